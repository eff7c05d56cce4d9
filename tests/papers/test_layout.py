"""The profiles as data, against the decree's ranges."""

from datetime import date

import pytest

from desktop.domain.errors import PaperRefused
from desktop.papers.layout import ND30, TextStyle, profile

STYLES = {
    "quoc_hieu": ND30.letterhead.state_title_style,
    "tieu_ngu": ND30.letterhead.motto_style,
    "co_quan_chu_quan": ND30.letterhead.superior_style,
    "co_quan_ban_hanh": ND30.letterhead.issuer_style,
    "so_ky_hieu": ND30.letterhead.number_style,
    "dia_danh_ngay": ND30.letterhead.place_date_style,
    "ten_loai": ND30.body.type_name,
    "trich_yeu": ND30.body.subject,
    "noi_dung": ND30.body.text,
    "muc_la_ma": ND30.body.headings[0],
    "khoan_co_tieu_de": ND30.body.headings[1],
    "quyen_han_chuc_vu": ND30.signatures.authority,
    "ho_ten_nguoi_ky": ND30.signatures.name,
    "noi_nhan_label": ND30.signatures.recipients_label_style,
    "noi_nhan_item": ND30.signatures.recipient_style,
}


@pytest.mark.parametrize(("element", "style"), STYLES.items(), ids=STYLES)
def test_each_element_is_set_as_the_decree_says(rules, element: str, style: TextStyle):
    rule = rules[element]
    low, high = rule["size"]["range"]
    assert low <= style.size <= high
    assert (style.bold, style.italic, style.caps) == tuple(rule.get(key, False) for key in ("bold", "italic", "caps"))
    assert style.source.startswith("ND30")


@pytest.mark.parametrize("side", ["top", "bottom", "left", "right"])
def test_margins_are_within_the_decree_s_range(rules, side: str):
    low, high = rules["page"]["margin_mm"][side]["range"]
    assert low <= getattr(ND30.page, side) <= high


def test_a_paper_takes_the_profile_of_its_day():
    assert profile("nd30", date(2021, 2, 5)) is ND30


def test_a_paper_older_than_every_profile_takes_the_oldest():
    assert profile("nd30", date(2019, 1, 1)) is ND30


def test_a_name_that_no_profile_has():
    with pytest.raises(PaperRefused, match="no-layout"):
        profile("decree-of-1975", date(2021, 1, 1))

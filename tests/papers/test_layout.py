"""The profiles as data, against the decree's ranges."""

from dataclasses import replace
from datetime import date

import pytest

from desktop.domain.errors import PaperRefused
from desktop.papers.layout import FRONT, ND30, PARTY_2018, PARTY_2026, PROFILES, YOUTH, Layout, TextStyle, profile
from tests.papers.layout_checks import all_rules

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


PARTY_STYLES = {
    "tieu_de_dang": PARTY_2026.letterhead.state_title_style,
    "co_quan_cap_tren": PARTY_2026.letterhead.superior_style,
    "co_quan_ban_hanh": PARTY_2026.letterhead.issuer_style,
    "so_ky_hieu": PARTY_2026.letterhead.number_style,
    "dia_danh_ngay": PARTY_2026.letterhead.place_date_style,
    "ten_loai": PARTY_2026.body.type_name,
    "trich_yeu": PARTY_2026.body.subject,
    "trich_yeu_cong_van": PARTY_2026.letterhead.letter_subject_style,
    "noi_dung": PARTY_2026.body.text,
    "muc_la_ma": PARTY_2026.body.headings[0],
    "quyen_han": PARTY_2026.signatures.authority,
    "chuc_vu": PARTY_2026.signatures.post,
    "ho_ten_nguoi_ky": PARTY_2026.signatures.name,
    "noi_nhan_label": PARTY_2026.signatures.recipients_label_style,
    "noi_nhan_item": PARTY_2026.signatures.recipient_style,
}


@pytest.mark.parametrize(("element", "style"), PARTY_STYLES.items(), ids=PARTY_STYLES)
def test_each_element_is_set_as_the_party_s_guide_says(element: str, style: TextStyle):
    rule = all_rules()["party"][element]
    size = rule.get("size", style.size)
    low, high = size["range"] if isinstance(size, dict) else (size, size)
    assert low <= style.size <= high
    for key in ("bold", "italic", "caps", "underline"):
        assert getattr(style, key) == rule.get(key, getattr(style, key))


@pytest.mark.parametrize("layout", PROFILES, ids=lambda layout: f"{layout.name}-{layout.valid_from.year}")
def test_every_profile_has_its_basis_and_its_day(layout: Layout):
    assert layout.basis
    assert layout.series in {"year", "term"}
    assert profile(layout.name, layout.valid_from) is layout


def test_the_youth_union_has_three_stars_and_the_front_its_board():
    assert YOUTH.letterhead.state_title == "ĐOÀN TNCS HỒ CHÍ MINH"
    assert (YOUTH.page.top, YOUTH.page.bottom, YOUTH.page.left, YOUTH.page.right) == (20, 20, 30, 20)
    assert FRONT.signatures.collective == "Ban Thường trực"


def test_backs_of_sheets_are_mirrored_where_a_layout_says_so():
    mirrored = replace(PARTY_2018.page, mirrored=True)
    assert [mirrored.left_on(number) for number in (1, 2, 3)] == [30, 15, 30]
    assert PARTY_2018.page.left_on(2) == 30


def test_a_paper_takes_the_profile_of_its_day():
    assert profile("nd30", date(2021, 2, 5)) is ND30
    assert profile("party", date(2026, 5, 26)) is PARTY_2018
    assert profile("party", date(2026, 5, 27)) is PARTY_2026


def test_a_paper_older_than_every_profile_takes_the_oldest():
    assert profile("nd30", date(2019, 1, 1)) is ND30


def test_a_name_that_no_profile_has():
    with pytest.raises(PaperRefused, match="no-layout"):
        profile("decree-of-1975", date(2021, 1, 1))

"""Where the tone mark stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.papers.fonts import FontSet
from desktop.papers.layout import ND30
from desktop.papers.layout_parts import Spelling
from desktop.papers.overrides import layout_with
from desktop.papers.spelling import respelled
from tests.papers import gallery
from tests.papers.layout_checks import sheet_of


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("Ủy ban", "Uỷ ban"),
        ("TỈNH ỦY", "TỈNH UỶ"),
        ("CỘNG HÒA", "CỘNG HOÀ"),
        ("Chủ tọa", "Chủ toạ"),
        ("khỏe, thúy", "khoẻ, thuý"),
    ],
)
def test_both_spellings(first: str, last: str):
    assert respelled(first, Spelling.LAST) == last
    assert respelled(last, Spelling.FIRST) == first


@pytest.mark.parametrize("same", ["Quý I", "quỹ", "hoàn thành", "toàn quốc", "khuyến khích"])
def test_what_has_one_spelling_keeps_it(same: str):
    assert respelled(same, Spelling.LAST) == same
    assert respelled(same, Spelling.FIRST) == same


@given(st.text(alphabet="hoàòaủyỷuqe n", max_size=20))
def test_respelling_twice_changes_nothing_more(text: str):
    once = respelled(text, Spelling.LAST)
    assert respelled(once, Spelling.LAST) == once


def test_the_paper_s_own_phrases_are_respelled_and_no_others(fonts: FontSet):
    printed = sheet_of(gallery.report(), layout_with(ND30, {"spelling": "last"}), fonts).printed
    assert printed.find("CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM").page == 1
    assert printed.find("TỈNH ỦY THANH BÌNH").page == 1

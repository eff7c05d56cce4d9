"""The search for a font that has every Vietnamese letter."""

from pathlib import Path

import pytest
from reportlab import __file__ as reportlab_file

from desktop.domain.errors import PaperRefused
from desktop.papers.fonts import FontSet, covers_vietnamese, find_fonts, first_complete, vietnamese_letters

#: A TrueType font without the Vietnamese letters.
VERA = Path(reportlab_file).parent / "fonts" / "Vera.ttf"


def family(path: Path) -> FontSet:
    return FontSet("some family", path, path, path, path)


def test_there_are_134_letters():
    letters = vietnamese_letters()
    assert len(letters) == 134
    assert {"đ", "Đ", "ắ", "Ữ", "ỵ"} <= letters
    assert not {letter for letter in letters if letter.isascii()}


def test_this_computer_has_a_complete_family(fonts: FontSet):
    assert fonts == find_fonts()
    assert all(map(covers_vietnamese, fonts.files))


def test_a_font_that_lacks_letters_is_passed_over(fonts: FontSet):
    assert not covers_vietnamese(VERA)
    assert first_complete([family(VERA), fonts]) == fonts


def test_a_family_with_a_missing_file_is_passed_over(fonts: FontSet, tmp_path: Path):
    assert first_complete([family(tmp_path / "none.ttf"), fonts]) == fonts


def test_a_file_that_is_no_font_is_passed_over(fonts: FontSet, tmp_path: Path):
    broken = tmp_path / "broken.ttf"
    broken.write_bytes(b"not a font")
    assert first_complete([family(broken), fonts]) == fonts


def test_no_font_at_all_is_refused_and_says_what_was_tried():
    with pytest.raises(PaperRefused) as refusal:
        first_complete([family(VERA)])
    assert refusal.value.reason == "no-font"
    assert "Vera.ttf" in refusal.value.detail

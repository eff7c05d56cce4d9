"""Keys for comparing Vietnamese text."""

import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.text import clean, fold, spelling_key, title_end, title_key

VECTORS = json.loads((Path(__file__).parent / "vn_test_vectors.json").read_text("utf-8"))


@pytest.mark.parametrize("vector", VECTORS["fold"], ids=lambda vector: vector["in"])
def test_folding_drops_every_mark(vector):
    assert fold(vector["in"]) == vector["out"]


@pytest.mark.parametrize("pair", VECTORS["same_syllable"], ids="=".join)
def test_the_place_of_a_tone_mark_does_not_count(pair):
    assert spelling_key(pair[0]) == spelling_key(pair[1])


@pytest.mark.parametrize("pair", VECTORS["not_same_syllable"], ids="≠".join)
def test_another_tone_or_letter_counts(pair):
    assert spelling_key(pair[0]) != spelling_key(pair[1])


def test_clean_text_is_composed_and_has_no_hidden_marks():
    decomposed = unicodedata.normalize("NFD", "Hội\u00a0 nghị\u200b\ttổng kết ")
    assert clean(decomposed) == "Hội nghị tổng kết"


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text):
    assert clean(clean(text)) == clean(text)


def test_a_title_is_found_whatever_its_case_and_final_stop():
    assert title_key("PHÒNG, CHỐNG MA TÚY;") == title_key("Phòng, chống ma tuý")
    assert title_key("Sơ kết quý I.") != title_key("Sơ kết quý II.")


#: What titles are made of, and what may stand between: tone marks in either place, capitals, signs that nobody sees.
PIECES = st.sampled_from(
    [
        *("hòa", "hoà", "HOÀ", "giải", "gia\u0309i", "a\u0301n", "an\u0301", "–", "-", " ", "  ", "\t", "\u00a0"),
        *("\u200b", "\u00ad", ".", ";", " .", "2021", "Đồng", "đô\u0300ng", "ß"),
    ]
)


@given(st.lists(PIECES, max_size=6).map("".join), st.lists(PIECES, max_size=6).map("".join))
def test_titles_of_one_key_have_one_end_unless_it_is_not_known(left, right):
    if title_key(left) == title_key(right):
        assert "" in (title_end(left), title_end(right)) or title_end(left) == title_end(right)


def test_the_end_of_a_title_is_its_last_word():
    assert title_end("Hoà giải ở CƠ SỞ.") == spelling_key("sở")

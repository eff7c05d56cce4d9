"""Keys for comparing Vietnamese text."""

import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.text import clean, fold, spelling_key, title_key

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

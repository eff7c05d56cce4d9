"""Vietnamese order."""

import json
import random
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.collation import in_order, name_key, sort_key

HERE = Path(__file__).parent
VECTORS = json.loads((HERE / "vn_test_vectors.json").read_text("utf-8"))
STORY = json.loads((HERE.parent / "workbooks" / "STORY.json").read_text("utf-8"))


def test_letters_stand_in_the_order_of_the_alphabet():
    letters = list(VECTORS["letter_order"])
    shuffled = random.Random(7).sample(letters, len(letters))
    assert sorted(shuffled, key=sort_key) == letters


def test_people_stand_by_given_name():
    names = VECTORS["name_sort_given_first"]
    shuffled = random.Random(7).sample(names, len(names))
    assert sorted(shuffled, key=name_key) == names


def test_the_delegates_of_the_sample_meeting_stand_by_given_name():
    names = STORY["people"]["sorted_by_given_name"]
    shuffled = random.Random(7).sample(names, len(names))
    assert sorted(shuffled, key=name_key) == names


def test_a_space_comes_before_every_letter():
    assert sort_key("An Bình") < sort_key("Anh")


WORDS = st.sampled_from(
    ["", "hoà", "hòa", "Hòa", "hoa", "hoả", "ho", "đ", "Đồng", "dong", "12", "1", "z", "An", "\u1100"]
)


@given(st.lists(st.one_of(st.lists(WORDS, max_size=4).map(" ".join), st.text(max_size=8))))
def test_many_texts_come_into_the_same_order(texts):
    assert [sort_key(text) for text in in_order(texts)] == sorted(map(sort_key, texts))
    assert sorted(in_order(texts)) == sorted(texts)

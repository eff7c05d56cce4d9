"""Finding a person by a few letters."""

import pytest

from desktop.presenters.typeahead import Suggestion, TypeAhead

PEOPLE = TypeAhead(
    [
        Suggestion(1, "Nguyễn Văn Đồng", "Chủ tịch, Hội Nông dân tỉnh"),
        Suggestion(2, "Đặng Thị Đông", "Phó Chủ tịch, Hội Phụ nữ"),
        Suggestion(3, "Đồng Minh An", "Ủy viên, Tỉnh đoàn"),
        Suggestion(4, "Lê Nguyễn Bình", "Chánh Văn phòng, Hội Nông dân tỉnh"),
    ]
)


def found(typed: str) -> list[int]:
    return [suggestion.value for suggestion in PEOPLE.matching(typed)]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("dong", [1, 2, 3]),
        ("van dong", [1]),
        ("nguyen", [1, 4]),
        ("ng v d", [1, 4]),
        ("nvd", [1]),
        ("nv dong", [1]),
        ("ngvdo", [1]),
        ("vd", []),
        ("ldnb", []),
        ("nong dan", [1, 4]),
        ("binh nong", [4]),
        ("khong ai", []),
    ],
)
def test_a_few_letters_without_marks_find_names_then_posts(typed, expected):
    assert found(typed) == expected


def test_marks_put_exact_matches_first():
    assert found("đông")[0] == 2
    assert found("Đồng") == [1, 3, 2]


def test_nothing_typed_offers_everything_in_its_order():
    assert found("  ") == [1, 2, 3, 4]


def test_what_is_to_come_later_stands_behind_other_names_but_before_other_posts():
    ranked = PEOPLE.matching("dong", later=lambda value: value == 1)
    assert [suggestion.value for suggestion in ranked] == [2, 3, 1]
    posts = PEOPLE.matching("ng", later=lambda value: value in (1, 4))
    assert [suggestion.value for suggestion in posts] == [1, 4]

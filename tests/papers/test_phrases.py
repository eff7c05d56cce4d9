"""Numbers and dates as official papers write them."""

from datetime import date
from decimal import Decimal

import pytest

from desktop.papers.phrases import letter, long_date, percent, roman


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2021, 2, 5), "ngày 05 tháng 02 năm 2021"),
        (date(2021, 3, 10), "ngày 10 tháng 3 năm 2021"),
        (date(2020, 1, 31), "ngày 31 tháng 01 năm 2020"),
        (date(2020, 12, 1), "ngày 01 tháng 12 năm 2020"),
    ],
)
def test_only_months_one_and_two_take_a_zero(day: date, words: str):
    assert long_date(day) == words


def test_points_follow_the_vietnamese_alphabet():
    assert [letter(number) for number in range(1, 8)] == ["a", "b", "c", "d", "đ", "e", "g"]


def test_points_go_on_after_the_alphabet():
    assert [letter(number) for number in (23, 24, 25)] == ["y", "aa", "ab"]


@pytest.mark.parametrize(("number", "digits"), [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (49, "XLIX"), (90, "XC")])
def test_roman_digits(number: int, digits: str):
    assert roman(number) == digits


@pytest.mark.parametrize(("share", "words"), [("100.0", "100 %"), ("97.9", "97,9 %"), ("0.0", "0 %"), ("90.0", "90 %")])
def test_percent_has_a_decimal_comma(share: str, words: str):
    assert percent(Decimal(share)) == words

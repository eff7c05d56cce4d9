"""Days, months, quarters and years as people name them: "30/6", "Quý II/2021", "15-20/5", "cuối tháng 6".

:func:`find_moments` names them day first, in their order, without knowing the plan's year.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import count

from desktop.domain.text import clean, fold


class Precision(StrEnum):
    """How exactly a :class:`Moment` is named."""

    DAY = "day"
    DAY_MONTH = "day-month"
    DAYS = "days"
    MONTH = "month"
    QUARTER = "quarter"
    PART = "part"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Moment:
    """A stretch of days named in a text: months ``first`` to ``last`` of ``year``, or a day of month ``first``.

    ``year`` is ``None`` when the text leaves it to the plan. ``month_first`` says that the numbers can only be read
    as month/day. ``days`` narrows a month ("cuối tháng 6", "15-20/6") to its first to last day given.
    """

    precision: Precision
    year: int | None = None
    first: int = 1
    last: int = 12
    day: int | None = None
    month_first: bool = False
    days: tuple[int, int] | None = None

    @property
    def is_range(self) -> bool:
        """Whether it goes from one day, month or quarter to another ("tháng 3 đến tháng 5")."""
        parts = {Precision.MONTH: 1, Precision.QUARTER: 3, Precision.DAYS: 0}
        return self.last - self.first >= parts.get(self.precision, 12)

    def span(self, year: int) -> tuple[date, date]:
        """Return the first and last day, in ``year`` unless the text named another one."""
        own = self.year or year
        if self.day is not None:
            day = date(own, self.first, self.day)
            return day, day
        length = monthrange(own, self.last)[1]
        first, last = self.days or (1, length)
        return date(own, self.first, first), date(own, self.last, min(last, length))


class NoSuchDay(ValueError):
    """A text names a day, month or quarter that the calendar does not have."""


_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_NUMBER_WORDS = {"ba": 3, "sau": 6, "chin": 9}
_YEAR = r"(?:\s*(?:/|-|\.|,?\s*(?:cua\s+)?nam|\s)\s*((?:19|20)\d\d)(?!\d))?"
_OF_YEAR = r"(?:\s*(?:/|-|,?\s*nam)\s*(?:19|20)\d\d)?"
_YEAR_AFTER = r"(?:\s*/\s*(?:\d{4}|\d{2}))?"
_MORE = r"((?:\s*(?:,|\+|&|-|va|den)\s*(?:{word})?\s*(?:{item})(?!\w)(?!\s*[/.-]\s*\d{{1,2}}(?!\d)))*)"
_TOKENS = re.compile(
    "|".join(
        (
            r"(?P<iso>(?<!\d)(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}(?!\d))",
            r"(?P<days>(?<![\d/.])(?<!tuan )(?<!dot )\d{1,2}\s*(?:-|den(?: het)?(?: ngay)?)\s*\d{1,2}\s*/\s*\d{1,2}"
            + _YEAR_AFTER
            + r"(?![\d/]))",
            r"(?P<spelled>(?<!\d)(?<!tuan )(?<!tuan thu )\d{1,2}\s*thang\s*\d{1,2}(?!\d)" + _OF_YEAR + ")",
            r"(?P<numeric>(?<![\d/])\d{1,2}\s*(?P<sep>[/.-])\s*\d{1,2}\s*(?P=sep)\s*(?:\d{4}|\d{2})(?!\d))",
            r"(?P<part>\b(?:\d{1,2}|sau|ba|chin)\s*(?:thang|t)\s*(?:dau|cuoi)\s*nam" + _YEAR + ")",
            r"(?P<half>\b(?:nua\s*)(?:dau|cuoi)\s*nam" + _YEAR + ")",
            r"(?P<quarter>\b(?:quy|qui|q)\s*\.?\s*(?:[ivx]+|\d{1,2})(?![\w])"
            + _MORE.format(word=r"quy|qui|q", item=r"[ivx]+|[1-4]")
            + _YEAR
            + ")",
            r"(?P<month>\b(?:(?:dau|giua|cuoi|(?:thuong|trung|ha)\s*tuan)\s*)?(?:thang|t)\s*\.?\s*\d{1,2}(?!\d)"
            + _MORE.format(word="thang|t", item=r"1[0-2]|0?[1-9]")
            + _YEAR
            + ")",
            r"(?P<roman>(?<!\w)(?:iv|i{1,3})\s*/\s*(?:19|20)\d\d(?!\d))",
            r"(?P<months>(?<![\d/.])\d{1,2}\s*-\s*\d{1,2}\s*/\s*(?:19|20)\d\d(?!\d))",
            r"(?P<short>(?<![\d/])\d{1,2}\s*[/.-]\s*(?:19|20)\d\d(?!\d))",
            r"(?P<daymonth>(?<![\d/.])\d{1,2}\s*(?P<dash>[/.-])\s*\d{1,2}(?!\d)(?!\s*(?P=dash)\s*\d))",
            r"(?P<end>\b(?:dau|cuoi)\s*nam(?!\w)" + _YEAR + ")",
            r"(?P<year>(?<!\d)(?:19|20)\d\d(?!\d))",
            r"(?P<whole>\b(?:ca|trong|toan|suot|het)\s*nam(?!\w))",
        )
    )
)
_WORDED_MONTH = re.compile(
    r"\bthang\s+(?:(muoi mot|muoi hai|muoi|gieng|mot|hai|ba|tu|sau|bay|tam|chin|chap)(?!\w)"
    r"(?!\s+(?:lan|cuoc|buoi|dot|don vi|ngay|thang|quy|\d))|(nam)(?=\s+nam\b|\s*/|\s*$))"
)
_MONTH_WORDS = dict(
    zip(
        ("mot", "hai", "ba", "tu", "nam", "sau", "bay", "tam", "chin", "muoi", "muoi mot", "muoi hai"),
        count(1),
        strict=False,
    )
) | {"gieng": 1, "chap": 12}
_DAYS_OF_PART = {"dau": (1, 10), "giua": (11, 20), "cuoi": (21, 31)} | {
    "thuong": (1, 10),
    "trung": (11, 20),
    "ha": (21, 31),
}
_ENGLISH_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ENGLISH_MONTH = re.compile(
    rf"(?<!\d)(\d{{1,2}})[-/ ]({'|'.join(_ENGLISH_MONTHS)})[a-z]*[-/, ]+(\d{{4}}|\d{{2}})(?!\d)"
)
_DASHES = str.maketrans("–—−", "---")
_ROMAN_BY_L = re.compile(r"(\bqu[yi]\s*\.?\s*)(l{1,3}|lv)(?!\w)")


def _full_year(digits: str) -> int:
    year = int(digits)
    if len(digits) > 2:
        return year
    return year + (2000 if year < 70 else 1900)


def _checked(moment: Moment) -> Moment:
    if moment.day is not None and not (
        1 <= moment.first <= 12 and 1 <= moment.day <= monthrange(moment.year or 2000, moment.first)[1]
    ):
        raise NoSuchDay
    return moment


def _numbers(text: str) -> list[str]:
    return re.findall(r"\d+", text)


def _year_in(text: str) -> int | None:
    found = re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)", text)
    return int(found.group()) if found else None


def _day(day: str, month: str, year: str | None) -> Moment:
    precision = Precision.DAY if year else Precision.DAY_MONTH
    number = _full_year(year) if year else None
    if int(month) > 12 >= int(day) and year:
        return _checked(Moment(precision, number, int(day), int(day), int(month), month_first=True))
    return _checked(Moment(precision, number, int(month), int(month), int(day)))


def _numeric(text: str) -> Moment:
    day, month, *year = _numbers(text)
    return _day(day, month, year[0] if year else None)


def _iso(text: str) -> Moment:
    year, month, day = _numbers(text)
    return _checked(Moment(Precision.DAY, int(year), int(month), int(month), int(day)))


def _days_of_month(text: str) -> Moment:
    first, last, month, *year = _numbers(text)
    moment = _checked(Moment(Precision.DAYS, _full_year(year[0]) if year else None, int(month), int(month), int(last)))
    if not 1 <= int(first) < int(last):
        raise NoSuchDay
    return replace(moment, day=None, days=(int(first), int(last)))


def _months(precision: Precision, first: int, last: int, year: int | None) -> Moment:
    if not 1 <= first <= last <= 12:
        raise NoSuchDay
    return Moment(precision, year, first, last)


def _quarter(text: str) -> Moment:
    year = _year_in(text)
    names = re.findall(r"\b(?:q|quy|qui)?\s*\.?(iv|i{1,3}|[vx]+|\d{1,2})(?!\w)", text)
    quarters = [_ROMAN.get(name) or (int(name) if name.isdecimal() else 0) for name in names]
    if not quarters or not all(1 <= quarter <= 4 for quarter in quarters):
        raise NoSuchDay
    return _months(Precision.QUARTER, 3 * min(quarters) - 2, 3 * max(quarters), year)


def _month(text: str) -> Moment:
    year = _year_in(text)
    months = [int(number) for number in _numbers(text) if len(number) <= 2]
    moment = _months(Precision.MONTH, min(months), max(months), year)
    part = text.split(maxsplit=1)[0] if text.startswith(tuple(_DAYS_OF_PART)) else ""
    return replace(moment, days=_DAYS_OF_PART[part]) if part in _DAYS_OF_PART else moment


def _short_month(text: str) -> Moment:
    month, year = _numbers(text)
    return _months(Precision.MONTH, int(month), int(month), int(year))


def _part_of_year(text: str) -> Moment:
    """Read "6 tháng đầu năm", "nửa cuối năm"; "đầu năm" and "cuối năm" are the first and last quarter."""
    word = text.split(maxsplit=1)[0]
    digits = re.match(r"\d+", word)
    months = _NUMBER_WORDS.get(word) or (int(digits.group()) if digits else 6 if word == "nua" else 3)
    if not 1 <= months <= 12:
        raise NoSuchDay
    first, last = (1, months) if "dau" in text else (13 - months, 12)
    return _months(Precision.PART, first, last, _year_in(text))


def _whole_year(text: str) -> Moment:
    return Moment(Precision.YEAR if _year_in(text) else Precision.PART, _year_in(text))


_READERS: dict[str, Callable[[str], Moment]] = {
    "iso": _iso,
    "days": _days_of_month,
    "spelled": _numeric,
    "numeric": _numeric,
    "part": _part_of_year,
    "half": _part_of_year,
    "quarter": _quarter,
    "month": _month,
    "months": _month,
    "roman": _quarter,
    "short": _short_month,
    "daymonth": _numeric,
    "end": _part_of_year,
    "year": _whole_year,
    "whole": _whole_year,
}


def plain_words(text: str) -> str:
    """Return ``text`` folded, with months that are spelled in words ("tháng Ba", "tháng Mười hai") as numbers.

    All dashes are alike, a Roman number typed with the letter l ("quý ll") is one, and so is "15-Jun-2021" a day.
    """
    dated = _ENGLISH_MONTH.sub(lambda day: f"{day[1]}/{_ENGLISH_MONTHS.index(day[2]) + 1}/{day[3]}", fold(text))
    plain = _ROMAN_BY_L.sub(lambda quarter: quarter[1] + quarter[2].replace("l", "i"), dated.translate(_DASHES))
    return _WORDED_MONTH.sub(lambda month: f"thang {_MONTH_WORDS[month[1] or month[2]]}", plain)


def scan(plain: str) -> Iterator[tuple[int, Moment]]:
    """Yield what is named in :func:`plain_words`, with its place there. Raises :class:`NoSuchDay`."""
    for match in _TOKENS.finditer(plain):
        name = next(name for name in _READERS if match[name] is not None)
        yield match.start(), _READERS[name](match[name])


def find_moments(text: str) -> tuple[Moment, ...]:
    """Return the days, months, quarters and years that ``text`` names, in its order, day first.

    Raises :class:`NoSuchDay` when one of them is not in the calendar ("31/6/2021", "tháng 13").
    """
    return tuple(moment for _, moment in scan(plain_words(clean(text))))

"""Days, months, quarters and years as people name them: "30/6", "Quý II/2021", "15-20/5", "cuối tháng 6".

:func:`find_moments` names them day first, in their order, without knowing the plan's year.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from desktop.domain.moment_words import full_year, plain_words
from desktop.domain.text import clean


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
_YEAR = r"(?:\s*(?:/|-|\.|,?\s*(?:cua\s+)?nam|\s)\s*((?:19|20)\d\d)(?!\d)|\s*/\s*[1-4]\d(?![\d/]))?"
_YEAR_AFTER = r"(?:\s*/\s*(?:\d{4}|\d{2}))?"
_MORE = r"((?:\s*(?:,|\+|&|-|va|den)\s*(?:{word})?\s*(?:{item})(?!\w)(?!\s*[/.-]\s*\d{{1,2}}(?!\d)))*)"
_MORE_DAYS = r"(?:\s*(?:[,;]|(?:[-&]|va|den(?: het)?)(?: ngay)?)\s*\d{1,2})+"
_TOKENS = re.compile(
    "|".join(
        (
            r"(?P<iso>(?<!\d)(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}(?!\d))",
            r"(?P<days>(?<![\d/.])(?<!dot )(?<!lan )(?<!thu )\d{1,2}"
            + _MORE_DAYS
            + r"\s*/\s*\d{1,2}"
            + _YEAR_AFTER
            + r"(?![\d/]))",
            r"(?P<numeric>(?<![\d/])\d{1,2}\s*(?P<sep>[/.-])\s*\d{1,2}\s*(?P=sep)\s*(?:\d{4}|\d{2})(?!\d))",
            r"(?P<commas>(?<!\d)\d{1,2},\d{1,2},(?:19|20)\d\d(?!\d))",
            r"(?P<part>\b(?:\d{1,2}|sau|ba|chin)\s*(?:thang|t)\s*(?:dau|cuoi)\s*nam" + _YEAR + ")",
            r"(?P<months_of_year>\b(?:[369]|sau|ba|chin)\s*thang\s*(?:/|,?\s*nam)\s*(?:19|20)\d\d(?!\d))",
            r"(?P<half>\b(?:nua\s*)(?:dau|cuoi)\s*nam" + _YEAR + ")",
            r"(?P<quarter>\b(?:quy|qui|q)\s*\.?\s*(?:[ivx]+|\d{1,2})(?![\w])"
            + _MORE.format(word=r"quy|qui|q", item=r"[ivx]+|[1-4]")
            + _YEAR
            + ")",
            r"(?P<month>\b(?:(?:nua\s*(?:dau|cuoi|sau)|dau|giua|cuoi|(?:thuong|trung|ha)\s*tuan)\s*)?"
            r"(?:thang|t)\s*\.?\s*\d{1,2}(?!\d)" + _MORE.format(word="thang|t", item=r"1[0-2]|0?[1-9]") + _YEAR + ")",
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
_DAYS_OF_PART = {"dau": (1, 10), "giua": (11, 20), "cuoi": (21, 31)} | {
    "thuong": (1, 10),
    "trung": (11, 20),
    "ha": (21, 31),
}
_HALVES = {"dau": (1, 15), "cuoi": (16, 31), "sau": (16, 31)}


_LONGEST = 400  # as much of a text as is looked at
_IS_RANGE = re.compile(r"-|\bden\b")
_YEAR_AT_END = re.compile(r"(?<!\d)((?:19|20)\d\d)$|/\s*(\d\d)$")


def _checked(moment: Moment) -> Moment:
    if moment.day is not None and not (
        1 <= moment.first <= 12 and 1 <= moment.day <= monthrange(moment.year or 2000, moment.first)[1]
    ):
        raise NoSuchDay
    return moment


def _numbers(text: str) -> list[str]:
    return re.findall(r"\d+", text)


def _without_year(text: str) -> tuple[str, int | None]:
    """Return ``text`` without the year at its end, and that year: "thang 6/21" has 2021."""
    found = _YEAR_AT_END.search(text)
    if found is None:
        return text, None
    return text[: found.start()], full_year(found[1] or found[2])


def _day(day: str, month: str, year: str | None) -> Moment:
    precision = Precision.DAY if year else Precision.DAY_MONTH
    number = full_year(year) if year else None
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
    """Read "15-20/5", "ngày 5, 15 và 25/6"."""
    written, _, rest = text.partition("/")
    *days, month = map(int, _numbers(written + rest.split("/")[0].rjust(4)))
    *_, year = [None, *_numbers(rest)[1:]]
    moment = _checked(Moment(Precision.DAYS, full_year(year) if year else None, month, month, days[-1]))
    if days[0] < 1 or days != sorted(set(days)):
        raise NoSuchDay
    return replace(moment, day=None, days=(days[0], days[-1]))


def _months(precision: Precision, first: int, last: int, year: int | None) -> Moment:
    if not 1 <= first <= last <= 12:
        raise NoSuchDay
    return Moment(precision, year, first, last)


def _ends(numbers: list[int], text: str) -> tuple[int, int]:
    """Return the first and last of months or quarters; a range over the year's end ("tháng 11 - tháng 2") is none."""
    if not numbers or (numbers[0] > numbers[-1] and _IS_RANGE.search(text)):
        raise NoSuchDay
    return min(numbers), max(numbers)


def _quarter(text: str) -> Moment:
    named, year = _without_year(text)
    names = re.findall(r"\b(?:q|quy|qui)?\s*\.?(iv|i{1,3}|[vx]+|\d{1,2})(?!\w)", named)
    first, last = _ends([_ROMAN.get(name) or (int(name) if name.isdecimal() else 0) for name in names], named)
    if not 1 <= first <= last <= 4:
        raise NoSuchDay
    return _months(Precision.QUARTER, 3 * first - 2, 3 * last, year)


def _month(text: str) -> Moment:
    named, year = _without_year(text)
    moment = _months(Precision.MONTH, *_ends(list(map(int, _numbers(named))), named), year)
    part, half = [*text.split(maxsplit=2), "", ""][:2]
    days = _HALVES[half] if part == "nua" else _DAYS_OF_PART.get(part)
    return replace(moment, days=days) if days else moment


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
    first, last = (13 - months, 12) if "cuoi" in text else (1, months)
    return _months(Precision.PART, first, last, _without_year(text)[1])


def _whole_year(text: str) -> Moment:
    year = _without_year(text)[1]
    return Moment(Precision.YEAR if year else Precision.PART, year)


_READERS: dict[str, Callable[[str], Moment]] = {
    "iso": _iso,
    "days": _days_of_month,
    "numeric": _numeric,
    "commas": _numeric,
    "part": _part_of_year,
    "months_of_year": _part_of_year,
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


def scan(plain: str) -> Iterator[tuple[int, Moment]]:
    """Yield what is named in :func:`plain_words`, with its place there. Raises :class:`NoSuchDay`."""
    for match in _TOKENS.finditer(plain):
        name = next(name for name in _READERS if match[name] is not None)
        yield match.start(), _READERS[name](match[name])


def find_moments(text: str) -> tuple[Moment, ...]:
    """Return the days, months, quarters and years that ``text`` names, in its order, day first.

    Raises :class:`NoSuchDay` when one of them is not in the calendar ("31/6/2021", "tháng 13").
    """
    return tuple(moment for _, moment in scan(plain_words(clean(text)[:_LONGEST])))

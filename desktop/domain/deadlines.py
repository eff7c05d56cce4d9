"""Days and deadlines as people write them: "30/6", "Quý II/2021", "trước ngày 22/1", "Thường xuyên".

A text is read in two steps. :func:`find_moments` names the days, months, quarters and years in it, day first, without
knowing the plan's year. :func:`read_deadline` adds that year and the words around ("trước", "từ … đến …") and gives the
days that are spanned. Nothing is guessed: a day that does not exist gives a doubt instead of a date.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from itertools import count

from desktop.domain.text import clean, fold


@dataclass(frozen=True, slots=True)
class Deadline:
    """A deadline: ``text`` as typed, and the first and last day it spans (both inclusive).

    ``ongoing`` marks "Thường xuyên", "Hằng tháng", "Hằng quý": no days of its own.
    ``start`` is ``None`` for "trước 30/6"; both are ``None`` for a text that names no day.
    """

    text: str
    start: date | None = None
    end: date | None = None
    ongoing: bool = False

    def last_day(self, year: int) -> date:
        """Return the day on which a task of the plan of ``year`` with this deadline falls due."""
        return self.end or date(year, 12, 31)


class DateDoubt(StrEnum):
    """Why a date in a text should be looked at."""

    NO_SUCH_DAY = "no-such-day"
    MONTH_FIRST = "month-first"


@dataclass(frozen=True, slots=True)
class DeadlineReading:
    """A deadline and what is doubtful about it; with ``NO_SUCH_DAY`` it has no days."""

    deadline: Deadline
    doubt: DateDoubt | None = None


class Precision(StrEnum):
    """How exactly a :class:`Moment` is named."""

    DAY = "day"
    DAY_MONTH = "day-month"
    MONTH = "month"
    QUARTER = "quarter"
    PART = "part"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Moment:
    """A stretch of days named in a text: months ``first`` to ``last`` of ``year``, or a day of month ``first``.

    ``year`` is ``None`` when the text leaves it to the plan. ``month_first`` says that the numbers can only be read
    as month/day. ``days`` narrows a month ("cuối tháng 6") to its first to last day given.
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
        """Whether it goes from one month or quarter to another ("tháng 3 đến tháng 5")."""
        parts = {Precision.MONTH: 1, Precision.QUARTER: 3}
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
_MORE = r"((?:\s*(?:,|\+|&|-|va|den)\s*(?:{word})?\s*(?:{item})(?!\w)(?!\s*[/.-]\s*\d{{1,2}}(?!\d)))*)"
_TOKENS = re.compile(
    "|".join(
        (
            r"(?P<iso>(?<!\d)(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}(?!\d))",
            r"(?P<spelled>(?<!\d)(?<!tuan )(?<!tuan thu )\d{1,2}\s*thang\s*\d{1,2}(?!\d)" + _OF_YEAR + ")",
            r"(?P<numeric>(?<![\d/])\d{1,2}\s*(?P<sep>[/.-])\s*\d{1,2}\s*(?P=sep)\s*(?:\d{4}|\d{2})(?!\d))",
            r"(?P<part>\b(?:\d{1,2}|sau|ba|chin)\s*thang\s*(?:dau|cuoi)\s*nam" + _YEAR + ")",
            r"(?P<half>\b(?:nua\s*)(?:dau|cuoi)\s*nam" + _YEAR + ")",
            r"(?P<quarter>\b(?:quy|qui|q)\s*\.?\s*(?:[ivx]+|\d{1,2})(?![\w])"
            + _MORE.format(word=r"quy|qui|q", item=r"[ivx]+|[1-4]")
            + _YEAR
            + ")",
            r"(?P<month>\b(?:(?:dau|giua|cuoi)\s*)?(?:thang|t)\s*\.?\s*\d{1,2}(?!\d)"
            + _MORE.format(word="thang|t", item=r"1[0-2]|0?[1-9]")
            + _YEAR
            + ")",
            r"(?P<short>(?<![\d/])\d{1,2}\s*[/.-]\s*(?:19|20)\d\d(?!\d))",
            r"(?P<daymonth>(?<![\d/.])\d{1,2}\s*(?P<dash>[/.-])\s*\d{1,2}(?!\d)(?!\s*(?P=dash)\s*\d))",
            r"(?P<end>\b(?:dau|cuoi)\s*nam(?!\w)" + _YEAR + ")",
            r"(?P<year>(?<!\d)(?:19|20)\d\d(?!\d))",
            r"(?P<whole>\b(?:ca|trong|toan|suot)\s*nam(?!\w))",
        )
    )
)
_ONGOING = re.compile(
    r"thuong xuyen|thuong ky|lien tuc|dinh ky|(?:hang|moi)\s*(?:ngay|tuan|thang|quy|qui|nam)\b|"
    r"\d+\s*(?:lan|cuoc|buoi|bao cao)\s*/\s*(?:tuan|thang|quy|nam)\b"
)
_BEFORE = re.compile(r"\btruoc\b")
_BEFORE_ALONE = re.compile(r"\btruoc\s*(?:nam\s*)?$")
_UNTIL = re.compile(r"\b(?:den|het|cham nhat|muon nhat|xong|toi)\b")
_SINCE = re.compile(r"\b(?:tu|bat dau)\b")
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
_DATE_LIKE = re.compile(r"\d\s*[/.-]\s*\d")
_DAYS_OF_PART = {"dau": (1, 10), "giua": (11, 20), "cuoi": (21, 31)}


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
    months = _NUMBER_WORDS.get(word) or (int(word) if word.isdecimal() else 6 if word == "nua" else 3)
    if not 1 <= months <= 12:
        raise NoSuchDay
    first, last = (1, months) if "dau" in text else (13 - months, 12)
    return _months(Precision.PART, first, last, _year_in(text))


def _whole_year(text: str) -> Moment:
    return Moment(Precision.YEAR, _year_in(text))


_READERS: dict[str, Callable[[str], Moment]] = {
    "iso": _iso,
    "spelled": _numeric,
    "numeric": _numeric,
    "part": _part_of_year,
    "half": _part_of_year,
    "quarter": _quarter,
    "month": _month,
    "short": _short_month,
    "daymonth": _numeric,
    "end": _part_of_year,
    "year": _whole_year,
    "whole": _whole_year,
}


def _plain(text: str) -> str:
    """Return ``text`` folded, with months that are spelled in words ("tháng Ba", "tháng Mười hai") as numbers."""
    return _WORDED_MONTH.sub(lambda month: f"thang {_MONTH_WORDS[month[1] or month[2]]}", fold(text))


def _scan(plain: str) -> Iterator[tuple[int, Moment]]:
    for match in _TOKENS.finditer(plain):
        name = next(name for name in _READERS if match[name] is not None)
        yield match.start(), _READERS[name](match[name])


def find_moments(text: str) -> tuple[Moment, ...]:
    """Return the days, months, quarters and years that ``text`` names, in its order, day first.

    Raises :class:`NoSuchDay` when one of them is not in the calendar ("31/6/2021", "tháng 13").
    """
    return tuple(moment for _, moment in _scan(_plain(clean(text))))


def _with_years(moments: list[Moment]) -> list[Moment]:
    """Give a moment without a year the next one's, and drop a year that only served for that."""
    settled: list[Moment] = []
    for moment in reversed(moments):
        following = settled[0] if settled else None
        if moment.year is not None or following is None:
            settled.insert(0, moment)
            continue
        if following.precision is Precision.YEAR:
            settled.pop(0)
        settled.insert(0, replace(moment, year=following.year))
    return settled


def _days(before: str, moments: list[Moment], year: int) -> tuple[date | None, date | None]:
    """Return the days spanned by ``moments``; ``before`` is the text that stands in front of the first one."""
    spans = [moment.span(year) for moment in moments]
    if len(moments) > 1:
        return spans[0][0], spans[-1][1]
    start, end = spans[0]
    if _BEFORE.search(before) and moments[0].precision is Precision.YEAR and not _BEFORE_ALONE.search(before):
        return None, end  # before a feast of that year, of which nobody says when it is
    if _BEFORE.search(before):
        return None, end if moments[0].day is not None else start - timedelta(days=1)
    if _UNTIL.search(before):
        return None, end
    if _SINCE.search(before) and not moments[0].is_range:
        return start, None
    return start, end


def _dated(text: str, plain: str, year: int | None) -> DeadlineReading:
    found = list(_scan(plain))
    moments = _with_years([moment for _, moment in found])
    if not moments:
        doubt = DateDoubt.NO_SUCH_DAY if _DATE_LIKE.search(plain) else None
        return DeadlineReading(Deadline(text), doubt)
    if year is None and any(moment.year is None for moment in moments):
        return DeadlineReading(Deadline(text))
    start, end = _days(plain[: found[0][0]], moments, year or 0)
    doubt = DateDoubt.MONTH_FIRST if any(moment.month_first for moment in moments) else None
    return DeadlineReading(Deadline(text, start, end), doubt)


def read_deadline(text: str, year: int | None) -> DeadlineReading:
    """Read a deadline; ``year`` is the plan's, for a text that names none (``None`` leaves its days open)."""
    kept = clean(text)
    plain = _plain(kept)
    if _ONGOING.search(plain):
        return DeadlineReading(Deadline(kept, ongoing=True))
    try:
        return _dated(kept, plain, year)
    except ValueError:
        return DeadlineReading(Deadline(kept), DateDoubt.NO_SUCH_DAY)


def parse_deadline(text: str, year: int | None) -> Deadline:
    """Return the deadline written in ``text``, without its doubts; see :func:`read_deadline`."""
    return read_deadline(text, year).deadline


def day_deadline(day: date) -> Deadline:
    """Return the deadline of one day, written ``dd/mm/yyyy``."""
    return Deadline(f"{day:%d/%m/%Y}", day, day)

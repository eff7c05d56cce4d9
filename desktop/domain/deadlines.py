"""Deadlines as people write them: "30/6", "Quý II/2021", "trước ngày 22/1", "Thường xuyên".

:func:`read_deadline` takes the days, months and quarters that :mod:`desktop.domain.moments` finds in a text, adds the
plan's year and the words around ("trước", "từ … đến …"), and gives the days that are spanned. Nothing is guessed: a day
that does not exist gives a doubt instead of a date.
"""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from desktop.domain.moment_words import plain_words
from desktop.domain.moments import Moment, Precision, scan
from desktop.domain.text import clean


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


_ONGOING = re.compile(
    r"thuong xuyen|thuong ky|lien tuc|dinh ky|\b(?:hang|moi)\s*(?:ngay|tuan|thang|quy|qui|nam)\b|"
    r"\d+\s*[a-z]+(?: [a-z]+)?\s*/\s*(?:tuan|thang|quy|nam)\b(?!\s*\d)|"
    r"\b(?:tuan|thang|quy|nam)(?:\s*/\s*|\s+(?:\d|mot|hai)\s+)lan\b"
)
_BEFORE = re.compile(r"\btruoc\b")
_BEFORE_ALONE = re.compile(r"\btruoc\s*(?:nam\s*|ngay\s*)?$")
_UNTIL = re.compile(r"\b(?:den|het|cham nhat|muon nhat|xong|toi|khong qua)\b")
_SINCE = re.compile(r"\b(?:tu|bat dau)\b")
_AFTER = re.compile(r"(?<!thu )\bsau\s*(?:ngay\s*)?$")
_ONWARD = re.compile(r"\btro (?:di|ve sau)\b")
_RANGE = re.compile(r"\b(?:den|toi|truoc|va)\b|-")
_EMPHASIS = re.compile(r"\b(?:trong tam|cao diem|tap trung|chu yeu|trong do)\b")
_DATE_LIKE = re.compile(r"\d\s*[/.-]\s*\d")
_LONGEST = 400  # as much of a text as is looked at: nobody writes a longer deadline, and looking takes its time
_NEXT_YEAR = re.compile(r"\bnam (?:sau|toi|tiep theo)$")
_AROUND_NEW_YEAR = timedelta(days=92)
_LUNAR = re.compile(r"\bam lich\b|\b(?:al|a\.l)\b")


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


def _narrowest(moments: list[Moment], said: str, year: int | None) -> list[Moment]:
    """Return of a quarter and a month in it ("Quý II (tháng 5)") the month alone, where nothing says from … to."""
    if len(moments) != 2 or _RANGE.search(said) or any(moment.day is not None for moment in moments):
        return moments
    spans = [moment.span(moment.year or year or 2000) for moment in moments]
    outer, inner = sorted(zip(spans, moments, strict=True), key=lambda pair: pair[0][0] - pair[0][1])
    return [inner[1]] if outer[0][0] <= inner[0][0] and inner[0][1] <= outer[0][1] else moments


def _outer_days(moments: list[Moment], year: int) -> tuple[date, date]:
    """Return the first and last day of several moments: "20/12 - 10/01" goes over the end of the year.

    Days that are further apart than around a new year are told as they are written, the last before the first.
    """
    spans = [moment.span(year) for moment in moments]
    start, end = spans[0][0], spans[-1][1]
    if end < start and moments[-1].year is None:
        later = moments[-1].span((moments[0].year or year) + 1)[1]
        return (start, later) if later - start <= _AROUND_NEW_YEAR else (start, end)
    return start, end


def _days(before: str, moments: list[Moment], year: int, onward: bool) -> tuple[date | None, date | None]:
    """Return the days spanned by ``moments``; ``before`` is the text that stands in front of the first one.

    ``onward`` says that a single one is only where the work begins ("Quý II trở đi").
    """
    if len(moments) > 1:
        start, end = _outer_days(moments, year)
        return None if _BEFORE_ALONE.search(before) else start, end
    start, end = moments[0].span(year)
    if _BEFORE.search(before) and moments[0].precision is Precision.YEAR and not _BEFORE_ALONE.search(before):
        return None, end  # before a feast of that year, of which nobody says when it is
    if _BEFORE.search(before):
        return None, end if moments[0].day is not None else start - timedelta(days=1)
    if _UNTIL.search(before):
        return None, end
    if _AFTER.search(before):
        return (start if moments[0].day is not None else end + timedelta(days=1)), None
    return start, None if onward or (_SINCE.search(before) and not moments[0].is_range) else end


def _stressed(plain: str) -> list[tuple[int, Moment]]:
    """Return what is named and where; of "Cả năm, trọng tâm tháng 7" not what is only stressed."""
    found = list(scan(plain))
    emphasis = _EMPHASIS.search(plain, found[0][0]) if found else None
    return [pair for pair in found if pair[0] < emphasis.start()] if emphasis else found


def _dated(text: str, plain: str, year: int | None) -> DeadlineReading:
    found = _stressed(plain)
    if _LUNAR.search(plain):
        return DeadlineReading(Deadline(text))  # a day of another calendar: no day is better than a wrong one
    if not found:
        return DeadlineReading(Deadline(text), DateDoubt.NO_SUCH_DAY if _DATE_LIKE.search(plain) else None)
    first = found[0][0]
    moments = _narrowest(_with_years([moment for _, moment in found]), plain[first:], year)
    if year is None and any(moment.year is None for moment in moments):
        return DeadlineReading(Deadline(text))
    plan = (year or 0) + bool(_NEXT_YEAR.search(plain))
    start, end = _days(plain[:first], moments, plan, bool(_ONWARD.search(plain)))
    doubt = DateDoubt.MONTH_FIRST if any(moment.month_first for moment in moments) else None
    return DeadlineReading(Deadline(text, start, end), doubt)


def read_deadline(text: str, year: int | None) -> DeadlineReading:
    """Read a deadline; ``year`` is the plan's, for a text that names none (``None`` leaves its days open)."""
    kept = clean(text)
    plain = plain_words(kept[:_LONGEST])
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

"""The days a paper is about, as people type them."""

import re
from datetime import date

from desktop.domain.assessments import Period
from desktop.domain.deadlines import read_deadline
from desktop.papers.periods import period_name
from desktop.papers.phrases import short_date
from desktop.services.printing import RecentPaper

_YEARS = re.compile(r"\s*((?:19|20)\d\d)\s*[-–]\s*((?:19|20)\d\d)\s*")


_YEAR = re.compile(r"\s*((?:19|20)\d\d)\s*")


def read_year(text: str) -> int | None:
    """Return the year that ``text`` is; ``None`` for anything else."""
    found = _YEAR.fullmatch(text)
    return int(found[1]) if found else None


def read_span(text: str, year: int) -> Period | None:
    """Return the days that "Quý II/2021", "6 tháng đầu năm", "2021" or "2016-2020" names; ``None`` for anything else.

    ``year`` is taken where none is named.
    """
    if years := _YEARS.fullmatch(text):
        first, last = sorted(map(int, years.groups()))
        return Period(date(first, 1, 1), date(last, 12, 31))
    if (one := read_year(text)) is not None:
        return Period(date(one, 1, 1), date(one, 12, 31))
    found = read_deadline(text, year).deadline if text.strip() else None
    return Period(found.start, found.end) if found and found.start and found.end else None


def span_of(paper: RecentPaper) -> str:
    """Return the days of a paper as they are typed."""
    if (period := paper.period) is not None:
        years = f"{period.start.year}-{period.end.year}"
        return years if period.start.year != period.end.year else period_name(period)
    if paper.as_of is not None:
        return short_date(paper.as_of)
    return str(paper.year or "")

"""Assessments: what a period brought, section by section, with the units' reports that it was written from."""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum

from desktop.domain.errors import RefusedValue
from desktop.domain.meetings import MeetingHead, MeetingKind, reviewed_year
from desktop.domain.text import clean


class AssessmentSection(StrEnum):
    """The sections of an assessment, in the order of reports."""

    ACHIEVEMENTS = "achievements"
    SHORTCOMINGS = "shortcomings"
    CAUSES = "causes"
    LESSONS = "lessons"
    PROPOSALS = "proposals"


@dataclass(frozen=True, slots=True)
class Period:
    """The days that are looked at, both included."""

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise RefusedValue("period", "before-start", self.end.isoformat())


@dataclass(frozen=True, slots=True)
class Assessment:
    """An assessment of a period, made at the meeting ``meeting_id`` if at one; a paragraph a line in each section.

    ``sources`` are the units' reports that were taken over, with the section that they went into.
    """

    id: int
    period: Period
    meeting_id: int | None = None
    texts: Mapping[AssessmentSection, str] = field(default_factory=dict)
    sources: frozenset[tuple[AssessmentSection, int]] = frozenset()

    def text(self, section: AssessmentSection) -> str:
        """Return the text of a section; empty where nothing is written."""
        return self.texts.get(section, "")

    def with_text(self, section: AssessmentSection, text: str) -> "Assessment":
        """Return it with another text in a section."""
        return replace(self, texts={**self.texts, section: text.strip()})


@dataclass(frozen=True, slots=True)
class ReportedLine:
    """A line that a unit's report offers: what it says, whose it is, and the file or way it came by."""

    report_id: int
    day: date
    text: str
    task: str
    unit: str = ""
    source: str = ""

    @property
    def as_paragraph(self) -> str:
        """The line as it goes into a section: with its unit."""
        said = clean(self.text)
        return f"{self.unit}: {said}" if self.unit else said


def taken_over(assessment: Assessment, section: AssessmentSection, line: ReportedLine) -> Assessment:
    """Return the assessment with a reported line added to the end of a section; a line taken before is not repeated."""
    key = (section, line.report_id)
    if key in assessment.sources and line.as_paragraph in assessment.text(section).splitlines():
        return assessment
    text = "\n".join(filter(None, (assessment.text(section), line.as_paragraph)))
    return replace(assessment.with_text(section, text), sources=assessment.sources | {key})


#: A meeting looks at the stretch whose last day is nearest: half a stretch back lies within it.
_HALF_A_QUARTER, _HALF_OF_SIX_MONTHS = timedelta(days=45), timedelta(days=90)


def reviewed_period(head: MeetingHead) -> Period:
    """Return the period that a meeting of its kind looks at: quarter, half-year, five years, else the year."""
    year = reviewed_year(head)
    day = head.start.date()
    match head.kind:
        case MeetingKind.QUARTERLY:
            return _months_around(day - _HALF_A_QUARTER, 3)
        case MeetingKind.HALF_YEAR:
            return _months_around(day - _HALF_OF_SIX_MONTHS, 6)
        case MeetingKind.FIVE_YEAR:
            return Period(date(year - 4, 1, 1), date(year, 12, 31))
        case _:
            return Period(date(year, 1, 1), date(year, 12, 31))


def _months_around(day: date, length: int) -> Period:
    """Return the quarter or half-year (``length`` months) in which ``day`` lies."""
    first = day.month - (day.month - 1) % length
    last = first + length - 1
    return Period(date(day.year, first, 1), date(day.year, last, monthrange(day.year, last)[1]))

"""The assessment that a meeting makes of its period: five texts, and the lines of units' reports to take over."""

from dataclasses import replace
from typing import Protocol

from desktop.domain.assessments import Assessment, AssessmentSection, Period, ReportedLine, taken_over
from desktop.domain.errors import ThuKyError
from desktop.presenters.forms import read_day
from desktop.presenters.open_meeting import Draft, OpenMeeting
from desktop.presenters.session import Failed
from desktop.services import assessments
from desktop.services.ledgers import Ledger


class AssessmentView(Protocol):
    """What shows the assessment."""

    def show_assessment(self) -> None:
        """Show texts, period and lines, which are different now."""

    def show_assessment_error(self, error: ThuKyError) -> None:
        """Say why it could not be kept; what is typed stays."""


class AssessmentPresenter:
    """State and commands of an open meeting's assessment. Each text is kept when it is left."""

    def __init__(self, opened: OpenMeeting, view: AssessmentView) -> None:
        self._opened = opened
        self._view = view
        self._draft: Draft[Assessment] | None = None
        self.lines: tuple[ReportedLine, ...] = ()
        self.section = AssessmentSection.ACHIEVEMENTS

    @property
    def assessment(self) -> Assessment | None:
        """The assessment; ``None`` until it is read."""
        return None if self._draft is None else self._draft.value

    def refresh(self) -> None:
        """Read the assessment and what units reported for its period."""
        self._opened.ask(self._read, self._take)

    def _read(self, ledger: Ledger) -> tuple[Assessment, tuple[ReportedLine, ...]]:
        found = assessments.assessment_of_meeting(ledger, self._opened.id)
        return found, tuple(assessments.reported_lines(ledger, found.period))

    def _take(self, found: tuple[Assessment, tuple[ReportedLine, ...]]) -> None:
        assessment, self.lines = found
        self._draft = Draft(assessment, self._save, _with_id, self._view.show_assessment_error)
        self._view.show_assessment()

    # ── What can be done ──

    def type(self, section: AssessmentSection, text: str) -> None:
        """Take the text of a section."""
        if self.assessment is not None and text.strip() != self.assessment.text(section):
            self._keep(self.assessment.with_text(section, text))

    def take_over(self, line: ReportedLine) -> None:
        """Add what a unit reported to the section that is written."""
        if self.assessment is not None:
            self._keep(taken_over(self.assessment, self.section, line))
            self._view.show_assessment()

    def is_taken(self, line: ReportedLine) -> bool:
        """Return whether a line was taken over into a section."""
        return self.assessment is not None and any(ref == line.report_id for _, ref in self.assessment.sources)

    def choose_period(self, start: str, end: str) -> bool:
        """Look at another period; return whether both are days, the first not after the last."""
        year = self._opened.meeting.head.start.year
        first, last = read_day(start, year), read_day(end, year)
        if self.assessment is None or first is None or last is None or last < first:
            return False
        if (period := Period(first, last)) != self.assessment.period:
            self._keep(replace(self.assessment, period=period))
            self._opened.ask(lambda ledger: tuple(assessments.reported_lines(ledger, period)), self._take_lines)
        return True

    def _take_lines(self, lines: tuple[ReportedLine, ...]) -> None:
        self.lines = lines
        self._view.show_assessment()

    def _keep(self, assessment: Assessment) -> None:
        if self._draft is not None:
            self._draft.keep(assessment)

    def _save(self, assessment: Assessment, done: "Kept", failed: Failed) -> None:
        self._opened.save(lambda ledger: assessments.save_assessment(ledger, assessment), done, failed)


class Kept(Protocol):
    """Gets an assessment as it was kept."""

    def __call__(self, assessment: Assessment, /) -> None:
        """Take it."""


def _with_id(typed: Assessment, kept: Assessment) -> Assessment:
    return replace(typed, id=kept.id)

"""The page of reports: what is counted for a stretch of days, the report in print, issuing it, what changed since."""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Protocol

from desktop.domain.assessments import Period
from desktop.domain.counts import Count
from desktop.domain.errors import ThuKyError
from desktop.domain.issued import IssuedPaper, PaperKind
from desktop.domain.tasks import TaskKind
from desktop.presenters.forms import read_day
from desktop.presenters.meeting_papers import file_title
from desktop.presenters.navigation import DirectionFilter, MeetingFilter, Navigate, PageKey, TaskFilter
from desktop.presenters.paper_spans import read_span
from desktop.presenters.session import Session
from desktop.services import issued
from desktop.services.changes import Noun
from desktop.services.directions import DirectionRow
from desktop.services.drifts import Drifted, TaskReason, drifted
from desktop.services.ledgers import Ledger
from desktop.services.printing import PaperRequest, issue_paper, owner_of, paper_pdf, print_paper
from desktop.services.reports import Report, last_day, period_name, report_on
from desktop.services.tasks import TaskRow, usual_year, years


class ReportsView(Protocol):
    """What shows the report."""

    def records_changed(self) -> None:
        """Have the report counted anew, now or when it is seen again."""

    def show_report(self) -> None:
        """Show the report, the periods that can be chosen, and what changed since it was issued."""

    def show_not_read(self, typed: str) -> None:
        """Say that ``typed`` names no period."""

    def show_pdf(self, pdf: bytes) -> None:
        """Show the report as it is printed."""

    def show_no_pdf(self, error: ThuKyError) -> None:
        """Say why it can't be printed."""

    def show_issued(self, paper: IssuedPaper) -> None:
        """Say under which number the report was issued."""

    def show_saved(self, path: Path) -> None:
        """Say where the report was saved."""


@dataclass(frozen=True, slots=True)
class _Read:
    """What is read for one period."""

    report: Report
    years: tuple[int, ...]
    issued: tuple[Drifted, ...]


class ReportsPresenter:
    """State and commands of the page. ``issued`` are the reports issued on the period, the newest first."""

    def __init__(
        self, session: Session, view: ReportsView, navigate: Navigate, now: Callable[[], datetime] = datetime.now
    ) -> None:
        self._session = session
        self._view = view
        self._navigate = navigate
        self._now = now
        self._period: Period | None = None
        self._years: tuple[int, ...] = ()
        self.as_today = False
        self.report: Report | None = None
        self.issued: tuple[Drifted, ...] = ()
        session.watch(frozenset(Noun), view.records_changed)

    # ── Which period ──

    @property
    def choices(self) -> tuple[Period, ...]:
        """The periods that are offered: of each year the year, its halves and quarters; and five years."""
        return tuple(period for year in self._years for period in _periods_of(year))

    def choose(self, period: Period) -> None:
        """Show the report on another period."""
        if self.report is None or period != self.report.period:
            self._period = period
            self.reload()

    def type(self, typed: str) -> None:
        """Show the report on the period that was typed: "Quý II/2021", "2021", "2016-2020", "1/1/2021-31/3/2021"."""
        found = read_span(typed, self._now().year) or read_days(typed)
        if found is None:
            self._view.show_not_read(typed)
        else:
            self.choose(found)

    def choose_units(self, *, as_today: bool) -> None:
        """Count by the units into which those of the period have passed by today, or by those of the report's day."""
        if as_today != self.as_today:
            self.as_today = as_today
            self.reload()

    def reload(self) -> None:
        """Count anew."""
        period, today, as_today = self._period, self._now().date(), self.as_today
        self._session.ask(lambda ledger: _read(ledger, period, today, as_today=as_today), self._take)

    def _take(self, found: _Read) -> None:
        if self._period in (None, found.report.period):
            self.report, self.issued, self._years = found.report, found.issued, found.years
            self._view.show_report()

    # ── The paper ──

    @property
    def can_issue(self) -> bool:
        """Whether no report on this period is in force."""
        return self.report is not None and not any(one.paper.in_force for one in self.issued)

    def preview(self) -> None:
        """Make the report as it is printed now."""
        if self.report is not None:
            request = request_of(self.report.period, self._now().date())
            self._session.ask(lambda ledger: paper_pdf(ledger, request), self._view.show_pdf, self._view.show_no_pdf)

    def file_name(self) -> str:
        """Return the name under which the report is offered to be saved."""
        title = f"Báo cáo {period_name(self.report.period)}" if self.report else ""
        return f"{self._now():%Y-%m-%d} {file_title(title)}.pdf"

    def save(self, path: Path) -> None:
        """Write the report to ``path``, as its name ends."""
        if self.report is not None:
            request = request_of(self.report.period, self._now().date())
            self._session.ask(lambda ledger: print_paper(ledger, request, path), self._view.show_saved)

    def issue(self) -> None:
        """Issue the report: it takes its number, and is kept with its numbers and lists as they are now."""
        if self.report is not None and self.can_issue:
            request, now = request_of(self.report.period, self._now().date()), self._now()
            self._session.change(lambda ledger: issue_paper(ledger, request, now), self._view.show_issued)

    # ── The rows behind a number ──

    def open_count(self, year: int, kind: TaskKind | None, count: Count | None) -> None:
        """Open the tasks of a year's plan behind one number, as of the report's day."""
        self._open_tasks(TaskFilter(year, kind=kind, count=count, planned=kind is None))

    def open_unit(self, unit_id: int | None) -> None:
        """Open the tasks of the plan that a unit leads."""
        if self.report is not None:
            self._open_tasks(TaskFilter(self.report.year, unit_id=unit_id, planned=True))

    def open_task(self, row: TaskRow) -> None:
        """Open a task."""
        self._open_tasks(TaskFilter(row.task.year, task_id=row.task.id))

    def open_reason(self, reason: TaskReason) -> None:
        """Open a task that counts otherwise now; one that is gone opens nothing."""
        if reason.moved.now is not None:
            self._open_tasks(TaskFilter(reason.year, task_id=reason.moved.task_id))

    def open_direction(self, row: DirectionRow) -> None:
        """Open a direction."""
        self._navigate(PageKey.DIRECTIONS, DirectionFilter(conclusion_id=row.direction.conclusion_id))

    def open_meeting(self, meeting_id: int | None) -> None:
        """Open a meeting, where there is one."""
        if meeting_id is not None:
            self._navigate(PageKey.MEETINGS, MeetingFilter(meeting_id))

    def open_figures(self) -> None:
        """Open the page of figures."""
        self._navigate(PageKey.FIGURES)

    def _open_tasks(self, wanted: TaskFilter) -> None:
        day = self.report.as_of if self.report is not None else None
        wanted = replace(wanted, as_today=self.as_today)
        if day is not None and day.year == wanted.year:
            wanted = replace(wanted, as_of=day)
        self._navigate(PageKey.TASKS, wanted)


def request_of(period: Period, today: date) -> PaperRequest:
    """Return the paper of the report on a period: a whole year has its own kind."""
    if period == _year(period.end.year):
        return PaperRequest(PaperKind.ANNUAL_REPORT, today, year=period.end.year)
    return PaperRequest(PaperKind.PERIOD_REPORT, today, period=period)


def _read(ledger: Ledger, period: Period | None, today: date, *, as_today: bool) -> _Read:
    chosen = period or _year(usual_year(ledger, today))
    request = request_of(chosen, today)
    kept = issued.versions(ledger, request.kind, *owner_of(ledger, request))
    return _Read(
        report_on(ledger, chosen, last_day(chosen, today), today if as_today else None),
        tuple(sorted({*years(ledger), chosen.end.year}, reverse=True)),
        tuple(drifted(ledger, paper) for paper in reversed(kept)),
    )


def _year(year: int) -> Period:
    return Period(date(year, 1, 1), date(year, 12, 31))


def _periods_of(year: int) -> tuple[Period, ...]:
    """Return the year, its halves, its quarters, and the five years that end with it where plans end so."""
    parts = [(first, length) for length in (6, 3) for first in range(1, 13, length)]
    shorter = (Period(date(year, first, 1), _last_of(year, first + length - 1)) for first, length in parts)
    five = (Period(date(year - 4, 1, 1), date(year, 12, 31)),) if year % 5 == 0 else ()
    return (_year(year), *shorter, *five)


def _last_of(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def read_days(typed: str) -> Period | None:
    """Return the days of "1/1/2021-31/3/2021"; ``None`` for anything else."""
    first, _, last = typed.replace("–", "-").partition("-")
    start, end = read_day(first, date.max.year), read_day(last, date.max.year)
    return Period(start, end) if start and end and start <= end else None

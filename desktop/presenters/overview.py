"""The first page: where the year stands, and what to do next."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Protocol

from desktop.domain.counts import Count, Counts
from desktop.domain.tasks import TaskKind
from desktop.presenters.navigation import MeetingFilter, Navigate, PageKey, TaskFilter, UnitFilter
from desktop.presenters.session import Session
from desktop.services.changes import Noun
from desktop.services.meetings import MeetingRow
from desktop.services.overviews import Overview, overview
from desktop.services.summaries import UnitCounts
from desktop.services.tasks import TaskRow


class OverviewView(Protocol):
    """What the presenter asks of the page."""

    def show_beginning(self, shown: Overview) -> None:
        """Say what to do first: nothing is in the ledger that could be counted."""

    def show_year(self, shown: Overview) -> None:
        """Show where the year stands."""


class OverviewPresenter:
    """Holds the year that is shown, and opens the rows behind each number. ``today`` tells the day."""

    def __init__(self, session: Session, view: OverviewView, navigate: Navigate, today: Callable[[], date]) -> None:
        self._session = session
        self._view = view
        self._navigate = navigate
        self._today = today
        self._year: int | None = None
        self._shown: Overview | None = None
        self.as_today = False
        session.watch(frozenset(Noun), self.refresh)

    def refresh(self) -> None:
        """Ask the ledger where the year stands."""
        year, as_today = self._year, self.as_today
        self._session.ask(lambda ledger: overview(ledger, self._today(), year, as_today=as_today), self._show)

    def choose_year(self, year: int) -> None:
        """Show another year."""
        if self._shown is None or year != self._shown.summary.year:
            self._year = year
            self.refresh()

    @property
    def units_on(self) -> date | None:
        """The day of the units that lead the tasks, where it is not the day for which these are counted."""
        return self._today() if self.as_today else None

    def choose_units(self, *, as_today: bool) -> None:
        """Show what units that are no more led under those into which they have passed by today, or as it was."""
        if as_today != self.as_today:
            self.as_today = as_today
            self.refresh()

    def _show(self, found: Overview) -> None:
        self._shown = found
        if found.years or found.meetings:
            self._view.show_year(found)
        else:
            self._view.show_beginning(found)

    # ── The rows behind a number ──

    def open_loose_results(self) -> None:
        """Open the results whose task is not known yet."""
        self._open_tasks(TaskFilter(self._current_year(), loose=True))

    def open_count(self, kind: TaskKind | None, count: Count | None) -> None:
        """Open the tasks of the year behind one number: of all kinds, and in all counts, where these are ``None``."""
        self._open_tasks(TaskFilter(self._current_year(), kind=kind, count=count))

    def open_unit(self, unit: UnitCounts) -> None:
        """Open the tasks of the year that a unit leads."""
        self._open_tasks(TaskFilter(self._current_year(), unit_id=unit.unit_id))

    def open_task(self, row: TaskRow) -> None:
        """Open a task in the list of its own year."""
        self._open_tasks(TaskFilter(row.task.year, kind=row.task.kind, text=row.task.title))

    def open_meeting(self, row: MeetingRow) -> None:
        """Open a meeting."""
        self._navigate(PageKey.MEETINGS, MeetingFilter(row.id))

    def begin_meeting(self) -> None:
        """Go and write down a new meeting."""
        self._navigate(PageKey.MEETINGS, MeetingFilter())

    def add_units(self) -> None:
        """Go and write down the units."""
        self._navigate(PageKey.UNITS, UnitFilter())

    def read_workbooks(self) -> None:
        """Go and read workbooks in."""
        self._navigate(PageKey.IMPORTS)

    def _open_tasks(self, wanted: TaskFilter) -> None:
        self._navigate(PageKey.TASKS, replace(wanted, as_today=self.as_today))

    def _current_year(self) -> int:
        return self._shown.summary.year if self._shown else self._today().year


def silent_units(shown: Overview) -> list[UnitCounts]:
    """Return the units that have reported on none of the year's tasks, with their counts."""
    return [unit for unit in shown.summary.units if unit.unit_id in shown.silent_units]


def kinds_in_use(shown: Overview) -> list[tuple[TaskKind | None, Counts]]:
    """Return the counts of each kind that the year has tasks of; with several, all together (``None``) at the end."""
    used = [(kind, counts) for kind, counts in shown.summary.kinds.items() if counts.total or counts.withdrawn]
    together: list[tuple[TaskKind | None, Counts]] = [*used]
    return [*together, (None, shown.summary.all)] if len(used) > 1 else together

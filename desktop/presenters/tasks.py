"""The page of tasks: which are shown, how they count, what was reported on one, and what can be done with it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from functools import partial
from typing import Protocol

from desktop.domain.counts import Counts, tally
from desktop.domain.tasks import ProgressReport, ReportedStatus, Task, TaskKind
from desktop.domain.text import fold, spelling_key
from desktop.domain.units import Unit, UnitDirectory
from desktop.presenters.navigation import TaskFilter
from desktop.presenters.session import Failed, Session
from desktop.services import tasks as task_services
from desktop.services.changes import Changed, Noun
from desktop.services.ledgers import Ledger
from desktop.services.tasks import LooseReport, TaskHistory, TaskRow, TaskYear

Undo = Callable[[], None]
Done = Callable[[], None]
Change = Callable[[Ledger], Changed[object]]


class TaskEvent(StrEnum):
    """What a command of this page has done."""

    ADDED = "added"
    EDITED = "edited"
    DELETED = "deleted"
    REPORTED = "reported"
    REPORT_DELETED = "report-deleted"
    CONFIRMED = "confirmed"
    WITHDRAWN = "withdrawn"
    REINSTATED = "reinstated"
    ATTACHED = "attached"


class TasksView(Protocol):
    """What shows the page; it looks up the state in its presenter."""

    def show_rows(self) -> None:
        """Show the rows, the counts and the choices, which are different now."""

    def show_history(self) -> None:
        """Show what was reported on the chosen task."""

    def show_loose(self) -> None:
        """Show the results whose task is not known."""

    def tell(self, event: TaskEvent, undo: Undo | None) -> None:
        """Say that something was done, and offer to take it back."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """A row with the text that it is searched by, without marks and as it is spelled."""

    row: TaskRow
    folded: str
    spelled: str


def _searched(row: TaskRow) -> str:
    task = row.task
    origin = row.origin
    parts = (
        task.number,
        task.title,
        row.lead_unit,
        *task.coordinating_units,
        task.due.text if task.due else "",
        task.note,
        row.meeting,
        origin.file if origin else "",
    )
    return " ".join(filter(None, parts))


def _entry(row: TaskRow) -> _Entry:
    text = _searched(row)
    return _Entry(row, fold(text), spelling_key(text))


class TasksPresenter:
    """State and commands of the page of tasks.

    ``wanted`` is what is asked for; ``shown`` the rows that fit it; ``counts`` are of those that fit all of it but the
    count itself, ``kinds`` of those that fit all but kind and count: so each number says what a click on it opens.
    """

    def __init__(self, session: Session, view: TasksView, now: Callable[[], datetime] = datetime.now) -> None:
        self._session = session
        self._view = view
        self._now = now
        self._entries: tuple[_Entry, ...] = ()
        self._asked_year: int | None = None
        self._asked_day: date | None = None
        self._chosen: int | None = None
        self.wanted = TaskFilter(now().year)
        self.as_of = now().date()
        self.years: tuple[int, ...] = (now().year,)
        self.units = UnitDirectory(())
        self.shown: tuple[TaskRow, ...] = ()
        self.counts = Counts()
        self.kinds: dict[TaskKind, Counts] = {kind: Counts() for kind in TaskKind}
        self.loose: tuple[LooseReport, ...] = ()
        self.history: TaskHistory | None = None
        self.loaded = False
        session.watch(frozenset({Noun.TASKS, Noun.UNITS, Noun.MEETINGS, Noun.BATCHES}), self.reload)

    @property
    def today(self) -> date:
        """Today."""
        return self._now().date()

    # ── Which rows ──

    def reload(self) -> None:
        """Read the year again, as of the day that is chosen."""
        year, day, today = self._asked_year, self._asked_day, self.today

        def read(ledger: Ledger) -> tuple[TaskYear, tuple[_Entry, ...]]:
            found = task_services.task_year(ledger, today, year, day)
            return found, tuple(map(_entry, found.rows))

        self._session.ask(read, lambda answer: self._take(*answer))

    def _take(self, found: TaskYear, entries: tuple[_Entry, ...]) -> None:
        self._entries = entries
        self.wanted = replace(self.wanted, year=found.year)
        self.as_of = found.as_of
        self.years = found.years
        self.units = found.units
        self.loose = found.loose
        self.loaded = True
        self._sift()
        self._view.show_loose()
        self._read_history()

    def open(self, wanted: TaskFilter) -> None:
        """Show what another screen asks for, as of the year's usual day."""
        self._asked_year, self._asked_day = wanted.year, None
        self._chosen = wanted.task_id
        self.wanted = replace(wanted, task_id=None, loose=False)
        self.reload()

    def choose_year(self, year: int) -> None:
        """Show the plan of another year, as of its usual day."""
        if year != self.wanted.year:
            self._asked_year, self._asked_day = year, None
            self.reload()

    def choose_day(self, day: date) -> None:
        """Show where the tasks stood on ``day``."""
        if day != self.as_of:
            self._asked_year, self._asked_day = self.wanted.year, day
            self.reload()

    def refine(self, wanted: TaskFilter) -> None:
        """Show the rows of the same year that fit ``wanted``."""
        self.wanted = replace(wanted, year=self.wanted.year)
        self._sift()

    def clear(self) -> None:
        """Show all tasks of the year."""
        self.refine(TaskFilter(self.wanted.year))

    @property
    def is_filtered(self) -> bool:
        """Whether anything but the year narrows what is shown."""
        return self.wanted != TaskFilter(self.wanted.year)

    @property
    def leaders(self) -> tuple[Unit, ...]:
        """The units that lead a task of the year, in the order of the directory."""
        leading = {entry.row.task.lead_unit_id for entry in self._entries}
        return tuple(unit for unit in self.units.units() if unit.id in leading or unit.id == self.wanted.unit_id)

    def _sift(self) -> None:
        wanted = self.wanted
        texted = [entry for entry in self._entries if self._fits_text(entry)]
        fitting = [entry.row for entry in _exact_first(texted, wanted.text) if self._fits_unit(entry)]
        self.kinds = {kind: _count(row for row in fitting if row.task.kind is kind) for kind in TaskKind}
        of_kind = [row for row in fitting if wanted.kind in (None, row.task.kind)]
        self.counts = _count(of_kind)
        self.shown = tuple(row for row in of_kind if wanted.count in (None, row.count))
        self._view.show_rows()

    def _fits_text(self, entry: _Entry) -> bool:
        return all(word in entry.folded for word in fold(self.wanted.text).split())

    def _fits_unit(self, entry: _Entry) -> bool:
        return self.wanted.unit_id in (None, entry.row.task.lead_unit_id)

    # ── One task ──

    @property
    def chosen(self) -> int | None:
        """The id of the task that is looked at."""
        return self._chosen

    def choose(self, task_id: int | None) -> None:
        """Show what was reported on this task."""
        if task_id != self._chosen:
            self._chosen = task_id
            self._read_history()

    def _read_history(self) -> None:
        task_id, day = self._chosen, self.as_of
        if task_id is None or not any(entry.row.task.id == task_id for entry in self._entries):
            self._take_history(None)
            return
        self._session.ask(lambda ledger: task_services.history(ledger, task_id, day), self._take_history)

    def _take_history(self, history: TaskHistory | None) -> None:
        if history is None or history.row.task.id == self._chosen:
            self.history = history
            self._view.show_history()

    # ── Commands; each can be taken back, but for deleting a task ──

    def save_task(self, task: Task, done: Done, failed: Failed) -> None:
        """Keep a task. A new one is shown, whatever the filters were."""

        def after(kept: Task) -> None:
            done()
            self._chosen = kept.id
            if not task.id:
                self._asked_year, self.wanted = kept.year, TaskFilter(kept.year)
            self._tell_saved(task, kept)

        self._session.change(lambda ledger: task_services.save_task(ledger, task), after, failed)

    def _tell_saved(self, given: Task, kept: Task) -> None:
        if given.id:
            before = self._known(given.id)
            self._view.tell(TaskEvent.EDITED, self._put_back(before) if before else None)
        else:
            self._view.tell(TaskEvent.ADDED, self._undo(lambda ledger: task_services.delete_task(ledger, kept.id)))

    def delete_task(self, task_id: int) -> None:
        """Take a task out; the view has asked the person."""
        self._session.change(
            lambda ledger: task_services.delete_task(ledger, task_id),
            lambda _: self._view.tell(TaskEvent.DELETED, None),
        )

    def withdraw(self, task_id: int, day: date, reason: str, done: Done, failed: Failed) -> None:
        """Withdraw a task from ``day`` on."""
        before = self._known(task_id)

        def after(_: Task) -> None:
            done()
            self._view.tell(TaskEvent.WITHDRAWN, self._put_back(before) if before else None)

        self._session.change(lambda ledger: task_services.withdraw_task(ledger, task_id, day, reason), after, failed)

    def reinstate(self, task_id: int) -> None:
        """Take a withdrawal back."""
        before = self._known(task_id)
        self._session.change(
            lambda ledger: task_services.reinstate_task(ledger, task_id),
            lambda _: self._view.tell(TaskEvent.REINSTATED, self._put_back(before) if before else None),
        )

    def save_report(self, report: ProgressReport, done: Done, failed: Failed) -> None:
        """Keep a progress entry."""
        before = self._reports().get(report.id)
        now = self._now()

        def after(kept: ProgressReport) -> None:
            done()
            self._view.tell(TaskEvent.REPORTED, self._report_back(before, kept))

        self._session.change(lambda ledger: task_services.save_report(ledger, report, now), after, failed)

    def delete_report(self, report: ProgressReport) -> None:
        """Take a progress entry out."""
        undo = self._report_as(replace(report, id=0))
        self._session.change(
            lambda ledger: task_services.delete_report(ledger, report.id),
            lambda _: self._view.tell(TaskEvent.REPORT_DELETED, undo),
        )

    def confirm(self, task_id: int, day: date, done: Done, failed: Failed) -> None:
        """Accept that a task was done on ``day``."""
        before = self._reports()
        now = self._now()

        def after(kept: ProgressReport) -> None:
            done()
            self._view.tell(TaskEvent.CONFIRMED, self._report_back(before.get(kept.id), kept))

        self._session.change(lambda ledger: task_services.confirm(ledger, task_id, day, now), after, failed)

    def attach(self, report: ProgressReport, task_id: int, done: Done, failed: Failed) -> None:
        """Say to which task a result belongs."""
        attached = replace(report, task_id=task_id)
        now = self._now()

        def after(_: ProgressReport) -> None:
            done()
            self._view.tell(TaskEvent.ATTACHED, self._report_as(report))

        self._session.change(lambda ledger: task_services.save_report(ledger, attached, now), after, failed)

    def rows_for(self, report: ProgressReport, take: Callable[[Sequence[TaskRow]], None]) -> None:
        """Hand over the tasks to which a result may belong: those of its year, the likeliest first."""
        year = report.as_of.year
        day = self.today

        def read(ledger: Ledger) -> list[TaskRow]:
            rows = task_services.rows_of_year(ledger, year, day)
            return sorted(rows, key=lambda row: -_likeness(report, row.task))

        self._session.ask(read, take)

    # ── What taking back needs ──

    def _known(self, task_id: int) -> Task | None:
        return next((entry.row.task for entry in self._entries if entry.row.task.id == task_id), None)

    def _reports(self) -> dict[int, ProgressReport]:
        return {report.id: report for report in self.history.reports} if self.history else {}

    def _put_back(self, before: Task) -> Undo:
        return self._undo(lambda ledger: task_services.save_task(ledger, before))

    def _report_as(self, before: ProgressReport) -> Undo:
        return self._undo(lambda ledger: task_services.save_report(ledger, before, self._now()))

    def _report_back(self, before: ProgressReport | None, kept: ProgressReport) -> Undo:
        """Return what makes ``kept`` what it was before; it is taken out where it was not there."""
        if before is not None:
            return self._report_as(before)
        return self._undo(lambda ledger: task_services.delete_report(ledger, kept.id))

    def _undo(self, change: Change) -> Undo:
        return partial(self._session.change, change)


def suggested_day(history: TaskHistory | None, today: date) -> date:
    """Return the day that is offered for a confirmation: the one reported with the waiting result, else ``today``."""
    reports = history.reports if history else ()
    waiting = [report for report in reports if report.status is ReportedStatus.DONE and not report.confirmed]
    return waiting[-1].counts_from if waiting else today


def _count(rows: Iterable[TaskRow]) -> Counts:
    return tally(row.standing for row in rows)


def _exact_first(entries: list[_Entry], typed: str) -> list[_Entry]:
    """Put entries that hold ``typed`` with its marks before those that only hold it without."""
    if fold(typed) == typed.casefold():
        return entries
    exact = spelling_key(typed)
    return sorted(entries, key=lambda entry: exact not in entry.spelled)


def _likeness(report: ProgressReport, task: Task) -> float:
    """Return how many of the words of a result and a task are the same (0 to 1), and 1 more for the same unit."""
    said, planned = set(fold(report.title).split()), set(fold(task.title).split())
    shared = len(said & planned) / max(1, len(said | planned))
    same_unit = report.unit_id is not None and report.unit_id == task.lead_unit_id
    return shared + same_unit

"""The register of directions: which are shown, by direction or by unit, and what can be done with the chosen one."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Protocol

from desktop.domain.deadlines import Deadline
from desktop.domain.lights import Light, count_lights
from desktop.domain.task_events import DECISIONS, EventKind, TaskEvent, usual_decider
from desktop.domain.tasks import ProgressReport, ReportedStatus, ReportSource
from desktop.domain.text import fold
from desktop.domain.units import Unit, UnitDirectory
from desktop.presenters.navigation import DirectionFilter
from desktop.presenters.session import Failed, Session
from desktop.presenters.task_commands import Confirmation, Done, TaskChange, TaskCommands, Undo
from desktop.services import directions as services
from desktop.services import sources, units
from desktop.services.changes import Noun
from desktop.services.directions import DirectionPart, DirectionRow, Register
from desktop.services.extensions import Decision
from desktop.services.issued import issued_pdf
from desktop.services.ledgers import Ledger

#: So many of the last entries of its history stand in the row of a direction.
HISTORY_LINES = 3


class DirectionsView(Protocol):
    """What shows the register; it looks up the state in its presenter."""

    def show_rows(self) -> None:
        """Show the rows, the lights and the choices, which are different now."""

    def show_chosen(self) -> None:
        """Show the chosen direction."""

    def tell(self, change: TaskChange, undo: Undo | None) -> None:
        """Say that something was done, and offer to take it back."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """A row with the text that it is searched by."""

    row: DirectionRow
    folded: str


class DirectionsPresenter:
    """State and commands of the register.

    ``shown`` are the rows that fit what is ``wanted``, ``lights`` the counts of those that fit all but the light.
    """

    def __init__(self, session: Session, view: DirectionsView, now: Callable[[], datetime] = datetime.now) -> None:
        self._session = session
        self._view = view
        self._now = now
        self._commands = TaskCommands(session, view.tell, now)
        self._register = Register(now().date(), ())
        self._entries: tuple[_Entry, ...] = ()
        self._asked_day: date | None = None
        self._chosen: object = None
        self._wanted_conclusion: int | None = None
        self.whole = False
        self._part: int | None = None
        self.wanted = DirectionFilter()
        self.units = UnitDirectory(())
        self.shown: tuple[DirectionRow, ...] = ()
        self.lights: dict[Light, int] = count_lights(())
        self.loaded = False
        session.watch(frozenset({Noun.TASKS, Noun.MEETINGS, Noun.UNITS, Noun.BATCHES}), self.reload)

    @property
    def today(self) -> date:
        """Today."""
        return self._now().date()

    @property
    def as_of(self) -> date:
        """The day of which the register is."""
        return self._asked_day or self.today

    # ── Which rows ──

    def reload(self) -> None:
        """Read the register again, as of the day that is chosen."""
        day, whole, also = self.as_of, self.whole, self._wanted_conclusion

        def read(ledger: Ledger) -> tuple[Register, UnitDirectory]:
            return services.register(ledger, day, whole=whole, also=also), units.directory(ledger)

        self._session.ask(read, lambda answer: self._take(*answer))

    def _take(self, register: Register, directory: UnitDirectory) -> None:
        self._register = register
        self.units = directory
        self.loaded = True
        self._arrange()

    def _arrange(self) -> None:
        by_unit = self.wanted.by_unit
        rows = (one for row in self._register.rows for one in (map(row.only, row.parts) if by_unit else (row,)))
        self._entries = tuple(_Entry(row, fold(_searched(row))) for row in rows)
        self._sift()

    def open(self, wanted: DirectionFilter) -> None:
        """Show what another screen asks for."""
        self._asked_day = None
        self._chosen = self._wanted_conclusion = wanted.conclusion_id
        self.wanted = replace(wanted, conclusion_id=None, owing=False)
        self.reload()

    def choose_day(self, day: date) -> None:
        """Show where the directions stood on ``day``."""
        if day != self.as_of:
            self._asked_day = day
            self.reload()

    @property
    def left_out(self) -> int:
        """How many directions are not shown because they were done long ago."""
        return self._register.left_out

    def choose_whole(self, whole: bool) -> None:
        """Show also what was done long ago, or not."""
        self.whole = whole
        self.reload()

    def refine(self, wanted: DirectionFilter) -> None:
        """Show the rows that fit ``wanted``."""
        again = wanted.by_unit != self.wanted.by_unit
        self.wanted = wanted
        if again:
            self._arrange()
        else:
            self._sift()

    @property
    def is_filtered(self) -> bool:
        """Whether something narrows what is shown."""
        return replace(self.wanted, by_unit=False) != DirectionFilter()

    @property
    def leaders(self) -> tuple[Unit, ...]:
        """The units to which something is given, in the order of the directory."""
        parts = (part for row in self._register.rows for part in row.parts)
        leading = {part.task.lead_unit_id for part in parts} | {self.wanted.unit_id}
        return tuple(unit for unit in self.units.units() if unit.id in leading)

    def _sift(self) -> None:
        words = fold(self.wanted.text).split()
        fitting = [entry.row for entry in self._entries if all(word in entry.folded for word in words)]
        fitting = [row for row in fitting if self.wanted.unit_id is None or self._is_given(row)]
        self.lights = count_lights(row.light for row in fitting)
        self.shown = tuple(row for row in fitting if self.wanted.light in (None, row.light))
        self._view.show_rows()
        self._view.show_chosen()

    def _is_given(self, row: DirectionRow) -> bool:
        return any(part.task.lead_unit_id == self.wanted.unit_id for part in row.parts)

    # ── One direction ──

    def identity(self, row: DirectionRow) -> object:
        """Return what tells a row again: its direction, and in a register by unit its part."""
        return (
            (row.direction.conclusion_id, row.parts[0].task.id) if self.wanted.by_unit else row.direction.conclusion_id
        )

    @property
    def chosen(self) -> DirectionRow | None:
        """The row that is looked at."""
        return next((row for row in self.shown if self.identity(row) == self._chosen), None)

    @property
    def part(self) -> DirectionPart | None:
        """The part of the chosen row that a command is for: the one chosen, else the first that is still open."""
        parts = self.chosen.parts if self.chosen else ()
        chosen = next((part for part in parts if part.task.id == self._part), None)
        return chosen or next((part for part in parts if part.standing.is_open), next(iter(parts), None))

    def choose(self, row: DirectionRow | None) -> None:
        """Look at a row."""
        identity = None if row is None else self.identity(row)
        if identity != self._chosen:
            self._chosen, self._part = identity, None
            self._view.show_chosen()

    def choose_part(self, task_id: int | None) -> None:
        """Say for which unit the commands are."""
        if task_id != self._part:
            self._part = task_id
            self._view.show_chosen()

    @property
    def usual_decider(self) -> str:
        """Who decided last on a direction."""
        return usual_decider(self._events(), *DECISIONS)

    @property
    def usual_confirmer(self) -> str:
        """Who confirmed last that a direction is done."""
        return usual_decider(self._events(), EventKind.CONFIRMED)

    def _events(self) -> Iterable[TaskEvent]:
        return (event for row in self._register.rows for part in row.parts for event in part.task.events)

    @property
    def suggested_day(self) -> date:
        """The day offered for a confirmation: the one told with the result that waits, else today."""
        waiting = [one for one in self._reports() if one.status is ReportedStatus.DONE and not one.confirmed]
        return waiting[-1].counts_from if waiting else self.today

    def _reports(self) -> list[ProgressReport]:
        """Return the reports on the part that a command is for."""
        part = self.part
        history = self.chosen.history if self.chosen and part else ()
        return [entry.report for entry in history if entry.report and part and entry.task_id == part.task.id]

    # ── Commands; each can be taken back ──

    def new_report(self) -> ProgressReport | None:
        """Return an empty report on the chosen part, told by telephone today."""
        part = self.part
        if part is None:
            return None
        return ProgressReport(0, part.task.id, "", self.today, ReportSource.PHONE, unit_id=part.task.lead_unit_id)

    def save_report(self, report: ProgressReport, done: Done, failed: Failed) -> None:
        """Keep a report."""
        self._commands.save_report(report, self._known(report.id), done, failed)

    def nothing_to_report(self, failed: Failed) -> None:
        """Write down that the unit has nothing to report today."""
        report = self.new_report()
        if report is not None:
            nothing = replace(report, status=ReportedStatus.NO_CHANGE)
            self._commands.save_report(nothing, None, _nothing, failed, TaskChange.NO_CHANGE)

    def confirm(self, confirmation: Confirmation, done: Done, failed: Failed) -> None:
        """Accept that the chosen part is done."""
        if self.part is not None:
            before = {report.id: report for report in self._reports()}
            self._commands.confirm(self.part.task.id, confirmation, before, done, failed)

    def extend(self, deadline: Deadline, decision: Decision, done: Done, failed: Failed) -> None:
        """Give the chosen part a new deadline."""
        if self.part is not None:
            self._commands.extend(self.part.task.id, deadline, decision, done, failed)

    def withdraw(self, decision: Decision, done: Done, failed: Failed) -> None:
        """Withdraw the chosen part."""
        if self.part is not None:
            self._commands.withdraw(self.part.task.id, decision, done, failed)

    def reinstate(self, decision: Decision, done: Done, failed: Failed) -> None:
        """Take the chosen part up again."""
        if self.part is not None:
            self._commands.reinstate(self.part.task.id, decision, done, failed)

    def take_back(self, event: TaskEvent) -> None:
        """Take a decision out of the history."""
        self._commands.take_back(event)

    def delete_report(self, report: ProgressReport) -> None:
        """Take a report out of the history."""
        self._commands.delete_report(report)

    def undo_last(self) -> None:
        """Take the last thing back that was done here."""
        self._commands.undo_last()

    def _known(self, report_id: int) -> ProgressReport | None:
        history = self.chosen.history if self.chosen else ()
        return next((entry.report for entry in history if entry.report and entry.report.id == report_id), None)

    # ── Sources ──

    def copy_workbook(self, import_row_id: int, folder: Path, take: Callable[[Path], None]) -> None:
        """Write the workbook of a report into ``folder`` and hand over where."""
        self._session.ask(lambda ledger: sources.copy_workbook(ledger, import_row_id, folder), take)

    def letter(self, paper_id: int, take: Callable[[bytes], None]) -> None:
        """Hand over a letter as it was issued."""
        self._session.ask(lambda ledger: issued_pdf(ledger, paper_id), take)


def _nothing() -> None:
    """Do nothing: there is no form to close."""


def _searched(row: DirectionRow) -> str:
    one = row.direction
    due = row.standing.due.text if row.standing.due else ""
    return " ".join((str(one.number), one.text, row.units, *one.coordinating_units, one.meeting, due, *_told(row)))


def _told(row: DirectionRow) -> Iterable[str]:
    for entry in row.history:
        if entry.report is not None:
            yield entry.report.result
        if entry.event is not None:
            yield f"{entry.event.reason} {entry.event.symbol}"

"""What taking over the rows of workbooks would change: decided here, from values alone; written by the services.

The sheets of a batch are planned in the order in which they make sense: registrations before outcomes, an earlier
version of a unit's workbook before its correction. A task that one file would make is known to the next.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from desktop.domain.figures import FigureKey, figure_key
from desktop.domain.imports import (
    Delegate,
    FigureRow,
    FileReading,
    ImportPlan,
    MissingTask,
    Outcome,
    PlannedFile,
    PlannedRow,
    PlannedRows,
    PlannedSheet,
    Problem,
    ProblemCode,
    Registration,
    RowReading,
    RowState,
    RowValues,
    SheetKind,
    SheetReading,
    Version,
    blocks,
)
from desktop.domain.tasks import ProgressReport, ReportSource, Task
from desktop.domain.text import spelling_key, title_key
from desktop.spreadsheets.entries import (
    Entry,
    Place,
    TaskEntry,
    TasksByTitle,
    as_delegate,
    as_outcome,
    as_registration,
    same_registration,
    same_values,
    task_key,
)
from desktop.spreadsheets.known import Known, meant_key
from desktop.spreadsheets.unit_finder import UnitFinder

_S = TypeVar("_S", Outcome, Delegate)
_K = TypeVar("_K", bound=Hashable)

_Settled = tuple[RowState, int, RowValues | None]


@dataclass(frozen=True, slots=True)
class _SheetAt:
    """A sheet that is planned: the places of its file and its own, and the unit that sent it.

    ``year`` is that of the plan it speaks of, ``day`` the one for which its rows speak.
    """

    file: int
    sheet: int
    reading: SheetReading
    sender: int | None
    year: int
    day: date
    version: Version


def _year(sheet: SheetReading, today: date) -> int:
    """Return the year whose plan a sheet speaks of."""
    return sheet.period or (sheet.span.end.year if sheet.span else today.year)


def _reports_nothing(says: Outcome) -> bool:
    """Return whether a row only names its task, as in a form that nobody has filled in yet."""
    nothing_done = says.percent is None and says.status is None and says.completed_on is None
    return nothing_done and says.result is None and says.note is None


def _report_key(task: int | None, title: str, unit: int | None, as_of: date | None) -> tuple[object, ...]:
    """Return what makes two outcomes one report: the task, else the title, the unit that tells it, and its day."""
    return task if task is not None else title_key(title), unit, as_of


def _person_key(full_name: str | None, unit: str | None) -> tuple[str, str]:
    return spelling_key(full_name or ""), spelling_key(unit or "")


class _Planner:
    def __init__(self, known: Known) -> None:
        self._known = known
        self.units = UnitFinder(known)
        self._made = 0
        self._tasks = TasksByTitle()
        self._by_key: dict[tuple[int, int], TaskEntry] = {}
        self._reports: dict[tuple[object, ...], Entry[Outcome]] = {}
        self._people: dict[tuple[str, str], Entry[Delegate]] = {}
        self._figures: dict[FigureKey, Entry[Decimal]] = {}
        self._changed: list[Entry[Any]] = []
        self._told: dict[tuple[int | None, str], int] = {}
        for task in known.tasks:
            self._remember_task(task)
        for report in [*(report for found in known.reports.values() for report in found), *known.unassigned]:
            self._remember_report(report)
        for person in known.people:
            says = as_delegate(person)
            self._people[_person_key(says.full_name, says.unit)] = Entry(person.id, says, says)
        for figure in known.figures:
            key = self._figure_key(figure.unit_id, figure.indicator, figure.start, figure.end)
            self._figures[key] = Entry(figure.id, figure.quantity, figure.quantity)

    def _remember_task(self, task: Task) -> None:
        says = as_registration(task, self._known.units)
        entry = TaskEntry(
            task.id,
            says,
            says,
            lead=task.lead_unit_id,
            first_lead=task.lead_unit_id,
            sender=task.sender_unit_id,
            version=self._known.versions.get(task.id, Version()),
            withdrawn=task.withdrawn_on is not None,
        )
        self._tasks.add(task.year, task_key(task.title), entry)
        self._by_key[task.year, task.id] = entry

    def _remember_report(self, report: ProgressReport) -> None:
        if report.task_id is not None and report.title:
            self._told[report.unit_id, title_key(report.title)] = report.task_id
        if report.source is ReportSource.IMPORT:
            says = as_outcome(report)
            key = _report_key(report.task_id, report.title, report.unit_id, report.as_of)
            self._reports[key] = Entry(report.id, says, says)

    def _note_change(self, entry: Entry[Any], at: _SheetAt, row: int) -> None:
        if entry.rows is None:
            entry.rows = []
            self._changed.append(entry)
        entry.rows.append((at.file, at.sheet, row))

    def _next_id(self) -> int:
        self._made -= 1
        return self._made

    def sheet(self, place: tuple[int, int], sheet: SheetReading) -> PlannedSheet:
        """Plan one sheet; what it makes is known to the sheets planned after it."""
        today = self._known.today
        day = sheet.speaks_for or date(today.year, 12, 31)
        self.units.on(day)
        at = _SheetAt(*place, sheet, self.units.find(sheet.sender), _year(sheet, today), day, sheet.version)
        plan = self._planning(sheet.kind)
        rows = PlannedRows(sheet.rows, (plan(row, at) for row in sheet.rows))
        return PlannedSheet(sheet, rows, sender_unit=at.sender)

    def _planning(self, kind: SheetKind) -> Callable[[RowReading, _SheetAt], PlannedRow]:
        """Return what plans a row of a sheet of this kind."""
        match kind:
            case SheetKind.REGISTRATIONS:
                return self._registration
            case SheetKind.OUTCOMES:
                return self._outcome
            case SheetKind.FIGURES:
                return self._figure
            case _:
                return self._delegate

    def _about(
        self, row: RowReading, text: str | None, column: str, at: _SheetAt
    ) -> tuple[int | None, tuple[Problem, ...]]:
        """Return the unit that a row is about, the named one or else the sender, and the row's problems with it."""
        if text is None:
            return at.sender, row.problems
        unit = self.units.find(text)
        if unit is not None:
            return unit, row.problems
        return None, (*row.problems, Problem(ProblemCode.UNKNOWN_UNIT, row.cells.get(column, ""), text))

    # ── registrations ────────────────────────────────────────────────────────────────────────────────────────────

    def _registration(self, row: RowReading, at: _SheetAt) -> PlannedRow:
        says = row.values
        assert isinstance(says, Registration)
        unit, problems = self._about(row, says.lead_unit, "lead_unit", at)
        for name in says.coordinating_units:
            self.units.heard(name)
        key = task_key(says.title or "")
        known = self._tasks.found(at.year, key)
        found = self._keyed_task(row, at) or (self._same_task(known, unit, at.sender) if known else None)
        if blocks(problems):
            return PlannedRow(row, RowState.PROBLEM, problems, unit=unit, task=found.id if found else None)
        if found is not None:
            return self._known_task(PlannedRow(row, RowState.SAME, problems, unit=unit, task=found.id), says, found, at)
        made = TaskEntry(self._next_id(), says, lead=unit, sender=at.sender, version=at.version)
        self._tasks.add(at.year, key, made)
        return PlannedRow(row, RowState.NEW, problems, unit=unit, task=made.id)

    def _keyed_task(self, row: RowReading, at: _SheetAt) -> TaskEntry | None:
        """Return the task that a row of a returned template was made from, whatever became of its title."""
        task = self._known.keys.get((at.file, at.reading.sheet, row.row)) if self._known.keys else None
        return None if task is None else self._by_key.get((at.year, task))

    @staticmethod
    def _same_task(known: list[TaskEntry], lead: int | None, sender: int | None) -> TaskEntry | None:
        """Return the task of that title under this lead, else the one that the same sender registered."""
        for task in known:
            if task.lead == lead:
                return task
        sent = [task for task in known if task.sender is not None and task.sender == sender]
        return sent[0] if len(sent) == 1 else None

    def _known_task(self, as_same: PlannedRow, says: Registration, found: TaskEntry, at: _SheetAt) -> PlannedRow:
        duplicate = any(problem.code is ProblemCode.DUPLICATE_ROW for problem in as_same.problems)
        same = same_registration(says, found.says) and as_same.unit == found.lead
        if same or duplicate or at.version.older_than(found.version):
            return as_same
        planned = as_same._replace(state=RowState.CHANGED, before=found.says)
        found.says, found.lead, found.version = says, as_same.unit, at.version
        self._note_change(found, at, as_same.reading.row)
        return planned

    # ── outcomes ─────────────────────────────────────────────────────────────────────────────────────────────────

    def _outcome(self, row: RowReading, at: _SheetAt) -> PlannedRow:
        says = row.values
        assert isinstance(says, Outcome)
        unit, problems = self._about(row, says.lead_unit, "lead_unit", at)
        if says.title is None:
            return PlannedRow(row, RowState.PROBLEM, problems, unit=unit)
        found = self._task_meant(row, says, says.title, at, unit)
        task = found.id if found else None
        waits = blocks(problems)
        if found is None:
            problems = (*problems, Problem(ProblemCode.NO_MATCH, row.cells.get("title", ""), says.title))
        if waits:
            return PlannedRow(row, RowState.PROBLEM, problems, unit=unit, task=task)
        if _reports_nothing(says):
            return PlannedRow(row, RowState.SAME, problems, unit=unit, task=task)
        report = _report_key(task, says.title, unit, at.day)
        state, record, before = self._settled(row.row, says, self._reports, report, at)
        return PlannedRow(row, state, problems, before, unit, task, record)

    def _task_meant(
        self, row: RowReading, says: Outcome, title: str, at: _SheetAt, unit: int | None
    ) -> TaskEntry | None:
        """Return the task that an outcome is about: that of the template's key, of its title, or the one answered."""
        found = self._keyed_task(row, at) or self._reported_task(title, at, unit)
        return found or (self._answered(says, title, at, unit) if self._known.meant or self._told else None)

    def _reported_task(self, title: str, at: _SheetAt, unit: int | None) -> TaskEntry | None:
        """Return the task of that title and year: the unit's own, else the only one there is."""
        known = self._tasks.found(at.year, task_key(title))
        if not known:
            return None
        own = [task for task in known if task.lead == unit]
        chosen = own or known
        return chosen[0] if len(chosen) == 1 else None

    def _answered(self, says: Outcome, title: str, at: _SheetAt, unit: int | None) -> TaskEntry | None:
        """Return the task that a person says is meant, or that this unit told of before under the same title."""
        told = self._known.meant.get(meant_key(says.lead_unit or at.reading.sender, title))
        task = self._told.get((unit, title_key(title))) if told is None else told
        return None if task is None else self._by_key.get((at.year, task))

    # ── people and figures ───────────────────────────────────────────────────────────────────────────────────────

    def _delegate(self, row: RowReading, at: _SheetAt) -> PlannedRow:
        says = row.values
        assert isinstance(says, Delegate)
        unit = self.units.find(says.unit)
        if blocks(row.problems):
            return PlannedRow(row, RowState.PROBLEM, row.problems, unit=unit)
        state, record, before = self._settled(row.row, says, self._people, _person_key(says.full_name, says.unit), at)
        return PlannedRow(row, state, row.problems, before, unit, record=record)

    def _settled(self, row: int, says: _S, entries: dict[_K, Entry[_S]], key: _K, at: _SheetAt) -> _Settled:
        """Return whether a row is new, the same or a change of the record under ``key``, the record, what it said."""
        entry = entries.get(key)
        if entry is None:
            entries[key] = made = Entry(self._next_id(), says)
            return RowState.NEW, made.id, None
        if same_values(entry.says, says):
            return RowState.SAME, entry.id, None
        before, entry.says = entry.says, says
        self._note_change(entry, at, row)
        return RowState.CHANGED, entry.id, before

    def _figure(self, row: RowReading, at: _SheetAt) -> PlannedRow:
        says = row.values
        assert isinstance(says, FigureRow)
        unit, problems = self._about(row, says.unit, "unit", at)
        state = RowState.PROBLEM if blocks(problems) else self._amounts(row, says, unit, at)
        return PlannedRow(row, state, problems, unit=unit)

    def _amounts(self, row: RowReading, says: FigureRow, unit: int | None, at: _SheetAt) -> RowState:
        span = at.reading.span
        if span is None:
            return RowState.NEW
        states = {
            self._amount(row.row, at, self._figure_key(unit, amount.indicator, span.start, span.end), amount.quantity)
            for amount in says.amounts
            if amount.quantity is not None
        }
        if states == {RowState.SAME}:
            return RowState.SAME
        return RowState.NEW if states <= {RowState.NEW} else RowState.CHANGED

    def _figure_key(self, unit: int | None, indicator: str, start: date, end: date) -> FigureKey:
        meant = self._known.indicators.get(spelling_key(indicator), indicator)
        return figure_key(unit, meant, start, end)

    def _amount(self, row: int, at: _SheetAt, key: FigureKey, quantity: Decimal) -> RowState:
        entry = self._figures.get(key)
        if entry is None:
            self._figures[key] = Entry(self._next_id(), quantity)
            return RowState.NEW
        if entry.says == quantity:
            return RowState.SAME
        entry.says = quantity
        self._note_change(entry, at, row)
        return RowState.CHANGED

    # ── the batch as a whole ─────────────────────────────────────────────────────────────────────────────────────

    def unchanged(self) -> set[Place]:
        """Return the rows whose changes cancel each other out: their records end as the ledger has them."""
        back: set[Place] = set()
        forth: set[Place] = set()
        for entry in self._changed:
            (back if self._ends_as_it_was(entry) else forth).update(entry.rows or ())
        return back - forth

    @staticmethod
    def _ends_as_it_was(entry: Entry[Any]) -> bool:
        if isinstance(entry, TaskEntry):
            as_before = entry.first is not None and same_registration(entry.says, entry.first)
            return as_before and entry.lead == entry.first_lead
        return entry.first is not None and same_values(entry.says, entry.first)

    def missing(self, sheets: Sequence[PlannedSheet]) -> tuple[MissingTask, ...]:
        """Return the tasks that the sender of these sheets of one file had registered and that they have no more."""
        first = sheets[0]
        if first.sender_unit is None or all(
            sheet.rows.states.count(RowState.NEW) == len(sheet.rows) for sheet in sheets
        ):
            return ()
        listed = set().union(*(sheet.rows.tasks for sheet in sheets))
        return tuple(
            MissingTask(task.id, task.says.title or "", task.says.lead_unit or "")
            for task in self._tasks.of_year(first.reading.period or 0)
            if task.sender == first.sender_unit
            and task.id not in listed
            and not task.withdrawn
            and not first.reading.version.older_than(task.version)
        )


def _planning_order(place: tuple[int, int, SheetReading]) -> tuple[bool, int, date, int, int]:
    """Registrations before all else; an earlier version before its correction; else as given."""
    file, sheet, reading = place
    is_registration = reading.kind is SheetKind.REGISTRATIONS
    return not is_registration, reading.revision, reading.dated or date.min, file, sheet


def _with_missing(planner: _Planner, sheets: list[PlannedSheet]) -> tuple[PlannedSheet, ...]:
    """Note the missing tasks on the first sheet of each sender and year of one file."""
    groups: dict[tuple[int | None, int | None], list[int]] = defaultdict(list)
    for place, sheet in enumerate(sheets):
        if sheet.reading.kind is SheetKind.REGISTRATIONS:
            groups[sheet.sender_unit, sheet.reading.period].append(place)
    for places in groups.values():
        missing = planner.missing([sheets[place] for place in places])
        sheets[places[0]] = replace(sheets[places[0]], missing=missing)
    return tuple(sheets)


def _settle_as_same(sheet: PlannedSheet, numbers: set[int]) -> None:
    """Let the rows with these numbers change nothing after all."""
    sheet.rows.settle_as_same([place for place, number in enumerate(sheet.rows.numbers) if number in numbers])


def plan_import(readings: Sequence[FileReading], known: Known) -> ImportPlan:
    """Return what taking over these files would change, given what is known; the files stay in the order given."""
    planner = _Planner(known)
    places = [(f, s, sheet) for f, reading in enumerate(readings) for s, sheet in enumerate(reading.sheets)]
    planned = {(f, s): planner.sheet((f, s), sheet) for f, s, sheet in sorted(places, key=_planning_order)}
    unchanged: dict[tuple[int, int], set[int]] = defaultdict(set)
    for f, s, number in planner.unchanged():
        unchanged[f, s].add(number)
    for place, numbers in unchanged.items():
        _settle_as_same(planned[place], numbers)
    files = []
    for f, reading in enumerate(readings):
        sheets = _with_missing(planner, [planned[f, s] for s in range(len(reading.sheets))])
        files.append(PlannedFile(reading, sheets, known.last_read.get(reading.sha256)))
    return ImportPlan(tuple(files), tuple(planner.units.names))

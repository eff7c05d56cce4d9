"""What taking over the rows of workbooks would change: decided here, from values alone; written by the services.

The sheets of a batch are planned in the order in which they make sense: registrations before outcomes, an earlier
version of a unit's workbook before its correction. A task that one file would make is known to the next.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from operator import attrgetter
from typing import Any, Generic, TypeVar

from desktop.domain.figures import Figure, FigureKey, figure_key
from desktop.domain.imports import (
    Delegate,
    FigureRow,
    FileReading,
    ImportPlan,
    MissingTask,
    Outcome,
    PlannedFile,
    PlannedRow,
    PlannedSheet,
    Problem,
    ProblemCode,
    Registration,
    RowReading,
    RowState,
    SheetKind,
    SheetReading,
    Version,
    blocks,
)
from desktop.domain.people import Person, Position
from desktop.domain.tasks import ProgressReport, ReportSource, Task
from desktop.domain.text import spelling_key, title_key
from desktop.domain.units import UnitDirectory, expanded_key

T = TypeVar("T")
_S = TypeVar("_S", Outcome, Delegate)
_K = TypeVar("_K", bound=Hashable)

#: The tasks that rows of returned templates were made from, by file, sheet's name and row.
Keys = Mapping[tuple[int, str, int], int]

#: A person's answer "this is a unit that the directory has not got".
NEW_UNIT = 0


@dataclass(frozen=True, slots=True)
class Known:
    """What the ledger holds, as far as a plan depends on it.

    ``units_are_given`` is false until a person has said which units there are: the workbooks name them then.
    ``versions`` says which version of its sender's workbook each imported task comes from, by task id; ``answers`` what
    a person said of unit names, by :func:`spelling_key`: a unit's id, or :data:`NEW_UNIT`; ``keys`` what the rows of
    returned templates say of themselves.
    """

    units: UnitDirectory
    today: date
    units_are_given: bool = True
    tasks: Sequence[Task] = ()
    reports: Mapping[int, Sequence[ProgressReport]] = field(default_factory=dict)
    unassigned: Sequence[ProgressReport] = ()
    versions: Mapping[int, Version] = field(default_factory=dict)
    people: Sequence[Person] = ()
    figures: Sequence[Figure] = ()
    answers: Mapping[str, int] = field(default_factory=dict)
    keys: Keys = field(default_factory=dict)
    last_read: Mapping[str, date] = field(default_factory=dict)


#: A row of the batch: the places of its file and sheet, and its number.
_Place = tuple[int, int, int]


@dataclass(slots=True)
class _Entry(Generic[T]):
    """A record that the ledger holds, or that the plan would make (its id is below zero).

    ``first`` is what it said in the ledger, ``says`` what it would say after the rows planned so far, ``changed_by``
    the rows that would change it.
    """

    id: int
    says: T
    first: T | None = None
    changed_by: list[_Place] = field(default_factory=list)


@dataclass(slots=True)
class _TaskEntry(_Entry[Registration]):
    """A task with its lead unit, the unit whose workbook registered it, and that workbook's version."""

    lead: int | None = None
    first_lead: int | None = None
    sender: int | None = None
    version: Version = field(default_factory=Version)
    withdrawn: bool = False


class _Units:
    """Finds units, and proposes those that a ledger without a directory, or a person's answer, calls for."""

    def __init__(self, known: Known) -> None:
        self._known = known.units
        self._answers = known.answers
        self._proposes = not known.units_are_given
        self._proposed: dict[str, int] = {}
        self._found: dict[str, int] = {}
        self.names: list[str] = []

    def find(self, text: str | None) -> int | None:
        """Return the unit that ``text`` names, ``None`` for no text and for one that names no unit."""
        if text is None:
            return None
        found = self._found.get(text)
        if found is None:
            found = self._look_up(text)
            if found is not None:
                self._found[text] = found
        return found

    def _look_up(self, text: str) -> int | None:
        answer = self._answers.get(spelling_key(text))
        if answer is not None and answer != NEW_UNIT:
            return answer
        found = self._known.find(text)
        if found is not None:
            return found.id
        if answer == NEW_UNIT or self._proposes:
            return self._propose(text)
        return self._proposed.get(expanded_key(text))

    def _propose(self, text: str) -> int:
        key = expanded_key(text)
        if key not in self._proposed:
            self.names.append(text)
            self._proposed[key] = -len(self.names)
        self.heard(text)
        return self._proposed[key]

    def heard(self, text: str) -> None:
        """Take a better spelling of a proposed unit: one not in capitals, then the one written out in full."""
        ref = self._proposed.get(expanded_key(text)) if self._proposed else None
        if ref is not None:
            self.names[-ref - 1] = max(self.names[-ref - 1], text, key=lambda name: (not name.isupper(), len(name)))


def _same_texts(left: Iterable[str], right: Iterable[str]) -> bool:
    return [spelling_key(text) for text in left] == [spelling_key(text) for text in right]


def _same_registration(left: Registration, right: Registration) -> bool:
    """Return whether two versions of a task say the same, spelling apart (the lead unit is compared as a unit)."""
    return (
        left.kind == right.kind
        and title_key(left.title or "") == title_key(right.title or "")
        and left.due == right.due
        and left.target == right.target
        and spelling_key(left.note or "") == spelling_key(right.note or "")
        and _same_texts(left.coordinating_units, right.coordinating_units)
    )


def _as_registration(task: Task, units: UnitDirectory) -> Registration:
    lead = None if task.lead_unit_id is None else units[task.lead_unit_id].name
    return Registration(task.title, task.kind, lead, task.coordinating_units, task.due, task.target, task.note or None)


def _as_outcome(report: ProgressReport) -> Outcome:
    return Outcome(
        report.title,
        None,
        report.percent,
        report.status,
        report.completed_on,
        report.result or None,
        report.note or None,
    )


def _same_values(left: object, right: object) -> bool:
    """Return whether two records say the same; how their names are spelled does not count."""
    if isinstance(left, Outcome) and isinstance(right, Outcome):
        return replace(left, title=right.title, lead_unit=right.lead_unit) == right
    if isinstance(left, Delegate) and isinstance(right, Delegate):
        return replace(left, full_name=right.full_name, unit=right.unit) == right
    return left == right


@dataclass(frozen=True, slots=True)
class _SheetAt:
    """A sheet that is planned: the places of its file and its own, and the unit that sent it."""

    file: int
    sheet: int
    reading: SheetReading
    sender: int | None


def _year(sheet: SheetReading, today: date) -> int:
    """Return the year whose plan a sheet speaks of."""
    return sheet.period or (sheet.span.end.year if sheet.span else today.year)


def _reports_nothing(says: Outcome) -> bool:
    """Return whether a row only names its task, as in a form that nobody has filled in yet."""
    return all(said is None for said in (says.percent, says.status, says.completed_on, says.result, says.note))


def _report_key(task: int | None, title: str, unit: int | None, as_of: date | None) -> tuple[object, ...]:
    """Return what makes two outcomes one report: the task, else the title, the unit that tells it, and its day."""
    return task if task is not None else title_key(title), unit, as_of


def _person_key(full_name: str | None, unit: str | None) -> tuple[str, str]:
    return spelling_key(full_name or ""), spelling_key(unit or "")


def _as_delegate(person: Person) -> Delegate:
    post = person.positions[0] if person.positions else Position("")
    return Delegate(person.full_name, post.title or None, post.unit or None, person.phone or None, person.note or None)


class _Planner:
    def __init__(self, known: Known) -> None:
        self._known = known
        self.units = _Units(known)
        self._made = 0
        self._tasks: dict[tuple[int, str], list[_TaskEntry]] = defaultdict(list)
        self._by_key: dict[tuple[int, int], _TaskEntry] = {}
        self._reports: dict[tuple[object, ...], _Entry[Outcome]] = {}
        self._people: dict[tuple[str, str], _Entry[Delegate]] = {}
        self._figures: dict[FigureKey, _Entry[Decimal]] = {}
        for task in known.tasks:
            self._remember_task(task)
        for report in [*(report for found in known.reports.values() for report in found), *known.unassigned]:
            self._remember_report(report)
        for person in known.people:
            says = _as_delegate(person)
            self._people[_person_key(says.full_name, says.unit)] = _Entry(person.id, says, says)
        for figure in known.figures:
            self._figures[figure.key] = _Entry(figure.id, figure.quantity, figure.quantity)

    def _remember_task(self, task: Task) -> None:
        says = _as_registration(task, self._known.units)
        entry = _TaskEntry(
            task.id,
            says,
            says,
            lead=task.lead_unit_id,
            first_lead=task.lead_unit_id,
            sender=task.sender_unit_id,
            version=self._known.versions.get(task.id, Version()),
            withdrawn=task.withdrawn_on is not None,
        )
        self._tasks[task.year, title_key(task.title)].append(entry)
        self._by_key[task.year, task.id] = entry

    def _remember_report(self, report: ProgressReport) -> None:
        if report.source is ReportSource.IMPORT:
            says = _as_outcome(report)
            key = _report_key(report.task_id, report.title, report.unit_id, report.as_of)
            self._reports[key] = _Entry(report.id, says, says)

    def _next_id(self) -> int:
        self._made -= 1
        return self._made

    def sheet(self, place: tuple[int, int], sheet: SheetReading) -> PlannedSheet:
        """Plan one sheet; what it makes is known to the sheets planned after it."""
        at = _SheetAt(*place, sheet, self.units.find(sheet.sender))
        rows = tuple([self._row(row, at) for row in sheet.rows])
        return PlannedSheet(sheet, rows, sender_unit=at.sender)

    def _row(self, row: RowReading, at: _SheetAt) -> PlannedRow:
        values = row.values
        match values:
            case Registration():
                return self._registration(row, values, at)
            case Outcome():
                return self._outcome(row, values, at)
            case FigureRow():
                return self._figure(row, values, at)
            case Delegate():
                return self._delegate(row, values, at)

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

    def _registration(self, row: RowReading, says: Registration, at: _SheetAt) -> PlannedRow:
        unit, problems = self._about(row, says.lead_unit, "lead_unit", at)
        for name in says.coordinating_units:
            self.units.heard(name)
        known = self._tasks[_year(at.reading, self._known.today), title_key(says.title or "")]
        found = self._keyed_task(row, at) or (self._same_task(known, unit, at.sender) if known else None)
        if blocks(problems):
            return PlannedRow(row, RowState.PROBLEM, problems, unit=unit, task=found.id if found else None)
        if found is not None:
            return self._known_task(PlannedRow(row, RowState.SAME, problems, unit=unit, task=found.id), says, found, at)
        made = _TaskEntry(self._next_id(), says, lead=unit, sender=at.sender, version=at.reading.version)
        known.append(made)
        return PlannedRow(row, RowState.NEW, problems, unit=unit, task=made.id)

    def _keyed_task(self, row: RowReading, at: _SheetAt) -> _TaskEntry | None:
        """Return the task that a row of a returned template was made from, whatever became of its title."""
        task = self._known.keys.get((at.file, at.reading.sheet, row.row))
        return None if task is None else self._by_key.get((_year(at.reading, self._known.today), task))

    @staticmethod
    def _same_task(known: list[_TaskEntry], lead: int | None, sender: int | None) -> _TaskEntry | None:
        """Return the task of that title under this lead, else the one that the same sender registered."""
        for task in known:
            if task.lead == lead:
                return task
        sent = [task for task in known if task.sender is not None and task.sender == sender]
        return sent[0] if len(sent) == 1 else None

    @staticmethod
    def _known_task(as_same: PlannedRow, says: Registration, found: _TaskEntry, at: _SheetAt) -> PlannedRow:
        duplicate = any(problem.code is ProblemCode.DUPLICATE_ROW for problem in as_same.problems)
        same = _same_registration(says, found.says) and as_same.unit == found.lead
        version = at.reading.version
        if same or duplicate or version.older_than(found.version):
            return as_same
        planned = replace(as_same, state=RowState.CHANGED, before=found.says)
        found.says, found.lead, found.version = says, as_same.unit, version
        found.changed_by.append((at.file, at.sheet, as_same.reading.row))
        return planned

    # ── outcomes ─────────────────────────────────────────────────────────────────────────────────────────────────

    def _outcome(self, row: RowReading, says: Outcome, at: _SheetAt) -> PlannedRow:
        unit, problems = self._about(row, says.lead_unit, "lead_unit", at)
        if says.title is None:
            return PlannedRow(row, RowState.PROBLEM, problems, unit=unit)
        found = self._keyed_task(row, at) or self._reported_task(title_key(says.title), at.reading, unit)
        task = found.id if found else None
        if found is None:
            problems = (*problems, Problem(ProblemCode.NO_MATCH, row.cells.get("title", ""), says.title))
        if blocks(problems):
            return PlannedRow(row, RowState.PROBLEM, problems, unit=unit, task=task)
        if _reports_nothing(says):
            return PlannedRow(row, RowState.SAME, problems, unit=unit, task=task)
        day = at.reading.speaks_for or date(self._known.today.year, 12, 31)
        report = _report_key(task, says.title, unit, day)
        return self._settled(
            PlannedRow(row, RowState.NEW, problems, unit=unit, task=task), says, self._reports, report, at
        )

    def _reported_task(self, key: str, sheet: SheetReading, unit: int | None) -> _TaskEntry | None:
        """Return the task of that title and year: the unit's own, else the only one there is."""
        known = self._tasks.get((_year(sheet, self._known.today), key), [])
        own = [task for task in known if task.lead == unit]
        chosen = own or known
        return chosen[0] if len(chosen) == 1 else None

    # ── people and figures ───────────────────────────────────────────────────────────────────────────────────────

    def _delegate(self, row: RowReading, says: Delegate, at: _SheetAt) -> PlannedRow:
        unit = self.units.find(says.unit)
        if blocks(row.problems):
            return PlannedRow(row, RowState.PROBLEM, row.problems, unit=unit)
        planned = PlannedRow(row, RowState.NEW, row.problems, unit=unit)
        return self._settled(planned, says, self._people, _person_key(says.full_name, says.unit), at)

    def _settled(
        self, planned: PlannedRow, says: _S, entries: dict[_K, _Entry[_S]], key: _K, at: _SheetAt
    ) -> PlannedRow:
        """Return the row as new, the same or a change, held against the record under ``key``."""
        entry = entries.get(key)
        if entry is None:
            entries[key] = made = _Entry(self._next_id(), says)
            return replace(planned, record=made.id)
        if _same_values(entry.says, says):
            return replace(planned, record=entry.id, state=RowState.SAME)
        before, entry.says = entry.says, says
        entry.changed_by.append((at.file, at.sheet, planned.reading.row))
        return replace(planned, record=entry.id, state=RowState.CHANGED, before=before)

    def _figure(self, row: RowReading, says: FigureRow, at: _SheetAt) -> PlannedRow:
        unit, problems = self._about(row, says.unit, "unit", at)
        state = RowState.PROBLEM if blocks(problems) else self._amounts(row, says, unit, at)
        return PlannedRow(row, state, problems, unit=unit)

    def _amounts(self, row: RowReading, says: FigureRow, unit: int | None, at: _SheetAt) -> RowState:
        span = at.reading.span
        if span is None:
            return RowState.NEW
        place = at.file, at.sheet, row.row
        states = {
            self._amount(place, figure_key(unit, amount.indicator, span.start, span.end), amount.quantity)
            for amount in says.amounts
            if amount.quantity is not None
        }
        if states == {RowState.SAME}:
            return RowState.SAME
        return RowState.NEW if states <= {RowState.NEW} else RowState.CHANGED

    def _amount(self, place: _Place, key: FigureKey, quantity: Decimal) -> RowState:
        entry = self._figures.get(key)
        if entry is None:
            self._figures[key] = _Entry(self._next_id(), quantity)
            return RowState.NEW
        if entry.says == quantity:
            return RowState.SAME
        entry.says = quantity
        entry.changed_by.append(place)
        return RowState.CHANGED

    # ── the batch as a whole ─────────────────────────────────────────────────────────────────────────────────────

    def unchanged(self) -> set[_Place]:
        """Return the rows whose changes cancel each other out: their records end as the ledger has them."""
        back: set[_Place] = set()
        forth: set[_Place] = set()
        for entry in filter(attrgetter("changed_by"), self._entries()):
            (back if self._ends_as_it_was(entry) else forth).update(entry.changed_by)
        return back - forth

    def _entries(self) -> Iterator[_Entry[Any]]:
        for tasks in self._tasks.values():
            yield from tasks
        yield from self._reports.values()
        yield from self._people.values()
        yield from self._figures.values()

    @staticmethod
    def _ends_as_it_was(entry: _Entry[Any]) -> bool:
        if isinstance(entry, _TaskEntry):
            as_before = entry.first is not None and _same_registration(entry.says, entry.first)
            return as_before and entry.lead == entry.first_lead
        return entry.first is not None and _same_values(entry.says, entry.first)

    def missing(self, sheets: Sequence[PlannedSheet]) -> tuple[MissingTask, ...]:
        """Return the tasks that the sender of these sheets of one file had registered and that they have no more."""
        listed = {row.task for sheet in sheets for row in sheet.rows if row.task is not None}
        first = sheets[0]
        if first.sender_unit is None or not any(row.state is not RowState.NEW for s in sheets for row in s.rows):
            return ()
        return tuple(
            MissingTask(task.id, task.says.title or "", task.says.lead_unit or "")
            for (year, _), tasks in self._tasks.items()
            for task in tasks
            if year == first.reading.period
            and task.sender == first.sender_unit
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


def _with_unchanged(sheet: PlannedSheet, numbers: set[int]) -> PlannedSheet:
    rows = tuple(
        replace(row, state=RowState.SAME, before=None) if row.reading.row in numbers else row for row in sheet.rows
    )
    return replace(sheet, rows=rows)


def plan_import(readings: Sequence[FileReading], known: Known) -> ImportPlan:
    """Return what taking over these files would change, given what is known; the files stay in the order given."""
    planner = _Planner(known)
    places = [(f, s, sheet) for f, reading in enumerate(readings) for s, sheet in enumerate(reading.sheets)]
    planned = {(f, s): planner.sheet((f, s), sheet) for f, s, sheet in sorted(places, key=_planning_order)}
    unchanged: dict[tuple[int, int], set[int]] = defaultdict(set)
    for f, s, number in planner.unchanged():
        unchanged[f, s].add(number)
    planned |= {place: _with_unchanged(planned[place], numbers) for place, numbers in unchanged.items()}
    files = []
    for f, reading in enumerate(readings):
        sheets = _with_missing(planner, [planned[f, s] for s in range(len(reading.sheets))])
        files.append(PlannedFile(reading, sheets, known.last_read.get(reading.sha256)))
    return ImportPlan(tuple(files), tuple(planner.units.names))

"""What taking over the rows of workbooks would change: decided here, from values alone; written by the services.

The sheets of a batch are planned in the order in which they make sense: registrations before outcomes, an earlier
version of a unit's workbook before its correction. A task that one file would make is known to the next.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from desktop.domain.figures import Figure, figure_key
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
)
from desktop.domain.people import Person
from desktop.domain.tasks import ProgressReport, ReportSource, Task
from desktop.domain.text import spelling_key, title_key
from desktop.domain.units import UnitDirectory, expanded_key

#: A person's answer "this is a unit that the directory has not got".
NEW_UNIT = 0


@dataclass(frozen=True, slots=True)
class Known:
    """What the ledger holds, as far as a plan depends on it.

    ``versions`` says which version of its sender's workbook each imported task comes from, by task id; ``answers`` what
    a person said of unit names, by :func:`spelling_key`: a unit's id, or :data:`NEW_UNIT`.
    """

    units: UnitDirectory
    today: date
    tasks: Sequence[Task] = ()
    reports: Mapping[int, Sequence[ProgressReport]] = field(default_factory=dict)
    unassigned: Sequence[ProgressReport] = ()
    versions: Mapping[int, Version] = field(default_factory=dict)
    people: Sequence[Person] = ()
    figures: Sequence[Figure] = ()
    answers: Mapping[str, int] = field(default_factory=dict)
    last_read: Mapping[str, date] = field(default_factory=dict)


@dataclass(slots=True)
class _KnownTask:
    """A task of the ledger, or one that the plan would make (its id is below zero)."""

    id: int
    says: Registration
    lead: int | None
    sender: int | None
    version: Version


class _Units:
    """Finds units, and proposes those that a ledger without a directory, or a person's answer, calls for."""

    def __init__(self, known: UnitDirectory, answers: Mapping[str, int]) -> None:
        self._known = known
        self._answers = answers
        self._proposed: dict[str, int] = {}
        self.names: list[str] = []

    def find(self, text: str | None) -> int | None:
        """Return the unit that ``text`` names, ``None`` for no text and for one that names no unit."""
        if text is None:
            return None
        answer = self._answers.get(spelling_key(text))
        if answer is not None and answer != NEW_UNIT:
            return answer
        found = self._known.find(text)
        if found is not None:
            return found.id
        if answer == NEW_UNIT or len(self._known) == 0:
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
        ref = self._proposed.get(expanded_key(text))
        if ref is not None:
            self.names[-ref - 1] = max(self.names[-ref - 1], text, key=lambda name: (not name.isupper(), len(name)))


def _same_texts(left: Iterable[str], right: Iterable[str]) -> bool:
    return [spelling_key(text) for text in left] == [spelling_key(text) for text in right]


def _same_registration(left: Registration, right: Registration) -> bool:
    """Return whether two versions of a task say the same, spelling apart (the lead unit is compared as a unit)."""
    return (
        left.kind == right.kind
        and left.due == right.due
        and left.target == right.target
        and spelling_key(left.note or "") == spelling_key(right.note or "")
        and _same_texts(left.coordinating_units, right.coordinating_units)
    )


def _as_registration(task: Task, units: UnitDirectory) -> Registration:
    lead = None if task.lead_unit_id is None else units[task.lead_unit_id].name
    return Registration(task.title, task.kind, lead, task.coordinating_units, task.due, task.target, task.note or None)


def _as_outcome(report: ProgressReport, lead: str | None) -> Outcome:
    return Outcome(
        report.title,
        lead,
        report.percent,
        report.status,
        report.completed_on,
        report.result or None,
        report.note or None,
    )


class _Planner:
    def __init__(self, known: Known) -> None:
        self._known = known
        self.units = _Units(known.units, known.answers)
        self._tasks: dict[tuple[int, str], list[_KnownTask]] = defaultdict(list)
        self._made = 0
        self._unassigned = {(title_key(report.title), report.as_of): report for report in known.unassigned}
        self._people = {self._person_key(person): person for person in known.people}
        self._figures = {figure.key: figure for figure in known.figures}
        for task in known.tasks:
            self._remember(task)

    def _remember(self, task: Task) -> None:
        version = self._known.versions.get(task.id, Version())
        says = _as_registration(task, self._known.units)
        entry = _KnownTask(task.id, says, task.lead_unit_id, task.sender_unit_id, version)
        self._tasks[task.year, title_key(task.title)].append(entry)

    def sheet(self, sheet: SheetReading) -> PlannedSheet:
        """Plan one sheet; what it makes is known to the sheets planned after it."""
        sender = self.units.find(sheet.sender)
        rows = tuple(self._row(row, sheet, sender) for row in sheet.rows)
        return PlannedSheet(sheet, rows, sender_unit=sender)

    def _row(self, row: RowReading, sheet: SheetReading, sender: int | None) -> PlannedRow:
        values = row.values
        if isinstance(values, Registration):
            planned = self._registration(row, values, sheet, sender)
        elif isinstance(values, Outcome):
            planned = self._outcome(row, values, sheet, sender)
        elif isinstance(values, FigureRow):
            planned = self._figure(row, values, sheet, sender)
        else:
            planned = self._delegate(row, values)
        return replace(planned, state=RowState.PROBLEM) if planned.blocked else planned

    def _unit_of(self, row: RowReading, text: str | None, column: str, sender: int | None) -> PlannedRow:
        """Return the row with the unit it is about: the named one, else the sender."""
        unit = self.units.find(text)
        problems = row.problems
        if text is not None and unit is None:
            problems = (*problems, Problem(ProblemCode.UNKNOWN_UNIT, row.cells.get(column, ""), text))
        return PlannedRow(row, RowState.NEW, problems, unit=sender if text is None else unit)

    def _registration(
        self, row: RowReading, says: Registration, sheet: SheetReading, sender: int | None
    ) -> PlannedRow:
        planned = self._unit_of(row, says.lead_unit, "lead_unit", sender)
        for name in says.coordinating_units:
            self.units.heard(name)
        year = sheet.period or self._known.today.year
        known = self._tasks[year, title_key(says.title or "")]
        found = self._same_task(known, planned.unit, sender)
        if found is None:
            return planned if planned.blocked else self._new_task(planned, says, known, sheet.version, sender)
        return self._known_task(planned, says, found, sheet.version)

    @staticmethod
    def _same_task(known: list[_KnownTask], lead: int | None, sender: int | None) -> _KnownTask | None:
        """Return the task of that title under this lead, else the one that the same sender registered."""
        for task in known:
            if task.lead == lead:
                return task
        sent = [task for task in known if task.sender is not None and task.sender == sender]
        return sent[0] if len(sent) == 1 else None

    def _new_task(
        self, planned: PlannedRow, says: Registration, known: list[_KnownTask], version: Version, sender: int | None
    ) -> PlannedRow:
        self._made -= 1
        known.append(_KnownTask(self._made, says, planned.unit, sender, version))
        return replace(planned, task=self._made)

    @staticmethod
    def _known_task(planned: PlannedRow, says: Registration, found: _KnownTask, version: Version) -> PlannedRow:
        duplicate = any(problem.code is ProblemCode.DUPLICATE_ROW for problem in planned.problems)
        same = _same_registration(says, found.says) and planned.unit == found.lead
        planned = replace(planned, task=found.id, state=RowState.SAME)
        if same or duplicate or planned.blocked or version.older_than(found.version):
            return planned
        planned = replace(planned, state=RowState.CHANGED, before=found.says)
        found.says, found.lead, found.version = says, planned.unit, version
        return planned

    def _outcome(self, row: RowReading, says: Outcome, sheet: SheetReading, sender: int | None) -> PlannedRow:
        planned = self._unit_of(row, says.lead_unit, "lead_unit", sender)
        found = self._reported_task(title_key(says.title or ""), sheet, planned.unit)
        if found is None:
            return self._unmatched(planned, says, sheet)
        planned = replace(planned, task=found.id)
        as_of = sheet.speaks_for
        for report in self._known.reports.get(found.id, ()):
            if report.source is ReportSource.IMPORT and (as_of is None or report.as_of == as_of):
                return self._reported_before(planned, says, report)
        return planned

    def _reported_task(self, key: str, sheet: SheetReading, unit: int | None) -> _KnownTask | None:
        """Return the task of that title and year: the unit's own, else the only one there is."""
        year = sheet.period or (sheet.span.end.year if sheet.span else self._known.today.year)
        known = self._tasks.get((year, key), [])
        own = [task for task in known if task.lead == unit]
        chosen = own or known
        return chosen[0] if len(chosen) == 1 else None

    def _unmatched(self, planned: PlannedRow, says: Outcome, sheet: SheetReading) -> PlannedRow:
        """Return the row as a report that waits for its task; one that waits already is the same or changed."""
        if says.title is None:
            return planned
        problem = Problem(ProblemCode.NO_MATCH, planned.reading.cells.get("title", ""), says.title)
        planned = replace(planned, problems=(*planned.problems, problem))
        waiting = self._unassigned.get((title_key(says.title), sheet.speaks_for or self._known.today))
        return planned if waiting is None else self._reported_before(planned, says, waiting)

    @staticmethod
    def _reported_before(planned: PlannedRow, says: Outcome, report: ProgressReport) -> PlannedRow:
        before = _as_outcome(report, says.lead_unit)
        same = replace(before, title=says.title) == says
        state = RowState.SAME if same else RowState.CHANGED
        return replace(planned, state=state, record=report.id, before=None if same else before)

    def _figure(self, row: RowReading, says: FigureRow, sheet: SheetReading, sender: int | None) -> PlannedRow:
        planned = self._unit_of(row, says.unit, "unit", sender)
        if sheet.span is None:
            return planned
        kept = [
            self._figures.get(figure_key(planned.unit, amount.indicator, sheet.span.start, sheet.span.end))
            for amount in says.amounts
            if amount.quantity is not None
        ]
        quantities = [amount.quantity for amount in says.amounts if amount.quantity is not None]
        if not any(kept):
            return planned
        same = [figure.quantity if figure else None for figure in kept] == quantities
        return replace(planned, state=RowState.SAME if same else RowState.CHANGED)

    @staticmethod
    def _person_key(person: Person) -> tuple[str, str]:
        unit = person.positions[0].unit if person.positions else ""
        return spelling_key(person.full_name), spelling_key(unit)

    def _delegate(self, row: RowReading, says: Delegate) -> PlannedRow:
        planned = PlannedRow(row, RowState.NEW, row.problems, unit=self.units.find(says.unit))
        person = self._people.get((spelling_key(says.full_name or ""), spelling_key(says.unit or "")))
        if person is None:
            return planned
        title = person.positions[0].title if person.positions else ""
        before = Delegate(person.full_name, title or None, says.unit, person.phone or None, person.note or None)
        same = before == replace(says, full_name=person.full_name)
        return replace(
            planned,
            state=RowState.SAME if same else RowState.CHANGED,
            record=person.id,
            before=None if same else before,
        )

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


def plan_import(readings: Sequence[FileReading], known: Known) -> ImportPlan:
    """Return what taking over these files would change, given what is known; the files stay in the order given."""
    planner = _Planner(known)
    places = [(f, s, sheet) for f, reading in enumerate(readings) for s, sheet in enumerate(reading.sheets)]
    planned = {(f, s): planner.sheet(sheet) for f, s, sheet in sorted(places, key=_planning_order)}
    files = []
    for f, reading in enumerate(readings):
        sheets = _with_missing(planner, [planned[f, s] for s in range(len(reading.sheets))])
        files.append(PlannedFile(reading, sheets, known.last_read.get(reading.sha256)))
    return ImportPlan(tuple(files), tuple(planner.units.names))

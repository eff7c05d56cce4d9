"""What taking over the rows of workbooks would change: decided here, from values alone; written by the services.

The sheets of a batch are planned in the order in which they make sense: registrations before outcomes, an earlier
version of a unit's workbook before its correction. A task that one file would make is known to the next.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from desktop.domain.import_plans import ImportPlan, PlannedFile, PlannedRow, PlannedRows, PlannedSheet
from desktop.domain.imports import FileReading, RowReading, SheetKind, SheetReading
from desktop.spreadsheets.entries import PlanNotes, SheetAt
from desktop.spreadsheets.known import Known
from desktop.spreadsheets.plan_figures import FigurePlanner
from desktop.spreadsheets.plan_outcomes import OutcomePlanner
from desktop.spreadsheets.plan_people import DelegatePlanner
from desktop.spreadsheets.plan_tasks import TaskPlanner
from desktop.spreadsheets.unit_finder import UnitFinder


class _Planner:
    """Plans the sheets of a batch one after the other."""

    def __init__(self, known: Known) -> None:
        self._today = known.today
        self.units = UnitFinder(known)
        self.notes = PlanNotes()
        self.tasks = TaskPlanner(known, self.units, self.notes)
        self._outcomes = OutcomePlanner(known, self.units, self.tasks, self.notes)
        self._figures = FigurePlanner(known, self.units, self.notes)
        self._people = DelegatePlanner(known, self.units, self.notes)

    def sheet(self, place: tuple[int, int], sheet: SheetReading) -> PlannedSheet:
        """Plan one sheet; what it makes is known to the sheets planned after it."""
        day = sheet.speaks_for or date(self._today.year, 12, 31)
        self.units.on(day)
        at = SheetAt(*place, sheet, self.units.find(sheet.sender), self._year(sheet), day, sheet.version)
        plan = self._planning(sheet.kind)
        rows = PlannedRows(sheet.rows, (plan(row, at) for row in sheet.rows))
        return PlannedSheet(sheet, rows, sender_unit=at.sender)

    def _year(self, sheet: SheetReading) -> int:
        """Return the year whose plan a sheet speaks of."""
        return sheet.period or (sheet.span.end.year if sheet.span else self._today.year)

    def _planning(self, kind: SheetKind) -> Callable[[RowReading, SheetAt], PlannedRow]:
        """Return what plans a row of a sheet of this kind."""
        match kind:
            case SheetKind.REGISTRATIONS:
                return self.tasks.row
            case SheetKind.OUTCOMES:
                return self._outcomes.row
            case SheetKind.FIGURES:
                return self._figures.row
            case _:
                return self._people.row


def _planning_order(place: tuple[int, int, SheetReading]) -> tuple[bool, int, date, int, int]:
    """Registrations before all else; an earlier version before its correction; else as given."""
    file, sheet, reading = place
    is_registration = reading.kind is SheetKind.REGISTRATIONS
    return not is_registration, reading.revision, reading.dated or date.min, file, sheet


def _with_missing(tasks: TaskPlanner, sheets: list[PlannedSheet]) -> tuple[PlannedSheet, ...]:
    """Note the missing tasks on the first sheet of each sender and year of one file."""
    groups: dict[tuple[int | None, int | None], list[int]] = defaultdict(list)
    for place, sheet in enumerate(sheets):
        if sheet.reading.kind is SheetKind.REGISTRATIONS:
            groups[sheet.sender_unit, sheet.reading.period].append(place)
    for places in groups.values():
        missing = tasks.missing([sheets[place] for place in places])
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
    cancelled: dict[tuple[int, int], set[int]] = defaultdict(set)
    for f, s, number in planner.notes.cancelled():
        cancelled[f, s].add(number)
    for place, numbers in cancelled.items():
        _settle_as_same(planned[place], numbers)
    files = []
    for f, reading in enumerate(readings):
        sheets = _with_missing(planner.tasks, [planned[f, s] for s in range(len(reading.sheets))])
        files.append(PlannedFile(reading, sheets, known.last_read.get(reading.sha256)))
    return ImportPlan(tuple(files), tuple(planner.units.names))

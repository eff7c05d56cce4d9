"""The rows of a review: what was read and planned, and how a person has marked it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from desktop.domain.import_plans import ImportPlan, PlannedRow, RowState
from desktop.domain.imports import Delegate, FigureRow, Outcome, Registration, RowValues
from desktop.domain.units import UnitDirectory
from desktop.presenters.review_decisions import Decisions
from desktop.services.imports import RowPlace
from desktop.services.readings import CellPlace


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """A row as the review lists it; ``unit`` is the name of the unit it is about, as the directory has it.

    ``barred`` says whether something must be settled in it: asked so often that it is worked out once.
    """

    place: RowPlace
    file: str
    sheet: str
    planned: PlannedRow
    unit: str
    barred: bool
    left_out: bool = False
    seen: bool = False

    @property
    def number(self) -> int:
        """Its number in the sheet."""
        return self.planned.reading.row

    @property
    def values(self) -> RowValues:
        """What it says."""
        return self.planned.reading.values

    @property
    def state(self) -> RowState:
        """What taking it over would do."""
        return self.planned.state

    @property
    def title(self) -> str:
        """What it is about: the task, the person, the unit of the figures."""
        return _title(self.values) or ""

    @property
    def blocked(self) -> bool:
        """Whether it waits for a person."""
        return self.barred and not self.left_out

    @property
    def doubtful(self) -> bool:
        """Whether it would be taken over although a person had better look at it first."""
        return bool(self.planned.problems) and not (self.barred or self.left_out or self.seen)

    @property
    def open(self) -> bool:
        """Whether a person has something to do here."""
        return self.blocked or self.doubtful

    @property
    def taken(self) -> bool:
        """Whether it would be written."""
        wanted = self.state in (RowState.NEW, RowState.CHANGED)
        return wanted and not (self.barred or self.left_out)

    def cell_place(self, cell: str) -> CellPlace:
        """Return the place of one of its cells ("D8")."""
        return self.place[0], self.sheet, cell


def _title(values: RowValues) -> str | None:
    match values:
        case Registration() | Outcome():
            return values.title
        case Delegate():
            return values.full_name
        case FigureRow():
            return values.unit


def unit_text(values: RowValues) -> str | None:
    """Return the text that names the unit of a row."""
    return values.lead_unit if isinstance(values, Registration | Outcome) else values.unit


def unit_name(plan: ImportPlan, directory: UnitDirectory, unit: int | None) -> str | None:
    """Return the name of a planned unit; below zero are those that the plan would make."""
    if unit is None:
        return None
    return plan.new_units[-unit - 1] if unit < 0 else directory[unit].name


def review_rows(plan: ImportPlan, directory: UnitDirectory, decisions: Decisions) -> tuple[ReviewRow, ...]:
    """Return every planned row, file by file and sheet by sheet."""
    rows = []
    for f, file in enumerate(plan.files):
        for s, sheet in enumerate(file.sheets):
            for planned in sheet.rows:
                unit = unit_name(plan, directory, planned.unit) or unit_text(planned.reading.values) or ""
                place = (f, s, planned.reading.row)
                rows.append(ReviewRow(place, file.reading.name, sheet.reading.sheet, planned, unit, planned.blocked))
    return marked(rows, decisions)


def marked(rows: Sequence[ReviewRow], decisions: Decisions) -> tuple[ReviewRow, ...]:
    """Return ``rows`` as they are left out and looked at by ``decisions``."""
    return tuple(_mark(row, row.place in decisions.left_out, row.place in decisions.seen) for row in rows)


def _mark(row: ReviewRow, left_out: bool, seen: bool) -> ReviewRow:
    return row if (row.left_out, row.seen) == (left_out, seen) else replace(row, left_out=left_out, seen=seen)

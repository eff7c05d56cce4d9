"""A row of a review field by field: the cell, what it says, what the ledger says now, and what is wrong with it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

from desktop.domain.deadlines import Deadline
from desktop.domain.imports import Amount, FigureRow, Problem, ProblemCode, RowValues, SheetKind
from desktop.domain.tasks import ReportedStatus, Target, TaskKind
from desktop.domain.text import spelling_key
from desktop.presenters.review_rows import ReviewRow

#: The column in which the quantities of a list of indicators stand.
_QUANTITY = "quantity"

FieldValue = str | Decimal | date | Deadline | Target | Amount | TaskKind | ReportedStatus | tuple[str, ...] | None


class Field(StrEnum):
    """The fields of a row, by the names of the values they are read into."""

    TITLE = "title"
    KIND = "kind"
    LEAD_UNIT = "lead_unit"
    COORDINATING_UNITS = "coordinating_units"
    DUE = "due"
    TARGET = "target"
    PERCENT = "percent"
    STATUS = "status"
    COMPLETED_ON = "completed_on"
    RESULT = "result"
    FULL_NAME = "full_name"
    POSITION = "position"
    UNIT = "unit"
    PHONE = "phone"
    NOTE = "note"
    AMOUNT = "amount"


_FIELD_NAMES = frozenset(Field)

#: What a column can be said to hold, by the kind of its sheet.
COLUMN_FIELDS: Mapping[SheetKind, tuple[Field, ...]] = MappingProxyType(
    {
        SheetKind.REGISTRATIONS: (
            *(Field.TITLE, Field.KIND, Field.LEAD_UNIT, Field.COORDINATING_UNITS),
            *(Field.DUE, Field.TARGET, Field.NOTE),
        ),
        SheetKind.OUTCOMES: (
            *(Field.TITLE, Field.LEAD_UNIT, Field.PERCENT, Field.STATUS),
            *(Field.COMPLETED_ON, Field.RESULT, Field.NOTE),
        ),
        SheetKind.PEOPLE: (Field.FULL_NAME, Field.POSITION, Field.UNIT, Field.PHONE, Field.NOTE),
    }
)

#: Fields that name the unit a row is about.
UNIT_FIELDS = frozenset({Field.LEAD_UNIT, Field.UNIT})

#: Problems that picking a unit settles.
UNIT_PROBLEMS = frozenset({ProblemCode.UNKNOWN_UNIT, ProblemCode.MISSING_LEAD_UNIT})


@dataclass(frozen=True, slots=True)
class FieldView:
    """A field of a row: where it stands, what it says, and what the ledger says where that is different.

    ``found`` is the text of a cell that could not be read; ``name`` is the indicator of an amount.
    """

    field: Field
    value: FieldValue
    cell: str = ""
    before: FieldValue = None
    differs: bool = False
    found: str = ""
    problems: tuple[Problem, ...] = ()
    name: str = ""


def _parts(values: RowValues) -> Iterator[tuple[str, FieldValue]]:
    """Yield what a row says by the names of its fields; its number in the sheet and its amounts are told elsewhere."""
    for name in values._fields:
        if name in _FIELD_NAMES:
            yield name, getattr(values, name)


def field_views(row: ReviewRow) -> tuple[FieldView, ...]:
    """Return the fields of ``row`` in the order in which they are shown."""
    before = dict(_parts(row.planned.before)) if row.planned.before is not None else {}
    views = tuple(_field_view(row, Field(name), value, before.get(name)) for name, value in _parts(row.values))
    if isinstance(row.values, FigureRow):
        return (*views, *(_amount_view(row, amount) for amount in row.values.amounts))
    return views


def _field_view(row: ReviewRow, field: Field, value: FieldValue, before: FieldValue) -> FieldView:
    cell = row.planned.reading.cells.get(field, "")
    said = row.unit if field in UNIT_FIELDS else value
    differs = row.planned.before is not None and field is not Field.TITLE and not _same(said, before)
    problems = _problems_of(row, field, cell)
    found = next((problem.found for problem in problems if problem.found), "")
    return FieldView(field, value, cell, before if differs else None, differs, found, problems)


def _same(said: FieldValue, before: FieldValue) -> bool:
    """Return whether both say the same, spelling apart; an empty field is an empty text."""
    if isinstance(said, str | None) and isinstance(before, str | None):
        return spelling_key(said or "") == spelling_key(before or "")
    if isinstance(said, tuple) and isinstance(before, tuple):
        return [spelling_key(text) for text in said] == [spelling_key(text) for text in before]
    return said == before


def _problems_of(row: ReviewRow, field: Field, cell: str) -> tuple[Problem, ...]:
    """Return the problems that are settled in ``field``; one without a cell is settled where its kind says."""
    in_cell = [problem for problem in row.planned.problems if cell and problem.cell == cell]
    if field in UNIT_FIELDS and not in_cell:
        return tuple(problem for problem in row.planned.problems if problem.code in UNIT_PROBLEMS)
    return tuple(in_cell)


def _amount_view(row: ReviewRow, amount: Amount) -> FieldView:
    cell = _cell_of(row.planned.reading.cells, amount.indicator)
    problems = _problems_of(row, Field.AMOUNT, cell)
    found = problems[0].found if problems else ""
    return FieldView(Field.AMOUNT, amount, cell, found=found, problems=problems, name=amount.indicator)


def _cell_of(cells: Mapping[str, str], indicator: str) -> str:
    """Return the cell of an amount: that of its column, else of the row's quantity or of the sum beside it."""
    heading = indicator.rpartition(" - ")[2]
    return cells.get(indicator) or cells.get(heading) or cells.get(_QUANTITY, "")


def differences(row: ReviewRow) -> tuple[FieldView, ...]:
    """Return the fields in which ``row`` says something else than the ledger."""
    return tuple(view for view in field_views(row) if view.differs) if row.planned.before is not None else ()


def task_problem(row: ReviewRow) -> Problem | None:
    """Return what picking a task would settle in ``row``."""
    return next((problem for problem in row.planned.problems if problem.code is ProblemCode.NO_MATCH), None)


def unit_problem(row: ReviewRow) -> Problem | None:
    """Return what picking a unit would settle in ``row``."""
    return next((problem for problem in row.planned.problems if problem.code in UNIT_PROBLEMS), None)

"""Tables of figures with an indicator a row and a unit a column ("Chỉ tiêu | ĐVT | Xã A | Xã B | Tổng").

Each unit's column is read as its figures, as if it were the only one. That needs strong signs: the indicators have
their measures beside them, two columns at least are headed by units, and numbers stand in most of their cells.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from desktop.domain.imports import SheetKind
from desktop.domain.quantities import is_nothing, parse_quantity
from desktop.domain.text import fold
from desktop.spreadsheets.columns import Column, Layout, SaidColumns, UnitColumn, meaning_of_column, plain_label
from desktop.spreadsheets.grid import Grid
from desktop.spreadsheets.heading_words import Meaning
from desktop.spreadsheets.headings import Heading
from desktop.spreadsheets.row_signs import is_subtotal
from desktop.spreadsheets.titles import names_unit
from desktop.spreadsheets.workbook import Position, reference

_PLACE = re.compile(r"(?:xa|phuong|thi tran|thi xa|thanh pho|quan|huyen)\s+(?!hoi\b)\w")
_NAMES = (Meaning.TARGET, Meaning.TITLE)
_BESIDE = (Meaning.INDEX, Meaning.NOTE)
_OF_OTHERS = frozenset(
    {Meaning.LEAD, Meaning.COORDINATING, Meaning.START, Meaning.TASK_KIND, Meaning.STATUS, Meaning.DONE_ON}
) | {Meaning.QUANTITY, Meaning.UNIT, Meaning.PERSON}

#: So many rows tell what a column holds.
_LOOKED_AT = 50

#: A table of more cells is no report of units.
_MOST = 200_000

#: The numbers in a column, by row.
_Numbers = Mapping[int, Decimal]


@dataclass(frozen=True, slots=True)
class UnitTable:
    """The columns of units in a table of figures, those of the rows' fields, and those that are not understood."""

    units: tuple[UnitColumn, ...]
    fields: Mapping[Meaning, int]
    unknown: tuple[Column, ...]

    def layout(self, unit: UnitColumn, columns: Sequence[Column]) -> Layout:
        """Return how the table is laid out as the figures of one unit."""
        own = {*self.fields.values(), unit.number}
        kept = tuple(column for column in columns if column.number in own)
        return Layout(SheetKind.FIGURES, kept, {**self.fields, Meaning.QUANTITY: unit.number}, unit)


def unit_table(grid: Grid, heading: Heading, below: range, said: SaidColumns) -> UnitTable | None:
    """Return the columns of units under a heading, ``None`` for a table of another kind."""
    fields = _fields(grid, heading.columns, below, said)
    if fields is None:
        return None
    others = [column for column in heading.columns if column.number not in fields.values()]
    named = {column.number: place for column in others if (place := _heads_unit(grid, heading, column))}
    if not _are_units(grid, named) or len(named) * len(below) > _MOST:
        return None
    numbers = {number: _numbers(grid, number, below) for number in named}
    if not _are_amounts(grid, numbers, below):
        return None
    units = [number for number in named if not _is_total(number, numbers)]
    unknown = (it for it in others if it.number not in units and not is_subtotal(it.levels[-1]))
    columns = (UnitColumn(number, grid.text(*named[number]), reference(*named[number])) for number in units)
    return UnitTable(tuple(columns), fields, tuple(unknown))


def _fields(grid: Grid, columns: Sequence[Column], below: range, said: SaidColumns) -> dict[Meaning, int] | None:
    """Return the columns of a list of indicators with their measures, ``None`` where the headings are of others."""
    found: dict[Meaning, int] = {}
    for column in columns:
        label = plain_label(column.label)
        meaning = said[label] if label in said else meaning_of_column(column)
        if meaning is not None:
            found.setdefault(meaning, column.number)
    if Meaning.MEASURE not in found or found.keys() & _OF_OTHERS:
        return None
    names = (found[meaning] for meaning in _NAMES if meaning in found)
    name = next((column for column in names if _is_worded(grid, column, below)), None)
    if name is None:
        return None
    beside = {meaning: found[meaning] for meaning in _BESIDE if meaning in found}
    return {Meaning.TITLE: name, Meaning.MEASURE: found[Meaning.MEASURE], **beside}


def _is_worded(grid: Grid, column: int, rows: range) -> bool:
    """Return whether most of what stands in a column are words: what is aimed at may be named, or be a number."""
    texts = [text for row in rows[:_LOOKED_AT] if (text := grid.text(row, column))]
    return sum(parse_quantity(text) is None for text in texts) * 2 > len(texts)


def _heads_unit(grid: Grid, heading: Heading, column: Column) -> Position | None:
    """Return the cell in which a unit is named as the lowest level of a column's heading, if one is."""
    rows = reversed(range(heading.first, heading.last + 1))
    cell = next(((row, column.number) for row in rows if grid.holds(row, column.number)), None)
    text = grid.text(*cell) if cell else ""
    if cell is None or text != column.levels[-1] or meaning_of_column(column) is not None:
        return None
    return cell if names_unit(text) or _PLACE.match(fold(text)) or grid.is_corrected(cell) else None


def _are_units(grid: Grid, named: Mapping[int, Position]) -> bool:
    """Return whether several columns name units outright, or by a person's word, and none the unit of another one."""
    texts = [grid.text(*cell) for cell in named.values()]
    outright = sum(names_unit(grid.text(*cell)) or grid.is_corrected(cell) for cell in named.values())
    return outright > 1 and len({*map(fold, texts)}) == len(texts)


def _numbers(grid: Grid, column: int, rows: range) -> _Numbers:
    read = ((row, parse_quantity(grid.text(row, column))) for row in rows)
    return {row: quantity.value for row, quantity in read if quantity is not None}


def _are_amounts(grid: Grid, numbers: Mapping[int, _Numbers], rows: range) -> bool:
    """Return whether most of what stands in the columns are numbers, and several columns have any."""
    texts = [text for column in numbers for row in rows if not is_nothing(text := grid.text(row, column))]
    return sum(map(len, numbers.values())) * 2 > len(texts) and sum(map(bool, numbers.values())) > 1


def _is_total(column: int, numbers: Mapping[int, _Numbers]) -> bool:
    """Return whether a column adds up all the others, of which there are several, in each of several rows."""
    own, others = numbers[column], [numbers[number] for number in numbers if number != column]
    sums = (own[row] == sum(other.get(row, 0) for other in others) for row in own)
    return len(others) > 1 and sum(map(bool, own.values())) > 1 and all(sums)

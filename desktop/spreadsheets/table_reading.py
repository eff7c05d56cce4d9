"""What one table of a sheet says: its kind, its time and sender, its rows, and the columns to be asked about."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from desktop.domain.imports import (
    ColumnSense,
    DoubtedColumn,
    FigureRow,
    Problem,
    ProblemCode,
    SheetKind,
    SheetReading,
    UnknownColumn,
)
from desktop.spreadsheets.amounts import is_ambiguous
from desktop.spreadsheets.columns import (
    Column,
    Layout,
    SaidColumns,
    arrange,
    meaning_of_column,
    plain_label,
    said_columns,
)
from desktop.spreadsheets.given import Given
from desktop.spreadsheets.heading_words import Meaning
from desktop.spreadsheets.progress import progress_column, status_columns
from desktop.spreadsheets.table_parts import Part, title_of
from desktop.spreadsheets.table_rows import TableRows
from desktop.spreadsheets.table_values import Told, read_rows
from desktop.spreadsheets.titles import Title
from desktop.spreadsheets.unit_columns import UnitTable, unit_table
from desktop.spreadsheets.workbook import column_letters, column_number

_OF_UNITS = frozenset({None, SheetKind.FIGURES})


def read_part(sheet: SheetReading, part: Part, given: Given, first: Title) -> list[SheetReading]:
    """Return what a table says on the ``sheet``, once a unit where units head its columns; nothing if it can't be read.

    Where it does not say its time and sender they are those of the ``first`` table.
    """
    table, heading = part.table, part.table.heading
    below = range(heading.last + 1, table.end + 1)
    title = title_of(part, given.year, first)
    head = replace(
        sheet,
        header_row=heading.last,
        period=title.period,
        span=title.span,
        cumulative=title.cumulative,
        as_of=title.as_of,
        sender=given.sender or title.sender,
        revision=title.revision,
        dated=title.dated,
        hidden_columns=part.grid.hidden_columns,
    )
    said = said_columns(given.columns)
    ticks = status_columns(part.grid, heading.columns, below)
    by_cells = _as_ticked(heading.columns, ticks) | progress_column(part.grid, heading.columns, below)
    layout = arrange(heading.columns, title.text, given.kind, by_cells | dict(said))
    measured = Meaning.MEASURE in layout.fields and given.kind in _OF_UNITS
    if measured and (units := unit_table(part.grid, heading, below, said)):
        return list(_of_units(head, part, title, units, given))
    if layout.kind is SheetKind.NONE:
        return []
    ticked = ticks if layout.kind is SheetKind.OUTCOMES else {}
    unknown = (column for column in _unknown(layout, said) if column_number(column.column) not in ticked)
    reading = _read(head, part, title, layout, Told(_senses(given), ticked), tuple(unknown))
    return [] if part.shared and _is_legend(reading) else [reading]


def _is_legend(reading: SheetReading) -> bool:
    """Return whether the rows only name units, as in the list of their short names beside a table."""
    bare = (isinstance(row.values, FigureRow) and not row.values.amounts for row in reading.rows)
    return len(reading.rows) > 0 and all(bare)


def _senses(given: Given) -> dict[str, ColumnSense]:
    return {plain_label(label): sense for label, sense in given.senses}


def _read(
    head: SheetReading, part: Part, title: Title, layout: Layout, told: Told, unknown: tuple[UnknownColumn, ...] = ()
) -> SheetReading:
    """Return what the rows of a table say that is laid out so."""
    rows, skipped = read_rows(part.grid, part.table, layout, title, told)
    return replace(
        head,
        kind=layout.kind,
        part=layout.unit.name if layout.unit else part.name,
        rows=rows,
        skipped=(*part.title_rows(), *skipped),
        headings=tuple(column.label for column in layout.columns),
        unknown=unknown,
        doubted=tuple(_doubted(layout, rows, told.senses)),
    )


def _of_units(head: SheetReading, part: Part, title: Title, table: UnitTable, given: Given) -> Iterator[SheetReading]:
    """Yield the figures of each unit; what all of them have in common is told with those of the first."""
    unknown = tuple(UnknownColumn(column_letters(column.number), column.label) for column in table.unknown)
    for place, unit in enumerate(table.units):
        layout = table.layout(unit, part.table.heading.columns)
        reading = _read(head, part, title, layout, Told(_senses(given), {}), () if place else unknown)
        yield replace(reading, skipped=()) if place else reading


def _as_ticked(columns: Sequence[Column], ticks: Mapping[int, str]) -> dict[str, Meaning | None]:
    """Return what columns mean in which states are ticked: the first stands for the state, the others for nothing."""
    labels = [plain_label(column.label) for column in columns if column.number in ticks]
    return {label: Meaning.STATUS if place == 0 else None for place, label in enumerate(labels)}


def _doubted(layout: Layout, rows: TableRows, senses: Mapping[str, ColumnSense]) -> Iterator[DoubtedColumn]:
    """Yield the columns whose cells can be understood in two ways, or of which a person has said how."""
    cells = {problem.cell for problem in rows.problems() if _is_doubt(problem)}
    doubted = {cell.rstrip("0123456789") for cell in cells}
    for column in layout.columns:
        letters, sense = column_letters(column.number), senses.get(plain_label(column.label))
        if sense is not None or letters in doubted:
            yield DoubtedColumn(letters, column.label, sense, layout.kind is SheetKind.FIGURES)


def _is_doubt(problem: Problem) -> bool:
    """Return whether a cell can be understood in two ways: its date, or the comma of its number."""
    if problem.code is ProblemCode.BAD_NUMBER:
        return is_ambiguous(problem.found)
    return problem.code is ProblemCode.AMBIGUOUS_DATE


def _unknown(layout: Layout, said: SaidColumns) -> Iterator[UnknownColumn]:
    """Yield the columns that are not read: not understood, or one more of a kind; the figures' own name indicators."""
    if layout.kind is SheetKind.FIGURES:
        return
    taken = set(layout.fields.values())
    for column in layout.columns:
        label = plain_label(column.label)
        if column.number not in taken or (label in said and meaning_of_column(column) is None):
            yield UnknownColumn(column_letters(column.number), column.label, said.get(label) or "")

"""The rows of a table as values, by the kind of it, with what is wrong with them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from desktop.domain.imports import ColumnSense, ProblemCode, RowValues, SheetKind, SkippedRow
from desktop.spreadsheets.amounts import AmountColumn, amount_columns, fields_with_amounts, read_figures
from desktop.spreadsheets.columns import Layout, plain_label
from desktop.spreadsheets.data_cells import DataCells, Problems
from desktop.spreadsheets.dates import Dates
from desktop.spreadsheets.grid import Grid
from desktop.spreadsheets.heading_words import Meaning
from desktop.spreadsheets.headings import Table
from desktop.spreadsheets.measured_headings import measure_words
from desktop.spreadsheets.progress import Percents, are_fractions, states_in
from desktop.spreadsheets.repeats import repeated_rows
from desktop.spreadsheets.rows import sort_rows
from desktop.spreadsheets.sections import Section
from desktop.spreadsheets.table_rows import TableRows
from desktop.spreadsheets.titles import Title
from desktop.spreadsheets.values import read_delegates, read_outcomes, read_registrations
from desktop.spreadsheets.workbook import Mark, column_letters


@dataclass(frozen=True, slots=True)
class Told:
    """How columns are to be read: how their cells are meant, by heading, and those in which states are ticked."""

    senses: Mapping[str, ColumnSense]
    ticks: Mapping[int, str]


def read_rows(
    grid: Grid, table: Table, layout: Layout, title: Title, told: Told
) -> tuple[TableRows, tuple[SkippedRow, ...]]:
    """Return the data rows of a table that is laid out so, and the other rows below its heading."""
    found = sort_rows(grid, table, layout)
    index = {Meaning.INDEX: found.index} if found.index else {}
    fields = {**layout.fields, **index}
    fields |= states_in(grid, fields, found.numbers) if layout.kind is SheetKind.OUTCOMES else {}
    cells = DataCells(grid, fields, found.numbers, told.ticks)
    amounts = _amount_columns(grid, layout, cells, title, told) if layout.kind is SheetKind.FIGURES else ()
    dates = Dates(title.period, _by_meaning(layout, told.senses))
    values, problems = _values(cells, found.sections, layout, dates, amounts, grid.formats_known)
    day = Meaning.DEADLINE if layout.kind is SheetKind.REGISTRATIONS else Meaning.DONE_ON
    for number in () if dates.is_settled(day) else _damaged_days(cells, day):
        problems.note(number, ProblemCode.AMBIGUOUS_DATE, day)
    for place in repeated_rows(values):
        problems.note(found.numbers[place], ProblemCode.DUPLICATE_ROW, Meaning.TITLE)
    columns = {name: column_letters(number) for name, number in fields_with_amounts(layout.fields, amounts).items()}
    heads = {str(Meaning.UNIT): layout.unit.cell} if layout.unit else {}
    read = TableRows(found.numbers, values, problems.by_row(), columns, grid.hidden_rows, heads)
    return read, tuple(found.skipped)


def _target_measure(layout: Layout) -> str | None:
    """Return the measure that the heading of targets names."""
    number = layout.fields.get(Meaning.QUANTITY) or layout.fields.get(Meaning.TARGET)
    return next((measure_words(column) for column in layout.columns if column.number == number), None)


def _amount_columns(grid: Grid, layout: Layout, cells: DataCells, title: Title, told: Told) -> tuple[AmountColumn, ...]:
    """Return the columns of quantities; how their commas are meant, a person's word says first."""
    said = _by_number(layout, told.senses)
    columns = amount_columns(grid, layout, cells.rows, title.measure)
    return tuple(
        replace(it, comma_groups=said[it.number] is ColumnSense.THOUSANDS) if it.number in said else it
        for it in columns
    )


def _by_number(layout: Layout, senses: Mapping[str, ColumnSense]) -> dict[int, ColumnSense]:
    """Return what is said of the cells of columns, by the columns' numbers."""
    labels = ((column.number, plain_label(column.label)) for column in layout.columns)
    return {number: senses[label] for number, label in labels if label in senses}


def _by_meaning(layout: Layout, senses: Mapping[str, ColumnSense]) -> dict[Meaning, ColumnSense]:
    """Return what is said of the columns of dates, by what they mean."""
    said = _by_number(layout, senses) if senses else {}
    return {meaning: said[number] for meaning, number in layout.fields.items() if number in said}


def _values(
    cells: DataCells,
    sections: Sequence[Section],
    layout: Layout,
    dates: Dates,
    amounts: Sequence[AmountColumn],
    formats_known: bool,
) -> tuple[Sequence[RowValues], Problems]:
    match layout.kind:
        case SheetKind.REGISTRATIONS:
            return read_registrations(cells, sections, dates, _target_measure(layout))
        case SheetKind.OUTCOMES:
            percents = zip(cells.values(Meaning.PERCENT), cells.marks(Meaning.PERCENT), strict=True)
            return read_outcomes(cells, sections, dates, Percents(are_fractions(percents, formats_known)))
        case SheetKind.FIGURES:
            return read_figures(cells, sections, amounts, layout.unit)
        case _:
            return read_delegates(cells)


def _damaged_days(cells: DataCells, day: Meaning) -> list[int]:
    """Return the rows whose date a foreign Excel has read month first, so that day and month are exchanged.

    Its sign: every date cell of the column has a day up to 12, and every date that stayed text one above 12.
    """
    days: list[int] = []
    texts: list[str] = []
    for row, value, mark in zip(cells.rows, cells.values(day), cells.marks(day), strict=True):
        if isinstance(value, date) and mark is not Mark.MONTH_YEAR:
            if value.day > 12:
                return []
            days.append(row)
        elif isinstance(value, str):
            texts.append(value)
    written = [number for number in map(_first_number, texts) if number] if len(days) > 1 else []
    return days if len(written) > 1 and min(written) > 12 else []


def _first_number(text: str) -> int | None:
    """Return the day of a text that is a whole date ("21/12/2020")."""
    parts = text.replace("-", "/").replace(".", "/").split("/")
    return int(parts[0]) if len(parts) == 3 and all(part.strip().isdecimal() for part in parts) else None

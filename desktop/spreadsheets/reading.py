"""From cells to what a workbook says: a function of the cells and of a person's word, without a file or a ledger."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from desktop.domain.imports import (
    ColumnSense,
    DoubtedColumn,
    Problem,
    ProblemCode,
    RowValues,
    SheetKind,
    SheetReading,
    SkippedRow,
    SkipReason,
    UnknownColumn,
)
from desktop.spreadsheets.amounts import AmountColumn, amount_columns, fields_with_amounts, is_ambiguous, read_figures
from desktop.spreadsheets.columns import (
    Column,
    Layout,
    SaidColumns,
    arrange,
    meaning_of_column,
    plain_label,
    said_columns,
)
from desktop.spreadsheets.data_cells import DataCells, Problems
from desktop.spreadsheets.dates import Dates
from desktop.spreadsheets.grid import Grid
from desktop.spreadsheets.heading_words import Meaning
from desktop.spreadsheets.headings import Table, find_tables
from desktop.spreadsheets.legacy import unicode_sheet
from desktop.spreadsheets.measured_headings import measure_words
from desktop.spreadsheets.progress import Percents, are_fractions, progress_column, states_in, status_columns
from desktop.spreadsheets.repeats import repeated_rows
from desktop.spreadsheets.rows import sort_rows
from desktop.spreadsheets.sections import Section
from desktop.spreadsheets.table_rows import TableRows
from desktop.spreadsheets.titles import Title, read_title
from desktop.spreadsheets.values import read_delegates, read_outcomes, read_registrations
from desktop.spreadsheets.workbook import Mark, Position, Sheet, Workbook, column_letters, column_number, position

#: Texts that a person put in the place of cells, by sheet and cell ("D8").
Corrections = Mapping[tuple[str, str], str]


@dataclass(frozen=True, slots=True)
class Given:
    """What a person says of a file instead of its sheets: the plan's year, the kind, the sender.

    ``columns`` say of headings which field stands under them, "" for a column that is not to be read; ``senses`` say of
    headings how the cells under them are to be understood.
    """

    year: int | None = None
    kind: SheetKind | None = None
    sender: str | None = None
    columns: tuple[tuple[str, str], ...] = ()
    senses: tuple[tuple[str, ColumnSense], ...] = ()


NOTHING_GIVEN = Given()

_FOOTER_ROWS = 40


def interpret(
    book: Workbook,
    given: Given = NOTHING_GIVEN,
    corrections: Corrections | None = None,
    by_sheet: Mapping[str, Given] | None = None,
) -> tuple[SheetReading, ...]:
    """Return what each sheet says, in the workbook's order; a sheet without a table, or a hidden one, has kind none.

    ``given`` holds for the sheets that ``by_sheet`` says nothing of.
    """
    laid_over, said = corrections or {}, by_sheet or {}
    return tuple(
        reading
        for sheet in book.sheets
        for reading in read_sheet(sheet, said.get(sheet.name, given), _of_sheet(laid_over, sheet.name))
    )


def _of_sheet(corrections: Corrections, name: str) -> dict[Position, str]:
    return {position(cell): text for (sheet, cell), text in corrections.items() if sheet == name}


def read_sheet(
    sheet: Sheet, given: Given = NOTHING_GIVEN, corrections: Mapping[Position, str] | None = None
) -> list[SheetReading]:
    """Return what one sheet says, a reading a table; for a sheet that is not read one of kind none."""
    columns = tuple(column_letters(number) for number in sorted(sheet.hidden_columns))
    nothing = SheetReading(sheet.name, SheetKind.NONE, hidden=sheet.hidden, hidden_columns=columns)
    if sheet.hidden:
        return [nothing]
    decoded, encoding = unicode_sheet(sheet)
    grid = Grid(decoded, corrections)
    readings: list[SheetReading] = []
    unread: list[SkippedRow] = []
    for table in find_tables(grid):
        first = Title(period=readings[0].period, sender=readings[0].sender) if readings else Title()
        reading = _read_table(replace(nothing, encoding=encoding), grid, table, given, first)
        if reading.kind is SheetKind.NONE:
            unread += _skipped(grid, range(table.start, table.end + 1), SkipReason.UNREAD)
        else:
            readings.append(reading)
    if readings and unread:
        readings[-1] = replace(readings[-1], skipped=(*readings[-1].skipped, *unread))
    return readings or [nothing]


def _read_table(sheet: SheetReading, grid: Grid, table: Table, given: Given, first: Title) -> SheetReading:
    heading = table.heading
    below = range(heading.last + 1, table.end + 1)
    title = read_title(grid, range(table.start, heading.first), below[-_FOOTER_ROWS:], given.year, first)
    said = said_columns(given.columns)
    ticks = status_columns(grid, heading.columns, below)
    by_cells = _as_ticked(heading.columns, ticks) | progress_column(grid, heading.columns, below)
    layout = arrange(heading.columns, title.text, given.kind, by_cells | dict(said))
    if layout.kind is SheetKind.NONE:
        return sheet
    senses = {plain_label(label): sense for label, sense in given.senses}
    ticked = ticks if layout.kind is SheetKind.OUTCOMES else {}
    rows, skipped = _rows(grid, table, layout, title, _Said(senses, ticked))
    return SheetReading(
        sheet.sheet,
        layout.kind,
        heading.last,
        title.period,
        title.span,
        title.cumulative,
        title.as_of,
        given.sender or title.sender,
        sheet.encoding,
        title.revision,
        title.dated,
        rows,
        (*_skipped(grid, range(table.start, heading.first), SkipReason.TITLE), *skipped),
        hidden_columns=sheet.hidden_columns,
        headings=tuple(column.label for column in layout.columns),
        unknown=tuple(column for column in _unknown(layout, said) if column_number(column.column) not in ticked),
        doubted=tuple(_doubted(layout, rows, senses)),
    )


@dataclass(frozen=True, slots=True)
class _Said:
    """How columns are to be read: how their cells are meant, by heading, and those in which states are ticked."""

    senses: Mapping[str, ColumnSense]
    ticks: Mapping[int, str]


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


def _skipped(grid: Grid, rows: range, why: SkipReason) -> Iterator[SkippedRow]:
    """Yield ``rows`` as left out for the reason ``why``, or as blank."""
    for row in rows:
        yield SkippedRow(row, why if grid.filled(row) else SkipReason.BLANK)


def _rows(
    grid: Grid, table: Table, layout: Layout, title: Title, told: _Said
) -> tuple[TableRows, tuple[SkippedRow, ...]]:
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
    return TableRows(found.numbers, values, problems.by_row(), columns, grid.hidden_rows), tuple(found.skipped)


def _target_measure(layout: Layout) -> str | None:
    """Return the measure that the heading of targets names."""
    number = layout.fields.get(Meaning.QUANTITY) or layout.fields.get(Meaning.TARGET)
    return next((measure_words(column) for column in layout.columns if column.number == number), None)


def _amount_columns(
    grid: Grid, layout: Layout, cells: DataCells, title: Title, told: _Said
) -> tuple[AmountColumn, ...]:
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
            return read_figures(cells, sections, amounts)
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

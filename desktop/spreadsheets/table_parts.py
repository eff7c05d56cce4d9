"""A table with what of the sheet is its own, and what it shares with the tables that stand beside it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from desktop.domain.imports import SheetReading, SkippedRow, SkipReason, UnknownColumn
from desktop.spreadsheets.columns import meaning_of_column
from desktop.spreadsheets.grid import Grid
from desktop.spreadsheets.heading_words import Meaning
from desktop.spreadsheets.headings import Table
from desktop.spreadsheets.titles import Title, read_title, titled_row, unit_above
from desktop.spreadsheets.workbook import column_letters

_FOOTER_ROWS = 40


@dataclass(frozen=True, slots=True)
class Shared:
    """What stands around tables side by side: the rows ``above`` all of them and ``below`` them in the whole ``grid``.

    From the row ``own`` on each has a title of its own; in the row ``units`` each is headed by its unit.
    """

    grid: Grid
    above: range
    below: range
    own: int | None = None
    units: int | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A table on the part of the sheet that is its own; ``shared`` is what it has in common with those beside it.

    ``name`` tells it from those: the letters of its columns ("A–E").
    """

    grid: Grid
    table: Table
    shared: Shared | None = None
    name: str = ""

    def title_rows(self) -> Iterator[SkippedRow]:
        """Yield the rows above the heading, those that stand above all tables side by side among them."""
        start = self.table.start
        if self.shared is not None:
            yield from skipped_rows(self.shared.grid, self.shared.above, SkipReason.TITLE)
            start = max(start, self.shared.above.stop)
        yield from skipped_rows(self.grid, range(start, self.table.heading.first), SkipReason.TITLE)

    def unread_rows(self) -> Iterator[SkippedRow]:
        """Yield all its rows as those of a table that is not understood."""
        return skipped_rows(self.grid, range(self.table.start, self.table.end + 1), SkipReason.UNREAD)


def unread_rows(parts: Sequence[Part]) -> Iterator[SkippedRow]:
    """Yield the rows of tables side by side that are not understood, each once."""
    rows = {row.row: row for part in parts for row in part.unread_rows()}
    rows |= {row.row: row for part in parts for row in part.unread_rows() if row.why is SkipReason.UNREAD}
    yield from rows.values()


def skipped_rows(grid: Grid, rows: range, why: SkipReason) -> Iterator[SkippedRow]:
    """Yield ``rows`` as left out for the reason ``why``, or as blank."""
    for row in rows:
        yield SkippedRow(row, why if grid.filled(row) else SkipReason.BLANK)


def title_of(part: Part, year: int | None, first: Title) -> Title:
    """Return what stands above and below a table; see :func:`read_title` for ``year`` and ``first``.

    A title above tables side by side is that of each; of one that has its own the sheet's says only what that does not.
    """
    table, shared = part.table, part.shared
    above = range(table.start, table.heading.first)
    below = range(table.heading.last + 1, table.end + 1)[-_FOOTER_ROWS:]
    if shared is None:
        return read_title(part.grid, above, below, year, first)
    whole = read_title(shared.grid, shared.above, shared.below[-_FOOTER_ROWS:], year, first)
    if shared.units is not None:
        whole = replace(whole, sender=unit_above(part.grid, shared.units))
    if shared.own is None and titled_row(part.grid, range(shared.above.stop, table.heading.first)) is None:
        return whole
    common = shared.above if shared.own is None else range(shared.above.start, shared.own)
    top = read_title(shared.grid, common, range(0), year)
    own = read_title(part.grid, above, below, year)
    timed = own if read_title(part.grid, above, below, None).period else whole
    return replace(
        timed,
        text=own.text or whole.text,
        sender=own.sender if shared.units is None and own.sender else whole.sender,
        revision=own.revision or top.revision,
        dated=own.dated or whole.dated,
        measure=own.measure or top.measure,
    )


def with_unread(parts: Sequence[Part], read: Sequence[Sequence[SheetReading]]) -> list[SheetReading]:
    """Return the readings of tables side by side; what is not understood is told by the one before, else the first."""
    told: list[SheetReading] = []
    waiting: list[Part] = []
    for part, readings in zip(parts, read, strict=True):
        if readings:
            told += readings
        elif told:
            told[-1] = _with(told[-1], part)
        else:
            waiting.append(part)
    for part in waiting if told else ():
        told[0] = _with(told[0], part)
    return told


def _with(reading: SheetReading, part: Part) -> SheetReading:
    """Return a reading that tells of a table beside it which is not understood: its columns, and its rows alone."""
    columns = (column for column in part.table.heading.columns if meaning_of_column(column) is not Meaning.INDEX)
    unknown = (UnknownColumn(column_letters(column.number), column.label) for column in columns)
    alone = {row.row: row for row in part.unread_rows() if row.why is SkipReason.UNREAD and row.row > _head(reading)}
    said = {row.row for row in reading.rows} | {row.row for row in reading.skipped}
    skipped = (alone.get(row.row, row) if row.why is SkipReason.BLANK else row for row in reading.skipped)
    further = (row for number, row in alone.items() if number not in said)
    return replace(reading, unknown=(*reading.unknown, *unknown), skipped=(*skipped, *further))


def _head(reading: SheetReading) -> int:
    return reading.header_row or 0

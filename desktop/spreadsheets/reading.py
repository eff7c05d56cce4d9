"""From cells to what a workbook says: a function of the cells and of a person's word, without a file or a ledger."""

from collections.abc import Mapping
from dataclasses import replace

from desktop.domain.imports import SheetKind, SheetReading, SkippedRow
from desktop.spreadsheets.columns import said_columns
from desktop.spreadsheets.given import NOTHING_GIVEN, Given
from desktop.spreadsheets.grid import Grid
from desktop.spreadsheets.legacy import unicode_sheet
from desktop.spreadsheets.neighbours import parts_of
from desktop.spreadsheets.table_parts import unread_rows, with_unread
from desktop.spreadsheets.table_reading import read_part
from desktop.spreadsheets.titles import Title
from desktop.spreadsheets.workbook import Position, Sheet, Workbook, position

#: Texts that a person put in the place of cells, by sheet and cell ("D8").
Corrections = Mapping[tuple[str, str], str]


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
    nothing = SheetReading(sheet.name, SheetKind.NONE, hidden=sheet.hidden, hidden_columns=sheet.hidden_letters)
    if sheet.hidden:
        return [nothing]
    decoded, encoding = unicode_sheet(sheet)
    grid = Grid(decoded, corrections)
    head = replace(nothing, encoding=encoding)
    readings: list[SheetReading] = []
    unread: list[SkippedRow] = []
    for parts in parts_of(grid, said_columns(given.columns)):
        first = Title(period=readings[0].period, sender=readings[0].sender) if readings else Title()
        read = [read_part(head, part, given, first) for part in parts]
        told = with_unread(parts, read)
        readings += told
        if not told:
            unread += unread_rows(parts)
    if readings and unread:
        readings[-1] = replace(readings[-1], skipped=(*readings[-1].skipped, *unread))
    return readings or [nothing]

"""Sheets written down as text: a line a row, cells parted by "|"."""

from datetime import date

from desktop.domain.imports import RowValues, SheetKind, SheetReading, SkipReason
from desktop.spreadsheets.given import Given
from desktop.spreadsheets.reading import read_sheet
from desktop.spreadsheets.workbook import Area, Mark, Position, Sheet, Value


def cell(text: str) -> Value:
    """Return a number or a day (``2021-06-30``) for what looks like one, ``'`` before it keeps it text."""
    text = text.strip()
    if text.startswith("'"):
        return text[1:]
    if text.replace(".", "", 1).isdecimal():
        return float(text)
    if len(text) == 10 and text[4] == text[7] == "-":
        return date.fromisoformat(text)
    return text.replace("\\n", "\n") or None


def sheet_of(
    table: str, *, merges: tuple[Area, ...] = (), marks: dict[Position, Mark] | None = None, hidden: bool = False
) -> Sheet:
    """Return the sheet written down in ``table``."""
    rows = tuple(tuple(map(cell, line.split("|"))) for line in table.strip("\n").splitlines())
    return Sheet("Sheet1", rows, hidden, merges, marks or {})


def read(
    table: str,
    *,
    merges: tuple[Area, ...] = (),
    marks: dict[Position, Mark] | None = None,
    year: int | None = None,
    kind: SheetKind | None = None,
) -> SheetReading:
    """Return what the one table of a sheet says."""
    (reading,) = read_sheet(sheet_of(table, merges=merges, marks=marks), Given(year, kind))
    return reading


def values(reading: SheetReading) -> dict[int, RowValues]:
    """Return the values by row."""
    return {row.row: row.values for row in reading.rows}


def codes(reading: SheetReading) -> dict[int, list[str]]:
    """Return the problems by row, of rows that have any."""
    return {row.row: [str(problem.code) for problem in row.problems] for row in reading.rows if row.problems}


def skipped(reading: SheetReading) -> dict[int, SkipReason]:
    """Return why rows were skipped, blank ones left out."""
    return {row.row: row.why for row in reading.skipped if row.why is not SkipReason.BLANK}

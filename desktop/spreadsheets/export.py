"""A list as a screen shows it, as a workbook: values stay values, and no text ever becomes a formula.

Written row by row (XlsxWriter, ``constant_memory``), so that a list of any length needs little memory.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from itertools import chain, islice
from typing import TYPE_CHECKING

from desktop.spreadsheets.cells import begins_formula, cell_safe
from desktop.spreadsheets.notes import unused_name

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

CellValue = str | int | float | Decimal | bool | date | datetime | None
Row = Sequence[CellValue]
Looks = Mapping[str, "Format"]

_FONT = {"font_name": "Times New Roman", "font_size": 12, "valign": "top", "border": 1, "border_color": "#808080"}
_LOOKS: Mapping[str, Mapping[str, object]] = {
    "text": {"text_wrap": True},
    "quoted": {"text_wrap": True, "quote_prefix": True},
    "whole": {"num_format": "[>=10000]#,##0;[<=-10000]-#,##0;0"},  # a year is no amount
    "number": {"num_format": "#,##0.##"},
    "date": {"num_format": "dd/mm/yyyy", "align": "center"},
    "time": {"num_format": "dd/mm/yyyy hh:mm", "align": "center"},
    "title": {"bold": True, "border": 0},
    "heading": {"bold": True, "text_wrap": True, "align": "center", "bg_color": "#E7EEF7"},
}
_HEADING_ROW = 2
_MOST_ROWS = 1_000_000
_NARROWEST, _WIDEST = 8, 60
_SAMPLE_ROWS = 200
_NOT_IN_NAMES = str.maketrans(dict.fromkeys("\\/*?:[]'", " "))


@dataclass(frozen=True, slots=True)
class Table:
    """A list: its title, the headings of its columns, and its rows, each with one value a column."""

    title: str
    headings: Sequence[str]
    rows: Iterable[Row]


def export_table(table: Table) -> bytes:
    """Return the list as an .xlsx file; what does not fit on one sheet goes on on the next.

    Texts lose control characters and what goes beyond 32,767 characters; numbers and days are those of a cell.
    """
    from xlsxwriter import Workbook

    out = BytesIO()
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(out, options | {"strings_to_numbers": False}) as book:
        looks = {name: book.add_format({**_FONT, **look}) for name, look in _LOOKS.items()}
        names: list[str] = []
        for rows in _portions(table.rows):
            names.append(unused_name(_sheet_name(table.title), names))
            _write_sheet(book.add_worksheet(names[-1]), table, rows, looks)
    return out.getvalue()


def _portions(rows: Iterable[Row]) -> Iterator[Iterator[Row]]:
    """Yield the rows in portions that fit on a sheet, at least one; each is used up before the next is asked for."""
    left = iter(rows)
    yield islice(left, _MOST_ROWS)
    for first in left:
        yield chain([first], islice(left, _MOST_ROWS - 1))


def _sheet_name(title: str) -> str:
    return cell_safe(title).translate(_NOT_IN_NAMES).strip() or "Sheet"


def _write_sheet(sheet: "Worksheet", table: Table, rows: Iterator[Row], looks: Looks) -> None:
    sample = list(islice(rows, _SAMPLE_ROWS))
    for column, width in enumerate(_widths(table.headings, sample)):
        sheet.set_column(column, column, width)
    sheet.write_string(0, 0, cell_safe(table.title), looks["title"])
    for column, heading in enumerate(table.headings):
        sheet.write_string(_HEADING_ROW, column, cell_safe(heading), looks["heading"])
    last = _HEADING_ROW
    for last, row in enumerate(chain(sample, rows), _HEADING_ROW + 1):
        for column, value in enumerate(row):
            _write(sheet, (last, column), value, looks)
    sheet.freeze_panes(_HEADING_ROW + 1, 0)
    sheet.autofilter(_HEADING_ROW, 0, last, len(table.headings) - 1)
    sheet.repeat_rows(_HEADING_ROW)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def _write(sheet: "Worksheet", place: tuple[int, int], value: CellValue, looks: Looks) -> None:
    """Write a value as what it is; its row, then its column, counted from 0."""
    match value:
        case None:
            sheet.write_blank(*place, None, looks["text"])
        case str():
            text = cell_safe(value)
            sheet.write_string(*place, text, looks["quoted" if begins_formula(text) else "text"])
        case bool():
            sheet.write_string(*place, "x" if value else "", looks["text"])
        case int() | float() | Decimal():
            sheet.write_number(*place, value, looks["whole" if value == int(value) else "number"])
        case datetime():
            sheet.write_datetime(*place, value, looks["time"])
        case date():
            sheet.write_datetime(*place, value, looks["date"])


def _widths(headings: Sequence[str], rows: Sequence[Row]) -> Iterator[int]:
    """Yield widths in which the values of the first rows can be read."""
    for column, heading in enumerate(headings):
        texts = [heading, *(str(row[column]) for row in rows if column < len(row) and row[column] is not None)]
        yield min(max(_NARROWEST, *(len(line) + 2 for text in texts for line in text.split("\n"))), _WIDEST)

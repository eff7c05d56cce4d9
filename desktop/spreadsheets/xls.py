"""Workbooks of Excel 97-2003 (.xls, BIFF in an OLE container or bare).

xlrd tells everything: values, number formats, fonts down to the pieces of a cell, merged cells. Where it gives up on a
file, calamine gets a try at the bare values.
"""

import os
import struct
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import xlrd
from xlrd.biffh import XLRDError
from xlrd.compdoc import CompDocError
from xlrd.xldate import XLDateError, xldate_as_datetime

from desktop.domain.errors import RefusalCode
from desktop.spreadsheets.container import MAX_SHEETS, refuse
from desktop.spreadsheets.fonts import font_encoding
from desktop.spreadsheets.number_formats import mark_of
from desktop.spreadsheets.workbook import Area, Mark, Position, Run, Sheet, Value, Workbook
from desktop.spreadsheets.xlsx import read_values

if TYPE_CHECKING:
    from xlrd.book import Book
    from xlrd.sheet import Cell
    from xlrd.sheet import Sheet as XlrdSheet


#: What xlrd lets out when it stumbles over damage.
_STUMBLES = (
    *(ArithmeticError, AssertionError, AttributeError, LookupError, TypeError, ValueError, OSError),
    *(struct.error, CompDocError),
)


def read_xls(path: Path) -> Workbook:
    """Read the workbook at ``path``, already looked at. Raises :class:`WorkbookRefused` when it can't be read."""
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        try:
            book = xlrd.open_workbook(str(path), logfile=nowhere, formatting_info=True, ragged_rows=True)
        except XLRDError as error:
            if "encrypted" in str(error).lower():
                raise refuse(RefusalCode.ENCRYPTED, "workbook password") from error
            return read_values(path)
        except _STUMBLES:
            return read_values(path)
    if book.nsheets > MAX_SHEETS:
        raise refuse(RefusalCode.TOO_LARGE, f"{book.nsheets} sheets")
    return Workbook(tuple(_sheet(book, sheet) for sheet in book.sheets()))


def _sheet(book: "Book", sheet: "XlrdSheet") -> Sheet:
    marks, fonts = _looks(book, sheet)
    return Sheet(
        sheet.name,
        tuple(tuple(_value(cell, book.datemode) for cell in sheet.row(row)) for row in range(sheet.nrows)),
        sheet.visibility != 0,
        tuple(Area(top + 1, left + 1, bottom, right) for top, bottom, left, right in sheet.merged_cells),
        marks,
        fonts,
        dict(_runs(book, sheet)),
        hidden_rows=frozenset(row + 1 for row, look in sheet.rowinfo_map.items() if look.hidden),
        hidden_columns=frozenset(column + 1 for column, look in sheet.colinfo_map.items() if look.hidden),
    )


def _value(cell: "Cell", datemode: int) -> Value:
    if cell.ctype in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK, xlrd.XL_CELL_ERROR) or cell.value == "":
        return None
    if cell.ctype == xlrd.XL_CELL_DATE:
        return _day(float(cell.value), datemode)
    return bool(cell.value) if cell.ctype == xlrd.XL_CELL_BOOLEAN else cell.value


def _day(serial: float, datemode: int) -> date | datetime | float:
    try:
        moment = xldate_as_datetime(serial, 1 if datemode else 0)
    except (XLDateError, ValueError, OverflowError):
        return serial
    return moment.date() if not (moment.hour or moment.minute or moment.second) else moment


def _looks(book: "Book", sheet: "XlrdSheet") -> tuple[dict[Position, Mark], dict[Position, str]]:
    marks: dict[Position, Mark] = {}
    fonts: dict[Position, str] = {}
    styles = [_style(book, number) for number in range(len(book.xf_list))]
    for row in range(sheet.nrows):
        for column, cell in enumerate(sheet.row(row)):
            if cell.ctype in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK):
                continue
            mark, font = styles[cell.xf_index] if cell.xf_index is not None else (None, None)
            place = row + 1, column + 1
            if found := Mark.ERROR if cell.ctype == xlrd.XL_CELL_ERROR else mark:
                marks[place] = found
            if font:
                fonts[place] = font
    return marks, fonts


def _style(book: "Book", number: int) -> tuple[Mark | None, str | None]:
    style = book.xf_list[number]
    number_format = book.format_map.get(style.format_key)
    mark = mark_of(style.format_key, number_format.format_str) if number_format else None
    return mark, _legacy_font(book, style.font_index)


def _font_name(book: "Book", number: int) -> str:
    return str(book.font_list[number].name) if number < len(book.font_list) else ""


def _legacy_font(book: "Book", number: int) -> str | None:
    name = _font_name(book, number)
    return name if font_encoding(name) else None


def _runs(book: "Book", sheet: "XlrdSheet") -> Iterator[tuple[str, tuple[Run, ...]]]:
    """Yield the texts that change their font within the cell, with their pieces."""
    for (row, column), changes in sheet.rich_text_runlist_map.items():
        cell = sheet.cell(row, column)
        text = str(cell.value)
        own = book.xf_list[cell.xf_index].font_index if cell.xf_index is not None else 0
        starts = [(0, own), *changes]
        ends = [offset for offset, _ in changes] + [len(text)]
        parts = ((text[start:end], font) for (start, font), end in zip(starts, ends, strict=True) if end > start)
        pieces = tuple(Run(part, _font_name(book, font)) for part, font in parts)
        if any(font_encoding(piece.font) for piece in pieces):
            yield text, pieces

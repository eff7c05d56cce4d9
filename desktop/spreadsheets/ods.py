"""OpenDocument spreadsheets (.ods): one part, ``content.xml``, read row by row.

Cells and rows may say that they are repeated, up to the whole sheet; empty ones are counted and only those before a
filled one are kept, filled ones are held against the limits before they are multiplied.
"""

import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import product
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from desktop.domain.errors import RefusalCode
from desktop.spreadsheets.container import MAX_CELLS, MAX_SHEETS, refuse
from desktop.spreadsheets.fonts import font_encoding
from desktop.spreadsheets.number_formats import measure_mark
from desktop.spreadsheets.workbook import Area, Mark, Position, Run, Sheet, Value, Workbook

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_NUMBER = "{urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0}"
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
_MOST_COLUMNS = 1_000


def read_ods(path: Path) -> Workbook:
    """Read the spreadsheet at ``path``, already looked at. Raises :class:`WorkbookRefused` when it is damaged."""
    try:
        with zipfile.ZipFile(path) as archive:
            styles = _Styles()
            for part in ("styles.xml", "content.xml"):
                if part == "content.xml" or part in archive.namelist():
                    tables = list(_tables(archive, part, styles))
        return Workbook(tuple(tables))
    except (zipfile.BadZipFile, zlib.error, KeyError, EOFError, ParseError, DefusedXmlException, ValueError) as error:
        raise refuse(RefusalCode.DAMAGED, f"{type(error).__name__}: {error}") from error


@dataclass(slots=True)
class _Styles:
    """What cell, text and table styles say, by name; filled while the parts are read, styles first.

    ``pieces`` are the fonts, legacy or not, of texts within cells.
    """

    fonts: dict[str, str] = field(default_factory=dict)
    marks: dict[str, Mark] = field(default_factory=dict)
    hidden: set[str] = field(default_factory=set)
    pieces: dict[str, str] = field(default_factory=dict)
    _formats: dict[str, Mark] = field(default_factory=dict)

    def add_date(self, style: Element) -> None:
        """Note a date style that shows the month first, no year, or no day."""
        parts = [child.tag.removeprefix(_NUMBER) for child in style]
        order = [part for part in parts if part in ("day", "month", "year")]
        if order == ["month", "day", "year"]:
            self._formats[style.get(f"{_STYLE}name", "")] = Mark.MONTH_FIRST
        elif set(order) == {"day", "month"}:
            self._formats[style.get(f"{_STYLE}name", "")] = Mark.DAY_MONTH
        elif order == ["month", "year"]:
            self._formats[style.get(f"{_STYLE}name", "")] = Mark.MONTH_YEAR

    def add_number(self, style: Element) -> None:
        """Note a number style that writes a measure behind the number."""
        words = " ".join(child.text or "" for child in style.iterfind(f"{_NUMBER}text"))
        scaled = any(child.get(f"{_NUMBER}display-factor") for child in style)
        if (mark := measure_mark(words)) and not scaled:
            self._formats[style.get(f"{_STYLE}name", "")] = mark

    def add(self, style: Element) -> None:
        """Note a cell's or table's style."""
        name = style.get(f"{_STYLE}name", "")
        parent = style.get(f"{_STYLE}parent-style-name", "")
        text = style.find(f"{_STYLE}text-properties")
        font = text.get(f"{_STYLE}font-name") or text.get(f"{_FO}font-family") if text is not None else None
        if font and style.get(f"{_STYLE}family") == "text":
            self.pieces[name] = font
        if font_encoding(font or self.fonts.get(parent)):
            self.fonts[name] = font or self.fonts[parent]
        if mark := self._formats.get(style.get(f"{_STYLE}data-style-name", "")):
            self.marks[name] = mark
        table = style.find(f"{_STYLE}table-properties")
        if table is not None and table.get(f"{_TABLE}display") == "false":
            self.hidden.add(name)


def _tables(archive: zipfile.ZipFile, part: str, styles: _Styles) -> Iterator[Sheet]:
    table: _Table | None = None
    count = 0
    with archive.open(part) as stream:
        for event, element in iterparse(stream, ("start", "end"), forbid_dtd=True):
            if event == "start" and element.tag == f"{_TABLE}table":
                table = _Table(styles)
            elif event == "end" and element.tag == f"{_TABLE}table" and table:
                count += 1
                yield table.sheet(element, count)
                element.clear()
            elif event == "end":
                _take(element, table, styles)


def _take(element: Element, table: "_Table | None", styles: _Styles) -> None:
    if element.tag == f"{_TABLE}table-row" and table:
        table.add_row(element)
        element.clear()
    elif element.tag == f"{_TABLE}table-column" and table:
        table.add_column(element)
    elif element.tag == f"{_NUMBER}date-style":
        styles.add_date(element)
    elif element.tag == f"{_NUMBER}number-style":
        styles.add_number(element)
    elif element.tag == f"{_STYLE}style":
        styles.add(element)


def _repeated(element: Element, attribute: str) -> int:
    return max(int(element.get(f"{_TABLE}{attribute}", "1")), 1)


def _is_hidden(element: Element) -> bool:
    """Whether a row or column is not shown, by hand or by a filter."""
    return element.get(f"{_TABLE}visibility", "visible") != "visible"


class _Table:
    """One table while its rows come in."""

    def __init__(self, styles: _Styles) -> None:
        self._styles = styles
        self._rows: list[tuple[Value, ...]] = []
        self._empty = 0
        self._filled = 0
        self._merges: list[Area] = []
        self._marks: dict[Position, Mark] = {}
        self._fonts: dict[Position, str] = {}
        self._runs: dict[str, tuple[Run, ...]] = {}
        self._computes = False
        self._hidden_rows: set[int] = set()
        self._hidden_columns: set[int] = set()
        self._columns = 0

    def sheet(self, element: Element, number: int) -> Sheet:
        """Return the finished sheet. Raises :class:`WorkbookRefused` when it is one too many."""
        if number > MAX_SHEETS:
            raise refuse(RefusalCode.TOO_LARGE, f"{number} sheets")
        hidden = element.get(f"{_TABLE}style-name", "") in self._styles.hidden
        name = element.get(f"{_TABLE}name", "")
        if self._computes:  # then a formula without a value gave a text of no letters
            self._marks = {place: mark for place, mark in self._marks.items() if mark is not Mark.UNCOMPUTED}
        return Sheet(
            name,
            tuple(self._rows),
            hidden,
            tuple(self._merges),
            self._marks,
            self._fonts,
            self._runs,
            hidden_rows=frozenset(self._hidden_rows),
            hidden_columns=frozenset(self._hidden_columns),
        )

    def add_column(self, element: Element) -> None:
        """Note columns that are not shown, but for those up to the sheet's end: nothing stands there."""
        first, self._columns = self._columns + 1, self._columns + _repeated(element, "number-columns-repeated")
        if _is_hidden(element) and self._columns <= _MOST_COLUMNS:
            self._hidden_columns.update(range(first, self._columns + 1))

    def add_row(self, element: Element) -> None:
        """Add a row as often as it is repeated; empty rows wait for a filled one."""
        times = _repeated(element, "number-rows-repeated")
        values = self._values(element, times)
        if not values:
            self._empty += times
            return
        self._check(len(self._rows) + self._empty + times, len(values), times)
        self._rows += [()] * self._empty + [values] * times
        if _is_hidden(element):
            self._hidden_rows.update(range(len(self._rows) - times + 1, len(self._rows) + 1))
        self._empty = 0

    def _check(self, rows: int, columns: int, times: int) -> None:
        self._filled += columns * times
        if self._filled > MAX_CELLS or rows * columns > MAX_CELLS:
            raise refuse(RefusalCode.TOO_LARGE, f"{rows} × {columns} cells")

    def _values(self, element: Element, rows: int) -> tuple[Value, ...]:
        """Return the values of a row, and note what is to be known of its cells as often as they are repeated."""
        row = len(self._rows) + self._empty + 1
        values: list[Value] = []
        column = 1
        for cell in element:
            if cell.tag not in _CELLS:
                continue
            times = _repeated(cell, "number-columns-repeated")
            value = _value(cell)
            if value is not None:
                self._check(row, column + times, 0)
            self._note(cell, Area(row, column, row + rows - 1, column + times - 1), value)
            if value is not None:
                values += [None] * (column - 1 - len(values)) + [value] * times
            column += times
        return tuple(values)

    def _note(self, cell: Element, place: Area, value: Value) -> None:
        down, across = _repeated(cell, "number-rows-spanned"), _repeated(cell, "number-columns-spanned")
        if down > 1 or across > 1:
            self._merges.append(Area(place.top, place.left, place.top + down - 1, place.left + across - 1))
        style = cell.get(f"{_TABLE}style-name", "")
        mark, font = _mark(cell, value) or self._styles.marks.get(style), self._styles.fonts.get(style)
        self._computes = self._computes or (value is not None and cell.get(f"{_TABLE}formula") is not None)
        for at in _places(place) if value is not None and (mark or font) else ():
            if mark:
                self._marks[at] = mark
            if font and isinstance(value, str):
                self._fonts[at] = font
        if isinstance(value, str) and self._styles.fonts:
            runs = tuple(_runs(cell, self._styles.pieces))
            told = len(runs) > 1 or any(font_encoding(run.font) for run in runs)
            self._runs |= {value: runs} if told else {}
        if value is None and mark is Mark.UNCOMPUTED:
            self._marks[place.top, place.left] = mark


def _places(area: Area) -> Iterator[Position]:
    """Yield the places in ``area``."""
    return product(range(area.top, area.bottom + 1), range(area.left, area.right + 1))


def _mark(cell: Element, value: Value) -> Mark | None:
    if cell.get(f"{_OFFICE}value-type") == "percentage":
        return Mark.PERCENT
    formula = cell.get(f"{_TABLE}formula")
    if formula and value is None:
        return Mark.UNCOMPUTED
    if formula and isinstance(value, str) and value.startswith(("#", "Err:")):
        return Mark.ERROR
    return None


def _value(cell: Element) -> Value:
    kind = cell.get(f"{_OFFICE}value-type")
    if kind in ("float", "percentage", "currency"):
        return float(cell.get(f"{_OFFICE}value", "nan"))
    if kind == "date":
        return _day(cell.get(f"{_OFFICE}date-value", ""))
    if kind == "boolean":
        return cell.get(f"{_OFFICE}boolean-value") == "true"
    return "\n".join("".join(_pieces(line)) for line in cell.findall(f"{_TEXT}p")) or None


def _day(text: str) -> date | datetime:
    moment = datetime.fromisoformat(text)
    return moment if "T" in text and (moment.hour or moment.minute or moment.second) else moment.date()


def _runs(cell: Element, fonts: Mapping[str, str]) -> Iterator[Run]:
    """Yield the pieces of a cell's text that are written in one font each; ``None`` for the cell's own."""
    for number, line in enumerate(cell.findall(f"{_TEXT}p")):
        yield from [Run("\n", None)] if number else []
        yield from [Run(line.text, None)] if line.text else []
        for child in line:
            said = _BLANKS.get(child.tag, "") + "".join(_pieces(child))
            yield from [Run(said, fonts.get(child.get(f"{_TEXT}style-name", "")))] if said else []
            yield from [Run(child.tail, None)] if child.tail else []


_BLANKS: Mapping[str, str] = {f"{_TEXT}s": " ", f"{_TEXT}tab": "\t", f"{_TEXT}line-break": "\n"}


def _pieces(element: Element) -> Iterator[str]:
    """Yield the text of a paragraph, its spans included and its annotations left out."""
    yield element.text or ""
    for child in element:
        if child.tag != f"{_OFFICE}annotation":
            yield _BLANKS.get(child.tag, "")
            yield from _pieces(child)
        yield child.tail or ""

"""OpenDocument spreadsheets (.ods): one part, ``content.xml``, read row by row.

Cells and rows may say that they are repeated, up to the whole sheet; empty ones are counted and only those before a
filled one are kept, filled ones are held against the limits before they are multiplied.
"""

import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from desktop.domain.errors import RefusalCode
from desktop.spreadsheets.container import MAX_CELLS, MAX_SHEETS, refuse
from desktop.spreadsheets.fonts import font_encoding
from desktop.spreadsheets.workbook import Area, Mark, Position, Sheet, Value, Workbook

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
    """What cell and table styles say, by name; filled while the parts are read, styles first."""

    fonts: dict[str, str] = field(default_factory=dict)
    marks: dict[str, Mark] = field(default_factory=dict)
    hidden: set[str] = field(default_factory=set)
    _dates: dict[str, Mark] = field(default_factory=dict)

    def add_date(self, style: Element) -> None:
        """Note a date style that shows the month first, or no year."""
        parts = [child.tag.removeprefix(_NUMBER) for child in style]
        order = [part for part in parts if part in ("day", "month", "year")]
        if order == ["month", "day", "year"]:
            self._dates[style.get(f"{_STYLE}name", "")] = Mark.MONTH_FIRST
        elif set(order) == {"day", "month"}:
            self._dates[style.get(f"{_STYLE}name", "")] = Mark.DAY_MONTH

    def add(self, style: Element) -> None:
        """Note a cell's or table's style."""
        name = style.get(f"{_STYLE}name", "")
        parent = style.get(f"{_STYLE}parent-style-name", "")
        text = style.find(f"{_STYLE}text-properties")
        font = text.get(f"{_STYLE}font-name") or text.get(f"{_FO}font-family") if text is not None else None
        if font_encoding(font or self.fonts.get(parent)):
            self.fonts[name] = font or self.fonts[parent]
        if mark := self._dates.get(style.get(f"{_STYLE}data-style-name", "")):
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
        self._hidden_rows: set[int] = set()
        self._hidden_columns: set[int] = set()
        self._columns = 0

    def sheet(self, element: Element, number: int) -> Sheet:
        """Return the finished sheet. Raises :class:`WorkbookRefused` when it is one too many."""
        if number > MAX_SHEETS:
            raise refuse(RefusalCode.TOO_LARGE, f"{number} sheets")
        hidden = element.get(f"{_TABLE}style-name", "") in self._styles.hidden
        name = element.get(f"{_TABLE}name", "")
        return Sheet(
            name,
            tuple(self._rows),
            hidden,
            tuple(self._merges),
            self._marks,
            self._fonts,
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
        values = self._values(element)
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

    def _values(self, element: Element) -> tuple[Value, ...]:
        row = len(self._rows) + self._empty + 1
        values: list[Value] = []
        column = 1
        for cell in element:
            if cell.tag not in _CELLS:
                continue
            times = _repeated(cell, "number-columns-repeated")
            value = _value(cell)
            self._note(cell, (row, column), value)
            if value is not None:
                self._check(row, column + times, 0)
                values += [None] * (column - 1 - len(values)) + [value] * times
            column += times
        return tuple(values)

    def _note(self, cell: Element, place: Position, value: Value) -> None:
        down, across = _repeated(cell, "number-rows-spanned"), _repeated(cell, "number-columns-spanned")
        if down > 1 or across > 1:
            row, column = place
            self._merges.append(Area(row, column, row + down - 1, column + across - 1))
        style = cell.get(f"{_TABLE}style-name", "")
        if isinstance(value, str) and style in self._styles.fonts:
            self._fonts[place] = self._styles.fonts[style]
        if mark := _mark(cell, value) or self._styles.marks.get(style):
            self._marks[place] = mark


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


_BLANKS: Mapping[str, str] = {f"{_TEXT}s": " ", f"{_TEXT}tab": "\t", f"{_TEXT}line-break": "\n"}


def _pieces(element: Element) -> Iterator[str]:
    """Yield the text of a paragraph, its spans included and its annotations left out."""
    yield element.text or ""
    for child in element:
        if child.tag != f"{_OFFICE}annotation":
            yield _BLANKS.get(child.tag, "")
            yield from _pieces(child)
        yield child.tail or ""

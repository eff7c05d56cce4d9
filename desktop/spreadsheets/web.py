"""Web pages and XML that other programs name .xls: the tables of an HTML page, and Excel's XML of 2003."""

import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from desktop.domain.errors import RefusalCode
from desktop.spreadsheets.container import MAX_CELLS, refuse
from desktop.spreadsheets.separated import decoded
from desktop.spreadsheets.workbook import Area, Sheet, Value, Workbook

_SHEET_XML = "{urn:schemas-microsoft-com:office:spreadsheet}"
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_HEAD = 4096
_MAX_SPAN = 2_000


def read_web(path: Path) -> Workbook:
    """Read the page or XML at ``path``. Raises :class:`WorkbookRefused` when it is damaged or holds no table."""
    content = path.read_bytes()
    if b"urn:schemas-microsoft-com:office:spreadsheet" in content[:_HEAD] and b"<html" not in content[:_HEAD].lower():
        return _from_xml(content)
    tables = _Tables()
    tables.feed(_text(content))
    tables.close()
    if not tables.rows:
        raise refuse(RefusalCode.NOT_A_WORKBOOK, "a page without a table")
    return Workbook((tables.sheet(path.stem),))


def _text(content: bytes) -> str:
    named = _CHARSET.search(content[:_HEAD])
    try:
        return content.decode(named[1].decode("ascii")) if named else decoded(content)
    except (LookupError, UnicodeDecodeError):
        return decoded(content)


class _Grid:
    """Cells that are put down one after the other, around those that earlier ones span."""

    def __init__(self) -> None:
        self.rows: list[list[Value]] = []
        self.merges: list[Area] = []
        self._taken: set[tuple[int, int]] = set()
        self._filled = 0

    def next_row(self, number: int | None = None) -> None:
        """Begin the next row, or row ``number`` (from 1)."""
        missing = (number or len(self.rows) + 1) - len(self.rows)
        self.count(missing)
        self.rows += [[] for _ in range(missing)]

    def count(self, cells: int) -> None:
        """Hold ``cells`` more against the limit."""
        self._filled += cells
        if self._filled > MAX_CELLS:
            raise refuse(RefusalCode.TOO_LARGE, "cells")

    def put(self, value: Value, across: int, down: int, column: int | None = None) -> None:
        """Put a cell into the last row, at ``column`` (from 1) or the next free one."""
        row, cells = len(self.rows), self.rows[-1]
        column = column or len(cells) + 1
        while (row, column) in self._taken:
            column += 1
        self.count(column + across * down)
        cells += [None] * (column - 1 - len(cells)) + [value]
        if across > 1 or down > 1:
            self.merges.append(Area(row, column, row + down - 1, column + across - 1))
            self._taken |= {(row + y, column + x) for y in range(down) for x in range(across)}

    def sheet(self, name: str, hidden: bool = False) -> Sheet:
        """Return what was put down."""
        return Sheet(name, tuple(map(tuple, self.rows)), hidden, tuple(self.merges))


class _Tables(HTMLParser):
    """The rows of all tables of a page, one after the other."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = _Grid()
        self._text: list[str] | None = None
        self._spans = (1, 1)

    @property
    def rows(self) -> list[list[Value]]:
        """The rows found so far."""
        return self._grid.rows

    def sheet(self, name: str) -> Sheet:
        """Return all rows as one sheet."""
        self._finish()
        return self._grid.sheet(name)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a row or a cell; a line break inside a cell is kept."""
        if tag == "tr":
            self._finish()
            self._grid.next_row()
        elif tag in ("td", "th") and self._grid.rows:
            self._finish()
            spans = dict(attrs)
            self._spans = _span(spans.get("colspan")), _span(spans.get("rowspan"))
            self._text = []
        elif tag in ("br", "p", "div") and self._text:
            self._text.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """End a cell."""
        if tag in ("td", "th", "tr", "table"):
            self._finish()

    def handle_data(self, data: str) -> None:
        """Collect the text of the cell that is open."""
        if self._text is not None:
            self._text.append(data)

    def _finish(self) -> None:
        if self._text is not None:
            text = "".join(self._text).strip()
            self._text = None
            self._grid.put(text or None, *self._spans)


def _span(number: str | None) -> int:
    digits = (number or "").strip()
    return min(max(int(digits), 1), _MAX_SPAN) if digits.isascii() and digits.isdecimal() else 1


def _from_xml(content: bytes) -> Workbook:
    try:
        book: Element = fromstring(content, forbid_dtd=True)
        return Workbook(tuple(_xml_sheet(sheet) for sheet in book.findall(f"{_SHEET_XML}Worksheet")))
    except (ParseError, DefusedXmlException, ValueError) as error:
        raise refuse(RefusalCode.DAMAGED, f"{type(error).__name__}: {error}") from error


def _xml_sheet(sheet: Element) -> Sheet:
    grid = _Grid()
    for row in sheet.iterfind(f"{_SHEET_XML}Table/{_SHEET_XML}Row"):
        grid.next_row(_index(row))
        for cell in row.iterfind(f"{_SHEET_XML}Cell"):
            grid.put(_xml_value(cell), _more(cell, "MergeAcross"), _more(cell, "MergeDown"), _index(cell))
    visible = sheet.findtext(".//{urn:schemas-microsoft-com:office:excel}Visible", "")
    return grid.sheet(sheet.get(f"{_SHEET_XML}Name", ""), visible.startswith("SheetHidden"))


def _index(element: Element) -> int | None:
    index = element.get(f"{_SHEET_XML}Index")
    return int(index) if index else None


def _more(cell: Element, attribute: str) -> int:
    return min(int(cell.get(f"{_SHEET_XML}{attribute}", "0")) + 1, _MAX_SPAN)


def _xml_value(cell: Element) -> Value:
    data = cell.find(f"{_SHEET_XML}Data")
    text = "".join(data.itertext()) if data is not None else ""
    if data is None or not text.strip():
        return None
    kind = data.get(f"{_SHEET_XML}Type")
    if kind == "Number":
        return float(text)
    return date.fromisoformat(text[:10]) if kind == "DateTime" else text

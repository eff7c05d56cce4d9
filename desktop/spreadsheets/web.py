"""Web pages and XML that other programs name .xls: tables and lines of an HTML page, and Excel's XML of 2003."""

import re
from html.parser import HTMLParser
from pathlib import Path

from desktop.domain.errors import RefusalCode
from desktop.spreadsheets.container import refuse
from desktop.spreadsheets.separated import decoded
from desktop.spreadsheets.spanned_cells import MAX_SPAN, SpannedCells
from desktop.spreadsheets.workbook import Sheet, Workbook
from desktop.spreadsheets.xml_2003 import NAMESPACE, read_xml_2003

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_PAGE = re.compile(rb"<html[\s>]", re.IGNORECASE)
_HEAD = 4096
_BLOCKS = frozenset({"p", "div", "br", "center", "caption", "table", "h1", "h2", "h3", "h4", "h5", "h6", "li", "tr"})
_UNSEEN = frozenset({"title", "script", "style"})


def read_web(path: Path) -> Workbook:
    """Read the page or XML at ``path``. Raises :class:`WorkbookRefused` when it is damaged or holds no table."""
    content = path.read_bytes()
    if NAMESPACE.encode() in content[:_HEAD] and not _PAGE.search(content[:_HEAD]):
        return read_xml_2003(content)
    tables = _Tables()
    tables.feed(_text(content))
    tables.close()
    if not tables.has_table:
        raise refuse(RefusalCode.NOT_A_WORKBOOK, "a page without a table")
    return Workbook((tables.sheet(path.stem),))


def _text(content: bytes) -> str:
    named = _CHARSET.search(content[:_HEAD])
    try:
        return content.decode(named[1].decode("ascii")) if named else decoded(content)
    except (LookupError, UnicodeDecodeError):
        return decoded(content)


class _Tables(HTMLParser):
    """The rows of all tables of a page, one after the other; a line between them is a row of one cell."""

    def __init__(self) -> None:
        super().__init__()
        self._cells = SpannedCells()
        self._text: list[str] | None = None
        self._line: list[str] = []
        self._unseen = 0
        self._spans = (1, 1)
        self.has_table = False

    def sheet(self, name: str) -> Sheet:
        """Return all rows as one sheet."""
        self._finish()
        self._finish_line()
        return Sheet(name, tuple(map(tuple, self._cells.rows)), merges=tuple(self._cells.merges))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a row or a cell; a line break inside a cell is kept."""
        self._unseen += tag in _UNSEEN
        if tag in _BLOCKS:
            self._finish_line()
        if tag == "tr":
            self._finish()
            self._cells.next_row()
            self.has_table = True
        elif tag in ("td", "th") and self.has_table:
            self._finish()
            spans = dict(attrs)
            self._spans = _span(spans.get("colspan")), _span(spans.get("rowspan"))
            self._text = []
        elif tag in ("br", "p", "div") and self._text:
            self._text.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """End a cell, or a line outside of tables."""
        self._unseen -= tag in _UNSEEN and self._unseen > 0
        if tag in _BLOCKS:
            self._finish_line()
        if tag in ("td", "th", "tr", "table"):
            self._finish()

    def handle_data(self, data: str) -> None:
        """Collect the text of the cell that is open, or of the line."""
        if self._text is not None:
            self._text.append(data)
        elif not self._unseen:
            self._line.append(data)

    def _finish_line(self) -> None:
        text = " ".join("".join(self._line).split()) if self._text is None else ""
        if text:
            self._cells.next_row()
            self._cells.put(text, 1, 1)
        self._line = self._line if self._text is not None else []

    def _finish(self) -> None:
        if self._text is not None:
            text = "".join(self._text).strip()
            self._text = None
            self._cells.put(text or None, *self._spans)


def _span(number: str | None) -> int:
    digits = (number or "").strip()
    return min(max(int(digits), 1), MAX_SPAN) if digits.isascii() and digits.isdecimal() else 1

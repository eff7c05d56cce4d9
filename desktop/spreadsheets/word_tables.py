"""Tables in Word documents (.docx), which many units send: paragraphs and table rows in their order, as one sheet.

A cell that Word numbers by itself holds no text; it gets the number that Word shows.
"""

import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from desktop.domain.errors import RefusalCode
from desktop.spreadsheets.container import MAX_CELLS, refuse
from desktop.spreadsheets.fonts import font_encoding
from desktop.spreadsheets.workbook import Area, Position, Run, Sheet, Value, Workbook

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MAX_SPAN = 200


def read_docx(path: Path) -> Workbook:
    """Read the document at ``path`` as a workbook of one sheet, named as the file. Raises :class:`WorkbookRefused`."""
    try:
        with zipfile.ZipFile(path) as archive:
            document: Element = fromstring(archive.read("word/document.xml"), forbid_dtd=True)
    except (zipfile.BadZipFile, zlib.error, KeyError, EOFError, ParseError, DefusedXmlException) as error:
        raise refuse(RefusalCode.DAMAGED, f"{type(error).__name__}: {error}") from error
    body = document.find(f"{_WORD}body")
    if body is None or body.find(f".//{_WORD}tbl") is None:
        raise refuse(RefusalCode.NOT_A_WORKBOOK, "a document without a table")
    page = _Page()
    for element in body:
        page.add(element)
    return Workbook((page.sheet(path.stem),))


class _Page:
    """The rows of a document while they come in."""

    def __init__(self) -> None:
        self._rows: list[tuple[Value, ...]] = []
        self._merges: list[Area] = []
        self._open: dict[int, Area] = {}
        self._fonts: dict[Position, str] = {}
        self._runs: dict[str, tuple[Run, ...]] = {}
        self._numbers: Counter[str] = Counter()
        self._cells = 0

    def sheet(self, name: str) -> Sheet:
        """Return what came in."""
        self._close()
        return Sheet(name, tuple(self._rows), merges=tuple(self._merges), fonts=self._fonts, runs=self._runs)

    def add(self, element: Element) -> None:
        """Add a paragraph as a row of one cell, or a table's rows; what holds them is gone through."""
        if element.tag == f"{_WORD}p":
            self._add_row([self._value([element], 1)])
        elif element.tag == f"{_WORD}tbl":
            for row in element.iterfind(f"{_WORD}tr"):
                self._add_table_row(row)
            self._close()
        elif element.tag == f"{_WORD}sdt":
            for child in element.iterfind(f"{_WORD}sdtContent/*"):
                self.add(child)

    def _add_row(self, values: list[Value]) -> None:
        self._cells += len(values)
        if self._cells > MAX_CELLS:
            raise refuse(RefusalCode.TOO_LARGE, f"{self._cells} cells")
        self._rows.append(tuple(values))

    def _add_table_row(self, row: Element) -> None:
        values: list[Value] = []
        for cell in row.iterfind(f"{_WORD}tc"):
            column = len(values) + 1
            across = _span(cell)
            value = self._value(cell.findall(f"{_WORD}p"), column)
            self._merge(cell, column, across)
            values += [value, *[None] * (across - 1)]
        self._add_row(values)

    def _merge(self, cell: Element, column: int, across: int) -> None:
        """Note a cell that spans columns, or goes on downward from the row above."""
        row = len(self._rows) + 1
        vertical = cell.find(f"{_WORD}tcPr/{_WORD}vMerge")
        above = self._open.pop(column, None)
        if vertical is not None and vertical.get(f"{_WORD}val") != "restart" and above:
            self._open[column] = Area(above.top, above.left, row, above.right)
            return
        self._keep(above)
        if vertical is not None or across > 1:
            self._open[column] = Area(row, column, row, column + across - 1)

    def _keep(self, area: Area | None) -> None:
        if area and (area.is_tall or area.right > area.left):
            self._merges.append(area)

    def _close(self) -> None:
        for area in self._open.values():
            self._keep(area)
        self._open.clear()

    def _value(self, paragraphs: list[Element], column: int) -> Value:
        """Return the text of a cell, its paragraphs as lines; where Word only numbers it, the number."""
        runs = [run for number, paragraph in enumerate(paragraphs) for run in _runs(paragraph, bool(number))]
        text = "".join(run.text for run in runs)
        if not text.strip():
            return self._number(paragraphs)
        self._note_fonts(text, tuple(runs), (len(self._rows) + 1, column))
        return text

    def _number(self, paragraphs: list[Element]) -> Value:
        for paragraph in paragraphs:
            number = paragraph.find(f"{_WORD}pPr/{_WORD}numPr/{_WORD}numId")
            if number is not None:
                name = number.get(f"{_WORD}val", "")
                self._numbers[name] += 1
                return float(self._numbers[name])
        return None

    def _note_fonts(self, text: str, runs: tuple[Run, ...], place: Position) -> None:
        fonts = {run.font for run in runs if run.text.strip()}
        legacy = [font for font in fonts if font and font_encoding(font)]
        if len(fonts) == 1 and legacy:
            self._fonts[place] = legacy[0]
        elif legacy:
            self._runs[text] = runs


def _span(cell: Element) -> int:
    span = cell.find(f"{_WORD}tcPr/{_WORD}gridSpan")
    digits = span.get(f"{_WORD}val", "1") if span is not None else "1"
    return min(max(int(digits), 1), _MAX_SPAN) if digits.isdecimal() else 1


_MARKS = {f"{_WORD}tab": "\t", f"{_WORD}br": "\n", f"{_WORD}cr": "\n", f"{_WORD}noBreakHyphen": "-"}


def _runs(paragraph: Element, follows: bool) -> Iterator[Run]:
    """Yield the pieces of a paragraph with their fonts; one that follows another begins with a line break."""
    if follows:
        yield Run("\n", None)
    for run in paragraph.iter(f"{_WORD}r"):
        fonts = run.find(f"{_WORD}rPr/{_WORD}rFonts")
        font = fonts.get(f"{_WORD}ascii") or fonts.get(f"{_WORD}hAnsi") if fonts is not None else None
        texts = (item.text or "" if item.tag == f"{_WORD}t" else _MARKS.get(item.tag, "") for item in run)
        yield Run("".join(texts), font)

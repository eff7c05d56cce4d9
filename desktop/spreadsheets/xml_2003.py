"""Excel's XML of 2003 (SpreadsheetML), which programs and some units save as .xml or .xls."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from desktop.domain.errors import RefusalCode
from desktop.spreadsheets.container import refuse
from desktop.spreadsheets.fonts import font_encoding
from desktop.spreadsheets.number_formats import mark_of_code
from desktop.spreadsheets.sheet_part import LAST_COLUMN
from desktop.spreadsheets.spanned_cells import MAX_SPAN, SpannedCells
from desktop.spreadsheets.workbook import Mark, Position, Run, Sheet, Value, Workbook

#: What such a file says of itself near its beginning.
NAMESPACE = "urn:schemas-microsoft-com:office:spreadsheet"

_SS = f"{{{NAMESPACE}}}"
_VISIBLE = ".//{urn:schemas-microsoft-com:office:excel}Visible"
_FACE = "{http://www.w3.org/TR/REC-html40}Face"
_DEFAULT = "Default"


@dataclass(frozen=True, slots=True)
class _Style:
    """What a cell style says: how numbers are shown, and the font."""

    mark: Mark | None = None
    font: str | None = None


_NO_STYLE = _Style()
_Styles = dict[str, _Style]


def read_xml_2003(content: bytes) -> Workbook:
    """Read the sheets. Raises :class:`WorkbookRefused` when the XML is damaged or says what can't be."""
    try:
        book: Element = fromstring(content, forbid_dtd=True)
        styles = _styles(book)
        return Workbook(tuple(_sheet(sheet, styles) for sheet in book.findall(f"{_SS}Worksheet")))
    except (ParseError, DefusedXmlException, ValueError) as error:
        raise refuse(RefusalCode.DAMAGED, f"{type(error).__name__}: {error}") from error


def _styles(book: Element) -> _Styles:
    """Return the styles by their names; a parent stands above those that take from it."""
    styles: _Styles = {}
    for style in book.iterfind(f"{_SS}Styles/{_SS}Style"):
        parent = styles.get(style.get(f"{_SS}Parent", _DEFAULT), _NO_STYLE)
        shown, font = style.find(f"{_SS}NumberFormat"), style.find(f"{_SS}Font")
        mark = _mark_of(shown.get(f"{_SS}Format", "")) if shown is not None else parent.mark
        name = font.get(f"{_SS}FontName") if font is not None else None
        styles[style.get(f"{_SS}ID", "")] = _Style(mark, name or parent.font)
    return styles


def _mark_of(code: str) -> Mark | None:
    return Mark.PERCENT if code == "Percent" else mark_of_code(code)


def _sheet(sheet: Element, styles: _Styles) -> Sheet:
    page = _Page(styles)
    for row in sheet.iterfind(f"{_SS}Table/{_SS}Row"):
        page.add(row)
    visible = sheet.findtext(_VISIBLE, "")
    return Sheet(
        sheet.get(f"{_SS}Name", ""),
        tuple(map(tuple, page.cells.rows)),
        visible.startswith(("SheetHidden", "SheetVeryHidden")),
        tuple(page.cells.merges),
        page.marks,
        page.fonts,
        page.runs,
        hidden_rows=frozenset(page.hidden_rows),
        hidden_columns=frozenset(_hidden_columns(sheet)),
    )


@dataclass(slots=True)
class _Page:
    """One sheet while its rows come in."""

    styles: _Styles
    cells: SpannedCells = field(default_factory=SpannedCells)
    marks: dict[Position, Mark] = field(default_factory=dict)
    fonts: dict[Position, str] = field(default_factory=dict)
    runs: dict[str, tuple[Run, ...]] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)

    def add(self, row: Element) -> None:
        """Add a row with its cells."""
        self.cells.next_row(_index(row))
        if row.get(f"{_SS}Hidden") == "1":
            self.hidden_rows.add(len(self.cells.rows))
        for cell in row.iterfind(f"{_SS}Cell"):
            name = cell.get(f"{_SS}StyleID") or row.get(f"{_SS}StyleID") or _DEFAULT
            self._put(cell, self.styles.get(name, _NO_STYLE))

    def _put(self, cell: Element, style: _Style) -> None:
        data = cell.find(f"{_SS}Data")
        value = _value(data)
        place = self.cells.put(value, _more(cell, "MergeAcross"), _more(cell, "MergeDown"), _index(cell))
        mark = _valueless(cell, data) or style.mark
        if mark and (value is not None or mark is not style.mark):
            self.marks[place] = mark
        if isinstance(value, str) and data is not None:
            self._note_fonts(value, tuple(_pieces(data, None)), style, place)

    def _note_fonts(self, text: str, pieces: tuple[Run, ...], style: _Style, place: Position) -> None:
        if style.font and font_encoding(style.font):
            self.fonts[place] = style.font
        if len(pieces) > 1 or any(font_encoding(piece.font) for piece in pieces):
            self.runs[text] = pieces


def _hidden_columns(sheet: Element) -> Iterator[int]:
    """Yield the columns that are not shown, but for those up to the sheet's end: nothing stands there."""
    last = 0
    for column in sheet.iterfind(f"{_SS}Table/{_SS}Column"):
        first = _index(column) or last + 1
        last = first + int(column.get(f"{_SS}Span", "0"))
        if column.get(f"{_SS}Hidden") == "1" and last < LAST_COLUMN:
            yield from range(first, last + 1)


def _index(element: Element) -> int | None:
    index = element.get(f"{_SS}Index")
    return int(index) if index else None


def _more(cell: Element, attribute: str) -> int:
    return min(int(cell.get(f"{_SS}{attribute}", "0")) + 1, MAX_SPAN)


def _value(data: Element | None) -> Value:
    text = "".join(data.itertext()) if data is not None else ""
    if data is None or not text.strip():
        return None
    match data.get(f"{_SS}Type"):
        case "Number":
            return float(text)
        case "DateTime":
            return date.fromisoformat(text[:10])
        case "Boolean":
            return text.strip() == "1"
        case "Error":
            return None
        case _:
            return text


def _valueless(cell: Element, data: Element | None) -> Mark | None:
    """Return why a cell in which something stands has no value."""
    if data is None:
        return Mark.UNCOMPUTED if cell.get(f"{_SS}Formula") else None
    return Mark.ERROR if data.get(f"{_SS}Type") == "Error" else None


def _pieces(element: Element, font: str | None) -> Iterator[Run]:
    """Yield the pieces of a text with their fonts; ``None`` for the cell's own."""
    if element.text:
        yield Run(element.text, font)
    for child in element:
        yield from _pieces(child, child.get(_FACE) or font)
        if child.tail:
            yield Run(child.tail, font)

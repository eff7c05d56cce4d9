"""What the parts of an Office Open XML workbook tell besides the values: styles, merged cells, errors, formulas.

A sheet is searched as bytes for the few things that matter, and only their tags are taken apart. A parser that calls
back for each cell needs twice the time in which calamine reads the whole sheet, and hardly any cell has something to
tell. Nothing is trusted here that could do harm: what is found only adds a mark to a cell.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple, TypeVar
from xml.etree.ElementTree import Element

from desktop.domain.errors import RefusalCode
from desktop.spreadsheets.container import MAX_CELLS, refuse
from desktop.spreadsheets.fonts import font_encoding
from desktop.spreadsheets.number_formats import mark_of
from desktop.spreadsheets.workbook import NO_CELLS, Area, Mark, Position, area, column_number

_V = TypeVar("_V")

_ROOT = re.compile(rb"<(\w+:)?worksheet[\s>]")
_NOT_UTF8 = re.compile(rb"\A(?:\xff\xfe|\xfe\xff|<\0|\0<)")
_PLACE = re.compile(rb"\sr=[\"']([A-Z]{1,3})(\d{1,7})[\"']")
_AREA = re.compile(rb"\sref=[\"']([A-Z]+\d+:[A-Z]+\d+)[\"']")
_FAR = re.compile(rb'r="[A-Z](?:[A-Z]|\d{6})')
_FAR_ROWS = re.compile(rb' r="[A-Z](\d{6,7})"')
_WIDE = re.compile(rb' r="[A-Z]{2,}\d')
_FILLED = re.compile(rb' r="([A-Z]+)(\d+)"(?:[^>]*[^>/])?>')
_ERROR = re.compile(rb' t="e"')
_HIDDEN = re.compile(rb'hidden="(?:1|true)"')
_ROW = re.compile(rb"<(?:\w+:)?row\s[^>]*?\br=\"(\d{1,7})\"")
_COLUMNS = re.compile(rb"<(?:\w+:)?col\s(?=[^>]*\bmin=\"(\d{1,5})\")(?=[^>]*\bmax=\"(\d{1,5})\")")

#: How many columns are named by one letter.
_NARROW = 26

#: The last column that a sheet can have.
LAST_COLUMN = 16_384


class Styles(NamedTuple):
    """What the cell styles say, by their number as the cells give it."""

    marks: Mapping[bytes, Mark] = NO_CELLS
    fonts: Mapping[bytes, str] = NO_CELLS


class SheetLook(NamedTuple):
    """What one sheet's part tells besides the values; ``has_cells`` says that it holds any."""

    merges: tuple[Area, ...] = ()
    marks: Mapping[Position, Mark] = NO_CELLS
    fonts: Mapping[Position, str] = NO_CELLS
    has_cells: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()


def styles_of(tree: Element) -> Styles:
    """Return what the styles part says of each cell style: how numbers are shown, and legacy fonts."""
    codes = {item.get("numFmtId", ""): item.get("formatCode", "") for item in tree.findall("{*}numFmts/{*}numFmt")}
    names = [font.find("{*}name") for font in tree.findall("{*}fonts/{*}font")]
    fonts = [name.get("val", "") if name is not None else "" for name in names]
    marks: dict[bytes, Mark] = {}
    legacy: dict[bytes, str] = {}
    for number, style in enumerate(tree.findall("{*}cellXfs/{*}xf")):
        key = b"%d" % number
        format_id = style.get("numFmtId", "0")
        if mark := mark_of(int(format_id), codes.get(format_id, "")):
            marks[key] = mark
        font = _item(fonts, style.get("fontId", "0"))
        if font_encoding(font):
            legacy[key] = font
    return Styles(marks, legacy)


def _item(items: Sequence[str], number: str) -> str:
    return items[int(number)] if number.isdecimal() and int(number) < len(items) else ""


def look_at_sheet(part: str, content: bytes | bytearray, styles: Styles) -> SheetLook:
    """Look at the sheet ``part``. Raises :class:`WorkbookRefused` for cells too far apart, or not in UTF-8."""
    root = _ROOT.search(content)
    if root is None or _NOT_UTF8.search(content):
        raise refuse(RefusalCode.DAMAGED, f"{part}: no worksheet in UTF-8")
    _check_extent(part, content)
    tags = _Tags(content, root[1] or b"")
    return SheetLook(
        tuple(tags.merges()),
        tags.styled(styles.marks) | tags.errors() | tags.uncomputed(),
        tags.styled(styles.fonts),
        tags.has_cells,
        frozenset(tags.hidden_rows()),
        frozenset(tags.hidden_columns()),
    )


def _check_extent(part: str, content: bytes | bytearray) -> None:
    """Refuse filled cells so far apart that the rectangle around them would not fit the memory."""
    if not _FAR.search(content):
        return
    if not _WIDE.search(content) and max(map(int, _FAR_ROWS.findall(content)), default=0) * _NARROW <= MAX_CELLS:
        return  # a long list: its cells need not be looked at one by one
    rows = max((int(cell[2]) for cell in _FILLED.finditer(content)), default=0)
    letters = {cell[1][:4].decode() for cell in _FILLED.finditer(content)}
    columns = max(map(column_number, letters), default=0)
    if rows * columns > MAX_CELLS:
        raise refuse(RefusalCode.TOO_LARGE, f"{part}: {rows} × {columns} cells")


class _Tags:
    """The tags of one sheet, found from the rare thing in them; ``prefix`` is the namespace's, as in ``<x:c>``."""

    def __init__(self, content: bytes | bytearray, prefix: bytes) -> None:
        self._content = content
        first, last = content.find(b"sheetData"), content.rfind(b"sheetData")
        self._rows = (first, last) if 0 <= first < last else (0, len(content))
        self._cell = b"<" + prefix + b"c"
        self._cell_end = b"</" + prefix + b"c>"
        self._formula = re.compile(b"<" + prefix + rb"f[\s/>]")
        self._stored = re.compile(b"<" + prefix + rb"v(?:\s[^>]*)?>\s*[^<\s]|<" + prefix + b"is>")
        self._value = re.compile(b"<" + prefix + rb"v[\s/>]")
        self._merge = re.compile(b"<" + prefix + rb"mergeCell\s[^>]*>")

    def _in_rows(self, letter: bytes) -> bool:
        """Whether a letter stands anywhere among the rows: one is looked for ten times as fast as a word."""
        return self._content.find(letter, *self._rows) >= 0

    @property
    def has_cells(self) -> bool:
        """Whether there is any cell."""
        return self._cell + b" " in self._content or self._cell + b">" in self._content

    def _place(self, byte: int, within: bool = True) -> Position | None:
        """Return the place of the cell whose tag goes over ``byte``, or the last one that ends before it."""
        start = self._content.rfind(self._cell, 0, byte)
        end = self._content.find(b">", start)
        match = _PLACE.search(self._content[start:end]) if start >= 0 and (end > byte) is within else None
        return (int(match[2]), column_number(match[1].decode())) if match else None

    def merges(self) -> Iterator[Area]:
        """Yield the merged areas; they stand below the cells."""
        for tag in self._merge.findall(self._content, max(self._content.rfind(b"sheetData"), 0)):
            if cells := _AREA.search(tag):
                yield area(cells[1].decode())

    @cached_property
    def _hidden(self) -> list[bytes]:
        """The tags that say of something that it is hidden: columns stand above the rows."""
        first, last = self._rows
        found = (
            (self._content.rfind(b"<", 0, match.start()), self._content.find(b">", match.end()))
            for match in _HIDDEN.finditer(self._content, 0, last if self._in_rows(b"d") else first)
        )
        return [bytes(self._content[start : end + 1]) for start, end in found]

    def hidden_rows(self) -> Iterator[int]:
        """Yield the rows that are not shown."""
        return (int(row[1]) for tag in self._hidden if (row := _ROW.match(tag)))

    def hidden_columns(self) -> Iterator[int]:
        """Yield the columns that are not shown, but for those up to the sheet's end: nothing stands there."""
        for tag in self._hidden:
            if (found := _COLUMNS.match(tag)) and int(found[2]) < LAST_COLUMN:
                yield from range(int(found[1]), int(found[2]) + 1)

    def styled(self, wanted: Mapping[bytes, _V]) -> dict[Position, _V]:
        """Return the cells whose style is one of ``wanted``, with what it says."""
        if not wanted:
            return {}
        styles = re.finditer(rb' s="(' + b"|".join(wanted) + rb')"', self._content)
        places = ((self._place(match.start()), wanted[match[1]]) for match in styles)
        return {place: said for place, said in places if place}

    def errors(self) -> dict[Position, Mark]:
        """Return the cells that hold an error; each stands in the file as "#…"."""
        if not self._in_rows(b"#"):
            return {}
        places = (self._place(match.start()) for match in _ERROR.finditer(self._content))
        return {place: Mark.ERROR for place in places if place}

    def uncomputed(self) -> dict[Position, Mark]:
        """Return the cells with a formula and no stored value."""
        if not self._in_rows(b"f"):
            return {}
        formulas = (match for match in self._formula.finditer(self._content) if not self._is_stored(match.end()))
        places = (self._place(match.start(), within=False) for match in formulas)
        return {place: Mark.UNCOMPUTED for place in places if place}

    def _is_stored(self, formula: int) -> bool:
        found = self._content.find(self._cell_end, formula)
        end = found if found >= 0 else len(self._content)
        return bool(self._stored.search(self._content, formula, end)) or self._is_stored_empty(formula, end)

    def _is_stored_empty(self, formula: int, end: int) -> bool:
        """Return whether the value stored is a text of no letters, as of IF(…;""): Excel says only that it is text."""
        start = self._content.rfind(self._cell, 0, formula)
        text = self._content.find(b't="str"', start, self._content.find(b">", start)) >= 0
        return text and self._value.search(self._content, formula, end) is not None

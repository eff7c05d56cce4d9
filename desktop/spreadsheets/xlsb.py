"""Binary workbooks (.xlsb): Office Open XML whose parts are records in place of XML ([MS-XLSB]).

calamine reads the values; merged cells, number formats, legacy fonts (of cells, of pieces of their texts), errors and
what is hidden are looked up in the records. Formulas without a value are not looked for: Excel always stores one.
"""

import struct
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException

from desktop.domain.errors import RefusalCode
from desktop.spreadsheets.container import MAX_CELLS, refuse
from desktop.spreadsheets.fonts import font_encoding
from desktop.spreadsheets.number_formats import mark_of
from desktop.spreadsheets.office_parts import OfficeParts, check_count
from desktop.spreadsheets.sheet_part import LAST_COLUMN, SheetLook
from desktop.spreadsheets.workbook import Area, Mark, Position, Run, Workbook
from desktop.spreadsheets.xlsx import read_values

#: What the records are called by number, in section 2.3 of the specification.
_ROW = 0
_CELLS = range(1, 12)
_ERRORS = frozenset({3, 11})
_STRING = 19
_FONT = 43
_FORMAT = 44
_STYLE = 47
_COLUMNS = 60
_SHEET = 156
_MERGED = 176
_STYLES_BEGIN, _STYLES_END = 617, 618

_BLANK = 1
_RICH = 0x01
_HIDDEN_ROW = 0x10
_HIDDEN_COLUMN = 0x01
_STYLE_NUMBER = 0xFFFFFF
_FONT_NAME = 21
_NO_TEXT = 0xFFFFFFFF

_DAMAGE = (
    *(zipfile.BadZipFile, zlib.error, ParseError, DefusedXmlException, struct.error),
    *(LookupError, EOFError, StopIteration, ValueError),
)


def read_xlsb(path: Path) -> Workbook:
    """Read the workbook at ``path``, already looked at. Raises :class:`WorkbookRefused` when a part is damaged."""
    try:
        with zipfile.ZipFile(path) as archive:
            parts = OfficeParts(archive, "workbook.bin")
            styles = _styles(parts)
            sheets = list(_sheets(parts.content(parts.book)))
            check_count(sheets)
            found = {name: parts.related(relation) for relation, name in sheets}
            looks = {name: _look(parts.content(part), styles) for name, part in found.items() if part}
            runs = dict(_runs(parts, styles.names)) if any(map(font_encoding, styles.names)) else {}
    except _DAMAGE as error:
        raise refuse(RefusalCode.DAMAGED, f"{type(error).__name__}: {error}") from error
    return read_values(path, looks, runs)


def _records(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the kinds and contents of the records of a part; both head numbers have seven bits a byte, lowest first."""
    place = 0
    while place < len(content):
        kind, place = _number(content, place, 2)
        size, place = _number(content, place, 4)
        yield kind, content[place : place + size]
        place += size


def _number(content: bytes, place: int, longest: int) -> tuple[int, int]:
    """Return the number at ``place`` and where it ends."""
    number = 0
    for count in range(longest):
        byte = content[place + count]
        number |= (byte & 0x7F) << (7 * count)
        if byte < 0x80:
            return number, place + count + 1
    return number, place + longest


def _text(record: bytes, place: int) -> tuple[str, int]:
    """Return the text at ``place`` of a record and where it ends; "" for none."""
    (length,) = struct.unpack_from("<I", record, place)
    end = place + 4 + (0 if length == _NO_TEXT else 2 * length)
    return record[place + 4 : end].decode("utf-16-le"), end


def _sheets(book: bytes) -> Iterator[tuple[str, str]]:
    """Yield the relation and the name of each sheet."""
    for kind, record in _records(book):
        if kind == _SHEET:
            relation, end = _text(record, 8)
            yield relation, _text(record, end)[0]


@dataclass(slots=True)
class _Styles:
    """What the cell styles say, by their number, and the ``names`` of all fonts."""

    marks: dict[int, Mark] = field(default_factory=dict)
    fonts: dict[int, str] = field(default_factory=dict)
    names: list[str] = field(default_factory=list)


def _runs(parts: OfficeParts, fonts: Sequence[str]) -> Iterator[tuple[str, tuple[Run, ...]]]:
    """Yield the texts that change their font within the cell, with their pieces."""
    part = parts.ending("sharedstrings.bin")
    for kind, record in _records(parts.content(part)) if part else ():
        if kind == _STRING and record[0] & _RICH:
            text, end = _text(record, 1)
            (count,) = struct.unpack_from("<I", record, end)
            changes = [struct.unpack_from("<HH", record, end + 4 + 4 * place) for place in range(count)]
            starts: list[tuple[int, str | None]] = [(0, None), *((start, fonts[font]) for start, font in changes)]
            ends = [start for start, _ in starts[1:]] + [len(text)]
            pieces = zip(starts, ends, strict=True)
            yield text, tuple(Run(text[start:end], font) for (start, font), end in pieces if end > start)


def _styles(parts: OfficeParts) -> _Styles:
    part = parts.ending("styles.bin")
    return _styles_of(parts.content(part)) if part else _Styles()


def _styles_of(content: bytes) -> _Styles:
    formats: dict[int, str] = {}
    fonts: list[str] = []
    cells: list[tuple[int, int]] = []
    is_of_cells = False
    for kind, record in _records(content):
        if kind == _FORMAT:
            formats[struct.unpack_from("<H", record)[0]] = _text(record, 2)[0]
        elif kind == _FONT:
            fonts.append(_text(record, _FONT_NAME)[0])
        elif kind in (_STYLES_BEGIN, _STYLES_END):
            is_of_cells = kind == _STYLES_BEGIN
        elif kind == _STYLE and is_of_cells:
            cells.append(struct.unpack_from("<HH", record, 2))
    marks = {number: mark_of(format_id, formats.get(format_id, "")) for number, (format_id, _) in enumerate(cells)}
    named = {number: fonts[font] for number, (_, font) in enumerate(cells) if font < len(fonts)}
    return _Styles(
        {number: mark for number, mark in marks.items() if mark},
        {number: font for number, font in named.items() if font_encoding(font)},
        fonts,
    )


@dataclass(slots=True)
class _Look:
    """What is seen of one sheet while its records come in."""

    styles: _Styles
    row: int = 0
    right: int = 0
    merges: list[Area] = field(default_factory=list)
    marks: dict[Position, Mark] = field(default_factory=dict)
    fonts: dict[Position, str] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    has_cells: bool = False

    def take(self, kind: int, record: bytes) -> None:
        """Note what a record tells."""
        if kind == _ROW:
            self._begin_row(record)
        elif kind in _CELLS:
            self._note_cell(kind, record)
        elif kind == _MERGED:
            top, bottom, left, right = struct.unpack_from("<4I", record)
            self.merges.append(Area(top + 1, left + 1, bottom + 1, right + 1))
        elif kind == _COLUMNS:
            self._note_columns(record)

    def _begin_row(self, record: bytes) -> None:
        self.row = struct.unpack_from("<I", record)[0] + 1
        if record[11] & _HIDDEN_ROW:
            self.hidden_rows.add(self.row)

    def _note_cell(self, kind: int, record: bytes) -> None:
        column, style = struct.unpack_from("<II", record)
        place, number = (self.row, column + 1), style & _STYLE_NUMBER
        if kind == _BLANK:
            return
        self.has_cells, self.right = True, max(self.right, column + 1)
        if mark := Mark.ERROR if kind in _ERRORS else self.styles.marks.get(number):
            self.marks[place] = mark
        if number in self.styles.fonts:
            self.fonts[place] = self.styles.fonts[number]

    def _note_columns(self, record: bytes) -> None:
        """Note columns that are not shown, but for those up to the sheet's end: nothing stands there."""
        first, last = struct.unpack_from("<II", record)
        if record[16] & _HIDDEN_COLUMN and last + 1 < LAST_COLUMN:
            self.hidden_columns.update(range(first + 1, last + 2))


def _look(content: bytes, styles: _Styles) -> SheetLook:
    """Look at a sheet. Raises :class:`WorkbookRefused` for cells so far apart that they would not fit the memory."""
    look = _Look(styles)
    for kind, record in _records(content):
        look.take(kind, record)
    if look.row * look.right > MAX_CELLS:
        raise refuse(RefusalCode.TOO_LARGE, f"{look.row} × {look.right} cells")
    return SheetLook(
        tuple(look.merges),
        look.marks,
        look.fonts,
        look.has_cells,
        frozenset(look.hidden_rows),
        frozenset(look.hidden_columns),
    )

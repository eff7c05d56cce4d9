"""Binary workbooks (.xlsb) made by hand, record by record: no library at hand writes them."""

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from desktop.spreadsheets.workbook import Area
from tests.spreadsheets.files import TYPES, make_zip, relations

Plain = str | float | date | None

#: The cell styles of the sheets: plain, dd/mm/yyyy, percent, m/d/yyyy a legacy font.
PLAIN, DAY, PERCENT, MONTH_FIRST, LEGACY = range(5)


@dataclass(frozen=True, slots=True)
class Styled:
    """A value in one of the cell styles."""

    value: Plain
    style: int


@dataclass(frozen=True, slots=True)
class Error:
    """A cell in which an error stands (#REF!)."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """A text in the workbook's fonts: (first letter, font 0 or 1) of each piece but the first, in the cell's own."""

    text: str
    changes: Sequence[tuple[int, int]]
    style: int = PLAIN


Cell = Plain | Styled | Error | Pieces


@dataclass(frozen=True, slots=True)
class BinarySheet:
    """A sheet by its rows; hidden rows and columns are counted from 1."""

    name: str
    rows: Sequence[Sequence[Cell]]
    merges: Sequence[Area] = ()
    hidden_rows: Sequence[int] = ()
    hidden_columns: Sequence[int] = ()
    hidden: bool = False


def record(kind: int, content: bytes = b"") -> bytes:
    """Return a record: its kind and its size in seven bits a byte, then its content."""
    head = bytes([kind]) if kind < 0x80 else bytes([0x80 | (kind & 0x7F), kind >> 7])
    size, length = len(content), b""
    while size >= 0x80:
        length, size = length + bytes([0x80 | (size & 0x7F)]), size >> 7
    return head + length + bytes([size]) + content


def wide(text: str) -> bytes:
    """Return a text with its length before it."""
    content = text.encode("utf-16-le")
    return struct.pack("<I", len(content) // 2) + content


def make_xlsb(path: Path, *sheets: BinarySheet) -> Path:
    """Write a binary workbook."""
    names = [f"worksheets/sheet{number}.bin" for number in range(1, len(sheets) + 1)]
    targets = [*(("worksheet", name) for name in names), ("sharedStrings", "sharedStrings.bin")]
    strings: list[Pieces] = []
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": relations(("officeDocument", "xl/workbook.bin")),
        "xl/workbook.bin": _book(sheets),
        "xl/_rels/workbook.bin.rels": relations(*targets, ("styles", "styles.bin")),
        "xl/styles.bin": _styles(),
    }
    parts |= {f"xl/{name}": _sheet(sheet, strings) for name, sheet in zip(names, sheets, strict=True)}
    items = b"".join(map(_string, strings))
    parts["xl/sharedStrings.bin"] = record(159, struct.pack("<II", len(strings), len(strings))) + items + record(160)
    return make_zip(path, parts)


def _string(text: Pieces) -> bytes:
    changes = b"".join(struct.pack("<HH", *change) for change in text.changes)
    rich = struct.pack("<I", len(text.changes)) + changes if changes else b""
    return record(19, bytes([bool(changes)]) + wide(text.text) + rich)


def _book(sheets: Sequence[BinarySheet]) -> bytes:
    listed = (
        record(156, struct.pack("<II", int(sheet.hidden), number) + wide(f"rId{number}") + wide(sheet.name))
        for number, sheet in enumerate(sheets, 1)
    )
    return record(131) + record(153, bytes(12)) + record(143) + b"".join(listed) + record(144) + record(132)


def _styles() -> bytes:
    formats = record(44, struct.pack("<H", 170) + wide("dd/mm/yyyy")) + record(
        44, struct.pack("<H", 171) + wide("m/d/yyyy")
    )
    fonts = b"".join(record(43, bytes(21) + wide(name)) for name in ("Arial", ".VnTime"))
    kinds = [(0, 0), (170, 0), (9, 0), (171, 0), (0, 1)]
    cells = b"".join(record(47, struct.pack("<HHH", 0, number, font) + bytes(10)) for number, font in kinds)
    parts = (
        *(record(278), record(615, struct.pack("<I", 2)), formats, record(616)),
        *(record(611, struct.pack("<I", 2)), fonts, record(612)),
        *(record(617, struct.pack("<I", len(kinds))), cells, record(618), record(279)),
    )
    return b"".join(parts)


def _sheet(sheet: BinarySheet, strings: list[Pieces]) -> bytes:
    width = max(map(len, sheet.rows))
    columns = b"".join(
        record(60, struct.pack("<IIIIH", column - 1, column - 1, 2560, 0, 1)) for column in sheet.hidden_columns
    )
    rows = b"".join(
        _row(number, row, strings, hidden=number in sheet.hidden_rows) for number, row in enumerate(sheet.rows, 1)
    )
    merges = b"".join(
        record(176, struct.pack("<4I", area.top - 1, area.bottom - 1, area.left - 1, area.right - 1))
        for area in sheet.merges
    )
    return b"".join(
        (
            *(record(129), record(148, struct.pack("<4I", 0, len(sheet.rows) - 1, 0, width - 1))),
            *(record(390), columns, record(391), record(145), rows, record(146)),
            *(record(177, struct.pack("<I", len(sheet.merges))), merges, record(178), record(130)),
        )
    )


def _row(number: int, cells: Sequence[Cell], strings: list[Pieces], *, hidden: bool) -> bytes:
    head = struct.pack("<IIHBBBI", number - 1, 0, 300, 0, 0x10 if hidden else 0, 0, 0)
    return record(0, head) + b"".join(_cell(column, cell, strings) for column, cell in enumerate(cells))


def _cell(column: int, cell: Cell, strings: list[Pieces]) -> bytes:
    if isinstance(cell, Error):
        return record(3, struct.pack("<IIB", column, PLAIN, 0x17))
    if isinstance(cell, Pieces):
        strings.append(cell)
        return record(7, struct.pack("<III", column, cell.style, len(strings) - 1))
    styled = cell if isinstance(cell, Styled) else Styled(cell, DAY if isinstance(cell, date) else PLAIN)
    place = struct.pack("<II", column, styled.style)
    match styled.value:
        case None:
            return record(1, place)
        case str() as text:
            strings.append(Pieces(text, ()))
            return record(7, place + struct.pack("<I", len(strings) - 1))
        case date() as day:
            return record(5, place + struct.pack("<d", (day - date(1899, 12, 30)).days))
        case number:
            return record(5, place + struct.pack("<d", number))

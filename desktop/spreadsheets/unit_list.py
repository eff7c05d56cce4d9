"""The directory of units as a workbook ("Danh sách đơn vị"): a unit a row, its other spellings in a cell."""

import re
from collections.abc import Iterator, Sequence

from desktop.domain.text import clean, fold
from desktop.domain.units import Unit, UnitLevel, UnitName
from desktop.spreadsheets.legacy import unicode_sheet
from desktop.spreadsheets.workbook import Sheet, Value, Workbook

#: What the headings of the three columns say, folded; the first that fits a cell gives its meaning.
_HEADINGS = {
    "aliases": ("ten khac", "ten goi khac", "viet tat", "ten viet tat", "cach viet khac"),
    "level": ("cap", "cap hanh chinh"),
    "name": ("ten don vi", "don vi", "ten co quan", "ten co quan, don vi", "co quan, don vi", "don vi thanh vien"),
}
_LEVELS = {
    "tinh": UnitLevel.PROVINCE,
    "thanh pho truc thuoc trung uong": UnitLevel.PROVINCE,
    "huyen": UnitLevel.DISTRICT,
    "thi xa": UnitLevel.DISTRICT,
    "xa": UnitLevel.COMMUNE,
    "phuong": UnitLevel.COMMUNE,
    "thi tran": UnitLevel.COMMUNE,
    "dac khu": UnitLevel.COMMUNE,
}
_BETWEEN_SPELLINGS = re.compile(r"[;\n]")
_SECTION = re.compile(r"[IVXLC]+|[A-ZĐ]")

Columns = dict[str, int]


def read_units(book: Workbook) -> list[Unit]:
    """Return the units listed in a workbook, in its order; none when no sheet has a heading that names units."""
    return [unit for sheet in book.sheets if not sheet.hidden for unit in _units(unicode_sheet(sheet)[0])]


def _units(sheet: Sheet) -> Iterator[Unit]:
    columns: Columns = {}
    for row in sheet.rows:
        if "name" not in columns:
            columns = _heading(row)
        elif name := _listed_name(row, columns):
            aliases = _BETWEEN_SPELLINGS.split(_raw(row, columns.get("aliases")))
            level = _LEVELS.get(fold(_text(row, columns.get("level"))).removeprefix("cap "), UnitLevel.OTHER)
            yield Unit(0, (UnitName(name),), tuple(filter(None, map(clean, aliases))), level)


def _heading(row: Sequence[Value]) -> Columns:
    found: Columns = {}
    for column, value in enumerate(row):
        said = fold(clean(str(value or "")))
        meaning = next((meaning for meaning, words in _HEADINGS.items() if said in words), None)
        if meaning is not None:
            found.setdefault(meaning, column)
    return found if "name" in found and len([value for value in row if value]) > 1 else {}


def _listed_name(row: Sequence[Value], columns: Columns) -> str:
    """Return the name in the row; a section ("I", "A" before it) and a line of signatures is no unit."""
    before = [str(value).strip() for value in row[: columns["name"]] if value is not None]
    name = _text(row, columns["name"])
    is_section = any(_SECTION.fullmatch(text) for text in before)
    is_number = name.replace(".", "").isdigit()
    signed_below = bool(columns["name"]) and not before
    return "" if is_section or is_number or signed_below else name


def _raw(row: Sequence[Value], column: int | None) -> str:
    return "" if column is None or column >= len(row) or row[column] is None else str(row[column])


def _text(row: Sequence[Value], column: int | None) -> str:
    return clean(_raw(row, column))

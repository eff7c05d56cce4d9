"""Office Open XML workbooks (.xlsx, .xlsm).

calamine reads the values. What it does not tell is looked up in the parts themselves: merged cells, how numbers are
shown, legacy fonts, error cells (calamine gives them as empty) and formulas without a stored value
(:mod:`desktop.spreadsheets.sheet_part`).
"""

import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring
from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetMetadata,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from desktop.domain.errors import RefusalCode
from desktop.spreadsheets.container import refuse
from desktop.spreadsheets.fonts import font_encoding
from desktop.spreadsheets.office_parts import OfficeParts, check_count
from desktop.spreadsheets.sheet_part import SheetLook, Styles, look_at_sheet, styles_of
from desktop.spreadsheets.workbook import Run, Sheet, Value, Workbook

_CalamineValue = str | float | int | bool | date | datetime | time | timedelta
_LEGACY_RUN = re.compile(rb'<(?:\w+:)?rFont\s+val="(?:\.vn|vni)', re.IGNORECASE)
_INLINE = re.compile(rb"<(?:\w+:)?is>.*?</(?:\w+:)?is>", re.DOTALL)
_ROOT = re.compile(rb"<((?:\w+:)?worksheet)[^>]*>")


def read_xlsx(path: Path) -> Workbook:
    """Read the workbook at ``path``, already looked at. Raises :class:`WorkbookRefused` when a part is damaged."""
    try:
        with zipfile.ZipFile(path) as archive:
            package = _Package(archive)
            looks = {name: package.look_at(part) for name, part in package.sheets()}
            runs = package.legacy_runs()
        return read_values(path, looks, runs)
    except (zipfile.BadZipFile, zlib.error, KeyError, EOFError, ParseError, DefusedXmlException, ValueError) as error:
        raise refuse(RefusalCode.DAMAGED, f"{type(error).__name__}: {error}") from error


def read_values(
    path: Path, looks: Mapping[str, SheetLook] | None = None, runs: Mapping[str, tuple[Run, ...]] | None = None
) -> Workbook:
    """Read a workbook's values, and lay over them what was seen of its sheets besides.

    Without ``looks`` it stays unknown how its numbers are shown and which cells are merged.
    Raises :class:`WorkbookRefused` when it can't be read.
    """
    try:
        with path.open("rb") as file:  # by its path calamine would believe the suffix
            book = CalamineWorkbook.from_filelike(file)
        sheets = [(data, book.get_sheet_by_name(data.name)) for data in _worksheets(book)]
        return Workbook(
            tuple(
                _sheet(sheet, data.visible is not SheetVisibleEnum.Visible, (looks or {}).get(data.name), runs or {})
                for data, sheet in sheets
            )
        )
    except PasswordError as error:
        raise refuse(RefusalCode.ENCRYPTED, "workbook password") from error
    except (CalamineError, OSError) as error:
        raise refuse(RefusalCode.DAMAGED, str(error)) from error


class _Package:
    """The parts of the zip file that tell more of the sheets than their values."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._parts = OfficeParts(archive, "workbook.xml")
        part = self._parts.ending("styles.xml")
        self._styles = styles_of(self._parts.tree(part)) if part else Styles()
        self._inline: dict[str, tuple[Run, ...]] = {}

    def sheets(self) -> Iterator[tuple[str, str]]:
        """Yield the name and the part of each worksheet."""
        sheets = self._parts.tree(self._parts.book).findall(".//{*}sheet")
        check_count(sheets)
        for sheet in sheets:
            relation = next((value for key, value in sheet.attrib.items() if key.endswith("}id")), "")
            if part := self._parts.related(relation):
                yield sheet.get("name", ""), part

    def look_at(self, part: str) -> SheetLook:
        """Look at the sheet in ``part``; refuses one whose cells span too large a rectangle."""
        content = self._parts.large_content(part)
        if b"rFont" in content and (self._styles.fonts or _LEGACY_RUN.search(content)):
            self._inline |= _by_text(_inline_texts(content))
        return look_at_sheet(part, content, self._styles)

    def legacy_runs(self) -> dict[str, tuple[Run, ...]]:
        """Return the pieces of texts in which a legacy font is used for a part, where that or a cell's may be one."""
        part = self._parts.ending("sharedstrings.xml")
        if part is None or not (self._styles.fonts or _LEGACY_RUN.search(self._parts.content(part))):
            return self._inline
        return self._inline | _by_text(self._parts.tree(part).findall("{*}si"))


def _by_text(items: Iterable[Element]) -> dict[str, tuple[Run, ...]]:
    """Return the pieces of the texts that have several, or one in a legacy font, by the whole text."""
    pieces = (tuple(_runs(item)) for item in items)
    told = (runs for runs in pieces if len(runs) > 1 or any(font_encoding(run.font) for run in runs))
    return {"".join(run.text for run in runs): runs for runs in told}


def _inline_texts(content: bytes | bytearray) -> Iterable[Element]:
    """Return the texts that stand in the cells of a sheet themselves, with the sheet's own tag for their namespaces."""
    root = _ROOT.search(content)
    if root is None:
        return ()
    return fromstring(root.group() + b"".join(_INLINE.findall(content)) + b"</" + root[1] + b">").findall("{*}is")


def _runs(item: Element) -> Iterator[Run]:
    for run in item.findall("{*}r"):
        font = run.find("{*}rPr/{*}rFont")
        yield Run(run.findtext("{*}t", ""), font.get("val") if font is not None else None)


def _worksheets(book: CalamineWorkbook) -> list[SheetMetadata]:
    sheets = [data for data in book.sheets_metadata if data.typ is SheetTypeEnum.WorkSheet]
    check_count(sheets)
    return sheets


def _sheet(sheet: CalamineSheet, hidden: bool, look: SheetLook | None, runs: Mapping[str, tuple[Run, ...]]) -> Sheet:
    rows = tuple(_rows(sheet))
    if look is None:
        return Sheet(sheet.name, rows, hidden, formats_known=False)
    if look.has_cells and not rows:
        raise refuse(RefusalCode.DAMAGED, f"{sheet.name}: cells are there, but none can be read")
    merges = tuple(area for area in look.merges if area.top <= len(rows))
    return Sheet(
        sheet.name,
        rows,
        hidden,
        merges,
        look.marks,
        look.fonts,
        runs,
        hidden_rows=look.hidden_rows,
        hidden_columns=look.hidden_columns,
    )


def _rows(sheet: CalamineSheet) -> Iterator[tuple[Value, ...]]:
    """Yield the rows one by one, for all of them at once take twice the memory; blank ones are empty.

    They come without the empty columns on the sheet's left.
    """
    left: tuple[Value, ...] = (None,) * (sheet.start[1] if sheet.start else 0)
    kept = _Values({"": None}).__getitem__
    for row in sheet.iter_rows():
        blank = not any(row) and row.count("") == len(row)
        yield () if blank else left + tuple(map(kept, row))


class _Values(dict[_CalamineValue, Value]):
    """What is kept of each value. Equal texts and days are one object, which makes what is sent to the program small.

    Numbers are not remembered: 1 and ``True`` would be the same.
    """

    def __missing__(self, value: _CalamineValue) -> Value:
        if isinstance(value, (int, float)):
            return value
        self[value] = kept = str(value) if isinstance(value, (time, timedelta)) else value
        return kept

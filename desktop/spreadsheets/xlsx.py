"""Office Open XML workbooks (.xlsx, .xlsm) and their binary form (.xlsb).

calamine reads the values. What it does not tell is looked up in the parts themselves: merged cells, how numbers are
shown, legacy fonts, error cells (calamine gives them as empty) and formulas without a stored value
(:mod:`desktop.spreadsheets.sheet_part`).
"""

import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from pathlib import Path, PurePosixPath
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
from desktop.spreadsheets.container import MAX_SHEETS, refuse
from desktop.spreadsheets.sheet_part import SheetLook, Styles, look_at_sheet, styles_of
from desktop.spreadsheets.workbook import Run, Sheet, Value, Workbook

_CalamineValue = str | float | int | bool | date | datetime | time | timedelta
_LEGACY_RUN = re.compile(rb'<(?:\w+:)?rFont\s+val="(?:\.vn|vni)', re.IGNORECASE)


def read_xlsx(path: Path) -> Workbook:
    """Read the workbook at ``path``, already looked at. Raises :class:`WorkbookRefused` when a part is damaged."""
    try:
        with zipfile.ZipFile(path) as archive:
            package = _Package(archive)
            looks = {name: package.look_at(part) for name, part in package.sheets()}
            runs = package.legacy_runs()
        return _values(path, looks, runs)
    except (zipfile.BadZipFile, zlib.error, KeyError, EOFError, ParseError, DefusedXmlException, ValueError) as error:
        raise refuse(RefusalCode.DAMAGED, f"{type(error).__name__}: {error}") from error


def read_values(path: Path) -> Workbook:
    """Read a workbook's bare values (.xlsb); how its numbers are shown and its merged cells stay unknown."""
    return _values(path, {}, {})


class _Package:
    """The parts of the zip file, found by their relations."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._parts = {name.casefold().lstrip("/"): name for name in archive.namelist()}
        self._book = next(name for name in self._parts if name.endswith("workbook.xml"))
        self._targets = self._relations()
        self._styles = self._read_styles()

    def _bytes(self, part: str) -> bytes:
        return self._archive.read(self._parts[part])

    def _tree(self, part: str) -> Element:
        tree: Element = fromstring(self._bytes(part), forbid_dtd=True)
        return tree

    def _relations(self) -> dict[str, str]:
        book = PurePosixPath(self._book)
        relations = self._tree(str(book.parent / "_rels" / f"{book.name}.rels"))
        return {item.get("Id", ""): _resolved(book.parent, item.get("Target", "")) for item in relations}

    def _part_ending(self, ending: str) -> str | None:
        return next((part for part in self._targets.values() if part.endswith(ending) and part in self._parts), None)

    def sheets(self) -> Iterator[tuple[str, str]]:
        """Yield the name and the part of each worksheet."""
        sheets = self._tree(self._book).findall(".//{*}sheet")
        if len(sheets) > MAX_SHEETS:
            raise refuse(RefusalCode.TOO_LARGE, f"{len(sheets)} sheets")
        for sheet in sheets:
            relation = next((value for key, value in sheet.attrib.items() if key.endswith("}id")), "")
            part = self._targets.get(relation, "")
            if part in self._parts:
                yield sheet.get("name", ""), part

    def _read_styles(self) -> Styles:
        part = self._part_ending("styles.xml")
        return styles_of(self._tree(part)) if part else Styles()

    def look_at(self, part: str) -> SheetLook:
        """Look at the sheet in ``part``; refuses one whose cells span too large a rectangle."""
        return look_at_sheet(part, self._bytes(part), self._styles)

    def legacy_runs(self) -> dict[str, tuple[Run, ...]]:
        """Return the pieces of shared strings in which a legacy font is used for a part of the text."""
        part = self._part_ending("sharedstrings.xml")
        if part is None or not _LEGACY_RUN.search(content := self._bytes(part)):
            return {}
        tree: Element = fromstring(content, forbid_dtd=True)
        pieces = (tuple(_runs(item)) for item in tree.findall("{*}si"))
        return {"".join(run.text for run in runs): runs for runs in pieces if len(runs) > 1}


def _resolved(folder: PurePosixPath, target: str) -> str:
    path = PurePosixPath(target) if target.startswith("/") else folder / target
    parts: list[str] = []
    for part in path.parts:
        parts = parts[:-1] if part == ".." else [*parts, part]
    return "/".join(parts).lstrip("/").casefold()


def _runs(item: Element) -> Iterator[Run]:
    for run in item.findall("{*}r"):
        font = run.find("{*}rPr/{*}rFont")
        yield Run(run.findtext("{*}t", ""), font.get("val") if font is not None else None)


def _values(path: Path, looks: Mapping[str, SheetLook], runs: Mapping[str, tuple[Run, ...]]) -> Workbook:
    try:
        with path.open("rb") as file:  # by its path calamine would believe the suffix
            book = CalamineWorkbook.from_filelike(file)
        sheets = [(data, book.get_sheet_by_name(data.name)) for data in _worksheets(book)]
        return Workbook(
            tuple(
                _sheet(sheet, data.visible is not SheetVisibleEnum.Visible, looks.get(data.name), runs)
                for data, sheet in sheets
            )
        )
    except PasswordError as error:
        raise refuse(RefusalCode.ENCRYPTED, "workbook password") from error
    except (CalamineError, OSError) as error:
        raise refuse(RefusalCode.DAMAGED, str(error)) from error


def _worksheets(book: CalamineWorkbook) -> list[SheetMetadata]:
    sheets = [data for data in book.sheets_metadata if data.typ is SheetTypeEnum.WorkSheet]
    if len(sheets) > MAX_SHEETS:
        raise refuse(RefusalCode.TOO_LARGE, f"{len(sheets)} sheets")
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
    """Yield the rows; equal texts are one object, which makes what is sent to the program small."""
    texts: dict[str, str | None] = {"": None}
    for row in sheet.to_python(skip_empty_area=False):
        yield (
            ()
            if row.count("") == len(row)
            else tuple([texts.setdefault(v, v) if type(v) is str else v if type(v) is float else _kept(v) for v in row])
        )


def _kept(value: _CalamineValue) -> Value:
    return str(value) if isinstance(value, (time, timedelta)) else value

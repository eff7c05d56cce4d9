"""Files that are made to hurt, or were hurt: each ends in cells or in a refusal with its reason."""

import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.domain.errors import RefusalCode, WorkbookRefused
from desktop.spreadsheets.opening import read_workbook
from tests.spreadsheets.files import MAIN, ROW, STRINGS, make_ods, make_xlsx, make_zip, sheet_xml

LAUGHS = "<!DOCTYPE x [" + '<!ENTITY a "lol">' + '<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">' + "]>"
DECLARATION = '<?xml version="1.0"?>'


def corner(last: str) -> str:
    row = last.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return sheet_xml(f'{ROW}<row r="{row}"><c r="{last}"><v>2</v></c></row>')


def lying_about_its_size(path: Path) -> Path:
    content = bytearray(make_xlsx(path, sheet_xml(after=" " * 100_000)).read_bytes())
    entry = content.rfind(b"PK\x01\x02", 0, content.rfind(b"xl/worksheets/sheet1.xml"))
    struct.pack_into("<I", content, entry + 24, 100)
    path.write_bytes(content)
    return path


def with_a_part_twice(path: Path) -> Path:
    make_xlsx(path)
    with zipfile.ZipFile(path, "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr("xl/worksheets/sheet1.xml", sheet_xml())
    return path


def cut_off(path: Path) -> Path:
    content = make_xlsx(path).read_bytes()
    path.write_bytes(content[: len(content) // 2])
    return path


def with_a_flipped_bit(path: Path) -> Path:
    content = bytearray(make_xlsx(path).read_bytes())
    content[content.find(b"PK\x03\x04", 200) + 60] ^= 0xFF
    path.write_bytes(content)
    return path


def written(content: bytes) -> Callable[[Path], Path]:
    def write(path: Path) -> Path:
        path.write_bytes(content)
        return path

    return write


OLE = bytes.fromhex("d0cf11e0a1b11ae1")
REPEATED = (
    '<table:table table:name="S"><table:table-row table:number-rows-repeated="1048576"><table:table-cell '
    'table:number-columns-repeated="{}"><text:p>x</text:p></table:table-cell></table:table-row></table:table>'
)

REFUSED: dict[str, tuple[RefusalCode, Callable[[Path], Path]]] = {
    "padding of 150 MB": (
        RefusalCode.TOO_LARGE,
        lambda path: make_xlsx(path, sheet_xml(after=" " * (150 << 20))),
    ),
    "entities in the strings": (
        RefusalCode.NOT_A_WORKBOOK,
        lambda path: make_xlsx(path, strings=STRINGS.replace(DECLARATION, DECLARATION + LAUGHS)),
    ),
    "entities in the sheet": (
        RefusalCode.NOT_A_WORKBOOK,
        lambda path: make_xlsx(path, sheet_xml().replace(DECLARATION, DECLARATION + LAUGHS)),
    ),
    "entities in an OpenDocument": (RefusalCode.NOT_A_WORKBOOK, lambda path: make_ods(path, "", types=LAUGHS)),
    "cells in two far corners": (RefusalCode.TOO_LARGE, lambda path: make_xlsx(path, corner("XFD1048576"))),
    "references that are none": (RefusalCode.TOO_LARGE, lambda path: make_xlsx(path, corner("ZZZZZ99999999999"))),
    "four thousand million strings": (
        RefusalCode.TOO_LARGE,
        lambda path: make_xlsx(path, strings=STRINGS.replace('uniqueCount="1"', 'uniqueCount="4000000000"')),
    ),
    "thousands of parts": (
        RefusalCode.TOO_LARGE,
        lambda path: make_zip(path, {f"xl/media/{number}.bin": b"" for number in range(2_500)}),
    ),
    "a row repeated over the whole sheet": (
        RefusalCode.TOO_LARGE,
        lambda path: make_ods(path, REPEATED.format(16_384)),
    ),
    "a lie about the unpacked size": (RefusalCode.DAMAGED, lying_about_its_size),
    "a part that is there twice": (RefusalCode.DAMAGED, with_a_part_twice),
    "a copy cut off": (RefusalCode.DAMAGED, cut_off),
    "a flipped bit": (RefusalCode.DAMAGED, with_a_flipped_bit),
    "a string that is not there": (
        RefusalCode.DAMAGED,
        lambda path: make_xlsx(path, strings=f"<sst {MAIN}></sst>"),
    ),
    "invalid UTF-8": (
        RefusalCode.DAMAGED,
        lambda path: make_xlsx(path, strings=STRINGS.encode().replace(b"Nguy", b"\xff\xfe\xc0")),
    ),
    "a sheet in UTF-16": (
        RefusalCode.DAMAGED,
        lambda path: make_xlsx(path, sheet_xml().replace(DECLARATION, "").encode("utf-16")),
    ),
    "no bytes": (RefusalCode.EMPTY, written(b"")),
    "an OLE file of rubbish": (RefusalCode.NOT_A_WORKBOOK, written(OLE + bytes(range(256)) * 40)),
    "an OLE file that says it is a workbook": (
        RefusalCode.DAMAGED,
        written(OLE + "Workbook".encode("utf-16-le") + b"\xff" * 4096),
    ),
    "an encrypted package": (
        RefusalCode.ENCRYPTED,
        written(OLE + b"\0" * 500 + "EncryptedPackage".encode("utf-16-le")),
    ),
    "random bytes": (RefusalCode.NOT_A_WORKBOOK, written(bytes(range(256)) * 40)),
    "a page without a table": (RefusalCode.NOT_A_WORKBOOK, written(b"<html><p>x</p></html>")),
    "a zip file of something else": (RefusalCode.NOT_A_WORKBOOK, lambda path: make_zip(path, {"a.txt": "a"})),
}


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused_with_its_reason(name: str, tmp_path: Path) -> None:
    code, make = REFUSED[name]
    with pytest.raises(WorkbookRefused) as refusal:
        read_workbook(make(tmp_path / "x.xlsx"))
    assert refusal.value.code is code


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WorkbookRefused) as refusal:
        read_workbook(tmp_path / "gone.xlsx")
    assert refusal.value.code is RefusalCode.DAMAGED


HARMLESS = {
    "a dimension over the whole sheet": sheet_xml().replace(
        "<sheetData>", '<dimension ref="A1:XFD1048576"/><sheetData>'
    ),
    "a dimension of one cell": sheet_xml().replace("<sheetData>", '<dimension ref="A1"/><sheetData>'),
    "a merge over the whole sheet": sheet_xml(after='<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
    "a merge far below": sheet_xml(after='<mergeCells><mergeCell ref="A900:B901"/></mergeCells>'),
    "an empty last row": sheet_xml(ROW + '<row r="1048576"><c r="XFD1048576" s="0"/></row>'),
}


@pytest.mark.parametrize("name", HARMLESS)
def test_it_is_read(name: str, tmp_path: Path) -> None:
    (sheet,) = read_workbook(make_xlsx(tmp_path / "x.xlsx", HARMLESS[name])).sheets
    assert sheet.rows[0][:2] == ("Nguyễn Văn A", 42.0)
    assert len(sheet.rows) == 1

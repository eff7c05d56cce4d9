"""Files with a password: opened with their own, told apart from other ones, and never left lying about."""

import tempfile
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from msoffcrypto.format.ooxml import OOXMLFile

from desktop.domain.errors import RefusalCode
from desktop.domain.imports import Refusal
from desktop.spreadsheets.protected import Key
from desktop.spreadsheets.reader import WorkbookReader

PROTECTED = Path(__file__).parents[1] / "workbooks" / "broken" / "dang-ky-2021-co-mat-khau.xlsx"


@pytest.fixture
def reader() -> Iterator[WorkbookReader]:
    with WorkbookReader() as opened:
        yield opened


def refusal(reader: WorkbookReader, password: str | None, path: Path = PROTECTED) -> Refusal:
    refused = reader.open(path, password=password).reading.refused
    assert refused is not None
    return refused


def test_the_right_password_opens_the_file_and_what_is_kept_needs_none(reader: WorkbookReader, tmp_path: Path) -> None:
    opened = reader.open(PROTECTED, password="HoaLam@2021")
    assert opened.reading.sheets[0].rows
    kept = tmp_path / "giữ lại.xlsx"
    kept.write_bytes(opened.content or b"")
    assert reader.open(kept).reading.sheets == opened.reading.sheets


def test_no_password_and_another_one_are_told_apart(reader: WorkbookReader) -> None:
    assert refusal(reader, None).code is RefusalCode.ENCRYPTED
    assert not refusal(reader, None).wrong_key
    assert refusal(reader, "hoalam@2021").wrong_key


def test_a_password_typed_with_marks_apart_is_the_same_password(reader: WorkbookReader, tmp_path: Path) -> None:
    path = encrypted(tmp_path, "Đồng thuận")
    assert refusal(reader, "Dong thuan", path).wrong_key
    assert refusal(reader, unicodedata.normalize("NFD", "Đồng thuận"), path).code is RefusalCode.EMPTY


def test_a_file_without_a_password_is_read_whatever_was_typed(reader: WorkbookReader) -> None:
    plain = PROTECTED.with_name("dang-ky-2021-utf8.csv")
    assert reader.open(plain, password="x").reading == reader.open(plain).reading


def test_nothing_unlocked_stays_on_the_disk(reader: WorkbookReader, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    for password in ("HoaLam@2021", "another one"):
        reader.open(PROTECTED, password=password)
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_wrapping_is_refused(reader: WorkbookReader, tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(PROTECTED.read_bytes()[:6000])
    assert refusal(reader, "HoaLam@2021", path).code in (RefusalCode.DAMAGED, RefusalCode.NOT_A_WORKBOOK)


def test_a_key_does_not_show_its_password(tmp_path: Path) -> None:
    assert "HoaLam" not in repr(Key("HoaLam@2021", tmp_path))


def encrypted(folder: Path, password: str) -> Path:
    """Write an empty workbook that asks for ``password``."""
    plain, path = folder / "trống.xlsx", folder / "có mật khẩu.xlsx"
    openpyxl.Workbook().save(plain)
    with plain.open("rb") as source, path.open("wb") as target:
        OOXMLFile(source).encrypt(password, target)
    return path

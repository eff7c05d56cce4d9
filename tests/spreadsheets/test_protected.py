"""Files with a password: opened with their own, told apart from other ones, and never left lying about."""

import base64
import hashlib
import tempfile
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from msoffcrypto.format.ooxml import OOXMLFile

from desktop.domain.errors import RefusalCode
from desktop.domain.imports import Refusal, SheetKind
from desktop.spreadsheets.key import Key
from desktop.spreadsheets.reader import WorkbookReader
from tests.spreadsheets.files import make_ods, make_zip

WORKBOOKS = Path(__file__).parents[1] / "workbooks"
PROTECTED = WORKBOOKS / "broken" / "dang-ky-2021-co-mat-khau.xlsx"

#: The same workbook, without a password and as LibreOffice saved it with one: RC4, ODF 1.2 (AES) and 1.1 (Blowfish).
PLAIN = WORKBOOKS / "layout" / "gop-o-don-vi-chu-tri.xlsx"
SAVED = [Path(__file__).with_name("protected") / name for name in ("khoa.xls", "khoa.ods", "khoa-odf11.ods")]
PASSWORD = "Đồng thuận 2021"


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


@pytest.mark.parametrize("path", SAVED, ids=lambda path: path.name)
def test_what_libreoffice_saved_with_a_password_opens_with_that_alone(path: Path, reader: WorkbookReader) -> None:
    assert refusal(reader, None, path).code is RefusalCode.ENCRYPTED
    assert not refusal(reader, None, path).wrong_key
    assert refusal(reader, PASSWORD.lower(), path).wrong_key
    (opened,) = reader.open(path, password=PASSWORD).reading.sheets
    (plain,) = reader.open(PLAIN).reading.sheets
    assert [row.values for row in opened.rows] == [row.values for row in plain.rows]


def test_a_package_locked_as_a_whole_opens_with_its_password_alone(reader: WorkbookReader, tmp_path: Path) -> None:
    path = wholly_encrypted(tmp_path / "mới.ods", PASSWORD)
    assert refusal(reader, None, path).code is RefusalCode.ENCRYPTED
    assert refusal(reader, "another one", path).wrong_key
    (sheet,) = reader.open(path, password=PASSWORD).reading.sheets
    assert sheet.kind is SheetKind.REGISTRATIONS


def test_a_damaged_part_of_a_locked_opendocument_is_refused(reader: WorkbookReader, tmp_path: Path) -> None:
    path = tmp_path / "hỏng.ods"
    with zipfile.ZipFile(SAVED[1]) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, content[:-7] if name == "content.xml" else content)
    assert refusal(reader, PASSWORD, path).code is RefusalCode.DAMAGED


@pytest.mark.parametrize(
    "change",
    [
        ("xmlenc#aes256-cbc", "xmlenc#camellia256-cbc"),
        ("PBKDF2", "scrypt"),
    ],
)
def test_a_protection_that_is_not_known_is_no_wrong_password(
    change: tuple[str, str], reader: WorkbookReader, tmp_path: Path
) -> None:
    path = tmp_path / "lạ.ods"
    with zipfile.ZipFile(SAVED[1]) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(change[0].encode(), change[1].encode()))
    refused = refusal(reader, PASSWORD, path)
    assert (refused.code, refused.wrong_key) == (RefusalCode.ENCRYPTED, False)


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


REGISTRATION = """<table:table table:name="S">
<table:table-row><table:table-cell><text:p>STT</text:p></table:table-cell>
<table:table-cell><text:p>Nội dung nhiệm vụ</text:p></table:table-cell>
<table:table-cell><text:p>Thời hạn</text:p></table:table-cell></table:table-row>
<table:table-row><table:table-cell><text:p>1</text:p></table:table-cell>
<table:table-cell><text:p>Thăm hỏi gia đình chính sách</text:p></table:table-cell>
<table:table-cell><text:p>Quý II/2021</text:p></table:table-cell></table:table-row></table:table>"""

#: As LibreOffice from 24.8 on writes it: the package is one part, its key is made by Argon2id.
LOCKED_WHOLE = """<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
 xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0" manifest:version="1.4">
 <manifest:file-entry manifest:full-path="encrypted-package"
  manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"><manifest:encryption-data>
 <manifest:algorithm manifest:algorithm-name="http://www.w3.org/2009/xmlenc11#aes256-gcm"
  manifest:initialisation-vector="{nonce}"/>
 <manifest:start-key-generation manifest:start-key-generation-name="http://www.w3.org/2001/04/xmlenc#sha256"
  manifest:key-size="32"/>
 <manifest:key-derivation manifest:key-size="32" manifest:salt="{salt}" loext:argon2-iterations="1"
  loext:argon2-memory="1024" loext:argon2-lanes="1"
  manifest:key-derivation-name="urn:org:documentfoundation:names:experimental:office:manifest:argon2id"/>
 </manifest:encryption-data></manifest:file-entry></manifest:manifest>"""


def wholly_encrypted(path: Path, password: str) -> Path:
    """Write a registration as a package that is encrypted in one piece."""
    nonce, salt = bytes(range(12)), bytes(range(16))
    start = hashlib.sha256(password.encode()).digest()
    key = Argon2id(salt=salt, length=32, iterations=1, lanes=1, memory_cost=1024).derive(start)
    deflating = zlib.compressobj(wbits=-15)
    plain = make_ods(path.with_suffix(".plain"), REGISTRATION).read_bytes()
    locked = nonce + AESGCM(key).encrypt(nonce, deflating.compress(plain) + deflating.flush(), None)
    nonce64, salt64 = (base64.b64encode(part).decode() for part in (nonce, salt))
    parts: dict[str, str | bytes] = {
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "encrypted-package": locked,
        "META-INF/manifest.xml": LOCKED_WHOLE.format(nonce=nonce64, salt=salt64),
    }
    return make_zip(path, parts)

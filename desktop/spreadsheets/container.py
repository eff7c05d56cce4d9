"""A cheap look at a file before a parser is let at it: which format it is by content, and whether it may be opened.

The limits are those of the reliability page: what is larger is refused in words instead of filling the memory. Only
names, sizes and the first kilobytes of each part are looked at; the rest is the business of the format's own module.
"""

import re
import zipfile
import zlib
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

from desktop.domain.errors import RefusalCode, WorkbookRefused

MAX_FILE = 30 * 2**20
MAX_PARTS = 2_000
MAX_PART = 128 * 2**20
MAX_UNPACKED = 256 * 2**20
MAX_RATIO = 200
MAX_CELLS = 5_000_000
MAX_STRINGS = 2_000_000
MAX_SHEETS = 256
_RATIO_FROM = 8 * 2**20
_HEAD = 4096


class Format(StrEnum):
    """The formats that can be read, by content."""

    XLSX = "xlsx"
    XLSB = "xlsb"
    XLS = "xls"
    ODS = "ods"
    WEB = "web"
    DOCX = "docx"
    SEPARATED = "separated"


#: How a zip file begins.
ZIP = b"PK\x03\x04"
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_BIFF = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08\x10\x00", b"\x09\x08\x08\x00")
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_BOOK_STREAMS = tuple(name.encode("utf-16-le") for name in ("Workbook", "Book"))
_WEB = re.compile(rb"<\s*(?:!doctype\s+html|html|table|meta|head|body|div|\?xml|worksheet)", re.IGNORECASE)
_TYPES = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_UNIQUE = re.compile(rb'<[^>]*\bsst\b[^>]*\buniqueCount="(\d+)"')
_MARKUP = (".xml", ".rels")
_LOCKED = re.compile(rb"<(?:\w+:)?encryption-data\b")

#: The part of an OpenDocument file that says what is in it, and how it is encrypted.
MANIFEST = "META-INF/manifest.xml"


def refuse(code: RefusalCode, detail: str) -> WorkbookRefused:
    """Return the refusal to raise; ``detail`` names the part at fault, for the log."""
    return WorkbookRefused(code, detail)


def look(path: Path) -> Format:
    """Return the format of the file at ``path``. Raises :class:`WorkbookRefused` when it can't or may not be read."""
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError as error:
        raise refuse(RefusalCode.DAMAGED, error.strerror or "unreadable") from error
    if size == 0:
        raise refuse(RefusalCode.EMPTY, "no bytes")
    if size > MAX_FILE:
        raise refuse(RefusalCode.TOO_LARGE, f"{size} bytes")
    if head.startswith(ZIP):
        return _look_into_zip(path)
    if head.startswith(_OLE):
        return _look_into_ole(path.read_bytes())
    return _look_at_text(head)


def _look_into_ole(content: bytes) -> Format:
    if _ENCRYPTED_STREAM in content:
        raise refuse(RefusalCode.ENCRYPTED, "encrypted package")
    if not any(name in content for name in _BOOK_STREAMS):
        raise refuse(RefusalCode.NOT_A_WORKBOOK, "an OLE file without a workbook in it")
    return Format.XLS


def _look_at_text(head: bytes) -> Format:
    if head.startswith(_BIFF):
        return Format.XLS
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Format.WEB if b"<table" in _narrow(head) or _WEB.match(_narrow(head)) else Format.SEPARATED
    plain = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if _WEB.match(plain) or b"<table" in plain.lower():
        return Format.WEB
    if b"\0" in head or _control_share(head) > 0.02:
        raise refuse(RefusalCode.NOT_A_WORKBOOK, "neither a workbook nor text")
    return Format.SEPARATED


def _narrow(head: bytes) -> bytes:
    """Return the beginning of a text in UTF-16 in small letters, a byte each."""
    return head.decode("utf-16", "ignore").lstrip().lower().encode("utf-8")


def _control_share(head: bytes) -> float:
    return sum(byte < 32 and byte not in b"\t\r\n\f" for byte in head) / len(head)


def _look_into_zip(path: Path) -> Format:
    try:
        with zipfile.ZipFile(path) as archive:
            names = _checked_names(archive)
            for info in _markup(archive):
                _check_markup(info.filename, _head_of(archive, info))
            return _format_of(archive, names)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, NotImplementedError) as error:
        raise refuse(RefusalCode.DAMAGED, f"zip: {error}") from error


def _checked_names(archive: zipfile.ZipFile) -> frozenset[str]:
    parts = archive.infolist()
    names = frozenset(part.filename for part in parts)
    if len(parts) > MAX_PARTS:
        raise refuse(RefusalCode.TOO_LARGE, f"{len(parts)} parts")
    if len(names) < len(parts):
        raise refuse(RefusalCode.DAMAGED, "a part is there twice")
    if any(part.flag_bits & 1 for part in parts):
        raise refuse(RefusalCode.ENCRYPTED, "zip encryption")
    _check_sizes(parts)
    return names


def _check_sizes(parts: list[zipfile.ZipInfo]) -> None:
    if sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise refuse(RefusalCode.TOO_LARGE, "unpacked size")
    for part in parts:
        inflated = part.file_size > MAX_RATIO * max(part.compress_size, 1)
        if part.file_size > MAX_PART or (part.file_size > _RATIO_FROM and inflated):
            raise refuse(RefusalCode.TOO_LARGE, part.filename)


def _markup(archive: zipfile.ZipFile) -> Iterator[zipfile.ZipInfo]:
    return (part for part in archive.infolist() if part.filename.casefold().endswith(_MARKUP))


def _head_of(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    with archive.open(info) as part:
        return part.read(_HEAD)


def _check_markup(name: str, head: bytes) -> None:
    plain = head.replace(b"\0", b"")
    if _TYPES.search(plain):
        raise refuse(RefusalCode.NOT_A_WORKBOOK, f"{name}: a document type declaration")
    unique = _UNIQUE.search(plain)
    if unique and int(unique[1]) > MAX_STRINGS:
        raise refuse(RefusalCode.TOO_LARGE, f"{name}: {unique[1].decode()} strings")


def _format_of(archive: zipfile.ZipFile, names: frozenset[str]) -> Format:
    if "mimetype" in names and b"opendocument.spreadsheet" in archive.read("mimetype"):
        if MANIFEST in names and _LOCKED.search(archive.read(MANIFEST)):
            raise refuse(RefusalCode.ENCRYPTED, "OpenDocument")
        return Format.ODS
    if any(name.casefold() == "xl/workbook.bin" for name in names):
        return Format.XLSB
    if any(name.casefold().endswith("workbook.xml") for name in names):
        return Format.XLSX
    if any(name.casefold() == "word/document.xml" for name in names):
        return Format.DOCX
    raise refuse(RefusalCode.NOT_A_WORKBOOK, "a zip file without a workbook in it")

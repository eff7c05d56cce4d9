"""Separated text (.csv, and what is named .xls but is not): encoding and separator are found in the text itself."""

import csv
import io
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from desktop.domain.errors import RefusalCode
from desktop.spreadsheets.container import MAX_CELLS, refuse
from desktop.spreadsheets.legacy import vietnamese_share
from desktop.spreadsheets.workbook import Sheet, Value, Workbook

_SEPARATORS = ",;\t|"
_SAMPLE_RECORDS = 50
_SAMPLE_CHARACTERS = 20_000
_BYTE_ORDER_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def read_separated(path: Path) -> Workbook:
    """Read separated text as a workbook of one sheet, named as the file. Raises :class:`WorkbookRefused`."""
    return from_text(decoded(path.read_bytes()), path.stem)


def from_text(text: str, name: str) -> Workbook:
    """Return separated text, such as a table on the clipboard, as a workbook of one sheet."""
    separator = find_separator(text)
    try:
        rows = tuple(tuple(map(_value, record)) for record in _records(text, separator))
    except csv.Error as error:
        raise refuse(RefusalCode.DAMAGED, str(error)) from error
    if len(rows) * max(map(len, rows), default=0) > MAX_CELLS:
        raise refuse(RefusalCode.TOO_LARGE, f"{len(rows)} records")
    return Workbook((Sheet(name, rows),))


def decoded(content: bytes) -> str:
    """Return ``content`` as text: by its byte order mark, as UTF-8, else Windows-1258, else Windows-1252 as it is.

    The last is what TCVN3 and VNI are written in: interpretation converts them. Raises :class:`WorkbookRefused` when a
    byte order mark lies.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            try:
                return content.decode(encoding)
            except UnicodeDecodeError as error:
                raise refuse(RefusalCode.DAMAGED, str(error)) from error
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _from_windows(content)


def _from_windows(content: bytes) -> str:
    text = unicodedata.normalize("NFC", content.decode("cp1258", "replace"))
    if vietnamese_share([text[:_SAMPLE_CHARACTERS]]) >= 0.5:
        return text
    return content.decode("latin-1")


def _records(text: str, separator: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=separator)


def find_separator(text: str) -> str:
    """Return the separator that parts the first records into the most fields, evenly."""

    def evenness(separator: str) -> int:
        records = _records(text[:_SAMPLE_CHARACTERS], separator)
        lengths = Counter(len(record) for record, _ in zip(records, range(_SAMPLE_RECORDS), strict=False))
        lengths.pop(1, None)
        return max((count * length for length, count in lengths.items()), default=0)

    return max(_SEPARATORS, key=evenness)


def _value(field: str) -> Value:
    return field if field.strip() else None

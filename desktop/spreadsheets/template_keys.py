"""The hidden keys of a template: by them its rows are matched with the tasks that they were made from.

A key names a task and holds a digest of it and of the ledger, so that a key of another office's ledger, or one that
somebody has typed, is none. It is looked for anywhere in a row: columns move when people work with a sheet.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Mapping

from desktop.spreadsheets.workbook import Sheet, Workbook

_KEY = re.compile(r"TK-(\d{1,12})-([0-9a-f]{8})")


def row_key(ledger: str, task: int) -> str:
    """Return the key of a task ("TK-15-3f0a77c2"); ``ledger`` is the ledger's own key."""
    digest = hashlib.sha256(f"{ledger}/{task}".encode()).hexdigest()
    return f"TK-{task}-{digest[:8]}"


def keys_of(book: Workbook, ledger: str) -> Mapping[tuple[str, int], int]:
    """Return the tasks that rows of a workbook were made from, by the sheet's name and the row's number.

    A key that stands in two rows of a sheet is of no use: somebody has copied the row to make another task of it.
    """
    return {(sheet.name, row): task for sheet in book.sheets for row, task in _once(_keys(sheet, ledger))}


def _once(found: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    rows = list(found)
    times = Counter(task for _, task in rows)
    return ((row, task) for row, task in rows if times[task] == 1)


def _keys(sheet: Sheet, ledger: str) -> Iterator[tuple[int, int]]:
    for number, row in enumerate(sheet.rows, 1):
        for value in reversed(row):
            if isinstance(value, str) and (task := _task(value, ledger)) is not None:
                yield number, task
                break


def _task(text: str, ledger: str) -> int | None:
    match = _KEY.fullmatch(text.strip())
    if match is None or row_key(ledger, int(match[1])) != match[0]:
        return None
    return int(match[1])

"""The same or less of a province's ledger by the driver alone: ``province_floor LEDGER QUESTION``."""

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from sqlcipher3 import dbapi2

from desktop.domain.text import fold
from tests.benchmarks.cases.province_questions import DAY, FIRST_KEYS, PHRASES, TIMES, WORDS, YEAR
from tests.benchmarks.harness import Part

_PAGE = "SELECT * FROM task WHERE id BETWEEN ? AND ? ORDER BY id"


def _like(connection: dbapi2.Connection, texts: tuple[str, ...], *, phrases: bool) -> None:
    """Look through all that is found under, for each text: what search would be without an index."""
    for text in texts:
        parts = [fold(text).strip('"')] if phrases else fold(text).split()
        condition = " AND ".join(["said LIKE ?"] * len(parts))
        connection.execute(
            f"SELECT count(*) FROM search_entry WHERE {condition}", [f"%{part}%" for part in parts]
        ).fetchall()


def _pages(connection: dbapi2.Connection) -> None:
    """Read a page of 200 rows by their ids, for each key."""
    for number, _ in enumerate(FIRST_KEYS, 1):
        connection.execute(_PAGE, (number * 1_000, number * 1_000 + 199)).fetchall()


def _roll_up(connection: dbapi2.Connection) -> None:
    """Read the summary, each row under its unit and kind."""
    rows = connection.execute("SELECT * FROM year_count WHERE year = ?", (YEAR,))
    by_unit: dict[int, dict[str, tuple[int, ...]]] = {}
    for _, kind, unit_id, *counts in rows:
        by_unit.setdefault(unit_id, {})[kind] = tuple(counts)


def _count(connection: dbapi2.Connection) -> None:
    """Count a year's tasks by unit, out of the table itself."""
    question = "SELECT lead_unit_id, kind, count(*), sum(due_to < ?) FROM task WHERE year = ? GROUP BY 1, 2"
    connection.execute(question, (DAY.isoformat(), YEAR)).fetchall()


def _meetings(connection: dbapi2.Connection) -> None:
    connection.execute("SELECT * FROM meeting ORDER BY start DESC").fetchall()
    connection.execute("SELECT meeting_id, attendance, count(*) FROM attendee GROUP BY 1, 2").fetchall()


FLOORS: Mapping[str, Callable[[dbapi2.Connection], None]] = {
    "words": lambda connection: _like(connection, WORDS, phrases=False),
    "phrases": lambda connection: _like(connection, PHRASES, phrases=True),
    "first-keys": _pages,
    "roll-up": _roll_up,
    "overview": _count,
    "meetings": _meetings,
}


def copy(ledger: Path) -> None:
    """Copy the file, and have the disk keep it."""
    with tempfile.TemporaryDirectory(dir=ledger.parent) as folder:
        kept = Path(folder) / "copy.thuky"
        shutil.copyfile(ledger, kept)
        with kept.open("rb+") as written:
            os.fsync(written.fileno())


if __name__ == "__main__":
    path, question = Path(sys.argv[1]), sys.argv[2]
    if question == "copy":
        with Part():
            copy(path)
    else:
        opened = dbapi2.connect(path)
        FLOORS[question](opened)
        with Part():
            for _ in range(TIMES.get(question, 1)):
                FLOORS[question](opened)

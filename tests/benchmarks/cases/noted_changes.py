"""Many rows written with or without the triggers that note what is to be counted anew.

``noted_changes LEDGER tasks|results ROWS with|without``: the ledger is as it was afterwards.
"""

import random
import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from desktop.domain.tasks import ProgressReport, ReportedStatus, ReportSource
from desktop.services.ledgers import Ledger, open_ledger
from desktop.storage import reports as report_store
from desktop.storage import tasks
from tests.benchmarks.harness import Part
from tests.benchmarks.province import FIRST_YEAR, YEARS, Size, a_task

YEAR = FIRST_YEAR + YEARS - 1

#: What the triggers for counting write to, by which they are told from those for search and for signed minutes.
_NOTED = "stale_task"


class _NotKept(Exception):
    """Everything is taken back."""


def _tasks(ledger: Ledger, rows: int) -> Callable[[], object]:
    """New tasks, as an import adds them."""
    chance = random.Random(1)
    made = [a_task(chance, YEAR, place, Size()) for place in range(rows)]
    return lambda: tasks.add(ledger, made)


def _results(ledger: Ledger, rows: int) -> Callable[[], object]:
    """Results on tasks that are there: their states change."""
    ids = [row[0] for row in ledger.sql("SELECT id FROM task WHERE year = ? LIMIT ?", (YEAR, rows))]
    day = date(YEAR, 11, 30)
    said = [
        ProgressReport(0, id_, "", day, ReportSource.IMPORT, ReportedStatus.DONE, completed_on=day, confirmed=True)
        for id_ in ids
    ]
    return lambda: report_store.add(ledger, said, datetime(YEAR, 12, 1, 8))


def main(path: Path, what: str, rows: int, which: str) -> None:
    """Write the rows, measured, and take them back."""
    with open_ledger(path) as ledger:
        write = (_tasks if what == "tasks" else _results)(ledger, rows)
        try:
            with ledger.transaction():
                if which == "without":
                    _drop_triggers(ledger)
                with Part():
                    write()
                raise _NotKept
        except _NotKept:
            print(f"{rows} {what} {which}")


def _drop_triggers(ledger: Ledger) -> None:
    named = ledger.sql("SELECT name FROM sqlite_master WHERE type = 'trigger' AND sql LIKE ?", (f"%{_NOTED}%",))
    for (name,) in named:
        ledger.sql(f"DROP TRIGGER {name}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), sys.argv[4])

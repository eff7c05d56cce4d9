"""Pages of 200 tasks of a filtered, sorted list, first and deep: ``task_pages LEDGER``."""

import sys
from datetime import date
from pathlib import Path

from desktop.domain.counts import Count
from desktop.domain.tasks import TaskKind
from desktop.presenters.paging import PAGE
from desktop.services.ledgers import open_ledger
from desktop.services.task_lists import TaskOrder, TaskSearch, listed_rows, listing
from tests.benchmarks.harness import Part
from tests.benchmarks.province import FIRST_YEAR, YEARS

YEAR = FIRST_YEAR + YEARS - 1
DAY = date(YEAR, 9, 30)

#: How many pages are read: half of them the first, half of them the last of the list.
PAGES = 40


def main(path: Path) -> None:
    """Read pages of the overdue registered tasks, the one that falls due first first."""
    search = TaskSearch(YEAR, DAY, TaskKind.REGISTERED, count=Count.OPEN_OVERDUE)
    with open_ledger(path) as ledger:
        ids = listing(ledger, search, TaskOrder.DUE).ids
        starts = [0, max(0, len(ids) - PAGE)] * (PAGES // 2)
        with Part():
            rows = [listed_rows(ledger, ids[start : start + PAGE], DAY) for start in starts]
    print(f"{len(ids)} tasks, {sum(map(len, rows))} rows read")


if __name__ == "__main__":
    main(Path(sys.argv[1]))

"""What is measured of the page of tasks: a ledger of 1,000,000 tasks against one of 10,000, and Qt's own table."""

from collections.abc import Callable, Mapping
from pathlib import Path

from tests.benchmarks.harness import Case, Measure, run_once

CASES = "tests.benchmarks.cases"

#: The sizes that are compared, as parts of the full one.
FULL, SMALL = "1", "0.01"

#: Pages that the cases read and scroll through.
PAGES = 40


def task_pages(folder: Path) -> Measure:
    """A page of 200 rows of a filtered, sorted list, first and deep: as fast in a large ledger as in a small one."""
    return Measure(
        "pages of tasks, first and deep",
        ours=_pages(folder, FULL),
        peer=_pages(folder, SMALL),
        goals={"cpu": 1.5},
        per=PAGES,
    )


def _pages(folder: Path, size: str) -> Case:
    return Case(f"{size} of a province", ("-m", f"{CASES}.task_pages", province(folder, size)))


def task_first_rows(folder: Path) -> Measure:
    """From the opening of the page to its first painted rows."""
    return Measure(
        "first rows of the page of tasks",
        ours=_window(folder, FULL, "first"),
        peer=_window(folder, SMALL, "first"),
        goals={"wall": 1.5},
    )


def task_table(folder: Path) -> Measure:
    """Scrolling by pages of 200 rows that are fetched and painted."""
    return Measure(
        "scrolling of tasks",
        ours=_window(folder, FULL, "scroll"),
        peer=_by_qt(folder, "scroll"),
        goals={"wall": 2.0},
        per=PAGES,
    )


def task_memory(folder: Path) -> Measure:
    """The memory of the page of tasks after scrolling, against that of a model that has fetched all tasks."""
    return Measure(
        "memory of the page of tasks",
        ours=_window(folder, FULL, "memory"),
        peer=_by_qt(folder, "memory"),
        goals={"memory": 1 / 15},
    )


def _by_qt(folder: Path, what: str) -> Case:
    return Case("QSqlTableModel", ("-m", f"{CASES}.task_table_by_qt", province(folder, FULL), what))


def _window(folder: Path, size: str, what: str) -> Case:
    return Case(f"{size} of a province", ("-m", f"{CASES}.task_window", province(folder, size), what))


TASK_MEASURES: Mapping[str, Callable[[Path], Measure]] = {
    make.__name__: make for make in (task_pages, task_first_rows, task_table, task_memory)
}


def province_path(folder: Path, size: str) -> Path:
    """Return where the ledger of a province lies, of a part of the full size."""
    return folder / f"province-{size}.thuky"


def province(folder: Path, size: str) -> Path:
    """Make the ledger of a province, of a part of the full size, unless it is there."""
    ledger = province_path(folder, size)
    if not ledger.exists():
        run_once(Case("a province", ("-m", "tests.benchmarks.province", ledger, size)))
    return ledger

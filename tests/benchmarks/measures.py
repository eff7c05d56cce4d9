"""What is measured, against what, and how much is good enough."""

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.benchmarks.harness import Case, Measure, run_once

CASES = "tests.benchmarks.cases"
WORKBOOKS = Path(__file__).resolve().parents[1] / "workbooks"
IMPORTED_ROWS = 10_000


def start(folder: Path) -> Measure:
    """From the start of the process to the first paint of the window on a ledger."""
    ledger = new_ledger(folder)
    arguments = ("-m", "desktop", "--ledger", ledger)
    environment = {"THUKY_EXIT_AFTER_FIRST_PAINT": "1", "THUKY_HOME": str(folder / "home")}
    return Measure(
        "start to first paint",
        ours=Case("the program", arguments, environment),
        peer=Case("an empty Qt window", ("-m", f"{CASES}.empty_window")),
        goals={"cpu": 1.6, "wall": 1.6, "memory": 1.6},
    )


def minutes(_folder: Path) -> Measure:
    """Five pages of minutes as PDF."""
    return Measure(
        "five-page minutes",
        ours=Case("the program", ("-m", f"{CASES}.minutes")),
        peer=Case("QPainter on QPdfWriter", ("-m", f"{CASES}.minutes_by_painter")),
        goals={"cpu": 2.5},
    )


def reading(folder: Path) -> Measure:
    """The values of a workbook of many rows, without what else is to be known of its cells."""
    workbook = registrations(folder, IMPORTED_ROWS)
    return Measure(
        f"reading of {IMPORTED_ROWS} rows",
        ours=Case("the program", ("-m", f"{CASES}.reading", workbook)),
        peer=Case("calamine", ("-m", f"{CASES}.reading_by_calamine", workbook)),
        goals={"cpu": 1.2},
        per=IMPORTED_ROWS,
    )


def imports(folder: Path) -> Measure:
    """A workbook of many rows into a ledger, from the start of the process to its end."""
    floor = folder / "floor.sqlite"
    return Measure(
        f"import of {IMPORTED_ROWS} rows",
        ours=_import(folder, IMPORTED_ROWS),
        peer=Case(
            "calamine and executemany",
            ("-m", f"{CASES}.import_floor", registrations(folder, IMPORTED_ROWS), floor),
            prepare=lambda: floor.unlink(missing_ok=True),
        ),
        goals={"cpu": 2.0, "memory": 1.3},
        per=IMPORTED_ROWS,
    )


def import_growth(folder: Path) -> Measure:
    """Ten times as many rows: the time may grow by the exponent 1.1, which is 12.6 times."""
    return Measure(
        f"import of {10 * IMPORTED_ROWS} rows",
        ours=_import(folder, 10 * IMPORTED_ROWS),
        peer=_import(folder, IMPORTED_ROWS),
        goals={"cpu": 10**1.1},
    )


def _import(folder: Path, rows: int) -> Case:
    ledger, empty = folder / f"import-{rows}.thuky", new_ledger(folder)
    arguments = ("-m", "desktop", "--ledger", ledger, "import", registrations(folder, rows))
    return Case(f"the program, {rows} rows", arguments, prepare=lambda: shutil.copy(empty, ledger))


MEASURES: Mapping[str, Callable[[Path], Measure]] = {
    make.__name__: make for make in (start, minutes, reading, imports, import_growth)
}


def registrations(folder: Path, rows: int) -> Path:
    """Make a workbook of so many registrations, unless it is there.

    In a process of its own: a process that is started is charged with the memory of the one that starts it.
    """
    workbook = folder / f"dang-ky-{rows}.xlsx"
    if not workbook.exists():
        run_once(Case("a workbook", ("-m", "tests.benchmarks.workbooks", workbook, str(rows))))
    return workbook


def new_ledger(folder: Path) -> Path:
    """Make a ledger that knows the units of the sample province and nothing more."""
    ledger = folder / "empty.thuky"
    if not ledger.exists():
        run_once(Case("a new ledger", ("-m", "desktop", "new", ledger, "--office", "Ban Chỉ đạo")))
        directory = ("-m", "desktop", "--ledger", ledger, "units", "--import", WORKBOOKS / "UNITS.json")
        run_once(Case("its units", directory))
    return ledger

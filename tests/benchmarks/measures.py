"""What is measured, against what, and how much is good enough."""

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.benchmarks import workbooks
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
        goal=1.6,
        judged=("cpu", "wall", "memory"),
    )


def minutes(_folder: Path) -> Measure:
    """Five pages of minutes as PDF."""
    return Measure(
        "five-page minutes",
        ours=Case("the program", ("-m", f"{CASES}.minutes")),
        peer=Case("QPainter on QPdfWriter", ("-m", f"{CASES}.minutes_by_painter")),
        goal=2.5,
    )


def imports(folder: Path) -> Measure:
    """A workbook of many rows into a ledger, from the start of the process to its end."""
    workbook, ledger, empty = folder / "dang-ky.xlsx", folder / "import.thuky", new_ledger(folder)
    floor = folder / "floor.sqlite"
    workbooks.registrations(workbook, IMPORTED_ROWS)
    return Measure(
        f"import of {IMPORTED_ROWS} rows",
        ours=Case(
            "the program",
            ("-m", "desktop", "--ledger", ledger, "import", workbook),
            prepare=lambda: shutil.copy(empty, ledger),
        ),
        peer=Case(
            "calamine and executemany",
            ("-m", f"{CASES}.import_floor", workbook, floor),
            prepare=lambda: floor.unlink(missing_ok=True),
        ),
        goal=2.0,
        per=IMPORTED_ROWS,
    )


MEASURES: Mapping[str, Callable[[Path], Measure]] = {make.__name__: make for make in (start, minutes, imports)}


def new_ledger(folder: Path) -> Path:
    """Make a ledger that knows the units of the sample province and nothing more."""
    ledger = folder / "empty.thuky"
    if not ledger.exists():
        run_once(Case("a new ledger", ("-m", "desktop", "new", ledger, "--office", "Ban Chỉ đạo")))
        directory = ("-m", "desktop", "--ledger", ledger, "units", "--import", WORKBOOKS / "UNITS.json")
        run_once(Case("its units", directory))
    return ledger

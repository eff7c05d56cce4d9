"""What is measured, against what, and how much is good enough."""

import shutil
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from tests.benchmarks.harness import Case, Measure, run_once
from tests.benchmarks.ledgers import WORKBOOKS, new_ledger
from tests.benchmarks.paper_measures import PAPER_MEASURES
from tests.benchmarks.province_measures import PROVINCE_MEASURES
from tests.benchmarks.task_measures import TASK_MEASURES

CASES = "tests.benchmarks.cases"
IMPORTED_ROWS = 10_000

#: How often the case of opening a meeting opens it, and how many keys that of the minutes presses.
MEETINGS_OPENED, MINUTES_KEYS = 40, 344

#: The sample with 20,000 rows of results, and for the floor: its rows above the data, its columns, and those with text.
LARGE = WORKBOOKS / "large" / "tong-hop-ket-qua-2021-co-so.xlsx"
LARGE_SHAPE = ("7", "10", "3", "5", "9")
LARGE_ROWS = 20_000

#: The same of the workbooks of registrations that are made here.
SHAPE = ("6", "12", "1", "4", "7", "11")


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
    """A workbook of many rows into a ledger; both sides without the start of their programs."""
    return _against_floor(folder, registrations(folder, IMPORTED_ROWS), IMPORTED_ROWS, SHAPE, {"cpu": 2.0})


def import_of_results(folder: Path) -> Measure:
    """The sample workbook of 20,000 results, most of whose rows correct what an earlier one of them says."""
    return _against_floor(folder, LARGE, LARGE_ROWS, LARGE_SHAPE, {"cpu": 2.0})


def import_naive(folder: Path) -> Measure:
    """The same against what one writes first, which the program must do six times as cheaply."""
    workbook, made = registrations(folder, IMPORTED_ROWS), folder / "naive.sqlite"
    return Measure(
        f"import of {IMPORTED_ROWS} rows against the first thing one writes",
        ours=_import(folder, workbook, IMPORTED_ROWS),
        peer=Case(
            "openpyxl and Model.create",
            ("-m", f"{CASES}.import_naive", workbook, made, *SHAPE[:2]),
            prepare=lambda: made.unlink(missing_ok=True),
        ),
        goals={"cpu": 1 / 6},
        per=IMPORTED_ROWS,
    )


def import_memory(folder: Path) -> Measure:
    """So many rows that they, and not the libraries, fill the memory."""
    rows = 10 * IMPORTED_ROWS
    return _against_floor(folder, registrations(folder, rows), rows, SHAPE, {"cpu": 2.0, "memory": 1.3})


def import_growth(folder: Path) -> Measure:
    """Ten times as many rows: the time may grow by the exponent 1.1, which is 12.6 times."""
    many = 10 * IMPORTED_ROWS
    return Measure(
        f"import of {many} rows",
        ours=_import(folder, registrations(folder, many), many),
        peer=_import(folder, registrations(folder, IMPORTED_ROWS), IMPORTED_ROWS),
        goals={"cpu": 10**1.1},
    )


def _against_floor(
    folder: Path, workbook: Path, rows: int, shape: Sequence[str], goals: Mapping[str, float]
) -> Measure:
    floor = folder / "floor.sqlite"
    return Measure(
        f"import of {workbook.name}, {rows} rows",
        ours=_import(folder, workbook, rows),
        peer=Case(
            "calamine and executemany",
            ("-m", f"{CASES}.import_floor", workbook, floor, *shape),
            prepare=lambda: floor.unlink(missing_ok=True),
        ),
        goals=goals,
        per=rows,
    )


def _import(folder: Path, workbook: Path, rows: int) -> Case:
    ledger, empty = folder / f"import-{rows}.thuky", new_ledger(folder)
    return Case(
        f"the program, {rows} rows",
        ("-m", f"{CASES}.import_program", workbook, ledger),
        prepare=lambda: shutil.copy(empty, ledger),
    )


def open_meeting(folder: Path) -> Measure:
    """A meeting with 500 invited and 200 contributions, read as its page reads it."""
    ledger = large_meeting(folder)
    return Measure(
        "opening of a large meeting",
        ours=Case("the program", ("-m", f"{CASES}.open_meeting", ledger)),
        peer=Case("its rows by the driver", ("-m", f"{CASES}.meeting_rows", ledger)),
        goals={"cpu": 6.0},
        per=MEETINGS_OPENED,
    )


def minutes_keys(folder: Path) -> Measure:
    """A key in the minutes of a meeting with 500 invited and 200 contributions, painted."""
    ledger = large_meeting(folder)
    return Measure(
        "a key in the minutes",
        ours=Case("the program", ("-m", f"{CASES}.minutes_keys", ledger)),
        peer=Case("a plain QPlainTextEdit", ("-m", f"{CASES}.plain_keys")),
        goals={"cpu": 3.0},
        per=MINUTES_KEYS,
    )


MEASURES: Mapping[str, Callable[[Path], Measure]] = (
    {
        make.__name__: make
        for make in (
            start,
            minutes,
            reading,
            imports,
            import_of_results,
            import_naive,
            import_memory,
            import_growth,
            open_meeting,
            minutes_keys,
        )
    }
    | dict(PAPER_MEASURES)
    | dict(TASK_MEASURES)
    | dict(PROVINCE_MEASURES)
)


def registrations(folder: Path, rows: int) -> Path:
    """Make a workbook of so many registrations, unless it is there.

    In a process of its own: a process that is started is charged with the memory of the one that starts it.
    """
    workbook = folder / f"dang-ky-{rows}.xlsx"
    if not workbook.exists():
        run_once(Case("a workbook", ("-m", "tests.benchmarks.workbooks", workbook, str(rows))))
    return workbook


def large_meeting(folder: Path) -> Path:
    """Make a ledger with one large meeting, unless it is there."""
    ledger = folder / "meeting.thuky"
    if not ledger.exists():
        run_once(Case("a large meeting", ("-m", f"{CASES}.large_meeting", ledger)))
    return ledger

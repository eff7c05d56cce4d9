"""What is measured of search, counts, lists and copies in a province's ledger."""

from collections.abc import Callable, Mapping
from pathlib import Path

from tests.benchmarks.harness import Case, Measure
from tests.benchmarks.ledgers import WORKBOOKS, new_ledger, with_sample_units
from tests.benchmarks.task_measures import CASES, FULL, province

#: Rows that the cases of noted changes write.
NOTED = 40_000


def _question(folder: Path, name: str, question: str, peer: str, goals: Mapping[str, float]) -> Measure:
    ledger = province(folder, FULL)
    return Measure(
        name,
        ours=Case("the program", ("-m", f"{CASES}.province_questions", ledger, question)),
        peer=Case(peer, ("-m", f"{CASES}.province_floor", ledger, question)),
        goals=goals,
    )


def search_words(folder: Path) -> Measure:
    """The newest of each kind that hold words, with and without marks."""
    return _question(folder, "search for words", "words", "LIKE over everything", {"cpu": 1 / 20})


def search_phrases(folder: Path) -> Measure:
    """The newest of each kind that hold a phrase."""
    return _question(folder, "search for phrases", "phrases", "LIKE over everything", {"cpu": 1 / 8})


def search_first_keys(folder: Path) -> Measure:
    """What is found at once when two letters are typed."""
    return _question(folder, "search for two letters", "first-keys", "a page of rows by id", {"cpu": 4.0})


def roll_up(folder: Path) -> Measure:
    """The counts of a year by unit and kind, once they are counted."""
    return _question(folder, "counts by unit", "roll-up", "the rows of the summary", {"cpu": 1.5})


def first_page(folder: Path) -> Measure:
    """All that the first page of the window asks, of a year that is counted."""
    return _question(folder, "overview", "overview", "a count of the year's tasks", {"cpu": 3.0})


def meeting_list(folder: Path) -> Measure:
    """All meetings with who came."""
    return _question(folder, "list of meetings", "meetings", "its rows by the driver", {"cpu": 2.5})


def copies(folder: Path) -> Measure:
    """A checked copy of the ledger."""
    return _question(folder, "copy of the ledger", "copy", "a copy of the file", {"wall": 4.0})


def new_tasks(folder: Path) -> Measure:
    """New tasks with the triggers that note what is to be counted anew."""
    return _noted(folder, "tasks", 1.2)


def new_results(folder: Path) -> Measure:
    """Results that change where tasks stand, with the same triggers."""
    return _noted(folder, "results", 1.7)


def small_import(folder: Path) -> Measure:
    """A small workbook read, planned, taken over and taken back, but for the copy that is made before.

    The titles of a year's 100,000 tasks are looked through once for those that it names: half a second.
    """
    workbook = WORKBOOKS / "2021" / "tong-hop-dang-ky-2021-toan-tinh.xlsx"
    case = ("-m", f"{CASES}.small_import", workbook)
    return Measure(
        f"import of {workbook.name}, and its undo",
        ours=Case("into a province", (*case, with_sample_units(province(folder, FULL)))),
        peer=Case("into an empty ledger", (*case, new_ledger(folder))),
        goals={"wall": 4.0},
    )


def _noted(folder: Path, what: str, goal: float) -> Measure:
    ledger = province(folder, FULL)
    case = ("-m", f"{CASES}.noted_changes", ledger, what, str(NOTED))
    return Measure(
        f"{what} that are noted for counting",
        ours=Case("the program", (*case, "with")),
        peer=Case("without the triggers", (*case, "without")),
        goals={"cpu": goal},
        per=NOTED,
    )


PROVINCE_MEASURES: Mapping[str, Callable[[Path], Measure]] = {
    make.__name__: make
    for make in (
        search_words,
        search_phrases,
        search_first_keys,
        roll_up,
        first_page,
        meeting_list,
        new_tasks,
        new_results,
        small_import,
        copies,
    )
}

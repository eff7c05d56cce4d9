"""What is measured of search, counts, lists and copies in a province's ledger."""

from collections.abc import Callable, Mapping
from pathlib import Path

from tests.benchmarks.harness import Case, Measure
from tests.benchmarks.task_measures import CASES, FULL, province


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


PROVINCE_MEASURES: Mapping[str, Callable[[Path], Measure]] = {
    make.__name__: make
    for make in (search_words, search_phrases, search_first_keys, roll_up, first_page, meeting_list, copies)
}

"""What is measured of long papers: PDFs against a bare canvas, Word files against hand-written XML, and growth."""

from collections.abc import Callable, Mapping
from pathlib import Path

from tests.benchmarks.harness import Case, Measure

CASES = "tests.benchmarks.cases"


def people_500(_folder: Path) -> Measure:
    """An attendance list of 500 people as PDF."""
    return _pdf("people", 500)


def people_5000(_folder: Path) -> Measure:
    """An attendance list of 5,000 people as PDF."""
    return _pdf("people", 5_000)


def annex_10000(_folder: Path) -> Measure:
    """An annex of 10,000 tasks as PDF."""
    return _pdf("tasks", 10_000)


def annex_growth(_folder: Path) -> Measure:
    """Ten times as many tasks: the time may grow by the exponent 1.1."""
    return _growth("tasks", "pdf", (1_000, 10_000), 1.1)


def word_table(_folder: Path) -> Measure:
    """A Word file with a table of 200 rows of six columns."""
    return Measure(
        "Word file of 200 rows",
        ours=_ours("tasks", "docx", 200),
        peer=Case("hand-written XML", ("-m", f"{CASES}.word_by_hand", "200")),
        goals={"cpu": 15},
        per=200,
    )


def word_growth(_folder: Path) -> Measure:
    """Twenty times as many rows in a Word file: the time may grow by the exponent 1."""
    return _growth("tasks", "docx", (50, 1_000), 1.0)


def list_export(_folder: Path) -> Measure:
    """A list of 20,000 rows of twelve columns as a workbook."""
    count = "20000"
    return Measure(
        f"workbook of {count} rows",
        ours=Case(f"the program, {count} rows", ("-m", f"{CASES}.long_export", count)),
        peer=Case("hand-written XML", ("-m", f"{CASES}.export_by_hand", count)),
        goals={"cpu": 5.0},
        per=int(count),
    )


def _ours(rows: str, form: str, count: int) -> Case:
    return Case(f"the program, {count} rows", ("-m", f"{CASES}.long_paper", rows, form, str(count)))


def _pdf(rows: str, count: int) -> Measure:
    return Measure(
        f"PDF of {count} {rows}",
        ours=_ours(rows, "pdf", count),
        peer=Case("a bare canvas", ("-m", f"{CASES}.paper_by_canvas", rows, str(count))),
        goals={"cpu": 1.6, "memory": 2.0},
        per=count,
    )


def _growth(rows: str, form: str, counts: tuple[int, int], exponent: float) -> Measure:
    few, many = counts
    goal = (many / few) ** exponent
    return Measure(f"{form} of {many} {rows}", _ours(rows, form, many), _ours(rows, form, few), {"cpu": goal})


PAPER_MEASURES: Mapping[str, Callable[[Path], Measure]] = {
    make.__name__: make
    for make in (people_500, people_5000, annex_10000, annex_growth, word_table, word_growth, list_export)
}

"""The welfare figures of ``STORY.json``, as the page Số liệu shows them."""

from collections import Counter

import pytest
from PySide6.QtCore import Qt

from desktop import cli
from desktop.presenters.navigation import PageKey
from tests.story import STORY, WORKBOOKS

#: How the page says the measures of the story.
MEASURES = {"suất": "suất", "đồng": "VND", "kg": "kg"}


@pytest.fixture
def ledger_path(ledger_path):
    """A ledger with the figures of the first quarter of 2021."""
    assert cli.main(["--ledger", str(ledger_path), "import", str(WORKBOOKS / "q1-2021")]) == 0
    return ledger_path


def first_quarter(page) -> dict[str, str]:
    """Return what the grid shows of the first quarter, by the name of the row."""
    grid = page.table.grid
    rows = range(grid.rowCount())
    return {grid.headerData(row, Qt.Orientation.Vertical): grid.data(grid.index(row, 0)) for row in rows}


def number(text: str) -> int:
    return int(text.replace(".", "")) if text.strip("–") else 0


def test_the_page_adds_the_welfare_figures_up_as_the_story_tells(window, settled):
    window.navigate(PageKey.FIGURES)
    settled()
    page = window.current_page()
    totals: Counter[str] = Counter()
    units: dict[str, Counter[str]] = {unit: Counter() for unit in STORY["welfare"]["by_reporter"]}
    for place in range(page.choices.indicators.count()):
        page.choices.indicators.setCurrentIndex(place)
        page.choices.indicators.activated.emit(place)
        settled()
        measure = MEASURES[page.choices.indicators.itemText(place).rpartition("(")[2].rstrip(")")]
        shown = first_quarter(page)
        totals[measure] += number(shown["Tổng cộng"])
        for unit, counted in units.items():
            counted[measure] += number(shown.get(unit, ""))
    assert totals == STORY["welfare"]["by_measure"]
    for unit, told in STORY["welfare"]["by_reporter"].items():
        assert units[unit] == Counter({"suất": told["gifts"], "VND": told["vnd"], "kg": told["rice_kg"]}), unit

"""Letters of 16 points on the smallest screen: nothing goes out at the side, and no command is hidden."""

from pathlib import Path

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QScrollArea, QToolButton

from desktop.presenters.navigation import PageKey
from desktop.ui.command_bar import CommandBar
from desktop.ui.main_window import MainWindow
from desktop.ui.pages.imports import ImportPage

WORKBOOKS = Path(__file__).parents[1] / "workbooks"


@pytest.fixture(autouse=True)
def _large_letters(qapp: QApplication):
    """The system asks for large letters."""
    usual = qapp.font()
    large = QFont(usual)
    large.setPointSizeF(16)
    qapp.setFont(large)
    yield
    qapp.setFont(usual)


def pushed_out(window: MainWindow) -> list[int]:
    """How far what is seen goes on at the side."""
    areas = [area for area in window.findChildren(QScrollArea) if area.isVisible()]
    return [area.horizontalScrollBar().maximum() for area in areas if area.horizontalScrollBar().maximum()]


@pytest.mark.parametrize("key", PageKey)
def test_no_page_goes_out_at_the_side(window, settled, key):
    window.navigate(key)
    settled()
    assert pushed_out(window) == []


@pytest.mark.parametrize("key", [PageKey.TASKS, PageKey.DIRECTIONS, PageKey.UNITS, PageKey.FIGURES])
def test_every_command_of_a_page_is_seen(window, settled, key):
    window.navigate(key)
    settled()
    bars = [bar for bar in window.current_page().findChildren(CommandBar) if bar.isVisible()]
    assert bars
    for bar in bars:
        for button in bar.findChildren(QToolButton):
            assert button.isVisible()
            assert bar.rect().contains(button.geometry())


def test_the_review_of_an_import_does_not_go_out_at_the_side(window, settled):
    window.navigate(PageKey.IMPORTS)
    settled()
    page = window.current_page()
    assert isinstance(page, ImportPage)
    page.start.chosen.emit([WORKBOOKS / "values"])  # dates and numbers in them can be understood in two ways
    settled()
    assert page.review.isVisible()
    asked = [row for row in page.review.table.model.shown() if page.review.table.select(row.place)]
    assert asked
    for row in asked:
        page.review.table.select(row.place)
        settled()
        assert pushed_out(window) == [], row.title

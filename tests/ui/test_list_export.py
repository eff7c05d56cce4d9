"""Any list of the window goes into a workbook as it is seen: filtered, in its order, with its columns."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from desktop.presenters.navigation import PageKey
from desktop.ui.main_window import MainWindow
from desktop.ui.pages.units import UnitsPage
from tests.ui.keyboard import CTRL, press, type_here

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def chosen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Where the person says that the workbook is to be saved."""
    path = tmp_path / "danh sách.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    return path


def rows_of(path: Path) -> list[list[object]]:
    return [[cell for cell in row if cell is not None] for row in load_workbook(path).worksheets[0].values]


def test_what_the_list_of_units_shows_is_exported(qtbot: QtBot, window: MainWindow, settled, chosen: Path) -> None:
    window.navigate(PageKey.UNITS)
    settled()
    page = window.current_page()
    assert isinstance(page, UnitsPage)
    page.units.filter_box.setFocus()
    type_here("nong dan")
    page.units.view.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    press(Qt.Key.Key_E, CTRL | SHIFT)
    settled()
    shown = [row.unit.name for row in page.units.model.shown()]
    exported = rows_of(chosen)
    heading = next(place for place, row in enumerate(exported) if page.units.columns[0].title in row)
    names = {row.unit.name for row in page.units.model.shown()}
    assert [next(cell for cell in row if cell in names) for row in exported[heading + 1 :]] == shown
    assert len(shown) > 1
    assert window.message_bar.text().startswith("Đã lưu “danh sách.xlsx”.")


@pytest.mark.parametrize("key", [PageKey.MEETINGS, PageKey.IMPORTS])
def test_where_there_is_no_list_the_window_says_so(window: MainWindow, settled, chosen: Path, key: PageKey) -> None:
    window.navigate(key)
    settled()
    press(Qt.Key.Key_E, CTRL | SHIFT)
    settled()
    assert window.message_bar.text() == "Ở đây không có danh sách nào để xuất."
    assert not chosen.exists()

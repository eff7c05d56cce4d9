"""Twenty thousand rows come in while the window answers: lists filter, progress moves, it can be stopped."""

from itertools import groupby
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.presenters.navigation import PageKey
from desktop.ui.main_window import MainWindow
from desktop.ui.messages import Messages
from desktop.ui.pages.imports import ImportPage
from desktop.ui.pages.units import UnitsPage
from desktop.ui.work import LedgerSession

LARGE = Path(__file__).parents[1] / "workbooks" / "large" / "tong-hop-ket-qua-2021-co-so.xlsx"
ROWS = 20_000

#: Milliseconds after which something is wrong, however busy the machine.
_LONG = 60_000


@pytest.fixture(autouse=True)
def _closing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a window that is closed in the middle of work ask nothing: nobody would answer."""
    monkeypatch.setattr(Messages, "ask", lambda *_: True)


@pytest.fixture
def units(window: MainWindow, settled) -> UnitsPage:
    """The page of the units, open and full; the page of imports is shown after it."""
    window.navigate(PageKey.UNITS)
    settled()
    page = window.current_page()
    assert isinstance(page, UnitsPage)
    window.navigate(PageKey.IMPORTS)
    settled()
    return page


@pytest.fixture
def imports(window: MainWindow, units: UnitsPage) -> ImportPage:
    """The page of imports, shown."""
    page = window.current_page()
    assert isinstance(page, ImportPage)
    return page


def filtered(units: UnitsPage, typed: str) -> list[str]:
    """Type into the filter of the units; return what the list shows at once."""
    units.units.set_filter(typed)
    return [row.unit.name for row in units.units.model.shown()]


def test_the_window_answers_while_twenty_thousand_rows_come_in(
    qtbot: QtBot, window: MainWindow, session: LedgerSession, settled, units: UnitsPage, imports: ImportPage
) -> None:
    moved: list[tuple[int, int]] = []
    session.work_moved.connect(lambda done, total: moved.append((done, total)))

    imports.start.chosen.emit([LARGE])
    qtbot.waitUntil(lambda: bool(moved), timeout=_LONG)
    window.navigate(PageKey.UNITS)
    assert filtered(units, "nong dan tinh") == ["Hội Nông dân tỉnh"]
    assert not session.is_idle
    assert session.work_title == "Đang đọc tệp…"
    window.navigate(PageKey.IMPORTS)
    settled()
    assert imports.review.table.model.total == ROWS

    moved.clear()
    imports.review.footer.write.click()
    qtbot.waitUntil(lambda: bool(moved), timeout=_LONG)
    window.navigate(PageKey.UNITS)
    assert set(filtered(units, "tinh doan")) == {"Tỉnh đoàn", "Liên đoàn Lao động tỉnh"}
    assert session.is_saving
    assert not imports.review.footer.write.isEnabled()
    settled()
    copying, writing = (list(steps) for _, steps in groupby(moved, key=lambda step: step[1]))
    assert copying == sorted(copying), "the copy that is made of the ledger before"
    assert writing == sorted(writing)
    assert len(set(writing)) > 1
    assert window.message_bar.text().startswith("Đã ghi vào sổ: ")


def test_reading_is_stopped_in_the_middle_of_a_file_and_leaves_nothing(
    qtbot: QtBot, window: MainWindow, session: LedgerSession, settled, imports: ImportPage
) -> None:
    began: list[tuple[int, int]] = []
    session.work_moved.connect(lambda done, total: began.append((done, total)))
    imports.start.chosen.emit([LARGE])
    qtbot.waitUntil(lambda: bool(began), timeout=_LONG)
    qtbot.mouseClick(window.work_bar.cancel, Qt.MouseButton.LeftButton)
    settled()
    assert began == [(0, 1)]
    assert imports._presenter.review is None
    assert imports.start.isEnabled()
    assert not window.work_bar.isVisible()

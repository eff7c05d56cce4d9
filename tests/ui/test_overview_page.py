"""The page Tổng quan: numbers that open their rows, and what to do in an empty ledger."""

from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow, QPushButton

from desktop.domain.counts import Count
from desktop.domain.deadlines import Deadline
from desktop.domain.meetings import MeetingHead, MeetingKind
from desktop.domain.tasks import ProgressReport, ReportedStatus, ReportSource, Task, TaskKind
from desktop.presenters.navigation import MeetingFilter, PageKey, TaskFilter
from desktop.services import meetings, tasks, units
from desktop.services.ledgers import open_ledger
from desktop.ui.messages import Messages
from desktop.ui.pages.overview import OverviewPage, Tile
from desktop.ui.pictures import settle

NOW = datetime(2021, 1, 20, 8, 0)


@pytest.fixture
def opened():
    return []


@pytest.fixture
def page(qtbot, session, ledger_path, opened):
    window = QMainWindow()
    qtbot.addWidget(window)
    session.open(lambda: open_ledger(ledger_path), lambda: None, lambda error: pytest.fail(str(error)))
    made = OverviewPage(session, Messages(window), lambda page, wanted=None: opened.append((page, wanted)))
    window.setCentralWidget(made)
    window.resize(1126, 740)
    window.show()
    settle(session)
    return made


def done_on(task: Task, day: date) -> ProgressReport:
    return ProgressReport(
        0, task.id, "", day, ReportSource.LETTER, ReportedStatus.DONE, completed_on=day, confirmed=True
    )


@pytest.fixture
def year(session, ledger_path, page):
    """A year of three registered tasks: one done on time, one late, one open; and its review."""

    def fill(ledger):
        lead = units.directory(ledger).find("Hội Nông dân tỉnh").id
        due = Deadline("30/6/2020", date(2020, 6, 30), date(2020, 6, 30))
        for number, day in enumerate((date(2020, 6, 1), date(2020, 8, 1), None)):
            task = Task(0, 2020, TaskKind.REGISTERED, f"Nhiệm vụ {number}", lead_unit_id=lead, due=due)
            saved = tasks.save_task(ledger, task).value
            if day:
                tasks.save_report(ledger, done_on(saved, day), NOW)
        head = MeetingHead(MeetingKind.ANNUAL_REVIEW, "Tổng kết năm 2020", datetime(2021, 1, 15, 8, 0))
        return meetings.save_head(ledger, 0, head)

    session.change(fill)
    page.presenter.refresh()
    settle(session)
    return page.year


def tile(view, title: str) -> Tile:
    return next(tile for tile in view.findChildren(Tile) if tile.title == title)


def test_an_empty_ledger_leads_to_the_first_step(qtbot, page, opened):
    assert page.beginning.isVisible()
    button = next(button for button in page.beginning.findChildren(QPushButton) if "Nhập từ Excel" in button.text())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert opened == [(PageKey.IMPORTS, None)]


def test_it_shows_the_counts_as_reports_print_them(page, year):
    registered = tile(year, "Nhiệm vụ đăng ký")
    assert registered.total.text() == "2/3"
    assert {count: button.text() for count, button in registered.numbers.items()} == {
        Count.DONE_ON_TIME: "1",
        Count.DONE_LATE: "1",
        Count.OPEN_IN_TIME: "0",
        Count.OPEN_OVERDUE: "1",
    }


def test_a_number_opens_its_rows_by_mouse_and_by_keyboard(qtbot, page, year, opened):
    registered = tile(year, "Nhiệm vụ đăng ký")
    qtbot.mouseClick(registered.numbers[Count.DONE_LATE], Qt.MouseButton.LeftButton)
    registered.total.setFocus()
    qtbot.keyClick(registered.total, Qt.Key.Key_Space)
    assert opened == [
        (PageKey.TASKS, TaskFilter(2020, kind=TaskKind.REGISTERED, count=Count.DONE_LATE)),
        (PageKey.TASKS, TaskFilter(2020, kind=TaskKind.REGISTERED)),
    ]


def test_a_number_without_rows_opens_nothing(page, year):
    assert not tile(year, "Nhiệm vụ đăng ký").numbers[Count.OPEN_IN_TIME].isEnabled()


def test_its_lists_open_their_rows(qtbot, page, year, opened):
    for table in (year.overdue, year.meetings):
        table.view.selectRow(0)
        qtbot.keyClick(table.view, Qt.Key.Key_Return)
    assert opened == [
        (PageKey.TASKS, TaskFilter(2020, kind=TaskKind.REGISTERED, text="Nhiệm vụ 2")),
        (PageKey.MEETINGS, MeetingFilter(1)),
    ]


def test_the_counts_stay_after_many_changes(qtbot, session, page, year):
    for _ in range(3):
        session.change(lambda ledger: tasks.save_task(ledger, Task(0, 2020, TaskKind.COMMON, "Chung")))
        settle(session)
    assert tile(year, "Tất cả").total.text() == "2/6"

"""The charts of the page Tổng quan: every mark opens its rows, by mouse and by keyboard."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QMainWindow

from desktop.domain.counts import Count
from desktop.domain.deadlines import Deadline
from desktop.domain.figures import Figure
from desktop.domain.tasks import ProgressReport, ReportedStatus, ReportSource, Task, TaskKind
from desktop.presenters.navigation import PageKey, TaskFilter
from desktop.services import tasks, units
from desktop.services.ledgers import open_ledger
from desktop.storage import figures
from desktop.ui.chart import window_colours
from desktop.ui.pages.overview_charts import YearCharts
from desktop.ui.pictures import settle
from tests.ui.keyboard import OFFSCREEN_POPUP, Keyboard, go_to

NOW = datetime(2021, 1, 20, 8, 0)
DAY = date(2020, 12, 31)


@pytest.fixture
def opened():
    return []


@pytest.fixture
def charts(qtbot, session, ledger_path, opened):
    """A year with a task done in June, a month before it was due, and one that nobody did by October."""
    window = QMainWindow()
    qtbot.addWidget(window)
    session.open(lambda: open_ledger(ledger_path), lambda: None, lambda error: pytest.fail(str(error)))
    session.change(_fill)
    made = YearCharts(session, lambda page, wanted=None: opened.append((page, wanted)))
    window.setCentralWidget(made)
    window.resize(1000, 740)
    window.show()
    made.want(2020, DAY)
    settle(session)
    yield made
    window.close()


def _fill(ledger):
    lead = units.directory(ledger).find("Hội Nông dân tỉnh").id
    for month, done in ((7, date(2020, 6, 10)), (10, None)):
        due = Deadline(f"20/{month}/2020", date(2020, month, 20), date(2020, month, 20))
        task = Task(0, 2020, TaskKind.REGISTERED, f"Việc tháng {month}", lead_unit_id=lead, due=due)
        saved = tasks.save_task(ledger, task).value
        if done:
            report = ProgressReport(
                0, saved.id, "", done, ReportSource.LETTER, ReportedStatus.DONE, completed_on=done, confirmed=True
            )
            tasks.save_report(ledger, report, NOW)
    with ledger.transaction():
        span = date(2020, 1, 1), date(2020, 3, 31)
        figures.add(ledger, [Figure(0, lead, "Quà tặng", Decimal(1200), "suất", *span)])
    return tasks.save_task(ledger, Task(0, 2020, TaskKind.COMMON, "Chung"))


@pytest.fixture
def keys(settled):
    return Keyboard(settled)


def farmers(session) -> int:
    found = []
    session.ask(lambda ledger: units.directory(ledger).find("Hội Nông dân tỉnh").id, found.append)
    settle(session)
    return found[0]


@OFFSCREEN_POPUP
def test_arrow_keys_go_from_mark_to_mark_and_enter_opens_one(charts, session, keys, opened):
    go_to(charts.units)
    assert charts.units.accessibleDescription() == "Hội Nông dân tỉnh – Hoàn thành đúng hạn: 1 nhiệm vụ"
    keys.press(Qt.Key.Key_Return)
    keys.press(Qt.Key.Key_Right)
    keys.press(Qt.Key.Key_Return)
    lead = farmers(session)
    assert opened == [
        (PageKey.TASKS, TaskFilter(2020, unit_id=lead, count=Count.DONE_ON_TIME)),
        (PageKey.TASKS, TaskFilter(2020, unit_id=lead, count=Count.OPEN_OVERDUE)),
    ]


def test_a_click_opens_the_mark_under_the_mouse(qtbot, charts, opened):
    place = charts.units._mark_box(0).center().toPoint()
    qtbot.mouseClick(charts.units, Qt.MouseButton.LeftButton, pos=place)
    assert [wanted.count for _, wanted in opened] == [Count.DONE_ON_TIME]


@OFFSCREEN_POPUP
def test_months_open_what_fell_due_and_what_was_done_in_them(charts, keys, opened):
    go_to(charts.months)
    said = []
    for _ in charts.months.keys:
        said.append(charts.months.accessibleDescription())
        keys.press(Qt.Key.Key_Return)
        keys.press(Qt.Key.Key_Down)
    assert said == [
        "Tháng 7 – Đến hạn: 1 nhiệm vụ",
        "Tháng 10 – Đến hạn: 1 nhiệm vụ",
        "Tháng 12 – Đến hạn: 1 nhiệm vụ",
        "Tháng 6 – Hoàn thành: 1 nhiệm vụ",
    ]
    assert [(wanted.due_month, wanted.done_month) for _, wanted in opened] == [
        (7, None), (10, None), (12, None), (None, 6),
    ]  # fmt: skip


def test_figures_open_their_page(charts, keys, opened):
    (figure,) = charts.figures
    go_to(figure)
    keys.press(Qt.Key.Key_Return)
    assert opened == [(PageKey.FIGURES, None)]


def test_a_narrow_window_shows_the_whole_chart_smaller(charts):
    charts.units.resize(240, charts.units.height())
    assert all(charts.units._mark_box(place).right() <= 240 for place in range(len(charts.units.keys)))


def test_colours_are_those_of_the_background(charts):
    dark = QPalette(Qt.GlobalColor.black)
    assert window_colours(dark).ink != window_colours(charts.palette()).ink
    assert window_colours(dark).counts != window_colours(charts.palette()).counts

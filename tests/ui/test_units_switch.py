"""Then or today: what a merged unit planned, on every page that counts by unit, as it was and under its successor."""

from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt

from desktop.domain.deadlines import day_deadline
from desktop.domain.tasks import Task, TaskKind
from desktop.domain.unit_links import LinkKind
from desktop.presenters.navigation import PageKey, TaskFilter
from desktop.services import tasks, unit_history, units
from desktop.services.ledgers import open_ledger
from desktop.services.unit_history import Successor, UnitChange
from tests.ui.keyboard import go_to, press

FARMERS, YOUTH = "Hội Nông dân tỉnh", "Tỉnh đoàn"


@pytest.fixture
def ledger_path(ledger_path):
    """A task of the farmers and one of the youth in 2021; the farmers passed into the youth in 2025."""
    with open_ledger(ledger_path) as ledger:
        directory = units.directory(ledger)
        for name in (FARMERS, YOUTH):
            lead = directory.exact(name).id
            due = day_deadline(date(2021, 6, 30))
            tasks.save_task(ledger, Task(0, 2021, TaskKind.KEY, f"Việc của {name}", lead_unit_id=lead, due=due))
        change = UnitChange(directory.exact(FARMERS).id, LinkKind.MERGED, date(2025, 7, 1), (Successor(YOUTH),))
        unit_history.record_change(ledger, change, datetime(2025, 7, 1, 8))
    return ledger_path


@pytest.fixture
def turn(settled):
    """Turn the switch of a page by keyboard."""

    def do(switch) -> None:
        assert switch.isVisible()
        go_to(switch)
        press(Qt.Key.Key_Space)
        settled()

    return do


def test_the_list_of_tasks(window, settled, turn):
    window.navigate(PageKey.TASKS, TaskFilter(2021))
    settled()
    page = window.current_page()

    def leads() -> list[str]:
        return [row.lead_unit for row in page.table.model.shown()]

    def offered() -> set[str]:
        return {page.choices.units.itemText(place) for place in range(1, page.choices.units.count())}

    assert (leads(), offered()) == ([FARMERS, YOUTH], {FARMERS, YOUTH})
    turn(page.choices.as_today)
    assert (leads(), offered()) == ([YOUTH, YOUTH], {YOUTH})
    assert page.table.model.shown()[0].passed_from == FARMERS
    page.table.set_filter("tinh doan")
    settled()
    assert leads() == [YOUTH, YOUTH]
    page.table.set_filter("")
    settled()
    page.choices.units.setCurrentIndex(1)
    page.choices.units.activated.emit(1)
    settled()
    assert leads() == [YOUTH, YOUTH]
    go_to(page.table.view)
    press(Qt.Key.Key_Down)
    settled()
    assert page.presenter.history.row.lead_unit == YOUTH
    page.choices.clear.click()
    settled()
    assert page.choices.as_today.isChecked()
    turn(page.choices.as_today)
    assert leads() == [FARMERS, YOUTH]


def test_the_overview_its_charts_and_the_rows_that_they_open(window, settled, turn):
    window.navigate(PageKey.OVERVIEW)
    settled()
    page = window.current_page().year

    def by_unit() -> list[tuple[str, str]]:
        return [(unit.name, unit.all.ratio) for unit in page.units.model.shown()]

    page.charts.presenter.show(2021, date(2021, 12, 31))
    settled()
    assert {unit.unit for unit in page.charts.presenter.shown.units} == {FARMERS, YOUTH}
    assert sorted(by_unit()) == [(FARMERS, "0/1"), (YOUTH, "0/1")]
    assert len(page.silent.model.shown()) == 2
    turn(page.as_today)
    assert by_unit() == [(YOUTH, "0/2")]
    assert len(page.silent.model.shown()) == 1
    page.charts.presenter.show(2021, date(2021, 12, 31), date.today())
    settled()
    assert {unit.unit for unit in page.charts.presenter.shown.units} == {YOUTH}
    page.units.activated.emit(page.units.model.shown()[0])
    settled()
    tasks_page = window.current_page()
    assert tasks_page.choices.as_today.isChecked()
    assert [row.lead_unit for row in tasks_page.table.model.shown()] == [YOUTH, YOUTH]


def test_the_reports(window, settled, turn):
    window.navigate(PageKey.PAPERS)
    settled()
    section = window.current_page().reports
    window.current_page().tabs.setCurrentIndex(1)
    settled()

    def by_unit() -> list[tuple[str, str]]:
        return [(line.unit, line.counts.ratio) for line in section.units.model.shown()]

    assert sorted(by_unit()) == [(FARMERS, "0/1"), (YOUTH, "0/1")]
    turn(section.as_today)
    assert by_unit() == [(YOUTH, "0/2")]
    assert {row.lead_unit for row in section.overdue.model.shown()} == {YOUTH}

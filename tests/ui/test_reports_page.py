"""The section Báo cáo: the same numbers in the window, on the command line and on paper; issued, and what changed."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from pypdfium2 import PdfDocument
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow

from desktop import cli
from desktop.domain.counts import Count
from desktop.domain.tasks import TaskKind
from desktop.presenters.navigation import PageKey, TaskFilter
from desktop.presenters.reports import ReportsPresenter
from desktop.services import task_lists
from desktop.services.extensions import Decision, withdraw
from desktop.services.ledgers import open_ledger
from desktop.ui.messages import Messages
from desktop.ui.pages.overview_tiles import Tile
from desktop.ui.pages.reports import ReportsSection
from desktop.ui.pictures import settle
from tests.story import YEARS, files
from tests.ui.keyboard import CTRL, Keyboard, go_to

SHIFT = Qt.KeyboardModifier.ShiftModifier

#: Of each sample year: how its period is typed, and what the command line is asked.
SPANS = {"2020": ("2020", "2020-12-31"), "2021": ("1/1/2021-30/9/2021", "2021-09-30")}

#: What the kinds of a plan are called in the window, and in the sentences of papers.
KINDS = {
    "common": ("Nhiệm vụ chung", "nhiệm vụ chung"),
    "registered": ("Nhiệm vụ đăng ký", "nhiệm vụ do đơn vị thành viên chủ trì đăng ký"),
    "key": ("Nhiệm vụ trọng tâm", "nhiệm vụ trọng tâm"),
}


def assert_story(year: str, kind: str, shown: dict[Count, int]) -> None:
    """Hold four counts against ``STORY.json``, which tells open tasks apart by what was reported on them.

    It doesn't say whether a task without any report was overdue.
    """
    told = YEARS[year][kind]
    overdue = sum(number for key, number in told.items() if key.endswith("-overdue"))
    assert shown[Count.DONE_ON_TIME] == told.get("done-on-time", 0)
    assert shown[Count.DONE_LATE] == told.get("done-late", 0)
    assert sum(shown.values()) == told["planned"]
    assert overdue <= shown[Count.OPEN_OVERDUE] <= overdue + told.get("no-report", 0)


@pytest.fixture
def opened():
    return []


@pytest.fixture
def page(qtbot, session, ledger_path, opened):
    """The section on a ledger with both sample years."""
    assert cli.main(["--ledger", str(ledger_path), "import", *map(str, files())]) in (0, 1)
    window = QMainWindow()
    qtbot.addWidget(window)
    session.open(lambda: open_ledger(ledger_path), lambda: None, lambda error: pytest.fail(str(error)))
    made = ReportsSection(session, Messages(window), lambda page, wanted=None: opened.append((page, wanted)))
    window.setCentralWidget(made)
    window.resize(1126, 740)
    window.show()
    settle(session)
    return made


@pytest.fixture
def keys(settled):
    return Keyboard(settled)


def report_on(page: ReportsSection, keys: Keyboard, typed: str) -> None:
    """Type a period over the one that stands there."""
    go_to(page.periods)
    keys.over(typed, Qt.Key.Key_Return)


def tile(page: ReportsSection, title: str) -> Tile:
    return next(tile for tile in page.findChildren(Tile) if tile.title == title and tile.isVisible())


def summary(ledger_path: Path, year: str, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    """Return what the command line says of a year."""
    capsys.readouterr()
    asked = ["summary", "--year", year, "--as-of", SPANS[year][1], "--json"]
    assert cli.main(["--ledger", str(ledger_path), *asked]) == 0
    return json.loads(capsys.readouterr().out)


def report_text(ledger_path: Path, year: str, paper: Path) -> str:
    """Print the report and return what stands in the file."""
    span = ["--from", f"{year}-01-01", "--to", SPANS[year][1]]
    assert cli.main(["--ledger", str(ledger_path), "print", "period-report", *span, "-o", str(paper)]) == 0
    with PdfDocument(paper) as document:
        return " ".join(" ".join(sheet.get_textpage().get_text_range() for sheet in document).split())


def test_window_command_line_and_paper_say_the_same_for_both_sample_years(
    page, session, keys, ledger_path, tmp_path, capsys
):
    shown = {}
    for year, (typed, _) in SPANS.items():
        report_on(page, keys, typed)
        for kind in KINDS.keys() & YEARS[year].keys():
            numbers = tile(page, KINDS[kind][0]).numbers
            shown[year, kind] = {count: int(button.text()) for count, button in numbers.items()}
            assert_story(year, kind, shown[year, kind])
    session.wait_closed()
    texts = {year: report_text(ledger_path, year, tmp_path / f"{year}.pdf") for year in SPANS}
    for (year, kind), counts in shown.items():
        said = summary(ledger_path, year, capsys)["kinds"][kind]
        assert {count: said[count.value.replace("-", "_")] for count in counts} == counts
        assert f"{said['done']}/{said['total']} {KINDS[kind][1]}" in texts[year]


def test_late_tasks_are_listed_and_open(page, keys, opened):
    report_on(page, keys, "2020")
    go_to(page.contents)
    keys.press(Qt.Key.Key_Down)
    assert sorted(row.task.title for row in page.late.model.shown()) == sorted(YEARS["2020"]["late_titles"])
    keys.press(Qt.Key.Key_Return)
    page.late.view.selectRow(0)
    keys.press(Qt.Key.Key_Return)
    ((where, wanted),) = opened
    assert (where, wanted.task_id) == (PageKey.TASKS, page.late.model.shown()[0].task.id)


def test_a_number_opens_its_rows_as_of_the_day_of_the_report(page, keys, opened):
    report_on(page, keys, "Quý III/2021")
    go_to(tile(page, "Nhiệm vụ đăng ký").numbers[Count.DONE_LATE])
    keys.press(Qt.Key.Key_Space)
    ((where, wanted),) = opened
    day = datetime(2021, 9, 30).date()
    assert (where, wanted) == (
        PageKey.TASKS,
        TaskFilter(2021, kind=TaskKind.REGISTERED, count=Count.DONE_LATE, as_of=day),
    )


def test_what_names_no_period_is_said(page, keys):
    told = []
    page._messages.told.connect(lambda _weight, text, _action: told.append(text))
    report_on(page, keys, "mùa xuân")
    assert "mùa xuân" in told[0]
    assert page.presenter.report.period.end.year != 1


def test_it_is_seen_in_print(page, keys):
    report_on(page, keys, "2020")
    go_to(page.contents)
    keys.press(Qt.Key.Key_End)
    keys.press(Qt.Key.Key_Up)
    assert page.panel.view.page_count >= 3


def test_issued_it_keeps_its_numbers_and_says_what_changed_since_and_why(page, session, keys, monkeypatch):
    monkeypatch.setattr(Messages, "ask", lambda *_: True)
    report_on(page, keys, "2020")
    keys.press(Qt.Key.Key_H, CTRL | SHIFT)
    assert "01/BC" in page.state.text()
    assert "Số liệu không đổi" in page.state.text()
    assert not page.issue_button.isEnabled()

    def take_one_back(ledger):
        rows = task_lists.rows_of_year(ledger, 2020, datetime(2020, 12, 31).date())
        chosen = next(row.task for row in rows if row.task.kind is TaskKind.REGISTERED)
        later = datetime(2200, 1, 1)
        return withdraw(ledger, chosen.id, Decision(datetime(2020, 1, 2).date(), "không thuộc kế hoạch"), later)

    session.change(take_one_back)
    settle(session)
    assert "Nhiệm vụ đăng ký: 37/37 → 36/36" in page.state.text()
    (line,) = page.drift.model.shown()
    assert line.change == "Hoàn thành đúng hạn → Đã rút"
    assert "không thuộc kế hoạch" in line.because


def test_a_period_can_be_chosen_from_the_list(page, keys):
    report_on(page, keys, "2020")
    assert isinstance(page.presenter, ReportsPresenter)
    keys.press(Qt.Key.Key_Down)
    assert page.periods.currentText() == "6 tháng đầu năm 2020"
    assert page.presenter.report.as_of == datetime(2020, 6, 30).date()

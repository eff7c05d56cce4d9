"""What became of the numbers of an issued paper: said where issued papers are listed, each line opens what changed."""

from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt

from desktop.domain.deadlines import day_deadline
from desktop.domain.issued import PaperKind
from desktop.domain.meetings import MeetingHead, MeetingKind
from desktop.domain.tasks import Task, TaskKind
from desktop.presenters.navigation import MeetingFilter, PageKey, PaperFilter
from desktop.services import issued, meetings, tasks
from desktop.services.extensions import Decision, withdraw
from desktop.services.ledgers import open_ledger
from desktop.services.printing import PaperRequest, issue_paper
from tests.ui.keyboard import CTRL, Keyboard, go_to

NOW = datetime(2022, 1, 10, 8)
SHIFT = Qt.KeyboardModifier.ShiftModifier
TITLES = ("Tuyên truyền bầu cử", "Vận động dồn điền")


@pytest.fixture
def ledger_path(ledger_path):
    """Two tasks of 2021, both done; the year's report and the notice of its review, both issued."""
    with open_ledger(ledger_path) as ledger:
        for title in TITLES:
            due = day_deadline(date(2021, 6, 30))
            task = tasks.save_task(ledger, Task(0, 2021, TaskKind.COMMON, title, due=due)).value
            tasks.confirm(ledger, task.id, date(2021, 6, 20), NOW)
        head = MeetingHead(MeetingKind.ANNUAL_REVIEW, "Tổng kết năm 2021", datetime(2022, 1, 10, 8))
        meeting_id = meetings.save_head(ledger, 0, head).value
        issue_paper(ledger, PaperRequest(PaperKind.ANNUAL_REPORT, NOW.date(), year=2021), NOW)
        issue_paper(ledger, PaperRequest(PaperKind.NOTICE, NOW.date(), meeting_id), NOW)
    return ledger_path


@pytest.fixture
def keys(settled):
    return Keyboard(settled)


@pytest.fixture
def take_out(session, settled):
    """Withdraw the second task, from before the papers speak."""

    def do() -> None:
        decision = Decision(date(2021, 5, 1), "Trùng nội dung")
        session.change(lambda ledger: withdraw(ledger, 2, decision, datetime(2022, 2, 1, 9)))
        settled()

    return do


def open_papers(window, settled):
    window.navigate(PageKey.PAPERS, PaperFilter(1))
    settled()
    return window.current_page().issued


def column(section, title: str) -> list[str]:
    """What a column of the list shows."""
    model = section.table.model
    place = [one.title for one in section.table.columns].index(title)
    return [model.data(model.index(row, place)) for row in range(model.rowCount())]


def test_numbers_that_hold_are_said_to_hold(window, settled):
    section = open_papers(window, settled)
    assert section.table.current().id == 1
    assert section.state.text() == "Số liệu không đổi từ khi phát hành."
    assert (section.changes.isVisible(), column(section, "Tình trạng")) == (False, ["Còn hiệu lực", "Còn hiệu lực"])


def test_each_number_that_is_another_now_opens_the_task_that_made_it_so(window, settled, keys, take_out):
    section = open_papers(window, settled)
    take_out()
    assert set(column(section, "Tình trạng")) == {"Nay khác: Nhiệm vụ chung: 2/2 → 1/1"}
    (line,) = section.changes.model.shown()
    assert (line.about, line.change) == (TITLES[1], "Hoàn thành đúng hạn → Đã rút")
    assert "Trùng nội dung" in line.because
    go_to(section.changes.view)
    keys.press(Qt.Key.Key_Down)
    keys.press(Qt.Key.Key_Return)
    page = window.current_page()
    assert window.page_actions[PageKey.TASKS].isChecked()
    assert page.presenter.history.row.task.title == TITLES[1]


def test_a_paper_of_a_meeting_says_it_where_it_stands(window, settled, keys, take_out):
    take_out()
    window.navigate(PageKey.MEETINGS, MeetingFilter(1))
    settled()
    view = window.current_page().open_view
    view.show_papers()
    papers = view.sections.papers
    assert not papers.issued_button.isVisible()
    papers.presenter.choose(PaperKind.NOTICE)
    settled()
    assert papers.issued.text().endswith("Nay đã khác: Nhiệm vụ chung: 2/2 → 1/1")
    go_to(papers.list)
    keys.press(Qt.Key.Key_X, CTRL | SHIFT)
    section = window.current_page().issued
    assert section.table.current().kind is PaperKind.NOTICE
    assert section.state.text().startswith("Từ khi phát hành, số liệu đã khác")


def test_a_paper_that_was_reopened_says_nothing_under_the_meeting(window, session, settled):
    (notice,) = session_papers(session, settled, PaperKind.NOTICE)
    session.change(lambda ledger: issued.reopen(ledger, notice.id, "Sai ngày", NOW))
    window.navigate(PageKey.MEETINGS, MeetingFilter(1))
    settled()
    view = window.current_page().open_view
    view.show_papers()
    view.sections.papers.presenter.choose(PaperKind.NOTICE)
    settled()
    assert view.sections.papers.issued.text() == ""


def session_papers(session, settled, kind):
    found = []
    session.ask(lambda ledger: issued.issued(ledger, kind=kind), found.extend)
    settled()
    return found

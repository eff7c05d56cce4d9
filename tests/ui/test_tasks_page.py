"""The page Nhiệm vụ in the real window, by keyboard."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QApplication, QMessageBox

from desktop.domain.counts import Count
from desktop.domain.deadlines import day_deadline
from desktop.domain.documents import DocumentKind, ReferenceDocument
from desktop.domain.meetings import Conclusion, MeetingHead, MeetingKind
from desktop.domain.programmes import Party, Programme
from desktop.domain.task_events import EventKind
from desktop.domain.tasks import ProgressReport, ReportedStatus, ReportSource, Task, TaskKind
from desktop.presenters.navigation import PageKey, TaskFilter
from desktop.services import documents, meetings, programmes, tasks, units
from desktop.services.ledgers import open_ledger
from desktop.ui.dialogs.attach_dialog import AttachDialog
from desktop.ui.dialogs.decision_dialog import DecisionDialog, ExtendDialog
from desktop.ui.dialogs.many_tasks_dialog import ManyTasksDialog
from desktop.ui.dialogs.next_year_dialog import NextYearDialog
from desktop.ui.dialogs.report_dialog import ConfirmDialog, ReportDialog
from desktop.ui.dialogs.task_dialog import TaskDialog
from tests.ui.keyboard import CTRL, OFFSCREEN_POPUP, back_in, dialog, go_to, press, type_here

NOW = datetime(2021, 1, 5, 9)
FARMERS = "Hội Nông dân tỉnh"


@pytest.fixture
def ledger_path(ledger_path):
    """A ledger with three tasks of 2021: done, overdue, and one of the year."""
    with open_ledger(ledger_path) as ledger:
        lead = units.directory(ledger).exact(FARMERS).id
        first = Task(0, 2021, TaskKind.COMMON, "Tặng quà hộ nghèo", "1", lead, due=day_deadline(date(2021, 1, 31)))
        task = tasks.save_task(ledger, first).value
        tasks.save_task(ledger, Task(0, 2021, TaskKind.REGISTERED, "Vận động dồn điền đổi thửa", "2", lead))
        late = Task(0, 2021, TaskKind.REGISTERED, "Giám sát chi trả", "3", due=day_deadline(date(2021, 3, 31)))
        tasks.save_task(ledger, late)
        tasks.confirm(ledger, task.id, date(2021, 1, 31), NOW)
    return ledger_path


@pytest.fixture
def page(window, settled):
    window.navigate(PageKey.TASKS, TaskFilter(2021))
    settled()
    shown = window.current_page()
    shown.choices.day.setDate(QDate(2021, 7, 15))
    settled()
    return shown


def shown(page) -> list[str]:
    return [row.task.title for row in page.table.model.shown()]


def ratio(page) -> str:
    return page.presenter.list.counts.ratio


def test_the_numbers_above_the_list_open_their_rows(qtbot, page, settled):
    assert ratio(page) == "1/3"
    assert page.choices.counts.total.accessibleName() == "33,3% kế hoạch: 1/3"
    qtbot.mouseClick(page.choices.counts.buttons[Count.OPEN_OVERDUE], Qt.MouseButton.LeftButton)
    settled()
    assert shown(page) == ["Giám sát chi trả"]
    qtbot.mouseClick(page.choices.counts.buttons[Count.OPEN_OVERDUE], Qt.MouseButton.LeftButton)
    settled()
    assert len(shown(page)) == 3
    qtbot.mouseClick(page.choices.kinds.buttons[TaskKind.COMMON], Qt.MouseButton.LeftButton)
    settled()
    assert shown(page) == ["Tặng quà hộ nghèo"]
    assert "0/2" in page.choices.kinds.buttons[TaskKind.REGISTERED].text()


def test_filtering_by_keyboard_without_marks(qtbot, page, settled):
    press(Qt.Key.Key_F, CTRL)
    type_here("don dien")
    settled()
    assert shown(page) == ["Vận động dồn điền đổi thửa"]
    assert ratio(page) == "0/1"
    press(Qt.Key.Key_Escape)
    settled()
    assert len(shown(page)) == 3
    type_here("khong co")
    settled()
    assert shown(page) == []
    page.choices.clear.click()
    settled()
    assert (page.table.filter_box.text(), len(shown(page))) == ("", 3)


def test_enter_opens_what_was_typed_and_not_what_stood_there_before(qtbot, page, settled):
    press(Qt.Key.Key_F, CTRL)
    type_here("giam sat")
    press(Qt.Key.Key_Return)
    settled()
    assert dialog(qtbot, TaskDialog)._title.toPlainText() == "Giám sát chi trả"


def test_choosing_a_unit(qtbot, page, settled):
    go_to(page.choices.units)
    press(Qt.Key.Key_Down)
    settled()
    assert page.choices.units.currentText() == FARMERS
    assert ratio(page) == "1/2"


def test_a_day_in_the_past_shows_how_it_stood(page, settled):
    page.choices.day.setDate(QDate(2021, 1, 30))
    settled()
    assert ratio(page) == "0/3"
    assert page.presenter.list.counts.open_overdue == 0


@OFFSCREEN_POPUP
def test_adding_a_task_with_a_deadline_in_words(qtbot, page, settled):
    press(Qt.Key.Key_Insert)
    form = dialog(qtbot, TaskDialog)
    type_here("Tuyên truyền Luật Biên giới")
    press(Qt.Key.Key_Return)  # to the next field, not a line break
    go_to(form._lead)
    type_here("nong dan tinh")
    press(Qt.Key.Key_Tab)  # takes what is offered
    assert form._lead.text() == FARMERS
    go_to(form._due)
    type_here("Quý II/2021")
    assert form.remark("due").text() == "Từ 01/04/2021 đến 30/06/2021."
    press(Qt.Key.Key_Return, CTRL)
    settled()
    assert QApplication.activeModalWidget() is None
    assert ratio(page) == "1/4"
    task = page.table.current().task
    assert (task.title, task.due.end) == ("Tuyên truyền Luật Biên giới", date(2021, 6, 30))


@OFFSCREEN_POPUP
def test_the_document_that_a_task_carries_out_is_chosen_and_shown(qtbot, page, session, settled):
    plan = ReferenceDocument(0, DocumentKind.PLAN, "12/KH-TU", date(2021, 3, 5), "Tỉnh ủy", "Dân vận chính quyền")
    session.change(lambda ledger: documents.save_document(ledger, plan))
    settled()
    go_to(page.table.view)
    press(Qt.Key.Key_Down)
    settled()
    press(Qt.Key.Key_F2)
    form = dialog(qtbot, TaskDialog)
    go_to(form._document)
    type_here("chinh quyen")
    press(Qt.Key.Key_Tab)  # takes what is offered
    assert form._document.text() == "12/KH-TU, 05/03/2021, Tỉnh ủy"
    press(Qt.Key.Key_Return, CTRL)
    settled()
    assert "Thực hiện văn bản: 12/KH-TU, 05/03/2021, Tỉnh ủy – Dân vận chính quyền" in page.detail.facts.text()


def test_a_document_that_is_not_there_is_said_at_its_field(qtbot, page, settled):
    press(Qt.Key.Key_N, CTRL)
    form = dialog(qtbot, TaskDialog)
    type_here("Việc")
    go_to(form._document)
    type_here("99/KH-TU")
    press(Qt.Key.Key_Return, CTRL)
    assert "Sổ chưa có văn bản “99/KH-TU”" in form.remark("document").text()
    assert QApplication.focusWidget() is form._document


def test_a_fault_is_said_at_its_field_and_nothing_typed_is_lost(qtbot, page, settled):
    press(Qt.Key.Key_N, CTRL)
    form = dialog(qtbot, TaskDialog)
    type_here("Việc")
    go_to(form._due)
    type_here("31/6")
    assert "không phải ngày có thật" in form.remark("due").text()
    press(Qt.Key.Key_Return)
    assert QApplication.activeModalWidget() is form
    assert QApplication.focusWidget() is form._due
    assert form._title.toPlainText() == "Việc"
    form._due.selectAll()
    type_here("30/6")
    press(Qt.Key.Key_Return)
    settled()
    assert "Việc" in shown(page)


def test_leaving_a_form_asks_before_dropping_what_was_typed(qtbot, page, monkeypatch):
    answers = iter([False, True])
    monkeypatch.setattr(type(page._messages), "ask", lambda *_: next(answers))
    press(Qt.Key.Key_Insert)
    form = dialog(qtbot, TaskDialog)
    type_here("Việc")
    press(Qt.Key.Key_Escape)
    assert form.isVisible()
    press(Qt.Key.Key_Escape)
    assert QApplication.activeModalWidget() is None


def test_a_form_in_which_nothing_was_typed_closes_at_once(qtbot, page):
    page.table.select(page.table.model.shown()[0].task.id)
    go_to(page.table.view)
    press(Qt.Key.Key_Return)
    dialog(qtbot, TaskDialog)
    press(Qt.Key.Key_Escape)
    assert QApplication.activeModalWidget() is None


def test_reporting_confirming_and_taking_back(qtbot, window, page, settled):
    page.table.select(page.table.model.shown()[1].task.id)
    settled()
    press(Qt.Key.Key_B, CTRL)
    form = dialog(qtbot, ReportDialog)
    form._as_of.selectAll()
    type_here("30/6/2021")
    go_to(form._percent)
    type_here("60")
    press(Qt.Key.Key_Return)
    settled()
    back_in(qtbot, window)
    assert [entry.report.percent for entry in page.detail.timeline.rows.shown()] == [Decimal(60)]
    assert page.table.current().standing.reported is ReportedStatus.IN_PROGRESS
    press(Qt.Key.Key_H, CTRL)
    confirming = dialog(qtbot, ConfirmDialog)
    confirming._day.selectAll()
    type_here("1/7/2021")
    press(Qt.Key.Key_Return)
    settled()
    assert ratio(page) == "2/3"
    window.message_bar._do.click()
    settled()
    assert ratio(page) == "1/3"


def test_editing_and_deleting_a_report_in_the_timeline(qtbot, window, page, settled):
    page.table.select(page.table.model.shown()[0].task.id)
    settled()
    go_to(page.detail.timeline)
    press(Qt.Key.Key_Return)
    form = dialog(qtbot, ReportDialog)
    go_to(form._result)
    type_here("Đã tặng 500 suất")
    press(Qt.Key.Key_Return, CTRL)
    settled()
    back_in(qtbot, window)
    assert page.detail.timeline.current().report.result == "Đã tặng 500 suất"
    go_to(page.detail.timeline)
    press(Qt.Key.Key_Delete)
    settled()
    assert ratio(page) == "0/3"
    window.message_bar._do.click()
    settled()
    assert ratio(page) == "1/3"


def test_withdrawing_needs_a_reason_and_taking_up_again_stays_in_the_history(qtbot, window, page, settled):
    page.table.select(page.table.model.shown()[2].task.id)
    settled()
    press(Qt.Key.Key_R, CTRL)
    form = dialog(qtbot, DecisionDialog)
    press(Qt.Key.Key_Return, CTRL)
    assert form.remark("reason").text()
    form._day.setText("1/7/2021")
    type_here("Tỉnh dừng chương trình")
    press(Qt.Key.Key_Tab)
    type_here("Trưởng Ban")
    press(Qt.Key.Key_Return, CTRL)
    settled()
    assert ratio(page) == "1/2"
    assert "Tỉnh dừng chương trình (Trưởng Ban quyết định)" in page.detail.facts.text()
    back_in(qtbot, window)
    press(Qt.Key.Key_R, CTRL)
    form = dialog(qtbot, DecisionDialog)
    assert form._decided_by.text() == "Trưởng Ban"
    form._day.setText("10/7/2021")
    type_here("Tỉnh cho làm lại")
    press(Qt.Key.Key_Return, CTRL)
    settled()
    assert ratio(page) == "1/3"
    kinds = [entry.event.kind for entry in page.detail.timeline.rows.shown()]
    assert kinds == [EventKind.WITHDRAWN, EventKind.REINSTATED]


def test_extending_and_taking_it_back_by_key(qtbot, window, page, settled):
    page.table.select(page.table.model.shown()[2].task.id)
    settled()
    press(Qt.Key.Key_E, CTRL)
    form = dialog(qtbot, ExtendDialog)
    type_here("31/12/2030")
    assert form.remark("due").text() == "Ngày 31/12/2030."
    press(Qt.Key.Key_Tab)
    type_here("Mưa lũ")
    press(Qt.Key.Key_Tab)
    type_here("Trưởng Ban")
    form._day.setText("1/7/2021")
    press(Qt.Key.Key_Return)
    settled()
    back_in(qtbot, window)
    assert page.presenter.list.counts.open_overdue == 0
    assert page.table.current().due.text == "31/12/2030"
    assert "ban đầu: 31/03/2021" in page.detail.facts.text()
    go_to(page.table.view)
    press(Qt.Key.Key_Z, CTRL)
    settled()
    assert page.presenter.list.counts.open_overdue == 1


def test_many_tasks_are_edited_at_once_and_taken_back_as_one(qtbot, window, page, settled):
    go_to(page.table.view)
    press(Qt.Key.Key_A, CTRL)
    settled()
    assert "3 dòng đang chọn" in page.table.count_text()
    assert not page.commands.delete.isEnabled()
    press(Qt.Key.Key_F2)
    form = dialog(qtbot, ManyTasksDialog)
    type_here("nong dan tinh")
    press(Qt.Key.Key_Tab)
    go_to(form._due)
    type_here("Quý IV/2021")
    assert form.remark("due").text() == "Từ 01/10/2021 đến 31/12/2021."
    press(Qt.Key.Key_Return)
    settled()
    assert window.message_bar.text() == "Đã sửa 3 nhiệm vụ."
    assert page.table.chosen_count() == 3
    assert {(row.lead_unit, row.due.text) for row in page.table.model.shown()} == {(FARMERS, "Quý IV/2021")}
    window.message_bar._do.click()
    settled()
    assert [row.due.text if row.due else "" for row in page.table.model.shown()] == ["31/01/2021", "", "31/03/2021"]


@pytest.mark.parametrize(
    ("key", "kind"),
    [(Qt.Key.Key_H, ConfirmDialog), (Qt.Key.Key_R, DecisionDialog), (Qt.Key.Key_E, ExtendDialog)],
)
def test_decisions_on_many_leave_those_that_need_none(qtbot, window, page, settled, key, kind):
    go_to(page.table.view)
    press(Qt.Key.Key_A, CTRL)
    settled()
    before = page.presenter.list.counts
    press(key, CTRL)
    form = dialog(qtbot, kind)
    if kind is ExtendDialog:
        type_here("31/12/2030")
        press(Qt.Key.Key_Tab)
    if kind is not ConfirmDialog:
        type_here("Tỉnh điều chỉnh kế hoạch")
        press(Qt.Key.Key_Tab)
        type_here("Trưởng Ban")
    form._day.setText("14/7/2021")
    press(Qt.Key.Key_Return)
    settled()
    after = page.presenter.list.counts
    changed = {Qt.Key.Key_H: after.done, Qt.Key.Key_R: after.withdrawn, Qt.Key.Key_E: 3 - after.open_overdue}[key]
    assert changed == 3
    left = 0 if key == Qt.Key.Key_R else 1
    assert ("1 nhiệm vụ để nguyên" in window.message_bar.text()) is bool(left)
    window.message_bar._do.click()
    settled()
    assert page.presenter.list.counts == before


def test_deleting_asks_first(qtbot, page, settled, monkeypatch):
    asked = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: asked.append(box.text()))
    page.table.select(page.table.model.shown()[2].task.id)
    settled()
    go_to(page.table.view)
    press(Qt.Key.Key_Delete)
    settled()
    assert asked == ["Xóa nhiệm vụ “Giám sát chi trả”?"]
    assert len(shown(page)) == 3
    monkeypatch.setattr(type(page._messages), "ask", lambda *_: True)
    press(Qt.Key.Key_Delete)
    settled()
    assert len(shown(page)) == 2


def test_a_direction_opens_the_meeting_that_gave_it(qtbot, window, page, session, settled):
    head = MeetingHead(MeetingKind.QUARTERLY, "Giao ban quý I", datetime(2021, 4, 5, 8))

    def hold(ledger):
        meeting_id = meetings.save_head(ledger, 0, head).value
        return meetings.save_conclusion(ledger, meeting_id, Conclusion(0, "Khẩn trương giải ngân"))

    session.change(hold)
    settled()
    page.table.filter_box.setText("giai ngan")
    settled()
    go_to(page.table.filter_box)
    press(Qt.Key.Key_Return)
    form = dialog(qtbot, TaskDialog)
    assert form._title.isReadOnly()
    form.reject()
    back_in(qtbot, window)
    go_to(page.table.view)
    press(Qt.Key.Key_Delete)
    assert "trang Hội nghị" in window.message_bar.text()


def test_attaching_a_result_whose_task_was_not_known(qtbot, page, session, settled):
    report = ProgressReport(
        0, None, "Giám sát việc chi trả", date(2021, 3, 30), ReportSource.LETTER, ReportedStatus.DONE, confirmed=True
    )
    session.change(lambda ledger: tasks.save_report(ledger, report, NOW))
    settled()
    assert page.tabs.tabText(1) == "&Kết quả chưa rõ nhiệm vụ (1)"
    page.tabs.setCurrentIndex(1)
    go_to(page.loose.view)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    form = dialog(qtbot, AttachDialog)
    settled()
    assert form.table.current().task.title == "Giám sát chi trả"
    press(Qt.Key.Key_Return)
    settled()
    assert QApplication.activeModalWidget() is None
    assert page.tabs.tabText(1) == "&Kết quả chưa rõ nhiệm vụ (0)"
    assert ratio(page) == "2/3"


def test_an_empty_year_says_what_to_do(page, settled):
    page.show_filter(TaskFilter(2023))
    settled()
    assert "Kế hoạch năm 2023 chưa có nhiệm vụ nào" in page.table._empty._text.text()


def test_results_without_a_task_can_be_asked_for(page, settled):
    page.show_filter(TaskFilter(2021, loose=True))
    settled()
    assert page.tabs.currentWidget() is page.loose


def test_the_plan_of_the_next_year_is_made_of_what_is_chosen(qtbot, window, page, settled):
    press(Qt.Key.Key_K, CTRL | Qt.KeyboardModifier.ShiftModifier)
    settled()
    form = dialog(qtbot, NextYearDialog)
    assert [one.planned.title for one in form.table.model.shown()] == ["Vận động dồn điền đổi thửa", "Giám sát chi trả"]
    press(Qt.Key.Key_Space)
    assert "1 nhiệm vụ đã chọn" in form.plan_button.text()
    form.table.set_filter("dồn điền")
    form.table.set_filter("")
    press(Qt.Key.Key_Down)
    assert "1 nhiệm vụ đã chọn" in form.plan_button.text()  # looking around and filtering pick nothing
    press(Qt.Key.Key_Return)
    settled()
    assert QApplication.activeModalWidget() is None
    assert (page.choices.years.currentText(), shown(page)) == ("2022", ["Giám sát chi trả"])
    window.message_bar._do.click()
    settled()
    assert shown(page) == []


def test_a_quantity_in_another_measure_is_said_at_its_field(qtbot, page, settled):
    page.table.select(page.table.model.shown()[1].task.id)
    settled()
    go_to(page.table.view)
    press(Qt.Key.Key_F2)
    form = dialog(qtbot, TaskDialog)
    go_to(form._target)
    type_here("500 suất quà")
    press(Qt.Key.Key_Return)
    settled()
    page.commands.report.trigger()
    told = dialog(qtbot, ReportDialog)
    go_to(told._quantity)
    type_here("5 km")
    press(Qt.Key.Key_Return)
    assert "không cùng đơn vị đo" in told.remark("quantity").text()
    told._quantity.selectAll()
    type_here("350 suất")
    press(Qt.Key.Key_Return)
    settled()
    page.choices.day.setDate(QDate.currentDate())
    settled()
    assert "Đã đạt: 350 suất quà (70% chỉ tiêu)" in page.detail.facts.text()


def test_a_task_is_done_under_a_programme_that_runs_in_its_year(qtbot, page, session, settled):
    for name, first, last in (("Dân vận khéo 2021–2025", 2021, 2025), ("Đã hết hạn", 2015, 2020)):
        programme = Programme(0, name, first, last, (Party("Hội Nông dân tỉnh"),))
        session.change(lambda ledger, one=programme: programmes.save_programme(ledger, one))
    page.presenter.reload()
    settled()
    page.table.select(page.table.model.shown()[1].task.id)
    settled()
    go_to(page.table.view)
    press(Qt.Key.Key_F2)
    form = dialog(qtbot, TaskDialog)
    go_to(form._programme)
    assert [form._programme.itemText(place) for place in range(form._programme.count())] == [
        "Không thuộc chương trình nào",
        "Dân vận khéo 2021–2025",
    ]
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return, CTRL)
    settled()
    assert page.presenter.history.row.task.programme_id == page.presenter.list.programmes[-1].id

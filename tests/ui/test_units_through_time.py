"""Units through time on the page Đơn vị và đại biểu, by keyboard in the real window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.domain.people import Person
from desktop.domain.tasks import Task, TaskKind
from desktop.domain.unit_histories import HistoryKind
from desktop.domain.units import Unit, UnitLevel, UnitName
from desktop.presenters.navigation import PageKey
from desktop.services import tasks, units
from desktop.services.ledgers import open_ledger
from desktop.ui.dialogs.pick_dialogs import PickDialog
from desktop.ui.dialogs.reorganisation_dialog import ReorganisationDialog
from desktop.ui.dialogs.unit_change_dialogs import SpansDialog, UnitChangeDialog
from desktop.ui.dialogs.unit_dialog import UnitDialog
from tests.ui.keyboard import CTRL, OFFSCREEN_POPUP, back_in, dialog, press, type_here

FARMERS, YOUTH = "Hội Nông dân tỉnh", "Tỉnh đoàn"
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def ledger_path(ledger_path):
    """A ledger with a task of the farmers, two people of one name, and three communes."""
    with open_ledger(ledger_path) as ledger:
        lead = units.directory(ledger).exact(FARMERS).id
        tasks.save_task(ledger, Task(0, 2021, TaskKind.KEY, "Vận động dồn điền", lead_unit_id=lead))
        for phone in ("0912", ""):
            units.save_person(ledger, Person(0, "Lê Văn Ân", phone=phone))
        for name in ("Xã Thanh Hải", "Xã Thanh Nghị", "Xã Thanh Sơn"):
            units.save_unit(ledger, Unit(0, (UnitName(name),), (), UnitLevel.COMMUNE))
    return ledger_path


@pytest.fixture
def page(window, settled):
    window.navigate(PageKey.UNITS)
    settled()
    return window.current_page()


@pytest.fixture
def choose(page, settled):
    """Go to a unit by typing its name."""

    def go(name):
        page.units.filter_box.setText(name)
        settled()
        page.units.view.setFocus()
        assert page.units.current().name == name

    return go


def history(page):
    return [(line.kind, line.about) for line in page.commands.changes.history]


def by_name(page, name):
    return next(row for row in page.presenter.members.units if row.name == name)


def undo_from_bar(window, settled):
    window.message_bar._do.click()
    settled()


@OFFSCREEN_POPUP
def test_a_merger_is_recorded_shown_and_taken_back(qtbot, window, page, settled, choose):
    choose(FARMERS)
    press(Qt.Key.Key_R, CTRL)
    form = dialog(qtbot, UnitChangeDialog)
    press(Qt.Key.Key_Return, CTRL)
    assert "Chưa điền" in form.remark("day").text()
    type_here("1/7/2021")
    press(Qt.Key.Key_Tab)
    type_here("tinh doan")
    press(Qt.Key.Key_Return)  # takes the unit that is offered
    press(Qt.Key.Key_Return, CTRL)
    settled()
    assert QApplication.activeModalWidget() is None
    assert history(page) == [(HistoryKind.NAME, FARMERS), (HistoryKind.INTO_MERGED, YOUTH)]
    assert by_name(page, YOUTH).led == 1
    back_in(qtbot, window)
    page.commands.history.setFocus()
    press(Qt.Key.Key_Return)
    settled()
    assert page.units.current().name == YOUTH
    assert history(page)[-1] == (HistoryKind.FROM_MERGED, FARMERS)
    press(Qt.Key.Key_Z, CTRL | SHIFT)
    settled()
    dialog(qtbot, PickDialog)
    press(Qt.Key.Key_Return)
    settled()
    assert "Đã hoàn tác" in window.message_bar.text()
    assert history(page) == [(HistoryKind.NAME, YOUTH)]


def test_a_unit_is_not_merged_into_itself(qtbot, page, settled, choose):
    choose(FARMERS)
    press(Qt.Key.Key_R, CTRL)
    form = dialog(qtbot, UnitChangeDialog)
    form.day.setText("01/07/2021")
    form.successors._lines[0][0].setText(FARMERS)
    press(Qt.Key.Key_Return, CTRL)
    settled()
    assert QApplication.activeModalWidget() is form
    assert "không thể sáp nhập vào chính nó" in form._failure.text()


def test_a_term_in_the_committee_is_kept_and_shown(qtbot, page, settled, choose):
    choose(FARMERS)
    press(Qt.Key.Key_M, CTRL)
    settled()
    form = dialog(qtbot, SpansDialog)
    type_here("Ủy viên")
    press(Qt.Key.Key_Tab)
    type_here("32/1/2021")
    press(Qt.Key.Key_Return)
    assert "Không đọc được ngày" in form.remark("lines-0-valid_from").text()
    press(Qt.Key.Key_A, CTRL)
    type_here("1/1/2021")
    press(Qt.Key.Key_Return)
    settled()
    assert QApplication.activeModalWidget() is None
    assert (HistoryKind.MEMBER, "Ủy viên") in history(page)


@OFFSCREEN_POPUP
def test_a_unit_counts_under_another(qtbot, page, settled, choose):
    choose(FARMERS)
    press(Qt.Key.Key_C, CTRL | SHIFT)
    settled()
    dialog(qtbot, SpansDialog)
    type_here("tinh doan")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return, CTRL)
    settled()
    assert (HistoryKind.UNDER, YOUTH) in history(page)


def test_two_records_of_one_person_become_one(qtbot, window, page, settled):
    page.tabs.setCurrentIndex(1)
    page.people.view.setFocus()
    page.people.select(1)
    press(Qt.Key.Key_G, CTRL)
    dialog(qtbot, PickDialog)
    press(Qt.Key.Key_Return)
    settled()
    assert [row.person.phone for row in page.people.model.shown()] == ["0912"]
    undo_from_bar(window, settled)
    assert sorted(row.person.phone for row in page.people.model.shown()) == ["", "0912"]


def test_a_unit_in_use_is_not_deleted_and_it_is_said_where(window, page, settled, choose):
    choose(FARMERS)
    press(Qt.Key.Key_Delete)
    settled()
    assert "đang được dùng ở: nhiệm vụ" in window.message_bar.text()
    choose("Xã Thanh Sơn")
    press(Qt.Key.Key_Delete)
    settled()
    assert "Đã xóa đơn vị “Xã Thanh Sơn”" in window.message_bar.text()
    undo_from_bar(window, settled)
    assert by_name(page, "Xã Thanh Sơn")


def test_the_reorganisation_is_looked_at_first_and_taken_over_at_once(qtbot, window, page, settled):
    press(Qt.Key.Key_S, CTRL | SHIFT)
    form = dialog(qtbot, ReorganisationDialog)
    form.province.setCurrentIndex(form.province.findData("Tỉnh Hà Nam"))
    settled()
    shown = {row.unit.name: row.successors for row in form.table.model.shown()}
    assert shown["Xã Thanh Hải"] == ("Xã Thanh Lâm",)
    form.table.select(next(row.unit.id for row in form.table.model.shown() if row.unit.name == "Xã Thanh Nghị"))
    form.leave_out.setFocus()
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Return, CTRL)
    settled()
    assert QApplication.activeModalWidget() is None
    names = {row.name: row.unit for row in page.presenter.members.units}
    assert "Xã Thanh Lâm" in names
    assert names["Xã Thanh Nghị"].names[-1].valid_to is None
    assert names["Xã Thanh Hải"].names[-1].valid_to is not None
    back_in(qtbot, window)
    undo_from_bar(window, settled)
    assert "Xã Thanh Lâm" not in {row.name for row in page.presenter.members.units}


def test_a_new_unit_of_the_district_level_is_refused_in_the_field(qtbot, page, settled):
    press(Qt.Key.Key_Insert)
    form = dialog(qtbot, UnitDialog)
    type_here("Huyện Mới")
    form._level.setCurrentIndex(form._level.findData(UnitLevel.DISTRICT))
    press(Qt.Key.Key_Return, CTRL)
    assert "không còn cấp huyện" in form.remark("level").text()

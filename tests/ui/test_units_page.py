"""The page Đơn vị và đại biểu and the search box in the real window, by keyboard."""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from desktop.domain.people import Person
from desktop.domain.tasks import Task, TaskKind
from desktop.presenters.navigation import PageKey, UnitFilter
from desktop.services import tasks, units
from desktop.services.ledgers import open_ledger
from desktop.ui.dialogs.person_dialog import PersonDialog
from desktop.ui.dialogs.unit_dialog import UnitDialog
from desktop.ui.find import FindDialog
from tests.ui.keyboard import CTRL, OFFSCREEN_POPUP, dialog, press, type_here

FARMERS = "Hội Nông dân tỉnh"


@pytest.fixture
def ledger_path(ledger_path):
    """A ledger with a person, and a task that the farmers lead."""
    with open_ledger(ledger_path) as ledger:
        lead = units.directory(ledger).exact(FARMERS).id
        tasks.save_task(ledger, Task(0, 2021, TaskKind.KEY, "Vận động dồn điền", lead_unit_id=lead))
        units.save_person(ledger, Person(0, "Lê Văn Ân"))
    return ledger_path


@pytest.fixture
def page(window, settled):
    window.navigate(PageKey.UNITS)
    settled()
    return window.current_page()


def test_a_new_spelling_of_a_unit_is_found_at_once(qtbot, page, settled):
    press(Qt.Key.Key_F, CTRL)
    type_here("hoi nong dan tinh")
    press(Qt.Key.Key_Return)
    form = dialog(qtbot, UnitDialog)
    form._aliases.setFocus()
    form._aliases.selectAll()
    type_here("HND tỉnh nhà")
    press(Qt.Key.Key_Return, CTRL)
    settled()
    assert QApplication.activeModalWidget() is None
    page.units.filter_box.setText("hnd tinh nha")
    assert [row.name for row in page.units.model.shown()] == [FARMERS]


def test_renaming_a_unit_keeps_its_old_name(qtbot, page, settled):
    page.units.filter_box.setText("hoi nong dan tinh")
    press(Qt.Key.Key_F2)
    form = dialog(qtbot, UnitDialog)
    form._names.add_button.click()
    type_here("Hội Nông dân tỉnh mới")
    press(Qt.Key.Key_Tab)
    type_here("1/7")
    press(Qt.Key.Key_Return)
    assert "Không đọc được ngày “1/7”" in form.remark("names-1-valid_from").text()
    type_here("/2021")
    press(Qt.Key.Key_Return)
    settled()
    row = page.units.current()
    assert (row.name, row.unit.names[0].name) == ("Hội Nông dân tỉnh mới", FARMERS)


def test_the_name_of_another_unit_is_refused_in_the_form(qtbot, page, settled):
    press(Qt.Key.Key_Insert)
    form = dialog(qtbot, UnitDialog)
    type_here(FARMERS)
    press(Qt.Key.Key_Return)
    settled()
    assert QApplication.activeModalWidget() is form
    assert "đã là tên của một đơn vị khác" in form._failure.text()
    type_here(" mới")
    press(Qt.Key.Key_Return)
    settled()
    assert page.units.current().name == f"{FARMERS} mới"


def test_the_tasks_that_a_unit_leads_open(qtbot, window, page, settled):
    page.units.filter_box.setText("hoi nong dan tinh")
    press(Qt.Key.Key_T, CTRL)
    settled()
    shown = window.current_page().table.model.shown()
    assert [row.task.title for row in shown] == ["Vận động dồn điền"]


@OFFSCREEN_POPUP
def test_a_new_person_is_found_without_marks(qtbot, page, settled):
    page.tabs.setCurrentIndex(1)
    page.people.setFocus()
    press(Qt.Key.Key_N, CTRL)
    form = dialog(qtbot, PersonDialog)
    type_here("Nguyễn Văn Đồng")
    press(Qt.Key.Key_Tab)
    type_here("Chủ tịch")
    press(Qt.Key.Key_Tab)
    type_here("cuu chien binh tinh")
    press(Qt.Key.Key_Return)  # takes the unit that is offered
    assert form.draft().posts[0].unit == "Hội Cựu chiến binh tỉnh"
    press(Qt.Key.Key_Return)
    settled()
    assert QApplication.activeModalWidget() is None
    assert [row.person.full_name for row in page.people.model.shown()] == ["Lê Văn Ân", "Nguyễn Văn Đồng"]
    page.people.filter_box.setText("nguyen van dong")
    assert [row.person.full_name for row in page.people.model.shown()] == ["Nguyễn Văn Đồng"]
    assert page.people.current().posts[0].unit_id is not None


def test_a_post_that_is_taken_out_is_gone(qtbot, page, settled):
    page.show_filter(UnitFilter(person_id=1))
    press(Qt.Key.Key_F2)
    form = dialog(qtbot, PersonDialog)
    form._posts.add_line(("Chủ tịch", FARMERS, "", "", ""))
    form._posts.add_line(("Ủy viên", FARMERS, "", "", ""))
    removers = form._posts.findChildren(type(form._posts._remover(())))
    removers[2].click()
    press(Qt.Key.Key_Return, CTRL)
    settled()
    assert [post.title for post in page.people.current().posts] == ["Chủ tịch"]


def test_a_directory_is_taken_over(page, settled, window, tmp_path, monkeypatch):
    file = tmp_path / "đơn vị.json"
    file.write_text(json.dumps({"units": [{"name": "Hội Người mù tỉnh"}]}), "utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    page.directory.trigger()
    settled()
    assert "thêm 1 đơn vị" in window.message_bar.text()
    assert "Hội Người mù tỉnh" in {row.name for row in page.units.model.shown()}


def test_the_search_box_opens_what_it_finds(qtbot, page, settled):
    press(Qt.Key.Key_K, CTRL)
    find = dialog(qtbot, FindDialog)
    type_here("le van an")
    settled()
    assert [hit.title for hit in find.rows.shown()] == ["Lê Văn Ân"]
    qtbot.keyClick(find.box, Qt.Key.Key_Return)
    settled()
    assert page.tabs.currentWidget() is page.people
    assert page.people.current().person.full_name == "Lê Văn Ân"


def test_the_search_box_moves_in_the_list_while_one_types(qtbot, window, page, session, settled):
    find = FindDialog(session, window.navigate, window)
    qtbot.keyClicks(find.box, "tinh")
    settled()
    assert find.view.currentIndex().row() == 0
    qtbot.keyClick(find.box, Qt.Key.Key_Down)
    assert find.view.currentIndex().row() == 1
    assert find.box.text() == "tinh"
    find.box.setText("khong co gi")
    settled()
    assert "Không tìm thấy “khong co gi”" in find._state.text()
    qtbot.keyClick(find.box, Qt.Key.Key_Escape)
    assert QApplication.activeModalWidget() is None

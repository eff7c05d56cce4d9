"""The first start: three ways to begin, and a form that asks for no more than it must."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMainWindow

from desktop.domain.office import LayoutProfile, Level, Office
from desktop.ui.first_run import FirstRunPage
from desktop.ui.messages import Messages


@pytest.fixture
def told():
    return []


@pytest.fixture
def page(qtbot, tmp_path, told):
    window = QMainWindow()
    qtbot.addWidget(window)
    messages = Messages(window)
    messages.told.connect(lambda _weight, text, _action: told.append(text))
    made = FirstRunPage(messages, tmp_path)
    window.setCentralWidget(made)
    made.show_choices()
    window.show()
    return made


def test_each_choice_is_one_key_away(qtbot, page):
    chosen = []
    page.open_wanted.connect(lambda: chosen.append("open"))
    page.sample_wanted.connect(lambda: chosen.append("sample"))
    for button in (page.choices.open, page.choices.sample):
        button.setFocus()
        qtbot.keyClick(button, Qt.Key.Key_Space)
    assert chosen == ["open", "sample"]


def test_a_ledger_is_made_by_keyboard_alone(qtbot, page, tmp_path):
    made = []
    page.make_wanted.connect(lambda path, office: made.append((path, office)))
    qtbot.keyClick(page.choices.new, Qt.Key.Key_Space)
    qtbot.keyClicks(page.form.name, "BCD xa Dong Son")
    page.form.parent_body.setFocus()
    qtbot.keyClicks(page.form.parent_body, "UBND xa Dong Son")
    qtbot.keyClicks(page.form.place, "Dong Son")
    qtbot.keyClick(page.form.level, Qt.Key.Key_End)
    qtbot.keyClick(page.form.place, Qt.Key.Key_Return)
    office = Office("BCD xa Dong Son", "UBND xa Dong Son", "Dong Son", Level.COMMUNE, LayoutProfile.ND30)
    assert made == [(tmp_path / "BCD xa Dong Son.thuky", office)]
    assert isinstance(made[0][1].level, Level)  # no mere text, which would compare equal
    assert isinstance(made[0][1].profile, LayoutProfile)


def test_without_a_name_it_says_so_and_goes_there(qtbot, page, told):
    made = []
    page.make_wanted.connect(lambda *_: made.append(1))
    page.show_form()
    qtbot.mouseClick(page.form.make, Qt.MouseButton.LeftButton)
    assert made == []
    assert told == ["Chưa có tên cơ quan. Hãy điền vào rồi lưu lại."]
    assert page.form.name.hasFocus()


def test_another_place_can_be_chosen(qtbot, page, tmp_path, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "usb" / "sổ"), ""))
    made: list[Path] = []
    page.make_wanted.connect(lambda path, _office: made.append(path))
    page.show_form()
    qtbot.keyClicks(page.form.name, "BCD")
    qtbot.mouseClick(page.form.change_path, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(page.form.make, Qt.MouseButton.LeftButton)
    assert made == [tmp_path / "usb" / "sổ.thuky"]


def test_the_way_back_leads_to_the_choices(qtbot, page):
    page.show_form()
    qtbot.mouseClick(page.form.back, Qt.MouseButton.LeftButton)
    assert page.choices.isVisible()

"""The buttons at the head of a page: those that find no room stay at hand in a menu."""

import pytest
from PySide6.QtWidgets import QToolButton, QWidget

from desktop.ui.command_bar import CommandBar, make_action

NAMES = ("Thêm nhiệm vụ…", "Ghi báo cáo…", "Xác nhận hoàn thành…", "Gia hạn…")


@pytest.fixture
def page(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(2_000, 100)
    made.show()
    return made


@pytest.fixture
def bar(page):
    actions = [make_action(page, f"&{name}", lambda: None, f"Ctrl+{place}") for place, name in enumerate(NAMES)]
    made = CommandBar(actions, page)
    made.show()
    return made


def shown(bar: CommandBar) -> list[str]:
    return [button.text() for button in bar.findChildren(QToolButton) if not button.isHidden()]


def test_every_button_is_shown_where_there_is_room(bar):
    bar.resize(bar.sizeHint())
    assert shown(bar) == ["Thêm nhiệm vụ", "Ghi báo cáo", "Xác nhận hoàn thành", "Gia hạn"]
    assert bar.rest() == []


def test_what_finds_no_room_stands_in_the_menu_with_its_keys(bar):
    bar.resize(bar.sizeHint().width() - 1, bar.height())
    assert shown(bar)[-1] == "Việc khác"
    assert [*shown(bar)[:-1], *(action.iconText() for action in bar.rest())] == [
        "Thêm nhiệm vụ",
        "Ghi báo cáo",
        "Xác nhận hoàn thành",
        "Gia hạn",
    ]
    assert bar.rest()[-1].shortcut().toString() == "Ctrl+3"


def test_the_menu_stays_however_narrow(bar):
    bar.resize(bar.minimumSizeHint().width(), bar.height())
    assert shown(bar) == ["Việc khác"]
    assert bar.rest()[0].iconText() == "Thêm nhiệm vụ"
    bar.resize(bar.sizeHint())
    assert len(shown(bar)) == len(NAMES)

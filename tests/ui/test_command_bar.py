"""The buttons of a page: none is hidden, however large the letters and however narrow the window."""

import pytest
from PySide6.QtWidgets import QLabel, QToolButton, QVBoxLayout, QWidget

from desktop.ui.command_bar import CommandBar, make_action, page_head

NAMES = ("Thêm nhiệm vụ…", "Ghi báo cáo…", "Xác nhận hoàn thành…", "Gia hạn…")


@pytest.fixture
def page(qtbot):
    """A page under whose head something stands."""
    made = QWidget()
    qtbot.addWidget(made)
    actions = [make_action(made, f"&{name}", lambda: None, f"Ctrl+{place}") for place, name in enumerate(NAMES)]
    column = QVBoxLayout(made)
    column.addWidget(page_head([QLabel("Nhiệm vụ năm 2021", made)], actions, made))
    column.addWidget(QWidget(made), 1)
    made.resize(2_000, 300)
    made.show()
    return made


def rows(page: QWidget) -> list[list[str]]:
    """The names that can be read whole inside the page, row by row from the left."""
    found: dict[int, list[tuple[int, str]]] = {}
    labels: list[QLabel | QToolButton] = [*page.findChildren(QLabel), *page.findChildren(QToolButton)]
    for shown in labels:
        place = shown.rect().translated(shown.mapTo(page, shown.rect().topLeft()))
        assert page.rect().contains(place)
        assert shown.width() >= shown.sizeHint().width()
        found.setdefault(place.top(), []).append((place.left(), shown.text()))
    return [[text for _, text in sorted(found[top])] for top in sorted(found)]


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (2_000, [["Nhiệm vụ năm 2021", "Thêm nhiệm vụ", "Ghi báo cáo", "Xác nhận hoàn thành", "Gia hạn"]]),
        (620, [["Nhiệm vụ năm 2021"], ["Thêm nhiệm vụ", "Ghi báo cáo", "Xác nhận hoàn thành", "Gia hạn"]]),
        (330, [["Nhiệm vụ năm 2021"], ["Thêm nhiệm vụ", "Ghi báo cáo"], ["Xác nhận hoàn thành", "Gia hạn"]]),
    ],
)
def test_buttons_go_on_in_the_next_row(qtbot, page, width, expected):
    page.resize(width, 300)
    qtbot.waitUntil(lambda: rows(page) == expected, timeout=1_000)


def test_the_commands_stand_at_the_right_of_the_title(qtbot, page):
    bar = page.findChild(CommandBar)
    qtbot.waitUntil(lambda: bar.geometry().right() == bar.parentWidget().rect().right())


def test_the_keys_stand_in_the_tips(page):
    assert [button.toolTip() for button in page.findChildren(QToolButton)][1] == "Ghi báo cáo (Ctrl+1)"

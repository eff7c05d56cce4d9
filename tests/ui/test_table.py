"""Lists: filtered as you type, sorted by what the values are, the selection stays with its row."""

from dataclasses import dataclass
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from desktop.ui.messages import Action
from desktop.ui.table import Column, FilteredTable, none_last
from desktop.ui.theme import Tone


@dataclass(frozen=True)
class Delegate:
    """A row of these tests."""

    id: int
    name: str
    unit: str
    born: date | None = None


DONG = Delegate(1, "Nguyễn Văn Đồng", "Hội Nông dân tỉnh", date(1970, 2, 1))
DONG_PLAIN = Delegate(2, "Trần Thị Dong", "Công an tỉnh", date(1965, 10, 1))
AN = Delegate(3, "Đỗ Ân", "Ban Dân vận", None)
ROWS = [DONG, DONG_PLAIN, AN]

COLUMNS = [
    Column[Delegate]("Họ và tên", lambda row: row.name, width=0),
    Column[Delegate]("Đơn vị", lambda row: row.unit, width=20, tone=lambda row: Tone.BAD if row.id == 1 else None),
    Column[Delegate](
        "Sinh", lambda row: f"{row.born:%d/%m/%Y}" if row.born else "", key=lambda row: none_last(row.born), right=True
    ),
]


TEXT, TIP = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole


@pytest.fixture
def table(qtbot):
    made = FilteredTable(COLUMNS, lambda row: row.id)
    qtbot.addWidget(made)
    made.set_rows(ROWS)
    made.resize(900, 400)
    made.show()
    return made


def shown(table: FilteredTable[Delegate]) -> list[int]:
    return [row.id for row in table.model.shown()]


# ── Filtering ──


def test_every_typed_word_must_be_there_without_marks(qtbot, table):
    qtbot.keyClicks(table.filter_box, "dong van nong")
    assert shown(table) == [1]


def test_typing_marks_puts_exact_matches_first(table):
    table.set_rows([DONG_PLAIN, DONG])
    table.set_filter("đồng")
    assert shown(table) == [1, 2]
    table.set_filter("dong")
    assert shown(table) == [2, 1]


def test_the_count_says_how_many_of_how_many(table):
    assert table.count_text() == "3 dòng"
    table.set_filter("cong an")
    assert table.count_text() == "1/3 dòng"


def test_esc_empties_the_filter(qtbot, table):
    qtbot.keyClicks(table.filter_box, "cong")
    qtbot.keyClick(table.filter_box, Qt.Key.Key_Escape)
    assert table.filter_box.text() == ""
    assert shown(table) == [1, 2, 3]


def test_ctrl_f_goes_to_the_filter(qtbot, table):
    table.view.setFocus()
    qtbot.keyClick(table.view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert table.filter_box.hasFocus()


# ── Widths ──


@pytest.mark.parametrize("width", [330, 180])  # with 180 pixels no column can give any more: the list scrolls
def test_in_a_narrow_list_the_widest_text_still_has_a_quarter(table, width):
    table.resize(900, 400)
    wide = table.view.columnWidth(1)
    table.resize(width, 400)
    assert table.view.columnWidth(1) < wide
    assert table.view.columnWidth(0) >= table.view.viewport().width() // 4 - 2
    table.resize(900, 400)
    assert table.view.columnWidth(1) == wide


def test_the_title_of_a_column_that_is_cut_stands_in_its_tip(table):
    titles = [table.model.headerData(0, Qt.Orientation.Horizontal, role) for role in (TEXT, TIP)]
    assert titles[0] == titles[1] == table.columns[0].title


def test_a_width_that_was_dragged_stays(table):
    table.view.setColumnWidth(1, 333)
    table.resize(1000, 400)
    assert table.view.columnWidth(1) == 333


# ── Sorting ──


def test_text_sorts_in_the_vietnamese_order(table):
    table.model.sort(0)
    assert shown(table) == [3, 1, 2]


def test_days_sort_as_days_and_rows_without_one_come_last(table):
    table.model.sort(2)
    assert shown(table) == [2, 1, 3]


def test_a_third_click_on_a_heading_returns_to_the_order_handed_in(qtbot, table):
    header = table.view.horizontalHeader()
    orders = []
    for _ in range(3):
        qtbot.mouseClick(
            header.viewport(), Qt.MouseButton.LeftButton, pos=header.rect().topLeft() + header.rect().bottomLeft() / 2
        )
        orders.append(shown(table))
    assert orders == [[3, 1, 2], [2, 1, 3], [1, 2, 3]]


def test_new_rows_are_sorted_and_filtered_as_the_old_ones_were(table):
    table.model.sort(0)
    table.set_filter("tinh")
    table.set_rows([*ROWS, Delegate(4, "Bùi Ái", "Tỉnh đoàn")])
    assert shown(table) == [4, 1, 2]


# ── Opening and selecting ──


def test_the_keyboard_goes_from_the_filter_into_the_list_and_opens_a_row(qtbot, table):
    opened = []
    table.activated.connect(opened.append)
    table.filter_box.setFocus()
    qtbot.keyClick(table.filter_box, Qt.Key.Key_Down)
    qtbot.keyClick(table.view, Qt.Key.Key_Down)
    qtbot.keyClick(table.view, Qt.Key.Key_Return)
    assert opened == [DONG_PLAIN]


def test_the_row_that_is_gone_into_is_chosen_too(qtbot, table):
    qtbot.keyClick(table.filter_box, Qt.Key.Key_Down)
    assert table.chosen() == [table.current()] == [DONG]


def test_home_and_end_go_to_the_first_and_the_last_row(qtbot, table):
    qtbot.keyClick(table.filter_box, Qt.Key.Key_Down)
    for key, modifier, row in (
        (Qt.Key.Key_End, Qt.KeyboardModifier.NoModifier, AN),
        (Qt.Key.Key_Home, Qt.KeyboardModifier.NoModifier, DONG),
        (Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier, AN),
    ):
        qtbot.keyClick(table.view, key, modifier)
        assert table.chosen() == [table.current()] == [row]


def test_enter_in_the_filter_opens_the_first_row_that_fits(qtbot, table):
    opened = []
    table.activated.connect(opened.append)
    qtbot.keyClicks(table.filter_box, "ban dan van")
    qtbot.keyClick(table.filter_box, Qt.Key.Key_Return)
    assert opened == [AN]


def test_the_selection_stays_with_its_row(table):
    told = []
    table.selected.connect(told.append)
    table.select(2)
    table.model.sort(0)
    table.set_rows([AN, DONG_PLAIN, DONG])
    assert table.current() == DONG_PLAIN
    table.set_rows([AN])
    assert table.current() is None
    assert told[-1] is None


def test_several_rows_can_be_chosen(qtbot, table):
    table.view.selectAll()
    assert table.chosen() == ROWS


# ── Empty, and what cells say ──


def test_an_empty_list_says_what_to_do_next(qtbot, table):
    pressed = []
    table.set_empty("Chưa có đại biểu nào.", Action("Thêm đại biểu", lambda: pressed.append(1)))
    table.set_rows([])
    assert not table.view.isVisible()
    button = next(child for child in table.findChildren(QPushButton) if child.text() == "Thêm đại biểu")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert pressed == [1]
    table.set_rows(ROWS)
    assert table.view.isVisible()


def test_a_cell_that_is_cut_off_tells_all_of_itself(table):
    index = table.model.index(0, 0)
    assert table.model.data(index, Qt.ItemDataRole.ToolTipRole) == "Nguyễn Văn Đồng"


def test_a_tone_colours_a_cell(table):
    toned, plain = table.model.index(0, 1), table.model.index(1, 1)
    assert table.model.data(toned, Qt.ItemDataRole.ForegroundRole) is not None
    assert table.model.data(plain, Qt.ItemDataRole.ForegroundRole) is None


def test_a_row_that_is_filtered_out_is_no_longer_selected(table):
    table.select(2)
    table.set_filter("nong dan")
    assert table.current() == DONG
    assert table.chosen() == [DONG]

"""The page Số liệu in the real window, by keyboard: typing, pasting, what is behind a number, indicators."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication
from PySide6.QtWidgets import QApplication

from desktop.domain.deeds import Deed
from desktop.domain.figure_grid import RowRole
from desktop.domain.indicators import Indicator
from desktop.domain.unit_links import LinkKind
from desktop.domain.year_parts import PartKind
from desktop.presenters.navigation import PageKey
from desktop.services import indicators, unit_history, units
from desktop.services.changes import Changed
from desktop.services.ledgers import open_ledger
from desktop.services.unit_history import Successor, UnitChange
from desktop.ui.dialogs.indicators_dialog import IndicatorForm, IndicatorsDialog, MergeForm
from desktop.ui.dialogs.paste_dialog import PasteDialog
from tests.ui.keyboard import CTRL, Keyboard, back_in, dialog

FARMERS, YOUTH, WOMEN = "Hội Nông dân tỉnh", "Tỉnh đoàn", "Hội Liên hiệp Phụ nữ tỉnh"
ENTER, TAB, F2 = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_F2


@pytest.fixture
def names():
    """The indicators of the ledger, all in the same measure."""
    return ("Số suất quà", "Quà tặng")


@pytest.fixture
def ledger_path(ledger_path, names):
    """A ledger with these indicators."""
    with open_ledger(ledger_path) as ledger:
        for name in names:
            indicators.save(ledger, Indicator(0, name, "suất"))
    return ledger_path


@pytest.fixture
def page(window, settled):
    window.navigate(PageKey.FIGURES)
    settled()
    return window.current_page()


@pytest.fixture
def keys(page, settled):
    """The keyboard, on the row of the farmers' union in the first quarter."""
    page.choices.filter_box.setText("hoi nong dan tinh")
    settled()
    page.table.setFocus()

    def settled_too() -> None:
        """Let the cell close, which Qt does a moment after Enter, and then what follows from it."""
        QApplication.processEvents()
        QApplication.processEvents()
        settled()

    return Keyboard(settled_too)


def shown(page) -> dict[str, list[str]]:
    """What the grid shows, by the name of the row."""
    grid = page.table.grid
    return {
        grid.headerData(row, Qt.Orientation.Vertical): [
            grid.data(grid.index(row, column)) for column in range(grid.columnCount())
        ]
        for row in range(grid.rowCount())
    }


def test_a_number_is_typed_into_the_cell_and_taken_back(page, keys):
    keys.type("1.250", ENTER)
    assert shown(page)[FARMERS][0] == "1.250"
    assert shown(page)["Tổng cộng"][0] == "1.250"
    assert shown(page)["Tổng cộng"][-1] == "1.250"
    keys.press(Qt.Key.Key_Z, CTRL)
    assert shown(page)["Tổng cộng"][0] == ""


def test_names_of_rows_are_shown_in_full_where_there_is_room(page, settled):
    grid, names = page.table.grid, page.table.verticalHeader()
    place = list(shown(page)).index("Cộng: Cấp huyện (trước 01/7/2025)")
    font = grid.headerData(place, Qt.Orientation.Vertical, Qt.ItemDataRole.FontRole)
    name = grid.headerData(place, Qt.Orientation.Vertical)
    assert QFontMetrics(font).horizontalAdvance(name) < names.width()
    page.presenter.refine(replace(page.presenter.wish, kind=PartKind.MONTH))
    settled()
    assert names.width() <= page.table.width() // 2  # the months have the rest


def test_about_so_many_stays_about_so_many(page, keys):
    keys.type("gần 40", ENTER)
    assert (shown(page)[FARMERS][0], shown(page)["Tổng cộng"][0]) == ("≈ 40", "≈ 40")


def test_what_is_no_number_is_said_at_the_cell_and_stays_there(page, keys):
    keys.type("12", ENTER)
    page.table.setFocus()
    keys.press(Qt.Key.Key_Right)
    keys.type("abc", ENTER)
    assert shown(page)[FARMERS][:2] == ["12", "abc"]
    assert "không đọc được thành số" in page.fault.text()
    keys.press(F2)
    keys.over("13", ENTER)
    assert (shown(page)[FARMERS][:2], page.fault.isVisible()) == (["12", "13"], False)


def test_a_correction_is_told_under_the_grid(page, keys):
    keys.type("12", ENTER)
    keys.type("15", ENTER)
    (row,) = page.detail.table.model.shown()
    assert [past.quantity for past in row.pasts] == [12]
    source, history = (page.detail.table.columns[place].text(row) for place in (4, 5))
    assert source.startswith("Nhập tay · ")
    assert "ghi 12 (Nhập tay)" in history


def test_a_cell_is_emptied_by_delete(page, keys):
    keys.type("12", ENTER)
    keys.press(Qt.Key.Key_Delete)
    assert shown(page)["Tổng cộng"][0] == ""
    keys.press(Qt.Key.Key_Z, CTRL)
    assert shown(page)[FARMERS][0] == "12"


def test_a_block_from_excel_is_shown_before_it_changes_anything(qtbot, window, page, keys, settled):
    page.choices.filter_box.clear()
    settled()
    page.table.setFocus()
    QGuiApplication.clipboard().setText(f"{FARMERS}\t1.250\tabc\n{YOUTH}\t12\t2 tấn\nHội khác\t5\n")
    keys.press(Qt.Key.Key_V, CTRL)
    form = dialog(qtbot, PasteDialog)
    assert form.summary.text() == "Sẽ ghi 2 ô. 3 ô không ghi được."
    assert shown(page)["Tổng cộng"][0] == ""
    keys.press(ENTER)
    back_in(qtbot, window)
    assert (shown(page)[FARMERS][:2], shown(page)[YOUTH][:2]) == (["1.250", "abc"], ["12", "2 tấn"])
    assert shown(page)["Tổng cộng"][:2] == ["1.262", ""]
    assert shown(page)["Số đơn vị đã báo cáo"][0].startswith("2/")
    page.table.setFocus()
    keys.press(Qt.Key.Key_Z, CTRL)
    assert shown(page)["Tổng cộng"][0] == ""


def test_a_paste_that_is_left_changes_nothing(qtbot, page, keys):
    QGuiApplication.clipboard().setText("5\t6")
    keys.press(Qt.Key.Key_V, CTRL)
    dialog(qtbot, PasteDialog)
    keys.press(Qt.Key.Key_Escape)
    assert shown(page)["Tổng cộng"][0] == ""


def test_what_is_copied_can_be_pasted_again(page, keys):
    keys.type("1.250,5", ENTER)
    keys.press(Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "1250,5"


def test_only_units_that_have_not_reported(page, keys, settled):
    page.choices.filter_box.clear()
    year = page.choices.years.itemData(page.choices.years.count() - 1)
    page.choices.years.setCurrentIndex(page.choices.years.findData(year))
    page.choices.years.activated.emit(page.choices.years.currentIndex())
    settled()
    everybody = page.presenter.owing()
    with_all = sum(row.role is RowRole.RECORD for row in page.presenter.shown)
    assert everybody == with_all
    page.choices.owing.setFocus()
    keys.press(Qt.Key.Key_Space)
    assert sum(row.role is RowRole.RECORD for row in page.presenter.shown) == everybody


def test_a_sum_of_several_figures_is_not_typed_over(page, keys, settled):
    keys.type("5", ENTER)
    page.choices.kinds.setCurrentIndex(page.choices.kinds.findData("year"))
    page.choices.kinds.activated.emit(page.choices.kinds.currentIndex())
    settled()
    page.table.setFocus()
    keys.press(Qt.Key.Key_End)
    keys.type("9", ENTER)
    assert shown(page)[FARMERS][-1] == "9"
    assert "tổng của những số liệu khác" in page.fault.text()


def test_two_names_for_the_same_are_merged_and_parted(qtbot, window, page, keys):
    keys.type("12", ENTER)
    keys.press(Qt.Key.Key_I, CTRL)
    listed = dialog(qtbot, IndicatorsDialog)
    listed.table.view.setFocus()
    keys.press(Qt.Key.Key_M, CTRL)
    dialog(qtbot, MergeForm)
    keys.press(ENTER, CTRL)
    assert [(one.name, one.spellings) for one in listed.presenter.indicators] == [("Quà tặng", ("Số suất quà",))]
    assert shown(page)[FARMERS][0] == "12"


def test_an_indicator_is_added_by_keyboard(qtbot, page, keys):
    keys.press(Qt.Key.Key_I, CTRL)
    listed = dialog(qtbot, IndicatorsDialog)
    keys.press(Qt.Key.Key_N, CTRL)
    form = dialog(qtbot, IndicatorForm)
    keys.type("Gạo hỗ trợ", TAB)
    keys.press(ENTER)
    assert "Chưa điền" in form.remark("measure").text()
    keys.type("tấn", ENTER)
    assert (QApplication.activeModalWidget(), listed.presenter.indicators[-1].measure) == (listed, "kg")


@pytest.mark.parametrize("names", [()])
def test_a_ledger_without_indicators_says_what_to_do_next(page):
    assert page.empty.isVisible()
    assert "nhấn Ctrl+I để thêm chỉ tiêu" in page.empty.text()
    assert not page.paste.isEnabled()


# ── What can't be added ──


@pytest.mark.parametrize("names", [("Tỷ lệ hộ được thăm",)])
def test_percentages_are_shown_and_their_sums_say_that_there_is_none(window, page, keys):
    keys.type("85", ENTER)
    page.table.setFocus()
    keys.press(Qt.Key.Key_Right)
    keys.type("90,5", ENTER)
    assert (shown(page)[FARMERS][:2], shown(page)[FARMERS][-1]) == (["85", "90,5"], "không cộng được")
    assert {shown(page)["Tổng cộng"][place] for place in (0, 1, -1)} == {"không cộng được"}
    page.table.setFocus()
    keys.press(Qt.Key.Key_End)
    assert [row.figure.quantity for row in page.detail.table.model.shown()] == [85, Decimal("90.5")]
    assert page.table.copied() == ""


def test_a_person_says_that_an_indicator_is_not_to_be_added(qtbot, window, page, keys):
    keys.type("12", ENTER)
    keys.press(Qt.Key.Key_I, CTRL)
    listed = dialog(qtbot, IndicatorsDialog)
    keys.press(F2)
    form = dialog(qtbot, IndicatorForm)
    form.adds.setFocus()
    keys.press(Qt.Key.Key_End)
    keys.press(ENTER)
    back_in(qtbot, listed)
    keys.press(Qt.Key.Key_Escape)
    back_in(qtbot, window)
    assert shown(page)["Tổng cộng"][0] == "không cộng được"


@pytest.mark.parametrize("link", [LinkKind.MERGED, LinkKind.SPLIT])
def test_sums_run_on_under_the_successor_or_as_it_was(page, keys, session, settled, link):
    keys.type("100", ENTER)

    def pass_on(ledger) -> Changed[Deed]:
        farmers = units.directory(ledger).exact(FARMERS).id
        shared = (Successor(YOUTH, Decimal(60)), Successor(WOMEN, Decimal(30)))
        into = shared if link is LinkKind.SPLIT else (Successor(YOUTH),)
        return unit_history.record_change(ledger, UnitChange(farmers, link, date.today(), into), datetime.now())

    session.change(pass_on)
    page.choices.filter_box.clear()
    settled()
    assert (shown(page)[FARMERS][0], shown(page)[YOUTH][0]) == ("100", "–")
    page.choices.as_today.setFocus()
    keys.press(Qt.Key.Key_Space)
    said = {name: cells[0] for name, cells in shown(page).items()}
    if link is LinkKind.MERGED:
        assert (FARMERS in said, said[YOUTH]) == (False, "100")
    else:
        assert (said[FARMERS], said[YOUTH], said[WOMEN]) == ("10", "60", "30")
    assert said["Tổng cộng"] == "100"
    page.choices.filter_box.setText("tinh doan")
    settled()
    page.table.setFocus()
    keys.press(Qt.Key.Key_End, CTRL)
    keys.press(Qt.Key.Key_Home)
    keys.type("5", ENTER)
    assert "không được ghi" in page.fault.text()

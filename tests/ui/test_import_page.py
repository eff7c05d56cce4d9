"""The page "Nhập từ Excel" in the real window: from files dropped to rows in the ledger."""

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel

from desktop.domain.imports import RowState
from desktop.presenters.navigation import PageKey
from desktop.presenters.review import Scope
from desktop.ui.main_window import MainWindow
from desktop.ui.messages import Messages
from desktop.ui.pages.import_units import UnitDialog
from desktop.ui.pages.imports import ImportPage

WORKBOOKS = Path(__file__).parents[1] / "workbooks" / "2020"
CONTROL = Qt.KeyboardModifier.ControlModifier

FARMERS = "Hội Nông dân tỉnh"
HEADINGS = ("TT", "Nội dung công việc", "Cơ quan chủ trì", "Cơ quan phối hợp", "Chỉ tiêu", "Thời hạn", "Ghi chú")


@pytest.fixture
def page(qtbot, window: MainWindow, settled) -> ImportPage:
    """The page, opened by its key."""
    qtbot.keyClick(window, Qt.Key.Key_5, CONTROL)
    settled()
    shown = window.current_page()
    assert isinstance(shown, ImportPage)
    return shown


@pytest.fixture
def drop(page: ImportPage, settled):
    """Drops files and folders on the page and waits until they are read."""

    def dropped(*paths: Path) -> None:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        told = (data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        place = page.rect().center()
        QApplication.sendEvent(page, QDragEnterEvent(place, Qt.DropAction.CopyAction, *told))
        QApplication.sendEvent(page, QDropEvent(QPointF(place), Qt.DropAction.CopyAction, *told))
        settled()

    return dropped


@pytest.fixture
def registration(tmp_path: Path):
    """Makes a registration workbook of Hội Nông dân tỉnh: its rows are title, lead unit, deadline."""

    def made(name: str, *rows: tuple[str, str | None, str]) -> Path:
        book = openpyxl.Workbook()
        sheet = book.worksheets[0]
        sheet.append(["BIỂU ĐĂNG KÝ NHIỆM VỤ NĂM 2020"])
        sheet.append(["Đơn vị đăng ký: Hội Nông dân tỉnh"])
        sheet.append([])
        sheet.append(HEADINGS)
        for number, (title, lead, due) in enumerate(rows, start=1):
            sheet.append([number, title, lead, None, None, due, None])
        path = tmp_path / "tệp gửi" / name
        path.parent.mkdir(exist_ok=True)
        book.save(path)
        return path

    return made


def states(page: ImportPage) -> list[RowState]:
    return [row.state for row in page.review.table.model.shown()]


def message(window: MainWindow) -> str:
    return window.message_bar.text()


def in_review(page: ImportPage) -> bool:
    return page.review.isVisible()


def forecast(page: ImportPage) -> str:
    return page.review.footer.forecast.text()


def reason_shown(page: ImportPage) -> str:
    """Return what stands where rows would, when there are none."""
    return next(label.text() for label in page.review.table.findChildren(QLabel) if len(label.text()) > 20)


def press(qtbot, key: Qt.Key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the focus is."""
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)


def write(qtbot, page: ImportPage, settled) -> None:
    """Press Ctrl+Enter and wait until it is written."""
    qtbot.keyClick(page.review.table.view, Qt.Key.Key_Return, CONTROL)
    settled()


def test_a_folder_is_read_reviewed_and_written_and_has_nothing_new_the_second_time(qtbot, window, page, drop, settled):
    drop(WORKBOOKS)
    assert states(page) == [RowState.NEW] * 92
    assert forecast(page) == "Sẽ thêm 92 dòng."
    assert page.review.tree.topLevelItemCount() == 21
    write(qtbot, page, settled)
    assert message(window).startswith("Đã ghi vào sổ: 92 dòng mới, 0 dòng thay đổi.")
    assert [batch.new for batch in page.start.history.model.shown()] == [92]
    drop(WORKBOOKS)
    assert states(page) == [RowState.SAME] * 92
    assert forecast(page) == "Không có gì mới: sổ đã có mọi dòng đọc được."
    assert page.review.tree.topLevelItem(1).text(1).startswith("đã đọc ")
    assert not page.review.footer.write.isEnabled()
    press(qtbot, Qt.Key.Key_Escape)
    settled()
    assert page.start.isVisible()


def test_a_folder_is_chosen_by_keyboard(qtbot, page, settled, monkeypatch, registration):
    folder = registration("a.xlsx", ("Tặng quà", FARMERS, "30/6/2020")).parent
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    qtbot.keyClick(page.start.drop_area.files_button, Qt.Key.Key_I, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    settled()
    assert states(page) == [RowState.NEW]


def test_files_are_chosen_by_mouse(qtbot, page, settled, monkeypatch, registration):
    file = registration("a.xlsx", ("Tặng quà", FARMERS, "30/6/2020"))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(file)], ""))
    qtbot.mouseClick(page.start.drop_area.files_button, Qt.MouseButton.LeftButton)
    settled()
    assert states(page) == [RowState.NEW]


def test_an_unknown_unit_and_a_bad_date_are_settled_by_keyboard_and_written(
    qtbot, window, page, drop, settled, registration
):
    wrong = "Hội Cựu chiến bình"
    drop(
        registration(
            "a.xlsx",
            ("Tặng quà", wrong, "30/6/2020"),
            ("Thăm hỏi", wrong, "9/2020"),
            ("Trồng cây", FARMERS, "31/6/2020"),
        )
    )
    assert "3 dòng còn chờ xử lý" in forecast(page)
    press(qtbot, Qt.Key.Key_F9)
    press(qtbot, Qt.Key.Key_F8)
    press(qtbot, Qt.Key.Key_Return)
    picker = page.review.detail.picker
    assert picker.list.item(0).text().startswith("Hội Cựu chiến binh tỉnh")
    qtbot.keyClicks(QApplication.focusWidget(), "cuu chien binh tinh")
    press(qtbot, Qt.Key.Key_Return)
    settled()
    assert [row.title for row in page.review.table.model.shown()] == ["Trồng cây"]
    press(qtbot, Qt.Key.Key_Return)
    edit = QApplication.focusWidget()
    assert edit.text() == "31/6/2020"
    qtbot.keyClicks(edit, "30/6/2020")
    press(qtbot, Qt.Key.Key_Return)
    settled()
    assert forecast(page) == "Sẽ thêm 3 dòng."
    write(qtbot, page, settled)
    assert "3 dòng mới" in message(window)


def test_a_new_unit_is_added_by_mouse_and_named_before_it_is_made(qtbot, page, drop, settled, registration):
    drop(registration("a.xlsx", ("Tặng quà", "Công ty Cao su Thanh Bình", "30/6/2020")))
    qtbot.mouseClick(page.review.detail.picker.add_button, Qt.MouseButton.LeftButton)
    settled()
    assert forecast(page) == "Sẽ thêm 1 dòng. Thêm 1 đơn vị mới: Công ty Cao su Thanh Bình."


def test_rows_are_left_out_by_space_and_taken_back_by_undo(qtbot, page, drop, registration):
    drop(registration("a.xlsx", ("Tặng quà", FARMERS, "30/6/2020"), ("Thăm hỏi", FARMERS, "30/9/2020")))
    press(qtbot, Qt.Key.Key_Space)
    assert forecast(page) == "Sẽ thêm 1 dòng. 1 dòng bỏ ra."
    qtbot.keyClick(page.review.table.view, Qt.Key.Key_A, CONTROL)
    press(qtbot, Qt.Key.Key_Space)
    assert not page.review.footer.write.isEnabled()
    for _ in range(2):
        press(qtbot, Qt.Key.Key_Z, CONTROL)
    assert forecast(page) == "Sẽ thêm 2 dòng."


def test_a_changed_row_shows_the_old_and_the_new_side_by_side(qtbot, page, drop, settled, registration):
    drop(registration("a.xlsx", ("Tặng quà", FARMERS, "30/6/2020")))
    write(qtbot, page, settled)
    drop(registration("b.xlsx", ("Tặng quà", FARMERS, "30/9/2020")))
    assert states(page) == [RowState.CHANGED]
    model = page.review.table.model
    assert model.data(model.index(0, 5)) == "Thời hạn: 30/6/2020 → 30/9/2020"
    assert forecast(page) == "Sẽ thay đổi 1 dòng."


def test_a_refused_file_says_why_and_the_others_are_written(qtbot, window, page, drop, settled, registration):
    good = registration("a.xlsx", ("Tặng quà", FARMERS, "30/6/2020"))
    bad = good.with_name("ảnh.xlsx")
    bad.write_bytes(b"\x89PNG\r\n\x1a\n")
    drop(good, bad)
    assert forecast(page) == "Sẽ thêm 1 dòng. 1 tệp không đọc được."
    page.review.tree.choose(Scope(1))
    assert page.review.tree.currentItem().text(1) == "không đọc được"
    assert reason_shown(page).startswith("Tệp này không phải bảng tính")
    write(qtbot, page, settled)
    assert message(window).endswith("1 tệp không đọc được.")


def test_the_sender_that_the_directory_has_not_got_is_picked(qtbot, page, drop, settled, tmp_path, registration):
    file = registration("a.xlsx", ("Tặng quà", FARMERS, "30/6/2020"))
    book = openpyxl.load_workbook(file)
    sheet = book.worksheets[0]
    sheet["A2"] = "Đơn vị đăng ký: Hội Nông zân Thanh Bình"
    sheet.delete_cols(3)
    book.save(file)
    drop(file)
    qtbot.mouseClick(page.review.sender_button, Qt.MouseButton.LeftButton)
    dialog = page.findChild(UnitDialog)
    qtbot.keyClicks(dialog.picker.filter_box, "nong dan tinh")
    qtbot.keyClick(dialog.picker.filter_box, Qt.Key.Key_Return)
    settled()
    assert page.review.table.current().unit == "Hội Nông dân tỉnh"
    assert not page.review.sender_button.isVisible()


def test_leaving_asks_only_when_something_was_decided(qtbot, page, drop, settled, monkeypatch, registration):
    asked: list[str] = []

    def ask(_messages: Messages, question: str, *_more: str) -> bool:
        asked.append(question)
        return len(asked) > 1

    monkeypatch.setattr(Messages, "ask", ask)
    drop(registration("a.xlsx", ("Tặng quà", FARMERS, "30/6/2020")))
    press(qtbot, Qt.Key.Key_Space)
    press(qtbot, Qt.Key.Key_Escape)
    assert in_review(page)
    press(qtbot, Qt.Key.Key_Escape)
    settled()
    assert not in_review(page)
    assert asked == ["Bỏ lần xem này, không ghi gì vào sổ?"] * 2


def test_a_folder_without_workbooks_is_said(window, page, drop, tmp_path):
    folder = tmp_path / "trống"
    folder.mkdir()
    drop(folder)
    assert message(window).startswith("Không có tệp bảng tính nào ở đó.")
    assert page.start.isVisible()


def test_the_result_leads_to_the_tasks(qtbot, window, page, drop, settled, registration):
    drop(registration("a.xlsx", ("Tặng quà", FARMERS, "30/6/2020")))
    write(qtbot, page, settled)
    window.message_bar.findChild(type(page.review.sender_button)).click()
    settled()
    assert window.page_actions[PageKey.TASKS].isChecked()


def test_twenty_thousand_rows_are_shown_and_filtered(qtbot, page, drop, registration):
    rows = [(f"Nhiệm vụ số {number}", FARMERS, "30/6/2020") for number in range(19_999)]
    drop(registration("lớn.xlsx", *rows, ("Trồng rừng ven biển", FARMERS, "30/9/2020")))
    assert page.review.table.model.rowCount() == 20_000
    page.review.table.set_filter("rung ven")
    assert [row.title for row in page.review.table.model.shown()] == ["Trồng rừng ven biển"]

"""The page "Nhập từ Excel" in the real window: from files dropped to rows in the ledger."""

from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QLineEdit

from desktop.domain.import_plans import RowState, WhyKept
from desktop.presenters.navigation import PageKey
from desktop.presenters.review_tree import Scope
from desktop.services import extensions, task_lists
from desktop.services.changes import Changed
from desktop.services.extensions import Decision
from desktop.services.ledgers import Ledger
from desktop.ui.main_window import MainWindow
from desktop.ui.messages import Messages
from desktop.ui.pages.import_history import KeptDialog
from desktop.ui.pages.import_options import SheetOptionsDialog
from desktop.ui.pages.import_password import PasswordDialog
from desktop.ui.pages.import_template import TemplateDialog
from desktop.ui.pages.import_units import UnitDialog
from desktop.ui.pages.imports import ImportPage
from tests.ui.keyboard import back_in

WORKBOOKS = Path(__file__).parents[1] / "workbooks" / "2020"
LOCKED = WORKBOOKS.with_name("broken") / "dang-ky-2021-co-mat-khau.xlsx"
CONTROL = Qt.KeyboardModifier.ControlModifier

FARMERS = "Hội Nông dân tỉnh"
HEADINGS = ("TT", "Nội dung công việc", "Cơ quan chủ trì", "Cơ quan phối hợp", "Chỉ tiêu", "Thời hạn", "Ghi chú")


@pytest.fixture
def page(qtbot, window: MainWindow, settled) -> ImportPage:
    """The page, shown."""
    window.navigate(PageKey.IMPORTS)
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
    assert [batch.new for batch in page.start.history.table.model.shown()] == [92]
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


def accept(dialog: QDialog, settled) -> None:
    """Press the button that the dialog is there for."""
    dialog.accept()
    settled()


@pytest.fixture
def agreeing(monkeypatch) -> list[tuple[str, str]]:
    """Says yes to every question; returns the questions with their details."""
    asked: list[tuple[str, str]] = []

    def ask(_messages: Messages, question: str, _yes: str, detail: str = "") -> bool:
        asked.append((question, detail))
        return True

    monkeypatch.setattr(Messages, "ask", ask)
    return asked


def test_a_batch_is_taken_back_after_saying_what_will_go(qtbot, window, page, drop, settled, registration, agreeing):
    drop(registration("a.xlsx", ("Tặng quà", FARMERS, "30/6/2020"), ("Thăm hỏi", FARMERS, "30/9/2020")))
    write(qtbot, page, settled)
    history = page.start.history
    qtbot.mouseClick(history.undo_button, Qt.MouseButton.LeftButton)
    settled()
    ((question, detail),) = agreeing
    assert question.startswith("Hoàn tác đợt nhập lúc ")
    assert "a.xlsx" in detail
    assert "2 dòng mới sẽ bị bỏ khỏi sổ." in detail
    assert message(window) == "Đã hoàn tác 2 bản ghi của đợt nhập."
    assert [batch.undone for batch in history.table.model.shown()] == [True]
    assert not history.undo_button.isEnabled()


def test_what_was_decided_on_since_is_kept_and_listed_with_the_reason(
    qtbot, window, page, drop, settled, session, registration, agreeing
):
    drop(registration("a.xlsx", ("Tặng quà", FARMERS, "30/6/2020"), ("Thăm hỏi", FARMERS, "30/9/2020")))
    write(qtbot, page, settled)

    def withdraw(ledger: Ledger) -> Changed[object]:
        first = next(row.task for row in task_lists.rows_of_year(ledger, 2020, date(2020, 12, 31)))
        decision = Decision(date(2020, 3, 1), "Không còn phù hợp")
        return extensions.withdraw(ledger, first.id, decision, datetime(2021, 1, 4))

    session.change(withdraw)
    settled()
    qtbot.mouseClick(page.start.history.undo_button, Qt.MouseButton.LeftButton)
    settled()
    assert message(window).endswith("Giữ lại 1 bản ghi vì đã sửa hoặc đang dùng.")
    (kept,) = page.findChild(KeptDialog).table.model.shown()
    assert (kept.title, kept.why) == ("Tặng quà", WhyKept.IN_USE)


def test_a_table_copied_elsewhere_is_pasted_by_keyboard(qtbot, page, settled):
    QApplication.clipboard().setText("STT\tNội dung công việc\tĐơn vị chủ trì\n1\tTặng quà\tHội Nông dân tỉnh\n")
    press(qtbot, Qt.Key.Key_V, CONTROL)
    settled()
    assert [(row.file, row.title) for row in page.review.table.model.shown()] == [("Bảng đã dán", "Tặng quà")]


def test_files_copied_elsewhere_are_pasted_as_if_they_were_dropped(qtbot, page, settled, registration):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(registration("a.xlsx", ("Tặng quà", FARMERS, "30/6/2020"))))])
    QApplication.clipboard().setMimeData(data)
    qtbot.mouseClick(page.start.drop_area.paste_button, Qt.MouseButton.LeftButton)
    settled()
    assert [row.file for row in page.review.table.model.shown()] == ["a.xlsx"]


def test_pasting_nothing_says_what_to_do(qtbot, window, page, settled):
    QApplication.clipboard().clear()
    press(qtbot, Qt.Key.Key_V, CONTROL)
    settled()
    assert message(window).startswith("Chưa chép bảng nào.")


def test_a_file_with_a_password_is_read_after_it_was_typed_wrong_and_right(qtbot, page, drop, settled):
    drop(LOCKED)
    assert page.review.tree.topLevelItem(1).text(1) == "có mật khẩu"
    qtbot.mouseClick(page.review.password_button, Qt.MouseButton.LeftButton)
    for typed in ("hoalam", "HoaLam@2021"):
        dialog = page.findChild(PasswordDialog)
        assert dialog.box.echoMode() is QLineEdit.EchoMode.Password
        assert not dialog.open_button.isEnabled()
        qtbot.keyClicks(dialog.box, typed)
        qtbot.keyClick(dialog.box, Qt.Key.Key_Return)
        settled()
    assert len(states(page)) == 6
    assert not page.review.password_button.isVisible()


def test_the_year_and_the_sender_that_a_sheet_does_not_say_are_given_and_taken_back(
    qtbot, window, page, drop, settled, tmp_path
):
    book = openpyxl.Workbook()
    for values in (HEADINGS, (1, "Tặng quà", None, None, None, "30/6", None)):
        book.worksheets[0].append(values)
    book.save(tmp_path / "không tên.xlsx")
    drop(tmp_path / "không tên.xlsx")
    assert page.review.about.text().startswith("Đăng ký nhiệm vụ · không ghi năm, lấy năm nay · không ghi đơn vị gửi")
    qtbot.mouseClick(page.review.options_button, Qt.MouseButton.LeftButton)
    dialog = page.findChild(SheetOptionsDialog)
    dialog.year.setCurrentText("2021")
    dialog.sender_line.setText(FARMERS)
    accept(dialog, settled)
    assert page.review.about.text().startswith(f"Đăng ký nhiệm vụ · năm 2021 · đơn vị gửi: {FARMERS}")
    assert page.review.table.current().planned.reading.values.due.end == date(2021, 6, 30)
    back_in(qtbot, window)
    qtbot.keyClick(page.review.table.view, Qt.Key.Key_Z, CONTROL)
    settled()
    assert "không ghi năm" in page.review.about.text()


def test_a_column_that_is_not_understood_is_asked_for_once(qtbot, window, page, drop, settled, tmp_path):
    def sent(name: str, title: str) -> Path:
        book = openpyxl.Workbook()
        book.worksheets[0].append(["Đơn vị đăng ký: Hội Nông dân tỉnh"])
        book.worksheets[0].append(("TT", "Nội dung công việc", "Cơ quan chủ trì", "Xong vào lúc"))
        book.worksheets[0].append((1, title, FARMERS, "30/6/2020"))
        book.save(tmp_path / name)
        return tmp_path / name

    def due() -> str:
        says = page.review.table.current().planned.reading.values.due
        return says.text if says else ""

    drop(sent("a.xlsx", "Tặng quà"))
    assert page.review.about.text().endswith("1 cột chưa hiểu")
    assert due() == ""
    qtbot.mouseClick(page.review.options_button, Qt.MouseButton.LeftButton)
    dialog = page.findChild(SheetOptionsDialog)
    assert list(dialog.columns) == ["Xong vào lúc"]
    dialog.columns["Xong vào lúc"].setCurrentText("Thời hạn")
    accept(dialog, settled)
    assert due() == "30/6/2020"
    assert "chưa hiểu" not in page.review.about.text()
    back_in(qtbot, window)
    write(qtbot, page, settled)
    drop(sent("b.xlsx", "Thăm hỏi"))
    assert due() == "30/6/2020"
    assert "chưa hiểu" not in page.review.about.text()


def test_hidden_rows_are_read_and_marked_and_hidden_sheets_are_named(page, drop, registration):
    path = registration("a.xlsx", ("Tặng quà", FARMERS, "30/6/2020"), ("Thăm hỏi", FARMERS, "30/9/2020"))
    book = openpyxl.load_workbook(path)
    book.worksheets[0].row_dimensions[6].hidden = True
    book.create_sheet("Cũ").sheet_state = "hidden"
    book.worksheets[1]["A1"] = "x"
    book.save(path)
    drop(path)
    model = page.review.table.model
    assert [model.data(model.index(row, 0)) for row in range(2)] == ["5", "6 (ẩn)"]
    assert page.review.tree.topLevelItem(1).child(1).text(1) == "ẩn, không đọc"
    assert page.review.about.text().endswith("1 dòng ẩn vẫn đọc")


def test_copies_with_comments_go_back_to_the_senders(
    qtbot, window, page, drop, settled, monkeypatch, tmp_path, registration
):
    drop(registration("a.xlsx", ("Tặng quà", FARMERS, "31/6/2020"), ("Thăm hỏi", FARMERS, "30/9/2020")))
    write(qtbot, page, settled)
    back = tmp_path / "trả lại"
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(back))
    qtbot.mouseClick(page.start.history.return_button, Qt.MouseButton.LeftButton)
    settled()
    assert message(window) == "Đã lưu 1 bản trả lại vào “trả lại”."
    (copy,) = back.iterdir()
    assert "31/6/2020" in openpyxl.load_workbook(copy).worksheets[0]["F5"].comment.text


def test_a_template_is_made_for_a_unit(qtbot, window, page, settled, monkeypatch, tmp_path):
    proposed: list[str] = []

    def choose(_parent: object, _title: str, name: str, *_more: str) -> tuple[str, str]:
        proposed.append(Path(name).name)
        return str(tmp_path / "biểu"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    qtbot.mouseClick(page.start.template_button, Qt.MouseButton.LeftButton)
    settled()
    dialog = page.findChild(TemplateDialog)
    accept(dialog, settled)
    assert dialog.remark.text() == "Hãy chọn một đơn vị trong danh sách."
    dialog.unit_line.setText(FARMERS)
    dialog.year_box.setCurrentIndex(0)
    year = dialog.year
    accept(dialog, settled)
    assert proposed == [f"Đăng ký nhiệm vụ {year} - {FARMERS}.xlsx"]
    assert message(window) == "Đã lưu “biểu.xlsx”."
    texts = [cell.value for row in openpyxl.load_workbook(tmp_path / "biểu.xlsx").worksheets[0] for cell in row]
    assert any(f"{year}" in str(text) for text in texts)


def test_what_the_review_shows_is_saved_as_a_workbook(qtbot, window, page, drop, settled, monkeypatch, tmp_path):
    drop(WORKBOOKS / "dang-ky-2020-hoi-nong-dan.xlsx")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "xem.xlsx"), ""))
    qtbot.mouseClick(page.review.export_button, Qt.MouseButton.LeftButton)
    settled()
    assert message(window) == "Đã lưu “xem.xlsx”."
    rows = list(openpyxl.load_workbook(tmp_path / "xem.xlsx").worksheets[0].values)
    titles = [row.title for row in page.review.table.model.shown()]
    assert [row[2] for row in rows if row[2] in titles] == titles


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

"""What only a person can say in a review: which task a result means, how the cells of a column are to be understood."""

from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt

from desktop.domain.import_plans import RowState
from desktop.domain.imports import FigureRow, Registration
from desktop.presenters.navigation import PageKey
from desktop.presenters.review_fields import field_views
from desktop.services import task_lists, tasks
from desktop.ui.main_window import MainWindow
from desktop.ui.messages import Messages
from desktop.ui.pages.imports import ImportPage
from tests.ui.keyboard import CTRL, press

SENDER = "Hội Nông dân tỉnh"
GIFTS, GIFTS_AS_TOLD = "Thăm, tặng quà hộ nghèo dịp Tết Nguyên đán", "Tặng quà các hộ nghèo dịp Tết"


@pytest.fixture(autouse=True)
def _closing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a window that is closed in the middle of a review ask nothing: nobody would answer."""
    monkeypatch.setattr(Messages, "ask", lambda *_: True)


@pytest.fixture
def page(window: MainWindow, settled) -> ImportPage:
    window.navigate(PageKey.IMPORTS)
    settled()
    shown = window.current_page()
    assert isinstance(shown, ImportPage)
    return shown


@pytest.fixture
def read(page: ImportPage, settled, tmp_path: Path):
    """Reads a workbook of the farmers' that has this title, these headings and rows."""

    def made(title: str, *rows: tuple[object, ...]) -> None:
        book = openpyxl.Workbook()
        sheet = book.worksheets[0]
        for line in ((f"Đơn vị: {SENDER}",), (title,), *rows):
            sheet.append(list(line))
        path = tmp_path / f"{title}.xlsx"
        book.save(path)
        page.start.chosen.emit([path])
        settled()

    return made


def write(page: ImportPage, settled) -> None:
    page.review.table.view.setFocus()
    press(Qt.Key.Key_Return, CTRL)
    settled()


def open_rows(page: ImportPage) -> list[int]:
    return [row.number for row in page.review.table.model.shown() if row.open]


def test_the_task_of_a_result_is_picked_from_the_near_ones_and_known_the_next_time(page, read, settled, session):
    plan = ("STT", "Nội dung nhiệm vụ", "Thời hạn")
    read("ĐĂNG KÝ NHIỆM VỤ NĂM 2021", plan, (1, GIFTS, "Quý I"), (2, "Làm đường nông thôn", "Quý III"))
    write(page, settled)

    told = ("STT", "Nội dung nhiệm vụ", "Tỷ lệ (%)")
    read("KẾT QUẢ NHIỆM VỤ QUÝ I NĂM 2021", told, (1, GIFTS_AS_TOLD, 100), (2, "Làm đường nông thôn", 20))
    assert open_rows(page) == [4]
    picker = page.review.detail.task_picker
    assert picker.isVisible()
    assert picker.list.item(0).text().endswith(f"{GIFTS} · {SENDER}")
    assert picker.list.item(0).text().startswith("(giống ")
    page.review.table.view.setFocus()
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)
    settled()
    assert open_rows(page) == []
    assert not picker.isVisible()
    write(page, settled)

    read("KẾT QUẢ NHIỆM VỤ QUÝ II NĂM 2021", told, (1, GIFTS_AS_TOLD, 100), (2, "Làm đường nông thôn", 60))
    assert open_rows(page) == []
    assert [row.state for row in page.review.table.model.shown()] == [RowState.NEW, RowState.NEW]
    write(page, settled)
    found: list[list[tasks.TaskRow]] = []
    session.ask(lambda ledger: task_lists.rows_of_year(ledger, 2021, date(2021, 12, 31)), found.append)
    settled()
    assert len(found[0]) == 2


def test_one_answer_says_what_the_comma_parts_in_all_numbers_of_a_column(page, read, settled):
    heading = ("STT", "Đơn vị", "Gạo (kg)")
    read("SỐ LIỆU AN SINH QUÝ I NĂM 2021", heading, (1, SENDER, "12,500"), (2, SENDER, "8,250"))
    assert open_rows(page) == [4, 5]
    question = page.review.detail.question
    assert (question.thousands.isVisible(), question.keep.isVisible()) == (True, False)
    assert question.question.text().startswith("Cột C “Gạo (kg)”:")
    question.thousands.click()
    settled()
    assert open_rows(page) == []
    said = [row.values for row in page.review.table.model.shown()]
    assert [values.amounts[0].quantity for values in said if isinstance(values, FigureRow)] == [12_500, 8250]


def test_a_number_in_a_list_of_indicators_is_put_right_in_its_own_cell(page, read, settled):
    heading = ("STT", "Chỉ tiêu", "ĐVT", "Số lượng", "Thành tiền (triệu đồng)")
    read("SỐ LIỆU AN SINH QUÝ I NĂM 2021", heading, (1, "Quà Tết", "suất", "nhiều", 20))
    (row,) = page.review.table.model.shown()
    assert [(view.name, view.cell) for view in field_views(row) if view.name] == [
        ("Quà Tết", "D4"),
        ("Quà Tết - Thành tiền", "E4"),
    ]
    page.review.detail.corrected.emit("D4", "1.250 suất")
    settled()
    assert open_rows(page) == []


def test_one_answer_says_how_all_dates_of_a_column_are_meant(page, read, settled):
    heading = ("STT", "Nội dung nhiệm vụ", "Thời hạn")
    days = (datetime(2021, 5, 2), "21/12/2021", datetime(2021, 7, 3), "30/6/2021")
    read("ĐĂNG KÝ NHIỆM VỤ NĂM 2021", heading, *((n, f"Việc {n}", day) for n, day in enumerate(days, start=1)))
    assert open_rows(page) == [4, 6]
    question = page.review.detail.question
    assert question.isVisible()
    assert question.question.text().startswith("Cột C “Thời hạn”:")
    question.exchange.click()
    settled()
    assert open_rows(page) == []
    said = [row.values for row in page.review.table.model.shown()]
    assert [values.due.end for values in said if isinstance(values, Registration)] == [
        date(2021, 2, 5),
        date(2021, 12, 21),
        date(2021, 3, 7),
        date(2021, 6, 30),
    ]
    page.review.table.view.setFocus()
    press(Qt.Key.Key_Z, CTRL)
    settled()
    assert open_rows(page) == [4, 6]

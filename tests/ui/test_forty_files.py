"""Forty files with 25 problems, from the drop to the undo, in the real window: a morning in January."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from msoffcrypto.format.ooxml import OOXMLFile
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from desktop.domain.imports import ProblemCode
from desktop.presenters.navigation import PageKey
from desktop.presenters.review_rows import ReviewRow
from desktop.services import task_lists, tasks, units
from desktop.ui.messages import Messages
from desktop.ui.pages.import_password import PasswordDialog
from desktop.ui.pages.imports import ImportPage
from tests.ui.keyboard import CTRL, back_in, press, type_here

FILES, ROWS = 40, 5
PASSWORD = "Thanh Bình 2020"
SENDERS = ("Hội Nông dân tỉnh", "Hội Cựu chiến binh tỉnh", "Tỉnh đoàn", "Liên đoàn Lao động tỉnh")
HEADINGS = ("TT", "Nội dung công việc", "Cơ quan chủ trì", "Cơ quan phối hợp", "Chỉ tiêu", "Thời hạn", "Ghi chú")
VETERANS_WRONG, FARMERS_WRONG, NEW_COMPANY = "Hội Cựu chiến bình tỉn", "Hội Nông zân tỉnk", "Công ty Cao su Thanh Bình"

#: A task as its sheet says it: what it is, who leads it, by when.
Line = tuple[str | None, str | None, str | None]


def lines_of(number: int) -> list[Line]:
    """Return the rows of a file: most have nothing wrong, 24 of all have; the last file has a password besides."""
    sender = SENDERS[number % len(SENDERS)]
    lines: list[Line] = [(f"Nhiệm vụ {number}.{row}", sender, "30/6/2020") for row in range(1, ROWS + 1)]
    if number < 8:
        lines[0] = (lines[0][0], VETERANS_WRONG, "Quý II")
    elif number < 13:
        lines[1] = (lines[1][0], FARMERS_WRONG, "30/9/2020")
    elif number < 17:
        lines[2] = (lines[2][0], sender, "31/6/2020")
    elif number < 20:
        lines[3] = (None, sender, "30/6/2020")
    elif number < 22:
        lines[4] = (lines[4][0], NEW_COMPANY, "30/6/2020")
    elif number < 24:
        lines[4] = lines[3]
    return lines


def workbook(folder: Path, number: int) -> Path:
    """Write a unit's registration."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for above in (["BIỂU ĐĂNG KÝ NHIỆM VỤ NĂM 2020"], [f"Đơn vị đăng ký: {SENDERS[number % 4]}"], []):
        sheet.append(above)
    sheet.append(HEADINGS)
    for row, (title, lead, due) in enumerate(lines_of(number), start=1):
        sheet.append([row, title, lead, None, None, due, None])
    path = folder / f"đăng ký {number:02}.xlsx"
    book.save(path)
    return path


def protect(path: Path) -> None:
    """Give a workbook a password."""
    plain = path.with_suffix(".tmp")
    path.rename(plain)
    with plain.open("rb") as source, path.open("wb") as target:
        OOXMLFile(source).encrypt(PASSWORD, target)
    plain.unlink()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """What came on the stick."""
    made = tmp_path / "USB"
    made.mkdir()
    paths = [workbook(made, number) for number in range(FILES)]
    protect(paths[-1])
    return made


class Clerk:
    """Settles what the review asks, by keyboard, row by row; ``log`` says what was done how often."""

    def __init__(self, page: ImportPage, settled) -> None:
        self.page = page
        self.settled = settled
        self.log: Counter[str] = Counter()

    @property
    def open_rows(self) -> Sequence[ReviewRow]:
        """The rows that still need a person, as the list shows them."""
        return self.page.review.table.model.shown()

    def settle_all(self) -> None:
        """Go from one row to the next until none is left."""
        press(Qt.Key.Key_F9)
        while self.open_rows:
            before = len(self.open_rows)
            row = self.page.review.table.current()
            assert row is not None
            self.settle(row)
            self.settled()
            assert len(self.open_rows) < before

    def settle(self, row: ReviewRow) -> None:
        """Do what the first problem of the row asks for."""
        (problem, *_) = row.planned.problems
        self.log[problem.code] += 1
        match problem.code:
            case ProblemCode.UNKNOWN_UNIT if problem.found == NEW_COMPANY:
                self.page.review.detail.picker.add_button.click()
            case ProblemCode.UNKNOWN_UNIT:
                self.answer("cuu chien binh tinh" if problem.found == VETERANS_WRONG else "nong dan tinh")
            case ProblemCode.BAD_DATE if self.log[problem.code] == 4:
                press(Qt.Key.Key_Space)
            case ProblemCode.BAD_DATE:
                self.answer("30/6/2020")
            case ProblemCode.MISSING_TITLE:
                self.answer(f"Nhiệm vụ viết thêm {self.log[problem.code]}")
            case _:
                press(Qt.Key.Key_F4)

    @staticmethod
    def answer(text: str) -> None:
        """Go to where the problem is settled, type, and come back."""
        press(Qt.Key.Key_Return)
        type_here(text)
        press(Qt.Key.Key_Return)


def test_forty_files_are_reviewed_written_and_taken_back(qtbot, window, settled, session, folder, monkeypatch) -> None:
    known = ask(session, settled, units.directory)
    window.navigate(PageKey.IMPORTS)
    settled()
    page = window.current_page()
    drop(page, folder)
    settled()
    footer = page.review.footer.forecast
    assert page.review.tree.topLevelItemCount() == 1 + FILES
    assert footer.text() == "Sẽ thêm 171 dòng. 22 dòng còn chờ xử lý, 2 dòng nên xem lại. 1 tệp không đọc được."

    page.review.password_button.click()
    type_password(page, PASSWORD)
    settled()
    back_in(qtbot, window)
    assert footer.text() == "Sẽ thêm 176 dòng. 22 dòng còn chờ xử lý, 2 dòng nên xem lại."

    clerk = Clerk(page, settled)
    clerk.settle_all()
    assert clerk.log == {"unknown-unit": 3, "bad-date": 4, "missing-title": 3, "duplicate-row": 2}
    said = "Sẽ thêm 197 dòng. 1 dòng bỏ ra. Thêm 1 đơn vị mới: Công ty Cao su Thanh Bình."
    assert footer.text() == said
    for _ in range(3):
        press(Qt.Key.Key_Z, CTRL)
        settled()
    assert footer.text() != said
    for _ in range(3):
        press(Qt.Key.Key_Y, CTRL)
        settled()
    assert footer.text() == said

    press(Qt.Key.Key_Return, CTRL)
    settled()
    assert window.message_bar.text().startswith("Đã ghi vào sổ: 197 dòng mới, 0 dòng thay đổi.")
    assert Counter(row.lead_unit for row in written(session, settled)) == {
        "Hội Cựu chiến binh tỉnh": 54,
        "Hội Nông dân tỉnh": 49,
        "Tỉnh đoàn": 46,
        "Liên đoàn Lao động tỉnh": 46,
        NEW_COMPANY: 2,
    }

    monkeypatch.setattr(Messages, "ask", lambda *_: True)
    page.start.history.undo_button.click()
    settled()
    assert window.message_bar.text().startswith("Đã hoàn tác ")
    assert written(session, settled) == []
    assert ask(session, settled, units.directory).units() == known.units()


def drop(page: ImportPage, folder: Path) -> None:
    """Let go of a folder over the page."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(folder))])
    place = page.rect().center()
    told = (data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(page, QDragEnterEvent(place, Qt.DropAction.CopyAction, *told))
    QApplication.sendEvent(page, QDropEvent(QPointF(place), Qt.DropAction.CopyAction, *told))


def type_password(page: ImportPage, password: str) -> None:
    """Answer the dialog that asks for one."""
    dialog = page.findChild(PasswordDialog)
    dialog.box.setText(password)
    dialog.accept()


def ask(session, settled, question):
    """Return the ledger's answer to a question."""
    answers = []
    session.ask(question, answers.append)
    settled()
    return answers[0]


def written(session, settled) -> list[tasks.TaskRow]:
    """Return the tasks of the year, as the ledger has them."""
    return ask(session, settled, lambda ledger: task_lists.rows_of_year(ledger, 2020, date(2020, 12, 31)))

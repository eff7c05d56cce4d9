"""A quarterly meeting and the annual review that follows it, whole, by keyboard alone: papers and counts of both."""

import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PIL import Image
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from desktop import cli
from desktop.domain.lights import Light
from desktop.presenters.navigation import PageKey
from desktop.ui.dialogs.decision_dialog import ExtendDialog
from desktop.ui.dialogs.form_fields import Remark
from desktop.ui.dialogs.reason_dialog import ReasonDialog
from desktop.ui.dialogs.record_form import RecordDialog
from desktop.ui.dialogs.report_dialog import ConfirmDialog, ReportDialog
from desktop.ui.dialogs.seats_dialog import SeatsDialog
from desktop.ui.main_window import MainWindow
from desktop.ui.pages.directions import DirectionsPage
from desktop.ui.pages.meeting_page import MeetingView, Sections
from desktop.ui.pages.meetings import MeetingsPage
from desktop.ui.pages.owing_units import LetterDialog
from tests.ui import two_meetings as told
from tests.ui.keyboard import CTRL, Keyboard, back_in, dialog

ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
ENTER, TAB, DOWN, SPACE = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Down, Qt.Key.Key_Space
HOME, END, INSERT = Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Insert
WORKBOOKS = Path(__file__).parents[1] / "workbooks"

#: As many keys as there may be from one end of a page to the other.
_FARTHEST = 60


class Clerk:
    """The secretary at the window: keys, what they bring, and no mouse."""

    def __init__(
        self, qtbot: QtBot, window: MainWindow, settled: Callable[[], None], folder: Path, patch: pytest.MonkeyPatch
    ) -> None:
        self._qtbot = qtbot
        self._window = window
        self._patch = patch
        self.settled = settled
        self.folder = folder
        self.keys = Keyboard(settled)

    # ── What hands do everywhere ──

    def go_to(self, key: PageKey) -> QWidget:
        """Open a page by its number."""
        self.keys.press(Qt.Key(Qt.Key.Key_1 + list(PageKey).index(key)), CTRL)
        return self._window.current_page()

    def tab_to(self, field: QWidget) -> None:
        """Go to a field by Tab alone."""
        for _ in range(_FARTHEST):
            if QApplication.focusWidget() is field:
                return
            self.keys.press(TAB)
        raise AssertionError(f"no Tab leads to {field}")

    def press_button(self, button: QWidget) -> None:
        """Go to a button and press it."""
        self.tab_to(button)
        self.keys.press(SPACE)

    def in_dialog(self, kind: type[QDialog]) -> None:
        """Wait for a dialog."""
        dialog(self._qtbot, kind)

    def back(self) -> None:
        """Come back from a dialog to the window."""
        self._qtbot.waitUntil(self._has_no_dialog)
        back_in(self._qtbot, self._window)
        self.settled()

    def _has_no_dialog(self) -> None:
        form = QApplication.activeModalWidget()
        said = [remark.text() for remark in form.findChildren(Remark) if remark.text()] if form else []
        assert form is None, f"{form.windowTitle()}: {said}"

    def will_agree(self) -> None:
        """Answer the next question with yes: from the safe answer to the other by Tab, then Space."""

        def look() -> None:
            box = QApplication.activeModalWidget()
            if isinstance(box, QMessageBox) and box.isActiveWindow():
                agree(box)
            else:
                QTimer.singleShot(5, look)

        QTimer.singleShot(0, look)

    def will_choose(self, asked: str, chosen: object) -> None:
        """Answer the system's next dialog for files."""
        self._patch.setattr(QFileDialog, asked, lambda *_: chosen)

    def said(self) -> str:
        return self._window.message_bar.text()

    # ── A meeting ──

    def view_page(self) -> MeetingsPage:
        page = self._window.current_page()
        assert isinstance(page, MeetingsPage)
        return page

    @property
    def view(self) -> MeetingView:
        page = self.view_page()
        assert page.open_view is not None
        return page.open_view

    @property
    def sections(self) -> Sections:
        return self.view.sections

    def picks(self, page: DirectionsPage, number: int) -> None:
        """Find a direction of the quarterly meeting by words of it."""
        self.keys.press(Qt.Key.Key_F, CTRL)
        self.keys.over(told.GIVEN_FIRST[number - 1].text)
        self.settled()
        assert page.presenter.chosen is not None
        assert page.presenter.chosen.direction.number == number

    def begins(self, kind: int, day: str, title: str) -> None:
        """Kind, day, hour, title and place of a new meeting."""
        self.go_to(PageKey.MEETINGS)
        if self.view_page().open_view is not None:
            self.keys.press(Qt.Key.Key_Left, ALT)
        self.keys.press(Qt.Key.Key_N, CTRL)
        self.keys.press(HOME)
        self.keys.press(DOWN, times=kind)
        self.keys.press(TAB)
        self.keys.over(day, TAB)
        self.keys.over("8h", TAB)
        self.keys.over(title, TAB)
        self.keys.over(told.PLACE)

    def names_the_officers(self) -> None:
        """Chair and secretary, on the first tab."""
        fields = self.sections.head.lines
        self.keys.press(Qt.Key.Key_T, ALT)
        for name, text in zip(
            ("chair", "chair-title", "secretary", "secretary-title"),
            (told.CHAIR, told.CHAIR_POST, told.SECRETARY, told.SECRETARY_POST),
            strict=True,
        ):
            field = next(line for field, line in fields.items() if field == name)
            self.tab_to(field)
            self.keys.over(text, TAB)

    def ends(self, when: str) -> None:
        """Say when it was over."""
        self.keys.press(Qt.Key.Key_T, ALT)
        self.tab_to(next(line for field, line in self.sections.head.lines.items() if field == "end"))
        self.keys.over(when, TAB)

    def invites(self, people: tuple[told.Invited, ...], group: int) -> None:
        """Paste rows copied from a table into a group of the list."""
        people_section = self.sections.people
        self.tab_to(people_section.group)
        self.keys.press(HOME)
        self.keys.press(DOWN, times=group)
        self.keys.press(Qt.Key.Key_P, ALT)
        QGuiApplication.clipboard().setText("\n".join(one.line for one in people))
        self.keys.press(Qt.Key.Key_V, CTRL)

    def marks(self, number: int, key: Qt.Key, *detail: str) -> None:
        """Mark the person of a number of the list."""
        self.keys.type(str(number), key)
        for text in detail:
            self.keys.over(text, ENTER)

    def concludes(self, given: told.Given) -> None:
        """Type a conclusion into the form, all five points."""
        self.keys.type(given.text, TAB)
        for place, lead in enumerate(given.leads):
            self.keys.type(f"; {lead}" if place else lead)
            self.takes_the_offer()
        self.keys.press(TAB)
        self.keys.type(given.helping)
        self.takes_the_offer()
        self.keys.press(TAB)
        self.keys.type(given.due, TAB)
        self.keys.type(given.report)
        self.keys.press(ENTER, CTRL)

    def takes_the_offer(self) -> None:
        """Take the unit offered, if what is typed is not yet all of its name."""
        field = QApplication.focusWidget()
        if getattr(field, "offers", ()):
            self.keys.press(ENTER)

    def says(self, number: int, text: str) -> None:
        """Write down who said what."""
        self.keys.type(f"y {told.INVITED[number - 1].name}", ENTER)
        self.keys.type(text, ENTER)

    def signs(self) -> None:
        """Number, put forward, sign."""
        self.keys.press(Qt.Key.Key_B, ALT)
        panel = self.sections.minutes.signing
        if panel.number_button.isVisible():
            self.press_button(panel.number_button)
        if panel.forward_button.isVisible():
            self.press_button(panel.forward_button)
        assert panel.all_clear.text() == "Đã đủ để ký.", [item.finding for item in panel.presenter.check_list.items]
        self.will_agree()
        self.press_button(panel.sign_button)
        self.back()
        assert self.view.signed_bar.isVisible()


def agree(box: QMessageBox) -> None:
    """Press the button of a question that is not the safe one, by keys."""
    Keyboard(lambda: None).press(TAB)
    focus = box.focusWidget()
    assert focus is not None
    assert focus is not box.defaultButton()
    Keyboard(lambda: None).press(SPACE)


@dataclass(frozen=True)
class Paper:
    """A printed paper, read back: the words of each page."""

    pages: tuple[str, ...]

    @property
    def text(self) -> str:
        """All its words."""
        return " ".join(self.pages)


def read(path: Path) -> Paper:
    """Return what a PDF says; the lines of a cell or a paragraph are read on."""
    with pypdfium2.PdfDocument(path) as document:
        return Paper(tuple(" ".join(page.get_textpage().get_text_range().split()) for page in document))


def picture(path: Path, shade: str) -> Path:
    """Make a photo."""
    out = io.BytesIO()
    Image.new("RGB", (900, 600), shade).save(out, "JPEG")
    path.write_bytes(out.getvalue())
    return path


def on_the_command_line(capsys: pytest.CaptureFixture[str], ledger: Path, *command: str) -> dict[str, Any]:
    """Return the JSON that a command answers."""
    assert cli.main(["--ledger", str(ledger), *command, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


@pytest.fixture
def ledger_path(ledger_path, capsys):
    """The ledger of a province whose units' workbooks of 2020 are read in."""
    cli.main(["--ledger", str(ledger_path), "import", str(WORKBOOKS / "2020")])
    capsys.readouterr()
    return ledger_path


@pytest.fixture
def clerk(qtbot, window, settled, tmp_path, monkeypatch):
    back_in(qtbot, window)
    return Clerk(qtbot, window, settled, tmp_path, monkeypatch)


@pytest.mark.timeout(300)  # half a year's work by single keys
def test_a_quarterly_meeting_and_the_annual_review_that_follows(clerk, ledger_path, capsys, session):
    holds_the_quarterly_meeting(clerk)
    the_versions_of_its_minutes_differ_in_what_was_added(*signs_reopens_and_signs_again(clerk))
    the_letters_are_numbered(follows_up(clerk))
    prepares_the_review(clerk)
    holds_the_review(clerk)
    tells_the_public(clerk)
    clerk.signs()
    papers = saves_the_papers(clerk)
    session.wait_closed()

    everybody_is_invited_seated_and_listed(papers)
    the_minutes_say_what_happened(papers)
    the_conclusions_are_told(papers)
    the_command_line_counts_the_same(ledger_path, capsys)


def holds_the_quarterly_meeting(clerk: Clerk) -> None:
    """Twenty-four members; eight directions, two of them to several units."""
    clerk.begins(2, "15/10/2020", told.QUARTERLY)
    clerk.keys.press(ENTER)
    clerk.names_the_officers()
    clerk.keys.press(Qt.Key.Key_P, ALT)
    clerk.invites(told.MEMBERS, 1)
    clerk.keys.press(Qt.Key.Key_D, ALT)
    clerk.marks(5, Qt.Key.Key_F2, "đi công tác")
    clerk.marks(8, Qt.Key.Key_F4, "Đỗ Mạnh Hùng; Phó Chủ tịch; 12-CV/ND")
    for number in range(1, 25):
        if number not in (5, 8):
            clerk.marks(number, ENTER)
    attendance = clerk.sections.attendance
    assert attendance.counts.text() == "Có mặt 22/24 · cử người dự thay 1 · vắng 1 (có lý do 1)"
    assert attendance.quorum.text().startswith("Có mặt 23/24 thành viên (95,8%), trong đó 1 người dự thay, đủ 1/2")
    clerk.keys.press(Qt.Key.Key_L, ALT)
    for given in told.GIVEN_FIRST:
        clerk.concludes(given)
    kept = clerk.sections.conclusions.presenter.rows
    assert [(one.number, len(one.lead_unit_ids)) for one in kept] == [
        (number, len(given.leads)) for number, given in enumerate(told.GIVEN_FIRST, start=1)
    ]
    clerk.ends("11h30")


def signs_reopens_and_signs_again(clerk: Clerk) -> tuple[Paper, Paper]:
    """A contribution was forgotten: the minutes are opened again for that, and signed as a second version."""
    clerk.signs()
    panel = clerk.sections.minutes.signing
    clerk.press_button(panel.reopen_button)
    clerk.in_dialog(ReasonDialog)
    clerk.keys.type("Ghi thiếu ý kiến của Hội Nông dân tỉnh", TAB)
    clerk.keys.press(ENTER)
    clerk.back()
    clerk.keys.press(Qt.Key.Key_N, ALT)
    clerk.keys.type(f"y {told.MEMBERS[7].name}", ENTER)
    clerk.keys.type("Đề nghị thêm kinh phí tập huấn.", ENTER)
    clerk.signs()
    papers = []
    for row, name in enumerate(("bản 2.pdf", "bản 1.pdf")):
        clerk.tab_to(panel.versions)
        clerk.keys.press(HOME, CTRL)
        clerk.keys.press(DOWN, times=row)
        clerk.will_choose("getSaveFileName", (str(clerk.folder / name), ""))
        clerk.press_button(panel.save_button)
        papers.append(read(clerk.folder / name))
    second, first = papers
    return first, second


def follows_up(clerk: Clerk) -> Paper:
    """Two directions are done, two extended, and the units that owe reports are reminded; return their letters."""
    page = clerk.go_to(PageKey.DIRECTIONS)
    assert isinstance(page, DirectionsPage)
    for number, day in told.DONE.items():
        clerk.picks(page, number)
        clerk.keys.press(Qt.Key.Key_H, CTRL)
        clerk.in_dialog(ConfirmDialog)
        clerk.keys.over(day, ENTER)
        clerk.back()
    for number, due in told.EXTENDED.items():
        clerk.picks(page, number)
        clerk.keys.press(Qt.Key.Key_E, CTRL)
        clerk.in_dialog(ExtendDialog)
        clerk.keys.type(due, TAB)
        clerk.keys.type("Mưa lũ kéo dài", TAB)
        clerk.keys.over("Trưởng Ban Chỉ đạo", TAB)
        clerk.keys.over("12/12/2020", ENTER)
        clerk.back()
    clerk.picks(page, 4)
    clerk.keys.press(Qt.Key.Key_B, CTRL)
    clerk.in_dialog(ReportDialog)
    clerk.keys.over("31/12/2020")
    clerk.keys.press(Qt.Key.Key_P, ALT)
    clerk.keys.type("40")
    clerk.keys.press(Qt.Key.Key_K, ALT)
    clerk.keys.type("Đã làm 6 km đường.")
    clerk.keys.press(ENTER, CTRL)
    clerk.back()
    clerk.picks(page, 6)
    clerk.keys.press(Qt.Key.Key_H, CTRL)
    clerk.in_dialog(ConfirmDialog)
    clerk.keys.over("20/1/2021", ENTER)
    clerk.back()
    clerk.keys.press(Qt.Key.Key_F, CTRL)
    clerk.keys.press(Qt.Key.Key_Escape)
    assert [row.light for row in page.table.model.shown()].count(Light.CLOSED) == 2
    return reminders(clerk, page)


def reminders(clerk: Clerk, page: DirectionsPage) -> Paper:
    """Seven units still owe a report; each gets a letter with a number of its own."""
    clerk.keys.press(Qt.Key.Key_C, ALT)
    assert {row.unit for row in page.owing.table.model.shown()} == told.OWING
    clerk.will_agree()
    clerk.keys.press(Qt.Key.Key_D, CTRL)
    assert clerk.said().startswith("Đã viết công văn đôn đốc số"), clerk.said()
    clerk.in_dialog(LetterDialog)
    letters = QApplication.activeModalWidget()
    assert isinstance(letters, LetterDialog)
    saved = clerk.folder / "đôn đốc.pdf"
    clerk.will_choose("getSaveFileName", (str(saved), ""))
    clerk.keys.press(Qt.Key.Key_S, CTRL)
    clerk.keys.press(Qt.Key.Key_Escape)
    clerk.back()
    return read(saved)


def prepares_the_review(clerk: Clerk) -> None:
    """From the quarterly meeting come people, officers and open directions; guests and districts are pasted."""
    clerk.begins(0, "05/02/2021", told.REVIEW)
    page = clerk.view_page()
    clerk.tab_to(page.new_form.earlier)
    clerk.keys.press(END)
    clerk.keys.press(ENTER, CTRL)
    clerk.keys.press(Qt.Key.Key_P, ALT)
    assert [one.name for one in clerk.sections.people.presenter.rows] == [one.name for one in told.MEMBERS]
    clerk.invites(told.GUESTS, 0)
    clerk.invites(told.LOCALS, 3)
    listed = [(one.name, one.unit) for one in clerk.sections.people.presenter.rows]
    assert listed == [(one.name, one.unit) for one in told.INVITED]
    clerk.keys.press(Qt.Key.Key_J, CTRL)
    clerk.in_dialog(SeatsDialog)
    clerk.keys.press(ENTER, CTRL)
    clerk.back()
    clerk.keys.press(Qt.Key.Key_R, ALT)
    carried = clerk.sections.carried
    assert [row.direction.number for row in carried.open_table.model.shown()] == [3, 4, 5, 6, 7, 8]
    assert [row.direction.number for row in carried.closed_table.model.shown()] == [1, 2]


def holds_the_review(clerk: Clerk) -> None:
    """A hundred and twenty people at the door, twelve contributions, three directions, seven key tasks."""
    takes_attendance_of_all(clerk)
    clerk.keys.press(Qt.Key.Key_N, ALT)
    for number, text in told.SAID:
        clerk.says(number, text)
    for given in told.GIVEN_LATER:
        clerk.keys.type(f"g {'; '.join(given.leads)} + {given.helping}: {given.text} {given.due}", ENTER)
    clerk.keys.press(Qt.Key.Key_L, ALT)
    kept = clerk.sections.conclusions.presenter.rows
    assert [(one.number, len(one.lead_unit_ids), one.text) for one in kept] == [
        (number, len(given.leads), given.text) for number, given in enumerate(told.GIVEN_LATER, start=1)
    ]
    clerk.keys.press(Qt.Key.Key_PageDown, CTRL, times=5)
    for title, unit, due in told.KEY_TASKS:
        clerk.keys.press(INSERT)
        clerk.in_dialog(RecordDialog)
        clerk.keys.type(title, TAB)
        clerk.keys.type(unit)
        clerk.takes_the_offer()
        clerk.keys.press(TAB, times=2)
        clerk.keys.type(due)
        clerk.keys.press(ENTER, CTRL)
        clerk.back()
    clerk.ends("11h45")


def takes_attendance_of_all(clerk: Clerk) -> None:
    """By the number on the printed list and one key; who came instead of somebody in one line."""
    clerk.keys.press(Qt.Key.Key_D, ALT)
    for number, reason in told.EXCUSED.items():
        clerk.marks(number, Qt.Key.Key_F2, reason)
    for number in told.ABSENT:
        clerk.marks(number, Qt.Key.Key_F3)
    for number, stand_in in told.STAND_INS.items():
        clerk.marks(number, Qt.Key.Key_F4, "; ".join(stand_in))
    for number, key, when in ((told.LATE, Qt.Key.Key_F5, "8h20"), (told.LEFT_EARLY, Qt.Key.Key_F6, "10h15")):
        clerk.keys.type(str(number))
        clerk.keys.press(key, SHIFT)
        clerk.keys.over(when, ENTER)
    away = {*told.EXCUSED, *told.ABSENT, *told.STAND_INS, told.LATE, told.LEFT_EARLY}
    for number in range(1, 121):
        if number not in away:
            clerk.marks(number, ENTER)
    door = clerk.sections.attendance
    assert door.counts.text() == "Có mặt 107/120 · cử người dự thay 9 · vắng 4 (có lý do 3)"
    assert door.quorum.text().startswith("Có mặt 23/24 thành viên (95,8%), trong đó 2 người dự thay, đủ 2/3")


def tells_the_public(clerk: Clerk) -> None:
    """Three photos with captions, two of them for the public."""
    clerk.keys.press(Qt.Key.Key_K, ALT)
    files = clerk.sections.files
    photos = [picture(clerk.folder / f"ảnh {shade}.jpg", shade) for shade in ("red", "green", "blue")]
    clerk.will_choose("getOpenFileNames", ([str(photo) for photo in photos], ""))
    clerk.keys.press(INSERT)
    clerk.tab_to(files.view)
    clerk.keys.press(HOME, CTRL)
    for caption in told.CAPTIONS:
        clerk.keys.press(Qt.Key.Key_F2)
        clerk.keys.type(caption, ENTER)
        clerk.keys.press(DOWN)
    assert [one.caption for one in files.presenter.files] == list(told.CAPTIONS)
    clerk.keys.press(Qt.Key.Key_I, ALT)
    clerk.keys.press(Qt.Key.Key_H, ALT)
    clerk.keys.press(DOWN)
    clerk.keys.press(SPACE)
    assert [one.shown for one in clerk.sections.public.presenter.photos] == [True, False, True]


def saves_the_papers(clerk: Clerk) -> dict[str, Paper]:
    """All papers of the review at once, and the list of the directions that were given; read back, by title."""
    folder = clerk.folder / "giấy tờ"
    folder.mkdir()
    clerk.will_choose("getExistingDirectory", str(folder))
    clerk.keys.press(Qt.Key.Key_Y, ALT)
    clerk.keys.press(Qt.Key.Key_P, CTRL | SHIFT)
    papers = {path.stem[3:]: read(path) for path in sorted(folder.iterdir())}
    clerk.tab_to(clerk.sections.papers.list)
    clerk.keys.press(END)
    saved = clerk.folder / "ý kiến chỉ đạo.pdf"
    clerk.will_choose("getSaveFileName", (str(saved), ""))
    clerk.keys.press(Qt.Key.Key_S, CTRL)
    return papers | {"Danh mục ý kiến chỉ đạo": read(saved)}


# ── What came of it ──


def the_versions_of_its_minutes_differ_in_what_was_added(first: Paper, second: Paper) -> None:
    """Both are kept; the second says which it replaces, and only it has the contribution that was forgotten."""
    added = "1. Vũ Đình An, Chủ tịch, Hội Nông dân tỉnh: Đề nghị thêm kinh phí tập huấn."
    assert added in second.text
    assert "(Thay thế biên bản số 01/BB-BCĐ đã ký ngày " in second.text
    assert added not in first.text
    assert "Thay thế biên bản" not in first.text
    for paper in (first, second):
        assert "Số: 01/BB-BCĐ" in paper.text
        assert "Có mặt 22/24 đại biểu; cử người dự thay 1; vắng 1 (có lý do 1: Lê Quang An – đi công tác)" in paper.text
        assert "Có mặt 23/24 thành viên (95,8 %), trong đó 1 người dự thay, đủ 1/2." in paper.text
        for number, given in enumerate(told.GIVEN_FIRST, start=1):
            line = f"{number} {given.text} {'; '.join(given.leads)} {given.helping} {given.due}; báo cáo: hằng quý"
            assert line in paper.text


def the_letters_are_numbered(letters: Paper) -> None:
    """A page for each unit, with what it still has to do."""
    assert len(letters.pages) == len(told.OWING)
    for number, page in enumerate(letters.pages, start=1):
        assert f"Số: {number:02d}/BCĐ" in page
    assert {unit for unit in told.OWING for page in letters.pages if f"Kính gửi: {unit} " in page} == told.OWING
    (farmers,) = (page for page in letters.pages if f"Kính gửi: {told.FARMERS} " in page)
    assert "còn 2 ý kiến chỉ đạo chưa thực hiện xong" in farmers
    assert f"{told.GIVEN_FIRST[4].text} 30/4/2021" in farmers


def everybody_is_invited_seated_and_listed(papers: dict[str, Paper]) -> None:
    """A hundred and twenty invitations, plates, seats and rows to sign in, in the order of the list."""
    invitations, plates = papers["Giấy mời"].pages, papers["Biển tên"].pages
    assert len(invitations) == len(plates) == len(told.INVITED) == 120
    rows, seats = papers["Danh sách đại biểu"].text, papers["Danh sách chỗ ngồi"].text
    for number, one in enumerate(told.INVITED, start=1):
        assert f" {one.name}, {one.post}" in invitations[number - 1]
        sent = told.STAND_INS.get(number)
        shown = sent[0] if sent else one.name
        assert shown.upper() in plates[number - 1]
        instead = f" ({sent[0]} dự thay)" if sent else ""
        assert f" {number} {one.name}{instead} {one.post}" in rows
        assert f" {number} {'ABCDEFGHIJ'[(number - 1) // 12]}{(number - 1) % 12 + 1} {shown} " in seats
    total = "Tổng số: 120 đại biểu. Có mặt: 107; cử người dự thay: 9; vắng: 4 (có lý do: 3, không lý do: 1)."
    assert total in rows
    assert "1 8 giờ 20 Kiểm điểm việc thực hiện các ý kiến chỉ đạo còn hiệu lực" in papers["Chương trình"].text


def the_minutes_say_what_happened(papers: dict[str, Paper]) -> None:
    """Who was there in every way, what was said and set; the file of the meeting holds the same minutes."""
    minutes = papers["Biên bản"].text
    for said in (
        "Có mặt 107/120 đại biểu; cử người dự thay 9; vắng 4 (có lý do 3: Phạm Thu An – đi công tác, ",
        "không lý do 1: Nguyễn Văn Quân)",
        "Có mặt 23/24 thành viên (95,8 %), trong đó 2 người dự thay, đủ 2/3.",
        "Có mặt đến muộn lúc 8 giờ 20",
        "Có mặt về sớm lúc 10 giờ 15",
        "Tổng số: 120 đại biểu; có mặt 107; cử người dự thay 9; vắng có lý do 3; vắng không lý do 1.",
        "9/9 nhiệm vụ chung và 37/37 nhiệm vụ do đơn vị thành viên chủ trì đăng ký, đạt 100 % kế hoạch",
        "Hội nghị kết thúc vào 11 giờ 45, ngày 05 tháng 02 năm 2021./.",
    ):
        assert said in minutes
    for ordinal, (number, text) in enumerate(told.SAID, start=1):
        one = told.INVITED[number - 1]
        unit = "" if one.unit.casefold() in one.post.casefold() else f", {one.unit}"
        assert f" {ordinal}. {one.name}, {one.post}{unit}: {text}" in minutes
    assert f" {len(told.SAID) + 1}. " not in minutes.partition("KẾT LUẬN CỦA CHỦ TRÌ")[0]
    for letter, (title, unit, due) in zip("abcdđeg", told.KEY_TASKS, strict=True):
        assert f" {letter}) {title} (chủ trì: {unit}; thời hạn: {due})." in minutes
    for sent, post, letter_number in told.STAND_INS.values():
        assert f"Cử người dự thay {sent}, {post} dự thay (văn bản số {letter_number})" in minutes
    assert all(page in papers["Hồ sơ hội nghị"].pages for page in papers["Biên bản"].pages)


def the_conclusions_are_told(papers: dict[str, Paper]) -> None:
    """Numbered anew in their year, each with its units, in minutes, notice, list and public summary."""
    notice, listed = papers["Thông báo"].text, papers["Danh mục ý kiến chỉ đạo"].text
    public = papers["Tin hội nghị"].text
    for number, given in enumerate(told.GIVEN_LATER, start=1):
        assert (
            f" {number} {given.text} {'; '.join(given.leads)} {given.helping} {given.due} " in papers["Biên bản"].text
        )
        *others, last = given.leads
        units = " và ".join(filter(None, (", ".join(others), last)))
        assert f" {number}. {units}: {given.text}; phối hợp với {given.helping}; thời hạn: {given.due}." in notice
        assert f"- {given.text} (giao {units} chủ trì, thời hạn {given.due[0].lower()}{given.due[1:]})." in public
        assert given.text in listed
    assert "Dự hội nghị có 116 đại biểu, gồm 8 đại biểu khách mời, 23 thành viên Ban Chỉ đạo và 85" in notice
    assert "Hội nghị đã nghe 12 ý kiến phát biểu" in public
    assert "cùng 111 đại biểu" in public
    shown, left_out, also_shown = told.CAPTIONS
    assert shown in public
    assert also_shown in public
    assert left_out not in public


def the_command_line_counts_the_same(ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two meetings, eleven directions of which nine are open and three are to several units, and the year's counts."""
    review, quarterly = on_the_command_line(capsys, ledger, "meetings")["meetings"]
    counted = ("invited", "present", "represented", "absent", "excused", "state")
    assert [review[key] for key in counted] == [120, 107, 9, 4, 3, "signed"]
    assert [quarterly[key] for key in counted] == [24, 22, 1, 1, 1, "signed"]
    directions = on_the_command_line(capsys, ledger, "directions")["directions"]
    still_open = on_the_command_line(capsys, ledger, "directions", "--open")["directions"]
    assert len(directions) == len(told.GIVEN_FIRST) + len(told.GIVEN_LATER) == 11
    assert len(still_open) == 9
    assert sum(len(one["units"]) > 1 for one in directions) == 3
    assert sum(bool(one["extensions"]) for one in directions) == 2
    carried = [one for one in still_open if one["meeting"]["title"] == told.QUARTERLY]
    assert sorted(int(one["number"]) for one in carried) == [3, 4, 5, 6, 7, 8]
    year = on_the_command_line(capsys, ledger, "summary", "--year", "2020")["kinds"]
    assert (year["common"]["total"], year["registered"]["total"], year["direction"]["total"]) == (9, 37, 8)
    assert year["direction"]["done_on_time"] == 2
    following = on_the_command_line(capsys, ledger, "summary", "--year", "2021")["kinds"]
    assert (following["key"]["total"], following["direction"]["total"]) == (7, 3)

"""A meeting in the real window by keyboard: from Ctrl+N to the minutes as a file."""

from datetime import date, datetime

import pdfplumber
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog

from desktop.domain.meetings import Attendance, AttendeeGroup, MeetingHead, MeetingKind
from desktop.domain.people import Person, Position
from desktop.domain.text import fold
from desktop.presenters.navigation import MeetingFilter, PageKey
from desktop.services import meetings, tasks, units
from desktop.services.ledgers import open_ledger
from desktop.ui import preview
from tests.ui.keyboard import Keyboard, back_in, type_here

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
FAMILIES = ("Nguyễn Văn", "Trần Thị", "Lê Quang", "Phạm Thu")
GIVEN = ("An", "Bình", "Cường", "Dũng", "Đồng", "Giang", "Hải", "Lan", "Mai", "Sơn", "Tuấn")
TITLE = "Hội nghị tổng kết công tác năm 2020, triển khai nhiệm vụ năm 2021"


@pytest.fixture
def ledger_path(ledger_path):
    """A ledger with 44 people, each of a unit of the sample."""
    with open_ledger(ledger_path) as ledger:
        known = units.directory(ledger).units()
        names = [f"{family} {given}" for given in GIVEN for family in FAMILIES]
        for place, name in enumerate(names):
            unit = known[place % len(known)]
            units.save_person(ledger, Person(0, name, (Position("Chủ tịch", unit.id, unit.name),)))
    return ledger_path


@pytest.fixture
def keys(qtbot, window, settled):
    back_in(qtbot, window)
    window.navigate(PageKey.MEETINGS)
    settled()
    return Keyboard(settled)


ENTER, TAB, DOWN, UP = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Down, Qt.Key.Key_Up


def begin(keys, day="05/02/2021"):
    """Make a new meeting on ``day``."""
    keys.press(Qt.Key.Key_N, CTRL)
    keys.press(TAB)
    keys.over(day, ENTER)


def sections(window):
    return window.current_page().open_view.sections


def ask(session, settled, read):
    """Return what the ledger holds, asked the way the window does."""
    found = []
    session.ask(read, found.append)
    settled()
    return found[0]


def prepare(keys, window):
    """Thông tin, Chương trình, Thành phần: 44 people of the ledger and a guest."""
    begin(keys)
    keys.press(TAB, times=3)  # from the title past day and start
    keys.type("11h30", TAB, TAB)
    keys.type("Hội trường Tỉnh ủy", TAB)
    keys.type("nguyen van dong", ENTER, TAB)
    keys.over("Trưởng Ban Chỉ đạo", TAB)
    keys.type("Trần Thu Thủy", TAB)
    keys.type("Chánh Văn phòng", ENTER)
    keys.press(Qt.Key.Key_C, ALT)
    keys.type("Tham luận của các đơn vị; Hội Nông dân tỉnh; 25", ENTER)
    keys.press(Qt.Key.Key_P, ALT)
    keys.type("Vũ Bốn; Phó Bí thư; Tỉnh ủy", ENTER)
    keys.press(TAB, times=4)
    keys.press(Qt.Key.Key_Space)  # Mời tất cả cán bộ trong sổ


def take_attendance(keys):
    """Điểm danh of 40: the initials but for the given name, and a key each."""
    keys.press(Qt.Key.Key_D, ALT)
    names = [f"{family} {given}" for given in GIVEN[:10] for family in FAMILIES]
    for name in names[:36]:
        keys.type(fold(name), ENTER)
    keys.type(fold(names[36]), Qt.Key.Key_F2)
    keys.type("Đi công tác", ENTER)
    keys.type(fold(names[37]), Qt.Key.Key_F4)
    keys.type("Lê Thị Tư; Chánh Văn phòng; 12-CV/VP", ENTER)
    keys.type(fold(names[38]), Qt.Key.Key_F3)
    keys.type(fold(names[39]), Qt.Key.Key_F5)


def conclude(keys):
    """Ý kiến phát biểu and Kết luận: one contribution, two conclusions."""
    keys.press(Qt.Key.Key_K, ALT)
    keys.type("hai", ENTER, TAB, TAB)
    keys.type("Đề nghị quan tâm hơn nữa đến cơ sở.")
    keys.press(ENTER, CTRL)
    keys.press(Qt.Key.Key_L, ALT)
    keys.type("Rà soát, bổ sung quy chế phối hợp.", TAB)
    keys.type("nong dan tinh", ENTER, TAB)
    keys.type("cuu chien binh tinh", ENTER)
    keys.type("; phu nu tinh", ENTER, TAB)
    keys.type("Quý II/2021")
    keys.press(ENTER, CTRL)
    keys.type("Thăm, tặng quà gia đình chính sách.", TAB)
    keys.type("chu thap do tinh", TAB)
    keys.press(TAB)
    keys.type("trước 30/6", ENTER)


SAID_IN_THE_MINUTES = (
    TITLE,
    "8 giờ 00",
    "11 giờ 30",
    "Hội trường Tỉnh ủy",
    "Nguyễn Văn Đồng, Trưởng Ban Chỉ đạo",
    "Trần Thu Thủy",
    "Có mặt 37/45 đại biểu",
    "Đi công tác",
    "Tham luận của các đơn vị (trình bày: Hội Nông dân tỉnh)",
    "Đề nghị quan tâm hơn nữa đến cơ sở.",
    "II/2021",
)


def test_a_review_by_keyboard_from_the_first_key_to_the_paper(keys, window, session, settled, tmp_path, monkeypatch):
    prepare(keys, window)
    take_attendance(keys)
    assert sections(window).attendance.counts.text() == (
        "Có mặt 37/45 · cử người dự thay 1 · vắng 2 (có lý do 1) · chưa điểm danh 5"
    )
    conclude(keys)
    chosen = tmp_path / "Biên bản tổng kết"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(chosen), ""))
    keys.press(Qt.Key.Key_B, ALT)
    keys.press(Qt.Key.Key_S, CTRL)
    assert "Đã lưu biên bản" in window.message_bar.text()
    with pdfplumber.open(chosen.with_suffix(".pdf")) as paper:
        text = " ".join(" ".join(page.extract_text().split()) for page in paper.pages)
    assert [said for said in SAID_IN_THE_MINUTES if said not in text] == []

    first, second = ask(session, settled, lambda ledger: tasks.directions(ledger, date(2021, 3, 1)))
    assert (first.task.title, first.lead_unit) == ("Rà soát, bổ sung quy chế phối hợp.", "Hội Nông dân tỉnh")
    assert first.task.coordinating_units == ("Hội Cựu chiến binh tỉnh", "Hội Liên hiệp Phụ nữ tỉnh")
    assert first.task.due_on == date(2021, 6, 30)
    assert (second.lead_unit, second.task.due_on) == ("Hội Chữ thập đỏ tỉnh", date(2021, 6, 30))


def test_the_list_is_filtered_and_opened_by_keyboard(keys, window, session, settled):
    for title, month in (("Giao ban quý I", 4), ("Ký kết chương trình phối hợp", 5)):
        head = MeetingHead(MeetingKind.QUARTERLY, title, datetime(2021, month, 1, 8, 0))
        session.change(lambda ledger, head=head: meetings.save_head(ledger, 0, head))
    settled()
    table = window.current_page().table
    assert [row.head.title for row in table.model.shown()] == ["Ký kết chương trình phối hợp", "Giao ban quý I"]
    keys.type("giao ban", ENTER)
    assert window.current_page().open_view is not None
    keys.press(Qt.Key.Key_Left, ALT)
    assert window.current_page().open_view is None
    assert table.isVisible()


def test_esc_leaves_the_new_form_and_nothing_is_made(keys, window, session, settled):
    keys.press(Qt.Key.Key_N, CTRL)
    keys.press(Qt.Key.Key_Escape)
    assert window.current_page().table.isVisible()
    assert ask(session, settled, meetings.meetings) == []


def test_what_is_wrong_is_said_at_its_field_and_stays_there(keys, window):
    begin(keys)
    keys.press(TAB, times=3)
    keys.type("7h", TAB)
    head = sections(window).head
    ends = next(field for name, field in head.fields.items() if name == "end")
    assert "trước khi bắt đầu" in ends.remark.text()
    assert ends.field.text() == "7h"


def test_leaving_at_once_after_typing_loses_nothing(keys, window, session, settled):
    begin(keys)
    keys.press(Qt.Key.Key_K, ALT)
    type_here("Lê Năm")
    window.current_page().open_view.left.emit()
    settled()
    keys.press(ENTER)
    place = "Phòng họp số 2"
    keys.press(TAB, times=5)
    type_here(place)
    keys.press(Qt.Key.Key_Left, ALT)
    (row,) = ask(session, settled, meetings.meetings)
    assert row.head.place == place


def test_a_speaker_is_named_with_title_and_the_row_typed_into_can_be_deleted(keys, window):
    begin(keys)
    people = sections(window).people
    people.presenter.type_in("Vũ Bốn; Phó Bí thư; Tỉnh ủy")
    keys.press(Qt.Key.Key_K, ALT)
    keys.type("vu bon", ENTER, TAB)
    contributions = sections(window).contributions
    assert contributions.presenter.current.speaker == "Vũ Bốn, Phó Bí thư"
    assert contributions.presenter.current.unit == "Tỉnh ủy"
    assert contributions.view.current() == contributions.presenter.current
    assert contributions.delete_button.isEnabled()


def test_the_list_at_the_door_is_in_the_order_of_the_paper(keys, window, settled):
    begin(keys)
    invitations = sections(window).people.presenter
    invitations.type_in("Vũ Bốn; Phó Bí thư; Tỉnh ủy")
    settled()
    invitations.group = AttendeeGroup.GUEST
    invitations.type_in("Lý Năm; Chánh Văn phòng; Tỉnh ủy")
    settled()
    door = sections(window).attendance
    assert [door.view.rows.index(row, 1).data() for row in range(2)] == ["Lý Năm", "Vũ Bốn"]
    assert [door.view.rows.index(row, 0).data() for row in range(2)] == ["1", "2"]


def test_text_without_a_speaker_is_not_left_without_asking(keys, window, monkeypatch):
    begin(keys)
    keys.press(Qt.Key.Key_K, ALT)
    keys.press(TAB, times=2)
    type_here("Nhất trí.")
    asked = []
    monkeypatch.setattr(window.messages, "ask", lambda *texts: asked.append(texts))
    keys.press(Qt.Key.Key_Left, ALT)
    assert len(asked) == 1
    assert sections(window).contributions.text.toPlainText() == "Nhất trí."


def test_the_agenda_is_moved_changed_and_deleted_by_keyboard(keys, window, session, settled):
    begin(keys)
    keys.press(Qt.Key.Key_C, ALT)
    agenda = sections(window).agenda
    keys.press(TAB)
    agenda.view.set_place(2)
    keys.press(UP, ALT)
    keys.press(ENTER)
    keys.over("Thảo luận tại tổ", ENTER)
    keys.press(Qt.Key.Key_Delete)
    assert "Đã xoá mục" in window.message_bar.text()
    agenda.presenter.undo_delete()
    settled()
    (row,) = ask(session, settled, meetings.meetings)
    kept = ask(session, settled, lambda ledger: meetings.meeting(ledger, row.id)).agenda
    assert [item.title for item in kept][:3] == [
        "Tuyên bố lý do, giới thiệu đại biểu",
        "Thảo luận tại tổ",
        "Báo cáo kết quả công tác năm, phương hướng nhiệm vụ năm sau",
    ]


def test_the_agenda_is_moved_by_the_mouse(keys, window):
    begin(keys)
    keys.press(Qt.Key.Key_C, ALT)
    agenda = sections(window).agenda
    titles = [item.title for item in agenda.presenter.items]
    dragged: QMimeData = agenda.view.rows.mimeData([agenda.view.rows.index(0, 2)])
    target = agenda.view.visualRect(agenda.view.rows.index(3, 2)).bottomLeft() + QPoint(4, 0)
    drop = QDropEvent(
        QPointF(target), Qt.DropAction.MoveAction, dragged, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    agenda.view.rows.dropMimeData(dragged, drop.proposedAction(), 4, 0, agenda.view.rootIndex())
    assert [item.title for item in agenda.presenter.items] == [*titles[1:4], titles[0], titles[4]]


def test_people_are_pasted_from_a_table_and_moved_to_a_group(keys, window):
    begin(keys)
    keys.press(Qt.Key.Key_P, ALT)
    QGuiApplication.clipboard().setText("Vũ Bốn\tPhó Bí thư\tTỉnh ủy\nLý Năm\tChánh Văn phòng\tTỉnh ủy\n")
    keys.press(Qt.Key.Key_V, CTRL)
    people = sections(window).people
    assert [one.name for one in people.table.model.shown()] == ["Vũ Bốn", "Lý Năm"]
    people.table.view.selectAll()
    people.presenter.move_to(people.table.chosen(), AttendeeGroup.GUEST)
    keys.type("Vũ Bốn; Phó Bí thư; Tỉnh ủy", ENTER)
    assert "đã có trong danh sách" in people.remark.text()


def test_a_mark_is_taken_back_and_the_rest_are_absent_after_a_question(keys, window, settled, monkeypatch):
    begin(keys)
    sections(window).people.presenter.invite_everybody()
    keys.press(Qt.Key.Key_D, ALT)
    door = sections(window).attendance
    keys.press(ENTER)
    assert "Chưa chọn ai" in door.last.text()
    keys.type("pt an", ENTER)
    assert door.last.text() == "Phạm Thu An: ✓ Có mặt"
    keys.press(Qt.Key.Key_Z, CTRL)
    assert door.counts.text() == "Có mặt 0/44 · chưa điểm danh 44"
    keys.press(DOWN)
    keys.press(Qt.Key.Key_F4)
    keys.type(" ", ENTER)
    assert "người dự thay" in door.strip.remark.text()
    keys.press(Qt.Key.Key_Escape)
    assert door.box.hasFocus()
    monkeypatch.setattr(window.messages, "ask", lambda *_: True)
    door.rest_button.click()
    settled()
    assert {one.attendance for one in door.presenter.rows} == {Attendance.ABSENT}


def test_the_preview_turns_pages_and_zooms_by_keyboard(keys, window, settled):
    begin(keys)
    sections(window).people.presenter.invite_everybody()
    keys.press(Qt.Key.Key_B, ALT)
    view = sections(window).minutes.panel.view
    assert view.hasFocus()
    assert view.page_count >= 2
    keys.press(Qt.Key.Key_PageDown)
    assert view.page == 1
    keys.press(Qt.Key.Key_Home)
    assert view.page == 0
    before = view.scale
    keys.press(Qt.Key.Key_Plus, CTRL)
    assert view.scale > before
    keys.press(Qt.Key.Key_0, CTRL)
    assert view.scale == before
    drawn = view.grab().toImage()
    assert drawn.format() != QImage.Format.Format_Invalid
    assert len({drawn.pixel(x, y) for x in range(0, drawn.width(), 7) for y in range(0, drawn.height(), 7)}) > 3


def test_the_paper_is_printed_page_by_page_in_its_own_size(keys, window, tmp_path, monkeypatch):
    begin(keys)
    sections(window).people.presenter.invite_everybody()
    keys.press(Qt.Key.Key_B, ALT)
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "in.pdf"))
    monkeypatch.setattr(preview, "choose_printer", lambda *_: printer)
    keys.press(Qt.Key.Key_P, CTRL)
    assert "máy in" in window.message_bar.text()
    with pdfplumber.open(tmp_path / "in.pdf") as printed:
        assert len(printed.pages) == sections(window).minutes.panel.view.page_count
        assert {(round(page.width), round(page.height)) for page in printed.pages} == {(595, 842)}
        assert all(page.images for page in printed.pages)


def test_another_screen_opens_a_meeting_or_begins_one(keys, window, session, settled):
    head = MeetingHead(MeetingKind.QUARTERLY, "Giao ban", datetime(2021, 4, 1, 8, 0))
    kept = []
    session.change(lambda ledger: meetings.save_head(ledger, 0, head), kept.append)
    settled()
    window.navigate(PageKey.MEETINGS, MeetingFilter(kept[0]))
    settled()
    assert window.current_page().open_view is not None
    window.navigate(PageKey.MEETINGS, MeetingFilter())
    settled()
    assert window.current_page().new_form.isVisible()

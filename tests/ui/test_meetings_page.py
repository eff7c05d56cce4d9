"""A meeting in the real window by keyboard: from Ctrl+N to the minutes as a file."""

from datetime import date, datetime
from fractions import Fraction

import pdfplumber
import pytest
from docx import Document
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog

from desktop.domain.issued import PaperKind
from desktop.domain.meeting_kinds import Requirements
from desktop.domain.meetings import Attendance, AttendeeGroup, MeetingHead, MeetingKind
from desktop.domain.people import Person, Position
from desktop.domain.text import fold
from desktop.presenters.navigation import MeetingFilter, PageKey
from desktop.services import meeting_preparation as preparation
from desktop.services import meetings, tasks, units
from desktop.services.ledgers import open_ledger
from desktop.ui import preview
from desktop.ui.dialogs.requirements_dialog import RequirementsDialog
from desktop.ui.dialogs.seats_dialog import SeatsDialog
from tests.ui.keyboard import Keyboard, back_in, dialog, go_to, type_here

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
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
    """Diễn biến and Kết luận: one contribution, two conclusions."""
    keys.press(Qt.Key.Key_N, ALT)
    keys.type("y hai", ENTER)
    keys.type("Đề nghị quan tâm hơn nữa đến cơ sở.", ENTER)
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
    keys.press(Qt.Key.Key_N, ALT)
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


def agenda_titles(agenda):
    return [f"{line.number} {line.item.title}" for line in agenda.presenter.lines]


def test_the_agenda_is_moved_changed_and_deleted_by_keyboard(keys, window, session, settled):
    begin(keys)
    keys.press(Qt.Key.Key_C, ALT)
    agenda = sections(window).agenda
    keys.press(TAB)
    agenda.view.set_place(5)  # Thảo luận, below Báo cáo kết quả
    keys.press(UP, ALT)
    keys.press(ENTER)
    keys.over("Thảo luận tại tổ", ENTER)
    keys.press(Qt.Key.Key_Delete)
    assert "Đã xóa mục" in window.message_bar.text()
    agenda.presenter.undo_delete()
    settled()
    (row,) = ask(session, settled, meetings.meetings)
    kept = ask(session, settled, lambda ledger: meetings.meeting(ledger, row.id)).agenda
    assert [item.title for item in kept][3:6] == [
        "Nội dung",
        "Thảo luận tại tổ",
        "Báo cáo kết quả công tác năm, phương hướng nhiệm vụ năm sau",
    ]


def test_a_section_is_typed_behind_the_chosen_item_and_moved_with_its_items(keys, window):
    begin(keys)
    keys.press(Qt.Key.Key_C, ALT)
    agenda = sections(window).agenda
    agenda.view.set_place(8)  # the last one
    keys.type("# Khen thưởng", ENTER)
    keys.type("Trao Bằng khen; Ban Tổ chức; 20", ENTER)
    assert agenda_titles(agenda)[-2:] == ["IV Khen thưởng", "1 Trao Bằng khen"]
    agenda.view.setFocus()
    agenda.view.set_place(9)
    keys.press(UP, ALT, times=2)
    assert agenda_titles(agenda)[3:6] == ["II Khen thưởng", "1 Trao Bằng khen", "III Nội dung"]
    assert agenda.view.currentIndex().row() == 3


def test_time_that_is_not_there_is_said_in_words(keys, window):
    begin(keys)
    keys.press(TAB, times=3)
    keys.type("9h", TAB)
    keys.press(Qt.Key.Key_C, ALT)
    assert "quá 85 phút so với 60 phút của hội nghị" in sections(window).agenda.total.text()


def test_the_agenda_of_a_kind_is_kept_as_the_usual_one_and_taken_by_the_next(keys, window):
    begin(keys)
    keys.press(Qt.Key.Key_C, ALT)
    keys.type("Xem phim tư liệu; 15", ENTER)
    keys.press(Qt.Key.Key_U, CTRL)
    assert "Từ nay hội nghị loại “Tổng kết năm”" in window.message_bar.text()
    keys.press(Qt.Key.Key_Left, ALT)
    begin(keys, "20/1/2022")
    assert agenda_titles(sections(window).agenda)[-1] == "3 Xem phim tư liệu"


def test_the_agenda_is_moved_by_the_mouse(keys, window):
    begin(keys)
    keys.press(Qt.Key.Key_C, ALT)
    agenda = sections(window).agenda
    titles = [item.title for item in agenda.presenter.items]
    dragged: QMimeData = agenda.view.rows.mimeData([agenda.view.rows.index(1, 2)])
    target = agenda.view.visualRect(agenda.view.rows.index(4, 2)).bottomLeft() + QPoint(4, 0)
    drop = QDropEvent(
        QPointF(target), Qt.DropAction.MoveAction, dragged, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    agenda.view.rows.dropMimeData(dragged, drop.proposedAction(), 5, 0, agenda.view.rootIndex())
    assert [item.title for item in agenda.presenter.items] == [titles[0], *titles[2:5], titles[1], *titles[5:]]


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
    assert people.remark.text() == "Đã có trong danh sách: Vũ Bốn."


def test_a_unit_a_level_or_a_title_is_invited_in_a_few_keys_and_says_how_many_it_adds(keys, window):
    begin(keys)
    keys.press(Qt.Key.Key_P, ALT)
    people = sections(window).people
    keys.type("chu tich")
    assert people.line.offers[0].text == "Mọi người là Chủ tịch: thêm 44 người"
    keys.press(ENTER)
    assert people.remark.text() == "Đã mời 44 người."
    keys.type("chu tich")
    assert "thêm 0 người (đã có 44)" in people.line.offers[0].text


def test_the_same_person_twice_is_said_while_it_is_typed(keys, window):
    begin(keys)
    keys.press(Qt.Key.Key_P, ALT)
    people = sections(window).people
    keys.type("Vũ Bốn; Phó Bí thư; Tỉnh ủy", ENTER)
    keys.type("Vũ Bốn; Phó Bí thư; Tỉnh ủy")
    assert "Đã có trong danh sách: Vũ Bốn." in people.remark.text()
    keys.over("Vũ Bốn; Trưởng phòng; Sở Nội vụ")
    assert "Trùng tên với người đã có: Vũ Bốn" in people.remark.text()


def test_people_are_moved_ordered_grouped_and_seated_by_keyboard(keys, window, qtbot, settled):
    begin(keys)
    keys.press(Qt.Key.Key_P, ALT)
    keys.type("Vũ Bốn; Chuyên viên; Tỉnh ủy", ENTER)
    keys.type("Lý Năm; Trưởng ban; Ban Dân vận Tỉnh ủy", ENTER)
    keys.type("Đỗ An; Phó Trưởng ban; Ban Dân vận Tỉnh ủy", ENTER)
    people = sections(window).people

    def shown():
        return [(one.name, one.seat) for one in people.table.model.shown()]

    keys.press(Qt.Key.Key_T, CTRL)
    assert shown() == [("Lý Năm", ""), ("Đỗ An", ""), ("Vũ Bốn", "")]
    go_to(people.table.view)
    people.table.view.selectRow(2)
    keys.press(UP, ALT)
    assert shown() == [("Lý Năm", ""), ("Vũ Bốn", ""), ("Đỗ An", "")]
    keys.press(Qt.Key.Key_J, CTRL)
    hall = dialog(qtbot, SeatsDialog)
    keys.over("1", TAB)
    keys.over("2")
    assert "Chỉ có 2 chỗ cho 3 người" in hall.remark("seats").text()
    keys.over("3", ENTER)
    back_in(qtbot, window)
    assert shown() == [("Lý Năm", "A1"), ("Vũ Bốn", "A2"), ("Đỗ An", "A3")]
    go_to(people.table.view)
    people.table.view.selectRow(2)
    keys.press(ENTER)
    keys.over("Đỗ An; Phó Trưởng ban; Ban Dân vận Tỉnh ủy; a 2", ENTER)
    assert shown()[2] == ("Đỗ An", "A2")
    assert people.shared.text() == "Chỗ A2 có Vũ Bốn, Đỗ An."


def test_units_are_asked_to_report_and_marked_when_they_hand_in(keys, window):
    begin(keys)
    keys.press(Qt.Key.Key_O, ALT)
    reports = sections(window).reports
    keys.press(TAB)
    keys.over("Báo cáo kết quả năm 2020", TAB)
    keys.type("31/1/2021")
    keys.press(Qt.Key.Key_Backtab, times=2)
    keys.type("hoi nong dan tinh", ENTER)
    keys.type("hoi cuu chien binh tinh", ENTER)
    assert reports.remark.text() == "Đã yêu cầu 1 đơn vị."
    keys.type("hoi nong dan tinh", ENTER)
    assert reports.remark.text() == "1 đơn vị đã được yêu cầu từ trước."
    go_to(reports.table.view)
    reports.table.view.selectRow(0)
    reports.presenter.handed_in = "30/1/2021"
    keys.press(ENTER)
    assert reports.counts.text() == "Đã nộp 1/2 · chưa nộp 1 (quá hạn 1)"
    keys.press(Qt.Key.Key_C, CTRL | SHIFT)
    assert QGuiApplication.clipboard().text() == "Hội Cựu chiến binh tỉnh"
    assert [row.request.what for row in reports.presenter.rows] == ["Báo cáo kết quả năm 2020"] * 2


def test_a_new_meeting_takes_people_and_officers_along_from_an_earlier_one(keys, window):
    begin(keys)
    head = sections(window).head.presenter
    head.type("chair", "Lê Minh")
    head.type("place", "Hội trường Tỉnh ủy")
    sections(window).people.presenter.type_in("Vũ Bốn; Phó Bí thư; Tỉnh ủy")
    keys.press(Qt.Key.Key_Left, ALT)
    keys.press(Qt.Key.Key_N, CTRL)
    keys.press(TAB, times=5)
    keys.press(DOWN)
    form = window.current_page().new_form
    assert form.earlier.currentText().startswith("05/02/2021 — Hội nghị tổng kết")
    keys.press(ENTER, CTRL)
    meeting = window.current_page().presenter.opened.meeting
    assert (meeting.head.chair, meeting.head.place) == ("Lê Minh", "Hội trường Tỉnh ủy")
    assert [one.name for one in meeting.attendees] == ["Vũ Bốn"]
    assert "Kiểm điểm việc thực hiện các ý kiến chỉ đạo còn hiệu lực" in [item.title for item in meeting.agenda]


def test_two_chairs_and_a_chair_who_writes_are_said_at_once(keys, window):
    begin(keys)
    head = sections(window).head
    chair, secretary, beside = (head.fields[name] for name in ("chair", "secretary", "co-chairs"))
    go_to(chair.field)
    keys.type("Lê Minh; Trần Hoa", TAB)
    assert "một chủ trì" in chair.remark.text()
    assert chair.field.text() == "Lê Minh; Trần Hoa"
    go_to(chair.field)
    keys.over("Lê Minh", TAB)
    go_to(beside.field)
    keys.type("Trần Hoa, Phó Chủ tịch; Lê Minh", TAB)
    assert chair.remark.text() == ""
    assert "hai lần" in beside.remark.text()
    go_to(beside.field)
    keys.over("Trần Hoa, Phó Chủ tịch", TAB)
    go_to(secretary.field)
    keys.type("lê minh", TAB)
    assert beside.remark.text() == ""
    assert "cùng một người" in secretary.remark.text()


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


def test_the_papers_of_the_kind_are_seen_checked_and_saved_by_keyboard(keys, window, tmp_path, monkeypatch):
    begin(keys)
    sections(window).people.presenter.invite_everybody()
    keys.press(Qt.Key.Key_Y, ALT)
    papers = sections(window).papers
    assert papers.presenter.kind == PaperKind.INVITATIONS
    assert papers.panel.view.page_count == 44
    assert "Văn bản chưa có số" in papers.concerns.text()
    keys.press(TAB)
    keys.type("15", TAB)
    assert "Văn bản chưa có số" not in papers.concerns.text()
    go_to(papers.list)
    keys.press(DOWN)
    assert papers.presenter.kind == PaperKind.AGENDA
    assert papers.panel.view.page_count == 1
    chosen = tmp_path / "Chương trình.docx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(chosen), ""))
    keys.press(Qt.Key.Key_S, CTRL | SHIFT)
    assert "Đã lưu 1 văn bản" in window.message_bar.text()
    assert chosen.read_bytes().startswith(b"PK")
    document = Document(str(chosen))
    document.add_paragraph("Sửa tay")
    document.save(str(chosen))
    keys.press(Qt.Key.Key_S, CTRL | SHIFT)
    assert "đã được sửa tay" in window.message_bar.text()
    assert Document(str(chosen)).paragraphs[-1].text == "Sửa tay"


def test_all_papers_of_the_kind_are_saved_into_a_folder(keys, window, settled, tmp_path, monkeypatch):
    begin(keys)
    sections(window).people.presenter.type_in("Vũ Bốn; Phó Bí thư; Tỉnh ủy")
    keys.press(Qt.Key.Key_Y, ALT)
    papers = sections(window).papers.presenter
    papers.save_all("Đang lập", tmp_path)
    settled()
    assert len(list(tmp_path.glob("*.pdf"))) == len(papers.usual)
    assert f"Đã lưu {len(papers.usual)} văn bản" in window.message_bar.text()


def test_every_section_has_a_letter_of_its_own_and_stands_in_the_window(keys, window, settled):
    begin(keys)
    tabs = window.current_page().open_view.tabs
    letters = [tabs.title(place).partition("&")[2][:1].casefold() for place in range(tabs.count())]
    assert len(set(letters)) == tabs.count()
    assert tabs.row_count() == 1
    window.resize(900, 700)
    settled()
    assert tabs.row_count() == 2
    assert tabs.width() <= 900


def test_ctrl_tab_goes_through_the_sections(keys, window):
    begin(keys)
    tabs = window.current_page().open_view.tabs
    keys.press(TAB, CTRL)
    assert sections(window).agenda.line.hasFocus()
    keys.press(Qt.Key.Key_Backtab, CTRL | SHIFT)
    assert tabs.currentIndex() == 0


def test_who_must_be_there_is_changed_for_the_kind_and_kept(keys, window, qtbot, session, settled):
    begin(keys)
    keys.press(Qt.Key.Key_P, ALT)
    keys.press(Qt.Key.Key_D, CTRL)
    rules = dialog(qtbot, RequirementsDialog)
    assert rules.offices.text() == "Trưởng ban"
    keys.press(DOWN)  # of the share, from 2/3
    keys.press(TAB)
    keys.over("Trưởng ban; Chánh Văn phòng", ENTER)
    kept = ask(session, settled, lambda ledger: preparation.requirements(ledger, MeetingKind.ANNUAL_REVIEW))
    assert kept == Requirements(Fraction(3, 4), ("Trưởng ban", "Chánh Văn phòng"))

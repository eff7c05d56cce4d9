"""Holding a meeting in the real window by keyboard: the door, the minutes as they happen, a crash, the big screen."""

import os
import subprocess
import sys
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.domain.live_minutes import EntryKind, LiveDraft
from desktop.domain.meetings import Attendance, Attendee, MeetingHead, MeetingKind, MeetingState
from desktop.presenters.navigation import PageKey
from desktop.services import meeting_session, meetings
from desktop.services.ledgers import open_ledger
from desktop.services.meeting_preparation import begin_meeting
from desktop.ui.dialogs.phrases_dialog import PhrasesDialog
from tests.ui.keyboard import Keyboard, back_in, dialog, type_here

ALT, CTRL, SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
ENTER, TAB, UP, ESC = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Up, Qt.Key.Key_Escape
F5, F6, F8, F9, F11 = Qt.Key.Key_F5, Qt.Key.Key_F6, Qt.Key.Key_F8, Qt.Key.Key_F9, Qt.Key.Key_F11

FAMILIES = ("Nguyễn Văn", "Trần Thị", "Lê Quang", "Phạm Thu", "Hoàng Minh", "Vũ Đình")
GIVEN = ("An", "Bình", "Cường", "Dũng", "Đồng", "Giang", "Hải", "Khánh", "Lan", "Mai", "Nga", "Oanh", "Phúc", "Quân")
GIVEN_TOO = ("Sơn", "Tuấn", "Uyên", "Việt", "Xuân", "Yến")
NAMES = [f"{family} {given}" for given in (*GIVEN, *GIVEN_TOO) for family in FAMILIES]  # 120
TODAY = datetime.combine(datetime.now().date(), datetime.min.time())
HEAD = MeetingHead(MeetingKind.QUARTERLY, "Hội nghị giao ban quý", TODAY)


@pytest.fixture
def meeting_id(ledger_path):
    """Today's meeting with 120 people of 60 units."""
    with open_ledger(ledger_path) as ledger:
        meeting_id = begin_meeting(ledger, HEAD).value
        people = (Attendee(0, name, "Ủy viên", f"Đơn vị {place % 60 + 1}") for place, name in enumerate(NAMES))
        meetings.invite(ledger, meeting_id, tuple(people))
    return meeting_id


@pytest.fixture
def keys(qtbot, meeting_id, window, settled):
    back_in(qtbot, window)
    window.navigate(PageKey.MEETINGS)
    settled()
    hands = Keyboard(settled)
    hands.press(ENTER)  # the only meeting of the list
    return hands


def view(window):
    return window.current_page().open_view


def live(window):
    return view(window).sections.live


def ask(session, settled, read):
    """Return what the ledger holds, asked the way the window does."""
    found = []
    session.ask(read, found.append)
    settled()
    return found[0]


# ── The door ──


class CountingKeyboard(Keyboard):
    """Counts the keys."""

    pressed = 0

    def press(self, *args, **kwargs):
        super().press(*args, **kwargs)
        self.pressed += 1

    def type(self, text, *then):
        self.pressed += len(text)
        super().type(text, *then)


def shortest(door, number, name):
    """The two letters that bring up a person first, as a clerk sees at once; else the number of the printed list."""
    family, _, given = name.split()
    for letters in (given[:2], family[0] + given[0]):
        door.presenter.type(letters)
        if door.presenter.current and door.presenter.current.name == name:
            return letters
    return str(number)


def test_forty_of_a_hundred_and_twenty_are_marked_with_four_keys_each_at_most(
    keys, window, settled, session, meeting_id
):
    keys.press(Qt.Key.Key_D, ALT)
    door = view(window).sections.attendance
    for number in range(1, 121, 3):
        wanted = shortest(door, number, NAMES[number - 1])
        hand = CountingKeyboard(settled)
        hand.type(wanted, F5 if number == 40 else ENTER)
        assert hand.pressed <= 4
        assert door.last.text().startswith(NAMES[number - 1])
    kept = ask(session, settled, lambda ledger: meetings.attendees(ledger, meeting_id))
    marked = {one.name: one for one in kept if one.attendance is not Attendance.INVITED}
    assert list(marked) == NAMES[::3]
    assert marked[NAMES[39]].attendance is Attendance.LATE
    assert all(one.arrived_at is not None for one in marked.values())
    assert door.counts.text() == "Có mặt 40/120 · chưa điểm danh 80"
    assert door.quorum.text().startswith("Có mặt 40/120 thành viên (33,3%), chưa đủ 1/2 (cần 60); thiếu: đại diện")


def test_the_door_by_the_clock_undone_and_closed(keys, window, monkeypatch):
    keys.press(Qt.Key.Key_D, ALT)
    door = view(window).sections.attendance
    keys.type("7")
    keys.press(F6, SHIFT)
    keys.over("mục 99", ENTER)
    assert "Chương trình không có “mục 99”" in door.strip.remark.text()
    keys.over("0h30", ENTER)
    assert door.last.text() == f"{NAMES[6]}: ✓ Về sớm"
    keys.press(Qt.Key.Key_Z, CTRL)
    assert door.counts.text() == "Có mặt 0/120 · chưa điểm danh 120"
    keys.type("8", ENTER)
    keys.press(Qt.Key.Key_F7)
    assert len(door.presenter.rows) == 119
    monkeypatch.setattr(window.messages, "ask", lambda *_: True)
    keys.press(F9)
    assert door.counts.text() == "Có mặt 1/120 · vắng 119"


# ── Minutes as they happen ──


def test_the_minutes_by_keyboard_alone(keys, window, session, settled, meeting_id):
    keys.press(Qt.Key.Key_D, ALT)
    keys.type("1", ENTER)
    keys.press(Qt.Key.Key_N, ALT)
    keys.press(F8)
    assert live(window).course.current.text().startswith("Mục 1/")
    keys.type("y an", ENTER)
    assert live(window).box.toPlainText() == "y Nguyễn Văn An, Ủy viên: "
    keys.type("ntr", Qt.Key.Key_Space)
    keys.type("Chánh Văn phòng", ENTER)
    keys.type("đề nghị thêm kinh phí", ENTER)
    keys.type("k tiếp tục rà soát quy chế", ENTER)
    keys.press(F8)
    keys.type("g nong dan tinh", TAB)
    keys.type("mở lớp tập huấn trước 30/12")
    assert "Hội Nông dân tỉnh · thời hạn trước 30/12" in live(window).echo.text()
    keys.press(ENTER)
    meeting = ask(session, settled, lambda ledger: meetings.meeting(ledger, meeting_id))
    (said,) = meeting.contributions
    assert said.text == "Nhất trí với báo cáo và các ý kiến đã phát biểu Chánh Văn phòng\nĐề nghị thêm kinh phí"
    assert (said.agenda_item_id, meeting.head.state) == (meeting.agenda[0].id, MeetingState.IN_SESSION)
    assert [one.text for one in meeting.conclusions] == ["Tiếp tục rà soát quy chế", "Mở lớp tập huấn"]
    conclusions = view(window).sections.conclusions
    assert [one.text for one in conclusions.view.rows.shown()] == ["Tiếp tục rà soát quy chế", "Mở lớp tập huấn"]
    kinds = {one.kind for one in live(window).presenter.entries}
    assert kinds == set(EntryKind)


def test_an_entry_is_changed_and_deleted_from_the_log(keys, window, session, settled, meeting_id, monkeypatch):
    keys.press(Qt.Key.Key_N, ALT)
    keys.type("k rà soát quy chế", ENTER)
    keys.press(UP)
    keys.press(ENTER)
    assert live(window).box.toPlainText() == "k Rà soát quy chế"
    keys.type(" phối hợp", ENTER)
    keys.press(UP)
    monkeypatch.setattr(window.messages, "ask", lambda *_: True)
    shown = [one.text for one in live(window).presenter.entries]
    assert shown == ["Rà soát quy chế phối hợp"]
    keys.press(Qt.Key.Key_Delete)
    keys.press(ESC)
    assert live(window).box.hasFocus()
    assert ask(session, settled, lambda ledger: meetings.meeting(ledger, meeting_id)).conclusions == ()


def test_what_is_no_entry_yet_is_said_at_the_line_and_stays(keys, window):
    keys.press(Qt.Key.Key_N, ALT)
    keys.type("nhất trí", ENTER)
    assert "Chưa rõ ai phát biểu" in live(window).echo.text()
    assert live(window).box.toPlainText() == "nhất trí"


def test_phrases_of_the_office_are_kept_and_written_out(keys, window, qtbot):
    keys.press(Qt.Key.Key_N, ALT)
    live(window).phrases_button.click()
    edited = dialog(qtbot, PhrasesDialog)
    edited.text.setFocus()
    keys.over("không phải câu")
    keys.press(ENTER, CTRL)
    assert "chưa đúng dạng" in edited._failure.text()
    keys.over("cc = cảm ơn các đồng chí")
    keys.press(ENTER, CTRL)
    back_in(qtbot, window)
    live(window).box.setFocus()
    keys.type("cc", Qt.Key.Key_Space)
    assert live(window).box.toPlainText() == "cảm ơn các đồng chí "
    keys.press(Qt.Key.Key_Z, CTRL)
    assert "cc" in live(window).box.toPlainText()


# ── A crash ──


def test_typed_text_is_in_the_ledger_a_moment_later_without_leaving_the_line(keys, window, qtbot, session, meeting_id):
    keys.press(Qt.Key.Key_N, ALT)
    type_here("y Lê Minh: đang gõ")
    kept = []

    def is_kept():
        session.ask(lambda ledger: meeting_session.session_notes(ledger, meeting_id, HEAD.kind).draft, kept.append)
        return bool(kept) and kept[-1] is not None and kept[-1].text == "y Lê Minh: đang gõ"

    qtbot.waitUntil(is_kept, timeout=5000)


def typed_until_killed(path, meeting_id, saves):
    """Let a program of its own type into the ledger, kill it after so many saves; return what it said was saved."""
    command = [sys.executable, "-m", "tests.ui.typing_child", str(path), str(meeting_id)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment) as program:
        lines = [program.stdout.readline().decode().rstrip("\n") for _ in range(saves)]
        assert program.poll() is None, "it ended before it could be killed"
        program.kill()
    return lines[-1]


def test_killing_the_program_loses_a_second_of_typing_at_most(ledger_path, meeting_id):
    saved = typed_until_killed(ledger_path, meeting_id, saves=4)
    with open_ledger(ledger_path) as ledger:
        draft = meeting_session.session_notes(ledger, meeting_id, HEAD.kind).draft
    assert saved.startswith("y Lê Minh: đề nghị")
    # A letter every 20 ms: what was saved last may lack those that came while it was being saved, a second's at most.
    assert abs(len(draft.text) - len(saved)) <= 50
    assert saved.startswith(draft.text) or draft.text.startswith(saved)


@pytest.fixture
def crashed(ledger_path, meeting_id):
    """A line was being typed when the program was killed."""
    with open_ledger(ledger_path) as ledger:
        draft = LiveDraft("y Lê Minh: đang gõ dở", TODAY.replace(hour=9, minute=42))
        meeting_session.keep_draft(ledger, meeting_id, draft)


def test_after_a_crash_the_text_is_offered_in_a_plain_question(crashed, keys, window, session, settled, meeting_id):
    keys.press(Qt.Key.Key_N, ALT)
    assert "09:42: “y Lê Minh: đang gõ dở”" in live(window).recovered.text.text()
    keys.press(ENTER)
    assert live(window).box.toPlainText() == "y Lê Minh: đang gõ dở"
    assert not live(window).recovered.isVisible()
    keys.type(" thêm", ENTER)
    meeting = ask(session, settled, lambda ledger: meetings.meeting(ledger, meeting_id))
    assert [one.text for one in meeting.contributions] == ["Đang gõ dở thêm"]


def test_the_recovered_text_can_be_dropped(crashed, keys, window, session, settled, meeting_id):
    keys.press(Qt.Key.Key_N, ALT)
    keys.press(TAB)
    keys.press(ENTER)
    assert live(window).box.hasFocus()
    notes = ask(session, settled, lambda ledger: meeting_session.session_notes(ledger, meeting_id, HEAD.kind))
    assert notes.draft is None


# ── The hall ──


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_big_screen_follows_and_closes_on_esc(keys, window, qtbot, settled):
    keys.press(Qt.Key.Key_N, ALT)
    keys.press(F8)
    keys.press(F11)
    screen = view(window).screen_window
    assert screen.isFullScreen()
    first = screen.current.text()
    assert f"▶ {first}" in screen.agenda.texts()
    back_in(qtbot, window)
    live(window).box.setFocus()
    keys.press(F8)
    assert screen.current.text() != first
    assert f"✓ {first}" in screen.agenda.texts()
    keys.type("g Hội Nông dân tỉnh: mở lớp trước 30/12", ENTER)
    assert screen.directions.texts() == ["• Mở lớp\nHội Nông dân tỉnh · hạn trước 30/12"]
    keys.press(Qt.Key.Key_D, ALT)
    keys.type("1", ENTER)
    assert screen.counts.text().startswith("Có mặt 1/120")
    letters = screen.current.font().pixelSize()
    assert letters >= screen.height() * 0.05
    back_in(qtbot, screen)
    keys.press(ESC)
    assert not screen.isVisible()
    assert QApplication.activeModalWidget() is None

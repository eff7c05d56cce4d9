"""Concluding and signing a meeting in the real window, by keyboard: directions, votes, the check list, the lock."""

import io
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog

from desktop.domain.attachments import Owner
from desktop.domain.meetings import Attendance, Attendee, AttendeeGroup, MeetingHead, MeetingKind, MeetingState
from desktop.domain.tasks import ProgressReport, ReportedStatus, ReportSource, Task, TaskKind
from desktop.presenters.navigation import MeetingFilter, PageKey
from desktop.services import (
    assessments,
    attachments,
    issued,
    key_tasks,
    matters,
    meetings,
    programmes,
    signing,
    tasks,
    votes,
)
from desktop.services import units as unit_services
from desktop.services.ledgers import open_ledger
from desktop.ui.dialogs.reason_dialog import ReasonDialog
from desktop.ui.dialogs.record_form import RecordDialog
from tests.ui.keyboard import Keyboard, back_in, dialog, go_to

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
ENTER, TAB, DOWN, UP = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Down, Qt.Key.Key_Up
START = datetime(2021, 2, 5, 8, 0)
HEAD = MeetingHead(
    MeetingKind.WORKING_SESSION,
    "Buổi làm việc với các đơn vị thành viên năm 2020",
    START,
    START + timedelta(hours=3),
    "Hội trường Tỉnh ủy",
    "Lê Quang Minh",
    "Trưởng Ban Chỉ đạo",
    "Đặng Thị Lan",
    "Chánh Văn phòng",
    number=5,
)


@pytest.fixture
def ledger_path(ledger_path):
    """A ledger with a meeting that has been held, and a result that a unit reported in its period."""
    with open_ledger(ledger_path) as ledger:
        meeting_id = meetings.save_head(ledger, 0, HEAD).value
        chair = Attendee(0, HEAD.chair, HEAD.chair_title, group=AttendeeGroup.MEMBER, attendance=Attendance.PRESENT)
        meetings.invite(ledger, meeting_id, (chair, Attendee(0, "Trần Văn Hòa", attendance=Attendance.PRESENT)))
        unit = unit_services.directory(ledger).units()[0]
        task = tasks.save_task(ledger, Task(0, 2020, TaskKind.REGISTERED, "Tặng quà", lead_unit_id=unit.id)).value
        said = ProgressReport(
            0,
            task.id,
            "",
            date(2020, 12, 1),
            ReportSource.LETTER,
            ReportedStatus.DONE,
            result="Tặng 350 suất quà",
            unit_id=unit.id,
        )
        tasks.save_report(ledger, said, START)
    return ledger_path


@pytest.fixture
def keys(qtbot, window, settled):
    """The meeting is open."""
    back_in(qtbot, window)
    window.navigate(PageKey.MEETINGS, MeetingFilter(1))
    settled()
    return Keyboard(settled)


@pytest.fixture
def ask(session, settled):
    """Returns what the ledger holds, asked the way the window does."""

    def read(job):
        found = []
        session.ask(job, found.append)
        settled()
        return found[0]

    return read


@pytest.fixture
def yes(monkeypatch, window):
    """Every question is answered with yes; the questions are kept."""
    asked = []

    def agree(question, *_):
        asked.append(question)
        return True

    monkeypatch.setattr(window.messages, "ask", agree)
    return asked


def sections(window):
    return window.current_page().open_view.sections


def concluded(keys):
    """Write one conclusion with everything that it needs, for two units."""
    keys.press(Qt.Key.Key_L, ALT)
    keys.type("Rà soát quy chế phối hợp.", TAB)
    keys.type("nong dan tinh", ENTER)
    keys.type("; phu nu tinh", ENTER, TAB)
    keys.type("cuu chien binh tinh", ENTER, TAB)
    keys.type("Quý II/2021", TAB)
    keys.type("trước 25/6", TAB)


def panel_of(window, keys, steps):
    """Go from the conclusions to another of their tabs."""
    keys.press(Qt.Key.Key_L, ALT)
    keys.press(Qt.Key.Key_PageDown, CTRL, times=steps)
    return sections(window).concluding.tabs.currentWidget()


# ── Conclusions ──


def test_a_direction_to_two_units_has_a_row_for_each(window, keys, ask):
    concluded(keys)
    (conclusion,) = ask(lambda ledger: meetings.meeting(ledger, 1)).conclusions
    assert len(conclusion.lead_unit_ids) == 2
    assert (conclusion.due.text, conclusion.report_back.text) == ("Quý II/2021", "trước 25/6")
    assert len(ask(lambda ledger: tasks.directions(ledger, date(2021, 3, 1)))) == 2
    assert not sections(window).conclusions.clear.text()


def test_what_is_not_clear_and_a_deadline_on_a_weekend_are_said_at_once(window, keys):
    keys.press(Qt.Key.Key_L, ALT)
    keys.type("Thăm, tặng quà.", TAB)
    keys.press(TAB, times=2)
    keys.type("24/7/2021", TAB)
    section = sections(window).conclusions
    assert section.clear.text() == ("“5 rõ” còn thiếu: rõ đơn vị chủ trì, rõ đơn vị phối hợp, rõ chế độ báo cáo.")
    due = next(field for field in section.fields.values() if field.field is section.due)
    assert due.remark.text() == "24/07/2021 là thứ Bảy: nên chọn ngày làm việc."


# ── What else is decided ──


def test_votes_that_do_not_fit_are_kept_and_pointed_out(qtbot, window, keys, ask, settled):
    panel = panel_of(window, keys, 2)
    keys.press(Qt.Key.Key_Insert)
    dialog(qtbot, RecordDialog)
    keys.type("Thông qua quy chế", TAB)
    keys.type("7", TAB)
    keys.type("1", TAB)
    keys.press(ENTER)
    (vote,) = ask(lambda ledger: votes.votes(ledger, 1))
    assert (vote.text, vote.in_favour, vote.against, vote.other) == ("Thông qua quy chế", 7, 1, 0)
    shown = panel.view.rows.index(0, 4).data()
    assert shown == "8/2 · Nhiều hơn số người có mặt."


def test_a_count_that_is_no_number_is_said_in_its_place(qtbot, window, keys, ask):
    panel_of(window, keys, 2)
    keys.press(Qt.Key.Key_Insert)
    form = dialog(qtbot, RecordDialog)
    keys.type("Thông qua", TAB)
    keys.type("bảy", ENTER)
    assert "bảy" in form.remark("in_favour").text()
    keys.over("2", ENTER)
    assert [vote.in_favour for vote in ask(lambda ledger: votes.votes(ledger, 1))] == [2]


def test_a_reported_line_is_taken_over_with_its_unit(window, keys, ask, settled):
    panel = panel_of(window, keys, 1)
    panel.lines.view.setFocus()
    panel.lines.view.selectRow(0)
    keys.press(ENTER)
    unit = ask(unit_services.directory).units()[0].name_on(date(2020, 12, 1))
    kept = ask(lambda ledger: assessments.assessment_of_meeting(ledger, 1))
    assert list(kept.texts.values()) == [f"{unit}: Tặng 350 suất quà"]
    assert panel.text.toPlainText() == f"{unit}: Tặng 350 suất quà"
    go_to(panel.sections)
    keys.press(DOWN)
    go_to(panel.text)
    keys.type("Hai xã làm chậm.")
    keys.press(Qt.Key.Key_PageDown, CTRL)
    again = ask(lambda ledger: assessments.assessment_of_meeting(ledger, 1))
    assert again.id == kept.id
    assert "Hai xã làm chậm." in again.texts.values()


def test_a_matter_at_a_locality(qtbot, window, keys, ask):
    panel_of(window, keys, 3)
    keys.press(Qt.Key.Key_Insert)
    form = dialog(qtbot, RecordDialog)
    keys.type("Đường liên thôn sạt lở", TAB)
    keys.press(ENTER)
    assert form.remark("locality").text(), "where is not said yet"
    keys.type("Xã Tân Lập", TAB)
    keys.type("nong dan tinh", ENTER, TAB)
    keys.type("30/6", ENTER)
    (matter,) = ask(lambda ledger: matters.matters(ledger, 1))
    assert (matter.locality, matter.due.end, matter.raised_on) == ("Xã Tân Lập", date(2021, 6, 30), START.date())


def test_a_programme_with_its_parties(qtbot, window, keys, ask):
    panel_of(window, keys, 4)
    keys.press(Qt.Key.Key_Insert)
    dialog(qtbot, RecordDialog)
    keys.type("Phối hợp bảo vệ môi trường", TAB)
    keys.over("2021 - 2025", TAB)
    keys.type("Sở Y tế; Vũ Thị Hạnh; Giám đốc")
    keys.press(ENTER)
    keys.type("Đoàn khối")
    keys.press(ENTER, CTRL)
    (programme,) = ask(lambda ledger: programmes.programmes(ledger, 1))
    assert (programme.year_from, programme.year_to) == (2021, 2025)
    assert [(party.signer, party.signer_title) for party in programme.parties] == [
        ("Vũ Thị Hạnh", "Giám đốc"),
        ("", ""),
    ]


def test_key_tasks_of_the_next_year_get_their_numbers(qtbot, window, keys, ask):
    panel_of(window, keys, 5)
    for title in ("Sơ kết mô hình", "Ký kết chương trình"):
        keys.press(Qt.Key.Key_Insert)
        dialog(qtbot, RecordDialog)
        keys.type(title, ENTER, TAB)
        keys.press(ENTER, CTRL)
        back_in(qtbot, window)
    kept = ask(lambda ledger: key_tasks.key_tasks(ledger, 1))
    assert [(task.number, task.year, task.title) for task in kept] == [
        ("1", 2021, "Sơ kết mô hình"),
        ("2", 2021, "Ký kết chương trình"),
    ]


# ── Signing ──


def sign(window, keys):
    """Sign what is in order."""
    keys.press(Qt.Key.Key_B, ALT)
    panel = sections(window).minutes.signing
    go_to(panel.forward_button)
    keys.press(Qt.Key.Key_Space)
    go_to(panel.sign_button)
    keys.press(Qt.Key.Key_Space)
    return panel


def test_a_point_is_answered_and_the_minutes_are_signed(qtbot, window, keys, ask, yes):
    keys.press(Qt.Key.Key_L, ALT)
    keys.type("Thăm, tặng quà.", TAB)
    keys.press(Qt.Key.Key_B, ALT)
    panel = sections(window).minutes.signing
    go_to(panel.forward_button)
    keys.press(Qt.Key.Key_Space)
    assert not panel.sign_button.isEnabled()
    assert panel.all_clear.text() == "Còn 2 điểm cần sửa hoặc nêu lý do."
    for place in range(2):
        back_in(qtbot, window)
        panel.points.set_place(place)
        go_to(panel.points)
        keys.press(ENTER)
        dialog(qtbot, ReasonDialog)
        keys.type("Các đơn vị tự thực hiện", TAB)
        keys.press(ENTER)
    back_in(qtbot, window)
    go_to(panel.sign_button)
    keys.press(Qt.Key.Key_Space)
    assert yes == ["Ký và khóa biên bản này?"]
    assert ask(lambda ledger: meetings.meeting(ledger, 1)).head.state is MeetingState.SIGNED
    (version,) = ask(lambda ledger: signing.signed_versions(ledger, 1))
    assert version.symbol == "05/BB-BCĐ"
    answers = [item.answer.reason for item in ask(lambda ledger: signing.checked(ledger, 1)).items]
    assert answers == ["Các đơn vị tự thực hiện"] * 2


def test_a_signed_meeting_only_shows(window, keys, ask, yes):
    concluded(keys)
    sign(window, keys)
    view = window.current_page().open_view
    assert "đã ký" in view.signed_bar.words.text()
    assert view.signed_bar.isVisible()
    keys.press(Qt.Key.Key_T, ALT)
    place = sections(window).head.lines
    assert all(line.isReadOnly() for line in place.values())
    keys.press(Qt.Key.Key_L, ALT)
    conclusions = sections(window).conclusions
    assert conclusions.text.isReadOnly()
    assert not conclusions.delete_button.isEnabled()
    keys.type("Sửa trộm", TAB)
    assert ask(lambda ledger: meetings.meeting(ledger, 1)).conclusions[0].text == "Rà soát quy chế phối hợp."


def test_what_gets_past_the_window_is_refused_in_words_and_read_again(window, keys, ask, yes):
    concluded(keys)
    sign(window, keys)
    keys.press(Qt.Key.Key_L, ALT)
    conclusions = sections(window).conclusions
    conclusions.presenter.select(conclusions.presenter.rows[0].id)
    keys.press(Qt.Key.Key_L, ALT)
    go_to(conclusions.view)
    keys.press(Qt.Key.Key_Delete)
    assert len(ask(lambda ledger: meetings.meeting(ledger, 1)).conclusions) == 1
    assert "đã ký nên không sửa được" in next(iter(conclusions.fields.values())).remark.text()


def test_opening_again_asks_for_a_reason_and_gives_a_second_version(qtbot, window, keys, ask, yes):
    concluded(keys)
    panel = sign(window, keys)
    (first,) = ask(lambda ledger: signing.signed_versions(ledger, 1))
    go_to(panel.reopen_button)
    keys.press(Qt.Key.Key_Space)
    form = dialog(qtbot, ReasonDialog)
    keys.press(ENTER, CTRL)
    assert form.remark("reason").text(), "without a reason nothing is opened"
    keys.type("Ghi thiếu ý kiến", TAB)
    keys.press(ENTER)
    back_in(qtbot, window)
    view = window.current_page().open_view
    assert not view.signed_bar.isVisible()
    keys.press(Qt.Key.Key_L, ALT)
    assert not sections(window).conclusions.text.isReadOnly()
    keys.press(Qt.Key.Key_B, ALT)
    go_to(panel.sign_button)
    keys.press(Qt.Key.Key_Space)
    versions = ask(lambda ledger: signing.signed_versions(ledger, 1))
    assert [(one.version, one.reopened_reason) for one in versions] == [(1, "Ghi thiếu ý kiến"), (2, "")]
    panel.versions.set_place(1)
    go_to(panel.versions)
    keys.press(ENTER)
    assert "Ghi thiếu ý kiến" in window.message_bar.text()
    assert ask(lambda ledger: issued.issued_pdf(ledger, first.id)).startswith(b"%PDF")


# ── Attached files ──


def picture(path: Path) -> Path:
    out = io.BytesIO()
    Image.effect_noise((3000, 2000), 60).convert("RGB").save(out, "JPEG")
    path.write_bytes(out.getvalue())
    return path


def drop(view, *paths):
    """Drop files on a list, as a file manager does."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    told = (data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    place = view.viewport().rect().center()
    QApplication.sendEvent(view.viewport(), QDragEnterEvent(place, Qt.DropAction.CopyAction, *told))
    QApplication.sendEvent(view.viewport(), QDropEvent(QPointF(place), Qt.DropAction.CopyAction, *told))


def kept_files(ask):
    return ask(lambda ledger: attachments.attachments(ledger, Owner.MEETING, 1))


def test_files_are_dropped_scaled_and_captioned_in_place(window, keys, ask, settled, tmp_path):
    keys.press(Qt.Key.Key_K, ALT)
    section = sections(window).files
    scan = tmp_path / "Trang ký.pdf"
    scan.write_bytes(b"%PDF-1.7 signed")
    before = picture(tmp_path / "IMG_1.jpg").read_bytes()
    drop(section.view, tmp_path / "IMG_1.jpg", scan)
    settled()
    photo, paper = kept_files(ask)
    assert photo.size < len(before)
    assert (tmp_path / "IMG_1.jpg").read_bytes() == before
    assert section.presenter.thumbnails[photo.id].startswith(b"\x89PNG")
    go_to(section.view)
    section.view.set_place(0)
    keys.press(Qt.Key.Key_F2)
    keys.type("Toàn cảnh hội nghị", ENTER)
    assert kept_files(ask)[0].caption == "Toàn cảnh hội nghị"
    go_to(section.view)
    keys.press(DOWN, ALT)
    assert [one.id for one in kept_files(ask)] == [paper.id, photo.id]


def test_a_photo_that_is_no_picture_is_said_and_the_others_are_kept(window, keys, ask, settled, tmp_path):
    keys.press(Qt.Key.Key_K, ALT)
    section = sections(window).files
    bad = tmp_path / "hỏng.jpg"
    bad.write_bytes(b"not a picture")
    drop(section.view, bad, picture(tmp_path / "tốt.jpg"))
    settled()
    assert [one.name for one in kept_files(ask)] == ["tốt.jpg"], section.failure.text()
    assert "hỏng.jpg" in section.failure.text()
    assert "JPG" in section.failure.text()


def test_a_copy_is_saved_and_a_file_taken_out(window, keys, ask, settled, tmp_path, monkeypatch, yes):
    scan = tmp_path / "Trang ký.pdf"
    scan.write_bytes(b"%PDF-1.7 signed")
    keys.press(Qt.Key.Key_K, ALT)
    section = sections(window).files
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(scan)], ""))
    keys.press(Qt.Key.Key_Insert)
    copy = tmp_path / "ra" / "bản sao.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(copy), ""))
    go_to(section.copy_button)
    keys.press(Qt.Key.Key_Space)
    assert copy.read_bytes() == b"%PDF-1.7 signed"
    go_to(section.view)
    keys.press(Qt.Key.Key_Delete)
    assert yes == ["Gỡ “Trang ký.pdf” khỏi sổ?"]
    assert kept_files(ask) == ()

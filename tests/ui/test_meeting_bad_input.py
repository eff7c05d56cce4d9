"""What can't be right about a meeting is said at once, in its place, and nothing typed is lost: in the real window."""

import shutil
from dataclasses import replace
from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from desktop.domain.attachments import Owner
from desktop.domain.meetings import MeetingHead, MeetingKind
from desktop.domain.units import UnitLevel, UnitName
from desktop.presenters.conclusions import ConclusionField
from desktop.presenters.navigation import MeetingFilter, PageKey
from desktop.services import attachments, meetings, units
from desktop.services.ledgers import open_ledger
from tests.ui.keyboard import Keyboard, back_in, go_to

ALT = Qt.KeyboardModifier.AltModifier
ENTER, TAB = Qt.Key.Key_Return, Qt.Key.Key_Tab
GONE = "Ban Chỉ đạo Tây Nam"


@pytest.fixture
def ledger_path(ledger_path):
    """A ledger with a meeting, and with a unit that had ended when it was held."""
    with open_ledger(ledger_path) as ledger:
        head = MeetingHead(MeetingKind.WORKING_SESSION, "Buổi làm việc", datetime(2021, 2, 5, 8, 0))
        meetings.save_head(ledger, 0, head)
        some = units.directory(ledger).units()[0]
        name = UnitName(GONE, date(2015, 1, 1), date(2020, 12, 31))
        units.save_unit(ledger, replace(some, id=0, level=UnitLevel.OTHER, aliases=(), names=(name,)))
    return ledger_path


@pytest.fixture
def keys(qtbot, window, settled):
    """The meeting is open."""
    back_in(qtbot, window)
    window.navigate(PageKey.MEETINGS, MeetingFilter(1))
    settled()
    return Keyboard(settled)


def sections(window):
    return window.current_page().open_view.sections


def test_an_end_before_the_beginning(window, keys):
    end = sections(window).head.fields["end"]
    go_to(end.field)
    keys.over("7h30", TAB)
    assert end.remark.text().startswith("Kết thúc lúc “7h30” là trước khi bắt đầu.")
    assert end.field.text() == "7h30"
    go_to(end.field)
    keys.over("11h30", TAB)
    assert (end.remark.text(), end.field.text()) == ("", "11:30")


def test_a_direction_to_a_unit_that_had_ended(window, keys):
    keys.press(Qt.Key.Key_L, ALT)
    keys.type("Rà soát quy chế.", TAB)
    keys.type(GONE, TAB)
    form = sections(window).conclusions
    lead = form.fields[ConclusionField.LEAD_UNIT]
    assert "không có vào ngày họp" in lead.remark.text()
    assert lead.field.text() == GONE
    assert form.text.toPlainText() == "Rà soát quy chế."


def test_a_direction_said_in_the_meeting_to_a_unit_that_had_ended(window, keys):
    keys.press(Qt.Key.Key_N, ALT)
    keys.type(f"g {GONE}: rà soát quy chế trước 30/6")
    live = sections(window).live
    assert "không có vào ngày họp" in live.echo.text()
    assert live.box.toPlainText() == f"g {GONE}: rà soát quy chế trước 30/6"


def test_a_file_that_the_disk_has_no_room_for(window, keys, tmp_path, monkeypatch, session, settled):
    recording = tmp_path / "ghi âm.m4a"
    recording.write_bytes(b"x" * 1000)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(recording)], ""))
    keys.press(Qt.Key.Key_K, ALT)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: type("Usage", (), {"free": 1500})())
    keys.press(Qt.Key.Key_Insert)
    said = sections(window).files.failure.text()
    assert "ghi âm.m4a" in said
    monkeypatch.undo()
    kept = []
    session.ask(lambda ledger: attachments.attachments(ledger, Owner.MEETING, 1), kept.append)
    settled()
    assert kept == [()]

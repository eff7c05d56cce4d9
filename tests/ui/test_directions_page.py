"""The register of directions in the real window, by keyboard: followed up, decided on, reminded, carried over."""

from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from desktop.domain.deadlines import day_deadline
from desktop.domain.lights import Light
from desktop.domain.meetings import Conclusion, MeetingHead, MeetingKind
from desktop.domain.task_events import EventKind
from desktop.domain.tasks import ReportedStatus
from desktop.presenters.navigation import DirectionFilter, MeetingFilter, PageKey
from desktop.services import meetings, units
from desktop.services.ledgers import open_ledger
from desktop.ui.dialogs.decision_dialog import DecisionDialog, ExtendDialog
from desktop.ui.dialogs.report_dialog import ConfirmDialog, ReportDialog
from desktop.ui.pages.owing_units import LetterDialog
from tests.ui.keyboard import CTRL, Keyboard, back_in, dialog, go_to, type_here

ALT = Qt.KeyboardModifier.AltModifier
ENTER, TAB = Qt.Key.Key_Return, Qt.Key.Key_Tab
TODAY = datetime.now().date()
GIVEN = TODAY - timedelta(days=200)
FARMERS, VETERANS, WOMEN = "Hội Nông dân tỉnh", "Hội Cựu chiến binh tỉnh", "Hội Liên hiệp Phụ nữ tỉnh"


def at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 8)


@pytest.fixture
def ledger_path(ledger_path):
    """A review half a year ago with two directions, one of them to three units; the next meeting is in five days."""
    with open_ledger(ledger_path) as ledger:
        found = {name: units.directory(ledger).exact(name).id for name in (FARMERS, VETERANS, WOMEN)}
        head = MeetingHead(MeetingKind.ANNUAL_REVIEW, "Hội nghị tổng kết", at(GIVEN), chair="Nguyễn Hữu Lập")
        review = meetings.save_head(ledger, 0, head).value
        overdue, later = (day_deadline(TODAY + timedelta(days=days)) for days in (-10, 60))
        one = Conclusion(0, "Khẩn trương giải ngân", lead_unit_ids=(found[FARMERS],), due=overdue)
        three = Conclusion(0, "Sơ kết mô hình", lead_unit_ids=tuple(found.values()), due=later)
        for conclusion in (one, three):
            meetings.save_conclusion(ledger, review, conclusion)
        following = MeetingHead(MeetingKind.QUARTERLY, "Giao ban", at(TODAY + timedelta(days=5)))
        meetings.save_head(ledger, 0, following)
    return ledger_path


@pytest.fixture
def keys(qtbot, window, settled):
    back_in(qtbot, window)
    return Keyboard(settled)


@pytest.fixture
def page(window, settled):
    window.navigate(PageKey.DIRECTIONS, DirectionFilter())
    settled()
    return window.current_page()


def lights(page) -> list[Light]:
    return [row.light for row in page.table.model.shown()]


def history(page) -> list[object]:
    entries = page.detail.shown_timeline.rows.shown()
    return [entry.event.kind if entry.event else entry.report.status for entry in entries]


def test_the_lights_count_each_direction_once_and_open_their_rows(qtbot, page, settled):
    assert lights(page) == [Light.OVERDUE, Light.IN_TIME]
    assert page.lights.buttons[Light.OVERDUE].text() == "▲ Quá hạn  1"
    qtbot.mouseClick(page.lights.buttons[Light.IN_TIME], Qt.MouseButton.LeftButton)
    assert [row.direction.text for row in page.table.model.shown()] == ["Sơ kết mô hình"]
    assert page.detail.parts.count() == 3
    page.clear.click()
    page.by_unit.click()
    assert [row.units for row in page.table.model.shown()] == [FARMERS, FARMERS, VETERANS, WOMEN]
    assert page.lights.buttons[None].text() == "Tất cả  4"


def test_filtering_as_you_type_without_marks(page, keys):
    keys.press(Qt.Key.Key_F, CTRL)
    keys.type("cuu chien")
    assert [row.direction.text for row in page.table.model.shown()] == ["Sơ kết mô hình"]
    assert page.presenter.lights[Light.OVERDUE] == 0
    keys.press(Qt.Key.Key_Escape)
    assert len(page.table.model.shown()) == 2


def test_followed_up_by_keyboard_alone(qtbot, window, page, keys, settled):
    """Nothing to report, then half done by telephone, extended, done, confirmed, and the last thing taken back."""
    keys.press(Qt.Key.Key_0, CTRL)
    assert history(page) == [ReportedStatus.NO_CHANGE]
    keys.press(Qt.Key.Key_B, CTRL)
    dialog(qtbot, ReportDialog)
    keys.press(TAB, times=3)
    keys.type("50", ENTER)
    back_in(qtbot, window)
    settled()
    assert lights(page)[0] is Light.OVERDUE
    keys.press(Qt.Key.Key_E, CTRL)
    dialog(qtbot, ExtendDialog)
    keys.type(f"{TODAY + timedelta(days=30):%d/%m/%Y}", TAB)
    keys.type("Mưa lũ", TAB)
    keys.type("Trưởng Ban", ENTER)
    back_in(qtbot, window)
    settled()
    assert lights(page)[0] is Light.IN_TIME
    assert "(gia hạn; ban đầu:" in page.detail.facts.text()
    keys.press(Qt.Key.Key_H, CTRL)
    dialog(qtbot, ConfirmDialog)
    keys.press(ENTER)
    back_in(qtbot, window)
    settled()
    assert lights(page)[0] is Light.CLOSED
    keys.press(Qt.Key.Key_Z, CTRL)
    assert lights(page)[0] is Light.IN_TIME
    expected = [ReportedStatus.NO_CHANGE, ReportedStatus.IN_PROGRESS, EventKind.EXTENDED]
    assert history(page) == expected


def test_a_direction_to_three_units_is_done_when_all_are(qtbot, window, page, keys, settled):
    page.table.select(page.presenter.identity(page.presenter.shown[1]))
    settled()
    for _ in range(3):
        assert lights(page)[1] is Light.IN_TIME
        keys.press(Qt.Key.Key_H, CTRL)
        dialog(qtbot, ConfirmDialog)
        keys.press(ENTER)
        back_in(qtbot, window)
        settled()
    assert lights(page)[1] is Light.CLOSED
    assert not page.commands.confirm.isEnabled()


def test_withdrawn_for_one_unit_and_the_decision_taken_out_of_the_history(qtbot, window, page, keys, settled):
    page.table.select(page.presenter.identity(page.presenter.shown[1]))
    settled()
    go_to(page.detail.parts)
    keys.press(Qt.Key.Key_Down)
    assert page.presenter.part.unit == VETERANS
    keys.press(Qt.Key.Key_R, CTRL)
    dialog(qtbot, DecisionDialog)
    keys.type("Không còn phù hợp", TAB)
    keys.type("Trưởng Ban", ENTER)
    back_in(qtbot, window)
    settled()
    assert [part.light for part in page.presenter.chosen.parts] == [Light.IN_TIME, Light.WITHDRAWN, Light.IN_TIME]
    go_to(page.detail.shown_timeline)
    keys.press(Qt.Key.Key_Delete)
    assert history(page) == []
    window.message_bar._do.click()
    settled()
    assert history(page) == [EventKind.WITHDRAWN]


def test_reminding_the_units_that_have_not_reported(qtbot, window, page, keys, settled, monkeypatch):
    monkeypatch.setattr(type(page._messages), "ask", lambda *_: True)
    page.tabs.setCurrentIndex(1)
    settled()
    assert not page.commands.report.isEnabled()
    units = [row.unit for row in page.owing.table.model.shown()]
    assert FARMERS in units
    keys.press(Qt.Key.Key_D, CTRL)
    letter = dialog(qtbot, LetterDialog)
    assert letter.paper.view.page_count == len(units)
    letter.close()
    back_in(qtbot, window)
    page.tabs.setCurrentIndex(0)
    settled()
    assert EventKind.REMINDED in history(page)


def test_the_next_meeting_opens_with_what_carried_over(window, keys, settled):
    window.navigate(PageKey.MEETINGS, MeetingFilter(2))
    settled()
    section = window.current_page().open_view.sections.carried
    keys.press(Qt.Key.Key_R, ALT)
    assert [row.direction.text for row in section.open_table.model.shown()] == [
        "Khẩn trương giải ngân",
        "Sơ kết mô hình",
    ]
    assert section.closed_table.model.shown() == []
    keys.press(Qt.Key.Key_C, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert len(QGuiApplication.clipboard().text().splitlines()) == 2


def test_the_public_summary_is_kept_as_typed(window, keys, settled):
    window.navigate(PageKey.MEETINGS, MeetingFilter(1))
    settled()
    view = window.current_page().open_view
    keys.press(Qt.Key.Key_I, ALT)
    section = view.sections.public
    assert section.text.toPlainText().startswith("Sáng ngày")
    assert "- Khẩn trương giải ngân" in section.text.toPlainText()
    go_to(section.text)
    keys.press(Qt.Key.Key_A, CTRL)
    type_here("Tin ngắn gọn.")
    keys.press(Qt.Key.Key_T, ALT)
    settled()
    keys.press(Qt.Key.Key_I, ALT)
    assert section.text.toPlainText() == "Tin ngắn gọn."
    assert section.presenter.summary.written

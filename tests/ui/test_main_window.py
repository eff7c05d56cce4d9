"""The window: its pages by keyboard, its menus, its closing."""

from datetime import datetime
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QColor, QPalette
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox, QToolButton, QWidget

from desktop import paths
from desktop.domain.errors import LedgerLocked
from desktop.domain.meetings import MeetingHead, MeetingKind
from desktop.domain.office import Office
from desktop.presenters.navigation import PageKey
from desktop.services import meetings
from desktop.services.changes import Changed, Noun, changed
from desktop.services.progress import Progress
from desktop.ui.main_window import MainWindow
from desktop.ui.messages import Action

DIGITS = tuple(Qt.Key(Qt.Key.Key_1 + place) for place in range(9))


def checked_page(window: MainWindow) -> PageKey:
    return next(key for key, action in window.page_actions.items() if action.isChecked())


def test_it_names_the_office_whose_ledger_is_open(window):
    assert window.windowTitle() == "Ban Chỉ đạo tỉnh Thanh Bình – Thư Ký"


@pytest.mark.parametrize(
    ("modifier", "tenth"),
    [(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Comma), (Qt.KeyboardModifier.AltModifier, Qt.Key.Key_0)],
)
def test_the_number_keys_open_the_pages_in_the_order_of_the_sidebar(qtbot, window, settled, modifier, tenth):
    for number, key in zip((*DIGITS, tenth), PageKey, strict=True):
        qtbot.keyClick(window, number, modifier)
        settled()
        assert checked_page(window) is key
        assert window.current_page().isVisible()


def test_a_page_out_of_sight_is_read_when_it_comes_back(window, session, settled):
    overview = window.current_page()
    window.navigate(PageKey.UNITS)
    head = MeetingHead(MeetingKind.ANNUAL_REVIEW, "Tổng kết năm 2020", datetime(2021, 1, 15, 8, 0))
    session.change(lambda ledger: meetings.save_head(ledger, 0, head))
    settled()
    assert overview.year.meetings.model.total == 0
    window.navigate(PageKey.OVERVIEW)
    settled()
    assert overview.year.meetings.model.total == 1


def test_the_button_of_the_open_page_is_in_sight_however_large_the_letters(window, settled):
    window.setStyleSheet("* { font-size: 26pt; }")
    window.resize(1366, 768)
    for key in PageKey:
        window.navigate(key)
        settled()
        button = next(
            one for one in window.sidebar.findChildren(QToolButton) if one.defaultAction() is window.page_actions[key]
        )
        assert button.visibleRegion().boundingRect().height() == button.height()


def test_the_icons_follow_the_system_from_light_to_dark(qapp, window, settled, request):
    def ink() -> set[str]:
        drawn = window.page_actions[PageKey.PAPERS].icon().pixmap(24, 24).toImage()
        dots = (drawn.pixelColor(x, y) for x in range(drawn.width()) for y in range(drawn.height()))
        return {dot.name() for dot in dots if dot.alpha() == 255}

    before, light = ink(), qapp.palette()
    request.addfinalizer(lambda: qapp.setPalette(light))
    qapp.setPalette(QPalette(QColor(45, 45, 48)))
    settled()
    assert ink() == {"#ffffff"} != before


def test_a_page_is_made_once(qtbot, window, settled):
    first = window.current_page()
    qtbot.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    settled()
    assert window.current_page() is first


def test_another_ledger_gets_pages_of_its_own(window, settled):
    first = window.current_page()
    window.show_ledger(Office("Ban Dân vận huyện Kim Sơn"))
    settled()
    assert window.current_page() is not first
    assert window.windowTitle().startswith("Ban Dân vận huyện Kim Sơn")


def test_pages_that_go_ask_the_next_ledger_nothing(window, session, settled):
    """A page of papers that something made stale lay behind the one that was shown: it must not wake on the way out."""
    failures: list[object] = []
    session.failed.connect(failures.append)
    for key in (PageKey.TASKS, PageKey.PAPERS, PageKey.TASKS):
        window.navigate(key)
        settled()
    session.change(lambda _: changed(None, Noun.TASKS))
    settled()
    window.show_ledger(Office("Ban Dân vận huyện Kim Sơn"))
    settled()
    assert failures == []


def test_what_was_said_is_settled_when_another_ledger_is_to_be_opened(window):
    window.messages.error("Chưa có tên cơ quan.")
    window.hold()
    assert window.message_bar.text() == ""
    window.release()


def test_no_page_can_be_opened_before_a_ledger(qtbot, session):
    window = MainWindow(session, paths.default_ledger_dir(), paths.user_log_dir())
    qtbot.addWidget(window)
    window.show_first_run()
    window.show()
    assert not any(action.isEnabled() for action in window.page_actions.values())
    assert window.first_run.isVisible()
    assert not window.sidebar.isVisible()


def test_the_form_for_a_new_ledger_lets_the_open_one_be(qtbot, window):
    page = window.current_page()
    qtbot.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert window.first_run.isVisible()
    qtbot.mouseClick(window.first_run.form.back, Qt.MouseButton.LeftButton)
    assert page.isVisible()


def test_it_comes_back_where_it_was(qtbot, window, session):
    window.resize(760, 600)
    other = MainWindow(session, paths.default_ledger_dir(), paths.user_log_dir())
    qtbot.addWidget(other)
    other.place_on_screen(window.place_to_remember())
    assert other.size() == window.size()


# ── Messages ──


def test_an_error_stays_until_it_is_closed(qtbot, window):
    window.messages.failure(LedgerLocked("sổ.thuky"))
    assert "đang được mở ở cửa sổ hoặc chương trình khác" in window.message_bar.text()
    qtbot.keyClick(window, Qt.Key.Key_Escape, Qt.KeyboardModifier.ShiftModifier)
    assert window.message_bar.text() == ""


def test_an_error_that_no_page_takes_is_told(window, session, settled):
    def refuse(_ledger: object) -> None:
        raise LedgerLocked("sổ.thuky")

    session.ask(refuse, lambda _: None)
    settled()
    assert "sổ.thuky" in window.message_bar.text()


def test_a_message_offers_to_take_it_back(qtbot, window):
    undone = []
    window.messages.inform("Đã xóa nhiệm vụ", Action("Hoàn tác", lambda: undone.append(1)))
    button = next(
        child for child in window.message_bar.findChildren(QWidget) if getattr(child, "text", str)() == "Hoàn tác"
    )
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert undone == [1]
    assert window.message_bar.text() == ""


# ── Closing ──


def close(window: MainWindow) -> bool:
    """Close the window as its frame does; return whether it went at once."""
    event = QCloseEvent()
    QApplication.sendEvent(window, event)
    return event.isAccepted()


def test_it_closes_at_once_when_nothing_is_being_saved(qtbot, window):
    with qtbot.waitSignal(window.left):
        assert close(window)


def test_it_closes_after_what_is_being_saved(qtbot, window, session):
    go_on = Event()
    saved = []
    session.change(lambda _ledger: changed(go_on.wait(10)), saved.append)
    with qtbot.waitSignal(window.left):
        assert not close(window)
        go_on.set()
    assert saved == [True]


def test_it_keeps_what_is_being_typed(qtbot, window, session):
    box = QLineEdit(window.current_page())
    box.show()
    saved = []
    box.editingFinished.connect(lambda: session.change(lambda _ledger: changed(box.text()), saved.append))
    box.setFocus()
    qtbot.keyClicks(box, "ket luan so 3")
    with qtbot.waitSignal(window.left):
        close(window)
    assert saved == ["ket luan so 3"]


def test_it_stays_open_when_saving_fails(window, session, settled):
    go_on = Event()

    def refuse(_ledger: object) -> None:
        go_on.wait(10)
        raise LedgerLocked("sổ.thuky")

    session.change(refuse)
    assert not close(window)
    go_on.set()
    settled()
    QApplication.processEvents()
    assert window.isVisible()
    assert "sổ.thuky" in window.message_bar.text()


@pytest.mark.parametrize("agreed", [True, False])
def test_it_asks_before_it_stops_long_work(qtbot, window, session, monkeypatch, agreed):
    began, go_on = Event(), Event()

    def work(_ledger: object, progress: Progress) -> Changed[str]:
        began.set()
        while not go_on.wait(0.001):
            progress.step(1, 2)
        return changed("done")

    def answer(box: QMessageBox) -> int:
        asked.append(box.text())
        (box.buttons()[0] if agreed else box.escapeButton()).click()
        return 0

    asked: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", answer)
    session.work("Đang nhập 40 tệp", work, lambda _: None, lambda _: None)
    began.wait(10)
    assert not close(window)
    assert asked == ["“Đang nhập 40 tệp” chưa xong. Dừng việc này và đóng chương trình?"]
    if agreed:
        with qtbot.waitSignal(window.left):
            pass
    go_on.set()


def test_long_work_is_shown_and_can_be_stopped(qtbot, window, session):
    failures = []

    def work(_ledger: object, progress: Progress) -> Changed[str]:
        while True:
            progress.step(3, 7)

    session.work("Đang nhập 40 tệp", work, lambda _: None, failures.append)
    qtbot.waitUntil(lambda: window.work_bar.isVisible() and window.work_bar.done() == (3, 7))
    qtbot.mouseClick(window.work_bar.cancel, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.work_bar.isVisible())
    assert [type(error).__name__ for error in failures] == ["Cancelled"]

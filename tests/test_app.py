"""The program as a whole: from its start to its end, ledgers made and opened, languages, faults."""

import os
import subprocess
import sys
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QFileDialog

from desktop import app, paths, settings, words
from desktop.app import Program
from desktop.domain.backups import Occasion
from desktop.domain.office import Office
from desktop.presenters.navigation import PageKey
from desktop.services.backups import back_up, backups, folder_of
from desktop.services.ledgers import load_office, new_ledger, open_ledger
from desktop.services.office_settings import keep_office
from desktop.settings import Settings
from desktop.ui.application import speak
from desktop.ui.dialogs.backups_dialog import BackupsDialog
from desktop.ui.messages import Messages
from desktop.ui.pictures import settle
from tests.ui.keyboard import CTRL, back_in, dialog, press

OFFICE = Office("Ban Chỉ đạo tỉnh Thanh Bình", "Tỉnh ủy Thanh Bình", "Thanh Bình")
ROOT = Path(__file__).resolve().parents[1]

#: What takes long to import and has no place before the first paint.
HEAVY = ["openpyxl", "peewee", "pypdfium2", "python_calamine", "reportlab", "sqlcipher3", "xlrd"]


@pytest.fixture
def ledger_path(tmp_path: Path) -> Path:
    path = tmp_path / "sổ.thuky"
    new_ledger(path, OFFICE).close()
    return path


@pytest.fixture
def program(qtbot, monkeypatch):
    """The program, not yet started; its hook for faults is taken out again at the end."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    made = Program(paths.user_settings_dir(), settings.load(paths.user_settings_dir()))
    yield made
    made.end()
    made.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    speak("vi")


def start(qtbot, program: Program, ledger: Path | None) -> None:
    """Start the program and wait until the ledger is open, or could not be opened."""
    with qtbot.waitSignal(program.window.painted):
        program.start(ledger)
    settle(program.session)
    settle(program.session)


# ── Starting ──


def test_the_first_paint_waits_for_nothing_heavy(tmp_path: Path, ledger_path: Path):
    code = (
        "import sys; from desktop.__main__ import main; code = main(sys.argv[1:]);"
        f"print([name for name in {HEAVY} if name in sys.modules]); sys.exit(code)"
    )
    environment = {**os.environ, "THUKY_EXIT_AFTER_FIRST_PAINT": "1", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", code, "--ledger", str(ledger_path)],
        env=environment, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (0, "[]\n")


def test_without_a_ledger_it_asks_how_to_begin(qtbot, program):
    start(qtbot, program, None)
    assert program.window.first_run.isVisible()


def test_it_opens_the_ledger_and_remembers_it(qtbot, program, ledger_path):
    start(qtbot, program, ledger_path)
    assert program.window.windowTitle() == "Ban Chỉ đạo tỉnh Thanh Bình – Thư Ký"
    assert settings.load(paths.user_settings_dir()).ledger == str(ledger_path)


def test_a_ledger_that_is_gone_is_told_and_the_person_may_choose(qtbot, program, tmp_path):
    start(qtbot, program, tmp_path / "gone.thuky")
    assert program.window.first_run.isVisible()
    assert "Không tìm thấy sổ" in program.window.message_bar.text()


# ── Ledgers ──


def test_a_new_ledger_is_made_where_it_is_wanted(qtbot, program, tmp_path):
    start(qtbot, program, None)
    path = tmp_path / "new folder" / "Ban Dân vận.thuky"
    program.window.first_run.make_wanted.emit(path, Office("Ban Dân vận"))
    settle(program.session)
    settle(program.session)
    assert program.window.windowTitle() == "Ban Dân vận – Thư Ký"
    program.end()
    with open_ledger(path) as ledger:
        assert load_office(ledger).name == "Ban Dân vận"


def test_a_ledger_that_can_not_be_made_leaves_the_form_as_it_was(qtbot, program, ledger_path):
    start(qtbot, program, None)
    program.window.first_run.show_form()
    program.window.first_run.form.name.setText("Ban Dân vận")
    program.make_ledger(ledger_path, Office("Ban Dân vận"))
    settle(program.session)
    assert "không ghi đè lên sổ có sẵn" in program.window.message_bar.text()
    assert program.window.first_run.form.isVisible()
    assert program.window.first_run.form.name.text() == "Ban Dân vận"


def test_the_sample_is_made_once_and_opened(qtbot, program):
    start(qtbot, program, None)
    program.open_sample()
    settle(program.session)
    settle(program.session)
    first = app.sample_path().stat().st_mtime_ns
    assert program.window.current_page().isVisible()
    program.open_sample()
    settle(program.session)
    assert app.sample_path().stat().st_mtime_ns == first


def test_the_ledger_can_be_checked(qtbot, program, ledger_path):
    start(qtbot, program, ledger_path)
    program.window.check_wanted.emit()
    settle(program.session)
    assert program.window.message_bar.text() == "Đã kiểm tra: sổ nguyên vẹn."
    program.window.navigate(PageKey.SETTINGS)
    settle(program.session)
    section = program.window.current_page().program
    assert section._checked.text().startswith(f"Kiểm tra gần nhất: {date.today():%d/%m/%Y}")
    assert section._checked.text().endswith("sổ nguyên vẹn.")


# ── Copies ──


def rename(program: Program, name: str) -> None:
    """Change the open ledger."""
    program.session.change(lambda ledger: keep_office(ledger, replace(OFFICE, name=name)))
    settle(program.session)


def test_a_copy_is_made_and_taken_back_by_keyboard(qtbot, program, ledger_path, monkeypatch):
    start(qtbot, program, ledger_path)
    window = program.window
    press(Qt.Key.Key_B, CTRL | Qt.KeyboardModifier.ShiftModifier)
    settle(program.session)
    dialog(qtbot, BackupsDialog)
    press(Qt.Key.Key_N, CTRL)
    settle(program.session)
    assert str(folder_of(ledger_path)) in window.message_bar.text()
    rename(program, "Ban Chỉ đạo khác")
    monkeypatch.setattr(Messages, "ask", lambda *_: True)
    back_in(qtbot, window)
    press(Qt.Key.Key_B, CTRL | Qt.KeyboardModifier.ShiftModifier)
    settle(program.session)
    dialog(qtbot, BackupsDialog)
    press(Qt.Key.Key_R, CTRL)
    settle(program.session)
    settle(program.session)
    assert window.windowTitle() == "Ban Chỉ đạo tỉnh Thanh Bình – Thư Ký"
    assert window.message_bar.text() == "Đã phục hồi sổ. Sổ trước đó được giữ trong các bản sao lưu."
    assert {copy.occasion for copy in backups(ledger_path)} == {Occasion.ASKED_FOR, Occasion.RESTORE}


def test_a_copy_goes_to_the_place_that_was_chosen(qtbot, program, ledger_path, tmp_path, monkeypatch):
    start(qtbot, program, ledger_path)
    stick = tmp_path / "USB" / "sổ của tôi"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(stick), ""))
    program.window.open_backups()
    settle(program.session)
    dialog(qtbot, BackupsDialog)
    press(Qt.Key.Key_S, CTRL)
    settle(program.session)
    with open_ledger(stick.with_suffix(".thuky")) as copy:
        assert load_office(copy) == OFFICE


def test_a_copy_that_is_no_good_leaves_the_ledger_open_as_it_was(qtbot, program, ledger_path, tmp_path):
    start(qtbot, program, ledger_path)
    bad = tmp_path / "ảnh.thuky"
    bad.write_bytes(b"no ledger")
    program.window.restore_wanted.emit(ledger_path, bad)
    settle(program.session)
    assert "ảnh.thuky" in program.window.message_bar.text()
    rename(program, "Ban Chỉ đạo khác")
    assert program.window.windowTitle() == "Ban Chỉ đạo khác – Thư Ký"


def test_a_damaged_ledger_is_taken_back_from_its_copy(qtbot, program, ledger_path, monkeypatch):
    with open_ledger(ledger_path) as ledger:
        back_up(ledger, datetime(2021, 3, 1, 8))
    ledger_path.write_bytes(b"torn off with the stick")
    monkeypatch.setattr(Messages, "ask", lambda *_: True)
    start(qtbot, program, ledger_path)
    assert program.window.first_run.isVisible()
    program.window.message_bar._do.click()
    assert not dialog(qtbot, BackupsDialog).copy.isEnabled()
    press(Qt.Key.Key_N, CTRL)
    press(Qt.Key.Key_R, CTRL)
    settle(program.session)
    settle(program.session)
    assert program.window.windowTitle() == "Ban Chỉ đạo tỉnh Thanh Bình – Thư Ký"
    assert [copy.occasion for copy in backups(ledger_path)] == [Occasion.RESTORE, Occasion.ASKED_FOR]


# ── Languages ──


def test_another_language_brings_a_new_window_on_the_same_ledger(qtbot, program, ledger_path):
    start(qtbot, program, ledger_path)
    first = program.window
    program.window.language_wanted.emit("en")
    settle(program.session)
    assert program.window is not first
    assert words.language() == "en"
    assert program.window.page_actions[PageKey.TASKS].text() == "Tasks"
    assert program.window.windowTitle().startswith("Ban Chỉ đạo tỉnh Thanh Bình")
    assert settings.load(paths.user_settings_dir()).language == "en"


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_every_page_opens_in_every_language(qtbot, program, language):
    start(qtbot, program, None)
    program.change_language(language)
    program.open_sample()
    settle(program.session)
    settle(program.session)
    for key in PageKey:
        program.window.navigate(key)
        settle(program.session)
        assert program.window.current_page().isVisible()
    assert program.window.message_bar.text() == ""


# ── Faults ──


def test_a_fault_is_logged_and_told_in_plain_words(qtbot, program, ledger_path, capsys):
    start(qtbot, program, ledger_path)
    try:
        raise ZeroDivisionError("our bug")
    except ZeroDivisionError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    log = paths.user_log_dir() / "thuky.log"
    assert str(log) in program.window.message_bar.text()
    assert "ZeroDivisionError" not in program.window.message_bar.text()
    assert "ZeroDivisionError: our bug" in log.read_text("utf-8")
    assert "ZeroDivisionError: our bug" in capsys.readouterr().err


def test_a_full_log_begins_anew_and_the_last_one_is_kept(qtbot, program, ledger_path, capsys):
    start(qtbot, program, ledger_path)
    log = paths.user_log_dir() / "thuky.log"
    log.parent.mkdir(parents=True)
    log.write_text("old" * 400_000)
    sys.excepthook(ValueError, ValueError("new"), None)
    assert "ValueError: new" in log.read_text("utf-8")
    assert log.with_suffix(".old.log").read_text().startswith("old")


def test_a_key_to_stop_the_program_is_no_fault(qtbot, program, ledger_path, capsys):
    start(qtbot, program, ledger_path)
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert program.window.message_bar.text() == ""


# ── Ending ──


def test_it_remembers_the_place_of_the_window(qtbot, program, ledger_path):
    start(qtbot, program, ledger_path)
    program.window.close()
    assert settings.load(paths.user_settings_dir()).geometry


def test_settings_that_can_not_be_written_are_told(qtbot, program, ledger_path):
    folder = paths.user_settings_dir()
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_text("in the way")
    start(qtbot, program, ledger_path)
    assert "Không ghi nhớ được lựa chọn" in program.window.message_bar.text()


@pytest.mark.parametrize(
    ("asked_for", "remembered", "spoken"), [("", "en", "en"), ("vi", "en", "vi"), ("", "fr", "vi"), ("", "", "vi")]
)
def test_a_language_that_it_does_not_have_is_vietnamese(asked_for, remembered, spoken):
    assert app.language_to_speak(asked_for, Settings(language=remembered)) == spoken

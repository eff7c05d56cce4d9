"""Builds the program out of its parts and runs it: the only module that knows them all."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt

from desktop import paths, settings, words
from desktop.domain.errors import LedgerDamaged, LedgerMissing, LedgerUnwritable, NotALedger, ThuKyError
from desktop.services.changes import Noun
from desktop.ui.application import make_application, speak
from desktop.ui.faults import Faults
from desktop.ui.garbage import Garbage
from desktop.ui.main_window import MainWindow
from desktop.ui.messages import Action
from desktop.ui.tidying import Tidying
from desktop.ui.work import LedgerSession
from desktop.words import tr

if TYPE_CHECKING:  # services bring the database library along: they are imported on the worker, after the first paint
    from desktop.domain.office import Office
    from desktop.services.changes import Changed
    from desktop.services.checks import LedgerCheck
    from desktop.services.ledgers import Ledger
    from desktop.services.progress import Progress

#: Set to 1, the program ends as soon as its window was painted: for measuring how long that takes.
EXIT_VARIABLE = "THUKY_EXIT_AFTER_FIRST_PAINT"

#: The file of the sample ledger in the user's folder for data.
SAMPLE_NAME = "sample.thuky"


def run(remembered: settings.Settings, ledger: str = "", language: str = "", sample: str = "") -> int:
    """Open the window on ``ledger``, else on the sample if that is wanted, else on the ledger last open.

    Returns the exit code.
    """
    app = make_application(language_to_speak(language, remembered))
    program = Program(paths.user_settings_dir(), remembered)
    program.start(sample_path() if sample and not ledger else _ledger_to_open(ledger or remembered.ledger))
    code = app.exec()
    program.end()
    return code


def language_to_speak(asked_for: str, remembered: settings.Settings) -> str:
    """Return the language asked for, else the one remembered, else the first: one that there is, in any case."""
    spoken = asked_for or remembered.language
    return spoken if spoken in words.LANGUAGES else next(iter(words.LANGUAGES))


def sample_path() -> Path:
    """Return where the sample ledger lies that the window shows."""
    return paths.user_data_dir() / SAMPLE_NAME


def _ledger_to_open(path: str) -> Path | None:
    return Path(path).absolute() if path else None


class Program(QObject):
    """One session, and the window on it, which is built anew when the language changes."""

    def __init__(self, settings_folder: Path, remembered: settings.Settings) -> None:
        super().__init__()
        self._folder = settings_folder
        self._settings = remembered
        self._path: Path | None = None
        self.session = LedgerSession(self)
        self._faults = Faults(paths.user_log_dir(), self)
        self._faults.happened.connect(self._tell_of_fault)
        self.window = self._make_window()

    def start(self, ledger: Path | None) -> None:
        """Show the window at once; open ``ledger`` when it is painted."""
        self._faults.watch()
        self.window.painted.connect(lambda: self._after_first_paint(ledger), Qt.ConnectionType.SingleShotConnection)
        if ledger is None:
            self.window.show_first_run()
        else:
            self.window.show_waiting(tr("Đang mở sổ…"))
        self.window.show()

    def end(self) -> None:
        """Finish what must be saved; the program ends."""
        self.session.wait_closed()

    def _after_first_paint(self, ledger: Path | None) -> None:
        gc.freeze()  # what the start has made stays to the end
        Garbage(self)
        Tidying(self.session, self)
        if os.environ.get(EXIT_VARIABLE):
            QCoreApplication.exit(0)
        elif ledger == sample_path():
            self.open_sample()
        elif ledger is not None:
            self.open_ledger(ledger)

    # ── Ledgers ──

    def open_ledger(self, path: Path) -> None:
        """Open the ledger at ``path`` in place of the one that is open."""
        if path == self._path:
            return
        self._open(path, lambda: _open(path))

    def make_ledger(self, path: Path, office: Office) -> None:
        """Make a ledger for ``office`` at ``path`` and open it."""
        self._open(path, lambda: _make(path, office))

    def open_sample(self) -> None:
        """Open the sample ledger; made first when it is not there yet."""
        path = sample_path()
        if path != self._path:
            self._open(path, lambda: _open_sample(path))

    def restore_ledger(self, path: Path, copy: Path) -> None:
        """Put a copy in the place of the ledger at ``path``, open or not, and open it; what stood there is kept."""
        said = tr("Đã phục hồi sổ. Sổ trước đó được giữ trong các bản sao lưu.")
        self.window.hold()
        if path == self._path:
            done, failed = partial(self._opened, path, said), partial(self._not_opened, path)
            self.session.reopen(lambda: _restore(path, copy), lambda: _open(path), done, failed)
        else:
            self._open(path, lambda: _restored(path, copy), said)

    def check_ledger(self) -> None:
        """Look through the ledger for damage and tell what was found."""
        self.session.work(tr("Đang kiểm tra sổ"), _check, self._tell_of_check)

    def _open(self, path: Path, opener: Callable[[], Ledger], said: str = "") -> None:
        self.window.hold()
        self.session.open(opener, partial(self._opened, path, said), partial(self._not_opened, path))

    def _opened(self, path: Path, said: str) -> None:
        self.window.release()
        self._path = path
        self._remember(replace(self._settings, ledger=str(path)))
        self._show_ledger(said)

    def _not_opened(self, path: Path, error: ThuKyError) -> None:
        """Say why the ledger could not be opened; one that is lost or damaged can be taken back from a copy."""
        from desktop.presenters.backups import copies_of

        self.window.release()
        copies = copies_of(path)
        if isinstance(error, (LedgerDamaged, LedgerMissing, NotALedger)) and copies.found:
            see = Action(tr("Xem các bản sao lưu"), lambda: self.window.backups.show_copies(copies, is_open=False))
            self.window.messages.failure(error, see)
        else:
            self.window.messages.failure(error)

    def _show_ledger(self, said: str = "") -> None:
        """Show the ledger that is open, once it is known whose it is, with what is to be said of it."""
        self.session.ask(_load_office, lambda office: self._show_office_and_pages(office, said))

    def _show_office_and_pages(self, office: Office, said: str) -> None:
        self.window.show_ledger(office)
        if said:
            self.window.messages.inform(said)
        self.session.watch(frozenset({Noun.OFFICE}), self._refresh_office)

    def _refresh_office(self) -> None:
        self.session.ask(_load_office, self.window.show_office)

    def _tell_of_check(self, found: LedgerCheck) -> None:
        if found.problems:
            text = tr("Sổ có {count} chỗ hỏng: {what}. Hãy phục hồi từ bản sao lưu gần nhất.")
            said = text.format(count=len(found.problems), what="; ".join(found.problems[:3]))
            self.window.messages.error(said, Action(tr("Xem các bản sao lưu"), self.window.open_backups))
        else:
            self.window.messages.inform(tr("Đã kiểm tra: sổ nguyên vẹn."))

    # ── The window ──

    def _make_window(self) -> MainWindow:
        window = MainWindow(self.session, paths.default_ledger_dir(), paths.user_log_dir())
        window.open_wanted.connect(self.open_ledger)
        window.make_wanted.connect(self.make_ledger)
        window.sample_wanted.connect(self.open_sample)
        window.check_wanted.connect(self.check_ledger)
        window.restore_wanted.connect(self.restore_ledger)
        window.language_wanted.connect(self.change_language)
        window.left.connect(self._leave)
        window.place_on_screen(self._settings.geometry)
        return window

    def change_language(self, language: str) -> None:
        """Speak another language: in a new window, in the place of the old one."""
        if language == words.language():
            return
        speak(language)
        self._remember(replace(self._settings, language=language, geometry=self.window.place_to_remember()))
        self.session.forget_screens()
        old, self.window = self.window, self._make_window()
        self.window.show()
        old.deleteLater()
        if self._path is None:
            self.window.show_first_run()
        else:
            self._show_ledger()

    def _leave(self) -> None:
        self._remember(replace(self._settings, geometry=self.window.place_to_remember()))

    def _remember(self, changed: settings.Settings) -> None:
        self._settings = changed
        try:
            settings.save(self._folder, changed)
        except OSError:
            self.window.messages.warn(tr("Không ghi nhớ được lựa chọn vào “{folder}”.").format(folder=self._folder))

    def _tell_of_fault(self, log: str) -> None:
        from desktop import wording

        self.window.release()  # it may have happened while a ledger was being opened
        self.window.messages.error(wording.unexpected(log))


# ── On the worker ──


def _open(path: Path) -> Ledger:
    from desktop.services.ledgers import open_ledger

    return open_ledger(path)


def _restored(path: Path, copy: Path) -> Ledger:
    _restore(path, copy)
    return _open(path)


def _restore(path: Path, copy: Path) -> None:
    from desktop.services.backups import restore

    restore(path, copy, datetime.now())


def _make(path: Path, office: Office) -> Ledger:
    from desktop.services.ledgers import new_ledger

    _make_folder(path)
    return new_ledger(path, office)


def _open_sample(path: Path) -> Ledger:
    from desktop.services.samples import make_sample

    if not path.exists():
        _make_folder(path)
        make_sample(path)
    return _open(path)


def _make_folder(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LedgerUnwritable(str(path), str(error)) from error


def _load_office(ledger: Ledger) -> Office:
    from desktop.services.ledgers import load_office

    return load_office(ledger)


def _check(ledger: Ledger, progress: Progress) -> Changed[LedgerCheck]:
    from desktop.services.checks import check

    return check(ledger, datetime.now(), progress)

"""Pictures of the window without a screen: ``python -m desktop pictures --ledger FILE --out FOLDER``."""

import argparse
import os
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop
from PySide6.QtWidgets import QApplication

from desktop import paths, wording, words
from desktop.domain.errors import ThuKyError
from desktop.presenters.navigation import PageKey
from desktop.services.ledgers import load_office, open_ledger
from desktop.ui.application import make_application
from desktop.ui.main_window import MainWindow
from desktop.ui.work import LedgerSession

#: The size of the screens on which the program is used most.
SIZE = (1366, 768)

#: The exit code when the ledger can't be used, as on the command line.
_UNUSABLE = 4


def main(arguments: Sequence[str]) -> int:
    """Paint every page of the window on a ledger into picture files; return the exit code."""
    options = _options().parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    make_application(options.lang)
    session = LedgerSession()
    window = MainWindow(session, paths.default_ledger_dir(), paths.user_log_dir())
    problems: list[ThuKyError] = []
    session.open(lambda: open_ledger(options.ledger), lambda: None, problems.append)
    session.ask(load_office, window.show_ledger)
    settle(session)
    if not problems:
        paint_pages(window, session, options.out)
    session.wait_closed()
    for problem in problems:
        print(wording.error_sentence(problem))  # noqa: T201 — there is no window to say it in
    return _UNUSABLE if problems else 0


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="thuky pictures")
    parser.add_argument("pictures", choices=["pictures"])
    parser.add_argument("--ledger", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--lang", choices=words.LANGUAGES, default="vi")
    return parser


def paint_pages(window: MainWindow, session: LedgerSession, folder: Path) -> list[Path]:
    """Show each page in turn and write what it looks like into ``folder``; return the files."""
    folder.mkdir(parents=True, exist_ok=True)
    window.resize(*SIZE)
    window.show()
    settle(session)
    return [_paint(window, session, place, key, folder) for place, key in enumerate(PageKey, start=1)]


def _paint(window: MainWindow, session: LedgerSession, place: int, key: PageKey, folder: Path) -> Path:
    window.navigate(key)
    settle(session)
    path = folder / f"{place:02}-{key}.png"
    window.grab().save(str(path))
    return path


def settle(session: LedgerSession) -> None:
    """Let the window do what it has to, until nothing waits for the ledger."""
    while not session.is_idle:
        waiting = QEventLoop()
        session.idle.connect(waiting.quit)
        waiting.exec()
    QApplication.sendPostedEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()

"""A clerk who never stops typing: the program itself on a ledger, until it is killed.

``python -m tests.ui.typing_child LEDGER MEETING``. Prints what stands in the line each time the ledger has it.
"""

import itertools
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from desktop import paths
from desktop.presenters.navigation import MeetingFilter, PageKey
from desktop.services.ledgers import load_office, open_ledger
from desktop.ui.application import make_application
from desktop.ui.main_window import MainWindow
from desktop.ui.pages.meetings import MeetingsPage
from desktop.ui.pictures import settle
from desktop.ui.work import LedgerSession
from tests.ui.keyboard import type_here

WORDS = "y Lê Minh: đề nghị quan tâm hơn nữa đến cơ sở, nhất là các xã vùng xa; "


def tell(saved: str) -> None:
    """Say what the ledger holds by now to whoever will kill this program."""
    sys.stdout.write(f"{saved}\n")
    sys.stdout.flush()


def main(ledger: str, meeting: str) -> None:
    """Open the meeting at its line and type for ever."""
    make_application("vi")
    session = LedgerSession()
    window = MainWindow(session, paths.default_ledger_dir(), paths.user_log_dir())
    session.open(lambda: open_ledger(Path(ledger)), lambda: None, window.messages.failure)
    session.ask(load_office, window.show_ledger)
    window.show()
    settle(session)
    window.navigate(PageKey.MEETINGS, MeetingFilter(int(meeting)))
    settle(session)
    page = window.current_page()
    assert isinstance(page, MeetingsPage)
    assert page.open_view is not None
    live = page.open_view.sections.live
    page.open_view.enter(page.open_view.sections.index(live))
    live.box.setFocus()
    letters = itertools.cycle(WORDS)
    typing = QTimer(window)
    typing.timeout.connect(lambda: type_here(next(letters)))
    session.saving.connect(lambda busy: None if busy else tell(live.presenter.draft.text))
    typing.start(20)
    QApplication.exec()


if __name__ == "__main__":
    main(*sys.argv[1:])

"""The page of tasks in the window: ``task_window LEDGER first`` until its first rows, ``… scroll`` page by page.

``… memory`` tells, too, how much memory it has taken by then.
"""

import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop.services.ledgers import open_ledger
from desktop.ui.application import make_application
from desktop.ui.messages import Messages
from desktop.ui.pages.tasks import TasksPage
from desktop.ui.pictures import SIZE, settle
from desktop.ui.work import LedgerSession
from tests.benchmarks.harness import Part, tell_own_memory

#: How many pages of 200 rows are scrolled to and painted.
SCROLLED = 40

_ROWS = 200


def show_first(page: TasksPage) -> None:
    """Let the page show its first rows."""
    page.resize(*SIZE)
    page.show()
    while not page.table.model.rowCount():
        QCoreApplication.processEvents()
    page.table.view.viewport().repaint()


def scroll(page: TasksPage, session: LedgerSession) -> None:
    """Go on by a page of 200 rows, and wait for them."""
    bar = page.table.view.verticalScrollBar()
    for number in range(1, SCROLLED + 1):
        bar.setValue(number * _ROWS)
        page.table.view.viewport().repaint()
        settle(session)
        page.table.view.viewport().repaint()


def main(path: Path, what: str) -> None:
    """Measure what is asked for."""
    make_application("vi")
    session = LedgerSession()
    session.open(lambda: open_ledger(path), lambda: None, print)
    settle(session)
    if what == "first":
        with Part():
            page = _page(session)
            show_first(page)
    else:
        page = _page(session)
        show_first(page)
        settle(session)
        with Part():
            scroll(page, session)
    if what == "memory":
        tell_own_memory()
    print(f"{page.table.model.rowCount()} rows")
    settle(session)
    session.wait_closed()


def _page(session: LedgerSession) -> TasksPage:
    return TasksPage(session, Messages(QWidget()), lambda *_: None)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])

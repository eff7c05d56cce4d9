"""The window alive: ``python -m tests.benchmarks.cases.import_window LEDGER WORKBOOK`` imports as a clerk does.

From the drop to taken over; prints for how long at most the event loop did not turn, in milliseconds, and how often it
turned. What a person feels of an import is these pauses: typing and painting wait for them.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer

from desktop import paths
from desktop.presenters.navigation import PageKey
from desktop.services.ledgers import load_office, open_ledger
from desktop.ui.application import make_application
from desktop.ui.garbage import Garbage
from desktop.ui.main_window import MainWindow
from desktop.ui.pages.imports import ImportPage
from desktop.ui.pictures import SIZE, settle
from desktop.ui.work import LedgerSession


class Pulse:
    """A timer that beats as often as the event loop lets it, and keeps the longest times between two beats."""

    def __init__(self) -> None:
        self.beats = 0
        self._last = time.perf_counter()
        self._pauses: list[float] = []
        self._timer = QTimer()
        self._timer.timeout.connect(self._beat)

    def _beat(self) -> None:
        now = time.perf_counter()
        self._pauses.append(now - self._last)
        self._last = now

    def during(self, what: str, act: Callable[[], None], session: LedgerSession) -> None:
        """Do ``act`` and wait for the ledger; print the pauses of the event loop meanwhile."""
        self._pauses, self._last = [], time.perf_counter()
        self._timer.start(1)
        act()
        settle(session)
        self._beat()
        self._timer.stop()
        longest = sorted(self._pauses)[-3:]
        said = ", ".join(f"{1e3 * pause:.0f}" for pause in reversed(longest))
        print(
            f"  {what:10} {sum(self._pauses):5.1f} s, {len(self._pauses)} turns, longest pauses {said} ms", flush=True
        )


def look_at(seconds: float) -> None:
    """Do nothing for a while, as somebody who reads what the window shows."""
    waiting = QEventLoop()
    QTimer.singleShot(int(1000 * seconds), waiting.quit)
    waiting.exec()


def main(ledger: Path, workbook: Path) -> None:
    """Import the workbook in the window on the ledger."""
    application = make_application("vi")
    Garbage(application)
    session = LedgerSession()
    window = MainWindow(session, paths.default_ledger_dir(), paths.user_log_dir())
    session.open(lambda: open_ledger(ledger), lambda: None, print)
    session.ask(load_office, window.show_ledger)
    window.resize(*SIZE)
    window.show()
    settle(session)
    window.navigate(PageKey.IMPORTS)
    settle(session)
    page = window.current_page()
    assert isinstance(page, ImportPage)
    pulse = Pulse()
    pulse.during("reading", lambda: page.start.chosen.emit([workbook]), session)
    pulse.during("looking", lambda: look_at(2.5), session)
    pulse.during("filtering", lambda: page.review.table.set_filter("ra soat"), session)
    pulse.during("only open", page.review.only_open.click, session)
    pulse.during("writing", page.review.footer.write.click, session)
    session.wait_closed()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))

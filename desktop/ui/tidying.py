"""The ledger is made faster to search while nobody asks it anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from desktop.ui.work import LedgerSession

if TYPE_CHECKING:  # the database library comes in with it: not before the first paint
    from desktop.services.ledgers import Ledger

#: How long nothing is saved before it begins.
_QUIET_MILLISECONDS = 20_000


class Tidying(QObject):
    """Tidies the ledger of a session some time after the last save, and gives way to whatever is asked."""

    def __init__(self, session: LedgerSession, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_QUIET_MILLISECONDS)
        self._timer.timeout.connect(self.tidy)
        session.saving.connect(self._wait)

    def _wait(self, saving: bool) -> None:
        if saving:
            self._timer.stop()
        else:
            self._timer.start()

    def tidy(self) -> None:
        """Tidy now, or later where the ledger is at work."""
        if not self._session.is_idle:
            self._timer.start()
        elif not self._session.is_leaving:
            self._session.ask(self._tidied, lambda _: None)

    def _tidied(self, ledger: Ledger) -> None:
        from desktop.services.ledgers import tidy

        tidy(ledger, lambda: self._session.is_wanted)

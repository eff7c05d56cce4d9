"""A part of a page that is behind others for most of the time."""

from abc import abstractmethod

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget


class SeenPart(QWidget):
    """Reads what it shows when it is seen, and again where something has changed since."""

    def __init__(self) -> None:
        super().__init__()
        self._is_stale = True

    @abstractmethod
    def read(self) -> None:
        """Have what is shown read from the ledger."""

    def records_changed(self) -> None:
        """Have it read again, now or when it is seen again."""
        self._is_stale = True
        if self.isVisible():
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what changed meanwhile."""
        super().showEvent(event)
        if self._is_stale:
            self.refresh()

    def refresh(self) -> None:
        """Have it read now."""
        self._is_stale = False
        self.read()

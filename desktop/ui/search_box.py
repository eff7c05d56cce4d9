"""A box over a list of what is found for it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QWidget

#: Keys that move in the list while the letters go into the box.
_MOVES = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})


class SearchBox(QLineEdit):
    """Keeps the letters, and gives the list what moves in it."""

    #: Enter was pressed: what is chosen in the list is wanted.
    taken = Signal()

    def __init__(self, found: QAbstractItemView, parent: QWidget) -> None:
        super().__init__(parent)
        self._found = found
        self.setClearButtonEnabled(True)
        found.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go through the list, take what is chosen in it, or type."""
        if event.key() in _MOVES:
            QApplication.sendEvent(self._found, event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.taken.emit()
        else:
            super().keyPressEvent(event)

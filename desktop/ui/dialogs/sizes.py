"""How large dialogs are that hold a list."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog

#: Pixels of the screen that are left free beside a dialog, and above and below it for its frame.
_BESIDE, _ABOVE = 60, 80


def roomy(dialog: QDialog, letters: int, lines: int) -> QSize:
    """Return room for so many ``letters`` and ``lines``, as far as the screen has it."""
    metrics, room = dialog.fontMetrics(), dialog.screen().availableSize()
    wanted = QSize(letters * metrics.averageCharWidth(), lines * metrics.lineSpacing())
    return wanted.boundedTo(QSize(room.width() - _BESIDE, room.height() - _ABOVE))

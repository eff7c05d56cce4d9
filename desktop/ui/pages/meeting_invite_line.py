"""The line in which people are invited."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence

from desktop.presenters.invitation_choices import Choice
from desktop.ui.suggest_line import SuggestLine


class InviteLine(SuggestLine[Choice]):
    """The line for the next person; cells or lines copied from a table are taken one person a line."""

    #: Several lines were pasted.
    lines_pasted = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep the lines of what is pasted apart."""
        pasted = QGuiApplication.clipboard().text() if event.matches(QKeySequence.StandardKey.Paste) else ""
        lines = pasted.strip().splitlines()
        if len(lines) > 1:
            self.lines_pasted.emit(pasted)
        else:
            super().keyPressEvent(event)

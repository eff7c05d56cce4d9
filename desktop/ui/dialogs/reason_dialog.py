"""The form that asks for a reason: why something is left as it is, or opened again."""

from collections.abc import Callable

from PySide6.QtWidgets import QLabel, QWidget

from desktop.presenters.forms import Fault, FieldFault
from desktop.ui.dialogs.form import FormDialog
from desktop.ui.dialogs.form_fields import TextBox
from desktop.ui.messages import Messages
from desktop.words import tr

_REASON = "reason"


class ReasonDialog(FormDialog):
    """One box for the reason, with what it is about above; ``take`` gets the reason."""

    def __init__(
        self, title: str, about: str, take: Callable[[str], None], messages: Messages, parent: QWidget
    ) -> None:
        super().__init__(title, messages, parent)
        self._take = take
        words = QLabel(about, self)
        words.setWordWrap(True)
        self.add_wide(words)
        self.reason = TextBox(3, one_line=True, parent=self)
        self.add(_REASON, tr("Lý &do:"), self.reason)

    def begin_with(self, reason: str) -> None:
        """Show the form with the reason given before."""
        self.reason.setPlainText(reason)
        self.reason.setFocus()
        self.begin()

    def draft(self) -> object:
        """Return the reason as it stands in the box."""
        return self.reason.toPlainText()

    def save(self) -> None:
        """Hand the reason over; an empty one is none."""
        reason = self.reason.toPlainText().strip()
        if not reason:
            self.show_faults([FieldFault(_REASON, Fault.MISSING)])
            return
        self._take(reason)
        self.accept()

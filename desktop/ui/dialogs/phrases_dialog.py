"""The office's ready phrases: a line each, the letters that stand for it and the phrase."""

from PySide6.QtWidgets import QLabel, QWidget

from desktop.presenters.live_minutes import LiveMinutesPresenter
from desktop.ui import theme
from desktop.ui.dialogs.form import FormDialog
from desktop.ui.dialogs.form_fields import TextBox
from desktop.ui.messages import Messages
from desktop.ui.theme import Tone
from desktop.words import tr

_LINES = 12


class PhrasesDialog(FormDialog):
    """The phrases as text, to be changed like text."""

    def __init__(self, presenter: LiveMinutesPresenter, messages: Messages, parent: QWidget) -> None:
        super().__init__(tr("Câu viết tắt"), messages, parent)
        self._presenter = presenter
        hint = QLabel(tr("Mỗi dòng một câu: chữ tắt = câu đầy đủ. Gõ chữ tắt rồi dấu cách là ra câu."), self)
        hint.setWordWrap(True)
        theme.paint_text(hint, Tone.QUIET)
        self.text = TextBox(_LINES, parent=self)
        self.text.setPlainText(presenter.phrases)
        self.add_wide(hint)
        self.add("phrases", tr("Các câu:"), self.text)
        self.begin()

    def draft(self) -> object:
        """Return the text."""
        return self.text.toPlainText()

    def save(self) -> None:
        """Keep the phrases; a line that is none is said."""
        self.wait()
        self._presenter.save_phrases(self.text.toPlainText(), self.accept, self.show_failure)

"""The fields of forms, and what is said under one."""

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from desktop.ui import theme
from desktop.ui.theme import Tone


class TextBox(QPlainTextEdit):
    """A box of some lines. Tab leaves it; so does Enter where ``one_line`` says that line breaks mean nothing."""

    def __init__(self, lines: int, *, one_line: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = lines
        self._one_line = one_line
        self.setTabChangesFocus(True)

    def sizeHint(self) -> QSize:
        """Ask for room for the lines."""
        return QSize(super().sizeHint().width(), self._height())

    def minimumSizeHint(self) -> QSize:
        """Ask for the same room as the least."""
        return QSize(super().minimumSizeHint().width(), self._height())

    def _height(self) -> int:
        return int(self.fontMetrics().lineSpacing() * self._lines + 2 * self.document().documentMargin() + 4)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter go to the next field where line breaks mean nothing; with Ctrl it is the form's."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        elif self._one_line:
            self.focusNextChild()
        else:
            super().keyPressEvent(event)


class Remark(QLabel):
    """What is said about a field under it: how it was understood, or what is wrong."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self._tone = Tone.QUIET
        self.hide()

    def say(self, text: str, tone: Tone = Tone.QUIET) -> None:
        """Show ``text``; an empty one takes it away."""
        self._tone = tone
        theme.paint_text(self, tone)
        self.setText(text)
        self.setVisible(bool(text))

    def showEvent(self, event: QShowEvent) -> None:
        """Take the tone anew: what was said before the first showing lost it when the style was applied."""
        super().showEvent(event)
        theme.paint_text(self, self._tone)


def line(text: str = "", placeholder: str = "") -> QLineEdit:
    """Return a field of one line."""
    field = QLineEdit(text)
    field.setPlaceholderText(placeholder)
    return field


def choice(options: Iterable[tuple[str, object]], chosen: object) -> QComboBox:
    """Return a field to choose one of ``options`` (text and value)."""
    box = QComboBox()
    for text, value in options:
        box.addItem(text, value)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return box

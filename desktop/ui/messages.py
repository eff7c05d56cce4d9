"""The one door for messages: a bar that never stops the hand, and a question before what can't be undone."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from desktop.domain.errors import Cancelled, ThuKyError
from desktop.ui import theme
from desktop.ui.theme import Tone
from desktop.words import tr

#: Milliseconds for which something that only informs stays, and what is added for each letter of it.
_SHORTEST, _PER_LETTER = 5_000, 60


def ledger_filter() -> str:
    """Return the filter of file dialogs that shows ledgers."""
    return tr("Sổ Thư Ký (*.thuky)")


class Weight(Enum):
    """How much a message matters: its icon, its colour, and whether it goes by itself."""

    INFORM = ("info", Tone.GOOD)
    WARN = ("warning", Tone.LATE)
    ERROR = ("error", Tone.BAD)


@dataclass(frozen=True, slots=True)
class Action:
    """Something that a message offers to do ("Hoàn tác")."""

    text: str
    run: Callable[[], None]


class Messages(QObject):
    """Tells the person things. ``window`` is what a question stands before; :class:`MessageBar` shows the rest."""

    told = Signal(object, str, object)
    withdrawn = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window

    def inform(self, text: str, action: Action | None = None) -> None:
        """Say that something went well; the message goes by itself."""
        self.told.emit(Weight.INFORM, text, action)

    def warn(self, text: str, action: Action | None = None) -> None:
        """Say what needs a person's attention; it stays until closed."""
        self.told.emit(Weight.WARN, text, action)

    def error(self, text: str, action: Action | None = None) -> None:
        """Say what did not work and what to do; it stays until closed."""
        self.told.emit(Weight.ERROR, text, action)

    def failure(self, error: ThuKyError, action: Action | None = None) -> None:
        """Say in words what ``error`` means; what the person stopped themselves is no error."""
        from desktop import wording

        if isinstance(error, Cancelled):
            self.inform(wording.error_sentence(error))
        else:
            self.error(wording.error_sentence(error), action)

    def clear(self) -> None:
        """Take the message away: it is settled."""
        self.withdrawn.emit()

    def ask(self, question: str, yes: str, detail: str = "") -> bool:
        """Ask before something that can't be undone; ``yes`` is the verb on the button. Enter and Esc mean no."""
        from PySide6.QtWidgets import QMessageBox

        box = QMessageBox(QMessageBox.Icon.Question, self._window.windowTitle(), question, parent=self._window)
        box.setInformativeText(detail)
        agreed = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
        refused = box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(refused)
        box.setEscapeButton(refused)
        box.exec()
        return box.clickedButton() is agreed


class MessageBar(QFrame):
    """The line at the foot of the window that shows the newest message."""

    def __init__(self, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("messageBar")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._action: Action | None = None
        self._weight = Weight.INFORM
        self._icon = QLabel(self)
        self._text = QLabel(self)
        self._do = QPushButton(self)
        self._close = QToolButton(self)
        self._timer = QTimer(self)
        self._build()
        messages.told.connect(self.show_message)
        messages.withdrawn.connect(self.hide)
        self.hide()

    def _build(self) -> None:
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._close.setText("✕")
        self._close.setAutoRaise(True)
        self._close.setToolTip(tr("Đóng thông báo (Shift+Esc)"))
        self._close.setAccessibleName(tr("Đóng thông báo"))
        row = QHBoxLayout(self)
        row.addWidget(self._icon, alignment=Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1)
        row.addWidget(self._do)
        row.addWidget(self._close, alignment=Qt.AlignmentFlag.AlignTop)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self._close.clicked.connect(self.hide)
        self._do.clicked.connect(self._run_action)
        QShortcut(QKeySequence("Shift+Esc"), self.window(), self.hide)

    def text(self) -> str:
        """Return what is shown; empty when nothing is."""
        return self._text.text() if not self.isHidden() else ""

    def show_message(self, weight: Weight, text: str, action: Action | None) -> None:
        """Show ``text``; a message that only informs goes after a time that is enough to read it."""
        self._timer.stop()
        self._action = action
        self._weight = weight
        self._paint_icon()
        self._text.setText(text)
        self.setAccessibleName(text)
        self._do.setText(action.text if action else "")
        self._do.setVisible(action is not None)
        self.show()
        if weight is Weight.INFORM:
            self._timer.start(_SHORTEST + _PER_LETTER * len(text))

    def _paint_icon(self) -> None:
        picture, tone = self._weight.value
        size = self.fontMetrics().height()
        self._icon.setPixmap(theme.toned_icon(picture, tone, self.palette()).pixmap(size, size))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the system from light to dark."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.isVisible():
            self._paint_icon()

    def _run_action(self) -> None:
        action, self._action = self._action, None
        self.hide()
        if action is not None:
            action.run()

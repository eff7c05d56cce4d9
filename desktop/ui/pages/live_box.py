"""The box in which minutes are typed: Enter keeps a line, letters before a colon are completed, phrases written out."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QListWidget, QWidget

from desktop.presenters.typeahead import Suggestion
from desktop.ui.dialogs.form_fields import TextBox
from desktop.ui.suggest_line import OFFERS

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LINES = 3

#: Pixels around an offer: room for the marks over capital letters.
_SPACING = 2


class LiveBox(TextBox):
    """The box. Enter keeps, Shift+Enter begins a line, ↑ ↓ choose an offer, Tab or Enter takes it, Esc hides offers."""

    #: Enter was pressed and nothing is offered.
    entered = Signal()
    #: Esc was pressed and nothing is offered.
    escaped = Signal()
    #: ↑ was pressed in an empty box.
    up_wanted = Signal()
    #: A blank or Enter was typed after some letters: they may stand for a phrase.
    word_ended = Signal(str)
    #: An offer was taken; its value.
    taken = Signal(str)
    #: The box was left.
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(_LINES, parent=parent)
        self._offered: tuple[Suggestion[str], ...] = ()
        self._list = QListWidget(self)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setUniformItemSizes(True)
        self._list.setSpacing(_SPACING)
        self._list.itemClicked.connect(lambda _: self._take())
        self._list.hide()

    # ── Offers ──

    @property
    def offers(self) -> tuple[Suggestion[str], ...]:
        """What is offered now."""
        return self._offered

    def offer(self, offered: Sequence[Suggestion[str]]) -> None:
        """Offer these above the box; nothing hides the list."""
        self._offered = tuple(offered[:OFFERS])
        if not self._offered:
            self._list.hide()
            return
        self._list.clear()
        self._list.addItems([" — ".join(filter(None, (one.text, one.detail))) for one in self._offered])
        self._list.setCurrentRow(0)
        self._place_list()

    def _place_list(self) -> None:
        """Put the list over the box, inside the window, so that no system moves it."""
        window = self.window()
        if self._list.parentWidget() is not window:
            self._list.setParent(window)
        above = self.mapTo(window, QPoint(0, 0))
        row = self._list.sizeHintForRow(0) + 2 * _SPACING
        height = min(row * len(self._offered) + 2 * self._list.frameWidth(), above.y())
        self._list.setGeometry(above.x(), above.y() - height, self.width(), height)
        self._list.show()
        self._list.raise_()

    def _take(self) -> None:
        value = self._offered[max(0, self._list.currentRow())].value
        self.offer(())
        self.taken.emit(value)

    # ── Keys ──

    def event(self, event: QEvent) -> bool:
        """Take an offer by Tab before it leaves the box."""
        if self._offered and isinstance(event, QKeyEvent) and _is_tab(event):
            self._take()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what a key does here; everything else types."""
        if not (self._offered and self._offer_key(event)) and not self._own_key(event):
            super().keyPressEvent(event)

    def _offer_key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            by = 1 if key == Qt.Key.Key_Down else -1
            self._list.setCurrentRow((self._list.currentRow() + by) % len(self._offered))
        elif key in _ENTER:
            self._take()
        elif key == Qt.Key.Key_Escape:
            self.offer(())
        else:
            return False
        return True

    def _own_key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.word_ended.emit(self.before_cursor())
            self.entered.emit()
        elif key == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif key == Qt.Key.Key_Up and self.document().isEmpty():
            self.up_wanted.emit()
        else:
            if event.text() == " ":
                self.word_ended.emit(self.before_cursor())
            return False
        return True

    def before_cursor(self) -> str:
        """Return the letters of the paragraph before the cursor."""
        cursor = self.textCursor()
        return cursor.block().text()[: cursor.positionInBlock()]

    def replace_before(self, count: int, text: str) -> None:
        """Write ``text`` in place of so many letters before the cursor; Ctrl+Z takes that back."""
        cursor = self.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, count)
        cursor.insertText(text)

    def put(self, text: str) -> None:
        """Write ``text`` in place of everything, with the cursor behind it."""
        self.setPlainText(text)
        self.moveCursor(QTextCursor.MoveOperation.End)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that the box is left, unless a menu only opened over it; offer nothing any more."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.offer(())
            self.left.emit()


def _is_tab(event: QKeyEvent) -> bool:
    return event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Tab

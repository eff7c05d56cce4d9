"""What can be done on a page: as keys, as buttons at the head of the page."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QToolButton, QWidget

from desktop.words import tr

#: The room between two buttons, in pixels.
_SPACING = 6


def make_action(page: QWidget, text: str, do: Callable[[], None], *keys: str) -> QAction:
    """Return an action of ``page``, with its keys, the first of which stands in its tip.

    The keys hold wherever the action is added, and in what is inside.
    """
    action = QAction(text, page)
    action.setShortcuts([QKeySequence(key) for key in keys])
    action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    shown = QKeySequence(keys[0]).toString(QKeySequence.SequenceFormat.NativeText)
    action.setToolTip(f"{text.replace('&', '').rstrip('…')} ({shown})")
    action.triggered.connect(do)
    return action


def keyed_button(text: str, keys: str, do: Callable[[], None], page: QWidget) -> QPushButton:
    """Return a button of ``page`` with its keys, which stand in its tip and hold wherever the focus is in the page."""
    button = QPushButton(text, page)
    shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
    button.setToolTip(f"{text.replace('&', '').rstrip('…')} ({shown})")
    button.clicked.connect(do)
    shortcut = QShortcut(QKeySequence(keys), page, do)
    shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    return button


def command_bar(actions: Sequence[QAction], page: QWidget, *, important: int = 0) -> "CommandBar":
    """Return the buttons for ``actions``, at the right of the room there is; the first ``important`` ask for room."""
    return CommandBar(actions, page, important=important)


class CommandBar(QWidget):
    """Buttons side by side; those that find no room stand with their keys in the menu of a last one, "Việc khác"."""

    def __init__(self, actions: Sequence[QAction], parent: QWidget, *, important: int = 0) -> None:
        super().__init__(parent)
        self._important = important
        self.setObjectName("commandBar")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._buttons = [self._button(action) for action in actions]
        self._rest = QMenu(self)
        self.more = self._more_button()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_SPACING)
        row.addStretch(1)
        for button in (*self._buttons, self.more):
            row.addWidget(button)

    def _button(self, action: QAction) -> QToolButton:
        button = QToolButton(self)
        button.setDefaultAction(action)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if isinstance(action.menu(), QMenu):
            button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return button

    def _more_button(self) -> QToolButton:
        button = QToolButton(self)
        button.setText(tr("Việc khác"))
        button.setToolTip(tr("Các lệnh còn lại của trang này"))
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMenu(self._rest)
        button.hide()
        return button

    def rest(self) -> list[QAction]:
        """Return the actions that find no room and stand in the menu."""
        return self._rest.actions()

    def sizeHint(self) -> QSize:
        """Ask for room for every button, or for those that are important and the menu."""
        wanted = [*self._buttons[: self._important], self.more] if self._important else self._buttons
        return QSize(_width(wanted), self._height())

    def minimumSizeHint(self) -> QSize:
        """Ask for room for the menu, at least, or for the only button."""
        return QSize(_width([self.more] if self._buttons[1:] else self._buttons), self._height())

    def _height(self) -> int:
        return max((button.sizeHint().height() for button in self._buttons), default=0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the buttons for which there is room."""
        super().resizeEvent(event)
        self._share_room()

    def changeEvent(self, event: QEvent) -> None:
        """Follow larger letters."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()
            self._share_room()

    def _share_room(self) -> None:
        shown = self._buttons
        if len(shown) > 1 and _width(shown) > self.width():
            shown = self._fitting()
        for button in self._buttons:
            button.setVisible(button in shown)
        self.more.setVisible(len(shown) < len(self._buttons))
        self._rest.clear()
        self._rest.addActions([button.defaultAction() for button in self._buttons if button not in shown])

    def _fitting(self) -> list[QToolButton]:
        """Return the first buttons, as many as stand beside that of the menu."""
        count = len(self._buttons)
        while count and _width([*self._buttons[:count], self.more]) > self.width():
            count -= 1
        return self._buttons[:count]


def _width(buttons: Sequence[QToolButton]) -> int:
    return sum(button.sizeHint().width() for button in buttons) + _SPACING * max(0, len(buttons) - 1)

"""What can be done on a page: as keys, as buttons at the head of the page."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QToolButton, QWidget

from desktop.ui.wrapped_row import GAP, WrappedRow


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


class CommandBar(WrappedRow):
    """A button for each action, side by side; those that find no more room stand in a next row: none is hidden."""

    def __init__(self, actions: Sequence[QAction], parent: QWidget) -> None:
        super().__init__(parent, even=False)
        self.setObjectName("commandBar")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._buttons = [self._button(action) for action in actions]
        self.hold(self._buttons)

    def _button(self, action: QAction) -> QToolButton:
        button = QToolButton(self)
        button.setDefaultAction(action)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if isinstance(action.menu(), QMenu):
            button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return button

    def sizeHint(self) -> QSize:
        """Ask for room for all buttons in one row."""
        widths = [button.sizeHint().width() for button in self._buttons]
        return QSize(sum(widths) + GAP * (len(widths) - 1), self.height())


def page_head(told: Sequence[QWidget], actions: Sequence[QAction], page: QWidget) -> WrappedRow:
    """Return the head of ``page``: what it is about, and its commands at the right of that or below it."""
    space = QWidget(page)
    space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    head = WrappedRow(page, even=False)
    head.hold([*told, space, CommandBar(actions, page)])
    return head

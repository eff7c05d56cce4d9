"""What can be done on a page: as keys, as buttons at the head of the page."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QToolBar, QToolButton, QWidget


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


def command_bar(actions: Sequence[QAction], page: QWidget) -> QToolBar:
    """Return the buttons for ``actions``, at the right; those that find no room go into a menu."""
    bar = QToolBar(page)
    bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
    gap = QWidget(bar)
    gap.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    bar.addWidget(gap)
    bar.addActions(list(actions))
    for action in actions:
        button = bar.widgetForAction(action)
        if isinstance(button, QToolButton) and isinstance(action.menu(), QMenu):
            button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    return bar

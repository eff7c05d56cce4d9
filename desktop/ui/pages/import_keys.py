"""Shortcuts of the pages of an import. A button's own shortcut clicks it only after a while, and not twice in a row."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


def add_shortcut(where: QWidget, keys: str, run: Callable[[], object]) -> None:
    """Call ``run`` when ``keys`` are pressed anywhere within ``where``."""
    shortcut = QShortcut(QKeySequence(keys), where)
    shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    shortcut.activated.connect(run)

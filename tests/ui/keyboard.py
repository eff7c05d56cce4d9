"""Typing as a person does: into whatever has the focus, Vietnamese letters included (QTest knows only ASCII)."""

from typing import TypeVar

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

CTRL = Qt.KeyboardModifier.ControlModifier
PLAIN = Qt.KeyboardModifier.NoModifier

#: What the offscreen platform says when a list hangs from a field: it has no window manager to ask.
OFFSCREEN_POPUP = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

Kind = TypeVar("Kind", bound=QDialog)


def receiver() -> QWidget:
    """Return what gets the keys: the list that hangs from a field, else what has the focus."""
    found = QApplication.activePopupWidget() or QApplication.focusWidget()
    assert found is not None
    return found


def back_in(qtbot: QtBot, window: QWidget) -> None:
    """Give a window the keyboard again, as a window manager does after a dialog; the offscreen platform has none."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def type_here(text: str) -> None:
    """Type letters."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(receiver(), QKeyEvent(kind, Qt.Key.Key_unknown, PLAIN, letter))


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN) -> None:
    """Press one key."""
    QTest.keyClick(receiver(), key, modifier)


def go_to(field: QWidget) -> None:
    """Put the focus on a field."""
    field.setFocus()
    assert QApplication.focusWidget() is field


def dialog(qtbot: QtBot, kind: type[Kind]) -> Kind:
    """Return the dialog that stands before the window, once it has the keyboard."""
    found = QApplication.activeModalWidget()
    assert isinstance(found, kind)
    qtbot.waitUntil(found.isActiveWindow)
    return found

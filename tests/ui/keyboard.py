"""Typing as a person does: into whatever has the focus, Vietnamese letters included (QTest knows only ASCII)."""

from collections.abc import Callable
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


class Keyboard:
    """Keys pressed in the window, wherever its focus is; after each the window does what it has to (``settled``)."""

    def __init__(self, settled: Callable[[], None]) -> None:
        self._settled = settled

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN, times: int = 1) -> None:
        """Press a key, so many times."""
        for _ in range(times):
            press(key, modifier)
            self._settled()

    def type(self, text: str, *then: Qt.Key) -> None:
        """Type a text, then these keys."""
        type_here(text)
        for key in then:
            self.press(key)

    def over(self, text: str, *then: Qt.Key) -> None:
        """Type over what stands in the field."""
        self.press(Qt.Key.Key_A, CTRL)
        self.type(text, *then)

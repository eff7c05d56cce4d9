"""The pages as actions, for the sidebar and the menu: each with its number key."""

from collections.abc import Mapping

from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QPalette
from PySide6.QtWidgets import QWidget

from desktop.presenters.navigation import Navigate, PageKey
from desktop.ui import theme
from desktop.ui.pages import PAGES, PageSpec
from desktop.words import tr

#: The place of the page that has no number key of its own: Ctrl+0 makes a paper as wide as its view.
_TENTH = 10


def page_actions(navigate: Navigate, window: QWidget) -> dict[PageKey, QAction]:
    """Return an action of ``window`` for each page, of which one is checked; it opens the page."""
    group = QActionGroup(window)
    actions = {spec.key: _action(place, spec, navigate, window) for place, spec in enumerate(PAGES, start=1)}
    for action in actions.values():
        group.addAction(action)
    return actions


def paint_icons(actions: Mapping[PageKey, QAction], palette: QPalette) -> None:
    """Draw the icons in the colour of the letters."""
    for key, action in actions.items():
        action.setIcon(theme.icon(key, palette))


def titles_and_keys() -> list[tuple[str, str]]:
    """Return the title of each page with the keys that open it."""
    return [(tr(spec.title), _keys(place)[0]) for place, spec in enumerate(PAGES, start=1)]


def _action(place: int, spec: PageSpec, navigate: Navigate, window: QWidget) -> QAction:
    action = QAction(theme.icon(spec.key, window.palette()), tr(spec.title), window)
    action.setIconText(f" {tr(spec.title)}")  # the space keeps it off the icon
    action.setCheckable(True)
    action.setShortcuts([QKeySequence(keys) for keys in _keys(place)])
    action.setToolTip(f"{tr(spec.title)} ({_keys(place)[0]})")
    action.triggered.connect(lambda: navigate(spec.key))
    return action


def _keys(place: int) -> tuple[str, str]:
    """Return the keys of the page at ``place`` from 1; the tenth has the key of the nought, and that of settings."""
    return (f"Ctrl+{place}", f"Alt+{place}") if place < _TENTH else ("Ctrl+,", "Alt+0")

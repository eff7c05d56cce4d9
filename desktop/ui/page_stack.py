"""The place of the pages in the window: one is seen, each is made when it is first wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QStackedWidget, QWidget

from desktop.presenters.navigation import Navigate, PageKey
from desktop.ui.messages import Messages
from desktop.ui.pages import PAGES
from desktop.ui.work import LedgerSession

if TYPE_CHECKING:  # the database library comes in with it: not before the first paint
    from desktop.presenters.page_session import PageSession


class PageStack(QStackedWidget):
    """The pages of the ledger that is open, or a word on what is awaited."""

    #: This page has been made.
    made = Signal(QWidget)

    def __init__(self, session: LedgerSession, messages: Messages, navigate: Navigate, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._messages = messages
        self._navigate = navigate
        self._pages: dict[PageKey, _Page] = {}
        self._waiting = QLabel(self)
        self._waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.addWidget(self._waiting)
        self.currentChanged.connect(self._say_who_is_seen)

    @property
    def is_waiting(self) -> bool:
        """Whether nothing but a word is shown."""
        return self.currentWidget() is self._waiting

    @property
    def has_pages(self) -> bool:
        """Whether a ledger's pages are there."""
        return bool(self._pages)

    def page(self, key: PageKey) -> QWidget:
        """Return a page that has been made."""
        return self._pages[key].widget

    def show_waiting(self, text: str) -> None:
        """Show no page, but ``text``."""
        self._waiting.setText(text)
        self.setCurrentWidget(self._waiting)

    def show_page(self, key: PageKey) -> QWidget:
        """Show the page, made now where it is shown for the first time, and return it."""
        if key not in self._pages:
            self._make(key)
        self.setCurrentWidget(self._pages[key].frame)
        return self.page(key)

    def _make(self, key: PageKey) -> None:
        from desktop.presenters.page_session import PageSession

        factory = next(spec.factory for spec in PAGES if spec.key is key)
        session = PageSession(self._session)
        made = _Page(factory(session, self._messages, self._navigate), session)
        self._pages[key] = made
        self.addWidget(made.frame)
        self.made.emit(made.widget)

    def drop_pages(self) -> None:
        """Take away all pages: their ledger goes."""
        self.setCurrentWidget(self._waiting)  # or a page that goes would show the next, which then asks again
        self._session.forget_screens()
        for page in self._pages.values():
            self.removeWidget(page.frame)
            page.frame.deleteLater()
        self._pages.clear()

    def _say_who_is_seen(self) -> None:
        for page in self._pages.values():
            page.session.be_seen(seen=page.frame is self.currentWidget())


class _Page:
    """A page, its session, and the frame in which it scrolls: large letters may need more room than a screen has."""

    def __init__(self, widget: QWidget, session: PageSession) -> None:
        self.widget = widget
        self.session = session
        self.frame = QScrollArea()
        self.frame.setFrameShape(QFrame.Shape.NoFrame)
        self.frame.setWidgetResizable(True)
        self.frame.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.frame.setWidget(widget)

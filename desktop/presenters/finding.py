"""The search box: what was found for what is being typed, and opening one of the records."""

from typing import Protocol

from desktop.presenters.navigation import MeetingFilter, Navigate, PageFilter, PageKey, TaskFilter, UnitFilter
from desktop.presenters.session import Session
from desktop.services import finding, tasks
from desktop.services.finding import Hit
from desktop.services.ledgers import Ledger

#: More than this nobody reads through; typing another word is faster.
LIMIT = 100

Place = tuple[PageKey, PageFilter]


class FindView(Protocol):
    """What shows the search box."""

    def show_hits(self) -> None:
        """Show what was found."""


def place_of(ledger: Ledger, hit: Hit) -> Place:
    """Return the page on which a record stands, and what makes the page show it."""
    match hit.kind:
        case "task":
            return PageKey.TASKS, TaskFilter(tasks.get_task(ledger, hit.id).year, task_id=hit.id)
        case "meeting":
            return PageKey.MEETINGS, MeetingFilter(hit.id)
        case "person":
            return PageKey.UNITS, UnitFilter(person_id=hit.id)
        case _:
            return PageKey.UNITS, UnitFilter(unit_id=hit.id)


class FindPresenter:
    """State of the search box. At most one search is under way; the next one is for what stands there by then."""

    def __init__(self, session: Session, view: FindView, navigate: Navigate) -> None:
        self._session = session
        self._view = view
        self._navigate = navigate
        self._typed = ""
        self._searching = False
        self.searched = ""
        self.hits: tuple[Hit, ...] = ()

    def type(self, text: str) -> None:
        """Search for ``text``; an empty one finds nothing."""
        self._typed = text.strip()
        if not self._searching:
            self._search()

    def _search(self) -> None:
        text = self._typed
        if not text:
            self._take("", [])
            return
        self._searching = True
        self._session.ask(lambda ledger: finding.find(ledger, text, LIMIT), lambda hits: self._answer(text, hits))

    def _answer(self, text: str, hits: list[Hit]) -> None:
        self._searching = False
        self._take(text, hits)
        if self._typed != text:
            self._search()

    def _take(self, text: str, hits: list[Hit]) -> None:
        self.searched, self.hits = text, tuple(hits)
        self._view.show_hits()

    def open(self, hit: Hit) -> None:
        """Open the record that was found."""
        self._session.ask(lambda ledger: place_of(ledger, hit), lambda place: self._navigate(*place))

"""The session of one page among several, of which only one is seen."""

from collections.abc import Callable
from typing import TypeVar

from desktop.presenters.session import Failed, Session
from desktop.services.changes import Changed, Noun
from desktop.services.ledgers import Ledger
from desktop.services.progress import Progress

T = TypeVar("T")


class PageSession:
    """Hands on to ``session``, and tells the page of changes while it is seen; of what it missed, once it is again.

    Most changes concern several pages: each that nobody sees would read its rows for nobody, after every key.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._is_seen = True
        self._missed: dict[Callable[[], None], None] = {}

    def ask(self, job: Callable[[Ledger], T], done: Callable[[T], None], failed: Failed | None = None) -> None:
        """Read from the ledger."""
        self._session.ask(job, done, failed)

    def change(
        self, job: Callable[[Ledger], Changed[T]], done: Callable[[T], None] | None = None, failed: Failed | None = None
    ) -> None:
        """Change the ledger."""
        self._session.change(job, done, failed)

    def work(
        self,
        title: str,
        job: Callable[[Ledger, Progress], Changed[T]],
        done: Callable[[T], None],
        failed: Failed | None = None,
    ) -> None:
        """Do long work."""
        self._session.work(title, job, done, failed)

    def watch(self, nouns: frozenset[Noun], refresh: Callable[[], None]) -> None:
        """Call ``refresh`` after changes to these kinds of records; once for all that happen while out of sight."""
        self._session.watch(nouns, lambda: self._tell(refresh))

    def be_seen(self, *, seen: bool) -> None:
        """Take the page for seen, or for out of sight."""
        self._is_seen = seen
        if seen:
            missed, self._missed = self._missed, {}
            for refresh in missed:
                refresh()

    def _tell(self, refresh: Callable[[], None]) -> None:
        if self._is_seen:
            refresh()
        else:
            self._missed[refresh] = None

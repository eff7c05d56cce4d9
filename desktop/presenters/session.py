"""The one door through which screens reach the ledger.

The ledger lives on a worker thread; a presenter hands a job to the session and gets the answer back on its own
thread. In tests the session runs jobs at once.
"""

from collections.abc import Callable
from typing import Protocol, TypeVar

from desktop.domain.errors import ThuKyError
from desktop.services.changes import Changed, Noun
from desktop.services.ledgers import Ledger
from desktop.services.progress import Progress

T = TypeVar("T")
Failed = Callable[[ThuKyError], None]


class Session(Protocol):
    """Runs jobs on the ledger, one after another, and tells screens what changed."""

    def ask(self, job: Callable[[Ledger], T], done: Callable[[T], None], failed: Failed | None = None) -> None:
        """Read from the ledger; ``done`` gets the answer. Without ``failed`` an error is shown to the person."""

    def change(
        self, job: Callable[[Ledger], Changed[T]], done: Callable[[T], None] | None = None, failed: Failed | None = None
    ) -> None:
        """Change the ledger; then ``done``, and every screen that watches what changed is told."""

    def work(
        self,
        title: str,
        job: Callable[[Ledger, Progress], Changed[T]],
        done: Callable[[T], None],
        failed: Failed | None = None,
    ) -> None:
        """Do long work under ``title``, with progress and a way to cancel it (``failed`` then gets ``Cancelled``)."""

    def watch(self, nouns: frozenset[Noun], refresh: Callable[[], None]) -> None:
        """Call ``refresh`` after every change to one of these kinds of records."""

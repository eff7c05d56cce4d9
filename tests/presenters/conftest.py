"""A session that does its jobs at once, on a real ledger that holds the sample's units."""

import shutil
from collections.abc import Callable
from typing import TypeVar

import pytest

from desktop.domain.errors import ThuKyError
from desktop.presenters.session import Failed
from desktop.services.changes import Changed, Noun
from desktop.services.ledgers import Ledger, open_ledger
from desktop.services.progress import Progress

T = TypeVar("T")


class DirectSession:
    """Keeps to :class:`desktop.presenters.session.Session` without a thread.

    ``failures`` holds the errors that nobody took, ``titles`` the titles of long work; ``cancelled`` makes it stop.
    """

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.failures: list[ThuKyError] = []
        self.titles: list[str] = []
        self.cancelled = False
        self._watchers: list[tuple[frozenset[Noun], Callable[[], None]]] = []

    def ask(self, job: Callable[[Ledger], T], done: Callable[[T], None], failed: Failed | None = None) -> None:
        """Hand the answer over at once."""
        try:
            answer = job(self.ledger)
        except ThuKyError as error:
            (failed or self.failures.append)(error)
        else:
            done(answer)

    def change(
        self, job: Callable[[Ledger], Changed[T]], done: Callable[[T], None] | None = None, failed: Failed | None = None
    ) -> None:
        """Hand the result over at once, and tell whoever watches."""

        def deliver(result: Changed[T]) -> None:
            if done is not None:
                done(result.value)
            for watched, refresh in tuple(self._watchers):
                if watched & result.nouns:
                    refresh()

        self.ask(job, deliver, failed)

    def work(
        self,
        title: str,
        job: Callable[[Ledger, Progress], Changed[T]],
        done: Callable[[T], None],
        failed: Failed | None = None,
    ) -> None:
        """Do the work at once."""
        self.titles.append(title)
        self.change(lambda ledger: job(ledger, Progress(cancelled=lambda: self.cancelled)), done, failed)

    def watch(self, nouns: frozenset[Noun], refresh: Callable[[], None]) -> None:
        """Remember who watches."""
        self._watchers.append((nouns, refresh))


@pytest.fixture
def session(ledger_of_units, tmp_path):
    with open_ledger(shutil.copyfile(ledger_of_units, tmp_path / "sổ.thuky")) as ledger:
        made = DirectSession(ledger)
        yield made
        assert made.failures == []

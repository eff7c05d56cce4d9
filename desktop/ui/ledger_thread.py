"""The thread that owns the ledger: it does jobs one after another and hands their answers over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from queue import SimpleQueue
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QThread, Signal

if TYPE_CHECKING:  # the database library comes in with these: not before the first paint
    from desktop.services.ledgers import Ledger


T = TypeVar("T")

#: What is to happen on the window's thread once a job is done.
Deliver = Callable[[], None]


def nothing() -> None:
    """Nobody waits for an answer."""


@dataclass(frozen=True, slots=True)
class Job:
    """What the worker is to do; ``ended`` happens on the window's thread whether it goes well or not."""

    run: Callable[[], Deliver]
    must_finish: bool
    ended: Deliver = nothing


class LedgerThread(QThread):
    """Runs jobs one after another until it is given ``None``; owns the ledger."""

    delivered = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self.jobs: SimpleQueue[Job | None] = SimpleQueue()
        self.ledger: Ledger | None = None
        self.leaving = False

    def run(self) -> None:
        """Do the jobs; on leaving, those that only read are passed over, and the ledger is closed."""
        while (job := self.jobs.get()) is not None:
            if job.must_finish or not self.leaving:
                self.delivered.emit(job, _answer(job))
        self.take_over(None)

    def take_over(self, ledger: Ledger | None) -> None:
        """Put ``ledger`` in place of the one that is open."""
        if self.ledger is not None:
            self.ledger.close()
        self.ledger = ledger


def _answer(job: Job) -> Deliver:
    """Do ``job``; a bug's exception becomes an answer that raises it where the person can be told."""
    try:
        return job.run()
    except Exception as error:  # noqa: BLE001 — raised again on the window's thread, see _raise
        return later(_raise, error)


def _raise(error: Exception) -> None:
    raise error


def later(call: Callable[[T], object], value: T) -> Deliver:
    """Return what calls ``call`` with ``value`` on the window's thread."""

    def deliver() -> None:
        call(value)

    return deliver

"""The one door for slow work: the session through which screens reach the thread that owns the ledger."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Event
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from desktop.domain.errors import ThuKyError
from desktop.services.changes import Changed, Noun
from desktop.services.progress import Progress
from desktop.ui.ledger_thread import Deliver, Job, LedgerThread, later, nothing

if TYPE_CHECKING:  # the database library comes in with these: not before the first paint
    from desktop.presenters.session import Failed
    from desktop.services.ledgers import Ledger

T = TypeVar("T")


#: Seconds between two reports of progress; more often than this nobody sees.
_REPORT_EVERY = 0.05


@dataclass(frozen=True, slots=True, eq=False)
class _Work:
    """Long work that waits or runs; ``cancelled`` is set once the person wants it to stop."""

    title: str
    cancelled: Event = field(default_factory=Event)


class LedgerSession(QObject):
    """The session of the window (see :class:`desktop.presenters.session.Session`).

    Jobs run on the worker in the order in which they are given; answers come back on this object's thread. An error
    that no screen takes is :attr:`failed`. An exception that is no :class:`ThuKyError` is our bug: it is raised
    on this thread, where ``sys.excepthook`` tells the person and the log.
    """

    #: A :class:`ThuKyError` that nobody took.
    failed = Signal(object)
    #: Long work begins, under this title.
    work_began = Signal(str)
    #: So many of so many pieces of it are done.
    work_moved = Signal(int, int)
    #: It ended, well or not, and no other waits.
    work_ended = Signal()
    #: Whether there is anything that must be finished before the window may close.
    saving = Signal(bool)
    #: Nothing waits any more.
    idle = Signal()
    #: The worker has gone, the ledger is closed.
    closed = Signal()

    _moved = Signal(int, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = LedgerThread()
        self._worker.delivered.connect(self._deliver)
        self._worker.finished.connect(self.closed)
        self._moved.connect(self.work_moved)
        self._watchers: list[tuple[frozenset[Noun], Callable[[], None]]] = []
        self._works: deque[_Work] = deque()
        self._epoch = 0
        self._waiting = 0
        self._to_save = 0

    # ── The ledger ──

    def open(self, opener: Callable[[], Ledger], done: Callable[[], None], failed: Failed) -> None:
        """Open a ledger (``opener`` is called on the worker); the one that is open stays when that fails."""

        def run() -> Deliver:
            try:
                self._worker.take_over(opener())
            except ThuKyError as error:
                return later(failed, error)
            return done

        self._put(Job(run, must_finish=True))

    def reopen(
        self, change: Callable[[], None], opener: Callable[[], Ledger], done: Callable[[], None], failed: Failed
    ) -> None:
        """Close the ledger, let ``change`` do something to its file, and open what stands there then.

        Both are called on the worker; ``failed`` says that the file is as it was.
        """

        def run() -> Deliver:
            self._worker.take_over(None)
            try:
                try:
                    change()
                finally:
                    self._worker.take_over(opener())
            except ThuKyError as error:
                return later(failed, error)
            return done

        self._put(Job(run, must_finish=True))

    def forget_screens(self) -> None:
        """Answer and tell nobody any more: the screens that asked or watch are gone."""
        self._watchers.clear()
        self._epoch += 1

    def close(self) -> None:
        """Finish what must be saved, drop what only reads, close the ledger; then :attr:`closed`."""
        self.forget_screens()
        self._worker.leaving = True
        self._worker.start()  # before it is told to go: started again afterwards, it would wait for ever
        self._worker.jobs.put(None)

    def wait_closed(self) -> None:
        """Close and wait for it: for the end of the program, when no window is left to say so."""
        if self._worker.isRunning():
            self.close()
            self._worker.wait()

    # ── The door (desktop.presenters.session.Session) ──

    def ask(self, job: Callable[[Ledger], T], done: Callable[[T], None], failed: Failed | None = None) -> None:
        """Read from the ledger; ``done`` gets the answer."""
        self._put_on_ledger(lambda ledger: later(done, job(ledger)), failed)

    def change(
        self, job: Callable[[Ledger], Changed[T]], done: Callable[[T], None] | None = None, failed: Failed | None = None
    ) -> None:
        """Change the ledger; then ``done``, and whoever watches what changed is told."""
        self._put_on_ledger(lambda ledger: self._after(job(ledger), done), failed, must_finish=True)

    def work(
        self,
        title: str,
        job: Callable[[Ledger, Progress], Changed[T]],
        done: Callable[[T], None],
        failed: Failed | None = None,
    ) -> None:
        """Do long work under ``title``, with progress and a way to cancel it."""
        work = _Work(title)
        self._works.append(work)
        if len(self._works) == 1:
            self.work_began.emit(title)

        def run(ledger: Ledger) -> Deliver:
            return self._after(job(ledger, Progress(self._reporter(), work.cancelled.is_set)), done)

        self._put_on_ledger(run, failed, must_finish=True, ended=self._end_work)

    def watch(self, nouns: frozenset[Noun], refresh: Callable[[], None]) -> None:
        """Call ``refresh`` after every change to one of these kinds of records."""
        self._watchers.append((nouns, refresh))

    # ── What goes on ──

    @property
    def work_title(self) -> str:
        """What long work is being done; empty when none is."""
        return self._works[0].title if self._works else ""

    @property
    def is_idle(self) -> bool:
        """Whether nothing waits."""
        return not self._waiting

    @property
    def is_wanted(self) -> bool:
        """Whether something waits behind the job that runs now; for that job to ask, on the worker."""
        return self._waiting > 1 or self.is_leaving

    @property
    def is_leaving(self) -> bool:
        """Whether it is being closed, or was: nothing may be asked any more."""
        return self._worker.leaving

    @property
    def is_saving(self) -> bool:
        """Whether something waits that must not be lost."""
        return self._to_save > 0

    def cancel_work(self) -> None:
        """Ask the long work that is being done to stop; it changes nothing then."""
        if self._works:
            self._works[0].cancelled.set()

    def _end_work(self) -> None:
        self._works.popleft()
        if self._works:
            self.work_began.emit(self._works[0].title)
        else:
            self.work_ended.emit()

    def _reporter(self) -> Callable[[int, int], None]:
        """Return a listener that passes on the last report and now and then one before it."""
        last = 0.0

        def report(done: int, total: int) -> None:
            nonlocal last
            now = time.monotonic()
            if done == total or now - last >= _REPORT_EVERY:
                last = now
                self._moved.emit(done, total)

        return report

    # ── Between the threads ──

    def _put_on_ledger(
        self,
        job: Callable[[Ledger], Deliver],
        failed: Failed | None,
        *,
        must_finish: bool = False,
        ended: Deliver = nothing,
    ) -> None:
        epoch = self._epoch

        def run() -> Deliver:
            deliver = self._run_on_ledger(job, failed or self.failed.emit)
            return lambda: deliver() if epoch == self._epoch else None

        self._put(Job(run, must_finish, ended))

    def _run_on_ledger(self, job: Callable[[Ledger], Deliver], failed: Failed) -> Deliver:
        """On the worker: do ``job``, unless no ledger could be opened (whoever tried has told the person)."""
        if self._worker.ledger is None:
            return nothing
        try:
            return job(self._worker.ledger)
        except ThuKyError as error:
            return later(failed, error)

    def _after(self, result: Changed[T], done: Callable[[T], None] | None) -> Deliver:
        def deliver() -> None:
            if done is not None:
                done(result.value)
            self._tell(result.nouns)

        return deliver

    def _tell(self, nouns: frozenset[Noun]) -> None:
        for watched, refresh in tuple(self._watchers):
            if watched & nouns:
                refresh()

    def _put(self, job: Job) -> None:
        self._waiting += 1
        self._count_saves(int(job.must_finish))
        self._worker.start()
        self._worker.jobs.put(job)

    @Slot(object, object)
    def _deliver(self, job: Job, deliver: Deliver) -> None:
        """On the window's thread: hand over the answer of a job, and count it as done."""
        job.ended()
        try:
            deliver()
        finally:
            self._waiting -= 1
            self._count_saves(-int(job.must_finish))
            if self.is_idle:
                self.idle.emit()

    def _count_saves(self, more: int) -> None:
        was = self.is_saving
        self._to_save += more
        if was != self.is_saving:
            self.saving.emit(self.is_saving)

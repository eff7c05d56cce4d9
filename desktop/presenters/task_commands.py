"""What can be done with one task, from every screen that shows it; each command can be taken back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from functools import partial

from desktop.domain.deadlines import Deadline
from desktop.domain.task_events import TaskEvent
from desktop.domain.tasks import ProgressReport
from desktop.presenters.session import Failed, Session
from desktop.services import extensions
from desktop.services import tasks as task_services
from desktop.services.changes import Changed
from desktop.services.extensions import Decision
from desktop.services.ledgers import Ledger

Undo = Callable[[], None]
Done = Callable[[], None]
Change = Callable[[Ledger], Changed[object]]


class TaskChange(StrEnum):
    """What a command has done."""

    ADDED = "added"
    EDITED = "edited"
    DELETED = "deleted"
    REPORTED = "reported"
    NO_CHANGE = "no-change"
    REPORT_DELETED = "report-deleted"
    CONFIRMED = "confirmed"
    EXTENDED = "extended"
    WITHDRAWN = "withdrawn"
    REINSTATED = "reinstated"
    DECISION_DELETED = "decision-deleted"
    ATTACHED = "attached"


@dataclass(frozen=True, slots=True)
class Confirmation:
    """The day on which a task was done, and who says so."""

    day: date
    decided_by: str = ""


Tell = Callable[[TaskChange, Undo | None], None]


class TaskCommands:
    """The commands; ``tell`` says what was done and gets what takes it back, which a key does for the last one."""

    def __init__(self, session: Session, tell: Tell, now: Callable[[], datetime]) -> None:
        self._session = session
        self._tell = tell
        self._now = now
        self._last: Undo | None = None

    # ── Decisions ──

    def extend(self, task_id: int, deadline: Deadline, decision: Decision, done: Done, failed: Failed) -> None:
        """Give a task a new deadline."""
        now = self._now()
        job = partial(extensions.extend, task_id=task_id, deadline=deadline, decision=decision, now=now)
        self._decide(TaskChange.EXTENDED, job, done, failed)

    def withdraw(self, task_id: int, decision: Decision, done: Done, failed: Failed) -> None:
        """Withdraw a task."""
        job = partial(extensions.withdraw, task_id=task_id, decision=decision, now=self._now())
        self._decide(TaskChange.WITHDRAWN, job, done, failed)

    def reinstate(self, task_id: int, decision: Decision, done: Done, failed: Failed) -> None:
        """Take a withdrawn task up again."""
        job = partial(extensions.reinstate, task_id=task_id, decision=decision, now=self._now())
        self._decide(TaskChange.REINSTATED, job, done, failed)

    def take_back(self, event: TaskEvent) -> None:
        """Take a decision out of the history."""
        undo = self.undoing(lambda ledger: extensions.write_again(ledger, event, self._now()))
        self._session.change(
            lambda ledger: extensions.take_back(ledger, event.id),
            lambda _: self.told(TaskChange.DECISION_DELETED, undo),
        )

    def _decide(
        self, change: TaskChange, job: Callable[[Ledger], Changed[TaskEvent]], done: Done, failed: Failed
    ) -> None:
        def after(event: TaskEvent) -> None:
            done()
            self.told(change, self.undoing(lambda ledger: extensions.take_back(ledger, event.id)))

        self._session.change(job, after, failed)

    # ── Reports ──

    def save_report(
        self,
        report: ProgressReport,
        before: ProgressReport | None,
        done: Done,
        failed: Failed,
        change: TaskChange = TaskChange.REPORTED,
    ) -> None:
        """Keep a report; ``before`` is what it said until now."""
        now = self._now()

        def after(kept: ProgressReport) -> None:
            done()
            self.told(change, self.report_back(before, kept))

        self._session.change(lambda ledger: task_services.save_report(ledger, report, now), after, failed)

    def confirm(
        self,
        task_id: int,
        confirmation: Confirmation,
        before: Mapping[int, ProgressReport],
        done: Done,
        failed: Failed,
    ) -> None:
        """Accept that a task was done; ``before`` are its reports until now, by id."""
        now = self._now()
        day, confirmed_by = confirmation.day, confirmation.decided_by

        def after(kept: ProgressReport) -> None:
            done()
            self.told(TaskChange.CONFIRMED, self.report_back(before.get(kept.id), kept))

        job = partial(task_services.confirm, task_id=task_id, done_on=day, now=now, confirmed_by=confirmed_by)
        self._session.change(job, after, failed)

    def delete_report(self, report: ProgressReport) -> None:
        """Take a report out."""
        back = replace(report, id=0)
        undo = self.undoing(lambda ledger: task_services.save_report(ledger, back, self._now()))
        self._session.change(
            lambda ledger: task_services.delete_report(ledger, report.id),
            lambda _: self.told(TaskChange.REPORT_DELETED, undo),
        )

    def report_back(self, before: ProgressReport | None, kept: ProgressReport) -> Undo:
        """Return what makes ``kept`` what it was before; it is taken out where it was not there."""
        if before is not None:
            return self.undoing(lambda ledger: task_services.save_report(ledger, before, self._now()))
        return self.undoing(lambda ledger: task_services.delete_report(ledger, kept.id))

    # ── Taking back ──

    def told(self, change: TaskChange, undo: Undo | None) -> None:
        """Say what was done; ``undo`` is offered, and is what :meth:`undo_last` does."""
        self._last = undo
        self._tell(change, undo)

    def remember(self, undo: Undo) -> None:
        """Have the key for taking back do this."""
        self._last = undo

    def undoing(self, change: Change) -> Undo:
        """Return what takes something back by this change, once."""
        spent: list[bool] = []

        def undo() -> None:
            if not spent:
                spent.append(True)
                self._last = None
                self._session.change(change)

        return undo

    def undo_last(self) -> bool:
        """Take the last thing back that was done here; return whether there was one."""
        undo, self._last = self._last, None
        if undo is not None:
            undo()
        return undo is not None

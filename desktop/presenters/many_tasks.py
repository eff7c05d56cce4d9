"""What can be done with many tasks at once; each command is taken back as a whole."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from desktop.domain.deadlines import read_deadline
from desktop.domain.tasks import TaskKind
from desktop.domain.text import clean
from desktop.domain.units import UnitDirectory
from desktop.presenters.decision_forms import Extension
from desktop.presenters.forms import Fault, FieldFault, Read
from desktop.presenters.session import Failed, Session
from desktop.presenters.task_commands import Confirmation, Done, TaskChange, TaskCommands, Undo
from desktop.presenters.task_forms import echo_deadline
from desktop.services import many_tasks
from desktop.services.changes import Changed
from desktop.services.extensions import Decision
from desktop.services.ledgers import Ledger
from desktop.services.many_tasks import TaskEdit

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ManyDone:
    """What was done with so many tasks; ``left`` stayed as they were, for it does not apply to them."""

    change: TaskChange
    tasks: int
    left: int


Tell = Callable[[ManyDone, Undo], None]


@dataclass(frozen=True, slots=True)
class EditDraft:
    """What many tasks are to have in common, as it stands in the fields; empty is as each has it."""

    lead_unit: str = ""
    due: str = ""
    kind: TaskKind | None = None


def read_edit(draft: EditDraft, year: int, units: UnitDirectory) -> Read[TaskEdit]:
    """Return the edit that was typed."""
    named, due = clean(draft.lead_unit), clean(draft.due)
    lead = units.find(named) if named else None
    faults = []
    if named and lead is None:
        faults.append(FieldFault("lead_unit", Fault.UNKNOWN_UNIT, named))
    echo = echo_deadline(due, year)
    if echo.fault is not None:
        faults.append(FieldFault("due", echo.fault, due))
    if faults:
        return Read(None, tuple(faults))
    return Read(TaskEdit(lead.id if lead else None, read_deadline(due, year).deadline if due else None, draft.kind))


class ManyTasks:
    """The commands; ``tell`` says what was done with how many, and gets what takes all of it back."""

    def __init__(self, session: Session, commands: TaskCommands, tell: Tell, now: Callable[[], datetime]) -> None:
        self._session = session
        self._commands = commands
        self._tell = tell
        self._now = now

    def edit(self, task_ids: Sequence[int], wanted: TaskEdit, done: Done, failed: Failed) -> None:
        """Give tasks the same lead unit, deadline or kind."""

        def after(edited: many_tasks.Edited) -> None:
            undo = self._commands.undoing(lambda ledger: many_tasks.put_back(ledger, edited))
            self._told(ManyDone(TaskChange.EDITED, len(edited.before), edited.left), undo)

        self._change(lambda ledger: many_tasks.edit(ledger, task_ids, wanted), after, done, failed)

    def extend(self, task_ids: Sequence[int], said: Extension, done: Done, failed: Failed) -> None:
        """Give tasks a new deadline."""
        now = self._now()
        self._decide(
            TaskChange.EXTENDED,
            lambda ledger: many_tasks.extend(ledger, task_ids, said.deadline, said.decision, now),
            done,
            failed,
        )

    def withdraw(self, task_ids: Sequence[int], decision: Decision, done: Done, failed: Failed) -> None:
        """Withdraw tasks."""
        now = self._now()
        self._decide(
            TaskChange.WITHDRAWN, lambda ledger: many_tasks.withdraw(ledger, task_ids, decision, now), done, failed
        )

    def confirm(self, task_ids: Sequence[int], said: Confirmation, done: Done, failed: Failed) -> None:
        """Accept that tasks were done."""
        now = self._now()

        def after(confirmed: many_tasks.Confirmed) -> None:
            undo = self._commands.undoing(lambda ledger: many_tasks.unconfirm(ledger, confirmed, self._now()))
            tasks = len(confirmed.waiting) + len(confirmed.written)
            self._told(ManyDone(TaskChange.CONFIRMED, tasks, confirmed.left), undo)

        self._change(
            lambda ledger: many_tasks.confirm(ledger, task_ids, said.day, now, said.decided_by), after, done, failed
        )

    def _decide(
        self,
        change: TaskChange,
        job: Callable[[Ledger], Changed[many_tasks.Decided]],
        done: Done,
        failed: Failed,
    ) -> None:
        def after(decided: many_tasks.Decided) -> None:
            undo = self._commands.undoing(lambda ledger: many_tasks.take_back(ledger, decided))
            self._told(ManyDone(change, len(decided.events), decided.left), undo)

        self._change(job, after, done, failed)

    def _change(
        self, job: Callable[[Ledger], Changed[T]], after: Callable[[T], None], done: Done, failed: Failed
    ) -> None:
        def finished(result: T) -> None:
            done()
            after(result)

        self._session.change(job, finished, failed)

    def _told(self, what: ManyDone, undo: Undo) -> None:
        self._commands.remember(undo)
        self._tell(what, undo)

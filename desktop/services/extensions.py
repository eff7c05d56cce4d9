"""Decisions on a task: a new deadline, its withdrawal, taking it up again. Each is an event with its day and reason."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from desktop.domain.deadlines import Deadline
from desktop.domain.errors import RefusedValue
from desktop.domain.task_events import EventKind, TaskEvent
from desktop.domain.tasks import standing
from desktop.domain.text import clean
from desktop.services.changes import Changed, Noun, changed
from desktop.storage import reports as report_store
from desktop.storage import task_events
from desktop.storage import tasks as task_store
from desktop.storage.database import Ledger


@dataclass(frozen=True, slots=True)
class Decision:
    """Who decided something, on which day and why; ``meeting_id`` where a meeting did, ``symbol`` of the letter."""

    day: date
    reason: str
    decided_by: str = ""
    symbol: str = ""
    meeting_id: int | None = None


def extend(ledger: Ledger, task_id: int, deadline: Deadline, decision: Decision, now: datetime) -> Changed[TaskEvent]:
    """Give a task a new deadline, in force from the day of the decision. One that is done needs none."""
    if not clean(deadline.text):
        raise RefusedValue("due", "missing")
    with ledger.transaction():
        task = task_store.get(ledger, task_id)
        if standing(task, report_store.on_tasks(ledger, [task_id]).get(task_id, ()), decision.day).done_on is not None:
            raise RefusedValue("task", "already-done", task.title)
        if deadline == task.due_in_force(decision.day):
            raise RefusedValue("due", "same-deadline", deadline.text)
        return _decide(ledger, task_id, EventKind.EXTENDED, decision, now, deadline)


def withdraw(ledger: Ledger, task_id: int, decision: Decision, now: datetime) -> Changed[TaskEvent]:
    """Withdraw a task from the day of the decision; it is in none of the four counts and is listed apart."""
    with ledger.transaction():
        if task_store.get(ledger, task_id).withdrawal(decision.day) is not None:
            raise RefusedValue("task", "already-withdrawn", str(task_id))
        return _decide(ledger, task_id, EventKind.WITHDRAWN, decision, now)


def reinstate(ledger: Ledger, task_id: int, decision: Decision, now: datetime) -> Changed[TaskEvent]:
    """Take a withdrawn task up again from the day of the decision; the withdrawal stays in its history."""
    with ledger.transaction():
        if task_store.get(ledger, task_id).withdrawal(decision.day) is None:
            raise RefusedValue("task", "not-withdrawn", str(task_id))
        return _decide(ledger, task_id, EventKind.REINSTATED, decision, now)


def take_back(ledger: Ledger, event_id: int) -> Changed[None]:
    """Take a decision out again, as if it had not been written down."""
    with ledger.transaction():
        task_events.delete(ledger, event_id)
    return changed(None, Noun.TASKS)


def write_again(ledger: Ledger, event: TaskEvent, now: datetime) -> Changed[TaskEvent]:
    """Keep an event that was taken out, as it was."""
    with ledger.transaction():
        return changed(_kept(ledger, event, now), Noun.TASKS)


def _decide(
    ledger: Ledger, task_id: int, kind: EventKind, decision: Decision, now: datetime, deadline: Deadline | None = None
) -> Changed[TaskEvent]:
    if not clean(decision.reason):
        raise RefusedValue("decision-reason", "missing")
    event = TaskEvent(
        0,
        task_id,
        kind,
        decision.day,
        deadline,
        clean(decision.reason),
        clean(decision.decided_by),
        clean(decision.symbol),
        decision.meeting_id,
    )
    return changed(_kept(ledger, event, now), Noun.TASKS)


def _kept(ledger: Ledger, event: TaskEvent, now: datetime) -> TaskEvent:
    return replace(event, id=task_events.add(ledger, event, now), recorded_at=now.replace(microsecond=0))

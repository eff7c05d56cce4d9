"""Many tasks changed at once: one transaction, and what is needed to take all of it back.

Tasks to which a change does not apply (withdrawn ones can't be withdrawn) are left as they are and counted.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from desktop.domain.deadlines import Deadline
from desktop.domain.errors import RefusedValue
from desktop.domain.task_events import EventKind, TaskEvent
from desktop.domain.tasks import ProgressReport, ReportedStatus, ReportSource, Task, TaskKind, standing
from desktop.domain.text import clean
from desktop.services.changes import Changed, Noun, changed
from desktop.services.extensions import Decision
from desktop.storage import reports as report_store
from desktop.storage import task_events
from desktop.storage import tasks as task_store
from desktop.storage.database import Ledger


@dataclass(frozen=True, slots=True)
class TaskEdit:
    """What many tasks are to have in common; what is ``None`` stays as each has it."""

    lead_unit_id: int | None = None
    due: Deadline | None = None
    kind: TaskKind | None = None

    @property
    def is_empty(self) -> bool:
        """Whether it changes nothing."""
        return self == TaskEdit()

    def applied(self, task: Task) -> Task:
        """Return ``task`` with the edit; a direction stays one, for it comes from a conclusion."""
        kept = task.kind is TaskKind.DIRECTION or self.kind is None
        return replace(
            task,
            lead_unit_id=task.lead_unit_id if self.lead_unit_id is None else self.lead_unit_id,
            due=task.due if self.due is None else self.due,
            kind=task.kind if kept or self.kind is None else self.kind,
        )


@dataclass(frozen=True, slots=True)
class Edited:
    """The tasks that were changed, as they were before; ``left`` were as wanted already."""

    before: tuple[Task, ...]
    left: int


@dataclass(frozen=True, slots=True)
class Decided:
    """The events that were written down; ``left`` tasks to which the decision does not apply."""

    events: tuple[int, ...]
    left: int


@dataclass(frozen=True, slots=True)
class Confirmed:
    """What was confirmed: results that waited, as they were before, and the ids of those written down for it."""

    waiting: tuple[ProgressReport, ...]
    written: tuple[int, ...]
    left: int


# ── Editing ──


def edit(ledger: Ledger, task_ids: Sequence[int], wanted: TaskEdit) -> Changed[Edited]:
    """Give tasks the same lead unit, deadline or kind."""
    with ledger.transaction():
        tasks = task_store.of_ids(ledger, task_ids)
        pairs = [(task, wanted.applied(task)) for task in tasks]
        others = [(before, after) for before, after in pairs if before != after]
        task_store.update_all(ledger, [after for _, after in others])
    before = tuple(task for task, _ in others)
    return changed(Edited(before, len(tasks) - len(before)), Noun.TASKS)


def put_back(ledger: Ledger, done: Edited) -> Changed[None]:
    """Take an edit back."""
    with ledger.transaction():
        task_store.update_all(ledger, done.before)
    return changed(None, Noun.TASKS)


# ── Deciding ──


def extend(
    ledger: Ledger, task_ids: Sequence[int], deadline: Deadline, decision: Decision, now: datetime
) -> Changed[Decided]:
    """Give open tasks a new deadline."""
    with ledger.transaction():
        tasks = task_store.of_ids(ledger, task_ids)
        fitting = [task for task in _open(ledger, tasks, decision.day) if task.due_in_force(decision.day) != deadline]
        event = replace(_event(EventKind.EXTENDED, decision), deadline=deadline)
        return _decide(ledger, event, fitting, len(tasks), now)


def withdraw(ledger: Ledger, task_ids: Sequence[int], decision: Decision, now: datetime) -> Changed[Decided]:
    """Withdraw tasks that are not withdrawn yet."""
    with ledger.transaction():
        tasks = task_store.of_ids(ledger, task_ids)
        fitting = [task for task in tasks if task.withdrawal(decision.day) is None]
        return _decide(ledger, _event(EventKind.WITHDRAWN, decision), fitting, len(tasks), now)


def take_back(ledger: Ledger, done: Decided) -> Changed[None]:
    """Take the decisions out again."""
    with ledger.transaction():
        task_events.delete_all(ledger, done.events)
    return changed(None, Noun.TASKS)


def _event(kind: EventKind, decision: Decision) -> TaskEvent:
    if not clean(decision.reason):
        raise RefusedValue("decision-reason", "missing")
    return TaskEvent(0, 0, kind, decision.day, reason=clean(decision.reason), decided_by=clean(decision.decided_by))


def _decide(ledger: Ledger, event: TaskEvent, tasks: Sequence[Task], asked: int, now: datetime) -> Changed[Decided]:
    """Write the same decision down for each of ``tasks``, out of so many that were asked for."""
    events = task_events.add_all(ledger, [replace(event, task_id=task.id) for task in tasks], now)
    return changed(Decided(tuple(events), asked - len(tasks)), Noun.TASKS)


def _open(ledger: Ledger, tasks: Iterable[Task], day: date) -> list[Task]:
    known = list(tasks)
    reports = report_store.on_tasks(ledger, [task.id for task in known])
    return [task for task in known if standing(task, reports.get(task.id, ()), day).is_open]


# ── Confirming ──


def confirm(
    ledger: Ledger, task_ids: Sequence[int], done_on: date, now: datetime, confirmed_by: str = ""
) -> Changed[Confirmed]:
    """Accept that open tasks were done on a day: their waiting results, or new ones that are written down."""
    with ledger.transaction():
        tasks = task_store.of_ids(ledger, task_ids)
        fitting = _open(ledger, tasks, now.date())
        reports = report_store.on_tasks(ledger, [task.id for task in fitting])
        told = {task.id: _waiting(reports.get(task.id, ())) for task in fitting}
        waiting = [report for report in told.values() if report is not None]
        accepted = [replace(report, completed_on=done_on, confirmed=True) for report in waiting]
        report_store.update_all(ledger, accepted, now)
        new = [_result(task, done_on) for task in fitting if told[task.id] is None]
        written = report_store.add(ledger, new, now)
        kept = [*accepted, *(replace(report, id=id_) for report, id_ in zip(new, written, strict=True))]
        _note(ledger, kept, now, confirmed_by)
    return changed(Confirmed(tuple(waiting), tuple(written), len(tasks) - len(fitting)), Noun.TASKS)


def _waiting(reports: Iterable[ProgressReport]) -> ProgressReport | None:
    """Return the last result that was told and nobody has confirmed."""
    told = [report for report in reports if report.status is ReportedStatus.DONE and not report.confirmed]
    return told[-1] if told else None


def _result(task: Task, done_on: date) -> ProgressReport:
    return ProgressReport(
        0,
        task.id,
        task.title,
        done_on,
        ReportSource.LETTER,
        ReportedStatus.DONE,
        completed_on=done_on,
        confirmed=True,
    )


def _note(ledger: Ledger, reports: Iterable[ProgressReport], now: datetime, confirmed_by: str) -> None:
    """Note that these results were confirmed; one that was read from a file is by being taken over."""
    events = [
        TaskEvent(0, one.task_id, EventKind.CONFIRMED, now.date(), decided_by=clean(confirmed_by), report_id=one.id)
        for one in reports
        if one.task_id is not None and one.source is not ReportSource.IMPORT
    ]
    task_events.add_all(ledger, events, now)


def unconfirm(ledger: Ledger, done: Confirmed, now: datetime) -> Changed[None]:
    """Take a confirmation of many back: results wait again, those written down for it are taken out."""
    with ledger.transaction():
        told = [report.id for report in done.waiting]
        task_events.delete_of_reports(ledger, [*told, *done.written])
        report_store.update_all(ledger, done.waiting, now)
        report_store.delete_all(ledger, done.written)
    return changed(None, Noun.TASKS)

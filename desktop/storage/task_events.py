"""What was decided on tasks, and the other events in their lives."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime

import peewee

from desktop.domain.deadlines import Deadline
from desktop.domain.errors import NotFound
from desktop.domain.task_events import EventKind, TaskEvent
from desktop.storage import tables
from desktop.storage.database import Ledger, Row, among, insert_statement, next_id
from desktop.storage.kept_values import day_text, read_day

_EVENT = tables.TaskEvent

_COLUMNS = (
    "id",
    "task_id",
    "kind",
    "day",
    "due_text",
    "due_from",
    "due_to",
    "ongoing",
    "reason",
    "decided_by",
    "symbol",
    "meeting_id",
    "paper_id",
    "report_id",
    "recorded_at",
)


def _event(row: Row) -> TaskEvent:
    id_, task_id, kind, day, due_text, due_from, due_to, ongoing, *rest = row
    reason, decided_by, symbol, meeting_id, paper_id, report_id, recorded_at = rest
    deadline = None if due_text is None else Deadline(due_text, read_day(due_from), read_day(due_to), bool(ongoing))
    return TaskEvent(
        id_,
        task_id,
        EventKind(kind),
        date.fromisoformat(day),
        deadline,
        reason,
        decided_by,
        symbol,
        meeting_id,
        paper_id,
        report_id,
        datetime.fromisoformat(recorded_at),
    )


def of_tasks(ledger: Ledger, chosen: peewee.Query) -> dict[int, list[TaskEvent]]:
    """Return the events of the tasks whose ids the query ``chosen`` gives, by task, oldest first."""
    columns = [getattr(_EVENT, name) for name in _COLUMNS]
    query = _EVENT.select(*columns).where(_EVENT.task_id.in_(chosen)).order_by(_EVENT.day, _EVENT.id)
    found: dict[int, list[TaskEvent]] = defaultdict(list)
    for row in ledger.plain(query):
        found[row[1]].append(_event(row))
    return found


def last_decider(ledger: Ledger, *kinds: EventKind) -> str:
    """Return who decided last in one of these ways; empty where nobody is named."""
    decided = _EVENT.select(_EVENT.decided_by).where(
        _EVENT.kind.in_([kind.value for kind in kinds]) & (_EVENT.decided_by != "")
    )
    row = ledger.row(decided.order_by(_EVENT.id.desc()).limit(1))
    return str(row[0]) if row else ""


def add(ledger: Ledger, event: TaskEvent, recorded_at: datetime) -> int:
    """Keep a new event and return its id."""
    return add_all(ledger, [event], recorded_at)[0]


def add_all(ledger: Ledger, events: Sequence[TaskEvent], recorded_at: datetime) -> list[int]:
    """Keep new events, in bulk, and return their ids in the same order."""
    first = next_id(ledger, "task_event")
    ids = list(range(first, first + len(events)))
    rows = (_event_row(event, id_, recorded_at) for event, id_ in zip(events, ids, strict=True))
    ledger.insert_all(insert_statement("task_event", _COLUMNS), rows)
    return ids


def _event_row(event: TaskEvent, event_id: int, recorded_at: datetime) -> Row:
    due = event.deadline
    return (
        event_id,
        event.task_id,
        event.kind.value,
        day_text(event.day),
        due.text if due else None,
        day_text(due.start) if due else None,
        day_text(due.end) if due else None,
        int(due is not None and due.ongoing),
        event.reason,
        event.decided_by,
        event.symbol,
        event.meeting_id,
        event.paper_id,
        event.report_id,
        recorded_at.isoformat(" ", "seconds"),
    )


def delete(ledger: Ledger, event_id: int) -> None:
    """Take an event out of the ledger."""
    if not ledger.run(_EVENT.delete().where(_EVENT.id == event_id)):
        raise NotFound("task-event", str(event_id))


def delete_of_report(ledger: Ledger, report_id: int) -> None:
    """Take out what was said of a report: that it was confirmed."""
    delete_of_reports(ledger, [report_id])


def delete_all(ledger: Ledger, event_ids: Iterable[int]) -> None:
    """Take those of the events out that are there."""
    ledger.run(_EVENT.delete().where(among(_EVENT.id, event_ids)))


def delete_of_reports(ledger: Ledger, report_ids: Iterable[int]) -> None:
    """Take out what was said of reports: that they were confirmed."""
    ledger.run(_EVENT.delete().where(among(_EVENT.report_id, report_ids)))

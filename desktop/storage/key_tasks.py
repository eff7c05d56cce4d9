"""The key tasks that a meeting set: tasks of the kind ``key``, bound to their meeting."""

from desktop.storage import tables
from desktop.storage.database import Ledger

_ONE = tables.MeetingTask


def of_meeting(ledger: Ledger, meeting_id: int) -> list[int]:
    """Return the ids of the key tasks that a meeting set, in the order in which they were set."""
    query = _ONE.select(_ONE.task_id).where(_ONE.meeting_id == meeting_id).order_by(_ONE.task_id)
    return [row[0] for row in ledger.rows(query)]


def bind(ledger: Ledger, task_id: int, meeting_id: int) -> None:
    """Say that a meeting set a task."""
    ledger.sql("INSERT INTO meeting_task (task_id, meeting_id) VALUES (?, ?)", (task_id, meeting_id))


def unbind(ledger: Ledger, task_id: int) -> None:
    """Take a task off its meeting."""
    ledger.run(_ONE.delete().where(_ONE.task_id == task_id))

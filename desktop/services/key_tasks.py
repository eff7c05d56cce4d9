"""The key tasks of the next year that a meeting sets."""

from dataclasses import replace

from desktop.domain.errors import RefusedValue
from desktop.domain.meetings import reviewed_year
from desktop.domain.tasks import Task, TaskKind
from desktop.services.changes import Changed, Noun, changed
from desktop.services.tasks import save_task
from desktop.storage import key_tasks as store
from desktop.storage import meetings
from desktop.storage import next_year as next_year_store
from desktop.storage import reports as report_store
from desktop.storage import tasks as task_store
from desktop.storage.database import Ledger


def key_tasks(ledger: Ledger, meeting_id: int) -> list[Task]:
    """Return the key tasks that a meeting set, in the order of their numbers."""
    return sorted(task_store.of_ids(ledger, store.of_meeting(ledger, meeting_id)), key=_order)


def _order(task: Task) -> tuple[int, int]:
    return (int(task.number) if task.number.isdecimal() else 0, task.id)


def next_year(ledger: Ledger, meeting_id: int) -> int:
    """Return the year whose key tasks a meeting sets: the one after the year that it looks at."""
    return reviewed_year(meetings.get(ledger, meeting_id).head) + 1


def save_key_task(ledger: Ledger, meeting_id: int, task: Task) -> Changed[Task]:
    """Keep a key task, a new one (id 0) in the plan of the next year under its next number."""
    with ledger.transaction():
        if not task.id:
            year = next_year(ledger, meeting_id)
            task = replace(
                task,
                year=year,
                kind=TaskKind.KEY,
                number=str(next_year_store.last_number(ledger, year, TaskKind.KEY.value) + 1),
            )
        kept = save_task(ledger, task).value
        if not task.id:
            store.bind(ledger, kept.id, meeting_id)
    return changed(kept, Noun.MEETINGS, Noun.TASKS)


def delete_key_task(ledger: Ledger, task_id: int) -> Changed[None]:
    """Take a key task out; refused once something was reported on it."""
    with ledger.transaction():
        if report_store.on_tasks(ledger, [task_id]):
            raise RefusedValue("task", "task-has-reports", str(task_id))
        store.unbind(ledger, task_id)
        task_store.delete(ledger, task_id)
    return changed(None, Noun.MEETINGS, Noun.TASKS)

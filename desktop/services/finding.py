"""Finding anything in the ledger, and what each record is found under."""

from desktop.domain.meetings import MeetingHead
from desktop.domain.people import Person
from desktop.domain.tasks import Task
from desktop.domain.units import Unit
from desktop.storage import search as search_store
from desktop.storage.database import Ledger
from desktop.storage.search import Hit

__all__ = ["Hit", "find", "meeting_entry", "person_entry", "task_entry", "unit_entry"]


def find(ledger: Ledger, text: str, limit: int = 200) -> list[Hit]:
    """Return the records that hold ``text``, best first, in the syntax of a web search box."""
    return search_store.find(ledger, text, limit)


def task_entry(task: Task, task_id: int | None = None) -> Hit:
    """Return what a task is found under; ``task_id`` goes before its own, which a new one has not got yet."""
    words = (task.number, *task.coordinating_units, task.target.text if task.target else "", task.note)
    return Hit("task", task_id or task.id, task.title, " · ".join(filter(None, words)))


def unit_entry(unit: Unit) -> Hit:
    """Return what a unit is found under: every name and spelling."""
    return Hit("unit", unit.id, unit.name, " · ".join(unit.spellings()))


def person_entry(person: Person) -> Hit:
    """Return what a person is found under."""
    posts = (" ".join(filter(None, (post.title, post.unit))) for post in person.positions)
    return Hit("person", person.id, person.full_name, " · ".join(posts))


def meeting_entry(meeting_id: int, head: MeetingHead) -> Hit:
    """Return what a meeting is found under."""
    return Hit("meeting", meeting_id, head.title, " · ".join(filter(None, (head.place, head.chair))))

"""What every register shows beside its records: names of units and meetings, files attached, tasks that belong."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from desktop.domain.attachments import Owner
from desktop.domain.units import UnitDirectory
from desktop.services.changes import Changed, Noun, changed
from desktop.storage import registers as store
from desktop.storage import removals
from desktop.storage import units as unit_store
from desktop.storage.database import Ledger
from desktop.storage.registers import Belonging, MeetingName, UsingTask
from desktop.storage.removals import Removed

__all__ = [
    "BELONGING",
    "MeetingName",
    "Removed",
    "Surroundings",
    "UsingTask",
    "put_back",
    "put_task_under",
    "remove",
    "surroundings",
    "tasks_of",
]

#: By what tasks belong to the records of a register that have tasks.
BELONGING: Mapping[Owner, Belonging] = MappingProxyType(
    {Owner.PROGRAMME: Belonging.PROGRAMME, Owner.DOCUMENT: Belonging.DOCUMENT}
)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the records of a register refer to; ``files`` and ``tasks`` are counts by id of the record."""

    units: UnitDirectory = field(default_factory=lambda: UnitDirectory(()))
    meetings: tuple[MeetingName, ...] = ()
    files: Mapping[int, int] = field(default_factory=dict)
    tasks: Mapping[int, int] = field(default_factory=dict)

    def unit(self, unit_id: int | None, day: date) -> str:
        """Return the name of a unit on a day; empty for none."""
        return "" if unit_id is None else self.units[unit_id].name_on(day)

    def meeting(self, meeting_id: int | None) -> MeetingName | None:
        """Return a meeting; ``None`` where there is none."""
        return next((one for one in self.meetings if one.id == meeting_id), None)


def surroundings(ledger: Ledger, owner: Owner) -> Surroundings:
    """Read what the records that files of ``owner`` are attached to refer to; the newest meeting comes first."""
    belonging = BELONGING.get(owner)
    return Surroundings(
        unit_store.directory(ledger),
        store.meeting_names(ledger),
        store.file_counts(ledger, owner),
        store.task_counts(ledger, belonging) if belonging else {},
    )


def tasks_of(ledger: Ledger, owner: Owner, record_id: int) -> tuple[UsingTask, ...]:
    """Return the tasks that are done under a programme, or carry out a document, newest year first."""
    belonging = BELONGING.get(owner)
    return store.tasks_of(ledger, belonging, record_id) if belonging else ()


def put_task_under(ledger: Ledger, owner: Owner, record_id: int | None, task_id: int) -> Changed[int]:
    """Let a task be done under a programme, or carry out a document; or none any more. Of a direction: all its rows."""
    with ledger.transaction():
        store.put_task(ledger, BELONGING[owner], record_id, task_id)
    return changed(task_id, Noun.TASKS, Noun.REGISTERS)


def remove(
    ledger: Ledger, owner: Owner, record_id: int, delete: Callable[[Ledger, int], Changed[None]]
) -> Changed[Removed]:
    """Take a record out with ``delete``; return what is needed to put it back, its files included."""
    with ledger.transaction():
        removed = removals.image(ledger, owner, record_id)
        return Changed(removed, delete(ledger, record_id).nouns)


def put_back(ledger: Ledger, removed: Removed) -> Changed[None]:
    """Put a record back that was taken out, with its files and the tasks that belonged to it."""
    with ledger.transaction():
        removals.put_back(ledger, removed)
    return changed(None, Noun.REGISTERS, Noun.MEETINGS, Noun.ATTACHMENTS, Noun.TASKS)

"""The batch that a plan is written as: what its parts share."""

from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import repeat

from desktop.services.import_writing.taken_rows import TakenRows
from desktop.storage import changes
from desktop.storage.changes import Record
from desktop.storage.database import Ledger


class MadeTasks:
    """The ids that the ledger gave to tasks which the plan makes; a plan counts what it makes from -1 downward."""

    def __init__(self) -> None:
        self._ids = array("Q")

    def put(self, ref: int, task: int) -> None:
        """Note the id of the task that the plan calls ``ref``."""
        self._ids.extend(repeat(0, 1 - ref - len(self._ids)))
        self._ids[-ref] = task

    def id_of(self, ref: int | None) -> int | None:
        """Return the ledger's id of a task of the plan, ``None`` for one that is not made (yet)."""
        if ref is None or ref > 0:
            return ref
        return self._ids[-ref] or None if -ref < len(self._ids) else None

    def ids(self) -> Iterator[int]:
        """Yield the ids in the plan's order."""
        return filter(None, self._ids)


@dataclass(slots=True)
class Batch:
    """A batch that is written: its id, its moment, its rows, and the units and tasks that it made."""

    ledger: Ledger
    id: int
    now: datetime
    rows: TakenRows
    units: Mapping[int, int] = field(default_factory=dict)
    tasks: MadeTasks = field(default_factory=MadeTasks)

    def unit(self, ref: int | None) -> int | None:
        """Return the ledger's id of a unit of the plan."""
        return ref if ref is None or ref > 0 else self.units.get(ref)

    def images(self, record: Record, refs: Iterable[int]) -> dict[int, str]:
        """Return what records say that are about to change."""
        return changes.images(self.ledger, record, refs)

    def note(self, record: Record, before: Mapping[int, str], made: Iterable[int] = ()) -> None:
        """Note records that the batch made, and those that it changed with their images from before it."""
        changes.note(self.ledger, self.id, record, before, made)

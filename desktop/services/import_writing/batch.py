"""The batch that a plan is written as: what its parts share."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from desktop.services.import_writing.taken_rows import TakenRows
from desktop.storage import changes
from desktop.storage.changes import Record
from desktop.storage.database import Ledger


@dataclass(slots=True)
class Batch:
    """A batch that is written: its id, its moment, its rows, and the units that it made by what the plan calls them."""

    ledger: Ledger
    id: int
    now: datetime
    rows: TakenRows
    units: Mapping[int, int] = field(default_factory=dict)

    def unit(self, ref: int | None) -> int | None:
        """Return the ledger's id of a unit of the plan."""
        return ref if ref is None or ref > 0 else self.units.get(ref)

    def images(self, record: Record, refs: Iterable[int]) -> dict[int, str]:
        """Return what records say that are about to change."""
        return changes.images(self.ledger, record, refs)

    def note(self, record: Record, before: Mapping[int, str], made: Iterable[int] = ()) -> None:
        """Note records that the batch made, and those that it changed with their images from before it."""
        changes.note(self.ledger, self.id, record, before, made)

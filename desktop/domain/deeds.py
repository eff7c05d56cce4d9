"""Changes of several records that stay undoable: what became of units, records merged into one or taken out."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class DeedKind(StrEnum):
    """The kinds of deeds."""

    UNITS_CHANGED = "units-changed"
    REORGANISED = "reorganised"
    UNITS_MERGED = "units-merged"
    PEOPLE_MERGED = "people-merged"
    UNIT_DELETED = "unit-deleted"
    PERSON_DELETED = "person-deleted"


@dataclass(frozen=True, slots=True)
class Deed:
    """A deed done at ``at`` on what ``about`` names; ``undone_at`` is set once it was taken back."""

    id: int
    at: datetime
    kind: DeedKind
    about: str
    undone_at: datetime | None = None

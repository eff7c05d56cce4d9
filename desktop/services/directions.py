"""The register of directions: what meetings asked of units, across all of them, and where each stands."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from desktop.domain.directions import Direction, DirectionUnit, joint_standing
from desktop.domain.lights import Light, light_of
from desktop.domain.tasks import Standing, Task
from desktop.domain.units import UnitDirectory
from desktop.services.timelines import Entry, entries
from desktop.storage import batches, standings
from desktop.storage import directions as store
from desktop.storage import reports as report_store
from desktop.storage import tasks as task_store
from desktop.storage import units as unit_store
from desktop.storage.batches import Origin
from desktop.storage.database import Ledger


@dataclass(frozen=True, slots=True)
class DirectionPart:
    """The part of one unit in a direction, as it stood on a day."""

    task: Task
    unit: str
    standing: Standing
    light: Light


@dataclass(frozen=True, slots=True)
class DirectionRow:
    """A direction as the register shows it: where it stands as a whole, its parts, and its history, oldest first."""

    direction: Direction
    standing: Standing
    light: Light
    parts: tuple[DirectionPart, ...]
    history: tuple[Entry, ...]

    @property
    def units(self) -> str:
        """The units to which it is given."""
        return "; ".join(part.unit for part in self.parts if part.unit)

    @property
    def is_open(self) -> bool:
        """Whether something of it is still to be done."""
        return self.standing.is_open

    def only(self, part: DirectionPart) -> "DirectionRow":
        """Return the row of one part by itself, for a register by unit."""
        history = tuple(entry for entry in self.history if entry.task_id == part.task.id)
        return DirectionRow(self.direction, part.standing, part.light, (part,), history)


#: With more directions than this, those that were done in the years before the last two are not read unless asked for.
MANY = 2_000


@dataclass(frozen=True, slots=True)
class Register:
    """The register as of a day: the directions of all meetings, in the order in which they were given.

    ``left_out`` is how many more there are: in a ledger of :data:`MANY`, those done in the years before the last two.
    """

    as_of: date
    rows: tuple[DirectionRow, ...]
    left_out: int = 0


def register(ledger: Ledger, as_of: date, *, whole: bool = False, also: int | None = None) -> Register:
    """Return the directions given by ``as_of``, as they stood on that day.

    A large register is whole only when it is asked for; ``also`` is the conclusion whose direction is not left out.
    """
    total = store.count(ledger)
    chosen = None
    if total > MANY and not whole:
        standings.refresh(ledger)
        chosen = store.recent_or_open(ledger, as_of) | ({also} if also is not None else set())
    found = tuple(row for row in rows(ledger, as_of, chosen) if row.direction.given_on <= as_of)
    return Register(as_of, found, 0 if chosen is None else total - len(chosen))


def rows(ledger: Ledger, as_of: date, conclusion_ids: Collection[int] | None = None) -> list[DirectionRow]:
    """Return the directions of these conclusions, or of all, those of meetings still to come among them."""
    units = unit_store.directory(ledger)
    found = directions(ledger, conclusion_ids)
    reports = (report for one in found for part in one.units for report in part.reports)
    read = [report.import_row_id for report in reports if report.import_row_id is not None]
    origins = batches.origins(ledger, read)
    return [_row(one, units, origins, as_of) for one in found]


def directions(ledger: Ledger, conclusion_ids: Collection[int] | None = None) -> list[Direction]:
    """Return the directions of these conclusions, or of all, with what was reported, in the order of giving."""
    every = conclusion_ids is None
    tasks = task_store.directions(ledger) if every else task_store.of_conclusions(ledger, conclusion_ids or ())
    reports = report_store.on_tasks(ledger, [task.id for task in tasks])
    parts: dict[int, list[DirectionUnit]] = defaultdict(list)
    for task in tasks:
        parts[task.conclusion_id or 0].append(DirectionUnit(task, tuple(reports.get(task.id, ()))))
    return [
        _direction(given, parts[given.conclusion_id])
        for given in store.given(ledger, conclusion_ids)
        if given.conclusion_id in parts
    ]


def _direction(given: store.GivenIn, parts: list[DirectionUnit]) -> Direction:
    return Direction(
        given.conclusion_id,
        given.number,
        given.text,
        given.meeting_id,
        given.meeting,
        given.given_on,
        tuple(parts),
        given.report_back,
    )


def _row(one: Direction, units: UnitDirectory, origins: dict[int, Origin], as_of: date) -> DirectionRow:
    parts = tuple(_part(part, units, as_of) for part in one.units)
    where = joint_standing([part.standing for part in parts])
    told = len(parts) > 1
    names = {part.task.id: part.unit if told else "" for part in parts}
    return DirectionRow(one, where, light_of(where, as_of), parts, _history(one, names, origins, as_of))


def _part(part: DirectionUnit, units: UnitDirectory, as_of: date) -> DirectionPart:
    where = part.standing(as_of)
    name = units[part.unit_id].name_on(as_of) if part.unit_id is not None else ""
    return DirectionPart(part.task, name, where, light_of(where, as_of))


def _history(one: Direction, names: dict[int, str], origins: dict[int, Origin], as_of: date) -> tuple[Entry, ...]:
    """Return what had happened by ``as_of``."""
    found = [entry for part in one.units for entry in entries(part.task, part.reports, origins, names[part.task.id])]
    return tuple(sorted((entry for entry in found if entry.day <= as_of), key=lambda entry: entry.day))

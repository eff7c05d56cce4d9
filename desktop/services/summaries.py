"""The counts of a year's tasks as of a day, per kind and per lead unit, counted from the records."""

from dataclasses import dataclass
from datetime import date

from desktop.domain.counts import Counts
from desktop.domain.tasks import TaskKind
from desktop.services.unit_sums import counts_under
from desktop.storage import standings as standing_store
from desktop.storage import units as unit_store
from desktop.storage.database import Ledger

KindCounts = dict[TaskKind, Counts]


@dataclass(frozen=True, slots=True)
class UnitCounts:
    """The counts of the tasks that one unit leads; ``unit_id`` is ``None`` for tasks without a lead unit."""

    unit_id: int | None
    name: str
    kinds: KindCounts

    @property
    def all(self) -> Counts:
        """All kinds together."""
        return sum(self.kinds.values(), Counts())


@dataclass(frozen=True, slots=True)
class Summary:
    """The counts of a year, as of a day; every kind is in ``kinds``, every unit that leads a task in ``units``.

    A direction to several units is one in ``kinds``, and one in the counts of each of them.
    """

    year: int
    as_of: date
    kinds: KindCounts
    units: tuple[UnitCounts, ...]

    @property
    def all(self) -> Counts:
        """All kinds together."""
        return sum(self.kinds.values(), Counts())


def usual_day(year: int, today: date) -> date:
    """Return the day for which a year's counts are shown when none is asked for: today, or the year's last day."""
    return min(today, date(year, 12, 31))


def summary(ledger: Ledger, year: int, as_of: date, units_on: date | None = None, *, gathered: bool = False) -> Summary:
    """Return the counts of the plan of ``year`` as of ``as_of``; units in the order of the directory.

    Tasks of a unit that is no more count under its successor: the one of the day ``as_of`` ("as it was"), or of the day
    ``units_on`` where one is given ("by today's unit"). With ``gathered`` units count under those above them.
    """
    day = units_on or as_of
    by_unit = counts_under(ledger, year, as_of, day, gathered=gathered)
    units = [
        UnitCounts(unit.id, unit.name_on(day), by_unit[unit.id])
        for unit in unit_store.directory(ledger).units()
        if unit.id in by_unit
    ]
    if None in by_unit:
        units.append(UnitCounts(None, "", by_unit[None]))
    return Summary(year, as_of, standing_store.year_counts(ledger, year, as_of), tuple(units))

"""The counts of a year's tasks as of a day, per kind and per lead unit; counted from the records each time."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from desktop.domain.counts import Counts, tally
from desktop.domain.tasks import Standing, Task, TaskKind, standing
from desktop.domain.units import UnitDirectory
from desktop.storage import tasks as task_store
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
    """The counts of a year, as of a day; every kind is in ``kinds``, every unit that leads a task in ``units``."""

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


def standings(ledger: Ledger, year: int, as_of: date) -> list[tuple[Task, Standing]]:
    """Return the tasks of the plan of ``year`` with where each stands on ``as_of``."""
    reports = task_store.reports_of_year(ledger, year)
    return [(task, standing(task, reports.get(task.id, ()), as_of)) for task in task_store.of_year(ledger, year)]


def _by_kind(rows: Iterable[tuple[Task, Standing]]) -> KindCounts:
    grouped: dict[TaskKind, list[Standing]] = {kind: [] for kind in TaskKind}
    for task, where in rows:
        grouped[task.kind].append(where)
    return {kind: tally(found) for kind, found in grouped.items()}


def summary(ledger: Ledger, year: int, as_of: date) -> Summary:
    """Return the counts of the plan of ``year`` as of ``as_of``; units in the order of the directory."""
    return summary_of(standings(ledger, year, as_of), unit_store.directory(ledger), year, as_of)


def summary_of(rows: Sequence[tuple[Task, Standing]], directory: UnitDirectory, year: int, as_of: date) -> Summary:
    """Return the counts of these tasks of the plan of ``year``, which stood so on ``as_of``."""
    by_unit: dict[int | None, list[tuple[Task, Standing]]] = defaultdict(list)
    for task, where in rows:
        by_unit[task.lead_unit_id].append((task, where))
    units = [
        UnitCounts(unit.id, unit.name_on(as_of), _by_kind(by_unit[unit.id]))
        for unit in directory.units()
        if unit.id in by_unit
    ]
    if None in by_unit:
        units.append(UnitCounts(None, "", _by_kind(by_unit[None])))
    return Summary(year, as_of, _by_kind(rows), tuple(units))

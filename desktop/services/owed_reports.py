"""Who has not reported, and on what."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain

from desktop.domain.reminders import Owed, Period, owed
from desktop.domain.task_events import EventKind
from desktop.domain.tasks import Standing, Task
from desktop.services.directions import directions
from desktop.storage import directions as direction_store
from desktop.storage import standings, task_lists, unit_links
from desktop.storage import tasks as task_store
from desktop.storage import units as unit_store
from desktop.storage.database import Ledger


@dataclass(frozen=True, slots=True)
class OwedReport:
    """A task on which a unit owes a report, and why; ``meeting`` gave it where it is a direction.

    ``reminded`` is how often the unit was reminded of it before.
    """

    task: Task
    standing: Standing
    why: Owed
    meeting: str = ""
    given_on: date | None = None
    reminded: int = 0


@dataclass(frozen=True, slots=True)
class OwingUnit:
    """A unit that owes reports, under its name on the day asked for."""

    unit_id: int
    unit: str
    owed: tuple[OwedReport, ...]

    def count(self, why: Owed) -> int:
        """Return on how many tasks it owes a report for this reason."""
        return sum(one.why is why for one in self.owed)


def owing_units(ledger: Ledger, period: Period, as_of: date) -> list[OwingUnit]:
    """Return the units that owe a report as of a day, in the order of the directory, each with what it owes.

    What a unit that is no more would owe, its successor does.
    """
    found: dict[int, list[OwedReport]] = defaultdict(list)
    time = unit_links.through_time(ledger)
    for unit_id, one in chain(_owed_directions(ledger, period, as_of), _owed_tasks(ledger, period, as_of)):
        found[time.resolve(unit_id, as_of)].append(one)
    units = unit_store.directory(ledger).units()
    return [OwingUnit(unit.id, unit.name_on(as_of), tuple(found[unit.id])) for unit in units if unit.id in found]


def _owed_directions(ledger: Ledger, period: Period, as_of: date) -> Iterator[tuple[int, OwedReport]]:
    """Yield what is owed on directions of all years: only those that are open are read."""
    standings.refresh(ledger)
    for one in directions(ledger, direction_store.open_on(ledger, as_of)):
        for part in one.units:
            where = part.standing(as_of)
            why = owed(where, period, as_of, one.report_back) if one.given_on <= as_of else None
            if why is not None and part.unit_id is not None:
                reminded = _reminders(part.task)
                yield part.unit_id, OwedReport(part.task, where, why, one.meeting, one.given_on, reminded)


def _owed_tasks(ledger: Ledger, period: Period, as_of: date) -> Iterator[tuple[int, OwedReport]]:
    """Yield what is owed on the plan of the period's year: only tasks of which nothing was heard are read."""
    unheard = task_lists.unheard(ledger, period.end.year, as_of, period.start)
    tasks = task_store.of_ids(ledger, unheard)
    standing_on_day = task_lists.on_day(ledger, tasks, as_of)
    for task in tasks:
        where = standing_on_day[task.id]
        why = owed(where, period, as_of)
        if why is not None and task.lead_unit_id is not None:
            yield task.lead_unit_id, OwedReport(task, where, why, reminded=_reminders(task))


def _reminders(task: Task) -> int:
    return sum(event.kind is EventKind.REMINDED for event in task.events)

"""What the clerk sees first: where the year stands."""

from dataclasses import dataclass
from datetime import date

from desktop.domain.counts import Count
from desktop.domain.office import Office
from desktop.domain.unit_links import UnitsThroughTime
from desktop.services.backups import Backup, backups
from desktop.services.meetings import MeetingRow, meetings
from desktop.services.summaries import Summary, summary, usual_day
from desktop.services.task_lists import TaskOrder, TaskSearch, listed_rows
from desktop.services.tasks import TaskRow, usual_year, years
from desktop.storage import batches, offices, standings, task_lists, unit_links
from desktop.storage import reports as report_store
from desktop.storage import units as unit_store
from desktop.storage.batches import BatchSummary
from desktop.storage.database import Ledger

#: The most rows that a list of the first page shows; its number says how many there are.
LISTED = 200

_MEETINGS = 5


@dataclass(frozen=True, slots=True)
class Overview:
    """Where the year stands. ``silent_units`` lead a task of the year and have reported on none of them.

    ``has_successors`` says whether any unit has gone on under another.

    ``overdue`` and ``open_directions`` are the first :data:`LISTED` rows, by deadline; ``open_direction_count`` is the
    number of all open directions. ``last_copy`` is the newest copy of the ledger in the folder of its copies.
    """

    office: Office
    summary: Summary
    years: tuple[int, ...]
    overdue: tuple[TaskRow, ...]
    silent_units: frozenset[int]
    open_directions: tuple[TaskRow, ...]
    open_direction_count: int
    meetings: tuple[MeetingRow, ...]
    last_import: BatchSummary | None
    unassigned: int
    unit_count: int
    has_successors: bool
    last_copy: Backup | None


def overview(ledger: Ledger, today: date, year: int | None = None, *, as_today: bool = False) -> Overview:
    """Return where ``year`` stands: this year's plan, or the newest one where this year has none yet.

    Tasks are led by the units of the day for which they are counted, or ``as_today`` by those of today.
    """
    chosen = year or usual_year(ledger, today)
    as_of = usual_day(chosen, today)
    late = TaskSearch(chosen, as_of, count=Count.OPEN_OVERDUE)
    units_on = today if as_today else as_of
    time = unit_links.through_time(ledger)
    given = task_lists.open_directions(ledger, as_of)
    last = batches.history(ledger)
    return Overview(
        office=offices.load(ledger),
        summary=summary(ledger, chosen, as_of, units_on),
        years=tuple(years(ledger)),
        overdue=tuple(listed_rows(ledger, task_lists.ids(ledger, late, TaskOrder.DUE, limit=LISTED), as_of, units_on)),
        silent_units=_silent(ledger, chosen, as_of, time, units_on),
        open_directions=tuple(listed_rows(ledger, given[:LISTED], as_of, units_on)),
        open_direction_count=len(given),
        meetings=tuple(meetings(ledger, _MEETINGS)),
        last_import=last[0] if last else None,
        unassigned=report_store.count_unassigned(ledger),
        unit_count=unit_store.count(ledger),
        has_successors=not time.is_plain,
        last_copy=next(iter(backups(ledger.path)), None),
    )


def _silent(ledger: Ledger, year: int, as_of: date, time: UnitsThroughTime, units_on: date) -> frozenset[int]:
    """Return the units of a day of which none that has passed into them has reported."""
    units = standings.heard_units(ledger, year, as_of)
    heard = {time.resolve(unit_id, units_on) for unit_id, reported in units.items() if reported}
    return frozenset(time.resolve(unit_id, units_on) for unit_id in units) - heard

"""What the clerk sees first: where the year stands."""

from dataclasses import dataclass
from datetime import date

from desktop.domain.counts import Count
from desktop.domain.office import Office
from desktop.services.backups import Backup, backups
from desktop.services.meetings import MeetingRow, meetings
from desktop.services.summaries import Summary, summary, usual_day
from desktop.services.task_lists import TaskOrder, TaskSearch, listed_rows
from desktop.services.tasks import TaskRow, usual_year, years
from desktop.storage import batches, offices, standings, task_lists
from desktop.storage import tasks as task_store
from desktop.storage import units as unit_store
from desktop.storage.batches import BatchSummary
from desktop.storage.database import Ledger

#: The most rows that a list of the first page shows; its number says how many there are.
LISTED = 200

_MEETINGS = 5


@dataclass(frozen=True, slots=True)
class Overview:
    """Where the year stands. ``silent_units`` lead a task of the year and have reported on none of them.

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
    last_copy: Backup | None


def overview(ledger: Ledger, today: date, year: int | None = None) -> Overview:
    """Return where ``year`` stands: this year's plan, or the newest one where this year has none yet."""
    chosen = year or usual_year(ledger, today)
    as_of = usual_day(chosen, today)
    late = TaskSearch(chosen, as_of, count=Count.OPEN_OVERDUE)
    given = task_lists.open_directions(ledger, as_of)
    last = batches.history(ledger)
    return Overview(
        office=offices.load(ledger),
        summary=summary(ledger, chosen, as_of),
        years=tuple(years(ledger)),
        overdue=tuple(listed_rows(ledger, task_lists.ids(ledger, late, TaskOrder.DUE, limit=LISTED), as_of)),
        silent_units=frozenset(standings.silent_units(ledger, chosen, as_of)),
        open_directions=tuple(listed_rows(ledger, given[:LISTED], as_of)),
        open_direction_count=len(given),
        meetings=tuple(meetings(ledger, _MEETINGS)),
        last_import=last[0] if last else None,
        unassigned=task_store.count_unassigned(ledger),
        unit_count=unit_store.count(ledger),
        last_copy=next(iter(backups(ledger.path)), None),
    )

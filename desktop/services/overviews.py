"""What the clerk sees first: where the year stands."""

from dataclasses import dataclass
from datetime import date

from desktop.domain.counts import Count
from desktop.domain.office import Office
from desktop.domain.tasks import TaskKind
from desktop.services.meetings import MeetingRow, meetings
from desktop.services.summaries import Summary, summary_of, usual_day
from desktop.services.tasks import TaskRow, directions, rows_of_year, unassigned_reports, usual_year, years
from desktop.storage import batches, offices
from desktop.storage import units as unit_store
from desktop.storage.batches import BatchSummary
from desktop.storage.database import Ledger


@dataclass(frozen=True, slots=True)
class Overview:
    """Where the year stands. ``silent_units`` lead a task of the year and have reported on none of them."""

    office: Office
    summary: Summary
    years: tuple[int, ...]
    overdue: tuple[TaskRow, ...]
    silent_units: tuple[str, ...]
    open_directions: tuple[TaskRow, ...]
    meetings: tuple[MeetingRow, ...]
    last_import: BatchSummary | None
    unassigned: int
    unit_count: int


def overview(ledger: Ledger, today: date, year: int | None = None) -> Overview:
    """Return where ``year`` stands: this year's plan, or the newest one where this year has none yet."""
    known = years(ledger)
    chosen = year or usual_year(ledger, today)
    as_of = usual_day(chosen, today)
    rows = rows_of_year(ledger, chosen, as_of)
    directory = unit_store.directory(ledger)
    last = batches.history(ledger)
    return Overview(
        office=offices.load(ledger),
        summary=summary_of([(row.task, row.standing) for row in rows], directory, chosen, as_of),
        years=tuple(known),
        overdue=tuple(row for row in rows if row.count is Count.OPEN_OVERDUE),
        silent_units=_silent_units(rows),
        open_directions=_open_directions(ledger, as_of),
        meetings=tuple(meetings(ledger)[:5]),
        last_import=last[0] if last else None,
        unassigned=len(unassigned_reports(ledger)),
        unit_count=len(directory),
    )


def _silent_units(rows: list[TaskRow]) -> tuple[str, ...]:
    """Return the lead units of which no task has a report."""
    heard: dict[str, bool] = {}
    for row in rows:
        if row.lead_unit and row.task.kind is not TaskKind.DIRECTION:
            heard[row.lead_unit] = heard.get(row.lead_unit, False) or row.standing.reported is not None
    return tuple(unit for unit, reported in heard.items() if not reported)


def _open_directions(ledger: Ledger, as_of: date) -> tuple[TaskRow, ...]:
    open_counts = {Count.OPEN_IN_TIME, Count.OPEN_OVERDUE}
    return tuple(row for row in directions(ledger, as_of) if row.count in open_counts)

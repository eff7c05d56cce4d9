"""Tasks and progress made and edited by hand, and the rows that the task page and the lists show."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

from desktop.domain.counts import Count, count_of
from desktop.domain.errors import RefusedValue
from desktop.domain.tasks import ProgressReport, ReportedStatus, ReportSource, Standing, Task, standing
from desktop.domain.text import clean
from desktop.domain.units import UnitDirectory
from desktop.services.changes import Changed, Noun, changed
from desktop.services.finding import task_entry
from desktop.services.summaries import standings, usual_day
from desktop.storage import batches, meetings, search
from desktop.storage import tasks as task_store
from desktop.storage import units as unit_store
from desktop.storage.batches import Origin
from desktop.storage.database import Ledger


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task as lists show it: where it stands, who leads it, and the file or meeting that it came from."""

    task: Task
    standing: Standing
    lead_unit: str = ""
    origin: Origin | None = None
    meeting_id: int | None = None
    meeting: str = ""

    @property
    def count(self) -> Count:
        """The count in which it is."""
        return count_of(self.standing)


@dataclass(frozen=True, slots=True)
class TaskHistory:
    """A task with everything reported on it, oldest first, and where each imported report was read."""

    row: TaskRow
    reports: tuple[ProgressReport, ...]
    origins: dict[int, Origin]


@dataclass(frozen=True, slots=True)
class LooseReport:
    """A result whose task is not known yet, with the unit that sent it and where it was read."""

    report: ProgressReport
    unit: str = ""
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class TaskYear:
    """What the task page shows: the tasks of ``year`` as of a day; all units; all results without a task."""

    year: int
    as_of: date
    years: tuple[int, ...]
    rows: tuple[TaskRow, ...]
    units: UnitDirectory
    loose: tuple[LooseReport, ...] = ()


def years(ledger: Ledger) -> list[int]:
    """Return the years that have tasks, newest first."""
    return task_store.years(ledger)


def usual_year(ledger: Ledger, today: date) -> int:
    """Return the year that is shown when none is asked for: this one, or the newest that has a plan of its own.

    Directions make no plan: those of a review held in January must not hide the year that it reviewed.
    """
    planned = task_store.planned_years(ledger) or years(ledger)
    return today.year if today.year in planned or not planned else planned[0]


def task_year(ledger: Ledger, today: date, year: int | None = None, as_of: date | None = None) -> TaskYear:
    """Return the tasks of ``year``, by default the usual one, as they stood on ``as_of``, by default the usual day."""
    chosen = year or usual_year(ledger, today)
    day = as_of or usual_day(chosen, today)
    return TaskYear(
        year=chosen,
        as_of=day,
        years=tuple(sorted({*years(ledger), chosen, today.year}, reverse=True)),
        rows=tuple(rows_of_year(ledger, chosen, day)),
        units=unit_store.directory(ledger),
        loose=tuple(loose_reports(ledger)),
    )


def loose_reports(ledger: Ledger) -> list[LooseReport]:
    """Return the results whose task is not known yet, each with its unit's name on its day and its source."""
    units = unit_store.directory(ledger)
    reports = task_store.unassigned_reports(ledger)
    origins = batches.origins(ledger, [report.import_row_id for report in reports if report.import_row_id is not None])
    return [
        LooseReport(
            report,
            units[report.unit_id].name_on(report.as_of) if report.unit_id is not None else "",
            origins.get(report.import_row_id or 0),
        )
        for report in reports
    ]


def get_task(ledger: Ledger, task_id: int) -> Task:
    """Return one task; raise :class:`~desktop.domain.errors.NotFound` when there is none."""
    return task_store.get(ledger, task_id)


def rows_of_year(ledger: Ledger, year: int, as_of: date) -> list[TaskRow]:
    """Return the tasks of the plan of ``year`` as they stood on ``as_of``."""
    return _rows(ledger, standings(ledger, year, as_of), as_of)


def all_rows(ledger: Ledger, as_of: date) -> list[TaskRow]:
    """Return the tasks of all years as they stood on ``as_of``."""
    return [row for year in reversed(years(ledger)) for row in rows_of_year(ledger, year, as_of)]


def directions(ledger: Ledger, as_of: date) -> list[TaskRow]:
    """Return the directions of all meetings as they stood on ``as_of``."""
    found = task_store.directions(ledger)
    reports = task_store.reports_on(ledger, [task.id for task in found])
    placed = [(task, standing(task, reports.get(task.id, ()), as_of)) for task in found]
    return _rows(ledger, placed, as_of)


def _rows(ledger: Ledger, placed: Sequence[tuple[Task, Standing]], as_of: date) -> list[TaskRow]:
    units = unit_store.directory(ledger)
    origins = batches.origins(ledger, [task.import_row_id for task, _ in placed if task.import_row_id is not None])
    held = meetings.titles_of_conclusions(ledger)
    rows = []
    for task, where in placed:
        lead = units[task.lead_unit_id].name_on(as_of) if task.lead_unit_id is not None else ""
        meeting_id, title = held.get(task.conclusion_id or 0, (None, ""))
        rows.append(TaskRow(task, where, lead, origins.get(task.import_row_id or 0), meeting_id, title))
    return rows


def history(ledger: Ledger, task_id: int, as_of: date) -> TaskHistory:
    """Return one task with all its reports."""
    task = task_store.get(ledger, task_id)
    reports = task_store.reports_on(ledger, [task_id]).get(task_id, [])
    row = _rows(ledger, [(task, standing(task, reports, as_of))], as_of)[0]
    read = [report.import_row_id for report in reports if report.import_row_id is not None]
    return TaskHistory(row, tuple(reports), batches.origins(ledger, read))


def _checked(task: Task) -> Task:
    task = replace(task, title=clean(task.title))
    if not task.title:
        raise RefusedValue("task-title", "missing")
    due = task.due
    if due is not None and due.start is not None and due.end is not None and due.end < due.start:
        raise RefusedValue("due", "before-start", due.text)
    return task


def save_task(ledger: Ledger, task: Task) -> Changed[Task]:
    """Keep a task, new when its id is 0."""
    task = _checked(task)
    with ledger.transaction():
        if task.id:
            task_store.update(ledger, task)
        else:
            task = replace(task, id=task_store.add(ledger, [task])[0])
        search.put(ledger, [task_entry(task)])
    return changed(task, Noun.TASKS)


def withdraw_task(ledger: Ledger, task_id: int, day: date, reason: str) -> Changed[Task]:
    """Withdraw a task from ``day`` on; it is in none of the four counts and is listed apart."""
    if not clean(reason):
        raise RefusedValue("withdrawn-reason", "missing")
    task = task_store.get(ledger, task_id)
    return save_task(ledger, replace(task, withdrawn_on=day, withdrawn_reason=clean(reason)))


def reinstate_task(ledger: Ledger, task_id: int) -> Changed[Task]:
    """Take a withdrawal back: the task counts again."""
    return save_task(ledger, replace(task_store.get(ledger, task_id), withdrawn_on=None, withdrawn_reason=""))


def delete_task(ledger: Ledger, task_id: int) -> Changed[None]:
    """Take a task and its reports out. A direction goes with its conclusion, not by itself."""
    with ledger.transaction():
        if task_store.get(ledger, task_id).conclusion_id is not None:
            raise RefusedValue("task", "is-direction", str(task_id))
        task_store.delete(ledger, task_id)
        search.remove(ledger, [("task", task_id)])
    return changed(None, Noun.TASKS)


def save_report(ledger: Ledger, report: ProgressReport, now: datetime) -> Changed[ProgressReport]:
    """Keep a report, new when its id is 0. A result told by phone or letter waits for :func:`confirm`."""
    if report.percent is not None and not 0 <= report.percent <= 100:
        raise RefusedValue("percent", "not-a-percent", str(report.percent))
    if report.status is None and report.percent is not None:
        report = replace(report, status=status_of_percent(report.percent))
    with ledger.transaction():
        if report.task_id is not None and not report.title:
            report = replace(report, title=task_store.get(ledger, report.task_id).title)
        if report.id:
            task_store.update_report(ledger, report, now)
        else:
            report = replace(report, id=task_store.add_reports(ledger, [report], now)[0])
    return changed(report, Noun.TASKS)


def status_of_percent(percent: Decimal) -> ReportedStatus:
    """Return what a percent says by itself: 100 is done, 0 not started."""
    if percent >= 100:
        return ReportedStatus.DONE
    return ReportedStatus.IN_PROGRESS if percent > 0 else ReportedStatus.NOT_STARTED


def confirm(ledger: Ledger, task_id: int, done_on: date, now: datetime) -> Changed[ProgressReport]:
    """Accept that a task was done on ``done_on``: its waiting report is confirmed, or one is written down."""
    with ledger.transaction():
        reports = task_store.reports_on(ledger, [task_id]).get(task_id, [])
        waiting = [report for report in reports if report.status is ReportedStatus.DONE and not report.confirmed]
        if waiting:
            report = replace(waiting[-1], completed_on=done_on, confirmed=True)
        else:
            report = ProgressReport(
                0, task_id, "", done_on, ReportSource.LETTER, ReportedStatus.DONE, completed_on=done_on, confirmed=True
            )
        return save_report(ledger, report, now)


def delete_report(ledger: Ledger, report_id: int) -> Changed[None]:
    """Take a report out."""
    with ledger.transaction():
        task_store.delete_report(ledger, report_id)
    return changed(None, Noun.TASKS)


def unassigned_reports(ledger: Ledger) -> list[ProgressReport]:
    """Return the results whose task is not known yet."""
    return task_store.unassigned_reports(ledger)

"""Tasks and progress made and edited by hand, and the rows that the task page and the lists show."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

from desktop.domain.counts import Count, count_of
from desktop.domain.deadlines import Deadline
from desktop.domain.documents import ReferenceDocument
from desktop.domain.errors import RefusedValue
from desktop.domain.task_events import EventKind, TaskEvent
from desktop.domain.tasks import ProgressReport, ReportedStatus, ReportSource, Standing, Task, standing
from desktop.domain.text import clean
from desktop.services.changes import Changed, Noun, changed
from desktop.services.timelines import Entry, entries
from desktop.services.unit_sums import LeadName, lead_names
from desktop.storage import batches, documents, meetings, next_year, task_events
from desktop.storage import reports as report_store
from desktop.storage import tasks as task_store
from desktop.storage import units as unit_store
from desktop.storage.batches import Origin
from desktop.storage.database import Ledger


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task as lists show it on ``as_of``: where it stands, who leads it, the file or meeting that it came from.

    ``passed_from`` is the unit that registered it, where that had passed into ``lead_unit`` by then.
    """

    task: Task
    standing: Standing
    lead_unit: str = ""
    origin: Origin | None = None
    meeting_id: int | None = None
    meeting: str = ""
    as_of: date = date.max
    passed_from: str = ""

    @property
    def count(self) -> Count:
        """The count in which it is."""
        return count_of(self.standing)

    @property
    def due(self) -> Deadline | None:
        """The deadline in force."""
        return self.standing.due

    @property
    def due_on(self) -> date:
        """The last day of the deadline in force."""
        return self.standing.due_on or self.task.due_on


@dataclass(frozen=True, slots=True)
class TaskHistory:
    """A task with all reports on it and decisions of it, oldest first, and where each imported report was read.

    ``document`` is the one that the task carries out.
    """

    row: TaskRow
    reports: tuple[ProgressReport, ...]
    origins: dict[int, Origin]
    document: ReferenceDocument | None = None

    @property
    def entries(self) -> list[Entry]:
        """Everything in one line of time."""
        return entries(self.row.task, self.reports, self.origins)


@dataclass(frozen=True, slots=True)
class LooseReport:
    """A result whose task is not known yet, with the unit that sent it and where it was read."""

    report: ProgressReport
    unit: str = ""
    origin: Origin | None = None


def years(ledger: Ledger) -> list[int]:
    """Return the years that have tasks, newest first."""
    return task_store.years(ledger)


def usual_year(ledger: Ledger, today: date) -> int:
    """Return the year that is shown when none is asked for: this one, or the newest that has a plan of its own.

    Directions make no plan: those of a review held in January must not hide the year that it reviewed.
    """
    planned = task_store.planned_years(ledger) or years(ledger)
    return today.year if today.year in planned or not planned else planned[0]


def loose_reports(ledger: Ledger) -> list[LooseReport]:
    """Return the results whose task is not known yet, each with its unit's name on its day and its source."""
    units = unit_store.directory(ledger)
    reports = report_store.unassigned(ledger)
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


def directions(ledger: Ledger, as_of: date) -> list[TaskRow]:
    """Return the directions of all meetings as they stood on ``as_of``."""
    found = task_store.directions(ledger)
    reports = report_store.on_tasks(ledger, [task.id for task in found])
    placed = [(task, standing(task, reports.get(task.id, ()), as_of)) for task in found]
    return rows_of(ledger, placed, as_of)


def rows_of(
    ledger: Ledger, placed: Sequence[tuple[Task, Standing]], as_of: date, units_on: date | None = None
) -> list[TaskRow]:
    """Return these tasks, which stand so on ``as_of``, as lists show them; one question for each kind of record.

    They are led by the units of that day, or of ``units_on``.
    """
    leading = {task.lead_unit_id for task, _ in placed if task.lead_unit_id is not None}
    leads = lead_names(ledger, leading, units_on or as_of)
    origins = batches.origins(ledger, [task.import_row_id for task, _ in placed if task.import_row_id is not None])
    given = {task.conclusion_id for task, _ in placed if task.conclusion_id is not None}
    held = meetings.titles_of_conclusions(ledger, given)
    rows = []
    for task, where in placed:
        meeting_id, title = held.get(task.conclusion_id or 0, (None, ""))
        origin = origins.get(task.import_row_id or 0)
        lead = leads.get(task.lead_unit_id or 0, LeadName(""))
        rows.append(TaskRow(task, where, lead.name, origin, meeting_id, title, as_of, lead.passed_from))
    return rows


def history(ledger: Ledger, task_id: int, as_of: date, units_on: date | None = None) -> TaskHistory:
    """Return one task with all its reports; it is led by the unit of that day, or of ``units_on``."""
    task = task_store.get(ledger, task_id)
    reports = report_store.on_tasks(ledger, [task_id]).get(task_id, [])
    row = rows_of(ledger, [(task, standing(task, reports, as_of))], as_of, units_on)[0]
    read = [report.import_row_id for report in reports if report.import_row_id is not None]
    document = documents.get(ledger, task.document_id) if task.document_id is not None else None
    return TaskHistory(row, tuple(reports), batches.origins(ledger, read), document)


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
    return changed(task, Noun.TASKS)


def add_numbered(ledger: Ledger, task: Task) -> Changed[Task]:
    """Keep a new task; without a number of its own it gets the one after the highest of its kind in the plan."""
    with ledger.transaction():
        number = task.number or str(next_year.last_number(ledger, task.year, task.kind.value) + 1)
        return save_task(ledger, replace(task, number=number))


def delete_task(ledger: Ledger, task_id: int) -> Changed[None]:
    """Take a task and its reports out. A direction goes with its conclusion, not by itself."""
    with ledger.transaction():
        if task_store.get(ledger, task_id).conclusion_id is not None:
            raise RefusedValue("task", "is-direction", str(task_id))
        task_store.delete(ledger, task_id)
    return changed(None, Noun.TASKS)


def save_report(
    ledger: Ledger, report: ProgressReport, now: datetime, confirmed_by: str = ""
) -> Changed[ProgressReport]:
    """Keep a report, new when its id is 0. A result told by phone or letter waits for :func:`confirm`."""
    if report.percent is not None and not 0 <= report.percent <= 100:
        raise RefusedValue("percent", "not-a-percent", str(report.percent))
    if report.status is None and report.percent is not None:
        report = replace(report, status=status_of_percent(report.percent))
    with ledger.transaction():
        if report.task_id is not None and not report.title:
            report = replace(report, title=task_store.get(ledger, report.task_id).title)
        if report.id:
            report_store.update(ledger, report, now)
        else:
            report = replace(report, id=report_store.add(ledger, [report], now)[0])
        _note_confirmation(ledger, report, now, confirmed_by)
    return changed(report, Noun.TASKS)


def _note_confirmation(ledger: Ledger, report: ProgressReport, now: datetime, confirmed_by: str) -> None:
    """Keep one event for a told result that is confirmed, on the day it first was, and none for any other report."""
    task = None if report.task_id is None else task_store.get(ledger, report.task_id)
    noted = [event for event in task.events if event.report_id == report.id] if task else []
    if task is None or not report.confirmed or report.source is ReportSource.IMPORT:
        task_events.delete_of_report(ledger, report.id)
    elif not noted:
        event = TaskEvent(
            0, task.id, EventKind.CONFIRMED, now.date(), decided_by=clean(confirmed_by), report_id=report.id
        )
        task_events.add(ledger, event, now)


def status_of_percent(percent: Decimal) -> ReportedStatus:
    """Return what a percent says by itself: 100 is done, 0 not started."""
    if percent >= 100:
        return ReportedStatus.DONE
    return ReportedStatus.IN_PROGRESS if percent > 0 else ReportedStatus.NOT_STARTED


def confirm(
    ledger: Ledger, task_id: int, done_on: date, now: datetime, confirmed_by: str = ""
) -> Changed[ProgressReport]:
    """Accept that a task was done on ``done_on``: its waiting report is confirmed, or one is written down."""
    with ledger.transaction():
        reports = report_store.on_tasks(ledger, [task_id]).get(task_id, [])
        waiting = [report for report in reports if report.status is ReportedStatus.DONE and not report.confirmed]
        if waiting:
            report = replace(waiting[-1], completed_on=done_on, confirmed=True)
        else:
            report = ProgressReport(
                0, task_id, "", done_on, ReportSource.LETTER, ReportedStatus.DONE, completed_on=done_on, confirmed=True
            )
        return save_report(ledger, report, now, confirmed_by)


def delete_report(ledger: Ledger, report_id: int) -> Changed[None]:
    """Take a report out."""
    with ledger.transaction():
        report_store.delete(ledger, report_id)
    return changed(None, Noun.TASKS)


def unassigned_reports(ledger: Ledger) -> list[ProgressReport]:
    """Return the results whose task is not known yet."""
    return report_store.unassigned(ledger)

"""The reports on tasks: what units, calls and the clerk said of how far they are."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

import peewee

from desktop.domain.errors import NotFound
from desktop.domain.tasks import ProgressReport, ReportedStatus, ReportSource
from desktop.storage import tables
from desktop.storage.database import (
    Ledger,
    Row,
    among,
    insert_statement,
    next_id,
    update_statement,
)
from desktop.storage.kept_values import decimal_text, read_day, read_decimal

_REPORT = tables.Report
_TASK = tables.Task

_COLUMNS = (
    "id",
    "task_id",
    "title",
    "unit_id",
    "as_of",
    "source",
    "status",
    "percent",
    "completed_on",
    "result",
    "note",
    "confirmed",
    "recorded_at",
    "import_row_id",
    "quantity",
    "measure",
)


def _report(row: Row) -> ProgressReport:
    id_, task_id, title, unit_id, as_of, source, status, percent, completed_on, *rest = row
    result, note, confirmed, recorded_at, import_row_id, quantity, measure = rest
    return ProgressReport(
        id=id_,
        task_id=task_id,
        title=title,
        as_of=date.fromisoformat(as_of),
        source=ReportSource(source),
        status=None if status is None else ReportedStatus(status),
        percent=read_decimal(percent),
        completed_on=read_day(completed_on),
        result=result,
        note=note,
        unit_id=unit_id,
        confirmed=bool(confirmed),
        recorded_at=datetime.fromisoformat(recorded_at),
        import_row_id=import_row_id,
        quantity=read_decimal(quantity),
        measure=measure,
    )


def _row(report: ProgressReport, report_id: int, recorded_at: datetime) -> Row:
    return (
        report_id,
        report.task_id,
        report.title,
        report.unit_id,
        report.as_of,
        report.source.value,
        report.status.value if report.status else None,
        decimal_text(report.percent),
        report.completed_on,
        report.result,
        report.note,
        report.confirmed,
        recorded_at.isoformat(" ", "seconds"),
        report.import_row_id,
        decimal_text(report.quantity),
        report.measure,
    )


def _select(ledger: Ledger, *conditions: peewee.Expression) -> list[ProgressReport]:
    columns = [getattr(_REPORT, name) for name in _COLUMNS]
    query = _REPORT.select(*columns).where(*conditions).order_by(_REPORT.as_of, _REPORT.id)
    return [_report(row) for row in ledger.plain(query)]


def of_year(ledger: Ledger, year: int) -> dict[int, list[ProgressReport]]:
    """Return the reports on the tasks of the plan of ``year``, by task id, oldest first."""
    return _by_task(_select(ledger, _REPORT.task_id.in_(_TASK.select(_TASK.id).where(_TASK.year == year))))


def on_tasks(ledger: Ledger, task_ids: Iterable[int]) -> dict[int, list[ProgressReport]]:
    """Return the reports on these tasks, by task id, oldest first."""
    return _by_task(_select(ledger, among(_REPORT.task_id, task_ids)))


def of_ids(ledger: Ledger, report_ids: Iterable[int]) -> list[ProgressReport]:
    """Return those of the reports that are there."""
    return _select(ledger, among(_REPORT.id, report_ids))


def unassigned(ledger: Ledger) -> list[ProgressReport]:
    """Return the reports whose task is not known yet."""
    return _select(ledger, _REPORT.task_id.is_null())


def count_unassigned(ledger: Ledger) -> int:
    """Return how many reports there are whose task is not known yet."""
    return int(ledger.rows(_REPORT.select(peewee.fn.count(_REPORT.id)).where(_REPORT.task_id.is_null()))[0][0])


def _by_task(reports: Iterable[ProgressReport]) -> dict[int, list[ProgressReport]]:
    grouped: dict[int, list[ProgressReport]] = defaultdict(list)
    for report in reports:
        if report.task_id is not None:
            grouped[report.task_id].append(report)
    return dict(grouped)


def add(ledger: Ledger, reports: Sequence[ProgressReport], recorded_at: datetime) -> list[int]:
    """Keep new reports, in bulk, and return their ids in the same order."""
    first = next_id(ledger, "report")
    ids = list(range(first, first + len(reports)))
    rows = (_row(report, id_, recorded_at) for id_, report in zip(ids, reports, strict=True))
    ledger.insert_all(insert_statement("report", _COLUMNS), rows)
    return ids


def update_all(ledger: Ledger, reports: Sequence[ProgressReport], recorded_at: datetime) -> None:
    """Keep reports that are there as they are now, in bulk."""
    rows = [(*_row(report, report.id, recorded_at)[1:], report.id) for report in reports]
    ledger.run_all(update_statement("report", _COLUMNS[1:]), rows)


def update(ledger: Ledger, report: ProgressReport, recorded_at: datetime) -> None:
    """Keep a report as it is now."""
    row = _row(report, report.id, recorded_at)
    values: dict[str, Any] = dict(zip(_COLUMNS[1:], row[1:], strict=True))
    if not ledger.run(_REPORT.update(**values).where(_REPORT.id == report.id)):
        raise NotFound("report", str(report.id))


def delete(ledger: Ledger, report_id: int) -> None:
    """Take a report out of the ledger."""
    if not ledger.run(_REPORT.delete().where(_REPORT.id == report_id)):
        raise NotFound("report", str(report_id))


def delete_all(ledger: Ledger, report_ids: Iterable[int]) -> None:
    """Take those of the reports out that are there."""
    ledger.run(_REPORT.delete().where(among(_REPORT.id, report_ids)))

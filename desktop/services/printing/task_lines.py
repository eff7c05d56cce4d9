"""Tasks as papers show them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from desktop.domain.counts import count_of
from desktop.domain.documents import ReferenceDocument
from desktop.domain.tasks import ProgressReport, Standing, Task, TaskKind
from desktop.papers.documents import named
from desktop.papers.task_tables import TaskLine
from desktop.services.tasks import TaskRow
from desktop.storage import documents
from desktop.storage import reports as report_store
from desktop.storage.database import Ledger


def task_lines(ledger: Ledger, rows: Sequence[TaskRow], as_of: date) -> tuple[TaskLine, ...]:
    """Return the tasks in the order of ``rows``, each with what was last reported on it by ``as_of``."""
    reports = report_store.on_tasks(ledger, [row.task.id for row in rows])
    names = {one.id: named(one) for one in documents_of(ledger, rows)}
    return tuple(
        replace(
            task_line(row.task, row.standing, row.lead_unit, reports.get(row.task.id, ()), as_of),
            document=names.get(row.task.document_id or 0, ""),
        )
        for row in rows
    )


def documents_of(ledger: Ledger, rows: Sequence[TaskRow]) -> tuple[ReferenceDocument, ...]:
    """Return the documents that these tasks carry out, oldest first."""
    wanted = {row.task.document_id for row in rows}
    return tuple(one for one in documents.everything(ledger) if one.id in wanted) if wanted - {None} else ()


def task_line(
    task: Task, where: Standing, lead_unit: str, reports: Iterable[ProgressReport] = (), as_of: date = date.max
) -> TaskLine:
    """Return one task as tables show it; the deadline is the one in force."""
    due = where.due or task.due
    return TaskLine(
        kind=task.kind,
        title=task.title,
        lead_unit=lead_unit,
        coordinating_units=task.coordinating_units,
        due=due.text if due else "",
        target=task.target.text if task.target else "",
        note=task.note,
        count=count_of(where),
        reported=where.reported,
        percent=where.percent,
        done_on=where.done_on,
        result=_last_result(reports, as_of),
    )


def _last_result(reports: Iterable[ProgressReport], as_of: date) -> str:
    said = [report for report in reports if report.counts_from <= as_of and report.result]
    return max(said, key=lambda report: (report.counts_from, report.id)).result if said else ""


def by_kind(lines: Iterable[TaskLine]) -> dict[TaskKind, tuple[TaskLine, ...]]:
    """Return the lines by kind, every kind named."""
    found = list(lines)
    return {kind: tuple(line for line in found if line.kind is kind) for kind in TaskKind}

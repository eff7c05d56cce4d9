"""Writing the reports that rows make of tasks."""

from datetime import date

from desktop.domain.imports import Outcome, SheetKind
from desktop.domain.tasks import ProgressReport, ReportedStatus, ReportSource
from desktop.services.import_writing.batch import Batch
from desktop.services.import_writing.taken_rows import TakenRow
from desktop.storage import reports as report_store
from desktop.storage.changes import Record


def write_reports(batch: Batch) -> None:
    """Make and change the reports, also on tasks that the batch made."""
    said = [_report(batch, row) for row in batch.rows.last_words(SheetKind.OUTCOMES)]
    before = batch.images(Record.REPORT, [report.id for report in said if report.id])
    report_store.update_all(batch.ledger, [report for report in said if report.id], batch.now)
    added = report_store.add(batch.ledger, [report for report in said if not report.id], batch.now)
    batch.note(Record.REPORT, before, added)


def _report(batch: Batch, row: TakenRow) -> ProgressReport:
    says = row.says
    assert isinstance(says, Outcome)
    return ProgressReport(
        id=max(row.record or 0, 0),
        task_id=batch.tasks.id_of(row.task),
        title=says.title or "",
        as_of=row.sheet.reading.speaks_for or date(batch.now.year, 12, 31),
        source=ReportSource.IMPORT,
        status=says.status,
        percent=says.percent,
        completed_on=says.completed_on,
        result=says.result or "",
        note=says.note or "",
        unit_id=batch.unit(row.unit),
        confirmed=says.status is ReportedStatus.DONE,
        import_row_id=row.id,
    )

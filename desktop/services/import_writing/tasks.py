"""Writing the tasks that rows register, and withdrawing those that are registered no more."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from desktop.domain.import_plans import ImportPlan, RowState
from desktop.domain.imports import Registration, SheetKind
from desktop.domain.tasks import Task
from desktop.services.import_writing.batch import Batch
from desktop.services.import_writing.taken_rows import TakenRow
from desktop.storage import tasks as task_store
from desktop.storage.changes import Record
from desktop.storage.tasks import NewTask

#: How many new tasks are written at once: enough for the database, and few in memory.
_PIECE = 1000


def write_tasks(batch: Batch) -> None:
    """Make and change the tasks that rows register."""
    changed = {row.task: row for row in batch.rows.of(SheetKind.REGISTRATIONS, RowState.CHANGED)}
    before = batch.images(Record.TASK, [ref for ref in changed if ref is not None and ref > 0])
    _add_tasks(batch, changed)
    rows = {batch.tasks.id_of(ref): row for ref, row in changed.items()}
    tasks = task_store.of_ids(batch.ledger, [ref for ref in rows if ref is not None])
    task_store.update_all(batch.ledger, [_changed(batch, task, rows[task.id]) for task in tasks])
    batch.note(Record.TASK, before, batch.tasks.ids())


def _add_tasks(batch: Batch, changed: Mapping[int | None, TakenRow]) -> None:
    """Make the new tasks: each from the row that makes it, or from its correction where that row was left out."""
    for piece in _pieces(batch.rows.of(SheetKind.REGISTRATIONS, RowState.NEW)):
        _add_piece(batch, piece)
    corrections = (row for ref, row in changed.items() if ref is not None and ref < 0)
    _add_piece(batch, [row for row in corrections if batch.tasks.id_of(row.task) is None])


def _pieces(rows: Iterable[TakenRow]) -> Iterator[list[TakenRow]]:
    left = iter(rows)
    while piece := list(islice(left, _PIECE)):
        yield piece


def _add_piece(batch: Batch, rows: Sequence[TakenRow]) -> None:
    ids = task_store.add_new(batch.ledger, [_new(batch, row) for row in rows])
    for row, id_ in zip(rows, ids, strict=True):
        if row.task:
            batch.tasks.put(row.task, id_)


def _new(batch: Batch, row: TakenRow) -> NewTask:
    says = row.says
    assert isinstance(says, Registration)
    return NewTask(
        row.sheet.reading.period or batch.now.year,
        says.kind,
        says.title or "",
        says.number or "",
        batch.unit(row.unit),
        says.coordinating_units,
        says.due,
        says.target,
        says.note or "",
        row.id,
        batch.unit(row.sheet.sender_unit),
    )


def _changed(batch: Batch, before: Task, row: TakenRow) -> Task:
    """Return a task that a corrected workbook says something else of; what it does not speak of stays."""
    return replace(before, **_new(batch, row)._replace(number=before.number)._asdict())


def withdraw_missing(batch: Batch, plan: ImportPlan) -> int:
    """Withdraw what corrected workbooks do not list any more; return how many tasks."""
    names = {
        batch.tasks.id_of(missing.task): file.reading.name
        for file in plan.files
        for sheet in file.sheets
        for missing in sheet.missing
    }
    refs = [ref for ref in names if ref is not None]
    before = batch.images(Record.TASK, refs)
    withdrawn = [
        replace(task, withdrawn_on=batch.now.date(), withdrawn_reason=names[task.id])
        for task in task_store.of_ids(batch.ledger, refs)
    ]
    task_store.update_all(batch.ledger, withdrawn)
    batch.note(Record.TASK, before)
    return len(refs)

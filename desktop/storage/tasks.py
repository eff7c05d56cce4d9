"""Tasks."""

import json
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import count
from typing import Any, NamedTuple

import peewee

from desktop.domain.deadlines import Deadline
from desktop.domain.errors import NotFound
from desktop.domain.task_events import TaskEvent
from desktop.domain.tasks import Target, Task, TaskKind
from desktop.storage import tables, task_events
from desktop.storage.database import (
    Ledger,
    Row,
    among,
    insert_statement,
    next_id,
    update_statement,
)
from desktop.storage.kept_values import day_text, decimal_text, read_day, read_decimal

_TASK = tables.Task

#: The names of no units, as the ledger keeps them.
_NOBODY = "[]"

#: How many lists of names are remembered: the tasks of a plan name the same units again and again.
_REMEMBERED = 4096

_TASK_COLUMNS = (
    "id",
    "year",
    "kind",
    "number",
    "title",
    "lead_unit_id",
    "due_text",
    "due_from",
    "due_to",
    "ongoing",
    "target_text",
    "target_quantity",
    "target_measure",
    "note",
    "withdrawn_on",
    "withdrawn_reason",
    "conclusion_id",
    "import_row_id",
    "sender_unit_id",
    "programme_id",
    "document_id",
    "coordinators",
)

#: The columns of a task that a row of a workbook registers, and what stands in the others.
_NEW_COLUMNS = tuple(
    name for name in _TASK_COLUMNS if name not in {"withdrawn_on", "conclusion_id", "programme_id", "document_id"}
)
_NOT_WITHDRAWN = ""


class NewTask(NamedTuple):
    """What a row of a workbook registers; see :class:`Task`, which takes eight times as long to make.

    The rows of a large workbook become tasks by the thousand.
    """

    year: int
    kind: TaskKind
    title: str
    number: str
    lead_unit_id: int | None
    coordinating_units: tuple[str, ...]
    due: Deadline | None
    target: Target | None
    note: str
    import_row_id: int
    sender_unit_id: int | None


#: The years that have tasks, newest first: from each year the index leads to the one before, whatever lies between.
_YEARS = """WITH RECURSIVE kept (year) AS (
    SELECT max(year) FROM task
    UNION ALL SELECT (SELECT max(year) FROM task WHERE task.year < kept.year) FROM kept WHERE kept.year IS NOT NULL
)"""


@lru_cache(_REMEMBERED)
def _names_text(names: tuple[str, ...]) -> str:
    return json.dumps(names, ensure_ascii=False) if names else _NOBODY


@lru_cache(_REMEMBERED)
def _names(text: str) -> tuple[str, ...]:
    return () if text == _NOBODY else tuple(json.loads(text))


def _task(row: Row, events: dict[int, list[TaskEvent]]) -> Task:
    id_, year, kind, number, title, lead, due_text, due_from, due_to, ongoing, *rest = row
    target_text, quantity, measure, note, withdrawn_on, reason, conclusion, import_row, sender, *belongs = rest
    programme, document, coordinators = belongs
    return Task(
        id=id_,
        year=year,
        kind=TaskKind(kind),
        number=number,
        title=title,
        lead_unit_id=lead,
        coordinating_units=_names(coordinators),
        due=None if due_text is None else Deadline(due_text, read_day(due_from), read_day(due_to), bool(ongoing)),
        target=None if target_text is None else Target(target_text, read_decimal(quantity), measure),
        note=note,
        withdrawn_on=read_day(withdrawn_on),
        withdrawn_reason=reason,
        conclusion_id=conclusion,
        import_row_id=import_row,
        sender_unit_id=sender,
        programme_id=programme,
        document_id=document,
        events=tuple(events.get(id_, ())),
    )


def _due_values(due: Deadline | None) -> Row:
    return (
        (None, None, None, 0) if due is None else (due.text, day_text(due.start), day_text(due.end), int(due.ongoing))
    )


def _target_values(target: Target | None) -> Row:
    return (None, None, None) if target is None else (target.text, decimal_text(target.quantity), target.measure)


def _new_row(task: NewTask, task_id: int) -> Row:
    year, kind, title, number, lead, coordinating, due, target, note, import_row, sender = task
    own = (task_id, year, str(kind), number, title, lead)
    said = (*_due_values(due), *_target_values(target), note)
    return (*own, *said, _NOT_WITHDRAWN, import_row, sender, _names_text(coordinating))


def _task_row(task: Task, task_id: int) -> Row:
    return (
        task_id,
        task.year,
        task.kind.value,
        task.number,
        task.title,
        task.lead_unit_id,
        *_due_values(task.due),
        *_target_values(task.target),
        task.note,
        task.withdrawn_on,
        task.withdrawn_reason,
        task.conclusion_id,
        task.import_row_id,
        task.sender_unit_id,
        task.programme_id,
        task.document_id,
        _names_text(task.coordinating_units),
    )


def _select(ledger: Ledger, *conditions: peewee.Expression) -> list[Task]:
    columns = [getattr(_TASK, name) for name in _TASK_COLUMNS]
    query = _TASK.select(*columns).where(*conditions).order_by(_TASK.year, _TASK.id)
    chosen = _TASK.select(_TASK.id).where(*conditions)
    events = task_events.of_tasks(ledger, chosen)
    return [_task(row, events) for row in ledger.plain(query)]


def everything(ledger: Ledger) -> list[Task]:
    """Return all tasks of all years."""
    return _select(ledger, _TASK.id.is_null(False))


def of_year(ledger: Ledger, year: int) -> list[Task]:
    """Return the tasks of the plan of ``year``, in the order in which they were added."""
    return _select(ledger, _TASK.year == year)


def directions(ledger: Ledger) -> list[Task]:
    """Return the directions of all meetings."""
    return _select(ledger, _TASK.kind == TaskKind.DIRECTION.value)


def of_conclusions(ledger: Ledger, conclusion_ids: Iterable[int]) -> list[Task]:
    """Return the directions that came of these conclusions."""
    return _select(ledger, among(_TASK.conclusion_id, conclusion_ids))


def of_ids(ledger: Ledger, task_ids: Iterable[int]) -> list[Task]:
    """Return those of the tasks that are there."""
    return _select(ledger, among(_TASK.id, task_ids))


def get(ledger: Ledger, task_id: int) -> Task:
    """Return one task; raise :class:`NotFound` when there is none."""
    found = _select(ledger, _TASK.id == task_id)
    if not found:
        raise NotFound("task", str(task_id))
    return found[0]


def years(ledger: Ledger) -> list[int]:
    """Return the years that have tasks, newest first."""
    return [row[0] for row in ledger.sql(f"{_YEARS} SELECT year FROM kept WHERE year IS NOT NULL")]


def planned_years(ledger: Ledger) -> list[int]:
    """Return the years that have tasks of their own plan (directions come from meetings), newest first."""
    planned = ", ".join(f"'{kind.value}'" for kind in TaskKind if kind is not TaskKind.DIRECTION)
    own = f"SELECT 1 FROM task WHERE task.year = kept.year AND kind IN ({planned})"
    return [row[0] for row in ledger.sql(f"{_YEARS} SELECT year FROM kept WHERE EXISTS ({own})")]


def add(ledger: Ledger, tasks: Sequence[Task]) -> list[int]:
    """Keep new tasks, in bulk, and return their ids in the same order; their ``id`` is not looked at."""
    first = next_id(ledger, "task")
    ids = list(range(first, first + len(tasks)))
    rows = (_task_row(task, task_id) for task_id, task in zip(ids, tasks, strict=True))
    ledger.insert_all(insert_statement("task", _TASK_COLUMNS), rows)
    return ids


def add_new(ledger: Ledger, tasks: Sequence[NewTask]) -> range:
    """Keep tasks that rows of workbooks register, in bulk, and return their ids in the same order."""
    first = next_id(ledger, "task")
    ledger.insert_all(insert_statement("task", _NEW_COLUMNS), map(_new_row, tasks, count(first)))
    return range(first, first + len(tasks))


def update(ledger: Ledger, task: Task) -> None:
    """Keep a task as it is now."""
    values: dict[str, Any] = dict(zip(_TASK_COLUMNS[1:], _task_row(task, task.id)[1:], strict=True))
    if not ledger.run(_TASK.update(**values).where(_TASK.id == task.id)):
        raise NotFound("task", str(task.id))


def update_all(ledger: Ledger, tasks: Sequence[Task]) -> None:
    """Keep tasks that are there as they are now, in bulk."""
    rows = [(*_task_row(task, task.id)[1:], task.id) for task in tasks]
    ledger.run_all(update_statement("task", _TASK_COLUMNS[1:]), rows)


def delete(ledger: Ledger, task_id: int) -> None:
    """Take a task out of the ledger, with its reports."""
    if not ledger.run(_TASK.delete().where(_TASK.id == task_id)):
        raise NotFound("task", str(task_id))


def delete_all(ledger: Ledger, task_ids: Iterable[int]) -> None:
    """Take those of the tasks out that are there, with their reports."""
    ledger.run(_TASK.delete().where(among(_TASK.id, task_ids)))

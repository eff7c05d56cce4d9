"""What the records of registers are joined with: the files attached to them, and the tasks that belong to them."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

import peewee

from desktop.domain.attachments import Owner
from desktop.domain.errors import NotFound
from desktop.domain.tasks import TaskKind
from desktop.storage import tables
from desktop.storage.database import Ledger, among

_TASK = tables.Task

#: More tasks and meetings than this are not listed one by one.
LISTED = 200


class Belonging(Enum):
    """By which column tasks belong to a record of a register."""

    PROGRAMME = "programme_id"
    DOCUMENT = "document_id"


@dataclass(frozen=True, slots=True)
class UsingTask:
    """A task that belongs to a record; ``conclusion_id`` where it is a direction."""

    id: int
    year: int
    kind: TaskKind
    number: str
    title: str
    conclusion_id: int | None


@dataclass(frozen=True, slots=True)
class MeetingName:
    """A meeting that a record came of, or was made at."""

    id: int
    title: str
    day: date


def meeting_names(ledger: Ledger) -> tuple[MeetingName, ...]:
    """Return the last :data:`LISTED` meetings and all that records name, newest first."""
    one = tables.Meeting
    last = one.select(one.id).order_by(one.start.desc(), one.id.desc()).limit(LISTED)
    naming = (tables.Matter, tables.Programme, tables.Consultation, tables.Assessment)
    wanted = {row[0] for row in ledger.rows(last)}
    for table in naming:
        named = table.select(table.meeting_id).where(table.meeting_id.is_null(False)).distinct()
        wanted |= {row[0] for row in ledger.rows(named)}
    query = one.select(one.id, one.title, one.start).where(among(one.id, wanted))
    rows = ledger.rows(query.order_by(one.start.desc(), one.id.desc()))
    return tuple(MeetingName(id_, title, start.date()) for id_, title, start in rows)


def file_counts(ledger: Ledger, owner: Owner) -> dict[int, int]:
    """Return how many files are attached to each record of a kind that has any."""
    one = tables.Attachment
    query = one.select(one.owner_id, peewee.fn.COUNT(one.id)).where(one.owner == owner.value)
    return dict(ledger.rows(query.group_by(one.owner_id)))


def task_counts(ledger: Ledger, belonging: Belonging) -> dict[int, int]:
    """Return how many tasks belong to each record that has any."""
    column = getattr(_TASK, belonging.value)
    query = _TASK.select(column, peewee.fn.COUNT(_TASK.id)).where(column.is_null(False))
    return dict(ledger.rows(query.group_by(column)))


def tasks_of(ledger: Ledger, belonging: Belonging, record_id: int) -> tuple[UsingTask, ...]:
    """Return the tasks that belong to a record, at most :data:`LISTED`, newest year first."""
    one = _TASK
    mine = getattr(one, belonging.value) == record_id
    query = one.select(one.id, one.year, one.kind, one.number, one.title, one.conclusion_id).where(mine)
    rows = ledger.rows(query.order_by(one.year.desc(), one.kind, one.id).limit(LISTED))
    return tuple(UsingTask(id_, year, TaskKind(kind), *said) for id_, year, kind, *said in rows)


def put_task(ledger: Ledger, belonging: Belonging, record_id: int | None, task_id: int) -> None:
    """Let a task belong to a record, or to none; of a direction all rows. Raise :class:`NotFound` where it is gone."""
    row = ledger.row(_TASK.select(_TASK.conclusion_id).where(_TASK.id == task_id))
    if row is None:
        raise NotFound("task", str(task_id))
    rows = (_TASK.id == task_id) if row[0] is None else (_TASK.conclusion_id == row[0])
    ledger.run(_TASK.update(**{belonging.value: record_id}).where(rows))

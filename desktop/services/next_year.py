"""Next year's plan out of this year's: what is carried over, what recurs, what meetings propose."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from desktop.domain.counts import Count
from desktop.domain.deadlines import Deadline, read_deadline
from desktop.domain.tasks import Task, TaskKind
from desktop.domain.text import fold
from desktop.services.changes import Changed, Noun, changed
from desktop.services.task_lists import TaskSearch, all_rows
from desktop.services.tasks import TaskRow
from desktop.storage import next_year as store
from desktop.storage import task_lists
from desktop.storage import tasks as task_store
from desktop.storage.database import Ledger


class Reason(StrEnum):
    """Why a task is offered for the next year."""

    CARRIED = "carried"
    RECURRING = "recurring"
    PROPOSED = "proposed"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A task of this year that may go into the plan of the next: ``planned`` is what it would be there."""

    row: TaskRow
    reason: Reason
    planned: Task


@dataclass(frozen=True, slots=True)
class Candidates:
    """What may go into the plan of ``year``; ``there`` tasks of the year before stand in it already."""

    year: int
    offered: tuple[Candidate, ...]
    there: int


_Key = tuple[str, int | None]


def _key(title: str, unit_id: int | None) -> _Key:
    """Return by what a task is told to be the same in another year's plan."""
    return fold(title), unit_id


def candidates(ledger: Ledger, year: int, as_of: date) -> Candidates:
    """Return what of the plan of ``year``, as it stands on a day, may go into the plan of the next year.

    Open tasks are carried over, those without an end and those of every year recur, open directions are proposed as
    key tasks. What stands in the plan already is not offered again, and nothing twice.
    """
    kept = {_key(*known) for known in store.titles(ledger, year + 1)}
    found = {_key(one.planned.title, one.planned.lead_unit_id): one for one in _found(ledger, year, as_of)}
    offered = tuple(candidate for key, candidate in found.items() if key not in kept)
    return Candidates(year + 1, offered, len(found) - len(offered))


def _found(ledger: Ledger, year: int, as_of: date) -> Iterator[Candidate]:
    recurring = set(store.recurring(ledger, year))
    search = TaskSearch(year, as_of)
    is_open = {
        id_
        for count in (Count.OPEN_OVERDUE, Count.OPEN_IN_TIME)
        for id_ in task_lists.ids(ledger, replace(search, count=count))
    }
    withdrawn = set(task_lists.ids(ledger, replace(search, count=Count.WITHDRAWN)))
    for row in all_rows(ledger, sorted((recurring | is_open) - withdrawn), as_of):
        yield Candidate(row, *_planned(row, recurring, year + 1))


def _planned(row: TaskRow, recurring: set[int], year: int) -> tuple[Reason, Task]:
    """Return why a task is offered, and what it would be in the plan of ``year``."""
    task = row.task
    again = replace(
        Task(0, year, task.kind, task.title, lead_unit_id=task.lead_unit_id),
        coordinating_units=task.coordinating_units,
        target=task.target,
        note=task.note,
        programme_id=task.programme_id,
        document_id=task.document_id,
    )
    if task.kind is TaskKind.DIRECTION:
        return Reason.PROPOSED, replace(again, kind=TaskKind.KEY, due=_later(row.due, year))
    if task.id in recurring:
        return Reason.RECURRING, replace(again, due=_next(task.due, year))
    return Reason.CARRIED, replace(again, due=_later(row.due, year))


def _next(due: Deadline | None, year: int) -> Deadline | None:
    """Return the same deadline a year later: "Quý II/2021" becomes "Quý II/2022"."""
    if due is None:
        return None
    text = re.sub(rf"(?<!\d){year - 1}(?!\d)", str(year), due.text)
    return read_deadline(text, year).deadline


def _later(due: Deadline | None, year: int) -> Deadline | None:
    """Return a deadline that lies in ``year`` or after; what was to be done before is given a new one by a person."""
    lies_there = due is not None and (due.ongoing or (due.end is not None and due.end >= date(year, 1, 1)))
    return due if lies_there else None


def plan(ledger: Ledger, chosen: Sequence[Candidate]) -> Changed[tuple[int, ...]]:
    """Put what was chosen into the plan of its year, numbered after what is there; return the new tasks."""
    with ledger.transaction():
        tasks = _numbered(ledger, [candidate.planned for candidate in chosen])
        made = tuple(task_store.add(ledger, tasks))
    return changed(made, Noun.TASKS)


def _numbered(ledger: Ledger, tasks: Sequence[Task]) -> list[Task]:
    last = Counter({key: store.last_number(ledger, *key) for key in {(task.year, task.kind.value) for task in tasks}})
    numbered = []
    for task in tasks:
        last[task.year, task.kind.value] += 1
        numbered.append(replace(task, number=str(last[task.year, task.kind.value])))
    return numbered


def take_back(ledger: Ledger, task_ids: Iterable[int]) -> Changed[None]:
    """Take planned tasks out of the plan again."""
    with ledger.transaction():
        task_store.delete_all(ledger, task_ids)
    return changed(None, Noun.TASKS)

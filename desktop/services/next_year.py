"""Next year's plan out of this year's: what is carried over, what recurs, what meetings propose."""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from desktop.domain.counts import Count
from desktop.domain.deadlines import Deadline, read_deadline
from desktop.domain.tasks import Task, TaskKind
from desktop.domain.text import fold
from desktop.services.changes import Changed, Noun, changed
from desktop.services.task_lists import TaskOrder, TaskSearch, listed_rows, listing, words
from desktop.services.tasks import TaskRow
from desktop.storage import next_year as store
from desktop.storage import task_lists
from desktop.storage import tasks as task_store
from desktop.storage.database import Ledger

#: Tasks that are planned at a time.
_AT_ONCE = 2_000


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
    """What may go into the plan of ``year``: tasks of the year before, by their ids in the order of its plan.

    ``recurring`` are those of every year, ``as_of`` is the day on which the others were open; ``there`` tasks of the
    year before stand in the new plan already.
    """

    year: int
    as_of: date
    ids: array[int]
    recurring: frozenset[int]
    there: int


def candidates(ledger: Ledger, year: int, as_of: date) -> Candidates:
    """Return what of the plan of ``year``, as it stands on a day, may go into the plan of the next year.

    Open tasks are carried over, those without an end and those of every year recur, open directions are proposed as
    key tasks. What stands in the plan already is not offered again, and nothing twice.
    """
    recurring = frozenset(store.recurring(ledger, year))
    wanted = _wanted(ledger, TaskSearch(year, as_of), recurring)
    kept = {_key(title, unit_id) for _, title, unit_id in store.named(ledger, year + 1)}
    found = {_key(title, unit_id): id_ for id_, title, unit_id in store.named(ledger, year) if id_ in wanted}
    offered = array("q", (id_ for key, id_ in found.items() if key not in kept))
    return Candidates(year + 1, as_of, offered, recurring, len(found) - len(offered))


def _key(title: str, unit_id: int | None) -> tuple[str, int | None]:
    """Return by what a task is told to be the same in another year's plan."""
    return fold(title), unit_id


def _wanted(ledger: Ledger, search: TaskSearch, recurring: frozenset[int]) -> frozenset[int]:
    is_open = (
        id_
        for count in (Count.OPEN_OVERDUE, Count.OPEN_IN_TIME)
        for id_ in task_lists.ids(ledger, replace(search, count=count))
    )
    withdrawn = task_lists.ids(ledger, replace(search, count=Count.WITHDRAWN))
    return (recurring | frozenset(is_open)) - frozenset(withdrawn)


def narrowed(
    ledger: Ledger, found: Candidates, typed: str, order: TaskOrder | None = TaskOrder.PLAN, *, descending: bool = False
) -> array[int]:
    """Return those of what is offered that hold every word typed, in another order; ``None`` is that of reasons."""
    year = found.year - 1
    search = TaskSearch(year, found.as_of, words=words(ledger, typed, year))
    listed = listing(ledger, search, order or TaskOrder.PLAN, descending=descending, typed=typed).ids
    offered = frozenset(found.ids)
    shown = [id_ for id_ in listed if id_ in offered]
    if order is None:
        proposed = frozenset(task_lists.ids(ledger, TaskSearch(year, found.as_of, TaskKind.DIRECTION)))
        shown.sort(key=lambda id_: (id_ in proposed, id_ in found.recurring), reverse=descending)
    return array("q", shown)


def candidate_rows(ledger: Ledger, found: Candidates, ids: Sequence[int]) -> list[Candidate]:
    """Return these of what is offered, each with why and as what."""
    rows = listed_rows(ledger, ids, found.as_of)
    return [Candidate(row, *_planned(row, found.recurring, found.year)) for row in rows]


def _planned(row: TaskRow, recurring: Collection[int], year: int) -> tuple[Reason, Task]:
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


def plan(ledger: Ledger, found: Candidates, ids: Sequence[int]) -> Changed[tuple[int, ...]]:
    """Put what was chosen into the plan of its year, numbered after what is there; return the new tasks."""
    made: list[int] = []
    with ledger.transaction():
        for start in range(0, len(ids), _AT_ONCE):
            chosen = candidate_rows(ledger, found, ids[start : start + _AT_ONCE])
            made += task_store.add(ledger, _numbered(ledger, [one.planned for one in chosen]))
    return changed(tuple(made), Noun.TASKS)


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

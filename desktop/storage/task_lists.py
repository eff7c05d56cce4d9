"""Lists of tasks out of a large ledger: which are in it, in which order, and how they count; all found by the ledger.

Where tasks stand is taken from the cache of :mod:`desktop.storage.standings`.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from desktop.domain.counts import Count, Counts
from desktop.domain.deadlines import Deadline
from desktop.domain.tasks import ReportedStatus, Standing, Task, TaskKind
from desktop.storage import search, standings
from desktop.storage.database import Ledger, Row


class TaskOrder(StrEnum):
    """What a list is in order of; ``PLAN`` is the order in which the tasks were added."""

    PLAN = "plan"
    NUMBER = "number"
    TITLE = "title"
    STATE = "state"
    UNIT = "unit"
    COORDINATING = "coordinating"
    DUE = "due"
    DONE = "done"
    PERCENT = "percent"
    REPORTED = "reported"
    KIND = "kind"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class Word:
    """A word that each task of a list holds: ``typed`` begins a word of its own, or one of ``units`` leads it.

    Where it names a day, tasks that fall due on it hold it too.
    """

    typed: str
    units: tuple[int, ...] = ()
    day: date | None = None


@dataclass(frozen=True, slots=True)
class TaskSearch:
    """Which tasks: those of ``year`` as they stand on ``as_of`` that fit every other field that is set.

    ``due_month`` and ``done_month`` (1 to 12) are months of ``year``; a withdrawn task is in none of them.
    ``planned`` leaves out directions. A unit leads the tasks of those that had passed into it by ``as_of``, or by
    ``units_on`` where that is given.
    """

    year: int
    as_of: date
    kind: TaskKind | None = None
    unit_id: int | None = None
    count: Count | None = None
    words: tuple[Word, ...] = ()
    due_month: int | None = None
    done_month: int | None = None
    planned: bool = False
    units_on: date | None = None

    @property
    def units_day(self) -> date:
        """The day of the units that lead the tasks."""
        return self.units_on or self.as_of


#: What SQLite is asked for, by the count; ``?1`` is the year and ``?2`` the day.
_IN_COUNT = {
    Count.DONE_ON_TIME: "state = 'done-on-time'",
    Count.DONE_LATE: "state = 'done-late'",
    Count.OPEN_IN_TIME: "state = 'open-in-time' AND overdue_after >= ?2",
    Count.OPEN_OVERDUE: "state = 'open-in-time' AND overdue_after < ?2",
    Count.WITHDRAWN: "state = 'withdrawn'",
}

_MONTHS = 12

#: What needs a person comes first.
_URGENCY = """CASE state WHEN 'open-in-time' THEN overdue_after >= ?2 WHEN 'done-late' THEN 2
    WHEN 'done-on-time' THEN 3 ELSE 4 END"""

#: How SQLite orders; titles and names of units are put into the Vietnamese order by who asks.
_IN_ORDER = {
    TaskOrder.PLAN: "task_id",
    TaskOrder.STATE: _URGENCY,
    TaskOrder.DUE: "due_on",
    TaskOrder.DONE: "done_on IS NULL, done_on",
    TaskOrder.PERCENT: "percent IS NULL, CAST(percent AS REAL)",
    TaskOrder.REPORTED: "reported IS NULL, reported",
    TaskOrder.KIND: "kind",
    TaskOrder.NUMBER: "task.number GLOB '*[^0-9]*' OR task.number = '', CAST(task.number AS INTEGER), task.number",
    TaskOrder.SOURCE: "task.import_row_id IS NULL, task.import_row_id",
}

_WORD = """(task_id IN (SELECT rowid & 4294967295 FROM search_index WHERE search_index MATCH ?)
    OR standing_span.lead_unit_id IN (SELECT value FROM json_each(?)) OR due_on = ?)"""

#: A unit leads its own tasks and those of every unit that had passed into it whole by the day of the units.
_LED_BY = """standing_span.lead_unit_id IN (
    WITH RECURSIVE own(id) AS (
        VALUES (?)
        UNION SELECT old_id FROM unit_link JOIN own ON new_id = own.id WHERE kind IN ('merged', 'renamed') AND day <= ?
    ) SELECT id FROM own)"""

_COUNTS = ", ".join(f"sum({_IN_COUNT[count]})" for count in _IN_COUNT)


def _refresh(ledger: Ledger, search_for: TaskSearch) -> None:
    standings.refresh(ledger)
    if search_for.words:
        search.refresh(ledger)


def _fitting(search_for: TaskSearch) -> tuple[str, list[object]]:
    """Return the condition of a search and its values: the year and the day first."""
    terms = ["standing_span.year = ?1 AND until_on >= ?2 AND from_on <= ?2"]
    values: list[object] = [search_for.year, search_for.as_of.isoformat()]
    if search_for.kind is not None:
        terms.append("standing_span.kind = ?")
        values.append(search_for.kind.value)
    if search_for.unit_id is not None:
        terms.append(_LED_BY)
        values += [search_for.unit_id, search_for.units_day.isoformat()]
    if search_for.planned:
        terms.append("standing_span.kind <> 'direction'")
    if search_for.count is not None:
        terms.append(_IN_COUNT[search_for.count])
    for column, month in (("due_on", search_for.due_month), ("done_on", search_for.done_month)):
        if month is not None:
            terms.append(f"{column} LIKE ? AND state <> 'withdrawn'")
            values.append(f"{search_for.year:04}-{month:02}-%")
    for word in search_for.words:
        terms.append(_WORD)
        values += [
            search.matching(search_for.year, word.typed),
            json.dumps(word.units),
            word.day and word.day.isoformat(),
        ]
    return " AND ".join(terms), values


def ids(
    ledger: Ledger,
    search_for: TaskSearch,
    order: TaskOrder = TaskOrder.PLAN,
    *,
    descending: bool = False,
    limit: int = -1,
) -> array[int]:
    """Return the ids of the tasks of a search, in order; at most ``limit``, all where that is negative."""
    _refresh(ledger, search_for)
    condition, values = _fitting(search_for)
    down = " DESC" if descending else ""
    in_order = ", ".join(f"{term}{down}" for term in _IN_ORDER[order].split(", "))
    joined = " JOIN task ON task.id = task_id" if "task." in in_order else ""
    found = ledger.sql(
        f"SELECT task_id FROM standing_span{joined} WHERE {condition} ORDER BY {in_order}, task_id LIMIT ?",
        [*values, limit],
    )
    return array("q", (row[0] for row in found))


def open_directions(ledger: Ledger, as_of: date) -> array[int]:
    """Return the ids of the directions of all years that are open on a day, the one that falls due first first."""
    standings.refresh(ledger)
    found = ledger.sql(
        "SELECT task_id FROM standing_span WHERE kind = 'direction' AND state = 'open-in-time'"
        " AND from_on <= ?1 AND until_on >= ?1 ORDER BY overdue_after, task_id",
        (as_of.isoformat(),),
    )
    return array("q", (row[0] for row in found))


def unheard(ledger: Ledger, year: int, as_of: date, since: date) -> array[int]:
    """Return the tasks of the plan of ``year`` that are open on a day, and overdue or not heard of from ``since`` on.

    In the order in which they were added; directions are not of the plan.
    """
    standings.refresh(ledger)
    found = ledger.sql(
        "SELECT task_id FROM standing_span WHERE year = ?1 AND until_on >= ?2 AND from_on <= ?2"
        " AND kind <> 'direction' AND state = 'open-in-time'"
        " AND (overdue_after < ?2 OR heard_on IS NULL OR heard_on < ?3) ORDER BY task_id",
        (year, as_of.isoformat(), since.isoformat()),
    )
    return array("q", (row[0] for row in found))


def titles(ledger: Ledger, search_for: TaskSearch) -> list[tuple[int, str]]:
    """Return the id and the title of each task of a search, in the order in which they were added."""
    _refresh(ledger, search_for)
    condition, values = _fitting(search_for)
    rows = ledger.sql(
        f"SELECT task_id, title FROM standing_span JOIN task ON task.id = task_id WHERE {condition} ORDER BY task_id",
        values,
    )
    return [(task_id, title) for task_id, title in rows]


def leaders(ledger: Ledger, search_for: TaskSearch) -> list[tuple[int, int | None]]:
    """Return the id and the lead unit of each task of a search, in the order in which they were added."""
    _refresh(ledger, search_for)
    condition, values = _fitting(search_for)
    rows = ledger.sql(f"SELECT task_id, lead_unit_id FROM standing_span WHERE {condition} ORDER BY task_id", values)
    return [(task_id, unit_id) for task_id, unit_id in rows]


def counted(ledger: Ledger, year: int, as_of: date) -> list[tuple[int, TaskKind, str, Count]]:
    """Return the id, the kind, the title and the count of each task of ``year`` as it stands on a day."""
    standings.refresh(ledger)
    rows = ledger.sql(
        "SELECT task_id, standing_span.kind, title, state, overdue_after < ?2 FROM standing_span"
        " JOIN task ON task.id = task_id"
        " WHERE standing_span.year = ?1 AND until_on >= ?2 AND from_on <= ?2 ORDER BY task_id",
        (year, as_of.isoformat()),
    )
    overdue = {Count.OPEN_IN_TIME: Count.OPEN_OVERDUE}
    return [
        (id_, TaskKind(kind), title, overdue.get(Count(state), Count(state)) if is_late else Count(state))
        for id_, kind, title, state, is_late in rows
    ]


def coordinating(ledger: Ledger, search_for: TaskSearch) -> list[tuple[int, str]]:
    """Return the id of each task of a search and the units that co-operate on it, in the order of the plan."""
    _refresh(ledger, search_for)
    condition, values = _fitting(search_for)
    names = "SELECT group_concat(value, '; ') FROM json_each(coordinators)"
    rows = ledger.sql(
        f"SELECT task_id, coalesce(({names}), '') FROM standing_span JOIN task ON task.id = task_id"
        f" WHERE {condition} ORDER BY task_id",
        values,
    )
    return [(task_id, text) for task_id, text in rows]


def leading_units(ledger: Ledger, year: int) -> frozenset[int]:
    """Return the units that lead a task of the plan of ``year``."""
    standings.refresh(ledger)
    rows = ledger.sql("SELECT DISTINCT lead_unit_id FROM standing_span WHERE year = ?", (year,))
    return frozenset(row[0] for row in rows if row[0] is not None)


def counts(ledger: Ledger, search_for: TaskSearch) -> dict[TaskKind, Counts]:
    """Return how the tasks of a search count, by kind; each row of a direction to several units by itself."""
    _refresh(ledger, search_for)
    condition, values = _fitting(search_for)
    rows = ledger.sql(f"SELECT kind, {_COUNTS} FROM standing_span WHERE {condition} GROUP BY kind", values)
    found = {TaskKind(kind): Counts(*numbers) for kind, *numbers in rows}
    return {kind: found.get(kind, Counts()) for kind in TaskKind}


def months(ledger: Ledger, year: int, as_of: date) -> list[tuple[int, int]]:
    """Return for each month of ``year`` how many tasks of its plan fall due in it, and how many were done in it.

    Counted as lists show them: each row of a direction to several units by itself; without withdrawn ones.
    """
    standings.refresh(ledger)
    due, done = (_by_month(ledger, column, year, as_of) for column in ("due_on", "done_on"))
    return [(due.get(month, 0), done.get(month, 0)) for month in range(1, _MONTHS + 1)]


def _by_month(ledger: Ledger, column: str, year: int, as_of: date) -> dict[int, int]:
    rows = ledger.sql(
        f"SELECT CAST(substr({column}, 6, 2) AS INTEGER), count(*) FROM standing_span"
        " WHERE year = ?1 AND until_on >= ?2 AND from_on <= ?2 AND state <> 'withdrawn'"
        f" AND substr({column}, 1, 4) = ?3 GROUP BY 1",
        (year, as_of.isoformat(), f"{year:04}"),
    )
    return dict(rows)


def on_day(ledger: Ledger, tasks: Sequence[Task], as_of: date) -> dict[int, Standing]:
    """Return where these tasks stand on a day, by id."""
    standings.refresh(ledger)
    rows = ledger.sql(
        "SELECT task_id, state, overdue_after, reported, percent, done_on, due_on, heard_on FROM standing_span"
        " WHERE task_id IN (SELECT value FROM json_each(?)) AND from_on <= ? AND until_on >= ?",
        (json.dumps([task.id for task in tasks]), as_of.isoformat(), as_of.isoformat()),
    )
    due = {task.id: task.due_in_force(as_of) for task in tasks}
    return {row[0]: _standing(row, due[row[0]], as_of) for row in rows}


def _standing(row: Row, due: Deadline | None, as_of: date) -> Standing:
    _, state, overdue_after, reported, percent, done_on, due_on, heard_on = row
    return Standing(
        reported=ReportedStatus(reported) if reported else None,
        overdue=overdue_after is not None and overdue_after < as_of.isoformat(),
        done_on=_day(done_on),
        late=state == Count.DONE_LATE,
        withdrawn=state == Count.WITHDRAWN,
        percent=Decimal(percent) if percent is not None else None,
        due=due,
        due_on=_day(due_on),
        heard_on=_day(heard_on),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None

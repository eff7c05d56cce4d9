"""Where tasks stand on any day: the spans of their histories, kept as a cache, and the counts of a year.

Nothing here is truth. Triggers of the ledger note the tasks whose records changed; before anything is read, their spans
are made anew from the records. :func:`differences` holds the whole cache against the records.
"""

import json
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from operator import itemgetter
from types import MappingProxyType

from desktop.domain.counts import Counts
from desktop.domain.spans import Span, spans
from desktop.domain.task_events import EventKind, latest
from desktop.domain.tasks import Task, TaskKind
from desktop.storage import reports as report_store
from desktop.storage import tables
from desktop.storage import tasks as task_store
from desktop.storage.database import Ledger, Row, among, insert_statement
from desktop.storage.kept_values import decimal_text

_SPAN = tables.StandingSpan
_STALE = tables.StaleTask
_COUNTED = tables.CountedYear
_COUNT = tables.YearCount

#: Tasks whose spans are made in one transaction.
_AT_ONCE = 5_000

_COLUMNS = (
    "task_id",
    "from_on",
    "until_on",
    "year",
    "kind",
    "lead_unit_id",
    "conclusion_id",
    "state",
    "overdue_after",
    "reported",
    "percent",
    "done_on",
    "due_on",
    "heard_on",
    "extension_id",
)

#: By the text that the ledger has for them; asking the enum takes longer.
_KINDS = MappingProxyType({kind.value: kind for kind in TaskKind})

#: In :class:`~desktop.storage.tables.YearCount`: tasks without a lead unit, and all tasks with each direction once.
_NO_UNIT, _ALL = 0, -1

_STATE_SUMS = """
    sum(state = 'done-on-time'), sum(state = 'done-late'),
    sum(state = 'open-in-time' AND overdue_after >= ?2), sum(state = 'open-in-time' AND overdue_after < ?2),
    sum(state = 'withdrawn')
"""

_THEN = "year = ?1 AND until_on >= ?2 AND from_on <= ?2"

_COUNT_UNITS = f"""
    INSERT INTO year_count
    SELECT year, kind, coalesce(lead_unit_id, {_NO_UNIT}), {_STATE_SUMS}, max(reported IS NOT NULL)
    FROM standing_span WHERE {_THEN} GROUP BY kind, lead_unit_id
"""

_COUNT_PLANNED = f"""
    INSERT INTO year_count SELECT year, kind, {_ALL},
        sum(done_on_time), sum(done_late), sum(open_in_time), sum(open_overdue), sum(withdrawn), max(reported)
    FROM year_count WHERE year = ?1 AND kind <> 'direction' GROUP BY kind
"""

#: A direction to several units counts once: done when all its rows are, overdue when one is (see domain.directions).
_DIRECTIONS_ONCE = f"""
    SELECT CASE
            WHEN min(state = 'withdrawn') THEN 'withdrawn'
            WHEN max(state = 'open-in-time') THEN 'open-in-time'
            WHEN max(state = 'done-late') THEN 'done-late'
            ELSE 'done-on-time'
        END AS state,
        min(CASE WHEN state = 'open-in-time' THEN overdue_after END) AS overdue_after
    FROM standing_span WHERE {_THEN} AND kind = 'direction'
"""

_COUNT_DIRECTIONS = f"""
    INSERT INTO year_count SELECT ?1, 'direction', {_ALL}, {_STATE_SUMS}, 0
    FROM ({_DIRECTIONS_ONCE} GROUP BY coalesce(conclusion_id, -task_id)) HAVING count(*)
"""

_DIRECTIONS_OF_UNITS = f"""
    SELECT {_STATE_SUMS} FROM (
        {_DIRECTIONS_ONCE} AND lead_unit_id IN (SELECT value FROM json_each(?3))
        GROUP BY coalesce(conclusion_id, -task_id)
    ) HAVING count(*)
"""


#: What makes up the cache, in the order in which it is copied.
_CACHE = ("standing_span", "stale_task", "counted_year", "year_count")


def refresh(ledger: Ledger) -> None:
    """Make the spans anew of all tasks whose records changed since the last time."""
    if ledger.is_read_only:
        _cover(ledger)
    while stale := [row[0] for row in ledger.rows(_STALE.select(_STALE.task_id).limit(_AT_ONCE))]:
        with ledger.transaction():
            _remake(ledger, stale)


def _cover(ledger: Ledger) -> None:
    """Put a copy in memory before a cache that can't be written: SQLite looks a name up there first."""
    if not ledger.sql("SELECT 1 FROM sqlite_temp_master WHERE name = ?", (_CACHE[0],)):
        ledger.sql("PRAGMA temp_store = MEMORY")
        for table in _CACHE:
            ledger.sql(f"CREATE TEMP TABLE {table} AS SELECT * FROM main.{table}")


def _remake(ledger: Ledger, task_ids: list[int]) -> None:
    changed = [*_kept_years(ledger, task_ids)]
    ledger.run(_SPAN.delete().where(among(_SPAN.task_id, task_ids)))
    ledger.insert_all(insert_statement("standing_span", _COLUMNS), _rows(ledger, task_ids))
    ledger.run(_STALE.delete().where(among(_STALE.task_id, task_ids)))
    for year in {*changed, *_kept_years(ledger, task_ids)}:
        _forget(ledger, year)


def _forget(ledger: Ledger, year: int) -> None:
    ledger.run(_COUNTED.delete().where(_COUNTED.year == year))
    ledger.run(_COUNT.delete().where(_COUNT.year == year))


def _kept_years(ledger: Ledger, task_ids: Iterable[int]) -> Iterator[int]:
    query = _SPAN.select(_SPAN.year).distinct().where(among(_SPAN.task_id, task_ids))
    return (row[0] for row in ledger.rows(query))


def _rows(ledger: Ledger, task_ids: Iterable[int]) -> list[Row]:
    """Return the spans of these tasks as rows, from their records, in the order of the table."""
    reports = report_store.on_tasks(ledger, task_ids)
    tasks = task_store.of_ids(ledger, task_ids)
    found = (_row(task, span) for task in tasks for span in spans(task, reports.get(task.id, ())))
    return sorted(found, key=itemgetter(0, 1))


def _row(task: Task, span: Span) -> Row:
    where = span.where
    extension = latest(task.events, span.start, EventKind.EXTENDED) if task.events else None
    return (
        task.id,
        span.start.isoformat(),
        span.end.isoformat(),
        task.year,
        task.kind.value,
        task.lead_unit_id,
        task.conclusion_id,
        span.count.value,
        _iso(span.overdue_after),
        where.reported.value if where.reported else None,
        decimal_text(where.percent),
        _iso(where.done_on),
        _iso(where.due_on),
        _iso(where.heard_on),
        extension.id if extension else None,
    )


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


# ── The counts of a year ──


def year_counts(ledger: Ledger, year: int, as_of: date) -> dict[TaskKind, Counts]:
    """Return the counts of the plan of ``year`` as of a day by kind; a direction to several units is one."""
    _count_year(ledger, year, as_of)
    found = {TaskKind(row[0]): Counts(*row[2:]) for row in _counted(ledger, year, f"= {_ALL}")}
    return {kind: found.get(kind, Counts()) for kind in TaskKind}


def unit_counts(ledger: Ledger, year: int, as_of: date) -> dict[int | None, dict[TaskKind, Counts]]:
    """Return the counts of the plan of ``year`` as of a day by lead unit (``None`` for none) and kind."""
    _count_year(ledger, year, as_of)
    found: dict[int | None, dict[TaskKind, Counts]] = {}
    nothing = dict.fromkeys(TaskKind, Counts())
    for row in _counted(ledger, year, f"<> {_ALL}"):
        unit = row[1] or None
        kinds = found.get(unit)
        if kinds is None:
            kinds = found[unit] = dict(nothing)
        kinds[_KINDS[row[0]]] = Counts(*row[2:])
    return found


def heard_units(ledger: Ledger, year: int, as_of: date) -> dict[int, bool]:
    """Return of each unit that leads a task of the plan of ``year`` whether it had reported on any by ``as_of``."""
    _count_year(ledger, year, as_of)
    rows = ledger.sql(
        "SELECT lead_unit_id, max(reported) > 0 FROM year_count WHERE year = ? AND kind <> 'direction'"
        " AND lead_unit_id > 0 GROUP BY lead_unit_id",
        (year,),
    )
    return {unit_id: bool(heard) for unit_id, heard in rows}


def direction_counts(ledger: Ledger, year: int, as_of: date, unit_ids: Collection[int]) -> Counts:
    """Return the counts of the directions to these units taken as one: one to several of them counts once."""
    refresh(ledger)
    rows = ledger.sql(_DIRECTIONS_OF_UNITS, (year, as_of.isoformat(), json.dumps(list(unit_ids))))
    return Counts(*rows[0]) if rows else Counts()


def _counted(ledger: Ledger, year: int, units: str) -> list[Row]:
    return ledger.sql(
        "SELECT kind, lead_unit_id, done_on_time, done_late, open_in_time, open_overdue, withdrawn"
        f" FROM year_count WHERE year = ? AND lead_unit_id {units}",
        (year,),
    )


def _count_year(ledger: Ledger, year: int, as_of: date) -> None:
    """Count ``year`` as of a day, unless that was the last day asked for and nothing changed since."""
    refresh(ledger)
    counted = _COUNTED.select(_COUNTED.year).where((_COUNTED.year == year) & (_COUNTED.as_of == as_of))
    if ledger.row(counted) is None:
        with ledger.transaction():
            _forget(ledger, year)
            ledger.run(_COUNTED.insert(year=year, as_of=as_of))
            ledger.sql(_COUNT_UNITS, (year, as_of.isoformat()))
            ledger.sql(_COUNT_PLANNED, (year,))
            ledger.sql(_COUNT_DIRECTIONS, (year, as_of.isoformat()))


# ── The cache against the records ──


def differences(ledger: Ledger) -> list[int]:
    """Return the tasks whose kept spans are not what their records say, in order; none when the cache is right."""
    refresh(ledger)
    columns = ", ".join(_COLUMNS)
    wrong = []
    for task_ids in _batches(ledger):
        kept = ledger.sql(
            f"SELECT {columns} FROM standing_span WHERE task_id BETWEEN ? AND ? ORDER BY task_id, from_on",
            (task_ids[0], task_ids[-1]),
        )
        due = _rows(ledger, task_ids)
        wrong += sorted({row[0] for row in {*map(tuple, kept)} ^ {*due}})
    return wrong


def _batches(ledger: Ledger) -> Iterator[list[int]]:
    task, last = tables.Task, 0
    in_order = task.select(task.id).order_by(task.id).limit(_AT_ONCE)
    while found := [row[0] for row in ledger.rows(in_order.where(task.id > last))]:
        yield found
        last = found[-1]


def rebuild(ledger: Ledger) -> None:
    """Throw the cache away and make it anew from the records."""
    with ledger.transaction():
        ledger.run(_COUNT.delete())
        ledger.run(_COUNTED.delete())
        ledger.run(_SPAN.delete())
        ledger.sql("INSERT OR IGNORE INTO stale_task SELECT id FROM task")
        refresh(ledger)

"""Lists of tasks in a ledger of any size: which tasks fit, how they count, and the rows of one stretch of the list."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from desktop.domain import collation
from desktop.domain.counts import Counts
from desktop.domain.deadlines import read_deadline
from desktop.domain.documents import ReferenceDocument
from desktop.domain.programmes import Programme
from desktop.domain.task_events import DECISIONS
from desktop.domain.tasks import ProgressReport, TaskKind
from desktop.domain.text import fold, spelling_key
from desktop.domain.unit_links import UnitsThroughTime
from desktop.domain.units import Unit, UnitDirectory
from desktop.services.summaries import usual_day
from desktop.services.tasks import LooseReport, TaskRow, loose_reports, rows_of, usual_year, years
from desktop.services.unit_sums import lead_names
from desktop.storage import documents, programmes, task_events, unit_links
from desktop.storage import task_lists as store
from desktop.storage import tasks as task_store
from desktop.storage import units as unit_store
from desktop.storage.database import Ledger
from desktop.storage.task_lists import TaskOrder, TaskSearch, Word

__all__ = [
    "PlanHead",
    "TaskListing",
    "TaskOrder",
    "TaskSearch",
    "UnitNames",
    "Word",
    "all_rows",
    "candidates",
    "first_ids",
    "has_marks",
    "head",
    "listed_rows",
    "listing",
    "rows_of_year",
    "unit_names",
    "words",
    "year_and_day",
]

#: What the words of a list are looked for in: the id and the folded names of each unit.
UnitNames = tuple[tuple[int, str], ...]

#: Rows that are read at a time where all of a list are wanted.
_AT_ONCE = 2_000

#: Orders that need what SQLite doesn't know: the Vietnamese alphabet.
_ALPHABETIC = frozenset({TaskOrder.TITLE, TaskOrder.UNIT, TaskOrder.COORDINATING})


@dataclass(frozen=True, slots=True)
class TaskListing:
    """A list of tasks: the ids of its rows in order.

    ``counts`` are of those that fit all of the search but the count itself, ``kinds`` of those that fit all but kind
    and count: so each number says what a click on it opens.
    """

    ids: array[int]
    counts: Counts
    kinds: dict[TaskKind, Counts]


@dataclass(frozen=True, slots=True)
class PlanHead:
    """What stands around the list of a year's tasks: the years that there are, its units, results without a task.

    ``names`` are what typed words are looked for in. ``leading`` are the units that lead a task of the year as they
    are on ``as_of``, or on the day asked for;
    ``has_successors`` says whether any unit has gone on under another; ``decider`` is who decided last on any task,
    ``programmes`` are those under which a task may be done, ``documents`` those that it may carry out.
    """

    year: int
    as_of: date
    years: tuple[int, ...]
    units: UnitDirectory
    names: UnitNames
    leading: frozenset[int]
    has_successors: bool
    loose: tuple[LooseReport, ...]
    decider: str
    programmes: tuple[Programme, ...]
    documents: tuple[ReferenceDocument, ...]


def head(
    ledger: Ledger, today: date, year: int | None = None, as_of: date | None = None, units_on: date | None = None
) -> PlanHead:
    """Return what stands around the list of ``year``, by default the usual one, as of a day, by default the usual."""
    chosen, day = year_and_day(ledger, today, year, as_of)
    time, units = unit_links.through_time(ledger), unit_store.directory(ledger)
    return PlanHead(
        year=chosen,
        as_of=day,
        years=tuple(sorted({*years(ledger), chosen, today.year}, reverse=True)),
        units=units,
        names=unit_names(units, time, units_on or day),
        leading=frozenset(time.resolve(one, units_on or day) for one in store.leading_units(ledger, chosen)),
        has_successors=not time.is_plain,
        loose=tuple(loose_reports(ledger)),
        decider=task_events.last_decider(ledger, *DECISIONS),
        programmes=programmes.everything(ledger),
        documents=documents.everything(ledger),
    )


def year_and_day(ledger: Ledger, today: date, year: int | None, as_of: date | None) -> tuple[int, date]:
    """Return the year and the day of a list where they are not said: the usual ones."""
    chosen = year or usual_year(ledger, today)
    return chosen, as_of or usual_day(chosen, today)


def unit_names(directory: UnitDirectory, time: UnitsThroughTime, day: date) -> UnitNames:
    """Return what the words of a list are looked for in, made once for many lists.

    A unit that has passed into another by ``day`` is found under the names of both.
    """
    return tuple((unit.id, fold(" ".join(_spellings(directory, unit, time, day)))) for unit in directory.units())


def _spellings(directory: UnitDirectory, unit: Unit, time: UnitsThroughTime, day: date) -> Iterator[str]:
    yield from unit.spellings()
    holder = time.resolve(unit.id, day)
    if holder != unit.id:
        yield from directory[holder].spellings()


def words(
    ledger: Ledger, typed: str, year: int, names: UnitNames | None = None, day: date = date.max
) -> tuple[Word, ...]:
    """Return the words typed to narrow the list of ``year``, each with the units that have it in one of their names.

    Where ``names`` are not at hand they are those of ``day``.
    """
    wanted = fold(typed).split()
    if not wanted:
        return ()
    if names is None:
        names = unit_names(unit_store.directory(ledger), unit_links.through_time(ledger), day)
    return tuple(Word(word, tuple(id_ for id_, name in names if word in name), _day(word, year)) for word in wanted)


def _day(word: str, year: int) -> date | None:
    """Return the day that a typed word names ("30/9"), if it names one."""
    due = read_deadline(word, year).deadline if "/" in word else None
    return due.end if due is not None and due.start == due.end else None


def first_ids(
    ledger: Ledger, search: TaskSearch, order: TaskOrder, limit: int, *, descending: bool = False
) -> array[int] | None:
    """Return the first ids of a list before the rest of it is known; ``None`` in an order that needs all of them."""
    return None if order in _ALPHABETIC else store.ids(ledger, search, order, descending=descending, limit=limit)


def listing(
    ledger: Ledger,
    search: TaskSearch,
    order: TaskOrder = TaskOrder.PLAN,
    *,
    descending: bool = False,
    typed: str = "",
) -> TaskListing:
    """Return the tasks that fit ``search`` in ``order``, and how they count.

    Those whose titles hold what was ``typed`` with its marks come before those that hold it without.
    """
    kinds = store.counts(ledger, replace(search, kind=None, count=None))
    chosen = (counts for kind, counts in kinds.items() if search.kind in (None, kind))
    ids = _exact_first(ledger, search, _ids(ledger, search, order, descending), typed)
    return TaskListing(ids, sum(chosen, Counts()), kinds)


def has_marks(typed: str) -> bool:
    """Return whether what was typed has marks, by which exact matches can be told."""
    return fold(typed) != typed.casefold()


def _exact_first(ledger: Ledger, search: TaskSearch, ids: array[int], typed: str) -> array[int]:
    if not has_marks(typed):
        return ids
    wanted = spelling_key(typed)
    exact = {id_ for id_, title in store.titles(ledger, search) if wanted in spelling_key(title)}
    return array("q", sorted(ids, key=lambda id_: id_ not in exact))


def _ids(ledger: Ledger, search: TaskSearch, order: TaskOrder, descending: bool) -> array[int]:
    match order:
        case TaskOrder.TITLE:
            return _sorted(store.titles(ledger, search), descending)
        case TaskOrder.COORDINATING:
            return _sorted(store.coordinating(ledger, search), descending)
        case TaskOrder.UNIT:
            led = store.leaders(ledger, search)
            names = lead_names(ledger, {unit for _, unit in led if unit is not None}, search.units_day)
            return _sorted([(id_, names[unit].name if unit is not None else "") for id_, unit in led], descending)
        case _:
            return store.ids(ledger, search, order, descending=descending)


def _sorted(texts: Sequence[tuple[int, str]], descending: bool) -> array[int]:
    """Return the ids in the Vietnamese order of their texts, of which many are the same."""
    places = {text: place for place, text in enumerate(collation.in_order({text for _, text in texts}))}
    return array("q", (id_ for id_, _ in sorted(texts, key=lambda one: places[one[1]], reverse=descending)))


def listed_rows(ledger: Ledger, ids: Sequence[int], as_of: date, units_on: date | None = None) -> list[TaskRow]:
    """Return the rows of these tasks as they stand on a day, in the order of ``ids``; one that is gone is left out.

    They are led by the units of that day, or of ``units_on``.
    """
    tasks = {task.id: task for task in task_store.of_ids(ledger, ids)}
    where = store.on_day(ledger, tuple(tasks.values()), as_of)
    placed = [(tasks[id_], where[id_]) for id_ in ids if id_ in tasks]
    return rows_of(ledger, placed, as_of, units_on)


def rows_of_year(ledger: Ledger, year: int, as_of: date) -> list[TaskRow]:
    """Return all tasks of the plan of ``year`` as they stood on a day: for papers and files, which hold them all."""
    return list(all_rows(ledger, store.ids(ledger, TaskSearch(year, as_of)), as_of))


def all_rows(ledger: Ledger, ids: Sequence[int], as_of: date, units_on: date | None = None) -> Iterator[TaskRow]:
    """Yield the rows of a list of any length, some at a time."""
    for start in range(0, len(ids), _AT_ONCE):
        yield from listed_rows(ledger, ids[start : start + _AT_ONCE], as_of, units_on)


def candidates(ledger: Ledger, report: ProgressReport, as_of: date, typed: str = "") -> array[int]:
    """Return the tasks to which a result may belong: those of its year that hold what was typed, the likeliest first.

    First come those whose titles are near to its own, then those that its unit leads.
    """
    from desktop.services.suggestions import nearest_titles

    search = TaskSearch(report.as_of.year, as_of, words=words(ledger, typed, report.as_of.year))
    near = nearest_titles(report.title, store.titles(ledger, search))
    places = {id_: place for place, id_ in enumerate(near)}
    led = sorted(store.leaders(ledger, search), key=lambda one: one[1] != report.unit_id)
    return array("q", sorted((id_ for id_, _ in led), key=lambda id_: places.get(id_, len(places))))

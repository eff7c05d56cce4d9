"""The records that a plan works on: those of the ledger and those that its rows would make."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any, Generic, TypeVar

from desktop.domain.import_plans import RowState
from desktop.domain.imports import Delegate, Outcome, Registration, SheetReading, Version
from desktop.domain.people import Person, Position
from desktop.domain.tasks import ProgressReport, Task
from desktop.domain.text import spelling_key, title_key
from desktop.domain.units import UnitDirectory

T = TypeVar("T")
_S = TypeVar("_S", Outcome, Delegate, Decimal)
_K = TypeVar("_K", bound=Hashable)

_FIRST = Version()

#: How many titles are remembered: the rows of one large workbook name the same tasks again and again.
_REMEMBERED = 4096

#: A row of the batch: the places of its file and sheet, and its number.
Place = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class SheetAt:
    """A sheet that is planned: the places of its file and its own, and the unit that sent it.

    ``year`` is that of the plan it speaks of, ``day`` the one for which its rows speak.
    """

    file: int
    sheet: int
    reading: SheetReading
    sender: int | None
    year: int
    day: date
    version: Version

    def place(self, row: int) -> Place:
        """Return the place in the batch of the row with this number."""
        return self.file, self.sheet, row


@dataclass(slots=True)
class Entry(Generic[T]):
    """A record that the ledger holds, or that the plan would make (its id is below zero).

    ``first`` is what it said in the ledger, ``says`` what it would say after the rows planned so far, ``rows`` those of
    them that change it.
    """

    id: int
    says: T
    first: T | None = None
    rows: list[Place] | None = None

    def ends_as_it_was(self) -> bool:
        """Return whether the record says after all rows what the ledger says of it."""
        return self.first is not None and same_values(self.says, self.first)


@dataclass(slots=True)
class TaskEntry(Entry[Registration]):
    """A task with its lead unit, the unit whose workbook registered it, and that workbook's version.

    ``next`` is the next task of the same year and title, of which there is hardly ever one.
    """

    lead: int | None = None
    first_lead: int | None = None
    sender: int | None = None
    version: Version = _FIRST
    withdrawn: bool = False
    next: "TaskEntry | None" = None

    def ends_as_it_was(self) -> bool:
        """Return whether the task and its lead unit are after all rows what they are in the ledger."""
        as_before = self.first is not None and same_registration(self.says, self.first)
        return as_before and self.lead == self.first_lead

    def chain(self) -> "Iterator[TaskEntry]":
        """Yield the task and those after it of the same year and title."""
        task: TaskEntry | None = self
        while task is not None:
            yield task
            task = task.next


class PlanNotes:
    """What a plan does to records: counts those it makes, from -1 downward, and remembers which rows change others."""

    def __init__(self) -> None:
        self._made = 0
        self._changed: list[Entry[Any]] = []

    def next_id(self) -> int:
        """Return the id of one more record that the plan makes."""
        self._made -= 1
        return self._made

    def change(self, entry: Entry[Any], row: Place) -> None:
        """Note that a row changes what a record says."""
        if entry.rows is None:
            entry.rows = []
            self._changed.append(entry)
        entry.rows.append(row)

    def settle(self, entries: dict[_K, Entry[_S]], key: _K, says: _S, row: Place) -> tuple[RowState, int, _S | None]:
        """Let a row say something of the record under ``key``, which is made where there is none yet.

        Returns whether it is new, the same or changed, its id, and what it said before a change.
        """
        entry = entries.get(key)
        if entry is None:
            entries[key] = made = Entry(self.next_id(), says)
            return RowState.NEW, made.id, None
        if same_values(entry.says, says):
            return RowState.SAME, entry.id, None
        before, entry.says = entry.says, says
        self.change(entry, row)
        return RowState.CHANGED, entry.id, before

    def cancelled(self) -> set[Place]:
        """Return the rows whose changes cancel each other out: their records end as the ledger has them."""
        back: set[Place] = set()
        forth: set[Place] = set()
        for entry in self._changed:
            (back if entry.ends_as_it_was() else forth).update(entry.rows or ())
        return back - forth


class TasksByTitle:
    """The tasks of all years, found by title."""

    def __init__(self) -> None:
        self._first: dict[int, dict[bytes, TaskEntry]] = defaultdict(dict)

    def add(self, year: int, key: bytes, task: TaskEntry) -> None:
        """Add a task behind those of the same year and key (:func:`task_key`)."""
        first = self._first[year].setdefault(key, task)
        if first is not task:
            *_, last = first.chain()
            last.next = task

    def found(self, year: int, key: bytes) -> list[TaskEntry]:
        """Return the tasks of that year and key."""
        first = self._first[year].get(key)
        return [] if first is None else list(first.chain())

    def of_year(self, year: int) -> Iterator[TaskEntry]:
        """Yield the tasks of a year."""
        for first in self._first[year].values():
            yield from first.chain()


@lru_cache(_REMEMBERED)
def task_key(title: str) -> bytes:
    """Return what a title is found by; as UTF-8 it needs half the memory of a text with Vietnamese letters."""
    return title_key(title).encode()


def _same_texts(left: Iterable[str], right: Iterable[str]) -> bool:
    return [spelling_key(text) for text in left] == [spelling_key(text) for text in right]


def same_registration(left: Registration, right: Registration) -> bool:
    """Return whether two versions of a task say the same, spelling apart (the lead unit is compared as a unit)."""
    return (
        left.kind == right.kind
        and title_key(left.title or "") == title_key(right.title or "")
        and left.due == right.due
        and left.target == right.target
        and spelling_key(left.note or "") == spelling_key(right.note or "")
        and _same_texts(left.coordinating_units, right.coordinating_units)
    )


def as_registration(task: Task, units: UnitDirectory) -> Registration:
    """Return what a registration of this task would say."""
    lead = None if task.lead_unit_id is None else units[task.lead_unit_id].name
    return Registration(task.title, task.kind, lead, task.coordinating_units, task.due, task.target, task.note or None)


def as_outcome(report: ProgressReport) -> Outcome:
    """Return what an outcome with this report's values would say."""
    return Outcome(
        report.title,
        None,
        report.percent,
        report.status,
        report.completed_on,
        report.result or None,
        report.note or None,
    )


#: Where in an outcome stands what it says of its task, behind what it calls it.
_TOLD = slice(Outcome._fields.index("percent"), None)


def same_values(left: object, right: object) -> bool:
    """Return whether two records say the same; how their names are spelled does not count."""
    if isinstance(left, Outcome) and isinstance(right, Outcome):
        return left[_TOLD] == right[_TOLD]
    if isinstance(left, Delegate) and isinstance(right, Delegate):
        return left._replace(full_name=right.full_name, unit=right.unit) == right
    return left == right


def as_delegate(person: Person) -> Delegate:
    """Return what a list of people would say of this person."""
    post = person.positions[0] if person.positions else Position("")
    return Delegate(person.full_name, post.title or None, post.unit or None, person.phone or None, person.note or None)

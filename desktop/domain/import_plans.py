"""What taking workbooks over would change: the values between the plan of an import, its review and the ledger."""

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import islice
from typing import NamedTuple

from desktop.domain.imports import FileReading, Problem, RowReading, RowValues, SheetReading, blocks
from desktop.domain.lazy_rows import LazyRows

#: How many planned rows are laid into columns at once.
_PIECE = 1000


class RowState(StrEnum):
    """What taking a row over would do."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    PROBLEM = "problem"


class WhyKept(StrEnum):
    """Why a record that a batch made or changed is left when the batch is taken back."""

    TOUCHED = "touched"
    IN_USE = "in-use"


class PlannedRow(NamedTuple):
    """A row with what taking it over would do.

    ``unit`` is the unit it is about, ``task`` the task that it makes, changes or reports on, ``record`` the report or
    person that it changes. Numbers below zero stand for units and tasks that the same plan would make.
    """

    reading: RowReading
    state: RowState
    problems: tuple[Problem, ...] = ()
    before: RowValues | None = None
    unit: int | None = None
    task: int | None = None
    record: int | None = None

    @property
    def blocked(self) -> bool:
        """Whether a person must settle something before it can be taken over."""
        return blocks(self.problems)


class PlannedRows(LazyRows[PlannedRow]):
    """The planned rows of a sheet, kept by column: a row is put together when it is asked for.

    A sheet may have a hundred thousand of them, and nearly all have no problem and no record from before.
    """

    __slots__ = ("_before", "_problems", "numbers", "readings", "records", "states", "tasks", "units", "values")

    def __init__(self, readings: Sequence[RowReading], rows: Iterable[PlannedRow]) -> None:
        self.readings = readings
        self.numbers = array("L")
        self.values: list[RowValues] = []
        self.states: list[RowState] = []
        self.units: list[int | None] = []
        self.tasks: list[int | None] = []
        self.records: list[int | None] = []
        self._problems: dict[int, tuple[Problem, ...]] = {}
        self._before: dict[int, RowValues] = {}
        left = iter(rows)
        while piece := list(islice(left, _PIECE)):
            self._add(piece)

    def _add(self, rows: list[PlannedRow]) -> None:
        places = range(len(self), len(self) + len(rows))
        readings, states, problems, befores, units, tasks, records = zip(*rows, strict=True)
        self.numbers.extend([reading.row for reading in readings])
        self.values.extend([reading.values for reading in readings])
        self.states.extend(states)
        self.units.extend(units)
        self.tasks.extend(tasks)
        self.records.extend(records)
        self._problems |= {place: found for place, found in zip(places, problems, strict=True) if found}
        self._before |= {place: said for place, said in zip(places, befores, strict=True) if said is not None}

    def __len__(self) -> int:
        return len(self.states)

    def __iter__(self) -> Iterator[PlannedRow]:
        return map(self._row, range(len(self)), self.readings)

    def row(self, place: int) -> PlannedRow:
        """Return the row at ``place``, counted from 0."""
        return self._row(place, self.readings[place])

    def _row(self, place: int, reading: RowReading) -> PlannedRow:
        return PlannedRow(
            reading,
            self.states[place],
            self._problems.get(place, ()),
            self._before.get(place),
            self.units[place],
            self.tasks[place],
            self.records[place],
        )

    @property
    def problems(self) -> Mapping[int, tuple[Problem, ...]]:
        """What is to be looked at, by the places of the rows that have any."""
        return self._problems

    def settle_as_same(self, places: Iterable[int]) -> None:
        """Let these rows change nothing after all."""
        for place in places:
            self.states[place] = RowState.SAME
            self._before.pop(place, None)


@dataclass(frozen=True, slots=True)
class MissingTask:
    """A task that the sender's earlier workbook had and this one has not."""

    task: int
    title: str
    lead_unit: str


@dataclass(frozen=True, slots=True)
class PlannedSheet:
    """A sheet with its planned rows; ``sender_unit`` is the unit that sent it, where it is known."""

    reading: SheetReading
    rows: PlannedRows
    missing: tuple[MissingTask, ...] = ()
    sender_unit: int | None = None


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """A file with its planned sheets; ``last_read`` is the day on which the same content was read before."""

    reading: FileReading
    sheets: tuple[PlannedSheet, ...] = ()
    last_read: date | None = None


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What reading these files would change; ``new_units[0]`` is the unit -1, ``new_units[1]`` the unit -2."""

    files: tuple[PlannedFile, ...]
    new_units: tuple[str, ...] = ()

    def count(self, state: RowState) -> int:
        """Return how many rows are in ``state``."""
        return sum(sheet.rows.states.count(state) for sheet in self.sheets())

    @property
    def size(self) -> int:
        """How many rows there are."""
        return sum(len(sheet.rows) for sheet in self.sheets())

    def sheets(self) -> Iterator[PlannedSheet]:
        """Yield every sheet of every file."""
        for file in self.files:
            yield from file.sheets

    @property
    def has_problems(self) -> bool:
        """Whether anything is to be looked at in any row."""
        return any(sheet.rows.problems for sheet in self.sheets())

    def rows(self) -> Iterator[PlannedRow]:
        """Yield every planned row of every sheet."""
        for sheet in self.sheets():
            yield from sheet.rows

    @property
    def refused(self) -> tuple[PlannedFile, ...]:
        """The files that can't be read."""
        return tuple(file for file in self.files if file.reading.refused is not None)

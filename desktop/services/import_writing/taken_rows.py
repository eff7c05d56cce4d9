"""The rows of a plan that are taken over."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, compress, repeat
from typing import NamedTuple

from desktop.domain.import_plans import ImportPlan, PlannedSheet, RowState
from desktop.domain.imports import RowValues, SheetKind

#: A row of a plan: the places of its file and sheet, and its number.
RowPlace = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Accepted:
    """What the clerk takes over: rows in these states but those left out, and whether missing tasks are withdrawn."""

    states: frozenset[RowState] = frozenset({RowState.NEW, RowState.CHANGED})
    missing: bool = False
    left_out: frozenset[RowPlace] = frozenset()


#: What the command line takes over when nothing else is asked for.
USUAL = Accepted()


class TakenRow(NamedTuple):
    """A row that is taken over: the id under which the batch keeps it, its sheet, and what was planned for it."""

    id: int
    sheet: PlannedSheet
    says: RowValues
    unit: int | None
    task: int | None
    record: int | None


@dataclass(slots=True)
class TakenSheet:
    """A sheet of a plan: which of its rows are ``taken``, a byte a row, and the ids under which the batch keeps all."""

    plan: PlannedSheet
    taken: bytes
    ids: range = range(0)

    def taken_units(self) -> set[int | None]:
        """Return the units that rows taken over are about, and that of the sender if there are such rows."""
        about = set(compress(self.plan.rows.units, self.taken))
        return about | {self.plan.sender_unit} if any(self.taken) else about

    def rows(self, only: RowState | None) -> Iterator[TakenRow]:
        """Yield the rows taken over, in this state or in any."""
        rows = self.plan.rows
        kept = map(TakenRow, self.ids, repeat(self.plan), rows.values, rows.units, rows.tasks, rows.records)
        for state, row in compress(zip(rows.states, kept, strict=True), self.taken):
            if only is None or state is only:
                yield row

    def row(self, place: int) -> TakenRow:
        """Return the row at ``place``, counted from 0."""
        planned = self.plan.rows.row(place)
        return TakenRow(self.ids[place], self.plan, planned.reading.values, planned.unit, planned.task, planned.record)


class TakenRows:
    """The rows of a plan that are taken over, sheet by sheet."""

    def __init__(self, plan: ImportPlan, accepted: Accepted) -> None:
        self.files = [
            [TakenSheet(sheet, _taken(accepted, f, s, sheet)) for s, sheet in enumerate(file.sheets)]
            for f, file in enumerate(plan.files)
        ]

    def sheets(self, kind: SheetKind | None = None) -> Iterator[TakenSheet]:
        """Yield the sheets of this kind, or all."""
        for sheet in chain.from_iterable(self.files):
            if kind is None or sheet.plan.reading.kind is kind:
                yield sheet

    def of(self, kind: SheetKind, only: RowState | None = None) -> Iterator[TakenRow]:
        """Yield the rows taken over of sheets of this kind, in this state or in any."""
        return chain.from_iterable(sheet.rows(only) for sheet in self.sheets(kind))

    def last_words(self, kind: SheetKind) -> Iterator[TakenRow]:
        """Yield of each record the row that is taken over last; a sheet may well speak of one again and again."""
        last: dict[int | None, tuple[TakenSheet, int]] = {}
        for sheet in self.sheets(kind):
            rows = enumerate(zip(sheet.plan.rows.records, sheet.taken, strict=True))
            last |= {record: (sheet, place) for place, (record, taken) in rows if taken}
        for record, (sheet, place) in last.items():
            if record is not None:
                yield sheet.row(place)

    def count(self, state: RowState) -> int:
        """Return how many rows taken over are in ``state``."""
        return sum(list(compress(sheet.plan.rows.states, sheet.taken)).count(state) for sheet in self.sheets())

    @property
    def is_empty(self) -> bool:
        """Whether there is no row to take over."""
        return not any(any(sheet.taken) for sheet in self.sheets())


def _taken(accepted: Accepted, f: int, s: int, sheet: PlannedSheet) -> bytes:
    """Return for each row of a sheet whether it is taken over, a byte a row; one with a problem never is."""
    states = accepted.states - {RowState.PROBLEM}
    taken = bytes(map(states.__contains__, sheet.rows.states))
    left_out = {row for file, place, row in accepted.left_out if (file, place) == (f, s)}
    if not left_out:
        return taken
    return bytes(take and row not in left_out for take, row in zip(taken, sheet.rows.numbers, strict=True))

"""The cells of a table's data rows by what their columns mean, and what is wrong with them."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from itertools import zip_longest
from types import MappingProxyType, NoneType
from typing import TypeVar, cast

from desktop.domain.imports import Problem, ProblemCode
from desktop.spreadsheets.grid import Grid, shown
from desktop.spreadsheets.heading_words import Meaning
from desktop.spreadsheets.workbook import Mark, Value, reference

_K = TypeVar("_K", bound=Hashable)
_V = TypeVar("_V")
_TEXT_TYPES = frozenset({str, NoneType})
_REPEATABLE = frozenset(
    {Meaning.LEAD, Meaning.COORDINATING, Meaning.UNIT, Meaning.START, Meaning.DEADLINE, Meaning.MEASURE}
)
_DITTO = frozenset(
    {'"', "“", "”", "''", "〃", "nt", "NT", "-nt-", "- nt -", "-NT-", "như trên", "Như trên", "-như trên-"}
)
_NO_TICK = frozenset({"", "-", "–", "0", "Không", "không", "KHÔNG"})


class DataCells:
    """The cells of a table's data rows, by what their columns mean: each column is a list, a value a row."""

    def __init__(
        self,
        grid: Grid,
        fields: Mapping[Meaning, int],
        rows: Sequence[int],
        ticks: Mapping[int, str] = MappingProxyType({}),
    ) -> None:
        self._grid = grid
        self._fields = fields
        self._columns = list(zip_longest(*grid.rows_of(rows)))
        self._ticks = ticks
        self._nothing = [None] * len(rows)
        self.rows = rows

    def has(self, meaning: Meaning) -> bool:
        """Whether the table has a column for the field."""
        return meaning in self._fields

    def values(self, meaning: Meaning) -> Sequence[Value]:
        """Return the values of the field, ``None`` also when it has no column."""
        if meaning is Meaning.STATUS and self._ticks:
            return self._ticked()
        column = self._fields.get(meaning)
        if not column:
            return self._nothing
        return _as_above(self.column(column)) if meaning in _REPEATABLE else self.column(column)

    def _ticked(self) -> list[Value]:
        """Return the heading of the column in which each row has a tick."""
        columns = [(heading, self.column(number)) for number, heading in self._ticks.items()]
        return [
            next((heading for heading, cells in columns if shown(cells[place]).strip() not in _NO_TICK), None)
            for place in range(len(self.rows))
        ]

    def column(self, column: int) -> Sequence[Value]:
        """Return the values in ``column``."""
        own = self._columns[column - 1] if column <= len(self._columns) else self._nothing
        if not self._grid.has_merged_down:
            return own
        return [
            self._grid.value(row, column) if value is None else value for row, value in zip(self.rows, own, strict=True)
        ]

    def marks(self, meaning: Meaning) -> Sequence[Mark | None]:
        """Return what is to be known of the field's cells."""
        if meaning is Meaning.STATUS and self._ticks:
            return self._nothing
        column = self._fields.get(meaning)
        return self.column_marks(column) if column else self._nothing

    def column_marks(self, column: int) -> Sequence[Mark | None]:
        """Return what is to be known of the cells in ``column``."""
        return [self._grid.mark(row, column) for row in self.rows] if self._grid.has_marks else self._nothing

    def texts(self, meaning: Meaning) -> Sequence[str | None]:
        """Return the texts of the field, ``None`` where it is empty or has no column."""
        values = self.values(meaning)
        if {*map(type, values)} <= _TEXT_TYPES:
            return cast("Sequence[str | None]", values)
        pairs = zip(values, self.marks(meaning), strict=True)
        return [
            value if value is None or isinstance(value, str) else shown(value, mark) or None for value, mark in pairs
        ]

    def lines(self, meaning: Meaning) -> Sequence[str]:
        """Return the texts of the field with their line breaks."""
        column = self._fields.get(meaning)
        if not column:
            return [""] * len(self.rows)
        cells = zip(self.rows, self.column(column), strict=True)
        lines = ["" if value is None else self._grid.lines(row, column) for row, value in cells]
        return [str(line) for line in _as_above(lines)] if meaning in _REPEATABLE else lines

    def problem(self, code: ProblemCode, meaning: Meaning, row: int) -> Problem:
        """Return the problem ``code`` of the field's cell in ``row``."""
        column = self._fields.get(meaning)
        text = self._grid.text(row, column) if column else ""
        return Problem(code, reference(row, column) if column else "", text)


class Problems:
    """What is wrong with the rows of a table, in the order in which it was found."""

    def __init__(self, cells: DataCells) -> None:
        self._cells = cells
        self._found: dict[int, list[Problem]] = defaultdict(list)

    def by_row(self) -> dict[int, tuple[Problem, ...]]:
        """Return the problems of the rows that have any, by the row's number."""
        return {row: tuple(found) for row, found in self._found.items()}

    def add(self, row: int, problem: Problem) -> None:
        """Note a problem of a row."""
        self._found[row].append(problem)

    def note(self, row: int, code: ProblemCode, meaning: Meaning) -> None:
        """Note the problem ``code`` of a field's cell."""
        self.add(row, self._cells.problem(code, meaning, row))

    def note_each(self, codes: Iterable[ProblemCode | None], meaning: Meaning) -> None:
        """Note the problems of a field, of which ``codes`` gives one a row."""
        found = list(codes)
        if found.count(None) < len(found):
            for row, code in zip(self._cells.rows, found, strict=True):
                if code is not None:
                    self.note(row, code, meaning)

    def note_missing(self, code: ProblemCode, meaning: Meaning) -> None:
        """Note the problem ``code`` where the field is empty."""
        values = self._cells.values(meaning)
        if None in values:
            self.note_each((code if value is None else None for value in values), meaning)


def _as_above(values: Sequence[Value]) -> Sequence[Value]:
    """Return the values with ditto marks ("nt", "như trên", quotation marks) replaced by what stands above them."""
    if _DITTO.isdisjoint(values):
        return values
    filled: list[Value] = []
    for value in values:
        filled.append(filled[-1] if value in _DITTO and filled else value)
    return filled


def read_each(read: Callable[[_K], _V], cells: Iterable[_K]) -> list[_V]:
    """Return what each of the cells says; a column repeats itself, and what is the same is read once."""
    keys = list(cells)
    known = {key: read(key) for key in dict.fromkeys(keys)}
    return [known[key] for key in keys]

"""The data rows of a table, kept by column: what each says, what is wrong with it, and where it stands."""

from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import chain, repeat
from typing import TypeVar, overload

from desktop.domain.imports import Problem, RowReading, RowValues
from desktop.domain.lazy_rows import LazyRows

T = TypeVar("T")


class CellPlaces(Mapping[str, str]):
    """The cell from which each field of a row was read; the fields' columns are shared by all rows of a table."""

    __slots__ = ("_columns", "_row")

    def __init__(self, row: int, columns: Mapping[str, str]) -> None:
        self._row = row
        self._columns = columns

    def __getitem__(self, field: str) -> str:
        return f"{self._columns[field]}{self._row}"

    @overload
    def get(self, field: str, /) -> str | None: ...

    @overload
    def get(self, field: str, /, default: str | T) -> str | T: ...

    def get(self, field: str, /, default: object = None) -> object:
        """Return the cell of a field; without the errors by which a mapping usually finds out, for each row asks."""
        column = self._columns.get(field)
        return default if column is None else f"{column}{self._row}"

    def __iter__(self) -> Iterator[str]:
        return iter(self._columns)

    def __len__(self) -> int:
        return len(self._columns)


class TableRows(LazyRows[RowReading]):
    """The rows of one table. A row is put together when it is asked for: a sheet may have a hundred thousand of them.

    ``problems`` holds those of rows that have any, by the row's number; ``columns`` are the letters of the fields'.
    """

    __slots__ = ("_columns", "_hidden", "_numbers", "_problems", "values")

    def __init__(
        self,
        numbers: Sequence[int],
        values: Sequence[RowValues],
        problems: Mapping[int, tuple[Problem, ...]],
        columns: Mapping[str, str],
        hidden: Set[int] = frozenset(),
    ) -> None:
        self._numbers = numbers
        self.values = values
        self._problems = problems
        self._columns = columns
        self._hidden = hidden

    def __len__(self) -> int:
        return len(self._numbers)

    def __iter__(self) -> Iterator[RowReading]:
        problems = map(self._problems.get, self._numbers, repeat(()))
        places = map(CellPlaces, self._numbers, repeat(self._columns))
        hidden = map(self._hidden.__contains__, self._numbers)
        return map(RowReading, self._numbers, self.values, problems, places, hidden)

    def problems(self) -> Iterator[Problem]:
        """Yield everything that is wrong in any of them."""
        return chain.from_iterable(self._problems.values())

    def row(self, place: int) -> RowReading:
        """Return the row at ``place``, counted from 0."""
        number = self._numbers[place]
        places = CellPlaces(number, self._columns)
        return RowReading(number, self.values[place], self._problems.get(number, ()), places, number in self._hidden)

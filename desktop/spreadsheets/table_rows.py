"""The data rows of a table, kept by column: what each says, what is wrong with it, and where it stands."""

from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import chain, repeat
from types import MappingProxyType
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


class HeadedPlaces(CellPlaces):
    """The cells of a row some of whose fields stand in the table's heading: ``heads`` names their cells."""

    __slots__ = ("_heads",)

    def __init__(self, row: int, columns: Mapping[str, str], heads: Mapping[str, str]) -> None:
        super().__init__(row, columns)
        self._heads = heads

    def __getitem__(self, field: str) -> str:
        return self._heads[field] if field in self._heads else super().__getitem__(field)

    @overload
    def get(self, field: str, /) -> str | None: ...

    @overload
    def get(self, field: str, /, default: str | T) -> str | T: ...

    def get(self, field: str, /, default: object = None) -> object:
        """Return the cell of a field."""
        return self._heads.get(field) or super().get(field, default)

    def __iter__(self) -> Iterator[str]:
        return chain(self._heads, super().__iter__())

    def __len__(self) -> int:
        return len(self._heads) + super().__len__()


class TableRows(LazyRows[RowReading]):
    """The rows of one table. A row is put together when it is asked for: a sheet may have a hundred thousand of them.

    ``problems`` holds those of rows that have any, by the row's number; ``columns`` are the letters of the fields',
    ``heads`` the cells of those that stand in the heading.
    """

    __slots__ = ("_columns", "_heads", "_hidden", "_numbers", "_problems", "values")

    def __init__(
        self,
        numbers: Sequence[int],
        values: Sequence[RowValues],
        problems: Mapping[int, tuple[Problem, ...]],
        columns: Mapping[str, str],
        hidden: Set[int] = frozenset(),
        heads: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self._numbers = numbers
        self.values = values
        self._problems = problems
        self._columns = columns
        self._hidden = hidden
        self._heads = dict(heads)

    def __len__(self) -> int:
        return len(self._numbers)

    def __iter__(self) -> Iterator[RowReading]:
        problems = map(self._problems.get, self._numbers, repeat(()))
        hidden = map(self._hidden.__contains__, self._numbers)
        return map(RowReading, self._numbers, self.values, problems, self._places(), hidden)

    def _places(self) -> Iterator[CellPlaces]:
        if self._heads:
            return map(HeadedPlaces, self._numbers, repeat(self._columns), repeat(self._heads))
        return map(CellPlaces, self._numbers, repeat(self._columns))

    def problems(self) -> Iterator[Problem]:
        """Yield everything that is wrong in any of them."""
        return chain.from_iterable(self._problems.values())

    def row(self, place: int) -> RowReading:
        """Return the row at ``place``, counted from 0."""
        number = self._numbers[place]
        columns, heads = self._columns, self._heads
        places = HeadedPlaces(number, columns, heads) if heads else CellPlaces(number, columns)
        return RowReading(number, self.values[place], self._problems.get(number, ()), places, number in self._hidden)

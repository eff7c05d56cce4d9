"""Rows kept by column: a sheet may have a hundred thousand of them, and as objects they would fill the memory."""

from abc import abstractmethod
from collections.abc import Sequence
from typing import TypeVar, overload

T = TypeVar("T")


class LazyRows(Sequence[T]):
    """A sequence whose rows are put together when they are asked for. Equal to one of the same rows."""

    __slots__ = ()

    @abstractmethod
    def row(self, place: int) -> T:
        """Return the row at ``place``, counted from 0."""

    @overload
    def __getitem__(self, place: int) -> T: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[T]: ...

    def __getitem__(self, place: int | slice) -> T | Sequence[T]:
        if isinstance(place, slice):
            return [self.row(at) for at in range(len(self))[place]]
        return self.row(range(len(self))[place])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, LazyRows) and list(self) == list(other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(list(self))

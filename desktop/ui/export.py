"""A list of the window as a table for a workbook: what is shown, in the order shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Protocol, TypeVar, runtime_checkable

from desktop.services.exports import CellValue, Row, Table
from desktop.ui.table import Column, ListTable

if TYPE_CHECKING:
    from desktop.services.ledgers import Ledger

_Shown = TypeVar("_Shown")


@runtime_checkable
class ShowsGrid(Protocol):
    """A page that shows a table which is no list of records."""

    def grid_shown(self, title: str) -> Table | None:
        """Return the table as it is shown, called ``title``; ``None`` where it is empty."""


def reader_of(title: str, shown: ListTable[_Shown]) -> Callable[[Ledger], Table]:
    """Return what reads the list as a table, without the columns that are hidden; days and numbers stay what they are.

    What is shown, and in which order, is as of now; rows that are not at hand are read from the ledger.
    """
    hidden = shown.view.isColumnHidden
    columns = [column for place, column in enumerate(shown.columns) if not hidden(place)]
    titles, read = [column.title for column in columns], shown.reader()
    return lambda ledger: Table(title, titles, _rows(columns, read(ledger)))


def _rows(columns: Sequence[Column[_Shown]], rows: Iterable[_Shown]) -> Iterator[Row]:
    for row in rows:
        yield [_value(column, row) for column in columns]


def _value(column: Column[_Shown], row: _Shown) -> CellValue:
    """Return what a cell holds: the value that it sorts by where that is a number or a day, else its text."""
    key = column.key(row) if column.key else None
    return key if isinstance(key, int | Decimal | date) and not isinstance(key, bool) else column.text(row)

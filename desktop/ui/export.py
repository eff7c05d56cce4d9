"""A list of the window as a table for a workbook: what is shown, in the order shown."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import TypeVar

from desktop.services.exports import CellValue, Row, Table
from desktop.ui.table import Column, FilteredTable

_Shown = TypeVar("_Shown")


def table_of(title: str, shown: FilteredTable[_Shown]) -> Table:
    """Return what ``shown`` shows, without the columns that are hidden; days and numbers stay what they are."""
    hidden = shown.view.isColumnHidden
    columns = [column for place, column in enumerate(shown.columns) if not hidden(place)]
    return Table(title, [column.title for column in columns], _rows(columns, shown.model.shown()))


def _rows(columns: Sequence[Column[_Shown]], rows: Sequence[_Shown]) -> Iterator[Row]:
    for row in rows:
        yield [_value(column, row) for column in columns]


def _value(column: Column[_Shown], row: _Shown) -> CellValue:
    """Return what a cell holds: the value that it sorts by where that is a number or a day, else its text."""
    key = column.key(row) if column.key else None
    return key if isinstance(key, int | Decimal | date) and not isinstance(key, bool) else column.text(row)

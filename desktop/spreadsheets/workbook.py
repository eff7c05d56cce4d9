"""The cells of a workbook, whatever its format: what every reader gives and what interpretation needs, no more.

Rows and columns are counted from 1. The values are small and picklable: they cross from the reading process. They are
named tuples, for that process is waited for and loads nothing else that needs dataclasses.
"""

import re
from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Any, NamedTuple

Value = str | float | int | bool | date | datetime | None
Position = tuple[int, int]

_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})")


class Mark(StrEnum):
    """What is to be known of a cell besides its value."""

    PERCENT = "percent"
    MONTH_FIRST = "month-first"
    DAY_MONTH = "day-month"
    MONTH_YEAR = "month-year"
    ERROR = "error"
    UNCOMPUTED = "uncomputed"
    THOUSANDS = "nghìn đồng"
    MILLIONS = "triệu đồng"
    BILLIONS = "tỷ đồng"
    TONNES = "tấn"


#: What its number format writes behind a number, which means so much more.
MEASURED = frozenset({Mark.THOUSANDS, Mark.MILLIONS, Mark.BILLIONS, Mark.TONNES})

#: A cell with one of these has no value, though something stands in it.
VALUELESS = frozenset({Mark.ERROR, Mark.UNCOMPUTED})


class Area(NamedTuple):
    """A rectangle of merged cells; all four are inclusive."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def is_tall(self) -> bool:
        """Whether it covers more than one row."""
        return self.bottom > self.top


class Run(NamedTuple):
    """A piece of a cell's text that is written in one font."""

    text: str
    font: str | None


#: Where nothing is to be known of any cell; a plain dictionary, for it is sent from the reading process.
NO_CELLS: Mapping[Any, Any] = {}


class Sheet(NamedTuple):
    """One sheet: ``rows[0]`` is row 1, ``rows[0][0]`` is A1; rows may differ in length.

    ``marks`` and ``fonts`` hold only cells that have one: fonts are given where the font's name says that the text is
    in a legacy encoding. ``runs`` gives the pieces of such texts that change their font within the cell, by whole text.
    ``formats_known`` is false where nothing tells how numbers are shown (a damaged .xls). ``hidden_rows`` and
    ``hidden_columns`` are those that the sheet does not show, by hand or by a filter.
    """

    name: str
    rows: tuple[tuple[Value, ...], ...]
    hidden: bool = False
    merges: tuple[Area, ...] = ()
    marks: Mapping[Position, Mark] = NO_CELLS
    fonts: Mapping[Position, str] = NO_CELLS
    runs: Mapping[str, tuple[Run, ...]] = NO_CELLS
    formats_known: bool = True
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()

    @property
    def is_empty(self) -> bool:
        """Whether no cell holds anything."""
        return all(row.count(None) == len(row) for row in self.rows)

    @property
    def hidden_letters(self) -> tuple[str, ...]:
        """The letters of the hidden columns, from the left."""
        return tuple(map(column_letters, sorted(self.hidden_columns)))


class Workbook(NamedTuple):
    """The sheets of one file, hidden ones included, in the file's order."""

    sheets: tuple[Sheet, ...]


def column_letters(column: int) -> str:
    """Return "A" for 1, "AA" for 27."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """Return 1 for "A", 27 for "AA"."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def reference(row: int, column: int) -> str:
    """Return "D8" for row 8, column 4."""
    return f"{column_letters(column)}{row}"


def position(cell: str) -> Position:
    """Return the row and column of "D8". Raises ``ValueError`` when ``cell`` is no reference."""
    match = _REFERENCE.fullmatch(cell)
    if match is None:
        raise ValueError(cell)
    return int(match[2]), column_number(match[1])


def area(cells: str) -> Area:
    """Return the rectangle "A1:C2". Raises ``ValueError`` when ``cells`` is none."""
    first, _, last = cells.partition(":")
    top, left = position(first)
    bottom, right = position(last or first)
    return Area(min(top, bottom), min(left, right), max(top, bottom), max(left, right))

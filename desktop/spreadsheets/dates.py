"""Days and deadlines in cells: dates, bare serial numbers and texts, and what a person said of their column."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from itertools import starmap
from typing import TypeVar

from desktop.domain.deadlines import DateDoubt, Deadline, DeadlineReading, day_deadline, read_deadline
from desktop.domain.imports import ColumnSense, ProblemCode
from desktop.domain.quantities import is_nothing
from desktop.spreadsheets.data_cells import DataCells, read_each
from desktop.spreadsheets.grid import shown
from desktop.spreadsheets.heading_words import Meaning
from desktop.spreadsheets.workbook import VALUELESS, Mark, Value

_V = TypeVar("_V")
_SERIAL_DAYS = range(20_000, 80_000)
_FIRST_YEAR = 1930
_YEARS = range(_FIRST_YEAR, 2100)
_SERIAL_START = date(1899, 12, 30)
_WHOLE_DATE = re.compile(r"\s*(\d{1,2})(\s*[/.-]\s*)(\d{1,2})(\s*[/.-]\s*\d{2,4})\s*$")
_DateCell = tuple[Value, Mark | None]


class Dates:
    """Reads deadlines and days."""

    def __init__(self, year: int | None, orders: Mapping[Meaning, ColumnSense] | None = None) -> None:
        self.year = year
        self._orders = orders or {}

    def deadlines(self, cells: DataCells, meaning: Meaning) -> list[tuple[Deadline | None, ProblemCode | None]]:
        """Return the deadlines of the field and what is wrong with each; an empty cell is no deadline."""
        return self._each(self._read, cells, meaning)

    def days(self, cells: DataCells, meaning: Meaning) -> list[tuple[date | None, ProblemCode | None]]:
        """Return the one day in each of the field's cells; a text that names more or no such day is a bad date."""
        return self._each(lambda cell: _one_day(*self._read(cell)), cells, meaning)

    def _each(
        self, read: Callable[[_DateCell], tuple[_V, ProblemCode | None]], cells: DataCells, meaning: Meaning
    ) -> list[tuple[_V, ProblemCode | None]]:
        pairs = zip(cells.values(meaning), cells.marks(meaning), strict=True)
        found = read_each(read, _as_said(pairs, self._orders.get(meaning)))
        return list(starmap(_undoubted, found)) if self.is_settled(meaning) else found

    def is_settled(self, meaning: Meaning) -> bool:
        """Whether a person has said how the dates of the column are to be understood."""
        return meaning in self._orders

    def _read(self, cell: _DateCell) -> tuple[Deadline | None, ProblemCode | None]:
        value, mark = cell
        if value is None:
            return None, ProblemCode.BAD_DATE if mark in VALUELESS else None
        day = day_of(value)
        if _is_no_day(value, day):
            return Deadline(shown(value)), ProblemCode.BAD_DATE
        if day and mark is Mark.MONTH_YEAR:
            return read_deadline(shown(day, mark), self.year).deadline, None
        if day:
            doubtful = mark is Mark.MONTH_FIRST and day.day <= 12
            return day_deadline(day), ProblemCode.AMBIGUOUS_DATE if doubtful else None
        text = shown(value)
        if is_nothing(text):
            return None, None
        reading = read_deadline(text, self.year)
        return reading.deadline, _doubt(reading, mark)


def _is_no_day(value: Value, day: date | None) -> bool:
    """Return whether a date cell holds only an hour (which some programs give a day of 1899), or a number no day."""
    if day is not None:
        return day.year < _FIRST_YEAR
    return isinstance(value, float) and int(value) not in _YEARS


def _exchanged(value: Value, mark: Mark | None) -> Value:
    """Return a date with its day and month exchanged, where that makes a date; a text only where its cell says m/d."""
    day = day_of(value)
    if day is not None and day.day <= 12:
        return day.replace(month=day.day, day=day.month)
    match = _WHOLE_DATE.match(value) if isinstance(value, str) and mark is Mark.MONTH_FIRST else None
    if match and int(match[1]) <= 12 and int(match[3]) <= 12:
        return f"{match[3]}{match[2]}{match[1]}{match[4]}"
    return value


def _as_said(
    pairs: Iterable[tuple[Value, Mark | None]], order: ColumnSense | None
) -> Iterator[tuple[Value, Mark | None]]:
    """Yield the cells of dates as a person says of their column."""
    if order is None:
        return iter(pairs)
    exchange = order is ColumnSense.EXCHANGE
    return ((_exchanged(v, m) if exchange else v, None if m is Mark.MONTH_FIRST else m) for v, m in pairs)


def _undoubted(value: _V, problem: ProblemCode | None) -> tuple[_V, ProblemCode | None]:
    return value, None if problem is ProblemCode.AMBIGUOUS_DATE else problem


def _one_day(deadline: Deadline | None, problem: ProblemCode | None) -> tuple[date | None, ProblemCode | None]:
    if deadline is None or problem is ProblemCode.BAD_DATE:
        return None, problem
    if deadline.end and deadline.start == deadline.end:
        return deadline.end, problem
    return None, ProblemCode.BAD_DATE if any(map(str.isdigit, deadline.text)) else None


def _doubt(reading: DeadlineReading, mark: Mark | None) -> ProblemCode | None:
    if reading.doubt is DateDoubt.NO_SUCH_DAY:
        return ProblemCode.BAD_DATE
    if reading.doubt is DateDoubt.MONTH_FIRST:
        return ProblemCode.AMBIGUOUS_DATE
    end = reading.deadline.end
    one_day = end is not None and end == reading.deadline.start
    return ProblemCode.AMBIGUOUS_DATE if mark is Mark.MONTH_FIRST and one_day and end and end.day <= 12 else None


def day_of(value: Value) -> date | None:
    """Return the day of a date, or of a bare serial number where a day is expected."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, float) and int(value) in _SERIAL_DAYS:
        return _SERIAL_START + timedelta(days=int(value))
    return None

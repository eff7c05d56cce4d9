"""The values of a data row, by the kind of its sheet, and what is wrong with them to the cell."""

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import lru_cache
from itertools import starmap, zip_longest
from types import MappingProxyType, NoneType
from typing import TypeVar, cast

from desktop.domain.deadlines import DateDoubt, Deadline, DeadlineReading, day_deadline, read_deadline
from desktop.domain.imports import DateOrder, Delegate, Outcome, Problem, ProblemCode, Registration
from desktop.domain.quantities import (
    base_measure,
    exact,
    find_percent,
    is_nothing,
    parse_number,
    parse_percent,
    parse_quantity,
    parse_ratio,
    parse_target,
)
from desktop.domain.tasks import ReportedStatus, Target, TaskKind
from desktop.domain.text import clean, fold
from desktop.spreadsheets.columns import Column, Meaning
from desktop.spreadsheets.grid import Grid, shown
from desktop.spreadsheets.rows import Section, kind_named
from desktop.spreadsheets.workbook import VALUELESS, Mark, Value, reference

_K = TypeVar("_K", bound=Hashable)
_V = TypeVar("_V")

#: How many texts are remembered with what they say: the cells of a column repeat themselves.
_REMEMBERED = 4096
_TEXT_TYPES = frozenset({str, NoneType})
_SERIAL_DAYS = range(20_000, 80_000)
_SERIAL_START = date(1899, 12, 30)
_PARTS = re.compile(r"[,;\n\r]+")
_TICKS = frozenset("xXvV✓✔√+")
_NO_TICK = frozenset({"", "-", "–", "0"})
_NOBODY = frozenset({"khong", "khong co"})
_BULLET = re.compile(r"^\s*[-+•*–]\s+")
_HONORIFIC = re.compile(r"(?:(?:đ/c|đ\.c|đ\s*c\b|đồng chí|ông|bà|anh|chị)(?:\s*[/(]\s*bà\)?)?[\s.:]+)+", re.IGNORECASE)
_STATUSES = (
    (
        ReportedStatus.IN_PROGRESS,
        (
            r"chua (?:h\.?\s?thanh|hoan thanh|h\.?t\b|dat|xong)|khong (?:hoan thanh|dat)|dang\b|co ban|mot phan|"
            r"hoan thanh (?:co ban|(?:mot|1) phan)"
        ),
    ),
    (
        ReportedStatus.NOT_STARTED,
        r"(?:chua|khong) (?:thuc hien|t/?h\b|trien khai|bat dau|lam|to chuc|tien hanh|co)|chua$",
    ),
    (
        ReportedStatus.DONE,
        r"(?:da )?(?:hoan thanh|h\.?t|dat|xong|thuc hien xong)\b|da (?:thuc hien|t/?h|to chuc|trien khai)$",
    ),
)


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
        self._columns = list(zip_longest(*map(grid.row, rows)))
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
        return self.column(column) if column else self._nothing

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
        return [self._grid.lines(row, column) for row in self.rows] if column else [""] * len(self.rows)

    def problem(self, code: ProblemCode, meaning: Meaning, row: int) -> Problem:
        """Return the problem ``code`` of the field's cell in ``row``."""
        column = self._fields.get(meaning)
        text = self._grid.text(row, column) if column else ""
        return Problem(code, reference(row, column) if column else "", text)


_WHOLE_DATE = re.compile(r"\s*(\d{1,2})(\s*[/.-]\s*)(\d{1,2})(\s*[/.-]\s*\d{2,4})\s*$")


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
    pairs: Iterable[tuple[Value, Mark | None]], order: DateOrder | None
) -> Iterator[tuple[Value, Mark | None]]:
    """Yield the cells of dates as a person says of their column."""
    if order is None:
        return iter(pairs)
    exchange = order is DateOrder.EXCHANGE
    return ((_exchanged(v, m) if exchange else v, None if m is Mark.MONTH_FIRST else m) for v, m in pairs)


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


def _read_each(read: Callable[[_K], _V], cells: Iterable[_K]) -> list[_V]:
    """Return what each of the cells says; a column repeats itself, and what is the same is read once."""
    keys = list(cells)
    known = {key: read(key) for key in dict.fromkeys(keys)}
    return [known[key] for key in keys]


_DateCell = tuple[Value, Mark | None]


class Dates:
    """Reads deadlines and days."""

    def __init__(self, year: int | None, orders: Mapping[Meaning, DateOrder] | None = None) -> None:
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
        found = _read_each(read, _as_said(pairs, self._orders.get(meaning)))
        return list(starmap(_undoubted, found)) if self.is_settled(meaning) else found

    def is_settled(self, meaning: Meaning) -> bool:
        """Whether a person has said how the dates of the column are to be understood."""
        return meaning in self._orders

    def _read(self, cell: _DateCell) -> tuple[Deadline | None, ProblemCode | None]:
        value, mark = cell
        if value is None:
            return None, ProblemCode.BAD_DATE if mark in VALUELESS else None
        day = day_of(value)
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


def read_registrations(
    cells: DataCells, sections: Sequence[Section], dates: Dates
) -> tuple[list[Registration], Problems]:
    """Read the rows of a registrations sheet, each under its section."""
    problems = _missing(cells)
    dues = _dues(cells, dates, problems)
    _note_uncounted(cells, problems)
    registrations = map(
        Registration,
        cells.texts(Meaning.TITLE),
        _task_kinds(cells, sections),
        lead_units(cells, sections),
        map(_parts, cells.lines(Meaning.COORDINATING)),
        dues,
        _targets(cells),
        cells.texts(Meaning.NOTE),
        map(_number, cells.texts(Meaning.INDEX)),
    )
    return list(registrations), problems


@lru_cache(_REMEMBERED)
def _number(text: str | None) -> str | None:
    """Return a number of the STT column without the mark behind it: "1." is 1."""
    return text and text.strip().rstrip(".)")


def _note_uncounted(cells: DataCells, problems: Problems) -> None:
    """Note the targets in whose cell an error or a formula without a value stands."""
    targets, quantities = cells.marks(Meaning.TARGET), cells.marks(Meaning.QUANTITY)
    for row, target, quantity in zip(cells.rows, targets, quantities, strict=True):
        if target in VALUELESS:
            problems.note(row, ProblemCode.BAD_NUMBER, Meaning.TARGET)
        elif quantity in VALUELESS:
            problems.note(row, ProblemCode.BAD_NUMBER, Meaning.QUANTITY)


def _missing(cells: DataCells) -> Problems:
    problems = Problems(cells)
    problems.note_missing(ProblemCode.MISSING_TITLE, Meaning.TITLE)
    if cells.has(Meaning.LEAD):
        problems.note_missing(ProblemCode.MISSING_LEAD_UNIT, Meaning.LEAD)
    return problems


def _task_kinds(cells: DataCells, sections: Sequence[Section]) -> Iterator[TaskKind]:
    for own, section in zip(cells.texts(Meaning.TASK_KIND), sections, strict=True):
        yield (kind_named(own) if own else None) or section.kind or TaskKind.REGISTERED


def lead_units(cells: DataCells, sections: Sequence[Section]) -> Sequence[str | None]:
    """Return the lead units as written; without a column for them those of the sections, else they stay open."""
    return cells.texts(Meaning.LEAD) if cells.has(Meaning.LEAD) else [section.unit for section in sections]


@lru_cache(_REMEMBERED)
def _parts(text: str) -> tuple[str, ...]:
    parts = (clean(_BULLET.sub("", part)) for part in _PARTS.split(text))
    return tuple(part for part in parts if part and not is_nothing(part) and fold(part) not in _NOBODY)


def _dues(cells: DataCells, dates: Dates, problems: Problems) -> list[Deadline | None]:
    ends = dates.deadlines(cells, Meaning.DEADLINE)
    problems.note_each((code for _, code in ends), Meaning.DEADLINE)
    dues = [due for due, _ in ends]
    if not cells.has(Meaning.START):
        return dues
    begins = dates.deadlines(cells, Meaning.START)
    problems.note_each((code for _, code in begins), Meaning.START)
    places = enumerate(zip(dues, begins, strict=True))
    return [_with_start(due, begin, cells.rows[place], problems) for place, (due, (begin, _)) in places]


def _with_start(due: Deadline | None, begin: Deadline | None, row: int, problems: Problems) -> Deadline | None:
    start = begin.start if begin else None
    if start is None or due is None or due.ongoing:
        return due
    if due.end and due.end < start:
        problems.note(row, ProblemCode.DUE_BEFORE_START, Meaning.DEADLINE)
    return _begun(due, start)


@lru_cache(_REMEMBERED)
def _begun(due: Deadline, start: date) -> Deadline:
    return replace(due, start=start)


def _targets(cells: DataCells) -> Iterator[Target | None]:
    texts = zip(cells.texts(Meaning.QUANTITY), cells.texts(Meaning.TARGET), cells.texts(Meaning.MEASURE), strict=True)
    return (_target(quantity or target, measure) for quantity, target, measure in texts)


@lru_cache(_REMEMBERED)
def _target(target: str | None, measure: str | None) -> Target | None:
    if target is None or is_nothing(target):
        return None
    return parse_target(f"{target} {measure}" if measure and not _names_measure(target, measure) else target)


def _names_measure(target: str, column: str) -> bool:
    """Return whether a target says itself what it counts ("10 lớp"; "3 tỷ" beside "tỷ đồng"), or is no number."""
    quantity = parse_quantity(target)
    if quantity is None or quantity.measure:
        return True
    measure = base_measure(column)
    return quantity.scaled and measure is not None and measure.is_money


def read_outcomes(
    cells: DataCells, sections: Sequence[Section], dates: Dates, percents: "Percents"
) -> tuple[list[Outcome], Problems]:
    """Read the rows of an outcomes sheet, each under its section."""
    problems = _missing(cells)
    days = dates.days(cells, Meaning.DONE_ON)
    problems.note_each((code for _, code in days), Meaning.DONE_ON)
    reached = percents.read(cells)
    for row, progress in zip(cells.rows, reached, strict=True):
        if progress.bad is not None:
            problems.note(row, ProblemCode.BAD_PERCENT, progress.bad)
    outcomes = map(
        Outcome,
        cells.texts(Meaning.TITLE),
        lead_units(cells, sections),
        [progress.percent for progress in reached],
        [progress.status for progress in reached],
        [day for day, _ in days],
        cells.texts(Meaning.RESULT),
        cells.texts(Meaning.NOTE),
    )
    return list(outcomes), problems


def status_columns(grid: Grid, columns: Sequence[Column], below: range) -> dict[int, str]:
    """Return the columns in which rows are ticked ("Đã hoàn thành", "Đang thực hiện"): several, or one with ticks."""
    named = {column.number: column.levels[-1] for column in columns if status_of(column.levels[-1])}
    several = len({status_of(heading) for heading in named.values()}) > 1
    return named if several or any(_has_ticks(grid, column, below) for column in named) else {}


def _has_ticks(grid: Grid, column: int, below: range) -> bool:
    """Return whether what stands in ``column`` are ticks, but for a signature under it."""
    texts = [text for row in below if (text := grid.text(row, column))]
    return sum(map(_TICKS.__contains__, texts)) * 2 > len(texts)


def status_of(text: str) -> ReportedStatus | None:
    """Return the state that words name ("HT", "Đang triển khai", "Chưa thực hiện"), or ``None`` for other words."""
    plain = fold(text).strip(" .;,!")
    return next((status for status, words in _STATUSES if re.match(words, plain)), None)


def _status_by(percent: Decimal | None) -> ReportedStatus | None:
    if percent is None:
        return None
    if percent >= 100:
        return ReportedStatus.DONE
    return ReportedStatus.IN_PROGRESS if percent > 0 else ReportedStatus.NOT_STARTED


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a task is; ``bad`` names the field that can't be made out, if any."""

    percent: Decimal | None = None
    status: ReportedStatus | None = None
    bad: Meaning | None = None


class Percents:
    """Reads the percent and the state of outcome rows; ``fractions`` says that bare numbers are shares of one."""

    def __init__(self, fractions: bool = False) -> None:
        self._fractions = fractions

    def read(self, cells: DataCells) -> list[Progress]:
        """Return percents and states: the state column's word, else the percent cell's, else what the percent says."""
        percent, status = Meaning.PERCENT, Meaning.STATUS
        keys = zip(cells.values(percent), cells.marks(percent), cells.values(status), cells.marks(status), strict=True)
        return _read_each(self._together, keys)

    def _together(self, cells: tuple[Value, Mark | None, Value, Mark | None]) -> Progress:
        percent, percent_mark, status, status_mark = cells
        number, word, percent_bad = self._one(percent, percent_mark)
        also, said, status_bad = self._one(status, status_mark)
        number = also if number is None else number
        bad = Meaning.PERCENT if percent_bad else Meaning.STATUS if status_bad else None
        return Progress(number, said or word or _status_by(number), bad)

    def _one(self, value: Value, mark: Mark | None) -> tuple[Decimal | None, ReportedStatus | None, bool]:
        """Return the number and the state in a cell, and whether something stands there that is neither."""
        if mark in VALUELESS:
            return None, None, True
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            number = exact(value) * (100 if mark is Mark.PERCENT or self._fractions else 1)
            return _inside(number, None)
        text = shown(value, mark)
        if is_nothing(text):
            return None, None, False
        written = _written_percent(text)
        if written is not None:
            if self._fractions and written <= 1 and "%" not in text and parse_number(text):
                written *= 100
            said = status_of(text)  # "Đạt 80%" says how much is done, not that all is
            return _inside(written, None if said is ReportedStatus.DONE and written < 100 else said)
        status = status_of(text)
        return None, status, status is None


def _inside(number: Decimal, status: ReportedStatus | None) -> tuple[Decimal | None, ReportedStatus | None, bool]:
    inside = 0 <= number <= 100
    return (number if inside else None), status, not inside


def _written_percent(text: str) -> Decimal | None:
    percent = parse_percent(text)
    if percent is not None:
        return percent
    if number := parse_number(text):
        return number.value
    ratio = parse_ratio(text)
    if ratio and 0 < ratio.total >= ratio.done:
        return exact(100 * ratio.done / ratio.total)
    return find_percent(text)


def are_fractions(values: Iterable[tuple[Value, Mark | None]], formats_known: bool) -> bool:
    """Return whether the bare numbers of a percent column are shares of one: none above 1, and one that tells.

    A fraction tells; so does a 1 in a format that hides how numbers are shown.
    """
    tells = False
    for value, mark in values:
        if isinstance(value, (int, float)) and mark is not Mark.PERCENT:
            if value > 1:
                return False
            tells = tells or 0 < value < 1 or (not formats_known and value == 1)
    return tells


def read_delegates(cells: DataCells) -> tuple[list[Delegate], Problems]:
    """Read the rows of a people sheet; the honorific before a name is left out."""
    names = list(map(_full_name, cells.texts(Meaning.PERSON), cells.texts(Meaning.GIVEN_NAME)))
    problems = Problems(cells)
    problems.note_each((None if name else ProblemCode.MISSING_TITLE for name in names), Meaning.PERSON)
    others = (Meaning.POSITION, Meaning.UNIT, Meaning.PHONE, Meaning.NOTE)
    return list(map(Delegate, names, *map(cells.texts, others))), problems


def _full_name(person: str | None, given_name: str | None) -> str | None:
    name = " ".join(filter(None, (person, given_name)))
    return (_HONORIFIC.sub("", name, count=1).strip() if _HONORIFIC.match(name) else name) or None

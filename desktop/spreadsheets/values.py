"""The values of a data row, by the kind of its sheet, and what is wrong with them to the cell."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal

from desktop.domain.deadlines import DateDoubt, Deadline, DeadlineReading, day_deadline, read_deadline
from desktop.domain.imports import Delegate, Outcome, Problem, ProblemCode, Registration
from desktop.domain.quantities import (
    exact,
    find_percent,
    is_nothing,
    parse_number,
    parse_percent,
    parse_ratio,
    parse_target,
)
from desktop.domain.tasks import ReportedStatus, Target, TaskKind
from desktop.domain.text import clean, fold
from desktop.spreadsheets.columns import Meaning
from desktop.spreadsheets.grid import Grid, shown
from desktop.spreadsheets.rows import DataRow, kind_named
from desktop.spreadsheets.workbook import VALUELESS, Mark, Value, reference

_SERIAL_DAYS = range(20_000, 80_000)
_SERIAL_START = date(1899, 12, 30)
_PARTS = re.compile(r"[,;\n\r]+")
_BULLET = re.compile(r"^\s*[-+•*–]\s+")
_HONORIFIC = re.compile(r"(?:(?:đ/c|đ\.c|đ\s*c\b|đồng chí|ông|bà|anh|chị)(?:\s*[/(]\s*bà\)?)?[\s.:]+)+", re.IGNORECASE)
_STATUSES = (
    (
        ReportedStatus.IN_PROGRESS,
        r"chua (?:hoan thanh|ht|dat|xong)|khong (?:hoan thanh|dat)|dang\b|co ban|mot phan|hoan thanh (?:mot|1) phan",
    ),
    (ReportedStatus.NOT_STARTED, r"(?:chua|khong) (?:thuc hien|trien khai|bat dau|lam|to chuc|tien hanh|co)|chua$"),
    (ReportedStatus.DONE, r"(?:da )?(?:hoan thanh|ht|dat|xong|thuc hien xong)\b|da (?:thuc hien|to chuc|trien khai)$"),
)


class CellPlaces(Mapping[str, str]):
    """The cell from which each field of a row was read; the fields' columns are shared by all rows of a table."""

    __slots__ = ("_columns", "_row")

    def __init__(self, row: int, columns: Mapping[str, str]) -> None:
        self._row = row
        self._columns = columns

    def __getitem__(self, field: str) -> str:
        return f"{self._columns[field]}{self._row}"

    def __iter__(self) -> Iterator[str]:
        return iter(self._columns)

    def __len__(self) -> int:
        return len(self._columns)


class RowCells:
    """The cells of one data row, by what their columns mean."""

    __slots__ = ("_fields", "_grid", "_values", "row")

    def __init__(self, grid: Grid, fields: Mapping[Meaning, int], row: int) -> None:
        self._grid = grid
        self._fields = fields
        self._values = grid.row(row)
        self.row = row

    def has(self, meaning: Meaning) -> bool:
        """Whether the table has a column for the field."""
        return meaning in self._fields

    def value(self, meaning: Meaning) -> Value:
        """Return the value of the field, ``None`` also when it has no column."""
        column = self._fields.get(meaning)
        if column is None:
            return None
        own = self._values[column - 1] if column <= len(self._values) else None
        return self._grid.value(self.row, column) if own is None and self._grid.has_merged_down else own

    def at(self, column: int) -> tuple[Value, Mark | None]:
        """Return the value and the mark of the cell in ``column``."""
        return self._grid.value(self.row, column), self._grid.mark(self.row, column)

    def mark(self, meaning: Meaning) -> Mark | None:
        """Return what is to be known of the field's cell."""
        column = self._fields.get(meaning)
        return self._grid.mark(self.row, column) if column and self._grid.has_marks else None

    def text(self, meaning: Meaning) -> str | None:
        """Return the text of the field, ``None`` when it is empty or has no column."""
        value = self.value(meaning)
        if value is None or isinstance(value, str):
            return value
        return shown(value, self.mark(meaning)) or None

    def lines(self, meaning: Meaning) -> str:
        """Return the text of the field with its line breaks."""
        column = self._fields.get(meaning)
        return self._grid.lines(self.row, column) if column else ""

    def problem(self, code: ProblemCode, meaning: Meaning) -> Problem:
        """Return the problem ``code`` of the field's cell."""
        column = self._fields.get(meaning)
        return Problem(code, reference(self.row, column) if column else "", self.text(meaning) or "")


class Dates:
    """Reads deadlines and days; remembers what it has read, for columns repeat themselves."""

    def __init__(self, year: int | None) -> None:
        self.year = year
        self._known: dict[tuple[Value, Mark | None], tuple[Deadline | None, ProblemCode | None]] = {}

    def deadline(self, cells: RowCells, meaning: Meaning) -> tuple[Deadline | None, ProblemCode | None]:
        """Return the deadline in the field's cell and what is wrong with it; an empty cell is no deadline."""
        value = cells.value(meaning)
        if value is None:
            return None, ProblemCode.BAD_DATE if cells.mark(meaning) in VALUELESS else None
        key = value, cells.mark(meaning)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._read(*key)
        return known

    def _read(self, value: Value, mark: Mark | None) -> tuple[Deadline | None, ProblemCode | None]:
        day = day_of(value)
        if day:
            doubtful = mark is Mark.MONTH_FIRST and day.day <= 12
            return day_deadline(day), ProblemCode.AMBIGUOUS_DATE if doubtful else None
        text = shown(value)
        if is_nothing(text):
            return None, None
        reading = read_deadline(text, self.year)
        return reading.deadline, _doubt(reading, mark)

    def day(self, cells: RowCells, meaning: Meaning) -> tuple[date | None, ProblemCode | None]:
        """Return the one day in the field's cell; a text that names more or no such day is a bad date."""
        deadline, problem = self.deadline(cells, meaning)
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


def read_registration(cells: RowCells, data: DataRow, dates: Dates) -> tuple[Registration, list[Problem]]:
    """Read a row of a registrations sheet."""
    due, problems = _due(cells, dates)
    problems = _missing(cells) + problems + _uncounted(cells)
    return Registration(
        cells.text(Meaning.TITLE),
        _task_kind(cells, data),
        lead_unit(cells, data),
        _parts(cells.lines(Meaning.COORDINATING)),
        due,
        _target(cells),
        cells.text(Meaning.NOTE),
    ), problems


def _uncounted(cells: RowCells) -> list[Problem]:
    """Return the problem of a target in whose cell an error or a formula without a value stands."""
    lost = (meaning for meaning in (Meaning.TARGET, Meaning.QUANTITY) if cells.mark(meaning) in VALUELESS)
    return [cells.problem(ProblemCode.BAD_NUMBER, meaning) for meaning in lost][:1]


def _missing(cells: RowCells) -> list[Problem]:
    problems = []
    if cells.value(Meaning.TITLE) is None:
        problems.append(cells.problem(ProblemCode.MISSING_TITLE, Meaning.TITLE))
    if cells.has(Meaning.LEAD) and cells.value(Meaning.LEAD) is None:
        problems.append(cells.problem(ProblemCode.MISSING_LEAD_UNIT, Meaning.LEAD))
    return problems


def _task_kind(cells: RowCells, data: DataRow) -> TaskKind:
    own = cells.text(Meaning.TASK_KIND)
    return (kind_named(own) if own else None) or data.section.kind or TaskKind.REGISTERED


def lead_unit(cells: RowCells, data: DataRow) -> str | None:
    """Return the lead unit as written; without a column for it that of the section, else it stays open: the sender."""
    return cells.text(Meaning.LEAD) if cells.has(Meaning.LEAD) else data.section.unit


def _parts(text: str) -> tuple[str, ...]:
    parts = (clean(_BULLET.sub("", part)) for part in _PARTS.split(text))
    return tuple(part for part in parts if part and not is_nothing(part))


def _due(cells: RowCells, dates: Dates) -> tuple[Deadline | None, list[Problem]]:
    due, code = dates.deadline(cells, Meaning.DEADLINE)
    problems = [cells.problem(code, Meaning.DEADLINE)] if code else []
    begin, code = dates.deadline(cells, Meaning.START)
    problems += [cells.problem(code, Meaning.START)] if code else []
    start = begin.start if begin else None
    if start is None or due is None or due.ongoing:
        return due, problems
    if due.end and due.end < start:
        problems.append(cells.problem(ProblemCode.DUE_BEFORE_START, Meaning.DEADLINE))
    return replace(due, start=start), problems


def _target(cells: RowCells) -> Target | None:
    target = cells.text(Meaning.QUANTITY) or cells.text(Meaning.TARGET)
    measure = cells.text(Meaning.MEASURE)
    if target is None or is_nothing(target):
        return None
    bare = parse_number(target) is not None
    return parse_target(f"{target} {measure}" if measure and bare else target)


def read_outcome(cells: RowCells, data: DataRow, dates: Dates, percents: "Percents") -> tuple[Outcome, list[Problem]]:
    """Read a row of an outcomes sheet."""
    problems = _missing(cells)
    completed_on, code = dates.day(cells, Meaning.DONE_ON)
    problems += [cells.problem(code, Meaning.DONE_ON)] if code else []
    progress = percents.read(cells)
    problems += [cells.problem(ProblemCode.BAD_PERCENT, progress.bad)] if progress.bad else []
    return Outcome(
        cells.text(Meaning.TITLE),
        lead_unit(cells, data),
        progress.percent,
        progress.status,
        completed_on,
        cells.text(Meaning.RESULT),
        cells.text(Meaning.NOTE),
    ), problems


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
        self._known: dict[tuple[Value, Mark | None, Value, Mark | None], Progress] = {}

    def read(self, cells: RowCells) -> Progress:
        """Return percent and state: the state column's word, else the percent cell's, else what the percent says."""
        key = (
            *(cells.value(Meaning.PERCENT), cells.mark(Meaning.PERCENT)),
            *(cells.value(Meaning.STATUS), cells.mark(Meaning.STATUS)),
        )
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._together(*key)
        return known

    def _together(self, percent: Value, percent_mark: Mark | None, status: Value, status_mark: Mark | None) -> Progress:
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
            return _inside(written, status_of(text))
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


def read_delegate(cells: RowCells) -> tuple[Delegate, list[Problem]]:
    """Read a row of a people sheet; the honorific before the name is left out."""
    name = " ".join(filter(None, (cells.text(Meaning.PERSON), cells.text(Meaning.GIVEN_NAME))))
    full_name = _HONORIFIC.sub("", name, count=1).strip() or None if _HONORIFIC.match(name) else name or None
    return Delegate(
        full_name,
        cells.text(Meaning.POSITION),
        cells.text(Meaning.UNIT),
        cells.text(Meaning.PHONE),
        cells.text(Meaning.NOTE),
    ), [] if full_name else [cells.problem(ProblemCode.MISSING_TITLE, Meaning.PERSON)]

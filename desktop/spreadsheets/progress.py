"""How far tasks are: percents, states in words, ticks under states."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from desktop.domain.quantities import exact, find_percent, is_nothing, parse_number, parse_percent, parse_ratio
from desktop.domain.tasks import ReportedStatus
from desktop.domain.text import fold
from desktop.spreadsheets.columns import Column, meaning_of_column, plain_label
from desktop.spreadsheets.data_cells import DataCells, read_each
from desktop.spreadsheets.grid import Grid, shown
from desktop.spreadsheets.heading_words import Meaning
from desktop.spreadsheets.workbook import VALUELESS, Mark, Value

_PROGRESS = re.compile(r"tien do\b")
_REACHED = frozenset({Meaning.PERCENT, Meaning.STATUS})
_TICKS = frozenset("xXvV✓✔√+")
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
        return read_each(self._together, keys)

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


def status_columns(grid: Grid, columns: Sequence[Column], below: range) -> dict[int, str]:
    """Return the columns in which rows are ticked ("Đã hoàn thành", "Đang thực hiện"): several, or one with ticks."""
    named = {column.number: column.levels[-1] for column in columns if status_of(column.levels[-1])}
    several = len({status_of(heading) for heading in named.values()}) > 1
    return named if several or any(_has_ticks(grid, column, below) for column in named) else {}


def progress_column(grid: Grid, columns: Sequence[Column], below: range) -> dict[str, Meaning | None]:
    """Return the label of a column "Tiến độ" that holds percents and states, not deadlines, where it alone does."""
    meanings = {column.number: meaning_of_column(column) for column in columns}
    named = [it for it in columns if meanings[it.number] is Meaning.DEADLINE and _PROGRESS.match(plain_label(it.label))]
    if _REACHED.isdisjoint(meanings.values()):
        return {plain_label(it.label): Meaning.PERCENT for it in named if _tells_progress(grid, it.number, below)}
    return {}


def _tells_progress(grid: Grid, column: int, below: range) -> bool:
    texts = [text for row in below if (text := grid.text(row, column))]
    telling = sum("%" in text or status_of(text) is not None for text in texts)
    shown_so = sum(grid.mark(row, column) is Mark.PERCENT for row in below)
    return (telling + shown_so) * 2 > len(texts)


def _has_ticks(grid: Grid, column: int, below: range) -> bool:
    """Return whether what stands in ``column`` are ticks, but for a signature under it."""
    texts = [text for row in below if (text := grid.text(row, column))]
    return sum(map(_TICKS.__contains__, texts)) * 2 > len(texts)

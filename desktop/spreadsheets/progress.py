"""How far tasks are: percents, states in words, ticks under states."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from desktop.domain.quantities import exact, find_percent, is_nothing, parse_number, parse_percent
from desktop.domain.tasks import ReportedStatus
from desktop.domain.text import fold
from desktop.spreadsheets.columns import Column, meaning_of_column, plain_label
from desktop.spreadsheets.data_cells import DataCells, read_each
from desktop.spreadsheets.grid import Grid, shown
from desktop.spreadsheets.heading_words import Meaning
from desktop.spreadsheets.workbook import VALUELESS, Mark, Value

_PROGRESS = re.compile(r"tien do\b")
_LONGEST_STATE = 30
_REACHED = frozenset({Meaning.PERCENT, Meaning.STATUS})
_TICKS = frozenset({*"xXvV✓✔√+", "Có", "có", "CÓ"})
_STATUSES = (
    (
        ReportedStatus.IN_PROGRESS,
        (
            r"chua (?:h\.?\s?thanh|hoan thanh|h\.?t\b|dat|xong|.* xong)|khong (?:hoan thanh|dat)|dang\b|co ban|"
            r"mot phan|(?:da )?(?:hoan thanh|dat)(?: duoc)? (?:co ban|(?:mot |1 )?phan|gan|thap)|cht$|do dang|"
            r"(?:gan|sap) (?:hoan thanh|xong)|tiep tuc\b|(?:moi|da) bat dau\b|bat dau .|"
            r"moi (?:trien khai|thuc hien)\b|(?:duy tri|thuc hien) thuong xuyen"
        ),
    ),
    (
        ReportedStatus.NOT_STARTED,
        r"(?:chua|khong) (?:thuc hien|t/?h\b|trien khai|bat dau|lam|to chuc|tien hanh|co)|chua$|cth$",
    ),
    (
        ReportedStatus.DONE,
        (
            r"(?:da )?(?:hoan thanh|h\.?t|dat|xong|thuc hien xong)\b|dht$|vuot(?: muc)?(?: ke hoach| chi tieu)?$|"
            r"da (?:thuc hien|t/?h|to chuc|trien khai|trien khai thuc hien|lam|ban hanh|ket thuc)$|"
            r"da (?:lam|giai quyet|trien khai|to chuc) xong"
        ),
    ),
)
_LESS = re.compile(r"(?:(?:da )?(?:dat|hoan thanh|th|thuc hien)(?: duoc)? )?(?:gan|duoi|chua (?:den|toi|duoc)|sap)\b")
_OF_ALL = re.compile(
    r"(?:(?:da )?(?:hoan thanh|ht|dat|thuc hien|th|to chuc|trien khai)(?: duoc)?\s*:?\s*)?(\d+)\s*/\s*(\d+)(?!\s*/)"
    r"(?:\s+[a-z].*)?$"
)
_ENDS_WITH_SHARE = re.compile(r"[a-z].*[a-z:](?<!ngay)\s*(\d{1,2})\s*/\s*(\d{1,2})$")


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
            return _inside(written, _said_with(written, text))
        status = None if _may_be_day(fold(text)) else status_of(text)
        return None, status, status is None


def _said_with(percent: Decimal, text: str) -> ReportedStatus | None:
    """Return the state that words beside a percentage name: "Đạt 80%" does not say that all is done, nor "gần 100%"."""
    said = status_of(text)
    if said is ReportedStatus.DONE and percent < 100:
        return None
    return ReportedStatus.IN_PROGRESS if said is None and _LESS.match(fold(text)) else said


def _inside(number: Decimal, status: ReportedStatus | None) -> tuple[Decimal | None, ReportedStatus | None, bool]:
    inside = 0 <= number <= 100
    return (number if inside else None), status, not inside


def _written_percent(text: str) -> Decimal | None:
    percent = parse_percent(text)
    if percent is not None:
        return percent
    if number := parse_number(text):
        return number.value
    percent = find_percent(text)
    return _share(text) if percent is None else percent


def _share(text: str) -> Decimal | None:
    """Return the percentage that "9/10" is, or "Đã hoàn thành 5/7 tổ"; "Hoàn thành 15/6" names a day."""
    plain = fold(text)
    ratio = None if _may_be_day(plain) else _OF_ALL.match(plain)
    done, total = (int(ratio[1]), int(ratio[2])) if ratio else (0, 0)
    return exact(100 * done / total) if 0 < total >= done else None


def _may_be_day(plain: str) -> bool:
    """Return whether "Hoàn thành 9/12" may be nine of twelve, or the ninth of December."""
    share = _ENDS_WITH_SHARE.match(plain)
    return share is not None and int(share[1]) < int(share[2]) <= 12


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
    stated = ((column.number, level) for column in columns for level in column.levels if status_of(level))
    named = dict(stated)  # the lowest level that names a state: "Đúng hạn" under "Hoàn thành" names none
    several = len({status_of(heading) for heading in named.values()}) > 1
    return named if several or any(_has_ticks(grid, column, below) for column in named) else {}


def progress_column(grid: Grid, columns: Sequence[Column], below: range) -> dict[str, Meaning | None]:
    """Return the label of a column "Tiến độ" that holds percents and states, not deadlines, where it alone does."""
    meanings = {column.number: meaning_of_column(column) for column in columns}
    named = [it for it in columns if meanings[it.number] is Meaning.DEADLINE and _PROGRESS.match(plain_label(it.label))]
    if _REACHED.isdisjoint(meanings.values()):
        return {plain_label(it.label): Meaning.PERCENT for it in named if _tells_progress(grid, it.number, below)}
    return {}


def states_in(grid: Grid, fields: Mapping[Meaning, int], rows: Sequence[int]) -> dict[Meaning, int]:
    """Return the column of states: that of results where it holds nothing else, and no other says how far tasks are."""
    column = fields.get(Meaning.RESULT)
    if column is None or not _REACHED.isdisjoint(fields):
        return {}
    texts = [text for row in rows if not is_nothing(text := grid.text(row, column))]
    are_states = all(len(text) <= _LONGEST_STATE and status_of(text) is not None for text in texts)
    return {Meaning.STATUS: column} if texts and are_states else {}


def _tells_progress(grid: Grid, column: int, below: range) -> bool:
    texts = [text for row in below if (text := grid.text(row, column))]
    telling = sum("%" in text or status_of(text) is not None for text in texts)
    shown_so = sum(grid.mark(row, column) is Mark.PERCENT for row in below)
    return (telling + shown_so) * 2 > len(texts)


def _has_ticks(grid: Grid, column: int, below: range) -> bool:
    """Return whether what stands in ``column`` are ticks, but for a signature under it."""
    texts = [text for row in below if (text := grid.text(row, column))]
    return sum(map(_TICKS.__contains__, texts)) * 2 > len(texts)

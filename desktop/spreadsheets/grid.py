"""A sheet as interpretation sees it: clean texts, a person's corrections laid over, merged cells filled."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from datetime import date, datetime
from functools import lru_cache
from itertools import islice
from math import isfinite
from unicodedata import is_normalized

from desktop.domain.quantities import exact
from desktop.domain.text import clean
from desktop.spreadsheets.workbook import MEASURED, Area, Mark, Position, Sheet, Value

_LETTERS = str.maketrans("Ðð", "Đđ")
_CARRIAGE_RETURN = "_x000D_"  # what Excel writes into a file for one
_NO_NUMBER = "#NUM!"
_REMEMBERED = 4096
_EXACT = 10**15
_TOGETHER = 256
_BETWEEN = " | "
_UNCLEAN = ("  ", "..", "…", "__", "Ð", "ð", _CARRIAGE_RETURN)
_LEADERS = " .…_"


def _cleaned(rows: Sequence[tuple[Value, ...]]) -> list[tuple[Value, ...]]:
    """Return the rows with clean texts; most texts are clean, and most sheets repeat theirs."""
    distinct = set().union(*rows)
    changed: dict[Value, Value] = {text: _clean(text) for text in _unclean(distinct)}
    changed |= {number: _NO_NUMBER for number in distinct if isinstance(number, float) and not isfinite(number)}
    if not changed:
        return list(rows)
    return [row if changed.keys().isdisjoint(row) else tuple([changed.get(v, v) for v in row]) for row in rows]


def _unclean(values: Iterable[Value]) -> Iterator[str]:
    """Yield the texts that cleaning may change; many are looked at together first, for hardly any is one."""
    texts = (value for value in values if isinstance(value, str))
    while piece := list(islice(texts, _TOGETHER)):
        if _is_unclean(_BETWEEN.join(piece)):
            yield from filter(_is_unclean, piece)


def _is_unclean(text: str) -> bool:
    """Return whether cleaning may change ``text``; what is invisible, or white and no space, is not printable."""
    if not (text.isprintable() and is_normalized("NFC", text)):
        return True
    spaced = f" {text} "  # so a space at either end is a second one
    return any(sign in spaced for sign in _UNCLEAN)


def _clean(text: str) -> str | None:
    """Return ``text`` clean; ``None`` for one that only leaves room to be filled in ("......")."""
    kept = clean(text.replace(_CARRIAGE_RETURN, " ").translate(_LETTERS))
    return kept if kept.strip(_LEADERS) else None


class Grid:
    """The cells of one sheet whose text is Unicode already; rows and columns are counted from 1.

    ``left`` is the first column with anything in it of a part of a sheet.
    """

    def __init__(self, sheet: Sheet, corrections: Mapping[Position, str] | None = None, left: int = 1) -> None:
        self.left = left
        self._sheet = sheet
        self._corrections = corrections or {}
        self._rows = _cleaned(sheet.rows)
        for (row, column), text in self._corrections.items():
            self._lay_over(row, column, text)
        self._covered = dict(self._tall_merges())
        while self._rows and _is_empty(self._rows[-1]):
            self._rows.pop()

    def within(self, rows: range, columns: range) -> "Grid":
        """Return the same sheet with nothing in it outside these rows and columns; what is inside keeps its place."""
        inside, before = slice(columns.start - 1, columns.stop - 1), (None,) * (columns.start - 1)
        cells: list[tuple[Value, ...]] = [()] * (rows.start - 1)
        cells += [(*before, *row[inside]) for row in self._sheet.rows[rows.start - 1 : rows.stop - 1]]
        merges = tuple(area for area in self._sheet.merges if area.right >= columns.start and area.left < columns.stop)
        hidden = self._sheet.hidden_columns.intersection(columns)
        sheet = self._sheet._replace(rows=tuple(cells), merges=merges, hidden_columns=hidden)
        laid_over = {
            place: text for place, text in self._corrections.items() if place[0] in rows and place[1] in columns
        }
        return Grid(sheet, laid_over, columns.start)

    def _lay_over(self, row: int, column: int, text: str) -> None:
        self._rows += [()] * (row - len(self._rows))
        cells = list(self._rows[row - 1])
        cells += [None] * (column - len(cells))
        cells[column - 1] = clean(text) or None
        self._rows[row - 1] = tuple(cells)

    def _tall_merges(self) -> Iterator[tuple[Position, Position]]:
        """Yield each cell below the first one of a merged area's first column, with the cell that fills it."""
        height = len(self._rows)
        for area in self._sheet.merges:
            if area.is_tall:
                for row in range(area.top + 1, min(area.bottom, height) + 1):
                    yield (row, area.left), (area.top, area.left)

    @property
    def has_merged_down(self) -> bool:
        """Whether any cell lends its value to rows below it."""
        return bool(self._covered)

    @property
    def has_marks(self) -> bool:
        """Whether anything is to be known of cells besides their values."""
        return bool(self._sheet.marks)

    @property
    def hidden_rows(self) -> frozenset[int]:
        """The rows that the sheet does not show."""
        return self._sheet.hidden_rows

    @property
    def hidden_columns(self) -> tuple[str, ...]:
        """The letters of the columns that the sheet does not show."""
        return self._sheet.hidden_letters

    @property
    def height(self) -> int:
        """The last row with anything in it."""
        return len(self._rows)

    @property
    def width(self) -> int:
        """The length of the longest row."""
        return max(map(len, self._rows), default=0)

    @property
    def formats_known(self) -> bool:
        """Whether the marks say how numbers are shown."""
        return self._sheet.formats_known

    @property
    def rows(self) -> Sequence[tuple[Value, ...]]:
        """The rows' own values, from the first to the last with anything in it."""
        return self._rows

    def row(self, row: int) -> tuple[Value, ...]:
        """Return the row's own values."""
        return self._rows[row - 1] if row <= len(self._rows) else ()

    def rows_of(self, numbers: Iterable[int]) -> list[tuple[Value, ...]]:
        """Return the own values of rows with something in them."""
        return [self._rows[number - 1] for number in numbers]

    def filled(self, row: int) -> list[tuple[int, Value]]:
        """Return the columns of the row that hold something, with their values."""
        return [(column, value) for column, value in enumerate(self.row(row), 1) if value is not None]

    def value(self, row: int, column: int) -> Value:
        """Return the value of a cell; below the head of a cell merged downward, the head's."""
        cells = self._rows[row - 1] if row <= len(self._rows) else ()
        own = cells[column - 1] if column <= len(cells) else None
        if own is not None or not self._covered:
            return own
        head = self._covered.get((row, column))
        return self.value(*head) if head else None

    def holds(self, row: int, column: int) -> bool:
        """Return whether a cell holds something itself, be it merged or not."""
        cells = self.row(row)
        return column <= len(cells) and cells[column - 1] is not None

    def is_corrected(self, place: Position) -> bool:
        """Return whether a person has said what a cell should say."""
        return place in self._corrections

    def mark(self, row: int, column: int) -> Mark | None:
        """Return what is to be known of a cell; nothing of a corrected one."""
        place = row, column
        return None if place in self._corrections else self._sheet.marks.get(place)

    def text(self, row: int, column: int) -> str:
        """Return the cell as a person reads it; "" when it is empty."""
        return shown(self.value(row, column), self.mark(row, column))

    def lines(self, row: int, column: int) -> str:
        """Return the cell's text with its line breaks."""
        place = self._covered.get((row, column), (row, column))
        if place in self._corrections:
            return self._corrections[place]
        cells = self._sheet.rows[place[0] - 1] if place[0] <= len(self._sheet.rows) else ()
        raw = cells[place[1] - 1] if place[1] <= len(cells) else None
        return raw.replace(_CARRIAGE_RETURN, "") if isinstance(raw, str) else self.text(row, column)

    def head_text(self, row: int, column: int) -> str:
        """Return a heading cell's text; in a merged area that of its first cell, wherever in the area it is asked."""
        for area in self._sheet.merges:
            if area.top <= row <= area.bottom and area.left <= column <= area.right:
                return self.text(area.top, area.left)
        return self.text(row, column)

    def merged_down_to(self, row: int) -> int:
        """Return the last row of the merged areas that begin in ``row``, or ``row``."""
        return max((area.bottom for area in self._sheet.merges if area.top == row), default=row)

    def areas_from(self, rows: range) -> list[Area]:
        """Return the merged areas that begin in ``rows``."""
        return [area for area in self._sheet.merges if area.top in rows]

    def is_lent(self, row: int, column: int) -> bool:
        """Return whether the value of a cell is that of a merged one above it."""
        head = self._covered.get((row, column))
        return head is not None and self.value(*head) is not None

    def shared_down_to(self, row: int, columns: Set[int | None]) -> int:
        """Return the last row of the merged areas that cover ``row`` in one of ``columns``, or ``row``."""
        areas = (area for area in self._sheet.merges if area.top <= row <= area.bottom and area.left in columns)
        return max((area.bottom for area in areas), default=row)


def _is_empty(row: tuple[Value, ...]) -> bool:
    return row.count(None) == len(row)


def shown(value: Value, mark: Mark | None = None) -> str:
    """Return ``value`` as text: whole numbers without a fraction, decimals with a comma, percents, days as dd/mm/yyyy.

    A date shown as day and month is what Excel makes of a typed "9/9", one as month and year what it makes of "6/2021";
    they are given as that.
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if mark is Mark.PERCENT and isinstance(value, float):
        return f"{_shown(value * 100, None)}%"
    if mark in MEASURED and isinstance(value, float):
        return f"{_shown(value, None)} {mark}"
    if type(value) is float and value.is_integer() and -_EXACT < value < _EXACT:
        return str(int(value))  # nearly every number there is
    return _shown(value, mark)


@lru_cache(_REMEMBERED, typed=True)
def _shown(value: float | int | bool | date | datetime, mark: Mark | None) -> str:
    if isinstance(value, (date, datetime)):
        if mark is Mark.DAY_MONTH:
            return f"{value.day}/{value.month}"
        return f"{value:%m/%Y}" if mark is Mark.MONTH_YEAR else f"{value:%d/%m/%Y}"
    if isinstance(value, bool):
        return "x" if value else ""
    return str(format(exact(value), "f")).replace(".", ",")

"""Which rows under a heading are data, and which are sections, subtotals, blank lines or the footer; and why.

A row is judged by its own cells, not by what merged cells above it lend. Numbers in the STT column make data rows; the
last of them ends the table, what follows is subtotals and footer.
"""

import re
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from desktop.domain.imports import SheetKind, SkippedRow, SkipReason
from desktop.domain.tasks import TaskKind
from desktop.domain.text import fold
from desktop.spreadsheets.columns import Layout
from desktop.spreadsheets.grid import Grid, shown
from desktop.spreadsheets.heading_words import Meaning
from desktop.spreadsheets.headings import Table
from desktop.spreadsheets.titles import names_unit
from desktop.spreadsheets.workbook import Value

_NUMBER = re.compile(r"\d+(?:\.\d+)*[.)]?$")
_COLUMN_NUMBER = re.compile(r"[(\[]?(?:\d{1,2}[a-z]?|[A-ZĐ]|[IVX]+)[)\]]?(?:\s*=\s*[\d()\[\]+\-*/x:,.\s%]+)?$")
_SUBTOTAL = re.compile(
    r"(?:tong(?: cong| so)?|cong)(?:\s*[(:.,\-]|\s*\d|\s*$|\s+(?:muc|phan|nhom|khoi|bieu|chung|toan|so|cac|"
    r"theo|ca|nam|quy|thang|cong|loai|don vi|nhiem vu|dai bieu|trang|kinh phi|tien|gia tri|[ivx]+\b|[a-d]\b))|luy ke\b|"
    r"cong don\b|(?:binh quan|trung binh)(?:\s*$|\s+(?:chung|toan|moi)\b)|"
    r"(?:tong |cong )?toan (?:tinh|huyen|xa|thanh pho|quoc|khoi|nganh|don vi)\s*:?$|"
    r"(?:[^:]*:\s*)?(?:hoan thanh|dat|da hoan thanh)\s*:?\s*\d+\s*/\s*\d+"
)
_BARE_TOTAL = re.compile(r"(?:tong(?: cong| so| chung)?|cong)\W*$")
_FOOTER = re.compile(
    r".*\bngay\s*[\d.…_]*\s*thang\s*[\d.…_]*\s*nam\b|noi nhan|nguoi (?:lap|tong hop|bao cao|viet|ghi)|"
    r"(?:tm|t/m|kt|k/t|tl|t/l|tuq)\b|\(?(?:da )?ky\b|ghi chu\s*:|luu y\s*:|thu truong|lanh dao|xac nhan|"
    r"ke toan|chanh van phong|(?:pho )?(?:truong ban|giam doc|chu tich|bi thu)|-\s*luu\b|- nhu tren|\*\s*ghi chu"
)
_SIGNED = re.compile(r".*\bngay\b.*\bthang\b|noi nhan|nguoi (?:lap|tong hop)|(?:tm|kt|tl|t/m|k/t|t/l)\b|ghi chu|luu y")
_SECTION_PREFIX = re.compile(r"(?:phan\s+)?(?P<mark>[ivx]{1,6}|[a-hđ]|\d{1,2}(?:\.\d+)*)\s*[.)/:\-–]")
_SUB_ITEM = re.compile(r"(?:a[.)]?|[-+])$")
_SECTION_MARK = re.compile(r"\(?(?:[ivxl]+|[a-hđ])[.)]{0,2}$")
_ROMAN = re.compile(r"[ivx]+$")
_LONGEST_NUMBERING = 6
_REMEMBERED = 256
_GROUP = re.compile(r"(?:khoi|cum|to|doan)\b")
_KINDS = (
    (re.compile(r"trong tam"), TaskKind.KEY),
    (re.compile(r"nhiem vu chung|\bchung\b"), TaskKind.COMMON),
    (re.compile(r"dang ky|don vi (?:thanh vien )?chu tri"), TaskKind.REGISTERED),
)


@dataclass(frozen=True, slots=True)
class Section:
    """The section that a data row stands under: the kind of task and the unit that it or one around it names."""

    kind: TaskKind | None = None
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class SortedRows:
    """The rows of a table below its heading: ``numbers`` of the data rows, with their sections, and the others."""

    numbers: "array[int]"
    sections: list[Section]
    skipped: list[SkippedRow]


@dataclass(slots=True)
class _Open:
    """The sections that are open, from the outermost; ``style`` is how each is numbered."""

    levels: list[tuple[str, str, TaskKind | None]] = field(default_factory=list)
    styles: list[str] = field(default_factory=list)
    section: Section = Section()

    def enter(self, style: str, title: str) -> None:
        """Close the sections of this level and below, and open this one."""
        if style not in self.styles:
            self.styles.append(style)
        depth = self.styles.index(style)
        kept = [level for level in self.levels if self.styles.index(level[0]) < depth]
        self.levels = [*kept, (style, title, kind_named(title))]
        kinds = [kind for _, _, kind in self.levels if kind]
        units = [name for _, name, _ in self.levels if names_unit(name) and not _GROUP.match(fold(name))]
        self.section = Section(kinds[-1] if kinds else None, units[-1] if units else None)


@lru_cache(_REMEMBERED)
def kind_named(text: str) -> TaskKind | None:
    """Return the kind of task that a section's title or a cell names, if any."""
    plain = fold(text)
    return next((kind for words, kind in _KINDS if words.search(plain)), None)


def sort_rows(grid: Grid, table: Table, layout: Layout) -> SortedRows:
    """Return which rows of ``table`` below its heading are data, and why the others are none."""
    return _Sorter(grid, table, layout).sort()


class _Sorter:
    """Judges the rows of one table from the top downward."""

    def __init__(self, grid: Grid, table: Table, layout: Layout) -> None:
        self._grid = grid
        self._table = table
        self._index = layout.fields.get(Meaning.INDEX) or _unnamed_index(grid, table, layout)
        self._kind = layout.kind
        self._fields = frozenset(layout.fields.values()) - {self._index}
        if layout.kind is SheetKind.FIGURES:
            self._fields = frozenset(column.number for column in layout.columns) - {self._index}
        self._title = layout.fields.get(Meaning.TITLE) or layout.fields.get(Meaning.PERSON)
        self._unit = layout.fields.get(Meaning.UNIT) if layout.kind is SheetKind.FIGURES else None
        self._last_data = self._find_last_data()
        self._open = _Open()
        self._data_seen = False
        self._footer = False

    def _find_last_data(self) -> int:
        rows = range(self._table.heading.last + 1, self._table.end + 1)
        numbered = (row for row in reversed(rows) if self._is_numbered(row) and len(self._grid.filled(row)) > 1)
        return next(numbered, 0) or self._last_full(rows)

    def _last_full(self, rows: range) -> int:
        """Return the last row before the footer that holds enough, in a table without running numbers."""
        last = 0
        for row in rows:
            cells = self._grid.filled(row)
            if _is_footer(cells):
                break
            last = row if self._is_full(cells) else last
        return last

    def _is_full(self, cells: list[tuple[int, Value]]) -> bool:
        """Return whether enough known columns are filled for a row without a number."""
        known = sum(column in self._fields for column, _ in cells)
        name = self._title or self._unit
        titled = name is None or any(column == name for column, _ in cells)
        return titled and known > 1

    def _index_text(self, row: int) -> str:
        if self._index is None:
            return ""
        cells = self._grid.row(row)
        value = cells[self._index - 1] if self._index <= len(cells) else None
        return shown(value) if value is not None else ""

    def _is_numbered(self, row: int) -> bool:
        return bool(_NUMBER.match(self._index_text(row)))

    def sort(self) -> SortedRows:
        """Judge all rows."""
        rows = SortedRows(array("L"), [], [])
        first = self._table.heading.last + 1
        for row, is_plain in enumerate(self._plainly_data(self._grid.rows[first - 1 : self._table.end]), first):
            certain = is_plain and self._data_seen and not self._footer
            reason = None if certain else self._skipped(row, self._grid.filled(row))
            if reason is not None:
                rows.skipped.append(SkippedRow(row, reason))
                continue
            self._data_seen = True
            rows.numbers.append(row)
            rows.sections.append(self._open.section)
        return rows

    def _plainly_data(self, rows: Sequence[tuple[Value, ...]]) -> list[bool]:
        """Return which rows have a number in their STT cell and enough beside it, as nearly all rows have."""
        if self._index is None:
            return [False] * len(rows)
        place = self._index - 1
        return [place < len(row) and type(row[place]) is float and len(row) - row.count(None) > 2 for row in rows]

    def _skipped(self, row: int, cells: list[tuple[int, Value]]) -> SkipReason | None:
        index = self._index_text(row)
        if not cells or (len(cells) == 1 and _NUMBER.match(index)):
            return SkipReason.BLANK
        if self._footer:
            return SkipReason.FOOTER
        if row in self._table.repeated:
            self._data_seen = False
            return SkipReason.TITLE
        if not self._data_seen and _are_column_numbers(cells):
            return SkipReason.COLUMN_NUMBERS
        if _NUMBER.match(index):
            return self._numbered(row, index, cells)
        return self._unnumbered(row, index, cells)

    def _numbered(self, row: int, index: str, cells: list[tuple[int, Value]]) -> SkipReason | None:
        """Judge a row with a number: data, unless it is the head of rows under it ("1", then "1.1", "a" or "-")."""
        stem = index.rstrip(".)") + "."
        below = self._index_text(row + 1) if len(cells) == 2 and row < self._table.end else ""
        if below.startswith(stem) or _SUB_ITEM.match(below):
            return self._enter("number" + "." * index.rstrip(".)").count("."), cells)
        return None

    def _unnumbered(self, row: int, index: str, cells: list[tuple[int, Value]]) -> SkipReason | None:
        words = self._words(cells)
        if _SUBTOTAL.match(fold(index)) or (_SUBTOTAL.match(fold(words)) and not self._is_total_named(words, cells)):
            return SkipReason.SUBTOTAL
        if row > self._last_data:
            return self._after_data(cells)
        if not index and _SIGNED.match(fold(words)) and _is_footer(cells):
            return SkipReason.FOOTER
        if self._is_section(row, index, cells):
            return self._enter(_style(index or words), cells)
        return None

    def _is_total_named(self, words: str, cells: list[tuple[int, Value]]) -> bool:
        """Return whether "Tổng số suất quà" is an indicator: in a list of them without running numbers."""
        lists_indicators = self._kind is SheetKind.FIGURES and self._unit is None and self._title is not None
        return lists_indicators and self._index is None and len(cells) > 2 and not _BARE_TOTAL.match(fold(words))

    def _words(self, cells: list[tuple[int, Value]]) -> str:
        """Return the row's first text that is not its numbering."""
        texts = [(column, value) for column, value in cells if isinstance(value, str)]
        worded = (value for column, value in texts if column != self._index or len(value) > _LONGEST_NUMBERING)
        return next(worded, shown(cells[0][1]))

    def _after_data(self, cells: list[tuple[int, Value]]) -> SkipReason | None:
        if self._is_full(cells) and len(cells) > 2 and not _looks_like_footer(cells):
            return None
        self._footer = True
        return SkipReason.FOOTER

    def _is_section(self, row: int, index: str, cells: list[tuple[int, Value]]) -> bool:
        others = [value for column, value in cells if column not in (self._index, self._title, self._unit)]
        if not index:
            return len(cells) == 1 and cells[0][0] != self._index and isinstance(cells[0][1], str)
        if len(cells) == 1 or not others:
            return True
        if len(cells) == 2:
            return all(isinstance(value, str) for value in others) and len(index) <= _LONGEST_NUMBERING
        numbers = all(isinstance(value, (int, float)) for value in others)
        marked = numbers and self._kind is SheetKind.FIGURES and _SECTION_MARK.match(fold(index))
        return bool(marked) and self._has_numbered_below(row)

    def _has_numbered_below(self, row: int) -> bool:
        return row < self._table.end and self._is_numbered(row + 1)

    def _enter(self, style: str, cells: list[tuple[int, Value]]) -> SkipReason:
        self._open.enter(style, self._words(cells))
        return SkipReason.SECTION


def _looks_like_footer(cells: list[tuple[int, Value]]) -> bool:
    """Return whether the first cell opens a footer, or a single one does on its right."""
    return any(isinstance(value, str) and _FOOTER.match(fold(value)) for _, value in cells[:1])


def _is_footer(cells: list[tuple[int, Value]]) -> bool:
    """Return whether all the cells are a footer's, or the first of two is: "Ký kết …" in a full row names a task."""
    texts = [fold(value) for _, value in cells if isinstance(value, str)]
    return _looks_like_footer(cells) and (len(cells) < 3 or all(map(_FOOTER.match, texts)))


def _unnamed_index(grid: Grid, table: Table, layout: Layout) -> int | None:
    """Return the column of running numbers left of the others that has no heading, or "#"; else ``None``."""
    first = min((column.number for column in layout.columns), default=1)
    open_columns = (column for column in (first - 1, first) if column and column not in layout.fields.values())
    rows = range(table.heading.last + 1, table.end + 1)
    for column in open_columns:
        numbers = (text for row in rows if _NUMBER.match(text := grid.text(row, column)))
        if next(numbers, "").rstrip(".)").lstrip("0") == "1":
            return column
    return None


def _are_column_numbers(cells: list[tuple[int, Value]]) -> bool:
    """Return whether the cells only number the columns: 1, 2, 3 … or (1), (2), (3)=(1)+(2), or A, B, 1, 2."""
    texts = [shown(value).replace(" ", "") for _, value in cells]
    if len(texts) < 3 or not all(_COLUMN_NUMBER.match(text) for text in texts):
        return False
    numbers = [int(found.group()) for text in texts if (found := re.search(r"\d+", text))]
    return all(after - before == 1 for before, after in pairwise(numbers))


def _style(numbering: str) -> str:
    """Return how a section is numbered: by letters, Roman or Arabic numbers, or not at all."""
    plain = fold(numbering).strip()
    match = _SECTION_PREFIX.match(plain)
    mark = match["mark"] if match else plain.rstrip(".):-/")
    if _ROMAN.match(mark):
        return "roman"
    if len(mark) == 1 and mark.isalpha():
        return "letter"
    return "number" if mark[:1].isdigit() else "words"

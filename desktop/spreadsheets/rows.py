"""Which rows under a heading are data, and which are sections, subtotals, blank lines or the footer; and why.

A row is judged by its own cells, not by what merged cells above it lend. Numbers in the STT column make data rows; the
last of them ends the table, what follows is subtotals and footer.
"""

import re
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field

from desktop.domain.imports import SheetKind, SkippedRow, SkipReason
from desktop.spreadsheets.columns import Layout
from desktop.spreadsheets.grid import Grid, shown
from desktop.spreadsheets.heading_words import Meaning
from desktop.spreadsheets.headings import Table
from desktop.spreadsheets.row_signs import (
    Cells,
    are_column_numbers,
    is_bare_total,
    is_comparison,
    is_footer,
    is_moment,
    is_signed,
    is_subtotal,
    looks_like_footer,
    tells,
)
from desktop.spreadsheets.sections import OpenSections, Section, is_section_mark, is_section_title, style_of
from desktop.spreadsheets.workbook import VALUELESS, Value

_NUMBER = re.compile(r"\(?\d+(?:\.\d+)*[.)]{0,2}$")
_SUB_ITEM = re.compile(r"(?:a[.)]?|[-+])$")
_LONGEST_NUMBERING = 6


@dataclass(frozen=True, slots=True)
class SortedRows:
    """The rows of a table below its heading: ``numbers`` of the data rows, with their sections, and the others.

    ``index`` is the column of their running numbers, which needs no heading.
    """

    index: int | None
    numbers: "array[int]" = field(default_factory=lambda: array("L"))
    sections: list[Section] = field(default_factory=list)
    skipped: list[SkippedRow] = field(default_factory=list)


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
        self._lead, self._due = layout.fields.get(Meaning.LEAD), layout.fields.get(Meaning.DEADLINE)
        self._last_data = self._find_last_data()
        self._open = self._opened()
        self._data_seen = False
        self._footer = False

    def _opened(self) -> OpenSections:
        """Return the section whose title stands right above the heading, if any ("I. NHIỆM VỤ TRỌNG TÂM")."""
        sections, line = OpenSections(), self._table.heading.first - 1
        above = [shown(value) for _, value in self._grid.filled(line)] if line >= self._table.start else []
        title = " ".join(above)
        numbered = len(above) == 2 and is_section_mark(above[0])
        if numbered or (len(above) == 1 and is_section_title(title)):
            sections.enter(style_of(above[0]), title)
        return sections

    def _find_last_data(self) -> int:
        rows = range(self._table.heading.last + 1, self._table.end + 1)
        numbered = (row for row in reversed(rows) if self._is_numbered(row) and self._holds_more(row))
        last = self._with_titles(next(numbered, self._table.heading.last))
        if last == self._table.heading.last:
            return self._last_full(rows)
        return self._grid.shared_down_to(last, {self._index, *self._fields})

    def _holds_more(self, row: int) -> bool:
        """Return whether a row holds enough besides its number, and not only the numbers of columns."""
        cells = self._grid.filled(row)
        return len(cells) > 2 and not are_column_numbers(cells)

    def _with_titles(self, last: int) -> int:
        """Return the last row of those below ``last`` that have at least a number and a text, up to the footer."""
        for row in range(last + 1, self._table.end + 1):
            cells = self._grid.filled(row)
            if looks_like_footer(cells):
                break
            last = row if len(cells) > 1 and self._is_numbered(row) and not are_column_numbers(cells) else last
        return last

    def _last_full(self, rows: range) -> int:
        """Return the last row before the footer that holds enough, in a table without running numbers."""
        last = 0
        for row in rows:
            cells = self._grid.filled(row)
            if last and is_footer(cells) and not self._is_between(row):
                break
            if self._is_full(row, cells) and (not last or self._goes_on(row, cells)):
                last = row
        return last

    def _is_between(self, row: int) -> bool:
        """Return whether a row that may be a footer's stands right between rows of data: "Nơi nhận …" names a task."""
        beside = row - 1 > self._table.heading.last and row < self._table.end
        return beside and all(len(self._grid.filled(other)) > 2 for other in (row - 1, row + 1))

    def _is_full(self, row: int, cells: Cells) -> bool:
        """Return whether enough known columns are filled for a row without a number, be it by what has no value."""
        known = sum(column in self._fields for column, _ in cells)
        name = self._title or self._unit
        titled = name is None or any(column == name for column, _ in cells) or self._grid.mark(row, name) in VALUELESS
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
        """Judge all rows: those that are plainly data together, the others one by one."""
        rows = SortedRows(self._index)
        first = row = self._table.heading.last + 1
        plain = self._plainly_data(self._grid.rows[first - 1 : self._table.end])
        while (place := row - first) < len(plain):
            certain = self._certain(plain, place)
            reason = None if certain else self._skipped(row, self._grid.filled(row))
            run = range(row, row + max(certain, 1))
            if reason is not None:
                rows.skipped.append(SkippedRow(row, reason))
            else:
                self._data_seen = True
                rows.numbers.extend(run)
                rows.sections.extend([self._open.section] * len(run))
            row = run.stop
        return rows

    def _certain(self, plain: bytes, place: int) -> int:
        """Return how many rows from ``place`` onward are data without a closer look."""
        if not self._data_seen or self._footer or not plain[place]:
            return 0
        other = plain.find(False, place)
        return (other if other >= 0 else len(plain)) - place

    def _plainly_data(self, rows: Sequence[tuple[Value, ...]]) -> bytes:
        """Return, a byte a row, which have a number in their STT cell and enough beside it, as nearly all rows have."""
        if self._index is None:
            return bytes(len(rows))
        place = self._index - 1
        return bytes(
            [place < len(row) and type(row[place]) is float and len(row) - row.count(None) > 2 for row in rows]
        )

    def _skipped(self, row: int, cells: Cells) -> SkipReason | None:
        index = self._index_text(row)
        if not cells or (len(cells) == 1 and _NUMBER.match(index)):
            return SkipReason.BLANK
        if row in self._table.repeated:
            self._data_seen = self._footer = False
            return SkipReason.TITLE
        if self._footer:
            return SkipReason.FOOTER
        if not self._data_seen and are_column_numbers(cells):
            return SkipReason.COLUMN_NUMBERS
        if _NUMBER.match(index):
            return self._numbered(row, index, cells)
        return self._unnumbered(row, index, cells)

    def _numbered(self, row: int, index: str, cells: Cells) -> SkipReason | None:
        """Judge a row with a number: data, unless it is the head of rows under it ("1", then "1.1", "a" or "-")."""
        stem = index.strip("(.)") + "."
        below = self._index_text(row + 1) if len(cells) == 2 and row < self._table.end else ""
        if below.startswith(stem) or _SUB_ITEM.match(below):
            return self._enter("number" + "." * index.rstrip(".)").count("."), cells)
        return None

    def _unnumbered(self, row: int, index: str, cells: Cells) -> SkipReason | None:
        words = self._words(cells)
        if is_subtotal(index) or self._is_subtotal(words, cells):
            return SkipReason.SUBTOTAL
        if row > self._last_data:
            return self._after_data(row, cells)
        if not index and is_signed(words) and is_footer(cells) and not self._is_between(row):
            return SkipReason.FOOTER
        if self._is_section(row, index, cells):
            return self._enter(style_of(index or words), cells)
        return None

    def _is_subtotal(self, words: str, cells: Cells) -> bool:
        """Return whether a row sums others up or compares them; a full row of tasks may be titled "Lũy kế …"."""
        if is_comparison(words):
            others = [value for column, value in cells if column in self._fields and column != self._title]
            return self._kind is SheetKind.FIGURES or (len(others) < 2 and all(map(tells, others)))
        return is_subtotal(words) and not self._is_total_named(words, cells)

    def _is_total_named(self, words: str, cells: Cells) -> bool:
        """Return whether "Tổng số suất quà" is an indicator: in a list of them without running numbers."""
        lists_indicators = self._kind is SheetKind.FIGURES and self._unit is None and self._title is not None
        return lists_indicators and self._index is None and len(cells) > 2 and not is_bare_total(words)

    def _words(self, cells: Cells) -> str:
        """Return the row's first text that is not its numbering."""
        texts = [(column, value) for column, value in cells if isinstance(value, str)]
        worded = (value for column, value in texts if column != self._index or len(value) > _LONGEST_NUMBERING)
        return next(worded, shown(cells[0][1]))

    def _after_data(self, row: int, cells: Cells) -> SkipReason | None:
        if self._is_full(row, cells) and self._goes_on(row, cells) and not looks_like_footer(cells):
            return None
        self._footer = True
        return SkipReason.FOOTER

    def _goes_on(self, row: int, cells: Cells) -> bool:
        """Return whether a row without a number is one more of the data above it, and no line of signers.

        After an empty row it must tell a number or a day, or of people three things.
        """
        if all(str(value).isupper() for _, value in cells):
            return False
        if self._grid.filled(row - 1) and row - 1 > self._table.heading.last:
            return len(cells) > 2 or not any(str(value).isupper() for _, value in cells)
        if self._kind is SheetKind.PEOPLE:
            return len(cells) > 2
        return any(tells(value) for column, value in cells if column != self._title)

    def _is_section(self, row: int, index: str, cells: Cells) -> bool:
        others = [value for column, value in cells if column not in (self._index, self._title, self._unit)]
        if not index:
            return (
                not self._shares_cells(row)
                and len(cells) == 1
                and cells[0][0] != self._index
                and isinstance(cells[0][1], str)
            )
        if len(cells) == 1 or not others:
            return True
        if len(cells) == 2:
            return all(isinstance(value, str) for value in others) and len(index) <= _LONGEST_NUMBERING
        return is_section_mark(index) and self._is_summed(cells, others) and self._has_numbered_below(row)

    def _is_summed(self, cells: Cells, others: list[Value]) -> bool:
        """Return whether what stands beside a title can be the sums of a section: numbers, and of tasks no lead."""
        if self._kind is SheetKind.FIGURES:
            return all(isinstance(value, (int, float)) for value in others)
        due = dict(cells).get(self._due) if self._due else None
        return self._lead is not None and self._lead not in dict(cells) and not is_moment(due)

    def _shares_cells(self, row: int) -> bool:
        """Return whether merged cells lend the row its number or two other values: it is one more row of theirs."""
        lent = [column for column in (self._index, *self._fields) if column and self._grid.is_lent(row, column)]
        return self._index in lent or len(lent) > 1

    def _has_numbered_below(self, row: int) -> bool:
        return row < self._table.end and self._is_numbered(row + 1)

    def _enter(self, style: str, cells: Cells) -> SkipReason:
        self._open.enter(style, self._words(cells))
        return SkipReason.SECTION


def _unnamed_index(grid: Grid, table: Table, layout: Layout) -> int | None:
    """Return the column of running numbers left of the others that has no heading, or "#"; else ``None``."""
    first = min((column.number for column in layout.columns), default=1)
    open_columns = (column for column in (first - 1, first) if column and column not in layout.fields.values())
    rows = range(table.heading.last + 1, table.end + 1)
    for column in open_columns:
        numbers = (text for row in rows if _NUMBER.match(text := grid.text(row, column)))
        if next(numbers, "").strip("(.)").lstrip("0") == "1":
            return column
    return None

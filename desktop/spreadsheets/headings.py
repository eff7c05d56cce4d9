"""Where the table of a sheet begins: the rows of its heading, and the columns under it.

The heading is the first row that holds STT and two labels more, or three labels that are known, those of amounts beside
a unit's among them; it goes on downward
over merged cells and over a second row of labels. Nothing is expected of its place on the sheet.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from desktop.spreadsheets.columns import Column, is_known_label, meaning_of, names_amount
from desktop.spreadsheets.grid import Grid
from desktop.spreadsheets.heading_words import Meaning

_LONGEST_HEADING = 5
_SECTION_MARK = re.compile(r"(?:[IVXl]+|[A-HĐ])[.)/]?$")
_LONGEST_INDEX = 15
_INDEX_COLUMNS = 5
_SEARCHED_ROWS = 100


@dataclass(frozen=True, slots=True)
class Heading:
    """The first and last row of a heading, and its columns."""

    first: int
    last: int
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a sheet: where its title block begins, its heading, its last row.

    ``repeated`` are rows in which its heading is printed again, as at the top of each page.
    """

    start: int
    heading: Heading
    end: int
    repeated: frozenset[int] = frozenset()


def find_tables(grid: Grid) -> list[Table]:
    """Return the tables of a sheet from the top; the first begins with the sheet, each ends where the next begins."""
    tables: list[Table] = []
    for row in _likely_rows(grid):
        if tables and row <= tables[-1].heading.last:
            continue
        if _is_heading(grid, row, later=bool(tables)):
            last = _last_row(grid, row)
            _add(tables, grid, Heading(row, last, tuple(_columns(grid, row, last))))
    return tables


def _likely_rows(grid: Grid) -> Iterator[int]:
    """Yield the rows that can be headings: the sheet's first ones, then those that label a number column."""
    texts = set().union(*(row[:_INDEX_COLUMNS] for row in grid.rows))
    short = (text for text in texts if isinstance(text, str) and len(text) < _LONGEST_INDEX)
    labels = {text for text in short if meaning_of(text) is Meaning.INDEX}
    for number, row in enumerate(grid.rows, 1):
        if number <= _SEARCHED_ROWS or not labels.isdisjoint(row):
            yield number


def _add(tables: list[Table], grid: Grid, heading: Heading) -> None:
    """Add a table, or the rows of a heading that says the same as the last one's to that table."""
    if not tables:
        tables.append(Table(1, heading, grid.height))
        return
    table = tables[-1]
    if heading.columns == table.heading.columns:
        again = frozenset(range(heading.first, heading.last + 1))
        tables[-1] = replace(table, repeated=table.repeated | again)
        return
    start = _title_start(grid, table.heading.last, heading.first)
    tables[-1] = replace(table, end=start - 1)
    tables.append(Table(start, heading, grid.height))


def _title_start(grid: Grid, above: int, heading: int) -> int:
    """Return where the title block of a table further down begins: the lines above it up to an empty one."""
    row = heading
    while row - 1 > above and not grid.filled(row - 1):
        row -= 1
    while row - 1 > above and len(grid.filled(row - 1)) == 1:
        row -= 1
    return row


def _is_heading(grid: Grid, row: int, later: bool) -> bool:
    """Return whether a table's heading begins in ``row``; ``later`` ones must have a column of running numbers."""
    labels = [value for value in grid.row(row) if isinstance(value, str)]
    if len(labels) < 3:
        return False
    known = [label for label in labels if is_known_label(label)]
    meanings = {meaning_of(label) for label in known}
    if Meaning.INDEX in meanings:
        return len(known) > 1
    amounts = sum(map(names_amount, labels)) if Meaning.UNIT in meanings else 0
    return len(meanings) + amounts > 2 and not later


def _last_row(grid: Grid, first: int) -> int:
    last = min(grid.merged_down_to(first), first + _LONGEST_HEADING - 1)
    while last < first + _LONGEST_HEADING - 1 and _goes_on(grid, first, last + 1):
        last += 1
    return last


def _goes_on(grid: Grid, first: int, row: int) -> bool:
    """Return whether ``row`` is one more row of labels: without a number, it splits columns and names known things."""
    labels = grid.filled(row)
    if not labels or any(not isinstance(value, str) for _, value in labels):
        return False
    above = {column: str(label) for column, label in grid.filled(first)}
    numbered = any(meaning_of(above.get(column, "")) is Meaning.INDEX for column, _ in labels)
    known = any(is_known_label(str(label)) for _, label in labels)
    numbered = numbered or any(_SECTION_MARK.match(str(label)) for _, label in labels)
    return known and not numbered and any(column not in above for column, _ in labels)


def _columns(grid: Grid, first: int, last: int) -> Iterator[Column]:
    left: list[str] = []
    for number in range(1, grid.width + 1):
        levels = [grid.head_text(row, number) for row in range(first, last + 1)]
        if any(levels[1:]) and not levels[0] and left:
            levels[0] = left[0]
        if any(levels):
            left = levels
            yield Column(number, tuple(_distinct(levels)))


def _distinct(levels: list[str]) -> Iterator[str]:
    """Yield the levels that say something, each once."""
    before = ""
    for level in levels:
        if level and level != before:
            yield level
            before = level

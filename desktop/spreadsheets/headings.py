"""Where the table of a sheet begins: the rows of its heading, and the columns under it.

The heading is the first row that holds STT and two labels more, or three labels that are known, those of amounts beside
a unit's and of units beside a measure's among them; it goes on downward over merged cells and over a second row of
labels. Nothing is expected of its place on the sheet.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from desktop.domain.text import fold
from desktop.spreadsheets.columns import Column, is_exact_label, is_known_label, meaning_of, names_amount
from desktop.spreadsheets.grid import Grid
from desktop.spreadsheets.heading_words import Meaning
from desktop.spreadsheets.titles import is_title, names_unit

_LONGEST_HEADING = 5
_SECTION_MARK = re.compile(r"(?:[IVXl]+|[A-HĐ])[.)/]?$")
_SUB_LABEL = re.compile(r"(?:[^\W\d_]|\().{1,60}$")
_NAMED = frozenset({Meaning.TITLE, Meaning.PERSON, Meaning.UNIT, Meaning.LEAD})
_LETTERHEAD = re.compile(r"cong hoa xa hoi chu nghia|dang cong san viet nam")
_LONGEST_TITLE = 15
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
        if heading := heading_at(grid, row, later=bool(tables)):
            _add(tables, grid, heading)
    return tables


def heading_at(grid: Grid, row: int, later: bool = False) -> Heading | None:
    """Return the heading that begins in ``row``, if one does; ``later`` ones number their rows, or say nothing else."""
    if not _is_heading(grid, row, later):
        return None
    last = _last_row(grid, row)
    return Heading(row, last, tuple(_columns(grid, row, last)))


def _likely_rows(grid: Grid) -> Iterator[int]:
    """Yield the rows that can be headings: the sheet's first ones, then those that label a number column."""
    yield from range(1, min(grid.height, _SEARCHED_ROWS) + 1)
    below = grid.rows[_SEARCHED_ROWS:]
    left = slice(grid.left - 1, grid.left - 1 + _INDEX_COLUMNS)
    texts = set().union(*(row[left] for row in below))
    short = (text for text in texts if isinstance(text, str) and len(text) < _LONGEST_INDEX)
    labels = {text for text in short if meaning_of(text) is Meaning.INDEX}
    if labels:
        yield from (n for n, row in enumerate(below, _SEARCHED_ROWS + 1) if not labels.isdisjoint(row))


def _add(tables: list[Table], grid: Grid, heading: Heading) -> None:
    """Add a table, or the rows of a heading that says the same as the last one's to that table."""
    if not tables:
        tables.append(Table(1, heading, grid.height))
        return
    table = tables[-1]
    start = _title_start(grid, table.heading.last, heading.first)
    if heading.columns == table.heading.columns and not _has_title(grid, range(start, heading.first)):
        again = frozenset(range(heading.first, heading.last + 1))
        tables[-1] = replace(table, repeated=table.repeated | again)
        return
    tables[-1] = replace(table, end=start - 1)
    tables.append(Table(start, heading, grid.height))


def _title_start(grid: Grid, above: int, heading: int) -> int:
    """Return where the title block of a table further down begins: at its letterhead, else at the lines above it."""
    rows = range(max(above + 1, heading - _LONGEST_TITLE), heading)
    letterhead = next((row for row in rows if _texts(grid, row, _LETTERHEAD)), None)
    return letterhead or _lines_start(grid, above, heading)


def _lines_start(grid: Grid, above: int, heading: int) -> int:
    """Return where the lines above a heading begin: after an empty row, unless a unit is named right above that."""
    row = _block_start(grid, above, heading)
    further = row - 2
    if row < heading and further > above and not grid.filled(row - 1) and _names_unit(grid, further):
        return _block_start(grid, above, row)
    return row


def _block_start(grid: Grid, above: int, row: int) -> int:
    """Return the first of the lines that stand together above ``row``, empty rows between left out."""
    while row - 1 > above and not grid.filled(row - 1):
        row -= 1
    while row - 1 > above and len(grid.filled(row - 1)) == 1:
        row -= 1
    return row


def _names_unit(grid: Grid, row: int) -> bool:
    """Return whether a line is a unit's name as at the head of a form, in capitals: addressees are not."""
    cells = grid.filled(row)
    return len(cells) == 1 and str(cells[0][1]).isupper() and names_unit(str(cells[0][1]))


def _has_title(grid: Grid, rows: range) -> bool:
    """Return whether one of the lines is the title of a table."""
    return any(is_title(str(cells[0][1])) for row in rows if (cells := grid.filled(row)))


def _texts(grid: Grid, row: int, words: re.Pattern[str]) -> bool:
    """Return whether one of the row's texts has the words."""
    return any(isinstance(value, str) and words.search(fold(value)) for value in grid.row(row))


def _is_heading(grid: Grid, row: int, later: bool) -> bool:
    """Return whether a table's heading begins in ``row``."""
    labels = [value for value in grid.row(row) if isinstance(value, str)]
    if len(labels) < 3:
        return False
    known = [label for label in labels if is_known_label(label)]
    meanings = {meaning_of(label) for label in known}
    if Meaning.INDEX in meanings:
        return len(known) > 1
    if later:
        return len(meanings) > 2 and len(labels) == len(grid.filled(row)) and all(map(is_exact_label, labels))
    amounts = sum(map(names_amount, labels)) if Meaning.UNIT in meanings else 0
    if len(meanings) + amounts > 2:
        return True
    return len(meanings) > 1 and Meaning.MEASURE in meanings and sum(map(names_unit, labels)) > 1


def _last_row(grid: Grid, first: int) -> int:
    last = min(grid.merged_down_to(first), first + _LONGEST_HEADING - 1)
    while last < first + _LONGEST_HEADING - 1 and _goes_on(grid, first, last + 1):
        last += 1
    return last


def _goes_on(grid: Grid, first: int, row: int) -> bool:
    """Return whether ``row`` is one more row of labels: without a number, it splits columns.

    It names known things, or has labels only where the columns of tasks, people and units have none.
    """
    labels = grid.filled(row)
    if not labels or any(not isinstance(value, str) for _, value in labels):
        return False
    above = {column: str(label) for column, label in grid.filled(first)}
    meanings = {meaning_of(above.get(column, "")) for column, _ in labels}
    texts = [str(label) for _, label in labels]
    if Meaning.INDEX in meanings or any(map(_SECTION_MARK.match, texts)) or above.keys() >= {*dict(labels)}:
        return False
    split = len(texts) > 1 and _NAMED.isdisjoint(meanings) and all(map(_SUB_LABEL.match, texts))
    return split or any(map(is_known_label, texts))


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

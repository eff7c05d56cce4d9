"""Tables side by side on a sheet: where one ends and the next begins, and what stands above all of them.

That there is a second table needs strong signs, for one table may well have blank columns in it: its rows are numbered
anew, or beyond a column that is blank it has a whole heading of its own which repeats the first one's, has a title of
its own, begins in another row, or goes on where the first table has ended.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise, takewhile

from desktop.domain.imports import SheetKind
from desktop.spreadsheets.columns import Column, Layout, SaidColumns, arrange, is_exact_label, meaning_of, plain_label
from desktop.spreadsheets.grid import Grid
from desktop.spreadsheets.heading_words import Meaning
from desktop.spreadsheets.headings import Heading, Table, find_tables, heading_at
from desktop.spreadsheets.row_signs import are_column_numbers, tells
from desktop.spreadsheets.table_parts import Part, Shared
from desktop.spreadsheets.titles import is_title, titled_row, unit_above
from desktop.spreadsheets.unit_columns import unit_table
from desktop.spreadsheets.workbook import column_letters

#: So many rows may lie between the headings of tables side by side, and so many tables stand beside each other.
_APART = 5
_MOST = 10
_LOOKED_AT = 50

#: A line above a table has so many texts at most: who issues it, and the name of the country.
_LETTERHEAD = 2

_NUMBERED = frozenset({"stt", "tt", "so tt", "so thu tu", "s tt", "s t t", "t t"})
_SUBJECTS = (Meaning.TITLE, Meaning.PERSON, Meaning.UNIT)


def parts_of(grid: Grid, said: SaidColumns) -> Iterator[tuple[Part, ...]]:
    """Yield the tables of a sheet from the top, those side by side together, from the left."""
    tables = find_tables(grid)
    while tables:
        tried = (_side_by_side(grid, tables, near, said) for near in dict.fromkeys((_near(grid, tables), 1)))
        parts = next(filter(None, tried), (Part(grid, tables[0]),))
        yield parts
        last = max(part.table.end for part in parts)
        tables = [table for table in tables if table.start > last]


def _near(grid: Grid, tables: Sequence[Table]) -> int:
    """Return how many tables may stand side by side, of the first and those that follow it."""
    may_be_beside = partial(_may_be_beside, grid, tables[0].heading)
    return 1 + sum(1 for _ in takewhile(may_be_beside, tables[1:]))


def _side_by_side(grid: Grid, tables: Sequence[Table], near: int, said: SaidColumns) -> tuple[Part, ...]:
    """Return the tables that stand side by side where the first ``near`` of ``tables`` were found, if several do.

    They reach down to where the next one begins that does not stand in their columns while those beside it go on.
    """
    blocks = _blocks(grid, tables[:near], said)
    further = takewhile(partial(_goes_on_beside, grid, blocks), tables[near:]) if blocks else ()
    return _parts(grid, [*tables[:near], *further], blocks) if blocks else ()


def _may_be_beside(grid: Grid, first: Heading, later: Table) -> bool:
    """Return whether a table begins few rows below the first one, or numbers its rows beside it while that goes on."""
    if not first.columns or later.heading.first - first.first <= _APART:
        return bool(first.columns)
    own = range(first.columns[0].number, first.columns[-1].number + 1)
    numbering = [column.number for column in later.heading.columns if _is_numbering(column)]
    return any(number not in own for number in numbering) and _goes_on(grid, later.heading, own)


def _goes_on(grid: Grid, heading: Heading, columns: range) -> bool:
    """Return whether anything stands in ``columns`` beside a heading or right below it."""
    rows = range(heading.first, heading.last + 2)
    return any(column in columns for row in rows for column, _ in grid.filled(row))


def _goes_on_beside(grid: Grid, blocks: Sequence[range], table: Table) -> bool:
    """Return whether a table further down begins in one of the blocks while those beside it go on."""
    heading = table.heading
    rows = range(heading.first, heading.last + 1)
    others = [columns for columns in blocks if heading_at(grid.within(rows, columns), heading.first) is None]
    if not 0 < len(others) < len(blocks) or not any(_goes_on(grid, heading, columns) for columns in others):
        return False
    filled = grid.filled(heading.first)
    labels = (value for column, value in filled if any(column in columns for columns in others))
    return not any(isinstance(label, str) and is_exact_label(label) for label in labels)


def _blocks(grid: Grid, tables: Sequence[Table], said: SaidColumns) -> list[range]:
    """Return the columns of the tables that stand side by side where ``tables`` were found, if there are several."""
    if len(tables) == 1 and not _may_have_another(grid, tables[0].heading.columns):
        return []
    found = _Blocks(grid, tables, said).found()
    return found if len(found) > 1 else []


def _may_have_another(grid: Grid, columns: Sequence[Column]) -> bool:
    """Return whether anything speaks for a second table: a gap among the columns, or beyond them, or numbers anew."""
    if not columns:
        return False
    first, last = columns[0].number, columns[-1].number
    gap = last - first + 1 > len(columns) or grid.width > last + 1
    return gap or sum(map(_is_numbering, columns)) > 1


def _is_numbering(column: Column) -> bool:
    label = column.levels[0]
    return meaning_of(label) is Meaning.INDEX and plain_label(label) in _NUMBERED


def _parts(grid: Grid, group: Sequence[Table], blocks: Sequence[range]) -> tuple[Part, ...]:
    """Return the tables in each of the blocks of columns; those further down in one share nothing with others."""
    rows, top = range(group[0].start, group[-1].end + 1), group[0].heading.first
    views = [grid.within(rows, columns) for columns in blocks]
    found = [find_tables(view) for view in views]
    if not all(found):
        return ()
    last = max(tables[0].heading.last for tables in found)
    shared = _shared(grid, views, range(rows.start, top), range(last + 1, rows.stop))
    return tuple(
        Part(view, replace(table, start=max(table.start, rows.start)), None if place else shared, _name(table))
        for view, tables in zip(views, found, strict=True)
        for place, table in enumerate(tables)
    )


def _name(table: Table) -> str:
    numbers = [column.number for column in table.heading.columns]
    return "–".join(map(column_letters, numbers[:: max(len(numbers) - 1, 1)]))


def _shared(grid: Grid, views: Sequence[Grid], above: range, below: range) -> Shared:
    titled = [titled_row(view, above) for view in views]
    own = min(row for row in titled[1:] if row) if all(titled) else None
    units = next((row for row in above if all(unit_above(view, row) for view in views)), None)
    return Shared(grid, above, below, own, units)


class _Blocks:
    """Finds the blocks of columns in which tables stand side by side; the topmost of them begins with ``tables[0]``."""

    def __init__(self, grid: Grid, tables: Sequence[Table], said: SaidColumns) -> None:
        self._grid = grid
        self._rows = range(tables[0].start, tables[-1].end + 1)
        self._said = said
        self._heads = [table.heading.first for table in tables]
        self._top = self._heads[0]
        self._zone = range(self._top, min(max(self._heads[0] + _APART, self._heads[-1]) + 1, self._rows.stop))

    def found(self) -> list[range]:
        """Return the columns of each table, all columns of the sheet being those of one."""
        stop = self._grid.width + 1
        blocks: list[range] = []
        for cut in sorted(self._cuts(), reverse=True):
            if self._is_table(range(cut, stop)):
                blocks.insert(0, range(cut, stop))
                stop = cut
        blocks.insert(0, range(1, stop))
        while len(blocks) > 1 and not self._is_first(blocks[0]):
            blocks[:2] = [range(1, blocks[1].stop)]
        return blocks if len(blocks) <= _MOST else []

    def _cuts(self) -> set[int]:
        """Return the columns in which a second table may begin; none where there are too many to look at."""
        rows = {*self._zone[: _APART + 1], *self._heads}
        cuts = {column for row in rows for column in self._beginnings(row)}
        return cuts if len(cuts) <= _MOST * _MOST else set()

    def _beginnings(self, row: int) -> Iterator[int]:
        """Yield the columns of labels that number rows or stand beyond a blank cell, but for the row's first one."""
        filled = self._grid.filled(row)
        for (before, _), (column, value) in pairwise(filled):
            if isinstance(value, str) and (column - before > 1 or plain_label(value) in _NUMBERED):
                yield column
        first = filled[0][0] if filled else 1
        if first > 1 and isinstance(filled[0][1], str):
            yield first

    def _is_first(self, columns: range) -> bool:
        """Return whether the leftmost columns are those of a table, be it of one that is not understood."""
        grid = self._grid.within(self._looked_at(), columns)
        heading = self._heading(grid)
        return heading is not None and (_is_numbering(heading.columns[0]) or self._is_readable(grid, heading))

    def _is_table(self, columns: range) -> bool:
        """Return whether what stands in ``columns`` is a table of its own, and no part of the one on its left."""
        grid = self._grid.within(self._looked_at(), columns)
        heading = self._heading(grid)
        if heading is None or heading.columns[0].number != columns.start:
            return False
        gap = self._is_blank(columns.start - 1)
        if _is_numbering(heading.columns[0]):
            return _numbers_on(grid, heading, gap) and (gap or self._is_readable(grid, heading))
        subject = meaning_of(heading.columns[0].levels[0]) in _SUBJECTS
        return gap and subject and self._is_readable(grid, heading) and self._differs(grid, heading)

    def _looked_at(self) -> range:
        return range(self._rows.start, min(self._zone.stop + _LOOKED_AT, self._rows.stop))

    def _heading(self, grid: Grid) -> Heading | None:
        """Return the heading in a part of the sheet: the first row of it with labels, but for lines of a title."""
        for row in self._zone:
            if heading := heading_at(grid, row):
                return heading if heading.columns else None
            labels = [value for _, value in grid.filled(row)]
            if len(labels) > _LETTERHEAD or any(isinstance(label, str) and is_exact_label(label) for label in labels):
                return None
        return None

    def _is_readable(self, grid: Grid, heading: Heading) -> bool:
        """Return whether a table would be read, and has what its kind needs."""
        below = range(heading.last + 1, grid.height + 1)
        if unit_table(grid, heading, below, self._said):
            return True
        layout = arrange(heading.columns, "", None, self._said)
        known = layout.kind is not SheetKind.NONE
        return known and _has_subject(grid, layout, below) and _has_amounts(grid, layout, below)

    def _is_blank(self, column: int) -> bool:
        """Return whether nothing stands in ``column`` beside the rows of the tables, nor is merged over it."""
        if any(area.left <= column <= area.right for area in self._grid.areas_from(self._zone)):
            return False
        rows = self._grid.rows[self._top - 1 : self._rows.stop - 1]
        filled = (row for row in rows if len(row) >= column and row[column - 1] is not None)
        return all(len(row) - row.count(None) < 3 for row in filled)

    def _differs(self, grid: Grid, heading: Heading) -> bool:
        """Return whether a table without numbers is one by more than its heading, compared with what is left of it."""
        left = self._grid.within(self._looked_at(), range(1, heading.columns[0].number))
        first = self._heading(left)
        if first is None or first.first != heading.first:
            return first is not None
        labels = {plain_label(column.label) for column in first.columns}
        if plain_label(heading.columns[0].label) in labels:
            return True
        above = range(self._rows.start, self._top)
        if _has_title(left, above) and _has_title(grid, above):
            return True
        right = (row for row in range(heading.last + 1, grid.height + 1) if len(grid.filled(row)) > 1)
        return any(not left.filled(row) for row in right)


def _has_title(grid: Grid, rows: range) -> bool:
    return any(is_title(str(cells[0][1])) for row in rows if (cells := grid.filled(row)))


def _numbers_on(grid: Grid, heading: Heading, gap: bool) -> bool:
    """Return whether the first column counts on by one, or anew; beyond a ``gap`` it need not have any number."""
    rows = (row for row in range(heading.last + 1, grid.height + 1) if not are_column_numbers(grid.filled(row)))
    texts = (grid.text(row, heading.columns[0].number).strip("(.) ") for row in rows)
    numbers = [int(text) for text in texts if text.isdecimal()][:3]
    return all(after in (before + 1, 1) for before, after in pairwise(numbers)) and (gap or len(numbers) > 0)


def _has_subject(grid: Grid, layout: Layout, below: range) -> bool:
    """Return whether what the table's rows are about is told in words."""
    column = next((layout.fields[meaning] for meaning in _SUBJECTS if meaning in layout.fields), None)
    texts = [text for row in below if column and (text := grid.text(row, column))]
    worded = sum(any(map(str.isalpha, text)) for text in texts)
    return column is not None and worded * 2 >= len(texts)


def _has_amounts(grid: Grid, layout: Layout, below: range) -> bool:
    """Return whether figures have any, and are not only a list of units."""
    if layout.kind is not SheetKind.FIGURES:
        return True
    named = {number for meaning, number in layout.fields.items() if meaning is not Meaning.QUANTITY}
    return any(tells(value) for row in below for column, value in grid.filled(row) if column not in named)

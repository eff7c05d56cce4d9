"""Set tables: a strip a row, the head repeated on each page, a row divided only where it is taller than a page."""

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from desktop.papers.blocks import Align, Column, GroupRow, Row, TableBlock, TableRow, TotalRow
from desktop.papers.layout_parts import MM, Layout, TextStyle
from desktop.papers.linebreaks import balanced, first_fit
from desktop.papers.setting import Setter, baseline, leading, printable
from desktop.papers.strips import LineMark, Mark, Strip, TextMark, face_of, moved

_GAP_BEFORE = 6.0

#: What a column has more than its longest word, in pt: Word rounds widths, and counts the lines to them.
_SLACK = 1.0

#: How columns of numbers are aligned.
_OF_NUMBERS = frozenset({Align.CENTRE, Align.RIGHT})

#: A column of text that is wider (mm) takes every number; longer words (letters) are no numbers but addresses.
_WIDE, _LONGEST_NUMBER = 40.0, 24

_DIGIT = re.compile(r"\d")
_NOUGHTS = str.maketrans("123456789", "000000000")

#: Space above and below the text of a cell, in pt.
CELL_PAD = 2.5


@dataclass(frozen=True, slots=True)
class _Cell:
    """The lines of a cell, the left edge and the width of their room."""

    lines: tuple[str, ...]
    x: float
    width: float
    align: Align


def set_table(block: TableBlock, layout: Layout, setter: Setter) -> Iterator[Strip]:
    """Set a table over the whole text width."""
    return _TableSetter(block, layout, setter).strips()


def column_edges(block: TableBlock, layout: Layout, setter: Setter) -> tuple[float, ...]:
    """Return where the columns of ``block`` begin and the last one ends, in pt from the margin."""
    width, padding = layout.page.text_width, layout.table.padding * MM
    words = [_longest_word(block, place, layout, setter) for place in range(len(block.columns))]
    least = [word + 2 * padding + _SLACK for word in words]
    total = sum(column.share for column in block.columns)
    widths = [max(low, column.share * width / total) for low, column in zip(least, block.columns, strict=True)]
    tight = sum(least) > width
    widths = [one * width / sum(widths) for one in widths] if tight else _trimmed(widths, least, width)
    return tuple(itertools.accumulate(widths, initial=0.0))


def _longest_word(block: TableBlock, place: int, layout: Layout, setter: Setter) -> float:
    """Return the width of the longest word of a column that is not divided: of its title, of its numbers and days.

    Those are what it centres or sets at the right, and in a column of text the words with digits in them.
    """
    column, head, cell = block.columns[place], layout.table.head, layout.table.cell
    measure, bold = setter.measure(cell), setter.measure(replace(cell, bold=True))
    title = map(setter.measure(head), printable(column.title, head).split())
    words = (measure(printable(word, cell)) for word in _undivided_words(block, place, layout))
    sums = map(bold, _sums(block, place)) if column.align in _OF_NUMBERS else ()
    return max([*title, *words, *sums], default=0.0)


def _undivided_words(block: TableBlock, place: int, layout: Layout) -> set[str]:
    """Return the words of a column that are not to be divided, all digits as noughts: those are equally wide."""
    column = block.columns[place]
    of_numbers = column.align in _OF_NUMBERS
    wide = column.share * layout.page.text_width / sum(one.share for one in block.columns) > _WIDE * MM
    if wide and not of_numbers:
        return set()
    words = set(" ".join([row.cells[place] for row in block.rows if isinstance(row, Row)]).split())
    if not of_numbers:
        words = {word for word in words if len(word) <= _LONGEST_NUMBER and _DIGIT.search(word)}
    return {word.translate(_NOUGHTS) for word in words}


def _sums(block: TableBlock, place: int) -> Iterator[str]:
    """Yield what stands in a column's cells of total rows."""
    for row in block.rows:
        if isinstance(row, TotalRow) and place >= len(block.columns) - len(row.cells):
            yield row.cells[place - len(block.columns)]


def _trimmed(widths: Sequence[float], least: Sequence[float], total: float) -> list[float]:
    """Take what ``widths`` have above ``total`` from the columns that have room above their ``least``, evenly."""
    room = sum(widths) - sum(least)
    share = (sum(widths) - total) / room if room else 0.0
    return [width - (width - low) * share for width, low in zip(widths, least, strict=True)]


class _TableSetter:
    """Sets the rows of one table."""

    def __init__(self, block: TableBlock, layout: Layout, setter: Setter) -> None:
        self._block = block
        self._layout = layout
        self._setter = setter
        self._padding = layout.table.padding * MM
        self._edges = column_edges(block, layout, setter)
        self._aligns = [column.align for column in block.columns]
        self._bold = replace(layout.table.cell, bold=True)
        self._frames: dict[tuple[float, int], tuple[Mark, ...]] = {}

    def strips(self) -> Iterator[Strip]:
        head = self._head()
        yield replace(head, space_before=_GAP_BEFORE, keep=True)
        rows = self._block.rows or (Row(("",) * len(self._block.columns)),)
        for row, after in itertools.zip_longest(rows, rows[1:]):
            for strip in self._row(row, head.height):
                yield replace(strip, head=head, keep=strip.keep or isinstance(after, TotalRow))

    # ── The head ──

    def _head(self) -> Strip:
        """Return the head: one row, or two where neighbours have a common title."""
        spans = list(column_spans(self._block.columns))
        tops = [self._title(group, first, last) for group, first, last in spans]
        unders = [
            self._title(self._block.columns[index].title, index, index + 1)
            for group, first, last in spans
            if group
            for index in range(first, last)
        ]
        if not unders:
            return self._framed_head(
                [self._title(column.title, i, i + 1) for i, column in enumerate(self._block.columns)]
            )
        return self._two_storeys(spans, tops, unders)

    def _framed_head(self, cells: Sequence[_Cell]) -> Strip:
        return self._strip(cells, self._layout.table.head, self._edges, middle=True, least=0.0)

    def _title(self, title: str, first: int, last: int) -> _Cell:
        """Return a title over the columns from ``first`` to before ``last``."""
        style = self._layout.table.head
        x0, x1 = self._edges[first], self._edges[last]
        room = x1 - x0 - 2 * self._padding
        lines = balanced(printable(title, style), self._setter.measure(style), room)
        return _Cell(lines, x0 + self._padding, room, Align.CENTRE)

    def _two_storeys(self, spans: Sequence["ColumnSpan"], tops: Sequence[_Cell], unders: Sequence[_Cell]) -> Strip:
        style, rule = self._layout.table.head, self._layout.table.line_width
        singles = [
            self._title(self._block.columns[first].title, first, last) for group, first, last in spans if not group
        ]
        groups = [cell for cell, (group, _, _) in zip(tops, spans, strict=True) if group]
        upper, lower = self._height(groups, style), self._height(unders, style)
        lower = max(lower, self._height(singles, style) - upper)
        height = upper + lower
        marks = [
            *self._all_texts(groups, style, upper),
            *self._all_texts(singles, style, height),
            *moved(self._all_texts(unders, style, lower), upper),
            *_across(self._edges, (0.0, height), rule),
        ]
        for group, first, last in spans:
            marks.append(LineMark(self._edges[first], 0.0, self._edges[first], height, rule))
            if group:
                marks.append(LineMark(self._edges[first], upper, self._edges[last], upper, rule))
                marks += (LineMark(x, upper, x, height, rule) for x in self._edges[first + 1 : last])
        marks.append(LineMark(self._edges[-1], 0.0, self._edges[-1], height, rule))
        return Strip(height, tuple(marks), lines=1)

    def _height(self, cells: Sequence[_Cell], style: TextStyle) -> float:
        count = max((len(cell.lines) for cell in cells), default=0)
        return count * leading(style) + 2 * CELL_PAD

    def _all_texts(self, cells: Sequence[_Cell], style: TextStyle, height: float) -> list[Mark]:
        """Return the texts of ``cells`` in the middle of ``height``."""
        tops = [(height - len(cell.lines) * leading(style)) / 2 for cell in cells]
        return [mark for cell, top in zip(cells, tops, strict=True) for mark in self._texts(cell, style, top)]

    # ── The rows ──

    def _row(self, row: TableRow, head_height: float) -> Iterator[Strip]:
        match row:
            case GroupRow():
                yield self._group(row)
            case TotalRow():
                yield self._total(row)
            case Row():
                yield from self._plain(row, head_height)

    def _plain(self, row: Row, head_height: float) -> Iterator[Strip]:
        style = self._bold if row.bold else self._layout.table.cell
        cells = self._cells(row.cells, 0, style)
        whole = self._strip(cells, style, self._edges)
        if whole.height <= self._layout.page.text_height - head_height:
            yield whole
        else:
            yield from self._divided(cells, whole.lines, style)

    def _divided(self, cells: Sequence[_Cell], count: int, style: TextStyle) -> Iterator[Strip]:
        """Yield a row taller than a page as a strip a line."""
        rule = self._layout.table.line_width
        for index in range(count):
            top, bottom = (CELL_PAD if index == 0 else 0.0), (CELL_PAD if index == count - 1 else 0.0)
            height = top + leading(style) + bottom
            line = [replace(cell, lines=cell.lines[index : index + 1]) for cell in cells]
            marks = [mark for cell in line for mark in self._texts(cell, style, top)]
            above = _across(self._edges, [0.0] if top else [], rule)
            below = tuple(_across(self._edges, [height], rule))
            frame = (*_upright(self._edges, height, rule), *above, *(below if bottom else ()))
            yield Strip(height, (*marks, *frame), lines=1, closing=() if bottom else below)

    def _group(self, row: GroupRow) -> Strip:
        style, width = self._layout.table.group, self._layout.page.text_width
        room = width - 2 * self._padding
        lines = first_fit(printable(row.text, style), self._setter.measure(style), room, room)
        return self._strip([_Cell(lines, self._padding, room, Align.LEFT)], style, (0.0, width), least=0.0).kept()

    def _total(self, row: TotalRow) -> Strip:
        spanned = len(self._block.columns) - len(row.cells)
        room = self._edges[spanned] - 2 * self._padding
        lines = self._cell_lines(row.label, room, self._bold)
        label = _Cell(lines, self._padding, room, Align.CENTRE)
        edges = (0.0, *self._edges[spanned:]) if spanned else self._edges
        cells = [label, *self._cells(row.cells, spanned, self._bold)]
        return self._strip(cells[not spanned :], self._bold, edges, middle=True)

    def _cells(self, texts: Sequence[str], first: int, style: TextStyle) -> list[_Cell]:
        """Return the cells of ``texts`` in the columns from ``first`` on."""
        cells = []
        places = zip(texts, self._aligns[first:], itertools.pairwise(self._edges[first:]), strict=True)
        for text, align, (x0, x1) in places:
            width = x1 - x0 - 2 * self._padding
            cells.append(_Cell(self._cell_lines(text, width, style), x0 + self._padding, width, align))
        return cells

    def _cell_lines(self, text: str, width: float, style: TextStyle) -> tuple[str, ...]:
        measure = self._setter.measure(style)
        shown = [printable(line, style) for line in text.splitlines()]
        return tuple(line for one in shown for line in first_fit(one, measure, width, width))

    def _strip(
        self,
        cells: Sequence[_Cell],
        style: TextStyle,
        edges: Sequence[float],
        middle: bool = False,
        least: float | None = None,
    ) -> Strip:
        """Return a framed row; ``middle`` sets the cells in its middle. ``least`` (pt) is the table's unless given."""
        count = max(1, *(len(cell.lines) for cell in cells))
        lowest = self._block.row_height * MM if least is None else least
        height = max(count * leading(style) + 2 * CELL_PAD, lowest)
        if middle or lowest:
            marks = self._all_texts(cells, style, height)
        else:
            marks = [mark for cell in cells for mark in self._texts(cell, style, CELL_PAD)]
        return Strip(height, (*marks, *self._frame(edges, height)), lines=count)

    def _frame(self, edges: Sequence[float], height: float) -> tuple[Mark, ...]:
        """Return the lines around a row's cells; rows of one height and as many cells share them."""
        frame = self._frames.get((height, len(edges)))
        if frame is None:
            rule = self._layout.table.line_width
            frame = (*_across(edges, (0.0, height), rule), *_upright(edges, height, rule))
            self._frames[height, len(edges)] = frame
        return frame

    def _texts(self, cell: _Cell, style: TextStyle, top: float) -> Iterator[Mark]:
        face, size = face_of(style), style.size
        y, step = top + baseline(style), leading(style)
        for index, line in enumerate(cell.lines):
            x = cell.x
            if cell.align in {Align.CENTRE, Align.RIGHT}:
                slack = cell.width - self._setter.width(line, style)
                x += slack if cell.align is Align.RIGHT else slack / 2
            yield TextMark(x, y + index * step, line, face, size)


#: A common title (empty for a column alone), its first column and the one after its last.
ColumnSpan = tuple[str, int, int]


def column_spans(columns: Sequence[Column]) -> Iterator[ColumnSpan]:
    """Yield neighbours of the same group together, and every other column alone."""
    first = 0
    for group, members in itertools.groupby(columns, key=lambda column: column.group):
        count = len(list(members))
        if group:
            yield group, first, first + count
        else:
            yield from (("", index, index + 1) for index in range(first, first + count))
        first += count


def _across(edges: Sequence[float], levels: Iterable[float], width: float) -> Iterator[LineMark]:
    for y in levels:
        yield LineMark(edges[0], y, edges[-1], y, width)


def _upright(edges: Iterable[float], height: float, width: float) -> Iterator[LineMark]:
    for x in edges:
        yield LineMark(x, 0.0, x, height, width)

"""Set tables: a strip a row, the head repeated on each page, a row divided only where it is taller than a page."""

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from desktop.papers.blocks import Align, GroupRow, Row, TableBlock
from desktop.papers.layout import MM, Layout, TextStyle
from desktop.papers.linebreaks import EPSILON, balanced, first_fit
from desktop.papers.setting import Setter, baseline, leading, printable
from desktop.papers.strips import LineMark, Mark, Strip, TextMark, face_of

_GAP_BEFORE = 6.0

#: Returns the lines of a text in a column of a width.
_LinesOf = Callable[[str, float], tuple[str, ...]]

#: Space above and below the text of a cell, in pt.
_PAD = 2.5


@dataclass(frozen=True, slots=True)
class _Cell:
    """The lines of a cell, its left edge and its width."""

    lines: tuple[str, ...]
    x: float
    width: float
    align: Align


def set_table(block: TableBlock, layout: Layout, setter: Setter) -> list[Strip]:
    """Set a table over the whole text width."""
    return _TableSetter(block, layout, setter).strips()


class _TableSetter:
    """Sets the rows of one table."""

    def __init__(self, block: TableBlock, layout: Layout, setter: Setter) -> None:
        self._block = block
        self._layout = layout
        self._setter = setter
        self._padding = layout.table.padding * MM
        self._edges = _edges(self._widths())

    def strips(self) -> list[Strip]:
        head = self._head()
        rows = [replace(strip, head=head) for row in self._block.rows for strip in self._row(row, head.height)]
        first = replace(head, space_before=_GAP_BEFORE, keep=True)
        return [first, *rows]

    def _widths(self) -> list[float]:
        """Return the columns' widths: as shared out, but none narrower than the longest word of its title."""
        style, width = self._layout.table.head, self._layout.page.text_width
        measure = self._setter.measure(style)
        total = sum(column.share for column in self._block.columns)
        words = [
            max(map(measure, printable(column.title, style).split()), default=0.0) for column in self._block.columns
        ]
        least = [word + 2 * self._padding + 2 * EPSILON for word in words]
        shared = [column.share * width / total for column in self._block.columns]
        widths = [max(pair) for pair in zip(least, shared, strict=True)]
        return [one * width / sum(widths) for one in widths] if sum(least) > width else _trimmed(widths, least, width)

    def _head(self) -> Strip:
        style = self._layout.table.head
        titles = [column.title for column in self._block.columns]
        cells = self._cells(titles, [Align.CENTRE] * len(titles), self._title_lines)
        return self._strip(cells, style, self._edges, middle=True)

    def _row(self, row: Row | GroupRow, head_height: float) -> Iterator[Strip]:
        if isinstance(row, GroupRow):
            yield self._group(row)
            return
        style = self._layout.table.cell
        cells = self._cells(row.cells, [column.align for column in self._block.columns], self._cell_lines)
        whole = self._strip(cells, style, self._edges)
        fits = whole.height <= self._layout.page.text_height - head_height
        yield from [whole] if fits else self._divided(cells, whole.lines)

    def _divided(self, cells: Sequence[_Cell], count: int) -> Iterator[Strip]:
        """Yield a row taller than a page as a strip a line."""
        style, rule = self._layout.table.cell, self._layout.table.line_width
        for index in range(count):
            top, bottom = (_PAD if index == 0 else 0.0), (_PAD if index == count - 1 else 0.0)
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
        return self._strip([_Cell(lines, self._padding, room, Align.LEFT)], style, (0.0, width)).kept()

    def _cells(self, texts: Sequence[str], aligns: Sequence[Align], lines_of: _LinesOf) -> list[_Cell]:
        cells = []
        for text, align, (x0, x1) in zip(texts, aligns, itertools.pairwise(self._edges), strict=True):
            width = x1 - x0 - 2 * self._padding
            cells.append(_Cell(lines_of(text, width), x0 + self._padding, width, align))
        return cells

    def _title_lines(self, text: str, width: float) -> tuple[str, ...]:
        style = self._layout.table.head
        return balanced(printable(text, style), self._setter.measure(style), width)

    def _cell_lines(self, text: str, width: float) -> tuple[str, ...]:
        style = self._layout.table.cell
        measure = self._setter.measure(style)
        shown = (printable(line, style) for line in text.splitlines())
        return tuple(line for one in shown for line in first_fit(one, measure, width, width))

    def _strip(self, cells: Sequence[_Cell], style: TextStyle, edges: Sequence[float], middle: bool = False) -> Strip:
        count = max(1, *(len(cell.lines) for cell in cells))
        height = count * leading(style) + 2 * _PAD
        slacks = [(count - len(cell.lines)) * leading(style) / 2 if middle else 0.0 for cell in cells]
        marks = [
            mark for cell, slack in zip(cells, slacks, strict=True) for mark in self._texts(cell, style, _PAD + slack)
        ]
        rule = self._layout.table.line_width
        frame = (*_across(edges, (0.0, height), rule), *_upright(edges, height, rule))
        return Strip(height, (*marks, *frame), lines=count)

    def _texts(self, cell: _Cell, style: TextStyle, top: float) -> Iterator[Mark]:
        for index, line in enumerate(cell.lines):
            slack = cell.width - self._setter.width(line, style)
            x = cell.x + (slack / 2 if cell.align is Align.CENTRE else 0.0)
            yield TextMark(x, top + index * leading(style) + baseline(style), line, face_of(style), style.size)


def _trimmed(widths: Sequence[float], least: Sequence[float], total: float) -> list[float]:
    """Take what ``widths`` have above ``total`` from the columns that have room above their ``least``, evenly."""
    room = sum(widths) - sum(least)
    share = (sum(widths) - total) / room if room else 0.0
    return [width - (width - low) * share for width, low in zip(widths, least, strict=True)]


def _edges(widths: Iterable[float]) -> tuple[float, ...]:
    return tuple(itertools.accumulate(widths, initial=0.0))


def _across(edges: Sequence[float], levels: Iterable[float], width: float) -> Iterator[LineMark]:
    for y in levels:
        yield LineMark(edges[0], y, edges[-1], y, width)


def _upright(edges: Iterable[float], height: float, width: float) -> Iterator[LineMark]:
    for x in edges:
        yield LineMark(x, 0.0, x, height, width)

"""Cells that are put down one after the other, around those that earlier ones span: as in HTML and XML tables."""

from desktop.domain.errors import RefusalCode
from desktop.spreadsheets.container import MAX_CELLS, refuse
from desktop.spreadsheets.workbook import Area, Position, Value

#: As many rows or columns as one cell may span.
MAX_SPAN = 2_000


class SpannedCells:
    """The rows of a table while its cells come in."""

    def __init__(self) -> None:
        self.rows: list[list[Value]] = []
        self.merges: list[Area] = []
        self._taken: set[Position] = set()
        self._filled = 0

    def next_row(self, number: int | None = None) -> None:
        """Begin the next row, or row ``number`` (from 1)."""
        missing = (number or len(self.rows) + 1) - len(self.rows)
        self._count(missing)
        self.rows += [[] for _ in range(missing)]

    def _count(self, cells: int) -> None:
        """Hold ``cells`` more against the limit."""
        self._filled += cells
        if self._filled > MAX_CELLS:
            raise refuse(RefusalCode.TOO_LARGE, "cells")

    def put(self, value: Value, across: int, down: int, column: int | None = None) -> Position:
        """Put a cell into the last row, at ``column`` (from 1) or the next free one; return where it came to stand."""
        row, cells = len(self.rows), self.rows[-1]
        column = column or len(cells) + 1
        while (row, column) in self._taken:
            column += 1
        self._count(column + across * down)
        cells += [None] * (column - 1 - len(cells)) + [value]
        if across > 1 or down > 1:
            self.merges.append(Area(row, column, row + down - 1, column + across - 1))
            self._taken |= {(row + y, column + x) for y in range(down) for x in range(across)}
        return row, column

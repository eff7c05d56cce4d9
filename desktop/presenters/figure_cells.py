"""What is typed or pasted into the grid of figures: read cell by cell, and what it would change."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from desktop.domain.figure_grid import Cell, GridRow, RowRole, Shown, window
from desktop.domain.figures import Figure, FigureSource
from desktop.domain.indicators import Indicator
from desktop.domain.quantities import Measure
from desktop.domain.text import clean, spelling_key
from desktop.services.figure_entry import CellFault, Entry, meant_commas, read_cell
from desktop.services.figures import FigureGrid

#: The row and the column of a cell.
Place = tuple[GridRow, int]


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a text in a cell would do: keep the figure of ``entry``, or nothing because of a fault.

    ``row`` is ``None`` for a pasted line that fits no row, called ``name``; ``before`` is what the cell says now.
    """

    text: str
    row: GridRow | None
    column: int
    before: Cell | None = None
    entry: Entry | None = None
    fault: CellFault | None = None
    name: str = ""

    @property
    def changes(self) -> bool:
        """Whether it would make the ledger different."""
        if self.entry is None:
            return False
        if self.before is None:
            return not self.entry.clears
        said = self.entry.figure
        same = (said.quantity, said.approximate) == (self.before.quantity, self.before.approximate)
        return self.entry.clears or not same


class CellReader:
    """Reads texts for the cells of one grid, in which plain numbers are in ``scale``."""

    def __init__(self, grid: FigureGrid, scale: Callable[[Indicator], Measure]) -> None:
        self._grid = grid
        self._scale = scale

    def proposal(self, text: str, place: Place, source: FigureSource, *, groups: bool | None = None) -> Proposal:
        """Return what a text in a cell would do."""
        row, column = place
        before = row.cells[column]
        indicator = self._grid.indicators.get(row.indicator_id)
        fault = self._not_for_typing(row, before, column)
        if fault is not None or indicator is None:
            return Proposal(text, row, column, before, fault=fault or CellFault.NOT_FOR_TYPING)
        read = read_cell(text, self._scale(indicator), groups=groups)
        if read.fault is not None:
            return Proposal(text, row, column, before, fault=read.fault)
        quantity = read.amount.quantity if read.amount else None
        about = read.amount is not None and read.amount.approximate
        figure = self._figure(place, indicator, (quantity or Decimal(), about), source)
        return Proposal(text, row, column, before, Entry(figure, clears=quantity is None))

    def _not_for_typing(self, row: GridRow, before: Cell | None, column: int) -> CellFault | None:
        """Return why nothing can be typed into a cell: it is a total, a comparison, or the sum of other figures."""
        wish = self._grid.wish
        about_unit = row.unit_id is not None or wish.unit_id is not None
        counted = self._grid.columns[column].kind is not wish.kind
        if row.role is not RowRole.RECORD or counted or not wish.shown.can_be_typed or not about_unit:
            return CellFault.NOT_FOR_TYPING
        asked = window(self._grid.columns[column], wish.shown)
        there = before.figures if before else ()
        if any(figure.is_share for figure in there):
            return CellFault.SHARE_OF_SPLIT
        for figure in there:
            own = figure.unit_id == self._unit(row) and (figure.start, figure.end) == (asked.start, asked.end)
            if not own:
                return CellFault.SUM_OF_SEVERAL
        return None

    def _unit(self, row: GridRow) -> int | None:
        return self._grid.wish.unit_id if self._grid.wish.unit_id is not None else row.unit_id

    def _figure(self, place: Place, indicator: Indicator, said: tuple[Decimal, bool], source: FigureSource) -> Figure:
        row, column = place
        shown = self._grid.wish.shown
        asked = window(self._grid.columns[column], shown)
        before = row.cells[column]
        cumulative = before.figures[0].cumulative if before else shown is Shown.CUMULATIVE
        quantity, approximate = said
        return Figure(
            0,
            self._unit(row),
            indicator.name,
            quantity,
            indicator.measure,
            asked.start,
            asked.end,
            approximate,
            cumulative,
            indicator_id=indicator.id,
            aspect=asked.aspect,
            source=source,
        )

    # ── A block of cells ──

    def block(self, text: str, rows: Sequence[GridRow], column: int) -> tuple[Proposal, ...]:
        """Return what a block copied from a spreadsheet would do in ``rows`` from ``column`` on.

        Where its lines begin with names of rows, each goes to the row it names; else to the rows in their order.
        """
        lines = [line.split("\t") for line in text.rstrip("\r\n").splitlines()]
        named = {spelling_key(self._grid.name(row)): row for row in rows if row.role is RowRole.RECORD}
        by_name = any(len(line) > 1 and self._row_named(line[0], named) for line in lines)
        groups = meant_commas(cell for line in lines for cell in line)
        found: list[Proposal] = []
        for place, line in enumerate(lines):
            row = self._row_named(line[0], named) if by_name else rows[place] if place < len(rows) else None
            name, cells = (clean(line[0]), line[1:]) if by_name else ("", line)
            if row is None:
                fault = CellFault.UNKNOWN_ROW if by_name else CellFault.BEYOND
                found.append(Proposal(" ".join(map(clean, cells)), None, column, fault=fault, name=name))
            else:
                found += self._line(cells, (row, column), groups)
        return tuple(found)

    def _row_named(self, text: str, named: Mapping[str, GridRow]) -> GridRow | None:
        found = named.get(spelling_key(clean(text)))
        unit = None if found or self._grid.wish.unit_id is not None else self._grid.units.find(text)
        return found or (named.get(spelling_key(unit.name_on(self._grid.columns[-1].end))) if unit else None)

    def _line(self, cells: Sequence[str], place: Place, groups: bool | None) -> Iterator[Proposal]:
        row, first = place
        for column, text in enumerate(map(clean, cells), start=first):
            if column < len(row.cells):
                yield self.proposal(text, (row, column), FigureSource.PASTED, groups=groups)
            elif text:
                yield Proposal(text, row, column, fault=CellFault.BEYOND)

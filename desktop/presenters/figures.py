"""The page of figures: which grid is shown, what is typed into it, and what is behind a number."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Protocol

from desktop.domain.figure_grid import Cell, GridRow, RowRole, Shown
from desktop.domain.figures import FigureSource
from desktop.domain.indicators import Indicator
from desktop.domain.quantities import Measure, larger_measures
from desktop.domain.text import fold
from desktop.presenters.figure_cells import CellReader, Place, Proposal
from desktop.presenters.session import Session
from desktop.services import figure_entry, sources
from desktop.services import figures as figure_services
from desktop.services.changes import Changed, Noun
from desktop.services.figure_entry import CellFault, Kept
from desktop.services.figures import FigureGrid, FigureRow, Wish
from desktop.services.ledgers import Ledger

Undo = Callable[[], None]

#: A cell, told again after the grid was made anew.
CellKey = tuple[object, int]

#: More figures than these are not listed behind one number.
MOST_BEHIND = 10_000


@dataclass(frozen=True, slots=True)
class Scale:
    """A measure in which numbers are shown and typed; ``name`` is empty for the base measure itself."""

    name: str
    measure: Measure


@dataclass(frozen=True, slots=True)
class Refused:
    """What was typed into a cell and could not be taken, and why."""

    text: str
    fault: CellFault


class FiguresView(Protocol):
    """What shows the page; it looks up the state in its presenter."""

    def show_grid(self) -> None:
        """Show the grid and the choices, which are different now."""

    def show_cells(self) -> None:
        """Show the cells again: what was refused in them is different now."""

    def show_behind(self) -> None:
        """Show the figures behind the chosen number."""

    def show_preview(self, proposals: Sequence[Proposal]) -> None:
        """Show what a paste would change, and ask."""

    def tell(self, kept: int, refused: int, undo: Undo | None) -> None:
        """Say that so many figures were kept, that so many cells were not taken, and offer to take it back."""


class FiguresPresenter:
    """State and commands of the page of figures.

    ``shown`` are the rows of the grid that fit what is typed into the filter; ``refused`` what stands in cells that
    could not be taken; ``behind`` the figures that make the chosen number, of which there are ``behind_count``.
    """

    def __init__(self, session: Session, view: FiguresView, now: Callable[[], datetime] = datetime.now) -> None:
        self._session = session
        self._view = view
        self._now = now
        self._last: Undo | None = None
        self._chosen: CellKey | None = None
        self.wish = Wish()
        self.grid: FigureGrid | None = None
        self.shown: tuple[GridRow, ...] = ()
        self.typed = ""
        self.only_owing = False
        self.scale_name = ""
        self.refused: dict[CellKey, Refused] = {}
        self.behind: tuple[FigureRow, ...] = ()
        self.behind_count = 0
        session.watch(frozenset({Noun.FIGURES, Noun.UNITS, Noun.BATCHES}), self.reload)

    # ── Which grid ──

    def reload(self) -> None:
        """Read the grid again."""
        wish, today = self.wish, self._now().date()
        self._session.ask(lambda ledger: figure_services.grid_of(ledger, wish, today), self._take)

    def _take(self, grid: FigureGrid) -> None:
        self.grid = grid
        self.wish = grid.wish
        self._sift()
        self.choose(*self._chosen_place())

    def refine(self, wish: Wish) -> None:
        """Show another grid; what was refused in the old one is forgotten."""
        if wish != self.wish:
            self.wish = wish
            self.refused.clear()
            self.reload()

    def filter(self, typed: str, *, only_owing: bool) -> None:
        """Show the rows that hold every typed word, and only those that have not reported where so asked."""
        self.typed, self.only_owing = typed, only_owing
        self._sift()

    def _sift(self) -> None:
        words = fold(self.typed).split()
        self.shown = tuple(row for row in (self.grid.rows if self.grid else ()) if self._fits(row, words))
        self._view.show_grid()

    def _fits(self, row: GridRow, words: Sequence[str]) -> bool:
        if row.role is not RowRole.RECORD or self.grid is None:
            return True
        name = fold(self.grid.name(row))
        return all(word in name for word in words) and not (self.only_owing and row.has_reported(self._over()))

    def _over(self) -> list[int]:
        """Return the columns whose days are over, the year's total left out."""
        today = self._now().date()
        parts = self.grid.columns if self.grid else ()
        return [place for place, part in enumerate(parts) if part.kind is self.wish.kind and part.end < today]

    def is_over(self, column: int) -> bool:
        """Whether the days of a column are over, so that its figures are to be there."""
        return self.grid is not None and self.grid.columns[column].end < self._now().date()

    def owing(self) -> int:
        """Return how many units have not reported for all days that are over."""
        rows = self.grid.rows if self.grid else ()
        over = self._over()
        return sum(row.unit_id is not None and not row.has_reported(over) for row in rows)

    # ── How numbers are shown ──

    def scales(self) -> tuple[Scale, ...]:
        """Return the measures in which the grid can be shown."""
        indicator = self.grid.indicator if self.grid else None
        if indicator is None or self.wish.shown is Shown.PERCENT:
            return ()
        larger = tuple(Scale(name, measure) for name, measure in larger_measures(indicator.measure))
        return (Scale("", Measure(indicator.measure)), *larger)

    def choose_scale(self, name: str) -> None:
        """Show and type numbers in another measure."""
        self.scale_name = name
        self._view.show_cells()

    def scale(self, indicator: Indicator) -> Measure:
        """Return the measure in which numbers of an indicator are shown and typed."""
        return next((one.measure for one in self.scales() if one.name == self.scale_name), Measure(indicator.measure))

    def number(self, row: GridRow, cell: Cell) -> tuple[Decimal | None, int]:
        """Return a cell's number in the measure shown, if it has one, and with how many decimals at least."""
        indicator = self.grid.indicators.get(row.indicator_id) if self.grid else None
        indicator = indicator or (self.grid.indicator if self.grid else None)
        if indicator is None or cell.quantity is None or self.wish.shown is Shown.PERCENT:
            return cell.quantity, 1 if self.wish.shown is Shown.PERCENT else 0
        return cell.quantity / self.scale(indicator).factor, indicator.decimals

    # ── What is typed ──

    def _reader(self) -> CellReader | None:
        return CellReader(self.grid, self.scale) if self.grid else None

    def type_cell(self, row: GridRow, column: int, text: str) -> None:
        """Take what was typed into a cell; what can't be taken stays there with the reason."""
        reader = self._reader()
        if reader is not None:
            proposal = reader.proposal(text, (row, column), FigureSource.TYPED)
            self.refused.pop((row.key, column), None)
            if proposal.changes or proposal.fault is not None:
                self.keep([proposal])
            else:
                self._view.show_cells()

    def clear(self, places: Sequence[Place]) -> None:
        """Empty cells; what stood there stays readable in the history."""
        reader = self._reader()
        if reader is not None:
            for row, column in places:
                self.refused.pop((row.key, column), None)
            there = [place for place in places if place[0].cells[place[1]] is not None]
            self.keep([reader.proposal("", place, FigureSource.TYPED) for place in there])

    def paste(self, row: GridRow, column: int, text: str) -> None:
        """Show what a block copied from a spreadsheet would change, its upper left corner in this cell."""
        reader = self._reader()
        if reader is None or not text.strip():
            return
        first = next((place for place, one in enumerate(self.shown) if one.key == row.key), 0)
        found = reader.block(text, self.shown[first:], column)
        self._view.show_preview([one for one in found if one.changes or one.fault is not None])

    def keep(self, proposals: Sequence[Proposal]) -> None:
        """Keep all that can be taken at once; the rest stays in its cells with the reasons."""
        entries = [one.entry for one in proposals if one.entry is not None and one.changes]
        refused = [one for one in proposals if one.fault is not None]
        for one in refused:
            if one.row is not None and one.fault is not None:
                self.refused[one.row.key, one.column] = Refused(one.text, one.fault)
        for one in proposals:
            if one.entry is not None and one.row is not None:
                self.refused.pop((one.row.key, one.column), None)
        if not entries:
            self._view.show_cells()
            self._view.tell(0, len(refused), None)
            return

        def job(ledger: Ledger) -> Changed[Kept]:
            return figure_entry.keep(ledger, entries, self._now())

        self._session.change(job, lambda kept: self._told(kept, len(refused)))

    def _told(self, kept: Kept, refused: int) -> None:
        spent: list[bool] = []

        def undo() -> None:
            if not spent:
                spent.append(True)
                self._last = None
                self._session.change(lambda ledger: figure_entry.take_back(ledger, kept))

        self._last = undo
        self._view.tell(kept.count, refused, undo)

    def undo_last(self) -> None:
        """Take the last thing back that was kept here."""
        if self._last is not None:
            self._last()

    # ── What is behind a number ──

    def choose(self, row: GridRow | None, column: int) -> None:
        """Look at the figures behind a cell."""
        cell = row.cells[column] if row is not None and 0 <= column < len(row.cells) else None
        self._chosen = (row.key, column) if row is not None else None
        found = cell.figures if cell is not None else ()
        self.behind_count = len(found)
        if not found:
            self._show_behind(())
            return
        ids = [figure.id for figure in found[:MOST_BEHIND]]
        self._session.ask(lambda ledger: figure_services.behind(ledger, ids), self._show_behind)

    def _show_behind(self, rows: tuple[FigureRow, ...]) -> None:
        self.behind = rows
        self._view.show_behind()

    def _chosen_place(self) -> tuple[GridRow | None, int]:
        key, column = self._chosen or (None, 0)
        return next((row for row in self.shown if row.key == key), None), column

    def copy_workbook(self, import_row_id: int, folder: Path, take: Callable[[Path], None]) -> None:
        """Write the workbook in which a figure was read into ``folder``, and hand over where."""
        self._session.ask(lambda ledger: sources.copy_workbook(ledger, import_row_id, folder), take)

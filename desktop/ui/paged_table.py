"""A list of any length: the ids are at hand, rows come a page at a time and are shown as "…" until then."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop import wording
from desktop.presenters.paging import Pages
from desktop.ui.columns import Column
from desktop.ui.list_model import NO_PARENT, AnyIndex, Line, ListModel
from desktop.ui.table import ListTable
from desktop.words import tr

if TYPE_CHECKING:
    from desktop.services.ledgers import Ledger

Row = TypeVar("Row")

#: So many rows keep the texts of their cells; some screens full.
_FORMATTED = 1_000

_ROWS = QItemSelectionModel.SelectionFlag.Rows


class PagedModel(ListModel[Row]):
    """A Qt model of rows that come when they are asked for; who owns the list filters and sorts it."""

    #: The heading of a column was clicked (the column, -1 for none; whether the last is to come first).
    sort_wanted = Signal(int, bool)

    def __init__(self, columns: Sequence[Column[Row]], pages: Pages[Row], parent: QObject | None = None) -> None:
        super().__init__(columns, parent)
        self._pages = pages
        self._lines: dict[int, Line[Row]] = {}
        self._count = 0
        pages.came = self._tell_page

    def take_over(self) -> None:
        """Show the list that the pages hold now."""
        self.beginResetModel()
        self._lines.clear()
        self._count = len(self._pages.ids)
        self.endResetModel()

    def _tell_page(self, first: int, last: int) -> None:
        for place in range(first, last + 1):
            self._lines.pop(place, None)
        self.dataChanged.emit(self.index(first, 0), self.index(last, self.columnCount() - 1))

    def line(self, place: int) -> Line[Row] | None:
        """Return the row at ``place``; ``None`` until its page is there."""
        line = self._lines.get(place)
        return line if line is not None else self._made(place)

    def _made(self, place: int) -> Line[Row] | None:
        row = self._pages.row(place)
        if row is None:
            return None
        if len(self._lines) >= _FORMATTED:
            self._lines.clear()
        return self._lines.setdefault(place, Line(row))

    def shown(self) -> list[Row]:
        """Return the rows that are at hand, in the order shown."""
        return list(self._pages.at_hand())

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Ask for another order."""
        self.sort_wanted.emit(column, order is Qt.SortOrder.DescendingOrder)

    @property
    def total(self) -> int:
        """How many rows there are."""
        return self._count

    def rowCount(self, parent: AnyIndex = NO_PARENT) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() else self._count


class PagedTable(ListTable[Row]):
    """A list whose rows come a page at a time. What is chosen is told by ids, for its rows need not be at hand."""

    #: Something was typed into the filter box.
    typed = Signal(str)
    #: Other rows are chosen.
    chosen_changed = Signal()

    model: PagedModel[Row]

    def __init__(
        self, columns: Sequence[Column[Row]], pages: Pages[Row], *, lines: int = 1, parent: QWidget | None = None
    ) -> None:
        self._pages = pages
        self._ids = pages.ids
        self._awaited = False
        self._to_open = False
        super().__init__(columns, PagedModel(columns, pages), lines=lines, parent=parent)
        self.model.setParent(self)
        self.view.selectionModel().selectionChanged.connect(self._tell_chosen)

    def _tell_chosen(self) -> None:
        self._refresh_state()
        self.chosen_changed.emit()

    def _state_text(self) -> str:
        chosen = self.chosen_count()
        if chosen < 2:
            return super()._state_text()
        said = tr("{chosen} dòng đang chọn / {count} dòng")
        return said.format(chosen=wording.number(chosen), count=wording.number(self.model.total))

    def take_over(self) -> None:
        """Show the list that the pages hold now; what was current and chosen stays so where it is still there."""
        current, chosen = self.current_id(), self.chosen_ids()
        scrolled = self.view.verticalScrollBar().value()
        self._ids = self._pages.ids
        self.model.take_over()
        self.view.verticalScrollBar().setValue(scrolled)
        self._choose_again(current, chosen)
        self._refresh_state()

    def _choose_again(self, current: int | None, chosen: Sequence[int]) -> None:
        place = self._pages.place(current)
        if place is not None:
            at = self.model.index(place, 0)
            self.view.selectionModel().setCurrentIndex(at, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.view.scrollTo(at)
        if len(chosen) > 1:
            places = {id_: place for place, id_ in enumerate(self._ids)}
            self._mark(sorted(places[id_] for id_ in chosen if id_ in places))
        elif place is not None:
            self._mark([place])

    def _mark(self, places: Iterable[int]) -> None:
        """Select these rows."""
        selection = QItemSelection()
        for first, last in _runs(places):
            selection.select(self.model.index(first, 0), self.model.index(last, 0))
        self.view.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect | _ROWS)

    def choose(self, wanted: Collection[int]) -> None:
        """Choose the rows with these ids, those that are in the list, and no others."""
        self._mark(place for place, id_ in enumerate(self._ids) if id_ in wanted)

    def current_id(self) -> int | None:
        """Return the id of the current row."""
        index = self.view.currentIndex()
        return self._ids[index.row()] if index.isValid() else None

    def chosen_count(self) -> int:
        """Return how many rows are selected."""
        return sum(last - first + 1 for first, last in self._chosen_runs())

    def _chosen_runs(self) -> list[tuple[int, int]]:
        selection = self.view.selectionModel().selection()
        ranges = (selection.at(number) for number in range(selection.size()))
        return [(found.top(), found.bottom()) for found in ranges]

    def chosen_ids(self) -> list[int]:
        """Return the ids of the selected rows, in the order shown."""
        places = {place for first, last in self._chosen_runs() for place in range(first, last + 1)}
        return [self._ids[place] for place in sorted(places)]

    def select(self, id_: int | None) -> bool:
        """Make the row with this id the current one; return whether it is in the list."""
        place = self._pages.place(id_)
        if place is None:
            return False
        if place != self.view.currentIndex().row():
            self._go_to(place)
        return True

    def reader(self) -> Callable[[Ledger], Iterable[Row]]:
        """Return what reads the rows of the whole list."""
        return self._pages.reader()

    def _filter(self, typed: str) -> None:
        self._awaited = True
        self.typed.emit(typed)

    def _activate(self) -> None:
        """Open the current row; while the list for what was typed is not there yet, as soon as it is."""
        self._to_open = self._awaited
        if not self._awaited:
            super()._activate()

    def arrived(self) -> None:
        """Say that the list is the one that was asked for."""
        self._awaited = False
        if self._to_open:
            self._to_open = False
            super()._activate()


def _runs(places: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last of each run of places that follow on each other."""
    first = last = None
    for place in places:
        if last is not None and first is not None and place != last + 1:
            yield first, last
            first = place
        first, last = (place if first is None else first), place
    if first is not None and last is not None:
        yield first, last

"""Columns of lists as data: what a cell shows, what it sorts by, how wide it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTableView

from desktop import wording
from desktop.domain import collation
from desktop.ui.theme import Tone

if TYPE_CHECKING:
    from _typeshed import SupportsRichComparison

Row = TypeVar("Row")

#: No column is made narrower than so many letters to make room for others; one of numbers may be narrower.
_NARROWEST, _NARROWEST_NUMBERS = 13, 9


@dataclass(frozen=True)  # with slots, Python 3.11 can't call Column[Row](...)
class Column(Generic[Row]):
    """A column: ``text`` is what a cell shows, ``key`` what it sorts by (native and comparable among all rows).

    Without ``key`` it sorts as text in the Vietnamese order. ``width`` counts letters; 0 takes the room that is left.
    To make room for others it becomes narrower, but not under ``least`` letters.
    ``tip`` is shown when the mouse rests on a cell, without it the cell's own text; ``tone`` colours it.
    """

    title: str
    text: Callable[[Row], str]
    key: Callable[[Row], SupportsRichComparison] | None = None
    width: int = 12
    least: int = 0
    right: bool = False
    tip: Callable[[Row], str] | None = None
    tone: Callable[[Row], Tone | None] | None = None

    def sort_key(self, row: Row) -> SupportsRichComparison:
        """Return what ``row`` sorts by in this column."""
        return collation.sort_key(self.text(row)) if self.key is None else self.key(row)


def none_last(value: SupportsRichComparison | None) -> tuple[bool, SupportsRichComparison]:
    """Return a sort key that puts rows without a value behind those that have one."""
    return (value is None, 0 if value is None else value)


#: The letters that a day with its hour takes.
_MOMENT = 19


def moment_column(title: str, at: Callable[[Row], datetime | None]) -> Column[Row]:
    """Return a column that says a day with its hour, in full however narrow the list is; it sorts by them."""
    return Column(
        title, lambda row: wording.moment(at(row)), lambda row: none_last(at(row)), width=_MOMENT, least=_MOMENT
    )


class ColumnWidths(QObject):
    """Gives the columns of a list their widths, and the wide ones less where the list is narrow or letters are large.

    A column without a width of its own takes the room that is left, and a quarter of the list at least.
    """

    def __init__(self, view: QTableView, columns: Sequence[Column[Row]]) -> None:
        super().__init__(view)
        self._view = view
        self._letter = view.fontMetrics().averageCharWidth()
        self._share: float = 0
        self._wanted = {place: self._width(column) for place, column in enumerate(columns) if column.width}
        self._least = {
            place: self._letter * (column.least or (_NARROWEST_NUMBERS if column.right else _NARROWEST))
            for place, column in enumerate(columns)
        }
        self._taking_rest = [place for place, column in enumerate(columns) if not column.width]
        for place in self._taking_rest:
            view.horizontalHeader().setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)
        for place, width in self._wanted.items():
            view.setColumnWidth(place, width)
        view.viewport().installEventFilter(self)

    def _width(self, column: Column[Row]) -> int:
        title = self._view.fontMetrics().horizontalAdvance(column.title) + 4 * self._letter
        return max(column.width * self._letter, title)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit the columns when the list becomes wider or narrower."""
        if isinstance(event, QResizeEvent) and event.size().width() != event.oldSize().width():
            self._fit(event.size().width())
        return super().eventFilter(watched, event)

    def _give_rest(self, least: int, *, has_room: bool) -> None:
        """Let the columns without a width share what is left, or have the ``least``, though the list scrolls for it."""
        mode = QHeaderView.ResizeMode.Stretch if has_room else QHeaderView.ResizeMode.Interactive
        for place in self._taking_rest:
            self._view.horizontalHeader().setSectionResizeMode(place, mode)
            if not has_room:
                self._view.setColumnWidth(place, least)

    def _fit(self, room: int) -> None:
        """Take from each column what it has above the narrowest, in proportion, until the rest has its part."""
        shown = {place: width for place, width in self._wanted.items() if not self._view.isColumnHidden(place)}
        spare = {place: max(0, width - self._least[place]) for place, width in shown.items()}
        lacking = sum(shown.values()) + room // 4 * len(self._taking_rest) - room
        share = min(max(0, lacking) / max(1, sum(spare.values())), 1) if self._taking_rest else 0
        self._give_rest(room // 4, has_room=lacking <= sum(spare.values()))
        if share == self._share:
            return  # where there is room for all, widths that the person has dragged stay
        self._share = share
        for place, width in shown.items():
            self._view.setColumnWidth(place, width - round(spare[place] * share))

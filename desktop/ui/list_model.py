"""Models of lists: what Qt asks of any of them, and the one of rows that are all at hand."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer
from PySide6.QtGui import QColor, QPalette

from desktop.domain.text import fold, spelling_key
from desktop.ui import theme
from desktop.ui.columns import Column

Row = TypeVar("Row")
AnyIndex = QModelIndex | QPersistentModelIndex

#: The parent of all rows of a list, as Qt's models have it.
NO_PARENT: AnyIndex = QModelIndex()

#: So many rows are made ready for the filter at a time while nothing else is to be done: some milliseconds' work.
_AT_ONCE = 100

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(slots=True)
class Line(Generic[Row]):
    """A row with its cells' texts and with what it is filtered by, both made when first needed."""

    row: Row
    texts: tuple[str, ...] | None = None
    folded: str | None = None


class ListModel(QAbstractTableModel, Generic[Row]):
    """What every list has: columns as data, and rows that are asked for by their place."""

    def __init__(self, columns: Sequence[Column[Row]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._palette = QPalette()

    @abstractmethod
    def line(self, place: int) -> Line[Row] | None:
        """Return the row at a place of those shown; ``None`` while it is not at hand yet."""

    @property
    @abstractmethod
    def total(self) -> int:
        """How many rows there are, shown or not."""

    def set_palette(self, palette: QPalette) -> None:
        """Take the colours of tones from ``palette``."""
        self._palette = palette

    def texts(self, line: Line[Row]) -> tuple[str, ...]:
        """Return what the cells of a row show."""
        if line.texts is None:
            line.texts = tuple(column.text(line.row) for column in self._columns)
        return line.texts

    def columnCount(self, parent: AnyIndex = NO_PARENT) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self._columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the title of a column, which is its tip too: it may be cut."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if self._columns[section].right else _LEFT
        return None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows; asked some two thousand times a page, so the text comes first."""
        line = self.line(index.row())
        if line is None:
            return "…" if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.texts(line)[index.column()]
        return self._look(line, index.column(), role)

    def _look(self, line: Line[Row], place: int, role: int) -> object:
        """Return how a cell looks, and what is told of it."""
        column = self._columns[place]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if column.right else _LEFT
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._colour(column, line.row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return column.tip(line.row) if column.tip else self.texts(line)[place]
        return None

    def _colour(self, column: Column[Row], row: Row) -> QColor | None:
        tone = column.tone(row) if column.tone else None
        return theme.colour(tone, self._palette) if tone else None


class RowsModel(ListModel[Row]):
    """A Qt model of rows that it is handed; it filters and sorts them itself, by their native values."""

    def __init__(self, columns: Sequence[Column[Row]], parent: QObject | None = None) -> None:
        super().__init__(columns, parent)
        self._lines: list[Line[Row]] = []
        self._shown: list[Line[Row]] = []
        self._typed = ""
        self._sorted_by: tuple[int, Qt.SortOrder] | None = None
        self._ready = 0
        self._idle = QTimer(self)
        self._idle.timeout.connect(self._get_ready)

    # ── What it holds ──

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show ``rows`` in place of the former ones, filtered and sorted as those were."""
        self.beginResetModel()
        known = {id(line.row): line for line in self._lines}
        self._lines = [known.get(id(row)) or Line(row) for row in rows]
        self._arrange()
        self.endResetModel()
        self._ready = 0
        self._idle.start()

    def _get_ready(self) -> None:
        """Make the next rows ready for the filter, which would otherwise keep the first letter typed waiting."""
        for line in self._lines[self._ready : self._ready + _AT_ONCE]:
            self._folded(line)
        self._ready += _AT_ONCE
        if self._ready >= len(self._lines):
            self._idle.stop()

    def set_filter(self, typed: str) -> None:
        """Show only rows that hold every typed word, marks or not; where marks are typed, exact matches come first."""
        self._typed = typed
        self._rearrange()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by ``column``; -1 returns to the order in which the rows were handed in."""
        self._sorted_by = (column, order) if column >= 0 else None
        self._rearrange()

    def row(self, index: AnyIndex) -> Row:
        """Return the row at ``index``."""
        return self._shown[index.row()].row

    def shown(self) -> list[Row]:
        """Return the rows that fit the filter, in the order shown."""
        return [line.row for line in self._shown]

    def line(self, place: int) -> Line[Row]:
        """Return the row at ``place`` of those that are shown."""
        return self._shown[place]

    @property
    def total(self) -> int:
        """How many rows there are, shown or not."""
        return len(self._lines)

    def place(self, wanted: Callable[[Row], bool]) -> int | None:
        """Return the place of the first shown row that is ``wanted``."""
        return next((place for place, line in enumerate(self._shown) if wanted(line.row)), None)

    # ── How it arranges them ──

    def _rearrange(self) -> None:
        """Arrange the same rows anew; what is selected among them stays so, where it is still shown."""
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        lines = [self._shown[index.row()] for index in before]
        self._arrange()
        places = {id(line): place for place, line in enumerate(self._shown)}
        now = (places.get(id(line), -1) for line in lines)
        after = [self.index(place, index.column()) for place, index in zip(now, before, strict=True)]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _arrange(self) -> None:
        words = fold(self._typed).split()
        lines = [line for line in self._lines if self._fits(words, line)] if words else list(self._lines)
        if self._sorted_by is not None:
            column = self._columns[self._sorted_by[0]]
            descending = self._sorted_by[1] is Qt.SortOrder.DescendingOrder
            lines.sort(key=lambda line: column.sort_key(line.row), reverse=descending)
        if fold(self._typed) != self._typed.casefold():
            exact = spelling_key(self._typed)
            lines.sort(key=lambda line: exact not in spelling_key(" ".join(self.texts(line))))
        self._shown = lines

    def _fits(self, words: Sequence[str], line: Line[Row]) -> bool:
        folded = self._folded(line)
        return all(word in folded for word in words)

    def _folded(self, line: Line[Row]) -> str:
        if line.folded is None:
            line.folded = fold(" ".join(self.texts(line)))
        return line.folded

    # ── What Qt asks ──

    def rowCount(self, parent: AnyIndex = NO_PARENT) -> int:
        """Return how many rows are shown."""
        return 0 if parent.isValid() else len(self._shown)

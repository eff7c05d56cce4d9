"""A history: a short list in order of days, without a filter box; its latest line is the current one."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTableView, QWidget

from desktop.ui.list_look import dress_list
from desktop.ui.table import Column, ColumnWidths, RowsModel

Row = TypeVar("Row")


class HistoryTable(QTableView, Generic[Row]):
    """The list of a history, called ``name``. Enter or a double click opens a line."""

    def __init__(self, columns: Sequence[Column[Row]], name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: RowsModel[Row] = RowsModel(columns, self)
        self.setModel(self.rows)
        self.setAccessibleName(name)
        dress_list(self)
        ColumnWidths(self, columns)
        self.doubleClicked.connect(self._open)

    @abstractmethod
    def open_row(self, row: Row) -> None:
        """Open what a line is about."""

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show a history; its latest line is the current one."""
        self.rows.set_palette(self.palette())
        self.rows.set_rows(rows)
        if rows:
            self.setCurrentIndex(self.rows.index(len(rows) - 1, 0))

    def current(self) -> Row | None:
        """Return the current line."""
        index = self.currentIndex()
        return self.rows.row(index) if index.isValid() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the current line on Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.open_row(self.rows.row(index))

"""The fields in which a meeting is typed: kept when left, faults said underneath."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.dialogs.form_fields import Remark, TextBox
from desktop.ui.list_look import dress_list
from desktop.ui.table import Column, ColumnWidths, RowsModel
from desktop.ui.theme import Tone

T = TypeVar("T")

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def set_text(field: QLineEdit | QPlainTextEdit, text: str) -> None:
    """Put ``text`` into a field, but never over something that is just being typed."""
    if isinstance(field, QLineEdit):
        if field.text() != text and not (field.hasFocus() and field.isModified()):
            field.setText(text)
            field.setCursorPosition(0)  # a long text shows its beginning
    elif field.toPlainText() != text and not (field.hasFocus() and field.document().isModified()):
        field.setPlainText(text)


def in_order(*fields: QWidget) -> None:
    """Let Tab go from each field to the next; they must stand in one window already."""
    for first, second in pairwise(fields):
        QWidget.setTabOrder(first, second)


class LeaveBox(TextBox):
    """A box of some lines that says when it is left."""

    #: The box was left, or Ctrl+Enter pressed.
    left = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that the box is left, unless a menu only opened over it."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class Field(QWidget):
    """A field with its label above and, below, what is wrong with it or how it was understood."""

    def __init__(self, label: str, field: QWidget, parent: QWidget | None = None, *, grows: bool = False) -> None:
        super().__init__(parent)
        self.field = field
        self.remark = Remark(self)
        self.title = QLabel(label, self)
        self.title.setBuddy(field)
        field.setAccessibleName(label.replace("&", ""))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.title)
        column.addWidget(field, int(grows))
        column.addWidget(self.remark)
        if not grows:
            column.addStretch(1)

    def say(self, text: str, tone: Tone = Tone.BAD) -> None:
        """Say something under the field; an empty text takes it away."""
        self.remark.say(text, tone)


class RowsView(QTableView, Generic[T]):
    """A list of rows without a filter box of its own. Enter or a double click opens a row, Del asks to delete it."""

    #: A row was opened.
    opened = Signal(object)
    #: A row is to be deleted.
    delete_wanted = Signal(object)

    def __init__(self, columns: Sequence[Column[T]], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: RowsModel[T] = self.make_model(columns)
        self.setModel(self.rows)
        self.setAccessibleName(name)
        dress_list(self)
        ColumnWidths(self, columns)
        self.doubleClicked.connect(lambda _: self._open())

    def make_model(self, columns: Sequence[Column[T]]) -> RowsModel[T]:
        """Return the model; a list that can be edited has one of its own."""
        return RowsModel(columns, self)

    def set_rows(self, rows: Sequence[T]) -> None:
        """Show ``rows``; the place of the current row stays where it was."""
        place = self.currentIndex().row()
        self.rows.set_palette(self.palette())
        self.rows.set_rows(rows)
        if place >= 0 and rows:
            self.set_place(min(place, len(rows) - 1))

    def set_place(self, place: int | None) -> None:
        """Make the row at ``place`` the current one; none for ``None``."""
        index = self.rows.index(place, 0) if place is not None else QModelIndex()
        self.setCurrentIndex(index)
        if place is None:
            self.clearSelection()
        else:
            self.scrollTo(index)

    def current(self) -> T | None:
        """Return the current row."""
        index = self.currentIndex()
        return self.rows.row(index) if index.isValid() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open on Enter, ask to delete on Del."""
        if event.key() in _ENTER:
            self._open()
        elif event.key() == Qt.Key.Key_Delete:
            self._delete()
        else:
            super().keyPressEvent(event)

    def _open(self) -> None:
        row = self.current()
        if row is not None:
            self.opened.emit(row)

    def _delete(self) -> None:
        row = self.current()
        if row is not None:
            self.delete_wanted.emit(row)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the system from light to dark."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.rows.set_palette(self.palette())

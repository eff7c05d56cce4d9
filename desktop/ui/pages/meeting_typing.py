"""The fields in which a meeting is typed: type-ahead by a few letters, kept when left, faults said underneath."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop.presenters.typeahead import Suggestion
from desktop.ui.dialogs.form import Remark, TextBox
from desktop.ui.table import Column, RowsModel
from desktop.ui.theme import Tone

T = TypeVar("T")
Suggest = Callable[[str], Sequence[Suggestion[T]]]

#: Suggestions offered at once; more than that is read slower than one more letter is typed.
_MOST = 10

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def set_text(field: QLineEdit | QPlainTextEdit, text: str) -> None:
    """Put ``text`` into a field, but never over something that is just being typed."""
    if isinstance(field, QLineEdit):
        if field.text() != text and not (field.hasFocus() and field.isModified()):
            field.setText(text)
    elif field.toPlainText() != text and not (field.hasFocus() and field.document().isModified()):
        field.setPlainText(text)


def in_order(*fields: QWidget) -> None:
    """Let Tab go from each field to the next; they must stand in one window already."""
    for first, second in pairwise(fields):
        QWidget.setTabOrder(first, second)


class _RoomyLines(QStyledItemDelegate):
    """Lines with room for the marks over capital letters."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the usual size and some height."""
        return super().sizeHint(option, index) + QSize(0, option.fontMetrics.height() // 2)


class SuggestLine(QLineEdit, Generic[T]):
    """A line that offers what fits the letters typed; with ``several``, for the last of names parted by semicolons.

    ↓ ↑ choose, Enter or Tab take, Esc hides the offers so that the text stays as it was typed. Any text may be typed.
    """

    #: A suggestion was taken; its value.
    taken = Signal(object)

    def __init__(self, suggest: Suggest[T], parent: QWidget | None = None, *, several: bool = False) -> None:
        super().__init__(parent)
        self._suggest = suggest
        self._several = several
        self._offered: tuple[Suggestion[T], ...] = ()
        self._texts = QStringListModel(self)
        self._list = QListView()
        self._list.setModel(self._texts)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._list.setUniformItemSizes(True)
        self._list.setItemDelegate(_RoomyLines(self._list))
        self._list.clicked.connect(self._take_clicked)
        self._list.hide()
        self._list.setParent(self)
        self.destroyed.connect(self._list.deleteLater)
        self.textEdited.connect(lambda _: self._look_up())

    @property
    def offers(self) -> tuple[Suggestion[T], ...]:
        """What is offered now; nothing while the offers are hidden."""
        return self._offered if self._list.isVisible() else ()

    def _typed(self) -> str:
        return self.text().rpartition(";")[2].strip() if self._several else self.text().strip()

    def _look_up(self, *, everything: bool = False) -> None:
        typed = self._typed()
        found = tuple(self._suggest(typed)[:_MOST]) if typed or everything else ()
        if len(found) == 1 and found[0].text == typed and not found[0].detail:
            found = ()
        self._offered = found
        self._texts.setStringList([" — ".join(filter(None, (one.text, one.detail))) for one in found])
        self._list.setVisible(bool(found))
        if found:
            self._place_list()
            self._list.setCurrentIndex(self._texts.index(0))

    def _place_list(self) -> None:
        """Put the offers under the line, over it where there is no room; inside the window, so no system moves them."""
        window = self.window()
        self._list.setParent(window)
        height = self._list.sizeHintForRow(0) * len(self._offered) + 2 * self._list.frameWidth()
        below = self.mapTo(window, QPoint(0, self.height()))
        room = below.y() + height <= window.height()
        top = below.y() if room else self.mapTo(window, QPoint(0, 0)).y() - height
        self._list.setGeometry(below.x(), top, self.width(), height)
        self._list.show()
        self._list.raise_()

    def _take_clicked(self, index: QModelIndex) -> None:
        self._take(index.row())

    def _take(self, place: int) -> None:
        suggestion = self._offered[place]
        before = self.text().rpartition(";")[0].strip() if self._several else ""
        self.setText(f"{before}; {suggestion.text}" if before else suggestion.text)
        self.setModified(True)
        self._list.hide()
        self.taken.emit(suggestion.value)

    def event(self, event: QEvent) -> bool:
        """Take Tab and Esc while something is offered, before they leave the line or reach a shortcut."""
        if isinstance(event, QKeyEvent) and self.offers:
            if event.type() == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Tab:
                self._take(self._list.currentIndex().row())
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose among the offers; Down asks for all of them."""
        key = event.key()
        if not self.offers and key == Qt.Key.Key_Down:
            self._look_up(everything=True)
        elif self.offers and key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._step(1 if key == Qt.Key.Key_Down else -1)
        elif self.offers and key in _ENTER:
            self._take(self._list.currentIndex().row())
        elif self.offers and key == Qt.Key.Key_Escape:
            self._list.hide()
        else:
            super().keyPressEvent(event)

    def _step(self, by: int) -> None:
        place = (self._list.currentIndex().row() + by) % len(self._offered)
        self._list.setCurrentIndex(self._texts.index(place))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Offer nothing any more."""
        super().focusOutEvent(event)
        self._list.hide()


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
        title = QLabel(label, self)
        title.setBuddy(field)
        field.setAccessibleName(label.replace("&", ""))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(title)
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
        self._columns = tuple(columns)
        self.setModel(self.rows)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(int(self.fontMetrics().lineSpacing() * 1.6))
        self.horizontalHeader().setHighlightSections(False)
        self._set_widths()
        self.doubleClicked.connect(lambda _: self._open())

    def make_model(self, columns: Sequence[Column[T]]) -> RowsModel[T]:
        """Return the model; a list that can be edited has one of its own."""
        return RowsModel(columns, self)

    def _set_widths(self) -> None:
        header = self.horizontalHeader()
        letter = self.fontMetrics().averageCharWidth()
        for place, column in enumerate(self._columns):
            if column.width:
                title = self.fontMetrics().horizontalAdvance(column.title) + 3 * letter
                header.resizeSection(place, max(title, column.width * letter))
            else:
                header.setSectionResizeMode(place, header.ResizeMode.Stretch)

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

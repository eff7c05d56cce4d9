"""Lists: columns as data, a box that filters as you type. Every list of the window is one."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop import wording
from desktop.ui import theme
from desktop.ui.columns import Column, ColumnWidths, none_last
from desktop.ui.empty_state import EmptyState
from desktop.ui.list_look import dress_list
from desktop.ui.list_model import AnyIndex, ListModel, RowsModel
from desktop.ui.messages import Action
from desktop.ui.theme import Tone
from desktop.words import tr

__all__ = ["AnyIndex", "Column", "ColumnWidths", "FilteredTable", "ListModel", "ListTable", "RowsModel", "none_last"]

if TYPE_CHECKING:
    from desktop.services.ledgers import Ledger

Row = TypeVar("Row")

#: A row is chosen with all its cells, and no other is.
_ALONE = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows


class ListTable(QWidget, Generic[Row]):
    """A list with its filter box, its count, and what to do next while it is empty."""

    #: A row was opened, by Enter or a double click.
    activated = Signal(object)
    #: Another row is the current one; ``None`` when there is none.
    selected = Signal(object)
    #: The keys for taking back were pressed in the filter box, which has nothing to take back itself.
    undo_wanted = Signal()

    def __init__(
        self, columns: Sequence[Column[Row]], model: ListModel[Row], *, lines: int = 1, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.model = model
        self._columns = tuple(columns)
        self.filter_box = QLineEdit(self)
        self.view = QTableView(self)
        self._count = QLabel(self)
        self._stack = QStackedWidget(self)
        self._empty = EmptyState(self)
        self._build_filter()
        self._build_view(lines)
        self._lay_out()
        self.changeEvent(QEvent(QEvent.Type.PaletteChange))

    @abstractmethod
    def reader(self) -> Callable[[Ledger], Iterable[Row]]:
        """Return what reads all rows that are shown now, in their order."""

    @abstractmethod
    def _filter(self, typed: str) -> None:
        """Show what fits ``typed``."""

    # ── Rows ──

    @property
    def columns(self) -> tuple[Column[Row], ...]:
        """The columns, from the left."""
        return self._columns

    def set_empty(self, text: str, action: Action | None = None) -> None:
        """Say what to do next while there are no rows at all."""
        self._empty.set_content(text, action)

    def set_filter(self, typed: str) -> None:
        """Type ``typed`` into the filter box."""
        self.filter_box.setText(typed)

    def count_text(self) -> str:
        """Return what is said about how many rows are shown."""
        return self._count.text()

    def current(self) -> Row | None:
        """Return the current row, unless there is none or it is not at hand yet."""
        index = self.view.currentIndex()
        line = self.model.line(index.row()) if index.isValid() else None
        return line.row if line else None

    def chosen(self) -> list[Row]:
        """Return the selected rows that are at hand, in the order shown."""
        places = sorted(index.row() for index in self.view.selectionModel().selectedRows())
        return [line.row for line in map(self.model.line, places) if line is not None]

    # ── How it is built ──

    def _build_filter(self) -> None:
        self.filter_box.setPlaceholderText(tr("Lọc: gõ vài chữ, không cần dấu (Ctrl+F)"))
        self.filter_box.setAccessibleName(tr("Lọc danh sách"))
        self.filter_box.setClearButtonEnabled(True)
        self.filter_box.textChanged.connect(self._filter)
        self.filter_box.installEventFilter(self)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self._focus_filter)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _build_view(self, lines: int) -> None:
        view = self.view
        view.setModel(self.model)
        dress_list(view, lines=lines)
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.setSortingEnabled(True)
        view.horizontalHeader().setSortIndicatorClearable(True)
        view.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        view.installEventFilter(self)
        view.doubleClicked.connect(self._activate)
        view.selectionModel().currentRowChanged.connect(self._tell_selected)
        ColumnWidths(view, self._columns)

    def _lay_out(self) -> None:
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        top = QHBoxLayout()
        top.addWidget(self.filter_box, 1)
        top.addWidget(self._count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(top)
        column.addWidget(self._stack, 1)
        self.setFocusProxy(self.filter_box)
        self._refresh_state()

    # ── What happens ──

    def _refresh_state(self) -> None:
        self._count.setText(self._state_text())
        self._stack.setCurrentWidget(self._empty if not self.model.total else self.view)

    def _state_text(self) -> str:
        """Return how many rows are shown, of how many."""
        shown, total = self.model.rowCount(), self.model.total
        text = tr("{count} dòng") if shown == total else tr("{shown}/{count} dòng")
        return text.format(shown=wording.number(shown), count=wording.number(total))

    def _focus_filter(self) -> None:
        self.filter_box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter_box.selectAll()

    def _activate(self) -> None:
        row = self.current()
        if row is not None:
            self.activated.emit(row)

    def _tell_selected(self) -> None:
        self.selected.emit(self.current())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Down go from the filter box into the list, Enter open the current row, Esc empty the box."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if watched is self.filter_box and event.matches(QKeySequence.StandardKey.Undo) and self._passes_undo():
                return True
            if watched is self.view and self._goes_to_an_end(event):
                return True
            return self._key(watched, Qt.Key(event.key())) or super().eventFilter(watched, event)
        if isinstance(event, QFocusEvent) and watched is self.view and event.gotFocus():
            self._choose_first(event.reason())
        return super().eventFilter(watched, event)

    def _passes_undo(self) -> bool:
        """Tell that something is to be taken back, where it is nothing that was typed here."""
        if self.filter_box.isUndoAvailable():
            return False
        self.undo_wanted.emit()
        return True

    def _key(self, watched: QObject, key: Qt.Key) -> bool:
        in_box = watched is self.filter_box
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._activate()
        elif in_box and key == Qt.Key.Key_Down:
            self._enter_list()
        elif in_box and key == Qt.Key.Key_Escape and self.filter_box.text():
            self.filter_box.clear()
        else:
            return False
        return True

    def _enter_list(self) -> None:
        self.view.setFocus(Qt.FocusReason.TabFocusReason)

    def _choose_first(self, reason: Qt.FocusReason) -> None:
        """Choose the first row where none is current: Qt would make it current without choosing it."""
        clicked = reason is Qt.FocusReason.MouseFocusReason  # the click itself says which row
        if not clicked and not self.view.currentIndex().isValid():
            self._go_to(0)

    def _goes_to_an_end(self, event: QKeyEvent) -> bool:
        """Go to the first or last row by Home or End, with Ctrl or without; Qt keeps these for columns."""
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: self.model.rowCount() - 1}
        place = ends.get(Qt.Key(event.key()))
        if place is None or event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            return False
        self._go_to(place)
        return True

    def _go_to(self, place: int) -> None:
        """Make the row at ``place`` the current one, and alone the chosen one, unless rows are picked one by one.

        Qt by itself looks at the keys that are held: after Ctrl+Enter the row would be chosen beside the others.
        """
        index, chosen = self.model.index(place, 0), self.view.selectionModel()
        if self.view.selectionMode() is QAbstractItemView.SelectionMode.MultiSelection:
            chosen.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        else:
            self.view.setCurrentIndex(index)
            chosen.select(index, _ALONE)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the system from light to dark."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.model.set_palette(self.palette())
            theme.paint_text(self._count, Tone.QUIET)


class FilteredTable(ListTable[Row]):
    """A list of rows that are all at hand.

    ``identity`` tells a row again after the list was handed in anew, so that the selection stays with it.
    """

    model: RowsModel[Row]

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        identity: Callable[[Row], object],
        *,
        lines: int = 1,
        parent: QWidget | None = None,
    ) -> None:
        self._identity = identity
        super().__init__(columns, RowsModel(columns), lines=lines, parent=parent)
        self.model.setParent(self)

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show ``rows``; the row that was current stays so."""
        current = self.current()
        self.model.set_rows(rows)
        if current is None or not self.select(self._identity(current)):
            self._tell_selected()
        self._refresh_state()

    def select(self, identity: object) -> bool:
        """Make the row with this identity the current one; return whether it is shown."""
        place = self.model.place(lambda row: self._identity(row) == identity)
        if place is None:
            return False
        self._go_to(place)
        return True

    def reader(self) -> Callable[[Ledger], Iterable[Row]]:
        """Return what gives the rows that are shown now."""
        rows = self.model.shown()
        return lambda _: rows

    def _filter(self, typed: str) -> None:
        self.model.set_filter(typed)
        if typed and self.current() is None:
            self._go_to(0)
        self._tell_selected()
        self._refresh_state()

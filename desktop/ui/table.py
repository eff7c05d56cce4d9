"""Lists: rows of values handed in, columns as data, a box that filters as you type. Every list of the window is one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPalette, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop.domain import collation
from desktop.domain.text import fold, spelling_key
from desktop.ui import theme
from desktop.ui.messages import Action
from desktop.ui.theme import Tone
from desktop.words import tr

if TYPE_CHECKING:
    from _typeshed import SupportsRichComparison

Row = TypeVar("Row")
AnyIndex = QModelIndex | QPersistentModelIndex

#: No column is made narrower than so many letters to make room for others.
_NARROWEST = 13

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True)  # with slots, Python 3.11 can't call Column[Row](...)
class Column(Generic[Row]):
    """A column: ``text`` is what a cell shows, ``key`` what it sorts by (native and comparable among all rows).

    Without ``key`` it sorts as text in the Vietnamese order. ``width`` counts letters; 0 takes the room that is left.
    ``tip`` is shown when the mouse rests on a cell, without it the cell's own text; ``tone`` colours it.
    """

    title: str
    text: Callable[[Row], str]
    key: Callable[[Row], SupportsRichComparison] | None = None
    width: int = 12
    right: bool = False
    tip: Callable[[Row], str] | None = None
    tone: Callable[[Row], Tone | None] | None = None

    def sort_key(self, row: Row) -> SupportsRichComparison:
        """Return what ``row`` sorts by in this column."""
        return collation.sort_key(self.text(row)) if self.key is None else self.key(row)


def none_last(value: SupportsRichComparison | None) -> tuple[bool, SupportsRichComparison]:
    """Return a sort key that puts rows without a value behind those that have one."""
    return (value is None, 0 if value is None else value)


@dataclass(slots=True)
class _Line(Generic[Row]):
    """A row with its cells' texts and with what it is filtered by, both made when first needed."""

    row: Row
    texts: tuple[str, ...] | None = None
    folded: str | None = None


class RowsModel(QAbstractTableModel, Generic[Row]):
    """A Qt model of rows that it is handed; it filters and sorts them itself, by their native values."""

    def __init__(self, columns: Sequence[Column[Row]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._lines: list[_Line[Row]] = []
        self._shown: list[_Line[Row]] = []
        self._typed = ""
        self._sorted_by: tuple[int, Qt.SortOrder] | None = None
        self._palette = QPalette()

    # ── What it holds ──

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show ``rows`` in place of the former ones, filtered and sorted as those were."""
        self.beginResetModel()
        self._lines = [_Line(row) for row in rows]
        self._arrange()
        self.endResetModel()

    def set_filter(self, typed: str) -> None:
        """Show only rows that hold every typed word, marks or not; where marks are typed, exact matches come first."""
        self._typed = typed
        self._rearrange()

    def set_palette(self, palette: QPalette) -> None:
        """Take the colours of tones from ``palette``."""
        self._palette = palette

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
        lines = [line for line in self._lines if self._fits(line)] if self._typed.strip() else list(self._lines)
        if self._sorted_by is not None:
            column = self._columns[self._sorted_by[0]]
            descending = self._sorted_by[1] is Qt.SortOrder.DescendingOrder
            lines.sort(key=lambda line: column.sort_key(line.row), reverse=descending)
        if fold(self._typed) != self._typed.casefold():
            exact = spelling_key(self._typed)
            lines.sort(key=lambda line: exact not in spelling_key(" ".join(self._texts(line))))
        self._shown = lines

    def _fits(self, line: _Line[Row]) -> bool:
        if line.folded is None:
            line.folded = fold(" ".join(self._texts(line)))
        return all(word in line.folded for word in fold(self._typed).split())

    def _texts(self, line: _Line[Row]) -> tuple[str, ...]:
        if line.texts is None:
            line.texts = tuple(column.text(line.row) for column in self._columns)
        return line.texts

    # ── What Qt asks ──

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 — Qt's signature
        """Return how many rows are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 — Qt's signature
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self._columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the title of a column."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if self._columns[section].right else _LEFT
        return None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows; asked some two thousand times a page, so the text comes first."""
        line = self._shown[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._texts(line)[index.column()]
        column = self._columns[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if column.right else _LEFT
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._colour(column, line.row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return column.tip(line.row) if column.tip else self._texts(line)[index.column()]
        return None

    def _colour(self, column: Column[Row], row: Row) -> QColor | None:
        tone = column.tone(row) if column.tone else None
        return theme.colour(tone, self._palette) if tone else None


class FilteredTable(QWidget, Generic[Row]):
    """A list with its filter box, its count, and what to do next while it is empty.

    ``identity`` tells a row again after the list was handed in anew, so that the selection stays with it.
    """

    #: A row was opened, by Enter or a double click.
    activated = Signal(object)
    #: Another row is the current one; ``None`` when there is none.
    selected = Signal(object)

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        identity: Callable[[Row], object],
        *,
        lines: int = 1,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.model: RowsModel[Row] = RowsModel(columns, self)
        self._columns = tuple(columns)
        self._identity = identity
        self.filter_box = QLineEdit(self)
        self.view = QTableView(self)
        self._count = QLabel(self)
        self._stack = QStackedWidget(self)
        self._empty = _EmptyState(self)
        self._build_filter()
        self._build_view(lines)
        self._lay_out()
        self.changeEvent(QEvent(QEvent.Type.PaletteChange))

    # ── Rows ──

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show ``rows``; the row that was current stays so."""
        current = self.current()
        self.model.set_rows(rows)
        if current is None or not self.select(self._identity(current)):
            self._tell_selected()
        self._refresh_state()

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
        """Return the current row."""
        index = self.view.currentIndex()
        return self.model.row(index) if index.isValid() else None

    def chosen(self) -> list[Row]:
        """Return all selected rows, in the order shown."""
        indexes = sorted(self.view.selectionModel().selectedRows(), key=lambda index: index.row())
        return [self.model.row(index) for index in indexes]

    def select(self, identity: object) -> bool:
        """Make the row with this identity the current one; return whether it is shown."""
        place = self.model.place(lambda row: self._identity(row) == identity)
        if place is None:
            return False
        self.view.setCurrentIndex(self.model.index(place, 0))
        return True

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
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setAlternatingRowColors(True)
        view.setShowGrid(False)
        view.setWordWrap(lines > 1)
        view.setTabKeyNavigation(False)
        view.setSortingEnabled(True)
        view.horizontalHeader().setSortIndicatorClearable(True)
        view.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        view.horizontalHeader().setHighlightSections(False)
        view.verticalHeader().hide()
        view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        view.verticalHeader().setDefaultSectionSize(int(view.fontMetrics().lineSpacing() * (lines + 0.6)))
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

    def _filter(self, typed: str) -> None:
        self.model.set_filter(typed)
        if typed and self.current() is None:
            self.view.setCurrentIndex(self.model.index(0, 0))
        self._tell_selected()
        self._refresh_state()

    def _refresh_state(self) -> None:
        shown, total = self.model.rowCount(), self.model.total
        text = tr("{count} dòng").format(count=total) if shown == total else tr("{shown}/{count} dòng")
        self._count.setText(text.format(shown=shown, count=total))
        self._stack.setCurrentWidget(self._empty if not total else self.view)

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
            return self._key(watched, Qt.Key(event.key())) or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)

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
        if not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.model.index(0, 0))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the system from light to dark."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.model.set_palette(self.palette())
            theme.paint_text(self._count, Tone.QUIET)


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

    def _fit(self, room: int) -> None:
        """Take from each column what it has above the narrowest, in proportion, until the rest has its part."""
        shown = {place: width for place, width in self._wanted.items() if not self._view.isColumnHidden(place)}
        spare = {place: max(0, width - _NARROWEST * self._letter) for place, width in shown.items()}
        lacking = sum(shown.values()) + room // 4 * len(self._taking_rest) - room
        share = min(max(0, lacking) / max(1, sum(spare.values())), 1) if self._taking_rest else 0
        if share == self._share:
            return  # where there is room for all, widths that the person has dragged stay
        self._share = share
        for place, width in shown.items():
            self._view.setColumnWidth(place, width - round(spare[place] * share))


class _EmptyState(QWidget):
    """What stands where rows would: a sentence and perhaps a button."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._text = QLabel(self)
        self._text.setWordWrap(True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._do = QPushButton(self)
        self._do.hide()
        self._do.clicked.connect(self._run)
        self._action: Action | None = None
        column = QVBoxLayout(self)
        column.addStretch(1)
        column.addWidget(self._text)
        column.addWidget(self._do, alignment=Qt.AlignmentFlag.AlignCenter)
        column.addStretch(2)

    def set_content(self, text: str, action: Action | None) -> None:
        self._text.setText(text)
        self._action = action
        self._do.setText(action.text if action else "")
        self._do.setVisible(action is not None)

    def _run(self) -> None:
        if self._action is not None:
            self._action.run()

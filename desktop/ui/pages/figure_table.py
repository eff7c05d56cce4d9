"""The grid of figures: rows by parts of the year, typed into like a spreadsheet."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QObject,
    Qt,
    Signal,
)
from PySide6.QtGui import QBrush, QFont, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QTableView,
    QWidget,
)

from desktop.domain.figure_grid import GridRow, RowRole, Shown
from desktop.presenters.figure_cells import Place
from desktop.presenters.figures import FiguresPresenter, Refused
from desktop.services.exports import CellValue, Table
from desktop.ui import theme
from desktop.ui.list_model import NO_PARENT, AnyIndex
from desktop.ui.pages.figure_words import fault_sentence, measure_name, number_cell, part_title, plain, row_title
from desktop.ui.theme import Tone
from desktop.words import tr

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter

#: Letters of a number that find room in a column, of what stands in place of one, and of a name in front of a row.
_NUMBER, _WORDS, _NAME = 15, 20, 36


class FigureModel(QAbstractTableModel):
    """What Qt asks of the grid; the presenter holds it."""

    #: Something was typed into a cell: its row and column, and the text.
    typed = Signal(object, int, str)

    def __init__(self, presenter: FiguresPresenter, parent: QObject) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._rows: tuple[GridRow, ...] = ()
        self._palette = QPalette()

    def refresh(self, palette: QPalette) -> None:
        """Show what the presenter holds now, in the colours of ``palette``."""
        self.beginResetModel()
        self._palette = palette
        self._rows = self._presenter.shown
        self.endResetModel()

    def row(self, place: int) -> GridRow:
        """Return the row at a place."""
        return self._rows[place]

    def has_words(self) -> bool:
        """Return whether a cell says that its figures can't be added."""
        return any(cell is not None and cell.quantity is None for row in self._rows for cell in row.cells)

    def place(self, key: object) -> int | None:
        """Return the place of the row with this key."""
        return next((place for place, row in enumerate(self._rows) if row.key == key), None)

    # ── What Qt asks ──

    def rowCount(self, parent: AnyIndex = NO_PARENT) -> int:
        """Return how many rows are shown."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = NO_PARENT) -> int:
        """Return how many columns there are."""
        grid = self._presenter.grid
        return 0 if parent.isValid() or grid is None else len(grid.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the title of a column, the name of a row."""
        grid = self._presenter.grid
        across = orientation is Qt.Orientation.Horizontal
        if grid is None or section >= (len(grid.columns) if across else len(self._rows)):
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return part_title(grid.columns[section], grid.wish.kind) if across else row_title(grid, self._rows[section])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if across else _LEFT
        if role == Qt.ItemDataRole.FontRole and not across:
            return _bold() if self._rows[section].role is not RowRole.RECORD else None
        return None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows."""
        row, column = self._rows[index.row()], index.column()
        refused = self._presenter.refused.get((row.key, column))
        if role == Qt.ItemDataRole.DisplayRole:
            return refused.text if refused else self.text(row, column)
        if role == Qt.ItemDataRole.EditRole:
            return refused.text if refused else self.copied(row, column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._refusal(row, refused) if refused else self._tip(row, column)
        return self._look(row, column, role, refused)

    def _look(self, row: GridRow, column: int, role: int, refused: Refused | None) -> QFont | QBrush | None:
        if role == Qt.ItemDataRole.FontRole and row.role is not RowRole.RECORD:
            return _bold()
        if role != Qt.ItemDataRole.ForegroundRole:
            return None
        if refused:
            return QBrush(theme.colour(Tone.BAD, self._palette))
        cell = row.cells[column]
        quiet = row.role is RowRole.REPORTED or cell is None or cell.quantity is None
        return QBrush(theme.colour(Tone.QUIET, self._palette)) if quiet else None

    def _refusal(self, row: GridRow, refused: Refused) -> str:
        grid = self._presenter.grid
        indicator = grid.indicators.get(row.indicator_id) if grid else None
        return fault_sentence(refused.fault, refused.text, measure=measure_name(indicator.measure) if indicator else "")

    def _tip(self, row: GridRow, column: int) -> str:
        cell = row.cells[column]
        if cell is not None and cell.quantity is None:
            return tr("Tỷ lệ và số bình quân không cộng lại được. Các số liệu riêng được liệt kê ở bảng dưới.")
        if cell is not None and cell.approximate:
            return tr("{number}: có phần ghi “gần”, “hơn”").format(number=self.text(row, column))
        return self.text(row, column) if cell is not None else ""

    def text(self, row: GridRow, column: int) -> str:
        """Return the number of a cell, or that nothing was reported for days that are over."""
        if row.role is RowRole.REPORTED:
            return f"{row.reported[column]}/{row.expected}"
        cell = row.cells[column]
        if cell is None:
            return "–" if self._presenter.is_over(column) and row.role is RowRole.RECORD else ""
        value, decimals = self._presenter.number(row, cell)
        text = number_cell(value, decimals, approximate=cell.approximate)
        return f"{text}%" if value is not None and self._presenter.wish.shown is Shown.PERCENT else text

    def copied(self, row: GridRow, column: int) -> str:
        """Return the number of a cell as it is typed and copied."""
        cell = row.cells[column]
        if cell is None:
            return ""
        value, _ = self._presenter.number(row, cell)
        if value is None:
            return ""
        return f"≈ {plain(value)}" if cell.approximate else plain(value)

    def as_table(self, title: str) -> Table | None:
        """Return the grid as a table to be exported or printed, its numbers as numbers; ``None`` where it is empty."""
        across, down, role = Qt.Orientation.Horizontal, Qt.Orientation.Vertical, Qt.ItemDataRole.DisplayRole
        columns = range(self.columnCount())
        headings = [tr("Nội dung"), *(str(self.headerData(place, across, role)) for place in columns)]
        rows = [
            [str(self.headerData(place, down, role)), *(self._value(row, column) for column in columns)]
            for place, row in enumerate(self._rows)
        ]
        return Table(title, headings, rows) if rows else None

    def _value(self, row: GridRow, column: int) -> CellValue:
        """Return a number as it is, and as it is shown where more is said with it: "gần", "%"."""
        cell = None if row.role is RowRole.REPORTED else row.cells[column]
        if cell is None or cell.quantity is None or cell.approximate or self._presenter.wish.shown is Shown.PERCENT:
            return self.text(row, column)
        return self._presenter.number(row, cell)[0]

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Return what can be done with a cell: any can be chosen, those of records typed into."""
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        grid, wish = self._presenter.grid, self._presenter.wish
        counted = grid is None or grid.columns[index.column()].kind is not wish.kind or not wish.shown.can_be_typed
        can = self._rows[index.row()].role is RowRole.RECORD and not counted
        return usual | Qt.ItemFlag.ItemIsEditable if can else usual

    def setData(self, index: AnyIndex, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tell what was typed, unless it is what stood there."""
        row, column = self._rows[index.row()], index.column()
        if role != Qt.ItemDataRole.EditRole or str(value) == self.data(index, Qt.ItemDataRole.EditRole):
            return False
        self.typed.emit(row, column, str(value))
        return True


def _bold() -> QFont:
    font = QFont(QApplication.font())
    font.setBold(True)
    return font


class FigureTable(QTableView):
    """The grid; a letter typed begins to write into the cell, Enter goes down."""

    #: Another cell is the current one.
    moved = Signal()

    def __init__(self, presenter: FiguresPresenter, parent: QWidget) -> None:
        super().__init__(parent)
        self.grid = FigureModel(presenter, self)
        self.setModel(self.grid)
        # Later: what is typed makes the grid anew, and until the cell is closed it may not go away under its editor.
        self.grid.typed.connect(presenter.type_cell, Qt.ConnectionType.QueuedConnection)
        self.setAlternatingRowColors(True)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.AnyKeyPressed | triggers.EditKeyPressed | triggers.DoubleClicked)
        self._build_headers()
        self.selectionModel().currentChanged.connect(lambda *_: self.moved.emit())

    def _build_headers(self) -> None:
        names, parts = self.verticalHeader(), self.horizontalHeader()
        letter = self.fontMetrics().averageCharWidth()
        names.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        names.setDefaultSectionSize(int(self.fontMetrics().lineSpacing() * 1.6))
        names.setTextElideMode(Qt.TextElideMode.ElideRight)
        names.setHighlightSections(False)
        parts.setHighlightSections(False)
        parts.setDefaultSectionSize(_NUMBER * letter)
        parts.setStretchLastSection(False)

    def _fit_names(self) -> None:
        """Show the names of rows in full where that leaves room for all columns, and some letters of them anyway."""
        names, least = self.verticalHeader(), _NAME * self.fontMetrics().averageCharWidth()
        around = 2 * self.frameWidth() + self.verticalScrollBar().sizeHint().width()
        room = self.width() - around - self.horizontalHeader().length()
        names.setFixedWidth(max(least, min(names.sizeHint().width(), room)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width between names and numbers."""
        self._fit_names()
        super().resizeEvent(event)

    def place(self) -> Place | None:
        """Return the current cell."""
        index = self.currentIndex()
        return (self.grid.row(index.row()), index.column()) if index.isValid() else None

    def chosen(self) -> list[Place]:
        """Return the selected cells, from the top."""
        indexes = sorted(self.selectedIndexes(), key=lambda one: (one.row(), one.column()))
        return [(self.grid.row(index.row()), index.column()) for index in indexes]

    def refresh(self) -> None:
        """Show the grid as it is now; the current cell stays so."""
        place = self.place()
        self.selectionModel().blockSignals(True)
        self.grid.refresh(self.palette())
        letters = _WORDS if self.grid.has_words() else _NUMBER
        self.horizontalHeader().setDefaultSectionSize(letters * self.fontMetrics().averageCharWidth())
        self._fit_names()
        row = self.grid.place(place[0].key) if place else None
        if place is not None and row is not None and place[1] < self.grid.columnCount():
            self._go(row, place[1])
        elif self.grid.rowCount():
            first = self.grid.index(self._first(), 0)
            self.selectionModel().setCurrentIndex(first, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.selectionModel().blockSignals(False)

    def _first(self) -> int:
        """Return the place of the first row that can be typed into."""
        rows = range(self.grid.rowCount())
        return next((place for place in rows if self.grid.row(place).role is RowRole.RECORD), 0)

    def _go(self, row: int, column: int) -> None:
        index = self.grid.index(row, column)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Go down after Enter, as a spreadsheet does."""
        super().closeEditor(editor, hint)
        index = self.currentIndex()
        if hint is QAbstractItemDelegate.EndEditHint.SubmitModelCache and index.row() + 1 < self.grid.rowCount():
            self._go(index.row() + 1, index.column())

    def copied(self) -> str:
        """Return the selected cells as a spreadsheet takes them."""
        lines: dict[object, list[str]] = {}
        for row, column in self.chosen():
            lines.setdefault(row.key, []).append(self.grid.copied(row, column))
        return "\n".join("\t".join(line) for line in lines.values())

"""The history of a unit or a person as a line of time: names, what it came from, what it became, terms."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from desktop import wording
from desktop.domain.unit_histories import HistoryKind, HistoryLine
from desktop.ui.table import Column, ColumnWidths, RowsModel
from desktop.ui.theme import Tone
from desktop.words import tr

_TONES = {
    HistoryKind.INTO_MERGED: Tone.LATE,
    HistoryKind.INTO_PART: Tone.LATE,
    HistoryKind.INTO_SPLIT: Tone.LATE,
    HistoryKind.DISSOLVED: Tone.BAD,
}


def history_columns() -> list[Column[HistoryLine]]:
    """Return the columns of a history."""
    return [
        Column(tr("Từ ngày"), lambda line: wording.day(line.since), width=13),
        Column(tr("Đến hết ngày"), lambda line: wording.day(line.until), width=15),
        Column(
            tr("Diễn biến"), lambda line: wording.label(line.kind), width=26, tone=lambda line: _TONES.get(line.kind)
        ),
        Column(tr("Nội dung"), _about, width=0),
        Column(tr("Căn cứ"), lambda line: line.basis, width=34),
    ]


def _about(line: HistoryLine) -> str:
    if line.share is None:
        return line.about
    return tr("{unit} (tính {share})").format(unit=line.about, share=wording.percent(line.share))


class HistoryList(QTableView):
    """A history. Enter or a double click opens the unit that a line is about."""

    #: The id of the unit that is to be looked at.
    unit_wanted = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        columns = history_columns()
        self.rows: RowsModel[HistoryLine] = RowsModel(columns, self)
        self.setModel(self.rows)
        self.setAccessibleName(tr("Lịch sử"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.horizontalHeader().setHighlightSections(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(int(self.fontMetrics().lineSpacing() * 1.6))
        ColumnWidths(self, columns)
        self.doubleClicked.connect(lambda _: self._open())

    def show_lines(self, lines: Sequence[HistoryLine]) -> None:
        """Show a history."""
        self.rows.set_palette(self.palette())
        self.rows.set_rows(lines)
        if lines:
            self.setCurrentIndex(self.rows.index(len(lines) - 1, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the unit of the current line on Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        else:
            super().keyPressEvent(event)

    def _open(self) -> None:
        index = self.currentIndex()
        unit_id = self.rows.row(index).unit_id if index.isValid() else None
        if unit_id is not None:
            self.unit_wanted.emit(unit_id)

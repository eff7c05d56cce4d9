"""The history of a task or a direction as a list: reports and decisions, oldest first."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from desktop import wording
from desktop.domain.task_events import EventKind
from desktop.domain.tasks import ReportedStatus
from desktop.services.timelines import Entry
from desktop.ui.pages.task_columns import origin_text
from desktop.ui.table import Column, ColumnWidths, RowsModel
from desktop.ui.theme import Tone
from desktop.wording.histories import entry_text, entry_title
from desktop.words import tr

_TONES = {EventKind.EXTENDED: Tone.LATE, EventKind.WITHDRAWN: Tone.QUIET, EventKind.REMINDED: Tone.BAD}


def _tone(entry: Entry) -> Tone | None:
    if entry.event is not None:
        return _TONES.get(entry.event.kind)
    report = entry.report
    if report is None or report.status is not ReportedStatus.DONE:
        return None
    return Tone.GOOD if report.confirmed else Tone.LATE


def entry_source(entry: Entry) -> str:
    """Return where an entry comes from: a row of a workbook, a telephone call, a letter that was kept."""
    if entry.report is not None:
        return origin_text(entry.origin) or wording.label(entry.report.source)
    return entry.event.symbol if entry.event is not None and entry.event.kind is not EventKind.REMINDED else ""


def entry_columns(*, units: bool) -> list[Column[Entry]]:
    """Return the columns of a history; ``units`` says whether it is one of several units."""
    columns = [
        Column[Entry](tr("Ngày"), lambda entry: wording.day(entry.day), width=13),
        Column[Entry](tr("Diễn biến"), entry_title, width=32, tone=_tone),
        Column[Entry](tr("Nội dung, lý do"), entry_text, width=0),
        Column[Entry](tr("Nguồn"), entry_source, width=18),
    ]
    if units:
        columns.insert(1, Column[Entry](tr("Đơn vị"), lambda entry: entry.unit, width=22))
    return columns


class Timeline(QTableView):
    """A history. Enter or a double click opens an entry."""

    opened = Signal(object)

    def __init__(self, parent: QWidget, *, units: bool = False) -> None:
        super().__init__(parent)
        columns = entry_columns(units=units)
        self.rows: RowsModel[Entry] = RowsModel(columns, self)
        self.setModel(self.rows)
        self.setAccessibleName(tr("Diễn biến"))
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
        self.doubleClicked.connect(self._open)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show a history; its latest entry is the current one."""
        self.rows.set_palette(self.palette())
        self.rows.set_rows(entries)
        if entries:
            self.setCurrentIndex(self.rows.index(len(entries) - 1, 0))

    def current(self) -> Entry | None:
        """Return the current entry."""
        index = self.currentIndex()
        return self.rows.row(index) if index.isValid() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the current entry on Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self.rows.row(index))

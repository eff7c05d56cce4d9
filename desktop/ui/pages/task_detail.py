"""What stands under the list of tasks: the chosen one in full, and what was reported on it."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QLabel, QScrollArea, QTableView, QVBoxLayout, QWidget

from desktop import wording
from desktop.domain.tasks import ProgressReport, Task
from desktop.presenters.task_forms import echo_of
from desktop.services.tasks import TaskHistory
from desktop.ui import theme
from desktop.ui.dialogs.task_dialog import echo_sentence
from desktop.ui.pages.task_columns import origin_text, report_columns, source_text
from desktop.ui.table import RowsModel
from desktop.words import tr


class Timeline(QTableView):
    """The reports on a task, oldest first. Enter or a double click opens one."""

    opened = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._history: TaskHistory | None = None
        columns = report_columns(self._source)
        self.rows: RowsModel[ProgressReport] = RowsModel(columns, self)
        self.setModel(self.rows)
        self.setAccessibleName(tr("Các báo cáo về nhiệm vụ"))
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
        letter = self.fontMetrics().averageCharWidth()
        for place, column in enumerate(columns):
            title = self.fontMetrics().horizontalAdvance(column.title) + 3 * letter
            self.setColumnWidth(place, max(title, column.width * letter))
        self.doubleClicked.connect(self._open)

    def show_history(self, history: TaskHistory | None) -> None:
        """Show the reports of ``history``; the latest is the current one."""
        self._history = history
        self.rows.set_palette(self.palette())
        self.rows.set_rows(history.reports if history else ())
        if history and history.reports:
            self.setCurrentIndex(self.rows.index(len(history.reports) - 1, 0))

    def current(self) -> ProgressReport | None:
        """Return the current report."""
        index = self.currentIndex()
        return self.rows.row(index) if index.isValid() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the current report on Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self.rows.row(index))

    def _source(self, report: ProgressReport) -> str:
        origin = self._history.origins.get(report.import_row_id or 0) if self._history else None
        return origin_text(origin) or wording.label(report.source)


class TaskDetail(QWidget):
    """The chosen task: its facts at the left, its timeline at the right."""

    def __init__(self, actions: tuple[QAction, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self.timeline = Timeline(self)
        self.title = _text(self)
        self.facts = _text(self)
        self._none = _text(self)
        self.timeline.addActions(list(actions))
        self.timeline.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self._lay_out()
        self.show_history(None)

    def _lay_out(self) -> None:
        theme.larger(self.title, 1.0, bold=True)
        holder = QWidget(self)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 6, 0)
        column.addWidget(self.title)
        column.addWidget(self.facts)
        column.addStretch(1)
        self._left = QScrollArea(self)
        self._left.setWidget(holder)
        self._left.setWidgetResizable(True)
        self._left.setFrameShape(QScrollArea.Shape.NoFrame)
        self._left.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._left.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        right = QVBoxLayout()
        right.addWidget(self._none)
        right.addWidget(self.timeline, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 6, 0, 0)
        row.addWidget(self._left, 2)
        row.addLayout(right, 3)

    def show_history(self, history: TaskHistory | None) -> None:
        """Show a task and its reports; without one, say how to choose it."""
        self.timeline.show_history(history)
        reported = history is not None and bool(history.reports)
        self.timeline.setVisible(reported)
        self._none.setVisible(not reported)
        if history is None:
            self.title.setText(tr("Chọn một nhiệm vụ để xem chi tiết và các báo cáo."))
            self.facts.clear()
            self._none.clear()
            return
        self.title.setText(history.row.task.title)
        self.facts.setText("\n".join(_facts(history)))
        self._none.setText(tr("Chưa có báo cáo nào. Nhấn Ctrl+B để ghi báo cáo, Ctrl+H để xác nhận hoàn thành."))


def _text(parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _facts(history: TaskHistory) -> list[str]:
    """Return what is known of a task, a line a fact; what is not known is left out."""
    task = history.row.task
    known = (
        (tr("Chủ trì: {value}"), history.row.lead_unit),
        (tr("Phối hợp: {value}"), "; ".join(task.coordinating_units)),
        (tr("Thời hạn: {value}"), _due(task)),
        (tr("Chỉ tiêu: {value}"), task.target.text if task.target else ""),
        (tr("Ghi chú: {value}"), task.note),
        (tr("Đã rút từ {value}"), _withdrawn(task)),
        (tr("Nguồn: {value}"), source_text(history.row)),
    )
    return [text.format(value=value) for text, value in known if value]


def _due(task: Task) -> str:
    if task.due is None:
        return ""
    understood = echo_sentence(echo_of(task.due, task.year))
    return f"{task.due.text} – {understood}"


def _withdrawn(task: Task) -> str:
    return f"{wording.day(task.withdrawn_on)}: {task.withdrawn_reason}" if task.withdrawn_on else ""

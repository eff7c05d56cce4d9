"""What stands under the list of tasks: the chosen one in full, and what was reported on it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop import wording
from desktop.domain.documents import ReferenceDocument
from desktop.domain.reached import reached, share
from desktop.presenters.task_forms import echo_of
from desktop.services.tasks import TaskHistory, TaskRow
from desktop.ui import theme
from desktop.ui.dialogs.task_dialog import echo_sentence
from desktop.ui.pages.task_columns import source_text
from desktop.ui.pages.timeline import Timeline
from desktop.wording.histories import quantity_text
from desktop.words import tr


class TaskDetail(QWidget):
    """The chosen task: its facts at the left, its timeline at the right."""

    def __init__(self, actions: tuple[QAction, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self.timeline = Timeline(self)
        self.title = detail_text(self)
        self.facts = detail_text(self)
        self._none = detail_text(self)
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
        entries = history.entries if history else []
        self.timeline.show_rows(entries)
        reported = bool(entries)
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


def detail_text(parent: QWidget) -> QLabel:
    """Return a text of several lines that can be marked and copied."""
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
        (tr("Thời hạn: {value}"), _due(history.row)),
        (tr("Chỉ tiêu: {value}"), task.target.text if task.target else ""),
        (tr("Đã đạt: {value}"), _reached(history)),
        (tr("Thực hiện văn bản: {value}"), _document(history.document)),
        (tr("Ghi chú: {value}"), task.note),
        (tr("Đã rút từ {value}"), _withdrawn(history.row)),
        (tr("Nguồn: {value}"), source_text(history.row)),
    )
    return [text.format(value=value) for text, value in known if value]


def _document(document: ReferenceDocument | None) -> str:
    return f"{document.name} – {document.title}" if document else ""


def _reached(history: TaskHistory) -> str:
    """Return how much was reached by the day, and what part of the target that is."""
    row = history.row
    done = reached(row.task, history.reports, row.as_of)
    if done is None:
        return ""
    percent = share(row.task.target, done)
    said = quantity_text(done.quantity, done.measure)
    return (
        said
        if percent is None
        else tr("{quantity} ({percent} chỉ tiêu)").format(quantity=said, percent=wording.percent(percent))
    )


def _due(row: TaskRow) -> str:
    """Return the deadline in force as it is understood, and that which was given first where it is another."""
    due, first = row.due, row.task.due
    if due is None:
        return ""
    is_day = due.text == wording.day(due.end)
    understood = due.text if is_day else f"{due.text} – {echo_sentence(echo_of(due, row.task.year))}"
    if first is None or first == due:
        return understood
    return tr("{due} (gia hạn; ban đầu: {first})").format(due=understood, first=first.text)


def _withdrawn(row: TaskRow) -> str:
    withdrawal = row.task.withdrawal(row.as_of)
    if withdrawal is None:
        return ""
    by = tr("({who} quyết định)").format(who=withdrawal.decided_by) if withdrawal.decided_by else ""
    return " ".join(filter(None, (f"{wording.day(withdrawal.day)}: {withdrawal.reason}", by)))

"""Saying to which task a result belongs."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from desktop.services.tasks import LooseReport, TaskRow
from desktop.ui.dialogs.report_dialog import task_heading
from desktop.ui.pages.task_columns import candidate_columns
from desktop.ui.table import FilteredTable
from desktop.words import tr


class AttachDialog(QDialog):
    """The tasks of the year, the likeliest first: a few letters narrow them, Enter takes one."""

    def __init__(self, loose: LooseReport, take: Callable[[TaskRow], None], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Gắn kết quả vào nhiệm vụ"))
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._take = take
        self.table = FilteredTable(candidate_columns(), lambda row: row.task.id, lines=2, parent=self)
        self.table.set_empty(tr("Kế hoạch năm {year} chưa có nhiệm vụ nào.").format(year=loose.report.as_of.year))
        self.table.activated.connect(self._choose)
        box = QDialogButtonBox(self)
        self.attach_button = box.addButton(tr("&Gắn vào nhiệm vụ này"), QDialogButtonBox.ButtonRole.AcceptRole)
        leave = box.addButton(QDialogButtonBox.StandardButton.Cancel)
        for button in (self.attach_button, leave):
            button.setAutoDefault(False)  # Enter is the list's
        box.accepted.connect(lambda: self._choose(self.table.current()))
        box.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(task_heading(loose.report.title, " · ".join(filter(None, (loose.unit, loose.report.result)))))
        column.addWidget(self.table, 1)
        column.addWidget(box)
        self.table.setFocus()
        self.resize(self._wanted_size())
        self.open()

    def _wanted_size(self) -> QSize:
        letter = self.fontMetrics().averageCharWidth()
        return QSize(120 * letter, 28 * self.fontMetrics().lineSpacing())

    def show_rows(self, rows: Sequence[TaskRow]) -> None:
        """Offer these tasks; the first is chosen."""
        self.table.set_rows(rows)
        if rows:
            self.table.select(rows[0].task.id)

    def _choose(self, row: TaskRow | None) -> None:
        if row is not None:
            self._take(row)

"""Saying to which task a result belongs."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from desktop.presenters.attaching import AttachPresenter
from desktop.services.tasks import LooseReport
from desktop.ui.dialogs.report_dialog import task_heading
from desktop.ui.dialogs.sizes import roomy
from desktop.ui.paged_table import PagedTable
from desktop.ui.pages.task_columns import candidate_columns
from desktop.words import tr


class AttachDialog(QDialog):
    """The tasks of the year, the likeliest first: a few letters narrow them, Enter takes one."""

    def __init__(
        self, loose: LooseReport, presenter: AttachPresenter, take: Callable[[int], None], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Gắn kết quả vào nhiệm vụ"))
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._take = take
        self._presenter = presenter
        self.table = PagedTable(candidate_columns(), presenter.pages, lines=2, parent=self)
        self.table.view.setSortingEnabled(False)
        self.table.typed.connect(presenter.refine)
        self.table.set_empty(tr("Kế hoạch năm {year} chưa có nhiệm vụ nào.").format(year=loose.report.as_of.year))
        self.table.activated.connect(self._choose)
        presenter.changed = self._show_rows
        box = QDialogButtonBox(self)
        self.attach_button = box.addButton(tr("&Gắn vào nhiệm vụ này"), QDialogButtonBox.ButtonRole.AcceptRole)
        leave = box.addButton(QDialogButtonBox.StandardButton.Cancel)
        for button in (self.attach_button, leave):
            button.setAutoDefault(False)  # Enter is the list's
        box.accepted.connect(self._choose)
        box.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(task_heading(loose.report.title, " · ".join(filter(None, (loose.unit, loose.report.result)))))
        column.addWidget(self.table, 1)
        column.addWidget(box)
        self.table.setFocus()
        self.resize(roomy(self, 120, 28))
        self.open()
        presenter.refine()

    def _show_rows(self) -> None:
        """Offer these tasks; the first is chosen."""
        self.table.take_over()
        ids = self._presenter.pages.ids
        if ids and self.table.current_id() is None:
            self.table.select(ids[0])
        self.table.arrived()

    def _choose(self) -> None:
        task_id = self.table.current_id()
        if task_id is not None:
            self._take(task_id)

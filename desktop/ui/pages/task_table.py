"""The list of the page of tasks."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.presenters.paging import Pages
from desktop.services.task_lists import TaskOrder
from desktop.services.tasks import TaskRow
from desktop.ui.paged_table import PagedTable
from desktop.ui.pages.task_columns import TASK_ORDERS, task_columns


class TaskTable(PagedTable[TaskRow]):
    """The list of tasks: the ledger filters and sorts it."""

    #: Another order is wanted (a :class:`TaskOrder`, whether the last is to come first).
    order_wanted = Signal(object, bool)

    def __init__(self, pages: Pages[TaskRow], parent: QWidget) -> None:
        super().__init__(task_columns(), pages, lines=2, parent=parent)
        self.model.sort_wanted.connect(self._sort)

    def _sort(self, column: int, descending: bool) -> None:
        if column < 0:
            self.order_wanted.emit(TaskOrder.PLAN, False)
        else:
            self.order_wanted.emit(TASK_ORDERS[column], descending)

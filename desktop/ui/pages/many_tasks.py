"""What is asked and said when many tasks are changed at once."""

from collections.abc import Mapping
from functools import partial
from types import MappingProxyType

from PySide6.QtWidgets import QLabel, QWidget

from desktop import wording
from desktop.presenters.decision_forms import Extension
from desktop.presenters.many_tasks import ManyDone
from desktop.presenters.session import Failed
from desktop.presenters.task_commands import Confirmation, Done, TaskChange
from desktop.presenters.tasks import TasksPresenter
from desktop.services.tasks import TaskRow
from desktop.ui.dialogs.decision_dialog import Asked, ExtendDialog, withdraw_dialog
from desktop.ui.dialogs.many_tasks_dialog import ManyAsked, ManyTasksDialog
from desktop.ui.dialogs.report_dialog import ConfirmDialog, task_heading
from desktop.ui.messages import Messages
from desktop.ui.paged_table import PagedTable
from desktop.words import mark, tr

_SAID: Mapping[TaskChange, str] = MappingProxyType(
    {
        TaskChange.ADDED: mark("Đã đưa {count} nhiệm vụ vào kế hoạch."),
        TaskChange.EDITED: mark("Đã sửa {count} nhiệm vụ."),
        TaskChange.EXTENDED: mark("Đã gia hạn {count} nhiệm vụ."),
        TaskChange.WITHDRAWN: mark("Đã rút {count} nhiệm vụ."),
        TaskChange.CONFIRMED: mark("Đã xác nhận hoàn thành {count} nhiệm vụ."),
    }
)


def many_sentence(done: ManyDone) -> str:
    """Return what was done with how many tasks, and how many it does not apply to."""
    said = tr(_SAID[done.change]).format(count=wording.number(done.tasks))
    if not done.left:
        return said
    left = tr("{count} nhiệm vụ để nguyên vì không cần hoặc không áp dụng được.")
    return " ".join((said, left.format(count=wording.number(done.left))))


class ManyTasksForms:
    """The forms for the tasks chosen in a list."""

    def __init__(
        self, page: QWidget, table: PagedTable[TaskRow], presenter: TasksPresenter, messages: Messages
    ) -> None:
        self._page = page
        self._table = table
        self._presenter = presenter
        self._messages = messages

    def are_chosen(self) -> bool:
        """Return whether several tasks are chosen."""
        return self._table.chosen_count() > 1

    def _heading(self) -> QLabel:
        count = wording.number(self._table.chosen_count())
        return task_heading(tr("{count} nhiệm vụ đang chọn trong danh sách").format(count=count))

    def _asked(self) -> Asked:
        return Asked(self._heading(), self._presenter.list.decider, self._presenter.today)

    def edit(self) -> None:
        """Ask for what they are to have in common."""
        shown = self._presenter.list
        keep = partial(self._presenter.many.edit, self._table.chosen_ids())
        asked = ManyAsked(self._heading(), shown.wanted.year, shown.units)
        ManyTasksDialog(asked, keep, self._messages, self._page)

    def confirm(self) -> None:
        """Ask for the day on which they were done."""
        today, suggested = self._presenter.today, Confirmation(self._presenter.day_shown)
        task_ids = self._table.chosen_ids()

        def keep(said: Confirmation, done: Done, failed: Failed) -> None:
            self._presenter.many.confirm(task_ids, said, done, failed)

        ConfirmDialog(self._heading(), suggested, today, keep, self._messages, self._page)

    def extend(self) -> None:
        """Ask for their new deadline."""
        task_ids = self._table.chosen_ids()

        def keep(said: Extension, done: Done, failed: Failed) -> None:
            self._presenter.many.extend(task_ids, said, done, failed)

        ExtendDialog(self._asked(), keep, self._messages, self._page)

    def withdraw(self) -> None:
        """Ask why they are withdrawn."""
        keep = partial(self._presenter.many.withdraw, self._table.chosen_ids())
        withdraw_dialog(self._asked(), keep, self._messages, self._page)

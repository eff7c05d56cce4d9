"""What is asked when one task of the list is changed."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QLabel, QWidget

from desktop import wording
from desktop.domain.errors import RefusedValue
from desktop.domain.tasks import ProgressReport, Task
from desktop.presenters.decision_forms import Extension
from desktop.presenters.session import Failed
from desktop.presenters.task_commands import Confirmation, Done
from desktop.presenters.tasks import TasksPresenter, suggested_day
from desktop.services.tasks import TaskRow
from desktop.ui.dialogs.decision_dialog import Asked, ExtendDialog, reinstate_dialog, withdraw_dialog
from desktop.ui.dialogs.report_dialog import ConfirmDialog, ReportDialog, ReportedTask, task_heading
from desktop.ui.dialogs.task_dialog import TaskDialog
from desktop.ui.messages import Messages
from desktop.words import tr


class OneTaskForms:
    """The forms for the task that is looked at, which ``row`` tells."""

    def __init__(
        self, page: QWidget, presenter: TasksPresenter, row: Callable[[], TaskRow | None], messages: Messages
    ) -> None:
        self._page = page
        self._presenter = presenter
        self._row = row
        self._messages = messages

    def edit(self, task: Task) -> None:
        """Open the form of a task."""
        shown, keep = self._presenter.list, self._presenter.save_task
        TaskDialog(
            *(task, shown.units, keep, self._messages, self._page),
            programmes=shown.programmes,
            documents=shown.documents,
        )

    def report(self, report: ProgressReport, row: TaskRow) -> None:
        """Open the form of a report on a task."""
        presenter = self._presenter
        task = ReportedTask(row.task.title, row.task.target)
        ReportDialog(report, task, presenter.today, presenter.save_report, self._messages, self._page)

    def confirm(self) -> None:
        """Ask for the day on which it was done."""
        row, presenter = self._row(), self._presenter
        if row is None or row.standing.withdrawn:
            return
        confirmation = Confirmation(suggested_day(presenter.history, presenter.day_shown))

        def keep(said: Confirmation, done: Done, failed: Failed) -> None:
            presenter.confirm(row.task.id, said, done, failed)

        ConfirmDialog(self._heading(row), confirmation, presenter.today, keep, self._messages, self._page)

    def extend(self) -> None:
        """Ask for its new deadline."""
        row, presenter = self._row(), self._presenter
        if row is None or row.standing.withdrawn:
            return

        def keep(said: Extension, done: Done, failed: Failed) -> None:
            presenter.extend(row.task.id, said.deadline, said.decision, done, failed)

        ExtendDialog(self._asked(row), keep, self._messages, self._page)

    def withdraw(self) -> None:
        """Ask why it is withdrawn, or taken up again."""
        row, presenter = self._row(), self._presenter
        if row is None:
            return
        task_id = row.task.id
        if row.standing.withdrawn:
            reinstate = partial(presenter.reinstate, task_id)
            reinstate_dialog(self._asked(row), reinstate, self._messages, self._page)
        else:
            withdraw_dialog(self._asked(row), partial(presenter.withdraw, task_id), self._messages, self._page)

    def delete(self) -> None:
        """Take it out, after asking."""
        row = self._row()
        if row is None:
            return
        if row.task.conclusion_id is not None:
            self._messages.warn(wording.error_sentence(RefusedValue("task", "is-direction")))
            return
        question = tr("Xóa nhiệm vụ “{title}”?").format(title=row.task.title)
        detail = tr("Các báo cáo về nhiệm vụ này cũng bị xóa, không lấy lại được. Nếu đơn vị thôi làm, hãy dùng Rút.")
        if self._messages.ask(question, tr("&Xóa"), detail):
            self._presenter.delete_task(row.task.id)

    def _heading(self, row: TaskRow) -> QLabel:
        return task_heading(row.task.title, tr("Thời hạn: {due}").format(due=wording.day(row.due_on)))

    def _asked(self, row: TaskRow) -> Asked:
        return Asked(self._heading(row), self._presenter.list.decider, self._presenter.today)

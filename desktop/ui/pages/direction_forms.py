"""What is asked when a direction is changed, and what is said once it was."""

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtWidgets import QLabel, QWidget

from desktop import wording
from desktop.domain.tasks import ProgressReport
from desktop.presenters.decision_forms import Extension
from desktop.presenters.directions import DirectionsPresenter
from desktop.presenters.session import Failed
from desktop.presenters.task_commands import Confirmation, Done, TaskChange
from desktop.services.directions import DirectionPart
from desktop.ui.dialogs.decision_dialog import Asked, ExtendDialog, reinstate_dialog, withdraw_dialog
from desktop.ui.dialogs.report_dialog import ConfirmDialog, ReportDialog, ReportedTask, task_heading
from desktop.ui.messages import Messages
from desktop.words import mark, tr

_SAID: Mapping[TaskChange, str] = MappingProxyType(
    {
        TaskChange.REPORTED: mark("Đã ghi báo cáo tiến độ."),
        TaskChange.NO_CHANGE: mark("Đã ghi: không phát sinh."),
        TaskChange.CONFIRMED: mark("Đã xác nhận hoàn thành."),
        TaskChange.EXTENDED: mark("Đã gia hạn."),
        TaskChange.WITHDRAWN: mark("Đã rút ý kiến chỉ đạo."),
        TaskChange.REINSTATED: mark("Đã bỏ rút: ý kiến chỉ đạo lại được theo dõi."),
        TaskChange.REPORT_DELETED: mark("Đã xóa báo cáo tiến độ."),
        TaskChange.DECISION_DELETED: mark("Đã bỏ quyết định này khỏi diễn biến."),
    }
)


def said(change: TaskChange) -> str:
    """Return what is said once something was done."""
    return tr(_SAID[change])


class DirectionForms:
    """The forms for the direction that is looked at; ``part`` is the unit's part of it."""

    def __init__(self, page: QWidget, presenter: DirectionsPresenter, messages: Messages) -> None:
        self._page = page
        self._presenter = presenter
        self._messages = messages

    def _heading(self, part: DirectionPart) -> QLabel:
        due = wording.day(part.standing.due_on)
        facts = filter(None, (part.unit, tr("Thời hạn: {due}").format(due=due)))
        return task_heading(part.task.title, " · ".join(facts))

    def _asked(self, part: DirectionPart) -> Asked:
        return Asked(self._heading(part), self._presenter.usual_decider, self._presenter.today)

    def report(self, report: ProgressReport) -> None:
        """Open the form of a report on the chosen direction."""
        presenter, row = self._presenter, self._presenter.chosen
        if row is not None:
            unit = next((part.unit for part in row.parts if part.task.id == report.task_id), "")
            task = ReportedTask(f"{row.direction.text}\n{unit}".strip())
            ReportDialog(report, task, presenter.today, presenter.save_report, self._messages, self._page)

    def confirm(self, part: DirectionPart) -> None:
        """Ask for the day on which it was done."""
        presenter = self._presenter
        asked = Confirmation(presenter.suggested_day, presenter.usual_confirmer)
        ConfirmDialog(self._heading(part), asked, presenter.today, presenter.confirm, self._messages, self._page)

    def extend(self, part: DirectionPart) -> None:
        """Ask for its new deadline."""

        def keep(asked: Extension, done: Done, failed: Failed) -> None:
            self._presenter.extend(asked.deadline, asked.decision, done, failed)

        ExtendDialog(self._asked(part), keep, self._messages, self._page)

    def withdraw(self, part: DirectionPart) -> None:
        """Ask why it is withdrawn, or taken up again."""
        presenter = self._presenter
        if part.standing.withdrawn:
            reinstate_dialog(self._asked(part), presenter.reinstate, self._messages, self._page)
        else:
            withdraw_dialog(self._asked(part), presenter.withdraw, self._messages, self._page)

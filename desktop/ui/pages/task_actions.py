"""What can be done on the page of tasks, with its keys: with one task, with many, with the plan."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from desktop.domain.attachments import Owner
from desktop.domain.task_events import DECISIONS
from desktop.domain.tasks import ProgressReport, ReportSource, Task, TaskKind
from desktop.presenters.navigation import MeetingFilter, Navigate, PageKey
from desktop.presenters.session import Session
from desktop.presenters.tasks import TasksPresenter
from desktop.services.tasks import LooseReport, TaskRow
from desktop.services.timelines import Entry
from desktop.ui.command_bar import make_action
from desktop.ui.dialogs.attach_dialog import AttachDialog
from desktop.ui.dialogs.files_dialog import FilesDialog
from desktop.ui.dialogs.next_year_dialog import NextYearDialog
from desktop.ui.messages import Messages
from desktop.ui.pages.many_tasks import ManyTasksForms
from desktop.ui.pages.one_task import OneTaskForms
from desktop.ui.pages.task_table import TaskTable
from desktop.words import tr


@dataclass(frozen=True, slots=True)
class Doors:
    """What a page is given: the ledger, messages, other pages."""

    session: Session
    messages: Messages
    navigate: Navigate


class TaskActions:
    """The commands of ``page``; ``entry`` tells what is looked at in the history of the chosen task."""

    def __init__(
        self,
        page: QWidget,
        presenter: TasksPresenter,
        table: TaskTable,
        entry: Callable[[], Entry | None],
        doors: Doors,
    ) -> None:
        self._page = page
        self._presenter = presenter
        self._table = table
        self._entry = entry
        self._doors = doors
        self._one = OneTaskForms(page, presenter, self.row, doors.messages)
        self._many = ManyTasksForms(page, table, presenter, doors.messages)
        self.new = make_action(page, tr("&Thêm…"), self.add, "Ctrl+N", "Ins")
        self.edit = make_action(page, tr("&Sửa…"), self.edit_chosen, "F2")
        self.report = make_action(page, tr("Ghi &báo cáo…"), self._report, "Ctrl+B")
        self.confirm = make_action(page, tr("Xác nhận &hoàn thành…"), self._confirm, "Ctrl+H")
        self.extend = make_action(page, tr("&Gia hạn…"), self._extend, "Ctrl+E")
        self.withdraw = make_action(page, tr("&Rút…"), self._withdraw, "Ctrl+R")
        self.delete = make_action(page, tr("&Xóa…"), self._one.delete, "Del")
        self.source = make_action(page, tr("Hội nghị &nguồn"), self._open_source, "Ctrl+G")
        self.edit_report = make_action(page, tr("&Sửa báo cáo…"), self.open_report, "F2")
        self.delete_report = make_action(page, tr("&Xóa báo cáo"), self._delete_report, "Del")
        self.undo = make_action(page, tr("H&oàn tác"), presenter.undo_last, "Ctrl+Z")
        self.files = make_action(page, tr("&Tệp kèm theo…"), self._open_files, "Ctrl+T")
        self.next_year = make_action(page, tr("&Kế hoạch năm sau…"), self._plan_next_year, "Ctrl+Shift+K")

    # ── Where they stand ──

    def shown(self) -> list[QAction]:
        """Return the commands for the head of the page."""
        return [self.new, self.report, self.confirm, self.extend, self.withdraw, self.delete, self.next_year]

    def attach_keys(self) -> None:
        """Let the keys hold on the page, and offer the commands in the list."""
        decisions = [self.report, self.confirm, self.extend, self.withdraw, self.files, self.source]
        self._page.addActions([self.new, *decisions, self.undo, self.next_year])
        self._table.view.addActions([self.edit, *decisions, self.delete])
        self._table.view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def enable(self) -> None:
        """Offer what can be done with what is chosen."""
        history, several = self._presenter.history, self._many.are_chosen()
        withdrawn = history is not None and history.row.standing.withdrawn and not several
        self.withdraw.setText(tr("Bỏ &rút") if withdrawn else tr("&Rút…"))
        for action in (self.edit, self.withdraw):
            action.setEnabled(history is not None)
        for action in (self.report, self.delete, self.files):
            action.setEnabled(history is not None and not several)
        for action in (self.confirm, self.extend):
            action.setEnabled(history is not None and not withdrawn)
        self.source.setEnabled(history is not None and history.row.meeting_id is not None and not several)

    # ── What they do ──

    def row(self) -> TaskRow | None:
        """Return the chosen task while the list is looked at."""
        if not self._table.isVisibleTo(self._page):
            return None
        history = self._presenter.history
        known = history.row if history is not None else None
        return known if known is not None and known.task.id == self._table.current_id() else self._table.current()

    def add(self) -> None:
        """Open the form of a new task of the plan, kind and unit that are looked at."""
        wanted = self._presenter.list.wanted
        kind = wanted.kind if wanted.kind not in (None, TaskKind.DIRECTION) else TaskKind.REGISTERED
        self._one.edit(Task(0, wanted.year, kind, "", lead_unit_id=wanted.unit_id))

    def edit_chosen(self) -> None:
        """Open the form of the chosen task, or that for all that are chosen."""
        if self._many.are_chosen():
            self._many.edit()
            return
        row = self.row()
        if row is not None:
            self._one.edit(row.task)

    def _report(self) -> None:
        row = self.row()
        if row is not None:
            today = self._presenter.today
            report = ProgressReport(0, row.task.id, "", today, ReportSource.PHONE, unit_id=row.task.lead_unit_id)
            self._one.report(report, row)

    def open_report(self) -> None:
        """Open the form of the report that is looked at."""
        row, entry = self.row(), self._entry()
        if row is not None and entry is not None and entry.report is not None:
            self._one.report(entry.report, row)

    def _delete_report(self) -> None:
        entry = self._entry()
        if entry is not None and entry.report is not None:
            self._presenter.delete_report(entry.report)
        elif entry is not None and entry.event is not None and entry.event.kind in DECISIONS:
            self._presenter.take_back(entry.event)

    def _confirm(self) -> None:
        (self._many if self._many.are_chosen() else self._one).confirm()

    def _extend(self) -> None:
        (self._many if self._many.are_chosen() else self._one).extend()

    def _withdraw(self) -> None:
        (self._many if self._many.are_chosen() else self._one).withdraw()

    def _open_files(self) -> None:
        row = self.row()
        if row is not None:
            self.show_files(row.task)

    def show_files(self, task: Task, chosen: int | None = None) -> None:
        """Show the files kept with a task, perhaps one of them chosen."""
        doors = self._doors
        dialog = FilesDialog(doors.session, Owner.TASK, task.id, task.title, doors.messages, self._page)
        dialog.files.show_record(chosen)

    def _plan_next_year(self) -> None:
        NextYearDialog(self._presenter.next_plan(), self._presenter.plan, self._doors.messages, self._page)

    def _open_source(self) -> None:
        row = self.row()
        if row is not None and row.meeting_id is not None:
            self._doors.navigate(PageKey.MEETINGS, MeetingFilter(row.meeting_id))

    def attach(self, loose: LooseReport) -> None:
        """Ask to which task a result belongs."""
        presenter = self._presenter

        def take(task_id: int) -> None:
            presenter.attach(loose.report, task_id, dialog.accept, self._doors.messages.failure)

        dialog = AttachDialog(loose, presenter.candidates(loose.report), take, self._page)

"""The page Nhiệm vụ: the year's tasks, their counts, what was reported, and results whose task is not known."""

from dataclasses import replace

from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from desktop.presenters.many_tasks import ManyDone
from desktop.presenters.navigation import Navigate, PageFilter, TaskFilter
from desktop.presenters.session import Session
from desktop.presenters.task_commands import TaskChange, Undo
from desktop.presenters.tasks import TasksPresenter
from desktop.services.task_lists import TaskOrder
from desktop.services.timelines import Entry
from desktop.ui.list_look import list_over_detail
from desktop.ui.messages import Action, Messages
from desktop.ui.pages.many_tasks import many_sentence
from desktop.ui.pages.task_actions import Doors, TaskActions
from desktop.ui.pages.task_choices import TaskChoices
from desktop.ui.pages.task_columns import loose_columns
from desktop.ui.pages.task_detail import TaskDetail
from desktop.ui.pages.task_table import TaskTable
from desktop.ui.pages.task_words import empty_plan_text, said
from desktop.ui.table import FilteredTable
from desktop.words import tr


class TasksPage(QWidget):
    """The year's tasks; adapts :class:`TasksPresenter`."""

    def __init__(self, session: Session, messages: Messages, navigate: Navigate) -> None:
        super().__init__()
        self._messages = messages
        self.presenter = TasksPresenter(session, self)
        self._wanted: TaskFilter | None = None
        self.choices = TaskChoices(self, self.presenter)
        self.table = TaskTable(self.presenter.list.pages, self)
        self.commands = TaskActions(
            self,
            self.presenter,
            self.table,
            self._entry,
            Doors(session, messages, navigate),
        )
        self.detail = TaskDetail((self.commands.edit_report, self.commands.delete_report), self)
        self.loose = FilteredTable(loose_columns(), lambda row: row.report.id, lines=2, parent=self)
        self.tabs = QTabWidget(self)
        self._lay_out()
        self.commands.attach_keys()
        self._connect()
        self.setFocusProxy(self.table)
        self.presenter.reload()

    # ── How it is built ──

    def _lay_out(self) -> None:
        listed = QWidget(self)
        column = QVBoxLayout(listed)
        column.setContentsMargins(0, 6, 0, 0)
        column.addWidget(self.choices.filters())
        column.addWidget(self.choices.counts)
        column.addWidget(self.table, 1)
        self.split = list_over_detail(listed, self.detail, self)
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.split, tr("&Danh sách"))
        self.tabs.addTab(self.loose, "")
        page = QVBoxLayout(self)
        page.addWidget(self.choices.head(self.commands.shown()))
        page.addWidget(self.tabs, 1)

    def _connect(self) -> None:
        presenter = self.presenter
        self.table.selected.connect(lambda _: presenter.choose(self.table.current_id()))
        self.table.typed.connect(self._type)
        self.table.chosen_changed.connect(self.commands.enable)
        self.table.order_wanted.connect(self._sort)
        self.table.undo_wanted.connect(presenter.undo_last)
        self.table.activated.connect(lambda _: self.commands.edit_chosen())
        self.detail.timeline.opened.connect(lambda _: self.commands.open_report())
        self.loose.activated.connect(self.commands.attach)
        self.loose.set_empty(tr("Mọi kết quả đều đã rõ thuộc nhiệm vụ nào."))

    def _entry(self) -> Entry | None:
        """Return what is looked at in the history of the chosen task."""
        return self.detail.timeline.current()

    # ── What is asked for ──

    def show_filter(self, wanted: PageFilter) -> None:
        """Show the rows that another page counts."""
        if isinstance(wanted, TaskFilter):
            self.tabs.setCurrentWidget(self.loose if wanted.loose else self.split)
            self._wanted = wanted
            self.presenter.open(wanted)

    def _type(self, typed: str) -> None:
        self.presenter.list.refine(replace(self.presenter.list.wanted, text=typed))

    def _sort(self, order: TaskOrder, descending: bool) -> None:
        self.presenter.list.sort(order, descending=descending)

    # ── What is shown ──

    def show_rows(self) -> None:
        """Show rows, and counts and choices once they are known."""
        shown = self.presenter.list
        self.choices.show_day(shown)
        self._show_text(shown.wanted.text)
        self._show_empty()
        if not shown.is_partial:
            self.choices.show_list(shown)
        self._show_list()

    def _show_list(self) -> None:
        """Show the rows; the chosen task stays so where it is among them."""
        shown = self.presenter.list
        self.table.blockSignals(True)
        self.table.take_over()
        if not self.table.select(self.presenter.chosen) and shown.wanted.text and shown.pages.ids:
            self.table.select(shown.pages.ids[0])
        self.table.blockSignals(False)
        if not shown.is_partial:
            self.presenter.choose(self.table.current_id())
            self.table.arrived()

    def _show_text(self, text: str) -> None:
        if self.table.filter_box.text() != text:
            self.table.filter_box.blockSignals(True)
            self.table.filter_box.setText(text)
            self.table.filter_box.blockSignals(False)

    def _show_empty(self) -> None:
        shown = self.presenter.list
        if not shown.loaded:
            self.table.set_empty(tr("Đang đọc sổ…"))
        elif shown.is_filtered:
            action = Action(tr("Bỏ lọc"), self.presenter.clear)
            self.table.set_empty(tr("Không có nhiệm vụ nào khớp với các điều kiện lọc."), action)
        else:
            self.table.set_empty(empty_plan_text(shown.wanted.year), Action(tr("Thêm nhiệm vụ…"), self.commands.add))

    def show_history(self) -> None:
        """Show the chosen task, and of it what another page asks for."""
        history, wanted = self.presenter.history, self._wanted
        self.detail.show_history(history)
        self.commands.enable()
        if history is None or wanted is None or history.row.task.id != wanted.task_id:
            return
        self._wanted = None
        if wanted.report_id is not None:
            self.detail.timeline.show_report(wanted.report_id)
        if wanted.file_id is not None:
            self.commands.show_files(history.row.task, wanted.file_id)

    def show_loose(self) -> None:
        """Show the results whose task is not known."""
        loose = self.presenter.list.loose
        self.loose.set_rows(loose)
        if self._wanted is not None and self._wanted.loose:
            self.loose.select(self._wanted.report_id)
            self._wanted = None
        text = tr("&Kết quả chưa rõ nhiệm vụ ({count})").format(count=len(loose))
        self.tabs.setTabText(self.tabs.indexOf(self.loose), text)

    def tell(self, event: TaskChange, undo: Undo | None) -> None:
        """Say that something was done."""
        self._messages.inform(said(event), Action(tr("Hoàn tác"), undo) if undo else None)

    def tell_many(self, done: ManyDone, undo: Undo) -> None:
        """Say what was done with many tasks."""
        self._messages.inform(many_sentence(done), Action(tr("Hoàn tác"), undo) if done.tasks else None)

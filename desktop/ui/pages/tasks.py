"""The page Nhiệm vụ: the year's tasks, their counts, what was reported, and results whose task is not known."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.attachments import Owner
from desktop.domain.counts import Count
from desktop.domain.task_events import DECISIONS
from desktop.domain.tasks import ProgressReport, ReportSource, Task, TaskKind
from desktop.presenters.many_tasks import ManyDone
from desktop.presenters.navigation import MeetingFilter, Navigate, PageFilter, PageKey, TaskFilter
from desktop.presenters.paging import Pages
from desktop.presenters.session import Session
from desktop.presenters.task_commands import TaskChange, Undo
from desktop.presenters.tasks import TasksPresenter
from desktop.services.next_year import Candidates
from desktop.services.task_lists import TaskOrder
from desktop.services.tasks import LooseReport, TaskRow
from desktop.ui import theme
from desktop.ui.command_bar import command_bar, make_action
from desktop.ui.dialogs.attach_dialog import AttachDialog
from desktop.ui.dialogs.files_dialog import FilesDialog
from desktop.ui.dialogs.next_year_dialog import NextYearDialog
from desktop.ui.messages import Action, Messages
from desktop.ui.paged_table import PagedTable
from desktop.ui.pages.many_tasks import ManyTasksForms, many_sentence
from desktop.ui.pages.one_task import OneTaskForms
from desktop.ui.pages.task_columns import TASK_ORDERS, loose_columns, task_columns
from desktop.ui.pages.task_counts import CountsBar, KindsBar
from desktop.ui.pages.task_detail import TaskDetail
from desktop.ui.table import FilteredTable
from desktop.words import mark, tr

_SAID: Mapping[TaskChange, str] = MappingProxyType(
    {
        TaskChange.ADDED: mark("Đã thêm nhiệm vụ."),
        TaskChange.EDITED: mark("Đã sửa nhiệm vụ."),
        TaskChange.DELETED: mark("Đã xoá nhiệm vụ."),
        TaskChange.REPORTED: mark("Đã ghi báo cáo tiến độ."),
        TaskChange.REPORT_DELETED: mark("Đã xoá báo cáo tiến độ."),
        TaskChange.CONFIRMED: mark("Đã xác nhận hoàn thành."),
        TaskChange.EXTENDED: mark("Đã gia hạn."),
        TaskChange.NO_CHANGE: mark("Đã ghi: không phát sinh."),
        TaskChange.WITHDRAWN: mark("Đã rút nhiệm vụ."),
        TaskChange.REINSTATED: mark("Đã bỏ rút: nhiệm vụ lại được tính vào kế hoạch."),
        TaskChange.DECISION_DELETED: mark("Đã bỏ quyết định này khỏi diễn biến."),
        TaskChange.ATTACHED: mark("Đã gắn kết quả vào nhiệm vụ."),
    }
)


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


@dataclass(frozen=True, slots=True)
class _Commands:
    """What can be done on the page, with its keys."""

    new: QAction
    edit: QAction
    report: QAction
    confirm: QAction
    extend: QAction
    withdraw: QAction
    delete: QAction
    source: QAction
    edit_report: QAction
    delete_report: QAction
    undo: QAction
    files: QAction
    next_year: QAction


class TasksPage(QWidget):
    """The year's tasks; adapts :class:`TasksPresenter`."""

    def __init__(self, session: Session, messages: Messages, navigate: Navigate) -> None:
        super().__init__()
        self._session = session
        self._messages = messages
        self._navigate = navigate
        self.presenter = TasksPresenter(session, self)
        self.commands = self._make_commands()
        self.years = QComboBox(self)
        self.day = QDateEdit(self)
        self.kinds = KindsBar(self)
        self.counts = CountsBar(self)
        self.units = QComboBox(self)
        self.clear = QPushButton(tr("Bỏ &lọc"), self)
        self.table = TaskTable(self.presenter.list.pages, self)
        self.detail = TaskDetail((self.commands.edit_report, self.commands.delete_report), self)
        self.loose = FilteredTable(loose_columns(), lambda row: row.report.id, lines=2, parent=self)
        self.tabs = QTabWidget(self)
        self._one = OneTaskForms(self, self.presenter, self._row, messages)
        self._many = ManyTasksForms(self, self.table, self.presenter, messages)
        self._lay_out()
        self._attach_actions()
        self._connect()
        self.setFocusProxy(self.table)
        self.presenter.reload()

    # ── How it is built ──

    def _make_commands(self) -> _Commands:
        return _Commands(
            new=make_action(self, tr("&Thêm nhiệm vụ…"), self._new, "Ctrl+N", "Ins"),
            edit=make_action(self, tr("&Sửa…"), self._edit, "F2"),
            report=make_action(self, tr("Ghi &báo cáo…"), self._report, "Ctrl+B"),
            confirm=make_action(self, tr("Xác nhận &hoàn thành…"), self._confirm, "Ctrl+H"),
            extend=make_action(self, tr("&Gia hạn…"), self._extend, "Ctrl+E"),
            withdraw=make_action(self, tr("&Rút…"), self._withdraw, "Ctrl+R"),
            delete=make_action(self, tr("&Xoá…"), self._delete, "Del"),
            source=make_action(self, tr("Mở hội nghị &nguồn"), self._open_source, "Ctrl+G"),
            edit_report=make_action(self, tr("&Sửa báo cáo…"), self._edit_report, "F2"),
            delete_report=make_action(self, tr("&Xoá báo cáo"), self._delete_report, "Del"),
            undo=make_action(self, tr("H&oàn tác"), self.presenter.undo_last, "Ctrl+Z"),
            files=make_action(self, tr("&Tệp kèm theo…"), self._open_files, "Ctrl+T"),
            next_year=make_action(self, tr("&Kế hoạch năm sau…"), self._plan_next_year, "Ctrl+Shift+K"),
        )

    def _lay_out(self) -> None:
        listed = QWidget(self)
        column = QVBoxLayout(listed)
        column.setContentsMargins(0, 6, 0, 0)
        column.addLayout(self._kinds_row())
        column.addWidget(self.counts)
        column.addWidget(self.table, 1)
        self.split = QSplitter(Qt.Orientation.Vertical, self)
        self.split.addWidget(listed)
        self.split.addWidget(self.detail)
        self.split.setStretchFactor(0, 1)
        self.split.setChildrenCollapsible(False)
        self.split.setSizes([430, 190])
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.split, tr("&Danh sách"))
        self.tabs.addTab(self.loose, "")
        page = QVBoxLayout(self)
        page.addLayout(self._head())
        page.addWidget(self.tabs, 1)

    def _head(self) -> QHBoxLayout:
        title = QLabel(tr("Nhiệm vụ năm"), self)
        self.years.setAccessibleName(tr("Năm"))
        theme.larger(title, 1.4, bold=True)
        theme.larger(self.years, 1.2, bold=True)
        as_of = QLabel(tr("tính đến ngà&y"), self)
        as_of.setBuddy(self.day)
        self.day.setDisplayFormat("dd/MM/yyyy")
        self.day.setCalendarPopup(True)
        self.day.setKeyboardTracking(False)
        row = QHBoxLayout()
        row.setSpacing(8)
        for widget in (title, self.years, as_of, self.day):
            row.addWidget(widget)
        actions = self.commands
        shown = [actions.new, actions.report, actions.confirm, actions.extend, actions.withdraw, actions.delete]
        shown.append(actions.next_year)
        row.addWidget(command_bar(shown, self), 1)
        return row

    def _kinds_row(self) -> QHBoxLayout:
        self.units.setAccessibleName(tr("Đơn vị chủ trì"))
        self.units.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.units.setMinimumContentsLength(12)
        row = QHBoxLayout()
        row.addWidget(self.kinds)
        row.addStretch(1)
        row.addWidget(self.units, 2)
        row.addWidget(self.clear)
        return row

    def _attach_actions(self) -> None:
        actions = self.commands
        decisions = [actions.report, actions.confirm, actions.extend, actions.withdraw, actions.files, actions.source]
        self.addActions([actions.new, *decisions, actions.undo, actions.next_year])
        view = self.table.view
        view.addActions([actions.edit, *decisions, actions.delete])
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def _connect(self) -> None:
        presenter = self.presenter
        self.years.activated.connect(lambda: presenter.list.choose_year(self.years.currentData()))
        self.day.dateChanged.connect(lambda day: presenter.list.choose_day(_python_day(day)))
        self.units.activated.connect(self._choose_unit)
        self.kinds.chosen.connect(self._choose_kind)
        self.counts.chosen.connect(self._choose_count)
        self.clear.clicked.connect(presenter.clear)
        self.table.selected.connect(lambda _: presenter.choose(self.table.current_id()))
        self.table.typed.connect(self._type)
        self.table.chosen_changed.connect(self._enable)
        self.table.order_wanted.connect(self._sort)
        self.table.undo_wanted.connect(presenter.undo_last)
        self.table.activated.connect(lambda _: self._edit())
        self.detail.timeline.opened.connect(lambda _: self._edit_report())
        self.loose.activated.connect(self._attach)
        self.loose.set_empty(tr("Mọi kết quả đều đã rõ thuộc nhiệm vụ nào."))

    # ── What is asked for ──

    def show_filter(self, wanted: PageFilter) -> None:
        """Show the rows that another page counts."""
        if isinstance(wanted, TaskFilter):
            self.tabs.setCurrentWidget(self.loose if wanted.loose else self.split)
            self.presenter.open(wanted)

    def _type(self, typed: str) -> None:
        self._refine(replace(self.presenter.list.wanted, text=typed))

    def _sort(self, order: TaskOrder, descending: bool) -> None:
        self.presenter.list.sort(order, descending=descending)

    def _choose_unit(self) -> None:
        self._refine(replace(self.presenter.list.wanted, unit_id=self.units.currentData()))

    def _choose_kind(self, kind: TaskKind | None) -> None:
        self._refine(replace(self.presenter.list.wanted, kind=kind))

    def _choose_count(self, count: Count | None) -> None:
        wanted = self.presenter.list.wanted
        self._refine(replace(wanted, count=None if count is wanted.count else count))

    def _refine(self, wanted: TaskFilter) -> None:
        self.presenter.list.refine(wanted)

    # ── What is shown ──

    def show_rows(self) -> None:
        """Show rows, and counts and choices once they are known."""
        shown = self.presenter.list
        self._show_day()
        self._show_text(shown.wanted.text)
        self._show_empty()
        if not shown.is_partial:
            self._show_choices()
        self._show_list()

    def _show_choices(self) -> None:
        shown = self.presenter.list
        wanted = shown.wanted
        _fill(self.years, [(str(year), year) for year in shown.years], wanted.year)
        units: list[tuple[str, object]] = [(tr("Mọi đơn vị chủ trì"), None)]
        _fill(self.units, units + [(unit.name_on(shown.as_of), unit.id) for unit in shown.leaders], wanted.unit_id)
        self.kinds.show_kinds(shown.kinds, wanted.kind)
        self.counts.show_counts(shown.counts, wanted.count)
        self.clear.setEnabled(shown.is_filtered)
        self.clear.setText(_clear_text(wanted))

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

    def _show_day(self) -> None:
        as_of = self.presenter.list.as_of
        self.day.blockSignals(True)
        self.day.setDate(QDate(as_of.year, as_of.month, as_of.day))
        self.day.blockSignals(False)

    def _show_text(self, text: str) -> None:
        if self.table.filter_box.text() != text:
            self.table.filter_box.blockSignals(True)
            self.table.filter_box.setText(text)
            self.table.filter_box.blockSignals(False)

    def _show_empty(self) -> None:
        if not self.presenter.list.loaded:
            self.table.set_empty(tr("Đang đọc sổ…"))
        elif self.presenter.list.is_filtered:
            action = Action(tr("Bỏ lọc"), self.presenter.clear)
            self.table.set_empty(tr("Không có nhiệm vụ nào khớp với các điều kiện lọc."), action)
        else:
            text = tr(
                "Kế hoạch năm {year} chưa có nhiệm vụ nào. Nhập tệp đăng ký của các đơn vị ở trang Nhập từ Excel, "
                "hoặc nhấn Ctrl+N để thêm từng nhiệm vụ."
            )
            add = Action(tr("Thêm nhiệm vụ…"), self._new)
            self.table.set_empty(text.format(year=self.presenter.list.wanted.year), add)

    def show_history(self) -> None:
        """Show the chosen task."""
        self.detail.show_history(self.presenter.history)
        self._enable()

    def _enable(self) -> None:
        """Offer what can be done with what is chosen."""
        history, several = self.presenter.history, self._many.are_chosen()
        commands = self.commands
        withdrawn = history is not None and history.row.standing.withdrawn and not several
        commands.withdraw.setText(tr("Bỏ &rút") if withdrawn else tr("&Rút…"))
        for action in (commands.edit, commands.withdraw):
            action.setEnabled(history is not None)
        for action in (commands.report, commands.delete, commands.files):
            action.setEnabled(history is not None and not several)
        for action in (commands.confirm, commands.extend):
            action.setEnabled(history is not None and not withdrawn)
        commands.source.setEnabled(history is not None and history.row.meeting_id is not None and not several)

    def show_loose(self) -> None:
        """Show the results whose task is not known."""
        loose = self.presenter.list.loose
        self.loose.set_rows(loose)
        text = tr("&Kết quả chưa rõ nhiệm vụ ({count})").format(count=len(loose))
        self.tabs.setTabText(self.tabs.indexOf(self.loose), text)

    def tell(self, event: TaskChange, undo: Undo | None) -> None:
        """Say that something was done."""
        self._messages.inform(tr(_SAID[event]), Action(tr("Hoàn tác"), undo) if undo else None)

    def tell_many(self, done: ManyDone, undo: Undo) -> None:
        """Say what was done with many tasks."""
        self._messages.inform(many_sentence(done), Action(tr("Hoàn tác"), undo) if done.tasks else None)

    # ── What is done ──

    def _row(self) -> TaskRow | None:
        """Return the chosen task while the list is looked at."""
        if self.tabs.currentWidget() is not self.split:
            return None
        history = self.presenter.history
        known = history.row if history is not None else None
        return known if known is not None and known.task.id == self.table.current_id() else self.table.current()

    def _new(self) -> None:
        wanted = self.presenter.list.wanted
        kind = wanted.kind if wanted.kind not in (None, TaskKind.DIRECTION) else TaskKind.REGISTERED
        task = Task(0, wanted.year, kind, "", lead_unit_id=wanted.unit_id)
        self._one.edit(task)

    def _edit(self) -> None:
        if self._many.are_chosen():
            self._many.edit()
            return
        row = self._row()
        if row is not None:
            self._one.edit(row.task)

    def _report(self) -> None:
        row = self._row()
        if row is not None:
            today = self.presenter.today
            report = ProgressReport(0, row.task.id, "", today, ReportSource.PHONE, unit_id=row.task.lead_unit_id)
            self._one.report(report, row)

    def _edit_report(self) -> None:
        row, entry = self._row(), self.detail.timeline.current()
        if row is not None and entry is not None and entry.report is not None:
            self._one.report(entry.report, row)

    def _delete_report(self) -> None:
        entry = self.detail.timeline.current()
        if entry is not None and entry.report is not None:
            self.presenter.delete_report(entry.report)
        elif entry is not None and entry.event is not None and entry.event.kind in DECISIONS:
            self.presenter.take_back(entry.event)

    def _confirm(self) -> None:
        (self._many if self._many.are_chosen() else self._one).confirm()

    def _extend(self) -> None:
        (self._many if self._many.are_chosen() else self._one).extend()

    def _withdraw(self) -> None:
        (self._many if self._many.are_chosen() else self._one).withdraw()

    def _delete(self) -> None:
        self._one.delete()

    def _open_files(self) -> None:
        row = self._row()
        if row is not None:
            FilesDialog(self._session, Owner.TASK, row.task.id, row.task.title, self._messages, self)

    def _plan_next_year(self) -> None:
        presenter = self.presenter

        def ask(found: Candidates) -> None:
            NextYearDialog(found, presenter.plan, self._messages, self)

        presenter.candidates_of_next_year(ask)

    def _open_source(self) -> None:
        row = self._row()
        if row is not None and row.meeting_id is not None:
            self._navigate(PageKey.MEETINGS, MeetingFilter(row.meeting_id))

    def _attach(self, loose: LooseReport) -> None:
        presenter = self.presenter

        def take(task_id: int) -> None:
            presenter.attach(loose.report, task_id, dialog.accept, self._messages.failure)

        dialog = AttachDialog(loose, presenter.candidates(loose.report), take, self)


def _clear_text(wanted: TaskFilter) -> str:
    """Return what the button says that takes filters away: with what nothing else on the page shows."""
    if wanted.due_month is not None:
        return tr("Bỏ &lọc: đến hạn tháng {month}").format(month=wanted.due_month)
    if wanted.done_month is not None:
        return tr("Bỏ &lọc: hoàn thành tháng {month}").format(month=wanted.done_month)
    return tr("Bỏ &lọc: nhiệm vụ của kế hoạch") if wanted.planned else tr("Bỏ &lọc")


def _fill(box: QComboBox, options: list[tuple[str, object]], chosen: object) -> None:
    """Offer ``options`` (text and value); nothing is told of it."""
    if [(box.itemText(place), box.itemData(place)) for place in range(box.count())] != options:
        box.clear()
        for text, value in options:
            box.addItem(text, value)
    box.setCurrentIndex(max(0, box.findData(chosen)))


def _python_day(day: QDate) -> date:
    return date(day.year(), day.month(), day.day())

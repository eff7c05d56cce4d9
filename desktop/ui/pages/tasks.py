"""The page Nhiệm vụ: the year's tasks, their counts, what was reported, and results whose task is not known."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QTableView,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from desktop import wording
from desktop.domain.counts import Count
from desktop.domain.errors import RefusedValue
from desktop.domain.tasks import ProgressReport, ReportSource, Task, TaskKind
from desktop.presenters.navigation import MeetingFilter, Navigate, PageFilter, PageKey, TaskFilter
from desktop.presenters.session import Session
from desktop.presenters.tasks import TaskEvent, TasksPresenter, Undo, suggested_day
from desktop.services.tasks import LooseReport, TaskRow
from desktop.ui import theme
from desktop.ui.command_bar import command_bar, make_action
from desktop.ui.dialogs.attach_dialog import AttachDialog
from desktop.ui.dialogs.report_dialog import ConfirmDialog, ReportDialog, WithdrawDialog
from desktop.ui.dialogs.task_dialog import TaskDialog
from desktop.ui.messages import Action, Messages
from desktop.ui.pages.task_columns import loose_columns, task_columns
from desktop.ui.pages.task_counts import CountsBar, KindsBar
from desktop.ui.pages.task_detail import TaskDetail
from desktop.ui.table import FilteredTable
from desktop.words import mark, tr

_SAID: Mapping[TaskEvent, str] = MappingProxyType(
    {
        TaskEvent.ADDED: mark("Đã thêm nhiệm vụ."),
        TaskEvent.EDITED: mark("Đã sửa nhiệm vụ."),
        TaskEvent.DELETED: mark("Đã xoá nhiệm vụ."),
        TaskEvent.REPORTED: mark("Đã ghi báo cáo tiến độ."),
        TaskEvent.REPORT_DELETED: mark("Đã xoá báo cáo tiến độ."),
        TaskEvent.CONFIRMED: mark("Đã xác nhận hoàn thành."),
        TaskEvent.WITHDRAWN: mark("Đã rút nhiệm vụ."),
        TaskEvent.REINSTATED: mark("Đã bỏ rút: nhiệm vụ lại được tính vào kế hoạch."),
        TaskEvent.ATTACHED: mark("Đã gắn kết quả vào nhiệm vụ."),
    }
)


class TaskTable(FilteredTable[TaskRow]):
    """The list of tasks. Its filter box is the presenter's, so that the counts are of what is shown."""

    def __init__(self, sift: Callable[[str], None], parent: QWidget) -> None:
        self._sift = sift
        super().__init__(task_columns(), lambda row: row.task.id, lines=2, parent=parent)
        self.view.setSelectionMode(QTableView.SelectionMode.SingleSelection)

    def _filter(self, typed: str) -> None:
        self._sift(typed)
        if typed and self.current() is None:
            self.view.setCurrentIndex(self.model.index(0, 0))


@dataclass(frozen=True, slots=True)
class _Commands:
    """What can be done on the page, with its keys."""

    new: QAction
    edit: QAction
    report: QAction
    confirm: QAction
    withdraw: QAction
    delete: QAction
    source: QAction
    edit_report: QAction
    delete_report: QAction


class TasksPage(QWidget):
    """The year's tasks; adapts :class:`TasksPresenter`."""

    def __init__(self, session: Session, messages: Messages, navigate: Navigate) -> None:
        super().__init__()
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
        self.table = TaskTable(self._type, self)
        self.detail = TaskDetail((self.commands.edit_report, self.commands.delete_report), self)
        self.loose = FilteredTable(loose_columns(), lambda row: row.report.id, lines=2, parent=self)
        self.tabs = QTabWidget(self)
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
            withdraw=make_action(self, tr("&Rút…"), self._withdraw, "Ctrl+R"),
            delete=make_action(self, tr("&Xoá…"), self._delete, "Del"),
            source=make_action(self, tr("Mở hội nghị &nguồn"), self._open_source, "Ctrl+G"),
            edit_report=make_action(self, tr("&Sửa báo cáo…"), self._edit_report, "F2"),
            delete_report=make_action(self, tr("&Xoá báo cáo"), self._delete_report, "Del"),
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
        shown = [actions.new, actions.report, actions.confirm, actions.withdraw, actions.delete]
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
        for action in (actions.new, actions.report, actions.confirm, actions.withdraw, actions.source):
            self.addAction(action)
        view = self.table.view
        view.addActions(
            [actions.edit, actions.report, actions.confirm, actions.withdraw, actions.source, actions.delete]
        )
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def _connect(self) -> None:
        presenter = self.presenter
        self.years.activated.connect(lambda: presenter.choose_year(self.years.currentData()))
        self.day.dateChanged.connect(lambda day: presenter.choose_day(_python_day(day)))
        self.units.activated.connect(self._choose_unit)
        self.kinds.chosen.connect(self._choose_kind)
        self.counts.chosen.connect(self._choose_count)
        self.clear.clicked.connect(presenter.clear)
        self.table.selected.connect(lambda row: presenter.choose(row.task.id if row else None))
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
        self.presenter.refine(replace(self.presenter.wanted, text=typed))

    def _choose_unit(self) -> None:
        self.presenter.refine(replace(self.presenter.wanted, unit_id=self.units.currentData()))

    def _choose_kind(self, kind: TaskKind | None) -> None:
        self.presenter.refine(replace(self.presenter.wanted, kind=kind))

    def _choose_count(self, count: Count | None) -> None:
        again = count is self.presenter.wanted.count
        self.presenter.refine(replace(self.presenter.wanted, count=None if again else count))

    # ── What is shown ──

    def show_rows(self) -> None:
        """Show rows, counts and choices."""
        presenter = self.presenter
        wanted = presenter.wanted
        _fill(self.years, [(str(year), year) for year in presenter.years], wanted.year)
        units: list[tuple[str, object]] = [(tr("Mọi đơn vị chủ trì"), None)]
        _fill(
            self.units, units + [(unit.name_on(presenter.as_of), unit.id) for unit in presenter.leaders], wanted.unit_id
        )
        self._show_day()
        self.kinds.show_kinds(presenter.kinds, wanted.kind)
        self.counts.show_counts(presenter.counts, wanted.count)
        self.clear.setEnabled(presenter.is_filtered)
        self._show_text(wanted.text)
        self._show_empty()
        self._show_list()

    def _show_list(self) -> None:
        """Show the rows; the chosen task stays so where it is among them."""
        self.table.blockSignals(True)
        self.table.set_rows(self.presenter.shown)
        self.table.select(self.presenter.chosen)
        self.table.blockSignals(False)
        row = self.table.current()
        self.presenter.choose(row.task.id if row else None)

    def _show_day(self) -> None:
        as_of = self.presenter.as_of
        self.day.blockSignals(True)
        self.day.setDate(QDate(as_of.year, as_of.month, as_of.day))
        self.day.blockSignals(False)

    def _show_text(self, text: str) -> None:
        if self.table.filter_box.text() != text:
            self.table.filter_box.blockSignals(True)
            self.table.filter_box.setText(text)
            self.table.filter_box.blockSignals(False)

    def _show_empty(self) -> None:
        if not self.presenter.loaded:
            self.table.set_empty(tr("Đang đọc sổ…"))
        elif self.presenter.is_filtered:
            action = Action(tr("Bỏ lọc"), self.presenter.clear)
            self.table.set_empty(tr("Không có nhiệm vụ nào khớp với các điều kiện lọc."), action)
        else:
            text = tr(
                "Kế hoạch năm {year} chưa có nhiệm vụ nào. Nhập tệp đăng ký của các đơn vị ở trang Nhập từ Excel, "
                "hoặc nhấn Ctrl+N để thêm từng nhiệm vụ."
            )
            add = Action(tr("Thêm nhiệm vụ…"), self._new)
            self.table.set_empty(text.format(year=self.presenter.wanted.year), add)

    def show_history(self) -> None:
        """Show the chosen task."""
        history = self.presenter.history
        self.detail.show_history(history)
        withdrawn = history is not None and history.row.standing.withdrawn
        self.commands.withdraw.setText(tr("Bỏ &rút") if withdrawn else tr("&Rút…"))
        for action in (self.commands.edit, self.commands.report, self.commands.withdraw, self.commands.delete):
            action.setEnabled(history is not None)
        self.commands.confirm.setEnabled(history is not None and not withdrawn)
        self.commands.source.setEnabled(history is not None and history.row.meeting_id is not None)

    def show_loose(self) -> None:
        """Show the results whose task is not known."""
        loose = self.presenter.loose
        self.loose.set_rows(loose)
        text = tr("&Kết quả chưa rõ nhiệm vụ ({count})").format(count=len(loose))
        self.tabs.setTabText(self.tabs.indexOf(self.loose), text)

    def tell(self, event: TaskEvent, undo: Undo | None) -> None:
        """Say that something was done."""
        self._messages.inform(tr(_SAID[event]), Action(tr("Hoàn tác"), undo) if undo else None)

    # ── What is done ──

    def _row(self) -> TaskRow | None:
        """Return the chosen task while the list is looked at."""
        return self.table.current() if self.tabs.currentWidget() is self.split else None

    def _new(self) -> None:
        wanted = self.presenter.wanted
        kind = wanted.kind if wanted.kind not in (None, TaskKind.DIRECTION) else TaskKind.REGISTERED
        task = Task(0, wanted.year, kind, "", lead_unit_id=wanted.unit_id)
        TaskDialog(task, self.presenter.units, self.presenter.save_task, self._messages, self)

    def _edit(self) -> None:
        row = self._row()
        if row is not None:
            TaskDialog(row.task, self.presenter.units, self.presenter.save_task, self._messages, self)

    def _report(self) -> None:
        row = self._row()
        if row is not None:
            today = self.presenter.today
            report = ProgressReport(0, row.task.id, "", today, ReportSource.PHONE, unit_id=row.task.lead_unit_id)
            self._open_report(report, row)

    def _edit_report(self) -> None:
        row, report = self._row(), self.detail.timeline.current()
        if row is not None and report is not None:
            self._open_report(report, row)

    def _open_report(self, report: ProgressReport, row: TaskRow) -> None:
        presenter = self.presenter
        ReportDialog(report, row.task.title, presenter.today, presenter.save_report, self._messages, self)

    def _delete_report(self) -> None:
        report = self.detail.timeline.current()
        if report is not None:
            self.presenter.delete_report(report)

    def _confirm(self) -> None:
        row, presenter = self._row(), self.presenter
        if row is None or row.standing.withdrawn:
            return
        day = suggested_day(presenter.history, presenter.today)
        ConfirmDialog(
            row,
            day,
            presenter.today,
            lambda done_on, done, failed: presenter.confirm(row.task.id, done_on, done, failed),
            self._messages,
            self,
        )

    def _withdraw(self) -> None:
        row, presenter = self._row(), self.presenter
        if row is None:
            return
        if row.task.withdrawn_on is not None:
            presenter.reinstate(row.task.id)
            return
        WithdrawDialog(
            row,
            presenter.today,
            lambda day, reason, done, failed: presenter.withdraw(row.task.id, day, reason, done, failed),
            self._messages,
            self,
        )

    def _delete(self) -> None:
        row = self._row()
        if row is None:
            return
        if row.task.conclusion_id is not None:
            self._messages.warn(wording.error_sentence(RefusedValue("task", "is-direction")))
            return
        question = tr("Xoá nhiệm vụ “{title}”?").format(title=row.task.title)
        detail = tr("Các báo cáo về nhiệm vụ này cũng bị xoá, không lấy lại được. Nếu đơn vị thôi làm, hãy dùng Rút.")
        if self._messages.ask(question, tr("&Xoá"), detail):
            self.presenter.delete_task(row.task.id)

    def _open_source(self) -> None:
        row = self._row()
        if row is not None and row.meeting_id is not None:
            self._navigate(PageKey.MEETINGS, MeetingFilter(row.meeting_id))

    def _attach(self, loose: LooseReport) -> None:
        presenter = self.presenter

        def take(row: TaskRow) -> None:
            presenter.attach(loose.report, row.task.id, dialog.accept, self._messages.failure)

        dialog = AttachDialog(loose, take, self)
        presenter.rows_for(loose.report, dialog.show_rows)


def _fill(box: QComboBox, options: list[tuple[str, object]], chosen: object) -> None:
    """Offer ``options`` (text and value); nothing is told of it."""
    if [(box.itemText(place), box.itemData(place)) for place in range(box.count())] != options:
        box.clear()
        for text, value in options:
            box.addItem(text, value)
    box.setCurrentIndex(max(0, box.findData(chosen)))


def _python_day(day: QDate) -> date:
    return date(day.year(), day.month(), day.day())

"""The page Hội nghị: the list, a new meeting, and the one that is open."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop import wording
from desktop.domain.errors import ThuKyError
from desktop.presenters.meetings import MeetingsPresenter
from desktop.presenters.navigation import MeetingFilter, Navigate, PageFilter, PageKey, PaperFilter
from desktop.presenters.open_meeting import OpenMeeting
from desktop.presenters.session import Session
from desktop.services.meetings import MeetingRow
from desktop.ui import theme
from desktop.ui.columns import moment_column
from desktop.ui.messages import Action, Messages
from desktop.ui.pages.meeting_new import NewMeetingForm
from desktop.ui.pages.meeting_page import MeetingView
from desktop.ui.table import Column, FilteredTable
from desktop.words import tr


class MeetingsPage(QWidget):
    """The page of meetings."""

    def __init__(self, session: Session, messages: Messages, navigate: Navigate) -> None:
        super().__init__()
        self._messages = messages
        self._navigate = navigate
        self.table: FilteredTable[MeetingRow] = FilteredTable(_columns(), lambda row: row.id, lines=2, parent=self)
        self.presenter = MeetingsPresenter(session, self)
        self.new_form = NewMeetingForm(self.presenter, self)
        self.open_view: MeetingView | None = None
        self._wanted = MeetingFilter()
        self._stack = QStackedWidget(self)
        self._list = self._build_list()
        for shown in (self._list, self.new_form):
            self._stack.addWidget(shown)
        column = QVBoxLayout(self)
        column.addWidget(self._stack)
        self.setFocusProxy(self._stack)
        self._stack.setFocusProxy(self.table)
        self.new_form.left.connect(self.presenter.close)
        self.presenter.refresh_list()

    def _build_list(self) -> QWidget:
        holder = QWidget(self)
        title = QLabel(tr("Hội nghị"), holder)
        theme.larger(title, 1.4, bold=True)
        self.new_button = QPushButton(tr("Hội nghị mới…"), holder)
        self.delete_button = QPushButton(tr("Xóa…"), holder)
        self.new_button.setToolTip(tr("Hội nghị mới (Ctrl+N)"))
        self.delete_button.setToolTip(tr("Xóa hội nghị đang chọn (Del)"))
        head = QHBoxLayout()
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(self.new_button)
        head.addWidget(self.delete_button)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        self.new_button.clicked.connect(self.presenter.begin)
        self.delete_button.clicked.connect(self._delete)
        self.table.activated.connect(lambda row: self.presenter.open(row.id))
        self.table.selected.connect(lambda row: self.delete_button.setEnabled(row is not None))
        self.delete_button.setEnabled(False)
        self.table.set_empty(
            tr("Chưa có hội nghị nào. Tạo hội nghị mới để mời, điểm danh, ghi kết luận và in biên bản."),
            Action(tr("Hội nghị mới…"), self.presenter.begin),
        )
        new = QShortcut(QKeySequence(QKeySequence.StandardKey.New), holder, self.presenter.begin)
        new.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.table.view, self._delete)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        return holder

    # ── What happens ──

    def _delete(self) -> None:
        row = self.table.current()
        if row is None:
            return
        question = tr("Xóa hội nghị “{title}” cùng chương trình, danh sách và ý kiến của nó?")
        if self._messages.ask(question.format(title=row.head.title), tr("Xóa hội nghị")):
            self.presenter.delete(row.id)

    def show_filter(self, wanted: PageFilter) -> None:
        """Open the meeting that another screen asks for, or begin a new one."""
        if not isinstance(wanted, MeetingFilter) or not self._may_leave():
            return
        self._wanted = wanted
        if wanted.meeting_id is None:
            self.presenter.begin()
        else:
            self.presenter.open(wanted.meeting_id)

    def show_papers(self) -> bool:
        """Show the papers of the meeting that is open; return whether one is."""
        if self.open_view is None or not self.open_view.isVisible():
            return False
        self.open_view.show_papers()
        return True

    def _may_leave(self) -> bool:
        return self.open_view is None or self.open_view.may_leave()

    def showEvent(self, event: QShowEvent) -> None:
        """Show the list as it is now; attendance elsewhere may have changed it."""
        super().showEvent(event)
        if self.presenter.opened is None:
            self.presenter.refresh_list()

    # ── What it shows ──

    def show_meetings(self, rows: list[MeetingRow]) -> None:
        """Show the list."""
        self.table.set_rows(rows)
        if rows and self.table.current() is None:
            self.table.select(rows[0].id)

    def show_new(self) -> None:
        """Show the form of a new meeting."""
        self._drop_open()
        self.new_form.show_fields()
        self._show(self.new_form)

    def show_earlier(self) -> None:
        """Show the meetings from which something can come along."""
        self.new_form.show_earlier()

    def show_new_faults(self) -> None:
        """Show the form's fields and faults."""
        self.new_form.show_fields()

    def show_open(self, opened: OpenMeeting) -> None:
        """Show a meeting."""
        self._drop_open()
        self.open_view = MeetingView(opened, self._messages)  # put into the window as a whole: see theme.dress
        self.open_view.left.connect(self.presenter.close)
        self.open_view.issued_wanted.connect(lambda id_: self._navigate(PageKey.PAPERS, PaperFilter(id_)))
        self._stack.addWidget(self.open_view)
        self._show(self.open_view)
        wanted, self._wanted = self._wanted, MeetingFilter()
        if wanted.meeting_id == opened.id and wanted.part is not None and wanted.record_id is not None:
            self.open_view.show_record(wanted.part, wanted.record_id)
        else:
            self.open_view.enter()

    def show_closed(self) -> None:
        """Show the list again."""
        self._drop_open()
        self._show(self._list)

    def _show(self, widget: QWidget) -> None:
        self._stack.setCurrentWidget(widget)
        self._stack.setFocusProxy(self.table if widget is self._list else widget)
        widget_to_focus = self._stack.focusProxy()
        if self.isVisible() and widget_to_focus is not None:
            widget_to_focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def _drop_open(self) -> None:
        if self.open_view is not None:
            self._stack.removeWidget(self.open_view)
            self.open_view.retire()
            self.open_view = None

    def complain(self, error: ThuKyError) -> None:
        """Say what did not work."""
        self._messages.failure(error)


def _columns() -> list[Column[MeetingRow]]:
    return [
        moment_column(tr("Ngày, giờ"), lambda row: row.head.start),
        Column(tr("Tên hội nghị"), lambda row: row.head.title, width=0),
        Column(tr("Loại"), lambda row: wording.label(row.head.kind), width=18),
        Column(tr("Tình trạng"), lambda row: wording.label(row.head.state), width=16),
        _count(tr("Mời"), lambda row: row.attendance.invited),
        _count(tr("Có mặt"), lambda row: row.attendance.present),
        _count(tr("Dự thay"), lambda row: row.attendance.represented),
        _count(tr("Vắng"), lambda row: row.attendance.absent + row.attendance.excused),
    ]


def _count(title: str, number: Callable[[MeetingRow], int]) -> Column[MeetingRow]:
    return Column(title, lambda row: wording.number(number(row)), number, width=8, right=True)

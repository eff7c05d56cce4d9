"""The page Hội nghị: the list, a new meeting, and the one that is open."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop import wording
from desktop.domain.errors import ThuKyError
from desktop.domain.meetings import MeetingKind
from desktop.presenters.meeting_head import HeadField
from desktop.presenters.meetings import MeetingsPresenter
from desktop.presenters.navigation import MeetingFilter, Navigate, PageFilter
from desktop.presenters.open_meeting import OpenMeeting
from desktop.presenters.session import Session
from desktop.services.meetings import MeetingRow
from desktop.ui import theme
from desktop.ui.dialogs.form import Remark
from desktop.ui.messages import Action, Messages
from desktop.ui.pages.meeting_head import enum_box, field_label
from desktop.ui.pages.meeting_page import MeetingView
from desktop.ui.pages.meeting_typing import in_order, set_text
from desktop.ui.pages.meeting_words import head_fault
from desktop.ui.table import Column, FilteredTable
from desktop.ui.theme import Tone
from desktop.words import tr

#: What is typed for a new meeting; the rest is typed once it is open.
_NEW_FIELDS = (HeadField.DAY, HeadField.START, HeadField.TITLE, HeadField.PLACE)


class NewMeetingForm(QWidget):
    """What a meeting needs to begin with. Enter makes it, Esc goes back."""

    #: The person does not want a new meeting.
    left = Signal()

    def __init__(self, presenter: MeetingsPresenter, parent: QWidget) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self.kind = enum_box(MeetingKind)
        self.lines = {field: QLineEdit(self) for field in _NEW_FIELDS}
        self.remarks = {field: Remark(self) for field in _NEW_FIELDS}
        self.create_button = QPushButton(tr("Tạo hội nghị (Enter)"), self)
        self._lay_out()
        self.kind.currentIndexChanged.connect(
            lambda _: self._presenter.choose_new_kind(MeetingKind(self.kind.currentData()))
        )
        for field, line in self.lines.items():
            line.textEdited.connect(partial(presenter.type_new, field))
            line.returnPressed.connect(presenter.create)
        self.create_button.clicked.connect(presenter.create)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            self._shortcut(keys).activated.connect(presenter.create)
        self._shortcut("Esc").activated.connect(self.left)

    def _shortcut(self, keys: str) -> QShortcut:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        return shortcut

    def _lay_out(self) -> None:
        title = QLabel(tr("Hội nghị mới"), self)
        theme.larger(title, 1.4, bold=True)
        hint = QLabel(tr("Tên và chương trình được điền sẵn theo loại hội nghị; sửa lúc nào cũng được."), self)
        hint.setWordWrap(True)
        theme.paint_text(hint, Tone.QUIET)
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.addRow(tr("Loại hội nghị"), self.kind)
        for field in _NEW_FIELDS:
            self.lines[field].setAccessibleName(field_label(field))
            if field in (HeadField.DAY, HeadField.START):
                self.lines[field].setMaximumWidth(self.fontMetrics().averageCharWidth() * 24)
            holder = QVBoxLayout()
            holder.setSpacing(2)
            holder.addWidget(self.lines[field])
            holder.addWidget(self.remarks[field])
            form.addRow(field_label(field), holder)
        back = QPushButton(tr("Thôi (Esc)"), self)
        back.clicked.connect(self.left)
        buttons = QHBoxLayout()
        buttons.addWidget(self.create_button)
        buttons.addWidget(back)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(title)
        column.addWidget(hint)
        column.addSpacing(8)
        column.addLayout(form)
        column.addSpacing(8)
        column.addLayout(buttons)
        column.addStretch(1)
        in_order(self.kind, *self.lines.values(), self.create_button, back)
        self.setFocusProxy(self.kind)

    def show_fields(self) -> None:
        """Show the fields and what is wrong with them."""
        self.kind.blockSignals(True)
        self.kind.setCurrentIndex(self.kind.findData(self._presenter.kind))
        self.kind.blockSignals(False)
        for field, line in self.lines.items():
            text = self._presenter.texts[field]
            set_text(line, text)
            fault = self._presenter.faults.get(field)
            self.remarks[field].say(head_fault(fault, text) if fault else "", Tone.BAD)


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
        self.delete_button = QPushButton(tr("Xoá…"), holder)
        self.new_button.setToolTip(tr("Hội nghị mới (Ctrl+N)"))
        self.delete_button.setToolTip(tr("Xoá hội nghị đang chọn (Del)"))
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
        question = tr("Xoá hội nghị “{title}” cùng chương trình, danh sách và ý kiến của nó?")
        if self._messages.ask(question.format(title=row.head.title), tr("Xoá hội nghị")):
            self.presenter.delete(row.id)

    def show_filter(self, wanted: PageFilter) -> None:
        """Open the meeting that another screen asks for, or begin a new one."""
        if not isinstance(wanted, MeetingFilter) or not self._may_leave():
            return
        if wanted.meeting_id is None:
            self.presenter.begin()
        else:
            self.presenter.open(wanted.meeting_id)

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

    def show_new_faults(self) -> None:
        """Show the form's fields and faults."""
        self.new_form.show_fields()

    def show_open(self, opened: OpenMeeting) -> None:
        """Show a meeting."""
        self._drop_open()
        self.open_view = MeetingView(opened, self._messages, self)
        self.open_view.left.connect(self.presenter.close)
        self._stack.addWidget(self.open_view)
        self._show(self.open_view)
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
        Column(tr("Ngày, giờ"), lambda row: wording.moment(row.head.start), lambda row: row.head.start, width=22),
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

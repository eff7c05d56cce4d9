"""The section Thành phần: who is invited, by a few letters, a unit at once, or typed in one line."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from desktop import wording
from desktop.domain.errors import ThuKyError
from desktop.domain.meetings import Attendance, Attendee, AttendeeGroup
from desktop.presenters.invitations import Choice, InvitationsPresenter
from desktop.presenters.open_meeting import OpenMeeting
from desktop.presenters.typeahead import Suggestion
from desktop.ui import theme
from desktop.ui.dialogs.form import Remark
from desktop.ui.messages import Action, Messages
from desktop.ui.pages.meeting_head import enum_box
from desktop.ui.pages.meeting_typing import in_order
from desktop.ui.suggest_line import SuggestLine
from desktop.ui.table import Column, FilteredTable
from desktop.ui.theme import Tone
from desktop.words import ntr, tr


class InviteLine(SuggestLine[Choice]):
    """The line for the next person; cells or lines copied from a table are taken one person a line."""

    #: Several lines were pasted.
    lines_pasted = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep the lines of what is pasted apart."""
        pasted = QGuiApplication.clipboard().text() if event.matches(QKeySequence.StandardKey.Paste) else ""
        lines = pasted.strip().splitlines()
        if len(lines) > 1:
            self.lines_pasted.emit(pasted)
        else:
            super().keyPressEvent(event)


class PeopleSection(QWidget):
    """The list of invited people and the line that adds to it, or changes the one that was opened."""

    def __init__(self, opened: OpenMeeting, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._messages = messages
        self._edited: Attendee | None = None
        self.line = InviteLine(self._offer, self)
        self.group = enum_box(AttendeeGroup)
        self.remark = Remark(self)
        self._counts = QLabel(self)
        self._numbers: dict[int, int] = {}
        self.table: FilteredTable[Attendee] = FilteredTable(self._columns(), lambda one: one.id, parent=self)
        self.presenter = InvitationsPresenter(opened, self)
        self._lay_out()
        self._connect()
        self.show_invited()

    # ── How it is built ──

    def _columns(self) -> list[Column[Attendee]]:
        return [
            Column(tr("STT"), self._number, lambda one: self._numbers.get(one.id, 0), width=5, right=True),
            Column(tr("Họ và tên"), lambda one: one.name, width=28),
            Column(tr("Chức vụ"), lambda one: one.title, width=24),
            Column(tr("Đơn vị"), lambda one: one.unit, width=0),
            Column(
                tr("Nhóm"),
                lambda one: wording.label(one.group),
                lambda one: list(AttendeeGroup).index(one.group),
                width=20,
            ),
        ]

    def _number(self, one: Attendee) -> str:
        return str(self._numbers.get(one.id, ""))

    def _lay_out(self) -> None:
        self.line.setPlaceholderText(tr("Mời: gõ vài chữ tên người hoặc đơn vị — hoặc: họ tên; chức vụ; đơn vị"))
        self.line.setAccessibleName(tr("Mời thêm đại biểu"))
        self.group.setAccessibleName(tr("Nhóm của người được mời"))
        self.group.setCurrentIndex(self.group.findData(AttendeeGroup.MEMBER))
        top = QHBoxLayout()
        top.addWidget(self.line, 1)
        top.addWidget(QLabel(tr("vào nhóm"), self))
        top.addWidget(self.group)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(top)
        said = QHBoxLayout()
        said.addWidget(self.remark, 1)
        said.addStretch(1)
        said.addWidget(self._counts)
        column.addLayout(said)
        column.addWidget(self.table, 1)
        column.addLayout(self._foot())
        in_order(self.line, self.group, self.table.filter_box, self.table.view, self._everybody, self._before)
        self.setFocusProxy(self.line)
        self.table.set_empty(
            tr("Chưa mời ai. Gõ vài chữ tên người hoặc đơn vị ở ô trên rồi Enter; hoặc mời như hội nghị trước.")
        )

    def _foot(self) -> QHBoxLayout:
        self._everybody = QPushButton(tr("Mời tất cả cán bộ trong sổ"), self)
        self._before = QPushButton(tr("Mời như hội nghị trước"), self)
        self._move = QToolButton(self)
        self._move.setText(tr("Chuyển nhóm"))
        self._move.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._move.setMenu(self._group_menu())
        self._remove = QPushButton(tr("Bỏ khỏi danh sách"), self)
        self._remove.setToolTip(tr("Bỏ người đang chọn (Del)"))
        foot = QHBoxLayout()
        foot.addWidget(self._everybody)
        foot.addWidget(self._before)
        foot.addStretch(1)
        foot.addWidget(self._move)
        foot.addWidget(self._remove)
        return foot

    def _group_menu(self) -> QMenu:
        menu = QMenu(self)
        for group in AttendeeGroup:
            action = menu.addAction(wording.label(group))
            action.triggered.connect(lambda *_, to=group: self.presenter.move_to(self.table.chosen(), to))
        return menu

    def _connect(self) -> None:
        self.line.taken.connect(self._take)
        self.line.lines_pasted.connect(self.presenter.type_in)
        self.line.returnPressed.connect(self._type_in)
        self.group.currentIndexChanged.connect(lambda _: self._choose_group())
        self._everybody.clicked.connect(self.presenter.invite_everybody)
        self._before.clicked.connect(self.presenter.invite_as_before)
        self._remove.clicked.connect(self._delete)
        self.table.activated.connect(self._edit)
        delete = QAction(tr("Bỏ khỏi danh sách"), self.table.view)
        delete.setShortcut(QKeySequence(QKeySequence.StandardKey.Delete))
        delete.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        delete.triggered.connect(self._delete)
        self.table.view.addAction(delete)

    # ── What happens ──

    def _offer(self, typed: str) -> tuple[Suggestion[Choice], ...]:
        if ";" in typed or self._edited is not None:
            return ()
        found = self.presenter.matching(typed)
        return tuple(replace(one, text=self._unit_text(one.value)) if one.value.unit else one for one in found)

    def _unit_text(self, choice: Choice) -> str:
        words = ntr("Cả đơn vị {unit}: {count} người", "Cả đơn vị {unit}: {count} người", len(choice.people))
        return words.format(unit=choice.unit, count=len(choice.people))

    def _take(self, taken: Choice) -> None:
        self.line.clear()
        self.presenter.invite(taken)

    def _type_in(self) -> None:
        if self._edited is not None:
            self._save_edited(self._edited)
        elif self.presenter.type_in(self.line.text()):
            self.line.clear()

    def _choose_group(self) -> None:
        self.presenter.group = AttendeeGroup(self.group.currentData())

    def _edit(self, attendee: Attendee) -> None:
        self._edited = attendee
        self.line.setText("; ".join((attendee.name, attendee.title, attendee.unit)))
        self.line.setFocus()
        self.remark.say(tr("Sửa rồi Enter để lưu; xoá trắng rồi Enter để thôi."), Tone.QUIET)

    def _save_edited(self, attendee: Attendee) -> None:
        name, title, unit, *_ = (*(part.strip() for part in self.line.text().split(";")), "", "", "")
        self._edited = None
        self.line.clear()
        self.remark.say("")
        if name:
            self.presenter.edit(replace(attendee, name=name, title=title, unit=unit))

    def _delete(self) -> None:
        chosen = self.table.current()
        if chosen is None:
            return
        marked = chosen.attendance is not Attendance.INVITED
        question = tr("Bỏ {name} khỏi danh sách? Người này đã được điểm danh.").format(name=chosen.name)
        if not marked or self._messages.ask(question, tr("Bỏ khỏi danh sách")):
            self.presenter.delete(chosen)
            undo = Action(tr("Hoàn tác"), self.presenter.undo_delete)
            self._messages.inform(tr("Đã bỏ {name} khỏi danh sách.").format(name=chosen.name), undo)

    # ── What it shows ──

    def show_invited(self) -> None:
        """Show the list by groups."""
        rows = self.presenter.rows
        self._numbers = {one.id: place for place, one in enumerate(rows, start=1)}
        self.table.set_rows(rows)
        parts = [f"{wording.label(group)} {count}" for group, count in self.presenter.counts.items()]
        self._counts.setText(" · ".join(parts))
        theme.paint_text(self._counts, Tone.QUIET)

    def show_added(self, added: int, known: int) -> None:
        """Say how many were added and how many were there already."""
        parts = []
        if added:
            parts.append(ntr("Đã mời {count} người.", "Đã mời {count} người.", added).format(count=added))
        if known:
            text = ntr("{count} người đã có trong danh sách.", "{count} người đã có trong danh sách.", known)
            parts.append(text.format(count=known))
        self.remark.say(" ".join(parts), Tone.GOOD if not known else Tone.LATE)

    def show_nobody_before(self) -> None:
        """Say that there is no earlier meeting whose people could be invited."""
        self.remark.say(tr("Trước ngày này chưa có hội nghị nào đã mời đại biểu."), Tone.LATE)

    def show_refused(self, error: ThuKyError) -> None:
        """Say why somebody was not taken."""
        self.remark.say(wording.error_sentence(error), Tone.BAD)

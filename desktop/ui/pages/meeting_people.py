"""The section Thành phần: who is invited, by a few letters, a unit at once, or typed in one line."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from desktop import wording
from desktop.domain.errors import ThuKyError
from desktop.domain.meeting_kinds import Requirements
from desktop.domain.meetings import Attendance, Attendee, AttendeeGroup
from desktop.domain.seating import seat_key
from desktop.presenters.invitation_choices import Choice
from desktop.presenters.invitations import InvitationsPresenter, Invited
from desktop.presenters.meeting_rules import RulesPresenter
from desktop.presenters.open_meeting import OpenMeeting
from desktop.presenters.typeahead import Suggestion
from desktop.ui import theme
from desktop.ui.dialogs.form_fields import Remark
from desktop.ui.dialogs.requirements_dialog import RequirementsDialog
from desktop.ui.dialogs.seats_dialog import SeatsDialog
from desktop.ui.messages import Action, Messages
from desktop.ui.pages.meeting_head import enum_box
from desktop.ui.pages.meeting_invite_line import InviteLine
from desktop.ui.pages.meeting_invite_words import (
    added_text,
    choice_name,
    choice_text,
    preview_text,
    shared_seats_text,
)
from desktop.ui.pages.meeting_typing import in_order
from desktop.ui.suggest_line import OFFERS
from desktop.ui.table import Column, FilteredTable
from desktop.ui.theme import Tone
from desktop.words import tr


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
        self.shared = Remark(self)
        self._numbers: dict[int, int] = {}
        self.table: FilteredTable[Attendee] = FilteredTable(self._columns(), lambda one: one.id, parent=self)
        self.presenter = InvitationsPresenter(opened, self)
        self._rules = RulesPresenter(opened)
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
                width=18,
            ),
            Column(tr("Chỗ"), lambda one: one.seat, lambda one: seat_key(one.seat), width=7),
        ]

    def _number(self, one: Attendee) -> str:
        return str(self._numbers.get(one.id, ""))

    def _lay_out(self) -> None:
        self.line.setPlaceholderText(tr("Mời: gõ vài chữ tên, đơn vị, chức vụ, cấp — hoặc: họ tên; chức vụ; đơn vị"))
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
        column.addWidget(self.shared)
        column.addLayout(self._foot())
        in_order(
            self.line,
            self.group,
            self.table.filter_box,
            self.table.view,
            self._everybody,
            self._before,
            self._arrange,
            self._move,
            self._remove,
        )
        self.setFocusProxy(self.line)
        self.table.set_empty(
            tr("Chưa mời ai. Gõ vài chữ tên người hoặc đơn vị ở ô trên rồi Enter; hoặc mời như hội nghị trước.")
        )

    def _foot(self) -> QHBoxLayout:
        self._everybody = QPushButton(tr("Mời mọi cán bộ"), self)
        self._before = QPushButton(tr("Mời như lần trước"), self)
        self._arrange = self._menu_button(tr("Sắp xếp"), "", self._arrange_menu())
        self._move = self._menu_button(tr("Chuyển nhóm"), "Ctrl+G", self._group_menu())
        self._remove = QPushButton(tr("Bỏ người này"), self)
        self._remove.setToolTip(tr("Bỏ người đang chọn (Del)"))
        foot = QHBoxLayout()
        foot.addWidget(self._everybody)
        foot.addWidget(self._before)
        foot.addStretch(1)
        foot.addWidget(self._arrange)
        foot.addWidget(self._move)
        foot.addWidget(self._remove)
        return foot

    def _menu_button(self, text: str, keys: str, menu: QMenu) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setToolTip(f"{text} ({keys})" if keys else text)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setMenu(menu)
        if keys:
            self._shortcut(keys, button.showMenu)
        return button

    def _shortcut(self, keys: str, do: Callable[[], None]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self, do)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _group_menu(self) -> QMenu:
        menu = QMenu(self)
        for place, group in enumerate(AttendeeGroup, start=1):
            action = menu.addAction(f"&{place} {wording.label(group)}")
            action.triggered.connect(lambda *_, to=group: self.presenter.move_to(self.table.chosen(), to))
        return menu

    def _arrange_menu(self) -> QMenu:
        menu = QMenu(self)
        for text, keys, do in (
            (tr("Lên một dòng"), "Alt+Up", lambda: self._step(-1)),
            (tr("Xuống một dòng"), "Alt+Down", lambda: self._step(1)),
            (tr("Theo thứ bậc, rồi tên"), "Ctrl+T", self.presenter.order_by_protocol),
            (tr("Xếp chỗ ngồi…"), "Ctrl+J", self._ask_hall),
            (tr("Bỏ hết chỗ ngồi"), "", self.presenter.clear_seats),
            (tr("Điều kiện họp…"), "Ctrl+D", self._ask_rules),
        ):
            action = menu.addAction(text)
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(lambda *_, run=do: run())
            self.addAction(action)
        return menu

    def _connect(self) -> None:
        self.line.taken.connect(self._take)
        self.line.lines_pasted.connect(self.presenter.type_in)
        self.line.returnPressed.connect(self._type_in)
        self.line.textEdited.connect(self._preview)
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
        return tuple(map(self._counted, self.presenter.matching(typed)[:OFFERS]))

    def _counted(self, found: Suggestion[Choice]) -> Suggestion[Choice]:
        if not found.value.several:
            return found
        people = len(found.value.people)
        return replace(found, text=choice_text(found.text, people, self.presenter.adds(found.value)))

    def _preview(self, text: str) -> None:
        if self._edited is None:
            invited = self.presenter.preview(text) if ";" in text else Invited(0)
            self.remark.say(preview_text(invited), _tone(invited))

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
        self.line.setText("; ".join((attendee.name, attendee.title, attendee.unit, attendee.seat)).rstrip("; "))
        self.line.setFocus()
        self.remark.say(
            tr("Sửa họ tên; chức vụ; đơn vị; chỗ ngồi rồi Enter để lưu. Xóa trắng rồi Enter để thôi."), Tone.QUIET
        )

    def _save_edited(self, attendee: Attendee) -> None:
        name, title, unit, seat, *_ = (*(part.strip() for part in self.line.text().split(";")), "", "", "", "")
        self._edited = None
        self.line.clear()
        self.remark.say("")
        if name:
            self.presenter.edit(replace(attendee, name=name, title=title, unit=unit, seat=seat))

    def _step(self, by: int) -> None:
        chosen = self.table.current()
        if chosen is not None:
            self.presenter.step(chosen, by)

    def _ask_hall(self) -> None:
        people = len(self.presenter.rows)
        if people:
            SeatsDialog(people, self.presenter.assign_seats, self._messages, self)

    def _ask_rules(self) -> None:
        self._rules.ask(self._show_rules)

    def _show_rules(self, rules: Requirements) -> None:
        RequirementsDialog(rules, self._rules, self._messages, self)

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
        self.shared.say(shared_seats_text(self.presenter.shared_seats), Tone.LATE)
        theme.paint_text(self._counts, Tone.QUIET)

    def name_choice(self, choice: Choice) -> str:
        """Return what a choice is called."""
        return choice_name(choice)

    def show_added(self, invited: Invited) -> None:
        """Say how many were added and who was there already."""
        self.remark.say(added_text(invited), _tone(invited))

    def show_nobody_before(self) -> None:
        """Say that there is no earlier meeting whose people could be invited."""
        self.remark.say(tr("Trước ngày này chưa có hội nghị nào đã mời đại biểu."), Tone.LATE)

    def show_refused(self, error: ThuKyError) -> None:
        """Say why somebody was not taken."""
        self.remark.say(wording.error_sentence(error), Tone.BAD)


def _tone(invited: Invited) -> Tone:
    return Tone.LATE if invited.known or invited.namesakes else Tone.GOOD

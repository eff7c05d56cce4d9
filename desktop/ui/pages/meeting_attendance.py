"""The section Điểm danh: a few letters, one key, the next person."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop import wording
from desktop.domain.errors import RefusedValue
from desktop.domain.meetings import Attendance, Attendee
from desktop.presenters.attendance import AttendancePresenter
from desktop.presenters.open_meeting import OpenMeeting
from desktop.ui import theme
from desktop.ui.messages import Messages
from desktop.ui.pages.meeting_door import MARKS, DetailStrip, DoorBox, Mark
from desktop.ui.pages.meeting_typing import RowsView
from desktop.ui.pages.meeting_words import (
    attendance_text,
    counts_text,
    door_note_text,
    missing_units_text,
    note_text,
    quorum_text,
    tone_of,
)
from desktop.ui.table import Column
from desktop.ui.theme import Tone
from desktop.words import tr


@dataclass(frozen=True, slots=True)
class Listed:
    """Somebody on the list at the door, with their number."""

    number: int
    who: Attendee


class AttendanceSection(QWidget):
    """The list at the door."""

    def __init__(self, opened: OpenMeeting, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._messages = messages
        self._asked: Mark | None = None
        self._asked_when = False
        self.box = DoorBox(self)
        self.strip = DetailStrip(self)
        self.counts = QLabel(self)
        self.quorum = QLabel(self)
        self.last = QLabel(self)
        self.view: RowsView[Listed] = RowsView(self._columns(), tr("Danh sách điểm danh"), self)
        self._known: dict[int, Listed] = {}
        self._opened = opened
        self.presenter = AttendancePresenter(opened, self)
        self._lay_out()
        self._connect()
        self.show_attendance()

    # ── How it is built ──

    def _columns(self) -> list[Column[Listed]]:
        return [
            Column(tr("STT"), lambda one: str(one.number), width=5, right=True),
            Column(tr("Họ và tên"), lambda one: one.who.name, width=24),
            Column(tr("Điểm danh"), _state, width=20, tone=lambda one: tone_of(one.who.attendance)),
            Column(tr("Chức vụ"), lambda one: one.who.title, width=20),
            Column(tr("Đơn vị"), lambda one: one.who.unit, width=0),
            Column(tr("Lý do, người dự thay, giờ"), self._note, width=24),
        ]

    def _note(self, one: Listed) -> str:
        return door_note_text(one.who, self._opened.meeting.agenda)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        theme.larger(self.box, 1.25)
        theme.larger(self.counts, 1.15, bold=True)
        self.box.setPlaceholderText(tr("Gõ vài chữ tên, đơn vị (không cần dấu) hoặc số thứ tự; ↑ ↓ để chọn"))
        self.box.setAccessibleName(tr("Tìm người để điểm danh"))
        for label in (self.counts, self.quorum):
            label.setWordWrap(True)
        self.view.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        keys = QHBoxLayout()
        for one in MARKS:
            keys.addWidget(self._button(one))
        keys.addStretch(1)
        self.undo_button = QPushButton(tr("Hoàn tác"), self)
        self.undo_button.setToolTip(tr("Hoàn tác lần điểm danh cuối (Ctrl+Z)"))
        self.rest_button = QPushButton(tr("Người còn lại: vắng… (F9)"), self)
        self.open_button = QPushButton(tr("Chỉ người chưa điểm danh (F7)"), self)
        self.open_button.setCheckable(True)
        for button in (self.undo_button, self.rest_button, self.open_button):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        keys.addWidget(self.undo_button)
        foot = QHBoxLayout()
        foot.addWidget(self.quorum, 1)
        foot.addWidget(self.open_button)
        foot.addWidget(self.rest_button)
        head = QHBoxLayout()
        head.addWidget(self.counts, 1)
        head.addWidget(self.last)
        column.addLayout(head)
        column.addWidget(self.box)
        column.addLayout(keys)
        column.addWidget(self.strip)
        column.addWidget(self.view, 1)
        column.addLayout(foot)
        self.setFocusProxy(self.box)

    def _button(self, one: Mark) -> QPushButton:
        button = QPushButton(f"{tr(one.text)}\n{one.key_name}", self)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if one.asks_when:
            button.setToolTip(tr("{key}: giờ hiện tại; Shift+{key}: gõ giờ").format(key=one.key_name))
        button.clicked.connect(lambda: self._mark(one))
        return button

    def _connect(self) -> None:
        self.box.textChanged.connect(self.presenter.type)
        self.box.stepped.connect(self.presenter.step)
        self.box.mark_wanted.connect(self._mark)
        self.box.undo_wanted.connect(self._undo)
        self.strip.given.connect(self._take_detail)
        self.strip.left.connect(self._leave_strip)
        self.view.clicked.connect(lambda index: self._point_at(self.view.rows.row(index).who))
        self.view.opened.connect(self._mark_opened)
        self.undo_button.clicked.connect(self._undo)
        self.rest_button.clicked.connect(self._mark_rest)
        self.open_button.toggled.connect(self._show_only_open)
        for keys, press in (("F7", self.open_button.click), ("F9", self.rest_button.click)):
            QShortcut(QKeySequence(keys), self, press).setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    # ── What happens ──

    def _point_at(self, attendee: Attendee) -> None:
        self.presenter.point_at(attendee.id)
        self.box.setFocus()

    def _mark_opened(self, opened: Listed) -> None:
        self._point_at(opened.who)
        self._mark(MARKS[0])

    def _show_only_open(self, only_open: bool) -> None:
        self.presenter.show_only_open(only_open)
        self.box.setFocus()

    def _mark(self, wanted: Mark, with_shift: bool = False) -> None:
        current = self.presenter.current
        if current is None:
            self._complain(tr("Chưa chọn ai: gõ vài chữ, hoặc dùng ↑ ↓."))
        elif wanted.asks or (with_shift and wanted.asks_when):
            self._ask(wanted, current, when=not wanted.asks)
        else:
            self._mark_now(wanted)

    def _mark_now(self, wanted: Mark) -> None:
        try:
            self.presenter.mark(wanted.attendance)
        except RefusedValue as error:
            self._complain(wording.error_sentence(error))

    def _complain(self, text: str) -> None:
        self.last.setText(text)
        theme.paint_text(self.last, Tone.LATE)

    def _ask(self, wanted: Mark, current: Attendee, *, when: bool) -> None:
        self._asked, self._asked_when = wanted, when
        same = current.attendance is wanted.attendance and not when
        known = note_text(current).replace(", ", "; ") if same else ""
        self.strip.ask(tr(wanted.asks_when if when else wanted.asks).format(name=current.name), known)

    def _take_detail(self, text: str) -> None:
        if self._asked is None:
            return
        take = self.presenter.mark_when if self._asked_when else self.presenter.mark
        try:
            take(self._asked.attendance, text)
        except RefusedValue as error:
            self.strip.remark.say(wording.error_sentence(error), Tone.BAD)

    def _leave_strip(self) -> None:
        self._asked = None
        self.strip.hide()
        self.box.setFocus()

    def _undo(self) -> None:
        for attendee in self.presenter.undo():
            self._say(attendee)
        self.box.setFocus()

    def _mark_rest(self) -> None:
        count = self.presenter.counts.open
        question = tr("Ghi {count} người chưa điểm danh là vắng không lý do?").format(count=count)
        if count and self._messages.ask(question, tr("Ghi vắng"), tr("Có thể hoàn tác bằng Ctrl+Z.")):
            self.presenter.mark_rest(Attendance.ABSENT)
        self.box.setFocus()

    # ── What it shows ──

    def show_attendance(self) -> None:
        """Show the rows and the counts."""
        presenter = self.presenter
        self.view.set_rows([self._listed(one) for one in presenter.rows])
        current = presenter.current
        place = next((place for place, one in enumerate(presenter.rows) if current and one.id == current.id), None)
        self.view.set_place(place)
        self.counts.setText(counts_text(presenter.counts))
        found = presenter.quorum
        self.quorum.setText(quorum_text(found) or missing_units_text(presenter.missing_units))
        theme.paint_text(self.quorum, Tone.QUIET if not found.members else Tone.GOOD if found.is_reached else Tone.LATE)
        self.undo_button.setEnabled(presenter.can_undo)
        self.rest_button.setEnabled(presenter.counts.open > 0)

    def _listed(self, one: Attendee) -> Listed:
        """Return somebody as listed: the same row again while nothing of it is different, for rows keep their texts."""
        number = self.presenter.number(one)
        known = self._known.get(one.id)
        if known is None or known.who is not one or known.number != number:
            known = self._known[one.id] = Listed(number, one)
        return known

    def show_marked(self, attendee: Attendee) -> None:
        """Say who was marked; the box is ready for the next person."""
        self._asked = None
        self.strip.hide()
        self.box.clear()
        self.box.setFocus()
        self._say(attendee)

    def _say(self, attendee: Attendee) -> None:
        self.last.setText(f"{attendee.name}: {attendance_text(attendee)}")
        theme.paint_text(self.last, tone_of(attendee.attendance))


def _state(one: Listed) -> str:
    return attendance_text(one.who)

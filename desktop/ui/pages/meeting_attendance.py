"""The section Điểm danh: a few letters, one key, the next person."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop import wording
from desktop.domain.errors import RefusedValue
from desktop.domain.meetings import Attendance, Attendee, in_groups
from desktop.presenters.attendance import AttendancePresenter
from desktop.presenters.open_meeting import OpenMeeting
from desktop.ui import theme
from desktop.ui.dialogs.form import Remark
from desktop.ui.messages import Messages
from desktop.ui.pages.meeting_typing import RowsView
from desktop.ui.pages.meeting_words import attendance_text, counts_text, missing_units_text, note_text, tone_of
from desktop.ui.table import Column
from desktop.ui.theme import Tone
from desktop.words import mark, tr


@dataclass(frozen=True, slots=True)
class Mark:
    """A key that marks the current person; ``asks`` is what has to be typed first, if anything."""

    key: Qt.Key
    key_name: str
    attendance: Attendance
    text: str
    asks: str = ""


#: The keys at the door. They work while the box has text in it.
MARKS = (
    Mark(Qt.Key.Key_Return, "Enter", Attendance.PRESENT, mark("Có mặt")),
    Mark(Qt.Key.Key_F2, "F2", Attendance.EXCUSED, mark("Vắng có lý do"), mark("Lý do vắng của {name}:")),
    Mark(Qt.Key.Key_F3, "F3", Attendance.ABSENT, mark("Vắng")),
    Mark(
        Qt.Key.Key_F4,
        "F4",
        Attendance.REPRESENTED,
        mark("Dự thay"),
        mark("Ai dự thay {name}? Họ tên; chức vụ; số văn bản:"),
    ),
    Mark(Qt.Key.Key_F5, "F5", Attendance.LATE, mark("Đến muộn")),
    Mark(Qt.Key.Key_F6, "F6", Attendance.LEFT_EARLY, mark("Về sớm")),
)

_MARK_OF_KEY = {one.key: one for one in MARKS} | {Qt.Key.Key_Enter: MARKS[0]}


class DoorBox(QLineEdit):
    """The box at the door; the keys that mark and choose go to the list."""

    #: A key of :data:`MARKS` was pressed.
    mark_wanted = Signal(object)
    #: An arrow key was pressed: so many rows further.
    stepped = Signal(int)
    #: Ctrl+Z, with nothing left to undo in the box itself.
    undo_wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Mark, choose, or take the last mark back."""
        key = Qt.Key(event.key())
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key in _MARK_OF_KEY:
            self.mark_wanted.emit(_MARK_OF_KEY[key])
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.stepped.emit(1 if key == Qt.Key.Key_Down else -1)
        elif control and key == Qt.Key.Key_Z and not self.text():
            self.undo_wanted.emit()
        elif key == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class DetailStrip(QFrame):
    """The line that asks for a reason, or for who came instead. Enter takes it, Esc leaves it."""

    #: Enter was pressed.
    given = Signal(str)
    #: Esc was pressed.
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._question = QLabel(self)
        self.line = QLineEdit(self)
        self.remark = Remark(self)
        hint = QLabel(tr("Enter lưu · Esc thôi"), self)
        theme.paint_text(hint, Tone.QUIET)
        row = QHBoxLayout()
        row.addWidget(self._question)
        row.addWidget(self.line, 1)
        row.addWidget(hint)
        column = QVBoxLayout(self)
        column.addLayout(row)
        column.addWidget(self.remark)
        self.line.returnPressed.connect(lambda: self.given.emit(self.line.text()))
        self.hide()

    def ask(self, question: str, known: str) -> None:
        """Ask; ``known`` is what was said before."""
        self._question.setText(question)
        self.line.setAccessibleName(question)
        self.line.setText(known)
        self.line.selectAll()
        self.remark.say("")
        self.show()
        self.line.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class AttendanceSection(QWidget):
    """The list at the door."""

    def __init__(self, opened: OpenMeeting, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._messages = messages
        self._asked: Mark | None = None
        self.box = DoorBox(self)
        self.strip = DetailStrip(self)
        self.counts = QLabel(self)
        self.missing = QLabel(self)
        self.last = QLabel(self)
        self.view: RowsView[Attendee] = RowsView(self._columns(), tr("Danh sách điểm danh"), self)
        self._numbers: dict[int, int] = {}
        self._opened = opened
        self.presenter = AttendancePresenter(opened, self)
        self._lay_out()
        self._connect()
        self.show_attendance()

    # ── How it is built ──

    def _columns(self) -> list[Column[Attendee]]:
        return [
            Column(tr("STT"), lambda one: str(self._numbers.get(one.id, "")), width=5, right=True),
            Column(tr("Họ và tên"), lambda one: one.name, width=24),
            Column(tr("Điểm danh"), attendance_text, width=20, tone=lambda one: tone_of(one.attendance)),
            Column(tr("Chức vụ"), lambda one: one.title, width=20),
            Column(tr("Đơn vị"), lambda one: one.unit, width=0),
            Column(tr("Lý do, người dự thay"), note_text, width=24),
        ]

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        theme.larger(self.box, 1.25)
        theme.larger(self.counts, 1.15, bold=True)
        self.box.setPlaceholderText(tr("Gõ vài chữ tên hoặc đơn vị, không cần dấu; ↑ ↓ để chọn"))
        self.box.setAccessibleName(tr("Tìm người để điểm danh"))
        for label in (self.counts, self.missing):
            label.setWordWrap(True)
        self.view.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        keys = QHBoxLayout()
        for one in MARKS:
            keys.addWidget(self._button(one))
        keys.addStretch(1)
        self.undo_button = QPushButton(tr("Hoàn tác"), self)
        self.undo_button.setToolTip(tr("Hoàn tác lần điểm danh cuối (Ctrl+Z)"))
        self.rest_button = QPushButton(tr("Người còn lại: vắng…"), self)
        keys.addWidget(self.undo_button)
        foot = QHBoxLayout()
        foot.addWidget(self.missing, 1)
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
        button.clicked.connect(lambda: self._mark(one))
        return button

    def _connect(self) -> None:
        self.box.textChanged.connect(self.presenter.type)
        self.box.stepped.connect(self.presenter.step)
        self.box.mark_wanted.connect(self._mark)
        self.box.undo_wanted.connect(self._undo)
        self.strip.given.connect(self._take_detail)
        self.strip.left.connect(self._leave_strip)
        self.view.clicked.connect(lambda index: self._point_at(self.view.rows.row(index)))
        self.view.opened.connect(self._mark_opened)
        self.undo_button.clicked.connect(self._undo)
        self.rest_button.clicked.connect(self._mark_rest)

    # ── What happens ──

    def _point_at(self, attendee: Attendee) -> None:
        self.presenter.point_at(attendee.id)
        self.box.setFocus()

    def _mark_opened(self, attendee: Attendee) -> None:
        self._point_at(attendee)
        self._mark(MARKS[0])

    def _mark(self, wanted: Mark) -> None:
        current = self.presenter.current
        if current is None:
            self.last.setText(tr("Chưa chọn ai: gõ vài chữ, hoặc dùng ↑ ↓."))
            theme.paint_text(self.last, Tone.LATE)
        elif wanted.asks:
            self._asked = wanted
            known = note_text(current).replace(", ", "; ") if current.attendance is wanted.attendance else ""
            self.strip.ask(tr(wanted.asks).format(name=current.name), known)
        else:
            self.presenter.mark(wanted.attendance)

    def _take_detail(self, text: str) -> None:
        if self._asked is None:
            return
        try:
            self.presenter.mark(self._asked.attendance, text)
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
        self._numbers = {one.id: place for place, one in enumerate(in_groups(self._opened.meeting.attendees), 1)}
        self.view.set_rows(presenter.rows)
        current = presenter.current
        place = next((place for place, one in enumerate(presenter.rows) if current and one.id == current.id), None)
        self.view.set_place(place)
        self.counts.setText(counts_text(presenter.counts))
        self.missing.setText(missing_units_text(presenter.missing_units))
        theme.paint_text(self.missing, Tone.QUIET)
        self.undo_button.setEnabled(presenter.can_undo)
        self.rest_button.setEnabled(presenter.counts.open > 0)

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

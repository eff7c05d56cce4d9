"""What stands at the door: the keys that mark, the box, and the line that asks for more."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop.domain.meetings import Attendance
from desktop.ui import theme
from desktop.ui.dialogs.form_fields import Remark
from desktop.ui.theme import Tone
from desktop.words import mark, tr


@dataclass(frozen=True, slots=True)
class Mark:
    """A key that marks the current person; ``asks`` is what has to be typed first, if anything.

    ``asks_when`` is what the key asks with Shift; alone it takes the time of the clock.
    """

    key: Qt.Key
    key_name: str
    attendance: Attendance
    text: str
    asks: str = ""
    asks_when: str = ""


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
    Mark(Qt.Key.Key_F5, "F5", Attendance.LATE, mark("Đến muộn"), asks_when=mark("{name} đến lúc mấy giờ?")),
    Mark(
        Qt.Key.Key_F6,
        "F6",
        Attendance.LEFT_EARLY,
        mark("Về sớm"),
        asks_when=mark("{name} về lúc mấy giờ, hoặc từ mục nào (mục 3)?"),
    ),
)

_MARK_OF_KEY = {one.key: one for one in MARKS} | {Qt.Key.Key_Enter: MARKS[0]}


class DoorBox(QLineEdit):
    """The box at the door; the keys that mark and choose go to the list."""

    #: A key of :data:`MARKS` was pressed, and whether with Shift.
    mark_wanted = Signal(object, bool)
    #: An arrow key was pressed: so many rows further.
    stepped = Signal(int)
    #: Ctrl+Z, with nothing left to undo in the box itself.
    undo_wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Mark, choose, or take the last mark back."""
        key = Qt.Key(event.key())
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key in _MARK_OF_KEY:
            self.mark_wanted.emit(_MARK_OF_KEY[key], bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
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

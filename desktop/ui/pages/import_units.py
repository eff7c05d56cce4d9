"""Picking the unit or the task that a text means: near ones first, all the others a few letters away."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.units import Unit
from desktop.presenters.import_candidates import Candidate, TaskCandidate
from desktop.ui.dialogs.sizes import roomy
from desktop.ui.pages.import_texts import candidate_text, task_candidate_text
from desktop.words import tr

#: Gives the units, or the tasks, to pick from for what was typed.
Finder = Callable[[str], Sequence[Candidate]]
TaskFinder = Callable[[str], Sequence[TaskCandidate]]

#: More than this nobody looks through: a few letters more are quicker.
_MOST = 100


@dataclass(frozen=True, slots=True)
class _Offer:
    """A line to pick: what it stands for, its text, and what is said when the mouse rests on it."""

    value: object
    text: str
    tip: str


class _Picker(QWidget):
    """A filter and what fits it; Enter takes the first line or the one marked."""

    #: One was picked: its value.
    picked = Signal(object)

    def __init__(self, hint: str, pick: str, tip: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._find: Callable[[str], Sequence[_Offer]] = lambda _: ()
        self.question = QLabel(self)
        self.question.setWordWrap(True)
        self.filter_box = QLineEdit(self)
        self.filter_box.setPlaceholderText(hint)
        self.filter_box.setClearButtonEnabled(True)
        self.list = QListWidget(self)
        self.list.setAlternatingRowColors(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # what is cut is in the tip
        self.list.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self.pick_button = QPushButton(pick, self)
        self.pick_button.setToolTip(tip)
        self._lay_out()
        self.filter_box.textChanged.connect(self._fill)
        self.filter_box.installEventFilter(self)
        self.list.itemActivated.connect(self._pick)
        self.pick_button.clicked.connect(lambda: self._pick(self.list.currentItem()))

    def _lay_out(self) -> None:
        self.buttons = QHBoxLayout()
        self.buttons.addWidget(self.pick_button, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.question, self.filter_box, self.list):
            column.addWidget(widget)
        column.addLayout(self.buttons)
        self.setFocusProxy(self.filter_box)

    def _ask(self, question: str, find: Callable[[str], Sequence[_Offer]]) -> None:
        self.question.setText(question)
        self._find = find
        self.filter_box.clear()
        self._fill("")

    def _fill(self, typed: str) -> None:
        self.list.clear()
        for offer in self._find(typed)[:_MOST]:
            item = QListWidgetItem(offer.text, self.list)
            item.setData(Qt.ItemDataRole.UserRole, offer.value)
            item.setToolTip(offer.tip)
        self.list.setCurrentRow(0)

    def _pick(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.picked.emit(item.data(Qt.ItemDataRole.UserRole))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Enter take the line that is marked, and the arrows mark another one."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(Qt.Key(event.key())) or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)

    def _key(self, key: Qt.Key) -> bool:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(key)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._pick(self.list.currentItem())
        elif step is not None:
            self.list.setCurrentRow(min(max(self.list.currentRow() + step, 0), self.list.count() - 1))
        else:
            return False
        return True


class UnitPicker(_Picker):
    """Picks a :class:`Unit`, or has it made: "Thêm đơn vị mới"."""

    #: The unit is to be made.
    added = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        hint, pick = tr("Gõ vài chữ tên đơn vị, không cần dấu"), tr("Chọn đơn &vị này")
        super().__init__(hint, pick, tr("Chọn đơn vị đang đánh dấu (Enter)"), parent)
        self.add_button = QPushButton(tr("Thêm đơn vị mớ&i"), self)
        self.add_button.clicked.connect(self.added)
        self.buttons.addWidget(self.add_button, 1)

    def show_question(self, question: str, find: Finder, new_unit: str) -> None:
        """Ask for a unit; ``new_unit`` is the name of the one that may be made, empty when none may."""
        self.add_button.setVisible(bool(new_unit))
        self.add_button.setToolTip(tr("Thêm “{name}” vào danh sách đơn vị").format(name=new_unit))
        self._ask(question, lambda typed: [_unit_offer(candidate) for candidate in find(typed)[:_MOST]])


def _unit_offer(candidate: Candidate) -> _Offer:
    return _Offer(candidate.unit, candidate_text(candidate), " · ".join(candidate.unit.spellings()))


class TaskPicker(_Picker):
    """Picks the :class:`~desktop.domain.tasks.Task` that an outcome is about."""

    def __init__(self, parent: QWidget | None = None) -> None:
        hint, pick = tr("Gõ vài chữ tên nhiệm vụ, không cần dấu"), tr("Chọn nhiệm &vụ này")
        super().__init__(hint, pick, tr("Kết quả này là của nhiệm vụ đang đánh dấu (Enter)"), parent)

    def show_question(self, question: str, find: TaskFinder) -> None:
        """Ask for a task."""
        self._ask(question, lambda typed: [_task_offer(candidate) for candidate in find(typed)[:_MOST]])


def _task_offer(candidate: TaskCandidate) -> _Offer:
    tip = " · ".join(filter(None, (candidate.task.title, candidate.lead_unit)))
    return _Offer(candidate.task, task_candidate_text(candidate), tip)


class UnitDialog(QDialog):
    """Asks which unit sent a workbook; :attr:`unit` is the answer, ``None`` a new one."""

    def __init__(self, question: str, find: Finder, new_unit: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Chọn đơn vị gửi"))
        self.unit: Unit | None = None
        self.picker = UnitPicker(self)
        self.picker.show_question(question, find, new_unit)
        self.picker.picked.connect(self._take)
        self.picker.added.connect(self.accept)
        QVBoxLayout(self).addWidget(self.picker)
        self.resize(roomy(self, 60, 20))

    def _take(self, unit: Unit) -> None:
        self.unit = unit
        self.accept()

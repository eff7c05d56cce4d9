"""Picking the unit that a text means: near spellings first, the whole directory a few letters away."""

from collections.abc import Callable, Sequence

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
    QVBoxLayout,
    QWidget,
)

from desktop.domain.units import Unit
from desktop.presenters.imports import Candidate
from desktop.ui.pages.import_texts import candidate_text
from desktop.words import tr

#: Gives the units to pick from for what was typed.
Finder = Callable[[str], Sequence[Candidate]]

#: More than this nobody looks through: a few letters more are quicker.
_MOST = 100


class UnitPicker(QWidget):
    """A filter, the units that fit it, and "Thêm đơn vị mới"; Enter takes the first unit or the one marked."""

    #: A unit was picked.
    picked = Signal(object)
    #: The unit is to be made.
    added = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._find: Finder = lambda _: ()
        self.question = QLabel(self)
        self.question.setWordWrap(True)
        self.filter_box = QLineEdit(self)
        self.filter_box.setPlaceholderText(tr("Gõ vài chữ tên đơn vị, không cần dấu"))
        self.filter_box.setClearButtonEnabled(True)
        self.list = QListWidget(self)
        self.list.setAlternatingRowColors(True)
        self.pick_button = QPushButton(tr("Chọn đơn &vị này"), self)
        self.pick_button.setToolTip(tr("Chọn đơn vị đang đánh dấu (Enter)"))
        self.add_button = QPushButton(tr("Thêm đơn vị mớ&i"), self)
        self._lay_out()
        self.filter_box.textChanged.connect(self._fill)
        self.filter_box.installEventFilter(self)
        self.list.itemActivated.connect(self._pick)
        self.pick_button.clicked.connect(lambda: self._pick(self.list.currentItem()))
        self.add_button.clicked.connect(self.added)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self.pick_button, 1)
        buttons.addWidget(self.add_button, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.question, self.filter_box, self.list):
            column.addWidget(widget)
        column.addLayout(buttons)
        self.setFocusProxy(self.filter_box)

    def show_question(self, question: str, find: Finder, new_unit: str) -> None:
        """Ask for a unit; ``new_unit`` is the name of the one that may be made, empty when none may."""
        self.question.setText(question)
        self._find = find
        self.add_button.setVisible(bool(new_unit))
        self.add_button.setToolTip(tr("Thêm “{name}” vào danh sách đơn vị").format(name=new_unit))
        self.filter_box.clear()
        self._fill("")

    def _fill(self, typed: str) -> None:
        self.list.clear()
        for candidate in self._find(typed)[:_MOST]:
            item = QListWidgetItem(candidate_text(candidate), self.list)
            item.setData(Qt.ItemDataRole.UserRole, candidate.unit)
            item.setToolTip(" · ".join(candidate.unit.spellings()))
        self.list.setCurrentRow(0)

    def _pick(self, item: QListWidgetItem | None) -> None:
        unit = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        if isinstance(unit, Unit):
            self.picked.emit(unit)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Enter take the unit that is marked, and the arrows mark another one."""
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
        letter = self.fontMetrics().averageCharWidth()
        self.resize(letter * 60, letter * 45)

    def _take(self, unit: Unit) -> None:
        self.unit = unit
        self.accept()

"""What stands under a register: the chosen record in full, and where it is used; Enter opens that."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QScrollArea, QVBoxLayout, QWidget

from desktop.presenters.navigation import PageFilter, PageKey
from desktop.ui import theme
from desktop.ui.theme import Tone
from desktop.words import tr


@dataclass(frozen=True, slots=True)
class Use:
    """A place where the chosen record is used: what is said of it, the page that shows it, the task if it is one."""

    text: str
    page: PageKey
    wanted: PageFilter
    task_id: int | None = None


class UsesList(QListWidget):
    """The meeting and the tasks of a record; Enter, or a double click, opens one, Del takes a task out."""

    #: A use is to be opened.
    opened = Signal(object)
    #: A use is to be taken out.
    taken_out = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Nơi liên quan"))
        self.setAlternatingRowColors(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemActivated.connect(lambda item: self.opened.emit(item.data(Qt.ItemDataRole.UserRole)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the current use out on Del."""
        item = self.currentItem()
        if event.key() == Qt.Key.Key_Delete and item is not None:
            self.taken_out.emit(item.data(Qt.ItemDataRole.UserRole))
        else:
            super().keyPressEvent(event)

    def show_uses(self, uses: Sequence[Use]) -> None:
        """Show these uses."""
        self.clear()
        for use in uses:
            item = QListWidgetItem(use.text, self)
            item.setData(Qt.ItemDataRole.UserRole, use)
            item.setToolTip(use.text)
        if uses:
            self.setCurrentRow(0)


class RegisterDetail(QWidget):
    """The facts of a record at the left, its uses at the right."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.facts = QLabel(self)
        self.uses = UsesList(self)
        self._none = QLabel(self)
        self._title = QLabel(tr("Nơi liên &quan"), self)
        self.facts.setTextFormat(Qt.TextFormat.RichText)
        self.facts.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.facts.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        for label in (self.facts, self._none):
            label.setWordWrap(True)
        theme.paint_text(self._none, Tone.QUIET)
        self._lay_out()

    def _lay_out(self) -> None:
        left = QScrollArea(self)
        left.setWidget(self.facts)
        left.setWidgetResizable(True)
        left.setFrameShape(QScrollArea.Shape.NoFrame)
        left.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        left.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._title.setBuddy(self.uses)
        right = QVBoxLayout()
        for widget, stretch in ((self._title, 0), (self._none, 0), (self.uses, 1)):
            right.addWidget(widget, stretch)
        right.addStretch(0)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 6, 0, 0)
        row.addWidget(left, 3)
        row.addLayout(right, 2)

    def show_record(self, facts: Sequence[tuple[str, str]], uses: Sequence[Use], hint: str) -> None:
        """Show what is known of a record (label and text), and its uses; ``hint`` where there is nothing to show."""
        self.facts.setText("".join(_line(label, text) for label, text in facts) or _escaped(hint))
        self.uses.show_uses(uses)
        self.uses.setVisible(bool(uses))
        self._title.setVisible(bool(facts))
        self._none.setVisible(not uses)
        self._none.setText(tr("Chưa gắn với hội nghị hay nhiệm vụ nào.") if facts else "")


def _line(label: str, text: str) -> str:
    return f"<p style='margin: 0 0 4px 0'><b>{_escaped(label)}</b> {_escaped(text)}</p>"


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br>")

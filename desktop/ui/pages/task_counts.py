"""The numbers above the list of tasks: each opens the rows behind it."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop import wording
from desktop.domain.counts import Count, Counts
from desktop.domain.tasks import TaskKind
from desktop.ui import theme
from desktop.ui.theme import Tone
from desktop.words import mark, tr

_TONES = {
    Count.DONE_ON_TIME: Tone.GOOD,
    Count.DONE_LATE: Tone.LATE,
    Count.OPEN_IN_TIME: Tone.ACCENT,
    Count.OPEN_OVERDUE: Tone.BAD,
    Count.WITHDRAWN: Tone.QUIET,
}

#: The kinds in as few letters as they can be told apart by.
_SHORT = {
    TaskKind.COMMON: mark("Chung"),
    TaskKind.REGISTERED: mark("Đăng ký"),
    TaskKind.KEY: mark("Trọng tâm"),
    TaskKind.DIRECTION: mark("Chỉ đạo"),
}


class CountButton(QPushButton):
    """A number over what it counts; pressed while the list shows just its rows."""

    def __init__(self, count: Count | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("choice")
        self._count = count
        self._title = wording.label(count) if count else ""
        self._number = QLabel(self)
        self._name = QLabel(self)
        theme.larger(self._number, 1.35, bold=True)
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(10, 3, 10, 4)
        self._lines.setSpacing(0)
        for label in (self._number, self._name):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setMinimumWidth(1)
            self._lines.addWidget(label)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        """Ask for room for the number and its name below it, on two lines where one is too long."""
        margins = self._lines.contentsMargins()
        words = self._name.fontMetrics().horizontalAdvance(self._title)
        width = max(words, self._number.sizeHint().width()) + margins.left() + margins.right()
        lines = self._name.fontMetrics().lineSpacing() * (2 if self._name.wordWrap() else 1)
        height = self._number.sizeHint().height() + lines + margins.top() + margins.bottom()
        return QSize(width, height)

    def minimumSizeHint(self) -> QSize:
        """Make do with room for half of the name."""
        return QSize(self.sizeHint().width() * 2 // 3, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the name where it is too long for one line."""
        super().resizeEvent(event)
        self._break_name()

    def _break_name(self) -> None:
        margins = self._lines.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        self._name.setWordWrap(self._name.fontMetrics().horizontalAdvance(self._title) > room)
        self.updateGeometry()

    def show_number(self, number: int, *, chosen: bool) -> None:
        """Show how many there are; coloured where there are any."""
        self._show(wording.number(number), chosen=chosen)
        theme.paint_text(self._number, _TONES[self._count] if self._count and number else Tone.QUIET)

    def show_total(self, counts: Counts, *, chosen: bool) -> None:
        """Show how many of how many are done, and what percent of the plan that is."""
        self._title = tr("{percent} kế hoạch").format(percent=wording.percent(counts.percent))
        self._show(wording.ratio(counts), chosen=chosen)

    def _show(self, number: str, *, chosen: bool) -> None:
        self._number.setText(number)
        self.setAccessibleName(f"{self._title}: {number}")
        self.setChecked(chosen)
        self._name.setText(self._title)
        self.setToolTip(tr("{name}: mở danh sách các nhiệm vụ này").format(name=self._title))
        self._break_name()


class CountsBar(QWidget):
    """The counts of what is shown, and what they come to."""

    #: A number was clicked (a :class:`Count`, or ``None`` for all).
    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.total = CountButton(None, self)
        self.buttons = {count: CountButton(count, self) for count in Count}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self.total.clicked.connect(self._teller(None))
        row.addWidget(self.total)
        for count, button in self.buttons.items():
            button.clicked.connect(self._teller(count))
            row.addWidget(button, 0 if count is Count.WITHDRAWN else 1)

    def _teller(self, count: Count | None) -> Callable[[], None]:
        return lambda: self.chosen.emit(count)

    def show_counts(self, counts: Counts, chosen: Count | None) -> None:
        """Show ``counts``; ``chosen`` is the one whose rows the list shows."""
        numbers = {
            Count.DONE_ON_TIME: counts.done_on_time,
            Count.DONE_LATE: counts.done_late,
            Count.OPEN_IN_TIME: counts.open_in_time,
            Count.OPEN_OVERDUE: counts.open_overdue,
            Count.WITHDRAWN: counts.withdrawn,
        }
        for count, button in self.buttons.items():
            button.show_number(numbers[count], chosen=count is chosen)
        self.total.show_total(counts, chosen=chosen is None)


class KindsBar(QWidget):
    """The kinds of tasks, each with how many of how many are done."""

    #: A kind was clicked (a :class:`TaskKind`, or ``None`` for all).
    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.buttons = {kind: QPushButton(self) for kind in (None, *TaskKind)}
        group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for kind, button in self.buttons.items():
            button.setObjectName("choice")
            button.setCheckable(True)
            button.clicked.connect(self._teller(kind))
            group.addButton(button)
            row.addWidget(button)

    def _teller(self, kind: TaskKind | None) -> Callable[[], None]:
        return lambda: self.chosen.emit(kind)

    def show_kinds(self, kinds: dict[TaskKind, Counts], chosen: TaskKind | None) -> None:
        """Show the kinds of which there are tasks; ``chosen`` is the one that the list shows."""
        for kind, button in self.buttons.items():
            counts = kinds[kind] if kind else sum(kinds.values(), Counts())
            name = tr(_SHORT[kind]) if kind else tr("Mọi loại")
            button.setText(f"{name}  {wording.ratio(counts)}")
            button.setToolTip(wording.label(kind) if kind else "")
            button.setChecked(kind is chosen)
            button.setVisible(kind in (None, chosen) or bool(counts.total or counts.withdrawn))

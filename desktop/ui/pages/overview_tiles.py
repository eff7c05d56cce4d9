"""The tiles of the page Tổng quan: the counts of a kind of task, each of which opens its rows."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from desktop import wording
from desktop.domain.counts import Count, Counts
from desktop.ui import theme
from desktop.ui.theme import Tone
from desktop.words import tr

#: The four counts in the order of official reports, each with the colour of its part of the bar.
_TONES = {
    Count.DONE_ON_TIME: Tone.GOOD,
    Count.DONE_LATE: Tone.LATE,
    Count.OPEN_IN_TIME: Tone.ACCENT,
    Count.OPEN_OVERDUE: Tone.BAD,
}

#: Opens the tasks in one of the counts, or in all of them.
OpenCount = Callable[[Count | None], None]

#: The widest that a tile grows, in letters.
_WIDEST_TILE = 56


class Tile(QFrame):
    """The counts of what ``title`` says, a kind of task or a year: how many of how many, the bar, the four counts."""

    def __init__(self, title: str, counts: Counts, open_count: OpenCount, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("tile")
        self.title = title
        self._open_count = open_count
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMaximumWidth(self.fontMetrics().averageCharWidth() * _WIDEST_TILE)
        self.total = self._number(wording.ratio(counts), None, f"{self.title}: {wording.ratio(counts)}")
        theme.larger(self.total, 1.7, bold=True)
        grid = QGridLayout(self)
        grid.setVerticalSpacing(0)
        name = QLabel(self.title, self)
        theme.larger(name, 1.0, bold=True)
        grid.addWidget(name, 0, 0, 1, 2)
        result = QHBoxLayout()
        result.addWidget(self.total, 0, Qt.AlignmentFlag.AlignLeft)
        result.addWidget(self._percent(counts), 0, Qt.AlignmentFlag.AlignRight)
        grid.addLayout(result, 1, 0, 1, 2)
        grid.addWidget(CountsBar(counts, self), 2, 0, 1, 2)
        self.numbers = {count: self._line(grid, row, count, counts) for row, count in enumerate(_TONES, start=3)}
        grid.setColumnStretch(0, 1)

    def _percent(self, counts: Counts) -> QLabel:
        label = QLabel(tr("{percent} kế hoạch").format(percent=wording.percent(counts.percent)), self)
        theme.paint_text(label, Tone.QUIET)
        return label

    def _line(self, grid: QGridLayout, row: int, count: Count, counts: Counts) -> QPushButton:
        value = number_in(counts, count)
        name = QLabel(wording.label(count), self)
        button = self._number(wording.number(value), count, f"{wording.label(count)}: {value}")
        button.setEnabled(value > 0)
        if value and count in (Count.DONE_LATE, Count.OPEN_OVERDUE):
            theme.paint_text(button, _TONES[count])
            theme.paint_text(name, _TONES[count])
        grid.addWidget(name, row, 0)
        grid.addWidget(button, row, 1, Qt.AlignmentFlag.AlignRight)
        return button

    def _number(self, text: str, count: Count | None, spoken: str) -> QPushButton:
        button = link(text, lambda: self._open_count(count), self)
        button.setAccessibleName(spoken)
        button.setToolTip(tr("Mở danh sách các nhiệm vụ này"))
        return button


def number_in(counts: Counts, count: Count) -> int:
    """Return how many tasks are in ``count``."""
    return {
        Count.DONE_ON_TIME: counts.done_on_time,
        Count.DONE_LATE: counts.done_late,
        Count.OPEN_IN_TIME: counts.open_in_time,
        Count.OPEN_OVERDUE: counts.open_overdue,
        Count.WITHDRAWN: counts.withdrawn,
    }[count]


class CountsBar(QWidget):
    """The four counts as parts of one bar."""

    def __init__(self, counts: Counts, parent: QWidget) -> None:
        super().__init__(parent)
        self._counts = counts
        self.setFixedHeight(max(6, self.fontMetrics().height() // 2))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw each count's part in its colour."""
        painter = QPainter(self)
        left = 0.0
        for count, tone in _TONES.items():
            width = self.width() * number_in(self._counts, count) / max(self._counts.total, 1)
            painter.fillRect(QRectF(left, 0, width, self.height() - 2), theme.colour(tone, self.palette()))
            left += width


def link(text: str, do: Callable[[], None], parent: QWidget) -> QPushButton:
    """Return a button that looks like the number or the words that it opens."""
    button = QPushButton(text, parent)
    button.setObjectName("number")
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.clicked.connect(do)
    return button

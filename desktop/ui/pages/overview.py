"""The page Tổng quan: this year's counts, what needs a person, meetings; every number opens its rows."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeVar

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from desktop import wording
from desktop.domain.counts import Count, Counts
from desktop.domain.tasks import TaskKind
from desktop.presenters.navigation import Navigate
from desktop.presenters.overview import OverviewPresenter, kinds_in_use, silent_units
from desktop.presenters.session import Session
from desktop.services.meetings import MeetingRow
from desktop.services.overviews import Overview
from desktop.services.summaries import UnitCounts
from desktop.services.tasks import TaskRow
from desktop.storage.batches import BatchSummary
from desktop.ui import theme
from desktop.ui.messages import Messages
from desktop.ui.table import Column, FilteredTable, none_last
from desktop.ui.theme import Tone
from desktop.words import ntr, tr

Row = TypeVar("Row")

#: The four counts in the order of official reports, each with the colour of its part of the bar.
_TONES = {
    Count.DONE_ON_TIME: Tone.GOOD,
    Count.DONE_LATE: Tone.LATE,
    Count.OPEN_IN_TIME: Tone.ACCENT,
    Count.OPEN_OVERDUE: Tone.BAD,
}

#: The widest that a tile grows, in letters.
_WIDEST_TILE = 56


class OverviewPage(QWidget):
    """Where the year stands; adapts :class:`OverviewPresenter`."""

    def __init__(self, session: Session, _messages: Messages, navigate: Navigate) -> None:
        super().__init__()
        self.presenter = OverviewPresenter(session, self, navigate, date.today)
        self.beginning = _Beginning(self.presenter, self)
        self.year = _YearView(self.presenter, self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(QWidget(self))
        self._stack.addWidget(self.beginning)
        self._stack.addWidget(self.year)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.presenter.refresh()

    def show_beginning(self, shown: Overview) -> None:
        """Say what to do first."""
        self.beginning.show_done(shown)
        self._stack.setCurrentWidget(self.beginning)

    def show_year(self, shown: Overview) -> None:
        """Show where the year stands."""
        self.year.show_year(shown)
        self._stack.setCurrentWidget(self.year)


class _Beginning(QWidget):
    """Three steps for a ledger that holds nothing yet."""

    def __init__(self, presenter: OverviewPresenter, parent: QWidget) -> None:
        super().__init__(parent)
        title = QLabel(tr("Sổ chưa có nhiệm vụ nào"), self)
        theme.larger(title, 1.5, bold=True)
        self._units = QLabel(self)
        grid = QGridLayout()
        grid.setVerticalSpacing(14)
        self._step(grid, 1, tr("Ghi các đơn vị thành viên"), tr("&Đơn vị…"), presenter.add_units)
        self._step(
            grid, 2, tr("Nhập tệp đăng ký nhiệm vụ mà các đơn vị gửi"), tr("&Nhập từ Excel…"), presenter.read_workbooks
        )
        self._step(
            grid,
            3,
            tr("Ghi hội nghị: thành phần, ý kiến, kết luận, biên bản"),
            tr("&Hội nghị mới…"),
            presenter.begin_meeting,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(40, 24, 40, 24)
        column.addStretch(1)
        column.addWidget(title)
        column.addWidget(self._units)
        column.addSpacing(12)
        column.addLayout(grid)
        column.addStretch(2)

    def _step(self, grid: QGridLayout, number: int, text: str, button: str, do: Callable[[], None]) -> None:
        mark = QLabel(f"{number}.", self)
        theme.larger(mark, 1.3, bold=True)
        go = QPushButton(button, self)
        go.clicked.connect(do)
        grid.addWidget(mark, number, 0)
        grid.addWidget(QLabel(text, self), number, 1)
        grid.addWidget(go, number, 2)
        grid.setColumnStretch(3, 1)

    def show_done(self, shown: Overview) -> None:
        """Say what is there already."""
        count = shown.unit_count
        text = ntr("Đã có {count} đơn vị. Việc tiếp theo:", "Đã có {count} đơn vị. Việc tiếp theo:", count)
        self._units.setText(text.format(count=count) if count else tr("Ba việc để bắt đầu:"))


class _YearView(QWidget):
    """The counts of a year on top, the lists behind them below."""

    def __init__(self, presenter: OverviewPresenter, parent: QWidget) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self.years = QComboBox(self)
        self._as_of = QLabel(self)
        self._notes = QHBoxLayout()
        self._tiles = QHBoxLayout()
        self.units = _unit_list(presenter)
        self.overdue = _task_list(presenter, tr("Không có nhiệm vụ quá hạn."))
        self.silent = _unit_list(presenter)
        self.directions = _task_list(presenter, tr("Không còn ý kiến chỉ đạo nào chưa xong."))
        self.meetings = _meeting_list(presenter)
        self._tabs = QTabWidget(self)
        self.silent.set_empty(tr("Đơn vị nào cũng đã báo cáo."))
        self.units.set_empty(tr("Năm này chưa có nhiệm vụ của đơn vị nào."))
        self._lay_out()
        self.years.activated.connect(lambda: presenter.choose_year(self.years.currentData()))

    def _lay_out(self) -> None:
        title = QLabel(tr("Kết quả năm"), self)
        theme.larger(title, 1.4, bold=True)
        theme.larger(self.years, 1.2, bold=True)
        self.years.setAccessibleName(tr("Năm"))
        top = QHBoxLayout()
        top.addWidget(title)
        top.addWidget(self.years)
        top.addWidget(self._as_of)
        top.addStretch(1)
        top.addLayout(self._notes)
        for table in (self.units, self.overdue, self.silent, self.directions, self.meetings):
            self._tabs.addTab(table, "")
        column = QVBoxLayout(self)
        column.addLayout(top)
        column.addLayout(self._tiles)
        column.addSpacing(4)
        column.addWidget(self._tabs, 1)

    def show_year(self, shown: Overview) -> None:
        """Show the numbers and lists of ``shown``."""
        self._show_years(shown)
        self._as_of.setText(tr("tính đến ngày {day}").format(day=wording.day(shown.summary.as_of)))
        _fill(self._tiles, [Tile(kind, counts, self._presenter, self) for kind, counts in kinds_in_use(shown)])
        self._tiles.addStretch()
        _fill(self._notes, self._note_widgets(shown))
        self._show_list(self.units, tr("Theo đơn vị"), shown.summary.units)
        self._show_list(self.overdue, tr("Quá hạn"), shown.overdue)
        self._show_list(self.silent, tr("Chưa báo cáo"), silent_units(shown))
        self._show_list(self.directions, tr("Chỉ đạo chưa xong"), shown.open_directions)
        self._show_list(self.meetings, tr("Hội nghị gần đây"), shown.meetings)

    def _show_years(self, shown: Overview) -> None:
        year = shown.summary.year
        self.years.clear()
        for known in sorted({*shown.years, year}, reverse=True):
            self.years.addItem(str(known), known)
        self.years.setCurrentIndex(self.years.findData(year))

    def _show_list(self, table: FilteredTable[Row], title: str, rows: Sequence[Row]) -> None:
        table.set_rows(rows)
        self._tabs.setTabText(self._tabs.indexOf(table), f"{title} ({len(rows)})")

    def _note_widgets(self, shown: Overview) -> list[QWidget]:
        notes: list[QWidget] = []
        if shown.unassigned:
            text = ntr("{count} kết quả chưa rõ nhiệm vụ", "{count} kết quả chưa rõ nhiệm vụ", shown.unassigned)
            notes.append(_link(text.format(count=shown.unassigned), self._presenter.open_loose_results, self))
        if shown.last_import is not None:
            notes.append(_link(_last_import(shown.last_import), self._presenter.read_workbooks, self))
        return notes


def _last_import(batch: BatchSummary) -> str:
    return tr("Nhập gần nhất: {day}").format(day=wording.day(batch.at.date()))


class Tile(QFrame):
    """The counts of one kind of task, or of all (``None``): how many of how many, the bar, the four counts."""

    def __init__(self, kind: TaskKind | None, counts: Counts, presenter: OverviewPresenter, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("tile")
        self._kind = kind
        self._presenter = presenter
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMaximumWidth(self.fontMetrics().averageCharWidth() * _WIDEST_TILE)
        self.title = wording.label(kind) if kind else tr("Tất cả")
        self.total = self._number(counts.ratio, None, f"{self.title}: {counts.ratio}")
        theme.larger(self.total, 1.7, bold=True)
        grid = QGridLayout(self)
        grid.setVerticalSpacing(0)
        name = QLabel(self.title, self)
        theme.larger(name, 1.0, bold=True)
        grid.addWidget(name, 0, 0, 1, 2)
        grid.addWidget(self.total, 1, 0, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(self._percent(counts), 1, 1, Qt.AlignmentFlag.AlignRight)
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
        button = _link(text, lambda: self._presenter.open_count(self._kind, count), self)
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


def _link(text: str, do: Callable[[], None], parent: QWidget) -> QPushButton:
    """Return a button that looks like the number or the words that it opens."""
    button = QPushButton(text, parent)
    button.setObjectName("number")
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.clicked.connect(do)
    return button


def _fill(row: QHBoxLayout, widgets: Sequence[QWidget]) -> None:
    """Put ``widgets`` into ``row`` in place of those that are there."""
    while (item := row.takeAt(0)) is not None:
        old = item.widget()
        if old is not None:
            old.hide()
            old.deleteLater()
    for widget in widgets:
        row.addWidget(widget)


def _unit_list(presenter: OverviewPresenter) -> FilteredTable[UnitCounts]:
    table = FilteredTable(
        [
            Column[UnitCounts](tr("Đơn vị chủ trì"), lambda unit: unit.name or tr("(chưa có đơn vị)"), width=0),
            _unit_number(tr("Số nhiệm vụ"), lambda counts: counts.total),
            _unit_number(tr("Hoàn thành"), lambda counts: counts.done),
            _unit_number(tr("Quá hạn"), lambda counts: counts.open_overdue, Tone.BAD),
            _unit_number(tr("Xong muộn"), lambda counts: counts.done_late, Tone.LATE),
            Column(
                tr("% kế hoạch"),
                lambda unit: wording.percent(unit.all.percent),
                key=lambda unit: none_last(unit.all.percent),
                right=True,
            ),
        ],
        lambda unit: unit.unit_id,
    )
    table.activated.connect(presenter.open_unit)
    return table


def _unit_number(title: str, number: Callable[[Counts], int], tone: Tone | None = None) -> Column[UnitCounts]:
    return Column(
        title,
        lambda unit: wording.number(number(unit.all)),
        key=lambda unit: number(unit.all),
        right=True,
        tone=lambda unit: tone if tone and number(unit.all) else None,
    )


def _task_list(presenter: OverviewPresenter, empty: str) -> FilteredTable[TaskRow]:
    table = FilteredTable(
        [
            Column[TaskRow](tr("Nhiệm vụ"), lambda row: row.task.title, width=0),
            Column(tr("Đơn vị chủ trì"), lambda row: row.lead_unit, width=28),
            Column(
                tr("Thời hạn"),
                lambda row: row.task.due.text if row.task.due else "",
                key=lambda row: row.task.due_on,
                width=16,
                tone=lambda row: Tone.BAD if row.standing.overdue else None,
            ),
            Column(tr("Đã báo cáo"), lambda row: wording.reported(row.standing.reported), width=16),
        ],
        lambda row: row.task.id,
    )
    table.set_empty(empty)
    table.activated.connect(presenter.open_task)
    return table


def _meeting_list(presenter: OverviewPresenter) -> FilteredTable[MeetingRow]:
    table = FilteredTable(
        [
            Column[MeetingRow](tr("Hội nghị"), lambda row: row.head.title, width=0),
            Column(
                tr("Thời gian"), lambda row: wording.moment(row.head.start), key=lambda row: row.head.start, width=18
            ),
            Column(tr("Biên bản"), lambda row: wording.label(row.head.state), width=18),
            Column(
                tr("Có mặt / mời"),
                lambda row: f"{row.attendance.present}/{row.attendance.invited}",
                key=lambda row: row.attendance.present,
                right=True,
            ),
        ],
        lambda row: row.id,
    )
    table.set_empty(tr("Chưa có hội nghị nào."))
    table.activated.connect(presenter.open_meeting)
    return table

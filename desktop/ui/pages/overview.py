"""The page Tổng quan: this year's counts, what needs a person, meetings; every number opens its rows."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop import wording
from desktop.domain.counts import Counts
from desktop.domain.tasks import TaskKind
from desktop.presenters.navigation import Navigate
from desktop.presenters.overview import OverviewPresenter, kinds_in_use, silent_units
from desktop.presenters.session import Session
from desktop.services.backups import Backup
from desktop.services.overviews import Overview
from desktop.storage.batches import BatchSummary
from desktop.ui import theme
from desktop.ui.messages import Messages
from desktop.ui.pages.overview_charts import YearCharts
from desktop.ui.pages.overview_lists import meeting_list, task_list, unit_list
from desktop.ui.pages.overview_tiles import Tile, link
from desktop.ui.section_tabs import SectionTabs
from desktop.ui.table import FilteredTable
from desktop.ui.theme import Tone
from desktop.ui.units_switch import units_switch
from desktop.ui.wrapped_row import WrappedRow
from desktop.words import ntr, tr

__all__ = ["OverviewPage", "Tile"]

Row = TypeVar("Row")

#: A list has room for so many lines; the page scrolls rather than showing fewer.
_LEAST_LINES = 11


class OverviewPage(QWidget):
    """Where the year stands; adapts :class:`OverviewPresenter`."""

    #: The person wants to see the copies of the ledger.
    backups_wanted = Signal()

    def __init__(self, session: Session, _messages: Messages, navigate: Navigate) -> None:
        super().__init__()
        self.presenter = OverviewPresenter(session, self, navigate, date.today)
        self.beginning = _Beginning(self.presenter, self)
        self.year = _YearView(self.presenter, session, navigate, self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(QWidget(self))
        self._stack.addWidget(self.beginning)
        self._stack.addWidget(self.year)
        self.year.backups_wanted.connect(self.backups_wanted)
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
        said = QLabel(text, self)
        said.setWordWrap(True)
        grid.addWidget(said, number, 1)
        grid.addWidget(go, number, 2)
        grid.setColumnStretch(1, 1)

    def show_done(self, shown: Overview) -> None:
        """Say what is there already."""
        count = shown.unit_count
        text = ntr("Đã có {count} đơn vị. Việc tiếp theo:", "Đã có {count} đơn vị. Việc tiếp theo:", count)
        self._units.setText(text.format(count=count) if count else tr("Ba việc để bắt đầu:"))


class _YearView(QWidget):
    """The counts of a year on top, the lists behind them below."""

    #: The person wants to see the copies of the ledger.
    backups_wanted = Signal()

    def __init__(self, presenter: OverviewPresenter, session: Session, navigate: Navigate, parent: QWidget) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self.years = QComboBox(self)
        self._as_of = QLabel(self)
        self.as_today = units_switch(self)
        self._notes = WrappedRow(self)
        self._tiles = WrappedRow(self)
        self.units = unit_list(presenter)
        self.overdue = task_list(presenter, tr("Không có nhiệm vụ quá hạn."))
        self.silent = unit_list(presenter)
        self.directions = task_list(presenter, tr("Không còn ý kiến chỉ đạo nào chưa xong."))
        self.meetings = meeting_list(presenter)
        self.charts = YearCharts(session, navigate, self)
        self._tabs = SectionTabs(self)
        self.silent.set_empty(tr("Đơn vị nào cũng đã báo cáo."))
        self.units.set_empty(tr("Năm này chưa có nhiệm vụ của đơn vị nào."))
        self._lay_out()
        self.years.activated.connect(lambda: presenter.choose_year(self.years.currentData()))
        self.as_today.toggled.connect(lambda chosen: presenter.choose_units(as_today=chosen))

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
        top.addWidget(self.as_today)
        self._tabs.addTab(self.units, "")
        self._tabs.addTab(self.charts, tr("&Biểu đồ"))
        for table in (self.overdue, self.silent, self.directions, self.meetings):
            self._tabs.addTab(table, "")
        column = QVBoxLayout(self)
        column.addLayout(top)
        column.addWidget(self._notes)
        column.addWidget(self._tiles)
        column.addSpacing(4)
        self._tabs.setMinimumHeight(self.fontMetrics().lineSpacing() * _LEAST_LINES)
        column.addWidget(self._tabs, 1)

    def show_year(self, shown: Overview) -> None:
        """Show the numbers and lists of ``shown``."""
        self._show_years(shown)
        self.as_today.setVisible(shown.has_successors)
        self._as_of.setText(tr("tính đến ngày {day}").format(day=wording.day(shown.summary.as_of)))
        self._tiles.show_widgets([self._tile(kind, counts) for kind, counts in kinds_in_use(shown)])
        self._notes.show_widgets(self._note_widgets(shown))
        self._show_list(self.units, tr("Theo đơn vị"), shown.summary.units)
        self._show_list(self.overdue, tr("Quá hạn"), shown.overdue, shown.summary.all.open_overdue)
        self._show_list(self.silent, tr("Chưa báo cáo"), silent_units(shown))
        self._show_list(self.directions, tr("Chỉ đạo chưa xong"), shown.open_directions, shown.open_direction_count)
        self.charts.want(shown.summary.year, shown.summary.as_of, self._presenter.units_on)
        self._show_list(self.meetings, tr("Hội nghị gần đây"), shown.meetings)

    def _tile(self, kind: TaskKind | None, counts: Counts) -> Tile:
        title = wording.label(kind) if kind else tr("Tất cả")
        return Tile(title, counts, partial(self._presenter.open_count, kind), self)

    def _show_years(self, shown: Overview) -> None:
        year = shown.summary.year
        self.years.clear()
        for known in sorted({*shown.years, year}, reverse=True):
            self.years.addItem(str(known), known)
        self.years.setCurrentIndex(self.years.findData(year))

    def _show_list(self, table: FilteredTable[Row], title: str, rows: Sequence[Row], count: int | None = None) -> None:
        """Show ``rows``, all or the first of ``count``."""
        table.set_rows(rows)
        number = wording.number(len(rows) if count is None else count)
        self._tabs.set_title(table, f"{title} ({number})")

    def _note_widgets(self, shown: Overview) -> list[QWidget]:
        notes: list[QWidget] = []
        if shown.unassigned:
            text = ntr("{count} kết quả chưa rõ nhiệm vụ", "{count} kết quả chưa rõ nhiệm vụ", shown.unassigned)
            notes.append(link(text.format(count=shown.unassigned), self._presenter.open_loose_results, self))
        if shown.last_import is not None:
            notes.append(link(_last_import(shown.last_import), self._presenter.read_workbooks, self))
        return [*notes, _safety(shown.last_copy, self.backups_wanted.emit, self)]


def _last_import(batch: BatchSummary) -> str:
    return tr("Nhập gần nhất: {day}").format(day=wording.day(batch.at.date()))


def _safety(copy: Backup | None, do: Callable[[], None], parent: QWidget) -> QPushButton:
    """Return the line that says when the ledger was last copied, and where to; it opens the copies."""
    if copy is None:
        said = link(tr("Sổ chưa có bản sao lưu nào"), do, parent)
    else:
        text = tr("Sao lưu gần nhất: {moment}, ở “{folder}”")
        said = link(text.format(moment=wording.moment(copy.at), folder=copy.path.parent.name), do, parent)
        said.setToolTip(str(copy.path))
    theme.paint_text(said, Tone.QUIET if copy else Tone.LATE)
    return said

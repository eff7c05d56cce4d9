"""The section Báo cáo: choose a period, see what is counted, open its rows, see it in print, issue it, see changes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop import wording
from desktop.domain.counts import Count, Counts
from desktop.domain.errors import ThuKyError
from desktop.domain.issued import IssuedPaper
from desktop.domain.tasks import TaskKind
from desktop.presenters.navigation import Navigate
from desktop.presenters.reports import ReportsPresenter
from desktop.presenters.session import Session
from desktop.services.drifts import Drifted
from desktop.services.reports import Report, YearResult
from desktop.ui.command_bar import keyed_button
from desktop.ui.dialogs.form_fields import Remark
from desktop.ui.messages import Messages
from desktop.ui.pages import report_lists
from desktop.ui.pages.direction_columns import direction_columns
from desktop.ui.pages.overview_tiles import Tile
from desktop.ui.preview import PaperPanel
from desktop.ui.seen_part import SeenPart
from desktop.ui.table import Column, FilteredTable, Row
from desktop.ui.theme import Tone
from desktop.ui.units_switch import units_switch
from desktop.ui.wrapped_row import WrappedRow
from desktop.wording.drifts import DriftLine, drift_lines, drift_summary
from desktop.wording.periods import period_title
from desktop.words import tr

#: The width of the list of contents, in letters.
_CONTENTS = 25


class ReportsSection(SeenPart):
    """The period on top, the contents of the report at the left, the chosen part beside; adapts the presenter."""

    def __init__(self, session: Session, messages: Messages, navigate: Navigate) -> None:
        super().__init__()
        self._messages = messages
        self.presenter = presenter = ReportsPresenter(session, self, navigate)
        self.periods = QComboBox(self)
        self._line = QLineEdit(self)
        self._as_of = QLabel(self)
        self.as_today = units_switch(self)
        self.state = Remark(self)
        self.issue_button = keyed_button(tr("Phát &hành…"), "Ctrl+Shift+H", self._issue, self)
        self.contents = QListWidget(self)
        self._parts = QStackedWidget(self)
        self._titles: list[str] = []
        self.tiles = WrappedRow(self)
        self.units = _table(report_lists.unit_columns(), lambda line: line.unit_id)
        self.late = _table(report_lists.report_task_columns(), lambda row: row.task.id)
        self.overdue = _table(report_lists.report_task_columns(), lambda row: row.task.id)
        self.withdrawn = _table(report_lists.report_task_columns(), lambda row: row.task.id)
        self.directions = _table(direction_columns(), lambda row: row.direction.conclusion_id, lines=2)
        self.meetings = _table(report_lists.meeting_columns(), lambda row: row.id)
        self.matters = _table(report_lists.matter_columns(), lambda one: one.id)
        self.figures = _table(report_lists.figure_columns(), lambda line: (line.indicator, line.measure))
        self.ahead = _table(report_lists.report_task_columns(), lambda row: row.task.id)
        self.panel = PaperPanel(presenter.file_name, self)
        self.drift: FilteredTable[DriftLine] = _table(
            report_lists.drift_columns(), lambda line: (line.number, line.about), lines=3
        )
        self._lay_out()
        self._connect()

    # ── How it is built ──

    def _lay_out(self) -> None:
        for title, part in (
            (tr("Tổng hợp"), self._numbers()),
            (tr("Hoàn thành quá hạn"), self.late),
            (tr("Chưa xong, quá hạn"), self.overdue),
            (tr("Đã rút"), self.withdrawn),
            (tr("Ý kiến chỉ đạo"), self.directions),
            (tr("Hội nghị"), self.meetings),
            (tr("Vụ việc"), self.matters),
            (tr("Số liệu"), self.figures),
            (tr("Nhiệm vụ trọng tâm kỳ tới"), self.ahead),
            (tr("Bản in"), self.panel),
            (tr("Thay đổi từ khi phát hành"), self.drift),
        ):
            self._titles.append(title)
            self.contents.addItem(title)
            self._parts.addWidget(part)
        self.contents.setAccessibleName(tr("Nội dung báo cáo"))
        self.contents.setWordWrap(True)
        self.contents.setSpacing(self.fontMetrics().height() // 6)
        self.contents.setCurrentRow(0)
        splitter = QSplitter(self)
        splitter.addWidget(self.contents)
        splitter.addWidget(self._parts)
        splitter.setChildrenCollapsible(False)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([self.fontMetrics().averageCharWidth() * _CONTENTS, 10_000])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.addWidget(self._head())
        column.addWidget(self.state)
        column.addWidget(splitter, 1)
        self.setFocusProxy(self.periods)

    def _head(self) -> WrappedRow:
        label = QLabel(tr("Báo cáo &kỳ"), self)
        label.setBuddy(self.periods)
        self.periods.setLineEdit(self._line)
        self.periods.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.periods.setMinimumContentsLength(24)
        self.periods.setToolTip(tr("Chọn, hoặc gõ: Quý II/2021, 2021, 2016-2020, 1/1/2021-31/3/2021 rồi Enter"))
        row = WrappedRow(self, even=False)
        row.hold([label, self.periods, self._as_of, self.as_today, self.issue_button])
        return row

    def _numbers(self) -> QWidget:
        part = QWidget(self)
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.tiles)
        column.addWidget(self.units, 1)
        return part

    def _connect(self) -> None:
        presenter = self.presenter
        self.periods.activated.connect(lambda place: presenter.choose(self.periods.itemData(place)))
        self._line.returnPressed.connect(lambda: presenter.type(self._line.text()))
        self.contents.currentRowChanged.connect(self._show_part)
        self.contents.itemActivated.connect(lambda _: self._enter_part())
        self.units.activated.connect(lambda line: presenter.open_unit(line.unit_id))
        for table in (self.late, self.overdue, self.withdrawn, self.ahead):
            table.activated.connect(presenter.open_task)
        self.directions.activated.connect(presenter.open_direction)
        self.meetings.activated.connect(lambda row: presenter.open_meeting(row.id))
        self.matters.activated.connect(lambda one: presenter.open_meeting(one.meeting_id))
        self.figures.activated.connect(lambda _: presenter.open_figures())
        self.drift.activated.connect(self._open_reason)
        self.panel.save_wanted.connect(presenter.save)
        self.panel.not_printed.connect(self._messages.error)
        self.as_today.toggled.connect(lambda chosen: presenter.choose_units(as_today=chosen))

    # ── What it shows ──

    def read(self) -> None:
        """Have the report counted anew."""
        self.presenter.reload()

    def show_report(self) -> None:
        """Show the report, the periods that can be chosen, and what changed since it was issued."""
        report = self.presenter.report
        if report is None:
            return
        self._show_periods(report)
        self.as_today.setVisible(report.has_successors)
        self._as_of.setText(tr("tính đến ngày {day}").format(day=wording.day(report.as_of)))
        self._show_numbers(report)
        self._show_lists(report)
        self._show_state()
        self._show_part(self.contents.currentRow())

    def _show_periods(self, report: Report) -> None:
        chosen, choices = report.period, self.presenter.choices
        self.periods.blockSignals(True)
        self.periods.clear()
        offered = choices if chosen in choices else (chosen, *choices)
        for period in offered:
            self.periods.addItem(period_title(period), period)
        self.periods.setCurrentIndex(offered.index(chosen))
        self.periods.blockSignals(False)

    def _show_numbers(self, report: Report) -> None:
        several = len(report.results) > 1
        tiles = [
            tile for result in report.results for tile in ([self._year(result)] if several else self._kinds(result))
        ]
        self.tiles.show_widgets(tiles)
        self.units.set_rows(report.units)

    def _year(self, result: YearResult) -> Tile:
        return self._tile(str(result.year), result.all, result.year, None)

    def _kinds(self, result: YearResult) -> list[Tile]:
        used = [(kind, counts) for kind, counts in result.counts.items() if counts.total or counts.withdrawn]
        tiles = [self._tile(wording.label(kind), counts, result.year, kind) for kind, counts in used]
        return [*tiles, self._tile(tr("Tất cả"), result.all, result.year, None)] if len(used) != 1 else tiles

    def _tile(self, title: str, counts: Counts, year: int, kind: TaskKind | None) -> Tile:
        def open_count(count: Count | None) -> None:
            self.presenter.open_count(year, kind, count)

        return Tile(title, counts, open_count, self)

    def _show_lists(self, report: Report) -> None:
        self.late.set_rows(report.done_late)
        self.overdue.set_rows(report.overdue)
        self.withdrawn.set_rows(report.withdrawn)
        self.directions.set_rows(report.directions)
        self.meetings.set_rows(report.meetings)
        self.matters.set_rows(report.matters)
        self.figures.set_rows(report.figures)
        self.ahead.set_rows(report.ahead)
        self.drift.set_rows([line for one in self.presenter.issued[:1] for line in drift_lines(one)])
        for place, title in enumerate(self._titles):
            table = self._parts.widget(place)
            number = f" ({wording.number(table.model.total)})" if isinstance(table, FilteredTable) else ""
            self.contents.item(place).setText(title + number)

    def _show_state(self) -> None:
        """Say under which number the report was issued, and which of its numbers are otherwise now."""
        newest = next(iter(self.presenter.issued), None)
        self.issue_button.setEnabled(self.presenter.can_issue)
        self.state.say("" if newest is None else _state_text(newest), Tone.QUIET if _holds(newest) else Tone.LATE)
        self.drift.set_empty(
            tr("Báo cáo kỳ này chưa phát hành.")
            if newest is None
            else tr("Không có thay đổi nào: mọi số vẫn như lúc phát hành.")
        )

    def _show_part(self, place: int) -> None:
        self._parts.setCurrentIndex(place)
        if self._parts.currentWidget() is self.panel:
            self.presenter.preview()

    def show_not_read(self, typed: str) -> None:
        """Say that ``typed`` names no period."""
        text = tr("Không hiểu kỳ “{typed}”. Gõ ví dụ: Quý II/2021, 2021, 2016-2020, 1/1/2021-31/3/2021.")
        self._messages.warn(text.format(typed=typed))

    def show_pdf(self, pdf: bytes) -> None:
        """Show the report as it is printed."""
        self.panel.show_paper(pdf)

    def show_no_pdf(self, error: ThuKyError) -> None:
        """Say why it can't be printed."""
        self.panel.show_none(wording.error_sentence(error))

    def show_issued(self, paper: IssuedPaper) -> None:
        """Say under which number the report was issued."""
        text = tr("Đã phát hành báo cáo số {symbol}; số liệu và danh sách được giữ như lúc này.")
        self._messages.inform(text.format(symbol=paper.symbol))

    def show_saved(self, path: Path) -> None:
        """Say where the report was saved."""
        self._messages.inform(tr("Đã lưu “{file}”.").format(file=path.name))

    # ── What is done ──

    def _enter_part(self) -> None:
        part = self._parts.currentWidget()
        if part is not None:
            part.setFocus()

    def _open_reason(self, line: DriftLine) -> None:
        if line.reason is not None:
            self.presenter.open_reason(line.reason)
        else:
            self.presenter.open_figures()

    def _issue(self) -> None:
        report = self.presenter.report
        if report is None or not self.presenter.can_issue:
            return
        question = tr("Phát hành báo cáo {period}?").format(period=period_title(report.period))
        detail = tr("Báo cáo lấy số tiếp theo; bản in, số liệu và danh sách được giữ nguyên như lúc này.")
        if self._messages.ask(question, tr("&Phát hành"), detail):
            self.presenter.issue()


def _table(columns: list[Column[Row]], identity: Callable[[Row], object], *, lines: int = 1) -> FilteredTable[Row]:
    table = FilteredTable(columns, identity, lines=lines)
    table.set_empty(tr("Kỳ này không có."))
    return table


def _holds(found: Drifted | None) -> bool:
    return found is None or found.drift.is_none


def _state_text(found: Drifted) -> str:
    paper = found.paper
    issued = tr("Đã phát hành số {symbol} ngày {day}.").format(symbol=paper.symbol, day=wording.day(paper.dated))
    if not paper.in_force:
        issued = tr("Bản số {symbol} đã mở lại: {reason}").format(symbol=paper.symbol, reason=paper.reopened_reason)
    if _holds(found):
        return f"{issued} {tr('Số liệu không đổi từ đó.')}"
    return f"{issued} {tr('Nay đã khác: {numbers}').format(numbers=drift_summary(found))}"

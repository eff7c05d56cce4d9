"""The year in charts, a section of the page Tổng quan: by unit, by month, figures beside those of a year before."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop import wording
from desktop.domain.counts import Count
from desktop.presenters.navigation import Navigate
from desktop.presenters.session import Session
from desktop.presenters.year_charts import YearChartsPresenter
from desktop.ui import theme
from desktop.ui.chart import ChartView
from desktop.ui.theme import Tone
from desktop.words import tr

if TYPE_CHECKING:
    from desktop.services.charts import ChartWords, YearInCharts


class YearCharts(QScrollArea):
    """The charts of a year below each other; they are read when they come into sight."""

    def __init__(self, session: Session, navigate: Navigate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.presenter = YearChartsPresenter(session, self, navigate)
        self._wanted: tuple[int, date, date | None] | None = None
        self._is_shown = False
        self._inner = QWidget(self)
        self._column = QVBoxLayout(self._inner)
        self.units = self._chart(self.presenter.open_unit, tr("Theo đơn vị chủ trì"))
        self.months = self._chart(self.presenter.open_month, tr("Theo tháng"))
        self.figures: list[ChartView] = []
        self._figure_heads: list[QLabel] = []
        self._none = QLabel(self._inner)
        theme.paint_text(self._none, Tone.QUIET)
        self._column.addWidget(self._none)
        self._column.addStretch(1)
        self.setWidget(self._inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _chart(self, open_mark: object, title: str) -> ChartView:
        chart = ChartView(self._inner)
        chart.opened.connect(open_mark)
        chart.setAccessibleName(title)
        self._column.addWidget(self._head(title))
        self._column.addWidget(chart)
        return chart

    def _head(self, title: str) -> QLabel:
        head = QLabel(title, self._inner)
        theme.larger(head, 1.0, bold=True)
        return head

    # ── What it shows ──

    def want(self, year: int, as_of: date, units_on: date | None = None) -> None:
        """Show this year as of this day: now where the charts are in sight, else when they come.

        Tasks are led by the units of that day, or of ``units_on``.
        """
        self._wanted, self._is_shown = (year, as_of, units_on), False
        if self.isVisible():
            self._read()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what is wanted."""
        super().showEvent(event)
        self._read()

    def _read(self) -> None:
        if self._wanted is not None and not self._is_shown:
            self._is_shown = True
            self.presenter.show(*self._wanted)

    def show_charts(self, shown: YearInCharts) -> None:
        """Show the year in charts."""
        from desktop.services.charts import months_chart, units_chart

        words = window_words()
        self.units.show_chart(units_chart("", shown.units, words))
        self.months.show_chart(months_chart("", shown.months, words))
        self._show_figures(shown, words)

    def _show_figures(self, shown: YearInCharts, words: ChartWords) -> None:
        from desktop.services.charts import figure_charts

        for old in (*self.figures, *self._figure_heads):
            old.deleteLater()
        self.figures, self._figure_heads = [], []
        for chart in figure_charts(shown.figures, words):
            title = tr("Số liệu: {measure}").format(measure=chart.title)
            view, head = ChartView(self._inner), self._head(title)
            view.setAccessibleName(title)
            view.opened.connect(self.presenter.open_figures)
            for widget in (head, view):
                self._column.insertWidget(self._column.count() - 2, widget)
            view.show_chart(chart)
            self.figures.append(view)
            self._figure_heads.append(head)
        self._none.setText("" if self.figures else tr("Năm này chưa có số liệu của đơn vị nào."))
        self._none.setVisible(not self.figures)


def window_words() -> ChartWords:
    """Return what series and axes are called in the language of the window."""
    from desktop.services.charts import CHARTED_COUNTS, ChartWords

    on_time, late, in_time, overdue = (wording.label(Count(count)) for count in CHARTED_COUNTS)
    return ChartWords(
        counts=(on_time, late, in_time, overdue),
        tasks=tr("nhiệm vụ"),
        no_unit=tr("(chưa có đơn vị)"),
        month=tr("Tháng {month}"),
        due=tr("Đến hạn"),
        done=tr("Hoàn thành"),
        this_period=tr("Kỳ này"),
        year_before=tr("Cùng kỳ năm trước"),
        millions=tr("triệu đồng"),
    )

"""The charts of a year: what they show, and the rows that each of their marks opens."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Protocol

from desktop.presenters.navigation import Navigate, PageKey, TaskFilter
from desktop.presenters.session import Session
from desktop.services.ledgers import Ledger

if TYPE_CHECKING:  # brings the paper libraries along: not before a chart is shown
    from desktop.services.charts import YearInCharts


class ChartsView(Protocol):
    """What shows the charts."""

    def show_charts(self, shown: YearInCharts) -> None:
        """Show the year in charts."""


class YearChartsPresenter:
    """Reads the charts of a year when they are looked at, and opens the rows behind a mark."""

    def __init__(self, session: Session, view: ChartsView, navigate: Navigate) -> None:
        self._session = session
        self._view = view
        self._navigate = navigate
        self._asked: tuple[int, date, date | None] | None = None
        self.shown: YearInCharts | None = None

    def show(self, year: int, as_of: date, units_on: date | None = None) -> None:
        """Show the charts of a year as of a day, counted from what the ledger holds now.

        Tasks are led by the units of that day, or of ``units_on``.
        """
        self._asked = asked = year, as_of, units_on
        self._session.ask(lambda ledger: _read(ledger, *asked), lambda found: self._take(asked, found))

    def _take(self, asked: tuple[int, date, date | None], found: YearInCharts) -> None:
        if asked == self._asked:
            self.shown = found
            self._view.show_charts(found)

    # ── The rows behind a mark ──

    def open_unit(self, key: str) -> None:
        """Open the tasks behind a mark of the chart by unit; of tasks without a unit, all that count so."""
        from desktop.services.charts import CHARTED_COUNTS, charted, mark_place

        if self.shown is not None:
            series, place = mark_place(key)
            unit = charted(self.shown.units)[place]
            as_today = self._asked is not None and self._asked[2] is not None
            wanted = TaskFilter(self.shown.year, None, unit.unit_id, CHARTED_COUNTS[series], as_today=as_today)
            self._navigate(PageKey.TASKS, wanted)

    def open_month(self, key: str) -> None:
        """Open the tasks behind a mark of the chart by month: those that fall due, or were done, in it."""
        from desktop.services.charts import mark_place

        if self.shown is not None:
            series, place = mark_place(key)
            month = self.shown.months[place].month
            done = series == 1
            wanted = TaskFilter(self.shown.year, due_month=None if done else month, done_month=month if done else None)
            self._navigate(PageKey.TASKS, wanted)

    def open_figures(self, _: str) -> None:
        """Open the page of figures."""
        self._navigate(PageKey.FIGURES)


def _read(ledger: Ledger, year: int, as_of: date, units_on: date | None) -> YearInCharts:
    """On the worker: what is to be drawn, and the letters for it."""
    from desktop.services.charts import load_letters, year_in_charts

    load_letters()
    return year_in_charts(ledger, year, as_of, units_on)

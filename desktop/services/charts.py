"""The charts of a year for the window: the drawing of the paper as SVG, in the window's words and colours."""

from dataclasses import dataclass
from datetime import date

from desktop.domain.assessments import Period
from desktop.papers.chart_blocks import Chart
from desktop.papers.chart_svg import ChartPicture, chart_picture
from desktop.papers.charts import ChartColours
from desktop.papers.fonts import find_fonts
from desktop.papers.pdf import setter_for
from desktop.papers.report_figures import FigureLine
from desktop.papers.result_charts import (
    CHARTED_COUNTS,
    ChartWords,
    MonthCounts,
    charted,
    figure_charts,
    mark_place,
    measures,
    months_chart,
    of_measure,
    units_chart,
)
from desktop.papers.task_tables import UnitLine
from desktop.services.summaries import summary
from desktop.services.year_results import figure_lines, month_counts
from desktop.storage.database import Ledger

__all__ = [
    "CHARTED_COUNTS",
    "Chart",
    "ChartColours",
    "ChartPicture",
    "ChartWords",
    "FigureLine",
    "MonthCounts",
    "UnitLine",
    "YearInCharts",
    "chart_picture",
    "charted",
    "figure_charts",
    "load_letters",
    "mark_place",
    "measures",
    "months_chart",
    "of_measure",
    "units_chart",
    "year_in_charts",
]


@dataclass(frozen=True, slots=True)
class YearInCharts:
    """What the charts of a year show, as of a day; the figures are those of the days of the year until then.

    ``units`` counts all kinds of tasks, as the list of units does.
    """

    year: int
    as_of: date
    units: tuple[UnitLine, ...]
    months: tuple[MonthCounts, ...]
    figures: tuple[FigureLine, ...]


def load_letters() -> None:
    """Find and load the letters of charts, which takes a while; raise :class:`PaperRefused` ``no-font``."""
    setter_for(find_fonts())


def year_in_charts(ledger: Ledger, year: int, as_of: date, units_on: date | None = None) -> YearInCharts:
    """Return what the charts of ``year`` show; tasks are led by the units of ``as_of``, or of ``units_on``."""
    units = summary(ledger, year, as_of, units_on).units
    return YearInCharts(
        year,
        as_of,
        tuple(UnitLine(unit.name, unit.all, unit.unit_id) for unit in units),
        month_counts(ledger, year, as_of),
        figure_lines(ledger, Period(date(year, 1, 1), as_of)),
    )

"""The charts of a year's work, the same in the window and on paper: by unit, by month, figures beside a year before.

The key of a mark is the place of its series and of its category: "0.12" (see :func:`mark_place`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from desktop.domain.counts import Count, Counts
from desktop.papers.chart_blocks import Chart, ChartKind, Series
from desktop.papers.report_figures import FigureLine
from desktop.papers.task_tables import NO_UNIT, UnitLine

#: A chart of units has no more bars than this; the table has them all.
MOST_BARS = 25

#: The series of a chart of units, in the order of official reports.
CHARTED_COUNTS = (Count.DONE_ON_TIME, Count.DONE_LATE, Count.OPEN_IN_TIME, Count.OPEN_OVERDUE)

_MILLION = Decimal(1_000_000)


@dataclass(frozen=True, slots=True)
class ChartWords:
    """What series and axes are called; papers have these, a window in another language brings its own.

    ``counts`` are in the order of :data:`CHARTED_COUNTS`, ``month`` is filled with a number.
    """

    counts: tuple[str, str, str, str] = (
        "Hoàn thành đúng hạn",
        "Hoàn thành quá hạn",
        "Chưa xong, trong hạn",
        "Chưa xong, quá hạn",
    )
    tasks: str = "nhiệm vụ"
    no_unit: str = NO_UNIT
    month: str = "T{month}"
    due: str = "Đến hạn"
    done: str = "Hoàn thành"
    this_period: str = "Kỳ này"
    year_before: str = "Cùng kỳ năm trước"
    money: str = "đồng"
    millions: str = "triệu đồng"


WORDS = ChartWords()


@dataclass(frozen=True, slots=True)
class MonthCounts:
    """How many tasks fall due in a month (1 to 12) of the year, and how many were done in it."""

    month: int
    due: int
    done: int


def charted(units: Sequence[UnitLine]) -> tuple[UnitLine, ...]:
    """Return the units that a chart shows: the :data:`MOST_BARS` with the most tasks, in the order given."""
    counted = [one for one in units if one.counts.total]
    largest = sorted(range(len(counted)), key=lambda place: -counted[place].counts.total)[:MOST_BARS]
    return tuple(counted[place] for place in sorted(largest))


def units_chart(title: str, units: Sequence[UnitLine], words: ChartWords = WORDS) -> Chart:
    """Return the four counts of each unit as lying bars, parts of a whole; of many units the largest."""
    shown = charted(units)
    series = tuple(
        _series(place, words.counts[place], [_number(one.counts, count) for one in shown], count)
        for place, count in enumerate(CHARTED_COUNTS)
    )
    return Chart(ChartKind.STACKED_BARS, title, tuple(one.unit or words.no_unit for one in shown), series, words.tasks)


def _number(counts: Counts, count: Count) -> int:
    numbers: Mapping[Count, int] = {
        Count.DONE_ON_TIME: counts.done_on_time,
        Count.DONE_LATE: counts.done_late,
        Count.OPEN_IN_TIME: counts.open_in_time,
        Count.OPEN_OVERDUE: counts.open_overdue,
    }
    return numbers[count]


def months_chart(title: str, months: Sequence[MonthCounts], words: ChartWords = WORDS) -> Chart:
    """Return what fell due and what was done month by month, as lines."""
    names = tuple(words.month.format(month=one.month) for one in months)
    series = (
        _series(0, words.due, [one.due for one in months]),
        _series(1, words.done, [one.done for one in months], Count.DONE_ON_TIME),
    )
    return Chart(ChartKind.LINES, title, names, series, words.tasks)


def figure_charts(figures: Sequence[FigureLine], words: ChartWords = WORDS) -> tuple[Chart, ...]:
    """Return the sums by indicator beside those of a year before: a chart for each measure, titled by it.

    The keys of marks are places among those of ``figures`` that have the chart's measure (:func:`of_measure`).
    """
    return tuple(_figure_chart(measure, of_measure(figures, measure), words) for measure in measures(figures))


def measures(figures: Sequence[FigureLine]) -> tuple[str, ...]:
    """Return the measures of those ``figures`` that have a sum, each once, in their order."""
    return tuple(dict.fromkeys(one.measure for one in figures if one.quantity is not None))


def of_measure(figures: Sequence[FigureLine], measure: str) -> tuple[FigureLine, ...]:
    """Return the sums that can be held against each other."""
    return tuple(one for one in figures if one.measure == measure and one.quantity is not None)


def _figure_chart(measure: str, figures: Sequence[FigureLine], words: ChartWords) -> Chart:
    sums = [one.quantity or Decimal() for one in figures]
    large = measure == words.money and max(map(abs, sums)) >= 10 * _MILLION
    unit, divisor = (words.millions, _MILLION) if large else (measure, Decimal(1))
    series = (
        _series(0, words.year_before, [None if one.before is None else one.before / divisor for one in figures]),
        _series(1, words.this_period, [quantity / divisor for quantity in sums]),
    )
    return Chart(ChartKind.BARS, measure, tuple(one.indicator for one in figures), series, unit)


def _series(place: int, name: str, values: Sequence[Decimal | int | None], count: Count | None = None) -> Series:
    keys = tuple(f"{place}.{category}" if value else "" for category, value in enumerate(values))
    return Series(name, tuple(values), keys, count)


def mark_place(key: str) -> tuple[int, int]:
    """Return the places of the series and of the category of a mark."""
    series, category = key.split(".")
    return int(series), int(category)

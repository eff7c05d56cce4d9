"""The bars of a chart along its scale, before anything is drawn."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from desktop.papers.chart_blocks import Chart, ChartKind

#: The kinds whose series follow each other in one bar.
STACKED = frozenset({ChartKind.STACKED, ChartKind.STACKED_BARS})


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: its value, where it begins and ends along the scale, and which of those ``beside`` each other it is."""

    series: int
    category: int
    value: Decimal | int
    start: float
    end: float
    place: int
    beside: int
    stacked: bool


def bars(chart: Chart, category: int | None = None) -> Iterator[Bar]:
    """Yield the bars of ``chart``, or of one category: beside each other, or each from the end of the one before."""
    stacked = chart.kind in STACKED
    wanted = range(len(chart.categories)) if category is None else (category,)
    for index in wanted:
        reached = 0.0
        for number, series in enumerate(chart.series):
            value = series.values[index]
            if value is None:
                continue
            start = reached if stacked else 0.0
            reached = start + float(value)
            place, beside = (0, 1) if stacked else (number, len(chart.series))
            yield Bar(number, index, value, start, reached, place, beside, stacked)


def extremes(chart: Chart) -> Iterator[float]:
    """Yield the values that the scale must hold."""
    if chart.kind is ChartKind.LINES:
        yield from (float(value) for series in chart.series for value in series.values if value is not None)
    else:
        yield from (bar.end for bar in bars(chart))

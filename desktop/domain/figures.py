"""Figures: quantities that units report for spans of days."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from desktop.domain.text import spelling_key

FigureKey = tuple[int | None, str, date, date]


def figure_key(unit_id: int | None, indicator: str, start: date, end: date) -> FigureKey:
    """Return the key of a figure: its unit, its indicator however spelled, and its days."""
    return unit_id, spelling_key(indicator), start, end


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity in its base measure (VND, kg, suất, người), exact; ``approximate`` keeps "gần" and "hơn"."""

    id: int
    unit_id: int | None
    indicator: str
    quantity: Decimal
    measure: str
    start: date
    end: date
    approximate: bool = False
    cumulative: bool = False
    import_row_id: int | None = None

    @property
    def key(self) -> FigureKey:
        """What makes two figures speak of the same thing: the later one takes the place of the earlier."""
        return figure_key(self.unit_id, self.indicator, self.start, self.end)


def counting(figures: Iterable[Figure], start: date, end: date) -> list[Figure]:
    """Return the figures that count for the days from ``start`` to ``end``: those whose own days lie within.

    A cumulative figure takes the place of the earlier ones of its unit, indicator and year; it never adds to them.
    """
    within = sorted(
        (f for f in figures if start <= f.start and f.end <= end), key=lambda f: (f.end, f.cumulative, f.id)
    )
    latest: dict[tuple[int | None, str, int], list[Figure]] = {}
    for figure in within:
        series = latest.setdefault((figure.unit_id, spelling_key(figure.indicator), figure.end.year), [])
        if figure.cumulative:
            series.clear()
        series.append(figure)
    return [figure for series in latest.values() for figure in series]

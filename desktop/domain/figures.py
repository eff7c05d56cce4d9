"""Figures: quantities that units report for spans of days, and which of them count."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from desktop.domain.text import spelling_key

FigureKey = tuple[int | None, str, date, date]

#: The unit and the indicator, by its record or by its spelling, of a row of figures.
SeriesKey = tuple[int | None, int | str]


class Aspect(StrEnum):
    """What a figure says: what was to be reached, or what was."""

    PLAN = "plan"
    DONE = "done"


class FigureSource(StrEnum):
    """How a figure came into the ledger."""

    IMPORT = "import"
    TYPED = "typed"
    PASTED = "pasted"


def figure_key(unit_id: int | None, indicator: str, start: date, end: date) -> FigureKey:
    """Return the key of a figure: its unit, its indicator however spelled, and its days."""
    return unit_id, spelling_key(indicator), start, end


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity in its base measure (VND, kg, suất, người), exact; ``approximate`` keeps "gần" and "hơn".

    ``indicator`` is what its source calls it, ``indicator_id`` the record that this spelling means. ``is_share`` says
    that ``quantity`` is only what counts under one of the units into which the reporting one was split.
    """

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
    indicator_id: int | None = None
    aspect: Aspect = Aspect.DONE
    source: FigureSource = FigureSource.IMPORT
    recorded_at: datetime | None = None
    is_share: bool = False

    @property
    def key(self) -> FigureKey:
        """What makes two figures speak of the same thing: the later one takes the place of the earlier."""
        return figure_key(self.unit_id, self.indicator, self.start, self.end)

    @property
    def series(self) -> SeriesKey:
        """The unit and the indicator that it is about."""
        return self.unit_id, self.indicator_id or spelling_key(self.indicator)

    def within(self, start: date, end: date) -> bool:
        """Return whether its days lie between ``start`` and ``end``, both included."""
        return start <= self.start and self.end <= end

    def speaks_for(self, start: date, end: date) -> bool:
        """Return whether it alone says what is known of the days from ``start`` to ``end``, which hold its own."""
        return self.cumulative or (self.start, self.end) == (start, end)


@dataclass(frozen=True, slots=True)
class Superseded:
    """What a figure was, until it was corrected."""

    quantity: Decimal
    approximate: bool
    source: FigureSource
    recorded_at: datetime | None
    replaced_at: datetime
    import_row_id: int | None = None


def counting(figures: Iterable[Figure], start: date, end: date) -> list[Figure]:
    """Return the figures that count for the days from ``start`` to ``end``: those whose own days lie within.

    A cumulative figure takes the place of the earlier ones of its unit, indicator and year; it never adds to them. Nor
    does a figure for longer days ("Quý I") add to those of days inside of them ("Tháng 1"): it takes their place.
    """
    series: dict[SeriesKey, list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.within(start, end):
            series[figure.series].append(figure)
    return [figure for own in series.values() for figure in _counting(own)]


def _counting(series: list[Figure]) -> list[Figure]:
    """Return those figures of one unit and indicator that count."""
    if len(series) == 1:
        return series
    ordered = sorted(series, key=lambda one: (one.end, one.cumulative, one.id))
    latest: dict[int, list[Figure]] = defaultdict(list)
    for figure in ordered:
        if figure.cumulative:
            latest[figure.end.year].clear()
        latest[figure.end.year].append(figure)
    left = [figure for year in latest.values() for figure in year]
    return [one for one in left if not any(_replaces(other, one) for other in left)]


def _replaces(other: Figure, one: Figure) -> bool:
    """Return whether ``other`` speaks for all the days of ``one`` and more, or was kept later for the same days."""
    if not one.within(other.start, other.end):
        return False
    same = (one.start, one.end) == (other.start, other.end)
    return other.id > one.id if same else True


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum of figures in their base measure; approximate where a part of it is ("gần", "hơn").

    ``quantity`` is ``None`` for figures that can't be added: shares of different wholes, averages.
    """

    quantity: Decimal | None
    approximate: bool = False
    figures: tuple[Figure, ...] = ()


def add_up(figures: Iterable[Figure], *, adds: bool = True) -> Sum | None:
    """Return the exact sum of figures that count; ``None`` of none. It has no quantity unless they can be added."""
    counted = tuple(figures)
    if not counted:
        return None
    quantity = sum((figure.quantity for figure in counted), Decimal()) if adds else None
    return Sum(quantity, _is_approximate(counted), counted)


def stands_alone(figures: Iterable[Figure], start: date, end: date) -> Sum | None:
    """Return what figures that can't be added say of the days from ``start`` to ``end``.

    One that speaks for all of the days is their quantity; of several, or of one for fewer days, there is none.
    """
    counted = tuple(figures)
    if len(counted) != 1 or not counted[0].speaks_for(start, end):
        return add_up(counted, adds=False)
    return Sum(counted[0].quantity, counted[0].approximate, counted)


def _is_approximate(figures: Iterable[Figure]) -> bool:
    return any(figure.approximate for figure in figures)

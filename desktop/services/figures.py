"""Sums of the figures that units reported; exact, counted from the records each time."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from desktop.domain.collation import sort_key
from desktop.domain.figure_grid import GridRow, Head, Shown, grid, window
from desktop.domain.figures import Aspect, Figure, Superseded, counting
from desktop.domain.indicators import Indicator, Indicators
from desktop.domain.text import spelling_key
from desktop.domain.unit_links import UnitsThroughTime
from desktop.domain.units import Unit, UnitDirectory
from desktop.domain.year_parts import PartKind, YearPart, columns
from desktop.storage import batches, unit_links
from desktop.storage import figures as figure_store
from desktop.storage import indicators as indicator_store
from desktop.storage import units as unit_store
from desktop.storage.batches import Origin
from desktop.storage.database import Ledger
from desktop.storage.figures import Wanted

__all__ = ["FigureGrid", "FigureRow", "IndicatorSum", "Origin", "UnitSum", "Wish", "behind", "grid_of", "totals"]


@dataclass(frozen=True, slots=True)
class UnitSum:
    """What one unit reported of an indicator."""

    unit: str
    quantity: Decimal


@dataclass(frozen=True, slots=True)
class IndicatorSum:
    """The sum of an indicator in its base measure; ``approximate`` where a part of it was told as "gần" or "hơn"."""

    indicator: str
    measure: str
    quantity: Decimal
    approximate: bool
    units: tuple[UnitSum, ...]


def totals(ledger: Ledger, start: date, end: date) -> list[IndicatorSum]:
    """Return the sums by indicator and measure of what was reported for days from ``start`` to ``end``."""
    known = indicator_store.everything(ledger)
    grouped: dict[tuple[int | str, str], list[Figure]] = defaultdict(list)
    for figure in counting(figure_store.wanted(ledger, Wanted(start, end, aspect=Aspect.DONE)), start, end):
        grouped[figure.indicator_id or spelling_key(figure.indicator), figure.measure].append(figure)
    names = {unit.id: unit.name_on(end) for unit in unit_store.directory(ledger).units()}
    return [_sum(figures, names, known.get(figures[0].indicator_id)) for figures in grouped.values()]


def _sum(figures: list[Figure], names: dict[int, str], indicator: Indicator | None) -> IndicatorSum:
    by_unit: dict[str, Decimal] = defaultdict(Decimal)
    for figure in figures:
        by_unit[names.get(figure.unit_id or 0, "")] += figure.quantity
    return IndicatorSum(
        indicator.name if indicator else figures[0].indicator,
        figures[0].measure,
        sum((figure.quantity for figure in figures), Decimal()),
        any(figure.approximate for figure in figures),
        tuple(UnitSum(unit, quantity) for unit, quantity in by_unit.items()),
    )


@dataclass(frozen=True, slots=True)
class Wish:
    """Which grid is asked for: of one indicator a row for each unit, or of ``unit_id`` a row for each indicator.

    Without a year the latest with figures is taken, without an indicator the first. ``as_today`` asks for what units
    did that are no more under those in which they went on.
    """

    year: int | None = None
    kind: PartKind = PartKind.QUARTER
    shown: Shown = Shown.DONE
    indicator_id: int | None = None
    unit_id: int | None = None
    as_today: bool = False


@dataclass(frozen=True, slots=True)
class FigureGrid:
    """A grid as it was asked for (``wish``, its gaps filled in), and what else can be asked for.

    ``has_successors`` says whether any unit has gone on under another.
    """

    wish: Wish
    columns: tuple[YearPart, ...]
    rows: tuple[GridRow, ...]
    years: tuple[int, ...]
    indicators: Indicators
    units: UnitDirectory
    has_successors: bool = False

    @property
    def indicator(self) -> Indicator | None:
        """The indicator of a grid of units."""
        return None if self.wish.unit_id is not None else self.indicators.get(self.wish.indicator_id)

    def name(self, row: GridRow) -> str:
        """Return what the row of a unit or an indicator is called at the end of the last column."""
        if row.unit_id is not None and self.wish.unit_id is None:
            return self.units[row.unit_id].name_on(self.columns[-1].end)
        indicator = self.indicators.get(row.indicator_id)
        return indicator.name if indicator else ""


def grid_of(ledger: Ledger, wish: Wish, today: date) -> FigureGrid:
    """Return a grid of figures with its sums."""
    known, units = indicator_store.everything(ledger), unit_store.directory(ledger)
    years = tuple(dict.fromkeys((*figure_store.years(ledger), today.year)))
    wish = _filled(wish, known, units, years, today)
    parts = columns(wish.year or today.year, wish.kind)
    figures = figure_store.wanted(ledger, _needed(wish, parts))
    time = unit_links.through_time(ledger)
    if wish.unit_id is not None:
        heads = [Head(indicator_id=one.id) for one in known.all()]
        told = [(Head(indicator_id=figure.indicator_id), figure) for figure in figures]
        rows = grid(heads, told, parts, wish.shown, add=False)
    else:
        rows = _unit_rows(wish, figures, parts, units, time, known)
    return FigureGrid(wish, parts, rows, tuple(sorted(years, reverse=True)), known, units, not time.is_plain)


def _filled(wish: Wish, known: Indicators, units: UnitDirectory, years: Sequence[int], today: date) -> Wish:
    """Return a wish for something that is there."""
    told = years[-2] if len(years) > 1 and years[-1] == today.year else years[-1]
    first = next((one.id for one in known.all()), None)
    there = {unit.id for unit in units.units()}
    return Wish(
        wish.year or told,
        wish.kind,
        wish.shown,
        wish.indicator_id if known.get(wish.indicator_id) else first,
        wish.unit_id if wish.unit_id in there else None,
        wish.as_today,
    )


def _needed(wish: Wish, parts: Sequence[YearPart]) -> Wanted:
    """Return which figures count somewhere in the grid."""
    shown = (Shown.DONE, Shown.PLAN) if wish.shown is Shown.PERCENT else (wish.shown,)
    windows = [window(part, one) for part in parts for one in shown]
    start, end = min(one.start for one in windows), max(one.end for one in windows)
    aspects = {one.aspect for one in windows}
    aspect = next(iter(aspects)) if len(aspects) == 1 else None
    if wish.unit_id is not None:
        return Wanted(start, end, unit_ids=(wish.unit_id,), aspect=aspect)
    return Wanted(start, end, wish.indicator_id if wish.indicator_id is not None else 0, aspect=aspect)


def _unit_rows(
    wish: Wish,
    figures: Sequence[Figure],
    parts: Sequence[YearPart],
    units: UnitDirectory,
    time: UnitsThroughTime,
    known: Indicators,
) -> tuple[GridRow, ...]:
    """Return a row for each unit of the days shown; those that went on under another count there where so asked."""
    indicator = known.get(wish.indicator_id)
    if indicator is None:
        return ()
    start, end = parts[0].start, parts[-1].end
    under = _holders(units, time, end) if wish.as_today else {unit.id: unit.id for unit in units.units()}
    told = {under[figure.unit_id] for figure in figures if figure.unit_id is not None}
    alive = {unit.id for unit in units.units() if under[unit.id] == unit.id and _lived(unit, time, start, end)}
    heads = {unit.id: Head(unit.id, wish.indicator_id, unit.level) for unit in _ordered(units, alive | told, end)}
    nobody = Head(indicator_id=wish.indicator_id)
    found = [(heads[under[one.unit_id]] if one.unit_id is not None else nobody, one) for one in figures]
    listed = [*heads.values(), *([nobody] if any(head is nobody for head, _ in found) else [])]
    return grid(listed, found, parts, wish.shown, add=indicator.can_be_added)


def _holders(units: UnitDirectory, time: UnitsThroughTime, day: date) -> Mapping[int, int]:
    return {unit.id: time.resolve(unit.id, day) for unit in units.units()}


def _lived(unit: Unit, time: UnitsThroughTime, start: date, end: date) -> bool:
    ended = time.ended_on(unit.id)
    begun = unit.names[0].valid_from
    return (ended is None or ended > start) and (begun is None or begun <= end)


def _ordered(units: UnitDirectory, ids: set[int], day: date) -> list[Unit]:
    found = [units[unit_id] for unit_id in ids]
    places = {level: place for place, level in enumerate(type(found[0].level))} if found else {}
    return sorted(found, key=lambda unit: (places[unit.level], sort_key(unit.name_on(day).casefold())))


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure behind a number: whose it is, where it came from, and what it was before."""

    figure: Figure
    unit: str
    indicator: str
    origin: Origin | None = None
    pasts: tuple[Superseded, ...] = ()


def behind(ledger: Ledger, ids: Sequence[int]) -> tuple[FigureRow, ...]:
    """Return the figures with these ids, with their sources and what they were."""
    found = figure_store.of_ids(ledger, ids)
    pasts = figure_store.pasts(ledger, ids)
    origins = batches.origins(ledger, [one.import_row_id for one in found if one.import_row_id is not None])
    units = unit_store.of_ids(ledger, {one.unit_id for one in found if one.unit_id is not None})
    known = indicator_store.everything(ledger)
    return tuple(
        FigureRow(
            one,
            units[one.unit_id].name_on(one.end) if one.unit_id in units else "",
            _called(known.get(one.indicator_id), one),
            origins.get(one.import_row_id or 0),
            tuple(pasts.get(one.id, ())),
        )
        for one in found
    )


def _called(indicator: Indicator | None, figure: Figure) -> str:
    return indicator.name if indicator else figure.indicator

"""Sums of the figures that units reported; exact, counted from the records each time."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from desktop.domain.collation import sort_key
from desktop.domain.figure_grid import GridRow, Head, Shown, grid, window
from desktop.domain.figures import Aspect, Figure, Superseded, add_up, counting, stands_alone
from desktop.domain.indicators import Indicator, Indicators, is_rate
from desktop.domain.text import spelling_key
from desktop.domain.unit_links import UnitsThroughTime
from desktop.domain.units import Unit, UnitDirectory
from desktop.domain.year_parts import PartKind, YearPart, columns
from desktop.services.unit_sums import figures_under
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
    """What one unit reported of an indicator; ``None`` for several figures that can't be added."""

    unit: str
    quantity: Decimal | None


@dataclass(frozen=True, slots=True)
class IndicatorSum:
    """The sum of an indicator in its base measure; ``approximate`` where a part of it was told as "gần" or "hơn".

    ``quantity`` is ``None`` where its figures can't be added: it is in no sum then, and so are its units'.
    """

    indicator: str
    measure: str
    quantity: Decimal | None
    approximate: bool
    units: tuple[UnitSum, ...]


def totals(ledger: Ledger, start: date, end: date, units_on: date | None = None) -> list[IndicatorSum]:
    """Return the sums by indicator and measure of what was reported for days from ``start`` to ``end``.

    Units are those that reported, or with ``units_on`` those under which they stand on that day.
    """
    known = indicator_store.everything(ledger)
    grouped: dict[tuple[int | str, str], list[Figure]] = defaultdict(list)
    for figure in counting(figure_store.wanted(ledger, Wanted(start, end, aspect=Aspect.DONE)), start, end):
        grouped[figure.indicator_id or spelling_key(figure.indicator), figure.measure].append(figure)
    units = _Holders(ledger, (start, end), units_on)
    return [units.sum_of(figures, known.get(figures[0].indicator_id)) for figures in grouped.values()]


class _Holders:
    """The units whose figures of some days are summed: those that reported, or those of the day ``units_on``."""

    def __init__(self, ledger: Ledger, span: tuple[date, date], units_on: date | None) -> None:
        self._span = span
        self._day = units_on or span[1]
        self._names = {unit.id: unit.name_on(self._day) for unit in unit_store.directory(ledger).units()}
        self._time = unit_links.through_time(ledger) if units_on else UnitsThroughTime()

    def sum_of(self, figures: Sequence[Figure], indicator: Indicator | None) -> IndicatorSum:
        """Return the sum of the figures of an indicator, with that of each unit."""
        name, measure = indicator.name if indicator else figures[0].indicator, figures[0].measure
        adds = indicator.can_be_added if indicator else not is_rate(name, measure)
        by_unit: dict[str, list[Figure]] = defaultdict(list)
        for holder, figure in figures_under(self._time, figures, self._day, adds=adds):
            by_unit[self._names.get(holder or 0, "")].append(figure)
        units = (UnitSum(unit, self._said(own, adds=adds)) for unit, own in by_unit.items())
        total = add_up(figures, adds=adds)
        return IndicatorSum(
            name, measure, total.quantity if total else None, any(one.approximate for one in figures), tuple(units)
        )

    def _said(self, figures: Sequence[Figure], *, adds: bool) -> Decimal | None:
        found = add_up(figures) if adds else stands_alone(figures, *self._span)
        return found.quantity if found else None


@dataclass(frozen=True, slots=True)
class Wish:
    """Which grid is asked for: of one indicator a row for each unit, or of ``unit_id`` a row for each indicator.

    Without a year the latest with figures is taken, without an indicator the first. ``as_today`` asks for what units
    did that are no more under those in which they have gone on by today.
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

    ``has_successors`` says whether any unit has gone on under another; units are called as on ``named_on``.
    """

    wish: Wish
    columns: tuple[YearPart, ...]
    rows: tuple[GridRow, ...]
    years: tuple[int, ...]
    indicators: Indicators
    units: UnitDirectory
    named_on: date
    has_successors: bool = False

    @property
    def indicator(self) -> Indicator | None:
        """The indicator of a grid of units."""
        return None if self.wish.unit_id is not None else self.indicators.get(self.wish.indicator_id)

    def name(self, row: GridRow) -> str:
        """Return what the row of a unit or an indicator is called."""
        if row.unit_id is not None and self.wish.unit_id is None:
            return self.units[row.unit_id].name_on(self.named_on)
        indicator = self.indicators.get(row.indicator_id)
        return indicator.name if indicator else ""


def grid_of(ledger: Ledger, wish: Wish, today: date) -> FigureGrid:
    """Return a grid of figures with its sums."""
    known, units = indicator_store.everything(ledger), unit_store.directory(ledger)
    years = tuple(dict.fromkeys((*figure_store.years(ledger), today.year)))
    wish = _filled(wish, known, units, years, today)
    parts = columns(wish.year or today.year, wish.kind)
    time = unit_links.through_time(ledger)
    day = max(today, parts[-1].end) if wish.as_today else parts[-1].end
    under = time if wish.as_today else UnitsThroughTime()
    if wish.unit_id is not None:
        own = _counting_under(ledger, wish.unit_id, _needed(wish, parts), known, _Under(units, under, day))
        rows = _indicator_rows(wish, own, parts, known)
    else:
        figures = figure_store.wanted(ledger, _needed(wish, parts))
        rows = _UnitRows(units, time, day, as_today=wish.as_today).rows(wish, figures, parts, known)
    return FigureGrid(wish, parts, rows, tuple(sorted(years, reverse=True)), known, units, day, not time.is_plain)


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


@dataclass(frozen=True, slots=True)
class _Under:
    """The units of a ledger, and under which of them they count on a day."""

    units: UnitDirectory
    time: UnitsThroughTime
    day: date

    def counting_under(self, unit_id: int) -> tuple[int, ...]:
        """Return the units of which something counts under this one."""
        if self.time.is_plain:
            return (unit_id,)
        return tuple(unit.id for unit in self.units.units() if unit_id in self.time.shares(unit.id, self.day))


def _counting_under(ledger: Ledger, unit_id: int, needed: Wanted, known: Indicators, under: _Under) -> list[Figure]:
    """Return the figures that count under one unit: its own, and those of what has passed into it."""
    figures = figure_store.wanted(ledger, replace(needed, unit_ids=under.counting_under(unit_id)))
    adding = {one.id for one in known.all() if one.can_be_added}
    found: list[Figure] = []
    for adds in (True, False):
        some = (one for one in figures if (one.indicator_id in adding) is adds)
        found += [one for holder, one in figures_under(under.time, some, under.day, adds=adds) if holder == unit_id]
    return found


def _indicator_rows(
    wish: Wish, figures: Sequence[Figure], parts: Sequence[YearPart], known: Indicators
) -> tuple[GridRow, ...]:
    """Return a row for each indicator of one unit."""
    heads = {one.id: Head(indicator_id=one.id, adds=one.can_be_added) for one in known.all()}
    told = [(heads[one.indicator_id], one) for one in figures if one.indicator_id in heads]
    return grid(tuple(heads.values()), told, parts, wish.shown, total=False)


@dataclass(frozen=True, slots=True)
class _UnitRows:
    """The rows of a grid of units: of those of the days shown, or ``as_today`` under those of ``day``."""

    units: UnitDirectory
    time: UnitsThroughTime
    day: date
    as_today: bool

    def rows(
        self, wish: Wish, figures: Sequence[Figure], parts: Sequence[YearPart], known: Indicators
    ) -> tuple[GridRow, ...]:
        """Return the rows of an indicator."""
        indicator = known.get(wish.indicator_id)
        if indicator is None:
            return ()
        adds = indicator.can_be_added
        told = list(figures_under(self._under, figures, self.day, adds=adds))
        shown = self._alive(parts[0].start, parts[-1].end) | {one for one, _ in told if one is not None}
        listed = [Head(unit.id, indicator.id, unit.level, adds) for unit in self._ordered(shown)]
        heads = {head.unit_id: head for head in (*listed, Head(indicator_id=indicator.id, adds=adds))}
        if any(one is None for one, _ in told):
            listed.append(heads[None])
        return grid(listed, [(heads[one], figure) for one, figure in told], parts, wish.shown, total=True)

    @property
    def _under(self) -> UnitsThroughTime:
        return self.time if self.as_today else UnitsThroughTime()

    def _alive(self, start: date, end: date) -> set[int]:
        found = (one for one in self.units.units() if self._under.resolve(one.id, self.day) == one.id)
        return {unit.id for unit in found if _lived(unit, self.time, start, end)}

    def _ordered(self, ids: set[int]) -> list[Unit]:
        found = [self.units[unit_id] for unit_id in ids]
        places = {level: place for place, level in enumerate(type(found[0].level))} if found else {}
        return sorted(found, key=lambda unit: (places[unit.level], sort_key(unit.name_on(self.day).casefold())))


def _lived(unit: Unit, time: UnitsThroughTime, start: date, end: date) -> bool:
    ended = time.ended_on(unit.id)
    begun = unit.names[0].valid_from
    return (ended is None or ended > start) and (begun is None or begun <= end)


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

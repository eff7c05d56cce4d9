"""Sums of the figures that units reported; exact, counted from the records each time."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from desktop.domain.figures import Figure, counting
from desktop.domain.text import spelling_key
from desktop.storage import figures as figure_store
from desktop.storage import units as unit_store
from desktop.storage.database import Ledger


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
    grouped: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for figure in counting(figure_store.everything(ledger), start, end):
        grouped[spelling_key(figure.indicator), figure.measure].append(figure)
    names = {unit.id: unit.name_on(end) for unit in unit_store.directory(ledger).units()}
    return [_sum(figures, names) for figures in grouped.values()]


def _sum(figures: list[Figure], names: dict[int, str]) -> IndicatorSum:
    by_unit: dict[str, Decimal] = defaultdict(Decimal)
    for figure in figures:
        by_unit[names.get(figure.unit_id or 0, "")] += figure.quantity
    return IndicatorSum(
        figures[0].indicator,
        figures[0].measure,
        sum((figure.quantity for figure in figures), Decimal()),
        any(figure.approximate for figure in figures),
        tuple(UnitSum(unit, quantity) for unit, quantity in by_unit.items()),
    )

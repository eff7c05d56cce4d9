"""Figures: quantities that units report for spans of days."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


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

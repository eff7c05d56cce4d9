"""Charts as blocks: what is to be shown, nothing about colours or places on the page."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from desktop.domain.counts import Count


class ChartKind(StrEnum):
    """How the values are drawn."""

    #: Upright bars side by side, for up to a dozen periods or kinds.
    COLUMNS = "columns"
    #: Upright bars on top of each other: parts of a whole (on time, late, open).
    STACKED = "stacked"
    #: Lying bars, one category below the other, for names of units.
    BARS = "bars"
    #: Lying bars whose series follow each other: parts of a whole by unit.
    STACKED_BARS = "stacked-bars"
    #: Lines through the periods.
    LINES = "lines"


@dataclass(frozen=True, slots=True)
class Series:
    """A row of values, one a category; ``None`` is a gap (not reported), never nought.

    ``keys`` name the record or filter behind each mark, so that it can be clicked in the window: opaque text, as many
    as values, or none at all. A series of one of the four counts names it in ``count`` and is drawn in its colour,
    which is the same in every chart; others take theirs by their place.
    """

    name: str
    values: tuple[Decimal | int | None, ...]
    keys: tuple[str, ...] = ()
    count: Count | None = None


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart; ``title`` stands above it, ``unit`` ("suất", "triệu đồng", "%") at its axis.

    ``width`` and ``height`` are in mm; a width of 0 takes all there is, a height of 0 follows from what is shown.
    """

    kind: ChartKind
    title: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str = ""
    width: float = 0.0
    height: float = 0.0

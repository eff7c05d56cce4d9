"""The grid of figures: units or indicators by parts of the year, with what each cell is the sum of."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from desktop.domain.figures import Aspect, Figure, Sum, add_up, counting, stands_alone
from desktop.domain.units import UnitLevel
from desktop.domain.year_parts import YearPart


class Shown(StrEnum):
    """What the cells of a grid say of their days."""

    DONE = "done"
    CUMULATIVE = "cumulative"
    PLAN = "plan"
    PERCENT = "percent"
    LAST_YEAR = "last-year"

    @property
    def can_be_typed(self) -> bool:
        """Whether a person can type over what a cell says."""
        return self in (Shown.DONE, Shown.CUMULATIVE, Shown.PLAN)


class RowRole(StrEnum):
    """What a row of a grid is."""

    TOTAL = "total"
    LEVEL = "level"
    REPORTED = "reported"
    RECORD = "record"


@dataclass(frozen=True, slots=True)
class Window:
    """The days of a cell, and the aspect of the figures that count in it."""

    start: date
    end: date
    aspect: Aspect = Aspect.DONE

    def sum_of(self, figures: Iterable[Figure], *, adds: bool = True) -> Sum | None:
        """Return the sum of those of the figures that count in the cell, or what they say where they can't be added."""
        counted = counting((one for one in figures if one.aspect is self.aspect), self.start, self.end)
        return add_up(counted) if adds else stands_alone(counted, self.start, self.end)


def window(part: YearPart, shown: Shown) -> Window:
    """Return the days and the aspect that a cell under ``part`` is about; of a percentage, what was done."""
    if shown is Shown.CUMULATIVE:
        return Window(date(part.year, 1, 1), part.end)
    if shown is Shown.LAST_YEAR:
        part = part.years_before(1)
    return Window(part.start, part.end, Aspect.PLAN if shown is Shown.PLAN else Aspect.DONE)


@dataclass(frozen=True, slots=True)
class Cell:
    """A number of the grid, and the figures that it is counted from; ``None`` where they can't be added."""

    quantity: Decimal | None
    approximate: bool = False
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row: its cells under the columns. A total has the level it is of; what was ``reported`` is counted in units."""

    role: RowRole
    cells: tuple[Cell | None, ...]
    unit_id: int | None = None
    indicator_id: int | None = None
    level: UnitLevel | None = None
    reported: tuple[int, ...] = ()
    expected: int = 0

    @property
    def key(self) -> tuple[RowRole, int | None, int | None, UnitLevel | None]:
        """What tells the row again after the grid was made anew."""
        return self.role, self.unit_id, self.indicator_id, self.level

    def has_reported(self, columns: Sequence[int]) -> bool:
        """Return whether each of the columns at these places says something."""
        return all(self.cells[column] is not None for column in columns)


@dataclass(frozen=True, slots=True)
class Head:
    """What a row is about: a unit of a level, or an indicator; one of the two is given for all rows of a grid.

    ``adds`` says whether the figures of its indicator can be added.
    """

    unit_id: int | None = None
    indicator_id: int | None = None
    level: UnitLevel | None = None
    adds: bool = True


def grid(
    heads: Sequence[Head],
    figures: Iterable[tuple[Head, Figure]],
    parts: Sequence[YearPart],
    shown: Shown,
    *,
    total: bool,
) -> tuple[GridRow, ...]:
    """Return the rows for ``heads``, each with the sums of its figures.

    Totals come first where all rows are of one indicator (``total``), then how many units have reported.
    """
    own: dict[Head, list[Figure]] = defaultdict(list)
    for head, figure in figures:
        own[head].append(figure)
    if shown is not Shown.PERCENT:
        return _rows(heads, own, [window(part, shown) for part in parts], total=total)
    done, plan = (
        _rows(heads, own, [window(part, one) for part in parts], total=total) for one in (Shown.DONE, Shown.PLAN)
    )
    return tuple(
        replace(row, cells=tuple(map(_share, row.cells, of.cells))) for row, of in zip(done, plan, strict=True)
    )


def _rows(
    heads: Sequence[Head], own: Mapping[Head, Sequence[Figure]], windows: Sequence[Window], *, total: bool
) -> tuple[GridRow, ...]:
    rows = [
        GridRow(RowRole.RECORD, _cells(head, own.get(head, ()), windows), head.unit_id, head.indicator_id, head.level)
        for head in heads
    ]
    totals = _totals(rows, len(windows), adds=heads[0].adds) if total and rows else ()
    reported = (_reported(rows, len(windows)),) if rows and rows[0].unit_id is not None else ()
    return (*totals, *reported, *rows)


def _cells(head: Head, figures: Sequence[Figure], windows: Sequence[Window]) -> tuple[Cell | None, ...]:
    if not figures:
        return (None,) * len(windows)
    return tuple(_cell(one.sum_of(figures, adds=head.adds)) for one in windows)


def _cell(found: Sum | None) -> Cell | None:
    return Cell(found.quantity, found.approximate, found.figures) if found else None


def _share(done: Cell | None, plan: Cell | None) -> Cell | None:
    """Return how much of a plan was done, in percent with one decimal; nothing without a plan."""
    if done is None or plan is None or plan.quantity == 0:
        return None
    share = None
    if done.quantity is not None and plan.quantity is not None:
        share = (100 * done.quantity / plan.quantity).quantize(Decimal("0.1"))
    return Cell(share, done.approximate or plan.approximate, (*done.figures, *plan.figures))


def _totals(rows: Sequence[GridRow], width: int, *, adds: bool) -> Iterator[GridRow]:
    yield GridRow(RowRole.TOTAL, _added(rows, width, adds=adds))
    levels = [level for level in UnitLevel if any(row.level is level for row in rows)]
    for level in levels if len(levels) > 1 else ():
        found = _added([row for row in rows if row.level is level], width, adds=adds)
        yield GridRow(RowRole.LEVEL, found, level=level)


def _added(rows: Sequence[GridRow], width: int, *, adds: bool) -> tuple[Cell | None, ...]:
    return tuple(_total((row.cells[column] for row in rows), adds=adds) for column in range(width))


def _total(cells: Iterable[Cell | None], *, adds: bool) -> Cell | None:
    return _cell(add_up((figure for cell in cells if cell is not None for figure in cell.figures), adds=adds))


def _reported(rows: Sequence[GridRow], width: int) -> GridRow:
    counted = tuple(sum(row.cells[column] is not None for row in rows) for column in range(width))
    return GridRow(RowRole.REPORTED, (None,) * width, reported=counted, expected=len(rows))

"""Figures reported by units, and what they were before they were corrected."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache

import peewee

from desktop.domain.figures import Aspect, Figure, FigureSource, Superseded
from desktop.storage import tables
from desktop.storage.database import Ledger, Row, among, insert_statement, next_id, update_statement
from desktop.storage.kept_values import day_text

_COLUMNS = (
    "unit_id",
    "indicator",
    "quantity",
    "measure",
    "approximate",
    "span_from",
    "span_to",
    "cumulative",
    "import_row_id",
    "indicator_id",
    "aspect",
    "source",
    "recorded_at",
    "cleared",
)
#: Days and moments repeat themselves from figure to figure.
_REMEMBERED = 4096

_FIGURE = tables.Figure
_PAST = tables.FigurePast


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which figures to read: those whose days lie within ``start`` and ``end``, and that fit what is set."""

    start: date = date.min
    end: date = date.max
    indicator_id: int | None = None
    unit_ids: tuple[int, ...] | None = None
    aspect: Aspect | None = None

    def condition(self) -> peewee.Expression:
        """Return the condition that the figures hold."""
        fits: peewee.Expression = ~_FIGURE.cleared & (_FIGURE.span_from >= self.start) & (_FIGURE.span_to <= self.end)
        if self.indicator_id is not None:
            fits &= _FIGURE.indicator_id == self.indicator_id
        if self.unit_ids is not None:
            fits &= among(_FIGURE.unit_id, self.unit_ids)
        if self.aspect is not None:
            fits &= _FIGURE.aspect == self.aspect.value
        return fits


def everything(ledger: Ledger) -> list[Figure]:
    """Return all figures, oldest span first."""
    return _select(ledger, ~_FIGURE.cleared)


def wanted(ledger: Ledger, which: Wanted) -> list[Figure]:
    """Return the figures that are asked for, oldest span first."""
    return _select(ledger, which.condition())


def with_spans(ledger: Ledger, spans: Iterable[tuple[date, date]]) -> list[Figure]:
    """Return the figures of what was done that are for exactly one of these spans of days."""
    found: list[Figure] = []
    for start, end in dict.fromkeys(spans):
        span = (_FIGURE.span_from == start) & (_FIGURE.span_to == end)
        found += _select(ledger, span & ~_FIGURE.cleared & (_FIGURE.aspect == Aspect.DONE.value))
    return found


def of_ids(ledger: Ledger, ids: Iterable[int]) -> list[Figure]:
    """Return those of the figures that are there, those that were cleared too."""
    return _select(ledger, among(_FIGURE.id, ids))


def at(ledger: Ledger, figure: Figure) -> int | None:
    """Return the id of the row, cleared or not, that is kept for the unit, indicator, days and aspect of ``figure``."""
    same = (
        (_FIGURE.indicator_id == figure.indicator_id)
        & (_FIGURE.span_from == figure.start)
        & (_FIGURE.span_to == figure.end)
        & (_FIGURE.aspect == figure.aspect.value)
    )
    unit = _FIGURE.unit_id.is_null() if figure.unit_id is None else _FIGURE.unit_id == figure.unit_id
    row = ledger.row(_FIGURE.select(_FIGURE.id).where(same & unit).order_by(_FIGURE.cleared, _FIGURE.id.desc()))
    return None if row is None else int(row[0])


def years(ledger: Ledger) -> list[int]:
    """Return the years for which there are figures, oldest first."""
    year = peewee.fn.substr(_FIGURE.span_to, 1, 4)
    rows = ledger.rows(_FIGURE.select(year).where(~_FIGURE.cleared).distinct().order_by(year))
    return [int(row[0]) for row in rows]


@lru_cache(_REMEMBERED)
def _day(text: str) -> date:
    return date.fromisoformat(text)


@lru_cache(_REMEMBERED)
def _time(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)


def _read(name: str) -> peewee.Field:
    """Return a column that is read without peewee's trying out of formats, which takes longer than all the rest."""
    column: peewee.Field = getattr(_FIGURE, name)
    if name in ("span_from", "span_to"):
        column = column.converter(_day)
    elif name == "recorded_at":
        column = column.converter(_time)
    return column


def _select(ledger: Ledger, which: peewee.Expression) -> list[Figure]:
    columns = [_read(name) for name in _COLUMNS[:-1]]
    query = _FIGURE.select(_FIGURE.id, *columns).where(which).order_by(_FIGURE.span_from, _FIGURE.id)
    return [_figure(row) for row in ledger.rows(query)]


def _figure(row: Row) -> Figure:
    id_, unit_id, indicator, quantity, measure, about, start, end, cumulative, import_row, of, aspect, source, at = row
    return Figure(
        id_,
        unit_id,
        indicator,
        Decimal(quantity),
        measure,
        start,
        end,
        bool(about),
        bool(cumulative),
        import_row,
        of,
        Aspect(aspect),
        FigureSource(source),
        at,
    )


def add(ledger: Ledger, figures: Sequence[Figure]) -> list[int]:
    """Keep new figures, in bulk, and return their ids in the same order."""
    first = next_id(ledger, "figure")
    ids = list(range(first, first + len(figures)))
    rows = [(id_, *_row(figure)) for id_, figure in zip(ids, figures, strict=True)]
    ledger.insert_all(insert_statement("figure", ("id", *_COLUMNS)), rows)
    return ids


def correct(ledger: Ledger, figures: Sequence[Figure], now: datetime) -> None:
    """Keep figures as they are now; what they were stays readable."""
    were = {figure.id: _said(figure) for figure in of_ids(ledger, [figure.id for figure in figures])}
    remember(ledger, [figure.id for figure in figures if were.get(figure.id) != _said(figure)], now)
    ledger.run_all(update_statement("figure", _COLUMNS), [(*_row(figure), figure.id) for figure in figures])


def _said(figure: Figure) -> tuple[Decimal, str, bool]:
    return figure.quantity, figure.measure, figure.approximate


def clear(ledger: Ledger, ids: Iterable[int], now: datetime) -> None:
    """Take figures out of every sum; what they were stays readable."""
    gone = list(ids)
    remember(ledger, gone, now)
    ledger.run(_FIGURE.update(cleared=True).where(among(_FIGURE.id, gone)))


def remember(ledger: Ledger, ids: Iterable[int], now: datetime) -> None:
    """Note what figures are, before they become something else."""
    kept = ("figure_id", "quantity", "approximate", "source", "recorded_at", "import_row_id", "replaced_at")
    own = ("id", *kept[1:-1])
    columns = [getattr(_FIGURE, name) for name in own]
    found = ledger.rows(_FIGURE.select(*columns).where(among(_FIGURE.id, ids) & ~_FIGURE.cleared))
    rows = [(*row[:4], _moment(row[4]), row[5], _moment(now)) for row in found]
    ledger.insert_all(insert_statement("figure_past", kept), rows)


def pasts(ledger: Ledger, ids: Iterable[int]) -> dict[int, list[Superseded]]:
    """Return what each of the figures was before, latest first."""
    columns = (
        _PAST.figure_id,
        _PAST.quantity,
        _PAST.approximate,
        _PAST.source,
        _PAST.recorded_at,
        _PAST.replaced_at,
        _PAST.import_row_id,
    )
    found: dict[int, list[Superseded]] = defaultdict(list)
    query = _PAST.select(*columns).where(among(_PAST.figure_id, ids)).order_by(_PAST.id.desc())
    for id_, quantity, approximate, source, recorded_at, replaced_at, row in ledger.rows(query):
        was = Superseded(Decimal(quantity), bool(approximate), FigureSource(source), recorded_at, replaced_at, row)
        found[id_].append(was)
    return found


def move(ledger: Ledger, old: int, new: int) -> list[int]:
    """Let the figures of one indicator be of another; return their ids."""
    ids = [row[0] for row in ledger.rows(_FIGURE.select(_FIGURE.id).where(_FIGURE.indicator_id == old))]
    point(ledger, ids, new)
    return ids


def point(ledger: Ledger, ids: Iterable[int], indicator_id: int) -> None:
    """Let these figures be of an indicator."""
    ledger.run(_FIGURE.update(indicator_id=indicator_id).where(among(_FIGURE.id, ids)))


def clashes(ledger: Ledger, one: int, other: int) -> int:
    """Return for how many units and days two indicators have figures that differ."""
    same = "a.unit_id IS b.unit_id AND a.span_from = b.span_from AND a.span_to = b.span_to AND a.aspect = b.aspect"
    counted = ledger.sql(
        f"SELECT count(*) FROM figure AS a JOIN figure AS b ON b.indicator_id = ? AND {same}"
        " AND a.quantity <> b.quantity WHERE a.indicator_id = ? AND NOT a.cleared AND NOT b.cleared",
        (other, one),
    )
    return int(counted[0][0])


def _moment(at: datetime | None) -> str | None:
    return None if at is None else at.isoformat(" ")


def _row(figure: Figure) -> Row:
    return (
        figure.unit_id,
        figure.indicator,
        format(figure.quantity, "f"),
        figure.measure,
        figure.approximate,
        day_text(figure.start),
        day_text(figure.end),
        figure.cumulative,
        figure.import_row_id,
        figure.indicator_id,
        figure.aspect.value,
        figure.source.value,
        _moment(figure.recorded_at),
        False,
    )

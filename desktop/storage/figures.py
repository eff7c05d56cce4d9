"""Figures reported by units."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from desktop.domain.errors import NotFound
from desktop.domain.figures import Figure
from desktop.storage import tables
from desktop.storage.database import Ledger, Row, insert_statement, next_id

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
)


def everything(ledger: Ledger) -> list[Figure]:
    """Return all figures, oldest span first."""
    figure = tables.Figure
    columns = [getattr(figure, name) for name in _COLUMNS]
    query = figure.select(figure.id, *columns).order_by(figure.span_from, figure.id)
    return [_figure(row) for row in ledger.rows(query)]


def _figure(row: Row) -> Figure:
    id_, unit_id, indicator, quantity, measure, approximate, start, end, cumulative, import_row_id = row
    return Figure(
        id_,
        unit_id,
        indicator,
        Decimal(quantity),
        measure,
        start,
        end,
        bool(approximate),
        bool(cumulative),
        import_row_id,
    )


def add(ledger: Ledger, figures: Sequence[Figure]) -> list[int]:
    """Keep new figures, in bulk, and return their ids in the same order."""
    first = next_id(ledger, "figure")
    ids = list(range(first, first + len(figures)))
    rows = [(id_, *_row(figure)) for id_, figure in zip(ids, figures, strict=True)]
    ledger.insert_all(insert_statement("figure", ("id", *_COLUMNS)), rows)
    return ids


def update(ledger: Ledger, figure: Figure) -> None:
    """Keep a figure as it is now."""
    table = tables.Figure
    values: dict[str, Any] = dict(zip(_COLUMNS, _row(figure), strict=True))
    if not ledger.run(table.update(**values).where(table.id == figure.id)):
        raise NotFound("figure", str(figure.id))


def _row(figure: Figure) -> Row:
    return (
        figure.unit_id,
        figure.indicator,
        format(figure.quantity, "f"),
        figure.measure,
        figure.approximate,
        figure.start,
        figure.end,
        figure.cumulative,
        figure.import_row_id,
    )

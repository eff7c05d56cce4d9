"""Figures reported by units."""

from collections.abc import Sequence
from decimal import Decimal

from desktop.domain.figures import Figure
from desktop.storage import tables
from desktop.storage.database import Ledger, insert_statement

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
    return [
        Figure(
            id_, unit, indicator, Decimal(quantity), measure, start, end, bool(approximate), bool(cumulative), import_row
        )
        for id_, unit, indicator, quantity, measure, approximate, start, end, cumulative, import_row in ledger.rows(query)
    ]


def put(ledger: Ledger, figures: Sequence[Figure]) -> None:
    """Keep figures; one of the same unit, indicator and span is replaced."""
    same = "DELETE FROM figure WHERE unit_id IS ? AND indicator = ? AND span_from = ? AND span_to = ?"
    for figure in figures:
        ledger.sql(same, (figure.unit_id, figure.indicator, figure.start, figure.end))
    rows = [
        (
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
        for figure in figures
    ]
    ledger.insert_all(insert_statement("figure", _COLUMNS), rows)

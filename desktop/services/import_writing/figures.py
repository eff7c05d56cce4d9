"""Writing the figures that rows give."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from desktop.domain.figures import Figure
from desktop.domain.imports import FigureRow, SheetKind
from desktop.services.import_writing.batch import Batch
from desktop.services.import_writing.taken_rows import TakenRow
from desktop.services.indicators import meant_key, meant_spellings, recognise
from desktop.storage import figures
from desktop.storage.changes import Record


def write_figures(batch: Batch) -> None:
    """Make and change the figures, and make the indicators that they are the first of."""
    said = [figure for row in batch.rows.of(SheetKind.FIGURES) for figure in _figures(batch, row)]
    if said:
        _keep(batch, said)


def _figures(batch: Batch, row: TakenRow) -> Iterator[Figure]:
    says, sheet = row.says, row.sheet.reading
    assert isinstance(says, FigureRow)
    if sheet.span is None:
        return
    for amount in says.amounts:
        if amount.quantity is not None:
            yield Figure(
                id=0,
                unit_id=batch.unit(row.unit),
                indicator=amount.indicator,
                quantity=amount.quantity,
                measure=amount.measure or "",
                start=sheet.span.start,
                end=sheet.span.end,
                approximate=amount.approximate,
                cumulative=sheet.cumulative,
                import_row_id=row.id,
                recorded_at=batch.now,
            )


def _keep(batch: Batch, said: Sequence[Figure]) -> None:
    """Keep what was said last of each unit, indicator and span of days."""
    found = recognise(batch.ledger, said)
    batch.note(Record.INDICATOR, {}, found.made)
    meant = meant_spellings(batch.ledger)
    latest = {meant_key(figure, meant): figure for figure in found.figures}
    there = figures.with_spans(batch.ledger, ((figure.start, figure.end) for figure in latest.values()))
    known = {meant_key(figure, meant): figure.id for figure in there}
    changed = [replace(latest[place], id=known[place]) for place in latest if place in known]
    before = batch.images(Record.FIGURE, [figure.id for figure in changed])
    figures.correct(batch.ledger, changed, batch.now)
    made = figures.add(batch.ledger, [figure for place, figure in latest.items() if place not in known])
    batch.note(Record.FIGURE, before, made)

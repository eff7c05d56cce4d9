"""Figures that a person types or pastes: read as workbooks are, kept all at once, and taken back."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from desktop.domain.errors import NotFound, RefusedValue
from desktop.domain.figures import Figure
from desktop.domain.imports import Amount
from desktop.domain.quantities import Measure, is_nothing
from desktop.services.changes import Changed, Noun, changed
from desktop.spreadsheets.amounts import comma_groups, read_amount
from desktop.storage import changes as change_store
from desktop.storage import figures as store
from desktop.storage import indicators as indicator_store
from desktop.storage import units as unit_store
from desktop.storage.changes import Change, Record
from desktop.storage.database import Ledger


class CellFault(StrEnum):
    """Why what was typed or pasted into a cell is not taken."""

    NOT_A_NUMBER = "not-a-number"
    AMBIGUOUS = "ambiguous"
    OTHER_MEASURE = "other-measure"
    SUM_OF_SEVERAL = "sum-of-several"
    SHARE_OF_SPLIT = "share-of-split"
    NOT_FOR_TYPING = "not-for-typing"
    UNKNOWN_ROW = "unknown-row"
    BEYOND = "beyond"


@dataclass(frozen=True, slots=True)
class CellReading:
    """What a text says: an amount, nothing at all (the cell is to be cleared), or a fault."""

    amount: Amount | None = None
    fault: CellFault | None = None


def read_cell(text: str, measure: Measure, *, groups: bool | None = None) -> CellReading:
    """Read what was typed for a figure in ``measure``, by the rules for workbooks.

    ``groups`` says whether "12,500" is 12500 in this block of cells. Another measure than the indicator's is refused.
    """
    if is_nothing(text):
        return CellReading()
    amount = read_amount(text, measure, groups)
    if amount is None or amount.quantity is None:
        ambiguous = read_amount(text, measure, True) is not None
        return CellReading(fault=CellFault.AMBIGUOUS if ambiguous else CellFault.NOT_A_NUMBER)
    if amount.measure != measure.unit:
        return CellReading(fault=CellFault.OTHER_MEASURE)
    return CellReading(amount)


def meant_commas(texts: Iterable[str]) -> bool | None:
    """Return whether commas part thousands in a block of cells; ``None`` where nothing in it tells."""
    return comma_groups(texts)


@dataclass(frozen=True, slots=True)
class Entry:
    """A figure that is to be kept; or, where it ``clears``, whose place is to be empty whatever it says."""

    figure: Figure
    clears: bool = False


@dataclass(frozen=True, slots=True)
class Kept:
    """What was kept, with what is needed to take it back."""

    count: int
    changes: tuple[Change, ...]


def keep(ledger: Ledger, entries: Sequence[Entry], now: datetime) -> Changed[Kept]:
    """Keep what was typed, all of it or nothing; each figure takes the place of the one of its unit and days."""
    with ledger.transaction():
        _check(ledger, entries)
        there = {place: store.at(ledger, entry.figure) for place, entry in enumerate(entries)}
        refs = [ref for ref in there.values() if ref is not None]
        before = change_store.images(ledger, Record.FIGURE, refs)
        store.clear(ledger, [ref for place, ref in there.items() if ref is not None and entries[place].clears], now)
        typed = [(there[place], entry.figure) for place, entry in enumerate(entries) if not entry.clears]
        made = _write(ledger, typed, now)
        after = change_store.left_by(ledger, Record.FIGURE, (*made, *before))
        changes = [Change(Record.FIGURE, ref, before.get(ref), said) for ref, said in after.items()]
    return changed(Kept(len(entries), tuple(changes)), Noun.FIGURES)


def _check(ledger: Ledger, entries: Sequence[Entry]) -> None:
    known = indicator_store.everything(ledger)
    units = {entry.figure.unit_id for entry in entries if entry.figure.unit_id is not None}
    missing = units - unit_store.of_ids(ledger, units).keys()
    if missing:
        raise NotFound("unit", str(min(missing)))
    for figure in (entry.figure for entry in entries):
        indicator = known.get(figure.indicator_id)
        if indicator is None:
            raise NotFound("indicator", str(figure.indicator_id))
        if indicator.measure != figure.measure:
            raise RefusedValue("figure", "other-measure", f"{figure.measure} → {indicator.measure}")


def _write(ledger: Ledger, typed: Sequence[tuple[int | None, Figure]], now: datetime) -> list[int]:
    stamped = [(ref, replace(figure, recorded_at=now)) for ref, figure in typed]
    store.correct(ledger, [replace(figure, id=ref) for ref, figure in stamped if ref is not None], now)
    return store.add(ledger, [figure for ref, figure in stamped if ref is None])


def take_back(ledger: Ledger, kept: Kept) -> Changed[int]:
    """Take what was kept back; a figure that was changed since stays as it is. Return how many were taken back."""
    with ledger.transaction():
        today = change_store.left_by(ledger, Record.FIGURE, [change.ref for change in kept.changes])
        same = [change for change in kept.changes if today.get(change.ref) == change.after]
        for change in same:
            change_store.take_back(ledger, change)
    return changed(len(same), Noun.FIGURES)

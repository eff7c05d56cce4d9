"""Indicators: made by what units report, named, ordered and merged by a person."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from desktop.domain.errors import NotFound, RefusedValue
from desktop.domain.figures import Figure, FigureKey, figure_key
from desktop.domain.indicators import Indicator, Indicators, checked, indicator_key, merged
from desktop.domain.text import clean, spelling_key
from desktop.services.changes import Changed, Noun, changed
from desktop.storage import changes as change_store
from desktop.storage import figures as figure_store
from desktop.storage import indicators as store
from desktop.storage.changes import Change, Record
from desktop.storage.database import Ledger


@dataclass(frozen=True, slots=True)
class Recognised:
    """Figures with the indicators that they are about, and the ids of those that were new."""

    figures: tuple[Figure, ...]
    made: tuple[int, ...]


def recognise(ledger: Ledger, figures: Sequence[Figure]) -> Recognised:
    """Say of each figure which indicator it is about, inside the caller's transaction; new ones are made."""
    known, made, found = store.keys(ledger), [], []
    for figure in figures:
        key = indicator_key(figure.indicator, figure.measure)
        if key not in known:
            known[key] = store.add(ledger, Indicator(0, clean(figure.indicator), figure.measure))
            made.append(known[key])
        found.append(replace(figure, indicator_id=known[key]))
    return Recognised(tuple(found), tuple(made))


def indicators(ledger: Ledger) -> Indicators:
    """Return all indicators in the order of lists."""
    return store.everything(ledger)


def meant_spellings(ledger: Ledger) -> Mapping[str, str]:
    """Return the names of the indicators that other spellings mean, by :func:`spelling_key`.

    A spelling that means different indicators in different measures is left as it is.
    """
    meant: dict[str, set[str]] = {}
    for one in store.everything(ledger).all():
        for text in (one.name, *one.spellings):
            meant.setdefault(spelling_key(text), set()).add(one.name)
    return {key: next(iter(names)) for key, names in meant.items() if len(names) == 1}


def meant_key(figure: Figure, meant: Mapping[str, str]) -> FigureKey:
    """Return what a figure speaks of, its indicator called as ``meant`` has it."""
    name = meant.get(spelling_key(figure.indicator), figure.indicator)
    return figure_key(figure.unit_id, name, figure.start, figure.end)


def _wanted(known: Indicators, indicator_id: int) -> Indicator:
    found = known.get(indicator_id)
    if found is None:
        raise NotFound("indicator", str(indicator_id))
    return found


def save(ledger: Ledger, indicator: Indicator) -> Changed[Indicator]:
    """Keep an indicator, new when its id is 0. Refuses a name that already means another one in its measure."""
    with ledger.transaction():
        known = store.everything(ledger)
        kept = checked(indicator, known.all())
        if not kept.id:
            return changed(replace(kept, id=store.add(ledger, kept)), Noun.FIGURES)
        _wanted(known, kept.id)
        store.update(ledger, kept)
    return changed(kept, Noun.FIGURES)


def arrange(ledger: Ledger, ids: Sequence[int]) -> Changed[None]:
    """Let lists show the indicators in this order."""
    with ledger.transaction():
        known = store.everything(ledger)
        for place, indicator_id in enumerate(ids, start=1):
            store.update(ledger, replace(_wanted(known, indicator_id), place=place))
    return changed(None, Noun.FIGURES)


@dataclass(frozen=True, slots=True)
class Merger:
    """Two indicators that became one, with what is needed to part them again."""

    kept: Indicator
    gone: Indicator
    figures: tuple[int, ...]
    changes: tuple[Change, ...]


def merge(ledger: Ledger, kept_id: int, gone_id: int) -> Changed[Merger]:
    """Let everything reported of one indicator be of another, which from then on is found under both names.

    Refuses measures that can't be added, and two that say different things of the same unit and days.
    """
    with ledger.transaction():
        known = store.everything(ledger)
        kept, gone = _wanted(known, kept_id), _wanted(known, gone_id)
        together = merged(kept, gone)
        clashes = figure_store.clashes(ledger, kept_id, gone_id)
        if clashes:
            raise RefusedValue("indicator", "figures-clash", str(clashes))
        before = change_store.images(ledger, Record.INDICATOR, (kept_id, gone_id))
        moved = figure_store.move(ledger, gone_id, kept_id)
        store.delete(ledger, gone_id)
        store.update(ledger, together)
        changes = _noted(ledger, before)
    return changed(Merger(together, gone, tuple(moved), changes), Noun.FIGURES)


def _noted(ledger: Ledger, before: Mapping[int, str]) -> tuple[Change, ...]:
    after = change_store.left_by(ledger, Record.INDICATOR, before)
    return tuple(Change(Record.INDICATOR, ref, image, after.get(ref, "")) for ref, image in before.items())


def part(ledger: Ledger, merger: Merger) -> Changed[None]:
    """Take a merger back. Refused where one of the two was changed since."""
    with ledger.transaction():
        _refuse_touched(ledger, merger.changes)
        for change in sorted(merger.changes, key=lambda one: one.after != ""):
            _put_back(ledger, change, merger)
        figure_store.point(ledger, merger.figures, merger.gone.id)
    return changed(None, Noun.FIGURES)


def _put_back(ledger: Ledger, change: Change, merger: Merger) -> None:
    """Put one of the two back; the one that stayed gives up the other's spellings first."""
    if change.ref == merger.gone.id:
        store.update(ledger, replace(merger.kept, spellings=()))
    change_store.take_back(ledger, change)


def _refuse_touched(ledger: Ledger, changes: Iterable[Change]) -> None:
    noted = {change.ref: change.after for change in changes}
    today = change_store.left_by(ledger, Record.INDICATOR, noted)
    if any(today.get(ref, "") != after for ref, after in noted.items()):
        raise RefusedValue("indicator", "changed-since")

"""Indicators with their spellings."""

from collections import defaultdict
from collections.abc import Iterable

import peewee

from desktop.domain.errors import NotFound
from desktop.domain.indicators import Indicator, IndicatorKey, Indicators
from desktop.domain.text import spelling_key
from desktop.storage import tables
from desktop.storage.database import Ledger, Row

_INDICATOR = tables.Indicator
_SPELLING = tables.IndicatorSpelling


def everything(ledger: Ledger) -> Indicators:
    """Return all indicators."""
    texts: dict[int, list[str]] = defaultdict(list)
    query = _SPELLING.select(_SPELLING.indicator_id, _SPELLING.text).order_by(_SPELLING.id)
    for id_, text in ledger.rows(query):
        texts[id_].append(text)
    columns = (_INDICATOR.name, _INDICATOR.measure, _INDICATOR.decimals, _INDICATOR.place)
    found = ledger.rows(_INDICATOR.select(_INDICATOR.id, *columns, _INDICATOR.adds))
    return Indicators(_indicator(row, texts[row[0]]) for row in found)


def _indicator(row: Row, texts: Iterable[str]) -> Indicator:
    id_, name, measure, decimals, place, adds = row
    others = tuple(text for text in texts if spelling_key(text) != spelling_key(name))
    return Indicator(id_, name, measure, decimals, place, others, adds=None if adds is None else bool(adds))


def add(ledger: Ledger, indicator: Indicator) -> int:
    """Keep a new indicator, last in lists, and return its id."""
    last = ledger.row(_INDICATOR.select(peewee.fn.coalesce(peewee.fn.max(_INDICATOR.place), 0)))
    place = 1 + (last[0] if last else 0)
    columns = {"name": indicator.name, "measure": indicator.measure, "decimals": indicator.decimals, "place": place}
    indicator_id = ledger.run(_INDICATOR.insert(**columns, adds=indicator.adds))
    _add_spellings(ledger, indicator_id, indicator)
    return indicator_id


def update(ledger: Ledger, indicator: Indicator) -> None:
    """Keep an indicator as it is now."""
    columns = {"name": indicator.name, "decimals": indicator.decimals, "place": indicator.place}
    columns["adds"] = indicator.adds
    if not ledger.run(_INDICATOR.update(**columns).where(_INDICATOR.id == indicator.id)):
        raise NotFound("indicator", str(indicator.id))
    ledger.run(_SPELLING.delete().where(_SPELLING.indicator_id == indicator.id))
    _add_spellings(ledger, indicator.id, indicator)


def delete(ledger: Ledger, indicator_id: int) -> None:
    """Take an indicator out that has no figures any more."""
    ledger.run(_SPELLING.delete().where(_SPELLING.indicator_id == indicator_id))
    ledger.run(_INDICATOR.delete().where(_INDICATOR.id == indicator_id))


def keys(ledger: Ledger) -> dict[IndicatorKey, int]:
    """Return the indicator that each spelling in a measure means."""
    query = _SPELLING.select(_SPELLING.folded, _SPELLING.measure, _SPELLING.indicator_id)
    return {(folded, measure): id_ for folded, measure, id_ in ledger.rows(query)}


def _add_spellings(ledger: Ledger, indicator_id: int, indicator: Indicator) -> None:
    for text in (indicator.name, *indicator.spellings):
        said = {"text": text, "folded": spelling_key(text), "measure": indicator.measure}
        ledger.run(_SPELLING.insert(indicator_id=indicator_id, **said))

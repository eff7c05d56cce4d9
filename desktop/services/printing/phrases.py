"""What an office has changed of its papers' fixed phrases, and which parts it leaves out; kept in the ledger."""

import json

from desktop.domain.issued import PaperKind
from desktop.papers.fixed_phrases import Phrases
from desktop.services.changes import Changed, Noun, changed
from desktop.services.printing.registry import spec_of
from desktop.storage import paper_settings as store
from desktop.storage.database import Ledger


def phrases_of(ledger: Ledger, kind: PaperKind) -> Phrases:
    """Return the phrases of a paper as the office has them; what a newer program no longer knows is passed over."""
    phrases = spec_of(kind).phrases
    kept = store.load(ledger, _name(kind))
    if kept is None:
        return phrases
    own, left_out = _read(kept)
    for key, text in own.items():
        if key in phrases.usual:
            phrases = phrases.with_phrase(key, text)
    return phrases.without(*(part for part in left_out if part in phrases.parts))


def _name(kind: PaperKind) -> str:
    return f"words:{kind.value}"


def _read(text: str) -> tuple[dict[str, str], list[str]]:
    kept = json.loads(text)
    return kept["phrases"], kept["left_out"]


def keep_phrase(ledger: Ledger, kind: PaperKind, key: str, text: str) -> Changed[Phrases]:
    """Keep the office's own text for a phrase; raise :class:`RefusedValue` for one that can't be filled in."""
    return _keep(ledger, kind, phrases_of(ledger, kind).with_phrase(key, text))


def reset_phrase(ledger: Ledger, kind: PaperKind, key: str) -> Changed[Phrases]:
    """Return to the usual text of a phrase."""
    return _keep(ledger, kind, phrases_of(ledger, kind).reset(key))


def leave_out(ledger: Ledger, kind: PaperKind, parts: tuple[str, ...]) -> Changed[Phrases]:
    """Leave these parts out of a paper, and no others."""
    return _keep(ledger, kind, phrases_of(ledger, kind).without(*parts))


def reset_paper(ledger: Ledger, kind: PaperKind) -> Changed[Phrases]:
    """Return to the usual phrases and parts of a paper."""
    with ledger.transaction():
        store.delete(ledger, _name(kind))
    return changed(spec_of(kind).phrases, Noun.OFFICE)


def _keep(ledger: Ledger, kind: PaperKind, phrases: Phrases) -> Changed[Phrases]:
    text = json.dumps(
        {"phrases": dict(phrases.own), "left_out": sorted(phrases.left_out)}, ensure_ascii=False, sort_keys=True
    )
    with ledger.transaction():
        store.save(ledger, _name(kind), text)
    return changed(phrases, Noun.OFFICE)

"""Changes of units and people that stay undoable, however long ago they were made."""

from datetime import datetime

from desktop.domain.deeds import Deed, DeedKind
from desktop.domain.errors import RefusedValue
from desktop.services.changes import Changed, Noun, changed
from desktop.storage import changes as change_store
from desktop.storage import deeds as store
from desktop.storage import references
from desktop.storage.changes import Change
from desktop.storage.database import Ledger

#: What screens show of both kinds of records, and what is named by them.
_EVERYWHERE = (Noun.UNITS, Noun.PEOPLE, Noun.TASKS, Noun.MEETINGS)

_MERGERS = (DeedKind.UNITS_MERGED, DeedKind.PEOPLE_MERGED)


def deeds(ledger: Ledger) -> list[Deed]:
    """Return every deed, newest first."""
    return store.listed(ledger)


def done(ledger: Ledger, deed_id: int) -> Changed[Deed]:
    """Return a deed that was just kept, with everything that may show it."""
    return changed(store.get(ledger, deed_id), *_EVERYWHERE)


def undo(ledger: Ledger, deed_id: int, now: datetime) -> Changed[Deed]:
    """Take a deed back: its records stand again as they stood before, and what was moved points where it pointed.

    Refused where one of the records was changed since: what was written then would be lost.
    """
    with ledger.transaction():
        deed = store.get(ledger, deed_id)
        if deed.undone_at is not None:
            raise RefusedValue("deed", "deed-undone")
        found = store.changes(ledger, deed_id)
        _refuse_touched(ledger, found)
        _take_back(ledger, deed, found)
        store.mark_undone(ledger, deed_id, now)
    return done(ledger, deed_id)


def _refuse_touched(ledger: Ledger, found: list[Change]) -> None:
    today = change_store.left_by(ledger, found[0].record, [change.ref for change in found])
    if any(today.get(change.ref, "") != change.after for change in found):
        raise RefusedValue("deed", "changed-since")


def _take_back(ledger: Ledger, deed: Deed, found: list[Change]) -> None:
    """Bring back what was changed or is gone, then take out what the deed made and nothing else names since."""
    ledger.sql("PRAGMA defer_foreign_keys = 1")  # until the end of the transaction: two records may name each other
    for change in sorted(found, key=lambda one: one.before is None):
        if change.before is None and references.uses(ledger, change.record, change.ref):
            raise RefusedValue("deed", "changed-since")
        change_store.take_back(ledger, change)
    if deed.kind in _MERGERS:
        gone, kept = (change.ref for change in sorted(found, key=lambda one: one.after != ""))
        references.move_back(ledger, found[0].record, store.moved(ledger, deed.id), gone, kept)

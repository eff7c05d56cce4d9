"""Matters at localities that meetings want settled."""

from dataclasses import replace

from desktop.domain.attachments import Owner
from desktop.domain.matters import Matter, MatterState, checked_matter
from desktop.domain.text import clean
from desktop.services.changes import Changed, Noun, changed
from desktop.storage import attachments
from desktop.storage import matters as store
from desktop.storage.database import Ledger


def matters(ledger: Ledger, meeting_id: int | None = None) -> tuple[Matter, ...]:
    """Return the matters that a meeting raised, or all of them, oldest first."""
    return store.everything(ledger) if meeting_id is None else store.of_meeting(ledger, meeting_id)


def save_matter(ledger: Ledger, matter: Matter) -> Changed[Matter]:
    """Keep a matter, new when its id is 0. One that is not settled has no day of settling."""
    settled_on = matter.settled_on if matter.state is MatterState.SETTLED else None
    matter = replace(matter, summary=clean(matter.summary), locality=clean(matter.locality), settled_on=settled_on)
    checked_matter(matter)
    with ledger.transaction():
        return changed(replace(matter, id=store.save(ledger, matter)), Noun.MEETINGS)


def delete_matter(ledger: Ledger, matter_id: int) -> Changed[None]:
    """Take a matter out, with the files attached to it."""
    with ledger.transaction():
        store.delete(ledger, matter_id)
        attachments.delete_of(ledger, Owner.MATTER, matter_id)
    return changed(None, Noun.MEETINGS, Noun.ATTACHMENTS)

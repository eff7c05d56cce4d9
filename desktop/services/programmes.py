"""Coordination programmes, signed at a conference."""

from dataclasses import replace

from desktop.domain.attachments import Owner
from desktop.domain.programmes import Party, Programme, checked_programme
from desktop.domain.text import clean
from desktop.services.changes import Changed, Noun, changed
from desktop.storage import attachments
from desktop.storage import programmes as store
from desktop.storage.database import Ledger


def programmes(ledger: Ledger, meeting_id: int | None = None) -> tuple[Programme, ...]:
    """Return the programmes signed at a meeting, or all of them, oldest first."""
    return store.everything(ledger) if meeting_id is None else store.of_meeting(ledger, meeting_id)


def save_programme(ledger: Ledger, programme: Programme) -> Changed[Programme]:
    """Keep a programme with its parties, new when its id is 0."""
    programme = replace(programme, name=clean(programme.name), parties=tuple(map(_clean, programme.parties)))
    checked_programme(programme)
    with ledger.transaction():
        return changed(replace(programme, id=store.save(ledger, programme)), Noun.MEETINGS)


def _clean(party: Party) -> Party:
    return replace(party, unit=clean(party.unit), signer=clean(party.signer), signer_title=clean(party.signer_title))


def delete_programme(ledger: Ledger, programme_id: int) -> Changed[None]:
    """Take a programme out, with the pictures of its pages."""
    with ledger.transaction():
        store.delete(ledger, programme_id)
        attachments.delete_of(ledger, Owner.PROGRAMME, programme_id)
    return changed(None, Noun.MEETINGS, Noun.ATTACHMENTS)

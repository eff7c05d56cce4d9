"""Opinions gathered on drafts."""

from dataclasses import replace

from desktop.domain.attachments import Owner
from desktop.domain.consultations import Consultation, Opinion, checked_consultation
from desktop.domain.text import clean
from desktop.services.changes import Changed, Noun, changed
from desktop.storage import attachments
from desktop.storage import consultations as store
from desktop.storage.database import Ledger


def consultations(ledger: Ledger) -> tuple[Consultation, ...]:
    """Return all consultations, oldest first."""
    return store.everything(ledger)


def save_consultation(ledger: Ledger, consultation: Consultation) -> Changed[Consultation]:
    """Keep a consultation, new when its id is 0."""
    opinions = tuple(map(_clean, consultation.opinions))
    summary = consultation.summary.strip()
    consultation = replace(consultation, draft=clean(consultation.draft), summary=summary, opinions=opinions)
    checked_consultation(consultation)
    with ledger.transaction():
        return changed(replace(consultation, id=store.save(ledger, consultation)), Noun.REGISTERS)


def _clean(opinion: Opinion) -> Opinion:
    return replace(opinion, unit=clean(opinion.unit), summary=clean(opinion.summary))


def delete_consultation(ledger: Ledger, consultation_id: int) -> Changed[None]:
    """Take a consultation out, with the files attached to it."""
    with ledger.transaction():
        store.delete(ledger, consultation_id)
        attachments.delete_of(ledger, Owner.CONSULTATION, consultation_id)
    return changed(None, Noun.REGISTERS, Noun.ATTACHMENTS)

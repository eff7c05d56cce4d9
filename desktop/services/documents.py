"""Reference documents, which tasks carry out."""

from dataclasses import replace

from desktop.domain.attachments import Owner
from desktop.domain.documents import ReferenceDocument, checked_document
from desktop.domain.text import clean
from desktop.services.changes import Changed, Noun, changed
from desktop.storage import attachments
from desktop.storage import documents as store
from desktop.storage.database import Ledger


def documents(ledger: Ledger) -> tuple[ReferenceDocument, ...]:
    """Return all documents, oldest first."""
    return store.everything(ledger)


def save_document(ledger: Ledger, document: ReferenceDocument) -> Changed[ReferenceDocument]:
    """Keep a document, new when its id is 0."""
    number, issuer, title = map(clean, (document.number, document.issuer, document.title))
    document = replace(document, number=number, issuer=issuer, title=title)
    checked_document(document)
    with ledger.transaction():
        return changed(replace(document, id=store.save(ledger, document)), Noun.REGISTERS)


def delete_document(ledger: Ledger, document_id: int) -> Changed[None]:
    """Take a document out, with the files attached to it; the tasks that carried it out stay."""
    with ledger.transaction():
        store.delete(ledger, document_id)
        attachments.delete_of(ledger, Owner.DOCUMENT, document_id)
    return changed(None, Noun.REGISTERS, Noun.ATTACHMENTS, Noun.TASKS)

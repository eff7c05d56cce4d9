"""Reference documents."""

from typing import Any

import peewee

from desktop.domain.documents import DocumentKind, ReferenceDocument
from desktop.domain.errors import NotFound
from desktop.storage import tables
from desktop.storage.database import Ledger, Row

_DOCUMENT = tables.ReferenceDocument


def _document(row: Row) -> ReferenceDocument:
    id_, kind, *said = row
    return ReferenceDocument(id_, DocumentKind(kind), *said)


def _select(ledger: Ledger, *conditions: peewee.Expression) -> tuple[ReferenceDocument, ...]:
    one = _DOCUMENT
    query = one.select(one.id, one.kind, one.number, one.dated, one.issuer, one.title)
    rows = ledger.rows(query.where(one.id.is_null(False), *conditions).order_by(one.dated, one.id))
    return tuple(map(_document, rows))


def everything(ledger: Ledger) -> tuple[ReferenceDocument, ...]:
    """Return all documents, oldest first."""
    return _select(ledger)


def get(ledger: Ledger, document_id: int) -> ReferenceDocument:
    """Return one document; raise :class:`NotFound`."""
    found = _select(ledger, _DOCUMENT.id == document_id)
    if not found:
        raise NotFound("document", str(document_id))
    return found[0]


def save(ledger: Ledger, document: ReferenceDocument) -> int:
    """Keep a document, new when its id is 0; return the id."""
    values: dict[str, Any] = {
        "kind": document.kind.value,
        "number": document.number,
        "dated": document.dated,
        "issuer": document.issuer,
        "title": document.title,
    }
    if not document.id:
        return ledger.run(_DOCUMENT.insert(**values))
    if not ledger.run(_DOCUMENT.update(**values).where(_DOCUMENT.id == document.id)):
        raise NotFound("document", str(document.id))
    return document.id


def delete(ledger: Ledger, document_id: int) -> None:
    """Take a document out; the tasks that carried it out stay."""
    if not ledger.run(_DOCUMENT.delete().where(_DOCUMENT.id == document_id)):
        raise NotFound("document", str(document_id))

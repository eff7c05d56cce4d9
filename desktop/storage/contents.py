"""The bytes of attached files and issued papers: kept once by their hash, gone when nothing refers to them."""

import hashlib

from desktop.domain.errors import ContentDamaged
from desktop.storage import tables
from desktop.storage.database import Ledger

_CONTENT = tables.Content


def keep(ledger: Ledger, data: bytes) -> str:
    """Keep ``data`` and return its hash (hex); the same bytes are kept once."""
    sha256 = hashlib.sha256(data).hexdigest()
    ledger.sql(
        "INSERT INTO content (sha256, size, data) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", (sha256, len(data), data)
    )
    return sha256


def load(ledger: Ledger, sha256: str) -> bytes:
    """Return the bytes kept under a hash; raise :class:`ContentDamaged` when they are not those any more."""
    row = ledger.row(_CONTENT.select(_CONTENT.data).where(_CONTENT.sha256 == sha256))
    if row is None or hashlib.sha256(row[0]).hexdigest() != sha256:
        raise ContentDamaged(sha256)
    return bytes(row[0])


def drop_unused(ledger: Ledger) -> None:
    """Take out what no attachment and no issued paper refers to."""
    ledger.sql(
        "DELETE FROM content WHERE sha256 NOT IN (SELECT sha256 FROM attachment)"
        " AND sha256 NOT IN (SELECT sha256 FROM issued_paper)"
    )


def damaged(ledger: Ledger) -> list[str]:
    """Return the hashes under which other bytes are kept, reading one file at a time."""
    hashes = [row[0] for row in ledger.rows(_CONTENT.select(_CONTENT.sha256).order_by(_CONTENT.sha256))]
    return [sha256 for sha256 in hashes if not _whole(ledger, sha256)]


def _whole(ledger: Ledger, sha256: str) -> bool:
    try:
        load(ledger, sha256)
    except ContentDamaged:
        return False
    return True


def names_of(ledger: Ledger, sha256: str) -> list[str]:
    """Return the names of the files and the titles of the papers that are these bytes."""
    attachment, paper = tables.Attachment, tables.IssuedPaper
    files = ledger.rows(attachment.select(attachment.name).where(attachment.sha256 == sha256))
    papers = ledger.rows(paper.select(paper.title).where(paper.sha256 == sha256))
    return sorted({row[0] for row in (*files, *papers)})

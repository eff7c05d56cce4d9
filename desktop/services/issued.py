"""Issuing papers: a number from its series, the PDF kept with its hash, and what was issued read back."""

from dataclasses import replace
from datetime import datetime

from desktop.domain.attachments import Owner
from desktop.domain.errors import RefusedValue
from desktop.domain.issued import IssuedPaper, PaperKind
from desktop.domain.text import clean
from desktop.services.changes import Changed, Noun, changed
from desktop.services.numbers import reserve_number
from desktop.storage import contents
from desktop.storage import issued as store
from desktop.storage.database import Ledger


def issue(ledger: Ledger, paper: IssuedPaper, pdf: bytes, now: datetime, *, once: bool = True) -> Changed[IssuedPaper]:
    """Keep a paper as it was printed and return it as kept: with its id, version, hash and time.

    A number that was typed counts as taken in its series; refused as ``number-given`` where another record's paper has
    it. A paper that a record has ``once`` is refused while an earlier version is in force: reopen that first
    (:func:`reopen`). Letters and reports of a period may be many.
    """
    with ledger.transaction():
        earlier = versions(ledger, paper.kind, paper.owner, paper.owner_id)
        if once and earlier and earlier[-1].in_force:
            raise RefusedValue("issued-paper", "already-issued", paper.title)
        reserve_number(ledger, paper)
        paper = replace(paper, version=len(earlier) + 1, reopened_at=None, reopened_reason="")
        kept = store.get(ledger, store.add(ledger, paper, pdf, now))
    return changed(kept, Noun.ISSUED)


def issued(
    ledger: Ledger, owner: Owner | None = None, owner_id: int = 0, kind: PaperKind | None = None
) -> tuple[IssuedPaper, ...]:
    """Return the papers issued, oldest first: all, or those of a record; of one kind where it is given."""
    found = store.everything(ledger) if owner is None else store.of(ledger, owner, owner_id)
    return tuple(paper for paper in found if kind in (None, paper.kind))


def versions(ledger: Ledger, kind: PaperKind, owner: Owner, owner_id: int) -> tuple[IssuedPaper, ...]:
    """Return the versions of one paper of a record, first to last."""
    found = (paper for paper in store.of(ledger, owner, owner_id) if paper.kind is kind)
    return tuple(sorted(found, key=lambda paper: paper.version))


def in_force(ledger: Ledger, kind: PaperKind, owner: Owner, owner_id: int) -> IssuedPaper | None:
    """Return the version that holds; ``None`` when none was issued, or the last one was reopened."""
    found = versions(ledger, kind, owner, owner_id)
    return found[-1] if found and found[-1].in_force else None


def issued_pdf(ledger: Ledger, paper_id: int) -> bytes:
    """Return a paper as it was issued; raise :class:`~desktop.domain.errors.ContentDamaged` when it is not that."""
    return contents.load(ledger, store.get(ledger, paper_id).sha256)


def reopen(ledger: Ledger, paper_id: int, reason: str, now: datetime) -> Changed[IssuedPaper]:
    """Take a paper back to be issued anew, for a reason; this version stays readable."""
    if not clean(reason):
        raise RefusedValue("reopened-reason", "missing")
    with ledger.transaction():
        if not store.get(ledger, paper_id).in_force:
            raise RefusedValue("issued-paper", "already-reopened", str(paper_id))
        store.mark_reopened(ledger, paper_id, clean(reason), now)
        return changed(store.get(ledger, paper_id), Noun.ISSUED)


def damaged(ledger: Ledger) -> list[str]:
    """Return what is kept in the ledger and is not what it was: a line for each attached file or issued paper."""
    lines = []
    for sha256 in contents.damaged(ledger):
        names = contents.names_of(ledger, sha256) or [sha256]
        lines += [f"sha256: {name}" for name in names]
    return lines

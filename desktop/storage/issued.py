"""Papers as they were issued: never changed and never taken out; a later version stands beside the earlier one."""

from datetime import date, datetime

import peewee

from desktop.domain.attachments import Owner
from desktop.domain.errors import NotFound
from desktop.domain.issued import IssuedPaper, PaperKind
from desktop.storage import contents, tables
from desktop.storage.database import Ledger, Row

_PAPER = tables.IssuedPaper


def _select(ledger: Ledger, *conditions: peewee.Expression) -> tuple[IssuedPaper, ...]:
    one = _PAPER
    names = (one.kind, one.owner, one.owner_id, one.version, one.dated, one.title, one.sha256)
    columns = (one.id, *names, one.number, one.symbol, one.issued_at, one.frozen, one.reopened_at, one.reopened_reason)
    query = one.select(*columns).where(one.id.is_null(False), *conditions).order_by(one.dated, one.id)
    return tuple(map(_paper, ledger.rows(query)))


def _paper(row: Row) -> IssuedPaper:
    id_, kind, owner, *rest = row
    return IssuedPaper(id_, PaperKind(kind), Owner(owner), *rest)


def everything(ledger: Ledger) -> tuple[IssuedPaper, ...]:
    """Return all papers, oldest first."""
    return _select(ledger)


def of(ledger: Ledger, owner: Owner, owner_id: int) -> tuple[IssuedPaper, ...]:
    """Return the papers issued for a record, oldest first."""
    return _select(ledger, _PAPER.owner == owner.value, _PAPER.owner_id == owner_id)


def highest_number(ledger: Ledger, kind: PaperKind, first_year: int, last_year: int) -> int:
    """Return the highest number that a paper of a kind has that is dated in these years; 0 where there is none."""
    years = _in_years(first_year, last_year)
    row = ledger.row(_PAPER.select(peewee.fn.MAX(_PAPER.number)).where(_PAPER.kind == kind.value, years))
    return int(row[0]) if row and row[0] is not None else 0


def numbered(ledger: Ledger, kind: PaperKind, number: int, first_year: int, last_year: int) -> tuple[IssuedPaper, ...]:
    """Return the papers of a kind that have a number and are dated in these years, oldest first."""
    return _select(ledger, _PAPER.kind == kind.value, _PAPER.number == number, _in_years(first_year, last_year))


def _in_years(first_year: int, last_year: int) -> peewee.Expression:
    return _PAPER.dated.between(date(first_year, 1, 1), date(last_year, 12, 31))


def get(ledger: Ledger, paper_id: int) -> IssuedPaper:
    """Return one paper; raise :class:`NotFound`."""
    found = _select(ledger, _PAPER.id == paper_id)
    if not found:
        raise NotFound("issued-paper", str(paper_id))
    return found[0]


def add(ledger: Ledger, paper: IssuedPaper, pdf: bytes, now: datetime) -> int:
    """Keep a paper with its bytes and return its id; its ``id`` and ``sha256`` are not looked at."""
    return ledger.run(
        _PAPER.insert(
            kind=paper.kind.value,
            owner=paper.owner.value,
            owner_id=paper.owner_id,
            version=paper.version,
            number=paper.number,
            symbol=paper.symbol,
            dated=paper.dated,
            title=paper.title,
            issued_at=now.isoformat(" ", "seconds"),
            sha256=contents.keep(ledger, pdf),
            frozen=paper.frozen,
            reopened_at=None,
            reopened_reason="",
        )
    )


def mark_reopened(ledger: Ledger, paper_id: int, reason: str, now: datetime) -> None:
    """Write down that a paper is in force no more, and why."""
    ledger.run(
        _PAPER.update(reopened_at=now.isoformat(" ", "seconds"), reopened_reason=reason).where(_PAPER.id == paper_id)
    )

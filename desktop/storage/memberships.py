"""Terms in the committee."""

from typing import Any

from desktop.domain.errors import NotFound
from desktop.domain.memberships import Membership
from desktop.storage import tables
from desktop.storage.database import Ledger

_TABLE = tables.Membership


def everything(ledger: Ledger) -> list[Membership]:
    """Return all terms, the first to begin first."""
    table = _TABLE
    columns = (table.id, table.person_id, table.unit_id, table.role, table.valid_from, table.valid_to, table.basis)
    return [Membership(*row) for row in ledger.rows(table.select(*columns).order_by(table.valid_from, table.id))]


def add(ledger: Ledger, membership: Membership) -> int:
    """Keep a new term and return its id."""
    return ledger.run(_TABLE.insert(**_values(membership)))


def delete(ledger: Ledger, membership_id: int) -> None:
    """Take a term out."""
    if not ledger.run(_TABLE.delete().where(_TABLE.id == membership_id)):
        raise NotFound("member", str(membership_id))


def _values(membership: Membership) -> dict[str, Any]:
    return {
        "person_id": membership.person_id,
        "unit_id": membership.unit_id,
        "role": membership.role,
        "valid_from": membership.valid_from,
        "valid_to": membership.valid_to,
        "basis": membership.basis,
    }

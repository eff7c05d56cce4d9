"""What became of units, and under which unit a unit counts in sums."""

import json
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

import peewee

from desktop.domain.unit_links import LinkKind, UnitLink, UnitParent, UnitsThroughTime
from desktop.storage import tables
from desktop.storage.database import Ledger, Row
from desktop.storage.kept_values import decimal_text

_LINK = tables.UnitLink
_PARENT = tables.UnitParent


def through_time(ledger: Ledger) -> UnitsThroughTime:
    """Return every link between units, and what counts under what."""
    return UnitsThroughTime(links(ledger), parents(ledger))


def around(ledger: Ledger, unit_id: int) -> tuple[list[UnitLink], list[UnitParent]]:
    """Return the links that lead from or to one unit, and what it counts under or what counts under it."""
    linked = (_LINK.old_id == unit_id) | (_LINK.new_id == unit_id)
    counted = (_PARENT.unit_id == unit_id) | (_PARENT.parent_id == unit_id)
    return links(ledger, linked), parents(ledger, counted)


def links(ledger: Ledger, which: peewee.Expression | None = None) -> list[UnitLink]:
    """Return what became of units, oldest first; all of it, or the links for which ``which`` holds."""
    columns = (_LINK.id, _LINK.old_id, _LINK.kind, _LINK.day, _LINK.new_id, _LINK.share, _LINK.basis)
    query = _LINK.select(*columns).order_by(_LINK.day, _LINK.id)
    return [_link(row) for row in ledger.rows(query if which is None else query.where(which))]


def after(ledger: Ledger, unit_ids: Iterable[int]) -> UnitsThroughTime:
    """Return what became of these units, and of what they became: no more than a page of rows needs."""
    rows = ledger.sql(
        """
        WITH RECURSIVE reached(id) AS (
            SELECT value FROM json_each(?)
            UNION SELECT new_id FROM unit_link JOIN reached ON old_id = reached.id WHERE new_id IS NOT NULL
        )
        SELECT id, old_id, kind, day, new_id, share, basis FROM unit_link WHERE old_id IN (SELECT id FROM reached)
        """,
        (json.dumps(list(unit_ids)),),
    )
    return UnitsThroughTime(_link((*row[:3], date.fromisoformat(row[3]), *row[4:])) for row in rows)


def _link(row: Row) -> UnitLink:
    id_, old_id, kind, day, new_id, share, basis = row
    return UnitLink(id_, old_id, LinkKind(kind), day, new_id, Decimal(share) if share else None, basis)


def parents(ledger: Ledger, which: peewee.Expression | None = None) -> list[UnitParent]:
    """Return under which unit units count in sums; of all of them, or of those for which ``which`` holds."""
    columns = (_PARENT.unit_id, _PARENT.parent_id, _PARENT.valid_from, _PARENT.valid_to)
    query = _PARENT.select(*columns).order_by(_PARENT.valid_from, _PARENT.id)
    return [UnitParent(*row) for row in ledger.rows(query if which is None else query.where(which))]


def add_links(ledger: Ledger, added: Iterable[UnitLink]) -> None:
    """Keep new links; their ids are not looked at."""
    for link in added:
        share = decimal_text(link.share)
        values = {"kind": link.kind, "day": link.day, "new_id": link.new_id, "share": share, "basis": link.basis}
        ledger.run(_LINK.insert(old_id=link.old_id, **values))


def delete_links_of(ledger: Ledger, unit_id: int) -> None:
    """Forget what became of a unit."""
    ledger.run(_LINK.delete().where(_LINK.old_id == unit_id))


def set_parents(ledger: Ledger, unit_id: int, given: Iterable[UnitParent]) -> None:
    """Keep under which units one unit counts, in place of what was said before."""
    ledger.run(_PARENT.delete().where(_PARENT.unit_id == unit_id))
    for one in given:
        ledger.run(
            _PARENT.insert(unit_id=unit_id, parent_id=one.parent_id, valid_from=one.valid_from, valid_to=one.valid_to)
        )

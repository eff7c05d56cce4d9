"""Matters at localities."""

from typing import Any

import peewee

from desktop.domain.deadlines import Deadline
from desktop.domain.errors import NotFound
from desktop.domain.matters import Matter, MatterState
from desktop.storage import tables
from desktop.storage.database import Ledger, Row
from desktop.storage.places import next_place

_MATTER = tables.Matter


def _matter(row: Row) -> Matter:
    id_, summary, locality, raised_on, lead, due_text, due_from, due_to, ongoing, state, *rest = row
    due = None if due_text is None else Deadline(due_text, due_from, due_to, bool(ongoing))
    return Matter(id_, summary, locality, raised_on, lead, due, MatterState(state), *rest)


def _select(ledger: Ledger, *conditions: peewee.Expression) -> tuple[Matter, ...]:
    one = _MATTER
    due = (one.due_text, one.due_from, one.due_to, one.ongoing)
    said = (one.id, one.summary, one.locality, one.raised_on, one.lead_unit_id)
    query = one.select(*said, *due, one.state, one.settled_on, one.outcome, one.meeting_id)
    chosen = query.where(one.id.is_null(False), *conditions).order_by(one.raised_on, one.place, one.id)
    return tuple(map(_matter, ledger.rows(chosen)))


def everything(ledger: Ledger) -> tuple[Matter, ...]:
    """Return all matters, oldest first."""
    return _select(ledger)


def of_meeting(ledger: Ledger, meeting_id: int) -> tuple[Matter, ...]:
    """Return the matters that a meeting raised, in its order."""
    return _select(ledger, _MATTER.meeting_id == meeting_id)


def get(ledger: Ledger, matter_id: int) -> Matter:
    """Return one matter; raise :class:`NotFound`."""
    found = _select(ledger, _MATTER.id == matter_id)
    if not found:
        raise NotFound("matter", str(matter_id))
    return found[0]


def _values(matter: Matter) -> dict[str, Any]:
    due = matter.due
    return {
        "meeting_id": matter.meeting_id,
        "raised_on": matter.raised_on,
        "summary": matter.summary,
        "locality": matter.locality,
        "lead_unit_id": matter.lead_unit_id,
        "due_text": due.text if due else None,
        "due_from": due.start if due else None,
        "due_to": due.end if due else None,
        "ongoing": due is not None and due.ongoing,
        "state": matter.state.value,
        "settled_on": matter.settled_on,
        "outcome": matter.outcome,
    }


def save(ledger: Ledger, matter: Matter) -> int:
    """Keep a matter, new when its id is 0; return the id."""
    if not matter.id:
        place = next_place(ledger, _MATTER.place, _MATTER.meeting_id == matter.meeting_id)
        return ledger.run(_MATTER.insert(place=place, **_values(matter)))
    if not ledger.run(_MATTER.update(**_values(matter)).where(_MATTER.id == matter.id)):
        raise NotFound("matter", str(matter.id))
    return matter.id


def delete(ledger: Ledger, matter_id: int) -> None:
    """Take a matter out."""
    if not ledger.run(_MATTER.delete().where(_MATTER.id == matter_id)):
        raise NotFound("matter", str(matter_id))

"""Terms in the committee: those of one person or unit are kept together; who is a member on a day."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from desktop.domain.memberships import Membership, checked, members_on
from desktop.domain.people import Person
from desktop.domain.text import clean
from desktop.services.changes import Changed, Noun, changed
from desktop.storage import memberships as store
from desktop.storage import people
from desktop.storage.database import Ledger


def terms(ledger: Ledger, *, person_id: int | None = None, unit_id: int | None = None) -> tuple[Membership, ...]:
    """Return the terms of one person, or of one unit by itself, the first to begin first."""
    wanted = (person_id, unit_id) if person_id is None else (person_id, None)
    return tuple(one for one in store.everything(ledger) if _holder(one) == wanted)


def _holder(one: Membership) -> tuple[int | None, int | None]:
    return one.person_id, one.unit_id if one.person_id is None else None


def set_terms(
    ledger: Ledger, given: Sequence[Membership], *, person_id: int | None = None, unit_id: int | None = None
) -> Changed[tuple[Membership, ...]]:
    """Keep the terms of one person or unit, in place of those before; return what was before, to take it back."""
    with ledger.transaction():
        before = terms(ledger, person_id=person_id, unit_id=unit_id)
        for one in before:
            store.delete(ledger, one.id)
        for one in given:
            term = replace(one, person_id=person_id, unit_id=unit_id if person_id is None else one.unit_id)
            store.add(ledger, checked(replace(term, role=clean(one.role), basis=clean(one.basis))))
    return changed(before, Noun.PEOPLE, Noun.UNITS)


def members(ledger: Ledger, day: date) -> tuple[Person, ...]:
    """Return who is to be invited as a member of the committee on ``day``."""
    return members_on(store.everything(ledger), people.everybody(ledger), day)

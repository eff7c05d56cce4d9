"""Two records of one unit, or of one person, become one; and records that nothing names are taken out. All undoable."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import TypeVar

from desktop.domain.deeds import Deed, DeedKind
from desktop.domain.errors import InUse, NotFound, RefusedValue
from desktop.domain.merging import merged_people, merged_units
from desktop.services import deeds as deed_services
from desktop.services.changes import Changed
from desktop.storage import deeds, people, references, unit_links, units
from desktop.storage.changes import Change, Record, take_back
from desktop.storage.database import Ledger

T = TypeVar("T")


def merge_units(ledger: Ledger, kept_id: int, gone_id: int, now: datetime) -> Changed[Deed]:
    """Let everything of the unit ``gone_id`` be of ``kept_id``, whose official names stay; the other is no more.

    The names of the one that goes become spellings of the one that stays: workbooks that use them still find it.
    """
    with ledger.transaction():
        known = units.of_ids(ledger, (kept_id, gone_id))
        kept, gone = _both(known, kept_id, gone_id, "unit")
        then = deeds.before(ledger, Record.UNIT, (kept_id, gone_id))
        _move_history(ledger, kept_id, gone_id)
        moved = references.move(ledger, Record.UNIT, gone_id, kept_id)
        _delete(ledger, Record.UNIT, gone_id)
        units.update(ledger, merged_units(kept, gone))
        deed = Deed(0, now, DeedKind.UNITS_MERGED, kept.name)
        deed_id = deeds.keep(ledger, deed, then, moved)
    return deed_services.done(ledger, deed_id)


def _move_history(ledger: Ledger, kept_id: int, gone_id: int) -> None:
    """Let what became of one be what became of the other; what is the same stands once, what leads to itself never."""
    both = (kept_id, gone_id)
    links = [replace(link, old_id=kept_id) for link in unit_links.links(ledger) if link.old_id in both]
    told = {(link.kind, link.day, link.new_id): link for link in links if link.new_id not in both}
    parents = [parent for parent in unit_links.parents(ledger) if parent.unit_id in both]
    own = [parent for parent in parents if parent.unit_id == kept_id] or parents
    for unit_id in both:
        unit_links.delete_links_of(ledger, unit_id)
        unit_links.set_parents(ledger, unit_id, ())
    unit_links.add_links(ledger, told.values())
    unit_links.set_parents(ledger, kept_id, [parent for parent in own if parent.parent_id not in both])


def merge_people(ledger: Ledger, kept_id: int, gone_id: int, now: datetime) -> Changed[Deed]:
    """Let everything of the person ``gone_id`` be of ``kept_id``; posts that both have stand once."""
    with ledger.transaction():
        known = {person.id: person for person in people.everybody(ledger)}
        kept, gone = _both(known, kept_id, gone_id, "person")
        then = deeds.before(ledger, Record.PERSON, (kept_id, gone_id))
        moved = references.move(ledger, Record.PERSON, gone_id, kept_id)
        _delete(ledger, Record.PERSON, gone_id)
        people.update(ledger, merged_people(kept, gone))
        deed_id = deeds.keep(ledger, Deed(0, now, DeedKind.PEOPLE_MERGED, kept.full_name), then, moved)
    return deed_services.done(ledger, deed_id)


def delete_unit(ledger: Ledger, unit_id: int, now: datetime) -> Changed[Deed]:
    """Take a unit out that nothing names; else :class:`~desktop.domain.errors.InUse` says what does."""
    unit = units.of_ids(ledger, (unit_id,)).get(unit_id)
    if unit is None:
        raise NotFound("unit", str(unit_id))
    return _take_out(ledger, Record.UNIT, unit_id, Deed(0, now, DeedKind.UNIT_DELETED, unit.name))


def delete_person(ledger: Ledger, person_id: int, now: datetime) -> Changed[Deed]:
    """Take a person out whom nothing names; else :class:`~desktop.domain.errors.InUse` says what does."""
    person = next((one for one in people.everybody(ledger) if one.id == person_id), None)
    if person is None:
        raise NotFound("person", str(person_id))
    return _take_out(ledger, Record.PERSON, person_id, Deed(0, now, DeedKind.PERSON_DELETED, person.full_name))


def _take_out(ledger: Ledger, record: Record, ref: int, deed: Deed) -> Changed[Deed]:
    with ledger.transaction():
        used = references.uses(ledger, record, ref)
        if used:
            raise InUse(record.value, deed.about, tuple(used))
        then = deeds.before(ledger, record, (ref,))
        _delete(ledger, record, ref)
        deed_id = deeds.keep(ledger, deed, then)
    return deed_services.done(ledger, deed_id)


def _delete(ledger: Ledger, record: Record, ref: int) -> None:
    take_back(ledger, Change(record, ref, None, ""))


def _both(known: Mapping[int, T], kept_id: int, gone_id: int, noun: str) -> tuple[T, T]:
    if kept_id == gone_id:
        raise RefusedValue(noun, "same-record")
    for wanted in (kept_id, gone_id):
        if wanted not in known:
            raise NotFound(noun, str(wanted))
    return known[kept_id], known[gone_id]

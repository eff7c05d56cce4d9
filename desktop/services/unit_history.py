"""What became of units: recorded as a deed that can be taken back, and shown as one line of time."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal

from desktop.domain.deeds import Deed, DeedKind
from desktop.domain.errors import NotFound, RefusedValue
from desktop.domain.memberships import Membership
from desktop.domain.people import Position
from desktop.domain.text import clean, spelling_key
from desktop.domain.unit_histories import HistoryKind, HistoryLine
from desktop.domain.unit_links import (
    LinkKind,
    UnitLink,
    UnitParent,
    UnitsThroughTime,
    checked_links,
    checked_parents,
)
from desktop.domain.units import Unit, UnitName
from desktop.services import deeds as deed_services
from desktop.services.changes import Changed
from desktop.storage import deeds, memberships, people, unit_links, units
from desktop.storage.changes import Record
from desktop.storage.database import Ledger

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Successor:
    """A unit into which another passes, by its name; ``share`` as in :class:`~desktop.domain.unit_links.UnitLink`."""

    name: str
    share: Decimal | None = None


@dataclass(frozen=True, slots=True)
class UnitChange:
    """What becomes of a unit from ``day`` on. A renamed one has its new name as its only successor."""

    unit_id: int
    kind: LinkKind
    day: date
    successors: tuple[Successor, ...] = ()
    basis: str = ""


def through_time(ledger: Ledger) -> UnitsThroughTime:
    """Return every link between units, and what counts under what."""
    return unit_links.through_time(ledger)


def record_change(ledger: Ledger, change: UnitChange, now: datetime) -> Changed[Deed]:
    """Record what becomes of a unit; a successor that is not in the ledger yet is added to it."""
    with ledger.transaction():
        old = units.of_ids(ledger, (change.unit_id,)).get(change.unit_id)
        if old is None:
            raise NotFound("unit", str(change.unit_id))
        anew = {old.id} if change.kind is LinkKind.SPLIT else set()
        deed_id = record_changes(ledger, [change], Deed(0, now, DeedKind.UNITS_CHANGED, old.name), anew)
    return deed_services.done(ledger, deed_id)


def record_changes(ledger: Ledger, wanted: Sequence[UnitChange], deed: Deed, anew: Collection[int] = ()) -> int:
    """Record what becomes of several units as one deed, inside the caller's transaction; return the deed's id.

    A successor that bears the name of one of the units ``anew`` is another one, that begins on that day.
    """
    then = deeds.before(ledger, Record.UNIT, [change.unit_id for change in wanted])
    known = units.of_ids(ledger, [change.unit_id for change in wanted])
    named = _Named(ledger, anew)
    links: list[UnitLink] = []
    for change in wanted:
        links += _record(ledger, known[change.unit_id], change, named)
    unit_links.add_links(ledger, checked_links(links, unit_links.links(ledger)))
    then.images.update(dict.fromkeys(named.made))
    return deeds.keep(ledger, deed, then)


def _record(ledger: Ledger, old: Unit, change: UnitChange, named: _Named) -> list[UnitLink]:
    if change.kind is LinkKind.RENAMED:
        units.update(ledger, _renamed(old, change))
        return []
    if change.kind.ends:
        units.update(ledger, replace(old, names=_ended(old.names, change.day)))
    if change.kind is LinkKind.DISSOLVED:
        return [UnitLink(0, old.id, change.kind, change.day, basis=clean(change.basis))]
    successors = [one for one in change.successors if clean(one.name)]
    _check_number(change.kind, successors)
    return [
        UnitLink(0, old.id, change.kind, change.day, named.id_of(one.name, old, change), one.share, clean(change.basis))
        for one in successors
    ]


def _check_number(kind: LinkKind, successors: Sequence[Successor]) -> None:
    if not successors:
        raise RefusedValue("unit-successor", "missing")
    if kind is LinkKind.MERGED and len(successors) > 1:
        raise RefusedValue("unit-successor", "one-only")
    if kind is LinkKind.SPLIT and len(successors) < 2:
        raise RefusedValue("unit-successor", "two-or-more")


def _renamed(unit: Unit, change: UnitChange) -> Unit:
    new = clean(change.successors[0].name) if change.successors else ""
    if not new:
        raise RefusedValue("unit-name", "missing")
    if spelling_key(new) == spelling_key(unit.name):
        raise RefusedValue("unit-name", "same-name", new)
    if (unit.names[-1].valid_from or date.min) >= change.day:
        raise RefusedValue("unit-day", "before-name", unit.name)
    names = (*_ended(unit.names, change.day), UnitName(new, change.day, None, clean(change.basis)))
    return replace(unit, names=names)


def _ended(names: tuple[UnitName, ...], day: date) -> tuple[UnitName, ...]:
    """Return the names of a unit of which none is valid on ``day`` or later."""
    if (names[-1].valid_from or date.min) >= day:
        raise RefusedValue("unit-day", "before-name", names[-1].name)
    if names[-1].valid_to is not None and names[-1].valid_to < day:
        return names
    return (*names[:-1], replace(names[-1], valid_to=day - _DAY))


class _Named:
    """Finds the units that successors' names mean on their day, and adds those that are not there.

    What becomes of a unit ``anew`` may bear any name that is free on the day; else no unit goes into one that ended.
    """

    def __init__(self, ledger: Ledger, anew: Collection[int]) -> None:
        self._ledger = ledger
        self._anew = frozenset(anew)
        self._directory = units.directory(ledger)
        self._new: dict[str, int] = {}
        self.made: list[int] = []

    def id_of(self, name: str, old: Unit, change: UnitChange) -> int:
        """Return the unit called ``name`` on the day of a change."""
        found = self._directory.find(name, change.day)
        if found is not None and found.existed_on(change.day) and found.id not in self._anew:
            return found.id
        if found is not None and old.id not in self._anew:
            raise RefusedValue("unit-successor", "ended-then", found.name)
        key = spelling_key(name)
        if key not in self._new:
            fresh = Unit(0, (UnitName(clean(name), change.day, None, clean(change.basis)),), (), old.level)
            self._new[key] = units.add(self._ledger, fresh)
            self.made.append(self._new[key])
        return self._new[key]


def set_parents(ledger: Ledger, unit_id: int, given: Sequence[UnitParent], now: datetime) -> Changed[Deed]:
    """Say under which units a unit counts in sums, in place of what was said before."""
    with ledger.transaction():
        unit = units.of_ids(ledger, (unit_id,)).get(unit_id)
        if unit is None:
            raise NotFound("unit", str(unit_id))
        then = deeds.before(ledger, Record.UNIT, (unit_id,))
        others = [one for one in unit_links.parents(ledger) if one.unit_id != unit_id]
        unit_links.set_parents(ledger, unit_id, checked_parents(given, others))
        deed_id = deeds.keep(ledger, Deed(0, now, DeedKind.UNITS_CHANGED, unit.name), then)
    return deed_services.done(ledger, deed_id)


# ── The line of time of a unit or a person ──


_INTO = {
    LinkKind.RENAMED: HistoryKind.INTO_MERGED,
    LinkKind.MERGED: HistoryKind.INTO_MERGED,
    LinkKind.PART: HistoryKind.INTO_PART,
    LinkKind.SPLIT: HistoryKind.INTO_SPLIT,
    LinkKind.DISSOLVED: HistoryKind.DISSOLVED,
}
_FROM = {
    LinkKind.RENAMED: HistoryKind.FROM_MERGED,
    LinkKind.MERGED: HistoryKind.FROM_MERGED,
    LinkKind.PART: HistoryKind.FROM_PART,
    LinkKind.SPLIT: HistoryKind.FROM_SPLIT,
}


def unit_lines(ledger: Ledger, unit_id: int) -> tuple[HistoryLine, ...]:
    """Return the history of a unit, oldest first: names, what it came from, became, counts under, its terms."""
    links, parents = unit_links.around(ledger, unit_id)
    named = {unit_id, *(link.old_id for link in links), *(link.new_id for link in links if link.new_id is not None)}
    named |= {one for parent in parents for one in (parent.unit_id, parent.parent_id)}
    known = units.of_ids(ledger, named)
    if unit_id not in known:
        return ()
    lines = [
        *map(_name_line, known[unit_id].names),
        *_link_lines(UnitsThroughTime(links), unit_id, known),
        *_parent_lines(parents, unit_id, known),
        *(_term(one) for one in memberships.everything(ledger) if one.unit_id == unit_id),
    ]
    return tuple(sorted(lines, key=lambda line: line.since or date.min))


def _name_line(one: UnitName) -> HistoryLine:
    return HistoryLine(HistoryKind.NAME, one.valid_from, one.name, one.valid_to, one.basis)


def _link_lines(time: UnitsThroughTime, unit_id: int, known: dict[int, Unit]) -> Iterator[HistoryLine]:
    for link in time.predecessors(unit_id):
        old = known[link.old_id].name_on(link.day - _DAY)
        yield HistoryLine(_FROM[link.kind], link.day, old, None, link.basis, link.share, link.old_id)
    for link in time.successors(unit_id):
        new = known[link.new_id].name_on(link.day) if link.new_id is not None else ""
        yield HistoryLine(_INTO[link.kind], link.day, new, None, link.basis, link.share, link.new_id)


def _parent_lines(parents: Sequence[UnitParent], unit_id: int, known: dict[int, Unit]) -> Iterator[HistoryLine]:
    for one in parents:
        if one.unit_id == unit_id:
            name = known[one.parent_id].name
            yield HistoryLine(HistoryKind.UNDER, one.valid_from, name, one.valid_to, unit_id=one.parent_id)
        elif one.parent_id == unit_id:
            name = known[one.unit_id].name
            yield HistoryLine(HistoryKind.GATHERS, one.valid_from, name, one.valid_to, unit_id=one.unit_id)


def person_lines(ledger: Ledger, person_id: int) -> tuple[HistoryLine, ...]:
    """Return the history of a person, oldest first: posts and terms in the committee."""
    person = next((one for one in people.everybody(ledger) if one.id == person_id), None)
    posts = person.positions if person is not None else ()
    lines = [
        *(HistoryLine(HistoryKind.POST, one.valid_from, _post_text(one), one.valid_to) for one in posts),
        *(_term(one) for one in memberships.everything(ledger) if one.person_id == person_id),
    ]
    return tuple(sorted(lines, key=lambda line: line.since or date.min))


def _post_text(post: Position) -> str:
    return ", ".join(filter(None, (post.title, post.unit)))


def _term(one: Membership) -> HistoryLine:
    return HistoryLine(HistoryKind.MEMBER, one.valid_from, one.role, one.valid_to, one.basis)

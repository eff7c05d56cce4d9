"""What became of units: renamed, merged whole or in part, split, dissolved; and which unit counts under which.

Neither a name nor an official code identifies a unit through time (``facts.md`` 2.2), so every unit is a record of its
own and the links between them are many to many.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from desktop.domain.errors import RefusedValue

#: The first day without a district level (Law 72/2025/QH15 on the organisation of local government).
NO_DISTRICTS_FROM = date(2025, 7, 1)

#: All of a unit, in percent.
WHOLE = Decimal(100)


class LinkKind(StrEnum):
    """How a unit passed into another."""

    RENAMED = "renamed"
    MERGED = "merged"
    PART = "part"
    SPLIT = "split"
    DISSOLVED = "dissolved"

    @property
    def passes_whole(self) -> bool:
        """Whether everything of the old unit goes on under the new one."""
        return self in (LinkKind.RENAMED, LinkKind.MERGED)

    @property
    def ends(self) -> bool:
        """Whether the old unit is no more; one that gave away a part lives on."""
        return self is not LinkKind.PART


@dataclass(frozen=True, slots=True)
class UnitLink:
    """What became of the unit ``old_id`` from the day ``day`` on, by the document ``basis``; ``id`` 0 until kept.

    ``new_id`` is ``None`` for a dissolved unit. ``share`` is the percent of the old unit that sums count under the new
    one, where a clerk has given it: a split cannot be rolled up by itself.
    """

    id: int
    old_id: int
    kind: LinkKind
    day: date
    new_id: int | None = None
    share: Decimal | None = None
    basis: str = ""


@dataclass(frozen=True, slots=True)
class UnitParent:
    """The unit ``unit_id`` counts under ``parent_id`` in sums on these days; ``None`` is open-ended."""

    unit_id: int
    parent_id: int
    valid_from: date | None = None
    valid_to: date | None = None

    def valid_on(self, day: date) -> bool:
        """Return whether it holds on ``day``."""
        return (self.valid_from or date.min) <= day <= (self.valid_to or date.max)


class UnitsThroughTime:
    """Under which unit a unit counts on any day. Nothing is ever counted under two: shares of a unit add up to one."""

    def __init__(self, links: Iterable[UnitLink] = (), parents: Iterable[UnitParent] = ()) -> None:
        self._after: dict[int, list[UnitLink]] = defaultdict(list)
        self._before: dict[int, list[UnitLink]] = defaultdict(list)
        self._parents: dict[int, list[UnitParent]] = defaultdict(list)
        for link in sorted(links, key=lambda one: (one.day, one.id)):
            self._after[link.old_id].append(link)
            if link.new_id is not None:
                self._before[link.new_id].append(link)
        for parent in parents:
            self._parents[parent.unit_id].append(parent)

    @property
    def is_plain(self) -> bool:
        """Whether no unit has passed into another."""
        return not self._after

    def successors(self, unit_id: int) -> tuple[UnitLink, ...]:
        """Return what became of a unit, oldest first."""
        return tuple(self._after.get(unit_id, ()))

    def predecessors(self, unit_id: int) -> tuple[UnitLink, ...]:
        """Return what a unit was made from, oldest first."""
        return tuple(self._before.get(unit_id, ()))

    def resolve(self, unit_id: int, day: date) -> int:
        """Return the unit under which all of ``unit_id`` goes on, on ``day``; a split or dissolved one is itself."""
        seen = {unit_id}
        while True:
            whole = next((one for one in self._passed(unit_id, day) if one.kind.passes_whole), None)
            if whole is None or whole.new_id is None or whole.new_id in seen:
                return unit_id
            unit_id = whole.new_id
            seen.add(unit_id)

    def shares(self, unit_id: int, day: date) -> Mapping[int, Fraction]:
        """Return the units under which a quantity of ``unit_id`` counts on ``day``, with the share of each; sum 1.

        What was split counts under itself, a row of its own, but for the shares that a clerk has given.
        """
        found: dict[int, Fraction] = defaultdict(Fraction)
        for holder, share in self._parts(self.resolve(unit_id, day), day, Fraction(1), frozenset()):
            found[holder] += share
        return found

    def _parts(self, unit_id: int, day: date, whole: Fraction, above: frozenset[int]) -> Iterator[tuple[int, Fraction]]:
        left = whole
        for link in self._passed(unit_id, day):
            if link.new_id is None or not link.share or link.kind.passes_whole:
                continue
            holder = self.resolve(link.new_id, day)
            if holder not in above and holder != unit_id:
                part = whole * Fraction(link.share) / 100
                left -= part
                yield from self._parts(holder, day, part, above | {unit_id})
        if left:
            yield unit_id, left

    def _passed(self, unit_id: int, day: date) -> list[UnitLink]:
        return [one for one in self._after.get(unit_id, ()) if one.day <= day]

    def gathered(self, unit_id: int, day: date, among: Iterable[int]) -> tuple[int, ...]:
        """Return those of the units ``among`` that count under ``unit_id`` on ``day``."""
        return tuple(one for one in among if self.resolve(one, day) == unit_id)

    def origins(self, unit_id: int, day: date) -> tuple[int, ...]:
        """Return the unit itself and every one that has passed into it whole by ``day``, through any chain."""
        found, waiting = [], [unit_id]
        while waiting:
            found.append(waiting.pop())
            whole = (one for one in self._before.get(found[-1], ()) if one.kind.passes_whole and one.day <= day)
            waiting += [one.old_id for one in whole if self.resolve(one.old_id, day) == self.resolve(unit_id, day)]
        return tuple(dict.fromkeys(found))

    def ended_on(self, unit_id: int) -> date | None:
        """Return the first day on which a unit is no more; ``None`` while it lives."""
        return min((one.day for one in self._after.get(unit_id, ()) if one.kind.ends), default=None)

    def parent(self, unit_id: int, day: date) -> int | None:
        """Return the unit under which ``unit_id`` counts in sums on ``day``, if any."""
        return next((one.parent_id for one in self._parents.get(unit_id, ()) if one.valid_on(day)), None)

    def parents(self, unit_id: int) -> tuple[UnitParent, ...]:
        """Return under which units it has counted, as given."""
        return tuple(self._parents.get(unit_id, ()))

    def top(self, unit_id: int, day: date) -> int:
        """Return the uppermost unit under which ``unit_id`` counts on ``day``; itself where it counts for itself."""
        seen = {unit_id}
        above = self.parent(unit_id, day)
        while above is not None and above not in seen:
            unit_id = above
            seen.add(above)
            above = self.parent(unit_id, day)
        return unit_id


def checked_links(added: Iterable[UnitLink], known: Iterable[UnitLink]) -> tuple[UnitLink, ...]:
    """Return ``added`` when they fit to the links that are there.

    Refused are a unit that passes into itself, at once or in a circle, one that ends twice or without saying into what
    it went, and shares that are no parts of a whole.
    """
    new = tuple(added)
    together = (*known, *new)
    for link in new:
        _check_ends(link)
        _check_circle(link, together)
    for old_id in dict.fromkeys(link.old_id for link in new):
        _check_unit([link for link in together if link.old_id == old_id])
    return new


def _check_ends(link: UnitLink) -> None:
    if link.new_id == link.old_id:
        raise RefusedValue("unit-successor", "into-itself")
    if (link.new_id is None) != (link.kind is LinkKind.DISSOLVED):
        raise RefusedValue("unit-successor", "missing")
    if link.share is not None and not 0 <= link.share <= WHOLE:
        raise RefusedValue("unit-share", "not-a-percent", format(link.share, "f"))


def _check_circle(link: UnitLink, links: Iterable[UnitLink]) -> None:
    """Refuse a link whose new unit passes, through others that end, into the old one again."""
    after: dict[int, set[int]] = defaultdict(set)
    for one in links:
        if one.new_id is not None and one.kind.ends:
            after[one.old_id].add(one.new_id)
    reached, waiting = set[int](), [link.new_id] if link.new_id is not None else []
    while waiting:
        reached.add(unit_id := waiting.pop())
        waiting += after[unit_id] - reached
    if link.kind.ends and link.old_id in reached:
        raise RefusedValue("unit-successor", "circle")


def _check_unit(links: list[UnitLink]) -> None:
    """Refuse a unit that passes over twice, and shares of more than the whole."""
    ends = [link for link in links if link.kind.ends]
    if len({link.day for link in ends}) > 1 or len({link.kind for link in ends}) > 1:
        raise RefusedValue("unit-successor", "already-ended")
    if len(ends) > 1 and ends[0].kind is not LinkKind.SPLIT:
        raise RefusedValue("unit-successor", "already-ended")
    if len({(link.new_id, link.day) for link in links}) < len(links):
        raise RefusedValue("unit-successor", "named-twice")
    if sum((link.share or Decimal() for link in links), Decimal()) > WHOLE:
        raise RefusedValue("unit-share", "over-whole")


def checked_parents(added: Iterable[UnitParent], known: Iterable[UnitParent]) -> tuple[UnitParent, ...]:
    """Return ``added`` when no unit counts under itself by them, on any day, and none under two at once."""
    new = tuple(added)
    above: dict[int, set[int]] = defaultdict(set)
    for one in (*known, *new):
        above[one.unit_id].add(one.parent_id)
    for one in new:
        reached, waiting = set[int](), [one.parent_id]
        while waiting:
            reached.add(unit_id := waiting.pop())
            waiting += above[unit_id] - reached
        if one.unit_id in reached:
            raise RefusedValue("unit-parent", "circle")
        _check_overlap(one, [other for other in new if other.unit_id == one.unit_id and other is not one])
    return new


def _check_overlap(parent: UnitParent, others: Iterable[UnitParent]) -> None:
    for other in others:
        start = max(parent.valid_from or date.min, other.valid_from or date.min)
        if start <= min(parent.valid_to or date.max, other.valid_to or date.max):
            raise RefusedValue("unit-parent", "two-at-once")

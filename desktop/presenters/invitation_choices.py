"""What can be invited by a few letters: a person, a unit, a title, a role, a level, a group of the meeting before."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from desktop.domain.meetings import Attendee, AttendeeGroup
from desktop.domain.roles import Role, role_of
from desktop.domain.text import spelling_key
from desktop.domain.units import UnitLevel

K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that can be invited: one person, or all ``people`` who are what is named.

    ``unit`` is a unit's name and ``title`` a title; role and level may stand together. People of a ``group`` are those
    of that group at the meeting before, and come into it again. ``committee`` are its members of the meeting's day.
    """

    people: tuple[Attendee, ...]
    unit: str = ""
    title: str = ""
    role: Role | None = None
    level: UnitLevel | None = None
    group: AttendeeGroup | None = None
    committee: bool = False

    @property
    def several(self) -> bool:
        """Whether it names more than one person by something they have in common."""
        return any((self.unit, self.title, self.role, self.level, self.group, self.committee))


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person of the ledger as they would be invited, and the level of their unit."""

    attendee: Attendee
    level: UnitLevel | None = None


def choices(
    candidates: Iterable[Candidate], before: Iterable[Attendee], members: Sequence[Attendee] = ()
) -> Iterator[Choice]:
    """Yield what can be invited, the larger before the single ones; what would name only one person is left out."""
    everybody = tuple(candidates)
    if members:
        yield Choice(tuple(members), committee=True)
    yield from _groups(before)
    yield from _roles(everybody)
    titles = _parted(everybody, lambda one: spelling_key(one.attendee.title))
    yield from (Choice(people, title=people[0].title) for title, people in titles if title and len(people) > 1)
    units = _parted(everybody, lambda one: one.attendee.unit)
    yield from (Choice(people, unit=unit) for unit, people in units if unit and len(people) > 1)
    yield from (Choice((one.attendee,)) for one in everybody)


def _groups(before: Iterable[Attendee]) -> Iterator[Choice]:
    listed = tuple(before)
    for group in AttendeeGroup:
        people = tuple(one for one in listed if one.group is group)
        if people:
            yield Choice(people, group=group)


def _roles(everybody: tuple[Candidate, ...]) -> Iterator[Choice]:
    """Yield roles, levels, and roles of a level where there is more than one level."""
    levels = [(level, people) for level, people in _parted(everybody, lambda one: one.level) if level is not None]
    roles = [(role, people) for role, people in _parted(everybody, _role) if role is not None]
    several = ((None, level, people) for level, people in levels)
    of_levels = ((role, level, people) for (role, level), people in _parted(everybody, _role_and_level))
    found = [*((role, None, people) for role, people in roles), *several]
    found += [one for one in of_levels if one[0] and one[1] and len(levels) > 1]
    yield from (Choice(people, role=role, level=level) for role, level, people in found if len(people) > 1)


def _role(one: Candidate) -> Role | None:
    return role_of(one.attendee.title)


def _role_and_level(one: Candidate) -> tuple[Role | None, UnitLevel | None]:
    return _role(one), one.level


def _parted(candidates: Iterable[Candidate], by: Callable[[Candidate], K]) -> Iterator[tuple[K, tuple[Attendee, ...]]]:
    found: dict[K, list[Attendee]] = {}
    for one in candidates:
        found.setdefault(by(one), []).append(one.attendee)
    return ((key, tuple(people)) for key, people in found.items())

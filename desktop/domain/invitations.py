"""Inviting people: as whom they come on the day of the meeting, and who is the same person."""

from collections.abc import Iterable, Sequence
from datetime import date

from desktop.domain.meetings import Attendee
from desktop.domain.people import Person, Position
from desktop.domain.text import clean, spelling_key
from desktop.domain.units import UnitDirectory


def as_invited(person: Person, day: date, units: UnitDirectory) -> Attendee:
    """Return a person as invited: with the highest post held on ``day``, the unit under its name then."""
    post = next(iter(person.posts_on(day)), None)
    if post is None:
        return Attendee(0, person.full_name, person_id=person.id)
    return _holding(person, post, day, units)


def _holding(person: Person, post: Position, day: date, units: UnitDirectory) -> Attendee:
    unit = units[post.unit_id].name_on(day) if post.unit_id is not None else post.unit
    return Attendee(0, person.full_name, post.title, unit, person_id=person.id, unit_id=post.unit_id)


def invited_again(before: Attendee, person: Person | None, day: date, units: UnitDirectory) -> Attendee:
    """Return who was invited before, ``person`` of the ledger, as invited anew: in the same group, with the post then.

    The post under which they came before stays while it is held. Who holds none, or is not in the ledger, stays as
    they were, the unit under its name of ``day``.
    """
    posts = person.posts_on(day) if person else ()
    post = next((one for one in posts if one.title == before.title), next(iter(posts), None))
    if person is not None and post is not None:
        now = _holding(person, post, day, units)
    else:
        unit = units[before.unit_id].name_on(day) if before.unit_id is not None else before.unit
        now = Attendee(0, before.name, before.title, unit, person_id=before.person_id, unit_id=before.unit_id)
    return Attendee(0, now.name, now.title, now.unit, before.group, person_id=now.person_id, unit_id=now.unit_id)


def same_person(left: Attendee, right: Attendee) -> bool:
    """Return whether two on a list are one person: the same of the ledger, else of one name and unit."""
    if left.person_id is not None and right.person_id is not None:
        return left.person_id == right.person_id
    return left.unit == right.unit and name_spelling(left) == name_spelling(right)


def name_spelling(one: Attendee) -> str:
    """Return a key that is equal for people who are called the same, however it is spelled."""
    return spelling_key(clean(one.name))


def split_known(
    invited: Iterable[Attendee], listed: Sequence[Attendee]
) -> tuple[tuple[Attendee, ...], tuple[Attendee, ...]]:
    """Return who of ``invited`` is not on the list yet, each once, and who is on it already or named twice."""
    on_list = _Listed(listed)
    new: list[Attendee] = []
    known: list[Attendee] = []
    for attendee in invited:
        (known if attendee in on_list else new).append(attendee)
        on_list.add(attendee)
    return tuple(new), tuple(known)


class _Listed:
    """The people on a list, found by who they are: lists have hundreds, and each is asked for."""

    def __init__(self, people: Iterable[Attendee]) -> None:
        self._people: set[int] = set()
        self._called: dict[str, list[Attendee]] = {}
        for one in people:
            self.add(one)

    def add(self, one: Attendee) -> None:
        if one.person_id is not None:
            self._people.add(one.person_id)
        self._called.setdefault(name_spelling(one), []).append(one)

    def __contains__(self, one: Attendee) -> bool:
        called = self._called.get(name_spelling(one), [])
        return one.person_id in self._people or any(same_person(one, other) for other in called)

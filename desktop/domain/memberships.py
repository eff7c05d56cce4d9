"""Who belongs to the committee, as what and for how long: a person, or a unit that sends somebody."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from desktop.domain.errors import RefusedValue
from desktop.domain.people import Person


@dataclass(frozen=True, slots=True)
class Membership:
    """A term in the committee, as ``role`` ("Phó Trưởng ban") by the document ``basis``; ``id`` is 0 until kept.

    Of ``person_id`` and ``unit_id`` one at least is set: a unit alone is a member by whoever leads it.
    """

    id: int
    person_id: int | None = None
    unit_id: int | None = None
    role: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    basis: str = ""

    def valid_on(self, day: date) -> bool:
        """Return whether the term runs on ``day``."""
        return (self.valid_from or date.min) <= day <= (self.valid_to or date.max)


def checked(membership: Membership) -> Membership:
    """Return a term that can be kept: it has a member, and does not end before it begins."""
    if membership.person_id is None and membership.unit_id is None:
        raise RefusedValue("member", "missing")
    if (membership.valid_from or date.min) > (membership.valid_to or date.max):
        raise RefusedValue("member-until", "before-start")
    return membership


def members_on(memberships: Iterable[Membership], people: Iterable[Person], day: date) -> tuple[Person, ...]:
    """Return who is to be invited as a member on ``day``, in the order of the terms, each once.

    For a unit without a named person that is who holds the highest post in it on that day.
    """
    everybody = tuple(people)
    known = {person.id: person for person in everybody}
    found: dict[int, Person] = {}
    for term in (one for one in memberships if one.valid_on(day)):
        person = known.get(term.person_id) if term.person_id is not None else _leader(everybody, term.unit_id, day)
        if person is not None:
            found.setdefault(person.id, person)
    return tuple(found.values())


def _leader(people: Iterable[Person], unit_id: int | None, day: date) -> Person | None:
    """Return who holds the highest post in a unit on ``day``; a post without a rank comes last."""
    posts = ((post, person) for person in people for post in person.posts_on(day) if post.unit_id == unit_id)
    return min(posts, key=lambda one: (not one[0].rank, one[0].rank), default=(None, None))[1]

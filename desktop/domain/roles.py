"""The roles that a title puts a person in, and the protocol order of an official list."""

from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache

from desktop.domain.collation import name_key
from desktop.domain.meetings import Attendee, in_groups
from desktop.domain.people import Person
from desktop.domain.text import spelling_key


class Role(StrEnum):
    """What people are to their unit, as far as their title says it."""

    HEAD = "head"
    DEPUTY = "deputy"
    STANDING = "standing"
    MEMBER = "member"
    OFFICER = "officer"


#: How many titles are remembered: thousands of people bear the same few.
_TITLES = 4096

#: How titles begin, by role (practice; titles of committees, the Party, the Front, associations and departments).
_BEGINNINGS: tuple[tuple[Role, tuple[str, ...]], ...] = (
    (Role.DEPUTY, ("phó", "chỉ huy phó")),
    (Role.STANDING, ("ủy viên thường trực", "ủy viên ban thường vụ")),
    (Role.MEMBER, ("ủy viên", "thành viên", "hội viên")),
    (Role.OFFICER, ("chuyên viên", "cán bộ", "nhân viên", "thư ký", "văn thư")),
    (
        Role.HEAD,
        (
            "trưởng",
            "chủ tịch",
            "chủ nhiệm",
            "bí thư",
            "giám đốc",
            "chánh",
            "chỉ huy trưởng",
            "chính ủy",
            "chính trị viên",
            "tổng",
            "viện trưởng",
            "hiệu trưởng",
            "cục trưởng",
        ),
    ),
)


@lru_cache(_TITLES)
def role_of(title: str) -> Role | None:
    """Return the role that ``title`` says ("Phó Trưởng ban" is a deputy); ``None`` where it says none.

    Of a title of several posts ("Ủy viên Ban Thường vụ, Trưởng ban") the highest counts, in the order of :class:`Role`.
    """
    found = [role for part in title.replace(";", ",").split(",") if (role := _role(part)) is not None]
    return min(found, key=list(Role).index, default=None)


def _role(title: str) -> Role | None:
    words = f"{spelling_key(title)} "
    matches = (role for role, starts in _BEGINNINGS if any(words.startswith(f"{spelling_key(one)} ") for one in starts))
    return next(matches, None)


#: Where a post without a rank stands: behind all that have one.
_NO_RANK = 10_000


def in_protocol_order(attendees: Iterable[Attendee], people: Iterable[Person]) -> tuple[Attendee, ...]:
    """Return the list group by group, within a group by rank, then role, then given name in the Vietnamese order.

    The rank is that of the person's post under the attendee's title, where the ledger knows both.
    """
    known = {person.id: person for person in people}
    roles = [*Role, None]

    def key(attendee: Attendee) -> tuple[object, ...]:
        person = known.get(attendee.person_id or 0)
        name = person.sort_name if person and person.sort_name else attendee.name
        return _rank(attendee, person), roles.index(role_of(attendee.title)), name_key(name)

    return in_groups(sorted(attendees, key=key))


def _rank(attendee: Attendee, person: Person | None) -> int:
    posts = person.positions if person else ()
    same = [post.rank for post in posts if post.rank and post.title == attendee.title]
    return min(same or [post.rank for post in posts if post.rank], default=_NO_RANK)

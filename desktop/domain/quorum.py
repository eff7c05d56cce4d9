"""Whether a meeting can decide: how many members are there, which offices and units are missing.

Invited is never present. A member who sent somebody counts, because the unit is there; an office counts only when
somebody who holds it is there.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from desktop.domain.meeting_kinds import Requirements, fills
from desktop.domain.meetings import IN_THE_ROOM, Attendance, Attendee, AttendeeGroup, missing_units
from desktop.domain.text import spelling_key

#: More missing units than this are only counted in the sentence.
NAMED_UNITS = 6


@dataclass(frozen=True, slots=True)
class Quorum:
    """Who of those that a meeting needs is there: ``present`` members and ``represented`` ones of ``members``.

    ``needed`` members make the meeting able to decide (0: the kind asks for none); ``offices`` and ``units`` are
    those that it asks for and that are missing, ``absent_units`` all units of members of whom nobody came.
    """

    members: int
    present: int
    represented: int
    needed: int = 0
    share: Fraction = Fraction(0)
    offices: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    absent_units: tuple[str, ...] = ()

    @property
    def there(self) -> int:
        """Members who came or sent somebody."""
        return self.present + self.represented

    @property
    def has_share(self) -> bool:
        """Whether enough members are there."""
        return self.there >= self.needed

    @property
    def is_reached(self) -> bool:
        """Whether the meeting can decide: enough members, every office and unit that it needs."""
        return self.has_share and not self.offices and not self.units

    @property
    def percent(self) -> Decimal | None:
        """The share of members that is there, to a tenth; ``None`` without members."""
        if not self.members:
            return None
        return (Decimal(100 * self.there) / self.members).quantize(Decimal("0.1"), ROUND_HALF_UP)


def quorum(attendees: Sequence[Attendee], requirements: Requirements) -> Quorum:
    """Return who of the members, offices and units that ``requirements`` ask for is there."""
    members = [one for one in attendees if one.group is AttendeeGroup.MEMBER]
    titles = [title for one in attendees for title in _titles_there(one)]
    units_there = {spelling_key(one.unit) for one in attendees if one.unit and _is_there(one)}
    return Quorum(
        members=len(members),
        present=sum(one.attendance in IN_THE_ROOM for one in members),
        represented=sum(one.attendance is Attendance.REPRESENTED for one in members),
        needed=requirements.members_needed(len(members)),
        share=requirements.member_share,
        offices=tuple(one for one in requirements.offices if not any(fills(title, one) for title in titles)),
        units=tuple(unit for unit in requirements.units if spelling_key(unit) not in units_there),
        absent_units=missing_units(members),
    )


def _is_there(attendee: Attendee) -> bool:
    return attendee.attendance in IN_THE_ROOM or attendee.attendance is Attendance.REPRESENTED


def _titles_there(attendee: Attendee) -> tuple[str, ...]:
    """Return the titles that came with this person: their own, or that of who came instead."""
    if attendee.attendance in IN_THE_ROOM:
        return (attendee.title,)
    return (attendee.represented_by.title,) if attendee.represented_by else ()


def lacking_units(found: Quorum) -> tuple[str, ...]:
    """Return the missing units, those that the meeting needs first, each once."""
    return tuple(dict.fromkeys((*found.units, *found.absent_units)))


def quorum_sentence(found: Quorum) -> str:
    """Return what papers say, without a final stop; empty for a meeting without members.

    "Có mặt 31/45 thành viên (68,9 %), trong đó 2 người dự thay, đủ 2/3; thiếu: đại diện Sở Y tế".
    """
    if not found.members:
        return ""
    percent = f"{found.percent:f}".removesuffix(".0").replace(".", ",")
    parts = [f"Có mặt {found.there}/{found.members} thành viên ({percent} %)"]
    if found.represented:
        parts.append(f"trong đó {found.represented} người dự thay")
    if found.needed:
        enough = "đủ" if found.has_share else "chưa đủ"
        parts.append(f"{enough} {found.share.numerator}/{found.share.denominator}")
    return ", ".join(parts) + _lacking(found)


def _lacking(found: Quorum) -> str:
    units = lacking_units(found)
    named = ", ".join(units[:NAMED_UNITS])
    more = f" và {len(units) - NAMED_UNITS} đơn vị khác" if len(units) > NAMED_UNITS else ""
    parts = [*found.offices, *([f"đại diện {named}{more}"] if units else [])]
    return f"; thiếu: {'; '.join(parts)}" if parts else ""

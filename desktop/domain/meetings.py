"""A meeting: its agenda, who took part, what was said, and what was concluded."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from desktop.domain.deadlines import Deadline
from desktop.domain.errors import RefusedValue


class MeetingKind(StrEnum):
    """The kinds of meetings."""

    ANNUAL_REVIEW = "annual-review"
    HALF_YEAR = "half-year"
    QUARTERLY = "quarterly"
    FIVE_YEAR = "five-year"
    SIGNING = "signing"
    EXTRAORDINARY = "extraordinary"
    WORKING_SESSION = "working-session"


class MeetingState(StrEnum):
    """Where the meeting's minutes stand."""

    DRAFT = "draft"
    IN_SESSION = "in-session"
    FOR_SIGNATURE = "for-signature"
    SIGNED = "signed"


class Attendance(StrEnum):
    """Whether an invited person took part. Invited is never present; represented is absent, but the unit is there."""

    INVITED = "invited"
    CONFIRMED = "confirmed"
    PRESENT = "present"
    LATE = "late"
    LEFT_EARLY = "left-early"
    EXCUSED = "excused"
    ABSENT = "absent"
    REPRESENTED = "represented"


#: The states of a person who was in the room.
IN_THE_ROOM = frozenset({Attendance.PRESENT, Attendance.LATE, Attendance.LEFT_EARLY})


class AttendeeGroup(StrEnum):
    """The groups of an attendance list, in the order in which it names them."""

    GUEST = "guest"
    MEMBER = "member"
    SUPPORT = "support"
    LOCAL = "local"


@dataclass(frozen=True, slots=True)
class Representative:
    """Who came instead of an invited person."""

    name: str
    title: str = ""
    letter_number: str = ""


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody invited to a meeting. Name, title and unit are kept as they were on that day.

    ``seat`` is the place in the hall ("B12": second row, twelfth seat), see :mod:`desktop.domain.seating`.
    Who left early did so at ``left_at``, or when the item ``left_item_id`` of the agenda began.
    """

    id: int
    name: str
    title: str = ""
    unit: str = ""
    group: AttendeeGroup = AttendeeGroup.MEMBER
    attendance: Attendance = Attendance.INVITED
    reason: str = ""
    represented_by: Representative | None = None
    person_id: int | None = None
    unit_id: int | None = None
    seat: str = ""
    arrived_at: datetime | None = None
    left_at: datetime | None = None
    left_item_id: int | None = None


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One item of the agenda; ``minutes`` is the time planned for it. A section is the heading of the items below it.

    ``begun_at`` is when the meeting came to it.
    """

    id: int
    title: str
    presenter: str = ""
    minutes: int | None = None
    is_section: bool = False
    begun_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Contribution:
    """What somebody said; ``said_at`` and the item of the agenda are known when it was written down as it was said."""

    id: int
    speaker: str
    text: str
    unit: str = ""
    said_at: datetime | None = None
    agenda_item_id: int | None = None


@dataclass(frozen=True, slots=True)
class Conclusion:
    """A conclusion of the chair, numbered per year; the direction that comes of it carries units and deadline.

    A direction to several units (``lead_unit_ids``) is one, with a row for each. ``report_back`` is when they report
    on it ("chế độ báo cáo").
    """

    id: int
    text: str
    number: int = 0
    lead_unit_ids: tuple[int, ...] = ()
    coordinating_units: tuple[str, ...] = ()
    due: Deadline | None = None
    report_back: Deadline | None = None
    said_at: datetime | None = None
    agenda_item_id: int | None = None

    @property
    def lead_unit_id(self) -> int | None:
        """The unit that is named first; ``None`` when none is."""
        return self.lead_unit_ids[0] if self.lead_unit_ids else None


@dataclass(frozen=True, slots=True)
class MeetingHead:
    """What is known of a meeting before anybody comes; chair and secretary as they sign.

    ``co_chairs`` are those who chair with the chair, as text: names with titles, parted by semicolons.
    """

    kind: MeetingKind
    title: str
    start: datetime
    end: datetime | None = None
    place: str = ""
    chair: str = ""
    chair_title: str = ""
    secretary: str = ""
    secretary_title: str = ""
    number: int | None = None
    state: MeetingState = MeetingState.DRAFT
    co_chairs: str = ""

    def __post_init__(self) -> None:
        if not self.title.strip():
            raise RefusedValue("meeting-title", "missing")
        if self.end is not None and self.end < self.start:
            raise RefusedValue("meeting-end", "before-start", self.end.isoformat())


_NAMED_YEAR = re.compile(r"\bnăm\s+(\d{4})\b", re.IGNORECASE)


def reviewed_year(head: MeetingHead) -> int:
    """Return the year whose plan the meeting looks at: the one its title names, else that of its day.

    An annual review held in the first quarter looks at the year before.
    """
    named = _NAMED_YEAR.search(head.title)
    if named:
        return int(named[1])
    early_review = head.kind is MeetingKind.ANNUAL_REVIEW and head.start.month <= 3
    return head.start.year - early_review


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting with everything recorded of it, each list in the order in which it stands on paper."""

    id: int
    head: MeetingHead
    agenda: tuple[AgendaItem, ...] = ()
    attendees: tuple[Attendee, ...] = ()
    contributions: tuple[Contribution, ...] = ()
    conclusions: tuple[Conclusion, ...] = ()


@dataclass(frozen=True, slots=True)
class AttendanceCounts:
    """How many were invited and how many of them came; ``open`` ones are not accounted for yet."""

    invited: int
    present: int
    represented: int
    excused: int
    absent: int
    open: int

    @property
    def taking_part(self) -> int:
        """Invited persons who came or sent somebody."""
        return self.present + self.represented


def count_attendance(attendees: Iterable[Attendee]) -> AttendanceCounts:
    """Return the counts; ``present`` are persons in the room, late or not."""
    return counts_of(Counter(attendee.attendance for attendee in attendees))


def counts_of(states: Counter[Attendance]) -> AttendanceCounts:
    """Return the counts where so many persons are in each state."""
    of = states.get  # a counter takes four times as long to say that there is none
    return AttendanceCounts(
        invited=states.total(),
        present=sum([of(state, 0) for state in IN_THE_ROOM]),
        represented=of(Attendance.REPRESENTED, 0),
        excused=of(Attendance.EXCUSED, 0),
        absent=of(Attendance.ABSENT, 0),
        open=of(Attendance.INVITED, 0) + of(Attendance.CONFIRMED, 0),
    )


def in_groups(attendees: Iterable[Attendee]) -> tuple[Attendee, ...]:
    """Return the people as lists have them: group by group, within a group as they were invited."""
    order = list(AttendeeGroup)
    return tuple(sorted(attendees, key=lambda one: order.index(one.group)))


def missing_units(attendees: Iterable[Attendee]) -> tuple[str, ...]:
    """Return the units of which nobody was there and nobody was sent, in the order of the list."""
    seen: dict[str, bool] = {}
    for attendee in attendees:
        if attendee.unit:
            there = attendee.attendance in IN_THE_ROOM or attendee.attendance is Attendance.REPRESENTED
            seen[attendee.unit] = seen.get(attendee.unit, False) or there
    return tuple(unit for unit, there in seen.items() if not there)

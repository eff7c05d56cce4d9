"""What a meeting of each kind usually has: who is asked to come, who must be there, which papers it needs.

The agenda of each kind stands in :mod:`desktop.domain.agendas`. An office may put its own rules in place of these.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType

from desktop.domain.errors import RefusedValue
from desktop.domain.issued import PaperKind
from desktop.domain.meetings import AttendeeGroup, MeetingKind
from desktop.domain.text import spelling_key


@dataclass(frozen=True, slots=True)
class Requirements:
    """What makes a meeting able to decide.

    ``member_share`` (0 to 1) is the share of members of whom at least so many must be there. Each of ``offices``
    ("Trưởng Ban Chỉ đạo") must be held by somebody who is there, see :func:`fills`; each of ``units`` (names) be there.
    """

    member_share: Fraction = Fraction(0)
    offices: tuple[str, ...] = ()
    units: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not 0 <= self.member_share <= 1:
            raise RefusedValue("member-share", "not-a-share", str(self.member_share))

    def members_needed(self, members: int) -> int:
        """Return how many of ``members`` must be there: the share, rounded up."""
        share = self.member_share
        return -(-members * share.numerator // share.denominator)


def fills(title: str, office: str) -> bool:
    """Return whether somebody with this title holds ``office``: "Trưởng ban" is held by "Trưởng Ban Chỉ đạo".

    Of several posts ("Phó Bí thư Tỉnh ủy, Trưởng Ban Chỉ đạo") one is enough.
    """
    wanted = f"{spelling_key(office)} "
    return any(f"{spelling_key(post)} ".startswith(wanted) for post in re.split("[,;]", title))


@dataclass(frozen=True, slots=True)
class UsualMeeting:
    """What belongs to a kind of meeting: groups in the order of the list, requirements, papers in order of the work."""

    groups: tuple[AttendeeGroup, ...]
    requirements: Requirements
    papers: tuple[PaperKind, ...]


_HALF, _TWO_THIRDS = Fraction(1, 2), Fraction(2, 3)
_HEAD = ("Trưởng ban",)
_EVERYBODY = tuple(AttendeeGroup)
_COMMITTEE = (AttendeeGroup.MEMBER, AttendeeGroup.SUPPORT)

#: The papers of every meeting, before it and after it.
_BEFORE = (PaperKind.INVITATIONS, PaperKind.AGENDA, PaperKind.ATTENDANCE)
_IN_A_HALL = (PaperKind.NAME_PLATES, PaperKind.SEAT_LIST)
_AFTER = (PaperKind.MINUTES, PaperKind.NOTICE, PaperKind.MEETING_FILE)
_TOLD = (PaperKind.PUBLIC_SUMMARY,)

#: Shares as the working rules of committees give them (practice; two thirds also: Luật MTTQ Việt Nam on its meetings).
_USUAL: Mapping[MeetingKind, UsualMeeting] = MappingProxyType(
    {
        MeetingKind.ANNUAL_REVIEW: UsualMeeting(
            _EVERYBODY, Requirements(_TWO_THIRDS, _HEAD), (*_BEFORE, *_IN_A_HALL, *_AFTER, *_TOLD)
        ),
        MeetingKind.HALF_YEAR: UsualMeeting(
            _EVERYBODY, Requirements(_TWO_THIRDS, _HEAD), (*_BEFORE, *_IN_A_HALL, *_AFTER, *_TOLD)
        ),
        MeetingKind.QUARTERLY: UsualMeeting(_COMMITTEE, Requirements(_HALF), (*_BEFORE, PaperKind.DIRECTIONS, *_AFTER)),
        MeetingKind.FIVE_YEAR: UsualMeeting(
            _EVERYBODY, Requirements(_TWO_THIRDS, _HEAD), (*_BEFORE, *_IN_A_HALL, *_AFTER, *_TOLD)
        ),
        MeetingKind.SIGNING: UsualMeeting(
            _EVERYBODY, Requirements(_HALF, _HEAD), (*_BEFORE, *_IN_A_HALL, *_AFTER, *_TOLD)
        ),
        MeetingKind.EXTRAORDINARY: UsualMeeting(_COMMITTEE, Requirements(_TWO_THIRDS, _HEAD), (*_BEFORE, *_AFTER)),
        MeetingKind.WORKING_SESSION: UsualMeeting(_COMMITTEE, Requirements(), (*_BEFORE, *_AFTER)),
    }
)


#: Every paper that a meeting can have, in order of the work.
MEETING_PAPERS = (*_BEFORE, *_IN_A_HALL, PaperKind.DIRECTIONS, *_AFTER, *_TOLD)


def usual_meeting(kind: MeetingKind) -> UsualMeeting:
    """Return what a meeting of ``kind`` usually has."""
    return _USUAL[kind]


def requirements_of(kind: MeetingKind) -> Requirements:
    """Return who must be at a meeting of ``kind`` unless the office has rules of its own.

    Those are asked of :func:`desktop.services.meeting_preparation.requirements`.
    """
    return _USUAL[kind].requirements

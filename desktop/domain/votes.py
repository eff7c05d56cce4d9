"""Votes of a meeting: what was voted on, and how many were for it, against it, or of another opinion."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from desktop.domain.errors import RefusedValue
from desktop.domain.meetings import IN_THE_ROOM, Attendance, Attendee
from desktop.domain.text import clean


@dataclass(frozen=True, slots=True)
class Vote:
    """A vote ("Biểu quyết"): its matter as text, and the three counts of Mẫu 1.9."""

    id: int
    text: str
    in_favour: int = 0
    against: int = 0
    other: int = 0

    @property
    def cast(self) -> int:
        """All who voted."""
        return self.in_favour + self.against + self.other


class VoteDoubt(StrEnum):
    """What is odd about the counts of a vote."""

    NOBODY = "nobody"
    TOO_MANY = "too-many"
    TOO_FEW = "too-few"


def voters(attendees: Iterable[Attendee]) -> int:
    """Return how many were there to vote: persons in the room, and those who came instead of one."""
    there = IN_THE_ROOM | {Attendance.REPRESENTED}
    return sum(1 for one in attendees if one.attendance in there)


def vote_doubt(vote: Vote, present: int) -> VoteDoubt | None:
    """Return what doesn't fit between the counts and the ``present``; ``None`` where they fit or nobody was counted."""
    if not vote.cast:
        return VoteDoubt.NOBODY
    if not present or vote.cast == present:
        return None
    return VoteDoubt.TOO_MANY if vote.cast > present else VoteDoubt.TOO_FEW


def checked_vote(vote: Vote) -> None:
    """Raise :class:`RefusedValue` for a vote on nothing, or with counts below zero."""
    if not clean(vote.text):
        raise RefusedValue("vote-text", "missing")
    if min(vote.in_favour, vote.against, vote.other) < 0:
        raise RefusedValue("vote-count", "below-zero")

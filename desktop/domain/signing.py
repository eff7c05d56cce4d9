"""The check list of a meeting's minutes before they are signed: what is open, and what was answered to it.

A point that is open can be mended, or answered with a reason, which is kept beside what it said. An answer holds only
as long as the point says the same.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from desktop.domain.meetings import IN_THE_ROOM, Attendance, Attendee, Conclusion, Meeting
from desktop.domain.quorum import Quorum, quorum_sentence
from desktop.domain.text import spelling_key
from desktop.domain.votes import Vote, VoteDoubt, vote_doubt, voters


class CheckPoint(StrEnum):
    """What is looked at before minutes are signed."""

    ATTENDANCE_OPEN = "attendance-open"
    NOBODY_THERE = "nobody-there"
    QUORUM = "quorum"
    CHAIR_MISSING = "chair-missing"
    CHAIR_NOT_THERE = "chair-not-there"
    SECRETARY_MISSING = "secretary-missing"
    END_MISSING = "end-missing"
    NUMBER_MISSING = "number-missing"
    NUMBER_TAKEN = "number-taken"
    LINE_UNFINISHED = "line-unfinished"
    VOTES_DONT_FIT = "votes-dont-fit"
    NO_CONCLUSION = "no-conclusion"
    WITHOUT_UNIT = "without-unit"
    WITHOUT_DEADLINE = "without-deadline"
    UNIT_GONE = "unit-gone"


@dataclass(frozen=True, slots=True)
class Finding:
    """A point that is open; ``detail`` names what it is about (people, numbers of conclusions, a sentence)."""

    point: CheckPoint
    detail: str = ""


@dataclass(frozen=True, slots=True)
class CheckAnswer:
    """The reason for leaving a point as it is, and what the point said when it was given."""

    point: CheckPoint
    detail: str
    reason: str
    answered_at: datetime


@dataclass(frozen=True, slots=True)
class CheckItem:
    """An open point with its answer, where it has one that holds."""

    finding: Finding
    answer: CheckAnswer | None = None


@dataclass(frozen=True, slots=True)
class CheckList:
    """The open points in their order."""

    items: tuple[CheckItem, ...] = ()

    @property
    def unanswered(self) -> tuple[CheckItem, ...]:
        """The points that keep the minutes from being signed."""
        return tuple(item for item in self.items if item.answer is None)


@dataclass(frozen=True, slots=True)
class CheckedMeeting:
    """Everything that the check list looks at.

    ``gone_units`` are the names of units that did not exist on the meeting's day, by the number of the conclusion that
    gives them something to do. ``number_taken`` says that other minutes of the year have this number.
    """

    meeting: Meeting
    quorum: Quorum
    votes: tuple[Vote, ...] = ()
    gone_units: Mapping[int, str] | None = None
    number_taken: bool = False
    unfinished_line: str = ""


def check_list(checked: CheckedMeeting, answers: Iterable[CheckAnswer] = ()) -> CheckList:
    """Return what is open, each point with the answer that was given to exactly this."""
    given = {(answer.point, answer.detail): answer for answer in answers}
    found = findings(checked)
    return CheckList(tuple(CheckItem(one, given.get((one.point, one.detail))) for one in found))


def findings(checked: CheckedMeeting) -> Iterator[Finding]:
    """Yield the open points, in the order of the minutes."""
    yield from _attendance(checked)
    yield from _head(checked)
    yield from _votes(checked)
    yield from _conclusions(checked)


def _attendance(checked: CheckedMeeting) -> Iterator[Finding]:
    people = checked.meeting.attendees
    unsettled = [one.name for one in people if one.attendance in (Attendance.INVITED, Attendance.CONFIRMED)]
    if unsettled:
        yield Finding(CheckPoint.ATTENDANCE_OPEN, _named(unsettled))
    if not voters(people):
        yield Finding(CheckPoint.NOBODY_THERE)
    elif not checked.quorum.is_reached:
        yield Finding(CheckPoint.QUORUM, quorum_sentence(checked.quorum))


def _head(checked: CheckedMeeting) -> Iterator[Finding]:
    head = checked.meeting.head
    if not head.chair:
        yield Finding(CheckPoint.CHAIR_MISSING)
    elif _is_away(head.chair, checked.meeting.attendees):
        yield Finding(CheckPoint.CHAIR_NOT_THERE, head.chair)
    if not head.secretary:
        yield Finding(CheckPoint.SECRETARY_MISSING)
    if head.end is None:
        yield Finding(CheckPoint.END_MISSING)
    if head.number is None:
        yield Finding(CheckPoint.NUMBER_MISSING)
    elif checked.number_taken:
        yield Finding(CheckPoint.NUMBER_TAKEN, str(head.number))
    if checked.unfinished_line:
        yield Finding(CheckPoint.LINE_UNFINISHED, checked.unfinished_line)


def _is_away(name: str, people: Sequence[Attendee]) -> bool:
    """Return whether somebody of this name is on the list and was not in the room."""
    same = [one for one in people if spelling_key(one.name) == spelling_key(name)]
    return bool(same) and not any(one.attendance in IN_THE_ROOM for one in same)


def _votes(checked: CheckedMeeting) -> Iterator[Finding]:
    present = voters(checked.meeting.attendees)
    doubtful = [vote for vote in checked.votes if vote_doubt(vote, present) not in (None, VoteDoubt.TOO_FEW)]
    if doubtful:
        yield Finding(CheckPoint.VOTES_DONT_FIT, "; ".join(f"{vote.text} ({vote.cast}/{present})" for vote in doubtful))


def _conclusions(checked: CheckedMeeting) -> Iterator[Finding]:
    conclusions = checked.meeting.conclusions
    if not conclusions:
        yield Finding(CheckPoint.NO_CONCLUSION)
    if without_unit := [one for one in conclusions if not one.lead_unit_ids]:
        yield Finding(CheckPoint.WITHOUT_UNIT, _numbers(without_unit))
    if without_deadline := [one for one in conclusions if one.due is None]:
        yield Finding(CheckPoint.WITHOUT_DEADLINE, _numbers(without_deadline))
    if checked.gone_units:
        yield Finding(
            CheckPoint.UNIT_GONE, "; ".join(f"{name} ({number})" for number, name in sorted(checked.gone_units.items()))
        )


def _numbers(conclusions: Iterable[Conclusion]) -> str:
    return ", ".join(str(one.number) for one in conclusions)


#: More names than this are only counted.
_NAMED = 5


def _named(names: Sequence[str]) -> str:
    more = f" +{len(names) - _NAMED}" if len(names) > _NAMED else ""
    return ", ".join(names[:_NAMED]) + more

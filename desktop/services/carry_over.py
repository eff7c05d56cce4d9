"""What a meeting opens with: the directions that carry over to it, and those closed since the meeting before."""

from dataclasses import dataclass
from datetime import date

from desktop.domain.lights import Light
from desktop.services.directions import DirectionRow, rows
from desktop.storage import meetings
from desktop.storage.database import Ledger


@dataclass(frozen=True, slots=True)
class EarlierMeeting:
    """The meeting before."""

    id: int
    title: str
    day: date


@dataclass(frozen=True, slots=True)
class CarriedOver:
    """What a meeting opens with, as of its day. ``closed`` are done or withdrawn since ``since``, the meeting before.

    Before the first meeting there is none, and everything closed is listed.
    """

    as_of: date
    since: EarlierMeeting | None
    open: tuple[DirectionRow, ...]
    closed: tuple[DirectionRow, ...]

    def count(self, light: Light) -> int:
        """Return how many of the open ones have this light."""
        return sum(row.light is light for row in self.open)


def carried_over(ledger: Ledger, meeting_id: int) -> CarriedOver:
    """Return what carries over to a meeting: every direction of an earlier one that is still open on its day."""
    head = meetings.get(ledger, meeting_id).head
    as_of = head.start.date()
    before = [(id_, one) for id_, one in meetings.heads(ledger) if (one.start, id_) < (head.start, meeting_id)]
    since = EarlierMeeting(before[0][0], before[0][1].title, before[0][1].start.date()) if before else None
    earlier = {id_ for id_, _ in before}
    given = [row for row in rows(ledger, as_of) if row.direction.meeting_id in earlier]
    closed = (row for row in given if not row.is_open and _closed_after(row, since, as_of))
    return CarriedOver(as_of, since, tuple(row for row in given if row.is_open), tuple(closed))


def _closed_after(row: DirectionRow, since: EarlierMeeting | None, as_of: date) -> bool:
    closed_on = row.standing.done_on or _withdrawn_on(row, as_of)
    return since is None or (closed_on is not None and closed_on > since.day)


def _withdrawn_on(row: DirectionRow, as_of: date) -> date | None:
    """Return the day on which the last of its parts was withdrawn."""
    withdrawals = (part.task.withdrawal(as_of) for part in row.parts)
    return max((one.day for one in withdrawals if one is not None), default=None)

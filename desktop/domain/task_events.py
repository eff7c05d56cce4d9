"""What was decided on a task, by whom and on which day: extended, withdrawn, taken up again, confirmed, reminded.

Each is a stored fact with its day; what follows from it is computed for any day asked for. A decision counts from its
own day on, never before: a task that was overdue on 30 June stays so on 30 June though it was extended on 5 July.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from desktop.domain.deadlines import Deadline


class EventKind(StrEnum):
    """The kinds of events in the life of a task, besides what was reported on it."""

    EXTENDED = "extended"
    WITHDRAWN = "withdrawn"
    REINSTATED = "reinstated"
    CONFIRMED = "confirmed"
    REMINDED = "reminded"


#: What somebody decides about a task: these can be taken out of its history again.
DECISIONS = (EventKind.EXTENDED, EventKind.WITHDRAWN, EventKind.REINSTATED)


@dataclass(frozen=True, slots=True)
class TaskEvent:
    """An event on ``day``, the day on which it was decided; ``id`` is 0 until it is kept.

    ``deadline`` is the new one of an extension. ``symbol`` is number and symbol of the letter by which it was decided
    or reminded ("15/CV-BCĐ"), ``paper_id`` that letter where the ledger keeps it, ``meeting_id`` the meeting that
    decided, ``report_id`` the result that was confirmed. ``recorded_at`` counts for nothing.
    """

    id: int
    task_id: int
    kind: EventKind
    day: date
    deadline: Deadline | None = None
    reason: str = ""
    decided_by: str = ""
    symbol: str = ""
    meeting_id: int | None = None
    paper_id: int | None = None
    report_id: int | None = None
    recorded_at: datetime | None = None

    @property
    def order(self) -> tuple[date, int]:
        """What events are ordered by: their day, of two on one day the one recorded first."""
        return self.day, self.id


def of_kind(events: Iterable[TaskEvent], *kinds: EventKind) -> tuple[TaskEvent, ...]:
    """Return the events of these kinds, oldest first."""
    return tuple(sorted((event for event in events if event.kind in kinds), key=lambda event: event.order))


def latest(events: Iterable[TaskEvent], as_of: date, *kinds: EventKind) -> TaskEvent | None:
    """Return the last event of these kinds that had happened by ``as_of``."""
    happened = [event for event in events if event.day <= as_of and event.kind in kinds]
    return of_kind(happened, *kinds)[-1] if happened else None


def usual_decider(events: Iterable[TaskEvent], *kinds: EventKind) -> str:
    """Return who decided last in one of these ways; empty where nobody is named."""
    named = [event for event in events if event.kind in kinds and event.decided_by]
    return max(named, key=lambda event: event.id).decided_by if named else ""

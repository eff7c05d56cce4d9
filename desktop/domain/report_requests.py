"""Units that were asked to report to a meeting: what, until when, and whether it was handed in."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class HandIn(StrEnum):
    """Where a report that was asked for stands."""

    HANDED_IN = "handed-in"
    HANDED_IN_LATE = "handed-in-late"
    WAITING = "waiting"
    OVERDUE = "overdue"


@dataclass(frozen=True, slots=True)
class ReportRequest:
    """A unit that was asked for ``what`` until a day; ``handed_in_on`` is the day on which it came."""

    id: int
    unit_id: int
    what: str
    until: date | None = None
    handed_in_on: date | None = None

    def standing(self, day: date) -> HandIn:
        """Return where it stands on ``day``; what comes on its last day is in time."""
        if self.handed_in_on is not None:
            late = self.until is not None and self.handed_in_on > self.until
            return HandIn.HANDED_IN_LATE if late else HandIn.HANDED_IN
        return HandIn.OVERDUE if self.until is not None and day > self.until else HandIn.WAITING


@dataclass(frozen=True, slots=True)
class HandInCounts:
    """How many reports were asked for, and how many came; ``overdue`` ones are among those still missing."""

    asked: int
    handed_in: int
    late: int
    overdue: int

    @property
    def missing(self) -> int:
        """How many have not come."""
        return self.asked - self.handed_in


def count_reports(requests: Iterable[ReportRequest], day: date) -> HandInCounts:
    """Return the counts as of ``day``; ``handed_in`` has the late ones too."""
    found = Counter(request.standing(day) for request in requests)
    return HandInCounts(
        asked=found.total(),
        handed_in=found[HandIn.HANDED_IN] + found[HandIn.HANDED_IN_LATE],
        late=found[HandIn.HANDED_IN_LATE],
        overdue=found[HandIn.OVERDUE],
    )

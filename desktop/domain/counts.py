"""The four counts of official reports, and what follows from them."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from desktop.domain.tasks import Standing


class Count(StrEnum):
    """Where a task is counted: one of the four counts, or withdrawn (in none of them, listed apart)."""

    DONE_ON_TIME = "done-on-time"
    DONE_LATE = "done-late"
    OPEN_IN_TIME = "open-in-time"
    OPEN_OVERDUE = "open-overdue"
    WITHDRAWN = "withdrawn"


def count_of(standing: Standing) -> Count:
    """Return the one count in which a task with this standing belongs."""
    if standing.withdrawn:
        return Count.WITHDRAWN
    if standing.done_on is not None:
        return Count.DONE_LATE if standing.late else Count.DONE_ON_TIME
    return Count.OPEN_OVERDUE if standing.overdue else Count.OPEN_IN_TIME


@dataclass(frozen=True, slots=True)
class Counts:
    """How many tasks stand where; ``withdrawn`` ones are in no other number."""

    done_on_time: int = 0
    done_late: int = 0
    open_in_time: int = 0
    open_overdue: int = 0
    withdrawn: int = 0

    @property
    def done(self) -> int:
        """Tasks that are done, on time or late."""
        return self.done_on_time + self.done_late

    @property
    def total(self) -> int:
        """All tasks that count."""
        return self.done + self.open_in_time + self.open_overdue

    @property
    def due(self) -> int:
        """Tasks that are done or should be by now."""
        return self.done + self.open_overdue

    @property
    def percent(self) -> Decimal | None:
        """Percent of plan with one decimal, ``None`` where nothing was planned; below 100 while one is open."""
        if not self.total:
            return None
        exact = Decimal(100 * self.done) / self.total
        rounded = exact.quantize(Decimal("0.1"), ROUND_HALF_UP)
        return rounded if self.done == self.total else min(rounded, Decimal("99.9"))

    @property
    def ratio(self) -> str:
        """The count as reports print it: ``37/37``."""
        return f"{self.done}/{self.total}"

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(
            self.done_on_time + other.done_on_time,
            self.done_late + other.done_late,
            self.open_in_time + other.open_in_time,
            self.open_overdue + other.open_overdue,
            self.withdrawn + other.withdrawn,
        )


_ONE = {
    Count.DONE_ON_TIME: Counts(done_on_time=1),
    Count.DONE_LATE: Counts(done_late=1),
    Count.OPEN_IN_TIME: Counts(open_in_time=1),
    Count.OPEN_OVERDUE: Counts(open_overdue=1),
    Count.WITHDRAWN: Counts(withdrawn=1),
}


def tally(standings: Iterable[Standing]) -> Counts:
    """Return the counts of tasks with these standings."""
    return sum((_ONE[count_of(standing)] for standing in standings), Counts())

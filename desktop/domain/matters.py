"""Matters: something at a locality that a meeting wants settled. About places and duties, never about a citizen."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.domain.deadlines import Deadline
from desktop.domain.errors import RefusedValue
from desktop.domain.text import clean


class MatterState(StrEnum):
    """How far a matter has come."""

    RAISED = "raised"
    HANDLED = "handled"
    SETTLED = "settled"


@dataclass(frozen=True, slots=True)
class Matter:
    """A matter at a locality; ``meeting_id`` is the meeting that raised it, ``outcome`` what came of it."""

    id: int
    summary: str
    locality: str
    raised_on: date
    lead_unit_id: int | None = None
    due: Deadline | None = None
    state: MatterState = MatterState.RAISED
    settled_on: date | None = None
    outcome: str = ""
    meeting_id: int | None = None

    def was_open(self, start: date, end: date) -> bool:
        """Return whether it was raised by ``end`` and not settled before ``start``."""
        return self.raised_on <= end and (self.settled_on is None or self.settled_on >= start)

    def state_on(self, day: date) -> MatterState:
        """Return how far it had come by ``day``, as far as that is known: only of settling the day is kept."""
        later = self.settled_on is not None and self.settled_on > day
        return MatterState.HANDLED if later else self.state

    def overdue(self, as_of: date) -> bool:
        """Return whether it should have been settled before ``as_of`` and was not by then."""
        settled = self.settled_on is not None and self.settled_on <= as_of
        return not settled and self.due is not None and self.due.end is not None and self.due.end < as_of


def checked_matter(matter: Matter) -> None:
    """Raise :class:`RefusedValue` for a matter without words or place, or settled without a day or before it rose."""
    if not clean(matter.summary):
        raise RefusedValue("matter-summary", "missing")
    if not clean(matter.locality):
        raise RefusedValue("matter-locality", "missing")
    if matter.state is MatterState.SETTLED and matter.settled_on is None:
        raise RefusedValue("matter-settled", "missing")
    if matter.settled_on is not None and matter.settled_on < matter.raised_on:
        raise RefusedValue("matter-settled", "before-raised", matter.settled_on.isoformat())

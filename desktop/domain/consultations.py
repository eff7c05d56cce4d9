"""Opinions gathered on a draft: which units were asked, which have answered, with how many opinions."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.domain.errors import RefusedValue
from desktop.domain.text import clean


@dataclass(frozen=True, slots=True)
class Opinion:
    """What one unit that was asked has answered; without ``answered_on`` it has not yet.

    ``unit`` is its name on the day of asking; ``count`` is how many opinions it gave, 0 when it agrees with the draft.
    """

    unit: str
    unit_id: int | None = None
    answered_on: date | None = None
    count: int = 0
    summary: str = ""


class AnswerState(StrEnum):
    """Whether the units that were asked have answered."""

    ALL = "all"
    WAITING = "waiting"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class Consultation:
    """A draft on which units were asked for opinions; ``until`` is the last day for an answer."""

    id: int
    draft: str
    asked_on: date
    until: date | None = None
    opinions: tuple[Opinion, ...] = ()
    summary: str = ""
    meeting_id: int | None = None

    @property
    def answered(self) -> int:
        """How many units have answered."""
        return sum(1 for one in self.opinions if one.answered_on is not None)

    @property
    def count(self) -> int:
        """How many opinions were given in all."""
        return sum(one.count for one in self.opinions)

    def state(self, as_of: date) -> AnswerState:
        """Return how the answers stand on ``as_of``."""
        waiting = any(one.answered_on is None or one.answered_on > as_of for one in self.opinions)
        if not waiting:
            return AnswerState.ALL
        return AnswerState.LATE if self.until is not None and self.until < as_of else AnswerState.WAITING


def checked_consultation(consultation: Consultation) -> None:
    """Raise :class:`RefusedValue` for one without a draft, a unit asked twice, or an answer before the question."""
    if not clean(consultation.draft):
        raise RefusedValue("consultation-draft", "missing")
    if consultation.until is not None and consultation.until < consultation.asked_on:
        raise RefusedValue("consultation-until", "before-start", consultation.until.isoformat())
    names = [clean(one.unit).casefold() for one in consultation.opinions]
    for place, opinion in enumerate(consultation.opinions):
        if names[place] in names[:place]:
            raise RefusedValue("consultation-unit", "unit-twice", opinion.unit)
        _check_opinion(opinion, consultation.asked_on)


def _check_opinion(opinion: Opinion, asked_on: date) -> None:
    if not clean(opinion.unit):
        raise RefusedValue("consultation-unit", "missing")
    if opinion.count < 0:
        raise RefusedValue("consultation-count", "below-zero", str(opinion.count))
    if opinion.answered_on is not None and opinion.answered_on < asked_on:
        raise RefusedValue("consultation-answer", "before-asked", opinion.unit)
    if opinion.answered_on is None and (opinion.count or clean(opinion.summary)):
        raise RefusedValue("consultation-answer", "missing", opinion.unit)

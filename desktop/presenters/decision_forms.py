"""What a clerk types about a decision on a task becomes a value, or a fault at the field that is to blame."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from desktop.domain.deadlines import Deadline, read_deadline
from desktop.domain.text import clean
from desktop.presenters.forms import Fault, FieldFault, Read, day_faults, read_day
from desktop.presenters.task_forms import echo_deadline
from desktop.services.extensions import Decision


@dataclass(frozen=True, slots=True)
class DecisionDraft:
    """A decision as it stands in the fields."""

    day: str
    reason: str = ""
    decided_by: str = ""


def read_decision(draft: DecisionDraft, today: date) -> Read[Decision]:
    """Return the decision that was typed; it needs a day, a reason, and somebody who decided."""
    day = read_day(draft.day, today.year)
    faults = tuple(_decision_faults(draft, day, today))
    if faults or day is None:
        return Read(None, faults)
    return Read(Decision(day, clean(draft.reason), clean(draft.decided_by)))


def _decision_faults(draft: DecisionDraft, day: date | None, today: date) -> Iterator[FieldFault]:
    if not clean(draft.reason):
        yield FieldFault("reason", Fault.MISSING)
    if not clean(draft.decided_by):
        yield FieldFault("decided_by", Fault.MISSING)
    yield from day_faults("day", draft.day, day, today)


@dataclass(frozen=True, slots=True)
class Extension:
    """A new deadline and the decision that gave it."""

    deadline: Deadline
    decision: Decision


def read_extension(due: str, draft: DecisionDraft, today: date) -> Read[Extension]:
    """Return the extension that was typed; a deadline without a year is one of the year in which it is decided."""
    decision = read_decision(draft, today)
    day = read_day(draft.day, today.year) or today
    deadline = read_deadline(due, day.year).deadline
    faults = (*_due_faults(due, deadline, day), *decision.faults)
    if faults or decision.value is None:
        return Read(None, faults)
    return Read(Extension(deadline, decision.value))


def _due_faults(text: str, deadline: Deadline, day: date) -> Iterator[FieldFault]:
    fault = echo_deadline(text, day.year).fault
    if not clean(text):
        yield FieldFault("due", Fault.MISSING)
    elif fault is not None:
        yield FieldFault("due", fault, clean(text))
    elif deadline.end is None and not deadline.ongoing:
        yield FieldFault("due", Fault.NOT_A_DAY, clean(text))
    elif deadline.end is not None and deadline.end < day:
        yield FieldFault("due", Fault.BEFORE_DECISION, clean(text))

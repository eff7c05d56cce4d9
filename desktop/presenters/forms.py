"""What every form shares: what a clerk types becomes a value, or faults at the fields that are to blame."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Generic, TypeVar

from desktop.domain.moments import NoSuchDay, find_moments
from desktop.domain.text import clean

T = TypeVar("T")


class Fault(StrEnum):
    """What is wrong with what was typed into a field."""

    MISSING = "missing"
    UNKNOWN_UNIT = "unknown-unit"
    UNKNOWN_DOCUMENT = "unknown-document"
    NO_SUCH_DAY = "no-such-day"
    ENDS_BEFORE_START = "ends-before-start"
    NOT_A_DAY = "not-a-day"
    IN_THE_FUTURE = "in-the-future"
    NOT_A_PERCENT = "not-a-percent"
    NOTHING_SAID = "nothing-said"
    NOT_A_QUANTITY = "not-a-quantity"
    NOT_ADDABLE = "not-addable"
    BEFORE_PLAN = "before-plan"
    NOT_DONE = "not-done"
    NOT_A_RANK = "not-a-rank"
    BEFORE_DECISION = "before-decision"
    NOT_A_COUNT = "not-a-count"
    NOT_A_YEAR = "not-a-year"
    UNIT_NOT_THEN = "unit-not-then"
    UNIT_TWICE = "unit-twice"
    BEFORE_QUESTION = "before-question"
    NO_DISTRICTS = "no-districts"


@dataclass(frozen=True, slots=True)
class FieldFault:
    """A fault and the field of the draft in which it is; ``text`` is what stands there."""

    field: str
    fault: Fault
    text: str = ""


@dataclass(frozen=True, slots=True)
class Read(Generic[T]):
    """What a draft says; ``value`` is ``None`` while there are faults."""

    value: T | None
    faults: tuple[FieldFault, ...] = ()


def read_day(text: str, year: int) -> date | None:
    """Return the day that ``text`` names ("15/10", "5/3/2021"); ``year`` is taken where it names none."""
    try:
        moments = find_moments(text)
        if len(moments) != 1 or moments[0].day is None:
            return None
        return moments[0].span(year)[0]
    except (NoSuchDay, ValueError):
        return None


def day_text(day: date | None) -> str:
    """Return a day as it stands in a field: ``05/03/2021``; empty for none."""
    return f"{day:%d/%m/%Y}" if day else ""


def day_faults(field: str, text: str, day: date | None, today: date) -> Iterator[FieldFault]:
    """Say what is wrong with a day of the past that must be there."""
    if not text.strip():
        yield FieldFault(field, Fault.MISSING)
    elif day is None:
        yield FieldFault(field, Fault.NOT_A_DAY, clean(text))
    elif day > today:
        yield FieldFault(field, Fault.IN_THE_FUTURE, clean(text))

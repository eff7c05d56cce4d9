"""What a use case changed, so that screens can refresh themselves."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class Noun(StrEnum):
    """The kinds of records that screens show."""

    OFFICE = "office"
    UNITS = "units"
    PEOPLE = "people"
    TASKS = "tasks"
    MEETINGS = "meetings"
    BATCHES = "batches"
    ATTACHMENTS = "attachments"
    ISSUED = "issued"
    REGISTERS = "registers"
    FIGURES = "figures"
    BACKUPS = "backups"


@dataclass(frozen=True, slots=True)
class Changed(Generic[T_co]):
    """The result of a use case, and the kinds of records that are different now."""

    value: T_co
    nouns: frozenset[Noun]


def changed(value: T, *nouns: Noun) -> Changed[T]:
    """Return ``value`` with what was changed to reach it."""
    return Changed(value, frozenset(nouns))

"""What a plan depends on: what the ledger holds, and what people have answered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from desktop.domain.figures import Figure
from desktop.domain.imports import Version
from desktop.domain.people import Person
from desktop.domain.tasks import ProgressReport, Task
from desktop.domain.text import spelling_key, title_key
from desktop.domain.units import UnitDirectory

#: The tasks that rows of returned templates were made from, by file, sheet's name and row.
Keys = Mapping[tuple[int, str, int], int]

#: What a person said of outcomes whose task is not found: task ids by :func:`meant_key`.
Meant = Mapping[tuple[str, str], int]

#: A person's answer "this is a unit that the directory has not got".
NEW_UNIT = 0


@dataclass(frozen=True, slots=True)
class Known:
    """What the ledger holds, as far as a plan depends on it.

    ``units_are_given`` is false until a person has said which units there are: the workbooks name them then.
    ``versions`` says which version of its sender's workbook each imported task comes from, by task id; ``answers`` what
    a person said of unit names, by :func:`spelling_key`: a unit's id, or :data:`NEW_UNIT`; ``keys`` what the rows of
    returned templates say of themselves; ``meant`` which tasks outcomes under other titles mean.
    """

    units: UnitDirectory
    today: date
    units_are_given: bool = True
    tasks: Sequence[Task] = ()
    reports: Mapping[int, Sequence[ProgressReport]] = field(default_factory=dict)
    unassigned: Sequence[ProgressReport] = ()
    versions: Mapping[int, Version] = field(default_factory=dict)
    people: Sequence[Person] = ()
    figures: Sequence[Figure] = ()
    indicators: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[str, int] = field(default_factory=dict)
    keys: Keys = field(default_factory=dict)
    last_read: Mapping[str, date] = field(default_factory=dict)
    meant: Meant = field(default_factory=dict)


def meant_key(told_by: str | None, title: str) -> tuple[str, str]:
    """Return what makes outcomes alike whose task a person is asked for: who tells of it, and under which title."""
    return spelling_key(told_by or ""), title_key(title)

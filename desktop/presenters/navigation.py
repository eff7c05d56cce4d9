"""How one screen opens another on the rows behind a number."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # the window needs the keys of the pages before its first paint, and nothing else
    from datetime import date

    from desktop.domain.counts import Count
    from desktop.domain.lights import Light
    from desktop.domain.tasks import TaskKind


class PageKey(StrEnum):
    """The pages of the window, in the order of its sidebar."""

    OVERVIEW = "overview"
    MEETINGS = "meetings"
    TASKS = "tasks"
    DIRECTIONS = "directions"
    REGISTERS = "registers"
    FIGURES = "figures"
    UNITS = "units"
    IMPORTS = "imports"
    PAPERS = "papers"
    SETTINGS = "settings"


@dataclass(frozen=True, slots=True)
class TaskFilter:
    """Which tasks to show: those of ``year``, and of these only those that fit every field that is set.

    ``task_id`` narrows nothing: it is the task to be looked at, ``report_id`` a report on it, ``file_id`` a file kept
    with it. ``loose`` asks for the results without a task instead, of which ``report_id`` is to be looked at.
    ``due_month`` and ``done_month`` are months of ``year`` (1 to 12).
    ``as_of`` is the day for which the rows are asked; the year's usual one where it is not said.
    ``planned`` leaves out directions. ``as_today`` asks for tasks under the units into which those that lead them have
    passed by today; that narrows nothing either.
    """

    year: int
    kind: TaskKind | None = None
    unit_id: int | None = None
    count: Count | None = None
    text: str = ""
    task_id: int | None = None
    loose: bool = False
    due_month: int | None = None
    done_month: int | None = None
    as_of: date | None = None
    planned: bool = False
    as_today: bool = False
    report_id: int | None = None
    file_id: int | None = None


class MeetingPart(StrEnum):
    """The sections of a meeting in which one record can be looked at."""

    AGENDA = "agenda"
    LIVE = "live"
    CONCLUSIONS = "conclusions"
    FILES = "files"


@dataclass(frozen=True, slots=True)
class MeetingFilter:
    """Which meeting to open; without an id, a new one is begun. ``record_id`` is to be looked at in ``part``."""

    meeting_id: int | None = None
    part: MeetingPart | None = None
    record_id: int | None = None


@dataclass(frozen=True, slots=True)
class UnitFilter:
    """Which units to show: those whose name holds ``text``; or the one unit or person to be looked at."""

    text: str = ""
    unit_id: int | None = None
    person_id: int | None = None


@dataclass(frozen=True, slots=True)
class DirectionFilter:
    """Which directions to show: those with this light and unit; ``conclusion_id`` is the one to be looked at.

    ``owing`` asks for the units that have not reported instead.
    """

    light: Light | None = None
    unit_id: int | None = None
    text: str = ""
    by_unit: bool = False
    conclusion_id: int | None = None
    owing: bool = False


class RegisterKey(StrEnum):
    """The registers, in the order of their tabs."""

    PROGRAMMES = "programmes"
    MATTERS = "matters"
    MODELS = "models"
    DOCUMENTS = "documents"
    CONSULTATIONS = "consultations"
    ASSESSMENTS = "assessments"


@dataclass(frozen=True, slots=True)
class RegisterFilter:
    """Which register to show, and which of its records to look at; ``file_id`` is a file kept with that."""

    register: RegisterKey
    record_id: int | None = None
    file_id: int | None = None


@dataclass(frozen=True, slots=True)
class FigureFilter:
    """Which indicator's figures to show."""

    indicator_id: int


@dataclass(frozen=True, slots=True)
class PaperFilter:
    """Which issued paper to look at."""

    paper_id: int


PageFilter = TaskFilter | DirectionFilter | MeetingFilter | UnitFilter | RegisterFilter | FigureFilter | PaperFilter


class Navigate(Protocol):
    """Opens a page, on the rows that fit ``wanted`` when it is given."""

    def __call__(self, page: str, wanted: PageFilter | None = None) -> None:
        """Open the page with this key of :class:`PageKey`."""

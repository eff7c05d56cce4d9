"""How one screen opens another on the rows behind a number."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # the window needs the keys of the pages before its first paint, and nothing else
    from desktop.domain.counts import Count
    from desktop.domain.tasks import TaskKind


class PageKey(StrEnum):
    """The pages of the window, in the order of its sidebar."""

    OVERVIEW = "overview"
    MEETINGS = "meetings"
    TASKS = "tasks"
    UNITS = "units"
    IMPORTS = "imports"


@dataclass(frozen=True, slots=True)
class TaskFilter:
    """Which tasks to show: those of ``year``, and of these only those that fit every field that is set.

    ``task_id`` narrows nothing: it is the task to be looked at. ``loose`` asks for the results without a task instead.
    """

    year: int
    kind: TaskKind | None = None
    unit_id: int | None = None
    count: Count | None = None
    text: str = ""
    task_id: int | None = None
    loose: bool = False


@dataclass(frozen=True, slots=True)
class MeetingFilter:
    """Which meeting to open; without an id, a new one is begun."""

    meeting_id: int | None = None


@dataclass(frozen=True, slots=True)
class UnitFilter:
    """Which units to show: those whose name holds ``text``; or the one unit or person to be looked at."""

    text: str = ""
    unit_id: int | None = None
    person_id: int | None = None


PageFilter = TaskFilter | MeetingFilter | UnitFilter


class Navigate(Protocol):
    """Opens a page, on the rows that fit ``wanted`` when it is given."""

    def __call__(self, page: str, wanted: PageFilter | None = None) -> None:
        """Open the page with this key of :class:`PageKey`."""

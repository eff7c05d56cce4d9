"""The history of a task: what was reported on it and what was decided of it, in one line of time."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from desktop.domain.task_events import EventKind, TaskEvent
from desktop.domain.tasks import ProgressReport, Task
from desktop.storage.batches import Origin

__all__ = ["Entry", "Origin", "entries"]


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a history: a report or a decision; ``unit`` says whose where there are several.

    ``origin`` is the row of the workbook in which a report was read, ``confirmation`` the word that accepts it.
    """

    day: date
    unit: str = ""
    report: ProgressReport | None = None
    event: TaskEvent | None = None
    origin: Origin | None = None
    confirmation: TaskEvent | None = None

    @property
    def task_id(self) -> int | None:
        """The task in whose history it stands."""
        return self.report.task_id if self.report else self.event.task_id if self.event else None


def entries(
    task: Task, reports: Iterable[ProgressReport], origins: Mapping[int, Origin], unit: str = ""
) -> list[Entry]:
    """Return what was reported on a task and decided of it, oldest first."""
    accepted = {event.report_id: event for event in task.events if event.kind is EventKind.CONFIRMED}
    told = [
        Entry(one.as_of, unit, one, origin=origins.get(one.import_row_id or 0), confirmation=accepted.get(one.id))
        for one in reports
    ]
    decided = [Entry(one.day, unit, event=one) for one in task.events if one.kind is not EventKind.CONFIRMED]
    return sorted(told + decided, key=lambda entry: entry.day)

"""What became of the numbers of an issued report, and which records made the difference: named, with their day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from desktop.domain.frozen import CountDrift, Drift, FigureDrift, MovedTask
from desktop.domain.issued import IssuedPaper
from desktop.domain.tasks import ProgressReport, Task
from desktop.domain.text import spelling_key
from desktop.services.figures import FigureRow, behind
from desktop.services.printing.frozen_text import from_text
from desktop.services.printing.issuing import drift_since_issue
from desktop.services.timelines import Entry, Origin, entries
from desktop.storage import batches
from desktop.storage import figures as figure_store
from desktop.storage import reports as report_store
from desktop.storage import tasks as task_store
from desktop.storage.database import Ledger
from desktop.storage.figures import Wanted

__all__ = ["Drifted", "FigureRow", "Origin", "TaskReason", "drifted"]


@dataclass(frozen=True, slots=True)
class TaskReason:
    """A task of a ``year`` that counts otherwise, and what was written down since: reports, decisions, confirmations.

    ``origin`` is the row of a workbook in which the task came where it is new. With no entry and no origin the task
    itself, or a record on it, was changed or taken out by hand.
    """

    moved: MovedTask
    entries: tuple[Entry, ...] = ()
    origin: Origin | None = None
    year: int = 0


@dataclass(frozen=True, slots=True)
class Drifted:
    """An issued report and what is otherwise now; of each number the records that made it so."""

    paper: IssuedPaper
    drift: Drift
    tasks: tuple[TaskReason, ...] = ()
    figures: tuple[tuple[FigureDrift, tuple[FigureRow, ...]], ...] = ()

    def tasks_of(self, count: CountDrift) -> tuple[TaskReason, ...]:
        """Return the tasks behind the difference in one kind."""
        return tuple(reason for reason in self.tasks if reason.moved in count.because)


def drifted(ledger: Ledger, paper: IssuedPaper) -> Drifted:
    """Return in what the numbers of an issued report are others now, and why."""
    found = drift_since_issue(ledger, paper)
    if found.is_none:
        return Drifted(paper, found)
    since = paper.issued_at or datetime.min
    moved = [one for count in found.counts for one in count.because]
    return Drifted(paper, found, _task_reasons(ledger, moved, since), _figure_reasons(ledger, paper, found, since))


def _task_reasons(ledger: Ledger, moved: Sequence[MovedTask], since: datetime) -> tuple[TaskReason, ...]:
    ids = [one.task_id for one in moved]
    tasks = {task.id: task for task in task_store.of_ids(ledger, ids)}
    reports = report_store.on_tasks(ledger, ids)
    read = [report.import_row_id for some in reports.values() for report in some]
    read += [task.import_row_id for task in tasks.values()]
    origins = batches.origins(ledger, [row for row in read if row is not None])
    return tuple(
        _task_reason(one, tasks.get(one.task_id), reports.get(one.task_id, ()), origins, since) for one in moved
    )


def _task_reason(
    moved: MovedTask,
    task: Task | None,
    reports: Sequence[ProgressReport],
    origins: dict[int, Origin],
    since: datetime,
) -> TaskReason:
    if task is None:
        return TaskReason(moved)
    later = tuple(entry for entry in entries(task, reports, origins) if _recorded(entry) > since)
    origin = origins.get(task.import_row_id or 0) if moved.before is None else None
    return TaskReason(moved, later, origin, task.year)


def _recorded(entry: Entry) -> datetime:
    """Return when the last word of an entry was written down."""
    records = (entry.report, entry.event, entry.confirmation)
    return max((one.recorded_at for one in records if one is not None and one.recorded_at), default=datetime.min)


def _figure_reasons(
    ledger: Ledger, paper: IssuedPaper, drift: Drift, since: datetime
) -> tuple[tuple[FigureDrift, tuple[FigureRow, ...]], ...]:
    """Return for each sum that is another the figures that came in, or were corrected, since."""
    if not drift.figures:
        return ()
    then = from_text(paper.frozen)
    found = figure_store.wanted(ledger, Wanted(then.start, then.end))
    later = behind(ledger, [one.id for one in found if one.recorded_at and one.recorded_at > since])
    return tuple((one, _about(one, later)) for one in drift.figures)


def _about(drift: FigureDrift, rows: Sequence[FigureRow]) -> tuple[FigureRow, ...]:
    wanted = spelling_key(drift.indicator)
    return tuple(row for row in rows if wanted in map(spelling_key, (row.indicator, row.figure.indicator)))

"""Tasks of a year's plan and what was reported on them; the state on a day is computed, never stored."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from desktop.domain.deadlines import Deadline


class TaskKind(StrEnum):
    """The kinds of tasks, in the order in which reports list them."""

    COMMON = "common"
    REGISTERED = "registered"
    KEY = "key"
    DIRECTION = "direction"


class ReportedStatus(StrEnum):
    """What a unit reported on a task; no report at all is ``None`` wherever this is used."""

    DONE = "done"
    IN_PROGRESS = "in-progress"
    NOT_STARTED = "not-started"


class ReportSource(StrEnum):
    """How a report reached the secretariat."""

    IMPORT = "import"
    MEETING = "meeting"
    LETTER = "letter"
    PHONE = "phone"


@dataclass(frozen=True, slots=True)
class Target:
    """What a task is to reach: text as typed; quantity in the base measure (money in VND)."""

    text: str
    quantity: Decimal | None = None
    measure: str | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """A task of the plan of ``year``; ``id`` is 0 until it is kept.

    It came from a conclusion, from a row of an import (``sender_unit_id`` sent the workbook), or was made by hand.
    """

    id: int
    year: int
    kind: TaskKind
    title: str
    number: str = ""
    lead_unit_id: int | None = None
    coordinating_units: tuple[str, ...] = ()
    due: Deadline | None = None
    target: Target | None = None
    note: str = ""
    withdrawn_on: date | None = None
    withdrawn_reason: str = ""
    conclusion_id: int | None = None
    import_row_id: int | None = None
    sender_unit_id: int | None = None

    @property
    def due_on(self) -> date:
        """The last day on which it is on time; without a day of its own, the last day of its plan's year."""
        return self.due.last_day(self.year) if self.due else date(self.year, 12, 31)

    @property
    def ongoing(self) -> bool:
        """Whether it has no end of its own ("Thường xuyên")."""
        return self.due is not None and self.due.ongoing


@dataclass(frozen=True, slots=True)
class ProgressReport:
    """What a unit reported on a task.

    ``as_of`` is the day for which the report speaks ("đến 30/9", else the end of the sheet's period, else the day
    on which it was told); ``percent`` is 0 to 100. ``confirmed`` is the secretariat's word that it accepts a result.
    ``task_id`` is ``None`` for a result whose task is not known yet. ``recorded_at`` counts for nothing.
    """

    id: int
    task_id: int | None
    title: str
    as_of: date
    source: ReportSource
    status: ReportedStatus | None = None
    percent: Decimal | None = None
    completed_on: date | None = None
    result: str = ""
    note: str = ""
    unit_id: int | None = None
    confirmed: bool = False
    recorded_at: datetime | None = None
    import_row_id: int | None = None

    @property
    def counts_from(self) -> date:
        """The day from which this report counts."""
        return self.completed_on or self.as_of


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a task stands on a day, on two axes: what was reported, and whether it is overdue."""

    reported: ReportedStatus | None
    overdue: bool = False
    done_on: date | None = None
    late: bool = False
    withdrawn: bool = False
    percent: Decimal | None = None


def done_day(task: Task, report: ProgressReport) -> date:
    """Return the day on which ``task`` was done, as ``report`` says.

    Without a completion date that is its due day, or the day of the report where that comes first: it is on time.
    """
    return report.completed_on or min(report.as_of, task.due_on)


def _counts_on(task: Task, report: ProgressReport) -> date:
    if report.status is ReportedStatus.DONE and report.confirmed:
        return done_day(task, report)
    return report.counts_from


def standing(task: Task, reports: Iterable[ProgressReport], as_of: date) -> Standing:
    """Return where ``task`` stands on ``as_of``, given all reports on it in any order.

    The latest report by the day that counts is the one that holds; of two for one day, the one recorded last.
    """
    if task.withdrawn_on is not None and task.withdrawn_on <= as_of:
        return Standing(None, withdrawn=True)
    known = [report for report in reports if _counts_on(task, report) <= as_of]
    overdue = task.due_on < as_of and not task.ongoing
    if not known:
        return Standing(None, overdue)
    last = max(known, key=lambda report: (_counts_on(task, report), report.id))
    if last.status is not ReportedStatus.DONE:
        return Standing(last.status, overdue, percent=last.percent)
    if not last.confirmed:
        return Standing(last.status, overdue, percent=last.percent)
    done_on = done_day(task, last)
    late = done_on > task.due_on and not task.ongoing
    return Standing(last.status, done_on=done_on, late=late, percent=last.percent)

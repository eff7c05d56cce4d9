"""Tasks of a year's plan and what was reported on them; the state on a day is computed, never stored."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from desktop.domain.deadlines import Deadline
from desktop.domain.task_events import EventKind, TaskEvent, latest


class TaskKind(StrEnum):
    """The kinds of tasks, in the order in which reports list them."""

    COMMON = "common"
    REGISTERED = "registered"
    KEY = "key"
    DIRECTION = "direction"


class ReportedStatus(StrEnum):
    """What a unit reported on a task; no report at all is ``None`` wherever this is used.

    ``NO_CHANGE`` is "nothing to report": an answer, so that the unit has reported; the task stands where it stood.
    """

    DONE = "done"
    IN_PROGRESS = "in-progress"
    NOT_STARTED = "not-started"
    NO_CHANGE = "no-change"


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
    ``due`` is the deadline that it was given first; ``events`` are the decisions on it, oldest first. ``withdrawn_on``
    is set where a corrected workbook did not list it any more; a withdrawal by decision is an event. It is done under
    the coordination programme ``programme_id``, ``document_id`` is the reference document that it carries out.
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
    programme_id: int | None = None
    document_id: int | None = None
    events: tuple[TaskEvent, ...] = ()

    @property
    def due_on(self) -> date:
        """The last day on which it is on time by the deadline that it was given first; see :meth:`last_day`."""
        return self._last_day(self.due)

    @property
    def ongoing(self) -> bool:
        """Whether it was given no end of its own ("Thường xuyên")."""
        return self.due is not None and self.due.ongoing

    def due_in_force(self, day: date) -> Deadline | None:
        """Return the deadline that was in force on ``day``: that of the last extension decided by then, if any."""
        extended = latest(self.events, day, EventKind.EXTENDED)
        return extended.deadline if extended else self.due

    def last_day(self, day: date) -> date:
        """Return the last day on which it is on time, by the deadline in force on ``day``."""
        return self._last_day(self.due_in_force(day))

    def withdrawal(self, day: date) -> TaskEvent | None:
        """Return the withdrawal in force on ``day``; ``None`` while the task counts."""
        decided = latest(self.events, day, EventKind.WITHDRAWN, EventKind.REINSTATED)
        if self.withdrawn_on is not None and self.withdrawn_on <= day:
            unlisted = TaskEvent(0, self.id, EventKind.WITHDRAWN, self.withdrawn_on, reason=self.withdrawn_reason)
            decided = max(filter(None, (unlisted, decided)), key=lambda event: event.order)
        return decided if decided is not None and decided.kind is EventKind.WITHDRAWN else None

    def _last_day(self, due: Deadline | None) -> date:
        return due.last_day(self.year) if due else date(self.year, 12, 31)


@dataclass(frozen=True, slots=True)
class ProgressReport:
    """What a unit reported on a task.

    ``as_of`` is the day for which the report speaks ("đến 30/9", else the end of the sheet's period, else the day
    on which it was told); ``percent`` is 0 to 100. ``confirmed`` is the secretariat's word that it accepts a result.
    ``task_id`` is ``None`` for a result whose task is not known yet. ``recorded_at`` counts for nothing. By then
    ``quantity`` was reached, in the measure of the task's target where that has one.
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
    quantity: Decimal | None = None
    measure: str | None = None

    @property
    def counts_from(self) -> date:
        """The day from which this report counts."""
        return self.completed_on or self.as_of


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a task stands on a day, on two axes: what was reported, and whether it is overdue.

    ``due`` is the deadline in force on that day and ``due_on`` its last day; ``heard_on`` the day of the last report of
    any kind, "nothing to report" included.
    """

    reported: ReportedStatus | None
    overdue: bool = False
    done_on: date | None = None
    late: bool = False
    withdrawn: bool = False
    percent: Decimal | None = None
    due: Deadline | None = None
    due_on: date | None = None
    heard_on: date | None = None

    @property
    def is_open(self) -> bool:
        """Whether it counts and is not done."""
        return self.done_on is None and not self.withdrawn

    @property
    def waits(self) -> bool:
        """Whether it was reported as done and nobody has confirmed that yet."""
        return self.is_open and self.reported is ReportedStatus.DONE


def done_day(task: Task, report: ProgressReport) -> date:
    """Return the day on which ``task`` was done, as ``report`` says.

    Without a completion date that is the last day of the deadline in force when it was reported, or the day of the
    report where that comes first: it is on time.
    """
    return report.completed_on or min(report.as_of, task.last_day(report.as_of))


def counts_on(task: Task, report: ProgressReport) -> date:
    """Return the day from which ``report`` counts for ``task``; a confirmed result from the day it was done."""
    if report.status is ReportedStatus.DONE and report.confirmed:
        return done_day(task, report)
    return report.counts_from


def standing(task: Task, reports: Iterable[ProgressReport], as_of: date) -> Standing:
    """Return where ``task`` stands on ``as_of``, given all reports on it in any order.

    The latest report by the day that counts is the one that holds; of two for one day, the one recorded last. One of
    "nothing to report" leaves what the one before it said. Overdue is judged by the deadline in force on ``as_of``,
    late by the one in force on the day it was done: what was late stays so, though it is extended afterwards.
    """
    known = [report for report in reports if counts_on(task, report) <= as_of]
    heard_on = max((counts_on(task, report) for report in known), default=None)
    due = task.due_in_force(as_of)
    due_on = task.last_day(as_of)
    if task.withdrawal(as_of) is not None:
        return Standing(None, withdrawn=True, due=due, due_on=due_on, heard_on=heard_on)
    overdue = due_on < as_of
    nothing = ReportedStatus.NO_CHANGE if known else None
    telling = [report for report in known if report.status is not ReportedStatus.NO_CHANGE]
    if not telling:
        return Standing(nothing, overdue, due=due, due_on=due_on, heard_on=heard_on)
    last = max(telling, key=lambda report: (counts_on(task, report), report.id))
    where = Standing(last.status, overdue, percent=last.percent, due=due, due_on=due_on, heard_on=heard_on)
    return _done(task, last, where) if last.status is ReportedStatus.DONE and last.confirmed else where


def _done(task: Task, report: ProgressReport, where: Standing) -> Standing:
    """Return ``where`` for a task whose result is confirmed. Done without a date is on time."""
    done_on = done_day(task, report)
    late = report.completed_on is not None and done_on > task.last_day(done_on)
    return replace(where, overdue=False, done_on=done_on, late=late)

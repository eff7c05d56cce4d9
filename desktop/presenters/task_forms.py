"""What a clerk types about a task or a report becomes a value, or a fault at the field that is to blame."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from desktop.domain.deadlines import DateDoubt, Deadline, DeadlineReading, read_deadline
from desktop.domain.quantities import parse_number, parse_target
from desktop.domain.tasks import ProgressReport, ReportedStatus, ReportSource, Task, TaskKind
from desktop.domain.text import clean
from desktop.domain.units import UnitDirectory
from desktop.presenters.forms import Fault, FieldFault, Read, day_faults, day_text, read_day


class DeadlineSense(StrEnum):
    """How a deadline was understood."""

    NONE = "none"
    DAY = "day"
    SPAN = "span"
    UNTIL = "until"
    FROM = "from"
    ONGOING = "ongoing"
    NO_DAY_NAMED = "no-day-named"


@dataclass(frozen=True, slots=True)
class DeadlineEcho:
    """How a typed deadline was understood, said back at once; ``last_day`` is when a task falls due by it."""

    sense: DeadlineSense
    last_day: date
    start: date | None = None
    end: date | None = None
    month_first: bool = False
    fault: Fault | None = None


def echo_deadline(text: str, year: int) -> DeadlineEcho:
    """Return how ``text`` is understood in the plan of ``year``."""
    found = read_deadline(text, year)
    echo = echo_of(found.deadline, year)
    return replace(echo, month_first=found.doubt is DateDoubt.MONTH_FIRST, fault=_deadline_fault(found))


def echo_of(due: Deadline, year: int) -> DeadlineEcho:
    """Return how a deadline of the plan of ``year`` was understood."""
    return DeadlineEcho(_sense(due), due.last_day(year), due.start, due.end)


def _sense(due: Deadline) -> DeadlineSense:
    if due.ongoing:
        return DeadlineSense.ONGOING
    match (due.start, due.end):
        case (None, None):
            return DeadlineSense.NO_DAY_NAMED if due.text else DeadlineSense.NONE
        case (None, _):
            return DeadlineSense.UNTIL
        case (_, None):
            return DeadlineSense.FROM
        case (start, end):
            return DeadlineSense.DAY if start == end else DeadlineSense.SPAN


def _deadline_fault(found: DeadlineReading) -> Fault | None:
    due = found.deadline
    if found.doubt is DateDoubt.NO_SUCH_DAY:
        return Fault.NO_SUCH_DAY
    if due.start is not None and due.end is not None and due.end < due.start:
        return Fault.ENDS_BEFORE_START
    return None


# ── A task ──


@dataclass(frozen=True, slots=True)
class TaskDraft:
    """A task as it stands in the fields; ``coordinating`` are names parted by semicolons."""

    year: int
    kind: TaskKind = TaskKind.REGISTERED
    number: str = ""
    title: str = ""
    lead_unit: str = ""
    coordinating: str = ""
    due: str = ""
    target: str = ""
    note: str = ""


def task_draft(task: Task, units: UnitDirectory) -> TaskDraft:
    """Return what the fields say for ``task``."""
    return TaskDraft(
        year=task.year,
        kind=task.kind,
        number=task.number,
        title=task.title,
        lead_unit=units[task.lead_unit_id].name if task.lead_unit_id is not None else "",
        coordinating="; ".join(task.coordinating_units),
        due=task.due.text if task.due else "",
        target=task.target.text if task.target else "",
        note=task.note,
    )


def read_task(draft: TaskDraft, task: Task, units: UnitDirectory) -> Read[Task]:
    """Return ``task`` as the draft says it is. A deadline or target whose text is as before stays as it was read."""
    lead = units.find(draft.lead_unit) if clean(draft.lead_unit) else None
    faults = tuple(_task_faults(draft, lead is not None))
    if faults:
        return Read(None, faults)
    changed = replace(
        task,
        year=draft.year,
        kind=draft.kind,
        number=clean(draft.number),
        title=clean(draft.title),
        lead_unit_id=lead.id if lead else None,
        coordinating_units=tuple(filter(None, map(clean, draft.coordinating.split(";")))),
        note=draft.note.strip(),
    )
    return Read(_with_target(_with_due(changed, draft.due, moved=draft.year != task.year), draft.target))


def _task_faults(draft: TaskDraft, lead_known: bool) -> Iterator[FieldFault]:
    if not clean(draft.title):
        yield FieldFault("title", Fault.MISSING)
    if clean(draft.lead_unit) and not lead_known:
        yield FieldFault("lead_unit", Fault.UNKNOWN_UNIT, clean(draft.lead_unit))
    fault = echo_deadline(draft.due, draft.year).fault
    if fault:
        yield FieldFault("due", fault, clean(draft.due))


def _with_due(task: Task, text: str, *, moved: bool) -> Task:
    text = clean(text)
    if task.due is not None and task.due.text == text and not moved:
        return task
    return replace(task, due=read_deadline(text, task.year).deadline if text else None)


def _with_target(task: Task, text: str) -> Task:
    text = clean(text)
    if task.target is not None and task.target.text == text:
        return task
    return replace(task, target=parse_target(text) if text else None)


# ── A report ──


@dataclass(frozen=True, slots=True)
class ReportDraft:
    """A progress entry as it stands in the fields."""

    as_of: str
    source: ReportSource = ReportSource.PHONE
    status: ReportedStatus | None = None
    percent: str = ""
    completed_on: str = ""
    result: str = ""
    note: str = ""
    confirmed: bool = False


def report_draft(report: ProgressReport) -> ReportDraft:
    """Return what the fields say for ``report``."""
    return ReportDraft(
        as_of=day_text(report.as_of),
        source=report.source,
        status=report.status,
        percent=format(report.percent.normalize(), "f").replace(".", ",") if report.percent is not None else "",
        completed_on=day_text(report.completed_on),
        result=report.result,
        note=report.note,
        confirmed=report.confirmed,
    )


def read_report(draft: ReportDraft, report: ProgressReport, today: date) -> Read[ProgressReport]:
    """Return ``report`` as the draft says it is. A day of completion, and nothing else, says that it is done."""
    as_of = read_day(draft.as_of, report.as_of.year)
    completed_on = read_day(draft.completed_on, report.as_of.year)
    percent = _percent(draft.percent)
    faults = tuple(_report_faults(draft, as_of, completed_on, percent, today))
    if faults or as_of is None:
        return Read(None, faults)
    status = draft.status or (ReportedStatus.DONE if completed_on else None)
    value = replace(
        report,
        as_of=as_of,
        source=draft.source,
        status=status,
        percent=percent,
        completed_on=completed_on,
        result=draft.result.strip(),
        note=draft.note.strip(),
        confirmed=draft.confirmed and status is ReportedStatus.DONE,
    )
    return Read(value)


def _percent(text: str) -> Decimal | None:
    """Return a percent typed with or without its sign."""
    number = parse_number(clean(text).removesuffix("%"))
    return number.value if number else None


def _report_faults(
    draft: ReportDraft, as_of: date | None, completed_on: date | None, percent: Decimal | None, today: date
) -> Iterator[FieldFault]:
    yield from day_faults("as_of", draft.as_of, as_of, today)
    if draft.completed_on.strip():
        yield from day_faults("completed_on", draft.completed_on, completed_on, today)
        if draft.status not in (None, ReportedStatus.DONE):
            yield FieldFault("completed_on", Fault.NOT_DONE, clean(draft.completed_on))
    if draft.percent.strip() and (percent is None or not 0 <= percent <= 100):
        yield FieldFault("percent", Fault.NOT_A_PERCENT, clean(draft.percent))
    said = (draft.status, draft.percent.strip(), draft.completed_on.strip(), draft.result.strip())
    if not any(said):
        yield FieldFault("status", Fault.NOTHING_SAID)


# ── Confirming and withdrawing ──


def read_done_day(text: str, today: date) -> Read[date]:
    """Return the day on which a task was done."""
    day = read_day(text, today.year)
    faults = tuple(day_faults("day", text, day, today))
    return Read(None if faults else day, faults)


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """From which day on a task no longer counts, and why."""

    day: date
    reason: str


def read_withdrawal(day: str, reason: str, today: date) -> Read[Withdrawal]:
    """Return the withdrawal that was typed; it needs a day and a reason."""
    read = read_done_day(day, today)
    faults = read.faults if clean(reason) else (*read.faults, FieldFault("reason", Fault.MISSING))
    if read.value is None or faults:
        return Read(None, faults)
    return Read(Withdrawal(read.value, clean(reason)))

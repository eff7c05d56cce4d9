"""What a clerk types about a task or a report becomes a value, or a fault at the field that is to blame."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from desktop.domain.deadlines import DateDoubt, Deadline, DeadlineReading, read_deadline
from desktop.domain.quantities import MONEY, parse_number, parse_target
from desktop.domain.reached import NotAddable, Reached, read_reached
from desktop.domain.tasks import ProgressReport, ReportedStatus, ReportSource, Target, Task, TaskKind
from desktop.domain.text import clean
from desktop.domain.units import UnitDirectory
from desktop.presenters.document_choices import DocumentChoices
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
    programme_id: int | None = None
    document: str = ""


def task_draft(task: Task, units: UnitDirectory, documents: DocumentChoices) -> TaskDraft:
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
        programme_id=task.programme_id,
        document=documents.name(task.document_id),
    )


def read_task(draft: TaskDraft, task: Task, units: UnitDirectory, documents: DocumentChoices) -> Read[Task]:
    """Return ``task`` as the draft says it is. A deadline or target whose text is as before stays as it was read."""
    lead = units.find(draft.lead_unit) if clean(draft.lead_unit) else None
    carried_out = documents.find(draft.document) if clean(draft.document) else None
    faults = [*_task_faults(draft, task, lead is not None)]
    if clean(draft.document) and carried_out is None:
        faults.append(FieldFault("document", Fault.UNKNOWN_DOCUMENT, clean(draft.document)))
    if faults:
        return Read(None, tuple(faults))
    changed = replace(
        task,
        year=draft.year,
        kind=draft.kind,
        number=clean(draft.number),
        title=clean(draft.title),
        lead_unit_id=lead.id if lead else None,
        coordinating_units=tuple(filter(None, map(clean, draft.coordinating.split(";")))),
        note=draft.note.strip(),
        programme_id=draft.programme_id,
        document_id=carried_out.id if carried_out else None,
    )
    return Read(_with_target(_with_due(changed, draft.due, moved=draft.year != task.year), draft.target))


def _task_faults(draft: TaskDraft, task: Task, lead_known: bool) -> Iterator[FieldFault]:
    if not clean(draft.title):
        yield FieldFault("title", Fault.MISSING)
    if clean(draft.lead_unit) and not lead_known:
        yield FieldFault("lead_unit", Fault.UNKNOWN_UNIT, clean(draft.lead_unit))
    echo = echo_deadline(draft.due, draft.year)
    if echo.fault:
        yield FieldFault("due", echo.fault, clean(draft.due))
    elif _ends_before_plan(draft, task, echo):
        yield FieldFault("due", Fault.BEFORE_PLAN, clean(draft.due))


def _ends_before_plan(draft: TaskDraft, task: Task, echo: DeadlineEcho) -> bool:
    """Return whether a deadline that was typed now is over before the year of the plan begins."""
    as_it_was = task.due is not None and task.due.text == clean(draft.due) and task.year == draft.year
    return not as_it_was and echo.end is not None and echo.end < date(draft.year, 1, 1)


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
    quantity: str = ""
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
        percent=_typed(report.percent) if report.percent is not None else "",
        quantity=quantity_text(report),
        completed_on=day_text(report.completed_on),
        result=report.result,
        note=report.note,
        confirmed=report.confirmed,
    )


def quantity_text(report: ProgressReport) -> str:
    """Return how much was reached as it is typed: the number and its measure."""
    if report.quantity is None:
        return ""
    measure = "đồng" if report.measure == MONEY else report.measure or ""
    return f"{_typed(report.quantity)} {measure}".strip()


def _typed(number: Decimal) -> str:
    """Return a number as a person types it."""
    return format(number.normalize(), "f").replace(".", ",")


def read_report(
    draft: ReportDraft, report: ProgressReport, today: date, target: Target | None = None
) -> Read[ProgressReport]:
    """Return ``report`` as the draft says it is. A day of completion, and nothing else, says that it is done.

    ``target`` is what its task is to reach: a quantity must be one of the same measure.
    """
    as_of = read_day(draft.as_of, report.as_of.year)
    completed_on = read_day(draft.completed_on, report.as_of.year)
    percent = _percent(draft.percent)
    done, wrong = _reached(draft, report, target)
    faults = (*_report_faults(draft, as_of, completed_on, percent, today), *wrong)
    if faults or as_of is None:
        return Read(None, faults)
    status = draft.status or (ReportedStatus.DONE if completed_on else None)
    value = replace(
        report,
        as_of=as_of,
        source=draft.source,
        status=status,
        percent=percent,
        quantity=done.quantity if done else None,
        measure=done.measure if done else None,
        completed_on=completed_on,
        result=draft.result.strip(),
        note=draft.note.strip(),
        confirmed=draft.confirmed and status is ReportedStatus.DONE,
    )
    return Read(value)


def _reached(
    draft: ReportDraft, report: ProgressReport, target: Target | None
) -> tuple[Reached | None, tuple[FieldFault, ...]]:
    """Return the quantity typed, and what is wrong with it; one that stands as before stays as it was read."""
    text = clean(draft.quantity)
    if text == quantity_text(report):
        return (None if report.quantity is None else Reached(report.quantity, report.measure)), ()
    try:
        done = read_reached(text, target)
    except NotAddable:
        return None, (FieldFault("quantity", Fault.NOT_ADDABLE, text),)
    return done, () if done or not text else (FieldFault("quantity", Fault.NOT_A_QUANTITY, text),)


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
    said = (draft.percent, draft.completed_on, draft.result, draft.quantity)
    if draft.status is None and not any(text.strip() for text in said):
        yield FieldFault("status", Fault.NOTHING_SAID)


# ── Confirming ──


def read_done_day(text: str, today: date) -> Read[date]:
    """Return the day on which a task was done."""
    day = read_day(text, today.year)
    faults = tuple(day_faults("day", text, day, today))
    return Read(None if faults else day, faults)

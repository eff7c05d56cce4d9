"""The JSON of the command line. Field names are a contract with other programs: add, never rename.

Dates are ISO, ids are strings, text is NFC; every object has every key.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from desktop.domain.counts import Counts, count_of
from desktop.domain.import_plans import ImportPlan, PlannedFile, PlannedRow, PlannedSheet, RowState
from desktop.domain.imports import Problem
from desktop.domain.task_events import EventKind, TaskEvent
from desktop.domain.tasks import TaskKind
from desktop.services.backups import Backup
from desktop.services.checks import LedgerCheck
from desktop.services.directions import DirectionPart, DirectionRow
from desktop.services.figures import IndicatorSum
from desktop.services.finding import Hit
from desktop.services.imports import BatchSummary, Undone
from desktop.services.meetings import MeetingRow
from desktop.services.plain import Plain, deadline, number, row_values
from desktop.services.summaries import KindCounts, Summary
from desktop.services.tasks import TaskRow
from desktop.wording import problem_sentence, refusal_sentence


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def counts(value: Counts) -> Plain:
    """Return the counts of some tasks."""
    return {
        "total": value.total,
        "done": value.done,
        "done_on_time": value.done_on_time,
        "done_late": value.done_late,
        "open_in_time": value.open_in_time,
        "open_overdue": value.open_overdue,
        "due": value.due,
        "withdrawn": value.withdrawn,
        "percent": None if value.percent is None else float(value.percent),
    }


def _kinds(kinds: KindCounts) -> Plain:
    return {kind.value: counts(value) for kind, value in kinds.items()}


def summary(value: Summary) -> Plain:
    """Return the counts of a year, per kind and unit."""
    return {
        "year": value.year,
        "as_of": value.as_of.isoformat(),
        "kinds": _kinds(value.kinds),
        "all": counts(value.all),
        "units": [{"unit": unit.name or None, "kinds": _kinds(unit.kinds)} for unit in value.units],
    }


def figures(start: date, end: date, totals: Iterable[IndicatorSum]) -> Plain:
    """Return sums of figures by indicator, each with its units; what can't be added stands apart, without a sum."""
    found = [(total.quantity is not None, _total(total)) for total in totals]
    return {
        "from": start.isoformat(),
        "to": end.isoformat(),
        "totals": [total for added, total in found if added],
        "not_added": [total for added, total in found if not added],
    }


def _total(total: IndicatorSum) -> Plain:
    units = [{"unit": unit.unit or None, "quantity": number(unit.quantity)} for unit in total.units]
    return {
        "indicator": total.indicator,
        "measure": total.measure,
        "quantity": number(total.quantity),
        "approximate": total.approximate,
        "units": units,
    }


def _origin(row: TaskRow) -> Plain | None:
    if row.origin is None:
        return None
    return {"file": row.origin.file, "sheet": row.origin.sheet, "row": row.origin.row}


def task(row: TaskRow) -> dict[str, object]:
    """Return a task as lists give it; ``source`` is the row of a workbook it came from.

    ``due`` is the deadline in force, ``planned_due`` the one given first.
    """
    where = row.standing
    return {
        "id": str(row.task.id),
        "kind": row.task.kind.value,
        "number": row.task.number or None,
        "title": row.task.title,
        "lead_unit": row.lead_unit or None,
        "coordinating_units": list(row.task.coordinating_units),
        "due": deadline(row.due),
        "reported": where.reported.value if where.reported else None,
        "percent": number(where.percent),
        "done_on": _day(where.done_on),
        "overdue": where.overdue,
        "source": _origin(row),
        "year": row.task.year,
        "state": row.count.value,
        "planned_due": deadline(row.task.due),
        "extensions": [_extension(event) for event in row.task.events if event.kind is EventKind.EXTENDED],
    }


def _extension(event: TaskEvent) -> Plain:
    return {
        "due": deadline(event.deadline),
        "decided_on": event.day.isoformat(),
        "decided_by": event.decided_by or None,
        "reason": event.reason,
    }


def direction(row: DirectionRow) -> Plain:
    """Return a direction: like a task, with the meeting that gave it and the row of each unit; done when all are."""
    one, where = row.direction, row.standing
    first = row.parts[0]
    return {
        "id": str(first.task.id),
        "kind": TaskKind.DIRECTION.value,
        "number": str(one.number) if one.number else None,
        "title": one.text,
        "lead_unit": first.unit or None,
        "coordinating_units": list(one.coordinating_units),
        "due": deadline(where.due),
        "reported": where.reported.value if where.reported else None,
        "percent": number(where.percent),
        "done_on": _day(where.done_on),
        "overdue": where.overdue,
        "source": None,
        "year": first.task.year,
        "state": count_of(where).value,
        "planned_due": deadline(one.due),
        "extensions": [_extension(event) for event in first.task.events if event.kind is EventKind.EXTENDED],
        "meeting": {"id": str(one.meeting_id), "title": one.meeting},
        "light": row.light.value,
        "report_back": deadline(one.report_back),
        "units": [_part(part) for part in row.parts],
    }


def _part(part: DirectionPart) -> Plain:
    where = part.standing
    return {
        "id": str(part.task.id),
        "unit": part.unit or None,
        "due": deadline(where.due),
        "reported": where.reported.value if where.reported else None,
        "percent": number(where.percent),
        "done_on": _day(where.done_on),
        "overdue": where.overdue,
        "light": part.light.value,
    }


def meeting(row: MeetingRow) -> Plain:
    """Return a meeting as lists give it; ``absent`` are those with and without a reason."""
    return {
        "id": str(row.id),
        "kind": row.head.kind.value,
        "title": row.head.title,
        "start": row.head.start.isoformat(timespec="minutes"),
        "state": row.head.state.value,
        "invited": row.attendance.invited,
        "present": row.attendance.present,
        "represented": row.attendance.represented,
        "absent": row.attendance.absent + row.attendance.excused,
        "excused": row.attendance.excused,
    }


def batch(value: BatchSummary) -> Plain:
    """Return a batch as the history gives it."""
    return {
        "id": str(value.id),
        "at": value.at.isoformat(sep="T", timespec="seconds"),
        "files": list(value.files),
        "new": value.new,
        "changed": value.changed,
        "problem": value.problem,
        "undone": value.undone,
    }


def backups(copies: Iterable[Backup]) -> Plain:
    """Return the answer to ``backups``; ``size`` is in bytes."""
    found = (
        {"file": str(copy.path), "at": copy.at.isoformat(timespec="seconds"), "size": copy.size} for copy in copies
    )
    return listing("backups", found)


def ledger_check(found: LedgerCheck, before: LedgerCheck | None) -> Plain:
    """Return what a check found, and when the one before it was (``None`` where none was kept)."""
    return {
        "ok": found.is_whole,
        "problems": list(found.problems),
        "mended": [cache.value for cache in found.mended],
        "previous": None if before is None else {"at": before.at.isoformat(), "ok": before.is_whole},
    }


def undone(value: Undone) -> Plain:
    """Return what taking a batch back did, and what it left and why."""
    return {
        "batch": str(value.batch),
        "taken_back": value.taken_back,
        "kept": [
            {"kind": kept.record.value, "id": str(kept.id), "title": kept.title, "why": kept.why.value}
            for kept in value.kept
        ],
    }


def hit(value: Hit) -> Plain:
    """Return a record that search found."""
    return {"kind": value.kind, "id": str(value.id), "title": value.title, "text": value.text}


def _problem(problem: Problem) -> Plain:
    return {"code": problem.code.value, "cell": problem.cell, "text": problem_sentence(problem)}


def _row(row: PlannedRow) -> Plain:
    return {
        "row": row.reading.row,
        "state": row.state.value,
        "values": row_values(row.reading.values),
        "before": None if row.before is None else row_values(row.before),
        "problems": [_problem(problem) for problem in row.problems],
    }


def _sheet(sheet: PlannedSheet) -> Plain:
    reading = sheet.reading
    span = reading.span
    return {
        "sheet": reading.sheet,
        "kind": reading.kind.value,
        "header_row": reading.header_row,
        "period": reading.period,
        "span": None if span is None else {"from": span.start.isoformat(), "to": span.end.isoformat()},
        "cumulative": reading.cumulative,
        "as_of": _day(reading.as_of),
        "missing": [{"title": missing.title, "lead_unit": missing.lead_unit or None} for missing in sheet.missing],
        "sender": reading.sender,
        "encoding": reading.encoding.value,
        "rows": [_row(row) for row in sheet.rows],
        "skipped": [{"row": skipped.row, "why": skipped.why.value} for skipped in reading.skipped],
    }


def _file(file: PlannedFile) -> Plain:
    refused = file.reading.refused
    return {
        "file": file.reading.name,
        "refused": None if refused is None else {"code": refused.code.value, "text": refusal_sentence(refused)},
        "sheets": [_sheet(sheet) for sheet in file.sheets],
        "last_read": _day(file.last_read),
    }


def import_plan(plan: ImportPlan, batch_id: int | None = None, *, applied: bool) -> Plain:
    """Return what reading these files would change or, ``applied``, has changed."""
    totals: dict[str, int] = {state.value: plan.count(state) for state in RowState}
    return {
        "applied": applied,
        "batch": None if batch_id is None else str(batch_id),
        "files": [_file(file) for file in plan.files],
        "totals": {**totals, "refused_files": len(plan.refused)},
        "new_units": list(plan.new_units),
    }


def listing(name: str, rows: Iterable[Mapping[str, object]]) -> Plain:
    """Return a list of records under its name."""
    return {name: list(rows)}

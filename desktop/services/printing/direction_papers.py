"""The records of the list of directions and of reminders, read from the ledger."""

from collections.abc import Sequence
from datetime import date

from desktop.domain.errors import PaperRefused
from desktop.domain.reminders import quarter_of
from desktop.domain.tasks import TaskKind
from desktop.papers.directions import DirectionLine, DirectionsRecord
from desktop.papers.issue import Issue
from desktop.papers.reminders import RemindersRecord, UnitReminder
from desktop.papers.task_tables import TaskLine
from desktop.services.directions import DirectionRow, register
from desktop.services.owed_reports import OwedReport, OwingUnit, owing_units
from desktop.services.printing.requests import Desk
from desktop.services.printing.task_lines import task_line


def directions(desk: Desk) -> DirectionsRecord:
    """Return the directions given by the day asked for: of a meeting, a year or a unit, all or only open ones."""
    request = desk.request
    as_of = request.as_of or request.today
    lines = direction_lines(desk, as_of)
    return DirectionsRecord(desk.office, as_of, lines, request.only_open)


def direction_lines(desk: Desk, as_of: date, given_from: date = date.min) -> tuple[DirectionLine, ...]:
    """Return the directions given from a day on that are asked for, as they stood on ``as_of``."""
    rows = register(desk.ledger, as_of).rows
    return tuple(_line(row, as_of) for row in rows if row.direction.given_on >= given_from and _asked(row, desk))


def _asked(row: DirectionRow, desk: Desk) -> bool:
    request, given = desk.request, row.direction
    return (
        request.meeting_id in (None, given.meeting_id)
        and (request.year is None or request.period is not None or given.given_on.year == request.year)
        and (request.unit_id is None or request.unit_id in given.lead_unit_ids)
        and (row.is_open or not request.only_open)
    )


def _line(row: DirectionRow, as_of: date) -> DirectionLine:
    given = row.direction
    reports = {part.task.id: part.reports for part in given.units}
    units = tuple(task_line(part.task, part.standing, part.unit, reports[part.task.id], as_of) for part in row.parts)
    first = given.units[0].task
    whole = task_line(first, row.standing, row.units)
    return DirectionLine(given.number, given.meeting, given.given_on, whole, units)


def reminders(desk: Desk) -> RemindersRecord:
    """Return letters to the units that owe reports, all or the one asked for.

    Raises :class:`PaperRefused` ``nobody-owes`` when there is none: there is no letter to print.
    """
    as_of = desk.request.as_of or desk.request.today
    owing = owing_units(desk.ledger, quarter_of(as_of), as_of)
    unit_id = desk.request.unit_id
    asked = [one for one in owing if unit_id in (None, one.unit_id)]
    if not asked:
        raise PaperRefused("nobody-owes", desk.unit_name(as_of))
    return reminders_to(asked, desk.issue(), as_of, desk.request.answer_by)


def reminders_to(
    owing: Sequence[OwingUnit], issue: Issue, as_of: date, answer_by: date | None = None
) -> RemindersRecord:
    """Return letters to these units."""
    return RemindersRecord(issue, as_of, tuple(map(_reminder, owing)), answer_by)


def _reminder(owing: OwingUnit) -> UnitReminder:
    tasks = [one for one in owing.owed if one.task.kind is not TaskKind.DIRECTION]
    directed = [one for one in owing.owed if one.task.kind is TaskKind.DIRECTION]
    return UnitReminder(owing.unit, _owed_lines(tasks, owing.unit), _owed_lines(directed, owing.unit))


def _owed_lines(owed: Sequence[OwedReport], unit: str) -> tuple[TaskLine, ...]:
    overdue_first = sorted(owed, key=lambda one: not one.standing.overdue)
    return tuple(task_line(one.task, one.standing, unit) for one in overdue_first)

"""The records of a year's papers, read from the ledger: every number counted from the records."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from desktop.domain.assessments import Period
from desktop.domain.counts import Count, Counts
from desktop.domain.errors import PaperRefused
from desktop.domain.matters import Matter, MatterState
from desktop.domain.task_events import EventKind, latest
from desktop.domain.tasks import TaskKind
from desktop.papers.assessment import AssessmentRecord
from desktop.papers.documents import quoted
from desktop.papers.periods import period_name
from desktop.papers.plan import PlanRecord
from desktop.papers.progress import ProgressRecord
from desktop.papers.registration_form import RegistrationFormRecord
from desktop.papers.report import ReportRecord
from desktop.papers.report_lists import MatterLine, ReportLists, WithdrawnLine
from desktop.papers.sentences import semicolons
from desktop.papers.task_tables import TaskLine, counts_of
from desktop.services import reports
from desktop.services.assessments import assessment_of_period
from desktop.services.printing.direction_papers import direction_lines
from desktop.services.printing.requests import Desk
from desktop.services.printing.task_lines import by_kind, documents_of, task_line, task_lines
from desktop.services.summaries import summary
from desktop.services.task_lists import rows_of_year
from desktop.services.tasks import TaskRow
from desktop.services.year_results import PLANNED, month_counts, planned_of, unit_lines, unit_result, year_result


def _rows(desk: Desk, year: int, as_of: date) -> list[TaskRow]:
    """Return the tasks of a year's plan, of the unit asked for if one is."""
    rows = rows_of_year(desk.ledger, year, as_of)
    unit_id = desk.request.unit_id
    return [row for row in rows if unit_id is None or row.task.lead_unit_id == unit_id]


def _lines(desk: Desk, year: int, as_of: date) -> tuple[TaskLine, ...]:
    return task_lines(desk.ledger, _rows(desk, year, as_of), as_of)


def plan(desk: Desk) -> PlanRecord:
    """Return the plan of the year: its tasks that are not withdrawn, units under their names of the paper's day."""
    named_on = desk.request.dated or desk.as_of
    rows = [row for row in _rows(desk, desk.year, named_on) if row.count is not Count.WITHDRAWN]
    bases = tuple(map(quoted, documents_of(desk.ledger, rows)))
    return PlanRecord(desk.issue(), desk.year, task_lines(desk.ledger, rows, named_on), bases)


def registration_forms(desk: Desk) -> tuple[RegistrationFormRecord, ...]:
    """Return the form of the unit asked for, of every unit, or one for any unit; with what each has registered."""
    day = desk.request.dated or desk.request.today
    if desk.request.by_unit:
        units = [unit.name_on(day) for unit in desk.units.units() if unit.existed_on(day)]
    else:
        units = [desk.unit_name(day)]
    lines = [line for line in _lines(desk, desk.year, day) if line.kind is TaskKind.REGISTERED]
    return tuple(_form(desk, unit, lines) for unit in units or [""])


def _form(desk: Desk, unit: str, lines: Sequence[TaskLine]) -> RegistrationFormRecord:
    known = tuple(line for line in lines if line.lead_unit == unit) if unit else ()
    return RegistrationFormRecord(desk.office, desk.year, unit, known, desk.request.answer_by)


def progress(desk: Desk) -> ProgressRecord:
    """Return where the tasks of the year stand, all or those of the unit asked for."""
    found = summary(desk.ledger, desk.year, desk.as_of)
    unit_id = desk.request.unit_id
    return ProgressRecord(
        office=desk.office,
        as_of=desk.as_of,
        result=planned_of(found) if unit_id is None else unit_result(found, unit_id),
        units=unit_lines(found) if unit_id is None else (),
        tasks=by_kind(_lines(desk, desk.year, desk.as_of)),
        unit=desk.unit_name(desk.as_of),
    )


def report(desk: Desk) -> ReportRecord:
    """Return what the report on the period says; of several years each has its counts."""
    found = reports.report_on(desk.ledger, desk.period, desk.as_of)
    directions = direction_lines(desk, desk.as_of, given_from=desk.period.start)
    return ReportRecord(
        issue=desk.issue(),
        period=period_name(found.period),
        results=found.results,
        units=found.units if _one_year(desk) else (),
        months=month_counts(desk.ledger, desk.year, desk.as_of) if _whole_year(found.period) else (),
        tasks=_annexed(desk) if _one_year(desk) else {},
        figures=found.figures if _one_year(desk) else tuple(replace(one, before=None) for one in found.figures),
        texts=found.texts,
        meetings=len(found.meetings),
        directions=counts_of([line.whole for line in directions]) if directions else Counts(),
        next_period=period_name(found.next_period) if found.next_period else "",
        ahead=task_lines(desk.ledger, found.ahead, desk.as_of),
        lists=_lists(desk, found),
        addressees=(desk.office.parent,) if desk.office.parent else (),
    )


def _lists(desk: Desk, found: reports.Report) -> ReportLists:
    """Return the lists of the report; units under their names of its day."""
    names = {unit.id: unit.name_on(desk.as_of) for unit in desk.units.units()}
    return ReportLists(
        task_lines(desk.ledger, found.done_late, desk.as_of),
        task_lines(desk.ledger, found.overdue, desk.as_of),
        tuple(_withdrawn(desk, row) for row in found.withdrawn),
        tuple(_matter(one, names.get(one.lead_unit_id or 0, ""), desk.as_of) for one in found.matters),
    )


def _withdrawn(desk: Desk, row: TaskRow) -> WithdrawnLine:
    line = task_line(row.task, row.standing, row.lead_unit)
    decided = latest(row.task.events, desk.as_of, EventKind.WITHDRAWN)
    return (
        WithdrawnLine(line)
        if decided is None
        else WithdrawnLine(line, decided.day, decided.reason, semicolons((decided.decided_by, decided.symbol)))
    )


def _matter(one: Matter, lead_unit: str, as_of: date) -> MatterLine:
    state = one.state_on(as_of)
    settled = state is MatterState.SETTLED
    return MatterLine(
        one.summary,
        one.locality,
        state,
        lead_unit,
        one.due.text if one.due else "",
        one.overdue(as_of),
        one.settled_on if settled else None,
        one.outcome if settled or one.settled_on is None else "",
    )


def _one_year(desk: Desk) -> bool:
    return desk.period.start.year == desk.period.end.year


def _whole_year(period: Period) -> bool:
    return period == Period(date(period.end.year, 1, 1), date(period.end.year, 12, 31))


def _annexed(desk: Desk) -> dict[TaskKind, tuple[TaskLine, ...]]:
    """Return the tasks of the year by kind; directions have a list of their own."""
    found = by_kind(_lines(desk, desk.period.end.year, desk.as_of))
    return {kind: found[kind] for kind in PLANNED}


def assessment(desk: Desk) -> AssessmentRecord:
    """Return the assessment of the period; raise :class:`PaperRefused` ``no-assessment`` when nothing is written."""
    period = desk.period
    found = assessment_of_period(desk.ledger, period)
    if not found.id:
        raise PaperRefused("no-assessment", period_name(period))
    counted = year_result(desk.ledger, period.end.year, desk.as_of) if _one_year(desk) else None
    return AssessmentRecord(desk.issue(), period_name(period), found.texts, counted)

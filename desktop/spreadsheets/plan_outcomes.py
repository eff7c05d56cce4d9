"""Planning the rows that tell what became of tasks."""

from datetime import date

from desktop.domain.import_plans import PlannedRow, RowState
from desktop.domain.imports import Outcome, Problem, ProblemCode, RowReading, blocks
from desktop.domain.tasks import ProgressReport, ReportSource
from desktop.domain.text import title_key
from desktop.spreadsheets.entries import Entry, PlanNotes, SheetAt, TaskEntry, as_outcome
from desktop.spreadsheets.known import Known, meant_key
from desktop.spreadsheets.plan_tasks import TaskPlanner
from desktop.spreadsheets.unit_finder import UnitFinder


def _reports_nothing(says: Outcome) -> bool:
    """Return whether a row only names its task, as in a form that nobody has filled in yet."""
    nothing_done = says.percent is None and says.status is None and says.completed_on is None
    return nothing_done and says.result is None and says.note is None


def _report_key(task: int | None, title: str, unit: int | None, as_of: date | None) -> tuple[object, ...]:
    """Return what makes two outcomes one report: the task, else the title, the unit that tells it, and its day."""
    return task if task is not None else title_key(title), unit, as_of


class OutcomePlanner:
    """Plans outcomes: the task that each is about, and the report that it makes or changes."""

    def __init__(self, known: Known, units: UnitFinder, tasks: TaskPlanner, notes: PlanNotes) -> None:
        self._known = known
        self._units = units
        self._tasks = tasks
        self._notes = notes
        self._reports: dict[tuple[object, ...], Entry[Outcome]] = {}
        self._told: dict[tuple[int | None, str], int] = {}
        for report in [*(report for found in known.reports.values() for report in found), *known.unassigned]:
            self._remember(report)

    def _remember(self, report: ProgressReport) -> None:
        if report.task_id is not None and report.title:
            self._told[report.unit_id, title_key(report.title)] = report.task_id
        if report.source is ReportSource.IMPORT:
            says = as_outcome(report)
            key = _report_key(report.task_id, report.title, report.unit_id, report.as_of)
            self._reports[key] = Entry(report.id, says, says)

    def row(self, row: RowReading, at: SheetAt) -> PlannedRow:
        """Plan a row that tells of a task."""
        says = row.values
        assert isinstance(says, Outcome)
        unit, problems = self._units.about(row, says.lead_unit, "lead_unit", at.sender)
        if says.title is None:
            return PlannedRow(row, RowState.PROBLEM, problems, unit=unit)
        found = self._task_meant(row, says, says.title, at, unit)
        task = found.id if found else None
        waits = blocks(problems)
        if found is None:
            problems = (*problems, Problem(ProblemCode.NO_MATCH, row.cells.get("title", ""), says.title))
        if waits:
            return PlannedRow(row, RowState.PROBLEM, problems, unit=unit, task=task)
        if _reports_nothing(says):
            return PlannedRow(row, RowState.SAME, problems, unit=unit, task=task)
        report = _report_key(task, says.title, unit, at.day)
        state, record, before = self._notes.settle(self._reports, report, says, at.place(row.row))
        return PlannedRow(row, state, problems, before, unit, task, record)

    def _task_meant(
        self, row: RowReading, says: Outcome, title: str, at: SheetAt, unit: int | None
    ) -> TaskEntry | None:
        """Return the task that an outcome is about: that of the template's key, of its title, or the one answered."""
        found = self._tasks.by_template(row, at) or self._tasks.by_title(title, at.year, unit)
        return found or (self._answered(says, title, at, unit) if self._known.meant or self._told else None)

    def _answered(self, says: Outcome, title: str, at: SheetAt, unit: int | None) -> TaskEntry | None:
        """Return the task that a person says is meant, or that this unit told of before under the same title."""
        told = self._known.meant.get(meant_key(says.lead_unit or at.reading.sender, title))
        task = self._told.get((unit, title_key(title))) if told is None else told
        return None if task is None else self._tasks.by_id(at.year, task)

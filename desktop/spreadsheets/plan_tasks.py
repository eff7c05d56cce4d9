"""Planning the rows that register tasks."""

from collections.abc import Sequence

from desktop.domain.import_plans import MissingTask, PlannedRow, PlannedSheet, RowState
from desktop.domain.imports import ProblemCode, Registration, RowReading, Version, blocks
from desktop.domain.tasks import Task
from desktop.spreadsheets.entries import (
    PlanNotes,
    SheetAt,
    TaskEntry,
    TasksByTitle,
    as_registration,
    same_registration,
    task_key,
)
from desktop.spreadsheets.known import Known
from desktop.spreadsheets.unit_finder import UnitFinder


class TaskPlanner:
    """Plans registrations, and knows the tasks that there are after those planned so far."""

    def __init__(self, known: Known, units: UnitFinder, notes: PlanNotes) -> None:
        self._known = known
        self._units = units
        self._notes = notes
        self._by_title = TasksByTitle()
        self._by_id: dict[tuple[int, int], TaskEntry] = {}
        self._keys = dict(known.keys)
        for task in known.tasks:
            self._remember(task)

    def _remember(self, task: Task) -> None:
        says = as_registration(task, self._known.units)
        entry = TaskEntry(
            task.id,
            says,
            says,
            lead=task.lead_unit_id,
            first_lead=task.lead_unit_id,
            sender=task.sender_unit_id,
            version=self._known.versions.get(task.id, Version()),
            withdrawn=task.withdrawn_on is not None,
        )
        self._by_title.add(task.year, task_key(task.title), entry)
        self._by_id[task.year, task.id] = entry

    def row(self, row: RowReading, at: SheetAt) -> PlannedRow:
        """Plan a row that registers a task."""
        says = row.values
        assert isinstance(says, Registration)
        unit, problems = self._units.about(row, says.lead_unit, "lead_unit", at.sender)
        for name in says.coordinating_units:
            self._units.heard(name)
        key = task_key(says.title or "")
        known = self._by_title.found(at.year, key)
        found = self.by_template(row, at) or (self._same_task(known, unit, at.sender) if known else None)
        if blocks(problems):
            return PlannedRow(row, RowState.PROBLEM, problems, unit=unit, task=found.id if found else None)
        if found is not None:
            return self._known_task(PlannedRow(row, RowState.SAME, problems, unit=unit, task=found.id), says, found, at)
        made = TaskEntry(self._notes.next_id(), says, lead=unit, sender=at.sender, version=at.version)
        self._by_title.add(at.year, key, made)
        return PlannedRow(row, RowState.NEW, problems, unit=unit, task=made.id)

    @staticmethod
    def _same_task(known: list[TaskEntry], lead: int | None, sender: int | None) -> TaskEntry | None:
        """Return the task of that title under this lead, else the one that the same sender registered."""
        for task in known:
            if task.lead == lead:
                return task
        sent = [task for task in known if task.sender is not None and task.sender == sender]
        return sent[0] if len(sent) == 1 else None

    def _known_task(self, as_same: PlannedRow, says: Registration, found: TaskEntry, at: SheetAt) -> PlannedRow:
        duplicate = any(problem.code is ProblemCode.DUPLICATE_ROW for problem in as_same.problems)
        same = same_registration(says, found.says) and as_same.unit == found.lead
        if same or duplicate or at.version.older_than(found.version):
            return as_same
        planned = as_same._replace(state=RowState.CHANGED, before=found.says)
        found.says, found.lead, found.version = says, as_same.unit, at.version
        self._notes.change(found, at.place(as_same.reading.row))
        return planned

    # ── the tasks there are ──────────────────────────────────────────────────────────────────────────────────────

    def by_template(self, row: RowReading, at: SheetAt) -> TaskEntry | None:
        """Return the task that a row of a returned template was made from, whatever became of its title.

        Of two tables side by side the left one has the key: the other is what the unit has put beside it.
        """
        task = self._keys.pop((at.file, at.reading.sheet, row.row), None) if self._keys else None
        return None if task is None else self.by_id(at.year, task)

    def by_id(self, year: int, task: int) -> TaskEntry | None:
        """Return a task of the ledger, ``None`` when it is none of that year."""
        return self._by_id.get((year, task))

    def by_title(self, title: str, year: int, unit: int | None) -> TaskEntry | None:
        """Return the task of that title and year: the unit's own, else the only one there is."""
        known = self._by_title.found(year, task_key(title))
        if not known:
            return None
        own = [task for task in known if task.lead == unit]
        chosen = own or known
        return chosen[0] if len(chosen) == 1 else None

    def missing(self, sheets: Sequence[PlannedSheet]) -> tuple[MissingTask, ...]:
        """Return the tasks that the sender of these sheets of one file had registered and that they have no more."""
        first = sheets[0]
        if first.sender_unit is None or all(
            sheet.rows.states.count(RowState.NEW) == len(sheet.rows) for sheet in sheets
        ):
            return ()
        listed = set().union(*(sheet.rows.tasks for sheet in sheets))
        return tuple(
            MissingTask(task.id, task.says.title or "", task.says.lead_unit or "")
            for task in self._by_title.of_year(first.reading.period or 0)
            if task.sender == first.sender_unit
            and task.id not in listed
            and not task.withdrawn
            and not first.reading.version.older_than(task.version)
        )

"""Writing a plan of import into the ledger: what was accepted, noted so that it can be taken back."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import compress

from desktop.domain.figures import Figure
from desktop.domain.imports import (
    Delegate,
    FigureRow,
    ImportPlan,
    Outcome,
    PlannedFile,
    PlannedRow,
    PlannedSheet,
    Problem,
    Registration,
    RowState,
)
from desktop.domain.people import Person, Position
from desktop.domain.tasks import ProgressReport, ReportedStatus, ReportSource, Task
from desktop.domain.text import spelling_key
from desktop.services.finding import person_entry, task_entry
from desktop.services.plain import row_values
from desktop.services.progress import Progress
from desktop.services.units import add_named_units
from desktop.spreadsheets.plan import NEW_UNIT
from desktop.storage import batches, changes, figures, people, search
from desktop.storage import tasks as task_store
from desktop.storage import units as unit_store
from desktop.storage.batches import KeptRow
from desktop.storage.changes import Record
from desktop.storage.database import Ledger

#: A row of a plan: the places of its file and sheet, and its number.
RowPlace = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Accepted:
    """What the clerk takes over: rows in these states but those left out, and whether missing tasks are withdrawn."""

    states: frozenset[RowState] = frozenset({RowState.NEW, RowState.CHANGED})
    missing: bool = False
    left_out: frozenset[RowPlace] = frozenset()


#: What the command line takes over when nothing else is asked for.
USUAL = Accepted()


@dataclass(frozen=True, slots=True)
class BatchResult:
    """What was taken over. ``batch`` is ``None`` when there was nothing new and nothing to settle."""

    batch: int | None
    new: int
    changed: int
    withdrawn: int = 0


@dataclass(frozen=True, slots=True)
class _Taken:
    """A row that is taken over, with its sheet and the id under which the batch keeps it."""

    id: int
    sheet: PlannedSheet
    row: PlannedRow


def _problems_text(problems: Iterable[Problem]) -> str:
    return json.dumps([[problem.code.value, problem.cell, problem.found] for problem in problems], ensure_ascii=False)


def _said(values: object) -> str:
    return json.dumps(values, ensure_ascii=False)


class ImportWriter:
    """Writes a plan inside the caller's transaction, tasks before what reports on them."""

    def __init__(
        self, ledger: Ledger, plan: ImportPlan, accepted: Accepted, now: datetime, contents: Sequence[bytes | None] = ()
    ) -> None:
        self._ledger = ledger
        self._plan = plan
        self._accepted = accepted
        self._now = now
        self._contents = contents
        self._batch = 0
        self._units: dict[int, int] = {}
        self._tasks: dict[int, int] = {}
        self._taken = dict.fromkeys(RowState, 0)
        self._takes = {(f, s): self._taken_rows(f, s, sheet) for f, s, sheet in self._sheets()}

    def _sheets(self) -> list[tuple[int, int, PlannedSheet]]:
        return [(f, s, sheet) for f, file in enumerate(self._plan.files) for s, sheet in enumerate(file.sheets)]

    def _taken_rows(self, f: int, s: int, sheet: PlannedSheet) -> list[bool]:
        """Return for each row of a sheet whether it is taken over."""
        states = self._accepted.states
        left_out = {row for file, place, row in self._accepted.left_out if (file, place) == (f, s)}
        return [row.state in states and not row.blocked and row.reading.row not in left_out for row in sheet.rows]

    def has_work(self) -> bool:
        """Return whether anything is taken over, waits, or was refused."""
        withdraws = self._accepted.missing and any(sheet.missing for _, _, sheet in self._sheets())
        waits = any(row.state is RowState.PROBLEM for row in self._plan.rows())
        return bool(self._plan.refused) or withdraws or waits or any(map(any, self._takes.values()))

    def write(self, answers: Mapping[str, int], progress: Progress) -> BatchResult:
        """Write everything and return what was done."""
        steps = len(self._plan.files) + 1
        self._batch = batches.add(self._ledger, self._now)
        self._add_units()
        self._remember(answers)
        rows: list[_Taken] = []
        for place, file in enumerate(self._plan.files):
            progress.step(place, steps)
            rows += self._add_file(place, file)
        self._write_tasks([taken for taken in rows if isinstance(taken.row.reading.values, Registration)])
        progress.step(steps - 1, steps)
        self._write_reports(rows)
        self._write_figures(rows)
        self._write_people(rows)
        progress.step(steps, steps)
        withdrawn = self._withdraw_missing()
        return BatchResult(self._batch, self._taken[RowState.NEW], self._taken[RowState.CHANGED], withdrawn)

    def _note(self, record: Record, before: dict[int, str], refs: Sequence[int]) -> None:
        changes.note(self._ledger, self._batch, record, before, refs)

    def _images(self, record: Record, refs: Iterable[int]) -> dict[int, str]:
        return changes.images(self._ledger, record, refs)

    # ── units ────────────────────────────────────────────────────────────────────────────────────────────────────

    def _add_units(self) -> None:
        """Make the new units that a row taken over is about, or that sent one."""
        named: set[int | None] = set()
        for f, s, sheet in self._sheets() if self._plan.new_units else ():
            about = set(compress((row.unit for row in sheet.rows), self._takes[f, s]))
            named |= about | {sheet.sender_unit} if any(self._takes[f, s]) else set()
        refs = sorted((ref for ref in named if ref is not None and ref < 0), reverse=True)
        units = add_named_units(self._ledger, tuple(self._plan.new_units[-ref - 1] for ref in refs))
        self._units = {ref: unit.id for ref, unit in zip(refs, units, strict=True)}
        self._note(Record.UNIT, {}, list(self._units.values()))

    def _unit(self, ref: int | None) -> int | None:
        return ref if ref is None or ref > 0 else self._units.get(ref)

    def _remember(self, answers: Mapping[str, int]) -> None:
        """Keep what the person said of unit names as other spellings of those units."""
        if not answers:
            return
        directory = unit_store.directory(self._ledger)
        said = {spelling_key(text): text for text in self._unit_texts()}
        answered = [(unit, said[key]) for key, unit in answers.items() if unit != NEW_UNIT and key in said]
        fresh = [(unit, text) for unit, text in answered if directory.exact(text) is None]
        refs = list(dict.fromkeys(unit for unit, _ in fresh))
        before = self._images(Record.UNIT, refs)
        unit_store.add_aliases(self._ledger, fresh)
        self._note(Record.UNIT, before, refs)

    def _unit_texts(self) -> list[str]:
        texts = [sheet.reading.sender for _, _, sheet in self._sheets()]
        for row in self._plan.rows():
            values = row.reading.values
            texts.append(values.lead_unit if isinstance(values, Registration | Outcome) else values.unit)
        return [text for text in texts if text]

    # ── the batch itself ─────────────────────────────────────────────────────────────────────────────────────────

    def _add_file(self, place: int, file: PlannedFile) -> list[_Taken]:
        """Note a file and all its rows, and return those that are taken over."""
        content = self._contents[place] if place < len(self._contents) else None
        file_id = batches.add_file(self._ledger, self._batch, file.reading, content)
        rows: list[_Taken] = []
        for s, sheet in enumerate(file.sheets):
            takes = self._takes[place, s]
            sheet_id = batches.add_sheet(self._ledger, file_id, sheet.reading, self._unit(sheet.sender_unit))
            ids = batches.add_rows(self._ledger, sheet_id, map(self._kept, sheet.rows, takes))
            rows += [_Taken(id_, sheet, row) for id_, row in compress(zip(ids, sheet.rows, strict=True), takes)]
        return rows

    def _kept(self, row: PlannedRow, taken: bool) -> KeptRow:
        self._taken[row.state] += taken
        if taken and not row.problems and row.before is None:
            return KeptRow(row.reading.row, row.state, taken)
        before = None if row.before is None else _said(row_values(row.before))
        said = _said(row_values(row.reading.values))
        return KeptRow(row.reading.row, row.state, taken, said, before, _problems_text(row.problems))

    # ── tasks ────────────────────────────────────────────────────────────────────────────────────────────────────

    def _write_tasks(self, rows: list[_Taken]) -> None:
        changed = [taken for taken in rows if taken.row.state is RowState.CHANGED]
        refs = dict.fromkeys(taken.row.task for taken in changed)
        known = [ref for ref in refs if ref is not None and ref > 0]
        before = self._images(Record.TASK, known)
        tasks = {task.id: task for task in task_store.of_ids(self._ledger, known)}
        tasks |= self._add_tasks(rows)
        for taken in changed:
            self._change_task(taken, tasks)
        written = [*self._tasks.values(), *known]
        self._note(Record.TASK, before, written)
        search.remove(self._ledger, [("task", ref) for ref in known])
        search.add(self._ledger, (task_entry(tasks[ref], ref) for ref in written))

    def _add_tasks(self, rows: list[_Taken]) -> dict[int, Task]:
        """Make the new tasks: each from the row that makes it, or from its correction where that row was left out."""
        makers: dict[int, _Taken] = {}
        for taken in rows:
            ref = taken.row.task
            if ref is not None and ref < 0 and (taken.row.state is RowState.NEW or ref not in makers):
                makers[ref] = taken
        made = list(map(self._task, makers.values()))
        ids = task_store.add(self._ledger, made)
        self._tasks = dict(zip(makers, ids, strict=True))
        return dict(zip(ids, made, strict=True))

    def _task(self, taken: _Taken) -> Task:
        says = taken.row.reading.values
        assert isinstance(says, Registration)
        return Task(
            id=0,
            year=taken.sheet.reading.period or self._now.year,
            kind=says.kind,
            title=says.title or "",
            lead_unit_id=self._unit(taken.row.unit),
            coordinating_units=says.coordinating_units,
            due=says.due,
            target=says.target,
            note=says.note or "",
            import_row_id=taken.id,
            sender_unit_id=self._unit(taken.sheet.sender_unit),
        )

    def _task_id(self, ref: int | None) -> int | None:
        return ref if ref is None or ref > 0 else self._tasks.get(ref)

    def _change_task(self, taken: _Taken, tasks: dict[int, Task]) -> None:
        """Change a task that a corrected workbook says something else of; what it does not speak of stays."""
        ref = self._task_id(taken.row.task) or 0
        before = tasks[ref]
        tasks[ref] = replace(
            self._task(taken),
            id=ref,
            number=before.number,
            withdrawn_on=before.withdrawn_on,
            withdrawn_reason=before.withdrawn_reason,
        )
        task_store.update(self._ledger, tasks[ref])

    def _withdraw_missing(self) -> int:
        """Withdraw what a corrected workbook does not list any more, where the person says so."""
        if not self._accepted.missing:
            return 0
        names = {
            self._task_id(missing.task): file.reading.name
            for file in self._plan.files
            for sheet in file.sheets
            for missing in sheet.missing
        }
        refs = [ref for ref in names if ref is not None]
        before = self._images(Record.TASK, refs)
        for task in task_store.of_ids(self._ledger, refs):
            withdrawn = replace(task, withdrawn_on=self._now.date(), withdrawn_reason=names[task.id])
            task_store.update(self._ledger, withdrawn)
        self._note(Record.TASK, before, refs)
        return len(refs)

    # ── reports, figures, people ─────────────────────────────────────────────────────────────────────────────────

    def _report(self, taken: _Taken, says: Outcome) -> ProgressReport:
        sheet, row = taken.sheet.reading, taken.row
        return ProgressReport(
            id=max(row.record or 0, 0),
            task_id=self._task_id(row.task),
            title=says.title or "",
            as_of=sheet.speaks_for or date(self._now.year, 12, 31),
            source=ReportSource.IMPORT,
            status=says.status,
            percent=says.percent,
            completed_on=says.completed_on,
            result=says.result or "",
            note=says.note or "",
            unit_id=self._unit(row.unit),
            confirmed=says.status is ReportedStatus.DONE,
            import_row_id=taken.id,
        )

    def _write_reports(self, rows: list[_Taken]) -> None:
        said: dict[int, ProgressReport] = {}
        for taken in rows:
            says, ref = taken.row.reading.values, taken.row.record
            if isinstance(says, Outcome) and ref is not None:
                said[ref] = self._report(taken, says)
        known = [ref for ref in said if ref > 0]
        before = self._images(Record.REPORT, known)
        for ref in known:
            task_store.update_report(self._ledger, said[ref], self._now)
        fresh = [report for ref, report in said.items() if ref < 0]
        made = task_store.add_reports(self._ledger, fresh, self._now)
        self._note(Record.REPORT, before, [*made, *known])

    def _figures_of(self, taken: _Taken, says: FigureRow) -> list[Figure]:
        sheet = taken.sheet.reading
        if sheet.span is None:
            return []
        return [
            Figure(
                id=0,
                unit_id=self._unit(taken.row.unit),
                indicator=amount.indicator,
                quantity=amount.quantity,
                measure=amount.measure or "",
                start=sheet.span.start,
                end=sheet.span.end,
                approximate=amount.approximate,
                cumulative=sheet.cumulative,
                import_row_id=taken.id,
            )
            for amount in says.amounts
            if amount.quantity is not None
        ]

    def _write_figures(self, rows: list[_Taken]) -> None:
        said = [
            figure
            for taken in rows
            if isinstance(taken.row.reading.values, FigureRow)
            for figure in self._figures_of(taken, taken.row.reading.values)
        ]
        if not said:
            return
        latest = {figure.key: figure for figure in said}
        known = {figure.key: figure.id for figure in figures.everything(self._ledger)}
        refs = [known[key] for key in latest if key in known]
        before = self._images(Record.FIGURE, refs)
        for key in latest.keys() & known.keys():
            figures.update(self._ledger, replace(latest[key], id=known[key]))
        made = figures.add(self._ledger, [figure for key, figure in latest.items() if key not in known])
        self._note(Record.FIGURE, before, [*made, *refs])

    def _write_people(self, rows: list[_Taken]) -> None:
        said = {
            taken.row.record: self._person(taken.row, taken.row.reading.values)
            for taken in rows
            if isinstance(taken.row.reading.values, Delegate) and taken.row.record is not None
        }
        before = self._images(Record.PERSON, [ref for ref in said if ref > 0])
        kept = [self._keep_person(person) for person in said.values()]
        self._note(Record.PERSON, before, [person.id for person in kept])
        search.put(self._ledger, [person_entry(person) for person in kept])

    def _person(self, row: PlannedRow, says: Delegate) -> Person:
        post = Position(says.position or "", self._unit(row.unit), says.unit or "")
        return Person(max(row.record or 0, 0), says.full_name or "", (post,), "", says.phone or "", says.note or "")

    def _keep_person(self, person: Person) -> Person:
        if person.id:
            people.update(self._ledger, person)
            return person
        return replace(person, id=people.add(self._ledger, person))

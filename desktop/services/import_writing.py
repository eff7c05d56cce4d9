"""Writing a plan of import into the ledger: what was accepted, noted so that it can be taken back."""

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import chain, compress, islice, repeat
from typing import NamedTuple

from desktop.domain.figures import Figure
from desktop.domain.import_plans import ImportPlan, PlannedFile, PlannedSheet, RowState
from desktop.domain.imports import Delegate, FigureRow, Outcome, Registration, RowValues, SheetKind
from desktop.domain.people import Person, Position
from desktop.domain.tasks import ProgressReport, ReportedStatus, ReportSource, Task
from desktop.domain.text import spelling_key
from desktop.services.indicators import meant_key, meant_spellings, recognise
from desktop.services.progress import Progress
from desktop.services.units import add_named_units
from desktop.spreadsheets.known import NEW_UNIT
from desktop.storage import batches, changes, figures, people, search
from desktop.storage import reports as report_store
from desktop.storage import tasks as task_store
from desktop.storage import units as unit_store
from desktop.storage.changes import Record
from desktop.storage.database import Ledger
from desktop.storage.tasks import NewTask

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


class _Taken(NamedTuple):
    """A row that is taken over: the id under which the batch keeps it, its sheet, and what was planned for it."""

    id: int
    sheet: PlannedSheet
    says: RowValues
    unit: int | None
    task: int | None
    record: int | None


class _MadeTasks:
    """The ids that the ledger gave to tasks which the plan makes; a plan counts what it makes from -1 downward."""

    def __init__(self) -> None:
        self._ids = array("Q")

    def put(self, ref: int, task: int) -> None:
        """Note the id of the task that the plan calls ``ref``."""
        self._ids.extend(repeat(0, 1 - ref - len(self._ids)))
        self._ids[-ref] = task

    def get(self, ref: int) -> int | None:
        """Return the id of the task that the plan calls ``ref``, ``None`` while it is not made."""
        return self._ids[-ref] or None if -ref < len(self._ids) else None

    def ids(self) -> Iterator[int]:
        """Yield the ids in the plan's order."""
        return filter(None, self._ids)


#: How many new tasks are written at once: enough for the database, and few in memory.
_PIECE = 1000


def _pieces(rows: Iterable[_Taken]) -> Iterator[list[_Taken]]:
    left = iter(rows)
    while piece := list(islice(left, _PIECE)):
        yield piece


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
        self._tasks = _MadeTasks()
        self._takes = {(f, s): self._taken_rows(f, s, sheet) for f, s, sheet in self._sheets()}
        self._ids: dict[tuple[int, int], range] = {}

    def _sheets(self) -> list[tuple[int, int, PlannedSheet]]:
        return [(f, s, sheet) for f, file in enumerate(self._plan.files) for s, sheet in enumerate(file.sheets)]

    def _taken_rows(self, f: int, s: int, sheet: PlannedSheet) -> bytes:
        """Return for each row of a sheet whether it is taken over, a byte a row; one with a problem never is."""
        states = self._accepted.states - {RowState.PROBLEM}
        takes = bytes(map(states.__contains__, sheet.rows.states))
        left_out = {row for file, place, row in self._accepted.left_out if (file, place) == (f, s)}
        if not left_out:
            return takes
        return bytes(take and row not in left_out for take, row in zip(takes, sheet.rows.numbers, strict=True))

    def has_work(self) -> bool:
        """Return whether anything is taken over, waits, or was refused."""
        withdraws = self._accepted.missing and any(sheet.missing for _, _, sheet in self._sheets())
        waits = self._plan.count(RowState.PROBLEM) > 0
        return bool(self._plan.refused) or withdraws or waits or any(map(any, self._takes.values()))

    def write(self, answers: Mapping[str, int], progress: Progress) -> BatchResult:
        """Write everything and return what was done."""
        kinds = (self._write_tasks, self._write_reports, self._write_figures, self._write_people)
        steps = len(self._plan.files) + len(kinds)
        self._batch = batches.add(self._ledger, self._now)
        self._add_units()
        self._remember(answers)
        for place, file in enumerate(self._plan.files):
            progress.step(place, steps)
            self._add_file(place, file)
        for place, write in enumerate(kinds, start=len(self._plan.files)):
            progress.step(place, steps)
            write()
        progress.step(steps, steps)
        withdrawn = self._withdraw_missing()
        search.refresh(self._ledger)
        return BatchResult(self._batch, self._count(RowState.NEW), self._count(RowState.CHANGED), withdrawn)

    def _count(self, state: RowState) -> int:
        """Return how many of the rows taken over were in ``state``."""
        return sum(list(compress(sheet.rows.states, self._takes[f, s])).count(state) for f, s, sheet in self._sheets())

    def _taken(self, kind: SheetKind, only: RowState | None = None) -> Iterator[_Taken]:
        """Yield the rows taken over of sheets of this kind, in this state or in any."""
        for f, s, sheet in self._sheets():
            if sheet.reading.kind is kind:
                rows = sheet.rows
                taken = map(_Taken, self._ids[f, s], repeat(sheet), rows.values, rows.units, rows.tasks, rows.records)
                for state, row in compress(zip(rows.states, taken, strict=True), self._takes[f, s]):
                    if only is None or state is only:
                        yield row

    def _last_words(self, kind: SheetKind) -> Iterator[_Taken]:
        """Yield of each record the row that is taken over last; a sheet may well speak of one again and again."""
        last: dict[int | None, tuple[tuple[int, int, PlannedSheet], int]] = {}
        for at in self._sheets():
            f, s, sheet = at
            if sheet.reading.kind is kind:
                rows = enumerate(zip(sheet.rows.records, self._takes[f, s], strict=True))
                last |= {record: (at, place) for place, (record, takes) in rows if takes}
        for record, ((f, s, sheet), place) in last.items():
            if record is not None:
                row = sheet.rows.row(place)
                yield _Taken(self._ids[f, s][place], sheet, row.reading.values, row.unit, row.task, record)

    def _note(self, record: Record, before: dict[int, str], made: Iterable[int] = ()) -> None:
        changes.note(self._ledger, self._batch, record, before, made)

    def _images(self, record: Record, refs: Iterable[int]) -> dict[int, str]:
        return changes.images(self._ledger, record, refs)

    # ── units ────────────────────────────────────────────────────────────────────────────────────────────────────

    def _add_units(self) -> None:
        """Make the new units that a row taken over is about, or that sent one."""
        named: set[int | None] = set()
        for f, s, sheet in self._sheets() if self._plan.new_units else ():
            about = set(compress(sheet.rows.units, self._takes[f, s]))
            named |= about | {sheet.sender_unit} if any(self._takes[f, s]) else set()
        refs = sorted((ref for ref in named if ref is not None and ref < 0), reverse=True)
        units = add_named_units(self._ledger, tuple(self._plan.new_units[-ref - 1] for ref in refs))
        self._units = {ref: unit.id for ref, unit in zip(refs, units, strict=True)}
        self._note(Record.UNIT, {}, self._units.values())

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
        self._note(Record.UNIT, before)

    def _unit_texts(self) -> list[str]:
        texts = [sheet.reading.sender for _, _, sheet in self._sheets()]
        rows = chain.from_iterable(sheet.rows.values for _, _, sheet in self._sheets())
        texts += [row.lead_unit if isinstance(row, Registration | Outcome) else row.unit for row in rows]
        return [text for text in texts if text]

    # ── the batch itself ─────────────────────────────────────────────────────────────────────────────────────────

    def _add_file(self, place: int, file: PlannedFile) -> None:
        """Note a file and all its rows."""
        content = self._contents[place] if place < len(self._contents) else None
        file_id = batches.add_file(self._ledger, self._batch, file.reading, content)
        for s, sheet in enumerate(file.sheets):
            sheet_id = batches.add_sheet(self._ledger, file_id, sheet.reading, self._unit(sheet.sender_unit))
            rows = sheet.rows
            kept = zip(rows.numbers, rows.states, self._takes[place, s], strict=True)
            self._ids[place, s] = batches.add_rows(self._ledger, sheet_id, kept, rows.problems)

    # ── tasks ────────────────────────────────────────────────────────────────────────────────────────────────────

    def _write_tasks(self) -> None:
        changed = {taken.task: taken for taken in self._taken(SheetKind.REGISTRATIONS, RowState.CHANGED)}
        known = [ref for ref in changed if ref is not None and ref > 0]
        before = self._images(Record.TASK, known)
        self._add_tasks(changed)
        refs = {self._task_id(ref): taken for ref, taken in changed.items()}
        tasks = [self._changed_task(task, refs[task.id]) for task in self._tasks_now(refs)]
        task_store.update_all(self._ledger, tasks)
        self._note(Record.TASK, before, self._tasks.ids())

    def _tasks_now(self, refs: Iterable[int | None]) -> list[Task]:
        return task_store.of_ids(self._ledger, [ref for ref in refs if ref is not None])

    def _add_tasks(self, changed: Mapping[int | None, _Taken]) -> None:
        """Make the new tasks: each from the row that makes it, or from its correction where that row was left out."""
        for piece in _pieces(self._taken(SheetKind.REGISTRATIONS, RowState.NEW)):
            self._add_piece(piece)
        corrections = (taken for ref, taken in changed.items() if ref is not None and ref < 0)
        self._add_piece([taken for taken in corrections if self._task_id(taken.task) is None])

    def _add_piece(self, rows: Sequence[_Taken]) -> None:
        ids = task_store.add_new(self._ledger, list(map(self._new_task, rows)))
        for taken, id_ in zip(rows, ids, strict=True):
            if taken.task:
                self._tasks.put(taken.task, id_)

    def _new_task(self, taken: _Taken) -> NewTask:
        says = taken.says
        assert isinstance(says, Registration)
        return NewTask(
            taken.sheet.reading.period or self._now.year,
            says.kind,
            says.title or "",
            says.number or "",
            self._unit(taken.unit),
            says.coordinating_units,
            says.due,
            says.target,
            says.note or "",
            taken.id,
            self._unit(taken.sheet.sender_unit),
        )

    def _task_id(self, ref: int | None) -> int | None:
        return ref if ref is None or ref > 0 else self._tasks.get(ref)

    def _changed_task(self, before: Task, taken: _Taken) -> Task:
        """Return a task that a corrected workbook says something else of; what it does not speak of stays."""
        return replace(before, **self._new_task(taken)._replace(number=before.number)._asdict())

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
        withdrawn = [
            replace(task, withdrawn_on=self._now.date(), withdrawn_reason=names[task.id])
            for task in task_store.of_ids(self._ledger, refs)
        ]
        task_store.update_all(self._ledger, withdrawn)
        self._note(Record.TASK, before)
        return len(refs)

    # ── reports, figures, people ─────────────────────────────────────────────────────────────────────────────────

    def _report(self, taken: _Taken) -> ProgressReport:
        says = taken.says
        assert isinstance(says, Outcome)
        sheet = taken.sheet.reading
        return ProgressReport(
            id=max(taken.record or 0, 0),
            task_id=self._task_id(taken.task),
            title=says.title or "",
            as_of=sheet.speaks_for or date(self._now.year, 12, 31),
            source=ReportSource.IMPORT,
            status=says.status,
            percent=says.percent,
            completed_on=says.completed_on,
            result=says.result or "",
            note=says.note or "",
            unit_id=self._unit(taken.unit),
            confirmed=says.status is ReportedStatus.DONE,
            import_row_id=taken.id,
        )

    def _write_reports(self) -> None:
        said = list(map(self._report, self._last_words(SheetKind.OUTCOMES)))
        known = [report.id for report in said if report.id]
        before = self._images(Record.REPORT, known)
        report_store.update_all(self._ledger, [report for report in said if report.id], self._now)
        made = report_store.add(self._ledger, [report for report in said if not report.id], self._now)
        self._note(Record.REPORT, before, made)

    def _figures_of(self, taken: _Taken, says: FigureRow) -> list[Figure]:
        sheet = taken.sheet.reading
        if sheet.span is None:
            return []
        return [
            Figure(
                id=0,
                unit_id=self._unit(taken.unit),
                indicator=amount.indicator,
                quantity=amount.quantity,
                measure=amount.measure or "",
                start=sheet.span.start,
                end=sheet.span.end,
                approximate=amount.approximate,
                cumulative=sheet.cumulative,
                import_row_id=taken.id,
                recorded_at=self._now,
            )
            for amount in says.amounts
            if amount.quantity is not None
        ]

    def _write_figures(self) -> None:
        said = [
            figure
            for taken in self._taken(SheetKind.FIGURES)
            if isinstance(taken.says, FigureRow)
            for figure in self._figures_of(taken, taken.says)
        ]
        if said:
            self._keep_figures(said)

    def _keep_figures(self, said: Sequence[Figure]) -> None:
        """Keep what was said last of each unit, indicator and span of days."""
        found = recognise(self._ledger, said)
        self._note(Record.INDICATOR, {}, found.made)
        meant = meant_spellings(self._ledger)
        latest = {meant_key(figure, meant): figure for figure in found.figures}
        there = figures.with_spans(self._ledger, ((figure.start, figure.end) for figure in latest.values()))
        known = {meant_key(figure, meant): figure.id for figure in there}
        changed = [replace(latest[place], id=known[place]) for place in latest if place in known]
        before = self._images(Record.FIGURE, [figure.id for figure in changed])
        figures.correct(self._ledger, changed, self._now)
        made = figures.add(self._ledger, [figure for place, figure in latest.items() if place not in known])
        self._note(Record.FIGURE, before, made)

    def _write_people(self) -> None:
        said = {
            taken.record: self._person(taken, taken.says)
            for taken in self._taken(SheetKind.PEOPLE)
            if isinstance(taken.says, Delegate) and taken.record is not None
        }
        before = self._images(Record.PERSON, [ref for ref in said if ref > 0])
        kept = [self._keep_person(person) for person in said.values()]
        self._note(Record.PERSON, before, [person.id for person in kept if person.id not in before])

    def _person(self, taken: _Taken, says: Delegate) -> Person:
        post = Position(says.position or "", self._unit(taken.unit), says.unit or "")
        return Person(max(taken.record or 0, 0), says.full_name or "", (post,), "", says.phone or "", says.note or "")

    def _keep_person(self, person: Person) -> Person:
        if person.id:
            people.update(self._ledger, person)
            return person
        return replace(person, id=people.add(self._ledger, person))

"""Reading units' workbooks in: what they would change, taking it over in one transaction, and taking it back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from desktop.domain.errors import RefusedValue
from desktop.domain.import_plans import ImportPlan, WhyKept
from desktop.domain.imports import FileReading, ProblemCode
from desktop.domain.tasks import Task
from desktop.services import backups
from desktop.services.changes import Changed, Noun, changed
from desktop.services.import_knowledge import known_for
from desktop.services.import_writing.taken_rows import USUAL, Accepted, RowPlace
from desktop.services.import_writing.writer import BatchResult, ImportWriter
from desktop.services.progress import Progress
from desktop.spreadsheets.known import NEW_UNIT, Keys, Meant, meant_key
from desktop.spreadsheets.plan import plan_import
from desktop.storage import batches, changes, figures, identity, people, search
from desktop.storage import indicators as indicator_store
from desktop.storage import reports as report_store
from desktop.storage import tasks as task_store
from desktop.storage import units as unit_store
from desktop.storage.batches import BatchSummary
from desktop.storage.changes import Change, Record
from desktop.storage.database import Ledger

__all__ = [
    "NEW_UNIT",
    "USUAL",
    "Accepted",
    "BatchResult",
    "BatchSummary",
    "Kept",
    "Meant",
    "RowPlace",
    "Undone",
    "history",
    "meant_key",
    "plan",
    "returned_keys",
    "take_over",
    "undo",
]


class HasKeys(Protocol):
    """Files that may bring back the keys of templates."""

    def keys(self, ledger: str) -> Keys:
        """Return the tasks that rows were made from, as the ledger of this name made them."""


def plan(
    ledger: Ledger,
    readings: Sequence[FileReading],
    today: date,
    answers: Mapping[str, int],
    keys: Keys | None = None,
    meant: Meant | None = None,
) -> ImportPlan:
    """Return what taking over these files would change; nothing is written.

    ``keys`` are those that rows of our own templates bring back (:func:`returned_keys`); ``meant`` says which tasks a
    person means by outcomes whose task is not found (:func:`meant_key`).
    """
    return plan_import(readings, known_for(ledger, readings, today, answers, keys or {}, meant or {}))


def tasks_to_choose(ledger: Ledger, plan: ImportPlan, today: date) -> list[Task]:
    """Return the tasks that outcomes of ``plan`` may mean whose task was not found: those of their years."""
    years = {
        sheet.reading.period or today.year
        for file in plan.files
        for sheet in file.sheets
        if any(problem.code is ProblemCode.NO_MATCH for row in sheet.rows for problem in row.problems)
    }
    return [task for year in sorted(years) for task in task_store.of_year(ledger, year)]


def returned_keys(ledger: Ledger, files: HasKeys) -> Keys:
    """Return the tasks of this ledger that rows of these files were made from, where they are our templates."""
    key = identity.known_key(ledger)
    return {} if key is None else files.keys(key)


def history(ledger: Ledger) -> list[BatchSummary]:
    """Return all batches, newest first."""
    return batches.history(ledger)


def take_over(
    ledger: Ledger,
    plan: ImportPlan,
    accepted: Accepted,
    answers: Mapping[str, int],
    now: datetime,
    progress: Progress | None = None,
    *,
    contents: Sequence[bytes | None] = (),
) -> Changed[BatchResult]:
    """Take the accepted rows of ``plan`` over, all in one transaction; rows with a problem wait in the batch.

    ``answers`` are what the person said of unit names; they are remembered. ``contents`` are the files themselves, in
    the plan's order, and are kept. A checked copy of the ledger is made first.

    Raises:
        Cancelled: the person asked to stop; nothing was changed.
    """
    writer = ImportWriter(ledger, plan, accepted, now, contents)
    if not writer.has_work():
        return changed(BatchResult(None, 0, 0))
    backups.before_import(ledger, now, progress)
    with ledger.transaction():
        result = writer.write(answers, progress or Progress())
    return changed(result, *_TOUCHED)


_TOUCHED = (Noun.BATCHES, Noun.TASKS, Noun.UNITS, Noun.PEOPLE, Noun.FIGURES)


@dataclass(frozen=True, slots=True)
class Kept:
    """A record that was left as it is when its batch was taken back."""

    record: Record
    id: int
    title: str
    why: WhyKept


@dataclass(frozen=True, slots=True)
class Undone:
    """What taking a batch back did: how many records it put back or out, and which it left and why."""

    batch: int
    taken_back: int
    kept: tuple[Kept, ...]


def undo(ledger: Ledger, batch_id: int, now: datetime, progress: Progress | None = None) -> Changed[Undone]:
    """Take a batch back: what was not touched since is as it was before; the rest is left and listed.

    Raises :class:`Cancelled` when the person asked to stop; nothing was changed.
    """
    steps = progress or Progress()
    with ledger.transaction():
        if batches.is_undone(ledger, batch_id):
            raise RefusedValue("batch", "already-undone", str(batch_id))
        noted = changes.of_batch(ledger, batch_id)
        untouched = changes.untouched(ledger, noted)
        titles = _titles(ledger, noted)
        kept = []
        for place, change in enumerate(noted):
            steps.step(place, len(noted))
            why = _why_kept(ledger, change, is_touched=place not in untouched)
            if why is None:
                changes.take_back(ledger, change)
            else:
                kept.append(Kept(change.record, change.ref, titles.get((change.record, change.ref), ""), why))
        search.refresh(ledger)
        batches.mark_undone(ledger, batch_id, now)
    return changed(Undone(batch_id, len(noted) - len(kept), tuple(kept)), *_TOUCHED)


def _why_kept(ledger: Ledger, change: Change, *, is_touched: bool) -> WhyKept | None:
    if is_touched:
        return WhyKept.TOUCHED
    made = change.before is None
    return WhyKept.IN_USE if made and changes.used(ledger, change.record, change.ref) else None


def _titles(ledger: Ledger, noted: Sequence[Change]) -> dict[tuple[Record, int], str]:
    """Return what the records are called, for the list of those that are left."""
    refs = {record: [change.ref for change in noted if change.record is record] for record in Record}
    indicators = indicator_store.everything(ledger).all() if refs[Record.INDICATOR] else ()
    named: dict[Record, Mapping[int, str]] = {
        Record.TASK: {task.id: task.title for task in task_store.of_ids(ledger, refs[Record.TASK])},
        Record.REPORT: {report.id: report.title for report in report_store.of_ids(ledger, refs[Record.REPORT])},
        Record.INDICATOR: {indicator.id: indicator.name for indicator in indicators},
        Record.FIGURE: {figure.id: figure.indicator for figure in figures.of_ids(ledger, refs[Record.FIGURE])},
        Record.UNIT: {id_: unit.name for id_, unit in unit_store.of_ids(ledger, refs[Record.UNIT]).items()},
        Record.PERSON: people.names(ledger, refs[Record.PERSON]),
    }
    return {(record, id_): name for record, names in named.items() for id_, name in names.items()}

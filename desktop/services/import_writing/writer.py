"""Writing a plan of import into the ledger: what was accepted, noted so that it can be taken back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from desktop.domain.import_plans import ImportPlan, RowState
from desktop.services.import_writing.batch import Batch
from desktop.services.import_writing.figures import write_figures
from desktop.services.import_writing.people import write_people
from desktop.services.import_writing.reports import write_reports
from desktop.services.import_writing.taken_rows import Accepted, TakenRows
from desktop.services.import_writing.tasks import withdraw_missing, write_tasks
from desktop.services.import_writing.units import add_units, remember
from desktop.services.progress import Progress
from desktop.storage import batches, search
from desktop.storage.database import Ledger

#: What is written after the files, tasks before what reports on them.
_WRITERS = (write_tasks, write_reports, write_figures, write_people)


@dataclass(frozen=True, slots=True)
class BatchResult:
    """What was taken over. ``batch`` is ``None`` when there was nothing new and nothing to settle."""

    batch: int | None
    new: int
    changed: int
    withdrawn: int = 0


class ImportWriter:
    """Writes a plan inside the caller's transaction, tasks before what reports on them."""

    def __init__(
        self, ledger: Ledger, plan: ImportPlan, accepted: Accepted, now: datetime, contents: Sequence[bytes | None] = ()
    ) -> None:
        self._ledger = ledger
        self._plan = plan
        self._withdraws = accepted.missing
        self._now = now
        self._contents = contents
        self._rows = TakenRows(plan, accepted)

    def has_work(self) -> bool:
        """Return whether anything is taken over, waits, or was refused."""
        withdraws = self._withdraws and any(sheet.missing for sheet in self._plan.sheets())
        waits = self._plan.count(RowState.PROBLEM) > 0
        return bool(self._plan.refused) or withdraws or waits or not self._rows.is_empty

    def write(self, answers: Mapping[str, int], progress: Progress) -> BatchResult:
        """Write everything and return what was done."""
        batch = Batch(self._ledger, batches.add(self._ledger, self._now), self._now, self._rows)
        add_units(batch, self._plan)
        remember(batch, self._plan, answers)
        files = len(self._plan.files)
        steps = files + len(_WRITERS)
        for place in range(files):
            progress.step(place, steps)
            self._add_file(batch, place)
        for place, write in enumerate(_WRITERS, start=files):
            progress.step(place, steps)
            write(batch)
        progress.step(steps, steps)
        withdrawn = withdraw_missing(batch, self._plan) if self._withdraws else 0
        search.refresh(self._ledger)
        return BatchResult(batch.id, self._rows.count(RowState.NEW), self._rows.count(RowState.CHANGED), withdrawn)

    def _add_file(self, batch: Batch, place: int) -> None:
        """Note a file and all its rows."""
        content = self._contents[place] if place < len(self._contents) else None
        file_id = batches.add_file(self._ledger, batch.id, self._plan.files[place].reading, content)
        for sheet in self._rows.files[place]:
            plan = sheet.plan
            sheet_id = batches.add_sheet(self._ledger, file_id, plan.reading, batch.unit(plan.sender_unit))
            kept = zip(plan.rows.numbers, plan.rows.states, sheet.taken, strict=True)
            sheet.ids = batches.add_rows(self._ledger, sheet_id, kept, plan.rows.problems)

"""What can be done besides reading: take a batch back, send files back to their units, make templates for them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from desktop.domain.imports import SheetKind
from desktop.domain.units import UnitDirectory
from desktop.presenters.session import Session
from desktop.services import exports, imports, return_copies, templates, units
from desktop.services.changes import changed
from desktop.services.exports import Table
from desktop.services.imports import Undone
from desktop.services.ledgers import Ledger
from desktop.services.return_copies import Sentence
from desktop.storage.batches import BatchSummary


@dataclass(frozen=True, slots=True)
class BatchWork:
    """What long work is called while it goes on."""

    undoing: str
    returning: str
    exporting: str


class BatchesView(Protocol):
    """What the page shows."""

    def undone(self, undone: Undone) -> None:
        """Say what was taken back, and what was kept and why."""

    def returned(self, copies: Sequence[Path], folder: Path) -> None:
        """Say which copies for the senders lie in ``folder`` now; none when no file has a problem."""

    def saved(self, path: Path) -> None:
        """Say that a file was written."""

    def ask_for_template(self, directory: UnitDirectory, year: int) -> None:
        """Ask for whom and for which year a template is."""


class Batches:
    """The commands of the list of batches."""

    def __init__(
        self,
        session: Session,
        view: BatchesView,
        titles: BatchWork,
        clock: Callable[[], datetime] = datetime.now,
    ) -> None:
        self._session = session
        self._view = view
        self._titles = titles
        self._clock = clock

    def undo(self, batch: BatchSummary) -> None:
        """Take a batch back."""
        self._session.work(
            self._titles.undoing,
            lambda ledger, progress: imports.undo(ledger, batch.id, self._clock(), progress),
            self._view.undone,
        )

    def return_copies(self, batch: BatchSummary, folder: Path, sentence: Sentence) -> None:
        """Write the files of a batch that have problems into ``folder``, with a comment on each cell at fault."""
        self._session.work(
            self._titles.returning,
            lambda ledger, progress: changed(return_copies.return_copies(ledger, batch.id, folder, sentence, progress)),
            lambda copies: self._view.returned(copies, folder),
        )

    def prepare_template(self) -> None:
        """Ask for whom and for which year a template is."""
        year = self._clock().year
        self._session.ask(units.directory, lambda directory: self._view.ask_for_template(directory, year))

    def write_template(self, kind: SheetKind, unit: str, year: int, path: Path) -> None:
        """Write the template of a ``kind`` for a unit."""
        self._session.ask(lambda ledger: templates.write_template(ledger, kind, unit, year, path), self._view.saved)

    def export(self, read: Callable[[Ledger], Table], path: Path) -> None:
        """Write a list, which ``read`` reads, as a workbook."""
        self._session.work(
            self._titles.exporting,
            lambda ledger, _: changed(exports.export_list(read(ledger), path)),
            self._view.saved,
        )

"""The copies of the ledger: which there are, and making another one."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from desktop.presenters.session import Session
from desktop.services import backups
from desktop.services.backups import Backup
from desktop.services.changes import Changed, Noun, changed
from desktop.services.ledgers import Ledger
from desktop.services.progress import Progress


@dataclass(frozen=True, slots=True)
class Copies:
    """The ledger that is open, and its copies, the newest first."""

    ledger: Path
    found: tuple[Backup, ...]

    @property
    def folder(self) -> Path:
        """Where copies are kept; it may not be there yet."""
        return backups.folder_of(self.ledger)

    def name_elsewhere(self, now: datetime) -> str:
        """Return the name that is offered for a copy on a stick: it says whose ledger it is, and of which day."""
        return f"{self.ledger.stem} {now:%Y-%m-%d}{self.ledger.suffix}"


class BackupsView(Protocol):
    """What shows the copies."""

    def show_copies(self, copies: Copies) -> None:
        """Show which copies there are."""

    def show_made(self, copy: Path) -> None:
        """Say where the new copy is."""


class BackupsPresenter:
    """Commands on the copies. Taking one back is the program's: it closes the ledger."""

    def __init__(self, session: Session, view: BackupsView, now: Callable[[], datetime] = datetime.now) -> None:
        self._session = session
        self._view = view
        self._now = now

    @property
    def now(self) -> datetime:
        """This moment."""
        return self._now()

    def open(self) -> None:
        """Look which copies there are, and show them."""
        self._session.ask(lambda ledger: copies_of(ledger.path), self._view.show_copies)

    def back_up(self, title: str, path: Path | None = None) -> None:
        """Make a copy at ``path``, by default beside the ledger; ``title`` says so while it goes on."""
        now = self._now()

        def make(ledger: Ledger, progress: Progress) -> Changed[Path]:
            return changed(backups.back_up(ledger, now, path, progress), Noun.BACKUPS)

        self._session.work(title, make, self._view.show_made)


def copies_of(ledger: Path) -> Copies:
    """Return the copies of the ledger at this path, which need not be there any more."""
    return Copies(ledger, tuple(backups.backups(ledger)))

"""Copies of the ledger: made before something large is done to it or when asked for, listed, and taken back."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from desktop.domain.backups import Occasion
from desktop.domain.errors import LedgerExists
from desktop.services.progress import Progress
from desktop.storage import database, restoring
from desktop.storage.database import Ledger

#: How many copies from before imports are kept.
KEPT = 10


#: What the names of copies end with that nobody asked for.
_ENDINGS = {Occasion.IMPORT: " trước khi nhập", Occasion.RESTORE: " trước khi phục hồi"}


def folder_of(ledger: Path) -> Path:
    """Return the folder of a ledger's copies: beside it, where a clerk who copies the ledger finds it."""
    return ledger.with_name(f"{ledger.stem} - sao lưu")


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy of the ledger in the folder of its copies; ``size`` in bytes."""

    path: Path
    at: datetime
    size: int

    @property
    def occasion(self) -> Occasion:
        """Why it was made, as its name says."""
        found = (occasion for occasion, ending in _ENDINGS.items() if self.path.stem.endswith(ending))
        return next(found, Occasion.ASKED_FOR)


def backups(ledger: Path) -> list[Backup]:
    """Return the copies in the folder of a ledger's copies, newest first; the ledger itself need not be there."""
    found = (path for path in folder_of(ledger).glob(f"*{ledger.suffix}") if not path.name.startswith("."))
    copies = [Backup(path, datetime.fromtimestamp(path.stat().st_mtime), path.stat().st_size) for path in found]
    return sorted(copies, key=lambda copy: (copy.at, copy.path.name), reverse=True)


def back_up(ledger: Ledger, now: datetime, path: Path | None = None, progress: Progress | None = None) -> Path:
    """Make a checked copy of the ledger at ``path``, by default in the folder of its copies; return where it is.

    Raises a :class:`~desktop.domain.errors.LedgerUnusable` when no copy can be made, or ``Cancelled``.
    """
    copy = path or folder_of(ledger.path) / f"{now:%Y-%m-%d %H%M%S}{ledger.path.suffix}"
    if copy.exists() and copy.samefile(ledger.path):
        raise LedgerExists(str(copy))  # the ledger itself was chosen
    database.copy_ledger(ledger, copy, (progress or Progress()).step)
    return copy


def restore(ledger: Path, copy: Path, now: datetime) -> Path | None:
    """Take a copy back; return where the ledger that stood there is kept, ``None`` where there was none.

    Raises a :class:`~desktop.domain.errors.LedgerUnusable`; the ledger is as it was then.
    """
    kept = folder_of(ledger) / f"{now:%Y-%m-%d %H%M%S}{_ENDINGS[Occasion.RESTORE]}{ledger.suffix}"
    stood = ledger.exists()
    restoring.restore(copy, ledger, kept)
    return kept if stood else None


def before_import(ledger: Ledger, now: datetime, progress: Progress | None = None) -> Path:
    """Make a checked copy of the ledger, named after the moment; of those made so the oldest are removed.

    Raises a :class:`~desktop.domain.errors.LedgerUnusable` when no copy can be made, or ``Cancelled``.
    """
    folder = folder_of(ledger.path)
    copy = folder / f"{now:%Y-%m-%d %H%M%S}{_ENDINGS[Occasion.IMPORT]}{ledger.path.suffix}"
    database.copy_ledger(ledger, copy, (progress or Progress()).step)
    for old in sorted(folder.glob(f"*{_ENDINGS[Occasion.IMPORT]}{ledger.path.suffix}"))[:-KEPT]:
        old.unlink()
    return copy

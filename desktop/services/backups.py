"""Copies of the ledger that are made before something large is done to it."""

from datetime import datetime
from pathlib import Path

from desktop.storage import database
from desktop.storage.database import Ledger

#: How many copies from before imports are kept.
KEPT = 10


def folder_of(ledger: Path) -> Path:
    """Return the folder of a ledger's copies: beside it, where a clerk who copies the ledger finds it."""
    return ledger.with_name(f"{ledger.stem} - sao lưu")


def before_import(ledger: Ledger, now: datetime) -> Path:
    """Make a checked copy of the ledger, named after the moment; of those made so the oldest are removed.

    Raises a :class:`~desktop.domain.errors.LedgerUnusable` when no copy can be made.
    """
    folder = folder_of(ledger.path)
    copy = folder / f"{now:%Y-%m-%d %H%M%S} trước khi nhập{ledger.path.suffix}"
    database.copy_ledger(ledger, copy)
    for old in sorted(folder.glob(f"* trước khi nhập{ledger.path.suffix}"))[:-KEPT]:
        old.unlink()
    return copy

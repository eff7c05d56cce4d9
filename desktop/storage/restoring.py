"""Taking a copy of the ledger back."""

import os
import secrets
import shutil
from pathlib import Path

from desktop.domain.errors import LedgerDamaged, LedgerMissing, LedgerUnusable, LedgerUnwritable, NotALedger
from desktop.storage.database import check_file, open_ledger

#: What SQLite may have left beside a ledger that was not closed; beside another file it would spoil that.
_LEFT_BESIDE = ("-journal", "-wal", "-shm")


def restore(copy: Path, path: Path, kept: Path) -> None:
    """Put a checked copy of a ledger in the place of ``path``; what stood there goes to ``kept``, whole or damaged.

    Until the last step, which replaces one file by another, ``path`` is as it was. Raises a
    :class:`~desktop.domain.errors.LedgerUnusable`: the copy is no good, or the ledger is open in another program.
    """
    if not copy.is_file():
        raise LedgerMissing(str(copy))
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}.new")
    try:
        _copy(copy, draft)
        _check(draft, copy)
        if path.exists():
            _settle(path)
            _keep(path, kept)
        draft.replace(path)
    except OSError as error:
        raise LedgerUnwritable(str(path), str(error)) from error
    finally:
        draft.unlink(missing_ok=True)


def _check(draft: Path, copy: Path) -> None:
    """Look whether the draft is a whole ledger; what is wrong is said of the ``copy`` that the person knows."""
    try:
        check_file(draft)
    except LedgerUnusable as error:
        raise type(error)(str(copy), error.detail) from error


def _settle(path: Path) -> None:
    """End what a killed program left half done, where the ledger can be opened; refuse one that is open elsewhere."""
    try:
        open_ledger(path).close()
    except (LedgerDamaged, NotALedger):
        return  # it is kept as it is, with what lies beside it


def _keep(path: Path, kept: Path) -> None:
    kept.parent.mkdir(parents=True, exist_ok=True)
    _copy(path, kept)
    for ending in _LEFT_BESIDE:
        beside = path.with_name(path.name + ending)
        if beside.exists():
            _copy(beside, kept.with_name(kept.name + ending))
            beside.unlink()


def _copy(source: Path, target: Path) -> None:
    shutil.copyfile(source, target)
    with target.open("rb+") as written:
        os.fsync(written.fileno())

"""Making, opening and checking a ledger."""

from collections.abc import Callable
from pathlib import Path

from desktop.domain.found import Cache
from desktop.domain.office import Office
from desktop.storage import database, offices
from desktop.storage.database import Ledger

__all__ = ["Ledger", "integrity_problems", "load_office", "mended", "new_ledger", "open_ledger", "tidy"]


def new_ledger(path: Path, office: Office) -> Ledger:
    """Make a ledger for ``office`` at ``path`` and open it; never overwrites a file."""
    return database.create_ledger(path, lambda ledger: offices.save(ledger, office))


def open_ledger(path: Path) -> Ledger:
    """Open the ledger at ``path``; raise a :class:`~desktop.domain.errors.LedgerUnusable` that says why not."""
    return database.open_ledger(path)


def load_office(ledger: Ledger) -> Office:
    """Return the office whose ledger it is."""
    return offices.load(ledger)


def integrity_problems(ledger: Ledger) -> list[str]:
    """Return what is wrong with the ledger file; nothing when it is whole."""
    return database.integrity_problems(ledger)


def tidy(ledger: Ledger, stopped: Callable[[], bool] = lambda: False) -> None:
    """Make the ledger faster to search where that is worth it: for a time when nobody asks it anything.

    It goes on until ``stopped``, which is asked every tenth of a second.
    """
    from desktop.storage import search  # not needed before the first paint

    search.tidy(ledger, stopped)


def mended(ledger: Ledger) -> list[Cache]:
    """Hold what is kept for speed against the records, and make anew what is not right; return what that was.

    In a ledger that can only be read nothing is looked at.
    """
    from desktop.storage import search, standings  # neither is needed before the first paint

    if ledger.is_read_only:
        return []
    wrong = []
    if not search.index_is_right(ledger) or search.differences(ledger):
        search.rebuild(ledger)
        wrong.append(Cache.SEARCH)
    if standings.differences(ledger):
        standings.rebuild(ledger)
        wrong.append(Cache.STANDINGS)
    return wrong

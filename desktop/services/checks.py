"""Checking the ledger: the file, what is attached and was issued, what is kept for speed; when that was done last."""

import json
from dataclasses import dataclass
from datetime import datetime

from desktop.domain.found import Cache
from desktop.services.changes import Changed, Noun, changed
from desktop.services.issued import damaged
from desktop.services.ledgers import integrity_problems, mended
from desktop.services.progress import Progress
from desktop.storage import ledger_checks as store
from desktop.storage.database import Ledger

__all__ = ["Cache", "LedgerCheck", "check", "last_check"]


@dataclass(frozen=True, slots=True)
class LedgerCheck:
    """What a check found at ``at``: ``problems`` that need a copy of the ledger, and what was made anew."""

    at: datetime
    problems: tuple[str, ...] = ()
    mended: tuple[Cache, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether the ledger was as it should be, or is now."""
        return not self.problems


def check(ledger: Ledger, now: datetime, progress: Progress | None = None) -> Changed[LedgerCheck]:
    """Check the ledger, mend what follows from its records, and keep the day and what was found.

    Into a file that is damaged itself, or can only be read, nothing is written.
    """
    steps = progress or Progress()
    steps.step(0, 3)
    broken = tuple(integrity_problems(ledger))
    steps.step(1, 3)
    found = LedgerCheck(now, broken or tuple(damaged(ledger)))
    steps.step(2, 3)
    if found.is_whole:
        found = LedgerCheck(now, (), tuple(mended(ledger)))
    if not broken and not ledger.is_read_only:
        with ledger.transaction():
            store.save(ledger, _text(found))
    steps.step(3, 3)
    return changed(found, Noun.OFFICE)


def last_check(ledger: Ledger) -> LedgerCheck | None:
    """Return what the last check found; ``None`` where none was kept."""
    kept = store.load(ledger)
    if kept is None:
        return None
    plain = json.loads(kept)
    mended_then = tuple(Cache(one) for one in plain["mended"])
    return LedgerCheck(datetime.fromisoformat(plain["at"]), tuple(plain["problems"]), mended_then)


def _text(found: LedgerCheck) -> str:
    plain = {"at": found.at.isoformat(timespec="seconds"), "problems": found.problems, "mended": found.mended}
    return json.dumps(plain, ensure_ascii=False)

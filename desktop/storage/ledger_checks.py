"""When the ledger was checked last, and what was found."""

from desktop.storage import tables
from desktop.storage.database import Ledger

_NAME = "check:last"


def load(ledger: Ledger) -> str | None:
    """Return what was kept of the last check; ``None`` where there was none."""
    setting = tables.Setting
    row = ledger.row(setting.select(setting.value).where(setting.name == _NAME))
    return None if row is None else str(row[0])


def save(ledger: Ledger, text: str) -> None:
    """Keep what a check found in place of the one before."""
    ledger.sql("INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)", (_NAME, text))

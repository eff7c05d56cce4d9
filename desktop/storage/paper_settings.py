"""What the office has changed of its papers: their words, their layouts. A text each, by name."""

from desktop.storage import tables
from desktop.storage.database import Ledger

#: The settings of papers among all settings.
_PREFIX = "paper:"


def load(ledger: Ledger, name: str) -> str | None:
    """Return what is kept under ``name``; ``None`` where everything is as usual."""
    setting = tables.Setting
    row = ledger.row(setting.select(setting.value).where(setting.name == _PREFIX + name))
    return None if row is None else str(row[0])


def save(ledger: Ledger, name: str, text: str) -> None:
    """Keep ``text`` under ``name``."""
    ledger.sql("INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)", (_PREFIX + name, text))


def delete(ledger: Ledger, name: str) -> None:
    """Return to what is usual."""
    setting = tables.Setting
    ledger.run(setting.delete().where(setting.name == _PREFIX + name))

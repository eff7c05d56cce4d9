"""What is only needed while a meeting is held: what is just being typed, and the phrases of the office."""

from datetime import datetime

from desktop.domain.live_minutes import LiveDraft
from desktop.storage import tables
from desktop.storage.database import Ledger

_PHRASES = "minutes-phrases"


def draft(ledger: Ledger, meeting_id: int) -> LiveDraft | None:
    """Return what was being typed in a meeting and is no entry yet."""
    table = tables.LiveDraft
    row = ledger.row(table.select(table.text, table.begun_at).where(table.meeting_id == meeting_id))
    return None if row is None else LiveDraft(*row)


def keep_draft(ledger: Ledger, meeting_id: int, kept: LiveDraft) -> None:
    """Keep what is being typed in place of what was."""
    ledger.sql(
        "INSERT INTO live_draft (meeting_id, text, begun_at) VALUES (?, ?, ?)"
        " ON CONFLICT (meeting_id) DO UPDATE SET text = excluded.text, begun_at = excluded.begun_at",
        (meeting_id, kept.text, kept.begun_at.isoformat(" ", "seconds")),
    )


def drop_draft(ledger: Ledger, meeting_id: int) -> None:
    """Forget what was being typed: it is an entry now, or nobody wants it."""
    ledger.run(tables.LiveDraft.delete().where(tables.LiveDraft.meeting_id == meeting_id))


def begin_item(ledger: Ledger, meeting_id: int, item_id: int, at: datetime | None) -> bool:
    """Note when the meeting came to an item of its agenda; return whether there is such an item."""
    table = tables.AgendaItem
    begun = at.isoformat(" ", "seconds") if at else None
    item = (table.id == item_id) & (table.meeting_id == meeting_id)
    return bool(ledger.run(table.update(begun_at=begun).where(item)))


def phrases(ledger: Ledger) -> str | None:
    """Return the phrases of the office as they were edited; ``None`` while nobody has."""
    setting = tables.Setting
    row = ledger.row(setting.select(setting.value).where(setting.name == _PHRASES))
    return None if row is None else str(row[0])


def keep_phrases(ledger: Ledger, text: str) -> None:
    """Keep the phrases of the office."""
    ledger.sql("INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)", (_PHRASES, text))

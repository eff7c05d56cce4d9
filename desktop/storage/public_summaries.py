"""What was written for the public about a meeting."""

from datetime import datetime

from desktop.storage import tables
from desktop.storage.database import Ledger

_SUMMARY = tables.PublicSummary
_LEFT_OUT = tables.PhotoLeftOut


def load(ledger: Ledger, meeting_id: int) -> str | None:
    """Return the summary of a meeting as a person wrote it; ``None`` when nobody did."""
    row = ledger.row(_SUMMARY.select(_SUMMARY.text).where(_SUMMARY.meeting_id == meeting_id))
    return None if row is None else str(row[0])


def save(ledger: Ledger, meeting_id: int, text: str, saved_at: datetime) -> None:
    """Keep the summary of a meeting."""
    delete(ledger, meeting_id)
    ledger.run(_SUMMARY.insert(meeting_id=meeting_id, text=text, saved_at=saved_at.isoformat(" ", "seconds")))


def delete(ledger: Ledger, meeting_id: int) -> None:
    """Take the summary of a meeting out, where there is one."""
    ledger.run(_SUMMARY.delete().where(_SUMMARY.meeting_id == meeting_id))


def photos_left_out(ledger: Ledger) -> frozenset[int]:
    """Return the ids of the photos that the public is not shown, of all meetings."""
    return frozenset(int(row[0]) for row in ledger.rows(_LEFT_OUT.select(_LEFT_OUT.attachment_id)))


def leave_photo_out(ledger: Ledger, attachment_id: int) -> None:
    """Keep a photo from the public; nothing changes where it is kept from it already."""
    take_photo_in(ledger, attachment_id)
    ledger.run(_LEFT_OUT.insert(attachment_id=attachment_id))


def take_photo_in(ledger: Ledger, attachment_id: int) -> None:
    """Show a photo to the public again."""
    ledger.run(_LEFT_OUT.delete().where(_LEFT_OUT.attachment_id == attachment_id))

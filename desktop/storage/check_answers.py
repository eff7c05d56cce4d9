"""The reasons for which points of a meeting's check list were left open at its signing."""

from datetime import datetime

from desktop.storage import tables
from desktop.storage.database import Ledger, Row

_ANSWER = tables.CheckAnswer


def of_meeting(ledger: Ledger, meeting_id: int) -> list[Row]:
    """Return point, what it said, the reason and its time, for each point that was answered."""
    one = _ANSWER
    columns = (one.point, one.detail, one.answer, one.answered_at)
    return ledger.rows(one.select(*columns).where(one.meeting_id == meeting_id).order_by(one.answered_at, one.point))


def put(ledger: Ledger, meeting_id: int, point: str, detail: str, answer: str, now: datetime) -> None:
    """Keep the reason for a point, in place of an earlier one."""
    ledger.sql(
        "INSERT OR REPLACE INTO check_answer (meeting_id, point, detail, answer, answered_at) VALUES (?, ?, ?, ?, ?)",
        (meeting_id, point, detail, answer, now.isoformat(" ", "seconds")),
    )


def remove(ledger: Ledger, meeting_id: int, point: str) -> None:
    """Take the reason for a point back."""
    ledger.run(_ANSWER.delete().where(_ANSWER.meeting_id == meeting_id, _ANSWER.point == point))

"""Where the records stand that search finds: a report under its task, what was said under its meeting."""

from collections.abc import Mapping
from types import MappingProxyType

from desktop.domain.found import FoundKind
from desktop.storage.database import Ledger

_OF_MEETING = "SELECT 'meeting', meeting_id FROM {table} WHERE id = ? AND meeting_id IS NOT NULL"

#: The question for the kind and id of the record that another is part of.
_QUESTIONS: Mapping[FoundKind, str] = MappingProxyType(
    {
        FoundKind.REPORT: "SELECT 'task', task_id FROM report WHERE id = ? AND task_id IS NOT NULL",
        FoundKind.CONTRIBUTION: _OF_MEETING.format(table="contribution"),
        FoundKind.AGENDA: _OF_MEETING.format(table="agenda_item"),
        FoundKind.CONCLUSION: _OF_MEETING.format(table="conclusion"),
        FoundKind.ATTACHMENT: "SELECT owner, owner_id FROM attachment WHERE id = ?",
    }
)


def home(ledger: Ledger, kind: FoundKind, ref: int) -> tuple[str, int] | None:
    """Return the kind and id of the record that this one is part of; ``None`` where it stands by itself.

    The kind is a :class:`FoundKind`, or ``year`` with the year for what belongs to a year's plan.
    """
    question = _QUESTIONS.get(kind)
    rows = ledger.sql(question, (ref,)) if question else []
    return (str(rows[0][0]), int(rows[0][1])) if rows else None

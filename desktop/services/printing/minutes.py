"""The minutes of one meeting, the paper that is asked for most."""

from pathlib import Path

from desktop.domain.issued import PaperKind
from desktop.papers.minutes import MinutesRecord
from desktop.services.meetings import meeting as whole_meeting
from desktop.services.printing import meeting_papers
from desktop.services.printing.rendering import paper_pdf, print_paper
from desktop.services.printing.requests import Desk, PaperRequest
from desktop.storage.database import Ledger


def _request(ledger: Ledger, meeting_id: int) -> PaperRequest:
    held = whole_meeting(ledger, meeting_id).head.start.date()
    return PaperRequest(PaperKind.MINUTES, held, meeting_id)


def minutes_record(ledger: Ledger, meeting_id: int) -> MinutesRecord:
    """Return what the minutes of a meeting say."""
    return meeting_papers.minutes(Desk(ledger, _request(ledger, meeting_id)))


def minutes_pdf(ledger: Ledger, meeting_id: int) -> bytes:
    """Return the minutes of a meeting as PDF; raise :class:`~desktop.domain.errors.PaperRefused`."""
    return paper_pdf(ledger, _request(ledger, meeting_id))


def print_minutes(ledger: Ledger, meeting_id: int, path: Path) -> Path:
    """Write the minutes of a meeting to ``path`` and return it."""
    return print_paper(ledger, _request(ledger, meeting_id), path)

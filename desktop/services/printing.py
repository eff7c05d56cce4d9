"""Printing papers from the records."""

from pathlib import Path

from desktop.domain.meetings import reviewed_year
from desktop.domain.tasks import TaskKind
from desktop.papers.fonts import find_fonts
from desktop.papers.layout import profile
from desktop.papers.minutes import MinutesRecord, YearResult, minutes_blocks
from desktop.papers.pdf import render
from desktop.services.files import write_file
from desktop.services.meetings import meeting as whole_meeting
from desktop.services.summaries import summary, usual_day
from desktop.storage import offices
from desktop.storage import units as unit_store
from desktop.storage.database import Ledger

#: The kinds of tasks whose counts the minutes of a review give.
_PLANNED = (TaskKind.COMMON, TaskKind.REGISTERED, TaskKind.KEY)


def minutes_record(ledger: Ledger, meeting_id: int) -> MinutesRecord:
    """Return what the minutes of a meeting say: units under the names of its day, the counts of the reviewed year."""
    meeting = whole_meeting(ledger, meeting_id)
    held = meeting.head.start.date()
    year = reviewed_year(meeting.head)
    counts = summary(ledger, year, usual_day(year, held)).kinds
    return MinutesRecord(
        office=offices.load(ledger),
        meeting=meeting,
        lead_units={unit.id: unit.name_on(held) for unit in unit_store.directory(ledger).units()},
        year_result=YearResult(year, {kind: counts[kind] for kind in _PLANNED}),
    )


def minutes_pdf(ledger: Ledger, meeting_id: int) -> bytes:
    """Return the minutes of a meeting as PDF; raise :class:`~desktop.domain.errors.PaperRefused`."""
    record = minutes_record(ledger, meeting_id)
    layout = profile(record.office.profile, record.meeting.head.start.date())
    return render(minutes_blocks(record), layout, find_fonts())


def print_minutes(ledger: Ledger, meeting_id: int, path: Path) -> Path:
    """Write the minutes of a meeting to ``path`` and return it."""
    return write_file(path, minutes_pdf(ledger, meeting_id))

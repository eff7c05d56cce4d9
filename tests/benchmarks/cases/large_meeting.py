"""Makes a ledger with one large meeting, today's: ``python -m tests.benchmarks.cases.large_meeting LEDGER``."""

import sys
from datetime import datetime
from pathlib import Path

from desktop.domain.meetings import Attendance, Attendee, Contribution, MeetingHead, MeetingKind
from desktop.domain.office import Office
from desktop.services import meetings, units
from desktop.services.ledgers import new_ledger
from desktop.services.meeting_preparation import begin_meeting
from tests.benchmarks.ledgers import WORKBOOKS

INVITED, CONTRIBUTIONS = 500, 200
SPEECH = "Nhất trí với báo cáo; đề nghị quan tâm hơn nữa đến cơ sở, nhất là các xã vùng xa. " * 4


def people(now: datetime) -> tuple[Attendee, ...]:
    """Return the invited, every second of them there."""
    states = (Attendance.PRESENT, Attendance.INVITED)
    return tuple(
        Attendee(
            0,
            f"Nguyễn Văn {place}",
            "Ủy viên",
            f"Đơn vị {place % 60}",
            attendance=states[place % 2],
            arrived_at=None if place % 2 else now,
        )
        for place in range(INVITED)
    )


def make(path: Path) -> None:
    """Make the ledger; its meeting has the id 1."""
    now = datetime.now().replace(microsecond=0)
    with new_ledger(path, Office("Ban Chỉ đạo")) as ledger, ledger.transaction():
        units.take_over_directory(ledger, units.read_directory(WORKBOOKS / "UNITS.json"))
        meeting_id = begin_meeting(ledger, MeetingHead(MeetingKind.QUARTERLY, "Giao ban", now)).value
        meetings.invite(ledger, meeting_id, people(now))
        for place in range(CONTRIBUTIONS):
            said = Contribution(0, f"Nguyễn Văn {place}", SPEECH, f"Đơn vị {place % 60}", now)
            meetings.save_contribution(ledger, meeting_id, said)


if __name__ == "__main__":
    make(Path(sys.argv[1]))

"""A large meeting read whole, as its page does: ``python -m tests.benchmarks.cases.open_meeting LEDGER``."""

import sys
from pathlib import Path

from desktop.services.ledgers import open_ledger
from desktop.services.meeting_session import session_notes
from desktop.services.meetings import meeting_desk
from tests.benchmarks.harness import Part

TIMES = 40

if __name__ == "__main__":
    with open_ledger(Path(sys.argv[1])) as ledger:
        desk = meeting_desk(ledger, 1)
        with Part():
            for _ in range(TIMES):
                desk = meeting_desk(ledger, 1)
                session_notes(ledger, 1, desk.meeting.head.kind)
    print(f"{len(desk.meeting.attendees)} people, {len(desk.meeting.contributions)} contributions")

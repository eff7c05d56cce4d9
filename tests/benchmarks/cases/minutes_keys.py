"""Keys in the line of the minutes of a large meeting: ``python -m tests.benchmarks.cases.minutes_keys LEDGER``."""

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from desktop.presenters.open_meeting import OpenMeeting
from desktop.services.ledgers import open_ledger
from desktop.services.meeting_session import keep_draft
from desktop.services.meetings import meeting_desk
from desktop.ui.application import make_application
from desktop.ui.messages import Messages
from desktop.ui.pages.meeting_live import LiveSection
from desktop.ui.pictures import SIZE, settle
from desktop.ui.work import LedgerSession
from tests.benchmarks.harness import Part
from tests.ui.keyboard import type_here

#: A direction that grows letter by letter: each key is taken for units, work and deadline anew.
TYPED = "g Hội Nông dân tỉnh: tổng hợp báo cáo kết quả, đề xuất khen thưởng các xã trước 30/6. " * 4


def type_into(box: QWidget) -> None:
    """Type everything, letting the window paint after each key as it does when a person types."""
    window = box.window()
    window.resize(*SIZE)
    window.show()
    window.activateWindow()
    QApplication.processEvents()
    box.setFocus()
    with Part():
        for letter in TYPED:
            type_here(letter)
            QApplication.processEvents()


def main(path: Path) -> None:
    """Open the meeting's minutes and type."""
    make_application("vi")
    session = LedgerSession()
    session.open(lambda: open_ledger(path), lambda: None, print)
    session.change(lambda ledger: keep_draft(ledger, 1, None))  # of an earlier run
    owner = QWidget()
    found: list[LiveSection] = []
    session.ask(
        lambda ledger: meeting_desk(ledger, 1),
        lambda desk: found.append(LiveSection(OpenMeeting(session, desk, print), Messages(owner))),
    )
    settle(session)
    type_into(found[0].box)
    print(f"{len(found[0].box.toPlainText())} of {len(TYPED)} letters")
    found[0].close()  # what it saves on being left is saved before the ledger is closed
    settle(session)
    session.wait_closed()


if __name__ == "__main__":
    main(Path(sys.argv[1]))

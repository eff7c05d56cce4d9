"""The minutes of an open meeting as a paper: to look at, to save, to print."""

import re
from pathlib import Path
from typing import Protocol

from desktop.domain.errors import ThuKyError
from desktop.presenters.open_meeting import OpenMeeting
from desktop.services.files import write_file
from desktop.services.ledgers import Ledger
from desktop.services.signing import minutes_as_kept

#: Marks that some system does not take in the name of a file.
_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')

#: Letters of a file's name that still fit everywhere together with a long folder.
_LONGEST_NAME = 100


class MinutesView(Protocol):
    """What shows the minutes."""

    def show_paper(self, pdf: bytes) -> None:
        """Show the minutes."""

    def show_no_paper(self, error: ThuKyError) -> None:
        """Say why there is no paper to show."""

    def show_saved(self, path: Path) -> None:
        """Say where the minutes were saved."""


class MinutesPresenter:
    """Commands of the minutes: made anew from the ledger each time they are shown or saved, until they are signed."""

    def __init__(self, opened: OpenMeeting, view: MinutesView) -> None:
        self._opened = opened
        self._view = view

    @property
    def file_name(self) -> str:
        """The name under which the minutes are offered to be saved."""
        head = self._opened.meeting.head
        title = _FORBIDDEN.sub("-", head.title)[:_LONGEST_NAME].strip(" .")
        return f"{head.start:%Y-%m-%d} Biên bản {title}.pdf"

    def refresh(self) -> None:
        """Make the paper from what the ledger holds now."""

        def make(ledger: Ledger) -> bytes:
            return minutes_as_kept(ledger, self._opened.id)

        self._opened.ask(make, self._view.show_paper, self._view.show_no_paper)

    def save(self, path: Path) -> None:
        """Write the paper to ``path``."""

        def write(ledger: Ledger) -> Path:
            return write_file(path, minutes_as_kept(ledger, self._opened.id))

        self._opened.ask(write, self._view.show_saved)

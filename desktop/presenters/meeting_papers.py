"""The papers of an open meeting: those its kind needs and all others, to look at, to save, to print."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from desktop.domain.concerns import Concern
from desktop.domain.errors import ThuKyError
from desktop.domain.issued import PaperKind
from desktop.domain.meeting_kinds import MEETING_PAPERS, usual_meeting
from desktop.presenters.forms import read_day
from desktop.presenters.open_meeting import OpenMeeting
from desktop.services.changes import Changed, changed
from desktop.services.ledgers import Ledger
from desktop.services.progress import Progress

if TYPE_CHECKING:  # brings the paper libraries along: not before a paper is made
    from desktop.services.printing import PaperRequest

#: Marks that some system does not take in the name of a file.
_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')

#: Letters of a file's name that still fit everywhere together with a long folder.
_LONGEST_NAME = 100


class PapersView(Protocol):
    """What shows the papers."""

    def show_papers(self) -> None:
        """Show the list, which is different now."""

    def show_paper(self, pdf: bytes, concerns: tuple[Concern, ...]) -> None:
        """Show the chosen paper, and what to look at before it is printed."""

    def show_no_paper(self, error: ThuKyError) -> None:
        """Say why there is no paper to show."""

    def show_saved(self, paths: tuple[Path, ...]) -> None:
        """Say where papers were saved."""


@dataclass(frozen=True, slots=True)
class PaperHead:
    """What is typed of a paper's number and day; what can't be read is left to the pen."""

    number: str = ""
    dated: str = ""


@dataclass(frozen=True, slots=True)
class _Made:
    pdf: bytes
    concerns: tuple[Concern, ...]


#: The papers that bear a number and a day of their own; the minutes have the meeting's.
_NUMBERED = (PaperKind.INVITATIONS, PaperKind.NOTICE)


class PapersPresenter:
    """State and commands of the papers; each is made anew from the ledger when it is shown or saved."""

    def __init__(self, opened: OpenMeeting, view: PapersView, today: Callable[[], date] = date.today) -> None:
        self._opened = opened
        self._view = view
        self._today = today
        self._heads: dict[PaperKind, PaperHead] = {}
        self.kind = self.usual[0]

    # ── What there is ──

    @property
    def usual(self) -> tuple[PaperKind, ...]:
        """The papers that a meeting of this kind needs, in order of the work."""
        return usual_meeting(self._opened.meeting.head.kind).papers

    @property
    def kinds(self) -> tuple[PaperKind, ...]:
        """All papers there can be, those that this kind needs first."""
        return (*self.usual, *(kind for kind in MEETING_PAPERS if kind not in self.usual))

    @property
    def numbered(self) -> bool:
        """Whether the chosen paper bears a number and a day that are typed here."""
        return self.kind in _NUMBERED

    @property
    def head(self) -> PaperHead:
        """What was typed of the chosen paper's number and day."""
        return self._heads.get(self.kind, PaperHead())

    def file_name(self, title: str, suffix: str) -> str:
        """Return the name under which a paper called ``title`` is offered to be saved."""
        head = self._opened.meeting.head
        return f"{head.start:%Y-%m-%d} {file_title(f'{title} {head.title}')}{suffix}"

    # ── What it does ──

    def choose(self, kind: PaperKind) -> None:
        """Show another paper."""
        if kind is not self.kind:
            self.kind = kind
            self.refresh()

    def type_head(self, head: PaperHead) -> None:
        """Take number and day of the chosen paper, and make it anew where they are others."""
        tidy = PaperHead(head.number.strip(), head.dated.strip())
        if tidy != self.head:
            self._heads[self.kind] = tidy
            self.refresh()

    def refresh(self) -> None:
        """Make the chosen paper from what the ledger holds now."""
        kind, request = self.kind, self._request(self.kind)

        def make(ledger: Ledger) -> _Made:
            from desktop.services.printing import concerns, paper_pdf

            return _Made(paper_pdf(ledger, request), concerns(ledger, request))

        self._view.show_papers()
        self._opened.ask(make, lambda made: self._show(kind, made), lambda error: self._refuse(kind, error))

    def _show(self, kind: PaperKind, made: "_Made") -> None:
        if kind is self.kind:
            self._view.show_paper(made.pdf, made.concerns)

    def _refuse(self, kind: PaperKind, error: ThuKyError) -> None:
        if kind is self.kind:
            self._view.show_no_paper(error)

    def save(self, path: Path) -> None:
        """Write the chosen paper to ``path``, as PDF or Word by how its name ends."""
        request = self._request(self.kind)

        def write(ledger: Ledger) -> Path:
            from desktop.services.printing import print_paper

            return print_paper(ledger, request, path)

        self._opened.ask(write, lambda kept: self._view.show_saved((kept,)))

    def save_all(self, title: str, folder: Path, suffix: str = ".pdf") -> None:
        """Write all papers that this kind needs into ``folder``, with progress under ``title``."""
        request, kinds = self._request(self.kind), self.usual

        def write(ledger: Ledger, progress: Progress) -> Changed[tuple[Path, ...]]:
            from desktop.services.printing import Pack, print_pack

            return changed(print_pack(ledger, request, Pack(kinds, suffix), folder, progress))

        self._opened.work(title, write, self._view.show_saved)

    def make_all(self, title: str, show: Callable[[bytes], None]) -> None:
        """Make all papers that this kind needs as one, with progress under ``title``, to be printed in one go."""
        request, kinds = self._request(self.kind), self.usual

        def make(ledger: Ledger, progress: Progress) -> Changed[bytes]:
            from desktop.services.printing import Pack, pack_pdf

            return changed(pack_pdf(ledger, request, Pack(kinds), progress))

        self._opened.work(title, make, show)

    def _request(self, kind: PaperKind) -> "PaperRequest":
        """Return what is asked for: directions are those still open on the day of the meeting."""
        from desktop.services.printing import PaperRequest

        meeting = self._opened.meeting
        if kind is PaperKind.DIRECTIONS:
            return PaperRequest(kind, self._today(), meeting.id, as_of=meeting.head.start.date(), only_open=True)
        given = self.head
        number = int(given.number) if given.number.isdecimal() else None
        dated = read_day(given.dated, meeting.head.start.year)
        return PaperRequest(kind, self._today(), meeting.id, number=number, dated=dated)


def file_title(title: str) -> str:
    """Return a title so that every system takes it as the name of a file."""
    return _FORBIDDEN.sub("-", title)[:_LONGEST_NAME].strip(" .")

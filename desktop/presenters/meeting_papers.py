"""The papers of an open meeting: those its kind needs and all others, to look at, to save, to print."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from desktop.domain.attachments import Owner
from desktop.domain.concerns import Concern
from desktop.domain.errors import ThuKyError
from desktop.domain.issued import PaperKind
from desktop.domain.meeting_kinds import MEETING_PAPERS, usual_meeting
from desktop.presenters.forms import read_day
from desktop.presenters.open_meeting import OpenMeeting
from desktop.services import issued
from desktop.services.changes import Changed, changed
from desktop.services.ledgers import Ledger
from desktop.services.progress import Progress

if TYPE_CHECKING:  # brings the paper libraries along: not before a paper is made
    from desktop.services.drifts import Drifted
    from desktop.services.printing import PaperRequest, RecentPaper

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

    def show_issued(self, found: "Drifted | None") -> None:
        """Show as what the chosen paper was issued already, if it was, and what has become of its numbers."""

    def show_saved(self, paths: tuple[Path, ...]) -> None:
        """Say where papers were saved."""


@dataclass(frozen=True, slots=True)
class PaperHead:
    """What is typed of a paper's number and day; what can't be read is left to the pen."""

    number: str = ""
    dated: str = ""


@dataclass(frozen=True, slots=True)
class _Made:
    """A paper, what to look at before it is printed, and the folder in which papers are saved."""

    pdf: bytes
    concerns: tuple[Concern, ...]
    folder: Path | None


#: The papers that bear a number and a day of their own; the minutes have the meeting's.
_NUMBERED = (PaperKind.INVITATIONS, PaperKind.NOTICE)


class PapersPresenter:
    """State and commands of the papers; each is made anew from the ledger when it is shown or saved."""

    def __init__(self, opened: OpenMeeting, view: PapersView, now: Callable[[], datetime] = datetime.now) -> None:
        self._opened = opened
        self._view = view
        self._now = now
        self._heads: dict[PaperKind, PaperHead] = {}
        self._folder: Path | None = None
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
        """Return the name under which a paper called ``title`` is offered to be saved: where the last one was."""
        head = self._opened.meeting.head
        return in_folder(self._folder, f"{head.start:%Y-%m-%d} {file_title(f'{title} {head.title}')}{suffix}")

    @property
    def folder(self) -> str:
        """The folder in which a paper was saved last; empty where there is none."""
        return str(self._folder or "")

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
            from desktop.services.printing import concerns, paper_pdf, usual_folder

            return _Made(paper_pdf(ledger, request), concerns(ledger, request), usual_folder(ledger))

        self._view.show_papers()
        self._opened.ask(make, lambda made: self._show(kind, made), lambda error: self._refuse(kind, error))
        self._opened.ask(lambda ledger: _issued(ledger, request), lambda found: self._show_issued(kind, found))

    def _show_issued(self, kind: PaperKind, found: "Drifted | None") -> None:
        if kind is self.kind:
            self._view.show_issued(found)

    def _show(self, kind: PaperKind, made: "_Made") -> None:
        self._folder = made.folder
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

        self._opened.ask(write, lambda kept: self._saved((request.kind,), (kept,)))

    def save_all(self, title: str, folder: Path, suffix: str = ".pdf") -> None:
        """Write all papers that this kind needs into ``folder``, with progress under ``title``."""
        request, kinds = self._request(self.kind), self.usual

        def write(ledger: Ledger, progress: Progress) -> Changed[tuple[Path, ...]]:
            from desktop.services.printing import Pack, print_pack

            return changed(print_pack(ledger, request, Pack(kinds, suffix), folder, progress))

        self._opened.work(title, write, lambda paths: self._saved(kinds, paths))

    def _saved(self, kinds: tuple[PaperKind, ...], paths: tuple[Path, ...]) -> None:
        self._remember(kinds, paths)
        self._folder = paths[0].parent
        self._view.show_saved(paths)

    def printed(self) -> None:
        """Take note that the chosen paper was sent to a printer."""
        self._remember((self.kind,))

    def all_printed(self) -> None:
        """Take note that all papers that this kind needs were."""
        self._remember(self.usual)

    def _remember(self, kinds: tuple[PaperKind, ...], paths: tuple[Path, ...] = ()) -> None:
        requests, now = tuple(map(self._request, kinds)), self._now()

        def remember(ledger: Ledger) -> "Changed[tuple[RecentPaper, ...]]":
            from desktop.services.printing import remember_papers

            return remember_papers(ledger, requests, now, paths)

        self._opened.save(remember)

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
            return PaperRequest(kind, self._now().date(), meeting.id, as_of=meeting.head.start.date(), only_open=True)
        given = self.head
        number = int(given.number) if given.number.isdecimal() else None
        dated = read_day(given.dated, meeting.head.start.year)
        return PaperRequest(kind, self._now().date(), meeting.id, number=number, dated=dated)


def in_folder(folder: Path | None, name: str) -> str:
    """Return the name of a file in a folder; alone where there is none."""
    return str(folder / name) if folder else name


def _issued(ledger: Ledger, request: "PaperRequest") -> "Drifted | None":
    """Return as what a paper of a meeting is in force, and what has become of its numbers since."""
    from desktop.services.drifts import drifted

    meeting_id = request.meeting_id
    found = issued.in_force(ledger, request.kind, Owner.MEETING, meeting_id) if meeting_id is not None else None
    return drifted(ledger, found) if found is not None else None


def file_title(title: str) -> str:
    """Return a title so that every system takes it as the name of a file."""
    return _FORBIDDEN.sub("-", title)[:_LONGEST_NAME].strip(" .")

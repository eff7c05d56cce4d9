"""Any paper there is: what it needs to be told, how it looks, what to look at before it is printed, its number."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Protocol

from desktop.domain.concerns import Concern, ConcernCode
from desktop.domain.errors import ThuKyError
from desktop.domain.issued import IssuedPaper, PaperKind
from desktop.domain.units import UnitDirectory
from desktop.presenters.forms import read_day
from desktop.presenters.meeting_papers import file_title, in_folder
from desktop.presenters.navigation import MeetingFilter, PageFilter, PageKey, UnitFilter
from desktop.presenters.paper_spans import read_span, read_year, span_of
from desktop.presenters.session import Session
from desktop.services import numbers
from desktop.services.changes import Changed, Noun, changed
from desktop.services.ledgers import Ledger
from desktop.services.meetings import MeetingRow, meetings
from desktop.services.printing import (
    PaperRequest,
    PaperSpec,
    RecentPaper,
    Subject,
    concerns,
    issue_paper,
    paper_pdf,
    print_paper,
    remember_papers,
    tasks_listed,
    usual_folder,
)
from desktop.services.printing import spec_of as specification
from desktop.services.progress import Progress
from desktop.services.units import directory

#: Papers that are issued where they are signed or sent.
_ISSUED_ELSEWHERE = (PaperKind.MINUTES, PaperKind.REMINDERS)

#: With more tasks than this a paper has hundreds of pages, and its making is seen: it waits until it is asked for.
LONG = 3_000

#: A paper as PDF, and what to look at before it is printed.
_Found = tuple[bytes, tuple[Concern, ...]]


@dataclass(frozen=True, slots=True)
class DeskDraft:
    """What was typed and chosen of a paper; what is empty or can't be read is taken from the records."""

    meeting_id: int | None = None
    unit: str = ""
    span: str = ""
    number: str = ""
    dated: str = ""


class DeskView(Protocol):
    """What shows the paper."""

    def records_changed(self) -> None:
        """Have the paper made anew, now or when it is seen again."""

    def show_desk(self) -> None:
        """Show what there is to choose, and what the paper needs."""

    def show_paper(self, pdf: bytes, found: tuple[Concern, ...]) -> None:
        """Show the paper, and what to look at before it is printed."""

    def show_long(self, tasks: int) -> None:
        """Ask whether a paper is to be made that lists so many tasks."""

    def show_no_paper(self, error: ThuKyError) -> None:
        """Say why there is no paper."""

    def show_saved(self, path: Path) -> None:
        """Say where the paper was saved."""

    def show_not_saved(self, path: Path, error: ThuKyError) -> None:
        """Say why the paper was not saved there."""

    def show_issued(self, paper: IssuedPaper) -> None:
        """Say under which number the paper was issued."""


@dataclass(frozen=True, slots=True)
class _Around:
    """What a paper may be about, the next number of each kind, and the folder in which papers are saved."""

    meetings: tuple[MeetingRow, ...]
    directory: UnitDirectory
    next_numbers: dict[PaperKind, int]
    folder: Path | None = None


class PaperDesk:
    """State and commands of the desk; the paper is made anew whenever something of it, or of the ledger, changes."""

    def __init__(self, session: Session, view: DeskView, now: Callable[[], datetime] = datetime.now) -> None:
        self._session = session
        self._view = view
        self._now = now
        self._around = _Around((), UnitDirectory(()), {})
        self.kind = PaperKind.PLAN
        self.draft = DeskDraft()
        session.watch(frozenset(Noun), view.records_changed)

    # ── What there is ──

    @property
    def spec(self) -> PaperSpec:
        """What the chosen paper needs."""
        return specification(self.kind)

    @property
    def numbered(self) -> bool:
        """Whether number and day of the chosen paper are given here; the minutes have the meeting's."""
        return self.spec.signed and self.kind is not PaperKind.MINUTES

    @property
    def can_issue(self) -> bool:
        """Whether the chosen paper is issued here."""
        return self.kind not in (*_ISSUED_ELSEWHERE, PaperKind.MEETING_FILE)

    @property
    def meetings(self) -> tuple[MeetingRow, ...]:
        """The meetings, newest first."""
        return self._around.meetings

    @property
    def directory(self) -> UnitDirectory:
        """The units that a paper may be about."""
        return self._around.directory

    @property
    def next_number(self) -> int | None:
        """The number that the paper takes when it is issued without one."""
        return self._around.next_numbers.get(self.kind)

    def file_name(self, title: str, suffix: str) -> str:
        """Return the name under which a paper called ``title`` is offered to be saved: where the last one was."""
        return in_folder(self._around.folder, f"{self._now():%Y-%m-%d} {file_title(title)}{suffix}")

    def record_of(self, concern: Concern) -> tuple[PageKey, PageFilter | None]:
        """Return where what a concern is about can be put right."""
        match concern.code:
            case ConcernCode.NO_PLACE:
                return PageKey.SETTINGS, None
            case ConcernCode.TITLE_CHANGED:
                return PageKey.UNITS, UnitFilter(concern.about)
            case ConcernCode.UNIT_NOT_VALID:
                return PageKey.UNITS, UnitFilter(concern.found)
            case _:
                newest = self.meetings[0].id if self.meetings else None
                return PageKey.MEETINGS, MeetingFilter(self.draft.meeting_id or newest)

    # ── What it does ──

    def reload(self) -> None:
        """Read what there is to choose, and make the paper anew."""
        today = self._now().date()
        self._session.ask(lambda ledger: _look_around(ledger, today), self._take)

    def _take(self, around: _Around) -> None:
        self._around = around
        self._view.show_desk()
        self._make()

    def choose(self, kind: PaperKind) -> None:
        """Show another paper; its number and day are not those of the one before."""
        if kind is not self.kind:
            self.kind = kind
            self.draft = DeskDraft(self.draft.meeting_id, self.draft.unit, self.draft.span)
            self._view.show_desk()
            self._make()

    def show_again(self, paper: RecentPaper) -> None:
        """Show a paper that was printed before, as it is now."""
        unit = next((one.name for one in self.directory.units() if one.id == paper.unit_id), "")
        self.kind = paper.kind
        self.draft = DeskDraft(paper.meeting_id, unit, span_of(paper))
        self._view.show_desk()
        self._make()

    def type(self, draft: DeskDraft) -> None:
        """Take what was typed, and make the paper anew where it is different."""
        if draft != self.draft:
            self.draft = draft
            self._make()

    def _make(self) -> None:
        """Have the paper made, unless it is so long that a person should be asked first."""
        request = self._request()

        def make(ledger: Ledger) -> _Found | int:
            listed = tasks_listed(ledger, request)
            return listed if listed > LONG else _found(ledger, request)

        self._session.ask(make, *self._shown())

    def make_long(self, title: str) -> None:
        """Have a long paper made after all, as work under ``title``."""
        request = self._request()

        def make(ledger: Ledger, progress: Progress) -> Changed[_Found]:
            found = _found(ledger, request)
            progress.check()
            return changed(found)

        self._session.work(title, make, *self._shown())

    def _shown(self) -> tuple[Callable[[_Found | int], None], Callable[[ThuKyError], None]]:
        """Return what shows the paper that is chosen now, as long as it is."""
        kind = self.kind

        def made(found: _Found | int) -> None:
            if kind is not self.kind:
                return
            if isinstance(found, int):
                self._view.show_long(found)
            else:
                self._view.show_paper(*found)

        def refused(error: ThuKyError) -> None:
            if kind is self.kind:
                self._view.show_no_paper(error)

        return made, refused

    def save(self, path: Path) -> None:
        """Write the paper to ``path``, as its name ends."""
        request = self._request()

        def saved(kept: Path) -> None:
            self._remember(request, (kept,))
            self._view.show_saved(kept)

        def refused(error: ThuKyError) -> None:
            self._view.show_not_saved(path, error)

        self._session.ask(lambda ledger: print_paper(ledger, request, path), saved, refused)

    def printed(self) -> None:
        """Take note that the paper was sent to a printer."""
        self._remember(self._request(), ())

    def _remember(self, request: PaperRequest, paths: tuple[Path, ...]) -> None:
        now = self._now()
        self._session.change(lambda ledger: remember_papers(ledger, (request,), now, paths))
        for path in paths:
            self._around = replace(self._around, folder=path.parent)

    def issue(self) -> None:
        """Issue the paper: it takes its number, and is kept as it is now."""
        request, now = self._request(), self._now()
        self._session.change(lambda ledger: issue_paper(ledger, request, now), self._view.show_issued)

    def _request(self) -> PaperRequest:
        draft, subject, today = self.draft, self.spec.subject, self._now().date()
        unit = self.directory.find(draft.unit) if self.spec.by_unit and draft.unit.strip() else None
        span = read_span(draft.span, today.year) if subject is Subject.PERIOD else None
        return PaperRequest(
            self.kind,
            today,
            meeting_id=draft.meeting_id if subject is Subject.MEETING else None,
            year=read_year(draft.span) if subject is Subject.YEAR else None,
            unit_id=unit.id if unit else None,
            period=span,
            as_of=read_day(draft.span, today.year) if subject is Subject.DAY else None,
            dated=read_day(draft.dated, today.year) if self.numbered else None,
            number=int(draft.number) if self.numbered and draft.number.strip().isdecimal() else None,
        )


def _found(ledger: Ledger, request: PaperRequest) -> _Found:
    return paper_pdf(ledger, request), concerns(ledger, request)


def _look_around(ledger: Ledger, today: date) -> _Around:
    series = {one.kind: one.next_number for one in numbers.all_series(ledger, today)}
    return _Around(tuple(meetings(ledger)), directory(ledger), series, usual_folder(ledger))

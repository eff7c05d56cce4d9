"""The search box: what was found for what is being typed, and opening one of the records."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from itertools import chain, groupby, islice
from types import MappingProxyType
from typing import Protocol

from desktop.domain.attachments import Owner
from desktop.domain.errors import NotFound
from desktop.presenters.navigation import (
    DirectionFilter,
    FigureFilter,
    MeetingFilter,
    MeetingPart,
    Navigate,
    PageFilter,
    PageKey,
    PaperFilter,
    RegisterFilter,
    RegisterKey,
    TaskFilter,
    UnitFilter,
)
from desktop.presenters.session import Session
from desktop.services import finding, tasks
from desktop.services.finding import OF_EACH_KIND, FoundKind, Hit
from desktop.services.ledgers import Ledger

#: Where several kinds are found, so many of each are shown: the others are to be seen without scrolling far.
_OF_EACH_KIND = 8

Place = tuple[PageKey, PageFilter]

#: The kinds of records that stand in a register.
_REGISTERS: Mapping[FoundKind, RegisterKey] = MappingProxyType(
    {
        FoundKind.PROGRAMME: RegisterKey.PROGRAMMES,
        FoundKind.MATTER: RegisterKey.MATTERS,
        FoundKind.MODEL: RegisterKey.MODELS,
        FoundKind.DOCUMENT: RegisterKey.DOCUMENTS,
        FoundKind.CONSULTATION: RegisterKey.CONSULTATIONS,
        FoundKind.ASSESSMENT: RegisterKey.ASSESSMENTS,
    }
)


#: The places of records whose id says enough.
_WHOLE: Mapping[FoundKind, Callable[[int], Place]] = MappingProxyType(
    {
        FoundKind.MEETING: lambda ref: (PageKey.MEETINGS, MeetingFilter(ref)),
        FoundKind.PERSON: lambda ref: (PageKey.UNITS, UnitFilter(person_id=ref)),
        FoundKind.UNIT: lambda ref: (PageKey.UNITS, UnitFilter(unit_id=ref)),
        FoundKind.INDICATOR: lambda ref: (PageKey.FIGURES, FigureFilter(ref)),
        FoundKind.PAPER: lambda ref: (PageKey.PAPERS, PaperFilter(ref)),
    }
)

#: The sections of a meeting in which parts of it stand.
_PARTS: Mapping[FoundKind, MeetingPart] = MappingProxyType(
    {
        FoundKind.AGENDA: MeetingPart.AGENDA,
        FoundKind.CONTRIBUTION: MeetingPart.LIVE,
        FoundKind.CONCLUSION: MeetingPart.CONCLUSIONS,
        FoundKind.ATTACHMENT: MeetingPart.FILES,
    }
)


class FindView(Protocol):
    """What shows the search box."""

    def show_hits(self) -> None:
        """Show what was found."""


def place_of(ledger: Ledger, kind: FoundKind, ref: int) -> Place:
    """Return the page on which a record stands, and what makes the page show it; raise :class:`NotFound`."""
    if kind is FoundKind.TASK:
        return PageKey.TASKS, TaskFilter(tasks.get_task(ledger, ref).year, task_id=ref)
    if kind is FoundKind.DIRECTION:
        return PageKey.DIRECTIONS, DirectionFilter(conclusion_id=tasks.get_task(ledger, ref).conclusion_id)
    if kind in _WHOLE:
        return _WHOLE[kind](ref)
    return _place_of_part(ledger, kind, ref)


def _place_of_part(ledger: Ledger, kind: FoundKind, ref: int) -> Place:
    """Return the place of a record that stands in a register, or on the page of another one."""
    if kind in _REGISTERS:
        return PageKey.REGISTERS, RegisterFilter(_REGISTERS[kind], ref)
    home = finding.home(ledger, kind, ref)
    if home is None and kind is FoundKind.REPORT:
        return PageKey.TASKS, TaskFilter(date.today().year, loose=True, report_id=ref)
    if home is None:
        raise NotFound(kind, str(ref))
    owner, owner_id = home
    if owner == Owner.YEAR:
        return PageKey.TASKS, TaskFilter(owner_id)
    page, wanted = place_of(ledger, FoundKind(owner), owner_id)
    return page, _within(wanted, kind, ref)


def _within(wanted: PageFilter, kind: FoundKind, ref: int) -> PageFilter:
    """Return what makes a page show a part of one of its records."""
    if isinstance(wanted, MeetingFilter) and kind in _PARTS:
        return replace(wanted, part=_PARTS[kind], record_id=ref)
    if isinstance(wanted, TaskFilter) and kind is FoundKind.REPORT:
        return replace(wanted, report_id=ref)
    if isinstance(wanted, (TaskFilter, RegisterFilter)) and kind is FoundKind.ATTACHMENT:
        return replace(wanted, file_id=ref)
    return wanted


class FindPresenter:
    """State of the search box. At most one search is under way; the next one is for what stands there by then."""

    def __init__(self, session: Session, view: FindView, navigate: Navigate) -> None:
        self._session = session
        self._view = view
        self._navigate = navigate
        self._typed = ""
        self._searching = False
        self.searched = ""
        self.hits: tuple[Hit, ...] = ()
        self.has_more = False

    def type(self, text: str) -> None:
        """Search for ``text``; an empty one finds nothing."""
        self._typed = text.strip()
        if not self._searching:
            self._search()

    def _search(self) -> None:
        text = self._typed
        if not text:
            self._take("", [])
            return
        self._searching = True
        self._session.ask(lambda ledger: finding.find(ledger, text), lambda hits: self._answer(text, hits))

    def _answer(self, text: str, hits: list[Hit]) -> None:
        self._searching = False
        self._take(text, hits)
        if self._typed != text:
            self._search()

    def _take(self, text: str, hits: list[Hit]) -> None:
        found = Counter(hit.kind for hit in hits)
        most = _OF_EACH_KIND if len(found) > 1 else OF_EACH_KIND
        shown = [list(islice(own, most)) for _, own in groupby(hits, lambda hit: hit.kind)]
        self.searched, self.hits = text, tuple(chain.from_iterable(shown))
        self.has_more = len(self.hits) < len(hits) or OF_EACH_KIND in found.values()
        self._view.show_hits()

    @property
    def is_too_short(self) -> bool:
        """Whether more has to be typed before anything is looked for."""
        return finding.is_too_short(self.searched)

    def begins_kind(self, hit: Hit) -> bool:
        """Return whether a hit is the first of its kind."""
        return next(one for one in self.hits if one.kind is hit.kind) is hit

    def open(self, hit: Hit) -> None:
        """Open the record that was found."""
        self._session.ask(lambda ledger: place_of(ledger, hit.kind, hit.id), lambda place: self._navigate(*place))

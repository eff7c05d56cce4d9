"""The page of meetings: the list, beginning a new one, and the one that is open."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Protocol

from desktop.domain.agendas import default_title
from desktop.domain.errors import ThuKyError
from desktop.domain.meetings import MeetingHead, MeetingKind
from desktop.presenters.meeting_head import HeadFault, HeadField, Texts, head_texts, read_head
from desktop.presenters.open_meeting import OpenMeeting, Part
from desktop.presenters.session import Session
from desktop.services.changes import Noun
from desktop.services.meeting_preparation import (
    Along,
    BroughtAlong,
    EarlierMeetings,
    begin_meeting,
    earlier_meetings,
)
from desktop.services.meetings import (
    MeetingDesk,
    MeetingRow,
    delete_meeting,
    meeting_desk,
    meetings,
)

#: When meetings usually begin.
_USUAL_START = time(8, 0)


class MeetingsView(Protocol):
    """What shows the page."""

    def show_meetings(self, rows: list[MeetingRow]) -> None:
        """Show the list."""

    def show_new(self) -> None:
        """Show the form of a new meeting."""

    def show_earlier(self) -> None:
        """Show the meetings from which something can come along, which are known now."""

    def show_new_faults(self) -> None:
        """Show the form's fields and faults, which are different now."""

    def show_open(self, opened: OpenMeeting) -> None:
        """Show a meeting."""

    def show_closed(self) -> None:
        """Show the list again."""

    def complain(self, error: ThuKyError) -> None:
        """Say what did not work."""


class MeetingsPresenter:
    """State and commands of the page. The list is read again when it is looked at, not after every mark."""

    def __init__(self, session: Session, view: MeetingsView, now: Callable[[], datetime] = datetime.now) -> None:
        self._session = session
        self._view = view
        self._now = now
        self._stale = True
        self.opened: OpenMeeting | None = None
        self.kind = MeetingKind.ANNUAL_REVIEW
        self.texts: dict[HeadField, str] = {}
        self.faults: dict[HeadField, HeadFault] = {}
        self.earlier = EarlierMeetings((), 0)
        self.brought: BroughtAlong | None = None
        session.watch(frozenset({Noun.MEETINGS}), self._meetings_changed)
        session.watch(frozenset({Noun.UNITS, Noun.PEOPLE}), lambda: self._reload_open(Part.CHOICES))
        session.watch(frozenset({Noun.TASKS}), self._tasks_changed)

    # ── The list ──

    def refresh_list(self) -> None:
        """Read the list again if something has changed since."""
        if self._stale:
            self._stale = False
            self._session.ask(meetings, self._view.show_meetings)

    def _meetings_changed(self) -> None:
        self._stale = True
        if self.opened is None:
            self.refresh_list()

    # ── A new one ──

    def begin(self) -> None:
        """Offer a new meeting for the day after today."""
        self.opened = None
        self.kind = MeetingKind.ANNUAL_REVIEW
        start = datetime.combine(self._now().date() + timedelta(days=1), _USUAL_START)
        self.texts = head_texts(MeetingHead(self.kind, default_title(self.kind, start), start))
        self.faults = {}
        self.brought = None
        self._view.show_new()
        self._session.ask(lambda ledger: earlier_meetings(ledger, start.date()), self._take_earlier)

    def _take_earlier(self, earlier: EarlierMeetings) -> None:
        self.earlier = earlier
        self._view.show_earlier()

    def bring_from(self, meeting_id: int | None) -> None:
        """Let something come along from an earlier meeting, the usual parts at first; ``None`` for nothing."""
        self.brought = BroughtAlong(meeting_id) if meeting_id is not None else None
        self._view.show_earlier()

    def bring(self, part: Along, *, along: bool) -> None:
        """Let a part come along, or not."""
        if self.brought is not None:
            parts = self.brought.parts | {part} if along else self.brought.parts - {part}
            self.brought = replace(self.brought, parts=parts)

    def choose_new_kind(self, kind: MeetingKind) -> None:
        """Take the kind of the new meeting; a title nobody has changed becomes that kind's."""
        usual = self._usual_title()
        self.kind = kind
        self._follow(usual)

    def type_new(self, field: HeadField, text: str) -> None:
        """Take what stands in a field of the new meeting."""
        usual = self._usual_title()
        self.texts[field] = text
        self.faults.pop(field, None)
        self._follow(usual)

    def _usual_title(self) -> str:
        return default_title(self.kind, self._read_new(self.texts).start)

    def _follow(self, usual: str) -> None:
        if self.texts[HeadField.TITLE] == usual:
            self.texts[HeadField.TITLE] = self._usual_title()
        self._view.show_new_faults()

    def _read_new(self, texts: Texts) -> MeetingHead:
        start = datetime.combine(self._now().date() + timedelta(days=1), _USUAL_START)
        return read_head(texts, MeetingHead(self.kind, default_title(self.kind, start), start)).head

    def create(self) -> None:
        """Keep the new meeting with its usual agenda and open it, unless something is at fault."""
        head = self._read_new(self.texts)
        self.faults = dict(read_head(self.texts, head).faults)
        if self.faults:
            self._view.show_new_faults()
        else:
            brought = self.brought
            self._session.change(lambda ledger: begin_meeting(ledger, head, brought), self.open)

    # ── The open one ──

    def open(self, meeting_id: int) -> None:
        """Open a meeting."""
        self._session.ask(lambda ledger: meeting_desk(ledger, meeting_id), self._show_open)

    def _show_open(self, desk: MeetingDesk) -> None:
        self.opened = OpenMeeting(self._session, desk, self._view.complain)
        self._view.show_open(self.opened)

    def close(self) -> None:
        """Go back to the list."""
        self.opened = None
        self._view.show_closed()
        self.refresh_list()

    def delete(self, meeting_id: int) -> None:
        """Take a meeting out of the ledger; refused when it has conclusions."""

        def deleted(_: None) -> None:
            if self.opened is not None and self.opened.id == meeting_id:
                self.close()

        self._session.change(lambda ledger: delete_meeting(ledger, meeting_id), deleted)

    def _reload_open(self, *parts: Part) -> None:
        if self.opened is not None:
            self.opened.reload(*parts)

    def _tasks_changed(self) -> None:
        self._reload_open(Part.CONCLUSIONS)

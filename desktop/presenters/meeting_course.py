"""The course of a meeting: it begins, comes to the items of its agenda one after another, and ends."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Protocol

from desktop.domain.errors import RefusedValue
from desktop.domain.live_minutes import current_item, next_item, stamp
from desktop.domain.meetings import AgendaItem, MeetingState
from desktop.presenters.open_meeting import OpenMeeting, Part
from desktop.services.meeting_session import begin_item, begin_session, end_session, in_session


class CourseView(Protocol):
    """What shows where the meeting is."""

    def show_course(self) -> None:
        """Show the current item and the next, which are different now."""

    def show_course_error(self, error: RefusedValue) -> None:
        """Say in place why the meeting can't go on like this."""


class CoursePresenter:
    """State and commands of the course. On another day than the meeting's, items have the times they were planned."""

    def __init__(self, opened: OpenMeeting, view: CourseView, now: Callable[[], datetime] = datetime.now) -> None:
        self._opened = opened
        self._view = view
        self._now = now
        for part in (Part.AGENDA, Part.HEAD):
            opened.listen(part, view.show_course)

    # ── Where it is ──

    @property
    def has_begun(self) -> bool:
        """Whether the meeting is in session, or was."""
        return self._opened.meeting.head.state is not MeetingState.DRAFT

    @property
    def current(self) -> AgendaItem | None:
        """The item that the meeting is at."""
        return current_item(self._opened.meeting.agenda)

    @property
    def following(self) -> AgendaItem | None:
        """The item that comes next."""
        return next_item(self._opened.meeting.agenda)

    # ── How it goes on ──

    def go_on(self) -> None:
        """Begin the meeting with its first item; once it has begun, come to the next item."""
        if not self.has_begun:
            self._begin()
        following = self.following
        if following is not None:
            self._begin_item(following, self._moment_of(following))

    def go_back(self) -> None:
        """Take back that the meeting came to its current item."""
        current = self.current
        if current is not None:
            self._begin_item(current, None)

    def end(self) -> None:
        """Note that the meeting ended now; on another day its end is typed in its head."""
        at = stamp(self._opened.meeting.head, self._now())
        try:
            if at is None:
                raise RefusedValue("meeting-end", "type-it")
            head = replace(self._opened.meeting.head, end=at)
        except RefusedValue as error:
            self._view.show_course_error(error)
            return
        self._opened.put_head(head)
        self._opened.save(lambda ledger: end_session(ledger, self._opened.id, at))

    def _begin(self) -> None:
        at = stamp(self._opened.meeting.head, self._now())
        self._opened.put_head(in_session(self._opened.meeting.head, at))
        self._opened.save(lambda ledger: begin_session(ledger, self._opened.id, at))

    def _begin_item(self, item: AgendaItem, at: datetime | None) -> None:
        changed = replace(item, begun_at=at)
        agenda = self._opened.meeting.agenda
        self._opened.put_agenda(tuple(changed if one.id == item.id else one for one in agenda))
        self._opened.save(lambda ledger: begin_item(ledger, self._opened.id, item.id, at))

    def _moment_of(self, item: AgendaItem) -> datetime:
        """Return when the meeting comes to ``item``: now, or on another day when it was planned to."""
        head, agenda = self._opened.meeting.head, self._opened.meeting.agenda
        before = agenda[: agenda.index(item)]
        return stamp(head, self._now()) or head.start + timedelta(minutes=sum(one.minutes or 0 for one in before))

"""Attendance at the door: a few letters or the number of the list, one key, the next person. Instant for hundreds."""

import re
from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from desktop.domain.attendance import Mark, marked
from desktop.domain.errors import RefusedValue
from desktop.domain.live_minutes import current_item, stamp
from desktop.domain.meeting_kinds import Requirements, requirements_of
from desktop.domain.meetings import (
    Attendance,
    Attendee,
    Representative,
    count_attendance,
    in_groups,
    missing_units,
)
from desktop.domain.quorum import Quorum, quorum
from desktop.domain.text import clean, fold
from desktop.presenters.meeting_head import read_clock
from desktop.presenters.open_meeting import OpenMeeting, Part
from desktop.presenters.typeahead import Suggestion, TypeAhead
from desktop.services.meeting_preparation import requirements
from desktop.services.meetings import keep_attendance

#: The states of people of whom it isn't known yet whether they come.
OPEN_STATES = frozenset({Attendance.INVITED, Attendance.CONFIRMED})


def read_representative(text: str) -> Representative:
    """Read "Họ tên; chức vụ; số văn bản"; the last two may be left out."""
    name, title, letter, *_ = (*(clean(part) for part in text.replace("\t", ";").split(";")), "", "")
    return Representative(name, title, letter)


_ITEM = re.compile(r"(?:muc|m)?\s*(\d{1,2})")


class AttendanceView(Protocol):
    """What shows the list at the door."""

    def show_attendance(self) -> None:
        """Show the rows, the current one and the counts, which are different now."""

    def show_marked(self, attendee: Attendee) -> None:
        """Say who was marked, and make the box ready for the next person."""


class AttendancePresenter:
    """State and commands of the list at the door.

    ``rows`` are the people who fit what is typed, those not accounted for first; ``current`` is whom a key marks.
    With nothing typed nobody is current until the arrow keys point at somebody: a stray Enter marks no one.
    """

    def __init__(self, opened: OpenMeeting, view: AttendanceView, now: Callable[[], datetime] = datetime.now) -> None:
        self._opened = opened
        self._view = view
        self._now = now
        self._typed = ""
        self._place: int | None = None
        self._last_id: int | None = None
        self._undo: list[tuple[Attendee, ...]] = []
        self.rows: tuple[Attendee, ...] = ()
        self.counts = count_attendance(())
        self.missing_units: tuple[str, ...] = ()
        self.only_open = False
        self._numbers: dict[int, int] = {}
        self._requirements = requirements_of(opened.meeting.head.kind)
        self.quorum: Quorum = quorum((), self._requirements)
        opened.listen(Part.ATTENDEES, self._refresh)
        opened.listen(Part.HEAD, self._ask_requirements)
        self._index()
        self._ask_requirements()

    # ── Whom it shows ──

    @property
    def current(self) -> Attendee | None:
        """The person whom the next key marks."""
        return None if self._place is None or self._place >= len(self.rows) else self.rows[self._place]

    @property
    def can_undo(self) -> bool:
        """Whether a mark can be taken back."""
        return bool(self._undo)

    def number(self, attendee: Attendee) -> int:
        """Return somebody's number on the list."""
        return self._numbers[attendee.id]

    def show_only_open(self, only_open: bool) -> None:
        """Show only who is not accounted for, or everybody again."""
        self.only_open = only_open
        self._place = None
        self._sift()
        self._view.show_attendance()

    def type(self, text: str) -> None:
        """Show who fits ``text``, letters of a name or the number on the list; the best of them is the current one."""
        self._typed = text
        self._sift()
        self._place = 0 if self.rows and clean(text) else None
        self._view.show_attendance()

    def step(self, by: int) -> None:
        """Make the person ``by`` rows further the current one; from nobody, the one after the last marked."""
        if not self.rows:
            return
        if self._place is None:
            after = next((place for place, row in enumerate(self.rows) if row.id == self._last_id), -1)
            place = after + by
        else:
            place = self._place + by
        self._place = min(max(place, 0), len(self.rows) - 1)
        self._view.show_attendance()

    def point_at(self, attendee_id: int) -> None:
        """Make a person the current one, as by the mouse."""
        self._place = next((place for place, row in enumerate(self.rows) if row.id == attendee_id), None)

    # ── What it does ──

    def mark(self, attendance: Attendance, detail: str = "") -> bool:
        """Take attendance of the current person, with the time of the clock; return whether there was one.

        ``detail`` is the reason, or with ``REPRESENTED`` who came instead: "Họ tên; chức vụ; số văn bản".
        Raises :class:`~desktop.domain.errors.RefusedValue`, see :func:`~desktop.domain.attendance.marked`.
        """
        if attendance is Attendance.REPRESENTED:
            return self._take(Mark(attendance, represented_by=read_representative(detail)))
        return self._take(Mark(attendance, detail, at=self._stamp(), left_item_id=self._item_now(attendance)))

    def mark_when(self, attendance: Attendance, when: str) -> bool:
        """Take attendance with a time that is told: "9h15", or for who left "mục 3"; return whether there was anybody.

        Raises :class:`~desktop.domain.errors.RefusedValue` for what is no time, or none of this meeting.
        """
        if not clean(when):
            return self._take(Mark(attendance))
        if attendance is Attendance.LEFT_EARLY and (item := _ITEM.fullmatch(fold(clean(when)))):
            return self._take(self._left_with(int(item[1]), when))
        clock = read_clock(when)
        if clock is None:
            raise RefusedValue("clock", "not-a-time", clean(when))
        return self._take(Mark(attendance, at=datetime.combine(self._start.date(), clock)))

    @property
    def _start(self) -> datetime:
        return self._opened.meeting.head.start

    def _stamp(self) -> datetime | None:
        return stamp(self._opened.meeting.head, self._now())

    def _item_now(self, attendance: Attendance) -> int | None:
        item = current_item(self._opened.meeting.agenda) if attendance is Attendance.LEFT_EARLY else None
        return item.id if item else None

    def _left_with(self, number: int, typed: str) -> Mark:
        items = [item for item in self._opened.meeting.agenda if not item.is_section]
        if not 1 <= number <= len(items):
            raise RefusedValue("agendaitem", "no-such-item", clean(typed))
        item = items[number - 1]
        return Mark(Attendance.LEFT_EARLY, at=item.begun_at, left_item_id=item.id)

    def _take(self, mark: Mark) -> bool:
        before = self.current
        if before is None:
            return False
        after = marked(before, mark, self._start)
        self._last_id = after.id
        self._keep((before,), (after,))
        self.type("")
        self._view.show_marked(after)
        return True

    def mark_rest(self, attendance: Attendance) -> int:
        """Mark everybody who is not accounted for yet; return how many that were."""
        before = tuple(one for one in self._opened.meeting.attendees if one.attendance in OPEN_STATES)
        if before:
            self._keep(before, tuple(marked(one, Mark(attendance)) for one in before))
        return len(before)

    def undo(self) -> tuple[Attendee, ...]:
        """Take the last mark back; return the people as they are again."""
        if not self._undo:
            return ()
        before = self._undo.pop()
        self._put(before)
        return before

    def _keep(self, before: tuple[Attendee, ...], after: tuple[Attendee, ...]) -> None:
        self._undo.append(before)
        self._put(after)

    def _put(self, changed: tuple[Attendee, ...]) -> None:
        by_id = {one.id: one for one in changed}
        self._opened.put_attendees(tuple(by_id.get(one.id, one) for one in self._opened.meeting.attendees))
        self._opened.save(lambda ledger: keep_attendance(ledger, self._opened.id, changed))

    # ── How it finds them ──

    def _refresh(self) -> None:
        current = self.current
        self._index()
        if current is not None:
            self.point_at(current.id)
        self._view.show_attendance()

    def _index(self) -> None:
        people = in_groups(self._opened.meeting.attendees)
        self._numbers = {one.id: number for number, one in enumerate(people, 1)}
        self._undo = [entry for entry in self._undo if all(one.id in self._numbers for one in entry)]
        self._people = people
        self._ahead = TypeAhead(map(_suggestion, people))
        self.counts = count_attendance(people)
        self.missing_units = missing_units(people)
        self.quorum = quorum(people, self._requirements)
        self._sift()

    def _sift(self) -> None:
        number = clean(self._typed)
        found = self._numbered(number) if number.isdecimal() else self._named()
        self.rows = tuple(one for one in found if not self.only_open or one.attendance in OPEN_STATES)

    def _named(self) -> tuple[Attendee, ...]:
        found = self._ahead.matching(self._typed, later=lambda one: one.attendance not in OPEN_STATES)
        return tuple(suggestion.value for suggestion in found)

    def _numbered(self, number: str) -> tuple[Attendee, ...]:
        """Return whose number on the list begins with ``number``; the person who has it comes first."""
        return tuple(one for one in self._people if str(self._numbers[one.id]).startswith(number))

    # ── What the meeting asks for ──

    def _ask_requirements(self) -> None:
        kind = self._opened.meeting.head.kind
        self._opened.ask(lambda ledger: requirements(ledger, kind), self._take_requirements)

    def _take_requirements(self, found: Requirements) -> None:
        if found != self._requirements:
            self._requirements = found
            self.quorum = quorum(self._people, found)
            self._view.show_attendance()


def _suggestion(attendee: Attendee) -> Suggestion[Attendee]:
    stand_in = attendee.represented_by.name if attendee.represented_by else ""
    return Suggestion(attendee, attendee.name, " ".join((attendee.unit, attendee.title, stand_in)))

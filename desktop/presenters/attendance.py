"""Attendance at the door: a few letters, one key, the next person. Instant for hundreds of people."""

from typing import Protocol

from desktop.domain.meetings import (
    Attendance,
    Attendee,
    Representative,
    count_attendance,
    in_groups,
    missing_units,
)
from desktop.domain.text import clean
from desktop.presenters.open_meeting import OpenMeeting, Part
from desktop.presenters.typeahead import Suggestion, TypeAhead
from desktop.services.meetings import keep_attendance, marked

#: The states of people of whom it isn't known yet whether they come.
OPEN_STATES = frozenset({Attendance.INVITED, Attendance.CONFIRMED})


def read_representative(text: str) -> Representative:
    """Read "Họ tên; chức vụ; số văn bản"; the last two may be left out."""
    name, title, letter, *_ = (*(clean(part) for part in text.replace("\t", ";").split(";")), "", "")
    return Representative(name, title, letter)


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

    def __init__(self, opened: OpenMeeting, view: AttendanceView) -> None:
        self._opened = opened
        self._view = view
        self._typed = ""
        self._place: int | None = None
        self._last_id: int | None = None
        self._undo: list[tuple[Attendee, ...]] = []
        self.rows: tuple[Attendee, ...] = ()
        self.counts = count_attendance(())
        self.missing_units: tuple[str, ...] = ()
        opened.listen(Part.ATTENDEES, self._refresh)
        self._index()

    # ── Whom it shows ──

    @property
    def current(self) -> Attendee | None:
        """The person whom the next key marks."""
        return None if self._place is None or self._place >= len(self.rows) else self.rows[self._place]

    @property
    def can_undo(self) -> bool:
        """Whether a mark can be taken back."""
        return bool(self._undo)

    def type(self, text: str) -> None:
        """Show who fits ``text``; the best of them is the current one."""
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
        """Take attendance of the current person; return whether there was one.

        ``detail`` is the reason, or with ``REPRESENTED`` who came instead: "Họ tên; chức vụ; số văn bản".
        Raises :class:`~desktop.domain.errors.RefusedValue` when a representative has no name.
        """
        before = self.current
        if before is None:
            return False
        stand_in = read_representative(detail) if attendance is Attendance.REPRESENTED else None
        after = marked(before, attendance, "" if stand_in else detail, stand_in)
        self._last_id = after.id
        self._keep((before,), (after,))
        self.type("")
        self._view.show_marked(after)
        return True

    def mark_rest(self, attendance: Attendance) -> int:
        """Mark everybody who is not accounted for yet; return how many that were."""
        before = tuple(one for one in self._opened.meeting.attendees if one.attendance in OPEN_STATES)
        if before:
            self._keep(before, tuple(marked(one, attendance) for one in before))
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
        known = {one.id for one in people}
        self._undo = [entry for entry in self._undo if all(one.id in known for one in entry)]
        self._ahead = TypeAhead(map(_suggestion, people))
        self.counts = count_attendance(people)
        self.missing_units = missing_units(people)
        self._sift()

    def _sift(self) -> None:
        found = self._ahead.matching(self._typed, later=lambda one: one.attendance not in OPEN_STATES)
        self.rows = tuple(suggestion.value for suggestion in found)


def _suggestion(attendee: Attendee) -> Suggestion[Attendee]:
    stand_in = attendee.represented_by.name if attendee.represented_by else ""
    return Suggestion(attendee, attendee.name, " ".join((attendee.unit, attendee.title, stand_in)))

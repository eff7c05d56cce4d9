"""How people are marked at the door, with the time: who came late, who left early, and what papers say of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from desktop.domain.errors import RefusedValue
from desktop.domain.meetings import AgendaItem, Attendance, Attendee, Representative
from desktop.domain.text import clean


@dataclass(frozen=True, slots=True)
class Mark:
    """What is noted of a person: the state, and what belongs to it.

    ``at`` is when somebody came (``PRESENT``, ``LATE``) or left (``LEFT_EARLY``); ``None`` where nobody looked at the
    clock. ``left_item_id`` is the item of the agenda with whose beginning somebody left.
    """

    attendance: Attendance
    reason: str = ""
    represented_by: Representative | None = None
    at: datetime | None = None
    left_item_id: int | None = None


def marked(attendee: Attendee, mark: Mark, start: datetime | None = None) -> Attendee:
    """Return an invited person as marked in a meeting that began at ``start``, which times are checked against.

    Who is in the room already keeps the time of their coming unless another is given.
    Raises :class:`~desktop.domain.errors.RefusedValue`: a stand-in without a name, somebody late before the meeting
    began, somebody who left before it began or before they came.
    """
    _check(attendee, mark, start)
    stand_in = mark.represented_by if mark.attendance is Attendance.REPRESENTED else None
    plain = replace(
        attendee,
        attendance=mark.attendance,
        reason=clean(mark.reason),
        represented_by=stand_in,
        arrived_at=None,
        left_at=None,
        left_item_id=None,
    )
    if mark.attendance is Attendance.PRESENT:
        return replace(plain, arrived_at=attendee.arrived_at or mark.at)
    if mark.attendance is Attendance.LATE:
        return replace(plain, arrived_at=mark.at or attendee.arrived_at)
    if mark.attendance is Attendance.LEFT_EARLY:
        return replace(plain, arrived_at=attendee.arrived_at, left_at=mark.at, left_item_id=mark.left_item_id)
    return plain


def _check(attendee: Attendee, mark: Mark, start: datetime | None) -> None:
    if mark.attendance is Attendance.REPRESENTED and not (mark.represented_by and clean(mark.represented_by.name)):
        raise RefusedValue("represented-by", "missing")
    if mark.at is None or start is None:
        return
    if mark.attendance is Attendance.LATE and mark.at < start:
        raise RefusedValue("arrived-at", "before-meeting", f"{start:%H:%M}")
    if mark.attendance is Attendance.LEFT_EARLY:
        _check_leaving(attendee.arrived_at, mark.at, start)


def _check_leaving(arrived_at: datetime | None, left_at: datetime, start: datetime) -> None:
    if left_at < start:
        raise RefusedValue("left-at", "before-meeting", f"{start:%H:%M}")
    if arrived_at is not None and left_at < arrived_at:
        raise RefusedValue("left-at", "before-arrival", f"{arrived_at:%H:%M}")


def clock(moment: datetime) -> str:
    """Return a time of day as papers write it: ``8 giờ 05``."""
    return f"{moment.hour} giờ {moment.minute:02d}"


def item_place(agenda: Sequence[AgendaItem], item_id: int | None) -> int | None:
    """Return the number of an item in the agenda, counted from 1 without the headings of sections."""
    items = [item.id for item in agenda if not item.is_section]
    return items.index(item_id) + 1 if item_id in items else None


def attendance_note(attendee: Attendee, agenda: Sequence[AgendaItem] = ()) -> str:
    """Return what papers say of somebody who was not there all the time; empty for everybody else.

    "đến muộn lúc 8 giờ 40", "về sớm từ mục 3 (10 giờ 15)", without the time where nobody noted it.
    """
    if attendee.attendance is Attendance.LATE:
        return f"đến muộn lúc {clock(attendee.arrived_at)}" if attendee.arrived_at else "đến muộn"
    if attendee.attendance is not Attendance.LEFT_EARLY:
        return ""
    place = item_place(agenda, attendee.left_item_id)
    if place is not None:
        when = f" ({clock(attendee.left_at)})" if attendee.left_at else ""
        return f"về sớm từ mục {place}{when}"
    return f"về sớm lúc {clock(attendee.left_at)}" if attendee.left_at else "về sớm"

"""The people of a meeting on paper: by groups, numbered through, and counted in words."""

import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType

from desktop.domain.attendance import attendance_note
from desktop.domain.meetings import (
    AgendaItem,
    Attendance,
    AttendanceCounts,
    Attendee,
    AttendeeGroup,
    count_attendance,
)
from desktop.domain.office import Office
from desktop.papers.blocks import GroupRow, Row
from desktop.papers.issue import is_committee
from desktop.papers.phrases import roman
from desktop.papers.sentences import clause, semicolons, with_commas

#: More absent people than this are only counted in the text; the annex has them all.
NAMED_ABSENCES = 10

_STATE_WORDS: Mapping[Attendance, str] = MappingProxyType(
    {
        Attendance.INVITED: "",
        Attendance.CONFIRMED: "",
        Attendance.PRESENT: "Có mặt",
        Attendance.LATE: "Có mặt",
        Attendance.LEFT_EARLY: "Có mặt",
        Attendance.EXCUSED: "Vắng có lý do",
        Attendance.ABSENT: "Vắng không lý do",
        Attendance.REPRESENTED: "Cử người dự thay",
    }
)

_GROUP_WORDS: Mapping[AttendeeGroup, str] = MappingProxyType(
    {
        AttendeeGroup.GUEST: "Đại biểu khách mời",
        AttendeeGroup.MEMBER: "Thành viên",
        AttendeeGroup.SUPPORT: "Tổ giúp việc",
        AttendeeGroup.LOCAL: "Đại biểu các địa phương",
    }
)


def group_words(group: AttendeeGroup, office: Office) -> str:
    """Return what a group is called: "Thành viên Ban Chỉ đạo" where the office is one."""
    of_committee = group is AttendeeGroup.MEMBER and is_committee(office)
    return f"{_GROUP_WORDS[group]} Ban Chỉ đạo" if of_committee else _GROUP_WORDS[group]


def state_words(attendee: Attendee) -> str:
    """Return how somebody took part; nothing as long as it is not known."""
    return _STATE_WORDS[attendee.attendance]


def note(attendee: Attendee, agenda: Sequence[AgendaItem] = ()) -> str:
    """Return what a list notes of somebody: late or gone early and when, who came instead, the reason."""
    return semicolons((attendance_note(attendee, agenda), _substitute(attendee), clause(attendee.reason)))


def short_note(attendee: Attendee, agenda: Sequence[AgendaItem] = ()) -> str:
    """Return the note of a narrow column: who came instead stands under the name, only the letter stays here."""
    letter = attendee.represented_by.letter_number if attendee.represented_by else ""
    return semicolons((attendance_note(attendee, agenda), letter, clause(attendee.reason)))


def _substitute(attendee: Attendee) -> str:
    sent = attendee.represented_by
    if sent is None:
        return ""
    letter = f" (văn bản số {sent.letter_number})" if sent.letter_number else ""
    return f"{with_commas(sent.name, sent.title)} dự thay{letter}"


def grouped_rows(
    attendees: Sequence[Attendee], office: Office, row: Callable[[int, Attendee], Row]
) -> Iterator[Row | GroupRow]:
    """Yield the list by groups, in the order in which the groups stand; numbers run through."""
    ordinals, sections = itertools.count(1), itertools.count(1)
    for group in AttendeeGroup:
        members = [attendee for attendee in attendees if attendee.group is group]
        if members:
            yield GroupRow(f"{roman(next(sections))}. {group_words(group, office)}")
        for attendee in members:
            yield row(next(ordinals), attendee)


def attendance_sentence(attendees: Sequence[Attendee]) -> str:
    """Return "Có mặt 108/120 đại biểu; vắng 4 (có lý do 3: …; không lý do 1)" without its final stop."""
    counts = count_attendance(attendees)
    parts = [f"Có mặt {counts.present}/{counts.invited} đại biểu"]
    if counts.represented:
        parts.append(f"cử người dự thay {counts.represented}")
    if away := counts.excused + counts.absent:
        parts.append(f"vắng {away} ({_absences(attendees, counts)})")
    if counts.open:
        parts.append(f"chưa ghi nhận {counts.open}")
    return "; ".join(parts)


def _absences(attendees: Sequence[Attendee], counts: AttendanceCounts) -> str:
    parts = []
    if counts.excused:
        parts.append(f"có lý do {counts.excused}{_named(attendees, Attendance.EXCUSED)}")
    if counts.absent:
        parts.append(f"không lý do {counts.absent}{_named(attendees, Attendance.ABSENT)}")
    return "; ".join(parts)


def _named(attendees: Sequence[Attendee], state: Attendance) -> str:
    names = [_with_reason(attendee) for attendee in attendees if attendee.attendance is state]
    return ": " + ", ".join(names) if len(names) <= NAMED_ABSENCES else ""


def _with_reason(attendee: Attendee) -> str:
    reason = clause(attendee.reason)
    return f"{attendee.name} – {reason}" if reason else attendee.name


def counts_in_words(counts: AttendanceCounts) -> str:
    """Return "120 đại biểu; có mặt 108; cử người dự thay 8; vắng có lý do 3; vắng không lý do 1"."""
    parts = [
        f"{counts.invited} đại biểu",
        f"có mặt {counts.present}",
        f"cử người dự thay {counts.represented}",
        f"vắng có lý do {counts.excused}",
        f"vắng không lý do {counts.absent}",
    ]
    if counts.open:
        parts.append(f"chưa ghi nhận {counts.open}")
    return "; ".join(parts)

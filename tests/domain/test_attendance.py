"""Marks at the door with their times, and whether the meeting can decide."""

from datetime import datetime
from decimal import Decimal
from fractions import Fraction

import pytest

from desktop.domain.attendance import Mark, attendance_note, item_place, marked
from desktop.domain.errors import RefusedValue
from desktop.domain.meeting_kinds import Requirements
from desktop.domain.meetings import AgendaItem, Attendance, Attendee, AttendeeGroup, Representative
from desktop.domain.quorum import quorum, quorum_sentence

START = datetime(2021, 2, 5, 8, 0)
LAN = Attendee(1, "Trần Thị Lan", "Giám đốc", "Sở Y tế")
AGENDA = (
    AgendaItem(7, "Nội dung", is_section=True),
    AgendaItem(8, "Báo cáo"),
    AgendaItem(9, "Thảo luận", begun_at=START.replace(hour=9)),
)


def at(hour: int, minute: int = 0) -> datetime:
    return START.replace(hour=hour, minute=minute)


# ── Marks ──


def test_who_comes_is_present_from_then_on_and_stays_so_when_marked_again():
    came = marked(LAN, Mark(Attendance.PRESENT, at=at(7, 50)), START)
    assert came.arrived_at == at(7, 50)
    assert marked(came, Mark(Attendance.PRESENT, at=at(9)), START).arrived_at == at(7, 50)


def test_who_came_late_and_left_early_has_both_times():
    late = marked(LAN, Mark(Attendance.LATE, at=at(8, 40)), START)
    left = marked(late, Mark(Attendance.LEFT_EARLY, at=at(10, 5)), START)
    assert (left.arrived_at, left.left_at) == (at(8, 40), at(10, 5))


@pytest.mark.parametrize(
    ("before", "mark", "field", "reason"),
    [
        (LAN, Mark(Attendance.LATE, at=at(7, 59)), "arrived-at", "before-meeting"),
        (LAN, Mark(Attendance.LEFT_EARLY, at=at(7, 30)), "left-at", "before-meeting"),
        (
            marked(LAN, Mark(Attendance.LATE, at=at(9)), START),
            Mark(Attendance.LEFT_EARLY, at=at(8, 30)),
            "left-at",
            "before-arrival",
        ),
        (LAN, Mark(Attendance.REPRESENTED), "represented-by", "missing"),
        (
            LAN,
            Mark(Attendance.REPRESENTED, represented_by=Representative(" ", "Chuyên viên")),
            "represented-by",
            "missing",
        ),
    ],
)
def test_what_can_not_be_is_refused(before, mark, field, reason):
    with pytest.raises(RefusedValue) as refused:
        marked(before, mark, START)
    assert (refused.value.field, refused.value.reason) == (field, reason)


def test_absence_takes_the_times_away():
    came = marked(LAN, Mark(Attendance.LATE, at=at(8, 40)), START)
    assert marked(came, Mark(Attendance.EXCUSED, "Đi công tác")).arrived_at is None


@pytest.mark.parametrize(
    ("mark", "note"),
    [
        (Mark(Attendance.PRESENT, at=at(7, 50)), ""),
        (Mark(Attendance.LATE, at=at(8, 5)), "đến muộn lúc 8 giờ 05"),
        (Mark(Attendance.LATE), "đến muộn"),
        (Mark(Attendance.LEFT_EARLY, at=at(10, 15)), "về sớm lúc 10 giờ 15"),
        (Mark(Attendance.LEFT_EARLY, at=at(9), left_item_id=9), "về sớm từ mục 2 (9 giờ 00)"),
        (Mark(Attendance.LEFT_EARLY, left_item_id=8), "về sớm từ mục 1"),
        (Mark(Attendance.LEFT_EARLY), "về sớm"),
    ],
)
def test_papers_say_when_somebody_came_or_left(mark, note):
    assert attendance_note(marked(LAN, mark, START), AGENDA) == note


def test_headings_of_sections_have_no_number():
    assert [item_place(AGENDA, item_id) for item_id in (7, 8, 9, 99)] == [None, 1, 2, None]


# ── Quorum ──


def members(present: int, represented: int, away: int) -> list[Attendee]:
    """So many members, each of a unit of their own; the first is the head."""
    states = [Attendance.PRESENT] * present + [Attendance.REPRESENTED] * represented + [Attendance.INVITED] * away
    return [
        Attendee(
            place,
            f"Người {place}",
            "Trưởng Ban Chỉ đạo" if place == 0 else "Ủy viên",
            f"Sở {place}",
            attendance=state,
            represented_by=Representative("Người khác") if state is Attendance.REPRESENTED else None,
        )
        for place, state in enumerate(states)
    ]


TWO_THIRDS = Requirements(Fraction(2, 3), ("Trưởng ban",))


def test_the_share_counts_members_only_and_those_who_sent_somebody():
    guests = [Attendee(99, "Khách", group=AttendeeGroup.GUEST, attendance=Attendance.PRESENT)]
    found = quorum([*members(29, 2, 14), *guests], TWO_THIRDS)
    assert (found.there, found.members, found.needed) == (31, 45, 30)
    assert found.percent == Decimal("68.9")
    assert found.is_reached


def test_invited_is_never_present():
    found = quorum(members(0, 0, 3), TWO_THIRDS)
    assert found.there == 0
    assert not found.has_share
    assert found.offices == ("Trưởng ban",)


def test_a_stand_in_does_not_hold_the_office_of_who_sent_them():
    found = quorum(members(0, 3, 0), TWO_THIRDS)
    assert found.has_share
    assert found.offices == ("Trưởng ban",)
    assert not found.is_reached


def test_a_unit_that_must_be_there_is_named_first():
    found = quorum(members(2, 0, 1), Requirements(Fraction(1, 2), units=("Công an tỉnh", "sở 1")))
    assert found.units == ("Công an tỉnh",)
    assert quorum_sentence(found) == ("Có mặt 2/3 thành viên (66,7 %), đủ 1/2; thiếu: đại diện Công an tỉnh, Sở 2")


@pytest.mark.parametrize(
    ("people", "needs", "sentence"),
    [
        (members(2, 0, 0), TWO_THIRDS, "Có mặt 2/2 thành viên (100 %), đủ 2/3"),
        (
            members(1, 1, 2),
            TWO_THIRDS,
            "Có mặt 2/4 thành viên (50 %), trong đó 1 người dự thay, chưa đủ 2/3; thiếu: đại diện Sở 2, Sở 3",
        ),
        (
            members(1, 0, 8),
            Requirements(),
            "Có mặt 1/9 thành viên (11,1 %); thiếu: đại diện Sở 1, Sở 2, Sở 3, Sở 4, Sở 5, Sở 6 và 2 đơn vị khác",
        ),
        (members(0, 0, 1), TWO_THIRDS, "Có mặt 0/1 thành viên (0 %), chưa đủ 2/3; thiếu: Trưởng ban; đại diện Sở 0"),
        ([], TWO_THIRDS, ""),
    ],
)
def test_the_sentence_says_share_and_who_is_missing(people, needs, sentence):
    assert quorum_sentence(quorum(people, needs)) == sentence

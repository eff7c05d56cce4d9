"""Who took part, and what a meeting looks at."""

from datetime import datetime

import pytest

from desktop.domain.errors import RefusedValue
from desktop.domain.meetings import (
    Attendance,
    Attendee,
    MeetingHead,
    MeetingKind,
    Representative,
    count_attendance,
    missing_units,
    reviewed_year,
)

START = datetime(2021, 2, 5, 8)


def test_invited_is_never_present_and_represented_is_not_absent():
    people = [
        Attendee(1, "A", unit="Hội Nông dân tỉnh", attendance=Attendance.LATE),
        Attendee(2, "B", unit="Tỉnh đoàn", attendance=Attendance.REPRESENTED, represented_by=Representative("C")),
        Attendee(3, "D", unit="Công an tỉnh", attendance=Attendance.EXCUSED),
        Attendee(4, "E", unit="Công an tỉnh", attendance=Attendance.INVITED),
    ]
    counts = count_attendance(people)
    assert (counts.invited, counts.present, counts.represented, counts.excused, counts.open) == (4, 1, 1, 1, 1)
    assert counts.taking_part == 2
    assert missing_units(people) == ("Công an tỉnh",)


def test_a_meeting_does_not_end_before_it_starts():
    with pytest.raises(RefusedValue, match="before-start"):
        MeetingHead(MeetingKind.QUARTERLY, "Giao ban quý I", START, datetime(2021, 2, 5, 7, 59))


@pytest.mark.parametrize(
    ("kind", "title", "year"),
    [
        (MeetingKind.ANNUAL_REVIEW, "Hội nghị tổng kết năm 2020, triển khai nhiệm vụ năm 2021", 2020),
        (MeetingKind.ANNUAL_REVIEW, "Hội nghị tổng kết", 2020),
        (MeetingKind.QUARTERLY, "Hội nghị giao ban quý I", 2021),
    ],
)
def test_an_early_review_looks_at_the_year_before(kind, title, year):
    assert reviewed_year(MeetingHead(kind, title, START)) == year

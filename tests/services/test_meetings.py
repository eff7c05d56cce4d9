"""Preparing, holding and concluding a meeting, on a real ledger."""

from datetime import date, datetime

import pytest

from desktop.domain.agendas import default_agenda, default_title, same_agenda
from desktop.domain.attendance import Mark, marked
from desktop.domain.deadlines import parse_deadline
from desktop.domain.errors import NotFound, RefusedValue
from desktop.domain.meetings import (
    AgendaItem,
    Attendance,
    Attendee,
    AttendeeGroup,
    Conclusion,
    Contribution,
    MeetingHead,
    MeetingKind,
    Representative,
)
from desktop.domain.tasks import ProgressReport, ReportedStatus, ReportSource, TaskKind
from desktop.services import finding, meetings, tasks, units
from desktop.services import meeting_preparation as preparation

HEAD = MeetingHead(MeetingKind.ANNUAL_REVIEW, "Hội nghị tổng kết năm 2020", datetime(2021, 2, 5, 8, 0))
DONG, LAN = Attendee(0, "Nguyễn Văn Đồng", unit="Hội Nông dân tỉnh"), Attendee(0, "Đặng Thị Lan")


@pytest.fixture
def meeting_id(ledger):
    return meetings.save_head(ledger, 0, HEAD).value


def invited(ledger, meeting_id):
    return meetings.attendees(ledger, meeting_id)


@pytest.mark.parametrize("kind", MeetingKind)
def test_a_new_meeting_begins_with_the_agenda_of_its_kind(ledger, kind):
    begun = preparation.begin_meeting(ledger, MeetingHead(kind, default_title(kind, HEAD.start), HEAD.start)).value
    agenda = meetings.meeting(ledger, begun).agenda
    assert same_agenda(agenda, default_agenda(kind))


def test_the_usual_title_names_what_is_looked_at():
    titles = {kind: default_title(kind, datetime(2021, 1, 15, 8, 0)) for kind in MeetingKind}
    assert titles[MeetingKind.ANNUAL_REVIEW] == "Hội nghị tổng kết công tác năm 2020, triển khai nhiệm vụ năm 2021"
    assert titles[MeetingKind.QUARTERLY] == "Hội nghị giao ban quý IV năm 2020"
    assert default_title(MeetingKind.QUARTERLY, datetime(2021, 3, 28)) == "Hội nghị giao ban quý I năm 2021"
    assert default_title(MeetingKind.ANNUAL_REVIEW, datetime(2021, 12, 20)).startswith(
        "Hội nghị tổng kết công tác năm 2021"
    )


def test_another_agenda_takes_the_place_of_the_first(ledger, meeting_id):
    meetings.save_agenda_item(ledger, meeting_id, AgendaItem(0, "Của riêng tôi"))
    restarted = preparation.restart_agenda(ledger, meeting_id).value
    assert [item.title for item in restarted] == [item.title for item in default_agenda(HEAD.kind)]
    assert meetings.meeting(ledger, meeting_id).agenda == restarted


def test_a_meeting_is_found_by_its_title(ledger, meeting_id):
    assert [hit.id for hit in finding.find(ledger, "tong ket nam 2020") if hit.kind == "meeting"] == [meeting_id]


def test_a_meeting_that_is_not_there_is_said_so(ledger):
    with pytest.raises(NotFound):
        meetings.meeting_desk(ledger, 99)


def test_the_same_person_is_invited_once(ledger, meeting_id):
    assert meetings.invite(ledger, meeting_id, (DONG, LAN, DONG)).value == 2
    assert meetings.invite(ledger, meeting_id, (LAN,)).value == 0
    assert [one.name for one in invited(ledger, meeting_id)] == ["Nguyễn Văn Đồng", "Đặng Thị Lan"]


def test_nobody_becomes_somebody_else_on_the_list(ledger, meeting_id):
    meetings.invite(ledger, meeting_id, (DONG, LAN))
    _, lan = invited(ledger, meeting_id)
    with pytest.raises(RefusedValue) as refused:
        meetings.save_attendee(ledger, meeting_id, Attendee(lan.id, DONG.name, unit=DONG.unit))
    assert refused.value.reason == "twice"


def test_who_came_last_time_is_invited_anew(ledger, meeting_id):
    meetings.invite(ledger, meeting_id, (Attendee(0, "Lê Quang Minh", group=AttendeeGroup.GUEST), DONG))
    for one in invited(ledger, meeting_id):
        meetings.mark(ledger, meeting_id, one, Attendance.EXCUSED, reason="Đi học")
    between = meetings.save_head(ledger, 0, MeetingHead(HEAD.kind, "Không mời ai", datetime(2021, 3, 1, 8, 0))).value
    later = meetings.save_head(ledger, 0, MeetingHead(HEAD.kind, "Giao ban", datetime(2021, 4, 2, 8, 0))).value
    assert between != later
    found = preparation.previous_attendees(ledger, later)
    assert [(one.name, one.group, one.attendance, one.reason) for one in found] == [
        ("Lê Quang Minh", AttendeeGroup.GUEST, Attendance.INVITED, ""),
        ("Nguyễn Văn Đồng", AttendeeGroup.MEMBER, Attendance.INVITED, ""),
    ]


def test_represented_needs_a_name(ledger, meeting_id):
    meetings.invite(ledger, meeting_id, (DONG,))
    (dong,) = invited(ledger, meeting_id)
    with pytest.raises(RefusedValue):
        meetings.mark(ledger, meeting_id, dong, Attendance.REPRESENTED, represented_by=Representative(" "))
    kept = meetings.mark(ledger, meeting_id, dong, Attendance.REPRESENTED, represented_by=Representative("Lê Bình"))
    assert invited(ledger, meeting_id) == (kept.value,)


def test_attendance_of_many_is_kept_whole_or_not_at_all(ledger, meeting_id):
    meetings.invite(ledger, meeting_id, (DONG, LAN))
    dong, lan = (marked(one, Mark(Attendance.PRESENT)) for one in invited(ledger, meeting_id))
    with pytest.raises(NotFound):
        meetings.keep_attendance(ledger, meeting_id, (dong, Attendee(99, "Không có")))
    assert {one.attendance for one in invited(ledger, meeting_id)} == {Attendance.INVITED}
    meetings.keep_attendance(ledger, meeting_id, (dong, lan))
    assert meetings.meetings(ledger)[0].attendance.present == 2


def test_a_conclusion_becomes_a_direction_with_its_number(ledger, meeting_id):
    unit = units.directory(ledger).units()[0]
    due = parse_deadline("Quý II/2021", 2021)
    first = meetings.save_conclusion(ledger, meeting_id, Conclusion(0, "Rà soát quy chế", 0, (unit.id,), (), due)).value
    second = meetings.save_conclusion(ledger, meeting_id, Conclusion(0, "Thăm, tặng quà")).value
    assert (first.number, second.number) == (1, 2)
    rows = tasks.directions(ledger, date(2021, 3, 1))
    assert [(row.task.kind, row.task.number, row.task.title, row.lead_unit) for row in rows] == [
        (TaskKind.DIRECTION, "1", "Rà soát quy chế", unit.name),
        (TaskKind.DIRECTION, "2", "Thăm, tặng quà", ""),
    ]
    assert rows[0].task.due_on == date(2021, 6, 30)


def test_a_changed_conclusion_changes_its_direction_and_keeps_its_number(ledger, meeting_id):
    kept = meetings.save_conclusion(ledger, meeting_id, Conclusion(0, "Rà soát")).value
    meetings.save_conclusion(ledger, meeting_id, Conclusion(kept.id, "Rà soát quy chế", kept.number))
    (row,) = tasks.directions(ledger, date(2021, 3, 1))
    assert (row.task.number, row.task.title) == ("1", "Rà soát quy chế")


def test_a_number_once_given_is_not_given_again(ledger, meeting_id):
    kept = meetings.save_conclusion(ledger, meeting_id, Conclusion(0, "Rà soát")).value
    meetings.delete_conclusion(ledger, meeting_id, kept.id)
    assert tasks.directions(ledger, date(2021, 3, 1)) == []
    assert meetings.save_conclusion(ledger, meeting_id, Conclusion(0, "Kiểm tra")).value.number == 2


def test_a_conclusion_on_which_something_was_reported_stays(ledger, meeting_id):
    kept = meetings.save_conclusion(ledger, meeting_id, Conclusion(0, "Rà soát")).value
    (row,) = tasks.directions(ledger, date(2021, 3, 1))
    report = ProgressReport(
        0, row.task.id, row.task.title, date(2021, 3, 1), ReportSource.PHONE, ReportedStatus.IN_PROGRESS
    )
    tasks.save_report(ledger, report, datetime(2021, 3, 1, 9, 0))
    with pytest.raises(RefusedValue) as refused:
        meetings.delete_conclusion(ledger, meeting_id, kept.id)
    assert refused.value.reason == "has-reports"


def test_a_meeting_with_conclusions_is_not_deleted(ledger, meeting_id):
    meetings.save_conclusion(ledger, meeting_id, Conclusion(0, "Rà soát"))
    with pytest.raises(RefusedValue):
        meetings.delete_meeting(ledger, meeting_id)


def test_a_meeting_without_conclusions_goes_with_all_its_parts(ledger, meeting_id):
    meetings.invite(ledger, meeting_id, (DONG,))
    meetings.save_contribution(ledger, meeting_id, Contribution(0, "Lê Minh", "Nhất trí"))
    meetings.delete_meeting(ledger, meeting_id)
    assert meetings.meetings(ledger) == []
    assert finding.find(ledger, "tong ket nam 2020") == []


@pytest.mark.parametrize(
    ("save", "field"),
    [
        (lambda ledger, id_: meetings.save_agenda_item(ledger, id_, AgendaItem(0, " ")), "agenda-title"),
        (lambda ledger, id_: meetings.save_attendee(ledger, id_, Attendee(0, " ")), "attendee-name"),
        (lambda ledger, id_: meetings.save_contribution(ledger, id_, Contribution(0, "", "Nhất trí")), "speaker"),
        (lambda ledger, id_: meetings.save_conclusion(ledger, id_, Conclusion(0, "")), "conclusion-text"),
    ],
)
def test_what_has_no_words_is_refused(ledger, meeting_id, save, field):
    with pytest.raises(RefusedValue) as refused:
        save(ledger, meeting_id)
    assert (refused.value.field, refused.value.reason) == (field, "missing")

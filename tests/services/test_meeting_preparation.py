"""What a meeting begins with, on a real ledger."""

from datetime import date, datetime
from fractions import Fraction

import pytest

from desktop.domain.agendas import default_agenda, same_agenda
from desktop.domain.errors import RefusedValue
from desktop.domain.meeting_kinds import Requirements, requirements_of
from desktop.domain.meetings import AgendaItem, Attendance, Attendee, AttendeeGroup, MeetingHead, MeetingKind
from desktop.domain.people import Person, Position
from desktop.domain.report_requests import ReportRequest
from desktop.domain.seating import Hall
from desktop.domain.units import Unit, UnitName
from desktop.services import meeting_preparation as preparation
from desktop.services import meetings, units
from desktop.services import report_requests as reports
from desktop.services.meeting_preparation import Along, BroughtAlong

QUARTERLY = MeetingHead(
    MeetingKind.QUARTERLY, "Giao ban quý I", datetime(2021, 4, 2, 8), chair="Lê Minh", place="Phòng số 2"
)
NEXT = MeetingHead(MeetingKind.QUARTERLY, "Giao ban quý II", datetime(2021, 7, 2, 8), chair="Trần Hoa")


@pytest.fixture
def earlier(ledger):
    """A meeting with an agenda of its own and two people, one marked."""
    meeting_id = preparation.begin_meeting(ledger, QUARTERLY).value
    meetings.save_agenda_item(ledger, meeting_id, AgendaItem(0, "Của riêng tôi"))
    guest = Attendee(0, "Lê Quang Minh", "Bí thư", group=AttendeeGroup.GUEST, seat="A1")
    meetings.invite(ledger, meeting_id, (guest, Attendee(0, "Đặng Thị Lan")))
    meetings.mark(ledger, meeting_id, meetings.attendees(ledger, meeting_id)[0], Attendance.PRESENT)
    return meeting_id


def test_only_what_is_chosen_comes_along(ledger, earlier):
    brought = BroughtAlong(earlier, frozenset({Along.PEOPLE}))
    begun = meetings.meeting(ledger, preparation.begin_meeting(ledger, NEXT, brought).value)
    assert (begun.head.chair, begun.head.place) == ("Trần Hoa", "")
    assert same_agenda(begun.agenda, default_agenda(MeetingKind.QUARTERLY))
    assert [(one.name, one.group, one.attendance, one.seat) for one in begun.attendees] == [
        ("Lê Quang Minh", AttendeeGroup.GUEST, Attendance.INVITED, ""),
        ("Đặng Thị Lan", AttendeeGroup.MEMBER, Attendance.INVITED, ""),
    ]


def test_what_was_typed_stays_and_the_agenda_comes_along(ledger, earlier):
    brought = BroughtAlong(earlier, frozenset({Along.OFFICERS, Along.AGENDA}))
    begun = meetings.meeting(ledger, preparation.begin_meeting(ledger, NEXT, brought).value)
    assert (begun.head.chair, begun.head.place) == ("Trần Hoa", "Phòng số 2")
    assert begun.agenda[-1].title == "Của riêng tôi"
    assert begun.attendees == ()


def test_people_come_under_the_post_and_the_unit_name_of_the_new_day(ledger):
    names = (UnitName("Ban cũ", None, date(2021, 6, 30)), UnitName("Ban mới", date(2021, 7, 1), None))
    unit = units.save_unit(ledger, Unit(0, names)).value
    posts = (
        Position("Phó ban", unit.id, "Ban cũ", valid_to=date(2021, 6, 30)),
        Position("Trưởng ban", unit.id, "Ban mới", valid_from=date(2021, 7, 1)),
    )
    person = units.save_person(ledger, Person(0, "Vũ An", posts)).value
    meeting_id = preparation.begin_meeting(ledger, QUARTERLY).value
    listed = Attendee(0, "Vũ An", "Phó ban", "Ban cũ", person_id=person.id, unit_id=unit.id)
    meetings.invite(ledger, meeting_id, (listed,))
    later = preparation.begin_meeting(ledger, NEXT, BroughtAlong(meeting_id)).value
    (again,) = meetings.attendees(ledger, later)
    assert (again.title, again.unit) == ("Trưởng ban", "Ban mới")


def test_the_office_keeps_an_agenda_of_its_own_and_gives_it_up_again(ledger, earlier):
    preparation.keep_as_usual_agenda(ledger, earlier)
    begun = preparation.begin_meeting(ledger, NEXT).value
    assert [item.title for item in meetings.meeting(ledger, begun).agenda][-1] == "Của riêng tôi"
    other = preparation.begin_meeting(ledger, MeetingHead(MeetingKind.SIGNING, "Ký kết", datetime(2021, 8, 1, 8))).value
    assert same_agenda(meetings.meeting(ledger, other).agenda, default_agenda(MeetingKind.SIGNING))
    item = meetings.meeting(ledger, earlier).agenda[-1]
    meetings.delete_agenda_item(ledger, earlier, item.id)
    preparation.keep_as_usual_agenda(ledger, earlier)
    assert preparation.usual_agenda(ledger, MeetingKind.QUARTERLY) == default_agenda(MeetingKind.QUARTERLY)


def test_an_agenda_without_items_does_not_become_the_usual_one(ledger):
    empty = meetings.save_head(ledger, 0, QUARTERLY).value
    with pytest.raises(RefusedValue):
        preparation.keep_as_usual_agenda(ledger, empty)


def test_another_kind_brings_its_agenda_unless_somebody_changed_it(ledger, earlier):
    fresh = preparation.begin_meeting(ledger, NEXT).value
    meetings.save_head(ledger, fresh, MeetingHead(MeetingKind.SIGNING, "Ký kết", NEXT.start))
    followed = preparation.follow_kind(ledger, fresh, MeetingKind.QUARTERLY).value
    assert same_agenda(followed, default_agenda(MeetingKind.SIGNING))
    kept = preparation.follow_kind(ledger, earlier, MeetingKind.QUARTERLY).value
    assert kept[-1].title == "Của riêng tôi"


def test_the_office_has_rules_of_its_own_for_who_must_be_there(ledger):
    kind = MeetingKind.QUARTERLY
    own = Requirements(Fraction(3, 4), ("Trưởng ban", "Chánh Văn phòng"), ("Công an tỉnh",))
    assert preparation.requirements(ledger, kind) == requirements_of(kind)
    preparation.keep_requirements(ledger, kind, own)
    assert preparation.requirements(ledger, kind) == own
    preparation.keep_requirements(ledger, kind, requirements_of(kind))
    assert preparation.requirements(ledger, kind) == requirements_of(kind)


def test_seats_follow_the_list_group_by_group(ledger, earlier):
    preparation.assign_seats(ledger, earlier, Hall(1, 2))
    assert [(one.name, one.seat) for one in meetings.attendees(ledger, earlier)] == [
        ("Lê Quang Minh", "A1"),
        ("Đặng Thị Lan", "A2"),
    ]
    with pytest.raises(RefusedValue):
        preparation.assign_seats(ledger, earlier, Hall(1, 1))


def test_a_unit_is_asked_once_for_the_same_report_and_reminded_until_it_hands_in(ledger, earlier):
    first, second = (units.save_unit(ledger, Unit(0, (UnitName(name),))).value.id for name in ("Ban A", "Ban B"))
    until = date(2021, 3, 25)
    assert reports.ask_to_report(ledger, earlier, (first, second), "Báo cáo quý", until).value == 2
    assert reports.ask_to_report(ledger, earlier, (second, second), " báo cáo  QUÝ ", until).value == 0
    row, _ = reports.report_requests(ledger, earlier)
    handed_in = ReportRequest(row.request.id, first, "Báo cáo quý", until, date(2021, 3, 24))
    reports.keep_requests(ledger, earlier, (handed_in,))
    done, waiting = reports.report_requests(ledger, earlier)
    assert (done.request, waiting.request.handed_in_on, waiting.unit) == (handed_in, None, "Ban B")
    reports.delete_request(ledger, earlier, waiting.request.id)
    assert reports.report_requests(ledger, earlier) == (done,)
    with pytest.raises(RefusedValue):
        reports.ask_to_report(ledger, earlier, (first,), " ", None)

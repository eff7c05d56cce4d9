"""What a person should look at before a paper is printed."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from desktop.domain.concerns import Concern, ConcernCode
from desktop.domain.deadlines import parse_deadline
from desktop.domain.issued import PaperKind
from desktop.domain.meetings import Attendee, Conclusion, MeetingHead, MeetingKind
from desktop.domain.people import Person, Position
from desktop.domain.units import Unit, UnitLevel, UnitName
from desktop.services import meetings, printing, units
from desktop.services.ledgers import Ledger

TODAY = date(2021, 5, 10)


def found(ledger: Ledger, kind: PaperKind, **more: Any) -> list[Concern]:
    return list(printing.concerns(ledger, replace(printing.PaperRequest(kind, TODAY), **more)))


def codes(ledger: Ledger, kind: PaperKind, **more: Any) -> list[ConcernCode]:
    return [concern.code for concern in found(ledger, kind, **more)]


def newest(ledger: Ledger) -> int:
    return meetings.meetings(ledger)[0].id


def test_a_paper_in_order_gives_no_concern(ledger: Ledger):
    assert found(ledger, PaperKind.INVITATIONS, number=7) == []
    assert found(ledger, PaperKind.AGENDA) == []


def test_a_missing_number(ledger: Ledger):
    assert codes(ledger, PaperKind.INVITATIONS) == [ConcernCode.NO_NUMBER]


def test_a_missing_signer(ledger: Ledger):
    meeting_id = newest(ledger)
    head = meetings.meeting(ledger, meeting_id).head
    meetings.save_head(ledger, meeting_id, replace(head, chair="", chair_title=""))
    assert ConcernCode.NO_SIGNER in codes(ledger, PaperKind.MINUTES)
    assert ConcernCode.NO_SIGNER not in codes(ledger, PaperKind.NOTICE, signer="Ngô Ý", signer_title="Phó ban")


def test_conclusions_without_unit_or_deadline_or_due_on_a_sunday(ledger: Ledger):
    sunday = Conclusion(0, "Kiểm tra", lead_unit_ids=(1,), due=parse_deadline("25/4/2021", 2021))
    meetings.save_conclusion(ledger, newest(ledger), sunday)
    assert found(ledger, PaperKind.NOTICE, number=1) == [
        Concern(ConcernCode.NO_LEAD_UNIT, "Đẩy mạnh tuyên truyền"),
        Concern(ConcernCode.NO_DEADLINE, "Đẩy mạnh tuyên truyền"),
        Concern(ConcernCode.WEEKEND, "Kiểm tra", "25/4/2021"),
    ]


def test_a_name_too_long_for_a_plate(ledger: Ledger):
    name = "Nguyễn Phước Bảo Quỳnh Thượng Đẳng Ưng Hoàng"
    meetings.invite(ledger, newest(ledger), (Attendee(0, name, "Chủ tịch"),))
    assert Concern(ConcernCode.NAME_TOO_LONG, name) in found(ledger, PaperKind.NAME_PLATES)


def test_a_title_that_is_another_on_the_day(ledger: Ledger):
    posts = (
        Position("Phó Trưởng ban", valid_to=date(2021, 1, 31)),
        Position("Trưởng ban", valid_from=date(2021, 2, 1)),
    )
    person = units.save_person(ledger, Person(0, "Lê Văn Tám", posts)).value
    meetings.invite(ledger, newest(ledger), (Attendee(0, "Lê Văn Tám", "Phó Trưởng ban", person_id=person.id),))
    assert Concern(ConcernCode.TITLE_CHANGED, "Lê Văn Tám", "Trưởng ban") in found(ledger, PaperKind.ATTENDANCE)


def test_a_unit_under_a_name_of_another_time(ledger: Ledger):
    unit = units.directory(ledger).units()[0]
    names = (
        UnitName(unit.name, valid_to=date(2020, 12, 31)),
        UnitName("Ban Tuyên giáo và Dân vận Tỉnh ủy", valid_from=date(2021, 1, 1)),
    )
    units.save_unit(ledger, replace(unit, names=names))
    assert found(ledger, PaperKind.ATTENDANCE) == [
        Concern(ConcernCode.UNIT_NOT_VALID, unit.name, "Ban Tuyên giáo và Dân vận Tỉnh ủy")
    ]


def test_a_seat_given_twice(ledger: Ledger):
    meeting_id = newest(ledger)
    first, second, *_ = meetings.attendees(ledger, meeting_id)
    for one in (first, second):
        meetings.save_attendee(ledger, meeting_id, replace(one, seat="B12"))
    assert found(ledger, PaperKind.SEAT_LIST) == [
        Concern(ConcernCode.SEAT_SHARED, "B12", "Trần Quốc Bảo, Ngô Ý"),
    ]


def test_a_body_of_the_district_level_after_that_ended(ledger: Ledger):
    district = units.save_unit(ledger, Unit(0, (UnitName("Huyện ủy Hòa Lâm"),), (), UnitLevel.DISTRICT)).value
    for day in (date(2025, 6, 30), date(2025, 7, 1)):
        head = MeetingHead(MeetingKind.QUARTERLY, "Hội nghị", datetime(day.year, day.month, day.day, 8))
        meeting_id = meetings.save_head(ledger, 0, head).value
        meetings.invite(ledger, meeting_id, (Attendee(0, "Ngô Ý", unit=district.name, unit_id=district.id),))
        told = Concern(ConcernCode.DISTRICT_BODY, "Huyện ủy Hòa Lâm") in found(ledger, PaperKind.ATTENDANCE)
        assert told == (day == date(2025, 7, 1))

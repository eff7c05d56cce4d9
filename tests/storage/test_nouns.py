"""What is kept comes back as it was."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from desktop.domain.deadlines import Deadline
from desktop.domain.errors import NotFound
from desktop.domain.figures import Figure
from desktop.domain.meetings import (
    AgendaItem,
    Attendance,
    Attendee,
    AttendeeGroup,
    Conclusion,
    Contribution,
    Meeting,
    MeetingHead,
    MeetingKind,
    Representative,
)
from desktop.domain.people import Person, Position
from desktop.domain.tasks import ProgressReport, ReportedStatus, ReportSource, Target, Task, TaskKind
from desktop.domain.units import Unit, UnitLevel, UnitName
from desktop.storage import figures, meetings, people, tasks, units
from desktop.storage import reports as report_store

NOW = datetime(2021, 1, 4, 8, 30)
FARMERS = Unit(1, (UnitName("Hội Nông dân tỉnh"),), ("HND tỉnh",), UnitLevel.PROVINCE)


def test_a_unit_with_its_dated_names(ledger):
    renamed = Unit(
        1,
        (
            UnitName("Ban Dân vận Tỉnh ủy", None, date(2025, 2, 28)),
            UnitName("Ban Tuyên giáo và Dân vận Tỉnh ủy", date(2025, 3, 1)),
        ),
        ("BDV Tỉnh ủy",),
    )
    assert units.add(ledger, renamed) == 1
    assert units.directory(ledger).units() == (renamed,)
    units.update(ledger, FARMERS)
    assert units.directory(ledger).units() == (FARMERS,)


def test_a_person_with_several_posts(ledger):
    units.add(ledger, FARMERS)
    person = Person(
        1, "H'Loan Niê", (Position("Chủ tịch", 1, "Hội Nông dân tỉnh", 1), Position("Tỉnh ủy viên")), "Loan"
    )
    people.add(ledger, person)
    assert [found.full_name for found in people.everybody(ledger)] == ["H'Loan Niê"]
    assert set(people.everybody(ledger)[0].positions) == set(person.positions)


def test_a_task_with_everything_it_can_have(ledger):
    units.add(ledger, FARMERS)
    task = Task(
        1,
        2021,
        TaskKind.REGISTERED,
        "Vận động hỗ trợ vốn",
        number="7",
        lead_unit_id=1,
        coordinating_units=("Tỉnh đoàn", "Sở Lao động - Thương binh và Xã hội"),
        due=Deadline("Quý II/2021", date(2021, 4, 1), date(2021, 6, 30)),
        target=Target("12,5 tỷ đồng", Decimal(12500000000), "VND"),
        note="Chuyển từ 2020",
        withdrawn_on=date(2021, 5, 1),
        withdrawn_reason="trùng",
    )
    assert tasks.add(ledger, [task]) == [1]
    assert tasks.of_year(ledger, 2021) == [task]
    assert tasks.of_year(ledger, 2020) == []
    with pytest.raises(NotFound):
        tasks.get(ledger, 2)


def test_reports_stand_by_task_oldest_first_and_unassigned_ones_apart(ledger):
    tasks.add(ledger, [Task(0, 2021, TaskKind.COMMON, "Sơ kết")])
    late = ProgressReport(0, 1, "Sơ kết", date(2021, 6, 30), ReportSource.IMPORT, ReportedStatus.DONE, Decimal("62.5"))
    early = ProgressReport(0, 1, "Sơ kết", date(2021, 3, 31), ReportSource.PHONE)
    stray = ProgressReport(0, None, "Việc lạ", date(2021, 3, 31), ReportSource.IMPORT)
    report_store.add(ledger, [late, early, stray], NOW)
    found = report_store.of_year(ledger, 2021)[1]
    assert [(report.as_of, report.percent) for report in found] == [
        (date(2021, 3, 31), None),
        (date(2021, 6, 30), Decimal("62.5")),
    ]
    assert found[0].recorded_at == NOW
    assert [report.title for report in report_store.unassigned(ledger)] == ["Việc lạ"]


def test_a_deleted_task_takes_its_reports_along(ledger):
    tasks.add(ledger, [Task(0, 2021, TaskKind.COMMON, "Sơ kết")])
    report_store.add(ledger, [ProgressReport(0, 1, "Sơ kết", date(2021, 6, 30), ReportSource.IMPORT)], NOW)
    tasks.delete(ledger, 1)
    assert report_store.on_tasks(ledger, [1]) == {}


def test_figures_are_exact(ledger):
    span = (date(2021, 1, 1), date(2021, 3, 31))
    figure = Figure(1, None, "Trị giá quà", Decimal("0.10"), "VND", *span)
    assert figures.add(ledger, [figure]) == [1]
    assert figures.everything(ledger) == [figure]
    larger = Figure(1, None, "Trị giá quà", Decimal("33240000000.25"), "VND", *span, approximate=True)
    figures.correct(ledger, [larger], datetime(2021, 7, 1, 8, 30))
    assert figures.everything(ledger) == [larger]
    assert [past.quantity for past in figures.pasts(ledger, [1])[1]] == [Decimal("0.10")]


def test_a_meeting_with_every_part_in_order(ledger):
    head = MeetingHead(MeetingKind.QUARTERLY, "Giao ban quý I", datetime(2021, 4, 1, 8), datetime(2021, 4, 1, 11))
    meeting_id = meetings.add(ledger, head)
    for title in ("Khai mạc", "Báo cáo", "Kết luận"):
        meetings.save_agenda_item(ledger, meeting_id, AgendaItem(0, title, minutes=10))
    meetings.order_agenda(ledger, meeting_id, [3, 1, 2])
    stand_in = Representative("Nguyễn Hữu Lập", "Phó Chủ tịch", "12-GT")
    sent = Attendee(
        0, "Đinh Minh Nam", "Chủ tịch", "xã Lạc Sa", AttendeeGroup.LOCAL, Attendance.REPRESENTED, "", stand_in
    )
    meetings.add_attendees(ledger, meeting_id, [sent])
    meetings.save_contribution(ledger, meeting_id, Contribution(0, "Ngô Mạnh Hùng", "Đồng ý", "Bộ CHQS tỉnh"))
    meetings.save_conclusion(ledger, meeting_id, 2021, Conclusion(0, "Rà soát biểu mẫu", 4))
    found = meetings.get(ledger, meeting_id)
    assert isinstance(found, Meeting)
    assert found.head == head
    assert [item.title for item in found.agenda] == ["Kết luận", "Khai mạc", "Báo cáo"]
    assert found.attendees[0].represented_by == stand_in
    assert found.contributions == (Contribution(1, "Ngô Mạnh Hùng", "Đồng ý", "Bộ CHQS tỉnh"),)
    assert found.conclusions == (Conclusion(1, "Rà soát biểu mẫu", 4),)

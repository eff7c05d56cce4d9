"""A ledger with a plan, results, figures, a meeting and its directions, to print papers from."""

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from desktop.domain.deadlines import parse_deadline
from desktop.domain.figures import Figure
from desktop.domain.meetings import (
    AgendaItem,
    Attendance,
    Attendee,
    AttendeeGroup,
    Conclusion,
    MeetingHead,
    MeetingKind,
    Representative,
)
from desktop.domain.office import Office
from desktop.domain.tasks import ProgressReport, ReportedStatus, ReportSource, Task, TaskKind
from desktop.services import meetings, tasks, units
from desktop.services.ledgers import Ledger, new_ledger
from desktop.storage import figures

NOW = datetime(2021, 1, 4, 8, 0)
UNITS = Path(__file__).parents[2] / "workbooks" / "UNITS.json"


def make_filled_ledger(path: Path) -> None:
    """Make the ledger at ``path``."""
    office = Office("Ban Chỉ đạo phối hợp vận động quần chúng tỉnh", "Tỉnh ủy Thanh Bình", "Thanh Bình", code="BCĐ")
    with new_ledger(path, office) as made:
        units.take_over_directory(made, units.read_directory(UNITS)[:4])
        _plan(made)
        _meeting(made)


def _plan(ledger: Ledger) -> None:
    """Five tasks of 2020: two done in time, one late, one open and overdue, one without any report."""
    first, second = [unit.id for unit in units.directory(ledger).units()[:2]]
    rows = (
        (TaskKind.COMMON, "Tuyên truyền đại hội", first, "30/6/2020", date(2020, 6, 20)),
        (TaskKind.REGISTERED, "Tặng quà hộ nghèo", first, "22/1/2020", date(2020, 1, 20)),
        (TaskKind.REGISTERED, "Xây nhà tình nghĩa", second, "30/9/2020", date(2020, 10, 2)),
        (TaskKind.REGISTERED, "Tập huấn nghiệp vụ", second, "31/10/2020", None),
        (TaskKind.REGISTERED, "Kiểm tra quy chế dân chủ", second, "31/12/2020", None),
    )
    for kind, title, unit_id, due, done_on in rows:
        deadline = parse_deadline(due, 2020)
        task = tasks.save_task(ledger, Task(0, 2020, kind, title, lead_unit_id=unit_id, due=deadline)).value
        if done_on:
            report = ProgressReport(
                0, task.id, "", done_on, ReportSource.LETTER, ReportedStatus.DONE, completed_on=done_on,
                result=f"Xong: {title}", confirmed=True,
            )  # fmt: skip
            tasks.save_report(ledger, report, NOW)
    with ledger.transaction():
        figures.add(
            ledger,
            [
                Figure(0, first, "Quà tặng", Decimal(1200), "suất", date(2020, 1, 1), date(2020, 3, 31)),
                Figure(0, second, "Quà tặng", Decimal(33500000000), "VND", date(2020, 1, 1), date(2020, 3, 31), True),
                Figure(0, first, "Quà tặng", Decimal(800), "suất", date(2019, 1, 1), date(2019, 3, 31)),
            ],
        )


def _meeting(ledger: Ledger) -> None:
    """The review of 2020: four invited, one of them represented; two directions, one without a unit."""
    first, second = units.directory(ledger).units()[:2]
    head = MeetingHead(
        MeetingKind.ANNUAL_REVIEW,
        "Hội nghị tổng kết năm 2020",
        datetime(2021, 2, 5, 8, 0),
        datetime(2021, 2, 5, 11, 0),
        "Hội trường A",
        "Nguyễn Văn Đồng",
        "Phó Bí thư Tỉnh ủy, Trưởng Ban Chỉ đạo",
        "Lê Thị Hòa",
        "Chuyên viên",
        number=1,
    )
    meeting_id = meetings.save_head(ledger, 0, head).value
    for title, minutes in (("Báo cáo năm 2020", 30), ("Thảo luận", 60)):
        meetings.save_agenda_item(ledger, meeting_id, AgendaItem(0, title, "Lê Thị Hòa", minutes))
    invited = (
        Attendee(0, "Trần Quốc Bảo", "Phó Chủ tịch", "HĐND tỉnh", AttendeeGroup.GUEST),
        Attendee(0, "Ngô Ý", "Trưởng ban", first.name, unit_id=first.id),
        Attendee(0, "H'Loan Niê", "Phó Trưởng ban", first.name, unit_id=first.id),
        Attendee(0, "Vũ Đức Thịnh", "Chủ tịch", second.name, unit_id=second.id),
    )
    meetings.invite(ledger, meeting_id, invited)
    *there, away = meetings.attendees(ledger, meeting_id)
    for attendee in there:
        meetings.mark(ledger, meeting_id, attendee, Attendance.PRESENT)
    meetings.mark(
        ledger, meeting_id, away, Attendance.REPRESENTED, represented_by=Representative("Đỗ Ưng", "Phó Chủ tịch")
    )
    conclusions = (
        Conclusion(0, "Sơ kết chương trình", lead_unit_ids=(first.id,), due=parse_deadline("30/4/2021", 2021)),
        Conclusion(0, "Đẩy mạnh tuyên truyền"),
    )
    for conclusion in conclusions:
        meetings.save_conclusion(ledger, meeting_id, conclusion)

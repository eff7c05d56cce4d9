"""Records for the tests of papers: an annual review as a province's committee holds it, and ways to make it odd."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from desktop.domain.counts import Counts
from desktop.domain.deadlines import Deadline
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
from desktop.domain.office import Office
from desktop.domain.tasks import TaskKind
from desktop.papers.minutes import MinutesRecord
from desktop.papers.year_words import YearResult

OFFICE = Office(
    name="Ban Chỉ đạo phối hợp hoạt động vận động quần chúng tỉnh Thanh Bình",
    parent="Tỉnh ủy Thanh Bình",
    place="Thanh Bình",
    code="BCĐ",
)

HEAD = MeetingHead(
    kind=MeetingKind.ANNUAL_REVIEW,
    title="Hội nghị tổng kết công tác phối hợp hoạt động vận động quần chúng năm 2020, triển khai nhiệm vụ năm 2021",
    start=datetime(2021, 2, 5, 8, 0),
    end=datetime(2021, 2, 5, 11, 30),
    place="Hội trường Tỉnh ủy, số 12 đường Trần Hưng Đạo, thành phố Thanh Bình",
    chair="Nguyễn Văn Đồng",
    chair_title="Trưởng Ban Dân vận Tỉnh ủy, Trưởng Ban Chỉ đạo",
    secretary="Lê Thị Hòa",
    secretary_title="Chuyên viên, Tổ giúp việc",
    number=5,
)

SPEECH = (
    "Đề nghị Ban Chỉ đạo quan tâm hỗ trợ phụ nữ khởi nghiệp, phát triển hợp tác xã do phụ nữ quản lý; tăng cường phối "
    "hợp giữa các đơn vị thành viên trong tuyên truyền, vận động hội viên thực hiện tốt chủ trương của Đảng, chính "
    "sách, pháp luật của Nhà nước."
)

ATTENDEES = (
    Attendee(1, "Trần Quốc Bảo", "Phó Bí thư Thường trực", "Tỉnh ủy", AttendeeGroup.GUEST, Attendance.PRESENT),
    Attendee(
        2,
        "H'Loan Niê",
        "Giám đốc",
        "Sở Lao động - Thương binh và Xã hội",
        AttendeeGroup.GUEST,
        Attendance.REPRESENTED,
        represented_by=Representative("Đỗ Mạnh Ưng", "Phó Giám đốc"),
    ),
    Attendee(3, "Phạm Thị Hồng", "Chủ tịch", "Hội Liên hiệp Phụ nữ tỉnh", attendance=Attendance.PRESENT),
    Attendee(4, "Vũ Đức Thịnh", "Bí thư", "Tỉnh đoàn", attendance=Attendance.LATE),
    Attendee(5, "Ngô Ý", "Chủ tịch", "Hội Nông dân tỉnh", attendance=Attendance.EXCUSED, reason="đi công tác"),
    Attendee(6, "Hoàng Văn Lực", "Phó Chủ tịch", "Liên đoàn Lao động tỉnh", attendance=Attendance.ABSENT),
    Attendee(7, "Lê Thị Hòa", "Chuyên viên", "Ban Dân vận Tỉnh ủy", AttendeeGroup.SUPPORT, Attendance.PRESENT),
)

CONCLUSION = Conclusion(
    1,
    "Tiếp tục đẩy mạnh công tác tuyên truyền, vận động Nhân dân thực hiện các phong trào thi đua yêu nước",
    number=3,
    lead_unit_ids=(11,),
    coordinating_units=("Hội Nông dân tỉnh", "Tỉnh đoàn"),
    due=Deadline("Trước 30/6/2021"),
)


def annual_review() -> MinutesRecord:
    """Return the whole review: every part has something in it."""
    meeting = Meeting(
        1,
        HEAD,
        agenda=(
            AgendaItem(1, "Báo cáo kết quả năm 2020; phương hướng, nhiệm vụ năm 2021", "Trần Quốc Bảo"),
            AgendaItem(2, "Ký kết chương trình phối hợp năm 2021"),
        ),
        attendees=ATTENDEES,
        contributions=tuple(
            Contribution(number, "Phạm Thị Hồng", SPEECH, "Hội Liên hiệp Phụ nữ tỉnh") for number in range(1, 5)
        ),
        conclusions=tuple(replace(CONCLUSION, id=number, number=number) for number in range(3, 10)),
    )
    done = YearResult(2020, {TaskKind.COMMON: Counts(9), TaskKind.REGISTERED: Counts(34, 3)})
    return MinutesRecord(OFFICE, meeting, {11: "Ủy ban MTTQ Việt Nam tỉnh"}, done)


def with_meeting(record: MinutesRecord, **changes: Any) -> MinutesRecord:
    """Return ``record`` with parts of its meeting replaced."""
    return replace(record, meeting=replace(record.meeting, **changes))


def with_head(record: MinutesRecord, **changes: Any) -> MinutesRecord:
    """Return ``record`` with parts of its meeting's head replaced."""
    return with_meeting(record, head=replace(record.meeting.head, **changes))


def speeches(count: int) -> tuple[Contribution, ...]:
    """Return ``count`` contributions."""
    return tuple(Contribution(number, f"Người phát biểu {number}", SPEECH, "Tỉnh đoàn") for number in range(count))


def delegates(count: int) -> tuple[Attendee, ...]:
    """Return ``count`` people of one group, all present."""
    return tuple(
        Attendee(number, f"Đại biểu {number}", "Chủ tịch", "Hội Nông dân huyện Yên Hạ", attendance=Attendance.PRESENT)
        for number in range(1, count + 1)
    )

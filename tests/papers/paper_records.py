"""One record of every paper, as long as is asked for: each name, title and text in it can be found again in print."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from desktop.domain.assessments import AssessmentSection
from desktop.domain.counts import Count, Counts
from desktop.domain.deadlines import Deadline
from desktop.domain.meetings import (
    AgendaItem,
    Attendance,
    Attendee,
    AttendeeGroup,
    Conclusion,
    Contribution,
    Meeting,
)
from desktop.domain.programmes import Party, Programme
from desktop.domain.tasks import ReportedStatus, TaskKind
from desktop.papers.agenda import AgendaRecord, agenda_blocks
from desktop.papers.assessment import AssessmentRecord, assessment_paper_blocks
from desktop.papers.attendance_list import AttendanceListRecord, attendance_list_blocks
from desktop.papers.blocks import ContentsEntry, Paper, Signer
from desktop.papers.directions import DirectionLine, DirectionsRecord, directions_blocks
from desktop.papers.invitations import InvitationsRecord, Invited, invitations_blocks
from desktop.papers.issue import Issue
from desktop.papers.meeting_file import MeetingFileRecord, front_blocks
from desktop.papers.minutes import MinutesRecord, minutes_blocks
from desktop.papers.name_plates import SeatedRecord, name_plates_blocks, seat_list_blocks
from desktop.papers.notice import NoticeRecord, notice_blocks
from desktop.papers.plan import PlanRecord, plan_blocks
from desktop.papers.programme import ProgrammeRecord, programme_blocks
from desktop.papers.progress import ProgressRecord, progress_blocks
from desktop.papers.public_summary import PublicSummaryRecord, public_summary_blocks
from desktop.papers.registration_form import RegistrationFormRecord, registration_form_blocks
from desktop.papers.reminders import RemindersRecord, UnitReminder, reminders_blocks
from desktop.papers.report import ReportRecord, report_blocks
from desktop.papers.report_figures import FigureLine
from desktop.papers.task_tables import TaskLine, UnitLine
from desktop.papers.year_words import YearResult
from tests.papers.samples import HEAD, OFFICE, SPEECH

ISSUE = Issue(OFFICE, date(2021, 2, 8), 7, Signer(("TM. Ban Chỉ đạo", "Trưởng Ban"), "Nguyễn Văn Đồng"), ("Như trên",))

TEXTS = {
    AssessmentSection.ACHIEVEMENTS: "Phong trào lan rộng\nNhiều mô hình mới",
    AssessmentSection.SHORTCOMINGS: "Báo cáo còn chậm",
    AssessmentSection.CAUSES: "Thiếu cán bộ chuyên trách",
    AssessmentSection.LESSONS: "Bám sát cơ sở",
    AssessmentSection.PROPOSALS: "Đề nghị bổ sung kinh phí",
}

UNITS = {11: "Ủy ban MTTQ Việt Nam tỉnh", 12: "Hội Nông dân tỉnh"}


def people(count: int) -> tuple[Attendee, ...]:
    """People of all groups, each with a number of their own in name and title."""
    groups = list(AttendeeGroup)
    return tuple(
        Attendee(at, f"Lò Thị Ún{at}", f"Chủ tịch{at}", "Hội Nông dân huyện Yên Hạ", groups[at * 4 // (count + 1)],
                 Attendance.PRESENT, seat=f"A{at}")
        for at in range(1, count + 1)
    )  # fmt: skip


def tasks(count: int, kind: TaskKind = TaskKind.REGISTERED) -> tuple[TaskLine, ...]:
    """Tasks of two units, done in time and late, open and overdue."""
    states = [Count.DONE_ON_TIME, Count.DONE_LATE, Count.OPEN_IN_TIME, Count.OPEN_OVERDUE]
    return tuple(
        TaskLine(
            kind,
            f"Vận động quyên góp{at}",
            UNITS[11 + at % 2],
            ("Tỉnh đoàn", "Hội Chữ thập đỏ tỉnh"),
            "30/6/2021",
            f"{at} suất",
            count=states[at % 4],
            reported=ReportedStatus.IN_PROGRESS if at % 2 else None,
            result=f"Đã trao{at}",
        )
        for at in range(1, count + 1)
    )


def meeting(count: int) -> Meeting:
    """A meeting with so many people, contributions and conclusions."""
    numbers = range(1, count + 1)
    return Meeting(
        1,
        HEAD,
        tuple(AgendaItem(at, f"Báo cáo tham luận{at}", f"Đơn vị{at}", 5) for at in numbers),
        people(count),
        tuple(Contribution(at, f"Lò Thị Ún{at}", SPEECH, "Tỉnh đoàn") for at in numbers),
        tuple(
            Conclusion(
                at, f"Đẩy mạnh tuyên truyền{at}", at, (11, 12), ("Tỉnh đoàn",), Deadline("Trước 30/6/2021"),
                Deadline("ngày 25 hằng tháng"),
            )
            for at in numbers
        ),
    )  # fmt: skip


def result(count: int) -> YearResult:
    """The counts of a year with so many tasks."""
    return YearResult(2020, {TaskKind.COMMON: Counts(9), TaskKind.REGISTERED: Counts(count)})


def _directions(count: int) -> Iterator[DirectionLine]:
    for at, task in enumerate(tasks(count, TaskKind.DIRECTION), start=1):
        yield DirectionLine(at, HEAD.title, date(2021, 2, 5), task, (task,))


def _report(count: int) -> ReportRecord:
    return ReportRecord(
        ISSUE,
        "năm 2020",
        (result(count),),
        tuple(UnitLine(f"Đơn vị{at}", Counts(at, 1, 2, 3)) for at in range(1, count + 1)),
        tasks={TaskKind.REGISTERED: tasks(count)},
        figures=tuple(
            FigureLine(f"Quà tặng{at}", "suất", Decimal(1000 + at), before=Decimal(at)) for at in range(count)
        ),
        texts=TEXTS,
        meetings=3,
        directions=Counts(5, 1, 2, 1),
        next_period="năm 2021",
        ahead=tasks(7, TaskKind.KEY),
        addressees=("Tỉnh ủy Thanh Bình",),
    )


@dataclass(frozen=True)
class Sample:
    """How a paper of so many rows is made, and a text of row ``n`` that must stand in print."""

    make: Callable[[int], Paper]
    row: str


def _programme(count: int) -> Paper:
    parties = tuple(Party(f"Đơn vị ký{at}", f"Lò Thị Ún{at}", "Chủ tịch") for at in range(1, count + 1))
    contents = "\n".join(f"Phối hợp vận động{at}." for at in range(1, count + 1))
    return programme_blocks(ProgrammeRecord(ISSUE, Programme(1, "Phối hợp dân vận", 2021, 2025, parties, contents)))


def _progress(count: int) -> Paper:
    units = (UnitLine(UNITS[11], Counts(9)), UnitLine(UNITS[12], Counts(count)))
    return progress_blocks(
        ProgressRecord(OFFICE, date(2020, 12, 31), result(count), units, {TaskKind.REGISTERED: tasks(count)})
    )


def _invitations(count: int) -> Paper:
    invited = tuple(Invited(f"Lò Thị Ún{at}", f"Chủ tịch{at}", "Tỉnh đoàn") for at in range(1, count + 1))
    return invitations_blocks(InvitationsRecord(ISSUE, HEAD, invited, ("Thảo luận",)))


def _reminders(count: int) -> Paper:
    units = tuple(UnitReminder(f"Đơn vị{at}", tasks(2), tasks(1, TaskKind.DIRECTION)) for at in range(1, count + 1))
    return reminders_blocks(RemindersRecord(ISSUE, date(2021, 3, 31), units, date(2021, 4, 10)))


def _assessment(count: int) -> Paper:
    text = "\n".join(f"Phong trào lan rộng{at}" for at in range(1, count + 1))
    texts = {**TEXTS, AssessmentSection.ACHIEVEMENTS: text}
    return assessment_paper_blocks(AssessmentRecord(ISSUE, "năm 2020", texts, result(9)))


def _public_summary(count: int) -> Paper:
    text = "\n".join(["Sáng ngày 05 tháng 02", *(f"- Kết luận{at}" for at in range(1, count + 1))])
    return public_summary_blocks(PublicSummaryRecord(OFFICE, HEAD.title, text))


def _meeting_file(count: int) -> Paper:
    entries = tuple(ContentsEntry(f"Tài liệu{at}", at) for at in range(1, count + 1))
    return front_blocks(MeetingFileRecord(OFFICE, HEAD, entries, ("ghi-am.mp3",), count))


SAMPLES = {
    "minutes": Sample(
        lambda n: minutes_blocks(MinutesRecord(OFFICE, meeting(n), UNITS, result(37))), "Đẩy mạnh tuyên truyền{}"
    ),
    "notice": Sample(
        lambda n: notice_blocks(NoticeRecord(ISSUE, meeting(n), UNITS, result(37), TEXTS)), "tuyên truyền{};"
    ),
    "invitations": Sample(_invitations, "Chủ tịch{},"),
    "agenda": Sample(lambda n: agenda_blocks(AgendaRecord(OFFICE, HEAD, meeting(n).agenda)), "tham luận{}"),
    "attendance": Sample(
        lambda n: attendance_list_blocks(AttendanceListRecord(OFFICE, HEAD, people(n))), "Lò Thị Ún{}"
    ),
    "name-plates": Sample(lambda n: name_plates_blocks(SeatedRecord(OFFICE, HEAD, people(n))), "Chủ tịch{}"),
    "seat-list": Sample(lambda n: seat_list_blocks(SeatedRecord(OFFICE, HEAD, people(n))), "Lò Thị Ún{}"),
    "public-summary": Sample(_public_summary, "Kết luận{}"),
    "meeting-file": Sample(_meeting_file, "Tài liệu{}"),
    "programme": Sample(_programme, "vận động{}."),
    "plan": Sample(lambda n: plan_blocks(PlanRecord(ISSUE, 2021, tasks(n), ("Kết luận số 03",))), "quyên góp{}"),
    "registration-form": Sample(
        lambda n: registration_form_blocks((RegistrationFormRecord(OFFICE, 2021, UNITS[12], tasks(n)),)),
        "quyên góp{}",
    ),
    "progress": Sample(_progress, "quyên góp{}"),
    "report": Sample(lambda n: report_blocks(_report(n)), "quyên góp{}"),
    "assessment": Sample(_assessment, "lan rộng{}."),
    "reminders": Sample(_reminders, "Đơn vị{}"),
    "directions": Sample(
        lambda n: directions_blocks(DirectionsRecord(OFFICE, date(2021, 3, 31), tuple(_directions(n)))), "quyên góp{}"
    ),
}

#: A name and a title of 200 letters, with every kind of mark.
LONG = " ".join(["Nguyễn Phước Bảo Quỳnh Thượng Đẳng Ưng"] * 6)[:194] + " Cuối"

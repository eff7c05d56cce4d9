"""What a chief secretary would send back to be written anew: delegated signers, meetings over days, missing data."""

from dataclasses import replace
from datetime import date, datetime
from typing import TypeVar

import pytest

from desktop.domain.counts import Count
from desktop.domain.deadlines import Deadline
from desktop.domain.documents import DocumentKind, ReferenceDocument
from desktop.domain.matters import Matter
from desktop.domain.meetings import Attendance, Attendee, AttendeeGroup, Conclusion, MeetingHead
from desktop.domain.office import LayoutProfile
from desktop.domain.programmes import Programme
from desktop.papers.agenda import AgendaRecord, agenda_blocks
from desktop.papers.attendance_list import AttendanceListRecord, attendance_list_blocks
from desktop.papers.attendees import attendance_sentence, note
from desktop.papers.blocks import (
    AnnexHead,
    Block,
    Chart,
    GroupRow,
    KeyValues,
    LabelLine,
    NumberedParagraph,
    Paper,
    Paragraph,
    Row,
    Subject,
    TotalRow,
)
from desktop.papers.documents import quoted
from desktop.papers.fonts import FontSet
from desktop.papers.headlines import Headlines
from desktop.papers.invitations import InvitationsRecord, Invited, invitations_blocks
from desktop.papers.layout import ND30, PARTY_2018
from desktop.papers.layout_parts import Layout
from desktop.papers.meeting_file import MeetingFileRecord, front_blocks
from desktop.papers.minutes import minutes_blocks
from desktop.papers.notice import NoticeRecord, notice_blocks, people_taking_part
from desktop.papers.pdf import render
from desktop.papers.plan import PlanRecord, plan_blocks
from desktop.papers.programme import ProgrammeRecord, programme_blocks
from desktop.papers.public_summary import PublicSummaryRecord, public_summary_blocks
from desktop.papers.report import ReportRecord, report_blocks
from desktop.papers.result_charts import MonthCounts
from desktop.papers.sentences import first_lower
from desktop.papers.signers import on_behalf
from desktop.papers.task_tables import NOT_COUNTED, result_table
from tests.papers.paper_records import ISSUE, UNITS, meeting, tasks
from tests.papers.reading import read
from tests.papers.samples import HEAD, OFFICE, annual_review, with_head

_B = TypeVar("_B", bound=Block)

OVER_TWO_DAYS = replace(HEAD, start=datetime(2026, 1, 8, 13, 30), end=datetime(2026, 1, 9, 11, 5))
LED_BY_THREE = replace(HEAD, co_chairs="Y Thanh Niê, Chính ủy; H'Loan Niê, Phó Chủ tịch;")


def blocks(paper: Paper, kind: type[_B]) -> list[_B]:
    return [block for part in paper.parts for block in part.blocks if isinstance(block, kind)]


def texts(paper: Paper) -> list[str]:
    said = (block for part in paper.parts for block in part.blocks)
    return [block.text for block in said if isinstance(block, Paragraph | NumberedParagraph)]


def labelled(paper: Paper, label: str) -> str:
    return next(one.text for one in blocks(paper, LabelLine) if one.label == label)


def notice_of(head: MeetingHead) -> Paper:
    return notice_blocks(NoticeRecord(ISSUE, replace(meeting(1), head=head), UNITS))


class TestSigners:
    """TM., KT., TL., TUQ., Q. (Nghị định 30/2020, Điều 13; Phụ lục I, II.7)."""

    @pytest.mark.parametrize(
        ("title", "lines"),
        [
            ("KT. Trưởng Ban, Phó Trưởng Ban", ("TM. Ban Chỉ đạo", "KT. Trưởng Ban", "Phó Trưởng Ban")),
            ("TL. Trưởng Ban, Chánh Văn phòng", ("TL. Trưởng Ban", "Chánh Văn phòng")),
            ("t/l Trưởng Ban\nChánh Văn phòng", ("TL. Trưởng Ban", "Chánh Văn phòng")),
            ("TUQ. Trưởng Ban, Tổ trưởng Tổ giúp việc", ("TUQ. Trưởng Ban", "Tổ trưởng Tổ giúp việc")),
            ("Q. Trưởng Ban", ("TM. Ban Chỉ đạo", "Q. Trưởng Ban")),
            ("TM. Ban Thường vụ, Bí thư", ("TM. Ban Thường vụ", "Bí thư")),
        ],
    )
    def test_who_signs_by_delegation_signs_with_every_line(self, title: str, lines: tuple[str, ...]):
        assert on_behalf(OFFICE, title, "A").authority == lines

    @pytest.mark.parametrize(
        ("title", "post"),
        [
            ("Phó Trưởng Ban Chỉ đạo", "Phó Trưởng Ban"),
            ("Giám đốc Sở Y tế, Phó Trưởng Ban Thường trực Ban Chỉ đạo", "Phó Trưởng Ban Thường trực"),
        ],
    )
    def test_a_deputy_signs_for_the_head_but_not_in_the_party(self, title: str, post: str):
        assert on_behalf(OFFICE, title, "A").authority == ("TM. Ban Chỉ đạo", "KT. Trưởng Ban", post)
        party = replace(OFFICE, profile=LayoutProfile.PARTY)
        assert on_behalf(party, title, "A").authority == ("TM. Ban Chỉ đạo", post)

    def test_the_deputy_of_another_body_does_not_sign_for_the_head_of_this_one(self):
        assert on_behalf(OFFICE, "Phó Chủ tịch UBND tỉnh", "A").authority[1:] == ("Phó Chủ tịch UBND tỉnh",)
        commune = replace(OFFICE, name="UBND xã Yên Hạ")
        assert on_behalf(commune, "Phó Chủ tịch", "A").authority[1:] == ("KT. Chủ tịch", "Phó Chủ tịch")

    @pytest.mark.parametrize(
        ("title", "post"),
        [
            ("Trưởng ban chỉ đạo", "Trưởng ban"),
            ("Trưởng ban Ban Chỉ đạo", "Trưởng ban"),
            ("Ủy viên Ban Chỉ đạo", "Ủy viên Ban Chỉ đạo"),
        ],
    )
    def test_a_post_stays_whole_without_the_name_of_the_committee(self, title: str, post: str):
        assert on_behalf(OFFICE, title, "A").authority == ("TM. Ban Chỉ đạo", post)


class TestOverTwoDays:
    """A meeting that ends on another day than it began."""

    def test_agenda_and_list_name_both_days(self):
        both = "(ngày 08 và ngày 09 tháng 01 năm 2026, tại "
        assert texts(agenda_blocks(AgendaRecord(OFFICE, OVER_TWO_DAYS, ())))[0].startswith(both)
        assert texts(attendance_list_blocks(AttendanceListRecord(OFFICE, OVER_TWO_DAYS, ())))[0].startswith(both)

    def test_the_notice_names_both_days(self):
        assert texts(notice_of(OVER_TWO_DAYS))[0].startswith("Ngày 08 và ngày 09 tháng 01 năm 2026, tại ")

    def test_the_invitation_says_until_when(self):
        asked = invitations_blocks(InvitationsRecord(ISSUE, OVER_TWO_DAYS, (Invited("A"),)))
        assert labelled(asked, "Thời gian") == (
            "từ 13 giờ 30, ngày 08 tháng 01 năm 2026 đến 11 giờ 05, ngày 09 tháng 01 năm 2026."
        )

    def test_of_one_day_only_the_beginning_is_said(self):
        asked = invitations_blocks(InvitationsRecord(ISSUE, HEAD, (Invited("A"),)))
        assert labelled(asked, "Thời gian") == "8 giờ 00, ngày 05 tháng 02 năm 2021."


class TestCoChairs:
    """Who chairs with the chair stands in every paper that names the chair."""

    SAID = "Y Thanh Niê, Chính ủy; H'Loan Niê, Phó Chủ tịch"

    def test_minutes_and_invitation(self):
        record = replace(annual_review(), meeting=replace(annual_review().meeting, head=LED_BY_THREE))
        asked = invitations_blocks(InvitationsRecord(ISSUE, LED_BY_THREE, (Invited("A"),)))
        assert labelled(minutes_blocks(record), "Đồng chủ trì") == f"{self.SAID}."
        assert labelled(asked, "Đồng chủ trì") == f"{self.SAID}."

    def test_notice_and_agenda(self):
        assert f"Đồng chủ trì hội nghị: {self.SAID}." in texts(notice_of(LED_BY_THREE))
        assert f"Đồng chủ trì: {self.SAID}." in texts(agenda_blocks(AgendaRecord(OFFICE, LED_BY_THREE, ())))

    def test_the_cover_of_the_file(self):
        (facts,) = blocks(front_blocks(MeetingFileRecord(OFFICE, LED_BY_THREE, ())), KeyValues)
        assert ("Đồng chủ trì", self.SAID) in [(one.label, one.text) for one in facts.items]

    def test_nobody_is_invented(self):
        assert not [one for one in blocks(minutes_blocks(annual_review()), LabelLine) if one.label == "Đồng chủ trì"]
        assert not [text for text in texts(notice_of(HEAD)) if "Đồng chủ trì" in text]


class TestMarksAndCapitals:
    """No mark twice, no small letter where a sentence begins."""

    def test_a_reason_typed_with_a_mark_at_its_end(self):
        away = Attendee(1, "Ngô Ý", attendance=Attendance.EXCUSED, reason="đi công tác; ")
        other = Attendee(2, "Lê Thị Hòa", attendance=Attendance.EXCUSED)
        assert "Ngô Ý – đi công tác, Lê Thị Hòa)" in attendance_sentence([away, other])
        assert note(away) == "đi công tác"

    def test_a_matter_begins_with_a_capital(self):
        matter = Matter(1, "Thiếu nước sinh hoạt", "xã Ia Púch", date(2021, 2, 5))
        said = texts(minutes_blocks(replace(annual_review(), matters=(matter,))))
        assert "Xã Ia Púch: Thiếu nước sinh hoạt." in said

    def test_units_that_are_no_name_go_on_with_a_small_letter(self):
        given = Conclusion(1, "Sơ kết", 1, (), ("Các cơ quan thành viên", "Tỉnh đoàn"), Deadline("Trước 30/6/2021"))
        record = NoticeRecord(ISSUE, replace(meeting(1), conclusions=(given,)), UNITS)
        assert "Sơ kết; phối hợp với các cơ quan thành viên và Tỉnh đoàn; thời hạn: Trước 30/6/2021." in texts(
            notice_blocks(record)
        )

    @pytest.mark.parametrize(
        ("typed", "within"),
        [("Quý II/2021", "quý II/2021"), ("II/2021", "II/2021"), ("T6/2021", "T6/2021"), ("Đã xong", "đã xong")],
    )
    def test_an_abbreviation_keeps_its_capital_within_a_sentence(self, typed: str, within: str):
        assert first_lower(typed) == within

    def test_the_support_team_keeps_its_capital(self):
        there = [
            Attendee(at, "A", group=group, attendance=Attendance.PRESENT) for at, group in enumerate(AttendeeGroup)
        ]
        assert "1 thành viên Tổ giúp việc" in people_taking_part(there, OFFICE)

    def test_the_subject_of_a_programme(self):
        programme = Programme(1, "phối hợp dân vận", 2026, 2030)
        (subject,) = blocks(programme_blocks(ProgrammeRecord(ISSUE, programme)), Subject)
        assert subject.text == "Phối hợp dân vận giai đoạn 2026-2030"

    def test_a_basis_names_its_day_in_words_and_goes_on_with_a_small_letter(self):
        document = ReferenceDocument(
            1, DocumentKind.PLAN, "12/KH-TU", date(2025, 3, 5), "Tỉnh ủy", "Về công tác dân vận."
        )
        assert (
            quoted(document) == "Căn cứ Kế hoạch số 12/KH-TU ngày 05 tháng 3 năm 2025 của Tỉnh ủy về công tác dân vận"
        )

    def test_the_invitation_reads_as_the_form_of_the_decree(self):
        asked = invitations_blocks(InvitationsRecord(ISSUE, HEAD, (Invited("A"),)))
        assert f"Tới dự {HEAD.title}." in texts(asked)

    def test_the_end_of_a_meeting_that_still_runs_fits_on_one_line(self):
        running = minutes_blocks(with_head(annual_review(), end=None))
        assert texts(running)[-1] == "Hội nghị kết thúc vào …… giờ ……, ngày …… tháng …… năm ……."


class TestTables:
    """Sums that add up, days as the decree writes them."""

    def test_withdrawn_tasks_stand_below_the_sum_that_leaves_them_out(self):
        planned = [replace(one, count=Count.WITHDRAWN) if at == 1 else one for at, one in enumerate(tasks(4))]
        rows = result_table(planned).rows
        assert [row.cells[0] for row in rows if isinstance(row, Row)] == ["1", "2", "3", "1"]
        assert isinstance(rows[3], TotalRow)
        assert rows[3].label == "Tổng cộng: 3 nhiệm vụ"
        assert rows[4] == GroupRow(NOT_COUNTED)
        assert rows[5].cells[5].startswith("Đã rút")

    def test_of_withdrawn_tasks_alone_there_is_no_sum(self):
        only = [replace(one, count=Count.WITHDRAWN) for one in tasks(1)]
        assert not [row for row in result_table(only).rows if isinstance(row, TotalRow)]

    def test_months_three_to_nine_have_no_nought_before_them(self):
        done = replace(tasks(1)[0], count=Count.DONE_ON_TIME, done_on=date(2025, 6, 3))
        assert done.state == "Hoàn thành (03/6/2025)"

    def test_a_plan_with_documents_lies_across(self):
        plain, documented = tasks(1), tuple(replace(one, document="Kế hoạch số 12/KH-TU") for one in tasks(1))
        for planned, across in ((plain, False), (documented, True)):
            (annex,) = plan_blocks(PlanRecord(ISSUE, 2025, planned)).annexes
            assert annex.landscape is across


class TestLastLines:
    """Nothing hangs alone on a page."""

    @pytest.mark.parametrize("layout", [ND30, PARTY_2018], ids=lambda one: one.name)
    def test_whose_news_it_is_stands_below_the_last_lines_of_the_news(self, layout: Layout, fonts: FontSet):
        for count in range(20, 30):
            news = "\n".join(f"- Kết luận {at}" for at in range(count))
            found = read(render(public_summary_blocks(PublicSummaryRecord(OFFICE, "Tin", news)), layout, fonts))
            assert found.find("Tin: Ban Chỉ đạo").page == found.find(f"Kết luận {count - 1}").page


class TestAnnexesAndCharts:
    """Room for the pen, nothing drawn of nothing."""

    def test_the_annex_of_a_paper_without_day_leaves_room_for_it(self):
        undated = replace(ISSUE, dated=None, number=None)
        (head,) = blocks(plan_blocks(PlanRecord(undated, 2025, tasks(1))), AnnexHead)
        said = Headlines(ND30).annex_reference(head)
        assert said.startswith("(Kèm theo Kế hoạch số ……/KH-BCĐ ngày ….. tháng ….. năm …… của Ban Chỉ đạo")

    def test_a_year_in_which_nothing_fell_due_has_no_chart(self):
        months = tuple(MonthCounts(month, 0, 0) for month in range(1, 13))
        record = ReportRecord(ISSUE, "năm 2030", (), months=months)
        assert not blocks(report_blocks(record), Chart)
        assert blocks(report_blocks(replace(record, months=(*months[:11], MonthCounts(12, 1, 0)))), Chart)

"""What the papers say, read from the blocks before any layout."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from desktop.domain.assessments import Period
from desktop.domain.counts import Count, Counts
from desktop.domain.deadlines import Deadline
from desktop.domain.documents import DocumentKind, ReferenceDocument
from desktop.domain.matters import MatterState
from desktop.domain.meetings import AgendaItem, Attendance, Attendee, AttendeeGroup, Conclusion, Representative
from desktop.domain.office import LayoutProfile
from desktop.domain.programmes import Programme
from desktop.domain.tasks import ReportedStatus, TaskKind
from desktop.domain.votes import Vote
from desktop.papers.agenda import AgendaRecord, agenda_blocks
from desktop.papers.attendance_list import EMPTY_ROWS as EMPTY_SIGNING_ROWS
from desktop.papers.attendance_list import PHRASES as LIST_PHRASES
from desktop.papers.attendance_list import AttendanceListRecord, attendance_list_blocks
from desktop.papers.blocks import (
    AnnexHead,
    Block,
    Chart,
    GroupRow,
    LabelLine,
    Letterhead,
    NamePlate,
    NumberedHeading,
    NumberedParagraph,
    Paper,
    Paragraph,
    Picture,
    Row,
    Signatures,
    TableBlock,
)
from desktop.papers.directions import DirectionLine, DirectionsRecord, directions_blocks
from desktop.papers.documents import quoted
from desktop.papers.invitations import InvitationsRecord, Invited, invitations_blocks
from desktop.papers.issue import place_and_day
from desktop.papers.minutes import minutes_blocks
from desktop.papers.name_plates import SeatedRecord, name_plates_blocks, seat_list_blocks
from desktop.papers.notice import NoticeRecord, notice_blocks, people_taking_part
from desktop.papers.periods import following, period_name, year_before
from desktop.papers.plan import PlanRecord, plan_blocks
from desktop.papers.programme import ProgrammeRecord, programme_blocks
from desktop.papers.public_summary import Photo, PublicSummaryRecord, public_summary_blocks
from desktop.papers.registration_form import EMPTY_ROWS, ROWS, RegistrationFormRecord, registration_form_blocks
from desktop.papers.reminders import RemindersRecord, UnitReminder, reminders_blocks
from desktop.papers.report import PHRASES, ReportRecord, report_blocks
from desktop.papers.report_figures import FigureLine
from desktop.papers.report_lists import LIST_PARTS, MatterLine, ReportLists, WithdrawnLine
from desktop.papers.result_charts import figure_charts
from desktop.papers.signers import on_behalf, post_in
from desktop.papers.task_tables import TaskLine, UnitLine, result_table
from desktop.papers.year_words import YearResult
from tests.papers.paper_records import ISSUE, TEXTS, UNITS, meeting, people, result, tasks
from tests.papers.samples import HEAD, OFFICE, annual_review

PARTY = replace(ISSUE, office=replace(OFFICE, profile=LayoutProfile.PARTY))


def blocks(paper: Paper, kind: type[Block]) -> list[Block]:
    return [block for part in paper.parts for block in part.blocks if isinstance(block, kind)]


def texts(paper: Paper) -> list[str]:
    said = (NumberedParagraph, Paragraph, LabelLine)
    return [block.text for part in paper.parts for block in part.blocks if isinstance(block, said)]


def headings(paper: Paper, level: int = 1) -> list[str]:
    return [f"{one.ordinal} {one.text}" for one in blocks(paper, NumberedHeading) if one.level == level]


def rows(paper: Paper) -> list[tuple[str, ...]]:
    return [row.cells for table in blocks(paper, TableBlock) for row in table.rows if isinstance(row, Row)]


class TestNotice:
    """Thông báo kết luận: each conclusion with its five points, none invented."""

    def conclusions(self, *conclusions: Conclusion) -> list[str]:
        record = NoticeRecord(ISSUE, replace(meeting(1), conclusions=conclusions), UNITS)
        return [one.text for one in blocks(notice_blocks(record), NumberedParagraph)]

    def test_who_what_with_whom_until_when_and_the_report_on_it(self):
        whole = Conclusion(
            1, "Sơ kết chương trình.", 1, (12,), ("Tỉnh đoàn", "Công an tỉnh"), Deadline("30/6/2021"),
            Deadline("ngày 25 hằng tháng"),
        )  # fmt: skip
        (said,) = self.conclusions(whole)
        assert said == (
            "Hội Nông dân tỉnh: Sơ kết chương trình; phối hợp với Tỉnh đoàn và Công an tỉnh; "
            "thời hạn: 30/6/2021; báo cáo: ngày 25 hằng tháng."
        )

    def test_what_is_not_known_is_not_said(self):
        assert self.conclusions(Conclusion(1, "Đẩy mạnh tuyên truyền")) == ["Đẩy mạnh tuyên truyền."]

    def test_several_lead_units(self):
        (said,) = self.conclusions(Conclusion(1, "Sơ kết", lead_unit_ids=(11, 12)))
        assert said == "Ủy ban MTTQ Việt Nam tỉnh và Hội Nông dân tỉnh: Sơ kết."

    def test_its_parts_close_up_where_one_says_nothing(self):
        bare = replace(meeting(1), conclusions=())
        assert headings(notice_blocks(NoticeRecord(ISSUE, bare, UNITS))) == ["1 Tổ chức thực hiện"]
        whole = NoticeRecord(ISSUE, meeting(1), UNITS, result(37), TEXTS)
        assert headings(notice_blocks(whole)) == ["1 Đánh giá chung", "2 Nhiệm vụ, giải pháp", "3 Tổ chức thực hiện"]

    def test_who_took_part_are_those_who_came_or_sent_somebody(self):
        attendees = (
            Attendee(1, "A", group=AttendeeGroup.GUEST, attendance=Attendance.PRESENT),
            Attendee(2, "B", attendance=Attendance.REPRESENTED, represented_by=Representative("C")),
            Attendee(3, "D", attendance=Attendance.ABSENT),
            Attendee(4, "E"),
        )
        assert people_taking_part(attendees, OFFICE) == (
            "2 đại biểu, gồm 1 đại biểu khách mời và 1 thành viên Ban Chỉ đạo"
        )
        assert people_taking_part(attendees[2:], OFFICE) == ""


class TestInvitations:
    """Giấy mời: a sheet for each, to a person or to a unit."""

    def first(self, invited: Invited, issue=ISSUE) -> str:
        return texts(invitations_blocks(InvitationsRecord(issue, HEAD, (invited,))))[0]

    def test_a_person_with_title_and_unit(self):
        assert self.first(Invited("Ngô Ý", "Chủ tịch", "Hội Nông dân tỉnh")).endswith(
            "trân trọng kính mời: Ông (Bà) Ngô Ý, Chủ tịch, Hội Nông dân tỉnh."
        )

    def test_bodies_of_the_party_invite_comrades(self):
        assert "Đồng chí Ngô Ý" in self.first(Invited("Ngô Ý"), PARTY)

    def test_a_unit(self):
        assert self.first(Invited(unit="Hội Nông dân tỉnh")).endswith("kính mời: Hội Nông dân tỉnh.")

    def test_what_is_to_be_prepared(self):
        said = texts(invitations_blocks(InvitationsRecord(ISSUE, HEAD, (Invited("A", unit="B", asked="tham luận"),))))
        assert "tham luận." in said

    def test_without_anybody_there_is_room_for_a_name(self):
        paper = invitations_blocks(InvitationsRecord(ISSUE, HEAD, ()))
        assert len(paper.parts) == 1
        assert "……" in texts(paper)[0]

    def test_one_copy_for_the_files(self):
        record = InvitationsRecord(ISSUE, HEAD, (Invited("A"), Invited("B")), to_all=True)
        assert len(invitations_blocks(record).parts) == 1


class TestAgenda:
    """Chương trình: hours follow from the start and the minutes."""

    def cells(self, *items: AgendaItem) -> list[tuple[str, ...]]:
        return rows(agenda_blocks(AgendaRecord(OFFICE, HEAD, items)))

    def test_each_item_begins_when_those_before_it_end(self):
        items = (AgendaItem(1, "Khai mạc", "A", 10), AgendaItem(2, "Báo cáo", "B", 55), AgendaItem(3, "Thảo luận"))
        assert self.cells(*items) == [
            ("1", "8 giờ 00", "Khai mạc", "A"),
            ("2", "8 giờ 10", "Báo cáo", "B"),
            ("3", "9 giờ 05", "Thảo luận", ""),
        ]

    def test_no_hour_is_guessed_after_an_item_of_unknown_length(self):
        items = (AgendaItem(1, "Khai mạc"), AgendaItem(2, "Báo cáo", "", 30), AgendaItem(3, "Thảo luận"))
        assert [row[1] for row in self.cells(*items)] == ["8 giờ 00", "", ""]

    def test_sections_head_their_items(self):
        items = (AgendaItem(1, "Khai mạc", is_section=True), AgendaItem(2, "Chào cờ", "", 5))
        (table,) = blocks(agenda_blocks(AgendaRecord(OFFICE, HEAD, items)), TableBlock)
        assert table.rows[0] == GroupRow("I. Khai mạc")

    def test_the_end_is_expected_only_when_every_length_is_known(self):
        known = agenda_blocks(AgendaRecord(OFFICE, HEAD, (AgendaItem(1, "A", "", 150),)))
        assert texts(known)[-1] == "Dự kiến kết thúc lúc 10 giờ 30."
        unknown = agenda_blocks(AgendaRecord(OFFICE, HEAD, (AgendaItem(1, "A"),)))
        assert not [text for text in texts(unknown) if "kết thúc" in text]


class TestAttendanceList:
    """Danh sách đại biểu with the signature column."""

    def test_rows_are_high_enough_to_sign_and_the_column_is_empty(self):
        (table,) = blocks(attendance_list_blocks(AttendanceListRecord(OFFICE, HEAD, people(4))), TableBlock)
        assert table.row_height >= 9
        assert [row.cells[3] for row in table.rows if isinstance(row, Row)] == [""] * 4

    def test_before_the_meeting_the_sum_leaves_room_for_the_pen(self):
        invited = (Attendee(1, "A"), Attendee(2, "B"))
        said = texts(attendance_list_blocks(AttendanceListRecord(OFFICE, HEAD, invited)))
        assert said[-1].startswith("Tổng số: 2 đại biểu. Có mặt: ……; vắng: ……")

    def test_after_it_the_sum_is_counted(self):
        came = (Attendee(1, "A", attendance=Attendance.PRESENT), Attendee(2, "B", attendance=Attendance.EXCUSED))
        said = texts(attendance_list_blocks(AttendanceListRecord(OFFICE, HEAD, came)))
        assert said[-1] == (
            "Tổng số: 2 đại biểu. Có mặt: 1; cử người dự thay: 0; vắng: 1 (có lý do: 1, không lý do: 0)."
        )

    def test_where_nobody_was_invited_there_are_rows_to_write_on(self):
        paper = attendance_list_blocks(AttendanceListRecord(OFFICE, HEAD, ()))
        assert [row[0] for row in rows(paper)] == [str(at) for at in range(1, EMPTY_SIGNING_ROWS + 1)]
        assert not any(text for row in rows(paper) for text in row[1:])
        assert texts(paper)[-1].startswith("Tổng số: …… đại biểu.")

    def test_with_telephone_numbers_it_lies_across(self):
        record = AttendanceListRecord(OFFICE, HEAD, (Attendee(1, "A"),), {1: "0912 345 678"})
        paper = attendance_list_blocks(record, LIST_PHRASES.without())
        assert paper.main.landscape
        assert rows(paper)[0][3] == "0912 345 678"
        assert not attendance_list_blocks(record).main.landscape


class TestPlatesAndSeats:
    """Biển tên, danh sách chỗ ngồi."""

    sent = Attendee(
        1, "Ngô Ý", "Chủ tịch", "Hội Nông dân", attendance=Attendance.REPRESENTED, seat="B2",
        represented_by=Representative("Đỗ Ưng", "Phó Chủ tịch"),
    )  # fmt: skip

    def test_who_came_instead_has_the_plate(self):
        paper = name_plates_blocks(SeatedRecord(OFFICE, HEAD, (self.sent,)))
        assert blocks(paper, NamePlate) == [NamePlate("Đỗ Ưng", "Phó Chủ tịch", "Hội Nông dân")]
        assert all(part.landscape for part in paper.parts)

    def test_seats_are_listed_from_the_front_and_those_without_come_last(self):
        others = (Attendee(2, "B", seat="A10"), Attendee(3, "C"), Attendee(4, "D", seat="A2"))
        listed = rows(seat_list_blocks(SeatedRecord(OFFICE, HEAD, (self.sent, *others))))
        assert [row[1] for row in listed] == ["A2", "A10", "B2", ""]


class TestPlan:
    """Kế hoạch: an annex for each kind of task that there is."""

    def test_counts_and_annexes(self):
        record = PlanRecord(ISSUE, 2021, (*tasks(9, TaskKind.COMMON), *tasks(37)))
        paper = plan_blocks(record)
        said = texts(paper)
        assert "Nhiệm vụ chung: 9 nhiệm vụ (có Phụ lục kèm theo)." in said
        assert any("37 nhiệm vụ của 2 đơn vị" in text for text in said)
        assert [head.title for head in blocks(paper, AnnexHead)] == [
            "Nhiệm vụ chung năm 2021",
            "Nhiệm vụ do đơn vị thành viên chủ trì đăng ký năm 2021",
        ]

    def test_the_documents_that_tasks_carry_out_have_a_column_where_there_are_any(self):
        first, *others = tasks(3)
        documented = replace(first, document="Kế hoạch số 12/KH-TU ngày 05/03/2021")
        bases = (quoted(ReferenceDocument(1, DocumentKind.PLAN, "12/KH-TU", date(2021, 3, 5), "Tỉnh ủy", "Dân vận.")),)
        paper = plan_blocks(PlanRecord(ISSUE, 2021, (documented, *others), bases))
        assert bases == ("Căn cứ Kế hoạch số 12/KH-TU ngày 05 tháng 3 năm 2021 của Tỉnh ủy về dân vận",)
        (table,) = blocks(paper, TableBlock)
        assert table.columns[-1].title == "Thực hiện văn bản"
        assert [row[-1] for row in rows(paper)] == ["Kế hoạch số 12/KH-TU ngày 05/03/2021", "", ""]
        (bare,) = blocks(plan_blocks(PlanRecord(ISSUE, 2021, tasks(3))), TableBlock)
        assert bare.columns[-1].title == "Chỉ tiêu"

    def test_a_year_without_tasks(self):
        paper = plan_blocks(PlanRecord(ISSUE, 2021, ()))
        assert paper.annexes == ()
        assert "Chưa có nhiệm vụ nào được đăng ký cho năm 2021." in texts(paper)


def test_the_form_has_what_is_known_and_room_for_more():
    record = RegistrationFormRecord(OFFICE, 2021, "Hội Nông dân tỉnh", tasks(2), date(2021, 1, 15))
    paper = registration_form_blocks((record,))
    assert [row[1] for row in rows(paper)] == ["Vận động quyên góp1", "Vận động quyên góp2", *[""] * (ROWS - 2)]
    long = registration_form_blocks((replace(record, known=tasks(30)),))
    assert len(rows(long)) == 30 + EMPTY_ROWS
    assert "trước ngày 15 tháng 01 năm 2021" in texts(paper)[-1]


class TestReminders:
    """Công văn đôn đốc: what is open, in words and in a table."""

    overdue = TaskLine(TaskKind.COMMON, "Sơ kết", due="30/3", count=Count.OPEN_OVERDUE)
    begun = TaskLine(TaskKind.DIRECTION, "Kiểm tra", count=Count.OPEN_IN_TIME, reported=ReportedStatus.IN_PROGRESS)

    def letter(self, issue=ISSUE, *, reply_by: date | None = None) -> Paper:
        unit = UnitReminder("Hội Nông dân tỉnh", (self.overdue,), (self.begun,))
        return reminders_blocks(RemindersRecord(issue, date(2021, 4, 5), (unit, unit), reply_by))

    def test_numbers_in_words(self):
        assert texts(self.letter())[0] == (
            "Qua theo dõi việc thực hiện nhiệm vụ và các ý kiến chỉ đạo, đến ngày 05 tháng 4 năm 2021, Hội Nông dân "
            "tỉnh còn 1 nhiệm vụ chưa hoàn thành và 1 ý kiến chỉ đạo chưa thực hiện xong, trong đó 1 việc đã quá hạn, "
            "1 việc chưa báo cáo, cụ thể như sau:"
        )

    def test_states(self):
        assert [row[3] for row in rows(self.letter())][:2] == ["Quá hạn, chưa báo cáo", "Trong hạn, đang thực hiện"]

    def test_letters_take_numbers_one_after_the_other(self):
        assert [head.symbol.number for head in blocks(self.letter(), Letterhead)] == [7, 8]
        unnumbered = self.letter(replace(ISSUE, number=None))
        assert [head.symbol.number for head in blocks(unnumbered, Letterhead)] == [None, None]

    def test_letters_of_the_party_and_the_youth_union_name_their_type_in_the_symbol(self):
        assert blocks(self.letter(), Letterhead)[0].symbol.kind == "BCĐ"
        assert blocks(self.letter(PARTY), Letterhead)[0].symbol.kind == "CV"
        youth = replace(ISSUE, office=replace(OFFICE, profile=LayoutProfile.YOUTH))
        assert blocks(self.letter(youth), Letterhead)[0].symbol.kind == "CV"

    def test_the_day_by_which_to_answer(self):
        assert texts(self.letter(reply_by=date(2021, 4, 15)))[1].endswith("trước ngày 15 tháng 4 năm 2021.")


class TestDirections:
    """Danh mục ý kiến chỉ đạo."""

    def test_one_to_several_units_is_counted_once_and_has_a_row_for_each(self):
        done = TaskLine(TaskKind.DIRECTION, "Sơ kết", "Tỉnh đoàn", count=Count.DONE_ON_TIME, done_on=date(2021, 3, 1))
        late = replace(done, lead_unit="Hội Nông dân", count=Count.OPEN_OVERDUE, done_on=None)
        line = DirectionLine(3, HEAD.title, date(2021, 2, 5), late, (done, late))
        record = DirectionsRecord(OFFICE, date(2021, 4, 1), (line,))
        paper = directions_blocks(record)
        assert record.counts == Counts(open_overdue=1)
        assert [(row[0], row[2], row[5]) for row in rows(paper)] == [
            ("3", "Tỉnh đoàn", "Hoàn thành (01/3/2021)"),
            ("", "Hội Nông dân", "Quá hạn, chưa báo cáo"),
        ]

    def test_none_at_all(self):
        paper = directions_blocks(DirectionsRecord(OFFICE, date(2021, 4, 1), ()))
        assert texts(paper) == ["Không có ý kiến chỉ đạo nào."]


class TestReport:
    """Báo cáo: four parts, or two divisions in the papers of the Party."""

    record = ReportRecord(
        ISSUE, "năm 2020", (result(37),), tasks={TaskKind.COMMON: tasks(2, TaskKind.COMMON)}, texts=TEXTS,
        next_period="năm 2021", ahead=tasks(2, TaskKind.KEY),
    )  # fmt: skip

    def test_four_parts(self):
        assert headings(report_blocks(self.record)) == [
            "1 Kết quả thực hiện",
            "2 Hạn chế, nguyên nhân",
            "3 Phương hướng, nhiệm vụ năm 2021",
            "4 Đề xuất, kiến nghị",
        ]

    def test_the_party_numbers_each_division_anew(self):
        paper = report_blocks(replace(self.record, issue=PARTY))
        assert [one[0] for one in headings(paper)] == ["1", "2", "1", "2"]
        assert texts(paper)[1:3] == ["Phần thứ nhất", "KẾT QUẢ THỰC HIỆN NHIỆM VỤ NĂM 2020"]

    def test_no_part_is_called_like_its_division(self):
        paper = report_blocks(replace(self.record, issue=PARTY))
        parts = {one.split(" ", 1)[1].casefold() for one in headings(paper)}
        assert "nhiệm vụ trọng tâm năm 2021" in parts
        assert parts.isdisjoint(text.casefold() for text in texts(paper))

    @pytest.mark.parametrize(("count", "note"), [(25, ""), (26, " (25 đơn vị có nhiều nhiệm vụ nhất)")])
    def test_a_chart_that_has_no_room_for_all_units_says_so(self, count: int, note: str):
        units = tuple(UnitLine(f"Đơn vị {at}", Counts(at)) for at in range(count + 1))
        (chart,) = blocks(report_blocks(replace(self.record, units=units)), Chart)
        assert chart.title == "Kết quả thực hiện nhiệm vụ theo đơn vị chủ trì" + note

    def test_parts_without_anything_are_left_out(self):
        bare = ReportRecord(ISSUE, "năm 2020", (result(37),))
        assert headings(report_blocks(bare)) == ["1 Kết quả thực hiện"]
        assert report_blocks(bare).annexes == ()

    def test_where_nothing_is_known_it_says_so(self):
        nothing = ReportRecord(ISSUE, "năm 2020", (YearResult(2020, {}),))
        assert texts(report_blocks(nothing))[1] == "Chưa có kết quả nào được ghi nhận trong năm 2020."

    lists = ReportLists(
        done_late=(replace(tasks(1)[0], count=Count.DONE_LATE, done_on=date(2020, 10, 2)),),
        overdue=(replace(tasks(1)[0], count=Count.OPEN_OVERDUE, reported=None, result=""),),
        withdrawn=(WithdrawnLine(tasks(1)[0], date(2020, 5, 1), "Trùng nội dung", "Trưởng Ban; 15/CV-BCĐ"),),
        matters=(
            MatterLine("Đường liên xã hư hỏng", "Xã Thanh Hải", MatterState.HANDLED, UNITS[11], "30/6/2020", True),
            MatterLine(
                "Thiếu nước sạch",
                "Xã Thanh Sơn",
                MatterState.SETTLED,
                settled_on=date(2020, 9, 5),
                outcome="Đã nối ống",
            ),
        ),
    )

    def test_the_lists_are_sections_of_their_own(self):
        paper = report_blocks(replace(self.record, lists=self.lists))
        sections = [one for one in headings(paper, level=2) if "hạn" in one or "rút" in one or "Vụ" in one]
        assert sections == [
            "2 Nhiệm vụ hoàn thành quá hạn",
            "3 Nhiệm vụ quá hạn chưa hoàn thành",
            "4 Nhiệm vụ đã rút khỏi kế hoạch",
            "5 Vụ việc ở địa phương",
        ]
        assert [row[-1] for row in rows(paper)][:5] == [
            "Hoàn thành, quá hạn (02/10/2020); Đã trao1",
            "Quá hạn, chưa báo cáo",
            "Trùng nội dung; Trưởng Ban; 15/CV-BCĐ",
            "Đang giải quyết, quá hạn",
            "Đã giải quyết (05/9/2020); Đã nối ống",
        ]
        said = "Tổng số 2 vụ việc: đã giải quyết 1, đang giải quyết 1, mới nêu 0; quá hạn 1."
        assert said in texts(paper)

    @pytest.mark.parametrize("part", LIST_PARTS)
    def test_each_list_can_be_left_out(self, part):
        record = replace(self.record, lists=self.lists)
        title = PHRASES.say(part)
        assert title in " ".join(headings(report_blocks(record), level=2))
        assert title not in " ".join(headings(report_blocks(record, PHRASES.without(part)), level=2))

    def test_what_cannot_be_added_says_so_and_is_in_no_chart(self):
        figures = (FigureLine("Tỷ lệ hộ nghèo", "%", None), FigureLine("Quà tặng", "suất", Decimal(5)))
        assert [row[3] for row in rows(report_blocks(replace(self.record, figures=figures)))][:2] == [
            "không cộng được",
            "5",
        ]
        assert [chart.title for chart in figure_charts(figures)] == ["suất"]

    def test_an_annex_gives_done_of_all(self):
        table = result_table(tasks(4))
        assert table.rows[-1].cells == ("Hoàn thành 2/4", "50", "")


class TestPublicSummary:
    """Tin hội nghị."""

    def test_the_first_photo_stands_below_the_first_paragraph(self):
        record = PublicSummaryRecord(OFFICE, "Hội nghị", "Sáng nay\n- Một", (Photo(b"1", "Đoàn chủ tịch"), Photo(b"2")))
        kinds = [type(block).__name__ for block in public_summary_blocks(record).main.blocks]
        assert kinds == ["Paragraph", "Paragraph", "Picture", "Paragraph", "Picture", "Paragraph"]
        assert blocks(public_summary_blocks(record), Picture)[0].caption == "Đoàn chủ tịch"


def test_votes_stand_in_the_minutes_before_the_conclusions():
    record = replace(annual_review(), votes=(Vote(1, "Thông qua chương trình", 40, 1, 2),))
    said = minutes_blocks(record)
    assert [heading.partition(" ")[2] for heading in headings(said)][1:] == [
        "Ý kiến thảo luận",
        "Biểu quyết",
        "Kết luận của chủ trì",
    ]
    assert "Thông qua chương trình: tán thành 40; không tán thành 1; ý kiến khác 2." in texts(said)


class TestIssue:
    """Who signs, where and when."""

    @pytest.mark.parametrize(
        ("title", "post"),
        [
            ("Phó Bí thư Thường trực Tỉnh ủy, Trưởng Ban Chỉ đạo", "Trưởng Ban Chỉ đạo"),
            ("Trưởng Ban Dân vận, Ủy viên", "Trưởng Ban Dân vận"),
            ("", ""),
        ],
    )
    def test_the_post_held_in_the_committee_goes_first(self, title: str, post: str):
        assert post_in(OFFICE, title) == post

    def test_the_name_of_the_committee_is_not_said_twice(self):
        assert on_behalf(OFFICE, "Trưởng Ban Chỉ đạo", "A").authority == ("TM. Ban Chỉ đạo", "Trưởng Ban")

    def test_the_front_signs_in_the_name_of_its_standing_board(self):
        front = replace(OFFICE, name="Ủy ban MTTQ Việt Nam tỉnh Thanh Bình")
        assert on_behalf(front, "Chủ tịch", "A", "Ban Thường trực").authority == ("TM. Ban Thường trực", "Chủ tịch")
        assert on_behalf(OFFICE, "Phó Ban", "A", "Ban Thường trực").authority == ("TM. Ban Chỉ đạo", "Phó Ban")

    def test_an_unknown_day_is_left_to_the_pen(self):
        assert place_and_day("Thanh Bình", None) == "Thanh Bình, ngày ….. tháng ….. năm ……"
        assert place_and_day("Thanh Bình", date(2021, 2, 5)) == "Thanh Bình, ngày 05 tháng 02 năm 2021"

    def test_the_body_above_gets_a_copy_where_there_is_one(self):
        unaddressed = replace(ISSUE, recipients=())
        (end,) = blocks(notice_blocks(NoticeRecord(unaddressed, meeting(1), UNITS)), Signatures)
        assert end.recipients.names[0] == "Tỉnh ủy Thanh Bình (để báo cáo)"
        alone = replace(unaddressed, office=replace(OFFICE, parent=""))
        (end,) = blocks(notice_blocks(NoticeRecord(alone, meeting(1), UNITS)), Signatures)
        assert end.recipients.names[0] == "Như thành phần tham dự"


class TestProgramme:
    """Chương trình phối hợp."""

    def test_contents_that_are_not_known_yet_leave_room_for_the_pen(self):
        programme = Programme(1, "Phối hợp dân vận", 2021, 2025)
        said = texts(programme_blocks(ProgrammeRecord(ISSUE, programme)))
        assert said[1:] == ["…………", "Chương trình được các bên thống nhất, có hiệu lực kể từ ngày ký."]


class TestPeriods:
    """What stretches of days are called."""

    @pytest.mark.parametrize(
        ("start", "end", "name"),
        [
            ("2020-01-01", "2020-12-31", "năm 2020"),
            ("2021-01-01", "2021-03-31", "quý I năm 2021"),
            ("2021-10-01", "2021-12-31", "quý IV năm 2021"),
            ("2021-01-01", "2021-06-30", "6 tháng đầu năm 2021"),
            ("2021-07-01", "2021-12-31", "6 tháng cuối năm 2021"),
            ("2021-01-01", "2021-09-30", "9 tháng đầu năm 2021"),
            ("2021-02-01", "2021-02-28", "tháng 2 năm 2021"),
            ("2021-02-01", "2021-05-31", "từ tháng 2 đến tháng 5 năm 2021"),
            ("2016-01-01", "2020-12-31", "5 năm (2016-2020)"),
            ("2020-11-01", "2021-02-28", "từ tháng 11 năm 2020 đến tháng 2 năm 2021"),
            ("2021-01-04", "2021-02-10", "từ ngày 04 tháng 01 năm 2021 đến ngày 10 tháng 02 năm 2021"),
        ],
    )
    def test_names(self, start: str, end: str, name: str):
        assert period_name(Period(date.fromisoformat(start), date.fromisoformat(end))) == name

    def test_what_follows(self):
        assert following(Period(date(2021, 10, 1), date(2021, 12, 31))) == Period(date(2022, 1, 1), date(2022, 3, 31))
        assert following(Period(date(2021, 1, 1), date(2021, 6, 30))) == Period(date(2021, 7, 1), date(2021, 12, 31))
        assert following(Period(date(2021, 1, 1), date(2021, 12, 31))) == Period(date(2022, 1, 1), date(2022, 12, 31))
        assert following(Period(date(2016, 1, 1), date(2020, 12, 31))) is None
        assert following(Period(date(2021, 1, 1), date(2021, 9, 30))) is None

    def test_the_same_days_of_the_year_before(self):
        assert year_before(Period(date(2020, 2, 1), date(2020, 2, 29))) == Period(date(2019, 2, 1), date(2019, 2, 28))
        assert year_before(Period(date(2021, 1, 1), date(2021, 2, 28))) == Period(date(2020, 1, 1), date(2020, 2, 29))

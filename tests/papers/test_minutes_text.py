"""What the minutes say, read from the blocks before any layout."""

from dataclasses import replace
from datetime import datetime

import pytest

from desktop.domain.counts import Counts
from desktop.domain.meetings import (
    Attendance,
    Attendee,
    AttendeeGroup,
    Contribution,
    MeetingKind,
    Representative,
)
from desktop.domain.tasks import TaskKind
from desktop.papers.attendees import attendance_sentence
from desktop.papers.blocks import (
    GroupRow,
    LabelLine,
    NumberedHeading,
    NumberedParagraph,
    Paragraph,
    Row,
    TableBlock,
    TotalRow,
)
from desktop.papers.minutes import MinutesRecord, minutes_blocks
from desktop.papers.year_words import YearResult, year_sentence
from tests.papers.samples import CONCLUSION, OFFICE, annual_review, with_head, with_meeting


def labelled(record: MinutesRecord, label: str) -> str:
    blocks = minutes_blocks(record).main.blocks
    return next(block.text for block in blocks if isinstance(block, LabelLine) and block.label == label)


def headings(record: MinutesRecord) -> list[tuple[int, str]]:
    blocks = minutes_blocks(record).main.blocks
    return [(block.ordinal, block.text) for block in blocks if isinstance(block, NumberedHeading)]


def paragraphs(record: MinutesRecord) -> list[str]:
    blocks = minutes_blocks(record).main.blocks
    return [block.text for block in blocks if isinstance(block, Paragraph | NumberedParagraph)]


def annex_rows(record: MinutesRecord) -> list[Row | GroupRow | TotalRow]:
    (annex,) = minutes_blocks(record).annexes
    return [row for block in annex.blocks if isinstance(block, TableBlock) for row in block.rows]


def person(name: str, attendance: Attendance, reason: str = "") -> Attendee:
    return Attendee(0, name, attendance=attendance, reason=reason)


class TestAttendanceSentence:
    """Invited is never present; a represented person is neither present nor away."""

    def test_counts_reasons_and_those_without_reason(self):
        attendees = (
            *(person(f"Đại biểu {number}", Attendance.PRESENT) for number in range(108)),
            *(person(f"Đại biểu {number}", Attendance.REPRESENTED) for number in range(8)),
            person("Ngô Ý", Attendance.EXCUSED, "ốm"),
            person("Lê Hạ", Attendance.EXCUSED, "đi học"),
            person("Vũ An", Attendance.EXCUSED),
            person("Đỗ Ba", Attendance.ABSENT),
        )
        assert attendance_sentence(attendees) == (
            "Có mặt 108/120 đại biểu; cử người dự thay 8; "
            "vắng 4 (có lý do 3: Ngô Ý – ốm, Lê Hạ – đi học, Vũ An; không lý do 1: Đỗ Ba)"
        )

    def test_everybody_came(self):
        came = (Attendance.PRESENT, Attendance.LATE, Attendance.LEFT_EARLY)
        assert attendance_sentence(tuple(person("A", state) for state in came)) == "Có mặt 3/3 đại biểu"

    def test_those_not_accounted_for_are_not_absent(self):
        attendees = (person("A", Attendance.INVITED), person("B", Attendance.CONFIRMED))
        assert attendance_sentence(attendees) == "Có mặt 0/2 đại biểu; chưa ghi nhận 2"

    def test_many_absent_people_are_only_counted(self):
        attendees = tuple(person(f"A{number}", Attendance.EXCUSED) for number in range(11))
        assert attendance_sentence(attendees) == "Có mặt 0/11 đại biểu; vắng 11 (có lý do 11)"


class TestYearSentence:
    """The year's numbers, as official reports put them."""

    def test_all_done(self):
        result = YearResult(2020, {TaskKind.COMMON: Counts(9), TaskKind.REGISTERED: Counts(34, 3)})
        assert year_sentence(result) == (
            "Đã hoàn thành 9/9 nhiệm vụ chung và 37/37 nhiệm vụ do đơn vị thành viên chủ trì đăng ký, "
            "đạt 100 % kế hoạch"
        )

    def test_part_done_of_three_kinds(self):
        counts = {TaskKind.COMMON: Counts(1, 1, 6, 1), TaskKind.REGISTERED: Counts(17, 0, 24), TaskKind.KEY: Counts(4)}
        assert year_sentence(YearResult(2021, counts)) == (
            "Đã hoàn thành 2/9 nhiệm vụ chung, 17/41 nhiệm vụ do đơn vị thành viên chủ trì đăng ký và "
            "4/4 nhiệm vụ trọng tâm, đạt 42,6 % kế hoạch"
        )

    def test_a_kind_without_tasks_is_left_out(self):
        result = YearResult(2020, {TaskKind.COMMON: Counts(1), TaskKind.KEY: Counts(withdrawn=2)})
        assert year_sentence(result) == "Đã hoàn thành 1/1 nhiệm vụ chung, đạt 100 % kế hoạch"

    def test_a_year_without_tasks_says_nothing(self):
        record = replace(annual_review(), year_result=YearResult(2020, {TaskKind.COMMON: Counts()}))
        labels = [block.label for block in minutes_blocks(record).main.blocks if isinstance(block, LabelLine)]
        assert not [label for label in labels if label.startswith("Kết quả")]


class TestOpening:
    """Time, place, people."""

    def test_time_place_and_officers(self):
        record = annual_review()
        assert labelled(record, "Thời gian bắt đầu") == "8 giờ 00, ngày 05 tháng 02 năm 2021."
        chair = "Nguyễn Văn Đồng, Trưởng Ban Dân vận Tỉnh ủy, Trưởng Ban Chỉ đạo."
        assert labelled(record, "Chủ trì (chủ tọa)") == chair
        assert labelled(record, "Thư ký (người ghi biên bản)") == "Lê Thị Hòa, Chuyên viên, Tổ giúp việc."
        assert labelled(record, "Thành phần tham dự").endswith("(có danh sách kèm theo).")

    def test_unknown_facts_leave_room_for_the_pen(self):
        record = with_meeting(with_head(annual_review(), place="", chair="", chair_title="", end=None), attendees=())
        assert labelled(record, "Địa điểm") == "…………"
        assert labelled(record, "Chủ trì (chủ tọa)") == "…………"
        assert labelled(record, "Thành phần tham dự") == "…………"
        assert paragraphs(record)[-1] == "Hội nghị kết thúc vào …… giờ ……, ngày …… tháng …… năm ……."


class TestSections:
    """Báo cáo, thảo luận, kết luận: those that have something in them, numbered without gaps."""

    def test_all_three(self):
        assert headings(annual_review()) == [
            (1, "Nội dung trình bày tại hội nghị"),
            (2, "Ý kiến thảo luận"),
            (3, "Kết luận của chủ trì"),
        ]

    def test_numbering_closes_up_when_nobody_spoke(self):
        assert headings(with_meeting(annual_review(), contributions=())) == [
            (1, "Nội dung trình bày tại hội nghị"),
            (2, "Kết luận của chủ trì"),
        ]

    def test_nothing_recorded_at_all(self):
        record = with_meeting(annual_review(), agenda=(), contributions=(), conclusions=())
        assert headings(replace(record, year_result=None)) == []
        assert "Nội dung (theo diễn biến hội nghị):" not in paragraphs(replace(record, year_result=None))

    def test_agenda_names_its_presenters(self):
        assert paragraphs(annual_review())[1:3] == [
            "Báo cáo kết quả năm 2020; phương hướng, nhiệm vụ năm 2021 (trình bày: Trần Quốc Bảo).",
            "Ký kết chương trình phối hợp năm 2021.",
        ]

    def test_a_contribution_of_several_lines_becomes_several_paragraphs(self):
        said = Contribution(1, "Ngô Ý", "Đề nghị thứ nhất.\n\n  Đề nghị thứ hai\n", "Hội Nông dân tỉnh")
        texts = paragraphs(with_meeting(annual_review(), contributions=(said,)))
        assert texts[3:5] == ["Ngô Ý, Hội Nông dân tỉnh: Đề nghị thứ nhất.", "Đề nghị thứ hai."]

    def test_conclusions_carry_number_units_and_deadline(self):
        record = with_meeting(annual_review(), conclusions=(CONCLUSION, replace(CONCLUSION, number=0, due=None)))
        (table,) = (block for block in minutes_blocks(record).main.blocks if isinstance(block, TableBlock))
        first, second = (row.cells for row in table.rows if isinstance(row, Row))
        units = ("Ủy ban MTTQ Việt Nam tỉnh", "Hội Nông dân tỉnh; Tỉnh đoàn")
        assert first == ("3", CONCLUSION.text, *units, "Trước 30/6/2021")
        assert second == ("2", CONCLUSION.text, *units, "")

    def test_a_working_session_is_a_meeting_not_a_conference(self):
        record = with_head(annual_review(), kind=MeetingKind.WORKING_SESSION)
        assert headings(record)[0] == (1, "Nội dung trình bày tại cuộc họp")
        assert paragraphs(record)[-1] == "Cuộc họp kết thúc vào 11 giờ 30, ngày 05 tháng 02 năm 2021."


class TestAnnex:
    """Danh sách đại biểu."""

    def test_groups_are_headed_and_numbers_run_through(self):
        rows = annex_rows(annual_review())
        assert [row.text for row in rows if isinstance(row, GroupRow)] == [
            "I. Đại biểu khách mời",
            "II. Thành viên Ban Chỉ đạo",
            "III. Tổ giúp việc",
        ]
        assert [row.cells[0] for row in rows if isinstance(row, Row)] == [str(number) for number in range(1, 8)]

    def test_members_of_another_body_are_just_members(self):
        rows = annex_rows(replace(annual_review(), office=replace(OFFICE, name="Khối Dân vận tỉnh Thanh Bình")))
        assert GroupRow("II. Thành viên") in rows

    @pytest.mark.parametrize(
        ("attendance", "words", "note"),
        [
            (Attendance.INVITED, "", ""),
            (Attendance.CONFIRMED, "", ""),
            (Attendance.PRESENT, "Có mặt", ""),
            (Attendance.LATE, "Có mặt", "đến muộn"),
            (Attendance.LEFT_EARLY, "Có mặt", "về sớm"),
            (Attendance.EXCUSED, "Vắng có lý do", ""),
            (Attendance.ABSENT, "Vắng không lý do", ""),
            (Attendance.REPRESENTED, "Cử người dự thay", ""),
        ],
    )
    def test_each_state_has_its_words(self, attendance: Attendance, words: str, note: str):
        attendee = Attendee(1, "Ngô Ý", "Chủ tịch", "Hội Nông dân tỉnh", AttendeeGroup.LOCAL, attendance)
        rows = annex_rows(with_meeting(annual_review(), attendees=(attendee,)))
        assert rows == [
            GroupRow("I. Đại biểu các địa phương"),
            Row(("1", "Ngô Ý", "Chủ tịch, Hội Nông dân tỉnh", words, note)),
        ]

    def test_the_note_names_the_representative_the_letter_and_the_reason(self):
        sent = Representative("Đỗ Mạnh Ưng", "Phó Giám đốc", "12/CV-SLĐ")
        attendee = Attendee(1, "H'Loan Niê", attendance=Attendance.REPRESENTED, reason="họp UBND", represented_by=sent)
        row = annex_rows(with_meeting(annual_review(), attendees=(attendee,)))[1]
        assert row == Row(
            (
                "1",
                "H'Loan Niê",
                "",
                "Cử người dự thay",
                "Đỗ Mạnh Ưng, Phó Giám đốc dự thay (văn bản số 12/CV-SLĐ); họp UBND",
            )
        )

    def test_sums_stand_below_the_list(self):
        (annex,) = minutes_blocks(annual_review()).annexes
        assert annex.blocks[-1] == LabelLine(
            "Tổng số", "7 đại biểu; có mặt 4; cử người dự thay 1; vắng có lý do 1; vắng không lý do 1."
        )

    def test_there_is_none_when_nobody_was_invited(self):
        assert minutes_blocks(with_meeting(annual_review(), attendees=())).annexes == ()


def test_times_are_written_as_official_papers_write_them():
    record = with_head(annual_review(), start=datetime(2021, 12, 31, 14, 5), end=None)
    assert labelled(record, "Thời gian bắt đầu") == "14 giờ 05, ngày 31 tháng 12 năm 2021."

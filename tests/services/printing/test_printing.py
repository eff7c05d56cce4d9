"""Papers printed from a ledger: every kind, every number the same as in the lists."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import docx
import pytest
from pypdfium2 import PdfDocument

from desktop.domain.assessments import Assessment, AssessmentSection, Period
from desktop.domain.errors import NotFound, PaperRefused, RefusedValue
from desktop.domain.issued import PaperKind
from desktop.domain.meetings import Attendee
from desktop.domain.office import LayoutProfile
from desktop.domain.programmes import Party, Programme
from desktop.papers.blocks import Row, Signatures, TableBlock, TotalRow
from desktop.services import assessments, figures, meetings, printing, summaries
from desktop.services.ledgers import Ledger, open_ledger
from desktop.services.programmes import save_programme

TODAY = date(2021, 5, 10)
YEAR = Period(date(2020, 1, 1), date(2020, 12, 31))


@pytest.fixture(scope="module")
def ledger(filled_ledger: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """One ledger for all tests here: printing changes nothing in it."""
    with open_ledger(shutil.copyfile(filled_ledger, tmp_path_factory.mktemp("plain") / "sổ.thuky")) as made:
        yield made


@pytest.fixture(scope="module")
def whole(filled_ledger: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """A ledger with an assessment and a programme too, so that no paper lacks what it is about."""
    texts = {AssessmentSection.SHORTCOMINGS: "Báo cáo còn chậm", AssessmentSection.PROPOSALS: "Bổ sung kinh phí"}
    parties = (Party("Ban Dân vận"), Party("Hội Nông dân"))
    with open_ledger(shutil.copyfile(filled_ledger, tmp_path_factory.mktemp("whole") / "sổ.thuky")) as made:
        assessments.save_assessment(made, Assessment(0, YEAR, texts=texts))
        save_programme(made, Programme(0, "Phối hợp dân vận", 2021, 2025, parties))
        yield made


def asked(kind: PaperKind, **more: Any) -> printing.PaperRequest:
    year = None if kind in (PaperKind.DIRECTIONS, PaperKind.REMINDERS) else 2020
    return replace(printing.PaperRequest(kind, TODAY, year=year), **more)


def text_of(pdf: bytes) -> str:
    with PdfDocument(pdf) as document:
        return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())


def tables(paper) -> list[TableBlock]:
    return [block for part in paper.parts for block in part.blocks if isinstance(block, TableBlock)]


@pytest.mark.parametrize("profile", [LayoutProfile.ND30, LayoutProfile.PARTY])
@pytest.mark.parametrize("kind", PaperKind)
def test_every_paper_is_printed_from_the_ledger(whole: Ledger, kind: PaperKind, profile: LayoutProfile):
    text = text_of(printing.paper_pdf(whole, asked(kind, profile=profile)))
    assert len(text) > 20


@pytest.mark.parametrize("kind", [kind for kind in PaperKind if kind is not PaperKind.MEETING_FILE])
def test_every_paper_but_the_meeting_file_is_a_word_file_too(whole: Ledger, kind: PaperKind, tmp_path: Path):
    path = printing.print_paper(whole, asked(kind), tmp_path / "in.docx")
    assert docx.Document(str(path)).element.body is not None


class TestFiles:
    """Where a paper is written."""

    def test_the_contents_tell_a_programme_from_the_agenda(self, filled_ledger: Path, tmp_path: Path):
        with open_ledger(shutil.copyfile(filled_ledger, tmp_path / "sổ.thuky")) as made:
            meeting_id = meetings.meetings(made)[0].id
            save_programme(made, Programme(0, "phối hợp dân vận", 2021, 2025, meeting_id=meeting_id))
            said = text_of(printing.paper_pdf(made, asked(PaperKind.MEETING_FILE)))
        assert "Chương trình phối hợp dân vận ....." in said

    def test_the_meeting_file_is_pdf_only(self, ledger: Ledger, tmp_path: Path):
        with pytest.raises(RefusedValue) as refused:
            printing.print_paper(ledger, asked(PaperKind.MEETING_FILE), tmp_path / "hồ sơ.docx")
        assert refused.value.reason == "not-docx"

    def test_another_ending_is_refused_before_anything_is_made(self, ledger: Ledger, tmp_path: Path):
        with pytest.raises(RefusedValue) as refused:
            printing.print_paper(ledger, asked(PaperKind.MINUTES), tmp_path / "biên bản.odt")
        assert refused.value.reason == "not-paper"

    def test_a_word_file_edited_by_hand_is_never_overwritten(self, ledger: Ledger, tmp_path: Path):
        path = printing.print_paper(ledger, asked(PaperKind.NOTICE), tmp_path / "thông báo.docx")
        document = docx.Document(str(path))
        document.add_paragraph("Sửa tay")
        document.save(str(path))
        with pytest.raises(PaperRefused) as refused:
            printing.print_paper(ledger, asked(PaperKind.NOTICE), path)
        assert refused.value.reason == "edited-by-hand"
        assert "Sửa tay" in [paragraph.text for paragraph in docx.Document(str(path)).paragraphs]

    def test_an_untouched_word_file_is_made_anew(self, ledger: Ledger, tmp_path: Path):
        path = printing.print_paper(ledger, asked(PaperKind.NOTICE), tmp_path / "thông báo.docx")
        printing.print_paper(ledger, asked(PaperKind.NOTICE, number=9), path)
        assert "09/TB-BCĐ" in "".join(
            node.text or "" for node in docx.Document(str(path)).element.body.iter() if node.tag.endswith("}t")
        )

    @pytest.mark.parametrize("kind", PaperKind)
    def test_printed_twice_the_pdf_is_the_same(self, whole: Ledger, kind: PaperKind):
        assert printing.paper_pdf(whole, asked(kind)) == printing.paper_pdf(whole, asked(kind))


class TestNumbers:
    """What the papers count is what the lists count."""

    def test_the_report_has_the_counts_of_the_summary(self, ledger: Ledger):
        paper = printing.paper(ledger, asked(PaperKind.ANNUAL_REPORT))
        counted = summaries.summary(ledger, 2020, date(2020, 12, 31))
        by_unit = tables(paper)[0]
        rows = {row.cells[1]: row.cells[2:] for row in by_unit.rows if isinstance(row, Row)}
        assert rows == {
            unit.name: (
                str(unit.all.total), str(unit.all.done_on_time), str(unit.all.done_late), str(unit.all.open_in_time),
                str(unit.all.open_overdue), f"{unit.all.percent:f}".removesuffix(".0").replace(".", ","),
            )
            for unit in counted.units
        }  # fmt: skip
        total = by_unit.rows[-1]
        assert isinstance(total, TotalRow)
        assert total.cells == ("5", "2", "1", "1", "1", "60")

    def test_the_sentence_gives_done_of_planned(self, ledger: Ledger):
        text = text_of(printing.paper_pdf(ledger, asked(PaperKind.ANNUAL_REPORT)))
        assert "hoàn thành 1/1 nhiệm vụ chung và 2/4 nhiệm vụ do đơn vị thành viên chủ trì đăng ký" in text
        assert "đạt 60 % kế hoạch" in text

    def test_the_counts_are_those_of_the_day_asked_for(self, ledger: Ledger):
        on_30_june = asked(PaperKind.PROGRESS, as_of=date(2020, 6, 30))
        text = text_of(printing.paper_pdf(ledger, on_30_june))
        assert "Đã hoàn thành 1/1 nhiệm vụ chung và 1/4 nhiệm vụ" in text
        assert "ngày 30 tháng 6 năm 2020" in text

    def test_figures_are_the_sums_of_the_period_beside_the_year_before(self, ledger: Ledger):
        quarter = Period(date(2020, 1, 1), date(2020, 3, 31))
        paper = printing.paper(ledger, asked(PaperKind.PERIOD_REPORT, period=quarter))
        (table,) = (one for one in tables(paper) if one.columns[1].title == "Chỉ tiêu")
        sums = {total.measure: total.quantity for total in figures.totals(ledger, quarter.start, quarter.end)}
        assert [row.cells for row in table.rows] == [
            ("1", "Quà tặng", "suất", "1.200", "800"),
            ("2", "Quà tặng", "đồng", "khoảng 33.500.000.000", ""),
        ]
        assert (sums["suất"], sums["VND"]) == (Decimal(1200), Decimal(33_500_000_000))

    def test_a_report_over_years_has_the_counts_of_each(self, ledger: Ledger):
        years = Period(date(2016, 1, 1), date(2020, 12, 31))
        paper = printing.paper(ledger, asked(PaperKind.PERIOD_REPORT, year=None, period=years))
        table = tables(paper)[0]
        assert [row.cells[0] for row in table.rows] == ["2016", "2017", "2018", "2019", "2020"]
        assert table.rows[-1].cells == ("2020", "1/1", "2/4", "3/5", "60")
        assert "5 năm (2016-2020)" in paper.title

    def test_figures_over_years_have_nothing_beside_them(self, ledger: Ledger):
        """The years before would overlap them but for one."""
        years = Period(date(2016, 1, 1), date(2020, 12, 31))
        report = printing.paper(ledger, asked(PaperKind.PERIOD_REPORT, period=years))
        headed = [[column.title for column in table.columns] for table in tables(report)]
        assert ["STT", "Chỉ tiêu", "Đơn vị tính", "Kết quả"] in headed

    def test_a_withdrawn_task_is_not_in_the_plan(self, ledger: Ledger):
        plan = printing.paper(ledger, asked(PaperKind.PLAN))
        assert len([row for table in tables(plan) for row in table.rows if isinstance(row, Row)]) == 5


class TestMeetingPapers:
    """Papers of a meeting: the newest unless another is asked for."""

    def test_invitations_go_to_every_person_or_to_every_unit_once(self, ledger: Ledger):
        people = printing.paper(ledger, asked(PaperKind.INVITATIONS))
        unit_sheets = printing.paper(ledger, asked(PaperKind.INVITATIONS, by_unit=True))
        assert (len(people.parts), len(unit_sheets.parts)) == (4, 3)

    def test_who_belongs_to_no_unit_is_invited_in_person_where_units_are_invited(
        self, filled_ledger: Path, tmp_path: Path
    ):
        with open_ledger(shutil.copyfile(filled_ledger, tmp_path / "sổ.thuky")) as made:
            meeting_id = meetings.meetings(made)[0].id
            meetings.invite(made, meeting_id, (Attendee(0, "Đinh Núp", "Già làng"),))
            pdf = printing.paper_pdf(made, asked(PaperKind.INVITATIONS, by_unit=True))
        assert "Ông (Bà) Đinh Núp, Già làng." in text_of(pdf)

    def test_plates_of_one_unit(self, ledger: Ledger):
        unit_id = printing.Desk(ledger, asked(PaperKind.AGENDA)).units.units()[0].id
        assert len(printing.paper(ledger, asked(PaperKind.NAME_PLATES, unit_id=unit_id)).parts) == 2

    def test_the_chair_signs_with_the_post_held_in_the_committee(self, ledger: Ledger):
        text = text_of(printing.paper_pdf(ledger, asked(PaperKind.NOTICE)))
        assert "TM. BAN CHỈ ĐẠO TRƯỞNG BAN Nguyễn Văn Đồng" in text

    def test_who_signs_by_order_signs_with_both_lines(self, ledger: Ledger):
        request = asked(PaperKind.NOTICE, signer="Lê Thị Hòa", signer_title="TL. Trưởng Ban, Chánh Văn phòng")
        assert "TL. TRƯỞNG BAN CHÁNH VĂN PHÒNG Lê Thị Hòa" in text_of(printing.paper_pdf(ledger, request))

    def test_where_no_signer_is_known_the_body_leaves_room_for_one(self, ledger: Ledger):
        before_any_meeting = asked(PaperKind.PLAN, dated=date(2020, 1, 15))
        (end,) = [one for one in printing.paper(ledger, before_any_meeting).main.blocks if isinstance(one, Signatures)]
        assert (end.right.authority, end.right.name) == (("TM. Ban Chỉ đạo",), "")

    def test_a_meeting_that_is_not_there_is_refused(self, ledger: Ledger):
        with pytest.raises(NotFound):
            printing.paper(ledger, asked(PaperKind.AGENDA, meeting_id=99))


class TestRegistrationForms:
    """Forms with what each unit has registered."""

    def test_one_for_every_unit(self, ledger: Ledger):
        forms = printing.paper(ledger, asked(PaperKind.REGISTRATION_FORM, by_unit=True))
        registered = [
            [row.cells[1] for row in table.rows if isinstance(row, Row) and row.cells[1]] for table in tables(forms)
        ]
        assert registered[:2] == [
            ["Tặng quà hộ nghèo"],
            ["Xây nhà tình nghĩa", "Tập huấn nghiệp vụ", "Kiểm tra quy chế dân chủ"],
        ]
        assert registered[2:] == [[], []]

    def test_an_empty_one_for_any_unit(self, ledger: Ledger):
        forms = printing.paper(ledger, asked(PaperKind.REGISTRATION_FORM))
        assert len(forms.parts) == 1
        assert not any(row.cells[1] for row in tables(forms)[0].rows if isinstance(row, Row))


class TestReminders:
    """Letters go to those who owe an answer, each with a number of its own."""

    def test_each_letter_has_the_next_number(self, ledger: Ledger):
        text = text_of(printing.paper_pdf(ledger, asked(PaperKind.REMINDERS, number=15, as_of=date(2021, 5, 10))))
        assert "Số: 15/BCĐ" in text
        assert "Sơ kết chương trình" in text

    def test_nobody_owes_anything(self, ledger: Ledger):
        with pytest.raises(PaperRefused) as refused:
            printing.paper(ledger, asked(PaperKind.REMINDERS, as_of=date(2019, 5, 10)))
        assert refused.value.reason == "nobody-owes"


def test_a_paper_about_what_is_not_there_says_so(ledger: Ledger):
    for kind, reason in ((PaperKind.ASSESSMENT, "no-assessment"), (PaperKind.PROGRAMME, "no-programme")):
        with pytest.raises(PaperRefused) as refused:
            printing.paper(ledger, asked(kind))
        assert refused.value.reason == reason

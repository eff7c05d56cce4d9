"""The Word file: the same words as the PDF, real styles, heads and numbers, and a file edited by hand recognised."""

import io
import zipfile
from collections import Counter
from dataclasses import replace
from typing import Any

import pytest
from docx import Document
from pypdfium2 import PdfDocument

from desktop.domain.errors import PaperRefused
from desktop.papers.blocks import Letterhead, Paper, Paragraph, Part, Row, Signatures, TableBlock, TypeName
from desktop.papers.fonts import FontSet
from desktop.papers.layout import FRONT, ND30, PARTY_2026, YOUTH, Layout
from desktop.papers.pdf import render
from desktop.papers.word import is_untouched, refuse_edited, render_word
from desktop.wording import error_sentence
from tests.papers import gallery
from tests.papers.paper_records import SAMPLES

LAYOUTS = (ND30, PARTY_2026, FRONT, YOUTH)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

PAPERS = {
    "report": gallery.report(),
    "list-1": gallery.list_of(1),
    "list-30": gallery.list_of(30),
    "list-300": gallery.list_of(300),
    "agreement-12": gallery.agreement(12),
    "agreement-7-of-3": gallery.agreement(7, 3),
    "extreme": gallery.extreme(),
}


def opened(data: bytes) -> Any:
    return Document(io.BytesIO(data))


def words_of_word(data: bytes) -> Counter[str]:
    """Return the words of a Word file, counted: columns are read in another order than in a PDF."""
    texts = [
        "".join(node.text or " " for node in paragraph.iter(f"{W}t", f"{W}br", f"{W}tab"))
        for paragraph in opened(data).element.body.iter(f"{W}p")
    ]
    return Counter(" ".join(texts).split())


def words_of_pdf(pdf: bytes) -> Counter[str]:
    """Return the words of a PDF but the page numbers, counted."""
    words: Counter[str] = Counter()
    with PdfDocument(pdf) as document:
        for page in document:
            top = page.get_height() - 20 / 25.4 * 72
            words.update(page.get_textpage().get_text_bounded(top=top).split())
    return words


def assert_same_words(paper: Paper, layout: Layout, fonts: FontSet) -> None:
    """The Word file has every word of the PDF and no other; only heads of tables stand in the PDF on each page."""
    word, pdf = words_of_word(render_word(paper, layout, fonts)), words_of_pdf(render(paper, layout, fonts))
    tables = [block for part in paper.parts for block in part.blocks if isinstance(block, TableBlock)]
    heads = {word for table in tables for column in table.columns for word in f"{column.title} {column.group}".split()}
    assert word - pdf == Counter()
    assert set(pdf - word) <= heads


@pytest.fixture(scope="module")
def report(fonts: FontSet) -> Any:
    return opened(render_word(gallery.report(), ND30, fonts))


class TestContent:
    """What it says."""

    @pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
    @pytest.mark.parametrize("name", ["list-30", "agreement-12", "agreement-7-of-3"])
    def test_the_words_are_those_of_the_pdf(self, name: str, layout: Layout, fonts: FontSet):
        assert_same_words(PAPERS[name], layout, fonts)

    def test_the_words_of_a_report_are_those_of_the_pdf_without_its_charts(self, fonts: FontSet):
        main = Part(tuple(block for block in gallery.report_body() if not isinstance(block, type(gallery.chart()))))
        paper = Paper("T", "A", main, gallery.report().annexes)
        assert_same_words(paper, ND30, fonts)

    def test_marks_of_xml_and_invisible_ones(self, fonts: FontSet):
        paper = Paper('A & "B"', "<A>", Part((Paragraph("1 < 2 & 3 > 2 \x0b\u200b“–”"),)))
        document = opened(render_word(paper, ND30, fonts))
        assert document.paragraphs[0].text == "1 < 2 & 3 > 2 “–”"
        assert document.core_properties.title == 'A & "B"'

    def test_it_says_whose_it_is_and_in_which_language(self, report: Any):
        about = report.core_properties
        assert (about.title, about.author, about.language) == ("Báo cáo kết quả năm 2020", "Ban Chỉ đạo", "vi-VN")


class TestStyles:
    """How it looks: by styles with names, not by formatting here and there."""

    def test_every_paragraph_has_a_style_of_the_layout(self, report: Any):
        used = {paragraph.style.name for paragraph in report.paragraphs}
        assert {"Nội dung", "Tên loại văn bản", "Trích yếu", "Căn cứ", "Heading 1", "Heading 2", "Heading 3"} <= used

    def test_the_body_is_set_as_the_layout_says(self, report: Any):
        style = report.styles["Nội dung"]
        assert style.font.size.pt == 14
        assert style.paragraph_format.first_line_indent.mm == pytest.approx(10, abs=0.1)
        assert style.paragraph_format.space_before.pt == 6
        assert style.paragraph_format.line_spacing == pytest.approx(1.1)
        assert report.styles["Normal"].font.name == "Times New Roman"

    def test_the_party_s_lines_have_their_exact_distance_and_its_post_is_not_bold(self, fonts: FontSet):
        document = opened(render_word(gallery.report(), PARTY_2026, fonts))
        assert document.styles["Nội dung"].paragraph_format.line_spacing.pt == 18
        assert document.styles["Quyền hạn người ký"].font.bold
        assert not document.styles["Chức vụ người ký"].font.bold
        assert document.styles["Nơi nhận"].font.underline

    def test_headings_are_words_own_so_that_its_navigation_shows_them(self, report: Any):
        headings = [one.text for one in report.paragraphs if one.style.name == "Heading 1"]
        assert headings == ["I. KẾT QUẢ THỰC HIỆN", "II. PHƯƠNG HƯỚNG"]


class TestTables:
    """Real tables."""

    def test_heads_are_repeated_and_rows_are_not_divided(self, report: Any):
        table = next(table for table in report.tables if len(table.rows) > 30)
        rows = table._tbl.tr_lst
        heads = [row for row in rows if row.find(f"{W}trPr/{W}tblHeader") is not None]
        assert heads == rows[: len(heads)]
        assert len(heads) in {1, 2}
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)

    def test_a_row_taller_than_a_page_may_be_divided(self, fonts: FontSet):
        row = Row(("1", "chữ " * 2000, "", "", "", ""))
        paper = Paper("T", "A", Part((TableBlock(gallery.TASK_COLUMNS, (row,)),)))
        (table,) = opened(render_word(paper, ND30, fonts)).tables
        assert table._tbl.tr_lst[-1].find(f"{W}trPr/{W}cantSplit") is None

    def test_rows_to_be_signed_are_nine_millimetres_high(self, fonts: FontSet):
        (_, table) = opened(render_word(gallery.list_of(3), ND30, fonts)).tables
        assert table.rows[1].height.mm == pytest.approx(9, abs=0.1)


class TestHead:
    """The letterhead."""

    def test_a_long_place_is_parted_from_the_day_where_the_pdf_parts_it(self, fonts: FontSet):
        head = Letterhead("", "Ban Chỉ đạo", gallery.REPORT, "Thành phố Buôn Ma Thuột, ngày 05 tháng 02 năm 2021")
        place = opened(render_word(Paper("T", "A", Part((head,))), YOUTH, fonts)).tables[0].rows[1].cells[1].text
        assert place.splitlines() == ["Thành phố Buôn Ma Thuột,", "ngày 05 tháng 02 năm 2021"]

    def test_a_type_at_the_top_of_a_page_begins_at_the_margin(self, fonts: FontSet):
        parts = (Part((gallery.letterhead(), TypeName("Báo cáo"))), Part((TypeName("Mục lục"),)))
        paragraphs = opened(render_word(Paper.of("T", "A", parts), ND30, fonts)).paragraphs
        gaps = {one.text: one.paragraph_format.space_before.pt for one in paragraphs if one.text}
        assert gaps == {"BÁO CÁO": 18, "MỤC LỤC": 0}


class TestCharts:
    """Charts are pictures with their titles above them."""

    def test_a_long_title_is_broken_by_phrase_as_in_the_pdf(self, fonts: FontSet):
        lines = ["Kết quả thực hiện nhiệm vụ theo đơn vị chủ trì", "(25 đơn vị có nhiều nhiệm vụ nhất)"]
        chart = replace(gallery.chart(), title=" ".join(lines))
        first, *_ = opened(render_word(Paper("T", "A", Part((chart,))), ND30, fonts)).paragraphs
        assert first.text.splitlines() == lines


class TestEndings:
    """Signers and Nơi nhận never part: word processors hold rows of one table together, and not tables."""

    @pytest.mark.parametrize("paper", [gallery.agreement(2), gallery.agreement(3), gallery.plain_letter()])
    def test_rows_are_not_divided_and_stay_with_the_next(self, paper: Paper, fonts: FontSet):
        table = opened(render_word(paper, ND30, fonts)).tables[-1]
        assert all(row._tr.find(f"{W}trPr/{W}cantSplit") is not None for row in table.rows)
        first = [row.cells[0].paragraphs[0] for row in table.rows[:-1]]
        assert len(first) >= 2
        assert all(one.paragraph_format.keep_with_next or one.style.paragraph_format.keep_with_next for one in first)

    def test_a_row_that_is_not_full_is_in_the_middle(self, fonts: FontSet):
        table = opened(render_word(gallery.agreement(7, 3), ND30, fonts)).tables[-1]
        *_, last = (row for row in table._tbl.tr_lst if "Đại diện thứ 7" in "".join(row.itertext()))
        widths = [int(cell.tcPr.find(f"{W}tcW").get(f"{W}w")) for cell in last.tc_lst]
        assert len(widths) == 3
        assert widths[0] == widths[2]

    def test_a_long_list_of_recipients_may_run_on(self, fonts: FontSet):
        table = opened(render_word(gallery.plain_letter(40), ND30, fonts)).tables[-1]
        assert table.rows[-1]._tr.find(f"{W}trPr/{W}cantSplit") is None


class TestPlates:
    """Name plates: text on both halves, to be written over; Word turns by quarters, so the sheet stands on its side."""

    def test_the_name_is_text_on_both_halves_with_the_tops_of_its_letters_at_the_fold(self, fonts: FontSet):
        document = opened(render_word(gallery.plates(), ND30, fonts))
        for table, name in zip(document.tables, ("NGUYỄN VĂN ĐỒNG", gallery.LONG_NAME.upper()), strict=True):
            left, right = table.rows[0].cells
            said = [[one.text for one in half.paragraphs if one.text] for half in (left, right)]
            assert [" ".join(texts[0].split()) for texts in said] == [name, name]
            turned = [half._tc.tcPr.find(f"{W}textDirection").get(f"{W}val") for half in (left, right)]
            assert turned == ["tbRl", "btLr"]

    def test_the_fold_is_in_the_middle_of_the_sheet(self, fonts: FontSet):
        for section in opened(render_word(gallery.plates(), PARTY_2026, fonts)).sections:
            assert section.page_width < section.page_height
            assert section.left_margin == section.right_margin

    def test_they_are_small_files(self, fonts: FontSet):
        assert len(render_word(SAMPLES["name-plates"].make(100), ND30, fonts)) < 100_000


class TestSections:
    """Parts are sections: numbered from 1, their first pages without a number."""

    def test_each_part_is_a_section_that_numbers_its_pages_anew(self, report: Any):
        assert len(report.sections) == 3
        for section in report.sections:
            assert section.different_first_page_header_footer
            assert section._sectPr.find(f"{W}pgNumType").get(f"{W}start") == "1"
            assert section.left_margin.mm == pytest.approx(30, abs=0.1)

    def test_an_annex_lies_across_the_sheet(self, report: Any):
        assert [round(section.page_width.mm) for section in report.sections] == [210, 297, 210]

    def test_the_number_is_a_field_in_the_header(self, report: Any):
        header = report.sections[0].header
        assert 'w:instr="PAGE"' in header.part.blob.decode()
        assert report.sections[0].first_page_header.paragraphs[0].text == ""
        assert report.sections[0].header_distance.mm == pytest.approx(10, abs=0.1)

    def test_a_paragraph_as_long_as_a_page_is_not_taken_along_by_the_list_that_it_announces(self, fonts: FontSet):
        paper = Paper(
            "T", "A", Part((Paragraph("Gồm có:"), Paragraph("Đơn vị, " * 400 + "như sau:"), Paragraph("Một.")))
        )
        kept = [one.paragraph_format.keep_with_next for one in opened(render_word(paper, ND30, fonts)).paragraphs[:3]]
        assert kept == [True, None, None]

    def test_what_stands_before_a_last_line_goes_with_it_to_the_signatures(self, fonts: FontSet):
        said = (Paragraph("Một."), Paragraph("Hai."), Paragraph("Trên đây là báo cáo", closing=True))
        paper = Paper("T", "A", Part((*said, Signatures(gallery.TM))))
        kept = [one.paragraph_format.keep_with_next for one in opened(render_word(paper, ND30, fonts)).paragraphs[:3]]
        assert kept == [None, True, True]


class TestHand:
    """A file that somebody edited is not written over."""

    def test_a_new_file_is_untouched(self, fonts: FontSet):
        data = render_word(gallery.list_of(3), ND30, fonts)
        assert is_untouched(data)
        refuse_edited(data, "danh-sach.docx")

    def test_the_same_paper_is_the_same_file(self, fonts: FontSet):
        first, second = (render_word(gallery.report(), ND30, fonts) for _ in range(2))
        assert first == second

    def test_a_changed_word_is_recognised(self, fonts: FontSet):
        document = opened(render_word(gallery.list_of(3), ND30, fonts))
        document.paragraphs[-1].add_run("sửa")
        edited = io.BytesIO()
        document.save(edited)
        assert not is_untouched(edited.getvalue())
        with pytest.raises(PaperRefused) as refused:
            refuse_edited(edited.getvalue(), "danh-sach.docx")
        assert "danh-sach.docx" in error_sentence(refused.value)

    @pytest.mark.parametrize("data", [b"", b"no zip", b"PK\x05\x06" + 18 * b"\0"])
    def test_what_is_no_file_of_ours_counts_as_somebody_s_work(self, data: bytes):
        assert not is_untouched(data)

    def test_a_seal_put_into_another_file_does_not_fit(self, fonts: FontSet):
        ours, other = (render_word(gallery.list_of(count), ND30, fonts) for count in (3, 4))
        forged = io.BytesIO()
        with (
            zipfile.ZipFile(io.BytesIO(ours)) as one,
            zipfile.ZipFile(io.BytesIO(other)) as two,
            zipfile.ZipFile(forged, "w") as archive,
        ):
            for name in two.namelist():
                archive.writestr(name, (one if name == "docProps/core.xml" else two).read(name))
        assert not is_untouched(forged.getvalue())

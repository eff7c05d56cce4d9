"""The file itself: its text, fonts, outline and bytes; and blocks that minutes don't have."""

import unicodedata
from datetime import date

import pytest
from pypdfium2 import PdfDocument

from desktop.papers.blocks import (
    AnnexHead,
    Letterhead,
    NumberedHeading,
    Paper,
    Paragraph,
    Part,
    Recipients,
    Signatures,
    Signer,
    Subject,
    Symbol,
    TypeName,
)
from desktop.papers.fonts import FontSet, vietnamese_letters
from desktop.papers.layout import ND30
from desktop.papers.minutes import minutes_blocks
from desktop.papers.pdf import render
from tests.papers.reading import Print, read
from tests.papers.samples import SPEECH, annual_review, with_head

SYMBOL = Symbol(7, "BC", "BCĐ")

REPORT = Paper(
    "Báo cáo",
    "Ban Chỉ đạo",
    Part(
        (
            Letterhead("", "Ban Chỉ đạo", SYMBOL, "Thanh Bình, ngày 05 tháng 02 năm 2021"),
            TypeName("Báo cáo"),
            Subject("Kết quả công tác năm 2020"),
            NumberedHeading(1, 1, "Kết quả"),
            NumberedHeading(2, 2, "Nhiệm vụ chung"),
            NumberedHeading(3, 5, "Tuyên truyền;"),
            Paragraph(SPEECH),
            Signatures(
                Signer(("TM. Ban Chỉ đạo", "Trưởng ban"), "Nguyễn Văn Đồng"), recipients=Recipients(("Tỉnh ủy.",))
            ),
        )
    ),
    (Part((AnnexHead("Phụ lục I", "Biểu", "Báo cáo", SYMBOL, date(2021, 2, 5), "Ban Chỉ đạo"), Paragraph(SPEECH))),),
)


@pytest.fixture(scope="module")
def report(fonts: FontSet) -> Print:
    return read(render(REPORT, ND30, fonts))


class TestFile:
    """What the file carries besides its looks."""

    def test_the_same_record_gives_the_same_bytes(self, fonts: FontSet):
        first, second = (render(minutes_blocks(annual_review()), ND30, fonts) for _ in range(2))
        assert first == second

    def test_every_font_is_embedded_as_a_subset(self, fonts: FontSet):
        pdf = render(minutes_blocks(annual_review()), ND30, fonts)
        assert pdf.count(b"/FontFile2") == 4
        assert pdf.count(b"/BaseFont /AAAAAA+") == 4
        assert b"Helvetica" not in pdf

    def test_metadata_and_language(self, fonts: FontSet):
        pdf = render(REPORT, ND30, fonts)
        assert b"/Lang (vi-VN)" in pdf
        with PdfDocument(pdf) as document:
            assert document.get_metadata_value("Title") == "Báo cáo"
            assert document.get_metadata_value("Author") == "Ban Chỉ đạo"

    def test_outline_has_the_paper_its_headings_and_its_annex(self, fonts: FontSet):
        with PdfDocument(render(REPORT, ND30, fonts)) as document:
            entries = [(entry.level, entry.get_title()) for entry in document.get_toc()]
        assert entries == [
            (0, "Báo cáo"),
            (1, "I. Kết quả"),
            (2, "2. Nhiệm vụ chung"),
            (3, "đ) Tuyên truyền;"),
            (0, "Phụ lục I: Biểu"),
        ]

    def test_every_letter_comes_back_in_nfc(self, fonts: FontSet):
        letters = "".join(sorted(vietnamese_letters()))
        text = f"{letters} – “…” ½ H'Loan 1.234,5 %"
        decomposed = Paper("T", "A", Part((Paragraph(unicodedata.normalize("NFD", text)),)))
        lines = read(render(decomposed, ND30, fonts)).lines
        assert "".join(line.text for line in lines).replace(" ", "") == text.replace(" ", "")

    def test_invisible_marks_and_line_breaks_leave_no_trace(self, fonts: FontSet):
        paper = Paper("T", "A", Part((Paragraph("Hội\u200b nghị\x00\n tổng\tkết\u00ad"),)))
        assert read(render(paper, ND30, fonts)).lines[0].text == "Hội nghị tổng kết"

    def test_a_bad_title_in_decomposed_letters_is_composed(self, fonts: FontSet):
        record = with_head(annual_review(), title=unicodedata.normalize("NFD", "Hội nghị Dân vận"))
        with PdfDocument(render(minutes_blocks(record), ND30, fonts)) as document:
            assert document.get_metadata_value("Title") == "Biên bản Hội nghị Dân vận"


class TestOtherPapers:
    """What a report has and minutes have not."""

    def test_number_and_date_share_a_baseline(self, report: Print, rules):
        number, day = report.find("Số:"), report.find("Thanh Bình, ngày")
        assert number.text == "Số: 07/BC-BCĐ"
        assert number.bottom == pytest.approx(day.bottom, abs=0.1)
        assert day.italic
        assert not day.bold
        assert day.middle == pytest.approx(report.find(rules["quoc_hieu"]["text"]).middle, abs=0.5)

    def test_subject_has_a_rule_of_a_third_to_a_half(self, report: Print):
        subject = report.find("Kết quả công tác")
        rule = report.rule_below(subject)
        assert rule is not None
        assert subject.width / 3 <= rule.width <= subject.width / 2
        assert rule.middle == pytest.approx(subject.middle, abs=0.5)

    def test_headings_of_three_levels(self, report: Print):
        first, second, third = (
            report.find("I. KẾT QUẢ"),
            report.find("2. Nhiệm vụ chung"),
            report.find("đ) Tuyên truyền;"),
        )
        assert [line.bold for line in (first, second, third)] == [True, True, False]

    def test_recipients_stand_level_with_the_only_signer(self, report: Print):
        label, authority = report.find("Nơi nhận:"), report.find("TM. BAN CHỈ ĐẠO")
        baselines = [line.bottom - 0.216 * line.size * 25.4 / 72 for line in (label, authority)]
        assert baselines[0] == pytest.approx(baselines[1], abs=0.2)
        assert label.right < authority.left
        assert report.find("- Tỉnh ủy;").left == pytest.approx(label.left, abs=0.3)
        assert report.find("TRƯỞNG BAN").top > authority.top

    def test_more_recipients_than_the_signature_has_room_for_run_on_below(self, fonts: FontSet):
        many = Recipients(tuple(f"Đơn vị {number}" for number in range(60)))
        paper = Paper("T", "A", Part((Paragraph(SPEECH), Signatures(Signer(("Trưởng ban",), "Đồng"), recipients=many))))
        texts = [line.text for line in read(render(paper, ND30, fonts)).lines]
        assert [text for text in texts if text.startswith("- Đơn vị")] == [f"- Đơn vị {n};" for n in range(60)]

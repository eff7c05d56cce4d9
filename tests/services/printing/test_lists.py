"""Lists as screens show them, and samples of papers, on paper."""

from datetime import date, datetime
from decimal import Decimal
from io import BytesIO

import pdfplumber
import pytest
from docx import Document

from desktop.domain.errors import PaperRefused
from desktop.domain.issued import PaperKind
from desktop.services import printing
from desktop.services.exports import CellValue, Table
from desktop.services.ledgers import Ledger

TODAY = date(2021, 3, 5)
ROWS: list[list[CellValue]] = [
    ["Thăm hỏi gia đình chính sách", 1234567, date(2021, 1, 2), 2021, None],
    ["Ủng hộ quỹ Vì người nghèo", Decimal("12.5"), datetime(2021, 1, 2, 8, 30), 2020, ""],
]
TABLE = Table("Số liệu", ["Chỉ tiêu", "Số lượng", "Ngày", "Năm", "Ghi chú"], ROWS)


def text_of(pdf: bytes) -> str:
    with pdfplumber.open(BytesIO(pdf)) as found:
        return "\n".join(page.extract_text() for page in found.pages)


class TestList:
    """What is seen is what is printed."""

    def test_values_are_written_as_papers_write_them(self, ledger: Ledger):
        text = text_of(printing.list_pdf(ledger, TABLE, TODAY))
        for said in ("DANH SÁCH", "Số liệu", "1.234.567", "12,5", "02/01/2021", "08:30 02/01/2021", "2021", "2 dòng"):
            assert said in text

    def test_many_columns_lie_across_the_sheet(self, ledger: Ledger):
        few = Table("Đơn vị", ["Tên", "Cấp"], [["Hội Nông dân", "Tỉnh"]])
        for table, across in ((TABLE, True), (few, False)):
            with pdfplumber.open(BytesIO(printing.list_pdf(ledger, table, TODAY))) as found:
                assert (found.pages[0].width > found.pages[0].height) is across

    def test_the_head_of_a_long_list_stands_on_every_page(self, ledger: Ledger):
        table = Table("Đơn vị", ["Tên đơn vị"], [[f"Đơn vị {number}"] for number in range(200)])
        with pdfplumber.open(BytesIO(printing.list_pdf(ledger, table, TODAY))) as found:
            assert len(found.pages) > 3
            assert all("Tên đơn vị" in page.extract_text() for page in found.pages)

    def test_as_word_it_has_the_same_rows_and_is_not_written_over_once_it_was_changed(self, ledger: Ledger, tmp_path):
        path = printing.print_list(ledger, TABLE, TODAY, tmp_path / "số liệu.docx")
        document = Document(str(path))
        cells = [[cell.text for cell in row.cells] for row in document.tables[-1].rows]
        assert cells[1][:2] == ["Thăm hỏi gia đình chính sách", "1.234.567"]
        document.add_paragraph("Sửa tay")
        document.save(str(path))
        with pytest.raises(PaperRefused, match="edited-by-hand"):
            printing.print_list(ledger, TABLE, TODAY, path)


class TestSample:
    """Papers that follow what is changed."""

    def test_the_sample_shows_the_office_and_its_own_numbers(self, ledger: Ledger):
        office = printing.Desk(ledger, printing.PaperRequest(PaperKind.PLAN, TODAY)).office
        before = text_of(printing.sample_pdf(ledger, TODAY))
        printing.keep_value(ledger, office.profile, "body.end_mark", ".", TODAY)
        printing.keep_value(ledger, office.profile, "spelling", "last", TODAY)
        after = text_of(printing.sample_pdf(ledger, TODAY))
        assert "trang mẫu./." in before
        assert "trang mẫu./." not in after
        assert "Ủy ban nhân dân" in before
        assert "Uỷ ban nhân dân" in after

    def test_a_paper_in_other_words_is_seen_before_they_are_kept(self, ledger: Ledger):
        words = printing.phrases_of(ledger, PaperKind.PLAN).with_phrase("type-name", "Kế hoạch công tác")
        text = text_of(printing.paper_in_words(ledger, printing.PaperRequest(PaperKind.PLAN, TODAY, year=2020), words))
        assert "KẾ HOẠCH CÔNG TÁC" in text
        assert not printing.phrases_of(ledger, PaperKind.PLAN).own

"""The papers of a meeting in one go: as files in a folder, and bound into one file for the archive."""

import io
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from PIL import Image
from pypdfium2 import PdfDocument

from desktop.domain.attachments import AttachmentRole, Owner
from desktop.domain.errors import Cancelled
from desktop.domain.issued import IssuedPaper, PaperKind
from desktop.domain.programmes import Party, Programme
from desktop.papers.blocks import Picture
from desktop.services import attachments, issued, meetings, printing
from desktop.services.attachments import NewFile
from desktop.services.ledgers import Ledger
from desktop.services.programmes import save_programme
from desktop.services.progress import Progress

REQUEST = printing.PaperRequest(PaperKind.MEETING_FILE, date(2021, 5, 10), number=7)
NOW = datetime(2021, 5, 10, 9, 0)


def pages(pdf: bytes) -> list[str]:
    with PdfDocument(pdf) as document:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in document]


def picture() -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (300, 200), (90, 120, 200)).save(buffer, "JPEG")
    return buffer.getvalue()


def attach(ledger: Ledger, name: str, data: bytes, role: AttachmentRole) -> int:
    meeting_id = meetings.meetings(ledger)[0].id
    return attachments.attach(ledger, Owner.MEETING, meeting_id, NewFile(name, data, role), NOW).value.id


class TestPack:
    """A file for each paper, numbered in the order in which they are needed."""

    def test_they_are_printed_in_one_go_without_the_file_that_repeats_them(self, ledger: Ledger):
        pack = printing.Pack((PaperKind.AGENDA, PaperKind.NAME_PLATES, PaperKind.MEETING_FILE))
        one_by_one = [
            text for kind in pack.kinds[:2] for text in pages(printing.paper_pdf(ledger, replace(REQUEST, kind=kind)))
        ]
        assert pages(printing.pack_pdf(ledger, REQUEST, pack)) == one_by_one

    def test_printing_them_all_can_be_stopped(self, ledger: Ledger):
        with pytest.raises(Cancelled):
            printing.pack_pdf(ledger, REQUEST, printing.usual_pack(ledger, REQUEST), Progress(cancelled=lambda: True))

    def test_the_usual_papers_of_a_review(self, ledger: Ledger, tmp_path: Path):
        heard: list[tuple[int, int]] = []
        pack = printing.usual_pack(ledger, REQUEST)
        files = printing.print_pack(
            ledger, REQUEST, pack, tmp_path / "tài liệu", Progress(lambda done, total: heard.append((done, total)))
        )
        assert [file.name for file in files] == [
            "01 Giấy mời.pdf",
            "02 Chương trình.pdf",
            "03 Danh sách đại biểu.pdf",
            "04 Biển tên.pdf",
            "05 Danh sách chỗ ngồi.pdf",
            "06 Biên bản.pdf",
            "07 Thông báo.pdf",
            "08 Hồ sơ hội nghị.pdf",
            "09 Tin hội nghị.pdf",
        ]
        assert all(file.read_bytes().startswith(b"%PDF") for file in files)
        assert heard == [(done, 9) for done in range(10)]

    def test_chosen_papers_as_word_files(self, ledger: Ledger, tmp_path: Path):
        pack = printing.Pack((PaperKind.AGENDA, PaperKind.MEETING_FILE), ".docx")
        files = printing.print_pack(ledger, REQUEST, pack, tmp_path)
        assert [file.suffix for file in files] == [".docx", ".pdf"]

    def test_cancelled_between_two_papers(self, ledger: Ledger, tmp_path: Path):
        asked = iter((False, False, True))
        pack = printing.Pack((PaperKind.AGENDA, PaperKind.ATTENDANCE, PaperKind.MINUTES))
        with pytest.raises(Cancelled):
            printing.print_pack(ledger, REQUEST, pack, tmp_path / "a", Progress(cancelled=lambda: next(asked)))
        assert sorted(file.name for file in (tmp_path / "a").iterdir()) == [
            "01 Chương trình.pdf",
            "02 Danh sách đại biểu.pdf",
        ]


class TestMeetingFile:
    """One PDF with cover, contents, papers and what is attached."""

    def test_the_contents_name_the_page_on_which_each_paper_begins(self, ledger: Ledger):
        found = pages(printing.paper_pdf(ledger, REQUEST))
        assert "HỒ SƠ HỘI NGHỊ" in found[0]
        for title, heading in (("Giấy mời", "GIẤY MỜI"), ("Biên bản", "BIÊN BẢN"), ("Thông báo", "THÔNG BÁO")):
            line = found[1].partition(f"{title} .")[2]
            page = int(line.lstrip(" .").split()[0])
            assert heading in found[page - 1], title
        assert f"Số trang: {len(found)}" in found[0]

    def test_one_invitation_is_filed_for_all(self, ledger: Ledger):
        found = pages(printing.paper_pdf(ledger, REQUEST))
        assert len([page for page in found if "trân trọng kính mời" in page]) == 1
        assert any("các đại biểu theo danh sách kèm theo" in page for page in found)

    def test_pictures_and_scans_are_pages_and_recordings_are_named(self, ledger: Ledger):
        before = len(pages(printing.paper_pdf(ledger, REQUEST)))
        attach(ledger, "ảnh.jpg", picture(), AttachmentRole.PHOTO)
        attach(ledger, "kế hoạch.pdf", printing.paper_pdf(ledger, printing.PaperRequest(PaperKind.PLAN, REQUEST.today)),
               AttachmentRole.DOCUMENT)  # fmt: skip
        attach(ledger, "ghi âm.mp3", b"ID3 not a sheet", AttachmentRole.RECORDING)
        found = pages(printing.paper_pdf(ledger, REQUEST))
        assert len(found) > before + 1
        assert "ghi âm.mp3" in found[1]
        assert any("KẾ HOẠCH" in page for page in found[before:])

    def test_the_pages_of_a_programme_signed_there_are_in_it(self, ledger: Ledger):
        meeting_id = meetings.meetings(ledger)[0].id
        programme = Programme(0, "Phối hợp dân vận", 2021, 2025, (Party("Ban Dân vận"),), meeting_id=meeting_id)
        kept = save_programme(ledger, programme).value
        file = NewFile("trang 1.jpg", picture(), AttachmentRole.SIGNED_PAGE)
        attachments.attach(ledger, Owner.PROGRAMME, kept.id, file, NOW)
        found = pages(printing.paper_pdf(ledger, REQUEST))
        assert "trang 1.jpg" in found[1]
        assert any("Phối hợp dân vận giai đoạn 2021-2025" in page for page in found)

    def test_what_was_issued_stands_in_it_as_it_was_issued(self, ledger: Ledger):
        meeting_id = meetings.meetings(ledger)[0].id
        agenda = printing.paper_pdf(ledger, printing.PaperRequest(PaperKind.PLAN, REQUEST.today, year=2020))
        paper = IssuedPaper(0, PaperKind.NOTICE, Owner.MEETING, meeting_id, 0, date(2021, 2, 8), "Kết luận", "", 7)
        issued.issue(ledger, paper, agenda, NOW)
        found = " ".join(pages(printing.paper_pdf(ledger, REQUEST)))
        assert "KẾ HOẠCH" in found
        assert "THÔNG BÁO" not in found

    def test_it_has_an_outline_and_is_the_same_whenever_it_is_made(self, ledger: Ledger):
        first, second = (printing.paper_pdf(ledger, REQUEST) for _ in range(2))
        assert first == second
        with PdfDocument(first) as document:
            titles = [mark.get_title() for mark in document.get_toc()]
        assert [title for title in titles if title in {"Giấy mời", "Biên bản", "Thông báo"}] != []


def test_chosen_photos_stand_in_the_public_summary(ledger: Ledger):
    photos = [attach(ledger, f"ảnh {at}.jpg", picture(), AttachmentRole.PHOTO) for at in range(3)]
    request = printing.PaperRequest(PaperKind.PUBLIC_SUMMARY, REQUEST.today, photo_ids=frozenset(photos[1:]))
    blocks = printing.paper(ledger, request).main.blocks
    assert len([block for block in blocks if isinstance(block, Picture)]) == 2

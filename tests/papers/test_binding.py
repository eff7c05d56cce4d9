"""PDFs bound into one."""

import io

from pypdf import PdfReader, PdfWriter
from pypdfium2 import PdfDocument

from desktop.papers.binding import Bound, bind, page_count
from desktop.papers.blocks import NumberedHeading, Paper, Paragraph, Part, TypeName
from desktop.papers.fonts import FontSet
from desktop.papers.layout import ND30
from desktop.papers.pdf import render


def paper(title: str, fonts: FontSet, pages: int = 1) -> bytes:
    part = Part((TypeName(title), NumberedHeading(1, 1, "Kết quả"), Paragraph(f"Nội dung {title}.")))
    return render(Paper.of(title, "Ban Chỉ đạo", (part,) * pages), ND30, fonts)


def locked(pdf: bytes) -> bytes:
    writer = PdfWriter(clone_from=io.BytesIO(pdf))
    writer.encrypt("bí mật", algorithm="AES-256")
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def test_all_pages_in_their_order_under_their_titles(fonts: FontSet):
    bound = bind([Bound("Biên bản", paper("A", fonts, 2)), Bound("", paper("B", fonts))], "Hồ sơ", "Ban Chỉ đạo")
    with PdfDocument(bound) as document:
        texts = [page.get_textpage().get_text_range() for page in document]
        titles = [mark.get_title() for mark in document.get_toc()]
    assert [text.split("Nội dung ")[1][:1] for text in texts] == ["A", "A", "B"]
    assert titles[0] == "Biên bản"
    assert "I. Kết quả" in titles
    assert PdfReader(io.BytesIO(bound)).metadata.title == "Hồ sơ"


def test_bound_twice_it_is_the_same_file(fonts: FontSet):
    parts = [Bound("A", paper("A", fonts)), Bound("B", paper("B", fonts))]
    assert bind(parts, "Hồ sơ", "BCĐ") == bind(parts, "Hồ sơ", "BCĐ")


def test_what_has_no_pages_counts_none(fonts: FontSet):
    whole = paper("A", fonts, 3)
    assert page_count(whole) == 3
    assert page_count(b"no PDF at all") == 0
    assert page_count(b"") == 0
    assert page_count(locked(whole)) == 0

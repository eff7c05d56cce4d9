"""Several PDFs bound into one file, their outlines below a title each; the same bytes whenever the same are bound."""

import io
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bound:
    """A PDF to be bound, under the title that stands in the outline (none without a title)."""

    title: str
    pdf: bytes


def page_count(pdf: bytes) -> int:
    """Return the number of pages; 0 for bytes that are no PDF, or one that can't be read without a password."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        return len(PdfReader(io.BytesIO(pdf)).pages)
    except (PyPdfError, ValueError):
        return 0


def bind(parts: Iterable[Bound], title: str, author: str) -> bytes:
    """Return one PDF of all ``parts`` in their order; each must be readable (:func:`page_count` above 0)."""
    from pypdf import PdfWriter

    writer = PdfWriter()
    for part in parts:
        writer.append(io.BytesIO(part.pdf), outline_item=part.title or None)
    writer.add_metadata({"/Title": title, "/Author": author, "/Creator": "Thư Ký"})
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()

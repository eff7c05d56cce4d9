"""Pages of a PDF as pictures, for the preview in the window."""

from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True)
class PageImage:
    """A page, four bytes a pixel (blue, green, red, unused), ``stride`` bytes a row; Qt's ``Format_RGB32``."""

    width: int
    height: int
    stride: int
    pixels: bytes


class Preview:
    """An open PDF whose pages are drawn one at a time; PDFium wants them drawn on one thread.

    Close it, or use it in a ``with`` statement.
    """

    def __init__(self, pdf: bytes) -> None:
        from pypdfium2 import PdfDocument

        self._document = PdfDocument(pdf)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the document."""
        self._document.close()

    @property
    def page_count(self) -> int:
        """The number of pages."""
        return len(self._document)

    def page_size(self, index: int) -> tuple[float, float]:
        """Return width and height of page ``index`` (from 0), in pt."""
        width, height = self._document.get_page_size(index)
        return float(width), float(height)

    def image(self, index: int, width: int) -> PageImage:
        """Draw page ``index`` (from 0), ``width`` pixels wide."""
        from pypdfium2.raw import FPDFBitmap_BGRx

        page = self._document[index]
        try:
            bitmap = page.render(scale=width / page.get_width(), force_bitmap_format=FPDFBitmap_BGRx)
            try:
                return PageImage(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
            finally:
                bitmap.close()
        finally:
            page.close()

"""Pages of a PDF as pictures, for the preview in the window."""

from dataclasses import dataclass
from typing import Self

#: Nothing is cut off.
_WHOLE = (0.0, 0.0, 0.0, 0.0)


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
        return self._drawn(index, width, None)

    def band(self, index: int, width: int, top: int, lines: int) -> PageImage:
        """Draw ``lines`` lines of dots of page ``index`` from ``top`` on, as they are in the page ``width`` dots wide.

        A line less or more may come out at the foot of the page.
        """
        return self._drawn(index, width, (top, lines))

    def _drawn(self, index: int, width: int, band: tuple[int, int] | None) -> PageImage:
        from pypdfium2.raw import FPDFBitmap_BGRx

        page = self._document[index]
        try:
            scale = width / page.get_width()
            crop = _crop(page.get_height(), scale, *band) if band else _WHOLE
            bitmap = page.render(scale=scale, crop=crop, force_bitmap_format=FPDFBitmap_BGRx)
            try:
                return PageImage(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
            finally:
                bitmap.close()
        finally:
            page.close()


def _crop(height: float, scale: float, top: int, lines: int) -> tuple[float, float, float, float]:
    """Return what is cut off a page ``height`` pt high at its left, foot, right and head, in pt."""
    foot = height - (top + lines) / scale
    return 0.0, max(0.0, foot), 0.0, top / scale

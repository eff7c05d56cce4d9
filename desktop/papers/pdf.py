"""A paper as PDF: selectable text, embedded fonts, an outline; the same bytes whenever the same paper is rendered."""

import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.papers.blocks import Paper, Part
from desktop.papers.fonts import FontSet
from desktop.papers.layout import MM, Layout
from desktop.papers.pages import Placed, paginate
from desktop.papers.setting import Setter, baseline, printable
from desktop.papers.strips import BookmarkMark, Face, LineMark, Mark, TextMark, face_of
from desktop.papers.typesetting import set_blocks

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_CREATOR = "Thư Ký"


def render(paper: Paper, layout: Layout, fonts: FontSet) -> bytes:
    """Return ``paper`` as a PDF file, set in ``layout`` with ``fonts``."""
    from reportlab.pdfbase import pdfmetrics

    buffer = io.BytesIO()
    names = _registered(fonts)
    setter = Setter(lambda text, face: float(pdfmetrics.stringWidth(text, names[face], 1)))
    drawing = _Drawing(_canvas(buffer, paper, layout, names), layout, names)
    for part in paper.parts:
        _draw_part(part, layout, setter, drawing)
    drawing.canvas.save()
    return buffer.getvalue()


def _registered(fonts: FontSet) -> dict[Face, str]:
    """Return the names under which reportlab knows the four files, making them known where they are not."""
    return {face: _register(fonts.file(face)) for face in Face}


def _register(path: Path) -> str:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    name = f"{path}@{path.stat().st_mtime_ns}"
    if name not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(name, str(path)))
    return name


def _canvas(buffer: io.BytesIO, paper: Paper, layout: Layout, names: dict[Face, str]) -> "Canvas":
    from reportlab.pdfgen.canvas import Canvas

    size = (layout.page.width * MM, layout.page.height * MM)
    # Without a first font of ours, every file would list a Helvetica that is not embedded.
    canvas = Canvas(
        buffer,
        pagesize=size,
        pageCompression=1,
        invariant=1,
        initialFontName=names[Face.REGULAR],  # type: ignore[arg-type]  # types-reportlab takes the name for a number
        lang="vi-VN",
    )
    title = printable(paper.title, layout.body.text)
    canvas.setTitle(title)
    canvas.setSubject(title)
    canvas.setAuthor(printable(paper.author, layout.body.text))
    canvas.setCreator(_CREATOR)
    return canvas


def _draw_part(part: Part, layout: Layout, setter: Setter, drawing: "_Drawing") -> None:
    strips = set_blocks(part.blocks, layout, setter)
    for number, page in enumerate(paginate(strips, layout.page.text_height), start=1):
        if number > 1:
            drawing.mark_page(_page_number(number, layout, setter))
        drawing.page(page)


def _page_number(number: int, layout: Layout, setter: Setter) -> TextMark:
    """Return the number's mark, measured from the sheet's top left corner."""
    style, text = layout.page_number.style, str(number)
    middle = layout.page.left * MM + layout.page.text_width / 2
    y = layout.page_number.from_top * MM + baseline(style)
    return TextMark(middle - setter.width(text, style) / 2, y, text, face_of(style), style.size)


class _Drawing:
    """Draws marks on the pages of a canvas, whose y runs upwards."""

    def __init__(self, canvas: "Canvas", layout: Layout, names: dict[Face, str]) -> None:
        self.canvas = canvas
        self._names = names
        self._left = layout.page.left * MM
        self._top = (layout.page.height - layout.page.top) * MM
        self._sheet_top = layout.page.height * MM
        self._bookmarks = 0

    def mark_page(self, mark: TextMark) -> None:
        """Draw a mark of the sheet, outside the text area."""
        self._texts([(0.0, self._sheet_top, mark)])

    def page(self, placed: Iterable[Placed]) -> None:
        """Draw a page's strips and end the page."""
        marks = list(self._origins(placed))
        self._lines((x, top, mark) for x, top, mark in marks if isinstance(mark, LineMark))
        self._texts((x, top, mark) for x, top, mark in marks if isinstance(mark, TextMark))
        for _, top, mark in marks:
            if isinstance(mark, BookmarkMark):
                self._bookmark(mark, top)
        self.canvas.showPage()

    def _origins(self, placed: Iterable[Placed]) -> Iterator[tuple[float, float, Mark]]:
        for one in placed:
            for mark in one.strip.marks:
                yield self._left, self._top - one.top, mark

    def _lines(self, marks: Iterable[tuple[float, float, LineMark]]) -> None:
        for x, top, mark in marks:
            self.canvas.setLineWidth(mark.width)
            self.canvas.line(x + mark.x0, top - mark.y0, x + mark.x1, top - mark.y1)

    def _texts(self, marks: Iterable[tuple[float, float, TextMark]]) -> None:
        text = self.canvas.beginText()
        for x, top, mark in marks:
            text.setFont(self._names[mark.face], mark.size)
            text.setTextOrigin(x + mark.x, top - mark.y)
            text.setWordSpace(mark.word_space)
            text.textOut(mark.text)
        self.canvas.drawText(text)

    def _bookmark(self, mark: BookmarkMark, top: float) -> None:
        self._bookmarks += 1
        key = f"b{self._bookmarks}"
        self.canvas.bookmarkPage(key, fit="XYZ", left=0, top=top)
        self.canvas.addOutlineEntry(mark.title, key, mark.level, closed=False)

"""A paper as PDF: selectable text, embedded fonts, an outline; the same bytes whenever the same paper is rendered.

reportlab writes no structure tree: the file has its language, title, outline and the order of reading, but no tags.
"""

import io
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.papers.blocks import Paper, Part
from desktop.papers.drawing import Drawing
from desktop.papers.fonts import FontSet
from desktop.papers.layout_parts import MM, Layout, PageSetup
from desktop.papers.pages import paginate
from desktop.papers.parts import layout_of, numbered_parts
from desktop.papers.setting import Setter, baseline, printable
from desktop.papers.strips import Face, TextMark, face_of
from desktop.papers.typesetting import set_blocks

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_CREATOR = "Thư Ký"


def render(paper: Paper, layout: Layout, fonts: FontSet) -> bytes:
    """Return ``paper`` as a PDF file, set in ``layout`` with ``fonts``."""
    buffer = io.BytesIO()
    names = registered(fonts)
    setter = setter_of(names)
    canvas = _canvas(buffer, paper, layout, names)
    drawing = Drawing(canvas, names)
    for part in numbered_parts(paper, layout):
        _draw_part(part, layout_of(part, layout), setter, drawing)
    canvas.save()
    return buffer.getvalue()


def setter_for(fonts: FontSet) -> Setter:
    """Return what measures text in ``fonts``."""
    return setter_of(registered(fonts))


def setter_of(names: dict[Face, str]) -> Setter:
    """Return what measures text in the fonts that reportlab knows by ``names``."""
    from reportlab.pdfbase import pdfmetrics

    return Setter(lambda text, face: float(pdfmetrics.stringWidth(text, names[face], 1)))


def registered(fonts: FontSet) -> dict[Face, str]:
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

    # Without a first font of ours, every file would list a Helvetica that is not embedded.
    canvas = Canvas(
        buffer,
        pagesize=_sheet(layout.page),
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
    canvas.setViewerPreference("DisplayDocTitle", "true")
    return canvas


def _sheet(page: PageSetup) -> tuple[float, float]:
    return page.width * MM, page.height * MM


def _draw_part(part: Part, layout: Layout, setter: Setter, drawing: Drawing) -> None:
    drawing.begin_part(part.title)
    strips = set_blocks(part.blocks, layout, setter)
    for number, page in enumerate(paginate(strips, layout.page.text_height), start=1):
        drawing.begin_page(layout.page, number)
        if number > 1:
            drawing.mark_sheet(_page_number(number, layout, setter))
        drawing.page(page)


def _page_number(number: int, layout: Layout, setter: Setter) -> TextMark:
    """Return the number's mark, measured from the sheet's top left corner."""
    style, text = layout.page_number.style, str(number)
    middle = layout.page.left_on(number) * MM + layout.page.text_width / 2
    y = layout.page_number.from_top * MM + baseline(style)
    return TextMark(middle - setter.width(text, style) / 2, y, text, face_of(style), style.size)

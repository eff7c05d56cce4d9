"""Marks alone on a page of their size: for pictures of what a word processor can't draw."""

import io
from collections.abc import Sequence

from desktop.papers.drawing import Drawing
from desktop.papers.fonts import FontSet
from desktop.papers.layout_parts import MM, PageSetup
from desktop.papers.pages import Placed
from desktop.papers.strips import Mark, Strip


def marks_pdf(marks: Sequence[Mark], size: tuple[float, float], fonts: FontSet) -> bytes:
    """Return a PDF of one page of ``size`` (pt) with ``marks``, measured from its top left corner."""
    from reportlab.pdfgen.canvas import Canvas

    from desktop.papers.pdf import registered

    names, (width, height) = registered(fonts), size
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=size, invariant=1)
    drawing = Drawing(canvas, names)
    drawing.begin_page(PageSetup(width / MM, height / MM, 0, 0, 0, 0, "a picture"), 1)
    drawing.page([Placed(0.0, Strip(height, tuple(marks)))])
    canvas.save()
    return buffer.getvalue()

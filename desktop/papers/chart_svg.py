"""A chart for the window: the drawing of the paper as SVG, and where its marks can be clicked."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from xml.sax.saxutils import escape, quoteattr

from desktop.papers.chart_blocks import Chart
from desktop.papers.charts import ChartColours, ChartLook, Hit, draw_chart, readable
from desktop.papers.fonts import FontSet, find_fonts
from desktop.papers.layout_parts import TextStyle
from desktop.papers.pdf import setter_for
from desktop.papers.strips import BoxMark, Face, LineMark, Mark, TextMark


@dataclass(frozen=True, slots=True)
class ChartPicture:
    """An SVG file and its size; ``hits`` are the boxes of its marks, measured as it is, from its top left corner."""

    svg: bytes
    width: float
    height: float
    hits: tuple[Hit, ...]

    def key_at(self, x: float, y: float) -> str | None:
        """Return the key of the mark at a place of the drawing; the topmost where several are."""
        found = (
            hit for hit in reversed(self.hits) if hit.x <= x <= hit.x + hit.width and hit.y <= y <= hit.y + hit.height
        )
        return next((hit.key for hit in found), None)


def chart_picture(
    chart: Chart, width: float, size: float = 12.0, colours: ChartColours | None = None, fonts: FontSet | None = None
) -> ChartPicture:
    """Return ``chart`` without its title, ``width`` wide (pt), with letters of ``size``.

    ``colours`` other than the paper's are for a dark window. Raises :class:`PaperRefused` ``no-font``.
    """
    family = fonts or find_fonts()
    look = ChartLook(TextStyle(size, "screen"), colours or ChartColours())
    setter = setter_for(family)
    shaped = readable(replace(chart, width=0.0), look.text, setter, width)
    drawn = draw_chart(shaped, look, setter, width)
    svg = "".join(_svg(drawn.marks, (drawn.width, drawn.height), family.family, look.colours.ink))
    return ChartPicture(svg.encode(), drawn.width, drawn.height, drawn.hits)


def _svg(marks: tuple[Mark, ...], size: tuple[float, float], family: str, ink: str) -> Iterator[str]:
    width, height = size
    yield f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.2f}" height="{height:.2f}" '
    yield f'viewBox="0 0 {width:.2f} {height:.2f}" font-family={quoteattr(family)} fill="{ink}">'
    for mark in marks:
        match mark:
            case BoxMark():
                yield f'<rect x="{mark.x:.2f}" y="{mark.y:.2f}" width="{mark.width:.2f}" '
                yield f'height="{mark.height:.2f}" fill="{mark.colour}"/>'
            case LineMark():
                yield f'<line x1="{mark.x0:.2f}" y1="{mark.y0:.2f}" x2="{mark.x1:.2f}" y2="{mark.y1:.2f}" '
                yield f'stroke="{mark.colour}" stroke-width="{mark.width:.2f}"/>'
            case TextMark():
                bold = ' font-weight="bold"' if mark.face in {Face.BOLD, Face.BOLD_ITALIC} else ""
                yield f'<text x="{mark.x:.2f}" y="{mark.y:.2f}" font-size="{mark.size:g}"{bold}>'
                yield f"{escape(mark.text)}</text>"
            case _:
                continue
    yield "</svg>"

"""Pieces of WordprocessingML as text. Lengths come in pt and leave as the format counts them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from desktop.papers.layout_parts import PageSetup

NAMESPACES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in (
        ("w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
        ("r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
        ("wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
        ("a", "http://schemas.openxmlformats.org/drawingml/2006/main"),
        ("pic", "http://schemas.openxmlformats.org/drawingml/2006/picture"),
    )
)

_TWIPS = 20
_EMU = 12700
_EIGHTHS = 8

#: Where a line of the table's head ends, and where a title is broken.
_BREAK = '</w:t><w:br/><w:t xml:space="preserve">'


def twips(points: float) -> int:
    """Return ``points`` in twentieths."""
    return round(points * _TWIPS)


@dataclass(frozen=True, slots=True)
class Form:
    """What a paragraph has besides its style: alignment, indents (pt), whether it stays with the next one.

    ``exact`` is the height of its line in pt where it is not the style's, ``before`` the space above it.
    """

    align: str = ""
    left: float | None = None
    right: float = 0.0
    first: float | None = None
    keep: bool = False
    exact: float = 0.0
    before: float | None = None
    more: str = ""


PLAIN = Form()
KEPT = Form(keep=True)


def run(text: str, properties: str = "") -> str:
    """Return a run of ``text``; line breaks are kept."""
    shown = escape(text)
    if "\n" in shown:
        shown = shown.replace("\n", _BREAK)
    return f'<w:r>{_wrapped("rPr", properties)}<w:t xml:space="preserve">{shown}</w:t></w:r>'


def paragraph(style: str, content: str, form: Form = PLAIN) -> str:
    """Return a paragraph of ``style`` with its runs."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{_form(form)}</w:pPr>{content}</w:p>'


def text_paragraph(style: str, text: str, form: Form = PLAIN) -> str:
    """Return a paragraph of ``style`` with one run."""
    return paragraph(style, run(text) if text else "", form)


def _form(form: Form) -> str:
    """Return the paragraph's own properties in the order that the schema wants."""
    if form is PLAIN:
        return ""
    parts = ["<w:keepNext/>" if form.keep else "", form.more, _spacing(form), _indent(form)]
    return "".join(parts) + (f'<w:jc w:val="{form.align}"/>' if form.align else "")


def _spacing(form: Form) -> str:
    before = "" if form.before is None else f' w:before="{twips(form.before)}"'
    exact = f' w:line="{twips(form.exact)}" w:lineRule="exact"' if form.exact else ""
    return f"<w:spacing{before}{exact}/>" if before or exact else ""


def _indent(form: Form) -> str:
    left = "" if form.left is None else f' w:left="{twips(form.left)}"'
    right = f' w:right="{twips(form.right)}"' if form.right else ""
    first = "" if form.first is None else _first(form.first)
    return f"<w:ind{left}{right}{first}/>" if left or right or first else ""


def _first(indent: float) -> str:
    return f' w:firstLine="{twips(indent)}"' if indent >= 0 else f' w:hanging="{twips(-indent)}"'


def _wrapped(tag: str, content: str) -> str:
    return f"<w:{tag}>{content}</w:{tag}>" if content else ""


def spacer(height: float, keep: bool = False, more: str = "") -> str:
    """Return an empty paragraph of exactly ``height``."""
    return paragraph("Normal", "", Form(keep=keep, exact=height, before=0, more=more))


def rule(width: float, length: float, weight: float, gap: float, keep: bool = True) -> str:
    """Return a drawn line of ``length`` in the middle of ``width``: the border of an empty paragraph ``gap`` high."""
    indent = (width - length) / 2
    line = f'<w:bottom w:val="single" w:sz="{round(weight * _EIGHTHS)}" w:space="0" w:color="000000"/>'
    form = Form(
        keep=keep, more=f"<w:pBdr>{line}</w:pBdr>", exact=gap - weight, before=0, left=indent, right=indent, first=0
    )
    return paragraph("Normal", "", form)


# ── Tables ──


@dataclass(frozen=True, slots=True)
class CellForm:
    """A cell: its width in pt, the columns it spans, how it is merged with the one below ("restart", "continue").

    ``direction`` turns its text: "tbRl" downwards, "btLr" upwards.
    """

    width: float
    span: int = 1
    merged: str = ""
    middle: bool = False
    direction: str = ""


def cell(content: str, form: CellForm) -> str:
    """Return a cell with its paragraphs."""
    span = f'<w:gridSpan w:val="{form.span}"/>' if form.span > 1 else ""
    merged = f'<w:vMerge w:val="{form.merged}"/>' if form.merged else ""
    middle = '<w:vAlign w:val="center"/>' if form.middle else ""
    turned = f'<w:textDirection w:val="{form.direction}"/>' if form.direction else ""
    width = f'<w:tcW w:w="{twips(form.width)}" w:type="dxa"/>'
    return f"<w:tc><w:tcPr>{width}{span}{merged}{turned}{middle}</w:tcPr>{content}</w:tc>"


def row(cells: Iterable[str], head: bool = False, whole: bool = True, height: float = 0.0, exact: bool = False) -> str:
    """Return a row, repeated on each page where it is the ``head``; at least, or exactly, ``height`` pt high."""
    rule = "exact" if exact else "atLeast"
    properties = (
        ("<w:cantSplit/>" if whole else "")
        + (f'<w:trHeight w:val="{twips(height)}" w:hRule="{rule}"/>' if height else "")
        + ("<w:tblHeader/>" if head else "")
    )
    return f"<w:tr>{_wrapped('trPr', properties)}{''.join(cells)}</w:tr>"


@dataclass(frozen=True, slots=True)
class TableForm:
    """A table: the widths of its columns, the padding at the sides and above and below of its cells, its lines (pt)."""

    widths: Sequence[float]
    side: float = 0.0
    above: float = 0.0
    line: float = 0.0


def table(rows: Iterable[str], form: TableForm) -> str:
    """Return a table of fixed columns, centred between the margins; without lines where they have no width."""
    total = twips(sum(form.widths))
    grid = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in form.widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{total}" w:type="dxa"/><w:jc w:val="center"/>{_borders(form.line)}'
        f'<w:tblLayout w:type="fixed"/>{_margins(form)}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl>'
    )


def _borders(line: float) -> str:
    value = f'w:val="single" w:sz="{round(line * _EIGHTHS)}" w:space="0" w:color="000000"' if line else 'w:val="nil"'
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    return f"<w:tblBorders>{''.join(f'<w:{side} {value}/>' for side in sides)}</w:tblBorders>"


def _margins(form: TableForm) -> str:
    pairs = (("top", form.above), ("left", form.side), ("bottom", form.above), ("right", form.side))
    sides = "".join(f'<w:{side} w:w="{twips(width)}" w:type="dxa"/>' for side, width in pairs)
    return f"<w:tblCellMar>{sides}</w:tblCellMar>"


# ── Pictures and sections ──


@dataclass(frozen=True, slots=True)
class InlinePicture:
    """A picture in the line: the relationship to its file, a number of its own, its size in pt, what it shows."""

    relation: str
    number: int
    width: float
    height: float
    shows: str


def inline_picture(picture: InlinePicture) -> str:
    """Return a run that holds a picture."""
    width, height = round(picture.width * _EMU), round(picture.height * _EMU)
    name = quoteattr(picture.shows)
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{width}" cy="{height}"/>'
        f'<wp:docPr id="{picture.number}" name="Picture {picture.number}" descr={name}/><a:graphic><a:graphicData '
        'uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
        f'<pic:cNvPr id="{picture.number}" name={name}/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        f'<a:blip r:embed="{picture.relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr>'
        f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )


def section(page: PageSetup, header_top: float, headers: tuple[str, str]) -> str:
    """Return the properties of a section that numbers its pages from 1; ``header_top`` and the margins in mm.

    ``headers`` are the relationships to the header of the first page and to that of all others.
    """
    turned = ' w:orient="landscape"' if page.width > page.height else ""
    first, others = headers
    return (
        f'<w:sectPr><w:headerReference w:type="first" r:id="{first}"/>'
        f'<w:headerReference w:type="default" r:id="{others}"/><w:type w:val="nextPage"/>'
        f'<w:pgSz w:w="{_mm(page.width)}" w:h="{_mm(page.height)}"{turned}/>'
        f'<w:pgMar w:top="{_mm(page.top)}" w:right="{_mm(page.right)}" w:bottom="{_mm(page.bottom)}" '
        f'w:left="{_mm(page.left)}" w:header="{_mm(header_top)}" w:footer="{_mm(header_top)}" w:gutter="0"/>'
        '<w:pgNumType w:start="1"/><w:titlePg/></w:sectPr>'
    )


def _mm(millimetres: float) -> int:
    return round(millimetres * 1440 / 25.4)


def section_end(properties: str) -> str:
    """Return the smallest of paragraphs, which ends a section."""
    spacing = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
    return f'<w:p><w:pPr><w:pStyle w:val="Normal"/>{spacing}{properties}</w:pPr></w:p>'

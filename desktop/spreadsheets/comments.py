"""Comments on the cells of a sheet inside a package: the comments part, the drawing that shows them, and their ties.

Excel keeps a comment in two parts: its text (``comments1.xml``) and the yellow box (``vmlDrawing1.vml``), the latter
in a language of 1998 that is not always well-formed XML. Both are extended where a sheet has them already.
"""

import re
from collections.abc import Iterator, Mapping

from desktop.spreadsheets.markup import (
    Edit,
    Element,
    NotUnderstood,
    appended,
    cell_text,
    children,
    edited,
    first,
    outline,
)
from desktop.spreadsheets.notes import AUTHOR
from desktop.spreadsheets.parts import OFFICE, Package
from desktop.spreadsheets.threads import reply
from desktop.spreadsheets.workbook import Area, Position, area, position, reference

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_DRAWING_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_NO_COMMENTS = f'{_DECLARED}<comments xmlns="{MAIN}"><authors/><commentList/></comments>'
_VML = (
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:x="urn:schemas-microsoft-com:office:excel"'
)
_NO_SHAPES = '<xml {vml}><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="{block}"/></o:shapelayout></xml>'
_SHAPE_TYPE = (
    f'<v:shapetype {_VML} id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_SHAPE = (
    '<v:shape {vml} id="_x0000_s{id}" type="#_x0000_t202" style="position:absolute;z-index:1;visibility:hidden"'
    ' fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/>'
    '<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div>'
    '</v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{anchor}</x:Anchor>'
    "<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)
_SHAPES_END = re.compile(rb"</(?:\w+:)?xml\s*>\s*\Z")
_SHAPE_ID = re.compile(rb"_x0000_s(\d+)")
_BLOCKS = re.compile(rb"""<o:idmap[^>]*\sdata=["']([\d,]+)["']""")
_SHAPES_A_BLOCK = 1024

#: What comes after ``legacyDrawing`` in a worksheet, as its schema orders it.
_LATER = frozenset(
    {
        *("legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts"),
        *("extLst", "AlternateContent"),
    }
)
_BOX_PIXELS = 320
_USUAL_PIXELS = 64


def add_comments(package: Package, part: str, texts: Mapping[Position, str]) -> None:
    """Put comments on cells of the worksheet ``part``; a cell's own comment is kept, and ours follows it.

    Where a cell has a thread, it is a reply in it as well (:mod:`desktop.spreadsheets.threads`).

    Raises :class:`NotUnderstood` when the sheet is not built as the standard says.
    """
    content = package.read(part)
    elements = outline(content)
    if elements[0].namespace != MAIN:
        raise NotUnderstood(f"{part}: a worksheet of {elements[0].namespace or 'no kind'}")
    known = _extend_comments(package, part, texts)
    fresh = [place for place in texts if place not in known]
    if fresh:
        _draw(package, part, elements, fresh)
    reply(package, part, texts)


def merged_areas(package: Package, part: str) -> tuple[Area, ...]:
    """Return the merged cells of the worksheet ``part``."""
    merged = (item.attributes.get("ref", "") for item in outline(package.read(part)) if item.name == "mergeCell")
    return tuple(area(cells) for cells in merged)


def _extend_comments(package: Package, part: str, texts: Mapping[Position, str]) -> frozenset[Position]:
    """Add the texts to the sheet's comments, making the part where there is none; return the cells that had one."""
    comments = package.related(part, "comments")
    if comments is None:
        comments = package.add("xl/comments{}.xml", _NO_COMMENTS.encode(), _COMMENTS_TYPE)
        package.relate(part, "comments", comments)
    content = package.read(comments)
    elements = outline(content)
    authors, listed = first(elements, "authors"), first(elements, "commentList")
    if authors is None or listed is None:
        raise NotUnderstood(f"{comments}: no list of comments")
    known = {position(found.attributes.get("ref", "")): found for found in children(elements, listed)}
    author = sum(1 for _ in children(elements, authors))
    edits = [appended(content, authors, f"<{authors.prefix}author>{AUTHOR}</{authors.prefix}author>")]
    fresh = [_comment(place, text, author, listed.prefix) for place, text in texts.items() if place not in known]
    edits.append(appended(content, listed, "".join(fresh)))
    for place in known.keys() & texts.keys():
        edits += _continued(content, elements, known[place], texts[place])
    package.put(comments, edited(content, edits))
    return frozenset(known)


def _comment(place: Position, text: str, author: int, x: str) -> str:
    run = _run(text, x)
    return f'<{x}comment ref="{reference(*place)}" authorId="{author}"><{x}text>{run}</{x}text></{x}comment>'


def _run(text: str, x: str) -> str:
    font = f'<{x}rPr><{x}sz val="9"/><{x}rFont val="Tahoma"/></{x}rPr>'
    return f'<{x}r>{font}<{x}t xml:space="preserve">{cell_text(text)}</{x}t></{x}r>'


def _continued(content: bytes, elements: tuple[Element, ...], comment: Element, text: str) -> Iterator[Edit]:
    """Yield the edits that let ``text`` follow what a comment says; a bare text becomes a run, as more runs need."""
    said = next((child for child in children(elements, comment) if child.name == "text"), None)
    if said is None:
        raise NotUnderstood("a comment without text")
    x = said.prefix
    for child in children(elements, said):
        if child.name == "t":
            yield Edit(child.start, child.start, f"<{x}r>")
            yield Edit(child.end, child.end, f"</{x}r>")
    yield appended(content, said, _run(f"\n{AUTHOR}: {text}", x))


def _draw(package: Package, part: str, elements: tuple[Element, ...], places: list[Position]) -> None:
    drawing = first(elements, "legacyDrawing")
    if drawing is None:
        shapes = _new_drawing(package, part, elements)
    else:
        wanted = drawing.attributes.get("id", "")
        shapes = next((found.target for found in package.relations(part) if found.id == wanted), "")
        if not package.has(shapes):
            raise NotUnderstood(f"{part}: its drawing is not there")
    _add_shapes(package, shapes, places, _Widths(elements))


def _new_drawing(package: Package, part: str, elements: tuple[Element, ...]) -> str:
    """Add a drawing without shapes to the worksheet and return its part."""
    shapes = package.unused("xl/drawings/vmlDrawing{}.vml")
    package.put(shapes, _NO_SHAPES.format(vml=_VML, block=_unused_block(package)).encode())
    package.declare_suffix("vml", _DRAWING_TYPE)
    id_ = package.relate(part, "vmlDrawing", shapes)
    sheet = elements[0]
    tag = f'<{sheet.prefix}legacyDrawing xmlns:r="{OFFICE}" r:id="{id_}"/>'
    later = next((child for child in children(elements, sheet) if child.name in _LATER), None)
    content = package.read(part)
    edit = appended(content, sheet, tag) if later is None else Edit(later.start, later.start, tag)
    package.put(part, edited(content, [edit]))
    return shapes


def _unused_block(package: Package) -> int:
    """Return the first number of 1024 shapes that no drawing of the package has taken."""
    drawings = [package.read(name) for name in package.names() if name.casefold().endswith(".vml")]
    taken = [int(n) for drawing in drawings for found in _BLOCKS.findall(drawing) for n in found.split(b",") if n]
    return max(taken, default=0) + 1


def _add_shapes(package: Package, part: str, places: list[Position], widths: "_Widths") -> None:
    content = package.read(part)
    end = _SHAPES_END.search(content)
    if end is None:
        raise NotUnderstood(f"{part}: no end")
    block = _BLOCKS.search(content)
    lowest = int(block[1].split(b",")[0]) * _SHAPES_A_BLOCK if block else _SHAPES_A_BLOCK
    last = max((int(found) for found in _SHAPE_ID.findall(content)), default=lowest)
    shapes = [_shape(id_, place, widths) for id_, place in enumerate(places, max(last, lowest) + 1)]
    if b'id="_x0000_t202"' not in content:
        shapes.insert(0, _SHAPE_TYPE)
    package.put(part, edited(content, [Edit(end.start(), end.start(), "".join(shapes))]))


def _shape(id_: int, place: Position, widths: "_Widths") -> str:
    row, column = place
    right, pixels = widths.reach(column + 1, _BOX_PIXELS)
    anchor = f"{column}, 15, {max(row - 2, 0)}, 10, {right - 1}, {pixels}, {row + 4}, 4"
    return _SHAPE.format(vml=_VML, id=id_, anchor=anchor, row=row - 1, column=column - 1)


class _Widths:
    """How wide the columns of a sheet are, in pixels, as far as the sheet says."""

    def __init__(self, elements: tuple[Element, ...]) -> None:
        self._given = [
            (range(int(found["min"]), int(found["max"]) + 1), _pixels(found))
            for element in elements
            if element.name == "col" and (found := element.attributes)
        ]

    def reach(self, column: int, pixels: int) -> tuple[int, int]:
        """Return the column in which ``pixels`` from the left of ``column`` end, and how far inside."""
        width = self._width(column)
        while pixels > width:
            column, pixels = column + 1, pixels - width
            width = self._width(column)
        return column, pixels

    def _width(self, column: int) -> int:
        return next((width for columns, width in self._given if column in columns), _USUAL_PIXELS)


def _pixels(column: Mapping[str, str]) -> int:
    hidden = column.get("hidden") in ("1", "true")
    return 0 if hidden else int(float(column.get("width", "9")) * 7 + 5)

"""Set pictures, charts and name plates."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from desktop.papers.blocks import Chart, NamePlate, Picture
from desktop.papers.charts import ChartLook, chart_scale, draw_chart, pieces, readable
from desktop.papers.layout_parts import MM, Layout, TextStyle
from desktop.papers.linebreaks import balanced
from desktop.papers.pictures import fitted, prepared
from desktop.papers.setting import Setter, Stack, leading, printable
from desktop.papers.strips import Mark, PictureMark, Strip, TextMark, TurnedMark, moved

_GAP = 6.0

#: No picture takes more of a page's height.
MOST_HEIGHT = 0.85

#: A plate's letters become smaller by this factor until they fit, and not smaller than this (pt).
_SHRINK = 0.94
_SMALLEST = 9.0

#: A title on a plate is at most of this part of the name's size.
_TITLE_PART = 0.6

#: Free of letters at the edges and at the fold of a plate, in pt.
_PLATE_MARGIN = 18.0


def set_picture(block: Picture, layout: Layout, setter: Setter) -> list[Strip]:
    """Set a picture with its caption."""
    page = layout.page
    picture = prepared(block.data)
    width, height = fitted(picture, block.width * MM, (page.text_width, MOST_HEIGHT * page.text_height))
    mark = PictureMark((page.text_width - width) / 2, 0.0, width, height, picture.data)
    strip = Strip(height, (mark,), space_before=_GAP)
    if not block.caption:
        return [strip]
    caption = Stack(setter, 0.0, page.text_width)
    caption.skip(2.0)
    caption.title(block.caption, layout.extras.caption)
    caption.skip(_GAP)
    return [strip.kept(), Strip(caption.y, tuple(caption.marks))]


def set_chart(block: Chart, layout: Layout, setter: Setter) -> list[Strip]:
    """Set a chart with its title above it; one of more bars than a page holds in pieces."""
    style, page = layout.extras.chart, layout.page
    scale = chart_scale(block)
    strips = []
    shaped = readable(block, style, setter, page.text_width)
    for piece in pieces(shaped, style, MOST_HEIGHT * page.text_height):
        drawn = draw_chart(piece, ChartLook(style), setter, page.text_width, scale)
        marks = moved(drawn.marks, right=(page.text_width - drawn.width) / 2)
        strips.append(Strip(drawn.height, marks, space_before=_GAP))
    return [*_chart_title(block.title, layout, setter), *strips]


def _chart_title(text: str, layout: Layout, setter: Setter) -> list[Strip]:
    title = Stack(setter, 0.0, layout.page.text_width)
    title.title(text, replace(layout.body.text, bold=True))
    return [Strip(title.y, tuple(title.marks), space_before=_GAP, keep=True)] if title.marks else []


def set_name_plate(block: NamePlate, layout: Layout, setter: Setter) -> Strip:
    """Set a name plate over a whole page: the lower half upright, the upper one turned, to be folded between."""
    width, height = layout.page.text_width, layout.page.text_height
    half = (width, height / 2)
    marks = _plate_marks(plate_texts(block, layout, setter), setter, half)
    return Strip(height, (*moved(marks, down=half[1]), _turned(marks, half)))


def _turned(marks: Iterable[Mark], size: tuple[float, float]) -> TurnedMark:
    """Return texts head down in the middle of ``size`` (pt)."""
    width, height = size
    return TurnedMark(width / 2, height / 2, tuple(mark for mark in marks if isinstance(mark, TextMark)))


def _plate_marks(texts: Sequence["PlateText"], setter: Setter, size: tuple[float, float]) -> tuple[Mark, ...]:
    stack = Stack(setter, 0.0, size[0])
    stack.y = (size[1] - _height_of(texts)) / 2
    for lines, style in texts:
        stack.lines(lines, style)
    return tuple(stack.marks)


#: The lines of one text of a plate, and their style.
PlateText = tuple[tuple[str, ...], TextStyle]


def plate_texts(block: NamePlate, layout: Layout, setter: Setter) -> list[PlateText]:
    """Return the lines of a plate in the largest letters in which they fit on half a page."""
    room = (layout.page.text_width, layout.page.text_height / 2 - 2 * _PLATE_MARGIN)
    name = layout.extras.plate
    while True:
        title = _title_style(name, layout)
        texts = [
            _lines_of(text, style, setter, room[0])
            for text, style in ((block.name, name), (block.title, title), (block.unit, title))
            if text.strip()
        ]
        fits = _height_of(texts) <= room[1] and (not texts or len(texts[0][0]) <= _name_lines(block.name))
        if fits or name.size * _SHRINK < _SMALLEST:
            return texts
        name = replace(name, size=name.size * _SHRINK)


def _title_style(name: TextStyle, layout: Layout) -> TextStyle:
    usual = layout.extras.plate_title
    return replace(usual, size=max(_SMALLEST, min(usual.size, _TITLE_PART * name.size)))


def _name_lines(name: str) -> int:
    """Return on how many lines a name may stand: one, but for names that no sheet holds on one."""
    return 1 + len(name) // 30


def _lines_of(text: str, style: TextStyle, setter: Setter, width: float) -> PlateText:
    return balanced(printable(text, style), setter.measure(style), width), style


def _height_of(texts: Sequence[PlateText]) -> float:
    return sum(len(lines) * leading(style) for lines, style in texts)

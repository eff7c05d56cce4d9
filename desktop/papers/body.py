"""Set the body: paragraphs, headings and lists, a strip a line."""

from collections.abc import Sequence
from dataclasses import replace

from desktop.papers.blocks import Align, Bases, Bullets, Contents, ContentsEntry, KeyValue, KeyValues, Paragraph
from desktop.papers.headlines import Headlines, closed
from desktop.papers.layout_parts import MM, Layout, TextStyle
from desktop.papers.linebreaks import EPSILON, balanced, first_fit
from desktop.papers.setting import Setter, pitch, pitch_baseline, printable
from desktop.papers.strips import BookmarkMark, Strip, TextMark, face_of

_MOST_STRETCH = 0.5

#: Labels take at most this part of the width; the gap to their texts is in pt.
_LABEL_SHARE = 0.4
LABEL_GAP = 8.0

#: Room for the page numbers of a table of contents, in pt.
_PAGE_ROOM = 30.0

#: More letters than this are no title, whatever their place.
_LONGEST_TITLE = 600


def paragraph_style(block: Paragraph, layout: Layout) -> TextStyle:
    """Return the style of ``block``: that of the body, bold or italic where it says so."""
    text = layout.body.text
    return replace(text, bold=block.bold, italic=block.italic) if block.bold or block.italic else text


def set_text(block: Paragraph, layout: Layout, setter: Setter) -> list[Strip]:
    """Set a paragraph as it is aligned; the last of a paper with its closing mark."""
    text = closed(block.text, layout) if block.closing else block.text
    style = paragraph_style(block, layout)
    if block.align is Align.JUSTIFY:
        return _kept(set_paragraph(text, style, layout, setter), block.kept)
    width = layout.page.text_width
    lines = aligned_lines(text, block.align, style, setter, width)
    starts = (_start(setter.width(line, style), width, block.align) for line in lines)
    strips = [_line(line, start, 0.0, style, layout) for line, start in zip(lines, starts, strict=True)]
    return _kept(_spaced_and_held(strips, text, layout), block.kept)


def _kept(strips: list[Strip], with_next: bool) -> list[Strip]:
    return [*strips[:-1], strips[-1].kept()] if with_next else strips


def aligned_lines(text: str, align: Align, style: TextStyle, setter: Setter, width: float) -> tuple[str, ...]:
    """Return the lines of a paragraph that is not justified; a centred one is broken between phrases, as titles are."""
    shown, measure = printable(text, style), setter.measure(style)
    if align is Align.CENTRE and 0 < len(shown) <= _LONGEST_TITLE:
        return balanced(shown, measure, width)
    return first_fit(shown, measure, width, width)


def _start(used: float, width: float, align: Align) -> float:
    return {Align.CENTRE: (width - used) / 2, Align.RIGHT: width - used}.get(align, 0.0)


def set_paragraph(text: str, style: TextStyle, layout: Layout, setter: Setter) -> list[Strip]:
    """Set a paragraph: first line indented, justified but for its last line.

    At least two lines stay together at either end. A paragraph that ends with a colon stays with what follows.
    """
    shown = printable(text, style)
    indent, width = layout.body.first_line_indent * MM, layout.page.text_width
    first, *rest = first_fit(shown, setter.measure(style), width - indent, width)
    rooms = [(first, indent), *((line, 0.0) for line in rest)]
    strips = []
    for index, (line, start) in enumerate(rooms):
        stretch = _stretch(line, width - start, style, setter) if index < len(rest) else 0.0
        strips.append(_line(line, start, stretch, style, layout))
    return _spaced_and_held(strips, shown, layout)


def _stretch(line: str, room: float, style: TextStyle, setter: Setter) -> float:
    """Return what is added to each space so that ``line`` fills ``room``; nothing where that would tear it apart."""
    spaces = line.count(" ")
    stretch = (room - setter.width(line, style)) / spaces if spaces else 0.0
    return 0.0 if abs(stretch) < EPSILON / 10 or stretch > _MOST_STRETCH * room else stretch


def _line(line: str, x: float, stretch: float, style: TextStyle, layout: Layout) -> Strip:
    mark = TextMark(x, pitch_baseline(style, layout.body), line, face_of(style), style.size, stretch)
    return Strip(pitch(style, layout.body), (mark,), lines=1)


def _spaced_and_held(strips: list[Strip], text: str, layout: Layout) -> list[Strip]:
    strips[0] = replace(strips[0], space_before=layout.body.space_before)
    return _held_together(strips, text.endswith(":"))


def _held_together(strips: list[Strip], with_next: bool) -> list[Strip]:
    """Hold the first two and the last two lines together, and the last to what follows if asked."""
    joined = {0, len(strips) - 2} - {len(strips) - 1}
    if with_next:
        joined.add(len(strips) - 1)
    return [strip.kept() if index in joined else strip for index, strip in enumerate(strips)]


def set_heading(level: int, ordinal: int, text: str, layout: Layout, setter: Setter) -> list[Strip]:
    """Set a numbered heading; it stays with what follows and is an entry of the outline."""
    title = Headlines(layout).heading_mark(level, ordinal) + text
    style = layout.body.headings[level - 1]
    strips = [strip.kept() for strip in set_paragraph(title, style, layout, setter)]
    entry = BookmarkMark(printable(title, replace(style, caps=False)), level)
    return [replace(strips[0], marks=(entry, *strips[0].marks)), *strips[1:]]


def set_bases(block: Bases, layout: Layout, setter: Setter) -> list[Strip]:
    """Set the bases, each a paragraph."""
    style = layout.address.basis
    return [
        strip for text in Headlines(layout).bases(block.items) for strip in set_paragraph(text, style, layout, setter)
    ]


def set_bullets(block: Bullets, layout: Layout, setter: Setter) -> list[Strip]:
    """Set a list, each item a paragraph with a dash."""
    style = layout.body.text
    return [strip for item in block.items for strip in set_paragraph(f"- {item}", style, layout, setter)]


def set_key_values(block: KeyValues, layout: Layout, setter: Setter) -> list[Strip]:
    """Set labels and texts in two columns."""
    bold = replace(layout.body.text, bold=True)
    labels = [label_text(item, layout) for item in block.items]
    width = label_width([setter.width(label, bold) for label in labels], layout)
    return [
        strip
        for item, label in zip(block.items, labels, strict=True)
        for strip in _key_value(label, item.text, width, layout, setter)
    ]


def label_text(item: KeyValue, layout: Layout) -> str:
    """Return the label of ``item`` as it is printed: with a colon."""
    return printable(item.label, layout.body.text) + ":"


def label_width(widths: Sequence[float], layout: Layout) -> float:
    """Return the width of the column of labels that are ``widths`` wide, with its gap, in pt."""
    return min(max(widths, default=0.0), _LABEL_SHARE * layout.page.text_width) + LABEL_GAP


def _key_value(label: str, text: str, width: float, layout: Layout, setter: Setter) -> list[Strip]:
    style, bold = layout.body.text, replace(layout.body.text, bold=True)
    room, left = layout.page.text_width - width, width - LABEL_GAP
    labels = first_fit(label, setter.measure(bold), left, left)
    texts = first_fit(printable(text, style), setter.measure(style), room, room)
    strips = []
    for index in range(max(len(labels), len(texts))):
        marks = [*_line(labels[index], 0.0, 0.0, bold, layout).marks] if index < len(labels) else []
        marks += _line(texts[index], width, 0.0, style, layout).marks if index < len(texts) else ()
        strips.append(Strip(pitch(style, layout.body), tuple(marks), lines=1))
    return _spaced_and_held(strips, "", layout)


def set_contents(block: Contents, layout: Layout, setter: Setter) -> list[Strip]:
    """Set a table of contents."""
    return [strip for entry in block.entries for strip in _contents_entry(entry, layout, setter)]


def _contents_entry(entry: ContentsEntry, layout: Layout, setter: Setter) -> list[Strip]:
    style, width = layout.body.text, layout.page.text_width
    room = width - _PAGE_ROOM
    lines = first_fit(printable(entry.title, style), setter.measure(style), room, room)
    strips = [_line(line, 0.0, 0.0, style, layout).kept() for line in lines]
    page = str(entry.page)
    dot, space = setter.width(".", style), setter.width(" ", style)
    start = setter.width(lines[-1], style) + space
    end = width - setter.width(page, style)
    dots = "." * max(0, int((end - space - start) / dot))
    marks = [*strips[-1].marks, *_line(page, end, 0.0, style, layout).marks]
    if dots:
        marks += _line(dots, end - space - dot * len(dots), 0.0, style, layout).marks
    strips[-1] = replace(strips[-1], marks=tuple(marks), keep=False)
    return _spaced_and_held(strips, "", layout)

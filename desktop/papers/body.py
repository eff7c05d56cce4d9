"""Set the body: justified paragraphs and headings, a strip a line."""

from dataclasses import replace

from desktop.papers.layout import MM, Layout, TextStyle
from desktop.papers.linebreaks import EPSILON, first_fit
from desktop.papers.phrases import letter, roman
from desktop.papers.setting import Setter, baseline, leading, printable
from desktop.papers.strips import BookmarkMark, Strip, TextMark, face_of

_MOST_STRETCH = 0.5


def set_paragraph(text: str, style: TextStyle, layout: Layout, setter: Setter) -> list[Strip]:
    """Set a paragraph: first line indented, justified but for its last line.

    At least two lines stay together at either end. A paragraph that ends with a colon stays with what follows.
    """
    shown = printable(text, style)
    indent, width = layout.body.first_line_indent * MM, layout.page.text_width
    lines = first_fit(shown, setter.measure(style), width - indent, width)
    strips = [
        _line(line, indent if index == 0 else 0.0, index == len(lines) - 1, style, layout, setter)
        for index, line in enumerate(lines)
    ]
    strips[0] = replace(strips[0], space_before=layout.body.space_before)
    return _held_together(strips, shown.endswith(":"))


def _line(text: str, indent: float, last: bool, style: TextStyle, layout: Layout, setter: Setter) -> Strip:
    slack = layout.page.text_width - indent - setter.width(text, style)
    spaces = text.count(" ")
    stretch = slack / spaces if spaces and not last else 0.0
    if abs(stretch) < EPSILON / 10 or stretch > _MOST_STRETCH * layout.page.text_width:
        stretch = 0.0
    spacing = layout.body.line_spacing
    mark = TextMark(indent, baseline(style, spacing), text, face_of(style), style.size, stretch)
    return Strip(leading(style, spacing), (mark,), lines=1)


def _held_together(strips: list[Strip], with_next: bool) -> list[Strip]:
    """Hold the first two and the last two lines together, and the last to what follows if asked."""
    joined = {0, len(strips) - 2} - {len(strips) - 1}
    if with_next:
        joined.add(len(strips) - 1)
    return [strip.kept() if index in joined else strip for index, strip in enumerate(strips)]


def set_heading(level: int, ordinal: int, text: str, layout: Layout, setter: Setter) -> list[Strip]:
    """Set a numbered heading; it stays with what follows and is an entry of the outline."""
    title = f"{number_mark(level, ordinal, layout)}{text}"
    style = layout.body.headings[level - 1]
    strips = [strip.kept() for strip in set_paragraph(title, style, layout, setter)]
    entry = BookmarkMark(printable(title, replace(style, caps=False)), level)
    return [replace(strips[0], marks=(entry, *strips[0].marks)), *strips[1:]]


def number_mark(level: int, ordinal: int, layout: Layout) -> str:
    """Return what stands before a numbered text of ``level``: "I. ", "1. ", "a) "."""
    form = layout.body.heading_marks[level - 1]
    return form.format(roman=roman(ordinal), arabic=ordinal, letter=letter(ordinal))

"""Set the heads: a paper's letterhead, its type and subject, whom it addresses, an annex's head."""

from dataclasses import replace

from desktop.papers.blocks import Addressees, AnnexHead, Letterhead, Subject, TypeName
from desktop.papers.headlines import Headlines, subject_text
from desktop.papers.layout_parts import MM, Columns, Layout, LetterheadLayout, TextStyle
from desktop.papers.linebreaks import first_fit
from desktop.papers.setting import Setter, Stack, baseline, pitch, pitch_baseline, printable
from desktop.papers.strips import BookmarkMark, Mark, Strip

#: Space above the number, above the subject of a letter, above the type and below the subject, in pt.
NUMBER_GAP = 6.0
LETTER_SUBJECT_GAP = 6.0
TYPE_GAP = 18.0
TITLE_GAP = 6.0

#: Where "Kính gửi" begins, in mm from the margin.
ADDRESS_INDENT = 25.0


def set_letterhead(block: Letterhead, layout: Layout, setter: Setter) -> Strip:
    """Set the head in two columns; the number and the place and date share a baseline."""
    head, width, words = layout.letterhead, layout.page.text_width, Headlines(layout)
    right_width = right_column_width(layout, setter)
    left = Stack(setter, 0, width - right_width)
    right = Stack(setter, width - right_width, right_width)
    left.title(block.superior, head.superior_style)
    left.title(block.issuer, head.issuer_style)
    left.below(head.below_issuer)
    _set_state(words, head, right)
    place_date = printable(block.place_date, head.place_date_style)
    _set_number_line(words.number(block.symbol), place_date, head, left, right)
    if block.subject:
        left.skip(LETTER_SUBJECT_GAP)
        left.title(block.subject, head.letter_subject_style)
    return Strip(max(left.y, right.y), (*left.marks, *right.marks), keep=True)


def right_column_width(layout: Layout, setter: Setter) -> float:
    """Return the right column's width: as the profile has it, and never less than the state's title on one line."""
    head = layout.letterhead
    title = setter.width(Headlines(layout).state_title, head.state_title_style)
    return max(column_widths(head.columns, layout.page.text_width)[1], title)


def column_widths(columns: Columns, width: float) -> tuple[float, float]:
    """Return the widths of the two columns rescaled to ``width``; what is left is the gap between them."""
    scale = width / (columns.total * MM)
    return columns.left * MM * scale, columns.right * MM * scale


def _set_state(words: Headlines, head: LetterheadLayout, right: Stack) -> None:
    right.lines((words.state_title,), head.state_title_style)
    if head.motto:
        right.lines((words.motto,), head.motto_style)
    right.rule(head.state_rule)


def _set_number_line(number: str, place_date: str, head: LetterheadLayout, left: Stack, right: Stack) -> None:
    """Set the number and the place and date so that their first lines stand on one baseline."""
    pairs = [(left, number, head.number_style), (right, place_date, head.place_date_style)]
    set_here = [(stack, text, style) for stack, text, style in pairs if text]
    if not set_here:
        return
    base = max(left.y, right.y) + NUMBER_GAP + max(baseline(style) for _, _, style in set_here)
    for stack, text, style in set_here:
        stack.y = base - baseline(style)
        stack.title(text, style, fixed_spaces=True)


def set_type_name(block: TypeName, layout: Layout, setter: Setter) -> Strip:
    """Set the type's name; it is the first entry of the outline."""
    stack = Stack(setter, 0, layout.page.text_width)
    stack.title(block.text, layout.body.type_name)
    marks = (BookmarkMark(block.text, 0), *stack.marks)
    return Strip(stack.y, marks, space_before=TYPE_GAP, keep=True)


def set_subject(block: Subject, layout: Layout, setter: Setter) -> Strip:
    """Set the subject, with its rule where the type has one."""
    stack = Stack(setter, 0, layout.page.text_width)
    stack.title(subject_text(block.text, layout), layout.body.subject)
    if block.rule:
        stack.below(layout.body.below_subject)
    stack.skip(TITLE_GAP)
    return Strip(stack.y, tuple(stack.marks), keep=True)


def set_annex_head(block: AnnexHead, layout: Layout, setter: Setter) -> Strip:
    """Set an annex's label, its title, and the paper it belongs to."""
    stack = Stack(setter, 0, layout.page.text_width)
    stack.title(block.label, layout.annex.label)
    stack.title(block.title, layout.annex.title)
    stack.title(Headlines(layout).annex_reference(block), layout.annex.reference)
    stack.skip(2 * TITLE_GAP)
    return Strip(stack.y, (BookmarkMark(f"{block.label}: {block.title}", 0), *stack.marks), keep=True)


def set_addressees(block: Addressees, layout: Layout, setter: Setter) -> list[Strip]:
    """Set Kính gửi: one name on its line, more below each other, their dashes below the colon (ND30 II.9)."""
    words, style = Headlines(layout), layout.address.names
    label = words.fixed(block.salutation.value)
    colon = ADDRESS_INDENT * MM + setter.width(label, layout.address.label)
    if len(block.names) == 1:
        after = colon + setter.width(": ", layout.address.label)
        strips = _hanging(printable(block.names[0], style), after, style, layout, setter)
    else:
        items = words.addressees(block.names)
        strips = [strip for item in items for strip in _hanging(item, colon, style, layout, setter)]
        strips.insert(0, Strip(pitch(style, layout.body), (), lines=1))
    label_marks = _label(f"{label}:", layout, setter)
    strips[0] = replace(strips[0], marks=(*label_marks, *strips[0].marks), space_before=layout.body.space_before)
    return [strip.kept() for strip in strips]


def _label(text: str, layout: Layout, setter: Setter) -> tuple[Mark, ...]:
    style = layout.address.label
    return setter.marks(ADDRESS_INDENT * MM, pitch_baseline(layout.address.names, layout.body), text, style)


def _hanging(text: str, x: float, style: TextStyle, layout: Layout, setter: Setter) -> list[Strip]:
    room = layout.page.text_width - x
    y, height = pitch_baseline(style, layout.body), pitch(style, layout.body)
    lines = first_fit(text, setter.measure(style), room, room)
    return [Strip(height, setter.marks(x, y, line, style), lines=1) for line in lines]

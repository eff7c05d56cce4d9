"""Set the heads: a paper's letterhead, its type and subject, an annex's head."""

from desktop.papers.blocks import AnnexHead, Letterhead, Subject, Symbol, TypeName
from desktop.papers.layout import MM, Columns, Layout, LetterheadLayout
from desktop.papers.phrases import long_date
from desktop.papers.setting import Setter, Stack, printable
from desktop.papers.strips import BookmarkMark, Strip

_NUMBER_GAP = 6.0
_TYPE_GAP = 18.0
_TITLE_GAP = 6.0

#: Where the pen writes the number.
_ROOM = " " * 8
_DOTS = "……"


def set_letterhead(block: Letterhead, layout: Layout, setter: Setter) -> Strip:
    """Set the head in two columns; the number and the place and date share a baseline."""
    head, width = layout.letterhead, layout.page.text_width
    right_width = _right_width(head, width, setter)
    left = Stack(setter, 0, width - right_width)
    right = Stack(setter, width - right_width, right_width)
    _set_issuer(block, head, left)
    _set_state(head, right)
    left.y = right.y = max(left.y, right.y) + _NUMBER_GAP
    left.lines((head.number_form.format(symbol=symbol_text(block.symbol, _ROOM, layout)),), head.number_style)
    if block.place_date:
        right.lines((printable(block.place_date, head.place_date_style),), head.place_date_style)
    return Strip(max(left.y, right.y), (*left.marks, *right.marks), keep=True)


def _right_width(head: LetterheadLayout, width: float, setter: Setter) -> float:
    """Return the right column's width: as the profile has it, and never less than the state's title on one line."""
    return max(column_widths(head.columns, width)[1], setter.width(head.state_title, head.state_title_style))


def column_widths(columns: Columns, width: float) -> tuple[float, float]:
    """Return the widths of the two columns rescaled to ``width``; what is left is the gap between them."""
    scale = width / (columns.total * MM)
    return columns.left * MM * scale, columns.right * MM * scale


def _set_issuer(block: Letterhead, head: LetterheadLayout, left: Stack) -> None:
    left.title(block.superior, head.superior_style)
    left.title(block.issuer, head.issuer_style)
    left.rule(head.issuer_rule)


def _set_state(head: LetterheadLayout, right: Stack) -> None:
    right.lines((head.state_title,), head.state_title_style)
    right.lines((head.motto,), head.motto_style)
    right.rule(head.motto_rule)


def symbol_text(symbol: Symbol, blank: str, layout: Layout) -> str:
    """Return "05/BB-BCĐ": numbers below 10 take a zero (ND30 II.3); ``blank`` stands where there is no number yet."""
    number = blank if symbol.number is None else f"{symbol.number:02d}"
    code = printable(symbol.code, layout.letterhead.number_style)
    return layout.symbol_form.format(number=number, kind=symbol.kind, code=code).rstrip("-/")


def set_type_name(block: TypeName, layout: Layout, setter: Setter) -> Strip:
    """Set the type's name; it is the first entry of the outline."""
    stack = Stack(setter, 0, layout.page.text_width)
    stack.title(block.text, layout.body.type_name)
    marks = (BookmarkMark(block.text, 0), *stack.marks)
    return Strip(stack.y, marks, space_before=_TYPE_GAP, keep=True)


def set_subject(block: Subject, layout: Layout, setter: Setter) -> Strip:
    """Set the subject, with its rule where the type has one."""
    stack = Stack(setter, 0, layout.page.text_width)
    stack.title(block.text, layout.body.subject)
    if block.rule:
        stack.rule(layout.body.subject_rule)
    stack.skip(_TITLE_GAP)
    return Strip(stack.y, tuple(stack.marks), keep=True)


def set_annex_head(block: AnnexHead, layout: Layout, setter: Setter) -> Strip:
    """Set an annex's label, its title, and the paper it belongs to."""
    stack = Stack(setter, 0, layout.page.text_width)
    stack.title(block.label, layout.annex.label)
    stack.title(block.title, layout.annex.title)
    stack.title(_reference(block, layout), layout.annex.reference)
    stack.skip(2 * _TITLE_GAP)
    return Strip(stack.y, (BookmarkMark(f"{block.label}: {block.title}", 0), *stack.marks), keep=True)


def _reference(block: AnnexHead, layout: Layout) -> str:
    symbol = symbol_text(block.symbol, _DOTS, layout)
    return f"(Kèm theo {block.paper} số {symbol} {long_date(block.day)} của {block.issuer})"

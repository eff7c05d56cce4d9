"""Set the end of a paper: the signers and Nơi nhận."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from desktop.papers.blocks import Recipients, Signatures, Signer, SignerRows
from desktop.papers.headlines import Headlines
from desktop.papers.heads import column_widths
from desktop.papers.layout_parts import MM, Layout, TextStyle
from desktop.papers.linebreaks import first_fit
from desktop.papers.setting import Setter, Stack, baseline, leading, printable
from desktop.papers.strips import Strip, moved

GAP_BEFORE = 12.0
GAP_BEFORE_RECIPIENTS = 12.0

#: Between two signers of a row of many, and between two such rows, in pt.
GAP_BETWEEN = 12.0
GAP_BETWEEN_ROWS = 24.0

#: What an end leaves free below itself, in pt: in Word files it is a table with paragraphs behind it that close the
#: section, and heads and tables above it have moved it down by some points. Those would be alone on a page.
ROOM_BELOW = 7.0

#: So many recipients still stand together with the signatures.
RECIPIENTS_KEPT = 12


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a signer stands in the row."""

    signer: Signer
    x: float
    width: float


def set_signatures(block: Signatures, layout: Layout, setter: Setter) -> list[Strip]:
    """Set the end: two signers with Nơi nhận below the left one, or Nơi nhận level with the only signer."""
    left_width, right_width = column_widths(layout.signatures.columns, layout.page.text_width)
    places = [_Place(block.right, layout.page.text_width - right_width, right_width)]
    if block.left is not None:
        places.insert(0, _Place(block.left, 0.0, left_width))
    signed = _signers(places, layout, setter)
    recipients = _recipients(block.recipients, left_width, layout, setter)
    strips = _beside(signed, recipients, layout) if block.left is None else _joined([signed, *recipients])
    return _with_room_below(strips)


def set_signer_rows(block: SignerRows, layout: Layout, setter: Setter) -> list[Strip]:
    """Set the rows of many signers; the last two rows stay together.

    The gap above a row is part of it, at the top of a page too: Word, whose rows are tables, can't drop it there.
    """
    left_width, _ = column_widths(layout.signatures.columns, layout.page.text_width)
    rows = [
        _signers(_places(row, block.per_row, layout), layout, setter) for row in rows_of(block.signers, block.per_row)
    ]
    rows = [*rows[:1], *map(_lowered, rows[1:])]
    rows = [*rows[:-2], *(row.kept() for row in rows[-2:-1]), *rows[-1:]]
    recipients = _recipients(block.recipients, left_width, layout, setter)
    return _with_room_below([*rows[:-1], *_joined([*rows[-1:], *recipients])])


def _with_room_below(strips: list[Strip]) -> list[Strip]:
    return [*strips[:-1], replace(strips[-1], height=strips[-1].height + ROOM_BELOW)]


def _lowered(row: Strip) -> Strip:
    marks = moved(row.marks, GAP_BETWEEN_ROWS)
    return replace(row, height=row.height + GAP_BETWEEN_ROWS, marks=marks, space_before=0.0)


def rows_of(signers: Sequence[Signer], per_row: int) -> list[Sequence[Signer]]:
    """Return ``signers`` in rows."""
    return [signers[start : start + per_row] for start in range(0, len(signers), per_row)]


def _places(row: Sequence[Signer], per_row: int, layout: Layout) -> list[_Place]:
    """Return the places of a row's signers; a row that is not full is centred."""
    width = layout.page.text_width
    one = (width - (per_row - 1) * GAP_BETWEEN) / per_row
    start = (width - len(row) * one - (len(row) - 1) * GAP_BETWEEN) / 2
    return [_Place(signer, start + index * (one + GAP_BETWEEN), one) for index, signer in enumerate(row)]


def _signers(places: Sequence[_Place], layout: Layout, setter: Setter) -> Strip:
    stacks = [Stack(setter, place.x, place.width) for place in places]
    for place, stack in zip(places, stacks, strict=True):
        _set_authority(place.signer, stack, layout)
    names_at = max(stack.y for stack in stacks) + layout.signatures.signing_space * MM
    for place, stack in zip(places, stacks, strict=True):
        stack.y = names_at
        stack.title(place.signer.name, layout.signatures.name)
    marks = tuple(mark for stack in stacks for mark in stack.marks)
    return Strip(max(stack.y for stack in stacks), marks, space_before=GAP_BEFORE)


def _set_authority(signer: Signer, stack: Stack, layout: Layout) -> None:
    for line, style in authority_lines(signer, layout):
        stack.title(line, style)


def authority_lines(signer: Signer, layout: Layout) -> list[tuple[str, TextStyle]]:
    """Return the lines above a signature with their styles: the last of several is the post."""
    end, words = layout.signatures, Headlines(layout)
    last = len(signer.authority) - 1
    return [
        (words.authority(line), end.post if 0 < index == last else end.authority)
        for index, line in enumerate(signer.authority)
    ]


def _recipients(block: Recipients | None, width: float, layout: Layout, setter: Setter) -> list[Strip]:
    if block is None:
        return []
    end, words = layout.signatures, Headlines(layout)
    label = words.fixed(end.recipients_label)
    style = end.recipient_style
    shown = (printable(item, style) for item in words.recipients(block))
    lines = [line for item in shown for line in first_fit(item, setter.measure(style), width, width)]
    first = _left_line(label, end.recipients_label_style, setter, GAP_BEFORE_RECIPIENTS)
    return [first, *(_left_line(line, style, setter) for line in lines)]


def _left_line(text: str, style: TextStyle, setter: Setter, space_before: float = 0.0) -> Strip:
    marks = setter.marks(0.0, baseline(style), text, style)
    return Strip(leading(style), marks, space_before=space_before)


def _beside(signer: Strip, recipients: list[Strip], layout: Layout) -> list[Strip]:
    """Set the recipients level with the signer's first line; what the signature leaves no room for runs on below.

    The first line that does so stays with it and ends below the signer's name, which may reach lower than the strip.
    """
    end = layout.signatures
    y = baseline(end.authority) - baseline(end.recipients_label_style)
    marks, rest = list(signer.marks), list(recipients)
    while rest and y + rest[0].height <= signer.height:
        strip = rest.pop(0)
        marks += moved(strip.marks, y)
        y += strip.height
    return [replace(signer, marks=tuple(marks), height=y if rest else signer.height, keep=bool(rest)), *rest]


def _joined(strips: list[Strip]) -> list[Strip]:
    """Hold the signatures and a short list together; a long one may run on, with its label held to its first lines."""
    last = len(strips) - 1
    held = last if last <= RECIPIENTS_KEPT else 3
    return [strip.kept() if index < held else strip for index, strip in enumerate(strips)]

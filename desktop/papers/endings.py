"""Set the end of a paper: the signers and Nơi nhận."""

from dataclasses import replace

from desktop.papers.blocks import Recipients, Signatures, Signer
from desktop.papers.heads import column_widths
from desktop.papers.layout import MM, Layout, TextStyle
from desktop.papers.linebreaks import first_fit
from desktop.papers.setting import Setter, Stack, baseline, leading, printable
from desktop.papers.strips import Strip, TextMark, face_of, moved_down

_GAP_BEFORE = 12.0
_GAP_BEFORE_RECIPIENTS = 12.0

#: So many recipients still stand together with the signatures.
_RECIPIENTS_KEPT = 12


def set_signatures(block: Signatures, layout: Layout, setter: Setter) -> list[Strip]:
    """Set the end: two signers with Nơi nhận below the left one, or Nơi nhận level with the only signer."""
    left_width, _ = column_widths(layout.signatures.columns, layout.page.text_width)
    recipients = _recipients(block.recipients, left_width, layout, setter) if block.recipients else []
    if block.left is None:
        return _beside(_signers(None, block.right, layout, setter), recipients, layout)
    signed = _signers(block.left, block.right, layout, setter)
    return _joined([signed, *recipients])


def _signers(left: Signer | None, right: Signer, layout: Layout, setter: Setter) -> Strip:
    width = layout.page.text_width
    left_width, right_width = column_widths(layout.signatures.columns, width)
    stacks = [(right, Stack(setter, width - right_width, right_width))]
    if left is not None:
        stacks.insert(0, (left, Stack(setter, 0, left_width)))
    for signer, stack in stacks:
        for line in signer.authority:
            stack.title(line, layout.signatures.authority)
    names_at = max(stack.y for _, stack in stacks) + layout.signatures.signing_space * MM
    for signer, stack in stacks:
        stack.y = names_at
        stack.title(signer.name, layout.signatures.name)
    marks = tuple(mark for _, stack in stacks for mark in stack.marks)
    return Strip(max(stack.y for _, stack in stacks), marks, space_before=_GAP_BEFORE)


def _recipients(block: Recipients, width: float, layout: Layout, setter: Setter) -> list[Strip]:
    end = layout.signatures
    label = _left_line(end.recipients_label, end.recipients_label_style, _GAP_BEFORE_RECIPIENTS)
    items = [f"- {_bare(name)};" for name in block.names]
    style = end.recipient_style
    shown = (printable(item, style) for item in (*items, f"- Lưu: {_bare(block.filed)}."))
    lines = [line for item in shown for line in first_fit(item, setter.measure(style), width, width)]
    return [label, *(_left_line(line, style) for line in lines)]


def _bare(name: str) -> str:
    return name.strip().rstrip(".;")


def _left_line(text: str, style: TextStyle, space_before: float = 0.0) -> Strip:
    mark = TextMark(0.0, baseline(style), text, face_of(style), style.size)
    return Strip(leading(style), (mark,), space_before=space_before)


def _beside(signer: Strip, recipients: list[Strip], layout: Layout) -> list[Strip]:
    """Set the recipients level with the signer's first line; what the signature leaves no room for runs on below."""
    end = layout.signatures
    y = baseline(end.authority) - baseline(end.recipients_label_style)
    marks, rest = list(signer.marks), list(recipients)
    while rest and y + rest[0].height <= signer.height:
        strip = rest.pop(0)
        marks += moved_down(strip.marks, y)
        y += strip.height
    return [replace(signer, marks=tuple(marks)), *rest]


def _joined(strips: list[Strip]) -> list[Strip]:
    """Hold the signatures and a short list together; a long one may run on, with its label held to its first lines."""
    last = len(strips) - 1
    held = last if last <= _RECIPIENTS_KEPT else 3
    return [strip.kept() if index < held else strip for index, strip in enumerate(strips)]

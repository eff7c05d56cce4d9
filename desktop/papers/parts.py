"""A paper's parts as they are set: annexes numbered, landscape where they lie across."""

import itertools
from collections.abc import Iterator
from dataclasses import replace

from desktop.papers.blocks import AnnexHead, Paper, Part
from desktop.papers.headlines import Headlines
from desktop.papers.layout_parts import Layout

#: The label that gets its number here.
ANNEX = "Phụ lục"


def numbered_parts(paper: Paper, layout: Layout) -> Iterator[Part]:
    """Yield the parts of ``paper``: of two or more annexes each label "Phụ lục" has its number (ND30 III.1)."""
    if paper.annex_count < 2:
        yield from paper.parts
        return
    ordinals = itertools.count(1)
    for part in paper.parts:
        head = part.blocks[0] if part.blocks else None
        yield _numbered(part, head, next(ordinals), layout) if isinstance(head, AnnexHead) else part


def _numbered(part: Part, head: AnnexHead, ordinal: int, layout: Layout) -> Part:
    if head.label != ANNEX:
        return part
    label = f"{ANNEX} {Headlines(layout).annex_number(ordinal)}"
    return replace(part, blocks=(replace(head, label=label), *part.blocks[1:]))


def layout_of(part: Part, layout: Layout) -> Layout:
    """Return the layout in which ``part`` is set."""
    return layout.turned() if part.landscape else layout

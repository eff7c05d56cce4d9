"""Set a paper's blocks as strips, by the layout."""

from collections.abc import Sequence

from desktop.papers.blocks import (
    AnnexHead,
    Block,
    LabelLine,
    Letterhead,
    NumberedHeading,
    NumberedParagraph,
    Paragraph,
    Signatures,
    Subject,
    TableBlock,
    TypeName,
)
from desktop.papers.body import number_mark, set_heading, set_paragraph
from desktop.papers.endings import set_signatures
from desktop.papers.heads import set_annex_head, set_letterhead, set_subject, set_type_name
from desktop.papers.layout import Layout
from desktop.papers.pages import keep_lines_with_end
from desktop.papers.setting import Setter
from desktop.papers.strips import Strip
from desktop.papers.tables import set_table


def set_blocks(blocks: Sequence[Block], layout: Layout, setter: Setter) -> list[Strip]:
    """Return ``blocks`` as strips in order; signatures hold the body lines before them."""
    strips: list[Strip] = []
    for block in blocks:
        if isinstance(block, Signatures):
            strips = keep_lines_with_end(strips, layout.signatures.lines_kept)
        strips += _set_block(block, layout, setter)
    return strips


def _set_block(block: Block, layout: Layout, setter: Setter) -> list[Strip]:
    match block:
        case Letterhead() | TypeName() | Subject() | AnnexHead():
            return [_set_head(block, layout, setter)]
        case NumberedHeading():
            return set_heading(block.level, block.ordinal, block.text, layout, setter)
        case TableBlock():
            return set_table(block, layout, setter)
        case Signatures():
            return set_signatures(block, layout, setter)
        case Paragraph() | LabelLine() | NumberedParagraph():
            return set_paragraph(_body_text(block, layout), layout.body.text, layout, setter)


def _set_head(block: Letterhead | TypeName | Subject | AnnexHead, layout: Layout, setter: Setter) -> Strip:
    match block:
        case Letterhead():
            return set_letterhead(block, layout, setter)
        case TypeName():
            return set_type_name(block, layout, setter)
        case Subject():
            return set_subject(block, layout, setter)
        case AnnexHead():
            return set_annex_head(block, layout, setter)


def _body_text(block: Paragraph | LabelLine | NumberedParagraph, layout: Layout) -> str:
    match block:
        case Paragraph():
            return block.text
        case LabelLine():
            return f"{block.label}: {block.text}"
        case NumberedParagraph():
            return number_mark(block.level, block.ordinal, layout) + block.text

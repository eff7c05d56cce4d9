"""Set a paper's blocks as strips, by the layout."""

from collections.abc import Iterable, Iterator, Sequence

from desktop.papers.blocks import (
    Addressees,
    AnnexHead,
    Bases,
    Block,
    Bullets,
    Chart,
    Contents,
    Gap,
    KeyValues,
    LabelLine,
    Letterhead,
    NamePlate,
    NumberedHeading,
    NumberedParagraph,
    PageBreak,
    Paragraph,
    Picture,
    Signatures,
    SignerRows,
    Subject,
    TableBlock,
    TypeName,
)
from desktop.papers.body import (
    set_bases,
    set_bullets,
    set_contents,
    set_heading,
    set_key_values,
    set_paragraph,
    set_text,
)
from desktop.papers.endings import set_signatures, set_signer_rows
from desktop.papers.headlines import Headlines
from desktop.papers.heads import set_addressees, set_annex_head, set_letterhead, set_subject, set_type_name
from desktop.papers.illustrations import set_chart, set_name_plate, set_picture
from desktop.papers.layout_parts import MM, Layout
from desktop.papers.pages import Tail
from desktop.papers.setting import Setter
from desktop.papers.strips import Strip
from desktop.papers.tables import set_table

_Head = Letterhead | TypeName | Subject | AnnexHead | Addressees
_List = Bases | Bullets | KeyValues | Contents
_Text = Paragraph | LabelLine | NumberedParagraph | NumberedHeading | _List
_Illustration = Picture | Chart | NamePlate


def set_blocks(blocks: Sequence[Block], layout: Layout, setter: Setter) -> Iterator[Strip]:
    """Yield ``blocks`` as strips in order; signatures hold the body lines before them."""
    tail = Tail(layout.signatures.lines_kept)
    for block in blocks:
        if isinstance(block, Signatures | SignerRows):
            yield from tail.kept()
        for strip in _set_block(block, layout, setter):
            yield from tail.push(strip)
    yield from tail.rest()


def _set_block(block: Block, layout: Layout, setter: Setter) -> Iterable[Strip]:
    match block:
        case TableBlock():
            return set_table(block, layout, setter)
        case Signatures() | SignerRows():
            return _set_end(block, layout, setter)
        case Gap() | PageBreak():
            return [_empty(block)]
        case Picture() | Chart() | NamePlate():
            return _set_illustration(block, layout, setter)
        case Letterhead() | TypeName() | Subject() | AnnexHead() | Addressees():
            return _set_head(block, layout, setter)
        case _:
            return _set_text(block, layout, setter)


def _set_end(block: Signatures | SignerRows, layout: Layout, setter: Setter) -> list[Strip]:
    match block:
        case Signatures():
            return set_signatures(block, layout, setter)
        case SignerRows():
            return set_signer_rows(block, layout, setter)


def _empty(block: Gap | PageBreak) -> Strip:
    match block:
        case Gap():
            return Strip(0.0, (), space_before=block.height * MM)
        case PageBreak():
            return Strip(0.0, (), keep=True, breaks=True)


def _set_head(block: _Head, layout: Layout, setter: Setter) -> list[Strip]:
    match block:
        case Letterhead():
            return [set_letterhead(block, layout, setter)]
        case TypeName():
            return [set_type_name(block, layout, setter)]
        case Subject():
            return [set_subject(block, layout, setter)]
        case AnnexHead():
            return [set_annex_head(block, layout, setter)]
        case Addressees():
            return set_addressees(block, layout, setter)


def _set_text(block: _Text, layout: Layout, setter: Setter) -> list[Strip]:
    match block:
        case Paragraph():
            return set_text(block, layout, setter)
        case NumberedHeading():
            return set_heading(block.level, block.ordinal, block.text, layout, setter)
        case LabelLine() | NumberedParagraph():
            return set_paragraph(running_text(block, layout), layout.body.text, layout, setter)
        case Bases() | Bullets() | KeyValues() | Contents():
            return _set_list(block, layout, setter)


def _set_list(block: _List, layout: Layout, setter: Setter) -> list[Strip]:
    match block:
        case Bases():
            return set_bases(block, layout, setter)
        case Bullets():
            return set_bullets(block, layout, setter)
        case KeyValues():
            return set_key_values(block, layout, setter)
        case Contents():
            return set_contents(block, layout, setter)


def _set_illustration(block: _Illustration, layout: Layout, setter: Setter) -> list[Strip]:
    match block:
        case Picture():
            return set_picture(block, layout, setter)
        case Chart():
            return set_chart(block, layout, setter)
        case NamePlate():
            return [set_name_plate(block, layout, setter)]


def running_text(block: LabelLine | NumberedParagraph, layout: Layout) -> str:
    """Return what is set of ``block`` as a paragraph of the body."""
    match block:
        case LabelLine():
            return f"{block.label}: {block.text}"
        case NumberedParagraph():
            return Headlines(layout).heading_mark(block.level, block.ordinal) + block.text

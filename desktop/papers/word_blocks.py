"""A part's blocks as the content of a Word file."""

from collections.abc import Iterator, Sequence

from desktop.papers import word_body as body
from desktop.papers import word_endings as endings
from desktop.papers import word_heads as heads
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
from desktop.papers.layout_parts import MM
from desktop.papers.typesetting import running_text
from desktop.papers.word_setting import WordSetting
from desktop.papers.word_tables import word_table
from desktop.papers.wordml import spacer

_Head = Letterhead | TypeName | Subject | AnnexHead | Addressees
_List = Bases | Bullets | KeyValues | Contents
_Text = Paragraph | LabelLine | NumberedParagraph | NumberedHeading | _List
_Illustration = Picture | Chart | NamePlate


def word_blocks(blocks: Sequence[Block], setting: WordSetting) -> Iterator[str]:
    """Yield ``blocks`` in order; what stands before signatures is held to them, and what stands before a last line.

    A type's name has no space above it at the top of a page, where word processors would leave it.
    """
    for place, block in enumerate(blocks, start=1):
        if place == 1 and isinstance(block, TypeName):
            yield heads.type_name(block, setting, before=0)
            continue
        after = blocks[place : place + 2]
        if after and isinstance(after[0], Paragraph) and after[0].closing:
            after = after[1:]
        yield _block(block, setting, bool(after) and isinstance(after[0], Signatures | SignerRows))


def _block(block: Block, setting: WordSetting, keep: bool) -> str:
    match block:
        case TableBlock():
            return word_table(block, setting, keep)
        case Letterhead() | TypeName() | Subject() | AnnexHead() | Addressees():
            return _head(block, setting)
        case Picture() | Chart() | NamePlate():
            return _illustration(block, setting)
        case Signatures() | SignerRows():
            return _end(block, setting)
        case Gap() | PageBreak():
            return _empty(block)
        case _:
            return _text(block, setting, keep)


def _head(block: _Head, setting: WordSetting) -> str:
    match block:
        case Letterhead():
            return heads.letterhead(block, setting)
        case TypeName():
            return heads.type_name(block, setting)
        case Subject():
            return heads.subject(block, setting)
        case AnnexHead():
            return heads.annex_head(block, setting)
        case Addressees():
            return heads.addressees(block, setting)


def _text(block: _Text, setting: WordSetting, keep: bool) -> str:
    match block:
        case Paragraph():
            return body.text(block, setting, keep)
        case NumberedHeading():
            return body.heading(block, setting)
        case LabelLine() | NumberedParagraph():
            return body.running(running_text(block, setting.layout), setting, keep)
        case Bases() | Bullets() | KeyValues() | Contents():
            return _list(block, setting, keep)


def _list(block: _List, setting: WordSetting, keep: bool) -> str:
    match block:
        case Bases():
            return body.bases(block, setting)
        case Bullets():
            return body.bullets(block, setting, keep)
        case KeyValues():
            return body.key_values(block, setting, keep)
        case Contents():
            return body.contents(block, setting, keep)


def _illustration(block: _Illustration, setting: WordSetting) -> str:
    match block:
        case Picture():
            return body.picture(block, setting)
        case Chart():
            return body.chart(block, setting)
        case NamePlate():
            return body.name_plate(block, setting)


def _end(block: Signatures | SignerRows, setting: WordSetting) -> str:
    match block:
        case Signatures():
            return endings.signatures(block, setting)
        case SignerRows():
            return endings.signer_rows(block, setting)


def _empty(block: Gap | PageBreak) -> str:
    match block:
        case Gap():
            return spacer(block.height * MM)
        case PageBreak():
            return spacer(1.0, keep=True, more="<w:pageBreakBefore/>")

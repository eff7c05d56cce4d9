"""What a paper is made of: frozen blocks of plain text. How each looks is the layout's business.

The same blocks become PDF (:mod:`~desktop.papers.pdf`) and Word (:mod:`~desktop.papers.word`). Tables are in
:mod:`~desktop.papers.grids` and charts in :mod:`~desktop.papers.chart_blocks`, both to be had from here. The words in a
block are printed as they are: who makes the blocks spells the paper's own phrases as the office does
(:func:`~desktop.papers.spelling.respelled`).
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from desktop.papers.chart_blocks import Chart, ChartKind, Series
from desktop.papers.grids import Align, Column, GroupRow, Row, TableBlock, TableRow, TotalRow

__all__ = [
    "Addressees",
    "Align",
    "AnnexHead",
    "Bases",
    "Block",
    "Bullets",
    "Chart",
    "ChartKind",
    "Column",
    "Contents",
    "ContentsEntry",
    "Gap",
    "GroupRow",
    "KeyValue",
    "KeyValues",
    "LabelLine",
    "Letterhead",
    "NamePlate",
    "NumberedHeading",
    "NumberedParagraph",
    "PageBreak",
    "Paper",
    "Paragraph",
    "Part",
    "Picture",
    "Recipients",
    "Row",
    "Salutation",
    "Series",
    "Signatures",
    "Signer",
    "SignerRows",
    "Subject",
    "Symbol",
    "TableBlock",
    "TableRow",
    "TotalRow",
    "TypeName",
]

# ── The head ────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Symbol:
    """Number and symbol: ``number`` is ``None`` until the paper has one, ``kind`` is its type's abbreviation ("BB").

    ``code`` is the office's part ("BCĐ"). How they are put together is the layout's.
    """

    number: int | None
    kind: str
    code: str


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The head; ``place_date`` is empty where the type has no such line, ``symbol`` is ``None`` where it has no number.

    ``subject`` ("V/v mời họp") stands below the number: for letters (công văn), which have no type name.
    """

    superior: str
    issuer: str
    symbol: Symbol | None
    place_date: str = ""
    subject: str = ""


@dataclass(frozen=True, slots=True)
class TypeName:
    """The paper's type: "Biên bản"."""

    text: str


@dataclass(frozen=True, slots=True)
class Subject:
    """What the paper is about, below its type; ``rule`` draws the line (or the dashes) below it."""

    text: str
    rule: bool = True


class Salutation(StrEnum):
    """How a paper addresses its readers."""

    TO = "Kính gửi"
    #: In petitions of the Party to a body above.
    SUBMIT = "Kính trình"


@dataclass(frozen=True, slots=True)
class Addressees:
    """Kính gửi: one name on the same line, more each on a line of its own (ND30 II.9)."""

    names: tuple[str, ...]
    salutation: Salutation = Salutation.TO


@dataclass(frozen=True, slots=True)
class Bases:
    """Căn cứ …: each basis a paragraph; the marks at their ends (``;`` and ``.``) are the layout's."""

    items: tuple[str, ...]


# ── The body ────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the body. One that ends with a colon stays with what follows.

    Others than justified ones have no first-line indent. ``closing`` is the last of the paper: the layout's closing
    mark ("./." or ".") is put to its end. ``kept`` stays with what follows, as one that ends with a colon.
    """

    text: str
    align: Align = Align.JUSTIFY
    bold: bool = False
    italic: bool = False
    closing: bool = False
    kept: bool = False


@dataclass(frozen=True, slots=True)
class LabelLine:
    """A line of the body that begins with its label: "Địa điểm: Hội trường A."."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class KeyValue:
    """A label and what belongs to it."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class KeyValues:
    """Facts below each other in two columns, labels bold at the left: time, place, chair of an invitation."""

    items: tuple[KeyValue, ...]


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of paragraphs that begin with "- "."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NumberedHeading:
    """A heading of ``level`` 1 (I.), 2 (1.) or 3 (a); ``ordinal`` counts from 1 within its parent."""

    level: int
    ordinal: int
    text: str


@dataclass(frozen=True, slots=True)
class NumberedParagraph:
    """A numbered paragraph without a heading of its own, set as body text; levels as :class:`NumberedHeading`."""

    level: int
    ordinal: int
    text: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture (the bytes of a PNG or JPEG file), centred, ``width`` mm wide, with its caption in italics below.

    It is made smaller where it would not fit on a page; a width of 0 takes the text width.
    """

    data: bytes
    caption: str = ""
    width: float = 120.0


@dataclass(frozen=True, slots=True)
class NamePlate:
    """A name plate for the table: takes a sheet (best of a landscape :class:`Part`), folded in the middle.

    The name stands on both halves, on the upper one head down. Long names and titles are set smaller, on more lines,
    never cut off.
    """

    name: str
    title: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A line of a table of contents: a title and the page it is on."""

    title: str
    page: int


@dataclass(frozen=True, slots=True)
class Contents:
    """A table of contents, with dots up to the page numbers. Its heading is a block of its own."""

    entries: tuple[ContentsEntry, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """Free space of ``height`` mm; dropped at the top of a page."""

    height: float


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page of the same part."""


# ── The end ─────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs: the lines above the signature ("TM. BAN CHỈ ĐẠO", "TRƯỞNG BAN"), and the name without titles.

    Write the prefixes as the decree does (TM. KT. TL. TUQ. Q.); the Party's layout turns them into T/M, K/T, T/L. The
    last of several lines is the post.
    """

    authority: tuple[str, ...]
    name: str


@dataclass(frozen=True, slots=True)
class Recipients:
    """Nơi nhận: who gets the paper, and where it is filed ("VT, Hồ sơ"); the Party writes its archive for VT."""

    names: tuple[str, ...] = ()
    filed: str = "VT"


@dataclass(frozen=True, slots=True)
class Signatures:
    """The end of a paper: one signer at the right, or two side by side; Nơi nhận at the left, below a left signer."""

    right: Signer
    left: Signer | None = None
    recipients: Recipients | None = None


@dataclass(frozen=True, slots=True)
class SignerRows:
    """Many signers, as those of a programme's parties: rows of ``per_row`` (2 or 3), in order from the left.

    A last row that is not full is centred. No row is divided between pages, the first never stands alone on one.
    """

    signers: tuple[Signer, ...]
    per_row: int = 2
    recipients: Recipients | None = None


@dataclass(frozen=True, slots=True)
class AnnexHead:
    """The head of an annex: "Phụ lục", its title, and the paper it belongs to, by type, symbol, day and issuer.

    Of two or more annexes the label "Phụ lục" gets its number when the paper is set (I, II … in ND30); a label that
    says more stays as it is. ``day`` is ``None`` where the paper has none yet.
    """

    label: str
    title: str
    paper: str
    symbol: Symbol
    day: date | None
    issuer: str


Block = (
    Letterhead
    | TypeName
    | Subject
    | Addressees
    | Bases
    | Paragraph
    | LabelLine
    | KeyValues
    | Bullets
    | NumberedHeading
    | NumberedParagraph
    | TableBlock
    | Picture
    | Chart
    | NamePlate
    | Contents
    | Gap
    | PageBreak
    | Signatures
    | SignerRows
    | AnnexHead
)


@dataclass(frozen=True, slots=True)
class Part:
    """The paper itself, one of its annexes, or one of many sheets (an invitation for each guest).

    It begins on a new page, numbers its pages from 1, and lies across the sheet where it is ``landscape``. ``title``
    is its entry in the outline of the file ("Giấy mời: …"), where its blocks alone would not tell it from the others.
    """

    blocks: tuple[Block, ...]
    landscape: bool = False
    title: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole paper; ``title`` and ``author`` are the file's metadata.

    ``annexes`` are the parts after the first: annexes, or the same sheet for the next person (:meth:`of`).
    """

    title: str
    author: str
    main: Part
    annexes: tuple[Part, ...] = field(default=())

    @classmethod
    def of(cls, title: str, author: str, parts: tuple[Part, ...]) -> "Paper":
        """Return the paper of ``parts``, at least one: for sheets printed in one go."""
        return cls(title, author, parts[0], parts[1:])

    @property
    def parts(self) -> tuple[Part, ...]:
        """The paper and its annexes in the order of printing."""
        return (self.main, *self.annexes)

    @property
    def annex_count(self) -> int:
        """How many of its parts begin with an annex's head."""
        return sum(isinstance(part.blocks[0], AnnexHead) for part in self.parts if part.blocks)

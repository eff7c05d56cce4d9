"""What a paper is made of: frozen blocks of plain text. How each looks is the layout's business."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Align(StrEnum):
    """Where text stands in its column."""

    LEFT = "left"
    CENTRE = "centre"


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
    """The head; ``place_date`` is empty where the type has no such line."""

    superior: str
    issuer: str
    symbol: Symbol
    place_date: str = ""


@dataclass(frozen=True, slots=True)
class TypeName:
    """The paper's type: "Biên bản"."""

    text: str


@dataclass(frozen=True, slots=True)
class Subject:
    """What the paper is about, below its type; ``rule`` draws the line below it."""

    text: str
    rule: bool = True


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the body. One that ends with a colon stays with what follows."""

    text: str


@dataclass(frozen=True, slots=True)
class LabelLine:
    """A line of the body that begins with its label: "Địa điểm: Hội trường A."."""

    label: str
    text: str


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
class Column:
    """A table's column; ``share`` is its part of the width, in any unit common to the table."""

    title: str
    share: float
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table, one text a column."""

    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A row over all columns that heads the rows below it."""

    text: str


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A table; its head is repeated on every page."""

    columns: tuple[Column, ...]
    rows: tuple[Row | GroupRow, ...]


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs: the lines above the signature ("TM. BAN CHỈ ĐẠO", "TRƯỞNG BAN"), and the name without titles."""

    authority: tuple[str, ...]
    name: str


@dataclass(frozen=True, slots=True)
class Recipients:
    """Nơi nhận: who gets the paper, and where it is filed ("VT, Hồ sơ")."""

    names: tuple[str, ...] = ()
    filed: str = "VT"


@dataclass(frozen=True, slots=True)
class Signatures:
    """The end of a paper: one signer at the right, or two side by side; Nơi nhận at the left, below a left signer."""

    right: Signer
    left: Signer | None = None
    recipients: Recipients | None = None


@dataclass(frozen=True, slots=True)
class AnnexHead:
    """The head of an annex: "Phụ lục I", its title, and the paper it belongs to, by type, symbol, day and issuer."""

    label: str
    title: str
    paper: str
    symbol: Symbol
    day: date
    issuer: str


Block = (
    Letterhead
    | TypeName
    | Subject
    | Paragraph
    | LabelLine
    | NumberedHeading
    | NumberedParagraph
    | TableBlock
    | Signatures
    | AnnexHead
)


@dataclass(frozen=True, slots=True)
class Part:
    """The paper itself or one of its annexes: begins on a new page and numbers its pages from 1."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole paper; ``title`` and ``author`` are the file's metadata."""

    title: str
    author: str
    main: Part
    annexes: tuple[Part, ...] = field(default=())

    @property
    def parts(self) -> tuple[Part, ...]:
        """The paper and its annexes in the order of printing."""
        return (self.main, *self.annexes)

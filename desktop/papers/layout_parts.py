"""What a layout profile is made of. Every number carries its source; what the sources mean is in :mod:`.layout`.

Sizes of type and widths of lines are in pt, places on the sheet in mm.
"""

from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

#: Points in a millimetre.
MM = 72 / 25.4


class Spelling(StrEnum):
    """Where the tone mark stands in the paper's own phrases; what a person typed is never respelled."""

    #: ủy ban, hòa, tọa.
    FIRST = "first"
    #: uỷ ban, hoà, toạ.
    LAST = "last"


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How one element's text is set; ``size`` in pt. ``caps`` prints it in capitals however it was typed."""

    size: float
    source: str
    bold: bool = False
    italic: bool = False
    caps: bool = False
    underline: bool = False


@dataclass(frozen=True, slots=True)
class RuleStyle:
    """A drawn line below a text: between ``shortest`` and ``longest`` of the text's width, centred; widths in pt."""

    shortest: float
    longest: float
    source: str
    width: float = 0.75
    gap: float = 3.0


@dataclass(frozen=True, slots=True)
class SignMark:
    """A mark of its own line below a text: the star below an issuer, the dashes below a subject."""

    text: str
    style: TextStyle


#: What may stand below a text.
Below = RuleStyle | SignMark


@dataclass(frozen=True, slots=True)
class PageSetup:
    """The sheet and its margins, in mm. ``mirrored`` changes left and right on the backs of sheets."""

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    source: str
    mirrored: bool = False

    @property
    def text_width(self) -> float:
        """The width between the margins, in pt."""
        return (self.width - self.left - self.right) * MM

    @property
    def text_height(self) -> float:
        """The height between the margins, in pt."""
        return (self.height - self.top - self.bottom) * MM

    def left_on(self, number: int) -> float:
        """Return the left margin of page ``number`` (from 1), in mm."""
        return self.right if self.mirrored and number % 2 == 0 else self.left

    def turned(self) -> "PageSetup":
        """Return the sheet lying on its long side, with the same margins."""
        return replace(self, width=self.height, height=self.width)

    def stood_up(self) -> "PageSetup":
        """Return the sheet turned to the right as a whole, its margins with it: what was at the left is at the top."""
        return replace(self.turned(), top=self.left, right=self.top, bottom=self.right, left=self.bottom)


@dataclass(frozen=True, slots=True)
class PageNumber:
    """The page number, from a part's second page: centred in the top margin, its top ``from_top`` mm below the edge."""

    style: TextStyle
    from_top: float
    source: str


@dataclass(frozen=True, slots=True)
class Columns:
    """Two columns and the gap between them, in mm; rescaled to the text width."""

    left: float
    right: float
    source: str
    gap: float = 0.0

    @property
    def total(self) -> float:
        """The width of both columns and the gap, in mm."""
        return self.left + self.gap + self.right


@dataclass(frozen=True, slots=True)
class LetterheadLayout:
    """The head of a paper. ``number_form`` has the field ``symbol``; without ``motto`` the title has the rule."""

    columns: Columns
    state_title: str
    motto: str
    number_form: str
    state_title_style: TextStyle
    motto_style: TextStyle
    state_rule: RuleStyle
    superior_style: TextStyle
    issuer_style: TextStyle
    below_issuer: Below
    number_style: TextStyle
    place_date_style: TextStyle
    letter_subject_style: TextStyle


@dataclass(frozen=True, slots=True)
class AddressLayout:
    """Kính gửi, and the bases of a paper: their style, what stands before each and at its end."""

    label: TextStyle
    names: TextStyle
    basis: TextStyle
    basis_prefix: str
    basis_end: str
    last_basis_end: str


@dataclass(frozen=True, slots=True)
class BodyLayout:
    """The body. ``first_line_indent`` in mm, ``space_before`` in pt, ``line_spacing`` in single lines.

    ``exact_line`` (pt) is the distance of lines where the rule names it, and goes before ``line_spacing``; 0 where it
    does not. ``heading_marks`` has the form of the number before a heading of each level, of the fields ``roman``,
    ``arabic`` and ``letter``.
    """

    type_name: TextStyle
    subject: TextStyle
    subject_lower: bool
    below_subject: Below
    text: TextStyle
    headings: tuple[TextStyle, ...]
    heading_marks: tuple[str, ...]
    first_line_indent: float
    space_before: float
    line_spacing: float
    exact_line: float
    end_mark: str
    source: str


@dataclass(frozen=True, slots=True)
class TableLayout:
    """Tables; paddings in mm, line width in pt."""

    head: TextStyle
    cell: TextStyle
    group: TextStyle
    padding: float
    line_width: float
    source: str


@dataclass(frozen=True, slots=True)
class SignatureLayout:
    """The end of a paper. ``signing_space`` (mm) is for hand and seal; ``lines_kept`` body lines stay with it.

    ``prefixes`` are pairs of a prefix as the decree writes it ("TM.") and as this layout does ("T/M"). ``archive`` is
    written for "VT" in the last line of Nơi nhận, whose form has the field ``filed``. ``collective`` is the body in
    whose name its papers are signed ("Ban Thường trực"), empty where it is the issuer.
    """

    columns: Columns
    authority: TextStyle
    post: TextStyle
    name: TextStyle
    prefixes: tuple[tuple[str, str], ...]
    collective: str
    recipients_label: str
    recipients_label_style: TextStyle
    recipient_style: TextStyle
    filed_form: str
    archive: str
    signing_space: float
    lines_kept: int
    source: str


class Numerals(StrEnum):
    """How annexes are numbered."""

    ROMAN = "roman"
    ARABIC = "arabic"


@dataclass(frozen=True, slots=True)
class AnnexLayout:
    """The head of an annex."""

    label: TextStyle
    title: TextStyle
    reference: TextStyle
    numerals: Numerals = Numerals.ROMAN


@dataclass(frozen=True, slots=True)
class ExtrasLayout:
    """What the rules give no numbers for: captions, charts, name plates (sizes of the name from ``plate`` down)."""

    caption: TextStyle
    chart: TextStyle
    plate: TextStyle
    plate_title: TextStyle


_PRACTICE = "practice"


@dataclass(frozen=True, slots=True)
class Layout:
    """A layout profile, in force from the day ``valid_from``.

    ``symbol_form`` has the fields ``number``, ``kind`` and ``code``. ``series`` says how long numbers run on.
    """

    name: str
    valid_from: date
    basis: str
    font_family: str
    symbol_form: str
    series: str
    page: PageSetup
    page_number: PageNumber
    letterhead: LetterheadLayout
    address: AddressLayout
    body: BodyLayout
    table: TableLayout
    signatures: SignatureLayout
    annex: AnnexLayout
    spelling: Spelling = Spelling.FIRST
    extras: ExtrasLayout = field(
        default=ExtrasLayout(
            caption=TextStyle(13, _PRACTICE, italic=True),
            chart=TextStyle(12, _PRACTICE),
            plate=TextStyle(72, _PRACTICE, bold=True, caps=True),
            plate_title=TextStyle(28, _PRACTICE),
        )
    )

    def turned(self) -> "Layout":
        """Return the layout of a part that lies across the sheet."""
        return replace(self, page=self.page.turned())

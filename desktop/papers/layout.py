"""How a paper looks: layout profiles as data, each number with its source.

Sources: ``ND30`` is Nghị định 30/2020/NĐ-CP, Phụ lục I, with its section; ``MAU`` was measured in the sample papers of
its Phụ lục III; ``practice`` is what offices do where the decree leaves room. An office's own numbers are a profile
made with :func:`dataclasses.replace`.
"""

from dataclasses import dataclass
from datetime import date

from desktop.domain.errors import PaperRefused

#: Points in a millimetre.
MM = 72 / 25.4


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How one element's text is set; ``size`` in pt. ``caps`` prints it in capitals however it was typed."""

    size: float
    source: str
    bold: bool = False
    italic: bool = False
    caps: bool = False


@dataclass(frozen=True, slots=True)
class RuleStyle:
    """A drawn line below a text: between ``shortest`` and ``longest`` of the text's width, centred; widths in pt."""

    shortest: float
    longest: float
    source: str
    width: float = 0.75
    gap: float = 3.0


@dataclass(frozen=True, slots=True)
class PageSetup:
    """The sheet and its margins, in mm."""

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    source: str

    @property
    def text_width(self) -> float:
        """The width between the margins, in pt."""
        return (self.width - self.left - self.right) * MM

    @property
    def text_height(self) -> float:
        """The height between the margins, in pt."""
        return (self.height - self.top - self.bottom) * MM


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
    """The head of a paper. ``number_form`` has the field ``symbol``."""

    columns: Columns
    state_title: str
    motto: str
    number_form: str
    state_title_style: TextStyle
    motto_style: TextStyle
    motto_rule: RuleStyle
    superior_style: TextStyle
    issuer_style: TextStyle
    issuer_rule: RuleStyle
    number_style: TextStyle
    place_date_style: TextStyle


@dataclass(frozen=True, slots=True)
class BodyLayout:
    """The body. ``first_line_indent`` in mm, ``space_before`` in pt, ``line_spacing`` in single lines.

    ``heading_marks`` has the form of the number before a heading of each level, of the fields ``roman``, ``arabic`` and
    ``letter``.
    """

    type_name: TextStyle
    subject: TextStyle
    subject_rule: RuleStyle
    text: TextStyle
    headings: tuple[TextStyle, ...]
    heading_marks: tuple[str, ...]
    first_line_indent: float
    space_before: float
    line_spacing: float
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
    """The end of a paper. ``signing_space`` (mm) is for hand and seal; ``lines_kept`` body lines stay with it."""

    columns: Columns
    authority: TextStyle
    name: TextStyle
    recipients_label: str
    recipients_label_style: TextStyle
    recipient_style: TextStyle
    signing_space: float
    lines_kept: int
    source: str


@dataclass(frozen=True, slots=True)
class AnnexLayout:
    """The head of an annex."""

    label: TextStyle
    title: TextStyle
    reference: TextStyle


@dataclass(frozen=True, slots=True)
class Layout:
    """A layout profile, in force from the day ``valid_from``.

    ``symbol_form`` has the fields ``number``, ``kind`` and ``code``.
    """

    name: str
    valid_from: date
    basis: str
    font_family: str
    symbol_form: str
    page: PageSetup
    page_number: PageNumber
    letterhead: LetterheadLayout
    body: BodyLayout
    table: TableLayout
    signatures: SignatureLayout
    annex: AnnexLayout


ND30 = Layout(
    name="nd30",
    valid_from=date(2020, 3, 5),
    basis="Nghị định 30/2020/NĐ-CP ngày 05/3/2020, Phụ lục I và III",
    font_family="Times New Roman",
    symbol_form="{number}/{kind}-{code}",
    page=PageSetup(210, 297, top=20, bottom=20, left=30, right=20, source="ND30 I.1, I.3"),
    page_number=PageNumber(TextStyle(14, "ND30 I.7"), from_top=10, source="ND30 I.7, V.14; distance MAU"),
    letterhead=LetterheadLayout(
        columns=Columns(67.5, 100, "MAU 1.4-1.10"),
        state_title="CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        motto="Độc lập - Tự do - Hạnh phúc",
        number_form="Số: {symbol}",
        state_title_style=TextStyle(12, "ND30 II.1a", bold=True, caps=True),
        motto_style=TextStyle(13, "ND30 II.1b", bold=True),
        motto_rule=RuleStyle(1, 1, "ND30 II.1b"),
        superior_style=TextStyle(12, "ND30 II.2", caps=True),
        issuer_style=TextStyle(12, "ND30 II.2", bold=True, caps=True),
        issuer_rule=RuleStyle(1 / 3, 1 / 2, "ND30 II.2"),
        number_style=TextStyle(13, "ND30 II.3"),
        place_date_style=TextStyle(13, "ND30 II.4", italic=True),
    ),
    body=BodyLayout(
        type_name=TextStyle(14, "ND30 II.5", bold=True, caps=True),
        subject=TextStyle(14, "ND30 II.5", bold=True),
        subject_rule=RuleStyle(1 / 3, 1 / 2, "ND30 II.5"),
        text=TextStyle(14, "ND30 II.6e"),
        headings=(
            TextStyle(14, "ND30 V.6b", bold=True, caps=True),
            TextStyle(14, "ND30 V.6b", bold=True),
            TextStyle(14, "ND30 V.6b"),
        ),
        heading_marks=("{roman}. ", "{arabic}. ", "{letter}) "),
        first_line_indent=10,
        space_before=6,
        line_spacing=1.1,
        end_mark="./.",
        source="ND30 II.6e (indent 1 or 1.27 cm, at least 6 pt, single to 1.5 lines); end mark MAU",
    ),
    table=TableLayout(
        head=TextStyle(13, "ND30 II.6e", bold=True),
        cell=TextStyle(13, "ND30 II.6e"),
        group=TextStyle(13, "ND30 II.6e", bold=True, caps=True),
        padding=1.5,
        line_width=0.5,
        source="practice; the decree gives tables no sizes of their own",
    ),
    signatures=SignatureLayout(
        columns=Columns(60, 97.5, "MAU 1.9", gap=7.5),
        authority=TextStyle(14, "ND30 II.7", bold=True, caps=True),
        name=TextStyle(14, "ND30 II.7", bold=True),
        recipients_label="Nơi nhận:",
        recipients_label_style=TextStyle(12, "ND30 II.9", bold=True, italic=True),
        recipient_style=TextStyle(11, "ND30 II.9"),
        signing_space=25,
        lines_kept=2,
        source="practice",
    ),
    annex=AnnexLayout(
        label=TextStyle(14, "ND30 III.1", bold=True),
        title=TextStyle(14, "ND30 III.1", bold=True, caps=True),
        reference=TextStyle(14, "ND30 III.1", italic=True),
    ),
)

#: Every profile, the newest of each name last.
PROFILES = (ND30,)


def profile(name: str, on: date) -> Layout:
    """Return the profile ``name`` in force ``on`` a day; a paper older than the oldest profile takes the oldest.

    Raises :class:`PaperRefused` ``no-layout`` when there is no profile of that name.
    """
    named = [layout for layout in PROFILES if layout.name == name]
    if not named:
        raise PaperRefused("no-layout", name)
    in_force = (layout for layout in named if layout.valid_from <= on)
    return max(in_force, key=lambda layout: layout.valid_from, default=named[0])

"""Bodies of the Party: Hướng dẫn 36-HD/VPTW (2018) and, since 2026, Hướng dẫn 05-HD/VPTW.

The table of sizes of HD 36 was read; the text of 05-HD was not to be had: what it says is taken from public tools that
follow it (``PRAC``), and a Party archivist should look it over. Its day is given as 12/01 and as 27/5/2026; the later
one, of two unrelated sources, stands here. Both guides give the same numbers as far as they are known.
"""

from dataclasses import replace
from datetime import date

from desktop.papers.layout_parts import (
    AddressLayout,
    AnnexLayout,
    BodyLayout,
    Columns,
    Layout,
    LetterheadLayout,
    PageNumber,
    PageSetup,
    RuleStyle,
    SignatureLayout,
    SignMark,
    TableLayout,
    TextStyle,
)

PARTY_2018 = Layout(
    name="party",
    valid_from=date(2018, 4, 3),
    basis="Hướng dẫn 36-HD/VPTW ngày 03/4/2018 (Quy định 66-QĐ/TW năm 2017)",
    font_family="Times New Roman",
    symbol_form="{number}-{kind}/{code}",
    series="term",
    page=PageSetup(210, 297, top=20, bottom=20, left=30, right=15, source="PRAC (four independent tools)"),
    page_number=PageNumber(TextStyle(14, "PRAC"), from_top=10, source="PRAC; distance MEM"),
    letterhead=LetterheadLayout(
        columns=Columns(77.5, 87.5, "PRAC; rescaled to the text width"),
        state_title="ĐẢNG CỘNG SẢN VIỆT NAM",
        motto="",
        number_form="Số {symbol}",
        state_title_style=TextStyle(15, "HD36 PL3", bold=True, caps=True),
        motto_style=TextStyle(14, "none"),
        state_rule=RuleStyle(1, 1, "HD36 1.1.2; width PRAC"),
        superior_style=TextStyle(14, "HD36 PL3", caps=True),
        issuer_style=TextStyle(14, "HD36 PL3", bold=True, caps=True),
        below_issuer=SignMark("*", TextStyle(14, "PRAC")),
        number_style=TextStyle(14, "HD36 PL3"),
        place_date_style=TextStyle(14, "HD36 PL3", italic=True),
        letter_subject_style=TextStyle(12, "HD36 PL3", italic=True),
    ),
    address=AddressLayout(
        label=TextStyle(14, "PRAC", italic=True),
        names=TextStyle(14, "PRAC"),
        basis=TextStyle(14, "PRAC"),
        basis_prefix="- ",
        basis_end=";",
        last_basis_end=".",
    ),
    body=BodyLayout(
        type_name=TextStyle(16, "HD36 PL3", bold=True, caps=True),
        subject=TextStyle(14, "HD36 PL3", bold=True),
        subject_lower=True,
        below_subject=SignMark("-----", TextStyle(14, "PRAC")),
        text=TextStyle(14, "HD36 PL3"),
        headings=(
            TextStyle(14, "PRAC", bold=True, caps=True),
            TextStyle(14, "PRAC", bold=True),
            TextStyle(14, "PRAC"),
        ),
        heading_marks=("{roman}- ", "{arabic}. ", "{letter}) "),
        first_line_indent=10,
        space_before=6,
        line_spacing=1.0,
        exact_line=18,
        end_mark=".",
        source="HD36 PL3 (size); rest PRAC (exactly 18, 19 and 20 pt seen; ends with a stop, or with ./.)",
    ),
    table=TableLayout(
        head=TextStyle(13, "practice", bold=True),
        cell=TextStyle(13, "practice"),
        group=TextStyle(13, "practice", bold=True, caps=True),
        padding=1.5,
        line_width=0.5,
        source="practice; the guide gives tables no sizes of their own",
    ),
    signatures=SignatureLayout(
        columns=Columns(67.5, 90, "practice", gap=7.5),
        authority=TextStyle(14, "PRAC", bold=True, caps=True),
        post=TextStyle(14, "PRAC (three independent tools)", caps=True),
        name=TextStyle(14, "PRAC", bold=True),
        prefixes=(("TM.", "T/M"), ("KT.", "K/T"), ("TL.", "T/L"), ("TUQ.", "T/UQ")),
        collective="Ban Thường vụ",
        recipients_label="Nơi nhận:",
        recipients_label_style=TextStyle(14, "PRAC", underline=True),
        recipient_style=TextStyle(12, "PRAC"),
        filed_form="- Lưu {filed}.",
        archive="Văn phòng",
        signing_space=25,
        lines_kept=2,
        source="practice",
    ),
    annex=AnnexLayout(
        label=TextStyle(14, "practice, as ND30 III.1", bold=True),
        title=TextStyle(14, "practice, as ND30 III.1", bold=True, caps=True),
        reference=TextStyle(14, "practice, as ND30 III.1", italic=True),
    ),
)

PARTY_2026 = replace(
    PARTY_2018,
    valid_from=date(2026, 5, 27),
    basis="Hướng dẫn 05-HD/VPTW năm 2026 (Quy định 399-QĐ/TW ngày 09/01/2026)",
)

"""The Youth Union: Hướng dẫn 29-HD/TWĐTN-VP (29/10/2013), a head like the Party's, three stars below the issuer.

The guide's table was read for the title, the stars and the margins; what it leaves open is as the Party's (``PRAC``).
"""

from dataclasses import replace
from datetime import date

from desktop.papers.layout_parts import PageSetup, SignMark, TextStyle
from desktop.papers.profiles.party import PARTY_2018

YOUTH = replace(
    PARTY_2018,
    name="youth",
    valid_from=date(2013, 10, 29),
    basis="Hướng dẫn 29-HD/TWĐTN-VP ngày 29/10/2013",
    page=PageSetup(210, 297, top=20, bottom=20, left=30, right=20, source="HD29"),
    letterhead=replace(
        PARTY_2018.letterhead,
        state_title="ĐOÀN TNCS HỒ CHÍ MINH",
        state_title_style=TextStyle(15, "HD29", bold=True, caps=True),
        below_issuer=SignMark("***", TextStyle(14, "HD29")),
    ),
    signatures=replace(PARTY_2018.signatures, prefixes=(), collective="Ban Thường vụ"),
)

"""How a paper looks: layout profiles as data, each number with its source, and which one a paper takes.

Sources: ``ND30`` is Nghị định 30/2020/NĐ-CP, Phụ lục I, with its section; ``MAU`` was measured in the sample papers of
its Phụ lục III; ``HD36`` is Hướng dẫn 36-HD/VPTW, ``PL3`` its table of sizes; ``HD29`` is Hướng dẫn 29-HD/TWĐTN-VP;
``PRAC`` is what public tools of offices do that say they follow the guide; ``practice`` is what offices do where the
rules leave room; ``MEM`` is unconfirmed. An office's own numbers are laid over a profile by :mod:`.overrides`.
"""

from datetime import date

from desktop.domain.errors import PaperRefused
from desktop.papers.layout_parts import (
    MM,
    AddressLayout,
    AnnexLayout,
    Below,
    BodyLayout,
    Columns,
    ExtrasLayout,
    Layout,
    LetterheadLayout,
    Numerals,
    PageNumber,
    PageSetup,
    RuleStyle,
    SignatureLayout,
    SignMark,
    Spelling,
    TableLayout,
    TextStyle,
)
from desktop.papers.profiles.front import FRONT
from desktop.papers.profiles.nd30 import ND30
from desktop.papers.profiles.party import PARTY_2018, PARTY_2026
from desktop.papers.profiles.youth import YOUTH

__all__ = [
    "FRONT",
    "MM",
    "ND30",
    "PARTY_2018",
    "PARTY_2026",
    "PROFILES",
    "YOUTH",
    "AddressLayout",
    "AnnexLayout",
    "Below",
    "BodyLayout",
    "Columns",
    "ExtrasLayout",
    "Layout",
    "LetterheadLayout",
    "Numerals",
    "PageNumber",
    "PageSetup",
    "RuleStyle",
    "SignMark",
    "SignatureLayout",
    "Spelling",
    "TableLayout",
    "TextStyle",
    "profile",
]

#: Every profile, the newest of each name last.
PROFILES = (ND30, PARTY_2018, PARTY_2026, FRONT, YOUTH)


def profile(name: str, on: date) -> Layout:
    """Return the profile ``name`` in force ``on`` a day; a paper older than the oldest profile takes the oldest.

    Raises :class:`PaperRefused` ``no-layout`` when there is no profile of that name.
    """
    named = [layout for layout in PROFILES if layout.name == name]
    if not named:
        raise PaperRefused("no-layout", name)
    in_force = (layout for layout in named if layout.valid_from <= on)
    return max(in_force, key=lambda layout: layout.valid_from, default=named[0])

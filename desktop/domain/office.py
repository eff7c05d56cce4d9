"""The office whose ledger it is."""

import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from desktop.domain.errors import RefusedValue


class Level(StrEnum):
    """The level of the office. District offices exist only before 1 July 2025."""

    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"


class LayoutProfile(StrEnum):
    """The family of paper layouts an issuing body follows."""

    ND30 = "nd30"
    PARTY = "party"
    FRONT = "front"
    YOUTH = "youth"


@dataclass(frozen=True, slots=True)
class Office:
    """The committee or body: as its papers name it.

    ``code`` is the symbol in paper numbers ("BCĐ") where it is another than the name's own, see :attr:`symbol`.
    """

    name: str
    parent: str = ""
    place: str = ""
    level: Level = Level.PROVINCE
    profile: LayoutProfile = LayoutProfile.ND30
    code: str = ""

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise RefusedValue("office-name", "missing")

    @property
    def symbol(self) -> str:
        """The office's part of paper numbers: ``code``, else the abbreviation of the name (ND30 II.3b)."""
        return self.code or abbreviation(self.name)


#: Abbreviations in use that are not the first letters of the name's first words (ND30 Phụ lục III; practice).
_USUAL = {
    "ủy ban nhân dân": "UBND",
    "uỷ ban nhân dân": "UBND",
    "hội đồng nhân dân": "HĐND",
    "ủy ban mặt trận tổ quốc": "MTTQ",
    "uỷ ban mặt trận tổ quốc": "MTTQ",
    "mặt trận tổ quốc": "MTTQ",
    "ủy ban mttq": "MTTQ",
    "uỷ ban mttq": "MTTQ",
    "đảng ủy": "ĐU",
    "đảng uỷ": "ĐU",
    "tỉnh ủy": "TU",
    "tỉnh uỷ": "TU",
    "thành ủy": "TU",
    "thành uỷ": "TU",
    "huyện ủy": "HU",
    "huyện uỷ": "HU",
}

#: So many words name the kind of body ("Ban Chỉ đạo", "Tổ giúp việc"); where and what for comes behind them.
_KIND_WORDS = 3


def abbreviation(name: str) -> str:
    """Return the abbreviation of a body's name as symbols of papers have it: capitals without marks, but Đ."""
    plain = unicodedata.normalize("NFC", name.casefold())
    usual = next((short for start, short in _USUAL.items() if plain.startswith(start)), None)
    words = name.split()
    if usual is not None:
        return usual
    if words[0].isupper() and len(words[0]) > 1:
        return words[0]
    letters = unicodedata.normalize("NFD", "".join(word[0] for word in words[:_KIND_WORDS] if word[0].isalpha()))
    return "".join(letter for letter in letters if letter.isalpha()).upper()

"""The office whose ledger it is."""

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


@dataclass(frozen=True, slots=True)
class Office:
    """The committee or body: as its papers name it. ``code`` is the symbol in paper numbers ("BCĐ")."""

    name: str
    parent: str = ""
    place: str = ""
    level: Level = Level.PROVINCE
    profile: LayoutProfile = LayoutProfile.ND30
    code: str = ""

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise RefusedValue("office-name", "missing")

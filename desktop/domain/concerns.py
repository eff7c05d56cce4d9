"""What a person should look at before a paper is printed. It can be printed all the same."""

from dataclasses import dataclass
from enum import StrEnum


class ConcernCode(StrEnum):
    """What may be wrong with a paper."""

    NO_NUMBER = "no-number"
    NO_SIGNER = "no-signer"
    NO_PLACE = "no-place"
    NAME_TOO_LONG = "name-too-long"
    TITLE_CHANGED = "title-changed"
    UNIT_NOT_VALID = "unit-not-valid"
    NO_LEAD_UNIT = "no-lead-unit"
    NO_DEADLINE = "no-deadline"
    WEEKEND = "weekend"
    SEAT_SHARED = "seat-shared"
    DISTRICT_BODY = "district-body"


@dataclass(frozen=True, slots=True)
class Concern:
    """A concern: ``about`` names the person, unit or conclusion, ``found`` what stands there or what it should be."""

    code: ConcernCode
    about: str = ""
    found: str = ""

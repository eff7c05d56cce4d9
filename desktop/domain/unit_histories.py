"""The history of a unit or a person as lines of time."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class HistoryKind(StrEnum):
    """The kinds of lines in the history of a unit or a person."""

    NAME = "name"
    FROM_MERGED = "from-merged"
    FROM_PART = "from-part"
    FROM_SPLIT = "from-split"
    INTO_MERGED = "into-merged"
    INTO_PART = "into-part"
    INTO_SPLIT = "into-split"
    DISSOLVED = "dissolved"
    UNDER = "under"
    GATHERS = "gathers"
    MEMBER = "member"
    POST = "post"


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """A line: since when, until when, what, and the unit, name or role that it is about (``unit_id`` opens it)."""

    kind: HistoryKind
    since: date | None
    about: str
    until: date | None = None
    basis: str = ""
    share: Decimal | None = None
    unit_id: int | None = None

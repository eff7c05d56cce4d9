"""Issued papers: kept as they were printed, with their number, date, hash and frozen figures."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from desktop.domain.attachments import Owner


class PaperKind(StrEnum):
    """The papers that the program prints, named as on the command line."""

    MINUTES = "minutes"
    NOTICE = "notice"
    INVITATIONS = "invitations"
    ATTENDANCE = "attendance"
    AGENDA = "agenda"
    NAME_PLATES = "name-plates"
    SEAT_LIST = "seat-list"
    PUBLIC_SUMMARY = "public-summary"
    MEETING_FILE = "meeting-file"
    PLAN = "plan"
    REGISTRATION_FORM = "registration-form"
    PROGRESS = "progress"
    ANNUAL_REPORT = "annual-report"
    PERIOD_REPORT = "period-report"
    ASSESSMENT = "assessment"
    REMINDERS = "reminders"
    DIRECTIONS = "directions"
    PROGRAMME = "programme"


@dataclass(frozen=True, slots=True)
class IssuedPaper:
    """A paper as issued for a record; ``version`` counts from 1, a reopened one says why.

    ``symbol`` is number and symbol as printed ("05/BB-BCĐ"), ``sha256`` the hash (hex) of the PDF that is kept.
    ``frozen`` holds the numbers that the paper gives, as JSON text; empty where it gives none.
    """

    id: int
    kind: PaperKind
    owner: Owner
    owner_id: int
    version: int
    dated: date
    title: str
    sha256: str
    number: int | None = None
    symbol: str = ""
    issued_at: datetime | None = None
    frozen: str = ""
    reopened_at: datetime | None = None
    reopened_reason: str = ""

    @property
    def in_force(self) -> bool:
        """Whether this is what was issued last: it was not reopened."""
        return self.reopened_at is None

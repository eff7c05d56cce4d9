"""Files that a record keeps: scanned pages, photos with captions, recordings, evidence."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Owner(StrEnum):
    """The kinds of records that files are attached to and papers are issued for."""

    MEETING = "meeting"
    TASK = "task"
    PROGRAMME = "programme"
    UNIT = "unit"
    YEAR = "year"


class AttachmentRole(StrEnum):
    """What an attached file is."""

    SIGNED_PAGE = "signed-page"
    PHOTO = "photo"
    RECORDING = "recording"
    EVIDENCE = "evidence"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file attached to a record; its bytes are found by ``sha256`` (hex), ``size`` is in bytes."""

    id: int
    role: AttachmentRole
    name: str
    media_type: str
    sha256: str
    size: int
    caption: str = ""
    added_at: datetime | None = None

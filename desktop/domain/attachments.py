"""Files that a record keeps: scanned pages, photos with captions, recordings, evidence."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import PurePath
from types import MappingProxyType


class Owner(StrEnum):
    """The kinds of records that files are attached to and papers are issued for."""

    MEETING = "meeting"
    TASK = "task"
    PROGRAMME = "programme"
    UNIT = "unit"
    YEAR = "year"
    MATTER = "matter"
    MODEL = "model"
    DOCUMENT = "document"
    CONSULTATION = "consultation"
    ASSESSMENT = "assessment"


class AttachmentRole(StrEnum):
    """What an attached file is."""

    SIGNED_PAGE = "signed-page"
    PHOTO = "photo"
    RECORDING = "recording"
    EVIDENCE = "evidence"
    DOCUMENT = "document"


class PictureScale(StrEnum):
    """How large a picture is kept; the file that it comes from is never touched."""

    ORIGINAL = "original"
    LARGE = "large"
    MEDIUM = "medium"


#: The longest side in pixels: prints sharply over half a page of A4 at 300 dots an inch, and over a third of one.
LONGEST_SIDE: Mapping[PictureScale, int] = MappingProxyType({PictureScale.LARGE: 2400, PictureScale.MEDIUM: 1600})

#: The largest file that is kept, in bytes: an hour of good sound is 60 MB, a scanned page 1 MB.
LARGEST_FILE = 300 * 1024 * 1024

#: The kinds of files that a secretariat attaches; another one is bytes.
_MEDIA_TYPES: Mapping[str, str] = MappingProxyType(
    {
        ".pdf": "application/pdf",
        ".jpg": "image/jpeg",
        ".jpeg": "image/jpeg",
        ".png": "image/png",
        ".gif": "image/gif",
        ".bmp": "image/bmp",
        ".tif": "image/tiff",
        ".tiff": "image/tiff",
        ".webp": "image/webp",
        ".heic": "image/heic",
        ".mp3": "audio/mpeg",
        ".m4a": "audio/mp4",
        ".aac": "audio/aac",
        ".wav": "audio/wav",
        ".wma": "audio/x-ms-wma",
        ".ogg": "audio/ogg",
        ".amr": "audio/amr",
    }
)


def media_type_of(name: str) -> str:
    """Return the media type that the end of a file's name promises."""
    return _MEDIA_TYPES.get(PurePath(name).suffix.casefold(), "application/octet-stream")


def usual_role(name: str) -> AttachmentRole:
    """Return what a file most likely is, by its name."""
    kind = media_type_of(name).partition("/")[0]
    return {"image": AttachmentRole.PHOTO, "audio": AttachmentRole.RECORDING}.get(kind, AttachmentRole.DOCUMENT)


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

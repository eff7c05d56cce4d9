"""Files attached to records: added, described, put in order, taken off, saved out of the ledger again."""

import shutil
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from desktop.domain.attachments import (
    LARGEST_FILE,
    LONGEST_SIDE,
    Attachment,
    AttachmentRole,
    Owner,
    PictureScale,
    media_type_of,
    usual_role,
)
from desktop.domain.errors import NoRoom, RefusedValue
from desktop.domain.text import clean
from desktop.services.changes import Changed, Noun, changed
from desktop.services.files import write_file
from desktop.storage import attachments as store
from desktop.storage import contents
from desktop.storage.database import Ledger


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file to be attached: its bytes under a name, what it is (``None``: as its name says), and how large to keep it.

    ``scale`` counts for pictures only.
    """

    name: str
    data: bytes
    role: AttachmentRole | None = None
    caption: str = ""
    scale: PictureScale = PictureScale.ORIGINAL


def attachments(ledger: Ledger, owner: Owner, owner_id: int) -> tuple[Attachment, ...]:
    """Return the files attached to a record, in their order."""
    return store.of(ledger, owner, owner_id)


def read_file(
    ledger: Ledger, path: Path, role: AttachmentRole | None = None, scale: PictureScale = PictureScale.ORIGINAL
) -> NewFile:
    """Read a file that is to be attached.

    Raises before reading: :class:`RefusedValue` where it is not there or too large, :class:`NoRoom` where the disk
    has no room for it together with a copy of the ledger.
    """
    try:
        _check_size(path.name, path.stat().st_size)
        _check_room(ledger, path.name, path.stat().st_size)
        return NewFile(path.name, path.read_bytes(), role, scale=scale)
    except OSError as error:
        raise RefusedValue("attachment", "unreadable-file", str(path)) from error


def _check_size(name: str, size: int) -> None:
    if not size:
        raise RefusedValue("attachment", "empty-file", name)
    if size > LARGEST_FILE:
        raise RefusedValue("attachment", "too-large", name)


def _check_room(ledger: Ledger, name: str, size: int) -> None:
    """Raise unless the disk takes the file and, after that, a copy of the whole ledger."""
    needed = 2 * size + ledger.path.stat().st_size
    free = shutil.disk_usage(ledger.path.parent).free
    if free < needed:
        raise NoRoom(name, needed, free)


def attach(ledger: Ledger, owner: Owner, owner_id: int, file: NewFile, now: datetime) -> Changed[Attachment]:
    """Attach a file to a record, after the others; the same bytes are kept once in the ledger.

    A photo that is no picture is refused; a picture is scaled down when ``file`` says so.
    """
    _check_size(file.name, len(file.data))
    _check_room(ledger, file.name, len(file.data))
    role = file.role or usual_role(file.name)
    data, media_type = _as_kept(file, role)
    with ledger.transaction():
        sha256 = contents.keep(ledger, data)
        kept = Attachment(0, role, file.name, media_type, sha256, len(data), clean(file.caption), now)
        kept = replace(kept, id=store.add(ledger, owner, owner_id, kept, now))
    return changed(kept, Noun.ATTACHMENTS)


def _as_kept(file: NewFile, role: AttachmentRole) -> tuple[bytes, str]:
    """Return the bytes to keep with their media type."""
    promised = media_type_of(file.name)
    must_show = role is AttachmentRole.PHOTO
    if not must_show and not promised.startswith("image/"):
        return file.data, promised
    from desktop.services import pictures

    try:
        longest = LONGEST_SIDE.get(file.scale)
        picture = pictures.scaled(file.data, longest) if longest else pictures.look_at(file.data)
    except pictures.NotAPicture as error:
        if must_show:
            raise RefusedValue("attachment", "not-a-picture", file.name) from error
        return file.data, promised
    return picture.data, picture.media_type


def describe(ledger: Ledger, attachment: Attachment) -> Changed[Attachment]:
    """Keep the name, caption and role of an attached file as they are in ``attachment``."""
    attachment = replace(attachment, name=clean(attachment.name), caption=clean(attachment.caption))
    if not attachment.name:
        raise RefusedValue("attachment-name", "missing")
    with ledger.transaction():
        store.update(ledger, attachment)
    return changed(attachment, Noun.ATTACHMENTS)


def order(ledger: Ledger, owner: Owner, owner_id: int, attachment_ids: tuple[int, ...]) -> Changed[None]:
    """Put the files of a record into the order of these ids."""
    with ledger.transaction():
        store.order(ledger, owner, owner_id, attachment_ids)
    return changed(None, Noun.ATTACHMENTS)


def remove(ledger: Ledger, attachment_id: int) -> Changed[None]:
    """Take a file off its record, and its bytes out of the ledger where nothing else refers to them."""
    with ledger.transaction():
        store.delete(ledger, attachment_id)
    return changed(None, Noun.ATTACHMENTS)


def content(ledger: Ledger, attachment_id: int) -> bytes:
    """Return the bytes of an attached file; raise :class:`~desktop.domain.errors.ContentDamaged`."""
    return contents.load(ledger, store.get(ledger, attachment_id)[2].sha256)


def thumbnail(ledger: Ledger, attachment_id: int, longest: int) -> bytes | None:
    """Return a small picture of an attached file as PNG; ``None`` where it is no picture."""
    if not store.get(ledger, attachment_id)[2].media_type.startswith("image/"):
        return None
    from desktop.services import pictures

    try:
        return pictures.thumbnail(content(ledger, attachment_id), longest)
    except pictures.NotAPicture:  # kept all the same, as a document
        return None


def save_copy(ledger: Ledger, attachment_id: int, path: Path) -> Path:
    """Write the file out of the ledger to ``path`` and return it."""
    return write_file(path, content(ledger, attachment_id))

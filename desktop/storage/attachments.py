"""Files attached to records."""

from collections.abc import Sequence
from datetime import datetime

import peewee

from desktop.domain.attachments import Attachment, AttachmentRole, Owner
from desktop.domain.errors import NotFound
from desktop.storage import contents, tables
from desktop.storage.database import Ledger, Row

_ATTACHMENT = tables.Attachment
_CONTENT = tables.Content


def _select(ledger: Ledger, *conditions: peewee.Expression) -> list[tuple[Owner, int, Attachment]]:
    one = _ATTACHMENT
    columns = (one.id, one.role, one.name, one.media_type, one.sha256, _CONTENT.size, one.caption, one.added_at)
    query = one.select(one.owner, one.owner_id, *columns).join(_CONTENT, on=(one.sha256 == _CONTENT.sha256))
    return [_attachment(row) for row in ledger.rows(query.where(*conditions).order_by(one.place, one.id))]


def _attachment(row: Row) -> tuple[Owner, int, Attachment]:
    owner, owner_id, id_, role, name, media_type, sha256, size, caption, added_at = row
    found = Attachment(id_, AttachmentRole(role), name, media_type, sha256, size, caption, added_at)
    return Owner(owner), owner_id, found


def of(ledger: Ledger, owner: Owner, owner_id: int) -> tuple[Attachment, ...]:
    """Return the files attached to a record, in their order."""
    mine = (_ATTACHMENT.owner == owner.value) & (_ATTACHMENT.owner_id == owner_id)
    return tuple(found for _, _, found in _select(ledger, mine))


def get(ledger: Ledger, attachment_id: int) -> tuple[Owner, int, Attachment]:
    """Return one with the record that it is attached to; raise :class:`NotFound`."""
    found = _select(ledger, _ATTACHMENT.id == attachment_id)
    if not found:
        raise NotFound("attachment", str(attachment_id))
    return found[0]


def add(ledger: Ledger, owner: Owner, owner_id: int, attachment: Attachment, now: datetime) -> int:
    """Attach a file whose bytes are kept already, after the others; return its id."""
    one = _ATTACHMENT
    mine = (one.owner == owner.value) & (one.owner_id == owner_id)
    last = ledger.row(one.select(peewee.fn.MAX(one.place)).where(mine))
    place = 0 if last is None or last[0] is None else last[0] + 1
    return ledger.run(
        one.insert(
            owner=owner.value,
            owner_id=owner_id,
            place=place,
            role=attachment.role.value,
            name=attachment.name,
            caption=attachment.caption,
            media_type=attachment.media_type,
            sha256=attachment.sha256,
            added_at=now.isoformat(" ", "seconds"),
        )
    )


def update(ledger: Ledger, attachment: Attachment) -> None:
    """Keep the role, the name and the caption as they are now; the bytes stay."""
    one = _ATTACHMENT
    change = one.update(role=attachment.role.value, name=attachment.name, caption=attachment.caption)
    if not ledger.run(change.where(one.id == attachment.id)):
        raise NotFound("attachment", str(attachment.id))


def order(ledger: Ledger, owner: Owner, owner_id: int, attachment_ids: Sequence[int]) -> None:
    """Put the files of a record into the order of these ids."""
    one = _ATTACHMENT
    mine = (one.owner == owner.value) & (one.owner_id == owner_id)
    for place, attachment_id in enumerate(attachment_ids):
        ledger.run(one.update(place=place).where(mine & (one.id == attachment_id)))


def delete(ledger: Ledger, attachment_id: int) -> None:
    """Take a file off its record, and out of the ledger where nothing else refers to it."""
    if not ledger.run(_ATTACHMENT.delete().where(_ATTACHMENT.id == attachment_id)):
        raise NotFound("attachment", str(attachment_id))
    contents.drop_unused(ledger)


def delete_of(ledger: Ledger, owner: Owner, owner_id: int) -> None:
    """Take all files off a record that goes itself."""
    ledger.run(_ATTACHMENT.delete().where(_ATTACHMENT.owner == owner.value, _ATTACHMENT.owner_id == owner_id))
    contents.drop_unused(ledger)

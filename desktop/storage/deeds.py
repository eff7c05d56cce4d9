"""Deeds with what is needed to take them back: images of the records from before, references that moved."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from desktop.domain.deeds import Deed, DeedKind
from desktop.domain.errors import NotFound
from desktop.storage import tables
from desktop.storage.changes import Change, Record, images, left_by
from desktop.storage.database import Ledger
from desktop.storage.references import Moved

_DEED = tables.Deed
_COLUMNS = (_DEED.id, _DEED.at, _DEED.kind, _DEED.about, _DEED.undone_at)


@dataclass(frozen=True, slots=True)
class Before:
    """The images of records before a deed; ``None`` for a record that the deed made."""

    record: Record
    images: dict[int, str | None]


def before(ledger: Ledger, record: Record, refs: Iterable[int]) -> Before:
    """Return the images of records as they are now."""
    found: dict[int, str | None] = dict(images(ledger, record, refs))
    return Before(record, found)


def keep(ledger: Ledger, deed: Deed, then: Before, moved: Sequence[Moved] = ()) -> int:
    """Keep a deed with the images from before it, and digests of the records as it leaves them; return its id."""
    after = left_by(ledger, then.record, then.images)
    changes = [[then.record.value, ref, image, after.get(ref, "")] for ref, image in then.images.items()]
    return ledger.run(
        _DEED.insert(
            at=deed.at,
            kind=deed.kind,
            about=deed.about,
            images=json.dumps(changes, ensure_ascii=False),
            moved=json.dumps([asdict(one) for one in moved]),
        )
    )


def listed(ledger: Ledger) -> list[Deed]:
    """Return all deeds, newest first."""
    return [
        Deed(id_, at, DeedKind(kind), about, undone_at)
        for id_, at, kind, about, undone_at in ledger.rows(_DEED.select(*_COLUMNS).order_by(_DEED.id.desc()))
    ]


def get(ledger: Ledger, deed_id: int) -> Deed:
    """Return one deed."""
    row = ledger.row(_DEED.select(*_COLUMNS).where(_DEED.id == deed_id))
    if row is None:
        raise NotFound("deed", str(deed_id))
    id_, at, kind, about, undone_at = row
    return Deed(id_, at, DeedKind(kind), about, undone_at)


def changes(ledger: Ledger, deed_id: int) -> list[Change]:
    """Return what a deed did to records."""
    row = ledger.row(_DEED.select(_DEED.images).where(_DEED.id == deed_id))
    kept = json.loads(row[0]) if row else []
    return [Change(Record(record), ref, image, after) for record, ref, image, after in kept]


def moved(ledger: Ledger, deed_id: int) -> list[Moved]:
    """Return the references that a deed moved."""
    row = ledger.row(_DEED.select(_DEED.moved).where(_DEED.id == deed_id))
    kept = json.loads(row[0]) if row else []
    return [Moved(one["table"], one["column"], tuple(one["rows"])) for one in kept]


def mark_undone(ledger: Ledger, deed_id: int, at: datetime) -> None:
    """Note when a deed was taken back."""
    ledger.run(_DEED.update(undone_at=at).where(_DEED.id == deed_id))

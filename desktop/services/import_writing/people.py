"""Writing the people that rows name."""

from dataclasses import replace

from desktop.domain.imports import Delegate, SheetKind
from desktop.domain.people import Person, Position
from desktop.services.import_writing.batch import Batch
from desktop.services.import_writing.taken_rows import TakenRow
from desktop.storage import people
from desktop.storage.changes import Record


def write_people(batch: Batch) -> None:
    """Make and change the people."""
    said = {row.record: _person(batch, row) for row in batch.rows.of(SheetKind.PEOPLE) if row.record is not None}
    before = batch.images(Record.PERSON, [ref for ref in said if ref > 0])
    kept = [_kept(batch, person) for person in said.values()]
    batch.note(Record.PERSON, before, [person.id for person in kept if person.id not in before])


def _person(batch: Batch, row: TakenRow) -> Person:
    says = row.says
    assert isinstance(says, Delegate)
    post = Position(says.position or "", batch.unit(row.unit), says.unit or "")
    return Person(max(row.record or 0, 0), says.full_name or "", (post,), "", says.phone or "", says.note or "")


def _kept(batch: Batch, person: Person) -> Person:
    if person.id:
        people.update(batch.ledger, person)
        return person
    return replace(person, id=people.add(batch.ledger, person))

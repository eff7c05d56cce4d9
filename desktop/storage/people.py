"""People with their positions."""

from collections import defaultdict
from collections.abc import Iterable

from desktop.domain.errors import NotFound
from desktop.domain.people import Person, Position
from desktop.storage import tables
from desktop.storage.database import Ledger, among
from desktop.storage.kept_values import read_day


def everybody(ledger: Ledger) -> list[Person]:
    """Return all people in the order in which they were added."""
    positions: dict[int, list[Position]] = defaultdict(list)
    table = tables.Position
    columns = (table.person_id, table.title, table.unit_id, table.unit, table.rank, table.valid_from, table.valid_to)
    in_order = table.select(*columns).order_by(table.rank, table.id)
    for person_id, title, unit_id, unit, rank, start, end in ledger.plain(in_order):
        positions[person_id].append(Position(title, unit_id, unit, rank, read_day(start), read_day(end)))
    person = tables.Person
    query = person.select(person.id, person.full_name, person.sort_name, person.phone, person.note)
    return [
        Person(id_, full_name, tuple(positions[id_]), sort_name, phone, note)
        for id_, full_name, sort_name, phone, note in ledger.plain(query.order_by(person.id))
    ]


def names(ledger: Ledger, person_ids: Iterable[int]) -> dict[int, str]:
    """Return the names of those of these people who are there, by id."""
    person = tables.Person
    rows = ledger.plain(person.select(person.id, person.full_name).where(among(person.id, person_ids)))
    return dict(rows)


def add(ledger: Ledger, person: Person) -> int:
    """Keep a new person and return the id; ``person.id`` is not looked at."""
    person_id = ledger.run(
        tables.Person.insert(
            full_name=person.full_name, sort_name=person.sort_name, phone=person.phone, note=person.note
        )
    )
    _add_positions(ledger, person_id, person.positions)
    return person_id


def update(ledger: Ledger, person: Person) -> None:
    """Keep a person's name and positions as they are now."""
    changed = tables.Person.update(
        full_name=person.full_name, sort_name=person.sort_name, phone=person.phone, note=person.note
    )
    if not ledger.run(changed.where(tables.Person.id == person.id)):
        raise NotFound("person", str(person.id))
    ledger.run(tables.Position.delete().where(tables.Position.person_id == person.id))
    _add_positions(ledger, person.id, person.positions)


def _add_positions(ledger: Ledger, person_id: int, positions: tuple[Position, ...]) -> None:
    for position in positions:
        ledger.run(
            tables.Position.insert(
                person_id=person_id,
                title=position.title,
                unit_id=position.unit_id,
                unit=position.unit,
                rank=position.rank,
                valid_from=position.valid_from,
                valid_to=position.valid_to,
            )
        )

"""The directory of units, and the people of the committee."""

import json
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from desktop.domain.collation import name_key, sort_key
from desktop.domain.errors import RefusedValue
from desktop.domain.people import Person, Position
from desktop.domain.text import clean, fold, spelling_key
from desktop.domain.units import Unit, UnitDirectory, UnitLevel, UnitName
from desktop.services.changes import Changed, Noun, changed
from desktop.services.summaries import usual_day
from desktop.services.tasks import usual_year
from desktop.services.unit_sums import counts_under
from desktop.storage import people as people_store
from desktop.storage import units as unit_store
from desktop.storage.database import Ledger


def directory(ledger: Ledger) -> UnitDirectory:
    """Return all units."""
    return unit_store.directory(ledger)


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit as the list shows it: its name on the day asked for, and how many tasks of the year it leads.

    ``is_past`` says that it is no more on that day.
    """

    unit: Unit
    name: str
    led: int = 0
    is_past: bool = False


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person as the list shows them, with the posts held on the day asked for, highest rank first."""

    person: Person
    posts: tuple[Position, ...] = ()


@dataclass(frozen=True, slots=True)
class Members:
    """What the page of units and people shows; tasks led are those of ``year``, withdrawn ones left out."""

    year: int
    units: tuple[UnitRow, ...]
    people: tuple[PersonRow, ...]
    directory: UnitDirectory


def members(ledger: Ledger, today: date) -> Members:
    """Return units by name in Vietnamese order and people by given name, as they are on ``today``."""
    year = usual_year(ledger, today)
    day = usual_day(year, today)
    counted = counts_under(ledger, year, day, day)
    led = {unit_id: sum(one.total for one in kinds.values()) for unit_id, kinds in counted.items()}
    known = unit_store.directory(ledger)
    rows = [UnitRow(unit, unit.name_on(today), led.get(unit.id, 0), _is_past(unit, today)) for unit in known.units()]
    return Members(
        year=year,
        units=tuple(sorted(rows, key=lambda row: sort_key(row.name.casefold()))),
        people=tuple(PersonRow(person, person.posts_on(today)) for person in people(ledger)),
        directory=known,
    )


def _is_past(unit: Unit, day: date) -> bool:
    return all(name.valid_to is not None and name.valid_to < day for name in unit.names)


def _cleaned(unit: Unit) -> Unit:
    names = tuple(replace(name, name=clean(name.name)) for name in unit.names if clean(name.name))
    if not names:
        raise RefusedValue("unit-name", "missing")
    taken = {spelling_key(name.name) for name in names}
    aliases = {spelling_key(alias): clean(alias) for alias in unit.aliases if clean(alias)}
    return replace(unit, names=names, aliases=tuple(text for key, text in aliases.items() if key not in taken))


def save_unit(ledger: Ledger, unit: Unit) -> Changed[Unit]:
    """Keep a unit, new when its id is 0. Refuses a name under which another unit is already found."""
    unit = _cleaned(unit)
    with ledger.transaction():
        known = unit_store.directory(ledger)
        for spelling in unit.spellings():
            if any(holder.id != unit.id and holder.lives_with(unit) for holder in known.named(spelling)):
                raise RefusedValue("unit-name", "taken", spelling)
        kept = _keep_unit(ledger, unit)
        unit_store.mark_given(ledger)
    return changed(kept, Noun.UNITS)


def _keep_unit(ledger: Ledger, unit: Unit) -> Unit:
    if unit.id:
        unit_store.update(ledger, unit)
    else:
        unit = replace(unit, id=unit_store.add(ledger, unit))
    return unit


def add_named_units(ledger: Ledger, names: tuple[str, ...]) -> list[Unit]:
    """Keep a new unit for each name, inside the caller's transaction."""
    return [_keep_unit(ledger, Unit(0, (UnitName(clean(name)),))) for name in names]


@dataclass(frozen=True, slots=True)
class DirectoryChange:
    """What taking over a directory did: units added, and known ones that got new spellings."""

    added: int
    extended: int


def take_over_directory(ledger: Ledger, units: list[Unit]) -> Changed[DirectoryChange]:
    """Add the units that are not known yet, and new spellings to those that are; twice changes nothing."""
    added = extended = 0
    with ledger.transaction():
        unit_store.mark_given(ledger)
        known = unit_store.directory(ledger)
        for unit in map(_cleaned, units):
            holder = known.exact(unit.name)
            fresh = tuple(text for text in unit.aliases if known.exact(text) is None)
            if holder is None:
                known.take(_keep_unit(ledger, replace(unit, id=0, aliases=fresh)))
                added += 1
            elif fresh:
                known.take(_keep_unit(ledger, replace(holder, aliases=(*holder.aliases, *fresh))))
                extended += 1
    return changed(DirectoryChange(added, extended), Noun.UNITS)


def read_directory(path: Path) -> list[Unit]:
    """Read a directory of units from a workbook, or from JSON: ``{"units": [{"name", "aliases": [...], "level"}]}``.

    Raises :class:`RefusedValue` when the file is no such directory.
    """
    if path.suffix.casefold() != ".json":
        return _units_of_workbook(path)
    try:
        entries = json.loads(path.read_text("utf-8"))["units"]
        return [_from_json(entry) for entry in entries]
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise RefusedValue("directory", "unreadable", str(path)) from error


def _units_of_workbook(path: Path) -> list[Unit]:
    from desktop.spreadsheets.reader import WorkbookReader
    from desktop.spreadsheets.unit_list import read_units

    with WorkbookReader() as reader:
        book = reader.open(path).workbook
    units = [] if book is None else read_units(book)
    if not units:
        raise RefusedValue("directory", "unreadable", str(path))
    return units


def _from_json(entry: dict[str, Any]) -> Unit:
    level = UnitLevel(entry.get("level") or UnitLevel.OTHER)
    return Unit(0, (UnitName(str(entry["name"])),), tuple(map(str, entry.get("aliases", ()))), level)


def people(ledger: Ledger, typed: str = "") -> list[Person]:
    """Return the people whose name or posts hold every typed word, marks or not, in the order of their given names."""
    words = fold(typed).split()
    found = [person for person in people_store.everybody(ledger) if not words or _holds(person, words)]
    return sorted(found, key=lambda person: name_key(person.sort_name or person.full_name))


def _holds(person: Person, words: list[str]) -> bool:
    posts = " ".join(f"{post.title} {post.unit}" for post in person.positions)
    folded = fold(f"{person.full_name} {posts}")
    return all(word in folded for word in words)


def save_person(ledger: Ledger, person: Person) -> Changed[Person]:
    """Keep a person, new when the id is 0."""
    person = replace(person, full_name=clean(person.full_name))
    if not person.full_name:
        raise RefusedValue("full-name", "missing")
    with ledger.transaction():
        if person.id:
            people_store.update(ledger, person)
        else:
            person = replace(person, id=people_store.add(ledger, person))
    return changed(person, Noun.PEOPLE)

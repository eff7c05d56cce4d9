"""Units with their names."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

import peewee

from desktop.domain.errors import NotFound
from desktop.domain.units import Unit, UnitDirectory, UnitLevel, UnitName
from desktop.storage import tables
from desktop.storage.database import Ledger, among
from desktop.storage.kept_values import read_day

#: The setting that says that a person has given the directory of units.
_GIVEN = "units-given"


def directory(ledger: Ledger) -> UnitDirectory:
    """Return all units, in the order in which they were added."""
    return UnitDirectory(_select(ledger, tables.Unit.id.is_null(False), tables.UnitName.id.is_null(False)))


def of_ids(ledger: Ledger, unit_ids: Collection[int]) -> dict[int, Unit]:
    """Return those of the units that are there, by id."""
    found = _select(ledger, among(tables.Unit.id, unit_ids), among(tables.UnitName.unit_id, unit_ids))
    return {unit.id: unit for unit in found}


def _select(ledger: Ledger, which: peewee.Expression, of_which: peewee.Expression) -> Iterator[Unit]:
    """Yield the units for which ``which`` holds; ``of_which`` says the same of their names."""
    names: dict[int, list[UnitName]] = defaultdict(list)
    aliases: dict[int, list[str]] = defaultdict(list)
    table = tables.UnitName
    columns = (table.unit_id, table.is_alias, table.name, table.valid_from, table.valid_to, table.basis)
    query = table.select(*columns).where(of_which)
    for unit_id, alias, name, start, end, basis in ledger.plain(query.order_by(table.valid_from, table.id)):
        if alias:
            aliases[unit_id].append(name)
        else:
            names[unit_id].append(UnitName(name, read_day(start), read_day(end), basis))
    rows = ledger.plain(tables.Unit.select(tables.Unit.id, tables.Unit.level).where(which).order_by(tables.Unit.id))
    return (Unit(id_, tuple(names[id_]), tuple(aliases[id_]), UnitLevel(level)) for id_, level in rows)


def count(ledger: Ledger) -> int:
    """Return how many units there are."""
    return int(ledger.rows(tables.Unit.select(peewee.fn.count(tables.Unit.id)))[0][0])


def is_given(ledger: Ledger) -> bool:
    """Return whether a person has said which units there are; until then the workbooks say it."""
    setting = tables.Setting
    return ledger.row(setting.select(setting.value).where(setting.name == _GIVEN)) is not None


def mark_given(ledger: Ledger) -> None:
    """Note that a person has said which units there are."""
    ledger.sql("INSERT OR REPLACE INTO setting (name, value) VALUES (?, '1')", (_GIVEN,))


def add(ledger: Ledger, unit: Unit) -> int:
    """Keep a new unit and return its id; ``unit.id`` is not looked at."""
    unit_id = ledger.run(tables.Unit.insert(level=unit.level))
    _add_names(ledger, unit_id, unit)
    return unit_id


def update(ledger: Ledger, unit: Unit) -> None:
    """Keep a unit's level, names and spellings as they are now."""
    if not ledger.run(tables.Unit.update(level=unit.level).where(tables.Unit.id == unit.id)):
        raise NotFound("unit", str(unit.id))
    ledger.run(tables.UnitName.delete().where(tables.UnitName.unit_id == unit.id))
    _add_names(ledger, unit.id, unit)


def add_aliases(ledger: Ledger, spellings: Iterable[tuple[int, str]]) -> None:
    """Remember that each text names the unit with that id."""
    for unit_id, spelling in spellings:
        ledger.run(tables.UnitName.insert(unit_id=unit_id, name=spelling, is_alias=True, basis=""))


def _add_names(ledger: Ledger, unit_id: int, unit: Unit) -> None:
    for name in unit.names:
        ledger.run(
            tables.UnitName.insert(
                unit_id=unit_id,
                name=name.name,
                is_alias=False,
                valid_from=name.valid_from,
                valid_to=name.valid_to,
                basis=name.basis,
            )
        )
    add_aliases(ledger, ((unit_id, alias) for alias in unit.aliases))

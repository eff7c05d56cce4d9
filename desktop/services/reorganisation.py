"""The reorganisation of 1 July 2025 taken over for a province: what becomes of the ledger's communes and districts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from types import MappingProxyType

from desktop import paths
from desktop.domain.deeds import Deed, DeedKind
from desktop.domain.errors import RefusedValue
from desktop.domain.places import Commune, Province, Reorganised, districts, read_provinces, reorganised
from desktop.domain.unit_links import NO_DISTRICTS_FROM, LinkKind
from desktop.domain.units import Unit
from desktop.services import deeds as deed_services
from desktop.services.changes import Changed
from desktop.services.unit_history import Successor, UnitChange, record_changes
from desktop.storage import units
from desktop.storage.database import Ledger

#: The documents by which districts ended and communes were put together.
BASIS = "Nghị quyết số 1654–1687/NQ-UBTVQH15"
DISTRICTS_BASIS = "Luật 72/2025/QH15"


@dataclass(frozen=True, slots=True)
class Preview:
    """What taking the reorganisation of a province over would do: to communes, and to districts, which end."""

    province: Province
    rows: tuple[Reorganised, ...]
    districts: tuple[Unit, ...]


@dataclass(frozen=True, slots=True)
class Choices:
    """What a clerk says: units to be left as they are, the code of a commune where several are called so, and shares.

    Shares of a split commune are percents in the order of its successors; without them it stays a row of its own.
    """

    left_out: frozenset[int] = frozenset()
    codes: Mapping[int, str] = field(default_factory=lambda: MappingProxyType({}))
    shares: Mapping[int, tuple[Decimal, ...]] = field(default_factory=lambda: MappingProxyType({}))


def provinces() -> tuple[Province, ...]:
    """Return the 63 provinces as they were, read from the program's own table when it is asked for."""
    table = paths.resources() / "places" / "communes-2025.txt"
    return read_provinces(table.read_text("utf-8").splitlines())


def preview(ledger: Ledger, province: Province) -> Preview:
    """Return which units of the ledger become what, by the table of a province."""
    known = units.directory(ledger).units()
    return Preview(province, reorganised(known, province), tuple(districts(known)))


def take_over(ledger: Ledger, province: Province, choices: Choices, now: datetime) -> Changed[Deed]:
    """Let the communes and districts of the ledger become what they became, in one deed that can be undone."""
    with ledger.transaction():
        found = preview(ledger, province)
        wanted = [change for row in found.rows if (change := _change(row, choices)) is not None]
        wanted += [_ended(unit) for unit in found.districts if unit.id not in choices.left_out]
        if not wanted:
            raise RefusedValue("places", "nothing-to-change", province.name)
        deed = Deed(0, now, DeedKind.REORGANISED, province.name)
        deed_id = record_changes(ledger, wanted, deed, {change.unit_id for change in wanted})
    return deed_services.done(ledger, deed_id)


def _ended(unit: Unit) -> UnitChange:
    return UnitChange(unit.id, LinkKind.DISSOLVED, NO_DISTRICTS_FROM, basis=DISTRICTS_BASIS)


def _change(row: Reorganised, choices: Choices) -> UnitChange | None:
    """Return what becomes of a unit; ``None`` where it is left out or nobody has said which commune it is."""
    commune = commune_of(row, choices)
    if commune is None or row.unit.id in choices.left_out:
        return None
    shares: Sequence[Decimal | None] = choices.shares.get(row.unit.id, ())
    given = (*shares, *[None] * len(commune.successors))
    successors = tuple(Successor(name, share) for name, share in zip(commune.successors, given, strict=False))
    kind = LinkKind.SPLIT if len(successors) > 1 else LinkKind.MERGED
    return UnitChange(row.unit.id, kind, NO_DISTRICTS_FROM, successors, BASIS)


def commune_of(row: Reorganised, choices: Choices) -> Commune | None:
    """Return the commune that a unit is, as far as that is known."""
    if row.is_clear:
        return row.communes[0]
    return next((one for one in row.communes if one.code == choices.codes.get(row.unit.id)), None)

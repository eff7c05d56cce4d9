"""The communes of a province before and after the reorganisation of 1 July 2025."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from desktop.domain.unit_links import NO_DISTRICTS_FROM
from desktop.domain.units import Unit, UnitLevel, expanded_key

#: The letters that stand for the kinds of communes in the table.
_KINDS = {"X": "Xã", "P": "Phường", "T": "Thị trấn", "D": "Đặc khu"}


@dataclass(frozen=True, slots=True)
class Commune:
    """A commune as it was, by its code of that time, and the communes that it is now: several where it was split."""

    code: str
    name: str
    successors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Province:
    """A province as it was, with its communes; ``today`` is the name of the province that it belongs to now."""

    name: str
    today: str
    communes: tuple[Commune, ...]


def read_provinces(lines: Iterable[str]) -> tuple[Province, ...]:
    """Return the provinces of the table ``resources/places``, as its head says how it reads."""
    blocks: list[tuple[str, list[str]]] = []
    for line in lines:
        if line.startswith("= "):
            blocks.append((line.removeprefix("= ").strip(), []))
        elif line.strip() and not line.startswith("#"):
            blocks[-1][1].append(line.strip())
    return tuple(_province(head, body) for head, body in blocks)


def _province(head: str, lines: Iterable[str]) -> Province:
    name, _, today = head.partition(" | ")
    names: dict[str, str] = {}
    after: dict[str, list[str]] = defaultdict(list)
    for line in lines:
        new, _, parts = line.partition(": ")
        for part in parts.split("; "):
            old, _, code = part.rstrip("~").rpartition("#")
            names[code] = _in_full(old)
            after[code].append(_in_full(new))
    return Province(name, today, tuple(Commune(code, names[code], tuple(after[code])) for code in sorted(names)))


def _in_full(short: str) -> str:
    return f"{_KINDS[short[0]]}{short[1:]}"


@dataclass(frozen=True, slots=True)
class Reorganised:
    """What becomes of a unit of the ledger: the communes of its name, more than one where the province had several."""

    unit: Unit
    communes: tuple[Commune, ...]

    @property
    def is_clear(self) -> bool:
        """Whether nobody has to say which commune the unit is."""
        return len(self.communes) == 1


def reorganised(units: Iterable[Unit], province: Province) -> tuple[Reorganised, ...]:
    """Return the units of the ledger that were communes of a province, in the order of the ledger.

    They are known by a whole name within the province, never by closeness. A unit that ended before, or began on the
    day itself, is none of them.
    """
    named: dict[str, list[Commune]] = defaultdict(list)
    for commune in province.communes:
        named[expanded_key(commune.name)].append(commune)
    return tuple(
        Reorganised(unit, tuple(named[key]))
        for unit in units
        if _is_of_then(unit) and (key := expanded_key(unit.names[-1].name)) in named
    )


def _is_of_then(unit: Unit) -> bool:
    last = unit.names[-1]
    begun = last.valid_from is None or last.valid_from < NO_DISTRICTS_FROM
    ended = last.valid_to is not None and last.valid_to < NO_DISTRICTS_FROM
    return unit.level in (UnitLevel.COMMUNE, UnitLevel.OTHER) and begun and not ended


def districts(units: Iterable[Unit]) -> Iterator[Unit]:
    """Yield the units of the district level that still had a name on the day on which that level ended."""
    return (unit for unit in units if unit.level is UnitLevel.DISTRICT and unit.existed_on(NO_DISTRICTS_FROM))

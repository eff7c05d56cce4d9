"""What a clerk chooses while the reorganisation of a province is looked at: left out, which commune, shares."""

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from desktop.domain.places import Commune, Province, Reorganised
from desktop.domain.text import clean
from desktop.domain.units import Unit
from desktop.presenters.unit_change_forms import read_share
from desktop.services.reorganisation import Choices, Preview


class RowState(StrEnum):
    """What taking over would do with a unit."""

    MERGED = "merged"
    SPLIT = "split"
    ENDS = "ends"
    UNCLEAR = "unclear"
    LEFT_OUT = "left-out"


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A unit of the ledger with what becomes of it; a district, which ends, has no communes."""

    unit: Unit
    state: RowState
    communes: tuple[Commune, ...] = ()
    code: str = ""
    shares: str = ""

    @property
    def commune(self) -> Commune | None:
        """The commune that it is, as far as that is known."""
        known = self.communes if len(self.communes) == 1 else [one for one in self.communes if one.code == self.code]
        return known[0] if known else None

    @property
    def successors(self) -> tuple[str, ...]:
        """What it becomes."""
        return self.commune.successors if self.commune else ()


@dataclass
class PlaceChoices:
    """The choices for one province, as they stand in the fields."""

    preview: Preview | None = None
    left_out: set[int] = field(default_factory=set)
    codes: dict[int, str] = field(default_factory=dict)
    shares: dict[int, str] = field(default_factory=dict)

    @property
    def province(self) -> Province | None:
        """The province that is looked at."""
        return self.preview.province if self.preview else None

    def rows(self) -> tuple[PlaceRow, ...]:
        """Return every unit that is concerned, those about which a person has to say something first."""
        if self.preview is None:
            return ()
        found = [*map(self._row, self.preview.rows), *map(self._district, self.preview.districts)]
        order = [RowState.UNCLEAR, RowState.SPLIT, RowState.MERGED, RowState.ENDS, RowState.LEFT_OUT]
        return tuple(sorted(found, key=lambda row: order.index(row.state)))

    def _row(self, row: Reorganised) -> PlaceRow:
        unit = row.unit
        code, shares = self.codes.get(unit.id, ""), self.shares.get(unit.id, "")
        plain = PlaceRow(unit, RowState.UNCLEAR, row.communes, code, shares)
        return PlaceRow(unit, self._state(plain), row.communes, code, shares)

    def _state(self, row: PlaceRow) -> RowState:
        if row.unit.id in self.left_out:
            return RowState.LEFT_OUT
        if row.commune is None:
            return RowState.UNCLEAR
        return RowState.SPLIT if len(row.successors) > 1 else RowState.MERGED

    def _district(self, unit: Unit) -> PlaceRow:
        return PlaceRow(unit, RowState.LEFT_OUT if unit.id in self.left_out else RowState.ENDS)

    def wrong_shares(self) -> PlaceRow | None:
        """Return the first split whose shares can't be taken: another number than communes, or over 100 together."""
        return next((row for row in self.rows() if row.state is RowState.SPLIT and _shares(row) is None), None)

    def choices(self) -> Choices:
        """Return the choices; those of :meth:`wrong_shares` are left out of it."""
        given = {row.unit.id: _shares(row) for row in self.rows() if row.state is RowState.SPLIT}
        return Choices(
            frozenset(self.left_out), dict(self.codes), {unit: shares for unit, shares in given.items() if shares}
        )


def _shares(row: PlaceRow) -> tuple[Decimal, ...] | None:
    """Return the shares typed for a split ("60; 40"), none for an empty field, ``None`` for what can't be taken."""
    texts = [text for text in row.shares.split(";") if clean(text)]
    shares = [share for share in map(read_share, texts) if share is not None]
    fits = len(shares) == len(texts) and len(texts) in (0, len(row.successors)) and sum(shares) <= 100
    return tuple(shares) if fits else None

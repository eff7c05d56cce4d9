"""Coordination programmes: what bodies agree to do together over years, signed at a conference."""

from dataclasses import dataclass

from desktop.domain.errors import RefusedValue
from desktop.domain.text import clean


@dataclass(frozen=True, slots=True)
class Party:
    """A body that takes part in a programme, as it is named there, and who signed for it."""

    unit: str
    signer: str = ""
    signer_title: str = ""
    unit_id: int | None = None


@dataclass(frozen=True, slots=True)
class Programme:
    """A programme with its parties in the order of its signatures; pictures of its pages are attached to it."""

    id: int
    name: str
    year_from: int
    year_to: int
    parties: tuple[Party, ...] = ()
    contents: str = ""
    meeting_id: int | None = None

    def covers(self, year: int) -> bool:
        """Return whether the programme runs in ``year``."""
        return self.year_from <= year <= self.year_to


def checked_programme(programme: Programme) -> None:
    """Raise :class:`RefusedValue` for one without a name, that ends before it begins, or names a party twice."""
    if not clean(programme.name):
        raise RefusedValue("programme-name", "missing")
    if programme.year_to < programme.year_from:
        raise RefusedValue("programme-years", "before-start", str(programme.year_to))
    names = [clean(party.unit).casefold() for party in programme.parties]
    if not all(names):
        raise RefusedValue("programme-party", "missing")
    for place, name in enumerate(names):
        if name in names[:place]:
            raise RefusedValue("programme-party", "party-twice", programme.parties[place].unit)

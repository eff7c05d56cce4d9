"""People and the positions they hold in units over time."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Position:
    """A post that a person holds; ``rank`` orders official lists (1 first), ``unit`` is its name as given."""

    title: str
    unit_id: int | None = None
    unit: str = ""
    rank: int = 0
    valid_from: date | None = None
    valid_to: date | None = None

    def held_on(self, day: date) -> bool:
        """Return whether the post is held on ``day``."""
        return (self.valid_from or date.min) <= day <= (self.valid_to or date.max)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who takes part in meetings; ``sort_name`` overrides the order where the last word is no given name."""

    id: int
    full_name: str
    positions: tuple[Position, ...] = ()
    sort_name: str = ""
    phone: str = ""
    note: str = ""

    def posts_on(self, day: date) -> tuple[Position, ...]:
        """Return the posts held on ``day``, highest rank first."""
        held = [position for position in self.positions if position.held_on(day)]
        return tuple(sorted(held, key=lambda position: position.rank))

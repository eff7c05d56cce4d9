"""Seats in a hall: rows by letter from the front, seats by number ("B12"), given in the order of the list."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from desktop.domain.errors import RefusedValue
from desktop.domain.meetings import Attendee

_SEAT = re.compile(r"([A-Z]{1,2})\s*[-.]?\s*(\d{1,3})")
_LETTERS = 26


@dataclass(frozen=True, slots=True)
class Hall:
    """A hall of so many rows with so many seats each."""

    rows: int
    seats_a_row: int

    def __post_init__(self) -> None:
        if self.rows < 1 or self.seats_a_row < 1:
            raise RefusedValue("hall", "missing")

    @property
    def seats(self) -> int:
        """How many seats there are."""
        return self.rows * self.seats_a_row

    def seat(self, place: int) -> str:
        """Return the seat of the one at ``place`` (from 0), row after row from the front."""
        row, seat = divmod(place, self.seats_a_row)
        return f"{row_letter(row)}{seat + 1}"


def row_letter(row: int) -> str:
    """Return the letter of a row, counted from 0 at the front: A to Z, then AA."""
    before, letter = divmod(row, _LETTERS)
    return (chr(ord("A") + before - 1) if before else "") + chr(ord("A") + letter)


def read_seat(text: str) -> str | None:
    """Return a seat as it is kept ("b 12" is "B12"); empty for none, ``None`` where it is no seat."""
    plain = text.strip().upper()
    if not plain:
        return ""
    found = _SEAT.fullmatch(plain)
    return f"{found[1]}{int(found[2])}" if found and int(found[2]) else None


def seat_key(seat: str) -> tuple[int, str, int]:
    """Return what seats sort by: rows from the front, then along the row; nobody's seat comes last."""
    found = _SEAT.fullmatch(seat)
    return (len(found[1]), found[1], int(found[2])) if found else (_LETTERS, seat, 0)


def seated(people: Sequence[Attendee], hall: Hall) -> tuple[Attendee, ...]:
    """Return the people with a seat each in the order given; refuse a hall that is too small."""
    if len(people) > hall.seats:
        raise RefusedValue("hall", "too-small", str(len(people) - hall.seats))
    return tuple(replace(one, seat=hall.seat(place)) for place, one in enumerate(people))


def shared_seats(people: Sequence[Attendee]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the seats that are given to more than one person, each with the names of those."""
    found: dict[str, list[str]] = {}
    for one in people:
        if one.seat:
            found.setdefault(one.seat, []).append(one.name)
    return tuple((seat, tuple(names)) for seat, names in found.items() if len(names) > 1)

"""The months, quarters, halves and years for which units report figures."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

_MONTHS_OF_YEAR = 12


class PartKind(StrEnum):
    """How long a part of the year is."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"

    @property
    def months(self) -> int:
        """How many months it has."""
        return _MONTHS[self]


_MONTHS = {PartKind.MONTH: 1, PartKind.QUARTER: 3, PartKind.HALF: 6, PartKind.YEAR: _MONTHS_OF_YEAR}


@dataclass(frozen=True, slots=True)
class YearPart:
    """The ``number``-th (from 1) part of ``year``."""

    year: int
    kind: PartKind
    number: int = 1

    @property
    def start(self) -> date:
        """Its first day."""
        return date(self.year, (self.number - 1) * self.kind.months + 1, 1)

    @property
    def end(self) -> date:
        """Its last day."""
        month = self.number * self.kind.months
        return date(self.year, month, monthrange(self.year, month)[1])

    def years_before(self, years: int) -> "YearPart":
        """Return the same part of an earlier year."""
        return YearPart(self.year - years, self.kind, self.number)


def columns(year: int, kind: PartKind, years: int = 5) -> tuple[YearPart, ...]:
    """Return the parts of ``year`` and then the whole of it; asked for years, the last ``years`` of them."""
    if kind is PartKind.YEAR:
        return tuple(YearPart(one, kind) for one in range(year - years + 1, year + 1))
    numbers = range(1, _MONTHS_OF_YEAR // kind.months + 1)
    return (*(YearPart(year, kind, number) for number in numbers), YearPart(year, PartKind.YEAR))

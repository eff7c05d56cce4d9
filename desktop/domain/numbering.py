"""How an office numbers its papers: each kind from 1 every year, or from 1 every term of some years."""

from dataclasses import dataclass

from desktop.domain.errors import RefusedValue

#: The longest term that anybody is elected for, in years.
_LONGEST_TERM = 10

_EARLIEST, _LATEST = 1945, 2200


@dataclass(frozen=True, slots=True)
class Numbering:
    """``term_start`` is a year in which a term begins; ``None`` begins anew every year. A term has ``years`` years.

    Raises :class:`RefusedValue` for a year that is none, and for a term that is too short or too long.
    """

    term_start: int | None = None
    years: int = 5

    def __post_init__(self) -> None:
        if self.term_start is not None and not _EARLIEST <= self.term_start <= _LATEST:
            raise RefusedValue("term-start", "outside-range", f"{_EARLIEST}–{_LATEST}")
        if not 1 <= self.years <= _LONGEST_TERM:
            raise RefusedValue("term-years", "outside-range", f"1–{_LONGEST_TERM}")

    def begins(self, year: int) -> int:
        """Return the year in which the series of ``year`` began."""
        if self.term_start is None:
            return year
        return year - (year - self.term_start) % self.years

    def ends(self, year: int) -> int:
        """Return the last year of the series of ``year``."""
        return year if self.term_start is None else self.begins(year) + self.years - 1

"""The office whose ledger it is, what it has chosen, and the numbers it has given."""

from desktop.domain.errors import LedgerDamaged
from desktop.domain.office import LayoutProfile, Level, Office
from desktop.storage import tables
from desktop.storage.database import Ledger


def save(ledger: Ledger, office: Office) -> None:
    """Keep ``office`` as the ledger's office."""
    ledger.sql(
        "INSERT OR REPLACE INTO office (id, name, parent, place, level, profile, code) VALUES (1, ?, ?, ?, ?, ?, ?)",
        (office.name, office.parent, office.place, office.level.value, office.profile.value, office.code),
    )


def load(ledger: Ledger) -> Office:
    """Return the office whose ledger it is."""
    table = tables.Office
    row = ledger.row(table.select(table.name, table.parent, table.place, table.level, table.profile, table.code))
    if row is None:
        raise LedgerDamaged(str(ledger.path), "no office")
    name, parent, place, level, profile, code = row
    return Office(name, parent, place, Level(level), LayoutProfile(profile), code)


def next_number(ledger: Ledger, series: str, year: int) -> int:
    """Take the next number of a series that begins anew each year; a number taken is never given again."""
    ledger.sql("INSERT OR IGNORE INTO series (name, year, last) VALUES (?, ?, 0)", (series, year))
    ledger.sql("UPDATE series SET last = last + 1 WHERE name = ? AND year = ?", (series, year))
    return int(ledger.sql("SELECT last FROM series WHERE name = ? AND year = ?", (series, year))[0][0])


def reserve_number(ledger: Ledger, series: str, year: int, number: int) -> None:
    """Count a number that a person gave as taken: the series goes on after it."""
    ledger.sql("INSERT OR IGNORE INTO series (name, year, last) VALUES (?, ?, 0)", (series, year))
    ledger.sql("UPDATE series SET last = max(last, ?) WHERE name = ? AND year = ?", (number, series, year))


def last_number(ledger: Ledger, series: str, year: int) -> int:
    """Return the last number of a series that was taken; 0 when none was."""
    table = tables.Series
    row = ledger.row(table.select(table.last).where(table.name == series, table.year == year))
    return int(row[0]) if row else 0


def set_last_number(ledger: Ledger, series: str, year: int, number: int) -> None:
    """Let a series go on after ``number``, whatever was taken before."""
    ledger.sql("INSERT OR REPLACE INTO series (name, year, last) VALUES (?, ?, ?)", (series, year, number))

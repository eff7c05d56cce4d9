"""What refers to a unit or a person, read from the schema itself: a table that is added later is never forgotten."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import peewee
from playhouse.sqlcipher_ext import sqlcipher

from desktop.domain.errors import RefusedValue
from desktop.storage.changes import PARTS, Record
from desktop.storage.database import Ledger

#: Rows that follow from others: made anew from them, never moved by themselves.
_CACHE = frozenset({"standing_span", "stale_task", "year_count", "counted_year"})


@dataclass(frozen=True, slots=True)
class Reference:
    """A column in which rows name a record."""

    table: str
    column: str


@dataclass(frozen=True, slots=True)
class Moved:
    """Rows whose reference was changed, each by the rest of its key as a JSON text."""

    table: str
    column: str
    rows: tuple[str, ...]


def to(ledger: Ledger, record: Record) -> list[Reference]:
    """Return the columns that name a unit, or a person, outside of what is part of the record itself."""
    own = set(PARTS[record])
    found = ledger.sql(
        'SELECT m.name, f."from" FROM sqlite_master AS m, pragma_foreign_key_list(m.name) AS f'
        ' WHERE m.type = \'table\' AND f."table" = ? ORDER BY m.name, f."from"',
        (record.value,),
    )
    return [Reference(table, column) for table, column in found if (table, column) not in own and table not in _CACHE]


def uses(ledger: Ledger, record: Record, ref: int) -> list[str]:
    """Return the tables that name a record, each with its count: what keeps it from being deleted."""
    counted: dict[str, int] = {}
    for reference in to(ledger, record):
        rows = ledger.sql(f"SELECT count(*) FROM {reference.table} WHERE {reference.column} = ?", (ref,))
        if rows[0][0]:
            counted[reference.table] = counted.get(reference.table, 0) + rows[0][0]
    if attached := ledger.sql("SELECT count(*) FROM attachment WHERE owner = ? AND owner_id = ?", (record.value, ref)):
        counted |= {"attachment": attached[0][0]} if attached[0][0] else {}
    return [table for table, _ in sorted(counted.items(), key=lambda one: -one[1])]


def move(ledger: Ledger, record: Record, old: int, new: int) -> list[Moved]:
    """Let every row that names ``old`` name ``new``; return which did.

    Refuses where both stand in a place that has room for one.
    """
    moved = []
    with _signed_set_aside(ledger):
        for reference in to(ledger, record):
            key = _key(ledger, reference.table, reference.column)
            rows = ledger.sql(f"SELECT {key} FROM {reference.table} WHERE {reference.column} = ?", (old,))
            if rows:
                one = Moved(reference.table, reference.column, tuple(row[0] for row in rows))
                _point(ledger, one, old, new, record)
                moved.append(one)
    return moved


def move_back(ledger: Ledger, record: Record, moved: Sequence[Moved], old: int, new: int) -> None:
    """Let the rows that were moved name ``old`` again; one that was changed since stays as it is."""
    with _signed_set_aside(ledger):
        for one in moved:
            _point(ledger, one, new, old, record)


def _key(ledger: Ledger, table: str, column: str) -> str:
    """Return the expression for what tells the rows of a table apart besides ``column``."""
    columns = [row[1] for row in ledger.sql(f"PRAGMA table_info({table})") if row[5] and row[1] != column]
    return f"json_array({', '.join(columns)})"


def _point(ledger: Ledger, rows: Moved, before: int, after: int, record: Record) -> None:
    statement = (
        f"UPDATE {rows.table} SET {rows.column} = ? WHERE {rows.column} = ?"
        f" AND {_key(ledger, rows.table, rows.column)} IN (SELECT value FROM json_each(?))"
    )
    try:
        ledger.sql(statement, (after, before, json.dumps(rows.rows)))
    except (peewee.IntegrityError, sqlcipher.IntegrityError) as error:
        raise RefusedValue(record.value, "both-stand", rows.table) from error


@contextmanager
def _signed_set_aside(ledger: Ledger) -> Iterator[None]:
    """Let references of signed meetings move with the rest, inside the caller's transaction.

    Signed minutes keep every word: names and titles are written in them as texts. Which of two records of one unit a
    row points at is no part of what was signed. Where something fails the transaction brings the triggers back.
    """
    guards = ledger.sql("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name GLOB '*_signed_update'")
    for name, _ in guards:
        ledger.sql(f"DROP TRIGGER {name}")
    yield
    for _, guard in guards:
        ledger.sql(guard)

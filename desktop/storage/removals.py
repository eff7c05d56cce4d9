"""A record with everything that goes with it, as it stood before it was taken out, so that it can be put back.

What goes with a record is read from the schema itself: rows that its going takes along (``ON DELETE CASCADE``), rows
that then name nothing (``SET NULL``), the files attached to it. A table that is added later is never forgotten.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import peewee
from playhouse.sqlcipher_ext import sqlcipher

from desktop.domain.attachments import Owner
from desktop.domain.errors import RefusedValue
from desktop.storage.database import Ledger, Row, insert_statement

#: The tables of records that files can be attached to and that can be put back.
TABLES: Mapping[Owner, str] = MappingProxyType(
    {
        Owner.PROGRAMME: "programme",
        Owner.MATTER: "matter",
        Owner.MODEL: "unit_model",
        Owner.DOCUMENT: "reference_document",
        Owner.CONSULTATION: "consultation",
        Owner.ASSESSMENT: "assessment",
    }
)


@dataclass(frozen=True, slots=True)
class TableRows:
    """Rows of a table as they stood, with the names of their columns."""

    table: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Pointers:
    """The rows, by their ids, that named the record in a column."""

    table: str
    column: str
    ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Removed:
    """A record as it stood: its own row first, then what goes with it. The bytes of its files are held in memory."""

    ref: int
    contents: TableRows
    rows: tuple[TableRows, ...]
    pointers: tuple[Pointers, ...]


def image(ledger: Ledger, owner: Owner, ref: int) -> Removed:
    """Return a record as it stands, with what would go with it."""
    table = TABLES[owner]
    found = [_rows(ledger, table, "id = ?", (ref,))]
    pointers = []
    for child, column, action in _children(ledger, table):
        if action == "CASCADE":
            found.append(_rows(ledger, child, f"{column} = ?", (ref,)))
        elif action == "SET NULL":
            ids = ledger.sql(f"SELECT rowid FROM {child} WHERE {column} = ?", (ref,))
            pointers.append(Pointers(child, column, tuple(row[0] for row in ids)))
    mine = "owner = ? AND owner_id = ?", (owner.value, ref)
    found.append(_rows(ledger, "attachment", *mine))
    kept = _rows(ledger, "content", f"sha256 IN (SELECT sha256 FROM attachment WHERE {mine[0]})", mine[1])
    return Removed(ref, kept, tuple(found), tuple(pointers))


def put_back(ledger: Ledger, removed: Removed) -> None:
    """Put a record back as it stood, inside the caller's transaction; what names another one since stays so.

    Refused where its place was taken meanwhile, or what it belongs to is gone.
    """
    contents = removed.contents
    there = insert_statement(contents.table, contents.columns).replace("INSERT", "INSERT OR IGNORE", 1)
    ledger.insert_all(there, contents.rows)
    try:
        for one in removed.rows:
            ledger.insert_all(insert_statement(one.table, one.columns), one.rows)
    except (peewee.IntegrityError, sqlcipher.IntegrityError) as error:
        raise RefusedValue("deed", "changed-since") from error
    for pointer in removed.pointers:
        statement = f"UPDATE {pointer.table} SET {pointer.column} = ? WHERE rowid = ? AND {pointer.column} IS NULL"
        for id_ in pointer.ids:
            ledger.sql(statement, (removed.ref, id_))


def _children(ledger: Ledger, table: str) -> Iterator[tuple[str, str, str]]:
    """Yield the table, the column and what is to happen, of everything that names rows of ``table``."""
    yield from ledger.sql(
        'SELECT m.name, f."from", f.on_delete FROM sqlite_master AS m, pragma_foreign_key_list(m.name) AS f'
        ' WHERE m.type = \'table\' AND f."table" = ? ORDER BY m.name, f."from"',
        (table,),
    )


def _rows(ledger: Ledger, table: str, condition: str, values: Sequence[object]) -> TableRows:
    columns = tuple(row[1] for row in ledger.sql(f"PRAGMA table_info({table})"))
    rows = ledger.sql(f"SELECT {', '.join(columns)} FROM {table} WHERE {condition}", values)
    return TableRows(table, columns, tuple(rows))

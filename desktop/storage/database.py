"""Opening, making and closing a ledger: one connection, safe settings, every error translated once.

The settings are those that lost nothing in the power-cut simulation (``journal_mode=DELETE``, ``synchronous=EXTRA``);
``locking_mode=EXCLUSIVE`` refuses a second program. A ledger belongs to the thread that opened it.
"""

import json
import os
import secrets
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain, islice
from pathlib import Path
from typing import Any

import peewee
from playhouse.sqlcipher_ext import SqlCipherDatabase, sqlcipher

from desktop.domain.errors import (
    IssuedKept,
    LedgerDamaged,
    LedgerExists,
    LedgerLocked,
    LedgerMissing,
    LedgerNewer,
    LedgerUnusable,
    LedgerUnwritable,
    MeetingSigned,
    NotALedger,
    ThuKyError,
)
from desktop.domain.text import spelling_key
from desktop.storage import copying, migrations
from desktop.storage.migrations.signed import ISSUED_STAYS, MEETING_SIGNED

#: "ThKy" as SQLite's application_id: what makes a file a ledger.
APPLICATION_ID = 0x54684B79

#: Milliseconds to wait for another program that is just closing the ledger.
BUSY_TIMEOUT = 1000

_PRAGMAS = (
    ("cipher_log_level", "NONE"),
    ("busy_timeout", BUSY_TIMEOUT),
    ("locking_mode", "EXCLUSIVE"),
    ("journal_mode", "DELETE"),
    ("synchronous", "EXTRA"),
    ("foreign_keys", 1),
    ("recursive_triggers", 1),  # what refuses to delete a row refuses to replace it too
    ("trusted_schema", 0),
)

#: How SQLite names what went wrong, and what it means for the ledger.
_MEANINGS: tuple[tuple[str, type[LedgerUnusable]], ...] = (
    ("not a database", NotALedger),
    ("locked", LedgerLocked),
    ("busy", LedgerLocked),
    ("malformed", LedgerDamaged),
    ("corrupt", LedgerDamaged),
    ("readonly", LedgerUnwritable),
    ("full", LedgerUnwritable),
    ("disk I/O", LedgerUnwritable),
    ("unable to open", LedgerUnwritable),
)

#: What the ledger's own rules say when they refuse a change.
_RULES: tuple[tuple[str, type[ThuKyError]], ...] = ((MEETING_SIGNED, MeetingSigned), (ISSUED_STAYS, IssuedKept))

_ROWS_AT_ONCE = 100

Row = tuple[Any, ...]

# For whatever is not exactly a number or a text the driver looks up how to convert it, value by value; where it finds
# nothing that takes four times as long as being told.
sqlcipher.register_adapter(bool, int)
sqlcipher.register_adapter(type(None), lambda nothing: nothing)


@contextmanager
def _translated(path: Path) -> Iterator[None]:
    """Turn what SQLite says of the file into an error of ours; an error in our own SQL stays what it is."""
    try:
        yield
    except (peewee.DatabaseError, sqlcipher.DatabaseError) as error:  # peewee's own, or the driver's from bulk changes
        for words, refusal in _RULES:
            if words in str(error):
                raise refusal from error
        for words, meaning in _MEANINGS:
            if words in str(error):
                raise meaning(str(path), str(error)) from error
        raise


class Ledger:
    """An open ledger. Use :func:`open_ledger` or :func:`create_ledger` to get one, and close it."""

    def __init__(self, path: Path, database: SqlCipherDatabase) -> None:
        self.path = path
        self._database = database

    @property
    def is_read_only(self) -> bool:
        """Whether the file can only be read: it, or its folder, is on a medium or in a place that refuses writing."""
        return not (os.access(self.path, os.W_OK) and os.access(self.path.parent, os.W_OK))

    def rows(self, query: peewee.Query) -> list[Row]:
        """Run a select and return its rows as tuples."""
        with _translated(self.path):
            return list(query.tuples().execute(self._database))

    def row(self, query: peewee.Query) -> Row | None:
        """Run a select and return its first row, or ``None``."""
        return next(iter(self.rows(query)), None)

    def plain(self, query: peewee.Query) -> list[Row]:
        """Run a select for many rows: as the driver reads them (days as text), in a third of the time of peewee's."""
        return self.sql(*query.sql())

    def run(self, query: peewee.Query) -> int:
        """Run a change; return the new id of an insert, else the number of rows changed."""
        with _translated(self.path):
            return int(query.execute(self._database))

    def sql(self, statement: str, values: Sequence[object] = ()) -> list[Row]:
        """Run a statement that peewee has no words for (full-text search, pragmas)."""
        with _translated(self.path):
            return list(self._database.execute_sql(statement, tuple(values)))

    def insert_all(self, statement: str, rows: Iterable[Row]) -> None:
        """Run the insert of one row for many, by the driver itself: 20 times as fast as model by model.

        A hundred go into one statement, for SQLite prepares each one for being taken back by a trigger.
        """
        with _translated(self.path):
            left = iter(rows)
            into, _, one = statement.rpartition(" VALUES ")
            while piece := list(islice(left, _ROWS_AT_ONCE)):
                places = ", ".join([one] * len(piece))
                self._database.connection().execute(f"{into} VALUES {places}", list(chain.from_iterable(piece)))

    def run_all(self, statement: str, values: Iterable[Row]) -> None:
        """Run a change for many rows, by the driver itself."""
        with _translated(self.path):
            self._database.connection().executemany(statement, values)

    def function(self, name: str, call: Callable[[str], str] | Callable[[bytes], str]) -> None:
        """Let statements call ``call``, a function of one text or blob, by ``name``."""
        with _translated(self.path):
            self._database.connection().create_function(name, 1, call, deterministic=True)

    def copy_to(self, path: Path, told: Callable[[int, int], None]) -> None:
        """Write everything to the new file ``path``; see :func:`~desktop.storage.copying.copy_pages`."""
        with _translated(path):
            copying.copy_pages(self._database.connection(), path, told)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Keep everything done inside, or nothing of it; may be nested."""
        with _translated(self.path), self._database.atomic():
            yield

    def hold(self) -> None:
        """Lock the file until it is closed, so that a second program is refused at once and not when it saves."""
        with _translated(self.path), self._database.atomic("EXCLUSIVE"):
            pass

    def close(self) -> None:
        """Close the file and give up its lock."""
        self._database.close()

    def __enter__(self) -> "Ledger":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def insert_statement(table: str, columns: Sequence[str]) -> str:
    """Return the insert of one row with these columns, for :meth:`Ledger.insert_all`."""
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"


def update_statement(table: str, columns: Sequence[str]) -> str:
    """Return the change of these columns of the row whose id is given last, for :meth:`Ledger.run_all`."""
    return f"UPDATE {table} SET {', '.join(f'{column} = ?' for column in columns)} WHERE id = ?"


def among(column: peewee.Field, ids: Iterable[int]) -> peewee.Expression:
    """Return the condition that ``column`` is one of ``ids``, however many there are."""
    listed = peewee.SQL("(SELECT value FROM json_each(?))", (json.dumps(list(ids)),))
    return peewee.Expression(column, peewee.OP.IN, listed)


def next_id(ledger: Ledger, table: str) -> int:
    """Return the id that the next row of ``table`` may take, where many are to be added in one transaction."""
    return int(ledger.sql(f"SELECT coalesce(max(id), 0) + 1 FROM {table}")[0][0])


def _connect(path: Path) -> Ledger:
    database = SqlCipherDatabase(str(path), pragmas=_PRAGMAS, autoconnect=False)
    with _translated(path):
        database.connect()
    return Ledger(path, database)


def _pragma(ledger: Ledger, name: str) -> int:
    return int(ledger.sql(f"PRAGMA {name}")[0][0])


def _migrate(ledger: Ledger, version: int) -> None:
    """Bring the ledger to today's schema in one transaction."""
    ledger.function("spelling_key", spelling_key)
    with ledger.transaction():
        for statement in migrations.statements_after(version):
            ledger.sql(statement)
        ledger.sql(f"PRAGMA user_version = {migrations.VERSION}")


def _verify(ledger: Ledger) -> None:
    version = _check_version(ledger)
    if version < migrations.VERSION:
        _back_up_before_migration(ledger, version)
        _migrate(ledger, version)


def check_file(path: Path) -> None:
    """Read a ledger file from end to end, changing nothing; raise what is wrong with it."""
    with _connect(path) as ledger:
        _check_version(ledger)
        if problems := integrity_problems(ledger):
            raise LedgerDamaged(str(path), problems[0])


def _check_version(ledger: Ledger) -> int:
    if _pragma(ledger, "application_id") != APPLICATION_ID:
        raise NotALedger(str(ledger.path))
    version = _pragma(ledger, "user_version")
    if version > migrations.VERSION:
        raise LedgerNewer(str(ledger.path), f"{version} > {migrations.VERSION}")
    return version


def _back_up_before_migration(ledger: Ledger, version: int) -> None:
    """Keep a copy of the ledger as the older program knew it, beside it."""
    copy = ledger.path.with_suffix(f".v{version}{ledger.path.suffix}")
    if not copy.exists():
        copy_ledger(ledger, copy)


def copy_ledger(ledger: Ledger, copy: Path, told: Callable[[int, int], None] = lambda _done, _total: None) -> None:
    """Write a copy of an open ledger to ``copy``: whole and checked, or not at all. Outside of a transaction.

    ``told`` hears how many of how many pages are copied; what it raises stops the copying.
    """
    draft = copy.with_name(f".{copy.name}.{secrets.token_hex(4)}.new")
    try:
        copy.parent.mkdir(parents=True, exist_ok=True)
        ledger.copy_to(draft, told)
        with _translated(draft):
            if found := copying.damage(draft):
                raise LedgerUnwritable(str(copy), f"the copy is damaged: {found}")
        draft.replace(copy)
    except OSError as error:
        raise LedgerUnwritable(str(copy), str(error)) from error
    finally:
        draft.unlink(missing_ok=True)


def open_ledger(path: Path) -> Ledger:
    """Open the ledger at ``path``, bringing an older one up to date (a copy of it stays beside it).

    On a read-only medium it opens for reading. Raises a :class:`~desktop.domain.errors.LedgerUnusable`.
    """
    if not path.is_file():
        raise LedgerMissing(str(path))
    ledger = _connect(path)
    try:
        _verify(ledger)
        if not ledger.is_read_only:
            ledger.hold()
    except BaseException:
        ledger.close()
        raise
    return ledger


def create_ledger(path: Path, fill: Callable[[Ledger], None]) -> Ledger:
    """Make a ledger at ``path``, ``fill`` it and open it. Nothing is left behind when it can't be made whole."""
    if path.exists():
        raise LedgerExists(str(path))
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}.new")
    try:
        with _connect(draft) as ledger:
            ledger.sql(f"PRAGMA application_id = {APPLICATION_ID}")
            _migrate(ledger, 0)
            fill(ledger)
        draft.replace(path)
    except OSError as error:
        raise LedgerUnwritable(str(path), str(error)) from error
    finally:
        draft.unlink(missing_ok=True)
    return open_ledger(path)


def integrity_problems(ledger: Ledger) -> list[str]:
    """Return what SQLite finds wrong with the file and its references; nothing when it is whole."""
    found = [str(row[0]) for row in ledger.sql("PRAGMA integrity_check") if row[0] != "ok"]
    return found + [f"foreign key: {row[0]} {row[1]} → {row[2]}" for row in ledger.sql("PRAGMA foreign_key_check")]

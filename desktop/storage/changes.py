"""What a batch did to the ledger, record by record, so that it can be taken back.

A record is a row with the rows that are part of it (a person with the posts). Its *image* is everything it
holds, as a JSON text. Kept are the image from before a change, and a digest of the image after it: a record whose
digest is another today was touched since.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from desktop.storage import tables
from desktop.storage.database import Ledger, insert_statement, update_statement


class Record(StrEnum):
    """The kinds of records that a batch makes or changes, in the order in which they depend on each other."""

    UNIT = "unit"
    TASK = "task"
    REPORT = "report"
    INDICATOR = "indicator"
    FIGURE = "figure"
    PERSON = "person"


#: The tables of a record: its own, then those of its parts with the column that refers to it.
PARTS: dict[Record, tuple[tuple[str, str], ...]] = {
    Record.UNIT: (("unit", "id"), ("unit_name", "unit_id"), ("unit_link", "old_id"), ("unit_parent", "unit_id")),
    Record.TASK: (("task", "id"),),
    Record.REPORT: (("report", "id"),),
    Record.INDICATOR: (("indicator", "id"), ("indicator_spelling", "indicator_id")),
    Record.FIGURE: (("figure", "id"), ("figure_past", "figure_id")),
    Record.PERSON: (("person", "id"), ("position", "person_id")),
}

#: What refers to a record from outside of it; a record in use is not taken back.
_USES: dict[Record, tuple[tuple[str, str], ...]] = {
    Record.UNIT: (
        ("task", "lead_unit_id"),
        ("task", "sender_unit_id"),
        ("report", "unit_id"),
        ("figure", "unit_id"),
        ("position", "unit_id"),
        ("attendee", "unit_id"),
        ("unit_link", "new_id"),
        ("unit_parent", "parent_id"),
        ("membership", "unit_id"),
    ),
    Record.TASK: (("report", "task_id"), ("task_event", "task_id")),
    Record.REPORT: (("task_event", "report_id"),),
    Record.INDICATOR: (("figure", "indicator_id"),),
    Record.FIGURE: (),
    Record.PERSON: (("attendee", "person_id"), ("membership", "person_id")),
}

#: How many records are noted by one statement: enough for it, and little to remember.
_AT_ONCE = 10_000

_NOTED = "(batch_id, noun, ref, before, after)"

#: Columns that do not belong to what a record says: numbers of rows, and when it was written.
_NOT_CONTENT = frozenset({"id", "recorded_at"})

Image = dict[str, list[dict[str, object]]]


@dataclass(frozen=True, slots=True)
class Change:
    """What a batch did to the record ``ref``: ``before`` is its image, ``None`` when the batch made it."""

    record: Record
    ref: int
    before: str | None
    after: str


def _columns(ledger: Ledger, table: str) -> list[str]:
    return [row[1] for row in ledger.sql(f"PRAGMA table_info({table})")]


def _select(table: str, refers: str, fields: str) -> str:
    """Return the query for ``fields`` of the rows in ``table`` that belong to records, in the records' order."""
    among = f"{refers} IN (SELECT value FROM json_each(?))"
    return f"SELECT {refers}, {fields} FROM {table} WHERE {among} ORDER BY {refers}, id"


def images(ledger: Ledger, record: Record, refs: Iterable[int]) -> dict[int, str]:
    """Return the images of those of the records that are there, by id."""
    wanted = json.dumps(list(refs))
    found: dict[int, list[str]] = defaultdict(list)
    for table, refers in PARTS[record]:
        fields = ", ".join(f"'{column}', {column}" for column in _columns(ledger, table))
        query = f"SELECT {refers}, json_group_array(json_object({fields})) FROM ({_select(table, refers, '*')})"
        for ref, rows in ledger.sql(f"{query} GROUP BY {refers}", (wanted,)):
            found[ref].append(f'"{table}": {rows}')
    return {ref: "{" + ", ".join(parts) + "}" for ref, parts in found.items()}


def _digest(said: bytes) -> str:
    return hashlib.sha256(said).hexdigest()[:32]


def _digests_of(ledger: Ledger, record: Record) -> str:
    """Return the query for the ids and digests of records, whose ids are given to it as a JSON text.

    A digest is one of what a record says; ids of its parts and times of writing do not count.
    """
    ledger.function("digest", _digest)
    (own, _), *parts = PARTS[record]
    said = [f"json_array({_content(ledger, own)})"]
    for table, refers in parts:
        rows = f"SELECT group_concat(json_array({_content(ledger, table)}), '' ORDER BY id) FROM {table}"
        said.append(f"coalesce(({rows} WHERE {refers} = {own}.id), '')")
    among = "id IN (SELECT value FROM json_each(?))"
    return f"SELECT id AS ref, digest(CAST({' || '.join(said)} AS BLOB)) AS after FROM {own} WHERE {among} ORDER BY id"


def _content(ledger: Ledger, table: str) -> str:
    return ", ".join(column for column in _columns(ledger, table) if column not in _NOT_CONTENT)


def left_by(ledger: Ledger, record: Record, refs: Iterable[int]) -> dict[int, str]:
    """Return digests of what those of the records say that are there, by id."""
    return dict(ledger.sql(_digests_of(ledger, record), (json.dumps(list(refs)),)))


def note(ledger: Ledger, batch_id: int, record: Record, before: Mapping[int, str], made: Iterable[int]) -> None:
    """Note the records that the batch made, and those that it changed: ``before`` holds the images from before it."""
    query = f"SELECT ?, ?, ref, NULL, after FROM ({_digests_of(ledger, record)})"
    left = iter(made)
    while piece := list(islice(left, _AT_ONCE)):
        ledger.sql(f"INSERT INTO change {_NOTED} {query}", (batch_id, record.value, json.dumps(piece)))
    after = left_by(ledger, record, before)
    rows = ((batch_id, record.value, ref, said, after[ref]) for ref, said in before.items() if ref in after)
    ledger.insert_all(f"INSERT INTO change {_NOTED} VALUES (?, ?, ?, ?, ?)", rows)


def of_batch(ledger: Ledger, batch_id: int) -> list[Change]:
    """Return what a batch did, last thing first."""
    change = tables.Change
    query = change.select(change.noun, change.ref, change.before, change.after).where(change.batch_id == batch_id)
    return [Change(Record(noun), *rest) for noun, *rest in ledger.rows(query.order_by(change.id.desc()))]


def untouched(ledger: Ledger, changes: Sequence[Change]) -> set[int]:
    """Return the places of those changes whose record is today as the batch left it."""
    same = set()
    for record in Record:
        own = {place: change for place, change in enumerate(changes) if change.record is record}
        today = left_by(ledger, record, [change.ref for change in own.values()])
        same |= {place for place, change in own.items() if today.get(change.ref) == change.after}
    return same


def used(ledger: Ledger, record: Record, ref: int) -> bool:
    """Return whether something else in the ledger refers to the record."""
    return any(
        ledger.sql(f"SELECT 1 FROM {table} WHERE {column} = ? LIMIT 1", (ref,)) for table, column in _USES[record]
    )


def take_back(ledger: Ledger, change: Change) -> None:
    """Put the record back as it stood before, or out of the ledger when the batch had made it."""
    for table, refers in reversed(PARTS[change.record]):
        if change.before is None or refers != "id":
            ledger.sql(f"DELETE FROM {table} WHERE {refers} = ?", (change.ref,))
    if change.before is None:
        return
    image: Image = json.loads(change.before)
    for table, rows in image.items():
        for row in rows:
            _put_row(ledger, table, row)


def _put_row(ledger: Ledger, table: str, row: dict[str, object]) -> None:
    """Insert a row, or bring the one with its id back to what it was (never by deleting: others refer to it)."""
    if ledger.sql(f"SELECT 1 FROM {table} WHERE id = ?", (row["id"],)):
        columns = [column for column in row if column != "id"]
        ledger.sql(update_statement(table, columns), [*(row[column] for column in columns), row["id"]])
    else:
        ledger.sql(insert_statement(table, list(row)), list(row.values()))

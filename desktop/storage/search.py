"""Search over everything, with and without marks."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from playhouse import fts_parser

from desktop.domain.text import clean, fold
from desktop.storage.database import Ledger, insert_statement, next_id

_AMONG = "kind = ? AND ref IN (SELECT value FROM json_each(?))"


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that was found: ``kind`` is ``task``, ``meeting``, ``conclusion``, ``unit`` or ``person``."""

    kind: str
    id: int
    title: str
    text: str


def put(ledger: Ledger, hits: Sequence[Hit]) -> None:
    """Make these records findable, in bulk, each under its title and text as they are now."""
    remove(ledger, [(hit.kind, hit.id) for hit in hits])
    add(ledger, hits)


def add(ledger: Ledger, hits: Iterable[Hit]) -> None:
    """Make records findable that were not yet."""
    first = next_id(ledger, "search_entry")
    rows = (
        (entry_id, hit.kind, hit.id, hit.title, hit.text, fold(f"{hit.title} {hit.text}"))
        for entry_id, hit in enumerate(hits, first)
    )
    ledger.insert_all(insert_statement("search_entry", ("id", "kind", "ref", "title", "text", "folded")), rows)
    ledger.sql(
        "INSERT INTO search_index (rowid, folded) SELECT id, folded FROM search_entry WHERE id >= ? ORDER BY id",
        (first,),
    )


def remove(ledger: Ledger, records: Iterable[tuple[str, int]]) -> None:
    """Make records, given as kind and id, unfindable."""
    refs: dict[str, list[int]] = defaultdict(list)
    for kind, ref in records:
        refs[kind].append(ref)
    for kind, own in refs.items():
        values = kind, json.dumps(own)
        ledger.sql(
            "INSERT INTO search_index (search_index, rowid, folded)"
            f" SELECT 'delete', id, folded FROM search_entry WHERE {_AMONG}",
            values,
        )
        ledger.sql(f"DELETE FROM search_entry WHERE {_AMONG}", values)


def _query(text: str) -> str:
    """Return the FTS5 query for what a person typed; the word being typed is taken as a beginning."""
    typed = fold(text).strip()
    return str(fts_parser.parse(f"{typed}*" if typed[-1:].isalnum() else typed, columns=()))


def find(ledger: Ledger, text: str, limit: int = 200) -> list[Hit]:
    """Return at most ``limit`` records that hold what was typed, newest first; typed marks come before all."""
    query = _query(text)
    if not query:
        return []
    rows = ledger.sql(
        "SELECT kind, ref, title, text FROM search_index JOIN search_entry ON search_entry.id = search_index.rowid"
        " WHERE search_index MATCH ? ORDER BY search_index.rowid DESC LIMIT ?",
        (query, limit),
    )
    hits = [Hit(*row) for row in rows]
    typed = clean(text).casefold()
    return sorted(hits, key=lambda hit: typed not in f"{hit.title} {hit.text}".casefold())

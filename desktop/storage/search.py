"""Search over everything, with and without marks, in the syntax of a web search box.

Triggers of the ledger note the records that changed (see :mod:`desktop.storage.migrations.searching`); before a search
what these are found under is made anew. :func:`differences` holds all of it against the records.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from playhouse import fts_parser

from desktop.domain.errors import LedgerDamaged
from desktop.domain.found import FoundKind
from desktop.domain.text import clean, fold
from desktop.storage import search_sources as sources
from desktop.storage import tables
from desktop.storage.database import Ledger, among

_ENTRY = tables.SearchEntry
_STALE = tables.StaleEntry

#: Entries that are made in one transaction; each statement writes a piece of index, so one for many.
_AT_ONCE = 5_000

#: Pages of the index that are merged in one transaction: a tenth of a second.
_MERGED = 200

#: The part of the index that may lie outside of its largest piece.
_SPARE = 0.25

#: Entries that one question asks for while the newest of each kind are looked for.
_PIECE = 60

#: How many times as many are looked at where marks were typed: those with just these marks are to come first.
_CANDIDATES = 4

#: The least letters that a word must have; with one, half of everything would be found.
_LEAST = 2

_OPERATORS = frozenset({"AND", "OR", "NOT"})

#: The order in which kinds of records are told.
_PLACES: Mapping[FoundKind, int] = MappingProxyType({kind: place for place, kind in enumerate(FoundKind)})


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that was found; ``text`` is what else it says, and where it stands."""

    kind: FoundKind
    id: int
    title: str
    text: str


# ── What records are found under ──


def refresh(ledger: Ledger) -> None:
    """Make the entries anew of all records that changed since the last time; a ledger that can't be written stays."""
    if ledger.is_read_only:
        return
    while stale := [row[0] for row in ledger.sql(f"SELECT id FROM stale_entry ORDER BY id LIMIT {_AT_ONCE}")]:
        with ledger.transaction():
            _remake(ledger, stale)


def _remake(ledger: Ledger, entries: Sequence[int]) -> None:
    listed = (json.dumps(entries),)
    among_them = "FROM search_entry WHERE id IN (SELECT value FROM json_each(?))"
    ledger.sql(f"INSERT INTO search_index (search_index, rowid, said) SELECT 'delete', id, said {among_them}", listed)
    ledger.run(_ENTRY.delete().where(among(_ENTRY.id, entries)))
    sources.keep(ledger, entries)
    ledger.sql(f"INSERT INTO search_index (rowid, said) SELECT id, said {among_them} ORDER BY id", listed)
    ledger.run(_STALE.delete().where(among(_STALE.id, entries)))


def differences(ledger: Ledger) -> list[tuple[FoundKind, int]]:
    """Return the records that are not found under what they say, or are found though they are gone; in order."""
    refresh(ledger)
    return [sources.record_of(entry) for entry in sources.differences(ledger)]


def index_is_right(ledger: Ledger) -> bool:
    """Return whether the index finds each entry by its words, and nothing else."""
    try:
        ledger.sql("INSERT INTO search_index (search_index, rank) VALUES ('integrity-check', 1)")
    except LedgerDamaged:
        return False
    return True


def tidy(ledger: Ledger, stopped: Callable[[], bool] = lambda: False) -> None:
    """Bring an index that lies in many pieces into one, step by step until ``stopped``; it is whole at any moment.

    Each import leaves a piece, and a question looks into every piece: in a province's ledger that made the first key
    of a search three times as slow.
    """
    if ledger.is_read_only or not _is_scattered(ledger):
        return
    refresh(ledger)
    while not stopped() and _merges(ledger):
        pass


def _is_scattered(ledger: Ledger) -> bool:
    """Return whether there is a good deal of the index outside of its largest piece."""
    pieces = [row[0] for row in ledger.sql("SELECT count(*) FROM search_index_idx GROUP BY segid")]
    return bool(sum(pieces) - max(pieces, default=0) > _SPARE * sum(pieces))


def _merges(ledger: Ledger) -> bool:
    """Merge some pages of the index; return whether there were any (as the documentation of FTS5 says to tell)."""
    before = _changes(ledger)
    ledger.sql("INSERT INTO search_index (search_index, rank) VALUES ('merge', ?)", (-_MERGED,))
    return _changes(ledger) - before > 1


def _changes(ledger: Ledger) -> int:
    return int(ledger.sql("SELECT total_changes()")[0][0])


def rebuild(ledger: Ledger) -> None:
    """Throw all entries away and make them anew from the records."""
    with ledger.transaction():
        ledger.run(_ENTRY.delete())
        ledger.run(_STALE.delete())
        sources.keep_all(ledger)
        ledger.sql("INSERT INTO search_index (search_index) VALUES ('rebuild')")


def year_tag(year: int) -> str:
    """Return the word by which a task is found in the plan of its year."""
    return f"y{year}"


def matching(year: int, word: str) -> str:
    """Return the query for tasks of the plan of ``year`` with a word that begins as typed, marks or not."""
    return f'"{year_tag(year)}" AND "{fold(word).replace(chr(34), "")}"*'


# ── What is found ──


def is_too_short(text: str) -> bool:
    """Return whether no word that is looked for has two letters yet."""
    return not any(len(word.strip('"()*')) >= _LEAST for word in _wanted(text))


def _wanted(text: str) -> list[str]:
    """Return the words of what was typed that are to be found: no operators, nothing that is left out."""
    return [word for word in text.split() if word not in _OPERATORS and not word.startswith("-")]


def _queries(text: str) -> Iterator[str]:
    """Yield the FTS5 queries for what was typed: its words as they stand, then the last one as a beginning.

    A last word of one letter is not looked for yet.
    """
    words = [word if word in _OPERATORS else fold(word) for word in text.split()]
    if words and len(words[-1]) < _LEAST:
        words.pop()
    typed = " ".join(words)
    yield str(fts_parser.parse(typed, columns=()))
    if typed[-1:].isalnum():
        yield str(fts_parser.parse(f"{typed}*", columns=()))


def find(ledger: Ledger, text: str, of_each_kind: int = 50) -> list[Hit]:
    """Return the newest records of each kind that hold what was typed, whole words before beginnings.

    Kinds follow each other; in front is, and comes first in its kind, what has the marks just as typed. A text that
    :func:`is_too_short` finds nothing.
    """
    if is_too_short(text):
        return []
    refresh(ledger)
    marks = [_plain(word.strip('"()*')) for word in _wanted(text) if not word.isascii()]
    limit = of_each_kind * _CANDIDATES if marks else of_each_kind
    entries: dict[int, None] = {}
    for query in filter(None, _queries(text)):
        if len(entries) < of_each_kind:
            entries.update(dict.fromkeys(_newest(ledger, query, limit)))
    return _best(ledger, list(entries), marks, of_each_kind)


def _newest(ledger: Ledger, query: str, of_each_kind: int) -> list[int]:
    """Return the newest entries of each kind: where a kind has many, the question is asked again below it."""
    found: list[int] = []
    counted: Counter[int] = Counter()
    below = 1 << 62
    size = max(_PIECE, of_each_kind)
    while True:
        rows = ledger.sql(
            "SELECT rowid FROM search_index WHERE search_index MATCH ? AND rowid < ? ORDER BY rowid DESC LIMIT ?",
            (query, below, size),
        )
        for (entry,) in rows:
            number = sources.number_of(entry)
            counted[number] += 1
            if counted[number] <= of_each_kind:
                found.append(entry)
        if len(rows) < size:
            return found
        last = rows[-1][0]
        below = sources.first_of_kind(last) if counted[sources.number_of(last)] >= of_each_kind else last


def _best(ledger: Ledger, entries: Sequence[int], marks: Sequence[str], of_each_kind: int) -> list[Hit]:
    """Return the records of the entries as they are to be told; the rows of one direction as one."""
    told = sources.told(ledger, entries)
    hits = [_hit(entry, *told[entry]) for entry in entries if entry in told]
    found = [(hit, _has(hit, marks)) for hit in hits]
    front = {hit.kind for hit, exact in found if exact}
    found.sort(key=lambda one: (one[0].kind not in front, _PLACES[one[0].kind], not one[1]))
    return list(_limited((hit for hit, _ in found), of_each_kind))


def _hit(entry: int, title: str, text: str, context: str) -> Hit:
    return Hit(*sources.record_of(entry), title, " · ".join(filter(None, (text, context))))


def _has(hit: Hit, marks: Sequence[str]) -> bool:
    """Return whether each of these words begins a word of the record, with its marks."""
    text = _plain(f"{hit.title} {hit.text}") if marks else ""
    return all(word in text for word in marks)


def _plain(text: str) -> str:
    return f" {clean(text).casefold()}"


def _limited(hits: Iterable[Hit], of_each_kind: int) -> Iterator[Hit]:
    told: Counter[FoundKind] = Counter()
    directions: set[tuple[str, str]] = set()
    for hit in hits:
        if hit.kind is FoundKind.DIRECTION:
            if (hit.title, hit.text) in directions:
                continue
            directions.add((hit.title, hit.text))
        told[hit.kind] += 1
        if told[hit.kind] <= of_each_kind:
            yield hit

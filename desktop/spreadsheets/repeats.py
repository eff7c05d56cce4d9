"""The rows of a sheet that say again what an earlier one has said.

A sheet may have a hundred thousand rows, of which hardly any does: they are told apart by their titles, then by hashes,
which need little room, and only what is left is looked at.
"""

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence

from desktop.domain.imports import Outcome, Registration, RowValues

#: By these fields hashes tell rows apart; those of numbers and states take longer than they are worth.
_TOLD_APART = {Registration: ("title", "lead_unit"), Outcome: ("title", "lead_unit", "completed_on", "result")}

#: These are compared as they are heard, whatever their letters' size and the mark at their end.
_NAMES = ("title", "lead_unit")


def repeated_rows(values: Sequence[RowValues]) -> Iterator[int]:
    """Yield the places of the rows that say again what an earlier one has said; all rows are of one kind.

    A task is what its title and lead unit say. It may well be reported on twice in one sheet, with two results; only
    the same result again is a repetition.
    """
    fields = _TOLD_APART.get(type(values[0])) if values else None
    if fields is None:
        return
    seen: set[Hashable] = set()
    for place in _alike(dict(zip(values[0]._fields, zip(*values, strict=True), strict=True)), fields):
        said = _said(values[place])
        if said in seen:
            yield place
        seen.add(said)


def _alike(columns: dict[str, tuple[object, ...]], fields: Sequence[str]) -> list[int]:
    """Return the places of the rows with a title that may say what another one does."""
    titles = [title for title in columns["title"] if title]
    if len({*titles}) == len(titles) == len({hash(_plain(title)) for title in titles}):
        return []
    hashes = _hashes(columns, fields)
    often = Counter(hashes)
    return [place for place, title in enumerate(columns["title"]) if title and often[hashes[place]] > 1]


def _hashes(columns: dict[str, tuple[object, ...]], fields: Sequence[str]) -> list[int]:
    """Return numbers that are the same for rows that say the same."""
    plain = {name: _plain(name) for field in _NAMES for name in {*columns[field]}}
    compared = [map(plain.__getitem__, columns[field]) if field in _NAMES else columns[field] for field in fields]
    return list(map(hash, zip(*compared, strict=True)))


def _said(values: RowValues) -> Hashable:
    if isinstance(values, Outcome):
        named = _plain(values.title), _plain(values.lead_unit)
        return *named, values.percent, values.status, values.completed_on, values.result
    return (_plain(values.title), _plain(values.lead_unit)) if isinstance(values, Registration) else None


def _plain(name: object) -> str:
    return name.casefold().rstrip(" .;,") if isinstance(name, str) else ""

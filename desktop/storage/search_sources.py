"""What each kind of record is found under, as the ledger itself says it."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from desktop.domain.found import FoundKind
from desktop.storage.database import Ledger, Row
from desktop.storage.migrations.searching import NUMBERS

#: In the id of an entry: the bits below are the id of the record, those above the number of its kind.
_SHIFT = 32
_REF = (1 << _SHIFT) - 1

_KINDS: Mapping[int, FoundKind] = MappingProxyType({number: FoundKind(kind) for kind, number in NUMBERS.items()})


@dataclass(frozen=True, slots=True)
class Source:
    """The records of one kind: ``rows`` is where they come from, ``id`` their column, the others SQL for texts.

    A record is found under its title, its ``text``, and ``tags``, which lists look for and nobody reads. ``context`` is
    told with it and not looked at: it says what other records say. ``which`` is a condition on those that are found.
    """

    id: str
    rows: str
    title: str
    text: str = "''"
    tags: str = "''"
    context: str = "''"
    which: str = "1"


def _joined(*columns: str) -> str:
    """Return the SQL of a text that is made of those columns that say something."""
    return f"concat_ws(' · ', {', '.join(f'nullif({column}, {chr(39) * 2})' for column in columns)})"


def _unit_name(unit_id: str) -> str:
    """Return the SQL of the newest name of a unit."""
    newest = "ORDER BY valid_from DESC, id DESC LIMIT 1"
    return f"coalesce((SELECT name FROM unit_name WHERE unit_id = {unit_id} AND NOT is_alias {newest}), '')"


def _list_of(column: str, table: str, owner: str, order: str) -> str:
    """Return the SQL of the texts of the rows of ``table`` that belong to a record, in order."""
    return f"coalesce((SELECT group_concat({column}, ' · ' ORDER BY {order}) FROM {table} WHERE {owner}), '')"


def _tasks(which: str) -> Source:
    named = "SELECT group_concat(value, ' · ') FROM json_each(coordinators)"
    coordinators = f"CASE coordinators WHEN '[]' THEN '' ELSE ({named}) END"
    text = _joined("number", coordinators, "target_text", "note")
    return Source("task.id", "task", "title", text, "'y' || year", _unit_name("task.lead_unit_id"), which)


def _of_meeting(table: str, title: str, text: str) -> Source:
    """Return the source of a part of meetings; the title of the meeting says where it was."""
    rows = f"{table} JOIN meeting ON meeting.id = {table}.meeting_id"
    return Source(f"{table}.id", rows, title, text, context="meeting.title")


_POSTS = _list_of("trim(title || ' ' || unit)", "position", "person_id = person.id", "id")
_SPELLINGS = _list_of("name", "unit_name", "unit_id = unit.id", "is_alias, valid_from, id")
_PARTIES = _list_of("trim(unit || ' ' || signer)", "programme_party", "programme_id = programme.id", "place")
_OPINIONS = _list_of("trim(unit || ' ' || opinion.summary)", "opinion", "consultation_id = consultation.id", "place")
_ASSESSED = _list_of("text", "assessment_text", "assessment_id = assessment.id", "section")
_OTHER_NAMES = _list_of("text", "indicator_spelling", "indicator_id = indicator.id", "id")
_SPAN = "strftime('%d/%m/%Y', span_from) || ' – ' || strftime('%d/%m/%Y', span_to)"

_BY_KIND: Mapping[FoundKind, Source] = MappingProxyType(
    {
        FoundKind.TASK: _tasks("kind <> 'direction'"),
        FoundKind.DIRECTION: _tasks("kind = 'direction'"),
        FoundKind.REPORT: Source("report.id", "report", "result", "title", which="result <> ''"),
        FoundKind.CONTRIBUTION: _of_meeting("contribution", "text", _joined("speaker", "unit")),
        FoundKind.AGENDA: _of_meeting("agenda_item", "agenda_item.title", "presenter"),
        FoundKind.CONCLUSION: _of_meeting("conclusion", "text", "CAST(conclusion.number AS TEXT)"),
        FoundKind.ATTACHMENT: Source("attachment.id", "attachment", "name", "caption"),
        FoundKind.PAPER: Source("issued_paper.id", "issued_paper", "title", "symbol"),
        FoundKind.MATTER: Source("matter.id", "matter", "summary", _joined("locality", "outcome")),
        FoundKind.PERSON: Source("person.id", "person", "full_name", _joined(_POSTS, "phone", "note")),
        FoundKind.MEETING: Source("meeting.id", "meeting", "title", _joined("place", "chair", "secretary")),
        FoundKind.PROGRAMME: Source("programme.id", "programme", "name", _joined("contents", _PARTIES)),
        FoundKind.UNIT: Source("unit.id", "unit", _unit_name("unit.id"), _SPELLINGS),
        FoundKind.DOCUMENT: Source("reference_document.id", "reference_document", "title", _joined("number", "issuer")),
        FoundKind.MODEL: Source(
            "unit_model.id",
            "unit_model",
            "name",
            _joined("field", "scale", "result"),
            context=_unit_name("unit_model.unit_id"),
        ),
        FoundKind.CONSULTATION: Source("consultation.id", "consultation", "draft", _joined("summary", _OPINIONS)),
        FoundKind.ASSESSMENT: Source("assessment.id", "assessment", _SPAN, _ASSESSED),
        FoundKind.INDICATOR: Source("indicator.id", "indicator", "name", _OTHER_NAMES, context="measure"),
    }
)

#: By kind, in the order of their numbers.
SOURCES: Mapping[FoundKind, Source] = MappingProxyType(
    {kind: _BY_KIND[kind] for kind in sorted(_BY_KIND, key=NUMBERS.__getitem__)}
)


def entry_id(kind: FoundKind, ref: int) -> int:
    """Return the id of the entry of a record."""
    return (NUMBERS[kind] << _SHIFT) + ref


def number_of(entry: int) -> int:
    """Return the number of the kind of record that an entry is for."""
    return entry >> _SHIFT


def first_of_kind(entry: int) -> int:
    """Return from where the entries of the same kind of record are."""
    return entry & ~_REF


def record_of(entry: int) -> tuple[FoundKind, int]:
    """Return the kind and the id of the record of an entry."""
    return _KINDS[entry >> _SHIFT], entry & _REF


def keep(ledger: Ledger, entries: Iterable[int]) -> None:
    """Make the entries of those of the records that are there, as SQLite says them: none of it passes through here."""
    for kind, refs in _by_kind(entries).items():
        among = f"{SOURCES[kind].id} IN (SELECT value FROM json_each(?))"
        ledger.sql(f"INSERT INTO search_entry (id, said) {_entries(kind)} AND {among}", (json.dumps(refs),))


def keep_all(ledger: Ledger) -> None:
    """Make the entries of all records."""
    for kind in SOURCES:
        ledger.sql(f"INSERT INTO search_entry (id, said) {_entries(kind)}")


def differences(ledger: Ledger) -> list[int]:
    """Return the entries that do not say what their record says, those that are missing, and those of no record."""
    wrong: set[int] = set()
    for kind, number in NUMBERS.items():
        due = f"({_entries(FoundKind(kind))}) AS due"
        first, last = number << _SHIFT, (number << _SHIFT) + _REF
        missing = f"SELECT due.id FROM {due} LEFT JOIN search_entry AS kept ON kept.id = due.id"
        wrong |= {row[0] for row in ledger.sql(f"{missing} WHERE kept.said IS NOT due.said")}
        among = f"SELECT due.id FROM {due}"
        spare = f"SELECT id FROM search_entry WHERE id BETWEEN ? AND ? AND id NOT IN ({among})"
        wrong |= {row[0] for row in ledger.sql(spare, (first, last))}
    return sorted(wrong)


def _entries(kind: FoundKind) -> str:
    """Return the query for the entries of a kind: ids, and what they say.

    The index leaves marks out by itself, but for the stroke of đ.
    """
    source = SOURCES[kind]
    plain = f"replace(replace({source.title} || ' ' || {source.text}, 'đ', 'd'), 'Đ', 'D')"
    said = f"rtrim({plain} || ' ' || {source.tags})"
    return f"SELECT {entry_id(kind, 0)} + {source.id} AS id, {said} AS said FROM {source.rows} WHERE {source.which}"


def told(ledger: Ledger, entries: Iterable[int]) -> dict[int, Row]:
    """Return title, text and context of those of the entries whose records are there."""
    found: dict[int, Row] = {}
    for kind, refs in _by_kind(entries).items():
        source = SOURCES[kind]
        rows = ledger.sql(
            f"SELECT {source.id}, {source.title}, {source.text}, {source.context} FROM {source.rows}"
            f" WHERE {source.id} IN (SELECT value FROM json_each(?)) AND {source.which}",
            (json.dumps(refs),),
        )
        found |= {entry_id(kind, row[0]): row[1:] for row in rows}
    return found


def _by_kind(entries: Iterable[int]) -> dict[FoundKind, list[int]]:
    """Return the ids of the entries' records, by their kind."""
    refs: dict[FoundKind, list[int]] = {}
    for entry in entries:
        kind, ref = record_of(entry)
        refs.setdefault(kind, []).append(ref)
    return refs

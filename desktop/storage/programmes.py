"""Coordination programmes with their parties."""

from collections import defaultdict
from typing import Any

import peewee

from desktop.domain.errors import NotFound
from desktop.domain.programmes import Party, Programme
from desktop.storage import tables
from desktop.storage.database import Ledger, among
from desktop.storage.places import next_place

_PROGRAMME = tables.Programme
_PARTY = tables.ProgrammeParty


def _select(ledger: Ledger, *conditions: peewee.Expression) -> tuple[Programme, ...]:
    one = _PROGRAMME
    columns = (one.id, one.name, one.year_from, one.year_to, one.contents, one.meeting_id)
    query = one.select(*columns).where(one.id.is_null(False), *conditions)
    rows = ledger.rows(query.order_by(one.year_from, one.place, one.id))
    parties = _parties(ledger, [row[0] for row in rows])
    return tuple(
        Programme(id_, name, first, last, parties.get(id_, ()), contents, meeting_id)
        for id_, name, first, last, contents, meeting_id in rows
    )


def _parties(ledger: Ledger, programme_ids: list[int]) -> dict[int, tuple[Party, ...]]:
    one = _PARTY
    columns = (one.programme_id, one.unit, one.signer, one.signer_title, one.unit_id)
    query = one.select(*columns).where(among(one.programme_id, programme_ids)).order_by(one.programme_id, one.place)
    found: dict[int, list[Party]] = defaultdict(list)
    for programme_id, *said in ledger.rows(query):
        found[programme_id].append(Party(*said))
    return {programme_id: tuple(parties) for programme_id, parties in found.items()}


def everything(ledger: Ledger) -> tuple[Programme, ...]:
    """Return all programmes, oldest first."""
    return _select(ledger)


def of_meeting(ledger: Ledger, meeting_id: int) -> tuple[Programme, ...]:
    """Return the programmes signed at a meeting, in its order."""
    return _select(ledger, _PROGRAMME.meeting_id == meeting_id)


def get(ledger: Ledger, programme_id: int) -> Programme:
    """Return one programme; raise :class:`NotFound`."""
    found = _select(ledger, _PROGRAMME.id == programme_id)
    if not found:
        raise NotFound("programme", str(programme_id))
    return found[0]


def save(ledger: Ledger, programme: Programme) -> int:
    """Keep a programme with its parties, new when its id is 0; return the id."""
    values: dict[str, Any] = {
        "meeting_id": programme.meeting_id,
        "name": programme.name,
        "year_from": programme.year_from,
        "year_to": programme.year_to,
        "contents": programme.contents,
    }
    if not programme.id:
        place = next_place(ledger, _PROGRAMME.place, _PROGRAMME.meeting_id == programme.meeting_id)
        programme_id = ledger.run(_PROGRAMME.insert(place=place, **values))
    elif ledger.run(_PROGRAMME.update(**values).where(_PROGRAMME.id == programme.id)):
        programme_id = programme.id
    else:
        raise NotFound("programme", str(programme.id))
    if programme.parties != _parties(ledger, [programme_id]).get(programme_id, ()):
        _put_parties(ledger, programme_id, programme.parties)
    return programme_id


def _put_parties(ledger: Ledger, programme_id: int, parties: tuple[Party, ...]) -> None:
    ledger.run(_PARTY.delete().where(_PARTY.programme_id == programme_id))
    for place, party in enumerate(parties):
        ledger.run(
            _PARTY.insert(
                programme_id=programme_id,
                place=place,
                unit=party.unit,
                unit_id=party.unit_id,
                signer=party.signer,
                signer_title=party.signer_title,
            )
        )


def delete(ledger: Ledger, programme_id: int) -> None:
    """Take a programme out."""
    if not ledger.run(_PROGRAMME.delete().where(_PROGRAMME.id == programme_id)):
        raise NotFound("programme", str(programme_id))

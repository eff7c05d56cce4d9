"""Opinions gathered on drafts."""

from collections import defaultdict
from typing import Any

import peewee

from desktop.domain.consultations import Consultation, Opinion
from desktop.domain.errors import NotFound
from desktop.storage import tables
from desktop.storage.database import Ledger, among

_ONE = tables.Consultation
_OPINION = tables.Opinion


def _select(ledger: Ledger, *conditions: peewee.Expression) -> tuple[Consultation, ...]:
    one = _ONE
    query = one.select(one.id, one.draft, one.asked_on, one.until, one.summary, one.meeting_id)
    rows = ledger.rows(query.where(one.id.is_null(False), *conditions).order_by(one.asked_on, one.id))
    opinions = _opinions(ledger, [row[0] for row in rows])
    return tuple(
        Consultation(id_, draft, asked_on, until, opinions.get(id_, ()), summary, meeting_id)
        for id_, draft, asked_on, until, summary, meeting_id in rows
    )


def _opinions(ledger: Ledger, consultation_ids: list[int]) -> dict[int, tuple[Opinion, ...]]:
    one = _OPINION
    columns = (one.consultation_id, one.unit, one.unit_id, one.answered_on, one.count, one.summary)
    asked = one.select(*columns).where(among(one.consultation_id, consultation_ids))
    found: dict[int, list[Opinion]] = defaultdict(list)
    for consultation_id, *said in ledger.rows(asked.order_by(one.consultation_id, one.place)):
        found[consultation_id].append(Opinion(*said))
    return {consultation_id: tuple(opinions) for consultation_id, opinions in found.items()}


def everything(ledger: Ledger) -> tuple[Consultation, ...]:
    """Return all, oldest first."""
    return _select(ledger)


def get(ledger: Ledger, consultation_id: int) -> Consultation:
    """Return one; raise :class:`NotFound`."""
    found = _select(ledger, _ONE.id == consultation_id)
    if not found:
        raise NotFound("consultation", str(consultation_id))
    return found[0]


def save(ledger: Ledger, consultation: Consultation) -> int:
    """Keep one with its opinions, new when its id is 0; return the id."""
    values: dict[str, Any] = {
        "meeting_id": consultation.meeting_id,
        "draft": consultation.draft,
        "asked_on": consultation.asked_on,
        "until": consultation.until,
        "summary": consultation.summary,
    }
    if not consultation.id:
        consultation_id = ledger.run(_ONE.insert(**values))
    elif ledger.run(_ONE.update(**values).where(_ONE.id == consultation.id)):
        consultation_id = consultation.id
    else:
        raise NotFound("consultation", str(consultation.id))
    _put_opinions(ledger, consultation_id, consultation.opinions)
    return consultation_id


def _put_opinions(ledger: Ledger, consultation_id: int, opinions: tuple[Opinion, ...]) -> None:
    ledger.run(_OPINION.delete().where(_OPINION.consultation_id == consultation_id))
    for place, opinion in enumerate(opinions):
        ledger.run(
            _OPINION.insert(
                consultation_id=consultation_id,
                place=place,
                unit=opinion.unit,
                unit_id=opinion.unit_id,
                answered_on=opinion.answered_on,
                count=opinion.count,
                summary=opinion.summary,
            )
        )


def delete(ledger: Ledger, consultation_id: int) -> None:
    """Take one out, with its opinions."""
    if not ledger.run(_ONE.delete().where(_ONE.id == consultation_id)):
        raise NotFound("consultation", str(consultation_id))

"""Models of units."""

from typing import Any

import peewee

from desktop.domain.errors import NotFound
from desktop.domain.models import Model, ModelState
from desktop.storage import tables
from desktop.storage.database import Ledger, Row

_MODEL = tables.UnitModel


def _model(row: Row) -> Model:
    id_, name, since, unit_id, field, scale, state, result = row
    return Model(id_, name, since, unit_id, field, scale, ModelState(state), result)


def _select(ledger: Ledger, *conditions: peewee.Expression) -> tuple[Model, ...]:
    one = _MODEL
    query = one.select(one.id, one.name, one.since, one.unit_id, one.field, one.scale, one.state, one.result)
    rows = ledger.rows(query.where(one.id.is_null(False), *conditions).order_by(one.since, one.id))
    return tuple(map(_model, rows))


def everything(ledger: Ledger) -> tuple[Model, ...]:
    """Return all models, oldest first."""
    return _select(ledger)


def get(ledger: Ledger, model_id: int) -> Model:
    """Return one model; raise :class:`NotFound`."""
    found = _select(ledger, _MODEL.id == model_id)
    if not found:
        raise NotFound("model", str(model_id))
    return found[0]


def save(ledger: Ledger, model: Model) -> int:
    """Keep a model, new when its id is 0; return the id."""
    values: dict[str, Any] = {
        "name": model.name,
        "since": model.since,
        "unit_id": model.unit_id,
        "field": model.field,
        "scale": model.scale,
        "state": model.state.value,
        "result": model.result,
    }
    if not model.id:
        return ledger.run(_MODEL.insert(**values))
    if not ledger.run(_MODEL.update(**values).where(_MODEL.id == model.id)):
        raise NotFound("model", str(model.id))
    return model.id


def delete(ledger: Ledger, model_id: int) -> None:
    """Take a model out."""
    if not ledger.run(_MODEL.delete().where(_MODEL.id == model_id)):
        raise NotFound("model", str(model_id))

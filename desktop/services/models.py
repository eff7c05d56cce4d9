"""Models of units ("Dân vận khéo")."""

from dataclasses import replace

from desktop.domain.attachments import Owner
from desktop.domain.models import Model, checked_model
from desktop.domain.text import clean
from desktop.services.changes import Changed, Noun, changed
from desktop.storage import attachments
from desktop.storage import models as store
from desktop.storage.database import Ledger


def models(ledger: Ledger) -> tuple[Model, ...]:
    """Return all models, oldest first."""
    return store.everything(ledger)


def save_model(ledger: Ledger, model: Model) -> Changed[Model]:
    """Keep a model, new when its id is 0."""
    name, field, scale = map(clean, (model.name, model.field, model.scale))
    model = replace(model, name=name, field=field, scale=scale, result=model.result.strip())
    checked_model(model)
    with ledger.transaction():
        return changed(replace(model, id=store.save(ledger, model)), Noun.REGISTERS)


def delete_model(ledger: Ledger, model_id: int) -> Changed[None]:
    """Take a model out, with the files attached to it."""
    with ledger.transaction():
        store.delete(ledger, model_id)
        attachments.delete_of(ledger, Owner.MODEL, model_id)
    return changed(None, Noun.REGISTERS, Noun.ATTACHMENTS)

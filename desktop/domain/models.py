"""Models ("Dân vận khéo"): a way of working that a unit tries out, and that others may take up."""

from dataclasses import dataclass
from enum import StrEnum

from desktop.domain.errors import RefusedValue
from desktop.domain.text import clean

#: The movement "Dân vận khéo" is from 2009; models of other movements are older, but none is from before this year.
EARLIEST_YEAR, LATEST_YEAR = 1976, 2100


class ModelState(StrEnum):
    """How far a model has come."""

    REGISTERED = "registered"
    RUNNING = "running"
    RECOGNISED = "recognised"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Model:
    """A model of a unit: what it is about (``field``), how large (``scale``), since which year, what came of it."""

    id: int
    name: str
    since: int
    unit_id: int | None = None
    field: str = ""
    scale: str = ""
    state: ModelState = ModelState.REGISTERED
    result: str = ""


def checked_model(model: Model) -> None:
    """Raise :class:`RefusedValue` for one without name or unit, or from a year that can't be."""
    if not clean(model.name):
        raise RefusedValue("model-name", "missing")
    if model.unit_id is None:
        raise RefusedValue("model-unit", "missing")
    if not EARLIEST_YEAR <= model.since <= LATEST_YEAR:
        raise RefusedValue("model-since", "outside-range", f"{EARLIEST_YEAR} – {LATEST_YEAR}")

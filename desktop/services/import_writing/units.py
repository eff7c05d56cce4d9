"""Making the units that rows name for the first time, and remembering what a person said of others."""

from collections.abc import Mapping
from itertools import chain

from desktop.domain.import_plans import ImportPlan
from desktop.domain.imports import Outcome, Registration
from desktop.domain.text import spelling_key
from desktop.services.import_writing.batch import Batch
from desktop.services.units import add_named_units
from desktop.spreadsheets.known import NEW_UNIT
from desktop.storage import units as unit_store
from desktop.storage.changes import Record


def add_units(batch: Batch, plan: ImportPlan) -> None:
    """Make the new units that a row taken over is about, or that sent one."""
    named = set().union(*(sheet.taken_units() for sheet in batch.rows.sheets())) if plan.new_units else set()
    refs = sorted((ref for ref in named if ref is not None and ref < 0), reverse=True)
    units = add_named_units(batch.ledger, tuple(plan.new_units[-ref - 1] for ref in refs))
    batch.units = {ref: unit.id for ref, unit in zip(refs, units, strict=True)}
    batch.note(Record.UNIT, {}, batch.units.values())


def remember(batch: Batch, plan: ImportPlan, answers: Mapping[str, int]) -> None:
    """Keep what the person said of unit names as other spellings of those units."""
    if not answers:
        return
    directory = unit_store.directory(batch.ledger)
    said = {spelling_key(text): text for text in _unit_texts(plan)}
    answered = [(unit, said[key]) for key, unit in answers.items() if unit != NEW_UNIT and key in said]
    fresh = [(unit, text) for unit, text in answered if directory.exact(text) is None]
    before = batch.images(Record.UNIT, list(dict.fromkeys(unit for unit, _ in fresh)))
    unit_store.add_aliases(batch.ledger, fresh)
    batch.note(Record.UNIT, before)


def _unit_texts(plan: ImportPlan) -> list[str]:
    texts = [sheet.reading.sender for sheet in plan.sheets()]
    rows = chain.from_iterable(sheet.rows.values for sheet in plan.sheets())
    texts += [row.lead_unit if isinstance(row, Registration | Outcome) else row.unit for row in rows]
    return [text for text in texts if text]

"""The plan of an import, made on the ledger's thread: the rows are made there too, so that the window need not wait."""

from dataclasses import dataclass
from datetime import date

from desktop.domain.import_plans import ImportPlan
from desktop.domain.units import UnitDirectory
from desktop.presenters.import_source import Source
from desktop.presenters.review_decisions import Decisions
from desktop.presenters.review_rows import ReviewRow, review_rows
from desktop.services import imports, layouts, units
from desktop.services.ledgers import Ledger
from desktop.services.suggestions import TaskChoices


@dataclass(frozen=True, slots=True)
class Planned:
    """What planning comes to; ``tasks`` are those that outcomes without one may mean."""

    plan: ImportPlan
    directory: UnitDirectory
    rows: tuple[ReviewRow, ...]
    tasks: TaskChoices


def plan_rows(ledger: Ledger, source: Source, decisions: Decisions, today: date) -> Planned:
    """Return what taking over ``source`` under ``decisions`` would do to ``ledger``."""
    said = layouts.readings(ledger, source, decisions.corrections, decisions.options)
    keys = imports.returned_keys(ledger, source)
    plan = imports.plan(ledger, said, today, decisions.answers, keys, decisions.meant)
    directory = units.directory(ledger)
    tasks = TaskChoices(imports.tasks_to_choose(ledger, plan, today))
    return Planned(plan, directory, review_rows(plan, directory, decisions), tasks)

"""The workbook to send to a unit, with what the ledger knows filled in."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

from desktop.domain.errors import NotFound, RefusedValue
from desktop.domain.imports import SheetKind
from desktop.domain.office import LayoutProfile, Office
from desktop.domain.tasks import Task, TaskKind
from desktop.domain.units import UnitDirectory
from desktop.services.files import write_file
from desktop.spreadsheets.template import Template, TemplateTask, make_template
from desktop.storage import identity, offices
from desktop.storage import tasks as task_store
from desktop.storage import units as unit_store
from desktop.storage.database import Ledger

#: The kinds of templates there are.
KINDS = (SheetKind.REGISTRATIONS, SheetKind.OUTCOMES)

_COMMON = frozenset({TaskKind.COMMON})
_ALL = frozenset(TaskKind)
_STATE = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
_PARTY = ("ĐẢNG CỘNG SẢN VIỆT NAM",)


def write_template(ledger: Ledger, kind: SheetKind, unit: str, year: int, path: Path) -> Path:
    """Write the template of a ``kind`` for the unit that ``unit`` names to ``path``.

    Outcomes list the unit's tasks of ``year``. Registrations list what the unit has registered for ``year`` already,
    else the common tasks that it led the year before. Raises ``RefusedValue`` for a kind without a template,
    ``NotFound`` for an unknown unit, ``CannotWrite``.
    """
    if kind not in KINDS:
        raise RefusedValue("kind", "unknown-word", kind.value)
    return write_file(path, make_template(_template(ledger, kind, unit, year)))


def _template(ledger: Ledger, kind: SheetKind, unit_name: str, year: int) -> Template:
    office, units = offices.load(ledger), unit_store.directory(ledger)
    unit = units.find(unit_name)
    if unit is None:
        raise NotFound("unit", unit_name)
    day = date(year, 12, 31)
    tasks = [_as_listed(task, units, day) for task in _of(task_store.of_year(ledger, year), unit.id)]
    if not tasks and kind is SheetKind.REGISTRATIONS:
        before = task_store.of_year(ledger, year - 1)
        tasks = [_carried_over(task, units, day) for task in _of(before, unit.id, _COMMON)]
    return Template(
        kind=kind,
        year=year,
        unit=unit.name_on(day),
        above=tuple(filter(None, (office.parent, office.name))),
        state=_state(office),
        units=tuple(known.name_on(day) for known in units.units()),
        tasks=tuple(tasks),
        ledger=identity.ledger_key(ledger),
    )


def _of(tasks: Iterable[Task], unit_id: int, kinds: frozenset[TaskKind] = _ALL) -> list[Task]:
    """Return those of the tasks that the unit leads, the common ones first; withdrawn ones are left out."""
    led = [task for task in tasks if task.lead_unit_id == unit_id and task.withdrawn_on is None and task.kind in kinds]
    return sorted(led, key=lambda task: (list(TaskKind).index(task.kind), task.id))


def _as_listed(task: Task, units: UnitDirectory, day: date) -> TemplateTask:
    lead = "" if task.lead_unit_id is None else units[task.lead_unit_id].name_on(day)
    return TemplateTask(
        title=task.title,
        kind=task.kind,
        lead_unit=lead,
        coordinating_units=task.coordinating_units,
        due=task.due.text if task.due else "",
        target=task.target.text if task.target else "",
        id=task.id,
    )


def _carried_over(task: Task, units: UnitDirectory, day: date) -> TemplateTask:
    """Return last year's task as a proposal: it is no task yet, and only "Thường xuyên" is still its deadline."""
    due = task.due.text if task.due and task.due.ongoing else ""
    listed = _as_listed(task, units, day)
    return replace(listed, due=due, id=0)


def _state(office: Office) -> tuple[str, ...]:
    return _PARTY if office.profile is LayoutProfile.PARTY else _STATE

"""The units and tasks that a person may pick for a row of an import."""

from dataclasses import dataclass

from desktop.domain.tasks import Task
from desktop.domain.units import Unit, UnitDirectory
from desktop.presenters.review_rows import ReviewRow
from desktop.services.suggestions import Likeness, TaskChoices, TaskSuggestion, unit_suggestions


@dataclass(frozen=True, slots=True)
class Candidate:
    """A unit that a person may pick; ``reason`` and ``score`` (0 to 100) say why it is offered, if it is."""

    unit: Unit
    spelling: str = ""
    score: int = 0
    reason: Likeness | None = None


@dataclass(frozen=True, slots=True)
class TaskCandidate:
    """A task that a person may pick, with its lead unit; ``reason`` and ``score`` say why it is offered, if it is."""

    task: Task
    lead_unit: str
    score: int = 0
    reason: Likeness | None = None


def unit_candidates(directory: UnitDirectory, text: str, typed: str) -> tuple[Candidate, ...]:
    """Return the units to pick from: near spellings of ``text`` first, then the others; or those ``typed`` for."""
    if typed.strip():
        return tuple(Candidate(unit) for unit in directory.matching(typed))
    near = [Candidate(s.unit, s.spelling, s.score, s.reason) for s in unit_suggestions(directory, text)]
    offered = {candidate.unit.id for candidate in near}
    return (*near, *(Candidate(unit) for unit in directory.units() if unit.id not in offered))


def task_candidates(
    tasks: TaskChoices, directory: UnitDirectory, row: ReviewRow, typed: str
) -> tuple[TaskCandidate, ...]:
    """Return the tasks that ``row`` may be about: those with near titles, then the others; or those ``typed`` for."""
    if typed.strip():
        return tuple(_candidate(one, directory) for one in tasks.matching(typed))
    near = tasks.closest(row.title, row.planned.unit)
    offered = {suggestion.task.id for suggestion in near}
    others = (one for one in tasks.matching("") if one.task.id not in offered)
    return tuple(_candidate(one, directory) for one in (*near, *others))


def _candidate(suggestion: TaskSuggestion, directory: UnitDirectory) -> TaskCandidate:
    lead = suggestion.task.lead_unit_id
    unit = "" if lead is None else directory[lead].name
    return TaskCandidate(suggestion.task, unit, suggestion.score, suggestion.reason)

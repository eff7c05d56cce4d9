"""Units and tasks that a text may have meant: offered with the reason, never taken without a person's word."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz, process

from desktop.domain.tasks import Task
from desktop.domain.text import fold
from desktop.domain.units import Unit, UnitDirectory, expanded_key

#: Closeness (0 to 100) below which two names are not worth offering.
_NEAR = 68


class Likeness(StrEnum):
    """Why a unit or a task is offered."""

    SAME_LETTERS = "same-letters"
    NEAR = "near"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A unit that may be meant: ``spelling`` is the name of it that is close, ``score`` how close, 0 to 100."""

    unit: Unit
    spelling: str
    score: int
    reason: Likeness


def _plain(name: str) -> str:
    return fold(expanded_key(name)).translate(_NO_TONES)


#: The tones that a spelling key writes as digits.
_NO_TONES = str.maketrans("", "", "12345")


def _closeness(left: str, right: str) -> float:
    """Return how close two names are: the same words count, and so do missing ones and the letters within."""
    return (fuzz.token_sort_ratio(left, right) + fuzz.token_set_ratio(left, right)) / 2


def unit_suggestions(directory: UnitDirectory, text: str, limit: int = 5) -> list[Suggestion]:
    """Return the units whose names are closest to ``text``, closest first, each once."""
    meant = _plain(text)
    best: dict[int, Suggestion] = {}
    for unit in directory.units():
        for spelling in unit.spellings():
            known = _plain(spelling)
            score = round(_closeness(meant, known))
            reason = Likeness.SAME_LETTERS if known == meant else Likeness.NEAR
            if score >= _NEAR and (unit.id not in best or score > best[unit.id].score):
                best[unit.id] = Suggestion(unit, spelling, score, reason)
    return sorted(best.values(), key=lambda suggestion: -suggestion.score)[:limit]


#: So many of the nearest tasks are held against the text more closely; more are not looked through.
_NEAREST = 30

#: Closeness that a task of the unit that tells of it has before others.
_OWN = 5


@dataclass(frozen=True, slots=True)
class TaskSuggestion:
    """A task that may be meant: ``score`` says how close its title is, 0 to 100; ``reason`` why it is offered."""

    task: Task
    score: int
    reason: Likeness | None


def _near_places(meant: str, folded: Sequence[str]) -> list[int]:
    """Return the places of the folded titles that are near to one, nearest first."""
    near = process.extract(meant, folded, scorer=fuzz.token_set_ratio, limit=_NEAREST, score_cutoff=_NEAR)
    return [place for _, _, place in near]


def nearest_titles(title: str, titles: Sequence[tuple[int, str]]) -> list[int]:
    """Return the ids of the titles (id and title) that are near to one, nearest first."""
    meant, folded = fold(title), [fold(known) for _, known in titles]
    places = _near_places(meant, folded)
    return [titles[place][0] for place in sorted(places, key=lambda place: -_closeness(meant, folded[place]))]


class TaskChoices:
    """Tasks to choose from, made ready for looking through thousands of them while somebody types."""

    def __init__(self, tasks: Sequence[Task]) -> None:
        self._tasks = tuple(tasks)
        self._folded = [fold(task.title) for task in tasks]

    def closest(self, title: str, unit_id: int | None) -> tuple[TaskSuggestion, ...]:
        """Return the tasks whose titles are near to ``title``, nearest first; those that ``unit_id`` leads go first."""
        meant = fold(title)
        found = [self._suggestion(meant, place) for place in _near_places(meant, self._folded)]
        kept = (one for one in found if one.score >= _NEAR)
        return tuple(sorted(kept, key=lambda one: -one.score - (_OWN if one.task.lead_unit_id == unit_id else 0)))

    def _suggestion(self, meant: str, place: int) -> TaskSuggestion:
        known = self._folded[place]
        reason = Likeness.SAME_LETTERS if known == meant else Likeness.NEAR
        return TaskSuggestion(self._tasks[place], round(_closeness(meant, known)), reason)

    def matching(self, typed: str) -> tuple[TaskSuggestion, ...]:
        """Return the tasks in whose titles every typed word stands, marks or not; all of them for no word."""
        words = fold(typed).split()
        pairs = zip(self._tasks, self._folded, strict=True)
        return tuple(TaskSuggestion(task, 0, None) for task, known in pairs if all(word in known for word in words))

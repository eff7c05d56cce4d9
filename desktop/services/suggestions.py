"""Units that a text may have meant: offered with the reason, never taken without a person's word."""

from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz

from desktop.domain.text import fold
from desktop.domain.units import Unit, UnitDirectory, expanded_key

#: Closeness (0 to 100) below which two names are not worth offering.
_NEAR = 68


class Likeness(StrEnum):
    """Why a unit is offered."""

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

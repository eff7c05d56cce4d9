"""Indicators: what figures are about, under every spelling that means the same, and whether they can be added."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from desktop.domain.errors import RefusedValue
from desktop.domain.quantities import PERCENT
from desktop.domain.text import clean, fold, spelling_key

#: So many decimals are shown at most because an indicator asks for them.
MOST_DECIMALS = 6

#: Measures whose figures are never added up: shares of different wholes.
SHARES = frozenset({PERCENT, "‰"})

#: How measures and names are written of which figures are no parts of a sum: "triệu đồng/người", "Tỷ lệ hộ nghèo",
#: "Thu nhập bình quân". A person may say otherwise of an indicator.
_RATE_MEASURE = re.compile(r"/|^%")
_RATE_NAME = re.compile(r"^t[iy] (?:le|trong|suat)\b|\bbinh quan\b")

#: A spelling of an indicator and the base measure in which it is told.
IndicatorKey = tuple[str, str]


def indicator_key(name: str, measure: str) -> IndicatorKey:
    """Return the key under which an indicator is found; the same words in another measure are another indicator."""
    return spelling_key(name), measure


@dataclass(frozen=True, slots=True)
class Indicator:
    """A quantity that units report in the base measure ``measure``.

    ``spellings`` are other names that mean the same, ``decimals`` how many places are shown at least, ``place`` its
    place in lists; ``id`` is 0 until it is kept. ``adds`` is what a person said of sums of its figures; ``None``
    leaves it to how its measure and name are written.
    """

    id: int
    name: str
    measure: str
    decimals: int = 0
    place: int = 0
    spellings: tuple[str, ...] = ()
    adds: bool | None = None

    @property
    def can_be_added(self) -> bool:
        """Whether a sum of its figures means anything."""
        if self.measure in SHARES:
            return False
        return self.adds if self.adds is not None else not is_rate(self.name, self.measure)

    def all_keys(self) -> tuple[IndicatorKey, ...]:
        """Return every key under which it is found, that of its name first."""
        return tuple(indicator_key(text, self.measure) for text in (self.name, *self.spellings))


def is_rate(name: str, measure: str) -> bool:
    """Return whether figures called ``name`` in ``measure`` are shares or averages, which can't be added."""
    rated = _RATE_MEASURE.search(fold(measure)) or _RATE_NAME.search(fold(clean(name)))
    return measure in SHARES or rated is not None


class Indicators:
    """Finds the indicator that a text means."""

    def __init__(self, indicators: Iterable[Indicator] = ()) -> None:
        self._all = {one.id: one for one in sorted(indicators, key=lambda one: (one.place, one.id))}
        self._keys = {key: one.id for one in self._all.values() for key in one.all_keys()}

    def __len__(self) -> int:
        return len(self._all)

    def all(self) -> tuple[Indicator, ...]:
        """Return all of them in the order of lists."""
        return tuple(self._all.values())

    def get(self, indicator_id: int | None) -> Indicator | None:
        """Return the one with this id."""
        return None if indicator_id is None else self._all.get(indicator_id)

    def find(self, name: str, measure: str) -> Indicator | None:
        """Return the one that ``name``, however spelled, means in this base measure."""
        return self.get(self._keys.get(indicator_key(name, measure)))


def merged(kept: Indicator, gone: Indicator) -> Indicator:
    """Return ``kept`` under the spellings of both. Refuses measures that can't be added to each other."""
    if kept.id == gone.id:
        raise RefusedValue("indicator", "indicator-into-itself", gone.name)
    if kept.measure != gone.measure:
        raise RefusedValue("indicator", "other-measure", f"{gone.name} ({gone.measure}) → {kept.name} ({kept.measure})")
    return replace(kept, spellings=(*kept.spellings, gone.name, *gone.spellings))


def checked(indicator: Indicator, others: Sequence[Indicator]) -> Indicator:
    """Return an indicator as it is kept. Refuses an empty name and one that means another indicator already."""
    name = clean(indicator.name)
    if not name:
        raise RefusedValue("indicator", "missing")
    spellings = {spelling_key(text): clean(text) for text in indicator.spellings if clean(text)}
    spellings.pop(spelling_key(name), None)
    found = replace(indicator, name=name, spellings=tuple(spellings.values()))
    taken = {key for other in others if other.id != indicator.id for key in other.all_keys()}
    for text, key in zip((found.name, *found.spellings), found.all_keys(), strict=True):
        if key in taken:
            raise RefusedValue("indicator", "indicator-taken", text)
    return replace(found, decimals=min(max(found.decimals, 0), MOST_DECIMALS))

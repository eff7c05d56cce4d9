"""Member units and the names under which they are known."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property, lru_cache

from desktop.domain.text import fold, spelling_key


class UnitLevel(StrEnum):
    """The level at which a unit stands."""

    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class UnitName:
    """An official name and the days on which it is valid; ``None`` is open-ended. ``basis`` is the document for it."""

    name: str
    valid_from: date | None = None
    valid_to: date | None = None
    basis: str = ""

    def valid_on(self, day: date) -> bool:
        """Return whether the name is valid on ``day``."""
        return (self.valid_from or date.min) <= day <= (self.valid_to or date.max)


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: its dated official names, oldest first, and other spellings under which it is found."""

    id: int
    names: tuple[UnitName, ...]
    aliases: tuple[str, ...] = ()
    level: UnitLevel = UnitLevel.OTHER

    @property
    def name(self) -> str:
        """The newest official name."""
        return self.names[-1].name

    def name_on(self, day: date) -> str:
        """Return the official name valid on ``day``; where none is, the one nearest to it."""
        for name in self.names:
            if name.valid_on(day):
                return name.name
        started = [name for name in self.names if (name.valid_from or date.min) <= day]
        return (started[-1] if started else self.names[0]).name

    def existed_on(self, day: date) -> bool:
        """Return whether it had a name on ``day``: it was there already, and still."""
        return any(name.valid_on(day) for name in self.names)

    def lives_with(self, other: "Unit") -> bool:
        """Return whether there is a day on which both exist."""
        return any(
            max(one.valid_from or date.min, two.valid_from or date.min)
            <= min(one.valid_to or date.max, two.valid_to or date.max)
            for one in self.names
            for two in other.names
        )

    def spellings(self) -> tuple[str, ...]:
        """Return every text that names this unit."""
        return (*(name.name for name in self.names), *self.aliases)


#: Abbreviations in official names, as offices write them (practice; public spreadsheets and papers).
_ABBREVIATIONS = {
    "ubmttq": "uỷ ban mặt trận tổ quốc",
    "ubmttqvn": "uỷ ban mặt trận tổ quốc việt nam",
    "mttqvn": "mặt trận tổ quốc việt nam",
    "mttq": "mặt trận tổ quốc",
    "ubnd": "uỷ ban nhân dân",
    "hđnd": "hội đồng nhân dân",
    "chqs": "chỉ huy quân sự",
    "bchqs": "bộ chỉ huy quân sự",
    "bđbp": "bộ đội biên phòng",
    "bdv": "ban dân vận",
    "bcđ": "ban chỉ đạo",
    "tu": "tỉnh uỷ",
    "ccb": "cựu chiến binh",
    "lhpn": "liên hiệp phụ nữ",
    "pn": "phụ nữ",
    "nd": "nông dân",
    "hnd": "hội nông dân",
    "lđlđ": "liên đoàn lao động",
    "ctđ": "chữ thập đỏ",
    "nct": "người cao tuổi",
    "tncs": "thanh niên cộng sản",
    "lđtbxh": "lao động - thương binh và xã hội",
    "lđ-tbxh": "lao động - thương binh và xã hội",
    "lđ-tb&xh": "lao động - thương binh và xã hội",
    "lđtb&xh": "lao động - thương binh và xã hội",
    "gd&đt": "giáo dục và đào tạo",
    "gdđt": "giáo dục và đào tạo",
    "nn&ptnt": "nông nghiệp và phát triển nông thôn",
    "vh,tt&dl": "văn hoá, thể thao và du lịch",
    "tt&tt": "thông tin và truyền thông",
    "kh&đt": "kế hoạch và đầu tư",
    "tn&mt": "tài nguyên và môi trường",
    "ca": "công an",
    "tp": "thành phố",
    "tp.": "thành phố",
    "tx": "thị xã",
    "tx.": "thị xã",
    "tt": "thị trấn",
    "tt.": "thị trấn",
    "h.": "huyện",
    "x.": "xã",
    "p.": "phường",
    "q.": "quận",
}

#: Words that may stand before a body's name without making it another body.
_PREFIXES = ("ban chấp hành ", "ban thường trực ", "đảng uỷ ", "đảng ủy ", "cơ quan ")


#: What a line of a list has before and after a name.
_AROUND = " -–+*•.,;:"


@lru_cache(maxsize=8192)
def expanded_key(name: str) -> str:
    """Return a key that is equal for a name written in full and one with the usual abbreviations."""
    words = (name.strip(_AROUND) or name).casefold().replace("–", "-").split()
    key = spelling_key(" ".join(_ABBREVIATIONS.get(word, word) for word in words))
    for prefix in _PREFIXES:
        key = key.removeprefix(spelling_key(prefix) + " ")
    return key


class UnitDirectory:
    """Finds the unit that a text names. Closeness is never enough: that is for a person to say."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self._units = {unit.id: unit for unit in units}

    # The ways to find a unit by a text are made when the first is looked for: most who ask know its id, or its name.

    @cached_property
    def _exact(self) -> dict[str, list[int]]:
        return self._by(spelling_key)

    @cached_property
    def _expanded(self) -> dict[str, list[int]]:
        return self._by(expanded_key)

    @cached_property
    def _unmarked(self) -> dict[str, list[int]]:
        return self._by(fold)

    def _by(self, key: Callable[[str], str]) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for unit in self._units.values():
            _index(found, key, unit)
        return found

    def take(self, unit: Unit) -> None:
        """Take a new unit, or a known one that has more spellings now."""
        _index(self._exact, spelling_key, unit)
        _index(self._expanded, expanded_key, unit)
        _index(self._unmarked, fold, unit)
        self._units[unit.id] = unit

    def __len__(self) -> int:
        return len(self._units)

    def __getitem__(self, unit_id: int) -> Unit:
        return self._units[unit_id]

    def units(self) -> tuple[Unit, ...]:
        """Return all units in the order in which they were given."""
        return tuple(self._units.values())

    def exact(self, text: str, day: date | None = None) -> Unit | None:
        """Return the unit one of whose spellings is ``text`` (case and tone placement do not count).

        A new unit may bear the name of one of its parts: of several it is the one that existed on ``day``, without a
        day the one that still does.
        """
        return self._living(self._exact.get(spelling_key(text), []), day)

    def named(self, text: str) -> tuple[Unit, ...]:
        """Return every unit one of whose spellings is ``text``, at whatever time."""
        return tuple(self._units[one] for one in dict.fromkeys(self._exact.get(spelling_key(text), [])))

    def find(self, text: str, day: date | None = None) -> Unit | None:
        """Return the unit that ``text`` names: as spelled, with its abbreviations written out, or typed without marks.

        A text with some wrong marks ("Hội Cựu chiến bình") is a misspelling and names no unit.
        """
        exact = self.exact(text, day)
        if exact is not None:
            return exact
        found = self._expanded.get(expanded_key(text))
        return self._typed_without_marks(text, day) if found is None else self._living(found, day)

    def _typed_without_marks(self, text: str, day: date | None) -> Unit | None:
        folded = fold(text)
        candidates = self._unmarked.get(folded, []) if folded == text.casefold() else []
        if len({expanded_key(self._units[one].name) for one in candidates}) > 1:
            return None
        return self._living(sorted(candidates), day)

    def _living(self, found: list[int], day: date | None) -> Unit | None:
        """Return the unit of those found that existed on ``day``; else the first that was found."""
        units = [self._units[one] for one in dict.fromkeys(found)]
        if len(units) < 2:
            return units[0] if units else None
        living = [unit for unit in units if unit.existed_on(day or date.max)]
        return living[0] if living else units[0]

    def matching(self, typed: str) -> tuple[Unit, ...]:
        """Return the units one of whose spellings holds every typed word, marks or not; best first.

        A whole spelling goes before one that begins so, before one that has the words in this order, before the rest.
        """
        words = fold(typed).split()
        ranked = [(_fit(unit, words), unit) for unit in self._units.values()]
        fitting = sorted(((rank, unit) for rank, unit in ranked if rank is not None), key=lambda found: found[0])
        return tuple(unit for _, unit in fitting)


def _index(found: dict[str, list[int]], key: Callable[[str], str], unit: Unit) -> None:
    for spelling in unit.spellings():
        found.setdefault(key(spelling), []).append(unit.id)


def _fit(unit: Unit, words: list[str]) -> int | None:
    """Return how well the best spelling of ``unit`` fits the folded ``words``, 0 is best; ``None`` for not at all."""
    phrase = " ".join(words)
    spellings = [folded for folded in map(fold, unit.spellings()) if all(word in folded for word in words)]
    fits = ((one != phrase) + (not one.startswith(phrase)) + (phrase not in one) for one in spellings)
    return min(fits, default=None)

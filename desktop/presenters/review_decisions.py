"""What a person decides in the review of an import."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from desktop.domain.text import spelling_key
from desktop.services.imports import Accepted, Meant, RowPlace, meant_key
from desktop.services.readings import CellPlace, Given, Options, SheetPlace


@dataclass(frozen=True, slots=True)
class Decisions:
    """What a person decided in a review.

    ``answers`` say which unit a name means (by :func:`spelling_key`), ``meant`` which task an outcome is about whose
    title is another (by :func:`~desktop.services.imports.meant_key`), ``corrections`` what a cell should say;
    ``options`` say the year, kind and sender of files and sheets that do not name them, or name others; ``left_out``
    are the rows that are not to be taken over, ``seen`` those whose doubts were looked at.
    """

    answers: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    meant: Meant = field(default_factory=lambda: MappingProxyType({}))
    corrections: Mapping[CellPlace, str] = field(default_factory=lambda: MappingProxyType({}))
    options: Options = field(default_factory=lambda: MappingProxyType({}))
    left_out: frozenset[RowPlace] = frozenset()
    seen: frozenset[RowPlace] = frozenset()
    withdraw_missing: bool = False

    def answer(self, text: str, unit: int) -> "Decisions":
        """Return these and that ``text`` names ``unit`` wherever it stands."""
        return replace(self, answers=MappingProxyType({**self.answers, spelling_key(text): unit}))

    def mean(self, told_by: str, title: str, task: int) -> "Decisions":
        """Return these and that what ``told_by`` tells under ``title`` is about ``task``."""
        return replace(self, meant=MappingProxyType({**self.meant, meant_key(told_by, title): task}))

    def correct(self, cells: Iterable[CellPlace], text: str) -> "Decisions":
        """Return these and that each of ``cells`` should say ``text``."""
        return replace(self, corrections=MappingProxyType({**self.corrections, **dict.fromkeys(cells, text)}))

    def say(self, place: SheetPlace, said: Given) -> "Decisions":
        """Return these and what is ``said`` of a sheet, or of a file and all its sheets; nothing takes it back."""
        file, sheet = place
        others = {other: known for other, known in self.options.items() if other != place}
        if sheet is None:
            others = {other: known for other, known in others.items() if other[0] != file}
        told = others if said == Given() and (file, None) not in others else {**others, place: said}
        return replace(self, options=MappingProxyType(told))

    def said_of(self, place: SheetPlace) -> Given:
        """Return what was said of a sheet, itself or with its file, or of a file."""
        return self.options.get(place) or self.options.get((place[0], None)) or Given()

    def leave_out(self, places: Iterable[RowPlace]) -> "Decisions":
        """Return these without the rows at ``places``; with them again when all of them were left out."""
        return replace(self, left_out=_toggled(self.left_out, frozenset(places)))

    def look_at(self, places: Iterable[RowPlace]) -> "Decisions":
        """Return these with the doubts at ``places`` looked at; open again when all of them were."""
        return replace(self, seen=_toggled(self.seen, frozenset(places)))

    def withdraw(self, missing: bool) -> "Decisions":
        """Return these and whether the tasks that a corrected workbook does not list any more are withdrawn."""
        return replace(self, withdraw_missing=missing)

    def asks_for_new_plan(self, other: "Decisions") -> bool:
        """Return whether the rows themselves are different under ``other``."""
        asked = (self.answers, self.meant, self.corrections, self.options)
        return asked != (other.answers, other.meant, other.corrections, other.options)

    @property
    def accepted(self) -> Accepted:
        """What is to be taken over."""
        return Accepted(missing=self.withdraw_missing, left_out=self.left_out)


def _toggled(held: frozenset[RowPlace], places: frozenset[RowPlace]) -> frozenset[RowPlace]:
    return held - places if places <= held else held | places

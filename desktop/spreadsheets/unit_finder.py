"""Finding the units that rows name, and proposing new ones."""

from datetime import date

from desktop.domain.imports import Problem, ProblemCode, RowReading
from desktop.domain.text import spelling_key
from desktop.domain.units import expanded_key
from desktop.spreadsheets.known import NEW_UNIT, Known


class UnitFinder:
    """Finds units, and proposes those that a ledger without a directory, or a person's answer, calls for."""

    def __init__(self, known: Known) -> None:
        self._known = known.units
        self._answers = known.answers
        self._proposes = not known.units_are_given
        self._proposed: dict[str, int] = {}
        self._found: dict[str, int] = {}
        self._day: date | None = None
        self.names: list[str] = []

    def on(self, day: date) -> None:
        """Look from now on for the units that bore a name on ``day``, where several did at different times."""
        if day != self._day:
            self._day = day
            self._found.clear()

    def find(self, text: str | None) -> int | None:
        """Return the unit that ``text`` names, ``None`` for no text and for one that names no unit."""
        if text is None:
            return None
        found = self._found.get(text)
        if found is None:
            found = self._look_up(text)
            if found is not None:
                self._found[text] = found
        return found

    def about(
        self, row: RowReading, text: str | None, column: str, sender: int | None
    ) -> tuple[int | None, tuple[Problem, ...]]:
        """Return the unit that a row is about, the one named in ``column`` or else the sender, and what is wrong."""
        if text is None:
            return sender, row.problems
        unit = self.find(text)
        if unit is not None:
            return unit, row.problems
        return None, (*row.problems, Problem(ProblemCode.UNKNOWN_UNIT, row.cells.get(column, ""), text))

    def _look_up(self, text: str) -> int | None:
        answer = self._answers.get(spelling_key(text))
        if answer is not None and answer != NEW_UNIT:
            return answer
        found = self._known.find(text, self._day)
        if found is not None:
            return found.id
        if answer == NEW_UNIT or self._proposes:
            return self._propose(text)
        return self._proposed.get(expanded_key(text))

    def _propose(self, text: str) -> int:
        key = expanded_key(text)
        if key not in self._proposed:
            self.names.append(text)
            self._proposed[key] = -len(self.names)
        self.heard(text)
        return self._proposed[key]

    def heard(self, text: str) -> None:
        """Take a better spelling of a proposed unit: one not in capitals, then the one written out in full."""
        ref = self._proposed.get(expanded_key(text)) if self._proposed else None
        if ref is not None:
            self.names[-ref - 1] = max(self.names[-ref - 1], text, key=lambda name: (not name.isupper(), len(name)))

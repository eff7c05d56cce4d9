"""Planning the rows that give figures."""

from datetime import date
from decimal import Decimal

from desktop.domain.figures import FigureKey, figure_key
from desktop.domain.import_plans import PlannedRow, RowState
from desktop.domain.imports import FigureRow, RowReading, blocks
from desktop.domain.text import spelling_key
from desktop.spreadsheets.entries import Entry, PlanNotes, SheetAt
from desktop.spreadsheets.known import Known
from desktop.spreadsheets.unit_finder import UnitFinder


class FigurePlanner:
    """Plans figures: each amount of a row makes or changes the figure of its unit, indicator and days."""

    def __init__(self, known: Known, units: UnitFinder, notes: PlanNotes) -> None:
        self._known = known
        self._units = units
        self._notes = notes
        self._figures: dict[FigureKey, Entry[Decimal]] = {}
        for figure in known.figures:
            key = self._key(figure.unit_id, figure.indicator, figure.start, figure.end)
            self._figures[key] = Entry(figure.id, figure.quantity, figure.quantity)

    def row(self, row: RowReading, at: SheetAt) -> PlannedRow:
        """Plan a row of amounts."""
        says = row.values
        assert isinstance(says, FigureRow)
        unit, problems = self._units.about(row, says.unit, "unit", at.sender)
        state = RowState.PROBLEM if blocks(problems) else self._amounts(row, says, unit, at)
        return PlannedRow(row, state, problems, unit=unit)

    def _amounts(self, row: RowReading, says: FigureRow, unit: int | None, at: SheetAt) -> RowState:
        span = at.reading.span
        if span is None:
            return RowState.NEW
        place = at.place(row.row)
        states = {
            self._notes.settle(
                self._figures, self._key(unit, amount.indicator, span.start, span.end), amount.quantity, place
            )[0]
            for amount in says.amounts
            if amount.quantity is not None
        }
        if states == {RowState.SAME}:
            return RowState.SAME
        return RowState.NEW if states <= {RowState.NEW} else RowState.CHANGED

    def _key(self, unit: int | None, indicator: str, start: date, end: date) -> FigureKey:
        meant = self._known.indicators.get(spelling_key(indicator), indicator)
        return figure_key(unit, meant, start, end)

"""Planning the rows that name people."""

from desktop.domain.import_plans import PlannedRow, RowState
from desktop.domain.imports import Delegate, RowReading, blocks
from desktop.domain.text import spelling_key
from desktop.spreadsheets.entries import Entry, PlanNotes, SheetAt, as_delegate
from desktop.spreadsheets.known import Known
from desktop.spreadsheets.unit_finder import UnitFinder


def _key(says: Delegate) -> tuple[str, str]:
    """Return what makes two rows speak of one person: the name and the unit."""
    return spelling_key(says.full_name or ""), spelling_key(says.unit or "")


class DelegatePlanner:
    """Plans people: each row makes a person or changes one."""

    def __init__(self, known: Known, units: UnitFinder, notes: PlanNotes) -> None:
        self._units = units
        self._notes = notes
        self._people: dict[tuple[str, str], Entry[Delegate]] = {}
        for person in known.people:
            says = as_delegate(person)
            self._people[_key(says)] = Entry(person.id, says, says)

    def row(self, row: RowReading, at: SheetAt) -> PlannedRow:
        """Plan a row that names a person."""
        says = row.values
        assert isinstance(says, Delegate)
        unit = self._units.find(says.unit)
        if blocks(row.problems):
            return PlannedRow(row, RowState.PROBLEM, row.problems, unit=unit)
        state, record, before = self._notes.settle(self._people, _key(says), says, at.place(row.row))
        return PlannedRow(row, state, row.problems, before, unit, record=record)

"""The page of units and people: who there is, and what can be done."""

from collections.abc import Callable
from datetime import date, datetime
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Protocol

from desktop.domain.people import Person
from desktop.domain.units import Unit, UnitDirectory
from desktop.presenters.session import Failed, Session
from desktop.services import units as unit_services
from desktop.services.changes import Changed, Noun
from desktop.services.ledgers import Ledger
from desktop.services.units import DirectoryChange, Members

Undo = Callable[[], None]
Done = Callable[[], None]


class UnitEvent(StrEnum):
    """What a command of this page has done."""

    UNIT_ADDED = "unit-added"
    UNIT_EDITED = "unit-edited"
    PERSON_ADDED = "person-added"
    PERSON_EDITED = "person-edited"


class UnitsView(Protocol):
    """What shows the page; it looks up the state in its presenter."""

    def show_members(self) -> None:
        """Show units and people, which are different now."""

    def tell(self, event: UnitEvent, name: str, undo: Undo | None) -> None:
        """Say that something was done to who is called ``name``, and offer to take it back."""

    def tell_directory(self, change: DirectoryChange) -> None:
        """Say what a directory brought."""


class UnitsPresenter:
    """State and commands of the page of units and people; ``members`` is what it shows."""

    def __init__(self, session: Session, view: UnitsView, now: Callable[[], datetime] = datetime.now) -> None:
        self._session = session
        self._view = view
        self._now = now
        self.members = Members(now().year, (), (), UnitDirectory(()))
        session.watch(frozenset({Noun.UNITS, Noun.PEOPLE, Noun.TASKS, Noun.BATCHES}), self.reload)

    @property
    def today(self) -> date:
        """Today."""
        return self._now().date()

    def reload(self) -> None:
        """Read units and people again."""
        today = self.today
        self._session.ask(lambda ledger: unit_services.members(ledger, today), self._take)

    def _take(self, members: Members) -> None:
        self.members = members
        self._view.show_members()

    def save_unit(self, unit: Unit, done: Callable[[Unit], None], failed: Failed) -> None:
        """Keep a unit."""
        before = next((row.unit for row in self.members.units if row.unit.id == unit.id), None)

        def after(kept: Unit) -> None:
            done(kept)
            if before is None:
                self._view.tell(UnitEvent.UNIT_ADDED, kept.name, None)
            else:
                undo = self._undo(lambda ledger: unit_services.save_unit(ledger, before))
                self._view.tell(UnitEvent.UNIT_EDITED, kept.name, undo)

        self._session.change(lambda ledger: unit_services.save_unit(ledger, unit), after, failed)

    def save_person(self, person: Person, done: Callable[[Person], None], failed: Failed) -> None:
        """Keep a person."""
        before = next((row.person for row in self.members.people if row.person.id == person.id), None)

        def after(kept: Person) -> None:
            done(kept)
            if before is None:
                self._view.tell(UnitEvent.PERSON_ADDED, kept.full_name, None)
            else:
                undo = self._undo(lambda ledger: unit_services.save_person(ledger, before))
                self._view.tell(UnitEvent.PERSON_EDITED, kept.full_name, undo)

        self._session.change(lambda ledger: unit_services.save_person(ledger, person), after, failed)

    def take_over_directory(self, path: Path) -> None:
        """Add the units of a directory in JSON that are not known yet; an error goes to the window."""

        def job(ledger: Ledger) -> Changed[DirectoryChange]:
            return unit_services.take_over_directory(ledger, unit_services.read_directory(path))

        self._session.change(job, self._view.tell_directory)

    def _undo(self, change: Callable[[Ledger], Changed[object]]) -> Undo:
        return partial(self._session.change, change)

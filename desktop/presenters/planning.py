"""Making next year's plan out of this year's: what is offered, in pages, and what of it is picked."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from datetime import date
from functools import partial
from typing import Protocol

from desktop.presenters.paging import Pages, page_of
from desktop.presenters.session import Session
from desktop.services import next_year
from desktop.services.ledgers import Ledger
from desktop.services.next_year import Candidate, Candidates
from desktop.services.task_lists import TaskOrder


class PlanningView(Protocol):
    """What shows what is offered."""

    def show_offered(self) -> None:
        """Show the list, which is another one now."""


class PlanningPresenter:
    """The tasks of ``year`` that may go into the next plan. All are ``picked`` at first; a filter hides, never drops.

    ``found`` is ``None`` until it is known what there is.
    """

    def __init__(self, session: Session, year: int, as_of: date) -> None:
        self._session = session
        self._as_of = as_of
        self._view: PlanningView | None = None
        self._serial = 0
        self._typed = ""
        self._order: TaskOrder | None = TaskOrder.PLAN
        self._descending = False
        self.year = year
        self.found: Candidates | None = None
        self.picked: set[int] = set()
        self.pages: Pages[Candidate] = Pages(session, lambda one: one.row.task.id)

    def begin(self, view: PlanningView) -> None:
        """Find out what there is to offer."""
        self._view = view
        year, day = self.year, self._as_of

        def find(ledger: Ledger) -> tuple[Candidates, Sequence[Candidate]]:
            found = next_year.candidates(ledger, year, day)
            return found, next_year.candidate_rows(ledger, found, page_of(found.ids, 0))

        self._session.ask(find, self._take)

    def _take(self, answer: tuple[Candidates, Sequence[Candidate]]) -> None:
        self.found, first = answer
        self.picked = set(self.found.ids)
        self._show(self.found, self.found.ids, first)

    def refine(self, typed: str) -> None:
        """Show only what holds every word typed."""
        self._typed = typed
        self._ask()

    def sort(self, order: TaskOrder | None, *, descending: bool) -> None:
        """Show the same in another order; ``None`` is that of the reasons."""
        self._order, self._descending = order, descending
        self._ask()

    def _ask(self) -> None:
        if self.found is not None:
            self._serial += 1
            found = self.found
            serial = self._serial
            self._session.ask(partial(self._narrow, serial, found), partial(self._narrowed, serial, found))

    def _narrow(self, serial: int, found: Candidates, ledger: Ledger) -> tuple[array[int], Sequence[Candidate]] | None:
        """On the worker: what is to be shown; ``None`` where it is not wanted any more."""
        if serial != self._serial:
            return None
        ids = next_year.narrowed(ledger, found, self._typed, self._order, descending=self._descending)
        return ids, next_year.candidate_rows(ledger, found, page_of(ids, 0))

    def _narrowed(self, serial: int, found: Candidates, answer: tuple[array[int], Sequence[Candidate]] | None) -> None:
        if answer is not None and serial == self._serial:
            self._show(found, *answer)

    def _show(self, found: Candidates, ids: array[int], first: Sequence[Candidate]) -> None:
        self.pages.show(ids, lambda ledger, some: next_year.candidate_rows(ledger, found, some), {0: first})
        if self._view is not None:
            self._view.show_offered()

    def pick(self, chosen: Iterable[int]) -> None:
        """Take over what is chosen among what is shown."""
        self.picked = (self.picked - set(self.pages.ids)) | set(chosen)

    @property
    def chosen(self) -> tuple[int, ...]:
        """What is picked, in the order of the plan."""
        return tuple(id_ for id_ in self.found.ids if id_ in self.picked) if self.found else ()

"""The papers that were issued: their numbers, days and versions, each to be seen again, or taken back for a reason.

Of a paper that gives numbers it is told which of them are others now, and because of which records.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Protocol

from desktop.domain.issued import IssuedPaper
from desktop.presenters.navigation import Navigate, PageKey, TaskFilter
from desktop.presenters.session import Session
from desktop.services import issued
from desktop.services.changes import Noun
from desktop.services.drifts import Drifted, TaskReason, drifted
from desktop.services.files import write_file
from desktop.services.ledgers import Ledger

#: So many papers in force, the newest first, are held against the records without being asked for.
LOOKED_AT = 12


class IssuedView(Protocol):
    """What shows the papers."""

    def records_changed(self) -> None:
        """Have the list read again, now or when it is seen again."""

    def show_issued(self) -> None:
        """Show the list, which is different now."""

    def show_changes(self, paper: IssuedPaper) -> None:
        """Show what has become of a paper's numbers, which is known now."""

    def show_pdf(self, paper: IssuedPaper, pdf: bytes) -> None:
        """Show a paper as it was issued."""

    def show_saved(self, path: Path) -> None:
        """Say where a paper was saved."""


class IssuedPapers:
    """State and commands of the list; ``papers`` are all that were issued, the newest first.

    ``changes`` has what has become of the numbers of those papers of which that is known, by id.
    """

    def __init__(
        self, session: Session, view: IssuedView, navigate: Navigate, now: Callable[[], datetime] = datetime.now
    ) -> None:
        self._session = session
        self._view = view
        self._navigate = navigate
        self._now = now
        self._serial = 0
        self.papers: tuple[IssuedPaper, ...] = ()
        self.changes: dict[int, Drifted] = {}
        session.watch(frozenset(Noun), view.records_changed)

    def reload(self) -> None:
        """Read the list; what is known of numbers is found anew."""
        self._session.ask(issued.issued, self._take)

    def _take(self, papers: tuple[IssuedPaper, ...]) -> None:
        self._serial += 1
        self.papers = tuple(reversed(papers))
        self.changes.clear()
        self._view.show_issued()
        self._look_further()

    # ── What has become of their numbers ──

    def look_at(self, paper: IssuedPaper) -> None:
        """Find out what has become of the numbers of a paper, where that is not known."""
        if paper.frozen and paper.id not in self.changes:
            serial = self._serial
            self._session.ask(lambda ledger: drifted(ledger, paper), lambda found: self._note(serial, found))

    def _look_further(self) -> None:
        """Find it out of the newest papers in force, one after another."""
        counting = [paper for paper in self.papers if paper.frozen and paper.in_force][:LOOKED_AT]
        following = next((paper for paper in counting if paper.id not in self.changes), None)
        if following is not None:
            self.look_at(following)

    def _note(self, serial: int, found: Drifted) -> None:
        if serial == self._serial and found.paper.id not in self.changes:
            self.changes[found.paper.id] = found
            # another object: lists keep what they have made of a row while it is the same
            self.papers = tuple(replace(one) if one.id == found.paper.id else one for one in self.papers)
            self._view.show_changes(found.paper)
            self._look_further()

    def open_reason(self, reason: TaskReason) -> None:
        """Open a task that counts otherwise now; one that is gone opens nothing."""
        if reason.moved.now is not None:
            self._navigate(PageKey.TASKS, TaskFilter(reason.year, task_id=reason.moved.task_id))

    def open_figures(self) -> None:
        """Open the page of figures."""
        self._navigate(PageKey.FIGURES)

    # ── What is done with a paper ──

    def open(self, paper: IssuedPaper) -> None:
        """Show a paper as it was issued."""
        self._session.ask(
            lambda ledger: issued.issued_pdf(ledger, paper.id), lambda pdf: self._view.show_pdf(paper, pdf)
        )

    def save(self, paper: IssuedPaper, path: Path) -> None:
        """Write a paper as it was issued to ``path``."""

        def write(ledger: Ledger) -> Path:
            return write_file(path, issued.issued_pdf(ledger, paper.id))

        self._session.ask(write, self._view.show_saved)

    def reopen(self, paper: IssuedPaper, reason: str) -> None:
        """Take a paper back to be issued anew; this version stays readable."""
        now = self._now()
        self._session.change(lambda ledger: issued.reopen(ledger, paper.id, reason, now))

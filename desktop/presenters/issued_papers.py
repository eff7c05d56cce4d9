"""The papers that were issued: their numbers, days and versions, each to be seen again, or taken back for a reason."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Protocol

from desktop.domain.issued import IssuedPaper
from desktop.presenters.session import Session
from desktop.services import issued
from desktop.services.changes import Noun
from desktop.services.files import write_file
from desktop.services.ledgers import Ledger


class IssuedView(Protocol):
    """What shows the papers."""

    def show_issued(self) -> None:
        """Show the list, which is different now."""

    def show_pdf(self, paper: IssuedPaper, pdf: bytes) -> None:
        """Show a paper as it was issued."""

    def show_saved(self, path: Path) -> None:
        """Say where a paper was saved."""


class IssuedPapers:
    """State and commands of the list; ``papers`` are all that were issued, the newest first."""

    def __init__(self, session: Session, view: IssuedView, now: Callable[[], datetime] = datetime.now) -> None:
        self._session = session
        self._view = view
        self._now = now
        self.papers: tuple[IssuedPaper, ...] = ()
        session.watch(frozenset({Noun.ISSUED, Noun.MEETINGS}), self.reload)

    def reload(self) -> None:
        """Read the list."""
        self._session.ask(issued.issued, self._take)

    def _take(self, papers: tuple[IssuedPaper, ...]) -> None:
        self.papers = tuple(reversed(papers))
        self._view.show_issued()

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

"""The papers that were printed or saved last, each to be had again."""

from dataclasses import dataclass
from typing import Protocol

from desktop.presenters.session import Session
from desktop.services.ledgers import Ledger
from desktop.services.printing import RecentPaper, recent_papers


@dataclass(frozen=True, slots=True)
class RecentRow:
    """A paper, and whether the file in which it was saved is still there."""

    paper: RecentPaper
    has_file: bool


class RecentView(Protocol):
    """What shows the papers."""

    def show_recent(self) -> None:
        """Show the list, which was read anew."""


class RecentPapersPresenter:
    """State of the list; ``rows`` are the papers, the newest first."""

    def __init__(self, session: Session, view: RecentView) -> None:
        self._session = session
        self._view = view
        self.rows: tuple[RecentRow, ...] = ()

    def reload(self) -> None:
        """Read the list, and look for the files."""
        self._session.ask(_read, self._take)

    def _take(self, rows: tuple[RecentRow, ...]) -> None:
        self.rows = rows
        self._view.show_recent()


def _read(ledger: Ledger) -> tuple[RecentRow, ...]:
    return tuple(RecentRow(one, one.path is not None and one.path.is_file()) for one in recent_papers(ledger))

"""Choosing the task to which a result belongs, out of all of its year."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from datetime import date

from desktop.domain.tasks import ProgressReport
from desktop.presenters.paging import Pages, page_of
from desktop.presenters.session import Session
from desktop.services import task_lists
from desktop.services.ledgers import Ledger
from desktop.services.tasks import TaskRow


class AttachPresenter:
    """The tasks of the year of a result, the likeliest first; ``changed`` is told when there are others."""

    def __init__(self, session: Session, report: ProgressReport, today: date) -> None:
        self._session = session
        self._report = report
        self._today = today
        self._typed = ""
        self.pages: Pages[TaskRow] = Pages(session, lambda row: row.task.id)
        self.changed: Callable[[], None] = lambda: None

    def refine(self, typed: str = "") -> None:
        """Offer the tasks that hold every word typed."""
        self._typed = typed
        report, today = self._report, self._today

        def find(ledger: Ledger) -> tuple[array[int], Sequence[TaskRow]] | None:
            if typed != self._typed:
                return None
            ids = task_lists.candidates(ledger, report, today, typed)
            return ids, task_lists.listed_rows(ledger, page_of(ids, 0), today)

        self._session.ask(find, self._take)

    def _take(self, found: tuple[array[int], Sequence[TaskRow]] | None) -> None:
        if found is not None:
            ids, first = found
            self.pages.show(ids, lambda ledger, some: task_lists.listed_rows(ledger, some, self._today), {0: first})
            self.changed()

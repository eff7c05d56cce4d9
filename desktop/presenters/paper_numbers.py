"""The numbers of papers: which is next in each series, and whether they begin anew every year or every term."""

from collections.abc import Callable
from datetime import date
from typing import Protocol

from desktop.domain.errors import RefusedValue, ThuKyError
from desktop.domain.issued import PaperKind
from desktop.domain.numbering import Numbering
from desktop.presenters.session import Session
from desktop.services import numbers
from desktop.services.changes import Noun
from desktop.services.ledgers import Ledger
from desktop.services.numbers import NumberSeries


class NumbersView(Protocol):
    """What shows the series."""

    def show_numbers(self) -> None:
        """Show the series, which are different now."""

    def show_numbers_failure(self, error: ThuKyError) -> None:
        """Say why a number or a term was not taken."""


class NumbersPresenter:
    """State and commands of the series of the present year or term."""

    def __init__(self, session: Session, view: NumbersView, today: Callable[[], date] = date.today) -> None:
        self._session = session
        self._view = view
        self._today = today
        self.series: tuple[NumberSeries, ...] = ()
        self.numbering = Numbering()
        session.watch(frozenset({Noun.OFFICE, Noun.ISSUED, Noun.MEETINGS}), self.reload)

    @property
    def year(self) -> int:
        """The present year."""
        return self._today().year

    def reload(self) -> None:
        """Read the series."""
        today = self._today()

        def read(ledger: Ledger) -> tuple[Numbering, tuple[NumberSeries, ...]]:
            return numbers.numbering(ledger), numbers.all_series(ledger, today)

        self._session.ask(read, lambda found: self._take(*found))

    def _take(self, numbering: Numbering, series: tuple[NumberSeries, ...]) -> None:
        self.numbering, self.series = numbering, series
        self._view.show_numbers()

    def number_by_year(self) -> None:
        """Begin anew every year."""
        self._keep(Numbering())

    def number_by_term(self, start: int, years: int) -> None:
        """Begin anew every term of so many years, one of which begins in ``start``."""
        try:
            self._keep(Numbering(start, years))
        except RefusedValue as error:
            self._view.show_numbers_failure(error)

    def _keep(self, chosen: Numbering) -> None:
        if chosen != self.numbering:
            failed = self._view.show_numbers_failure
            self._session.change(lambda ledger: numbers.keep_numbering(ledger, chosen), None, failed)

    def set_next(self, kind: PaperKind, number: int) -> None:
        """Give this number to the next paper of the kind."""
        today, failed = self._today(), self._view.show_numbers_failure
        self._session.change(lambda ledger: numbers.set_next_number(ledger, kind, today, number), None, failed)

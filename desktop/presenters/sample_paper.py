"""The paper beside a form: made anew when something changes, never two at once."""

from collections.abc import Callable
from typing import Protocol

from desktop.domain.errors import ThuKyError
from desktop.presenters.session import Session
from desktop.services.ledgers import Ledger

#: Makes the paper, on the ledger's thread.
Make = Callable[[Ledger], bytes]


class SampleView(Protocol):
    """What shows the paper."""

    def show_sample(self, pdf: bytes) -> None:
        """Show the paper."""

    def show_no_sample(self, error: ThuKyError) -> None:
        """Say why there is none."""


class SamplePaper:
    """Makes papers for a view. While one is being made only the last of those that are wanted waits."""

    def __init__(self, session: Session, view: SampleView) -> None:
        self._session = session
        self._view = view
        self._busy = False
        self._next: Make | None = None

    def show(self, make: Make) -> None:
        """Show what ``make`` makes, as soon as nothing else is being made."""
        self._next = make
        if not self._busy:
            self._go_on()

    def _go_on(self) -> None:
        make, self._next = self._next, None
        self._busy = make is not None
        if make is not None:
            self._session.ask(make, self._take, self._refuse)

    def _take(self, pdf: bytes) -> None:
        self._view.show_sample(pdf)
        self._go_on()

    def _refuse(self, error: ThuKyError) -> None:
        self._view.show_no_sample(error)
        self._go_on()

"""What an open meeting begins with: the directions that carry over to it, and those closed since the last one."""

from typing import Protocol

from desktop.presenters.open_meeting import OpenMeeting
from desktop.services.carry_over import CarriedOver, carried_over


class CarriedView(Protocol):
    """What shows what carries over."""

    def show_carried(self) -> None:
        """Show the lists, which were just read."""


class CarriedPresenter:
    """State of the section; ``found`` is ``None`` until it was read."""

    def __init__(self, opened: OpenMeeting, view: CarriedView) -> None:
        self._opened = opened
        self._view = view
        self.found: CarriedOver | None = None

    def refresh(self) -> None:
        """Read what carries over as of the meeting's day."""
        self._opened.ask(lambda ledger: carried_over(ledger, self._opened.id), self._take)

    def _take(self, found: CarriedOver) -> None:
        self.found = found
        self._view.show_carried()

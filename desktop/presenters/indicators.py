"""The list of indicators: named, ordered, and merged where two spellings mean the same."""

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from desktop.domain.indicators import Indicator
from desktop.presenters.session import Failed, Session
from desktop.services import indicators as indicator_services
from desktop.services.changes import Changed
from desktop.services.indicators import Merger
from desktop.services.ledgers import Ledger

Undo = Callable[[], None]


class IndicatorsView(Protocol):
    """What shows the list."""

    def show_indicators(self) -> None:
        """Show the list, which is different now."""

    def tell_merged(self, merger: Merger, undo: Undo) -> None:
        """Say that two became one, and offer to take it back."""


class IndicatorsPresenter:
    """State and commands of the list of indicators."""

    def __init__(self, session: Session, view: IndicatorsView) -> None:
        self._session = session
        self._view = view
        self.indicators: tuple[Indicator, ...] = ()

    def reload(self) -> None:
        """Read the list again."""

        def take(found: tuple[Indicator, ...]) -> None:
            self.indicators = found
            self._view.show_indicators()

        self._session.ask(lambda ledger: indicator_services.indicators(ledger).all(), take)

    def save(self, indicator: Indicator, done: Callable[[Indicator], None], failed: Failed) -> None:
        """Keep an indicator."""

        def kept(one: Indicator) -> None:
            done(one)
            self.reload()

        self._session.change(lambda ledger: indicator_services.save(ledger, indicator), kept, failed)

    def move(self, indicator: Indicator, steps: int) -> None:
        """Let an indicator stand so many places further down in lists, or up where it is less than nothing."""
        ids = [one.id for one in self.indicators]
        place = ids.index(indicator.id)
        wanted = min(max(place + steps, 0), len(ids) - 1)
        ids.insert(wanted, ids.pop(place))
        self._session.change(lambda ledger: indicator_services.arrange(ledger, ids), lambda _: self.reload())

    def merge(self, kept: Indicator, gone: Indicator, merged: Callable[[], None], failed: Failed) -> None:
        """Let everything of one indicator be of another."""

        def job(ledger: Ledger) -> Changed[Merger]:
            return indicator_services.merge(ledger, kept.id, gone.id)

        def done(merger: Merger) -> None:
            merged()
            self.reload()
            self._view.tell_merged(merger, self._parting(merger))

        self._session.change(job, done, failed)

    def _parting(self, merger: Merger) -> Undo:
        spent: list[bool] = []

        def undo() -> None:
            if not spent:
                spent.append(True)
                self._session.change(lambda ledger: indicator_services.part(ledger, merger))

        return undo

    @staticmethod
    def draft(indicator: Indicator, name: str, measure: str, spellings: str) -> Indicator:
        """Return an indicator as it stands in the form, where spellings are parted by semicolons."""
        texts = tuple(filter(None, (text.strip() for text in spellings.split(";"))))
        return replace(indicator, name=name, measure=measure, spellings=texts)

"""What becomes of units, who is a member, what is merged or taken out: commands whose every step can be undone."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Protocol

from desktop.domain.deeds import Deed
from desktop.domain.memberships import Membership
from desktop.domain.places import Province
from desktop.domain.unit_histories import HistoryLine
from desktop.domain.unit_links import UnitParent
from desktop.presenters.session import Failed, Session
from desktop.services import deeds, memberships, merging, reorganisation, unit_history
from desktop.services.changes import Changed
from desktop.services.ledgers import Ledger
from desktop.services.reorganisation import Choices, Preview
from desktop.services.unit_history import UnitChange

Undo = Callable[[], None]
Done = Callable[[], None]


class UnitChangesView(Protocol):
    """What shows the history of a unit or person, and says what was done."""

    def show_history(self) -> None:
        """Show the history, which is another now."""

    def tell_deed(self, deed: Deed, undo: Undo | None) -> None:
        """Say what was done, or that it was taken back where there is nothing to undo."""

    def tell_terms(self, undo: Undo | None) -> None:
        """Say that terms in the committee were kept."""


class UnitChanges:
    """State and commands of what becomes of units; ``history`` is that of the unit or person looked at."""

    def __init__(self, session: Session, view: UnitChangesView, now: Callable[[], datetime] = datetime.now) -> None:
        self._session = session
        self._view = view
        self._now = now
        self._looked_at: tuple[str, int] | None = None
        self.history: tuple[HistoryLine, ...] = ()

    # ── History ──

    def look_at_unit(self, unit_id: int | None) -> None:
        """Show the history of a unit."""
        self._look("unit", unit_id, unit_history.unit_lines)

    def look_at_person(self, person_id: int | None) -> None:
        """Show the history of a person."""
        self._look("person", person_id, unit_history.person_lines)

    def _look(self, kind: str, ref: int | None, read: Callable[[Ledger, int], tuple[HistoryLine, ...]]) -> None:
        self._looked_at = None if ref is None else (kind, ref)
        if ref is None:
            self._show(())
            return

        def take(lines: tuple[HistoryLine, ...]) -> None:
            if self._looked_at == (kind, ref):
                self._show(lines)

        self._session.ask(lambda ledger: read(ledger, ref), take)

    def _show(self, lines: tuple[HistoryLine, ...]) -> None:
        self.history = lines
        self._view.show_history()

    # ── What becomes of units ──

    def record(self, change: UnitChange, done: Done, failed: Failed) -> None:
        """Record what becomes of a unit."""
        self._do(lambda ledger: unit_history.record_change(ledger, change, self._now()), done, failed)

    def parents_of(self, unit_id: int, take: Callable[[tuple[UnitParent, ...]], None]) -> None:
        """Get under which units a unit counts in sums."""
        self._session.ask(lambda ledger: unit_history.through_time(ledger).parents(unit_id), take)

    def set_parents(self, unit_id: int, parents: Sequence[UnitParent], done: Done, failed: Failed) -> None:
        """Say under which units a unit counts in sums."""
        self._do(lambda ledger: unit_history.set_parents(ledger, unit_id, parents, self._now()), done, failed)

    def preview(self, province: Province, take: Callable[[Preview], None]) -> None:
        """Get what the reorganisation of a province would do."""
        self._session.ask(lambda ledger: reorganisation.preview(ledger, province), take)

    def take_over(self, province: Province, choices: Choices, done: Done, failed: Failed) -> None:
        """Take the reorganisation of a province over."""
        self._do(lambda ledger: reorganisation.take_over(ledger, province, choices, self._now()), done, failed)

    # ── Duplicates, and what nobody needs ──

    def merge_units(self, kept_id: int, gone_id: int, done: Done, failed: Failed) -> None:
        """Let two records of one unit be one."""
        self._do(lambda ledger: merging.merge_units(ledger, kept_id, gone_id, self._now()), done, failed)

    def merge_people(self, kept_id: int, gone_id: int, done: Done, failed: Failed) -> None:
        """Let two records of one person be one."""
        self._do(lambda ledger: merging.merge_people(ledger, kept_id, gone_id, self._now()), done, failed)

    def delete_unit(self, unit_id: int) -> None:
        """Take a unit out that nothing names; an error goes to the window."""
        self._do(lambda ledger: merging.delete_unit(ledger, unit_id, self._now()))

    def delete_person(self, person_id: int) -> None:
        """Take a person out whom nothing names; an error goes to the window."""
        self._do(lambda ledger: merging.delete_person(ledger, person_id, self._now()))

    # ── Terms ──

    def terms_of(
        self,
        take: Callable[[tuple[Membership, ...]], None],
        *,
        person_id: int | None = None,
        unit_id: int | None = None,
    ) -> None:
        """Get the terms of a person or unit in the committee."""
        self._session.ask(lambda ledger: memberships.terms(ledger, person_id=person_id, unit_id=unit_id), take)

    def set_terms(
        self,
        terms: Sequence[Membership],
        done: Done,
        failed: Failed | None = None,
        *,
        person_id: int | None = None,
        unit_id: int | None = None,
    ) -> None:
        """Keep the terms of a person or unit."""

        def job(ledger: Ledger) -> Changed[tuple[Membership, ...]]:
            return memberships.set_terms(ledger, terms, person_id=person_id, unit_id=unit_id)

        def after(before: tuple[Membership, ...]) -> None:
            done()
            self._view.tell_terms(lambda: self._session.change(back(before), lambda _: self._view.tell_terms(None)))

        def back(before: tuple[Membership, ...]) -> Callable[[Ledger], Changed[tuple[Membership, ...]]]:
            return lambda ledger: memberships.set_terms(ledger, before, person_id=person_id, unit_id=unit_id)

        self._session.change(job, after, failed)

    # ── Taking back ──

    def deeds(self, take: Callable[[list[Deed]], None]) -> None:
        """Get everything that was done, newest first."""
        self._session.ask(deeds.deeds, take)

    def undo(self, deed_id: int, done: Done | None = None) -> None:
        """Take a deed back."""

        def after(deed: Deed) -> None:
            self._view.tell_deed(deed, None)
            if done is not None:
                done()

        self._session.change(lambda ledger: deeds.undo(ledger, deed_id, self._now()), after)

    def _do(
        self, job: Callable[[Ledger], Changed[Deed]], done: Done | None = None, failed: Failed | None = None
    ) -> None:
        def after(deed: Deed) -> None:
            if done is not None:
                done()
            self._view.tell_deed(deed, lambda: self.undo(deed.id))

        self._session.change(job, after, failed)

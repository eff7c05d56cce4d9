"""Who spoke and what was said: a form that keeps itself, and the list of what is kept."""

from dataclasses import replace
from typing import Protocol

from desktop.domain.errors import ThuKyError
from desktop.domain.meetings import Contribution
from desktop.domain.text import clean
from desktop.presenters.open_meeting import Draft, Officer, OpenMeeting, Part
from desktop.presenters.session import Failed
from desktop.services.changes import Changed
from desktop.services.ledgers import Ledger
from desktop.services.meetings import delete_contribution, save_contribution


class ContributionsView(Protocol):
    """What shows the contributions."""

    def show_contributions(self) -> None:
        """Show the list, which is different now."""

    def show_contribution(self) -> None:
        """Show the form with another contribution."""

    def show_contribution_error(self, error: ThuKyError) -> None:
        """Say that the contribution in the form could not be kept; what is typed stays."""


class ContributionsPresenter:
    """State and commands of the contributions. ``current`` is in the form; a new one has the id 0 until it is kept."""

    def __init__(self, opened: OpenMeeting, view: ContributionsView) -> None:
        self._opened = opened
        self._view = view
        self._draft = self._new_draft(Contribution(0, "", ""))
        opened.listen(Part.CONTRIBUTIONS, view.show_contributions)

    @property
    def rows(self) -> tuple[Contribution, ...]:
        """The contributions in their order."""
        return self._opened.meeting.contributions

    @property
    def current(self) -> Contribution:
        """The contribution in the form."""
        return self._draft.value

    @property
    def lacks_speaker(self) -> bool:
        """Whether something is typed that can't be kept yet, because nobody is named who said it."""
        return bool(clean(self.current.text)) and not clean(self.current.speaker)

    def set_speaker(self, speaker: str) -> None:
        """Take who spoke."""
        self._keep(replace(self.current, speaker=clean(speaker)))

    def choose_speaker(self, officer: Officer) -> None:
        """Take a speaker from the people present, with title and unit."""
        speaker = ", ".join(filter(None, (officer.name, officer.title)))
        self._keep(replace(self.current, speaker=speaker, unit=officer.unit))
        self._view.show_contribution()

    def set_unit(self, unit: str) -> None:
        """Take the unit for which the speaker spoke."""
        self._keep(replace(self.current, unit=clean(unit)))

    def set_text(self, text: str) -> None:
        """Take what was said; its lines stay lines."""
        self._keep(replace(self.current, text=text.strip()))

    def select(self, contribution_id: int) -> None:
        """Put a kept contribution into the form."""
        if contribution_id != self.current.id:
            found = next(one for one in self.rows if one.id == contribution_id)
            self._draft = self._new_draft(found)
            self._view.show_contribution()

    def begin(self) -> bool:
        """Empty the form for the next speaker; not while what stands there can't be kept. Return whether it did."""
        if self.lacks_speaker:
            return False
        self._draft = self._new_draft(Contribution(0, "", ""))
        self._view.show_contribution()
        return True

    def delete(self, contribution_id: int) -> None:
        """Take a contribution out of the minutes."""
        self._opened.put_contributions(tuple(one for one in self.rows if one.id != contribution_id))
        self._opened.save(lambda ledger: delete_contribution(ledger, self._opened.id, contribution_id))
        if contribution_id == self.current.id:
            self._draft = self._new_draft(Contribution(0, "", ""))
            self._view.show_contribution()

    # ── How it is kept ──

    def _keep(self, contribution: Contribution) -> None:
        if contribution == self.current:
            return
        if contribution.speaker:
            self._draft.keep(contribution)
        else:
            self._draft.value = contribution

    def _new_draft(self, contribution: Contribution) -> Draft[Contribution]:
        return Draft(contribution, self._save, _with_id, self._view.show_contribution_error)

    def _save(self, contribution: Contribution, done: "Kept", failed: Failed) -> None:
        def job(ledger: Ledger) -> Changed[int]:
            return save_contribution(ledger, self._opened.id, contribution)

        def kept(contribution_id: int) -> None:
            now = replace(contribution, id=contribution_id)
            done(now)  # first, so that the list knows which of its rows is in the form
            self._opened.put_contributions(_put_in(self.rows, now))

        self._opened.save(job, kept, failed)


class Kept(Protocol):
    """Gets a contribution as it was kept."""

    def __call__(self, contribution: Contribution, /) -> None:
        """Take it."""


def _with_id(typed: Contribution, kept: Contribution) -> Contribution:
    return replace(typed, id=kept.id)


def _put_in(rows: tuple[Contribution, ...], kept: Contribution) -> tuple[Contribution, ...]:
    if any(one.id == kept.id for one in rows):
        return tuple(kept if one.id == kept.id else one for one in rows)
    return (*rows, kept)

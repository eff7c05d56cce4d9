"""What a meeting decides besides its conclusions: votes, matters at localities, programmes, key tasks."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Generic, Protocol, TypeVar

from desktop.domain.errors import ThuKyError
from desktop.domain.matters import Matter
from desktop.domain.meetings import reviewed_year
from desktop.domain.programmes import Programme
from desktop.domain.tasks import Task
from desktop.domain.units import UnitDirectory
from desktop.domain.votes import Vote, VoteDoubt, vote_doubt, voters
from desktop.presenters.open_meeting import Numbered, OpenMeeting, Part
from desktop.presenters.session import Failed
from desktop.presenters.typeahead import Suggestion
from desktop.services import key_tasks, matters, programmes, votes
from desktop.services.changes import Changed
from desktop.services.ledgers import Ledger

R = TypeVar("R", bound=Numbered)


class ConcludingView(Protocol):
    """What shows a list of records."""

    def show_rows(self) -> None:
        """Show the list, which is different now."""

    def complain(self, error: ThuKyError) -> None:
        """Say why something could not be done."""


@dataclass(frozen=True, slots=True)
class Store(Generic[R]):
    """How one kind of record is read, kept and taken out, for the meeting with an id."""

    read: Callable[[Ledger, int], tuple[R, ...]]
    save: Callable[[Ledger, int, R], Changed[R]]
    delete: Callable[[Ledger, int, int], Changed[None]]


VOTES = Store(votes.votes, votes.save_vote, votes.delete_vote)
MATTERS: Store[Matter] = Store(
    matters.matters,
    lambda ledger, meeting_id, one: matters.save_matter(ledger, replace(one, meeting_id=meeting_id)),
    lambda ledger, _, one_id: matters.delete_matter(ledger, one_id),
)
PROGRAMMES: Store[Programme] = Store(
    programmes.programmes,
    lambda ledger, meeting_id, one: programmes.save_programme(ledger, replace(one, meeting_id=meeting_id)),
    lambda ledger, _, one_id: programmes.delete_programme(ledger, one_id),
)
KEY_TASKS: Store[Task] = Store(
    lambda ledger, meeting_id: tuple(key_tasks.key_tasks(ledger, meeting_id)),
    key_tasks.save_key_task,
    lambda ledger, _, one_id: key_tasks.delete_key_task(ledger, one_id),
)


class ConcludingPresenter(Generic[R]):
    """State and commands of one kind of record of an open meeting."""

    def __init__(self, opened: OpenMeeting, store: Store[R], view: ConcludingView) -> None:
        self.opened = opened
        self._store = store
        self._view = view
        self.rows: tuple[R, ...] = ()
        opened.listen(Part.ATTENDEES, view.show_rows)
        opened.listen(Part.CHOICES, view.show_rows)

    def refresh(self) -> None:
        """Read the list."""
        self.opened.ask(lambda ledger: self._store.read(ledger, self.opened.id), self._take)

    def _take(self, rows: tuple[R, ...]) -> None:
        self.rows = rows
        self._view.show_rows()

    def save(self, record: R, done: Callable[[], None], failed: Failed) -> None:
        """Keep a record, new when its id is 0."""

        def kept(_: R) -> None:
            done()
            self.refresh()

        self.opened.save(lambda ledger: self._store.save(ledger, self.opened.id, record), kept, failed)

    def delete(self, record_id: int) -> None:
        """Take a record out."""
        self.opened.save(
            lambda ledger: self._store.delete(ledger, self.opened.id, record_id),
            lambda _: self.refresh(),
            self._view.complain,
        )

    # ── What the rows mean ──

    @property
    def held_on(self) -> date:
        """The day of the meeting."""
        return self.opened.meeting.head.start.date()

    @property
    def next_year(self) -> int:
        """The year after the one that the meeting looks at."""
        return reviewed_year(self.opened.meeting.head) + 1

    @property
    def units(self) -> UnitDirectory:
        """The units to choose from."""
        return self.opened.desk.units

    def offer_units(self, typed: str) -> tuple[Suggestion[object], ...]:
        """Return the units that fit what is typed, under the names of the meeting's day."""
        return tuple(Suggestion(one.value, one.text) for one in self.opened.units().matching(typed))

    def present(self) -> int:
        """Return how many were there to vote."""
        return voters(self.opened.meeting.attendees)

    def doubt(self, vote: Vote) -> VoteDoubt | None:
        """Return what doesn't fit about a vote."""
        return vote_doubt(vote, self.present())

"""The meeting that is open, in memory: ahead of the ledger by what is just being saved."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Generic, Protocol, TypeVar

from desktop.domain.errors import ThuKyError
from desktop.domain.meetings import AgendaItem, Attendee, Conclusion, Contribution, Meeting, MeetingHead
from desktop.domain.people import Person
from desktop.domain.units import Unit, UnitDirectory
from desktop.presenters.session import Failed, Session
from desktop.presenters.typeahead import Suggestion, TypeAhead
from desktop.services.changes import Changed
from desktop.services.ledgers import Ledger
from desktop.services.meetings import MeetingDesk, meeting_desk
from desktop.services.progress import Progress

T = TypeVar("T")
Job = Callable[[Ledger], Changed[T]]


class Part(StrEnum):
    """The parts of a meeting that the sections of its page show."""

    HEAD = "head"
    AGENDA = "agenda"
    ATTENDEES = "attendees"
    CONTRIBUTIONS = "contributions"
    CONCLUSIONS = "conclusions"
    CHOICES = "choices"


@dataclass(frozen=True, slots=True)
class Officer:
    """Somebody who may chair, write the minutes or present: name, and the post held on the meeting's day."""

    name: str
    title: str = ""
    unit: str = ""


class OpenMeeting:
    """A meeting with the units and people to choose from. Sections change it here and save it through here.

    A section that changes a list puts it here at once and saves after; when saving fails, the person is told and
    everything is read again from the ledger, so that what is shown is what is kept.
    """

    def __init__(self, session: Session, desk: MeetingDesk, complain: Failed) -> None:
        self._session = session
        self._desk = desk
        self._complain = complain
        self._listeners: list[tuple[Part, Callable[[], None]]] = []
        self._waiting = 0
        self._when_idle: Callable[[], None] | None = None
        self._units: tuple[UnitDirectory, date, TypeAhead[Unit]] | None = None

    # ── What it is ──

    @property
    def id(self) -> int:
        """The meeting's id."""
        return self._desk.meeting.id

    @property
    def meeting(self) -> Meeting:
        """The meeting as it is now."""
        return self._desk.meeting

    @property
    def desk(self) -> MeetingDesk:
        """The meeting with the units and people of the ledger."""
        return self._desk

    def listen(self, part: Part, refresh: Callable[[], None]) -> None:
        """Call ``refresh`` whenever ``part`` is different."""
        self._listeners.append((part, refresh))

    # ── What sections put ──

    def put_head(self, head: MeetingHead) -> None:
        """Take a changed head."""
        self._put(replace(self.meeting, head=head), Part.HEAD)

    def put_agenda(self, agenda: tuple[AgendaItem, ...]) -> None:
        """Take a changed agenda."""
        self._put(replace(self.meeting, agenda=agenda), Part.AGENDA)

    def put_attendees(self, attendees: tuple[Attendee, ...]) -> None:
        """Take a changed list of people."""
        self._put(replace(self.meeting, attendees=attendees), Part.ATTENDEES)

    def put_contributions(self, contributions: tuple[Contribution, ...]) -> None:
        """Take changed contributions."""
        self._put(replace(self.meeting, contributions=contributions), Part.CONTRIBUTIONS)

    def put_conclusions(self, conclusions: tuple[Conclusion, ...]) -> None:
        """Take changed conclusions."""
        self._put(replace(self.meeting, conclusions=conclusions), Part.CONCLUSIONS)

    def _put(self, meeting: Meeting, part: Part) -> None:
        self._desk = replace(self._desk, meeting=meeting)
        self._tell(part)

    def _tell(self, part: Part) -> None:
        for listened, refresh in self._listeners:
            if listened is part:
                refresh()

    # ── The ledger ──

    def save(self, job: Job[T], done: Callable[[T], None] | None = None, failed: Failed | None = None) -> None:
        """Change the ledger; without ``failed``, an error is told and the meeting read again."""
        self._waiting += 1
        self._session.change(job, self._then(done or _nothing), self._then(failed or self._fail))

    def ask(self, job: Callable[[Ledger], T], done: Callable[[T], None], failed: Failed | None = None) -> None:
        """Read from the ledger; without ``failed``, an error is told."""
        self._waiting += 1
        self._session.ask(job, self._then(done), self._then(failed or self._complain))

    def work(self, title: str, job: Callable[[Ledger, Progress], Changed[T]], done: Callable[[T], None]) -> None:
        """Do long work under ``title``, with progress and a way to cancel it; an error is told."""
        self._waiting += 1
        self._session.work(title, job, self._then(done), self._then(self._complain))

    def when_idle(self, call: Callable[[], None]) -> None:
        """Call once nothing waits for the ledger any more: a screen may go only then."""
        self._when_idle = call
        self._end_if_idle()

    def _then(self, call: Callable[[T], None]) -> Callable[[T], None]:
        def deliver(value: T) -> None:
            call(value)
            self._waiting -= 1
            self._end_if_idle()

        return deliver

    def _end_if_idle(self) -> None:
        if self._when_idle is not None and not self._waiting:
            call, self._when_idle = self._when_idle, None
            call()

    def _fail(self, error: ThuKyError) -> None:
        self._complain(error)
        self.reload(*Part)

    def reload(self, *parts: Part) -> None:
        """Read the meeting, the units and the people again; ``parts`` may be different."""
        self.ask(lambda ledger: meeting_desk(ledger, self.id), lambda desk: self._take(desk, parts))

    def _take(self, desk: MeetingDesk, parts: tuple[Part, ...]) -> None:
        """Take what ``parts`` are in the ledger; the rest stays as it is here."""
        whole = Part.HEAD in parts
        conclusions = desk.meeting.conclusions if Part.CONCLUSIONS in parts else self.meeting.conclusions
        meeting = desk.meeting if whole else replace(self.meeting, conclusions=conclusions)
        self._desk = replace(desk, meeting=meeting)
        for part in parts:
            self._tell(part)

    # ── What can be chosen ──

    def officers(self) -> TypeAhead[Officer]:
        """Return the people of the ledger, each with the highest post held on the meeting's day."""
        day = self.meeting.head.start.date()
        return TypeAhead(_suggest(_officer(person, day)) for person in self._desk.people)

    def units(self) -> TypeAhead[Unit]:
        """Return the units under the names valid on the meeting's day; other spellings find them too."""
        directory, day = self._desk.units, self.meeting.head.start.date()
        if self._units is None or self._units[:2] != (directory, day):
            offers = (Suggestion(unit, unit.name_on(day), " · ".join(unit.aliases)) for unit in directory.units())
            self._units = directory, day, TypeAhead(offers)
        return self._units[2]

    def unit_name(self, unit_id: int | None) -> str:
        """Return the name of a unit on the meeting's day; empty for none."""
        return "" if unit_id is None else self._desk.units[unit_id].name_on(self.meeting.head.start.date())


def _officer(person: Person, day: date) -> Officer:
    post = next(iter(person.posts_on(day)), None)
    return Officer(person.full_name, post.title if post else "", post.unit if post else "")


def _suggest(officer: Officer) -> Suggestion[Officer]:
    return Suggestion(officer, officer.name, ", ".join(filter(None, (officer.title, officer.unit))))


class Numbered(Protocol):
    """A record that has an id once it is kept."""

    @property
    def id(self) -> int:
        """The id, 0 until it is kept."""


R = TypeVar("R", bound=Numbered)


def _nothing(_: object) -> None:
    """Nobody waits for an answer."""


class Draft(Generic[R]):
    """One record while it is typed: saved again and again, one save at a time, so that it is added only once.

    ``save`` starts a save of a value and calls back with what was kept; ``adopt`` gives what is typed by then the id.
    """

    def __init__(
        self,
        value: R,
        save: Callable[[R, Callable[[R], None], Failed], None],
        adopt: Callable[[R, R], R],
        failed: Failed,
    ) -> None:
        self.value = value
        self._save = save
        self._adopt = adopt
        self._failed = failed
        self._saving = False
        self._again = False

    def keep(self, value: R) -> None:
        """Save ``value``, now or when the save under way has ended."""
        self.value = value
        self._again = self._saving
        if not self._saving:
            self._saving = True
            self._save(value, self._done, self._fail)

    def _done(self, kept: R) -> None:
        self._saving = False
        self.value = self._adopt(self.value, kept)
        if self._again:
            self.keep(self.value)

    def _fail(self, error: ThuKyError) -> None:
        self._saving = self._again = False
        self._failed(error)

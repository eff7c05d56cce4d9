"""Any register: which of its records are shown, and what can be done with the chosen one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum, auto
from typing import Generic, Protocol, TypeVar

from desktop.domain import collation
from desktop.domain.errors import ThuKyError
from desktop.presenters.concluding_forms import Read, Texts
from desktop.presenters.navigation import RegisterFilter
from desktop.presenters.open_meeting import Numbered
from desktop.presenters.register_kinds import Register
from desktop.presenters.session import Failed, Session
from desktop.presenters.typeahead import Suggestion
from desktop.services.changes import Changed, Noun
from desktop.services.ledgers import Ledger
from desktop.services.registers import (
    BELONGING,
    MeetingName,
    Removed,
    Surroundings,
    UsingTask,
    put_back,
    put_task_under,
    remove,
    surroundings,
    tasks_of,
)

R = TypeVar("R", bound=Numbered)
Undo = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Entry(Generic[R]):
    """A record of a register with what it refers to."""

    record: R
    around: Surroundings

    @property
    def files(self) -> int:
        """How many files are attached to it."""
        return self.around.files.get(self.record.id, 0)

    @property
    def tasks(self) -> int:
        """How many tasks belong to it."""
        return self.around.tasks.get(self.record.id, 0)


class RegisterChange(Enum):
    """What was done to a record."""

    ADDED = auto()
    EDITED = auto()
    DELETED = auto()
    TASK_PUT = auto()
    TASK_TAKEN_OUT = auto()


class RegisterView(Protocol):
    """What shows a register; it looks up the state in its presenter."""

    def show_rows(self) -> None:
        """Show the rows and the choices of the filters, which are different now."""

    def show_chosen(self) -> None:
        """Show the chosen record, and the tasks that belong to it."""

    def tell(self, change: RegisterChange, undo: Undo | None) -> None:
        """Say that something was done, and offer to take it back."""

    def complain(self, error: ThuKyError) -> None:
        """Say why something could not be done."""


#: What a filter goes by: the words of a record that it offers to choose from.
Facet = Callable[[Entry[R]], Sequence[str]]


class RegisterPresenter(Generic[R]):
    """State and commands of one register. It is read when it is first opened, and after that when it changed."""

    def __init__(
        self,
        session: Session,
        register: Register[R],
        facets: Sequence[Facet[R]],
        view: RegisterView,
        now: Callable[[], datetime] = datetime.now,
    ) -> None:
        self._session = session
        self._view = view
        self._now = now
        self._facets = tuple(facets)
        self._entries: tuple[Entry[R], ...] = ()
        self._undo: Undo | None = None
        self._chosen: int | None = None
        self.register = register
        self.around = Surroundings()
        self.wanted: list[str | None] = [None for _ in facets]
        self.shown: tuple[Entry[R], ...] = ()
        self.tasks: tuple[UsingTask, ...] = ()
        self.loaded = False

    @property
    def today(self) -> date:
        """Today."""
        return self._now().date()

    # ── Which rows ──

    def begin(self) -> None:
        """Read the register where that has not been done yet."""
        if not self.loaded:
            self.loaded = True
            nouns = {Noun.REGISTERS, Noun.MEETINGS, Noun.UNITS, Noun.TASKS, Noun.ATTACHMENTS}
            self._session.watch(frozenset(nouns), self.reload)
            self.reload()

    def reload(self) -> None:
        """Read the register again."""
        register = self.register

        def read(ledger: Ledger) -> tuple[Surroundings, list[R]]:
            records = sorted(register.read(ledger), key=lambda one: (register.day(one), one.id), reverse=True)
            return surroundings(ledger, register.owner), records

        self._session.ask(read, lambda answer: self._take(*answer))

    def _take(self, around: Surroundings, records: Sequence[R]) -> None:
        self.around = around
        self._entries = tuple(Entry(record, around) for record in records)
        self._sift()
        self._read_tasks()

    def open(self, wanted: RegisterFilter) -> None:
        """Show the record that another screen asks for, whatever the filters were."""
        self._chosen = wanted.record_id
        self.wanted = [None for _ in self._facets]
        if self.loaded:
            self.reload()
        else:
            self.begin()

    def choices(self, place: int) -> list[str]:
        """Return what the filter at a place offers, in the Vietnamese order."""
        found = {text for entry in self._entries for text in self._facets[place](entry) if text}
        return sorted(found, key=collation.sort_key)

    def refine(self, place: int, value: str | None) -> None:
        """Show only records with this value of a filter; all of them for ``None``."""
        self.wanted[place] = value
        self._sift()

    def clear(self) -> None:
        """Show all records."""
        self.wanted = [None for _ in self._facets]
        self._sift()

    @property
    def is_filtered(self) -> bool:
        """Whether a filter narrows what is shown."""
        return any(value is not None for value in self.wanted)

    def _sift(self) -> None:
        chosen = list(zip(self._facets, self.wanted, strict=True))
        self.shown = tuple(
            entry for entry in self._entries if all(value is None or value in facet(entry) for facet, value in chosen)
        )
        self._view.show_rows()

    # ── One record ──

    @property
    def chosen(self) -> Entry[R] | None:
        """The record that is looked at."""
        return next((entry for entry in self.shown if entry.record.id == self._chosen), None)

    @property
    def meeting(self) -> MeetingName | None:
        """The meeting that the chosen record came of."""
        return self.around.meeting(self.register.meeting(self.chosen.record)) if self.chosen else None

    def choose(self, entry: Entry[R] | None) -> None:
        """Look at a record."""
        record_id = entry.record.id if entry else None
        if record_id != self._chosen:
            self._chosen = record_id
            self._read_tasks()

    def _read_tasks(self) -> None:
        self.tasks = ()
        entry, owner = self.chosen, self.register.owner
        self._view.show_chosen()
        if entry is not None and entry.tasks:
            record_id = entry.record.id
            self._session.ask(
                lambda ledger: tasks_of(ledger, owner, record_id), lambda found: self._told(record_id, found)
            )

    def _told(self, record_id: int, found: tuple[UsingTask, ...]) -> None:
        if record_id == self._chosen:
            self.tasks = found
            self._view.show_chosen()

    @property
    def takes_tasks(self) -> bool:
        """Whether tasks can belong to the records of this register."""
        return self.register.owner in BELONGING

    def texts(self, record: R) -> Texts:
        """Return what the fields of the form say for a record."""
        return self.register.texts(record, self.around)

    # ── Commands; each can be taken back ──

    def new(self) -> R:
        """Return a record that is not kept yet."""
        return self.register.new(self.today)

    def parse(self, texts: Texts, before: R) -> Read[R]:
        """Read a record from the fields of its form."""
        return self.register.parse(texts, before, self.around)

    def offer_units(self, typed: str) -> tuple[Suggestion[object], ...]:
        """Return the units that fit what is typed."""
        return tuple(Suggestion(unit, unit.name) for unit in self.around.units.matching(typed))

    def save(self, record: R, done: Callable[[], None], failed: Failed) -> None:
        """Keep a record, new when its id is 0; it is looked at then."""
        save, delete = self.register.save, self.register.delete
        before = next((entry.record for entry in self._entries if entry.record.id == record.id), None)

        def kept(now: R) -> None:
            done()
            self._chosen = now.id
            if before is None:
                self.wanted = [None for _ in self._facets]
                self._tell(RegisterChange.ADDED, lambda ledger: delete(ledger, now.id))
            else:
                self._tell(RegisterChange.EDITED, lambda ledger: save(ledger, before))

        self._session.change(lambda ledger: save(ledger, record), kept, failed)

    def delete(self, record_id: int) -> None:
        """Take a record out."""
        owner, delete = self.register.owner, self.register.delete

        def gone(removed: Removed) -> None:
            self._tell(RegisterChange.DELETED, lambda ledger: put_back(ledger, removed))

        self._session.change(lambda ledger: remove(ledger, owner, record_id, delete), gone, self._view.complain)

    def put_task(self, task_id: int) -> None:
        """Let a task, or a direction, belong to the chosen record."""
        if self.chosen is not None and self.takes_tasks:
            self._put(RegisterChange.TASK_PUT, task_id, self.chosen.record.id, None)

    def take_task_out(self, task_id: int) -> None:
        """Let a task no longer belong to the chosen record."""
        if self.chosen is not None:
            self._put(RegisterChange.TASK_TAKEN_OUT, task_id, None, self.chosen.record.id)

    def _put(self, change: RegisterChange, task_id: int, now: int | None, before: int | None) -> None:
        owner = self.register.owner
        self._session.change(
            lambda ledger: put_task_under(ledger, owner, now, task_id),
            lambda _: self._tell(change, lambda ledger: put_task_under(ledger, owner, before, task_id)),
            self._view.complain,
        )

    def _tell(self, change: RegisterChange, back: Callable[[Ledger], Changed[object]]) -> None:
        self._undo = lambda: self._session.change(back, None, self._view.complain)
        self._view.tell(change, self.undo_last)

    def undo_last(self) -> None:
        """Take back what was saved last."""
        undo, self._undo = self._undo, None
        if undo is not None:
            undo()

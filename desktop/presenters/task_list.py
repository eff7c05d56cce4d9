"""Which tasks the page shows, in which order, and how they count: the ledger finds them, however many there are."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from desktop.domain.counts import Counts
from desktop.domain.documents import ReferenceDocument
from desktop.domain.programmes import Programme
from desktop.domain.tasks import TaskKind
from desktop.domain.units import Unit, UnitDirectory
from desktop.presenters.navigation import TaskFilter
from desktop.presenters.paging import PAGE, Pages, page_of
from desktop.presenters.session import Session
from desktop.services import task_lists
from desktop.services.ledgers import Ledger
from desktop.services.task_lists import PlanHead, TaskListing, TaskOrder, TaskSearch, UnitNames
from desktop.services.tasks import LooseReport, TaskRow

#: So many pages of the former list are read again with a new one, so that nothing flickers where somebody looks.
_KEPT = 2


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is asked of the ledger; ``year`` and ``as_of`` are ``None`` for the usual ones."""

    serial: int
    year: int | None
    as_of: date | None
    wanted: TaskFilter
    order: TaskOrder
    descending: bool
    names: UnitNames | None
    pages: tuple[int, ...]
    with_head: bool


@dataclass(frozen=True, slots=True)
class _Begun:
    """The first rows of a list, shown before the rest of it is known."""

    year: int
    as_of: date
    ids: array[int]
    rows: Sequence[TaskRow]


@dataclass(frozen=True, slots=True)
class _Found:
    """A whole list, with the rows of some of its pages."""

    year: int
    as_of: date
    listing: TaskListing
    rows: Mapping[int, Sequence[TaskRow]]
    head: PlanHead | None


class TaskList:
    """The list of tasks. ``changed`` is told whenever it is another; of several requests the latest holds.

    ``wanted`` is what is asked for; ``counts`` are of the tasks that fit all of it but the count itself, ``kinds`` of
    those that fit all but kind and count: so each number says what a click on it opens. While ``is_partial`` only the
    first rows are known.
    """

    def __init__(self, session: Session, today: Callable[[], date], changed: Callable[[], None]) -> None:
        self._session = session
        self._today = today
        self._changed = changed
        self._asked_year: int | None = None
        self._asked_day: date | None = None
        self._serial = 0
        self._names: UnitNames | None = None
        self._leading: frozenset[int] = frozenset()
        self.pages: Pages[TaskRow] = Pages(session, lambda row: row.task.id)
        self.wanted = TaskFilter(today().year)
        self.order, self.descending = TaskOrder.PLAN, False
        self.as_of = today()
        self.years: tuple[int, ...] = (today().year,)
        self.units = UnitDirectory(())
        self.counts = Counts()
        self.kinds: dict[TaskKind, Counts] = {kind: Counts() for kind in TaskKind}
        self.loose: tuple[LooseReport, ...] = ()
        self.decider = ""
        self.programmes: tuple[Programme, ...] = ()
        self.documents: tuple[ReferenceDocument, ...] = ()
        self.has_successors = False
        self.is_partial = True
        self.loaded = False

    # ── Which rows ──

    def reload(self) -> None:
        """Read the list and what stands around it again."""
        self._ask(with_head=True, begin=not self.loaded)

    def open(self, wanted: TaskFilter) -> None:
        """Show another list, as of the day that is asked for, else its year's usual one."""
        self._asked_year, self._asked_day = wanted.year, wanted.as_of
        self.wanted = replace(wanted, as_of=None)
        self._ask(with_head=True)

    def choose_year(self, year: int) -> None:
        """Show the plan of another year, as of its usual day."""
        if year != self.wanted.year:
            self._asked_year, self._asked_day = year, None
            self._ask(with_head=True)

    def choose_day(self, day: date) -> None:
        """Show where the tasks stood on ``day``."""
        if day != self.as_of:
            self._asked_year, self._asked_day = self.wanted.year, day
            self._ask(with_head=True)

    def choose_units(self, *, as_today: bool) -> None:
        """Show the tasks under the units of today, or under those of the day that is looked at."""
        if as_today != self.wanted.as_today:
            self.wanted = replace(self.wanted, as_today=as_today)
            self._ask(with_head=True)

    def refine(self, wanted: TaskFilter) -> None:
        """Show the rows of the same year that fit ``wanted``."""
        self.wanted = replace(wanted, year=self.wanted.year)
        self._ask()

    def sort(self, order: TaskOrder, *, descending: bool) -> None:
        """Show the same rows in another order."""
        self.order, self.descending = order, descending
        self._ask()

    def keep_year(self, year: int) -> None:
        """Have a year asked for from now on, without other conditions."""
        self._asked_year, self.wanted = year, TaskFilter(year, as_today=self.wanted.as_today)

    @property
    def is_filtered(self) -> bool:
        """Whether anything but the year narrows what is shown."""
        return replace(self.wanted, as_today=False) != TaskFilter(self.wanted.year)

    @property
    def units_on(self) -> date | None:
        """The day of the units that lead the tasks, where it is not the day that is looked at."""
        return self._units_on(self.wanted)

    def _units_on(self, wanted: TaskFilter) -> date | None:
        return self._today() if wanted.as_today else None

    @property
    def leaders(self) -> tuple[Unit, ...]:
        """The units that lead a task of the year, in the order of the directory."""
        chosen = self.wanted.unit_id
        return tuple(unit for unit in self.units.units() if unit.id in self._leading or unit.id == chosen)

    # ── Asking ──

    def _ask(self, *, with_head: bool = False, begin: bool = True) -> None:
        """Ask for the first rows, where they may be shown before the rest, and then for all."""
        self._serial += 1
        asked = _Asked(
            self._serial,
            self._asked_year,
            self._asked_day,
            self.wanted,
            self.order,
            self.descending,
            None if with_head else self._names,
            tuple(self.pages.latest(_KEPT)) or (0,),
            with_head,
        )
        if begin:
            self._session.ask(partial(self._begin, asked), partial(self._take_first, asked))
        self._session.ask(partial(self._find, asked), partial(self._take, asked))

    def _begin(self, asked: _Asked, ledger: Ledger) -> _Begun | None:
        """On the worker: the first rows; ``None`` where they are not wanted any more or can't be had by themselves."""
        if asked.serial != self._serial or task_lists.has_marks(asked.wanted.text):
            return None
        search = self._search(asked, ledger)
        ids = task_lists.first_ids(ledger, search, asked.order, PAGE, descending=asked.descending)
        if ids is None:
            return None
        rows = task_lists.listed_rows(ledger, ids, search.as_of, search.units_on)
        return _Begun(search.year, search.as_of, ids, rows)

    def _find(self, asked: _Asked, ledger: Ledger) -> _Found | None:
        """On the worker: the whole list; ``None`` where it is not wanted any more."""
        if asked.serial != self._serial:
            return None
        search, typed = self._search(asked, ledger), asked.wanted.text
        found = task_lists.listing(ledger, search, asked.order, descending=asked.descending, typed=typed)
        held = {page: page_of(found.ids, page) for page in asked.pages if page * PAGE < len(found.ids)}
        day, units_on = search.as_of, search.units_on
        rows = {page: task_lists.listed_rows(ledger, ids, day, units_on) for page, ids in held.items()}
        head = task_lists.head(ledger, self._today(), search.year, day, units_on) if asked.with_head else None
        return _Found(search.year, search.as_of, found, rows, head)

    def _search(self, asked: _Asked, ledger: Ledger) -> TaskSearch:
        wanted = asked.wanted
        year, day = task_lists.year_and_day(ledger, self._today(), asked.year or None, asked.as_of)
        words = task_lists.words(ledger, wanted.text, year, asked.names, self._units_on(wanted) or day)
        months = wanted.due_month, wanted.done_month
        narrowed = wanted.kind, wanted.unit_id, wanted.count
        return TaskSearch(year, day, *narrowed, words, *months, wanted.planned, self._units_on(wanted))

    # ── Taking ──

    def _take_first(self, asked: _Asked, begun: _Begun | None) -> None:
        if begun is None or asked.serial != self._serial:
            return
        self.is_partial = True
        self._show(begun.year, begun.as_of, begun.ids, {0: begun.rows})

    def _take(self, asked: _Asked, found: _Found | None) -> None:
        if found is None or asked.serial != self._serial:
            return
        if found.head is not None:
            self._take_head(found.head)
        self.counts, self.kinds = found.listing.counts, found.listing.kinds
        self.is_partial, self.loaded = False, True
        self._show(found.year, found.as_of, found.listing.ids, found.rows)

    def _take_head(self, head: PlanHead) -> None:
        self.years, self.units, self._leading = head.years, head.units, head.leading
        self.loose, self.decider, self.programmes = head.loose, head.decider, head.programmes
        self.documents, self.has_successors = head.documents, head.has_successors
        self._names = head.names

    def _show(self, year: int, day: date, ids: array[int], rows: Mapping[int, Sequence[TaskRow]]) -> None:
        self.wanted, self.as_of = replace(self.wanted, year=year), day
        units_on = self.units_on
        self.pages.show(ids, lambda ledger, some: task_lists.listed_rows(ledger, some, day, units_on), rows)
        self._changed()

"""A list of any length of which only the pages that are looked at are at hand."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Generic, TypeVar

from desktop.presenters.session import Session
from desktop.services.ledgers import Ledger

Row = TypeVar("Row")

#: Reads the rows with these ids; one that is gone is left out.
Fetch = Callable[[Ledger, Sequence[int]], Sequence[Row]]

#: Rows of a page.
PAGE = 200

#: So many pages are at hand at most.
_HELD = 12

#: So many pages wait to be fetched at most: those that were scrolled past are not wanted any more.
_WAITING = 2

#: Rows that are read at a time where all are wanted.
_READ_AT_ONCE = 2_000


def page_of(ids: Sequence[int], page: int) -> Sequence[int]:
    """Return the ids of a page."""
    return ids[page * PAGE : (page + 1) * PAGE]


class Pages(Generic[Row]):
    """The ids of a list in order, and the rows of the pages that were asked for last.

    A row that is asked for and is not at hand is fetched with its page; ``came`` is told then, with the first and the
    last place of it. One page is fetched at a time, that which was asked for last first.
    """

    def __init__(self, session: Session, identity: Callable[[Row], int]) -> None:
        self._session = session
        self._identity = identity
        self._fetch: Fetch[Row] = lambda _ledger, _ids: ()
        self._held: OrderedDict[int, dict[int, Row]] = OrderedDict()
        self._wanted: list[int] = []
        self._asking = False
        self._list = 0
        self.ids: array[int] = array("q")
        self.came: Callable[[int, int], None] = lambda _first, _last: None

    def show(self, ids: array[int], fetch: Fetch[Row], at_hand: Mapping[int, Sequence[Row]]) -> None:
        """Hold another list, of which the pages ``at_hand`` were fetched already."""
        self.ids, self._fetch = ids, fetch
        self._held = OrderedDict((page, self._by_id(rows)) for page, rows in at_hand.items())
        self._wanted.clear()
        self._asking = False
        self._list += 1

    def row(self, place: int) -> Row | None:
        """Return the row at a place; ``None`` until its page has come, or where it is gone."""
        page = place // PAGE
        if page not in self._held:
            self._want(page)
        held = self._held.get(page)
        if held is None:
            return None
        self._held.move_to_end(page)
        return held.get(self.ids[place])

    def at_hand(self) -> Iterator[Row]:
        """Yield the rows that are at hand, in the order of the list."""
        for page in sorted(self._held):
            rows = self._held[page]
            yield from (rows[id_] for id_ in page_of(self.ids, page) if id_ in rows)

    def reader(self) -> Callable[[Ledger], Iterator[Row]]:
        """Return what reads all rows of the list as it is now."""
        ids, fetch = self.ids, self._fetch

        def read(ledger: Ledger) -> Iterator[Row]:
            for start in range(0, len(ids), _READ_AT_ONCE):
                yield from fetch(ledger, ids[start : start + _READ_AT_ONCE])

        return read

    def latest(self, count: int) -> list[int]:
        """Return the pages that were looked at last, at most so many."""
        return list(self._held)[-count:]

    def place(self, id_: int | None) -> int | None:
        """Return where a row stands in the list."""
        try:
            return None if id_ is None else self.ids.index(id_)
        except ValueError:
            return None

    # ── Fetching ──

    def _want(self, page: int) -> None:
        if page not in self._wanted:
            self._wanted = [*self._wanted[1 - _WAITING :], page]
        if not self._asking:
            self._ask()

    def _ask(self) -> None:
        page, asked, fetch = self._wanted[-1], self._list, self._fetch
        ids = page_of(self.ids, page)
        self._asking = True
        self._session.ask(lambda ledger: fetch(ledger, ids), lambda rows: self._take(asked, page, rows))

    def _take(self, asked: int, page: int, rows: Iterable[Row]) -> None:
        if asked != self._list:
            return
        self._asking = False
        self._held[page] = self._by_id(rows)
        while len(self._held) > _HELD:
            self._held.popitem(last=False)
        self._wanted = [one for one in self._wanted if one != page]
        self.came(page * PAGE, min((page + 1) * PAGE, len(self.ids)) - 1)
        if self._wanted and not self._asking:
            self._ask()

    def _by_id(self, rows: Iterable[Row]) -> dict[int, Row]:
        return {self._identity(row): row for row in rows}

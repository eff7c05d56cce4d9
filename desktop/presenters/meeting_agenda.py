"""The agenda of an open meeting: typed line by line, parted into sections, moved up and down, never lost."""

import re
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from desktop.domain.agendas import begins, moved, numbers, planned, section_minutes, stepped
from desktop.domain.meetings import AgendaItem
from desktop.domain.text import clean
from desktop.presenters.open_meeting import OpenMeeting, Part
from desktop.services.meeting_preparation import keep_as_usual_agenda, restart_agenda
from desktop.services.meetings import delete_agenda_item, order_agenda, save_agenda_item

#: How the heading of a section is typed: "# Khai mạc", "II. Nội dung".
_SECTION = re.compile(r"(?:#|[IVX]+\.\s)\s*")


def read_item(text: str) -> AgendaItem:
    """Read "Nội dung; người trình bày; 15": presenter and minutes may be left out; "# Nội dung" is a section."""
    section = _SECTION.match(text)
    if section:
        return AgendaItem(0, clean(text[section.end() :]), is_section=True)
    title, *more = (clean(part) for part in text.replace("\t", ";").split(";"))
    minutes = read_minutes(more.pop()) if more and read_minutes(more[-1]) is not None else None
    return AgendaItem(0, title, "; ".join(filter(None, more)), minutes)


def read_minutes(text: str) -> int | None:
    """Return the minutes in "15", "15'", "15 phút"; ``None`` where it is no number."""
    number = clean(text).casefold().removesuffix("phút").removesuffix("phut").rstrip("p'’ ")
    return int(number) if number.isdecimal() and int(number) else None


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """An item as the list shows it: its number, when it begins; ``minutes`` of a section are those of its items."""

    item: AgendaItem
    number: str
    begins: datetime
    minutes: int


class AgendaView(Protocol):
    """What shows the agenda."""

    def show_agenda(self) -> None:
        """Show the items, which are different now."""

    def show_kept_as_usual(self) -> None:
        """Say that the agenda is the usual one of the meeting's kind from now on."""


class AgendaPresenter:
    """State and commands of the agenda; an item deleted last can be put back."""

    def __init__(self, opened: OpenMeeting, view: AgendaView) -> None:
        self._opened = opened
        self._view = view
        self._deleted: tuple[int, AgendaItem] | None = None
        opened.listen(Part.AGENDA, view.show_agenda)
        opened.listen(Part.HEAD, view.show_agenda)

    # ── What it shows ──

    @property
    def items(self) -> tuple[AgendaItem, ...]:
        """The items in their order."""
        return self._opened.meeting.agenda

    @property
    def lines(self) -> tuple[AgendaLine, ...]:
        """The items with their numbers and times."""
        items = self.items
        minutes = (section_minutes(items, at) if one.is_section else planned(one) for at, one in enumerate(items))
        times = begins(items, self._opened.meeting.head.start)
        return tuple(map(AgendaLine, items, numbers(items), times, minutes))

    @property
    def total_minutes(self) -> int:
        """The minutes planned for all items together."""
        return sum(map(planned, self.items))

    @property
    def available_minutes(self) -> int | None:
        """The minutes between start and end, when the end is known."""
        head = self._opened.meeting.head
        return None if head.end is None else int((head.end - head.start).total_seconds()) // 60

    # ── What it does ──

    def add(self, text: str, after: int | None = None) -> bool:
        """Add an item behind the one at ``after``, without it at the end; return whether there was one to add."""
        item = read_item(text)
        if not item.title:
            return False
        self._insert(item, len(self.items) if after is None else min(after + 1, len(self.items)))
        return True

    def _insert(self, item: AgendaItem, place: int) -> None:
        new = replace(item, id=0)

        def put(item_id: int) -> None:
            items = list(self.items)
            items.insert(place, replace(new, id=item_id))
            self._opened.put_agenda(tuple(items))
            if place < len(items) - 1:
                self._save_order()

        self._opened.save(lambda ledger: save_agenda_item(ledger, self._opened.id, new), put)

    def edit(self, item: AgendaItem) -> bool:
        """Keep an item as it is now; one without a title is not taken."""
        item = replace(item, title=clean(item.title), presenter=clean(item.presenter))
        if not item.title:
            return False
        self._opened.put_agenda(tuple(item if one.id == item.id else one for one in self.items))
        self._opened.save(lambda ledger: save_agenda_item(ledger, self._opened.id, item))
        return True

    def step(self, place: int, by: int) -> int:
        """Move the item at ``place`` up (-1) or down (1), a section with its items; return where it stands now."""
        return self._put_order(place, stepped(self.items, place, by))

    def move(self, place: int, slot: int) -> int:
        """Move the item at ``place`` before the one at ``slot``, a section with its items; return where it stands."""
        return self._put_order(place, moved(self.items, place, slot))

    def _put_order(self, place: int, items: tuple[AgendaItem, ...]) -> int:
        item = self.items[place]
        if items != self.items:
            self._opened.put_agenda(items)
            self._save_order()
        return items.index(item)

    def _save_order(self) -> None:
        ids = tuple(item.id for item in self.items)
        self._opened.save(lambda ledger: order_agenda(ledger, self._opened.id, ids))

    def delete(self, place: int) -> AgendaItem:
        """Take the item at ``place`` off; :meth:`undo_delete` puts it back."""
        item = self.items[place]
        self._deleted = place, item
        self._opened.put_agenda(self.items[:place] + self.items[place + 1 :])
        self._opened.save(lambda ledger: delete_agenda_item(ledger, self._opened.id, item.id))
        return item

    def undo_delete(self) -> None:
        """Put back the item deleted last, where it stood."""
        if self._deleted is not None:
            place, item = self._deleted
            self._deleted = None
            self._insert(item, min(place, len(self.items)))

    # ── The usual one ──

    def keep_as_usual(self) -> None:
        """Keep this agenda as the usual one of the meeting's kind."""
        meeting_id = self._opened.id
        self._opened.save(
            lambda ledger: keep_as_usual_agenda(ledger, meeting_id), lambda _: self._view.show_kept_as_usual()
        )

    def restart(self) -> None:
        """Put the usual agenda of the meeting's kind in place of this one."""
        meeting_id = self._opened.id
        self._opened.save(lambda ledger: restart_agenda(ledger, meeting_id), self._opened.put_agenda)

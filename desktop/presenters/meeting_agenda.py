"""The agenda of an open meeting: typed line by line, moved up and down, never lost."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Protocol

from desktop.domain.meetings import AgendaItem
from desktop.domain.text import clean
from desktop.presenters.open_meeting import OpenMeeting, Part
from desktop.services.meetings import delete_agenda_item, order_agenda, save_agenda_item


def read_item(text: str) -> AgendaItem:
    """Read "Nội dung; người trình bày; 15": presenter and minutes may be left out."""
    title, *more = (clean(part) for part in text.replace("\t", ";").split(";"))
    minutes = read_minutes(more.pop()) if more and read_minutes(more[-1]) is not None else None
    return AgendaItem(0, title, "; ".join(filter(None, more)), minutes)


def read_minutes(text: str) -> int | None:
    """Return the minutes in "15", "15'", "15 phút"; ``None`` where it is no number."""
    number = clean(text).casefold().removesuffix("phút").removesuffix("phut").rstrip("p'’ ")
    return int(number) if number.isdecimal() and int(number) else None


class AgendaView(Protocol):
    """What shows the agenda."""

    def show_agenda(self) -> None:
        """Show the items, which are different now."""


class AgendaPresenter:
    """State and commands of the agenda; an item deleted last can be put back."""

    def __init__(self, opened: OpenMeeting, view: AgendaView) -> None:
        self._opened = opened
        self._deleted: tuple[int, AgendaItem] | None = None
        opened.listen(Part.AGENDA, view.show_agenda)
        opened.listen(Part.HEAD, view.show_agenda)

    @property
    def items(self) -> tuple[AgendaItem, ...]:
        """The items in their order."""
        return self._opened.meeting.agenda

    @property
    def total_minutes(self) -> int:
        """The minutes planned for all items together."""
        return sum(item.minutes or 0 for item in self.items)

    @property
    def available_minutes(self) -> int | None:
        """The minutes between start and end, when the end is known."""
        head = self._opened.meeting.head
        return None if head.end is None else int((head.end - head.start).total_seconds()) // 60

    def starts(self) -> tuple[datetime, ...]:
        """Return when each item begins if all before it keep to their minutes."""
        moment = self._opened.meeting.head.start
        moments = []
        for item in self.items:
            moments.append(moment)
            moment += timedelta(minutes=item.minutes or 0)
        return tuple(moments)

    def add(self, text: str) -> bool:
        """Add an item at the end; return whether there was one to add."""
        item = read_item(text)
        if not item.title:
            return False
        self._insert(item, len(self.items))
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

    def move(self, place: int, to: int) -> bool:
        """Move the item at ``place`` so that it stands at ``to``; return whether it moved."""
        if place == to or not (0 <= place < len(self.items) and 0 <= to < len(self.items)):
            return False
        items = list(self.items)
        items.insert(to, items.pop(place))
        self._opened.put_agenda(tuple(items))
        self._save_order()
        return True

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

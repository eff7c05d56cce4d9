"""Who is invited: from the people of the ledger, by unit, title or role at once, or typed in one line."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Protocol

from desktop.domain.errors import RefusedValue, ThuKyError
from desktop.domain.invitations import as_invited, name_spelling, split_known
from desktop.domain.meetings import Attendee, AttendeeGroup, in_groups
from desktop.domain.people import Person
from desktop.domain.seating import Hall, read_seat, shared_seats
from desktop.domain.text import clean, spelling_key
from desktop.presenters.invitation_choices import Candidate, Choice, choices
from desktop.presenters.open_meeting import OpenMeeting, Part
from desktop.presenters.typeahead import Suggestion, TypeAhead
from desktop.services.meeting_preparation import (
    assign_seats,
    order_attendees,
    order_by_protocol,
    previous_attendees,
)
from desktop.services.meetings import attendees, delete_attendee, invite, keep_attendance, save_attendee


@dataclass(frozen=True, slots=True)
class Invited:
    """What inviting does or would do: how many are added, who is on the list already, who is called the same."""

    added: int
    known: tuple[str, ...] = ()
    namesakes: tuple[str, ...] = ()


class InvitationsView(Protocol):
    """What shows the list of people."""

    def name_choice(self, choice: Choice) -> str:
        """Return what a choice is called; it is found by these words."""

    def show_invited(self) -> None:
        """Show the list and the choices, which are different now."""

    def show_added(self, invited: Invited) -> None:
        """Say how many were added, and who of those typed was on the list already."""

    def show_nobody_before(self) -> None:
        """Say that there is no earlier meeting whose people could be invited."""

    def show_refused(self, error: ThuKyError) -> None:
        """Say at the place of typing why somebody was not taken."""


class InvitationsPresenter:
    """State and commands of the list of people. ``group`` is where the next ones go."""

    def __init__(self, opened: OpenMeeting, view: InvitationsView) -> None:
        self._opened = opened
        self._view = view
        self._deleted: Attendee | None = None
        self._before: tuple[Attendee, ...] = ()
        self.group = AttendeeGroup.MEMBER
        opened.listen(Part.ATTENDEES, view.show_invited)
        opened.listen(Part.CHOICES, self._refresh_choices)
        self._ahead = TypeAhead(self._suggestions())
        self._ask_before(self._take_before)

    # ── Whom it shows ──

    @property
    def rows(self) -> tuple[Attendee, ...]:
        """The people by group, within a group in the order of the list."""
        return in_groups(self._opened.meeting.attendees)

    @property
    def counts(self) -> dict[AttendeeGroup, int]:
        """How many people are in each group that has any."""
        found = Counter(one.group for one in self._opened.meeting.attendees)
        return {group: found[group] for group in AttendeeGroup if found[group]}

    @property
    def shared_seats(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The seats that more than one person has, with their names."""
        return shared_seats(self._opened.meeting.attendees)

    def matching(self, typed: str) -> tuple[Suggestion[Choice], ...]:
        """Return who can be invited by ``typed``; who is on the list already comes last."""
        listed = self._listed_ids()
        return self._ahead.matching(typed, later=lambda choice: all(one.person_id in listed for one in choice.people))

    def adds(self, choice: Choice) -> int:
        """Return how many people a choice would add to the list."""
        listed = self._listed_ids()
        return sum(one.person_id is None or one.person_id not in listed for one in choice.people)

    def _listed_ids(self) -> set[int]:
        return {one.person_id for one in self._opened.meeting.attendees if one.person_id is not None}

    def preview(self, text: str) -> Invited:
        """Return what inviting by typed lines would do."""
        return self._compared(tuple(self._read_lines(text)))

    def _compared(self, people: tuple[Attendee, ...]) -> Invited:
        listed = self._opened.meeting.attendees
        new, known = split_known(people, listed)
        called = {name_spelling(one) for one in listed}
        namesakes = tuple(one.name for one in new if name_spelling(one) in called)
        return Invited(len(new), tuple(one.name for one in known), namesakes)

    # ── What it does ──

    def invite(self, choice: Choice) -> None:
        """Put the people of a choice on the list."""
        if choice.group is None:
            self._invite(choice.people)
        else:
            self._add(choice.people)

    def invite_everybody(self) -> None:
        """Put all people of the ledger on the list."""
        self._invite(tuple(self._as_attendee(person) for person in self._opened.desk.people))

    def invite_as_before(self) -> None:
        """Put on the list who was invited to the last meeting, each in the same group."""
        self._ask_before(self._invite_in_groups)

    def type_in(self, text: str) -> bool:
        """Invite by lines "Họ tên; chức vụ; đơn vị" (or cells copied from a table); return whether there were any."""
        typed = tuple(self._read_lines(text))
        if typed:
            self._invite(typed)
        return bool(typed)

    def edit(self, attendee: Attendee) -> None:
        """Keep somebody's name, title, unit, group or seat as it is now; refused in place when it can't be taken."""
        seat = read_seat(attendee.seat)
        if seat is None:
            self._refuse(RefusedValue("seat", "not-a-seat", attendee.seat))
            return
        tidy = replace(attendee, name=clean(attendee.name), title=clean(attendee.title), seat=seat)
        changed = self._linked(tidy)

        def put(_: int) -> None:
            people = self._opened.meeting.attendees
            self._opened.put_attendees(tuple(changed if one.id == changed.id else one for one in people))

        self._opened.save(lambda ledger: save_attendee(ledger, self._opened.id, changed), put, self._refuse)

    def move_to(self, chosen: Iterable[Attendee], group: AttendeeGroup) -> None:
        """Put people into another group."""
        moved = {one.id: replace(one, group=group) for one in chosen if one.group is not group}
        self._opened.put_attendees(tuple(moved.get(one.id, one) for one in self._opened.meeting.attendees))
        self._opened.save(lambda ledger: keep_attendance(ledger, self._opened.id, tuple(moved.values())))

    def step(self, attendee: Attendee, by: int) -> None:
        """Move somebody up (-1) or down (1) among those of the same group."""
        rows = list(self.rows)
        place = rows.index(attendee)
        to = place + by
        if 0 <= to < len(rows) and rows[to].group is attendee.group:
            rows[place], rows[to] = rows[to], rows[place]
            self._opened.put_attendees(tuple(rows))
            ids = tuple(one.id for one in rows)
            self._opened.save(lambda ledger: order_attendees(ledger, self._opened.id, ids))

    def order_by_protocol(self) -> None:
        """Put each group into the order of rank, role and given name."""
        self._opened.save(lambda ledger: order_by_protocol(ledger, self._opened.id), self._take)

    def delete(self, attendee: Attendee) -> None:
        """Take somebody off the list; :meth:`undo_delete` puts the last one back at the end of the group."""
        self._deleted = attendee
        self._opened.put_attendees(tuple(one for one in self._opened.meeting.attendees if one.id != attendee.id))
        self._opened.save(lambda ledger: delete_attendee(ledger, self._opened.id, attendee.id))

    def undo_delete(self) -> None:
        """Put back who was taken off last, as they were marked."""
        if self._deleted is not None:
            deleted, self._deleted = self._deleted, None
            self._add((deleted,))

    # ── Seats ──

    def assign_seats(self, hall: Hall) -> None:
        """Give everybody a seat in the order of the list; refused where the hall is too small."""
        self._opened.save(lambda ledger: assign_seats(ledger, self._opened.id, hall), self._take_seats, self._refuse)

    def clear_seats(self) -> None:
        """Take all seats back."""
        free = tuple(replace(one, seat="") for one in self._opened.meeting.attendees)
        self._opened.put_attendees(free)
        self._opened.save(lambda ledger: keep_attendance(ledger, self._opened.id, free))

    def _take_seats(self, kept: tuple[Attendee, ...]) -> None:
        seats = {one.id: one.seat for one in kept}
        people = self._opened.meeting.attendees
        self._opened.put_attendees(tuple(replace(one, seat=seats.get(one.id, one.seat)) for one in people))

    # ── How it adds ──

    def _invite(self, people: tuple[Attendee, ...]) -> None:
        self._add(tuple(replace(one, group=self.group) for one in people))

    def _invite_in_groups(self, people: tuple[Attendee, ...]) -> None:
        if people:
            self._add(people)
        else:
            self._view.show_nobody_before()

    def _add(self, people: tuple[Attendee, ...]) -> None:
        invited = self._compared(people)

        def added(count: int) -> None:
            self._opened.ask(lambda ledger: attendees(ledger, self._opened.id), self._take)
            self._view.show_added(replace(invited, added=count))

        self._opened.save(lambda ledger: invite(ledger, self._opened.id, people), added)

    def _take(self, kept: tuple[Attendee, ...]) -> None:
        """Take the list from the ledger; people who are here already stay as they are here, marks included."""
        here = {one.id: one for one in self._opened.meeting.attendees}
        self._opened.put_attendees(tuple(here.get(one.id, one) for one in kept))

    def _refuse(self, error: ThuKyError) -> None:
        self._view.show_refused(error)
        self._view.show_invited()

    # ── What was typed ──

    def _read_lines(self, text: str) -> Iterator[Attendee]:
        for line in text.splitlines():
            name, title, unit, *_ = (*(clean(part) for part in line.replace("\t", ";").split(";")), "", "", "")
            if name:
                yield self._linked(Attendee(0, name, title, unit))

    def _linked(self, attendee: Attendee) -> Attendee:
        """Link a typed person to the unit and the person of the ledger that the text names without doubt."""
        unit = self._opened.desk.units.find(attendee.unit) if attendee.unit else None
        name = self._opened.unit_name(unit.id) if unit else clean(attendee.unit)
        key = spelling_key(attendee.name)
        called = [self._as_attendee(one) for one in self._opened.desk.people if spelling_key(one.full_name) == key]
        same = [one for one in called if not name or one.unit == name]
        if len(same) != 1:
            return replace(attendee, unit=name, unit_id=unit.id if unit else None, person_id=None)
        known = same[0]
        return replace(
            attendee,
            title=attendee.title or known.title,
            unit=known.unit,
            unit_id=known.unit_id,
            person_id=known.person_id,
        )

    # ── What can be chosen ──

    def _ask_before(self, take: Callable[[tuple[Attendee, ...]], None]) -> None:
        meeting_id = self._opened.id
        self._opened.ask(lambda ledger: previous_attendees(ledger, meeting_id), take)

    def _take_before(self, before: tuple[Attendee, ...]) -> None:
        self._before = before
        self._ahead = TypeAhead(self._suggestions())

    def _refresh_choices(self) -> None:
        self._ahead = TypeAhead(self._suggestions())
        self._view.show_invited()

    def _suggestions(self) -> Iterator[Suggestion[Choice]]:
        desk = self._opened.desk
        members = tuple(map(self._as_attendee, desk.members))
        for choice in choices(map(self._candidate, desk.people), self._before, members):
            yield Suggestion(choice, self._view.name_choice(choice), _detail(choice))

    def _candidate(self, person: Person) -> Candidate:
        attendee = self._as_attendee(person)
        level = self._opened.desk.units[attendee.unit_id].level if attendee.unit_id is not None else None
        return Candidate(attendee, level)

    def _as_attendee(self, person: Person) -> Attendee:
        return as_invited(person, self._opened.meeting.head.start.date(), self._opened.desk.units)


def _detail(choice: Choice) -> str:
    if choice.several:
        return ", ".join(one.name for one in choice.people)
    (one,) = choice.people
    return ", ".join(filter(None, (one.title, one.unit)))

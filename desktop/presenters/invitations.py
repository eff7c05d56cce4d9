"""Who is invited: from the people of the ledger, a whole unit at once, or typed in one line."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Protocol

from desktop.domain.errors import ThuKyError
from desktop.domain.meetings import Attendee, AttendeeGroup, in_groups
from desktop.domain.people import Person
from desktop.domain.text import clean, spelling_key
from desktop.presenters.open_meeting import OpenMeeting, Part
from desktop.presenters.typeahead import Suggestion, TypeAhead
from desktop.services.meetings import attendees, delete_attendee, invite, previous_attendees, save_attendee


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that can be invited: one person, or everybody of a unit (``unit`` is its name then)."""

    people: tuple[Attendee, ...]
    unit: str = ""


class InvitationsView(Protocol):
    """What shows the list of people."""

    def show_invited(self) -> None:
        """Show the list and the choices, which are different now."""

    def show_added(self, added: int, known: int) -> None:
        """Say how many were added, and how many of those typed were on the list already."""

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
        self.group = AttendeeGroup.MEMBER
        opened.listen(Part.ATTENDEES, view.show_invited)
        opened.listen(Part.CHOICES, self._refresh_choices)
        self._ahead = TypeAhead(self._choices())

    # ── Whom it shows ──

    @property
    def rows(self) -> tuple[Attendee, ...]:
        """The people by group, within a group in the order in which they were invited."""
        return in_groups(self._opened.meeting.attendees)

    @property
    def counts(self) -> dict[AttendeeGroup, int]:
        """How many people are in each group that has any."""
        found = Counter(one.group for one in self._opened.meeting.attendees)
        return {group: found[group] for group in AttendeeGroup if found[group]}

    def matching(self, typed: str) -> tuple[Suggestion[Choice], ...]:
        """Return who can be invited by ``typed``; who is on the list already comes last."""
        listed = {one.person_id for one in self._opened.meeting.attendees if one.person_id is not None}
        return self._ahead.matching(typed, later=lambda choice: all(one.person_id in listed for one in choice.people))

    # ── What it does ──

    def invite(self, choice: Choice) -> None:
        """Put the people of a choice on the list."""
        self._invite(choice.people)

    def invite_everybody(self) -> None:
        """Put all people of the ledger on the list."""
        self._invite(tuple(self._as_attendee(person) for person in self._opened.desk.people))

    def invite_as_before(self) -> None:
        """Put on the list who was invited to the last meeting, each in the same group."""
        meeting_id = self._opened.id
        self._opened.ask(lambda ledger: previous_attendees(ledger, meeting_id), self._invite_in_groups)

    def type_in(self, text: str) -> bool:
        """Invite by lines "Họ tên; chức vụ; đơn vị" (or cells copied from a table); return whether there were any."""
        typed = tuple(self._read_lines(text))
        if typed:
            self._invite(typed)
        return bool(typed)

    def edit(self, attendee: Attendee) -> None:
        """Keep somebody's name, title, unit or group as it is now; refused in place when that is somebody else's."""
        changed = self._linked(replace(attendee, name=clean(attendee.name), title=clean(attendee.title)))

        def put(_: int) -> None:
            people = self._opened.meeting.attendees
            self._opened.put_attendees(tuple(changed if one.id == changed.id else one for one in people))

        self._opened.save(lambda ledger: save_attendee(ledger, self._opened.id, changed), put, self._refuse)

    def move_to(self, chosen: Iterable[Attendee], group: AttendeeGroup) -> None:
        """Put people into another group."""
        for attendee in chosen:
            if attendee.group is not group:
                self.edit(replace(attendee, group=group))

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

    # ── How it adds ──

    def _invite(self, people: tuple[Attendee, ...]) -> None:
        self._add(tuple(replace(one, group=self.group) for one in people))

    def _invite_in_groups(self, people: tuple[Attendee, ...]) -> None:
        if people:
            self._add(people)
        else:
            self._view.show_nobody_before()

    def _add(self, people: tuple[Attendee, ...]) -> None:
        def added(count: int) -> None:
            self._opened.ask(lambda ledger: attendees(ledger, self._opened.id), self._take)
            self._view.show_added(count, len(people) - count)

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
        namesakes = [self._as_attendee(one) for one in self._opened.desk.people if spelling_key(one.full_name) == key]
        same = [one for one in namesakes if not name or one.unit == name]
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

    def _refresh_choices(self) -> None:
        self._ahead = TypeAhead(self._choices())
        self._view.show_invited()

    def _choices(self) -> Iterator[Suggestion[Choice]]:
        units: dict[str, list[Attendee]] = {}
        for person in self._opened.desk.people:
            attendee = self._as_attendee(person)
            detail = ", ".join(filter(None, (attendee.title, attendee.unit)))
            yield Suggestion(Choice((attendee,)), attendee.name, detail)
            if attendee.unit:
                units.setdefault(attendee.unit, []).append(attendee)
        for unit, people in units.items():
            if len(people) > 1:
                yield Suggestion(Choice(tuple(people), unit), unit, ", ".join(one.name for one in people))

    def _as_attendee(self, person: Person) -> Attendee:
        """Return a person as invited: with the highest post held on the meeting's day, the unit under its name then."""
        post = next(iter(person.posts_on(self._opened.meeting.head.start.date())), None)
        if post is None:
            return Attendee(0, person.full_name, person_id=person.id)
        unit = self._opened.unit_name(post.unit_id) or post.unit
        return Attendee(0, person.full_name, post.title, unit, person_id=person.id, unit_id=post.unit_id)

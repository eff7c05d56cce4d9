"""Preparing a meeting: what it begins with, what comes along from an earlier one, the order of its list, its seats."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from desktop.domain.agendas import afresh, default_agenda, same_agenda, with_directions
from desktop.domain.errors import RefusedValue
from desktop.domain.invitations import invited_again
from desktop.domain.meeting_kinds import Requirements, requirements_of
from desktop.domain.meetings import AgendaItem, Attendee, Meeting, MeetingHead, MeetingKind, in_groups
from desktop.domain.roles import in_protocol_order
from desktop.domain.seating import Hall, seated
from desktop.services.changes import Changed, Noun, changed
from desktop.services.directions import rows as direction_rows
from desktop.services.meetings import MeetingRow, keep_attendance, meetings, save_head
from desktop.services.units import directory, people
from desktop.storage import meeting_habits as habits
from desktop.storage import meetings as store
from desktop.storage.database import Ledger


class Along(StrEnum):
    """What can come along from an earlier meeting; ``OFFICERS`` are chair, co-chairs and secretary, with the place."""

    OFFICERS = "officers"
    PEOPLE = "people"
    AGENDA = "agenda"
    DIRECTIONS = "directions"


@dataclass(frozen=True, slots=True)
class BroughtAlong:
    """What a new meeting takes from an earlier one; directions get an item on the agenda, for those still open."""

    meeting_id: int
    parts: frozenset[Along] = frozenset({Along.OFFICERS, Along.PEOPLE, Along.DIRECTIONS})


@dataclass(frozen=True, slots=True)
class EarlierMeetings:
    """The meetings from which something can come along, newest first, and how many directions are open."""

    rows: tuple[MeetingRow, ...]
    open_directions: int


# ── A new meeting ──


def earlier_meetings(ledger: Ledger, today: date) -> EarlierMeetings:
    """Return from which meetings something can come along; directions are counted as of ``today``."""
    still_open = sum(row.is_open for row in direction_rows(ledger, today))
    return EarlierMeetings(tuple(meetings(ledger)), still_open)


def begin_meeting(ledger: Ledger, head: MeetingHead, brought: BroughtAlong | None = None) -> Changed[int]:
    """Keep a new meeting with the usual agenda of its kind, and what comes along from an earlier one; return its id."""
    parts = brought.parts if brought else frozenset()
    with ledger.transaction():
        earlier = store.get(ledger, brought.meeting_id) if brought else Meeting(0, head)
        head = _with_officers(head, earlier.head) if Along.OFFICERS in parts else head
        agenda = afresh(earlier.agenda) if Along.AGENDA in parts else usual_agenda(ledger, head.kind)
        begun = save_head(ledger, 0, head)
        _put_agenda(ledger, begun.value, with_directions(agenda) if Along.DIRECTIONS in parts else agenda)
        if Along.PEOPLE in parts:
            store.add_attendees(ledger, begun.value, _invited_again(ledger, earlier.attendees, head))
    return begun


def _with_officers(head: MeetingHead, earlier: MeetingHead) -> MeetingHead:
    """Return the head with who leads and who writes as before; what was typed already stays."""
    return replace(
        head,
        place=head.place or earlier.place,
        chair=head.chair or earlier.chair,
        chair_title=head.chair_title or earlier.chair_title,
        co_chairs=head.co_chairs or earlier.co_chairs,
        secretary=head.secretary or earlier.secretary,
        secretary_title=head.secretary_title or earlier.secretary_title,
    )


def _invited_again(ledger: Ledger, before: Iterable[Attendee], head: MeetingHead) -> tuple[Attendee, ...]:
    known = {person.id: person for person in people(ledger)}
    units, day = directory(ledger), head.start.date()
    return tuple(invited_again(one, known.get(one.person_id or 0), day, units) for one in before)


def previous_attendees(ledger: Ledger, meeting_id: int) -> tuple[Attendee, ...]:
    """Return who was invited to the last meeting before this one that invited anybody, as they are invited anew."""
    head = store.get(ledger, meeting_id).head
    earlier = (id_ for id_, other in store.heads(ledger) if id_ != meeting_id and other.start <= head.start)
    found = next((listed for id_ in earlier if (listed := store.attendees(ledger, id_))), ())
    return _invited_again(ledger, found, head)


# ── Its agenda ──


def usual_agenda(ledger: Ledger, kind: MeetingKind) -> tuple[AgendaItem, ...]:
    """Return the agenda that a meeting of ``kind`` begins with: the office's own, else the common one."""
    return habits.usual_agenda(ledger, kind) or default_agenda(kind)


def keep_as_usual_agenda(ledger: Ledger, meeting_id: int) -> Changed[None]:
    """Keep the agenda of a meeting as the usual one of its kind; refused where there is none."""
    with ledger.transaction():
        kept = store.get(ledger, meeting_id)
        if not kept.agenda:
            raise RefusedValue("agenda", "missing")
        own = () if same_agenda(kept.agenda, default_agenda(kept.head.kind)) else afresh(kept.agenda)
        habits.keep_usual_agenda(ledger, kept.head.kind, own)
    return changed(None, Noun.OFFICE)


def restart_agenda(ledger: Ledger, meeting_id: int) -> Changed[tuple[AgendaItem, ...]]:
    """Put the usual agenda of the meeting's kind in place of the one it has; return it."""
    with ledger.transaction():
        now = store.get(ledger, meeting_id)
        for item in now.agenda:
            store.delete_agenda_item(ledger, meeting_id, item.id)
        _put_agenda(ledger, meeting_id, usual_agenda(ledger, now.head.kind))
        return changed(store.get(ledger, meeting_id).agenda, Noun.MEETINGS)


def follow_kind(ledger: Ledger, meeting_id: int, before: MeetingKind) -> Changed[tuple[AgendaItem, ...]]:
    """Put the usual agenda of the meeting's kind in place of that of ``before``; one that was changed stays."""
    now = store.get(ledger, meeting_id)
    if same_agenda(now.agenda, usual_agenda(ledger, before)):
        return restart_agenda(ledger, meeting_id)
    return changed(now.agenda)


def _put_agenda(ledger: Ledger, meeting_id: int, agenda: tuple[AgendaItem, ...]) -> None:
    for item in agenda:
        store.save_agenda_item(ledger, meeting_id, item)


# ── Who must be there ──


def requirements(ledger: Ledger, kind: MeetingKind) -> Requirements:
    """Return who must be at a meeting of ``kind``: by the office's own rules, else by the common ones."""
    return habits.requirements(ledger, kind) or requirements_of(kind)


def keep_requirements(ledger: Ledger, kind: MeetingKind, rules: Requirements) -> Changed[None]:
    """Keep the office's own rules for ``kind``; the common ones again where they are the same."""
    with ledger.transaction():
        habits.keep_requirements(ledger, kind, None if rules == requirements_of(kind) else rules)
    return changed(None, Noun.OFFICE, Noun.MEETINGS)


# ── The order of the list, and seats ──


def order_attendees(ledger: Ledger, meeting_id: int, attendee_ids: tuple[int, ...]) -> Changed[None]:
    """Put the list into the order of these ids."""
    with ledger.transaction():
        store.order_attendees(ledger, meeting_id, attendee_ids)
    return changed(None, Noun.MEETINGS)


def order_by_protocol(ledger: Ledger, meeting_id: int) -> Changed[tuple[Attendee, ...]]:
    """Put each group into the order of rank, role and given name; return the list."""
    with ledger.transaction():
        ordered = in_protocol_order(store.attendees(ledger, meeting_id), people(ledger))
        store.order_attendees(ledger, meeting_id, [one.id for one in ordered])
    return changed(ordered, Noun.MEETINGS)


def assign_seats(ledger: Ledger, meeting_id: int, hall: Hall) -> Changed[tuple[Attendee, ...]]:
    """Give everybody a seat in the order of the list, group by group; refused where the hall is too small."""
    with ledger.transaction():
        listed = seated(in_groups(store.attendees(ledger, meeting_id)), hall)
        keep_attendance(ledger, meeting_id, listed)
    return changed(listed, Noun.MEETINGS)

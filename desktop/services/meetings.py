"""Preparing, holding and concluding a meeting."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from desktop.domain.attachments import Owner
from desktop.domain.attendance import Mark, marked
from desktop.domain.directions import with_rows
from desktop.domain.errors import RefusedValue
from desktop.domain.invitations import same_person, split_known
from desktop.domain.meetings import (
    AgendaItem,
    Attendance,
    AttendanceCounts,
    Attendee,
    Conclusion,
    Contribution,
    Meeting,
    MeetingHead,
    MeetingState,
    Representative,
    counts_of,
)
from desktop.domain.memberships import members_on
from desktop.domain.people import Person
from desktop.domain.tasks import Task, TaskKind
from desktop.domain.text import clean
from desktop.domain.units import UnitDirectory
from desktop.services.changes import Changed, Noun, changed
from desktop.services.units import directory, people
from desktop.storage import attachments, memberships, offices
from desktop.storage import meetings as store
from desktop.storage import reports as report_store
from desktop.storage import tasks as task_store
from desktop.storage.database import Ledger


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A meeting as lists show it."""

    id: int
    head: MeetingHead
    attendance: AttendanceCounts


def meetings(ledger: Ledger, limit: int | None = None) -> list[MeetingRow]:
    """Return all meetings, or the last ``limit`` ones, newest first."""
    heads = store.heads(ledger, limit)
    states = store.attendance_states(ledger, None if limit is None else [id_ for id_, _ in heads])
    return [MeetingRow(id_, head, counts_of(states[id_])) for id_, head in heads]


def meeting(ledger: Ledger, meeting_id: int) -> Meeting:
    """Return a meeting whole; each conclusion with the unit and deadline of its direction."""
    found = store.get(ledger, meeting_id)
    rows: dict[int | None, list[Task]] = defaultdict(list)
    for task in task_store.of_conclusions(ledger, [c.id for c in found.conclusions]):
        rows[task.conclusion_id].append(task)
    return replace(found, conclusions=tuple(_with_direction(c, rows[c.id]) for c in found.conclusions))


def _with_direction(conclusion: Conclusion, rows: Sequence[Task]) -> Conclusion:
    """Return a conclusion with what its direction says; the rows of a direction differ in their unit only."""
    if not rows:
        return conclusion
    units = tuple(task.lead_unit_id for task in rows if task.lead_unit_id is not None)
    first = rows[0]
    return replace(conclusion, lead_unit_ids=units, coordinating_units=first.coordinating_units, due=first.due)


@dataclass(frozen=True, slots=True)
class MeetingDesk:
    """What lies on the table while a meeting is worked on: the meeting, and the units and people to choose from.

    ``members`` are those of the committee on the day of the meeting.
    """

    meeting: Meeting
    units: UnitDirectory
    people: tuple[Person, ...]
    members: tuple[Person, ...] = ()


def meeting_desk(ledger: Ledger, meeting_id: int) -> MeetingDesk:
    """Return a meeting with everything to choose from; raise :class:`~desktop.domain.errors.NotFound`."""
    found, everybody = meeting(ledger, meeting_id), tuple(people(ledger))
    members = members_on(memberships.everything(ledger), everybody, found.head.start.date())
    return MeetingDesk(found, directory(ledger), everybody, members)


def save_head(ledger: Ledger, meeting_id: int, head: MeetingHead) -> Changed[int]:
    """Keep a meeting's head, new when the id is 0; return the id. Only :func:`desktop.services.signing.sign` signs."""
    head = replace(head, title=clean(head.title))
    with ledger.transaction():
        before = store.get(ledger, meeting_id).head.state if meeting_id else MeetingState.DRAFT
        if head.state is MeetingState.SIGNED and before is not MeetingState.SIGNED:
            raise RefusedValue("meeting", "sign-to-sign", head.title)
        if meeting_id:
            store.update_head(ledger, meeting_id, head)
        else:
            meeting_id = store.add(ledger, head)
    return changed(meeting_id, Noun.MEETINGS)


def delete_meeting(ledger: Ledger, meeting_id: int) -> Changed[None]:
    """Take a meeting out of the ledger with what is attached to it; one of which something carries on stays."""
    with ledger.transaction():
        if store.get(ledger, meeting_id).conclusions:
            raise RefusedValue("meeting", "has-conclusions", str(meeting_id))
        if store.carries_on(ledger, meeting_id):
            raise RefusedValue("meeting", "carries-on", str(meeting_id))
        store.delete(ledger, meeting_id)
        attachments.delete_of(ledger, Owner.MEETING, meeting_id)
    return changed(None, Noun.MEETINGS)


def save_agenda_item(ledger: Ledger, meeting_id: int, item: AgendaItem) -> Changed[int]:
    """Keep an item of the agenda, new (id 0) at its end."""
    if not clean(item.title):
        raise RefusedValue("agenda-title", "missing")
    with ledger.transaction():
        return changed(store.save_agenda_item(ledger, meeting_id, item), Noun.MEETINGS)


def delete_agenda_item(ledger: Ledger, meeting_id: int, item_id: int) -> Changed[None]:
    """Take an item off the agenda."""
    with ledger.transaction():
        store.delete_agenda_item(ledger, meeting_id, item_id)
    return changed(None, Noun.MEETINGS)


def order_agenda(ledger: Ledger, meeting_id: int, item_ids: tuple[int, ...]) -> Changed[None]:
    """Put the agenda into the order of these ids."""
    with ledger.transaction():
        store.order_agenda(ledger, meeting_id, item_ids)
    return changed(None, Noun.MEETINGS)


def invite(ledger: Ledger, meeting_id: int, invited: tuple[Attendee, ...]) -> Changed[int]:
    """Add people to the list, in the order given; who is on it already is not added again. Return how many were."""
    with ledger.transaction():
        new, _ = split_known(invited, store.attendees(ledger, meeting_id))
        store.add_attendees(ledger, meeting_id, new)
    return changed(len(new), Noun.MEETINGS)


def attendees(ledger: Ledger, meeting_id: int) -> tuple[Attendee, ...]:
    """Return the people invited to a meeting, in the order of its list."""
    return store.attendees(ledger, meeting_id)


def save_attendee(ledger: Ledger, meeting_id: int, attendee: Attendee) -> Changed[int]:
    """Keep somebody on the list as they are now. Refuses the same person twice."""
    if not clean(attendee.name):
        raise RefusedValue("attendee-name", "missing")
    with ledger.transaction():
        others = (other for other in store.attendees(ledger, meeting_id) if other.id != attendee.id)
        if any(same_person(attendee, other) for other in others):
            raise RefusedValue("attendee", "twice", attendee.name)
        return changed(store.save_attendee(ledger, meeting_id, attendee), Noun.MEETINGS)


def mark(
    ledger: Ledger,
    meeting_id: int,
    attendee: Attendee,
    attendance: Attendance,
    *,
    reason: str = "",
    represented_by: Representative | None = None,
) -> Changed[Attendee]:
    """Take attendance of one person; see :func:`desktop.domain.attendance.marked`."""
    one = marked(attendee, Mark(attendance, reason, represented_by))
    keep_attendance(ledger, meeting_id, (one,))
    return changed(one, Noun.MEETINGS)


def keep_attendance(ledger: Ledger, meeting_id: int, people_marked: tuple[Attendee, ...]) -> Changed[None]:
    """Keep these people of the list as they are marked, all of them or none."""
    with ledger.transaction():
        for attendee in people_marked:
            store.save_attendee(ledger, meeting_id, attendee)
    return changed(None, Noun.MEETINGS)


def delete_attendee(ledger: Ledger, meeting_id: int, attendee_id: int) -> Changed[None]:
    """Take somebody off the list."""
    with ledger.transaction():
        store.delete_attendee(ledger, meeting_id, attendee_id)
    return changed(None, Noun.MEETINGS)


def save_contribution(ledger: Ledger, meeting_id: int, contribution: Contribution) -> Changed[int]:
    """Keep what somebody said, new (id 0) at the end."""
    if not clean(contribution.speaker):
        raise RefusedValue("speaker", "missing")
    with ledger.transaction():
        return changed(store.save_contribution(ledger, meeting_id, contribution), Noun.MEETINGS)


def delete_contribution(ledger: Ledger, meeting_id: int, contribution_id: int) -> Changed[None]:
    """Take a contribution out of the minutes."""
    with ledger.transaction():
        store.delete_contribution(ledger, meeting_id, contribution_id)
    return changed(None, Noun.MEETINGS)


def save_conclusion(ledger: Ledger, meeting_id: int, conclusion: Conclusion) -> Changed[Conclusion]:
    """Keep a conclusion and the direction that comes of it.

    A new one (id 0) takes the year's next number. Changing it changes its direction; what was reported stays.
    """
    if not clean(conclusion.text):
        raise RefusedValue("conclusion-text", "missing")
    with ledger.transaction():
        held = store.get(ledger, meeting_id).head.start.date()
        if not conclusion.id:
            conclusion = replace(conclusion, number=offices.next_number(ledger, "conclusion", held.year))
        kept = replace(conclusion, id=store.save_conclusion(ledger, meeting_id, held.year, conclusion))
        _keep_direction(ledger, kept, held)
    return changed(kept, Noun.MEETINGS, Noun.TASKS)


def _keep_direction(ledger: Ledger, conclusion: Conclusion, held: date) -> None:
    """Keep the rows of the conclusion's direction: one for each unit, or one without a unit."""
    existing = task_store.of_conclusions(ledger, [conclusion.id])
    number = conclusion.number or int(existing[0].number or 0)
    wanted = Task(
        0,
        held.year,
        TaskKind.DIRECTION,
        clean(conclusion.text),
        str(number),
        coordinating_units=conclusion.coordinating_units,
        due=conclusion.due,
        conclusion_id=conclusion.id,
    )
    rows, given_up = with_rows(existing, wanted, conclusion.lead_unit_ids)
    _drop_rows(ledger, given_up)
    for task in rows:
        if task.id:
            task_store.update(ledger, task)
        else:
            task_store.add(ledger, [task])


def _drop_rows(ledger: Ledger, rows: Sequence[Task]) -> None:
    """Take rows of directions out; refused once something was reported on one or decided of it."""
    if report_store.on_tasks(ledger, [task.id for task in rows]) or any(task.events for task in rows):
        raise RefusedValue("conclusion", "has-reports", str(rows[0].conclusion_id))
    for task in rows:
        task_store.delete(ledger, task.id)


def delete_conclusion(ledger: Ledger, meeting_id: int, conclusion_id: int) -> Changed[None]:
    """Take a conclusion and its direction out; refused once something was reported on the direction."""
    with ledger.transaction():
        _drop_rows(ledger, task_store.of_conclusions(ledger, [conclusion_id]))
        store.delete_conclusion(ledger, meeting_id, conclusion_id)
    return changed(None, Noun.MEETINGS, Noun.TASKS)

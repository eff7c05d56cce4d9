"""Preparing, holding and concluding a meeting."""

from dataclasses import dataclass, replace
from datetime import date

from desktop.domain.agendas import default_agenda
from desktop.domain.errors import RefusedValue
from desktop.domain.meetings import (
    AgendaItem,
    Attendance,
    AttendanceCounts,
    Attendee,
    Conclusion,
    Contribution,
    Meeting,
    MeetingHead,
    Representative,
    count_attendance,
)
from desktop.domain.people import Person
from desktop.domain.tasks import Task, TaskKind
from desktop.domain.text import clean
from desktop.domain.units import UnitDirectory
from desktop.services.changes import Changed, Noun, changed
from desktop.services.finding import meeting_entry, task_entry
from desktop.services.units import directory, people
from desktop.storage import meetings as store
from desktop.storage import offices, search
from desktop.storage import tasks as task_store
from desktop.storage.database import Ledger


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A meeting as lists show it."""

    id: int
    head: MeetingHead
    attendance: AttendanceCounts


def meetings(ledger: Ledger) -> list[MeetingRow]:
    """Return all meetings, newest first."""
    return [MeetingRow(id_, head, count_attendance(store.attendees(ledger, id_))) for id_, head in store.heads(ledger)]


def meeting(ledger: Ledger, meeting_id: int) -> Meeting:
    """Return a meeting whole; each conclusion with the unit and deadline of its direction."""
    found = store.get(ledger, meeting_id)
    given = {task.conclusion_id: task for task in task_store.of_conclusions(ledger, [c.id for c in found.conclusions])}
    return replace(found, conclusions=tuple(_with_direction(c, given.get(c.id)) for c in found.conclusions))


def _with_direction(conclusion: Conclusion, task: Task | None) -> Conclusion:
    if task is None:
        return conclusion
    return replace(conclusion, lead_unit_id=task.lead_unit_id, coordinating_units=task.coordinating_units, due=task.due)


@dataclass(frozen=True, slots=True)
class MeetingDesk:
    """What lies on the table while a meeting is worked on: the meeting, and the units and people to choose from."""

    meeting: Meeting
    units: UnitDirectory
    people: tuple[Person, ...]


def meeting_desk(ledger: Ledger, meeting_id: int) -> MeetingDesk:
    """Return a meeting with everything to choose from; raise :class:`~desktop.domain.errors.NotFound`."""
    return MeetingDesk(meeting(ledger, meeting_id), directory(ledger), tuple(people(ledger)))


def begin_meeting(ledger: Ledger, head: MeetingHead) -> Changed[int]:
    """Keep a new meeting with the usual agenda of its kind; return its id."""
    with ledger.transaction():
        begun = save_head(ledger, 0, head)
        _put_default_agenda(ledger, begun.value, head)
    return begun


def _put_default_agenda(ledger: Ledger, meeting_id: int, head: MeetingHead) -> None:
    for title, minutes in default_agenda(head.kind):
        store.save_agenda_item(ledger, meeting_id, AgendaItem(0, title, minutes=minutes))


def restart_agenda(ledger: Ledger, meeting_id: int) -> Changed[tuple[AgendaItem, ...]]:
    """Put the usual agenda of the meeting's kind in place of the one it has; return it."""
    with ledger.transaction():
        now = store.get(ledger, meeting_id)
        for item in now.agenda:
            store.delete_agenda_item(ledger, meeting_id, item.id)
        _put_default_agenda(ledger, meeting_id, now.head)
        return changed(store.get(ledger, meeting_id).agenda, Noun.MEETINGS)


def save_head(ledger: Ledger, meeting_id: int, head: MeetingHead) -> Changed[int]:
    """Keep a meeting's head, new when the id is 0; return the id."""
    head = replace(head, title=clean(head.title))
    with ledger.transaction():
        if meeting_id:
            store.update_head(ledger, meeting_id, head)
        else:
            meeting_id = store.add(ledger, head)
        search.put(ledger, [meeting_entry(meeting_id, head)])
    return changed(meeting_id, Noun.MEETINGS)


def delete_meeting(ledger: Ledger, meeting_id: int) -> Changed[None]:
    """Take a meeting out of the ledger; one with conclusions stays, because its directions carry on."""
    with ledger.transaction():
        if store.get(ledger, meeting_id).conclusions:
            raise RefusedValue("meeting", "has-conclusions", str(meeting_id))
        store.delete(ledger, meeting_id)
        search.remove(ledger, [("meeting", meeting_id)])
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


def _same_person(left: Attendee, right: Attendee) -> bool:
    if left.person_id is not None and right.person_id is not None:
        return left.person_id == right.person_id
    return (clean(left.name).casefold(), left.unit) == (clean(right.name).casefold(), right.unit)


def invite(ledger: Ledger, meeting_id: int, invited: tuple[Attendee, ...]) -> Changed[int]:
    """Add people to the list, in the order given; who is on it already is not added again. Return how many were."""
    with ledger.transaction():
        listed = list(store.attendees(ledger, meeting_id))
        added = []
        for attendee in invited:
            if not any(_same_person(attendee, other) for other in listed):
                listed.append(attendee)
                added.append(attendee)
        store.add_attendees(ledger, meeting_id, added)
    return changed(len(added), Noun.MEETINGS)


def attendees(ledger: Ledger, meeting_id: int) -> tuple[Attendee, ...]:
    """Return the people invited to a meeting, in the order of its list."""
    return store.attendees(ledger, meeting_id)


def previous_attendees(ledger: Ledger, meeting_id: int) -> tuple[Attendee, ...]:
    """Return who was invited to the last meeting before this one that invited anybody, as if invited anew."""
    start = store.get(ledger, meeting_id).head.start
    earlier = (id_ for id_, head in store.heads(ledger) if id_ != meeting_id and head.start <= start)
    lists = (store.attendees(ledger, id_) for id_ in earlier)
    found = next((listed for listed in lists if listed), ())
    return tuple(replace(one, id=0, attendance=Attendance.INVITED, reason="", represented_by=None) for one in found)


def save_attendee(ledger: Ledger, meeting_id: int, attendee: Attendee) -> Changed[int]:
    """Keep somebody on the list as they are now. Refuses the same person twice."""
    if not clean(attendee.name):
        raise RefusedValue("attendee-name", "missing")
    with ledger.transaction():
        others = (other for other in store.attendees(ledger, meeting_id) if other.id != attendee.id)
        if any(_same_person(attendee, other) for other in others):
            raise RefusedValue("attendee", "twice", attendee.name)
        return changed(store.save_attendee(ledger, meeting_id, attendee), Noun.MEETINGS)


def marked(
    attendee: Attendee, attendance: Attendance, reason: str = "", represented_by: Representative | None = None
) -> Attendee:
    """Return an invited person with attendance taken. ``REPRESENTED`` needs the name of who came instead."""
    if attendance is Attendance.REPRESENTED and not (represented_by and clean(represented_by.name)):
        raise RefusedValue("represented-by", "missing")
    stand_in = represented_by if attendance is Attendance.REPRESENTED else None
    return replace(attendee, attendance=attendance, reason=clean(reason), represented_by=stand_in)


def mark(
    ledger: Ledger,
    meeting_id: int,
    attendee: Attendee,
    attendance: Attendance,
    *,
    reason: str = "",
    represented_by: Representative | None = None,
) -> Changed[Attendee]:
    """Take attendance of one person; see :func:`marked`."""
    one = marked(attendee, attendance, reason, represented_by)
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
    existing = task_store.of_conclusions(ledger, [conclusion.id])
    task = existing[0] if existing else Task(0, held.year, TaskKind.DIRECTION, "", conclusion_id=conclusion.id)
    number = conclusion.number or int(task.number or 0)
    task = replace(
        task,
        title=clean(conclusion.text),
        number=str(number),
        lead_unit_id=conclusion.lead_unit_id,
        coordinating_units=conclusion.coordinating_units,
        due=conclusion.due,
    )
    if task.id:
        task_store.update(ledger, task)
    else:
        task = replace(task, id=task_store.add(ledger, [task])[0])
    search.put(ledger, [task_entry(task)])


def delete_conclusion(ledger: Ledger, meeting_id: int, conclusion_id: int) -> Changed[None]:
    """Take a conclusion and its direction out; refused once something was reported on the direction."""
    with ledger.transaction():
        given = task_store.of_conclusions(ledger, [conclusion_id])
        if task_store.reports_on(ledger, [task.id for task in given]):
            raise RefusedValue("conclusion", "has-reports", str(conclusion_id))
        for task in given:
            task_store.delete(ledger, task.id)
            search.remove(ledger, [("task", task.id)])
        store.delete_conclusion(ledger, meeting_id, conclusion_id)
    return changed(None, Noun.MEETINGS, Noun.TASKS)

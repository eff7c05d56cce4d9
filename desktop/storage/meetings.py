"""Meetings with everything recorded of them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import Any

import peewee

from desktop.domain.attachments import Owner
from desktop.domain.deadlines import Deadline
from desktop.domain.errors import NotFound
from desktop.domain.meetings import (
    AgendaItem,
    Attendance,
    Attendee,
    AttendeeGroup,
    Conclusion,
    Contribution,
    Meeting,
    MeetingHead,
    MeetingKind,
    MeetingState,
    Representative,
)
from desktop.storage import tables
from desktop.storage.database import Ledger, Row, among, insert_statement

_MEETING = tables.Meeting

#: By the text that the ledger has for them; asking the enum takes longer, and a list may hold twenty thousand meetings.
_KINDS = MappingProxyType({kind.value: kind for kind in MeetingKind})
_STATES = MappingProxyType({state.value: state for state in MeetingState})
_MARKS = MappingProxyType({attendance.value: attendance for attendance in Attendance})

_Part = type[tables.AgendaItem] | type[tables.Attendee] | type[tables.Contribution] | type[tables.Conclusion]


def _head(row: Row) -> MeetingHead:
    kind, title, start, end, place, chair, chair_title, secretary, secretary_title, number, state, co_chairs = row
    return MeetingHead(
        _KINDS[kind],
        title,
        datetime.fromisoformat(start),
        _read(end),
        place,
        chair,
        chair_title,
        secretary,
        secretary_title,
        number,
        _STATES[state],
        co_chairs,
    )


def _written(moment: datetime | None) -> str | None:
    """Return a moment as the ledger keeps it; to the second, for nobody notes more."""
    return None if moment is None else moment.isoformat(" ", "seconds")


def _read(moment: str | None) -> datetime | None:
    """Return a moment that :func:`_written` wrote."""
    return None if moment is None else datetime.fromisoformat(moment)


def _head_values(head: MeetingHead) -> dict[str, Any]:
    return {
        "kind": head.kind,
        "title": head.title,
        "start": _written(head.start),
        "end": _written(head.end),
        "place": head.place,
        "chair": head.chair,
        "chair_title": head.chair_title,
        "secretary": head.secretary,
        "secretary_title": head.secretary_title,
        "number": head.number,
        "state": head.state,
        "co_chairs": head.co_chairs,
    }


def heads(ledger: Ledger, limit: int | None = None) -> list[tuple[int, MeetingHead]]:
    """Return the id and head of every meeting, or of the last ``limit`` ones, newest first."""
    columns = [getattr(_MEETING, name) for name in _HEAD_COLUMNS]
    query = _MEETING.select(_MEETING.id, *columns).order_by(_MEETING.start.desc(), _MEETING.id.desc()).limit(limit)
    return [(row[0], _head(row[1:])) for row in ledger.plain(query)]


_HEAD_COLUMNS = (
    "kind",
    "title",
    "start",
    "end",
    "place",
    "chair",
    "chair_title",
    "secretary",
    "secretary_title",
    "number",
    "state",
    "co_chairs",
)


def get(ledger: Ledger, meeting_id: int) -> Meeting:
    """Return a meeting whole, without the directions of its conclusions; raise :class:`NotFound`."""
    columns = [getattr(_MEETING, name) for name in _HEAD_COLUMNS]
    rows = ledger.plain(_MEETING.select(*columns).where(_MEETING.id == meeting_id))
    if not rows:
        raise NotFound("meeting", str(meeting_id))
    return Meeting(
        meeting_id,
        _head(rows[0]),
        _agenda(ledger, meeting_id),
        attendees(ledger, meeting_id),
        _contributions(ledger, meeting_id),
        _conclusions(ledger, meeting_id),
    )


def _of(part: _Part, meeting_id: int, *names: str) -> peewee.Query:
    columns = [getattr(part, name) for name in names]
    return part.select(*columns).where(part.meeting_id == meeting_id).order_by(part.place, part.id)


def _agenda(ledger: Ledger, meeting_id: int) -> tuple[AgendaItem, ...]:
    query = _of(tables.AgendaItem, meeting_id, "id", "title", "presenter", "minutes", "is_section", "begun_at")
    return tuple(AgendaItem(*row) for row in ledger.rows(query))


def attendees(ledger: Ledger, meeting_id: int) -> tuple[Attendee, ...]:
    """Return the people invited to a meeting, in the order of its list.

    They may be hundreds: the driver's own rows are read, which takes a third of the time of peewee's.
    """
    names = ("id", "name", "title", "unit", "group", "attendance", "reason", "person_id", "unit_id", "seat")
    marks = ("arrived_at", "left_at", "left_item_id", "stand_in", "stand_in_title", "letter_number")
    query = _of(tables.Attendee, meeting_id, *names, *marks)
    return tuple(map(_attendee, ledger.sql(*query.sql())))


def _attendee(row: Row) -> Attendee:
    id_, name, title, unit, group, attendance, reason, person_id, unit_id, seat, *more = row
    arrived_at, left_at, left_item_id, *stand_in = more
    return Attendee(
        id=id_,
        name=name,
        title=title,
        unit=unit,
        group=AttendeeGroup(group),
        attendance=Attendance(attendance),
        reason=reason,
        represented_by=Representative(*stand_in) if stand_in[0] else None,
        person_id=person_id,
        unit_id=unit_id,
        seat=seat,
        arrived_at=_read(arrived_at),
        left_at=_read(left_at),
        left_item_id=left_item_id,
    )


def _attendee_values(attendee: Attendee) -> dict[str, Any]:
    stand_in = attendee.represented_by or Representative("")
    return {
        "name": attendee.name,
        "title": attendee.title,
        "unit": attendee.unit,
        "group": attendee.group,
        "attendance": attendee.attendance,
        "reason": attendee.reason,
        "person_id": attendee.person_id,
        "unit_id": attendee.unit_id,
        "seat": attendee.seat,
        "arrived_at": _written(attendee.arrived_at),
        "left_at": _written(attendee.left_at),
        "left_item_id": attendee.left_item_id,
        "stand_in": stand_in.name,
        "stand_in_title": stand_in.title,
        "letter_number": stand_in.letter_number,
    }


def _contributions(ledger: Ledger, meeting_id: int) -> tuple[Contribution, ...]:
    query = _of(tables.Contribution, meeting_id, "id", "speaker", "text", "unit", "said_at", "agenda_item_id")
    return tuple(Contribution(*row) for row in ledger.rows(query))


def _conclusions(ledger: Ledger, meeting_id: int) -> tuple[Conclusion, ...]:
    names = ("id", "text", "number", "said_at", "agenda_item_id", "report_text", "report_from", "report_to")
    query = _of(tables.Conclusion, meeting_id, *names, "report_ongoing")
    return tuple(map(_conclusion, ledger.rows(query)))


def _conclusion(row: Row) -> Conclusion:
    id_, text, number, said_at, item_id, report_text, start, end, ongoing = row
    report_back = None if report_text is None else Deadline(report_text, start, end, bool(ongoing))
    return Conclusion(id_, text, number, report_back=report_back, said_at=said_at, agenda_item_id=item_id)


def add(ledger: Ledger, head: MeetingHead) -> int:
    """Keep a new meeting and return its id."""
    return ledger.run(_MEETING.insert(**_head_values(head)))


def update_head(ledger: Ledger, meeting_id: int, head: MeetingHead) -> None:
    """Keep a meeting's head as it is now."""
    if not ledger.run(_MEETING.update(**_head_values(head)).where(_MEETING.id == meeting_id)):
        raise NotFound("meeting", str(meeting_id))


def delete(ledger: Ledger, meeting_id: int) -> None:
    """Take a meeting without conclusions out of the ledger."""
    if not ledger.run(_MEETING.delete().where(_MEETING.id == meeting_id)):
        raise NotFound("meeting", str(meeting_id))


def carries_on(ledger: Ledger, meeting_id: int) -> bool:
    """Return whether something outlives the meeting: a matter, a programme, a key task, a decision, an issued paper."""
    parts = (tables.Matter, tables.Programme, tables.MeetingTask, tables.TaskEvent)
    kept = any(ledger.row(part.select(part.meeting_id).where(part.meeting_id == meeting_id)) for part in parts)
    paper = tables.IssuedPaper
    mine = (paper.owner == Owner.MEETING.value) & (paper.owner_id == meeting_id)
    return kept or ledger.row(paper.select(paper.id).where(mine)) is not None


def _next_place(ledger: Ledger, part: _Part, meeting_id: int) -> int:
    row = ledger.row(part.select(peewee.fn.MAX(part.place)).where(part.meeting_id == meeting_id))
    return 0 if row is None or row[0] is None else row[0] + 1


def _save(ledger: Ledger, part: _Part, meeting_id: int, part_id: int, values: dict[str, Any]) -> int:
    """Keep a part of a meeting: a new one (id 0) at the end of its list, another in its place."""
    if not part_id:
        place = _next_place(ledger, part, meeting_id)
        return ledger.run(part.insert(meeting_id=meeting_id, place=place, **values))
    if not ledger.run(part.update(**values).where((part.id == part_id) & (part.meeting_id == meeting_id))):
        raise NotFound(part.__name__.casefold(), str(part_id))
    return part_id


def _delete(ledger: Ledger, part: _Part, meeting_id: int, part_id: int) -> None:
    if not ledger.run(part.delete().where((part.id == part_id) & (part.meeting_id == meeting_id))):
        raise NotFound(part.__name__.casefold(), str(part_id))


def save_agenda_item(ledger: Ledger, meeting_id: int, item: AgendaItem) -> int:
    """Keep an item of the agenda; return its id."""
    values = {
        "title": item.title,
        "presenter": item.presenter,
        "minutes": item.minutes,
        "is_section": item.is_section,
        "begun_at": _written(item.begun_at),
    }
    return _save(ledger, tables.AgendaItem, meeting_id, item.id, values)


def delete_agenda_item(ledger: Ledger, meeting_id: int, item_id: int) -> None:
    """Take an item off the agenda."""
    _delete(ledger, tables.AgendaItem, meeting_id, item_id)


def order_agenda(ledger: Ledger, meeting_id: int, item_ids: Sequence[int]) -> None:
    """Put the agenda into the order of these ids."""
    _order(ledger, tables.AgendaItem, meeting_id, item_ids)


def order_attendees(ledger: Ledger, meeting_id: int, attendee_ids: Sequence[int]) -> None:
    """Put the list of people into the order of these ids."""
    _order(ledger, tables.Attendee, meeting_id, attendee_ids)


def _order(ledger: Ledger, part: _Part, meeting_id: int, ids: Sequence[int]) -> None:
    for place, part_id in enumerate(ids):
        ledger.run(part.update(place=place).where((part.id == part_id) & (part.meeting_id == meeting_id)))


def save_attendee(ledger: Ledger, meeting_id: int, attendee: Attendee) -> int:
    """Keep somebody invited; return the id."""
    return _save(ledger, tables.Attendee, meeting_id, attendee.id, _attendee_values(attendee))


def add_attendees(ledger: Ledger, meeting_id: int, invited: Iterable[Attendee]) -> None:
    """Add people to the end of the list, in the order given."""
    first = _next_place(ledger, tables.Attendee, meeting_id)
    values = [
        {"meeting_id": meeting_id, "place": place, **_attendee_values(one)} for place, one in enumerate(invited, first)
    ]
    if values:
        quoted = [f'"{column}"' for column in values[0]]
        ledger.insert_all(insert_statement("attendee", quoted), (tuple(row.values()) for row in values))


def delete_attendee(ledger: Ledger, meeting_id: int, attendee_id: int) -> None:
    """Take somebody off the list."""
    _delete(ledger, tables.Attendee, meeting_id, attendee_id)


def save_contribution(ledger: Ledger, meeting_id: int, contribution: Contribution) -> int:
    """Keep what somebody said; return its id."""
    values = {
        "speaker": contribution.speaker,
        "unit": contribution.unit,
        "text": contribution.text,
        "said_at": _written(contribution.said_at),
        "agenda_item_id": contribution.agenda_item_id,
    }
    return _save(ledger, tables.Contribution, meeting_id, contribution.id, values)


def delete_contribution(ledger: Ledger, meeting_id: int, contribution_id: int) -> None:
    """Take a contribution out of the minutes."""
    _delete(ledger, tables.Contribution, meeting_id, contribution_id)


def save_conclusion(ledger: Ledger, meeting_id: int, year: int, conclusion: Conclusion) -> int:
    """Keep a conclusion with its number in ``year``; return its id. Its direction is a task and kept apart."""
    back = conclusion.report_back
    values: dict[str, Any] = {
        "text": conclusion.text,
        "said_at": _written(conclusion.said_at),
        "agenda_item_id": conclusion.agenda_item_id,
        "report_text": back.text if back else None,
        "report_from": back.start if back else None,
        "report_to": back.end if back else None,
        "report_ongoing": back is not None and back.ongoing,
    }
    if not conclusion.id:
        values |= {"year": year, "number": conclusion.number}
    return _save(ledger, tables.Conclusion, meeting_id, conclusion.id, values)


def delete_conclusion(ledger: Ledger, meeting_id: int, conclusion_id: int) -> None:
    """Take a conclusion out; its number stays used."""
    _delete(ledger, tables.Conclusion, meeting_id, conclusion_id)


def attendance_states(ledger: Ledger, meeting_ids: Iterable[int] | None = None) -> dict[int, Counter[Attendance]]:
    """Return how many of those invited to each of these meetings, or of all, are in each state of attendance."""
    attendee = tables.Attendee
    query = attendee.select(attendee.meeting_id, attendee.attendance, peewee.fn.count(attendee.id))
    if meeting_ids is not None:
        query = query.where(among(attendee.meeting_id, meeting_ids))
    query = query.group_by(attendee.meeting_id, attendee.attendance)
    found: dict[int, Counter[Attendance]] = defaultdict(Counter)
    for meeting_id, attendance, number in ledger.plain(query):
        found[meeting_id][_MARKS[attendance]] = number
    return found


def titles_of_conclusions(ledger: Ledger, conclusion_ids: Iterable[int]) -> dict[int, tuple[int, str]]:
    """Return the meeting's id and title for each of these conclusions."""
    conclusion = tables.Conclusion
    query = conclusion.select(conclusion.id, _MEETING.id, _MEETING.title).join(
        _MEETING, on=(conclusion.meeting_id == _MEETING.id)
    )
    query = query.where(among(conclusion.id, conclusion_ids))
    return {conclusion_id: (meeting_id, title) for conclusion_id, meeting_id, title in ledger.rows(query)}

"""Check before print: what a person should look at in a paper that is asked for."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from desktop.domain.concerns import Concern, ConcernCode
from desktop.domain.directions import weekend_warning
from desktop.domain.issued import PaperKind
from desktop.domain.meetings import Conclusion
from desktop.domain.people import Person
from desktop.domain.seating import shared_seats
from desktop.domain.text import spelling_key
from desktop.domain.unit_links import NO_DISTRICTS_FROM
from desktop.domain.units import UnitLevel
from desktop.papers.name_plates import LONGEST_NAME, LONGEST_POST, shown_as
from desktop.services.printing.registry import spec_of
from desktop.services.printing.requests import Desk, PaperRequest
from desktop.services.units import people
from desktop.storage.database import Ledger

_Check = Callable[[Desk], Iterator[Concern]]

#: A conclusion is named by so many letters of its text.
_QUOTED = 60


def concerns(ledger: Ledger, request: PaperRequest) -> tuple[Concern, ...]:
    """Return what should be looked at, in the order of the paper; nothing for one that is in order."""
    desk = Desk(ledger, request)
    checks = (*((_head,) if spec_of(request.kind).signed else ()), *_CHECKS.get(request.kind, ()))
    return tuple(concern for check in checks for concern in check(desk))


def _head(desk: Desk) -> Iterator[Concern]:
    """Look at number, signer and place."""
    request = desk.request
    of_minutes = request.kind is PaperKind.MINUTES
    if (desk.meeting.head.number if of_minutes else request.number) is None:
        yield Concern(ConcernCode.NO_NUMBER)
    signer = desk.meeting.head.chair if _signed_by_chair(request.kind) else desk.issue().signer.name
    if not (request.signer or signer):
        yield Concern(ConcernCode.NO_SIGNER)
    if not of_minutes and not desk.office.place:
        yield Concern(ConcernCode.NO_PLACE)


def _signed_by_chair(kind: PaperKind) -> bool:
    return kind in (PaperKind.MINUTES, PaperKind.NOTICE, PaperKind.INVITATIONS)


def _long_names(desk: Desk) -> Iterator[Concern]:
    for attendee in desk.meeting.attendees:
        name, title = shown_as(attendee)
        if len(name) > LONGEST_NAME or max(len(title), len(attendee.unit)) > LONGEST_POST:
            yield Concern(ConcernCode.NAME_TOO_LONG, name)


def _titles(desk: Desk) -> Iterator[Concern]:
    """Look for people whose title on the list is not one that they hold on the day."""
    known = {person.id: person for person in people(desk.ledger)}
    for attendee in desk.meeting.attendees:
        person = known.get(attendee.person_id or 0)
        held = _posts(person, desk.held) if person else ()
        if held and spelling_key(attendee.title) not in map(spelling_key, held):
            yield Concern(ConcernCode.TITLE_CHANGED, attendee.name, held[0])


def _posts(person: Person, day: date) -> tuple[str, ...]:
    return tuple(post.title for post in person.posts_on(day))


def _attending_units(desk: Desk) -> Iterator[Concern]:
    """Look for units that are listed under another name than the one valid on the day, each once."""
    names = desk.names_on(desk.held)
    listed = dict.fromkeys((one.unit_id, one.unit) for one in desk.meeting.attendees)
    for unit_id, said in listed:
        valid = names.get(unit_id or 0, said)
        if spelling_key(said) != spelling_key(valid):
            yield Concern(ConcernCode.UNIT_NOT_VALID, said, valid)


def _conclusions(desk: Desk) -> Iterator[Concern]:
    for conclusion in desk.meeting.conclusions:
        about = _quoted(conclusion)
        if not conclusion.lead_unit_ids:
            yield Concern(ConcernCode.NO_LEAD_UNIT, about)
        if conclusion.due is None:
            yield Concern(ConcernCode.NO_DEADLINE, about)
        elif weekend_warning(conclusion.due):
            yield Concern(ConcernCode.WEEKEND, about, conclusion.due.text)
        yield from _directed_units(conclusion, desk)


def _directed_units(conclusion: Conclusion, desk: Desk) -> Iterator[Concern]:
    """Look for lead units that do not exist on the day of the meeting."""
    for unit_id in conclusion.lead_unit_ids:
        unit = desk.units[unit_id]
        if not unit.existed_on(desk.held):
            yield Concern(ConcernCode.UNIT_NOT_VALID, unit.name_on(desk.held), unit.name)


def _districts(desk: Desk) -> Iterator[Concern]:
    """Look for bodies of the district level in a paper of a day on which that level is no more."""
    if desk.held < NO_DISTRICTS_FROM:
        return
    named = [one.unit_id for one in desk.meeting.attendees]
    named += [unit_id for conclusion in desk.meeting.conclusions for unit_id in conclusion.lead_unit_ids]
    for unit_id in dict.fromkeys(one for one in named if one is not None):
        if desk.units[unit_id].level is UnitLevel.DISTRICT:
            yield Concern(ConcernCode.DISTRICT_BODY, desk.units[unit_id].name_on(desk.held))


def _quoted(conclusion: Conclusion) -> str:
    text = " ".join(conclusion.text.split())
    return f"{text[:_QUOTED].rstrip()}…" if len(text) > _QUOTED else text


def _seats(desk: Desk) -> Iterator[Concern]:
    for seat, names in shared_seats(desk.meeting.attendees):
        yield Concern(ConcernCode.SEAT_SHARED, seat, ", ".join(names))


_PEOPLE = (_titles, _attending_units, _districts)

_CHECKS: Mapping[PaperKind, tuple[_Check, ...]] = {
    PaperKind.MINUTES: (*_PEOPLE, _conclusions),
    PaperKind.NOTICE: (_conclusions, _districts),
    PaperKind.INVITATIONS: _PEOPLE,
    PaperKind.ATTENDANCE: _PEOPLE,
    PaperKind.NAME_PLATES: (_long_names, *_PEOPLE),
    PaperKind.SEAT_LIST: (_seats, *_PEOPLE),
}

"""The records of a meeting's papers, read from the ledger: names, titles and units as they were on its day."""

from collections.abc import Mapping

from desktop.domain.attachments import Owner
from desktop.domain.issued import PaperKind
from desktop.domain.meeting_kinds import Requirements
from desktop.domain.meetings import Attendee, count_attendance, in_groups, reviewed_year
from desktop.domain.quorum import quorum, quorum_sentence
from desktop.papers.agenda import AgendaRecord
from desktop.papers.attendance_list import AttendanceListRecord
from desktop.papers.invitations import InvitationsRecord, Invited
from desktop.papers.minutes import MinutesRecord, Replaced
from desktop.papers.name_plates import SeatedRecord
from desktop.papers.notice import NoticeRecord
from desktop.papers.programme import ProgrammeRecord
from desktop.papers.public_summary import Photo, PublicSummaryRecord
from desktop.papers.year_words import YearResult
from desktop.services import attachments, issued
from desktop.services.assessments import assessment_of_meeting
from desktop.services.key_tasks import key_tasks
from desktop.services.matters import matters
from desktop.services.meeting_preparation import requirements
from desktop.services.printing.requests import Desk
from desktop.services.programmes import programmes
from desktop.services.public_summaries import public_photos, public_summary
from desktop.services.report_requests import report_requests
from desktop.services.summaries import usual_day
from desktop.services.units import people
from desktop.services.votes import votes
from desktop.services.year_results import year_result


def minutes(desk: Desk) -> MinutesRecord:
    """Return what the minutes say: units under the names of the day, the counts of the reviewed year."""
    meeting = desk.meeting
    return MinutesRecord(
        office=desk.office,
        meeting=meeting,
        lead_units=desk.names_on(desk.held),
        year_result=_reviewed(desk),
        quorum=_quorum(desk),
        assessment=assessment_of_meeting(desk.ledger, meeting.id).texts,
        votes=votes(desk.ledger, meeting.id),
        key_tasks=tuple(key_tasks(desk.ledger, meeting.id)),
        matters=matters(desk.ledger, meeting.id),
        programmes=programmes(desk.ledger, meeting.id),
        replaced=_replaced(desk),
    )


def _replaced(desk: Desk) -> Replaced | None:
    """Return the minutes that were signed last and opened again; ``None`` when none ever were."""
    versions = issued.versions(desk.ledger, PaperKind.MINUTES, Owner.MEETING, desk.meeting.id)
    reopened = [one for one in versions if not one.in_force and one.issued_at is not None]
    if not reopened or reopened[-1].issued_at is None:
        return None
    return Replaced(reopened[-1].symbol, reopened[-1].issued_at.date())


def _quorum(desk: Desk) -> str:
    """Return who of the members was there, once attendance was taken; nothing before, or where nobody has to be."""
    meeting = desk.meeting
    counts = count_attendance(meeting.attendees)
    needed = requirements(desk.ledger, meeting.head.kind)
    if counts.open == counts.invited or needed == Requirements():
        return ""
    return quorum_sentence(quorum(meeting.attendees, needed))


def _reviewed(desk: Desk) -> YearResult:
    year = reviewed_year(desk.meeting.head)
    return year_result(desk.ledger, year, usual_day(year, desk.held))


def notice(desk: Desk) -> NoticeRecord:
    """Return what the notice of conclusions says."""
    meeting = desk.meeting
    assessment = assessment_of_meeting(desk.ledger, meeting.id)
    return NoticeRecord(desk.meeting_issue(), meeting, desk.names_on(desk.held), _reviewed(desk), assessment.texts)


def invitations(desk: Desk) -> InvitationsRecord:
    """Return the invitations: to the chosen people or all of the list, or to their units."""
    meeting = desk.meeting
    asked = {row.request.unit_id: row.request.what for row in report_requests(desk.ledger, meeting.id)}
    topics = tuple(item.title for item in meeting.agenda if not item.is_section)
    return InvitationsRecord(desk.meeting_issue(), meeting.head, _invited(desk, asked), topics, desk.request.for_files)


def _invited(desk: Desk, asked: Mapping[int, str]) -> tuple[Invited, ...]:
    """Return who is invited, each person or each of their units once, with what they are asked to prepare.

    Where units are invited, who belongs to none is invited in person.
    """
    chosen = _chosen(desk)
    if not desk.request.by_unit:
        return tuple(Invited(one.name, one.title, one.unit, asked.get(one.unit_id or 0, "")) for one in chosen)
    each = dict.fromkeys(
        Invited(unit=one.unit, asked=asked.get(one.unit_id or 0, "")) if one.unit else Invited(one.name, one.title)
        for one in chosen
    )
    return tuple(each)


def _chosen(desk: Desk) -> tuple[Attendee, ...]:
    """Return the people asked for, in the order of the list: those chosen, those of the unit, else all."""
    request, attendees = desk.request, in_groups(desk.meeting.attendees)
    if request.attendee_ids:
        return tuple(one for one in attendees if one.id in request.attendee_ids)
    if request.unit_id is not None:
        return tuple(one for one in attendees if one.unit_id == request.unit_id)
    return attendees


def agenda(desk: Desk) -> AgendaRecord:
    """Return the agenda."""
    return AgendaRecord(desk.office, desk.meeting.head, desk.meeting.agenda)


def attendance_list(desk: Desk) -> AttendanceListRecord:
    """Return the list to be signed, with the telephone numbers that the ledger knows."""
    phones = {person.id: person.phone for person in people(desk.ledger)}
    attendees = _chosen(desk)
    known = {one.id: phones.get(one.person_id or 0, "") for one in attendees}
    return AttendanceListRecord(desk.office, desk.meeting.head, attendees, known, desk.meeting.agenda)


def seated(desk: Desk) -> SeatedRecord:
    """Return the people whose plates or seats are asked for."""
    return SeatedRecord(desk.office, desk.meeting.head, _chosen(desk))


def told(desk: Desk) -> PublicSummaryRecord:
    """Return the public summary with the photos asked for, else those that nobody left out, in their order."""
    meeting, asked = desk.meeting, desk.request.photo_ids
    photos = tuple(
        Photo(attachments.content(desk.ledger, one.id), one.caption)
        for one in public_photos(desk.ledger, meeting.id)
        if (one.id in asked if asked else one.shown)
    )
    text = public_summary(desk.ledger, meeting.id).text
    return PublicSummaryRecord(desk.office, meeting.head.title, text, photos)


def programme_records(desk: Desk) -> tuple[ProgrammeRecord, ...]:
    """Return the programmes asked for: one, those signed at the meeting asked for, else all."""
    request = desk.request
    meeting_id = None if request.meeting_id is None else desk.meeting.id
    found = programmes(desk.ledger, meeting_id)
    if request.programme_id is not None:
        found = tuple(one for one in found if one.id == request.programme_id)
    issue = desk.issue()
    return tuple(ProgrammeRecord(issue, one) for one in found)

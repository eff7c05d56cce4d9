"""Closing a meeting: the check list, signing its minutes, and opening them again for a reason.

That nothing of a signed meeting changes is a rule of the ledger itself (:mod:`desktop.storage.migrations.signed`).
"""

from dataclasses import replace
from datetime import datetime

from desktop.domain.attachments import Owner
from desktop.domain.errors import RefusedValue
from desktop.domain.issued import IssuedPaper, PaperKind
from desktop.domain.meetings import Meeting, MeetingHead, MeetingState
from desktop.domain.quorum import quorum
from desktop.domain.signing import CheckAnswer, CheckedMeeting, CheckList, CheckPoint, check_list
from desktop.domain.text import clean
from desktop.domain.units import UnitDirectory
from desktop.services import issued
from desktop.services.changes import Changed, Noun, changed
from desktop.services.meeting_preparation import requirements
from desktop.services.meetings import meeting as whole_meeting
from desktop.services.numbers import take_number
from desktop.storage import check_answers, meeting_session, meetings, votes
from desktop.storage import units as unit_store
from desktop.storage.database import Ledger


def checked(ledger: Ledger, meeting_id: int) -> CheckList:
    """Return the check list of a meeting as it stands, with the answers given to it."""
    meeting = whole_meeting(ledger, meeting_id)
    draft = meeting_session.draft(ledger, meeting_id)
    looked_at = CheckedMeeting(
        meeting,
        quorum(meeting.attendees, requirements(ledger, meeting.head.kind)),
        votes.of_meeting(ledger, meeting_id),
        gone_units(meeting, unit_store.directory(ledger)),
        _number_taken(ledger, meeting),
        draft.text if draft else "",
    )
    return check_list(looked_at, _answers(ledger, meeting_id))


def _answers(ledger: Ledger, meeting_id: int) -> list[CheckAnswer]:
    rows = check_answers.of_meeting(ledger, meeting_id)
    return [CheckAnswer(CheckPoint(point), detail, reason, at) for point, detail, reason, at in rows]


def gone_units(meeting: Meeting, units: UnitDirectory) -> dict[int, str]:
    """Return the units that have something to do and did not exist on the meeting's day, by the conclusion's number."""
    day = meeting.head.start.date()
    return {
        conclusion.number: units[unit_id].name_on(day)
        for conclusion in meeting.conclusions
        for unit_id in conclusion.lead_unit_ids
        if not units[unit_id].existed_on(day)
    }


def _number_taken(ledger: Ledger, meeting: Meeting) -> bool:
    number, year = meeting.head.number, meeting.head.start.year
    others = (head for id_, head in meetings.heads(ledger) if id_ != meeting.id and head.start.year == year)
    return number is not None and any(head.number == number for head in others)


def answer(ledger: Ledger, meeting_id: int, point: CheckPoint, reason: str, now: datetime) -> Changed[CheckList]:
    """Leave an open point as it is, for a reason that is kept; an empty reason takes the answer back."""
    with ledger.transaction():
        open_points = {item.finding.point: item.finding for item in checked(ledger, meeting_id).items}
        if point not in open_points:
            raise RefusedValue("check-point", "not-open", point)
        if clean(reason):
            check_answers.put(ledger, meeting_id, point, open_points[point].detail, clean(reason), now)
        else:
            check_answers.remove(ledger, meeting_id, point)
        return changed(checked(ledger, meeting_id), Noun.MEETINGS)


def give_number(ledger: Ledger, meeting_id: int) -> Changed[MeetingHead]:
    """Give the minutes the next number of their year, unless they have one."""
    with ledger.transaction():
        head = meetings.get(ledger, meeting_id).head
        if head.number is None:
            head = replace(head, number=take_number(ledger, PaperKind.MINUTES, head.start.date()))
            meetings.update_head(ledger, meeting_id, head)
        return changed(head, Noun.MEETINGS)


def sign(ledger: Ledger, meeting_id: int, now: datetime) -> Changed[IssuedPaper]:
    """Close a meeting whose minutes wait for signature: keep them as issued, and let nothing change from now on.

    Refused while a point of the check list has no answer. Minutes that were reopened are issued as the next version.
    """
    with ledger.transaction():
        head = meetings.get(ledger, meeting_id).head
        if head.state is not MeetingState.FOR_SIGNATURE:
            raise RefusedValue("meeting", "not-for-signature", head.title)
        if unanswered := checked(ledger, meeting_id).unanswered:
            raise RefusedValue("check-list", "unanswered", str(len(unanswered)))
        kept = _issue(ledger, meeting_id, head, now)
        meetings.update_head(ledger, meeting_id, replace(head, state=MeetingState.SIGNED))
    return changed(kept, Noun.MEETINGS, Noun.ISSUED)


def _issue(ledger: Ledger, meeting_id: int, head: MeetingHead, now: datetime) -> IssuedPaper:
    from desktop.services.printing import PaperRequest, minutes_pdf  # brings the paper libraries along
    from desktop.services.printing.issuing import frozen_numbers

    request = PaperRequest(PaperKind.MINUTES, now.date(), meeting_id)
    paper = IssuedPaper(
        id=0,
        kind=PaperKind.MINUTES,
        owner=Owner.MEETING,
        owner_id=meeting_id,
        version=0,
        dated=head.start.date(),
        title=head.title,
        sha256="",
        number=head.number,
        symbol="" if head.number is None else _symbol(ledger, meeting_id),
        frozen=frozen_numbers(ledger, request),
    )
    return issued.issue(ledger, paper, minutes_pdf(ledger, meeting_id), now).value


def _symbol(ledger: Ledger, meeting_id: int) -> str:
    """Return number and symbol of the minutes as they are printed: "05/BB-BCĐ"."""
    from desktop.papers.headlines import Headlines
    from desktop.services.printing import minutes_record
    from desktop.services.printing.office_layouts import office_layout

    record = minutes_record(ledger, meeting_id)
    layout = office_layout(ledger, record.office.profile, record.meeting.head.start.date())
    return Headlines(layout).symbol(record.symbol)


def reopen(ledger: Ledger, meeting_id: int, reason: str, now: datetime) -> Changed[IssuedPaper]:
    """Open signed minutes again, for a reason that is kept with the version that was signed; that stays readable."""
    with ledger.transaction():
        head = meetings.get(ledger, meeting_id).head
        paper = issued.in_force(ledger, PaperKind.MINUTES, Owner.MEETING, meeting_id)
        if head.state is not MeetingState.SIGNED or paper is None:
            raise RefusedValue("meeting", "not-signed", head.title)
        reopened = issued.reopen(ledger, paper.id, reason, now).value
        meetings.update_head(ledger, meeting_id, replace(head, state=MeetingState.FOR_SIGNATURE))
    return changed(reopened, Noun.MEETINGS, Noun.ISSUED)


def signed_versions(ledger: Ledger, meeting_id: int) -> tuple[IssuedPaper, ...]:
    """Return the minutes of a meeting as they were issued, first version to last."""
    return issued.versions(ledger, PaperKind.MINUTES, Owner.MEETING, meeting_id)


def minutes_as_kept(ledger: Ledger, meeting_id: int) -> bytes:
    """Return the minutes as PDF: as they were signed, else made from what the ledger holds now."""
    paper = issued.in_force(ledger, PaperKind.MINUTES, Owner.MEETING, meeting_id)
    if paper is not None:
        return issued.issued_pdf(ledger, paper.id)
    from desktop.services.printing import minutes_pdf  # brings the paper libraries along

    return minutes_pdf(ledger, meeting_id)

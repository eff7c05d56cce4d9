"""A short public summary of a meeting, as local papers print it: who met, what was reviewed, the numbers, what follows.

It is put together from the records; the clerk may write it over, and then that text is kept.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from desktop.domain.attachments import AttachmentRole, Owner
from desktop.domain.meetings import (
    IN_THE_ROOM,
    Attendee,
    AttendeeGroup,
    Conclusion,
    Meeting,
    MeetingHead,
    count_attendance,
    reviewed_year,
)
from desktop.domain.tasks import TaskKind
from desktop.domain.text import clean
from desktop.papers.agenda import days_of
from desktop.papers.phrases import long_date
from desktop.papers.sentences import clause, first_lower, first_upper, listed, semicolons, sentence, with_commas
from desktop.papers.year_words import YearResult, year_sentence
from desktop.services.changes import Changed, Noun, changed
from desktop.services.meetings import meeting as whole_meeting
from desktop.services.summaries import summary, usual_day
from desktop.storage import attachments, offices
from desktop.storage import public_summaries as store
from desktop.storage import units as unit_store
from desktop.storage.database import Ledger

#: The kinds of tasks whose counts the public is told.
_TOLD = (TaskKind.COMMON, TaskKind.REGISTERED, TaskKind.KEY)

#: So many guests are named; papers name those of rank and not the whole list.
_NAMED_GUESTS = 5


@dataclass(frozen=True, slots=True)
class PublicSummary:
    """The summary of a meeting; ``written`` says whether a person wrote it, else it is made of the records."""

    text: str
    written: bool = False


@dataclass(frozen=True, slots=True)
class PublicPhoto:
    """A photo of a meeting; ``shown`` says whether it goes with the summary: every photo does until it is left out."""

    id: int
    name: str
    caption: str
    shown: bool = True


@dataclass(frozen=True, slots=True)
class _Facts:
    """What the summary is made of."""

    office: str
    meeting: Meeting
    year: YearResult
    units: dict[int, str]


def public_summary(ledger: Ledger, meeting_id: int) -> PublicSummary:
    """Return the summary of a meeting: as it was written, else made of the records as they are now."""
    kept = store.load(ledger, meeting_id)
    return PublicSummary(made_summary(ledger, meeting_id)) if kept is None else PublicSummary(kept, written=True)


def save_public_summary(ledger: Ledger, meeting_id: int, text: str, now: datetime) -> Changed[PublicSummary]:
    """Keep the summary as it was written; an empty text returns to the one made of the records."""
    with ledger.transaction():
        if clean(text) and text.strip() != made_summary(ledger, meeting_id):
            store.save(ledger, meeting_id, text.strip(), now)
        else:
            store.delete(ledger, meeting_id)
        return changed(public_summary(ledger, meeting_id), Noun.MEETINGS)


def public_photos(ledger: Ledger, meeting_id: int) -> tuple[PublicPhoto, ...]:
    """Return the photos of a meeting in their order."""
    left_out = store.photos_left_out(ledger)
    files = attachments.of(ledger, Owner.MEETING, meeting_id)
    photos = (one for one in files if one.role is AttachmentRole.PHOTO)
    return tuple(PublicPhoto(one.id, one.name, one.caption, one.id not in left_out) for one in photos)


def show_photo(ledger: Ledger, attachment_id: int, *, shown: bool) -> Changed[tuple[PublicPhoto, ...]]:
    """Let a photo go with the public summary of its meeting, or not; return the photos of the meeting."""
    with ledger.transaction():
        _, meeting_id, one = attachments.get(ledger, attachment_id)
        if shown:
            store.take_photo_in(ledger, one.id)
        else:
            store.leave_photo_out(ledger, one.id)
        return changed(public_photos(ledger, meeting_id), Noun.MEETINGS)


def made_summary(ledger: Ledger, meeting_id: int) -> str:
    """Return the summary made of the records, a line a paragraph."""
    meeting = whole_meeting(ledger, meeting_id)
    held = meeting.head.start.date()
    facts = _Facts(
        office=offices.load(ledger).name,
        meeting=meeting,
        year=_year(ledger, meeting, held),
        units={unit.id: unit.name_on(held) for unit in unit_store.directory(ledger).units()},
    )
    return "\n".join(_paragraphs(facts))


def _year(ledger: Ledger, meeting: Meeting, held: date) -> YearResult:
    year = reviewed_year(meeting.head)
    counts = summary(ledger, year, usual_day(year, held)).kinds
    return YearResult(year, {kind: counts[kind] for kind in _TOLD})


def _paragraphs(facts: _Facts) -> Iterator[str]:
    yield from filter(None, (_opening(facts), _taking_part(facts.meeting), _result(facts.year), _said(facts.meeting)))
    yield from _conclusions(facts)


def _opening(facts: _Facts) -> str:
    head = facts.meeting.head
    where = f"tại {head.place}" if head.place else ""
    begin = with_commas(_when(head), where)
    chaired = f"Đồng chí {with_commas(head.chair, head.chair_title)} chủ trì." if head.chair else ""
    return f"{begin}, {facts.office} tổ chức {first_lower(clause(head.title))}. {chaired}".rstrip()


def _when(head: MeetingHead) -> str:
    if head.end is not None and head.end.date() > head.start.date():
        return first_upper(days_of(head))
    return f"{_part_of_day(head.start)} {long_date(head.start)}"


def _part_of_day(moment: datetime) -> str:
    return "Sáng" if moment.hour < 12 else "Chiều" if moment.hour < 18 else "Tối"


def _taking_part(meeting: Meeting) -> str:
    """Return who took part; who was only invited is not named."""
    there = [one for one in meeting.attendees if one.attendance in IN_THE_ROOM]
    guests = [_named(one) for one in there if one.group is AttendeeGroup.GUEST][:_NAMED_GUESTS]
    total = count_attendance(meeting.attendees).taking_part
    if not total:
        return ""
    named = f" có các đồng chí: {semicolons(guests)}; cùng" if guests else " có"
    return f"Dự hội nghị{named} {total - len(guests)} đại biểu đại diện các đơn vị, địa phương."


def _named(one: Attendee) -> str:
    return with_commas(one.name, one.title)


def _result(year: YearResult) -> str:
    said = year_sentence(year)
    return sentence(f"Năm {year.year}, các đơn vị thành viên {first_lower(said)}") if said else ""


def _said(meeting: Meeting) -> str:
    said = meeting.contributions
    if not said:
        return ""
    units = listed(list(dict.fromkeys(one.unit for one in said if one.unit)))
    return sentence(f"Hội nghị đã nghe {len(said)} ý kiến phát biểu" + (f" của {units}" if units else ""))


def _conclusions(facts: _Facts) -> Iterator[str]:
    found = facts.meeting.conclusions
    if not found:
        return
    head = facts.meeting.head
    chair = f"đồng chí {with_commas(head.chair, head.chair_title)}" if head.chair else "đồng chí chủ trì"
    yield f"Kết luận hội nghị, {chair} yêu cầu:"
    for one in found:
        yield f"- {sentence(_asked(one, facts.units))}"


def _asked(one: Conclusion, units: dict[int, str]) -> str:
    lead = listed([units[unit_id] for unit_id in one.lead_unit_ids])
    due = f"thời hạn {first_lower(one.due.text)}" if one.due else ""
    more = with_commas(f"giao {lead} chủ trì" if lead else "", due)
    return f"{clause(one.text)} ({more})" if more else clause(one.text)

"""What a notice of conclusions says: Thông báo kết luận, after Mẫu 1.4 of Nghị định 30/2020/NĐ-CP, Phụ lục III.

Each conclusion says the five things that are to be clear ("5 rõ"): who leads, who co-operates, what, until when, and
when it is reported on. What the record does not say is not invented.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from desktop.domain.meetings import IN_THE_ROOM, Attendance, Attendee, AttendeeGroup, Conclusion, Meeting
from desktop.domain.office import Office
from desktop.papers.agenda import days_of
from desktop.papers.assessments import Texts, assessment_blocks
from desktop.papers.attendees import group_words
from desktop.papers.blocks import Block, NumberedHeading, Paper, Paragraph, Part, Subject, TypeName
from desktop.papers.fixed_phrases import Phrases
from desktop.papers.issue import Issue, letterhead, short_name, signature
from desktop.papers.minutes import meeting_word
from desktop.papers.sentences import (
    BLANK,
    clause,
    first_lower,
    listed,
    numbered,
    paragraphs,
    semicolons,
    sentence,
    with_commas,
    within,
)
from desktop.papers.year_words import YearResult, year_sentence

_KIND = "TB"

#: What the notice says besides what the record does.
PHRASES = Phrases(
    MappingProxyType(
        {
            "type-name": "Thông báo",
            "subject": "Kết luận của đồng chí {chair} tại {title}",
            "opening": "Ngày {day}, tại {place}, đồng chí {chair} chủ trì {title}.",
            "co-chairs": "Đồng chủ trì {meeting}: {chairs}.",
            "attended": "Dự {meeting} có {people}.",
            "heard": "Sau khi nghe báo cáo và ý kiến thảo luận của các đại biểu, đồng chí {name} kết luận như sau:",
            "assessment": "Đánh giá chung",
            "tasks": "Nhiệm vụ, giải pháp",
            "together": "phối hợp với {units}",
            "until": "thời hạn: {due}",
            "report-back": "báo cáo: {when}",
            "organisation": "Tổ chức thực hiện",
            "organisation-text": (
                "Các cơ quan, đơn vị được giao nhiệm vụ khẩn trương tổ chức thực hiện, báo cáo kết quả về {office} "
                "đúng thời hạn; khó khăn, vướng mắc phát sinh kịp thời báo cáo để được xem xét, giải quyết.\n"
                "Tổ giúp việc theo dõi, đôn đốc việc thực hiện và tổng hợp, báo cáo {office}."
            ),
            "closing": "Thông báo để các cơ quan, đơn vị biết, thực hiện.",
            "reported-to": "{parent} (để báo cáo)",
            "recipients": "Như thành phần tham dự\nCác cơ quan, đơn vị được giao nhiệm vụ",
        }
    ),
    parts=("attended", "assessment", "organisation"),
)


@dataclass(frozen=True, slots=True)
class NoticeRecord:
    """What a notice of conclusions says; names, titles and units as they were on the day of the meeting.

    ``lead_units`` gives the names of lead units by id.
    """

    issue: Issue
    meeting: Meeting
    lead_units: Mapping[int, str] = field(default_factory=dict)
    year_result: YearResult | None = None
    assessment: Texts = field(default_factory=dict)


def notice_blocks(record: NoticeRecord, phrases: Phrases = PHRASES) -> Paper:
    """Return the notice of the conclusions of a meeting."""
    notice = _Notice(record, phrases.of(record.issue.office.profile))
    title = f"{notice.say('type-name')}: {notice.subject()}"
    return Paper(title, record.issue.office.name, Part(tuple(notice.blocks())))


@dataclass(frozen=True, slots=True)
class _Notice:
    record: NoticeRecord
    phrases: Phrases

    def say(self, key: str, **fields: object) -> str:
        return self.phrases.say(key, **fields)

    def subject(self) -> str:
        head = self.record.meeting.head
        return self.say("subject", chair=with_commas(head.chair or BLANK, head.chair_title), title=head.title)

    def blocks(self) -> Iterator[Block]:
        yield letterhead(self.record.issue, _KIND)
        yield TypeName(self.say("type-name"))
        yield Subject(self.subject())
        yield from self._opening()
        parts = [part for part in (self._assessment(), self._tasks(), self._organisation()) if part[1]]
        for ordinal, (title, blocks) in enumerate(parts, start=1):
            yield NumberedHeading(1, ordinal, title)
            yield from blocks
        yield Paragraph(self.say("closing"), closing=True)
        yield signature(self.record.issue, self.phrases)

    def _opening(self) -> Iterator[Block]:
        meeting = self.record.meeting
        head = meeting.head
        day = days_of(head).removeprefix("ngày ")
        chair = with_commas(head.chair or BLANK, head.chair_title)
        yield Paragraph(self.say("opening", day=day, place=head.place or BLANK, chair=chair, title=head.title))
        if head.co_chairs:
            yield Paragraph(self.say("co-chairs", meeting=meeting_word(head.kind), chairs=clause(head.co_chairs)))
        people = people_taking_part(meeting.attendees, self.record.issue.office)
        if people and self.phrases.includes("attended"):
            yield Paragraph(self.say("attended", meeting=meeting_word(head.kind), people=people))
        yield Paragraph(self.say("heard", name=head.chair or BLANK))

    def _assessment(self) -> tuple[str, list[Block]]:
        blocks: list[Block] = []
        if self.phrases.includes("assessment"):
            result = self.record.year_result
            said = year_sentence(result) if result else ""
            if result and said:
                blocks.append(Paragraph(f"Năm {result.year}, {first_lower(sentence(said))}"))
            blocks += assessment_blocks(self.record.assessment, level=2)
        return self.say("assessment"), blocks

    def _tasks(self) -> tuple[str, list[Block]]:
        blocks: list[Block] = []
        for ordinal, conclusion in enumerate(self.record.meeting.conclusions, start=1):
            blocks += numbered(2, ordinal, self._conclusion(conclusion))
        return self.say("tasks"), blocks

    def _conclusion(self, conclusion: Conclusion) -> str:
        """Return "Hội Nông dân tỉnh: việc; phối hợp với …; thời hạn: …; báo cáo …." as far as it is known."""
        text, *more = conclusion.text.strip().split("\n", 1)
        lead = listed([self.record.lead_units[unit_id] for unit_id in conclusion.lead_unit_ids])
        units = conclusion.coordinating_units
        said = semicolons(
            (
                clause(text),
                self.say("together", units=listed([within(unit) for unit in units])) if units else "",
                self.say("until", due=conclusion.due.text) if conclusion.due else "",
                self.say("report-back", when=conclusion.report_back.text) if conclusion.report_back else "",
            )
        )
        return "\n".join((sentence(f"{lead}: {said}" if lead else said), *more))

    def _organisation(self) -> tuple[str, list[Block]]:
        blocks: list[Block] = []
        if self.phrases.includes("organisation"):
            blocks += paragraphs(self.say("organisation-text", office=short_name(self.record.issue.office)))
        return self.say("organisation"), blocks


def people_taking_part(attendees: Sequence[Attendee], office: Office) -> str:
    """Return "108 đại biểu, gồm 6 đại biểu khách mời và 24 thành viên Ban Chỉ đạo"; nothing where nobody came."""
    there = [one for one in attendees if one.attendance in IN_THE_ROOM or one.attendance is Attendance.REPRESENTED]
    if not there:
        return ""
    counts = Counter(one.group for one in there)
    groups = [f"{counts[group]} {_members_of(group, office)}" for group in AttendeeGroup if counts[group]]
    return f"{len(there)} đại biểu" + (f", gồm {listed(groups)}" if len(groups) > 1 else "")


def _members_of(group: AttendeeGroup, office: Office) -> str:
    words = group_words(group, office)
    return f"thành viên {words}" if group is AttendeeGroup.SUPPORT else first_lower(words)

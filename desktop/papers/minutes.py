"""What the minutes of a meeting say: Mẫu 1.9 (Biên bản) of Nghị định 30/2020/NĐ-CP, Phụ lục III.

A part with nothing in it is left out and the numbering closes up; a fact that is not known yet leaves room for the pen.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType

from desktop.domain.matters import Matter
from desktop.domain.meetings import (
    AgendaItem,
    Attendee,
    Contribution,
    Meeting,
    MeetingKind,
    count_attendance,
)
from desktop.domain.office import LayoutProfile, Office
from desktop.domain.programmes import Programme
from desktop.domain.tasks import Task
from desktop.domain.votes import Vote
from desktop.papers.assessments import Texts, assessment_blocks
from desktop.papers.attendees import attendance_sentence, counts_in_words, grouped_rows, note, state_words
from desktop.papers.blocks import (
    Align,
    AnnexHead,
    Block,
    Column,
    LabelLine,
    Letterhead,
    NumberedHeading,
    Paper,
    Paragraph,
    Part,
    Recipients,
    Row,
    Signatures,
    Signer,
    Subject,
    Symbol,
    TableBlock,
    TypeName,
)
from desktop.papers.conclusions import conclusions_table, listed_matters, listed_tasks
from desktop.papers.fixed_phrases import Phrases
from desktop.papers.phrases import long_date, long_time
from desktop.papers.sentences import BLANK, clause, listed, numbered, post_and_unit, sentence, with_commas, within
from desktop.papers.year_words import YearResult, year_sentence

_BLANK_TIME = "…… giờ ……, ngày …… tháng …… năm ……"
_KIND = "BB"

#: What the minutes say besides what the record does.
PHRASES = Phrases(
    MappingProxyType(
        {
            "type-name": "Biên bản",
            "replaces": "(Thay thế biên bản{symbol} đã ký {day})",
            "start": "Thời gian bắt đầu",
            "place": "Địa điểm",
            "attendance": "Thành phần tham dự",
            "list-attached": "có danh sách kèm theo",
            "chair": "Chủ trì (chủ tọa)",
            "co-chairs": "Đồng chủ trì",
            "secretary": "Thư ký (người ghi biên bản)",
            "course": "Nội dung (theo diễn biến {meeting}):",
            "agenda": "Nội dung trình bày tại {meeting}",
            "year-result": "Kết quả thực hiện nhiệm vụ năm {year}",
            "assessment": "Đánh giá của {meeting}",
            "discussion": "Ý kiến thảo luận",
            "votes": "Biểu quyết",
            "vote": "{text}: tán thành {for_it}; không tán thành {against}; ý kiến khác {other}.",
            "signed": "Ký kết",
            "programme": "Các bên đã ký kết Chương trình {name} giai đoạn {start}-{end}, gồm: {parties}.",
            "conclusions": "Kết luận của chủ trì",
            "concluded": "Chủ trì {meeting} kết luận như sau:",
            "key-tasks": "Nhiệm vụ trọng tâm năm {year}:",
            "matters": "Vụ việc tại địa bàn cần giải quyết:",
            "read-out": "Biên bản đã được đọc lại cho mọi người cùng nghe và thống nhất.",
            "closing": "{Meeting} kết thúc vào {end}.",
            "secretary-signs": "Thư ký",
            "chair-signs": "Chủ tọa",
            "annex": "Danh sách đại biểu",
            "total": "Tổng số",
        }
    ),
    MappingProxyType(
        {
            LayoutProfile.PARTY: MappingProxyType(
                {
                    "read-out": "Biên bản đã được thông qua tại {meeting}.",
                    "secretary-signs": "Người ghi biên bản",
                    "chair-signs": "Chủ trì {meeting}",
                }
            )
        }
    ),
    parts=("quorum", "agenda", "year-result", "assessment", "discussion", "votes", "conclusions", "annex"),
)


@dataclass(frozen=True, slots=True)
class Replaced:
    """Minutes that were signed and opened again: their number and symbol (empty for none), the day of signing."""

    symbol: str
    signed_on: date


@dataclass(frozen=True, slots=True)
class MinutesRecord:
    """Everything the minutes say, with names and titles as they were on the day of the meeting.

    ``lead_units`` gives the names of units that lead something by id, ``quorum`` says who of the members was there.
    ``key_tasks`` are those that the meeting set, ``matters`` those that it wants settled, ``programmes`` those signed
    at it, ``replaced`` the version signed before, whose place this one takes. ``recipients`` are the lines of Nơi nhận
    but the last, ``filed`` is what follows "Lưu:".
    """

    office: Office
    meeting: Meeting
    lead_units: Mapping[int, str] = field(default_factory=dict)
    year_result: YearResult | None = None
    quorum: str = ""
    assessment: Texts = field(default_factory=dict)
    votes: tuple[Vote, ...] = ()
    key_tasks: tuple[Task, ...] = ()
    matters: tuple[Matter, ...] = ()
    programmes: tuple[Programme, ...] = ()
    replaced: Replaced | None = None
    recipients: tuple[str, ...] = ("Như thành phần tham dự",)
    filed: str = "VT, Hồ sơ"

    @property
    def symbol(self) -> Symbol:
        """Number and symbol of the minutes."""
        return Symbol(self.meeting.head.number, _KIND, self.office.symbol)


def meeting_word(kind: MeetingKind) -> str:
    """Return what a meeting is called within sentences."""
    return "cuộc họp" if kind is MeetingKind.WORKING_SESSION else "hội nghị"


def minutes_blocks(record: MinutesRecord, phrases: Phrases = PHRASES) -> Paper:
    """Return the minutes of ``record``, with the attendance list as annex where somebody was invited."""
    minutes = _Minutes(record, phrases.of(record.office.profile))
    annexed = record.meeting.attendees and phrases.includes("annex")
    annexes = (Part(tuple(minutes.annex())),) if annexed else ()
    title = f"{minutes.say('type-name')} {record.meeting.head.title}"
    return Paper(title, record.office.name, Part(tuple(minutes.main())), annexes)


@dataclass(frozen=True, slots=True)
class _Section:
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class _Minutes:
    """A record on its way onto paper."""

    record: MinutesRecord
    phrases: Phrases

    def say(self, key: str, **fields: object) -> str:
        """Return a fixed phrase; every one may name the meeting."""
        word = meeting_word(self.record.meeting.head.kind)
        return self.phrases.say(key, meeting=word, Meeting=word.capitalize(), **fields)

    def main(self) -> Iterator[Block]:
        """Yield the minutes themselves."""
        office, head = self.record.office, self.record.meeting.head
        yield Letterhead(office.parent, office.name, self.record.symbol)
        yield TypeName(self.say("type-name"))
        yield Subject(head.title, rule=False)
        if self.record.replaced is not None:
            yield Paragraph(self._replaces(self.record.replaced), Align.CENTRE, italic=True)
        yield from self._opening()
        sections = [section for section in self._sections() if section.blocks]
        if sections:
            yield Paragraph(self.say("course"))
        for ordinal, section in enumerate(sections, start=1):
            yield NumberedHeading(1, ordinal, section.title)
            yield from section.blocks
        yield from self._closing()

    def _sections(self) -> Iterator[_Section]:
        yield _Section(self.say("agenda"), tuple(self._agenda()))
        sections = (
            ("assessment", assessment_blocks(self.record.assessment, level=2)),
            ("discussion", self._discussion()),
            ("votes", self._votes()),
            ("conclusions", self._conclusions()),
        )
        for part, blocks in sections:
            if self.phrases.includes(part):
                yield _Section(self.say(part), tuple(blocks))
        yield _Section(self.say("signed"), tuple(self._signed()))

    def _opening(self) -> Iterator[Block]:
        head = self.record.meeting.head
        yield LabelLine(self.say("start"), sentence(long_time(head.start)))
        yield LabelLine(self.say("place"), sentence(head.place or BLANK))
        yield LabelLine(self.say("attendance"), sentence(self._attendance()))
        if self.record.quorum and self.phrases.includes("quorum"):
            yield Paragraph(sentence(self.record.quorum))
        yield LabelLine(self.say("chair"), sentence(with_commas(head.chair or BLANK, head.chair_title)))
        if head.co_chairs:
            yield LabelLine(self.say("co-chairs"), sentence(head.co_chairs))
        yield LabelLine(self.say("secretary"), sentence(with_commas(head.secretary or BLANK, head.secretary_title)))

    def _replaces(self, earlier: Replaced) -> str:
        symbol = f" số {earlier.symbol}" if earlier.symbol else ""
        return self.say("replaces", symbol=symbol, day=long_date(earlier.signed_on))

    def _attendance(self) -> str:
        attendees = self.record.meeting.attendees
        attached = f" ({self.say('list-attached')})" if self.phrases.includes("annex") else ""
        return attendance_sentence(attendees) + attached if attendees else BLANK

    def _agenda(self) -> Iterator[Block]:
        if self.phrases.includes("agenda"):
            items = [item for item in self.record.meeting.agenda if not item.is_section]
            for ordinal, item in enumerate(items, start=1):
                yield from numbered(2, ordinal, _agenda_text(item))
        result = self.record.year_result if self.phrases.includes("year-result") else None
        if result is not None and (said := year_sentence(result)):
            yield LabelLine(self.say("year-result", year=result.year), sentence(said))

    def _discussion(self) -> Iterator[Block]:
        for ordinal, contribution in enumerate(self.record.meeting.contributions, start=1):
            yield from numbered(2, ordinal, _contribution_text(contribution))

    def _votes(self) -> Iterator[Block]:
        for ordinal, vote in enumerate(self.record.votes, start=1):
            counts = {"for_it": vote.in_favour, "against": vote.against, "other": vote.other}
            yield from numbered(2, ordinal, self.say("vote", text=clause(vote.text), **counts))

    def _conclusions(self) -> Iterator[Block]:
        record, units = self.record, self.record.lead_units
        if record.meeting.conclusions:
            yield Paragraph(self.say("concluded"))
            yield conclusions_table(record.meeting.conclusions, units)
        if record.key_tasks:
            yield Paragraph(self.say("key-tasks", year=record.key_tasks[0].year))
            yield from listed_tasks(record.key_tasks, units)
        if record.matters:
            yield Paragraph(self.say("matters"))
            yield from listed_matters(record.matters, units)

    def _signed(self) -> Iterator[Block]:
        for ordinal, one in enumerate(self.record.programmes, start=1):
            parties = listed([party.unit for party in one.parties]) or BLANK
            text = self.say("programme", name=one.name, start=one.year_from, end=one.year_to, parties=parties)
            yield from numbered(2, ordinal, text)

    def _closing(self) -> Iterator[Block]:
        head = self.record.meeting.head
        yield Paragraph(self.say("read-out"))
        yield Paragraph(self.say("closing", end=_end(head.end)), closing=True)
        yield Signatures(
            left=Signer((self.say("secretary-signs"),), head.secretary),
            right=Signer((self.say("chair-signs"),), head.chair),
            recipients=Recipients(self.record.recipients, self.record.filed),
        )

    def annex(self) -> Iterator[Block]:
        """Yield the list of those who were invited, with how each took part."""
        record, meeting = self.record, self.record.meeting
        day = meeting.head.start.date()
        paper, title = self.say("type-name"), self.say("annex")
        yield AnnexHead("Phụ lục", title, paper, record.symbol, day, record.office.name)
        rows = grouped_rows(meeting.attendees, record.office, self._attendee_row)
        yield TableBlock(_ATTENDEE_COLUMNS, tuple(rows))
        yield LabelLine(self.say("total"), sentence(counts_in_words(count_attendance(meeting.attendees))))

    def _attendee_row(self, ordinal: int, attendee: Attendee) -> Row:
        post = post_and_unit(attendee.title, attendee.unit)
        said = note(attendee, self.record.meeting.agenda)
        return Row((str(ordinal), attendee.name, post, state_words(attendee), said))


def _agenda_text(item: AgendaItem) -> str:
    title = clause(item.title)
    return f"{title} (trình bày: {within(item.presenter)})." if item.presenter else sentence(title)


def _contribution_text(contribution: Contribution) -> str:
    return f"{post_and_unit(contribution.speaker, contribution.unit) or BLANK}: {sentence(contribution.text or BLANK)}"


def _end(end: datetime | None) -> str:
    return long_time(end) if end else _BLANK_TIME


_ATTENDEE_COLUMNS = (
    Column("STT", 12, Align.CENTRE),
    Column("Họ và tên", 44),
    Column("Chức vụ, đơn vị công tác", 50),
    Column("Tham dự", 26, Align.CENTRE),
    Column("Ghi chú", 28),
)

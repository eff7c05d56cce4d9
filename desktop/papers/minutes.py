"""What the minutes of a meeting say: Mẫu 1.9 (Biên bản) of Nghị định 30/2020/NĐ-CP, Phụ lục III.

A part with nothing in it is left out and the numbering closes up; a fact that is not known yet leaves room for the pen.
"""

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from desktop.domain.counts import Counts
from desktop.domain.meetings import (
    AgendaItem,
    Attendance,
    AttendanceCounts,
    Attendee,
    AttendeeGroup,
    Conclusion,
    Contribution,
    Meeting,
    MeetingKind,
    count_attendance,
)
from desktop.domain.office import Office
from desktop.domain.tasks import TaskKind
from desktop.papers.blocks import (
    Align,
    AnnexHead,
    Block,
    Column,
    GroupRow,
    LabelLine,
    Letterhead,
    NumberedHeading,
    NumberedParagraph,
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
from desktop.papers.phrases import long_time, percent, roman

#: Where the hand writes what the record does not say.
BLANK = "…………"
_BLANK_TIME = "…… giờ ……, ngày …… tháng …… năm ………"

#: More absent people than this are only counted in the text; the annex has them all.
NAMED_ABSENCES = 10

_KIND = "BB"
_TYPE_NAME = "Biên bản"
_COMMITTEE = "Ban Chỉ đạo"

_ATTENDANCE_WORDS = {
    Attendance.INVITED: "",
    Attendance.CONFIRMED: "",
    Attendance.PRESENT: "Có mặt",
    Attendance.LATE: "Có mặt",
    Attendance.LEFT_EARLY: "Có mặt",
    Attendance.EXCUSED: "Vắng có lý do",
    Attendance.ABSENT: "Vắng không lý do",
    Attendance.REPRESENTED: "Cử người dự thay",
}

_ATTENDANCE_NOTES = {Attendance.LATE: "đến muộn", Attendance.LEFT_EARLY: "về sớm"}

_GROUP_WORDS = {
    AttendeeGroup.GUEST: "Đại biểu khách mời",
    AttendeeGroup.MEMBER: "Thành viên",
    AttendeeGroup.SUPPORT: "Tổ giúp việc",
    AttendeeGroup.LOCAL: "Đại biểu các địa phương",
}

_TASK_WORDS = {
    TaskKind.COMMON: "nhiệm vụ chung",
    TaskKind.REGISTERED: "nhiệm vụ do đơn vị thành viên chủ trì đăng ký",
    TaskKind.KEY: "nhiệm vụ trọng tâm",
    TaskKind.DIRECTION: "ý kiến chỉ đạo",
}


@dataclass(frozen=True, slots=True)
class YearResult:
    """The counts of a year's plan by kind of task, in the order of printing."""

    year: int
    counts: Mapping[TaskKind, Counts]


@dataclass(frozen=True, slots=True)
class MinutesRecord:
    """Everything the minutes say, with names and titles as they were on the day of the meeting.

    ``lead_units`` gives the names of the conclusions' lead units by id. ``recipients`` are the lines of Nơi nhận but
    the last, ``filed`` is what follows "Lưu:".
    """

    office: Office
    meeting: Meeting
    lead_units: Mapping[int, str] = field(default_factory=dict)
    year_result: YearResult | None = None
    recipients: tuple[str, ...] = ("Như thành phần tham dự",)
    filed: str = "VT, Hồ sơ"

    @property
    def word(self) -> str:
        """What the meeting is called within sentences."""
        return "Cuộc họp" if self.meeting.head.kind is MeetingKind.WORKING_SESSION else "Hội nghị"

    @property
    def symbol(self) -> Symbol:
        """Number and symbol of the minutes."""
        return Symbol(self.meeting.head.number, _KIND, self.office.symbol)


def attendance_sentence(attendees: tuple[Attendee, ...]) -> str:
    """Return "Có mặt 108/120 đại biểu; vắng 4 (có lý do 3: …; không lý do 1)" without its final stop."""
    counts = count_attendance(attendees)
    parts = [f"Có mặt {counts.present}/{counts.invited} đại biểu"]
    if counts.represented:
        parts.append(f"cử người dự thay {counts.represented}")
    if away := counts.excused + counts.absent:
        parts.append(f"vắng {away} ({_absences(attendees, counts)})")
    if counts.open:
        parts.append(f"chưa ghi nhận {counts.open}")
    return "; ".join(parts)


def _absences(attendees: tuple[Attendee, ...], counts: AttendanceCounts) -> str:
    parts = []
    if counts.excused:
        parts.append(f"có lý do {counts.excused}{_named(attendees, Attendance.EXCUSED)}")
    if counts.absent:
        parts.append(f"không lý do {counts.absent}{_named(attendees, Attendance.ABSENT)}")
    return "; ".join(parts)


def _named(attendees: tuple[Attendee, ...], state: Attendance) -> str:
    names = [_with_reason(attendee) for attendee in attendees if attendee.attendance is state]
    return ": " + ", ".join(names) if len(names) <= NAMED_ABSENCES else ""


def _with_reason(attendee: Attendee) -> str:
    return f"{attendee.name} – {attendee.reason}" if attendee.reason else attendee.name


def year_sentence(result: YearResult) -> str:
    """Return "Đã hoàn thành 9/9 nhiệm vụ chung và 37/37 …, đạt 100 % kế hoạch"; empty when the year has no task."""
    planned = {kind: counts for kind, counts in result.counts.items() if counts.total}
    share = sum(planned.values(), Counts()).percent
    if share is None:
        return ""
    phrases = [f"{counts.ratio} {_TASK_WORDS[kind]}" for kind, counts in planned.items()]
    return f"Đã hoàn thành {_listed(phrases)}, đạt {percent(share)} kế hoạch"


def _listed(phrases: list[str]) -> str:
    return " và ".join(filter(None, (", ".join(phrases[:-1]), phrases[-1])))


def minutes_blocks(record: MinutesRecord) -> Paper:
    """Return the minutes of ``record``, with the attendance list as annex where somebody was invited."""
    annexes = (Part(tuple(_annex(record))),) if record.meeting.attendees else ()
    title = f"{_TYPE_NAME} {record.meeting.head.title}"
    return Paper(title, record.office.name, Part(tuple(_main(record))), annexes)


@dataclass(frozen=True, slots=True)
class _Section:
    title: str
    blocks: tuple[Block, ...]


def _main(record: MinutesRecord) -> Iterator[Block]:
    office, head = record.office, record.meeting.head
    yield Letterhead(office.parent, office.name, record.symbol)
    yield TypeName(_TYPE_NAME)
    yield Subject(head.title, rule=False)
    yield from _opening(record)
    sections = [section for section in (_agenda(record), _discussion(record), _conclusions(record)) if section.blocks]
    if sections:
        yield Paragraph(f"Nội dung (theo diễn biến {record.word.lower()}):")
    for ordinal, section in enumerate(sections, start=1):
        yield NumberedHeading(1, ordinal, section.title)
        yield from section.blocks
    yield from _closing(record)


def _opening(record: MinutesRecord) -> Iterator[Block]:
    head = record.meeting.head
    yield LabelLine("Thời gian bắt đầu", _sentence(long_time(head.start)))
    yield LabelLine("Địa điểm", _sentence(head.place or BLANK))
    yield LabelLine("Thành phần tham dự", _sentence(_attendance(record.meeting.attendees)))
    yield LabelLine("Chủ trì (chủ tọa)", _sentence(_officer(head.chair, head.chair_title)))
    yield LabelLine("Thư ký (người ghi biên bản)", _sentence(_officer(head.secretary, head.secretary_title)))


def _attendance(attendees: tuple[Attendee, ...]) -> str:
    return attendance_sentence(attendees) + " (có danh sách kèm theo)" if attendees else BLANK


def _officer(name: str, title: str) -> str:
    return _with_commas(name or BLANK, title)


def _with_commas(*texts: str) -> str:
    return ", ".join(filter(None, map(str.strip, texts)))


def _sentence(text: str) -> str:
    text = text.rstrip(" \n;,")
    return text if text.endswith((".", "!", "?", "…")) else text + "."


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _numbered(ordinal: int, text: str) -> Iterator[Block]:
    first, *more = _lines(text) or [BLANK]
    yield NumberedParagraph(2, ordinal, first)
    yield from map(Paragraph, more)


def _agenda(record: MinutesRecord) -> _Section:
    blocks: list[Block] = []
    for ordinal, item in enumerate(record.meeting.agenda, start=1):
        blocks += _numbered(ordinal, _agenda_text(item))
    if record.year_result and (sentence := year_sentence(record.year_result)):
        year = record.year_result.year
        blocks.append(LabelLine(f"Kết quả thực hiện nhiệm vụ năm {year}", _sentence(sentence)))
    return _Section(f"Nội dung trình bày tại {record.word.lower()}", tuple(blocks))


def _agenda_text(item: AgendaItem) -> str:
    title = item.title.rstrip().rstrip(".;")
    return f"{title} (trình bày: {item.presenter})." if item.presenter else _sentence(title)


def _discussion(record: MinutesRecord) -> _Section:
    blocks: list[Block] = []
    for ordinal, contribution in enumerate(record.meeting.contributions, start=1):
        blocks += _numbered(ordinal, _contribution_text(contribution))
    return _Section("Ý kiến thảo luận", tuple(blocks))


def _contribution_text(contribution: Contribution) -> str:
    return f"{_with_commas(contribution.speaker, contribution.unit) or BLANK}: {_sentence(contribution.text or BLANK)}"


_CONCLUSION_COLUMNS = (
    Column("STT", 12, Align.CENTRE),
    Column("Nội dung kết luận", 60),
    Column("Đơn vị chủ trì", 31),
    Column("Đơn vị phối hợp", 33),
    Column("Thời hạn", 24, Align.CENTRE),
)


def _conclusions(record: MinutesRecord) -> _Section:
    title, conclusions = "Kết luận của chủ trì", record.meeting.conclusions
    if not conclusions:
        return _Section(title, ())
    rows = (_conclusion_row(ordinal, one, record.lead_units) for ordinal, one in enumerate(conclusions, start=1))
    lead_in = Paragraph(f"Chủ trì {record.word.lower()} kết luận như sau:")
    return _Section(title, (lead_in, TableBlock(_CONCLUSION_COLUMNS, tuple(rows))))


def _conclusion_row(ordinal: int, conclusion: Conclusion, lead_units: Mapping[int, str]) -> Row:
    lead_unit = lead_units[conclusion.lead_unit_id] if conclusion.lead_unit_id is not None else ""
    units = "; ".join(conclusion.coordinating_units)
    deadline = conclusion.due.text if conclusion.due else ""
    return Row((str(conclusion.number or ordinal), conclusion.text, lead_unit, units, deadline))


def _closing(record: MinutesRecord) -> Iterator[Block]:
    head = record.meeting.head
    yield Paragraph("Biên bản đã được đọc lại cho mọi người cùng nghe và thống nhất.")
    yield Paragraph(f"{record.word} kết thúc vào {_end(head.end)}./.")
    yield Signatures(
        left=Signer(("Thư ký",), head.secretary),
        right=Signer(("Chủ tọa",), head.chair),
        recipients=Recipients(record.recipients, record.filed),
    )


def _end(end: datetime | None) -> str:
    return long_time(end) if end else _BLANK_TIME


_ATTENDEE_COLUMNS = (
    Column("STT", 12, Align.CENTRE),
    Column("Họ và tên", 44),
    Column("Chức vụ, đơn vị công tác", 50),
    Column("Tham dự", 26, Align.CENTRE),
    Column("Ghi chú", 28),
)


def _annex(record: MinutesRecord) -> Iterator[Block]:
    day = record.meeting.head.start.date()
    yield AnnexHead("Phụ lục", "Danh sách đại biểu", _TYPE_NAME, record.symbol, day, record.office.name)
    yield TableBlock(_ATTENDEE_COLUMNS, tuple(_attendee_rows(record)))
    yield LabelLine("Tổng số", _sentence(_summary(count_attendance(record.meeting.attendees))))


def _attendee_rows(record: MinutesRecord) -> Iterator[Row | GroupRow]:
    """Yield the list by groups, in the order in which the groups stand; numbers run through."""
    ordinals, sections = itertools.count(1), itertools.count(1)
    for group in AttendeeGroup:
        members = [attendee for attendee in record.meeting.attendees if attendee.group is group]
        if members:
            yield GroupRow(f"{roman(next(sections))}. {_group_words(group, record.office)}")
        for attendee in members:
            yield _attendee_row(next(ordinals), attendee)


def _group_words(group: AttendeeGroup, office: Office) -> str:
    of_committee = group is AttendeeGroup.MEMBER and office.name.casefold().startswith(_COMMITTEE.casefold())
    return f"{_GROUP_WORDS[group]} {_COMMITTEE}" if of_committee else _GROUP_WORDS[group]


def _attendee_row(ordinal: int, attendee: Attendee) -> Row:
    unit = "" if attendee.unit.casefold() in attendee.title.casefold() else attendee.unit
    post = _with_commas(attendee.title, unit)
    return Row((str(ordinal), attendee.name, post, _ATTENDANCE_WORDS[attendee.attendance], _note(attendee)))


def _note(attendee: Attendee) -> str:
    state = _ATTENDANCE_NOTES.get(attendee.attendance, "")
    return "; ".join(filter(None, (state, _substitute(attendee), attendee.reason)))


def _substitute(attendee: Attendee) -> str:
    sent = attendee.represented_by
    if sent is None:
        return ""
    letter = f" (văn bản số {sent.letter_number})" if sent.letter_number else ""
    return f"{_with_commas(sent.name, sent.title)} dự thay{letter}"


def _summary(counts: AttendanceCounts) -> str:
    parts = [
        f"{counts.invited} đại biểu",
        f"có mặt {counts.present}",
        f"cử người dự thay {counts.represented}",
        f"vắng có lý do {counts.excused}",
        f"vắng không lý do {counts.absent}",
    ]
    if counts.open:
        parts.append(f"chưa ghi nhận {counts.open}")
    return "; ".join(parts)

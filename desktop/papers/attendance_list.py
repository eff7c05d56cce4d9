"""What the list with the signature column says: Danh sách đại biểu, to be signed at the door.

The decree has no form for it; columns and widths are those of practice (facts of the domain, 1.6 d).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from desktop.domain.meetings import AgendaItem, AttendanceCounts, Attendee, MeetingHead, count_attendance
from desktop.domain.office import LayoutProfile, Office
from desktop.papers.agenda import held
from desktop.papers.attendees import grouped_rows, short_note
from desktop.papers.blocks import (
    Align,
    Block,
    Column,
    Paper,
    Paragraph,
    Part,
    Row,
    Signatures,
    Signer,
    Subject,
    TableBlock,
    TypeName,
)
from desktop.papers.fixed_phrases import Phrases
from desktop.papers.issue import plain_letterhead
from desktop.papers.sentences import post_and_unit

#: A row high enough for a signature, in mm.
SIGNING_ROW = 9.0

#: So many rows are left to be written on where nobody was invited yet.
EMPTY_ROWS = 15

#: Where the pen writes how many they are.
_ROOM = "……"

#: What the list says besides what the record does.
PHRASES = Phrases(
    MappingProxyType(
        {
            "type-name": "Danh sách đại biểu",
            "subject": "Dự {title}",
            "held": "({day}, tại {place})",
            "ordinal": "STT",
            "name": "Họ và tên",
            "post": "Chức vụ, đơn vị công tác",
            "phone": "Điện thoại",
            "signs": "Ký tên",
            "note": "Ghi chú",
            "instead": "({name} dự thay)",
            "counted": (
                "Tổng số: {invited} đại biểu. Có mặt: {present}; cử người dự thay: {represented}; vắng: {away} "
                "(có lý do: {excused}, không lý do: {absent})."
            ),
            "to-count": "Tổng số: {invited} đại biểu. Có mặt: ……; vắng: …… (có lý do: ……, không lý do: ……).",
            "made-by": "Người lập",
            "chair-signs": "Chủ trì",
        }
    ),
    MappingProxyType({LayoutProfile.PARTY: MappingProxyType({"chair-signs": "Chủ trì hội nghị"})}),
    parts=("held", "phone", "total", "signatures"),
    left_out=frozenset({"phone"}),
)


@dataclass(frozen=True, slots=True)
class AttendanceListRecord:
    """A list to be signed, or as it was when the meeting was over; ``phones`` gives telephone numbers by attendee.

    ``agenda`` tells from which item on somebody was gone.
    """

    office: Office
    head: MeetingHead
    attendees: tuple[Attendee, ...]
    phones: Mapping[int, str] = field(default_factory=dict)
    agenda: tuple[AgendaItem, ...] = ()


def attendance_list_blocks(record: AttendanceListRecord, phrases: Phrases = PHRASES) -> Paper:
    """Return the list; with telephone numbers it lies across the sheet."""
    words = phrases.of(record.office.profile)
    part = Part(tuple(_blocks(record, words)), landscape=words.includes("phone"))
    return Paper(f"{words.say('type-name')} {record.head.title}", record.office.name, part)


def _blocks(record: AttendanceListRecord, words: Phrases) -> Iterator[Block]:
    head = record.head
    yield plain_letterhead(record.office)
    yield TypeName(words.say("type-name"))
    yield Subject(words.say("subject", title=head.title))
    if words.includes("held"):
        yield Paragraph(held(words, head), Align.CENTRE, italic=True)
    columns = _columns(words)
    rows = grouped_rows(record.attendees, record.office, lambda at, one: _row(at, one, record, words))
    yield TableBlock(columns, tuple(rows) or _empty_rows(len(columns)), SIGNING_ROW)
    if words.includes("total"):
        yield Paragraph(_total(record.attendees, words))
    if words.includes("signatures"):
        left = Signer((words.say("made-by"),), head.secretary)
        yield Signatures(left=left, right=Signer((words.say("chair-signs"),), head.chair))


def _columns(words: Phrases) -> tuple[Column, ...]:
    phone = (Column(words.say("phone"), 30),) if words.includes("phone") else ()
    return (
        Column(words.say("ordinal"), 12, Align.CENTRE),
        Column(words.say("name"), 44),
        Column(words.say("post"), 50),
        *phone,
        Column(words.say("signs"), 30),
        Column(words.say("note"), 26),
    )


def _empty_rows(columns: int) -> tuple[Row, ...]:
    return tuple(Row((str(ordinal), *[""] * (columns - 1))) for ordinal in range(1, EMPTY_ROWS + 1))


def _row(ordinal: int, attendee: Attendee, record: AttendanceListRecord, words: Phrases) -> Row:
    """Return somebody's row; who came instead stands under the name and signs there."""
    phone = (record.phones.get(attendee.id, ""),) if words.includes("phone") else ()
    name, post = attendee.name, post_and_unit(attendee.title, attendee.unit)
    sent = attendee.represented_by
    if sent is not None:
        name = f"{name}\n{words.say('instead', name=sent.name)}"
        post = f"{post}\n({sent.title})" if sent.title else post
    return Row((str(ordinal), name, post, *phone, "", short_note(attendee, record.agenda)))


def _total(attendees: Sequence[Attendee], words: Phrases) -> str:
    """Return the sum: counted when attendance was taken, else with room for the pen."""
    counts = count_attendance(attendees)
    if counts.open == counts.invited:
        return words.say("to-count", invited=counts.invited or _ROOM)
    return words.say("counted", **_numbers(counts))


def _numbers(counts: AttendanceCounts) -> Mapping[str, int]:
    return {
        "invited": counts.invited,
        "present": counts.present,
        "represented": counts.represented,
        "away": counts.excused + counts.absent,
        "excused": counts.excused,
        "absent": counts.absent,
    }

"""Name plates for the table and the list of seats of a meeting. The decree has no form for either; practice."""

from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType

from desktop.domain.meetings import Attendee, MeetingHead
from desktop.domain.office import Office
from desktop.domain.seating import seat_key
from desktop.papers.agenda import held
from desktop.papers.blocks import (
    Align,
    Block,
    Column,
    NamePlate,
    Paper,
    Paragraph,
    Part,
    Row,
    Subject,
    TableBlock,
    TypeName,
)
from desktop.papers.fixed_phrases import Phrases
from desktop.papers.issue import plain_letterhead
from desktop.papers.sentences import BLANK, post_and_unit

#: Longer names and posts (letters) are set so small on a plate that nobody reads them across a room.
LONGEST_NAME = 36
LONGEST_POST = 120

#: What name plates say besides what the record does.
PLATE_PHRASES = Phrases(MappingProxyType({"type-name": "Biển tên"}), parts=("post", "unit"))

#: What a list of seats says besides what the record does.
SEAT_PHRASES = Phrases(
    MappingProxyType(
        {
            "type-name": "Danh sách chỗ ngồi",
            "subject": "Tại {title}",
            "held": "({day}, tại {place})",
            "ordinal": "STT",
            "seat": "Chỗ ngồi",
            "name": "Họ và tên",
            "post": "Chức vụ, đơn vị công tác",
        }
    ),
    parts=("held",),
)


@dataclass(frozen=True, slots=True)
class SeatedRecord:
    """The people of a meeting in the order of its list; who sends somebody has that person's plate and seat."""

    office: Office
    head: MeetingHead
    attendees: tuple[Attendee, ...]


def name_plates_blocks(record: SeatedRecord, phrases: Phrases = PLATE_PHRASES) -> Paper:
    """Return the plates, a sheet across for each; without people a single one to be written on."""
    words = phrases.of(record.office.profile)
    plates = [_plate(one, words) for one in record.attendees] or [NamePlate(BLANK)]
    sheets = tuple(Part((plate,), landscape=True) for plate in plates)
    return Paper.of(f"{words.say('type-name')}: {record.head.title}", record.office.name, sheets)


def _plate(attendee: Attendee, words: Phrases) -> NamePlate:
    name, title = shown_as(attendee)
    unit = "" if attendee.unit.casefold() in title.casefold() else attendee.unit
    return NamePlate(name, title if words.includes("post") else "", unit if words.includes("unit") else "")


def shown_as(attendee: Attendee) -> tuple[str, str]:
    """Return the name and title of who sits there: the one sent instead, where somebody is."""
    sent = attendee.represented_by
    return (sent.name, sent.title) if sent else (attendee.name, attendee.title)


def seat_list_blocks(record: SeatedRecord, phrases: Phrases = SEAT_PHRASES) -> Paper:
    """Return the list of seats, in the order of the seats; who has none yet stands at its end."""
    words = phrases.of(record.office.profile)
    title = f"{words.say('type-name')}: {record.head.title}"
    return Paper(title, record.office.name, Part(tuple(_seat_list(record, words))))


def _seat_list(record: SeatedRecord, words: Phrases) -> Iterator[Block]:
    yield plain_letterhead(record.office)
    yield TypeName(words.say("type-name"))
    yield Subject(words.say("subject", title=record.head.title))
    if words.includes("held"):
        yield Paragraph(held(words, record.head), Align.CENTRE, italic=True)
    columns = (
        Column(words.say("ordinal"), 12, Align.CENTRE),
        Column(words.say("seat"), 22, Align.CENTRE),
        Column(words.say("name"), 52),
        Column(words.say("post"), 74),
    )
    ordered = sorted(record.attendees, key=lambda one: seat_key(one.seat))
    yield TableBlock(columns, tuple(_seat_row(at, one) for at, one in enumerate(ordered, start=1)))


def _seat_row(ordinal: int, attendee: Attendee) -> Row:
    name, title = shown_as(attendee)
    return Row((str(ordinal), attendee.seat, name, post_and_unit(title, attendee.unit)))

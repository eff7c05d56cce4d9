"""What the agenda of a meeting says: Chương trình, with the hour at which each item begins. The decree has no form."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from desktop.domain.agendas import begins, numbers
from desktop.domain.meetings import AgendaItem, MeetingHead
from desktop.domain.office import Office
from desktop.papers.blocks import (
    Align,
    Block,
    Column,
    GroupRow,
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
from desktop.papers.phrases import long_days
from desktop.papers.sentences import BLANK, clause, with_commas

#: What an agenda says besides what the record does.
PHRASES = Phrases(
    MappingProxyType(
        {
            "type-name": "Chương trình",
            "held": "({day}, tại {place})",
            "ordinal": "STT",
            "time": "Thời gian",
            "item": "Nội dung",
            "presenter": "Người thực hiện",
            "chair": "Chủ trì: {chair}.",
            "co-chairs": "Đồng chủ trì: {chairs}.",
            "end": "Dự kiến kết thúc lúc {time}.",
        }
    ),
    parts=("held", "time", "chair", "end"),
)


@dataclass(frozen=True, slots=True)
class AgendaRecord:
    """An agenda; hours are counted from the start as far as all items before have their minutes."""

    office: Office
    head: MeetingHead
    items: tuple[AgendaItem, ...]


def agenda_blocks(record: AgendaRecord, phrases: Phrases = PHRASES) -> Paper:
    """Return the agenda of a meeting."""
    words = phrases.of(record.office.profile)
    title = f"{words.say('type-name')} {record.head.title}"
    return Paper(title, record.office.name, Part(tuple(_blocks(record, words))))


def _blocks(record: AgendaRecord, words: Phrases) -> Iterator[Block]:
    head = record.head
    yield plain_letterhead(record.office)
    yield TypeName(words.say("type-name"))
    yield Subject(head.title)
    if words.includes("held"):
        yield Paragraph(held(words, head), Align.CENTRE, italic=True)
    yield TableBlock(_columns(words), tuple(_rows(record, words)))
    if head.chair and words.includes("chair"):
        yield Paragraph(words.say("chair", chair=with_commas(head.chair, head.chair_title)))
    if head.co_chairs and words.includes("chair"):
        yield Paragraph(words.say("co-chairs", chairs=clause(head.co_chairs)))
    end = _expected_end(record)
    if end and words.includes("end"):
        yield Paragraph(words.say("end", time=_hour(end)))


def held(words: Phrases, head: MeetingHead) -> str:
    """Return "(ngày 05 tháng 02 năm 2021, tại …)"."""
    return words.say("held", day=days_of(head), place=head.place or BLANK)


def days_of(head: MeetingHead) -> str:
    """Return the day of a meeting, or the first and the last of them."""
    return long_days(head.start.date(), (head.end or head.start).date())


def _columns(words: Phrases) -> tuple[Column, ...]:
    timed = (Column(words.say("time"), 26, Align.CENTRE),) if words.includes("time") else ()
    ordinal = Column(words.say("ordinal"), 12, Align.CENTRE)
    return (ordinal, *timed, Column(words.say("item"), 78), Column(words.say("presenter"), 44))


def _rows(record: AgendaRecord, words: Phrases) -> Iterator[Row | GroupRow]:
    for item, number, hour in zip(record.items, numbers(record.items), _hours(record), strict=True):
        if item.is_section:
            yield GroupRow(f"{number}. {item.title}")
        else:
            timed = (hour,) if words.includes("time") else ()
            yield Row((number, *timed, item.title, item.presenter))


def _hours(record: AgendaRecord) -> list[str]:
    """Return when each item begins; nothing from the first item on whose length before it is not known."""
    hours, known = [], True
    for item, moment in zip(record.items, begins(record.items, record.head.start), strict=True):
        hours.append(_hour(moment) if known else "")
        known = known and (item.is_section or item.minutes is not None)
    return hours


def _expected_end(record: AgendaRecord) -> datetime | None:
    timed = [item for item in record.items if not item.is_section]
    if not timed or any(item.minutes is None for item in timed):
        return None
    *_, last = begins((*record.items, AgendaItem(0, "")), record.head.start)
    return last


def _hour(moment: datetime) -> str:
    return f"{moment.hour} giờ {moment.minute:02d}"

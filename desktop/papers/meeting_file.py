"""The file of a meeting for the archive: a cover and a table of contents before its papers and attachments."""

from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType

from desktop.domain.meetings import MeetingHead
from desktop.domain.office import Office
from desktop.papers.blocks import (
    Align,
    Block,
    Contents,
    ContentsEntry,
    Gap,
    KeyValue,
    KeyValues,
    Paper,
    Paragraph,
    Part,
    Picture,
    Subject,
    TypeName,
)
from desktop.papers.fixed_phrases import Phrases
from desktop.papers.issue import plain_letterhead
from desktop.papers.phrases import long_times
from desktop.papers.sentences import BLANK, clause, with_commas

#: What cover and contents say besides what the record does.
PHRASES = Phrases(
    MappingProxyType(
        {
            "type-name": "Hồ sơ hội nghị",
            "time": "Thời gian",
            "place": "Địa điểm",
            "chair": "Chủ trì",
            "co-chairs": "Đồng chủ trì",
            "secretary": "Thư ký",
            "pages": "Số trang",
            "contents": "Mục lục tài liệu",
            "elsewhere": "Tài liệu lưu kèm trong sổ, không in ra giấy:",
        }
    )
)


@dataclass(frozen=True, slots=True)
class MeetingFileRecord:
    """What stands before the papers: ``entries`` with the pages on which they begin, and files that can't be printed.

    ``elsewhere`` names those files; ``pages`` is the number of all pages of the file.
    """

    office: Office
    head: MeetingHead
    entries: tuple[ContentsEntry, ...]
    elsewhere: tuple[str, ...] = ()
    pages: int = 0


def front_blocks(record: MeetingFileRecord, phrases: Phrases = PHRASES) -> Paper:
    """Return the cover and the table of contents."""
    words = phrases.of(record.office.profile)
    title = f"{words.say('type-name')}: {record.head.title}"
    return Paper.of(
        title, record.office.name, (Part(tuple(_cover(record, words))), Part(tuple(_contents(record, words))))
    )


def _cover(record: MeetingFileRecord, words: Phrases) -> Iterator[Block]:
    head = record.head
    yield plain_letterhead(record.office)
    yield Gap(60)
    yield TypeName(words.say("type-name"))
    yield Subject(head.title)
    yield Gap(40)
    facts = [
        KeyValue(words.say("time"), long_times(head.start, head.end)),
        KeyValue(words.say("place"), head.place or BLANK),
        KeyValue(words.say("chair"), with_commas(head.chair or BLANK, head.chair_title)),
        *((KeyValue(words.say("co-chairs"), clause(head.co_chairs)),) if head.co_chairs else ()),
        KeyValue(words.say("secretary"), with_commas(head.secretary or BLANK, head.secretary_title)),
    ]
    if record.pages:
        facts.append(KeyValue(words.say("pages"), str(record.pages)))
    yield KeyValues(tuple(facts))


def _contents(record: MeetingFileRecord, words: Phrases) -> Iterator[Block]:
    yield TypeName(words.say("contents"))
    yield Gap(6)
    yield Contents(record.entries)
    if record.elsewhere:
        yield Paragraph(words.say("elsewhere"))
        for name in record.elsewhere:
            yield Paragraph(f"- {name}", Align.LEFT)


@dataclass(frozen=True, slots=True)
class PicturePage:
    """A picture that goes into the file as a page of its own: a scanned page, a photo."""

    data: bytes
    caption: str


def picture_blocks(office: Office, page: PicturePage) -> Paper:
    """Return a page with one picture over the whole width."""
    return Paper(page.caption, office.name, Part((Picture(page.data, page.caption, 0),)))

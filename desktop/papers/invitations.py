"""What an invitation says: Giấy mời, Mẫu 1.7 of Nghị định 30/2020/NĐ-CP, Phụ lục III. A sheet for each invited."""

from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType

from desktop.domain.meetings import MeetingHead
from desktop.domain.office import LayoutProfile
from desktop.papers.blocks import Block, LabelLine, Paper, Paragraph, Part, Subject, TypeName
from desktop.papers.fixed_phrases import Phrases
from desktop.papers.issue import Issue, letterhead, signature
from desktop.papers.phrases import long_times
from desktop.papers.sentences import BLANK, post_and_unit, sentence, with_commas

_KIND = "GM"

_AMONG_COMRADES = MappingProxyType(
    {"person": "Đồng chí {name}", "closing": "Rất mong đồng chí sắp xếp thời gian tới dự."}
)

#: What an invitation says besides what the record does.
PHRASES = Phrases(
    MappingProxyType(
        {
            "type-name": "Giấy mời",
            "subject": "Dự {title}",
            "invites": "{office} trân trọng kính mời: {invited}",
            "person": "Ông (Bà) {name}",
            "everybody": "các đại biểu theo danh sách kèm theo",
            "to": "Tới dự",
            "chair": "Chủ trì",
            "co-chairs": "Đồng chủ trì",
            "time": "Thời gian",
            "place": "Địa điểm",
            "topics": "Nội dung",
            "asked": "Đề nghị {invited} chuẩn bị",
            "closing": "Rất mong được đón tiếp.",
            "recipients": "Như trên",
        }
    ),
    MappingProxyType({LayoutProfile.PARTY: _AMONG_COMRADES, LayoutProfile.YOUTH: _AMONG_COMRADES}),
    parts=("chair", "topics", "asked"),
)


@dataclass(frozen=True, slots=True)
class Invited:
    """Who is invited: a person with title and unit, or a whole unit (no ``name``); what they are to prepare."""

    name: str = ""
    title: str = ""
    unit: str = ""
    asked: str = ""


@dataclass(frozen=True, slots=True)
class InvitationsRecord:
    """Invitations to one meeting, a sheet for each of ``invited``; without any, a single one with room for a name.

    ``to_all`` makes one sheet for the files, to all on the list.
    ``topics`` are what is on the agenda. Each sheet takes the number of the issue: they are copies of one paper.
    """

    issue: Issue
    head: MeetingHead
    invited: tuple[Invited, ...]
    topics: tuple[str, ...] = ()
    to_all: bool = False


def invitations_blocks(record: InvitationsRecord, phrases: Phrases = PHRASES) -> Paper:
    """Return the invitations, one sheet after the other."""
    words = phrases.of(record.issue.office.profile)
    invited = (Invited(unit=words.say("everybody")),) if record.to_all else record.invited or (Invited(),)
    sheets = tuple(Part(tuple(_sheet(record, one, words))) for one in invited)
    return Paper.of(f"{words.say('type-name')}: {record.head.title}", record.issue.office.name, sheets)


def _sheet(record: InvitationsRecord, invited: Invited, words: Phrases) -> Iterator[Block]:
    head = record.head
    yield letterhead(record.issue, _KIND)
    yield TypeName(words.say("type-name"))
    yield Subject(words.say("subject", title=head.title))
    whom = _addressed(invited, words)
    yield Paragraph(words.say("invites", office=record.issue.office.name, invited=sentence(whom)))
    yield Paragraph(f"{words.say('to')} {sentence(head.title)}")
    if head.chair and words.includes("chair"):
        yield LabelLine(words.say("chair"), sentence(with_commas(head.chair, head.chair_title)))
    if head.co_chairs and words.includes("chair"):
        yield LabelLine(words.say("co-chairs"), sentence(head.co_chairs))
    yield LabelLine(words.say("time"), sentence(long_times(head.start, head.end)))
    yield LabelLine(words.say("place"), sentence(head.place or BLANK))
    yield from _contents(record, invited, words)
    yield Paragraph(words.say("closing"), closing=True)
    yield signature(record.issue, words)


def _contents(record: InvitationsRecord, invited: Invited, words: Phrases) -> Iterator[Block]:
    if record.topics and words.includes("topics"):
        yield LabelLine(words.say("topics"), sentence(_in_one(record.topics)))
    if invited.asked and words.includes("asked"):
        label = words.say("asked", invited=invited.unit or _addressed(invited, words))
        yield LabelLine(label, sentence(invited.asked))


def _in_one(topics: tuple[str, ...]) -> str:
    return "; ".join(topic.strip().rstrip(".;") for topic in topics)


def _addressed(invited: Invited, words: Phrases) -> str:
    if not invited.name:
        return invited.unit or BLANK
    return with_commas(words.say("person", name=invited.name), post_and_unit(invited.title, invited.unit))

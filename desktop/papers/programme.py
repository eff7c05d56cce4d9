"""What a coordination programme says, with the signatures of its parties. After Mẫu 1.4 of Nghị định 30/2020/NĐ-CP."""

from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType

from desktop.domain.programmes import Party, Programme
from desktop.papers.blocks import Block, Paper, Paragraph, Part, Signer, SignerRows, Subject, TypeName
from desktop.papers.fixed_phrases import Phrases
from desktop.papers.issue import Issue, letterhead, recipients
from desktop.papers.sentences import BLANK, first_upper, listed, paragraphs

_KIND = "CTr"

#: So many parties sign side by side; more of them stand in rows of three.
_TWO_A_ROW = 4

#: What a programme says besides what the record does.
PHRASES = Phrases(
    MappingProxyType(
        {
            "type-name": "Chương trình",
            "subject": "{name} giai đoạn {start}-{end}",
            "opening": "{parties} thống nhất xây dựng Chương trình {name} giai đoạn {start}-{end} như sau:",
            "closing": "Chương trình được các bên thống nhất, có hiệu lực kể từ ngày ký.",
            "unnamed": "Các bên",
            "recipients": "Các bên ký kết",
        }
    )
)


@dataclass(frozen=True, slots=True)
class ProgrammeRecord:
    """A programme as it is signed."""

    issue: Issue
    programme: Programme


def programme_blocks(record: ProgrammeRecord, phrases: Phrases = PHRASES) -> Paper:
    """Return the programme; its parties sign in the order in which they are named."""
    words = phrases.of(record.issue.office.profile)
    subject = _subject(record.programme, words)
    part = Part(tuple(_blocks(record, subject, words)))
    return Paper(f"{words.say('type-name')} {subject}", record.issue.office.name, part)


def _subject(programme: Programme, words: Phrases) -> str:
    return words.say("subject", name=programme.name, start=programme.year_from, end=programme.year_to)


def _blocks(record: ProgrammeRecord, subject: str, words: Phrases) -> Iterator[Block]:
    programme = record.programme
    parties = listed([party.unit for party in programme.parties]) or words.say("unnamed")
    yield letterhead(record.issue, _KIND)
    yield TypeName(words.say("type-name"))
    yield Subject(first_upper(subject))
    years = {"start": programme.year_from, "end": programme.year_to}
    yield Paragraph(words.say("opening", parties=parties, name=programme.name, **years))
    yield from paragraphs(programme.contents.strip() or BLANK)
    yield Paragraph(words.say("closing"), closing=True)
    signers = tuple(_signer(party) for party in programme.parties) or (record.issue.signer,)
    per_row = 2 if len(signers) <= _TWO_A_ROW else 3
    yield SignerRows(signers, per_row, recipients(record.issue, words))


def _signer(party: Party) -> Signer:
    return Signer(tuple(filter(None, (party.unit, party.signer_title))), party.signer)

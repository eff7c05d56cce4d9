"""What an assessment of a period says, as a paper of its own: what was achieved, what fell short, why, what follows."""

from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType

from desktop.papers.assessments import Texts, assessment_blocks, said_sections
from desktop.papers.blocks import Block, Paper, Paragraph, Part, Subject, TypeName
from desktop.papers.fixed_phrases import Phrases
from desktop.papers.issue import Issue, letterhead, signature
from desktop.papers.sentences import sentence
from desktop.papers.year_words import YearResult, year_sentence

_KIND = "BC"

#: What an assessment says besides what the record does.
PHRASES = Phrases(
    MappingProxyType(
        {
            "type-name": "Báo cáo",
            "subject": "Đánh giá kết quả công tác {period}",
            "subject-unit": "Đánh giá kết quả công tác {period} của {unit}",
            "none": "Chưa có nội dung đánh giá {period}.",
            "closing": "Trên đây là báo cáo đánh giá kết quả công tác {period}.",
            "reported-to": "{parent} (để báo cáo)",
            "recipients": "Các đơn vị thành viên",
        }
    ),
    parts=("numbers",),
)


@dataclass(frozen=True, slots=True)
class AssessmentRecord:
    """An assessment of a ``period`` ("năm 2020"), of one ``unit`` or of the whole."""

    issue: Issue
    period: str
    texts: Texts
    year_result: YearResult | None = None
    unit: str = ""


def assessment_paper_blocks(record: AssessmentRecord, phrases: Phrases = PHRASES) -> Paper:
    """Return the assessment."""
    words = phrases.of(record.issue.office.profile)
    subject = _subject(record, words)
    part = Part(tuple(_blocks(record, subject, words)))
    return Paper(f"{words.say('type-name')}: {subject}", record.issue.office.name, part)


def _subject(record: AssessmentRecord, words: Phrases) -> str:
    if record.unit:
        return words.say("subject-unit", period=record.period, unit=record.unit)
    return words.say("subject", period=record.period)


def _blocks(record: AssessmentRecord, subject: str, words: Phrases) -> Iterator[Block]:
    yield letterhead(record.issue, _KIND)
    yield TypeName(words.say("type-name"))
    yield Subject(subject)
    said = year_sentence(record.year_result) if record.year_result and words.includes("numbers") else ""
    if said:
        yield Paragraph(sentence(said))
    yield from assessment_blocks(record.texts, level=1)
    if not said_sections(record.texts):
        yield Paragraph(words.say("none", period=record.period))
    yield Paragraph(words.say("closing", period=record.period), closing=True)
    yield signature(record.issue, words)

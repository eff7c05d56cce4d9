"""What was achieved, what fell short, why, what was learnt, what is proposed: the sections of an assessment."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from desktop.domain.assessments import AssessmentSection
from desktop.papers.blocks import Block, NumberedHeading
from desktop.papers.sentences import paragraphs

#: The texts of an assessment as typed, a paragraph a line.
Texts = Mapping[AssessmentSection, str]

SECTION_WORDS: Mapping[AssessmentSection, str] = MappingProxyType(
    {
        AssessmentSection.ACHIEVEMENTS: "Kết quả đạt được",
        AssessmentSection.SHORTCOMINGS: "Hạn chế, tồn tại",
        AssessmentSection.CAUSES: "Nguyên nhân",
        AssessmentSection.LESSONS: "Bài học kinh nghiệm",
        AssessmentSection.PROPOSALS: "Đề xuất, kiến nghị",
    }
)


def said_sections(texts: Texts) -> list[tuple[str, str]]:
    """Return the sections that say something, each with its title, in the order of reports."""
    every = ((SECTION_WORDS[section], texts.get(section, "")) for section in AssessmentSection)
    return [(title, text) for title, text in every if text.strip()]


def assessment_blocks(texts: Texts, level: int, first: int = 1) -> Iterator[Block]:
    """Yield the sections that say something under numbered headings of ``level``, numbered from ``first``."""
    for ordinal, (title, text) in enumerate(said_sections(texts), start=first):
        yield NumberedHeading(level, ordinal, title)
        yield from paragraphs(text)

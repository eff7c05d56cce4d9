"""The short public summary of a meeting as local papers print it: a heading, its paragraphs, photos with captions."""

from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType

from desktop.domain.office import Office
from desktop.papers.blocks import Align, Block, Paper, Paragraph, Part, Picture
from desktop.papers.fixed_phrases import Phrases
from desktop.papers.sentences import lines

_DASHES = ("- ", "– ", "• ")

#: What the summary says besides what the record does.
PHRASES = Phrases(
    MappingProxyType({"type-name": "Tin hội nghị", "source": "Tin, ảnh: {office}", "source-text": "Tin: {office}"}),
    parts=("photos", "source"),
)


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo (the bytes of a PNG or JPEG file) with its caption."""

    data: bytes
    caption: str = ""


@dataclass(frozen=True, slots=True)
class PublicSummaryRecord:
    """A summary: its heading, its text (a line a paragraph; one that begins with "- " is an item), chosen photos."""

    office: Office
    heading: str
    text: str
    photos: tuple[Photo, ...] = ()


def public_summary_blocks(record: PublicSummaryRecord, phrases: Phrases = PHRASES) -> Paper:
    """Return the summary; the first photo stands below the first paragraph, the others at the end."""
    words = phrases.of(record.office.profile)
    return Paper(f"{words.say('type-name')}: {record.heading}", record.office.name, Part(tuple(_blocks(record, words))))


def _blocks(record: PublicSummaryRecord, words: Phrases) -> Iterator[Block]:
    yield Paragraph(record.heading, Align.CENTRE, bold=True)
    photos = [Picture(photo.data, photo.caption) for photo in record.photos] if words.includes("photos") else []
    said, with_source = lines(record.text), words.includes("source")
    for place, line in enumerate(said):
        yield Paragraph(_dashed(line), bold=not place, kept=with_source and place == len(said) - 1 and not photos[1:])
        if not place:
            yield from photos[:1]
    yield from photos[1:]
    if with_source:
        source = words.say("source" if photos else "source-text", office=record.office.name)
        yield Paragraph(source, Align.RIGHT, italic=True)


def _dashed(line: str) -> str:
    """Return a line as it is printed: an item with the dash of official papers."""
    return f"- {line[2:]}" if line.startswith(_DASHES) else line

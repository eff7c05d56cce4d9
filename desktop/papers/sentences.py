"""How sentences of papers are put together: commas, final stops, lists, lines, room for the pen."""

from collections.abc import Iterable, Iterator, Sequence

from desktop.papers.blocks import Block, NumberedParagraph, Paragraph

#: Where the hand writes what the record does not say.
BLANK = "…………"

_STOPS = (".", "!", "?", "…")


def with_commas(*texts: str) -> str:
    """Return the texts that say something, with commas between them."""
    return ", ".join(filter(None, map(str.strip, texts)))


def sentence(text: str) -> str:
    """Return ``text`` with a stop at its end."""
    text = text.rstrip(" \n;,")
    return text if text.endswith(_STOPS) else text + "."


def clause(text: str) -> str:
    """Return ``text`` without the mark at its end, to be gone on with."""
    return text.strip().rstrip(".;, ")


def lines(text: str) -> list[str]:
    """Return the lines of a text that say something."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def listed(phrases: Sequence[str]) -> str:
    """Return "a, b và c"; nothing for none."""
    *before, last = phrases or ("",)
    return " và ".join(filter(None, (", ".join(before), last)))


def semicolons(texts: Iterable[str]) -> str:
    """Return the texts that say something, with semicolons between them."""
    return "; ".join(filter(None, map(str.strip, texts)))


def paragraphs(text: str) -> Iterator[Paragraph]:
    """Yield each line of a typed text as a paragraph."""
    return (Paragraph(sentence(line)) for line in lines(text))


def numbered(level: int, ordinal: int, text: str) -> Iterator[Block]:
    """Yield a typed text as a numbered paragraph; its further lines follow without numbers."""
    first, *more = lines(text) or [BLANK]
    yield NumberedParagraph(level, ordinal, first)
    yield from map(Paragraph, more)


def post_and_unit(title: str, unit: str) -> str:
    """Return "Chủ tịch, Hội Nông dân tỉnh"; the unit is not said twice."""
    return with_commas(title, "" if unit.casefold() in title.casefold() else unit)


def within(unit: str) -> str:
    """Return a unit to stand within a sentence: "các cơ quan thành viên" is no name."""
    return first_lower(unit) if unit.casefold().startswith("các ") else unit


def first_upper(text: str) -> str:
    """Return ``text`` to begin a sentence or a title: its first letter a capital."""
    return text[:1].upper() + text[1:]


def first_lower(text: str) -> str:
    """Return ``text`` to stand within a sentence: its first letter small, but not in "UBND" or "T6/2021"."""
    second = text[1:2]
    abbreviated = second.isupper() or second.isdigit() or second == "/"
    return text if abbreviated else text[:1].lower() + text[1:]

"""Strips: what a page is filled with, never divided. All lengths in pt, y runs downwards from the strip's top."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from desktop.papers.layout_parts import TextStyle

#: The ink of papers.
BLACK = "#000000"


class Face(StrEnum):
    """The four cuts of the family."""

    REGULAR = "regular"
    BOLD = "bold"
    ITALIC = "italic"
    BOLD_ITALIC = "bold-italic"


def face_of(style: TextStyle) -> Face:
    """Return the cut in which ``style`` is set."""
    if style.bold:
        return Face.BOLD_ITALIC if style.italic else Face.BOLD
    return Face.ITALIC if style.italic else Face.REGULAR


@dataclass(frozen=True, slots=True)
class TextMark:
    """A run of text on its baseline; ``word_space`` is added to each of its spaces."""

    x: float
    y: float
    text: str
    face: Face
    size: float
    word_space: float = 0.0


@dataclass(frozen=True, slots=True)
class LineMark:
    """A straight line, ``width`` wide; ``colour`` as ``#rrggbb``."""

    x0: float
    y0: float
    x1: float
    y1: float
    width: float
    colour: str = BLACK


@dataclass(frozen=True, slots=True)
class PictureMark:
    """A picture file in the box whose top left corner is at ``x``, ``y``."""

    x: float
    y: float
    width: float
    height: float
    data: bytes


@dataclass(frozen=True, slots=True)
class BoxMark:
    """A filled box whose top left corner is at ``x``, ``y``; ``colour`` as ``#rrggbb``."""

    x: float
    y: float
    width: float
    height: float
    colour: str


@dataclass(frozen=True, slots=True)
class TurnedMark:
    """Text marks turned upside down about the point ``x``, ``y``."""

    x: float
    y: float
    marks: tuple[TextMark, ...]


@dataclass(frozen=True, slots=True)
class BookmarkMark:
    """An entry of the file's outline; ``level`` 0 is the outermost."""

    title: str
    level: int


Mark = TextMark | LineMark | BoxMark | PictureMark | TurnedMark | BookmarkMark


@dataclass(frozen=True, slots=True)
class Strip:
    """A horizontal strip of the page, text-width wide.

    ``space_before`` is dropped at the top of a page. ``keep`` holds it on the page of the next strip. ``lines`` counts
    the body lines in it. ``head`` is set above it when it comes first on a page (a table's head); ``closing`` is drawn
    when it comes last (the line below a row that goes on). ``breaks`` begins a new page.
    """

    height: float
    marks: tuple[Mark, ...]
    space_before: float = 0.0
    keep: bool = False
    lines: int = 0
    head: "Strip | None" = None
    closing: tuple[Mark, ...] = ()
    breaks: bool = False

    def kept(self) -> "Strip":
        """Return the strip held together with the next one."""
        return replace(self, keep=True)

    def closed(self) -> "Strip":
        """Return the strip as the last of its page."""
        return replace(self, marks=(*self.marks, *self.closing), closing=())


def moved(marks: Iterable[Mark], down: float = 0.0, right: float = 0.0) -> tuple[Mark, ...]:
    """Return ``marks`` lower and further to the right."""
    return tuple(_moved(mark, down, right) for mark in marks)


def _moved(mark: Mark, down: float, right: float) -> Mark:
    match mark:
        case LineMark():
            return replace(mark, x0=mark.x0 + right, x1=mark.x1 + right, y0=mark.y0 + down, y1=mark.y1 + down)
        case BookmarkMark():
            return mark
        case TextMark() | BoxMark() | PictureMark() | TurnedMark():
            return replace(mark, x=mark.x + right, y=mark.y + down)

"""Strips: what a page is filled with, never divided. All lengths in pt, y runs downwards from the strip's top."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from desktop.papers.layout import TextStyle


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
    """A straight line, ``width`` wide."""

    x0: float
    y0: float
    x1: float
    y1: float
    width: float


@dataclass(frozen=True, slots=True)
class BookmarkMark:
    """An entry of the file's outline; ``level`` 0 is the outermost."""

    title: str
    level: int


Mark = TextMark | LineMark | BookmarkMark


@dataclass(frozen=True, slots=True)
class Strip:
    """A horizontal strip of the page, text-width wide.

    ``space_before`` is dropped at the top of a page. ``keep`` holds it on the page of the next strip. ``lines`` counts
    the body lines in it. ``head`` is set above it when it comes first on a page (a table's head); ``closing`` is drawn
    when it comes last (the line below a row that goes on).
    """

    height: float
    marks: tuple[Mark, ...]
    space_before: float = 0.0
    keep: bool = False
    lines: int = 0
    head: "Strip | None" = None
    closing: tuple[Mark, ...] = ()

    def kept(self) -> "Strip":
        """Return the strip held together with the next one."""
        return replace(self, keep=True)

    def closed(self) -> "Strip":
        """Return the strip as the last of its page."""
        return replace(self, marks=(*self.marks, *self.closing), closing=())


def moved_down(marks: Iterable[Mark], by: float) -> tuple[Mark, ...]:
    """Return ``marks`` lower by ``by``."""
    return tuple(_moved(mark, by) for mark in marks)


def _moved(mark: Mark, by: float) -> Mark:
    match mark:
        case TextMark():
            return replace(mark, y=mark.y + by)
        case LineMark():
            return replace(mark, y0=mark.y0 + by, y1=mark.y1 + by)
        case BookmarkMark():
            return mark

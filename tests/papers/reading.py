"""Read a printed PDF back: its lines of text with place and font, and the lines drawn on it; mm, font sizes in pt."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import pdfplumber

MM = 72 / 25.4

#: A wider gap than this (pt) that is not a space parts two columns.
_COLUMN_GAP = 3


@dataclass(frozen=True)
class Line:
    """A line of text; ``bottom`` is the distance of its baseline's descent from the sheet's top."""

    page: int
    text: str
    font: str
    size: float
    left: float
    right: float
    top: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2

    @property
    def bold(self) -> bool:
        return "Bold" in self.font

    @property
    def italic(self) -> bool:
        return "Italic" in self.font


@dataclass(frozen=True)
class Rule:
    """A drawn straight line."""

    page: int
    left: float
    right: float
    top: float
    bottom: float
    weight: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


@dataclass(frozen=True)
class Print:
    """A PDF as read."""

    sizes: tuple[tuple[float, float], ...]
    lines: tuple[Line, ...]
    rules: tuple[Rule, ...]

    def find(self, text: str, page: int | None = None) -> Line:
        """Return the first line that contains ``text``."""
        found = [line for line in self.lines if text in line.text and page in (None, line.page)]
        assert found, f"no line with {text!r}"
        return found[0]

    def on(self, page: int) -> tuple[Line, ...]:
        """Return the lines of ``page`` (from 1), from the top down."""
        return tuple(line for line in self.lines if line.page == page)

    def column_text(self) -> str:
        """Return the text as it stands in the columns of tables: lines that begin at the same place are read on."""
        ordered = sorted(self.lines, key=lambda line: (line.page, round(line.left), line.top))
        return " ".join(line.text.strip() for line in ordered)

    def rule_below(self, line: Line) -> Rule | None:
        """Return the horizontal rule within 3 mm below ``line``."""
        near = (rule for rule in self.rules if rule.page == line.page and -1 < rule.top - line.bottom < 3)
        return next((rule for rule in near if rule.left < line.right and rule.right > line.left), None)


def read(pdf: bytes) -> Print:
    """Return what is printed in ``pdf``."""
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        return Print(
            tuple((float(page.width) / MM, float(page.height) / MM) for page in document.pages),
            tuple(line for number, page in enumerate(document.pages, 1) for line in _lines(number, page.chars)),
            tuple(_rule(number, one) for number, page in enumerate(document.pages, 1) for one in page.lines),
        )


def _lines(page: int, chars: Sequence[Any]) -> Iterator[Line]:
    upright = (char for char in chars if char["matrix"][0] > 0)
    ordered = sorted(upright, key=lambda char: (round(char["matrix"][5], 1), -char["x0"]), reverse=True)
    for _, level in groupby(ordered, key=lambda char: round(char["matrix"][5], 1)):
        run: list[Any] = []
        for char in level:
            if run and (_is_far(run[-1], char) or _font(run[-1]) != _font(char)):
                yield _line(page, run)
                run = []
            run.append(char)
        yield _line(page, run)


def _is_far(before: Any, char: Any) -> bool:
    """Tell whether two columns meet: a space may be as wide as it likes, but for that of a table's neighbours."""
    return before["text"] != " " and char["x0"] - before["x1"] > _COLUMN_GAP


def _font(char: Any) -> tuple[str, float]:
    return char["fontname"].partition("+")[2], round(char["size"], 2)


def _line(page: int, chars: Sequence[Any]) -> Line:
    font, size = _font(chars[0])
    text = "".join(char["text"] for char in chars)
    return Line(
        page,
        text,
        font,
        size,
        min(char["x0"] for char in chars) / MM,
        max(char["x1"] for char in chars) / MM,
        min(char["top"] for char in chars) / MM,
        max(char["bottom"] for char in chars) / MM,
    )


def _rule(page: int, line: Any) -> Rule:
    return Rule(page, line["x0"] / MM, line["x1"] / MM, line["top"] / MM, line["bottom"] / MM, line["linewidth"])

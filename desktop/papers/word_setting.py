"""What the blocks of a Word file are made with: the layout, what measures text, and the shelf of its pictures."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from desktop.papers.headlines import Headlines
from desktop.papers.layout_parts import Below, Layout, RuleStyle, TextStyle
from desktop.papers.linebreaks import balanced
from desktop.papers.setting import Setter, printable, rule_length
from desktop.papers.strips import Mark
from desktop.papers.word_styles import run_properties
from desktop.papers.wordml import PLAIN, Form, rule, run, text_paragraph


class Pictures(Protocol):
    """Takes the files of pictures into the Word file."""

    def add(self, data: bytes) -> tuple[str, int]:
        """Take in a picture file; return the relationship to it and a number that no other picture has."""

    def draw(self, marks: Sequence[Mark], width: float, height: float) -> bytes:
        """Return ``marks`` (pt, from the top left corner) as a picture file."""


@dataclass(frozen=True, slots=True)
class WordSetting:
    """Everything that turns a block into its paragraphs."""

    layout: Layout
    setter: Setter
    pictures: Pictures

    @property
    def words(self) -> Headlines:
        """How the layout words its fixed parts."""
        return Headlines(self.layout)

    @property
    def width(self) -> float:
        """The width between the margins, in pt."""
        return self.layout.page.text_width

    def turned(self) -> "WordSetting":
        """Return the setting of a part that lies across the sheet."""
        return replace(self, layout=self.layout.turned())

    def title_lines(self, text: str, style: TextStyle, width: float) -> tuple[str, ...]:
        """Return ``text`` broken by phrase where it is wider than ``width``, as the PDF breaks it."""
        shown = printable(text, style)
        return balanced(shown, self.setter.measure(style), width) if shown else ()

    def title(self, style_id: str, text: str, style: TextStyle, width: float, form: Form = PLAIN) -> str:
        """Return a title as a paragraph with fixed line breaks; nothing without text."""
        lines = self.title_lines(text, style, width)
        return text_paragraph(style_id, "\n".join(lines), form) if lines else ""

    def below(self, below: Below, style_id: str, lines: Sequence[tuple[str, TextStyle]], width: float) -> str:
        """Return what stands below ``lines``: a rule as long as the layout says, or a star or dashes."""
        if not lines:
            return ""
        if not isinstance(below, RuleStyle):
            mark = run(below.text, run_properties(replace(below.style, caps=False)))
            return f'<w:p><w:pPr><w:pStyle w:val="{style_id}"/></w:pPr>{mark}</w:p>' if below.text else ""
        widths = [self.setter.width(text, style) for text, style in lines]
        return rule(width, rule_length(widths, below), below.width, below.gap)

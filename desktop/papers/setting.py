"""What all setting needs: measuring text in a style, and stacking centred lines in a column. All lengths in pt."""

import unicodedata
from collections.abc import Callable, Iterable

from desktop.papers.layout_parts import Below, BodyLayout, RuleStyle, TextStyle
from desktop.papers.linebreaks import Measure, balanced
from desktop.papers.strips import Face, LineMark, Mark, TextMark, face_of

#: Returns the width of a text set solid in a face, in em (pt at a size of 1 pt).
EmWidth = Callable[[str, Face], float]

#: Height of a single-spaced line of Times, in em (ascent 0.891, descent 0.216, gap 0.042).
SINGLE = 1.149
_DESCENT = 0.258

#: Distance of an underline from the baseline, in em.
_UNDERLINE = 0.11

#: Unicode categories of what has no form in print: control and format characters, surrogates, private, unassigned.
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})


def printable(text: str, style: TextStyle) -> str:
    """Return ``text`` as it is printed in ``style``: NFC, single spaces, nothing invisible."""
    normal = unicodedata.normalize("NFC", " ".join(text.split()))
    if not normal.isprintable():
        normal = "".join(char for char in normal if unicodedata.category(char) not in _INVISIBLE)
    return normal.upper() if style.caps else normal


class Setter:
    """Measures text in the styles of a paper; remembers the widths of words."""

    def __init__(self, em_width: EmWidth) -> None:
        self._em_width = em_width
        self._known: dict[Face, dict[str, float]] = {face: {} for face in Face}

    def measure(self, style: TextStyle) -> Measure:
        """Return the measure of text in ``style``."""
        face, size, known = face_of(style), style.size, self._known[face_of(style)]

        def width_of(text: str) -> float:
            width = known.get(text)
            if width is None:
                width = known[text] = self._em_width(text, face)
            return width * size

        return width_of

    def width(self, text: str, style: TextStyle) -> float:
        """Return the width of ``text`` in ``style``."""
        return self.measure(style)(text)

    def marks(self, x: float, y: float, text: str, style: TextStyle) -> tuple[Mark, ...]:
        """Return ``text`` from ``x`` on its baseline ``y``, underlined where the style is."""
        mark = TextMark(x, y, text, face_of(style), style.size)
        if not style.underline:
            return (mark,)
        under = y + _UNDERLINE * style.size
        return mark, LineMark(x, under, x + self.width(text, style), under, _UNDERLINE / 2 * style.size)


def leading(style: TextStyle, spacing: float = 1.0) -> float:
    """Return the distance from line to line of ``style`` at ``spacing`` single lines."""
    return style.size * SINGLE * spacing


def baseline(style: TextStyle, spacing: float = 1.0) -> float:
    """Return the distance of a line's baseline from its top."""
    return leading(style, spacing) - _DESCENT * style.size


def pitch(style: TextStyle, body: BodyLayout) -> float:
    """Return the distance from line to line of ``style`` in running text."""
    return body.exact_line or leading(style, body.line_spacing)


def pitch_baseline(style: TextStyle, body: BodyLayout) -> float:
    """Return the distance of a line's baseline from its top in running text."""
    return pitch(style, body) - _DESCENT * style.size


class Stack:
    """A column that is filled downwards: centred lines, rules, gaps."""

    def __init__(self, setter: Setter, x: float, width: float) -> None:
        self.marks: list[Mark] = []
        self.y = 0.0
        self._setter = setter
        self._x = x
        self._width = width
        self._set: list[float] = []

    def skip(self, gap: float) -> None:
        """Leave ``gap`` free."""
        self.y += gap

    def title(self, text: str, style: TextStyle, fixed_spaces: bool = False) -> None:
        """Set ``text`` centred, broken by phrase where it is wider than the column.

        ``fixed_spaces`` keeps several spaces in a row: the room for a number.
        """
        shown = printable(text, style)
        if fixed_spaces and self._setter.width(text, style) <= self._width:
            self.lines((text,), style)
            return
        self.lines(balanced(shown, self._setter.measure(style), self._width) if shown else (), style)

    def lines(self, lines: Iterable[str], style: TextStyle) -> None:
        """Set each of ``lines`` centred."""
        self._set = []
        for line in lines:
            width = self._setter.width(line, style)
            x = self._x + (self._width - width) / 2
            self.marks += self._setter.marks(x, self.y + baseline(style), line, style)
            self.y += leading(style)
            self._set.append(width)

    def below(self, below: Below) -> None:
        """Draw the rule, or set the mark, that stands below the lines that were set last."""
        if isinstance(below, RuleStyle):
            self.rule(below)
        elif self._set and below.text:
            self.lines((below.text,), below.style)

    def rule(self, rule: RuleStyle) -> None:
        """Draw ``rule`` centred below the lines that were set last."""
        if not self._set:
            return
        length = rule_length(self._set, rule)
        middle, y = self._x + self._width / 2, self.y + rule.gap - 1
        self.marks.append(LineMark(middle - length / 2, y, middle + length / 2, y, rule.width))
        self.y += rule.gap


def rule_length(widths: list[float], rule: RuleStyle) -> float:
    """Return the length of ``rule`` below lines of ``widths``: by the widest and, where it can be, by the last too."""
    shortest, longest = max(widths) * rule.shortest, widths[-1] * rule.longest
    return (shortest + longest) / 2 if shortest <= longest else shortest

"""Charts as marks: one drawing for the paper and for the window, with the place of every mark that can be clicked.

Bars and lines carry their values in figures, so that a copy in black and white says the same. All lengths in pt.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from desktop.domain.counts import Count
from desktop.papers.chart_bars import STACKED, Bar, bars, extremes
from desktop.papers.chart_blocks import Chart, ChartKind
from desktop.papers.chart_scales import Scale, number_text, scale_for
from desktop.papers.layout_parts import MM, TextStyle
from desktop.papers.linebreaks import first_fit
from desktop.papers.setting import Setter, baseline, leading, printable
from desktop.papers.strips import BoxMark, LineMark, Mark, TextMark, face_of

_LYING = frozenset({ChartKind.BARS, ChartKind.STACKED_BARS})
_LAID_DOWN = {ChartKind.COLUMNS: ChartKind.BARS, ChartKind.STACKED: ChartKind.STACKED_BARS}

_COUNTS = (Count.DONE_ON_TIME, Count.DONE_LATE, Count.OPEN_IN_TIME, Count.OPEN_OVERDUE)

_UPRIGHT_HEIGHT = 75 * MM
_AXIS = 0.75
_GRID = 0.35
_LINE = 1.6
_GAP = 4.0
_DOT = 5.0

#: A mark of a line can be clicked within this much around it.
_REACH = 6.0

#: The bars of a category take this part of its room.
_FILLED = 0.7
_LEAST_BAR = 11.0

#: Names of categories take at most this part of the width of lying bars.
_NAME_SHARE = 0.38


@dataclass(frozen=True, slots=True)
class ChartColours:
    """Colours (``#rrggbb``): of the series in order, from the first again after the last; of lines, letters, ground.

    ``counts`` are those of the four counts in the order of :class:`~desktop.domain.counts.Count`: good is green, late
    is amber, what is still open is blue, overdue is red.
    """

    counts: tuple[str, str, str, str] = ("#2f7d4f", "#e0981e", "#8db8de", "#b3261e")
    series: tuple[str, ...] = ("#1f4e79", "#e08a1e", "#7f7f7f", "#5a9bd5", "#a5371f", "#4f8f4f")
    grid: str = "#bfbfbf"
    ink: str = "#000000"
    ground: str = "#ffffff"

    def of(self, place: int, count: Count | None) -> str:
        """Return the colour of the series at ``place`` that shows ``count``."""
        if count in _COUNTS:
            return self.counts[_COUNTS.index(count)]
        return self.series[place % len(self.series)]


@dataclass(frozen=True, slots=True)
class Hit:
    """The box in which a mark can be clicked, and the key of what is behind it."""

    key: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class DrawnChart:
    """A chart as marks, measured from its top left corner."""

    width: float
    height: float
    marks: tuple[Mark, ...]
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class ChartLook:
    """How a chart is drawn: its letters and its colours."""

    text: TextStyle
    colours: ChartColours = ChartColours()


def draw_chart(chart: Chart, look: ChartLook, setter: Setter, width: float, scale: Scale | None = None) -> DrawnChart:
    """Draw ``chart`` without its title, at most ``width`` wide; on its own scale unless one is given."""
    wanted = min(chart.width * MM or width, width)
    return _ChartSetter(chart, look, setter, scale or chart_scale(chart)).drawn(wanted)


def readable(chart: Chart, style: TextStyle, setter: Setter, width: float) -> Chart:
    """Return ``chart`` with its bars lying where names would not fit below upright ones."""
    if chart.kind not in _LAID_DOWN:
        return chart
    room = 0.9 * min(chart.width * MM or width, width) / max(1, len(chart.categories)) - _GAP
    fits = _widest_word(chart, style, setter) <= room
    return chart if fits else replace(chart, kind=_LAID_DOWN[chart.kind], height=0.0)


def _widest_word(chart: Chart, style: TextStyle, setter: Setter) -> float:
    words = (word for name in chart.categories for word in printable(name, style).split())
    return max(map(setter.measure(style), words), default=0.0)


def chart_scale(chart: Chart) -> Scale:
    """Return the scale that holds all values of ``chart``."""
    return scale_for(list(extremes(chart)), chart.unit)


def pieces(chart: Chart, style: TextStyle, height: float) -> tuple[Chart, ...]:
    """Return ``chart`` in pieces of which none of lying bars is higher than ``height``; the others are one piece."""
    most = max(1, int((height - 4 * leading(style)) / category_height(chart, style)))
    if chart.kind not in _LYING or len(chart.categories) <= most:
        return (chart,)
    starts = range(0, len(chart.categories), most)
    return tuple(_piece(chart, slice(start, start + most)) for start in starts)


def _piece(chart: Chart, part: slice) -> Chart:
    series = tuple(replace(one, values=one.values[part], keys=one.keys[part]) for one in chart.series)
    return replace(chart, categories=chart.categories[part], series=series)


def category_height(chart: Chart, style: TextStyle) -> float:
    """Return the room that a category of lying bars takes."""
    bars = 1 if chart.kind in STACKED else max(1, len(chart.series))
    return max(bars * _LEAST_BAR / _FILLED, 2 * leading(style)) + _GAP


@dataclass(slots=True)
class _Canvas:
    """What has been drawn so far."""

    marks: list[Mark] = field(default_factory=list)
    hits: list[Hit] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Plot:
    """The room between the axes, and the scale along one of them."""

    x: float
    y: float
    width: float
    height: float
    scale: Scale

    def across(self, value: float) -> float:
        """Return where ``value`` is on an axis that runs to the right."""
        return self.x + self.scale.share(value) * self.width

    def up(self, value: float) -> float:
        """Return where ``value`` is on an axis that runs upwards."""
        return self.y + (1 - self.scale.share(value)) * self.height


class _ChartSetter:
    """Draws one chart."""

    def __init__(self, chart: Chart, look: ChartLook, setter: Setter, scale: Scale) -> None:
        self._chart = chart
        self._style = look.text
        self._setter = setter
        self._colours = look.colours
        self._canvas = _Canvas()
        self._scale = scale
        self._width = 0.0

    def drawn(self, width: float) -> DrawnChart:
        self._width = width
        top = self._legend(width)
        height = self._lying(width, top) if self._chart.kind in _LYING else self._upright(width, top)
        return DrawnChart(width, height, tuple(self._canvas.marks), tuple(self._canvas.hits))

    # ── Text and keys ──

    def _text(self, text: str, x: float, top: float, align: float = 0.0) -> None:
        """Write ``text`` with its top at ``top``; ``align`` is the part of its width left of ``x``."""
        used = self._setter.width(text, self._style)
        start = max(0.0, min(x - align * used, self._width - used))
        mark = TextMark(start, top + baseline(self._style), text, face_of(self._style), self._style.size)
        self._canvas.marks.append(mark)

    def _colour(self, index: int) -> str:
        return self._colours.of(index, self._chart.series[index].count)

    def _hit(self, series: int, category: int, box: BoxMark) -> None:
        keys = self._chart.series[series].keys
        if keys and keys[category]:
            self._canvas.hits.append(Hit(keys[category], box.x, box.y, box.width, box.height))

    def _legend(self, width: float) -> float:
        """Draw the names of several series, and the unit; return where the plot may begin."""
        line, x, y = leading(self._style), 0.0, 0.0
        names = [printable(one.name, self._style) for one in self._chart.series] if len(self._chart.series) > 1 else []
        for index, name in enumerate(names):
            needed = line + self._setter.width(name, self._style) + 3 * _GAP
            if x and x + needed > width:
                x, y = 0.0, y + line
            side = 0.6 * line
            self._canvas.marks.append(BoxMark(x, y + 0.25 * line, side, side, self._colour(index)))
            self._text(name, x + side + _GAP, y)
            x += needed
        top = y + line + _GAP if names else 0.0
        if self._chart.unit:
            self._text(f"({printable(self._chart.unit, self._style)})", 0.0, top)
            top += line + _GAP
        return top

    # ── Upright: columns and lines ──

    def _upright(self, width: float, top: float) -> float:
        plot, bottom = self._upright_plot(width, top)
        self._level_lines(plot)
        slot = plot.width / max(1, len(self._chart.categories))
        if self._chart.kind is ChartKind.LINES:
            self._lines(plot, slot)
        else:
            self._columns(plot, slot)
        return bottom

    def _upright_plot(self, width: float, top: float) -> tuple[_Plot, float]:
        line = leading(self._style)
        left = max(self._setter.width(number_text(tick), self._style) for tick in self._scale.ticks) + 2 * _GAP
        slot = (width - left) / max(1, len(self._chart.categories))
        every = self._named_every(slot)
        names = [
            self._name_lines(name, every * slot - _GAP) if index % every == 0 else ()
            for index, name in enumerate(self._chart.categories)
        ]
        below = _GAP + line * max(map(len, names), default=0)
        height = max((self._chart.height * MM or _UPRIGHT_HEIGHT) - top - below - line, 4 * line)
        plot = _Plot(left, top + line, width - left, height, self._scale)
        for index, lines in enumerate(names):
            for number, text in enumerate(lines):
                self._text(text, left + (index + 0.5) * slot, plot.y + height + _GAP + number * line, 0.5)
        return plot, plot.y + height + below

    def _named_every(self, slot: float) -> int:
        """Return of how many points on a line one is named: each, where there is room."""
        needed = _widest_word(self._chart, self._style, self._setter) + _GAP
        return max(1, math.ceil(needed / slot)) if self._chart.kind is ChartKind.LINES else 1

    def _name_lines(self, name: str, width: float) -> tuple[str, ...]:
        return first_fit(printable(name, self._style), self._setter.measure(self._style), width, width)

    def _level_lines(self, plot: _Plot) -> None:
        for tick in self._scale.ticks:
            y = plot.up(float(tick))
            self._canvas.marks.append(LineMark(plot.x, y, plot.x + plot.width, y, *self._line_of(float(tick))))
            self._text(number_text(tick), plot.x - _GAP, y - 0.6 * leading(self._style), 1.0)

    def _line_of(self, tick: float) -> tuple[float, str]:
        return (_AXIS, self._colours.ink) if tick == 0 else (_GRID, self._colours.grid)

    def _columns(self, plot: _Plot, slot: float) -> None:
        for bar in bars(self._chart):
            thickness = _FILLED * slot / bar.beside
            x = plot.x + bar.category * slot + (1 - _FILLED) / 2 * slot + bar.place * thickness
            top, end = plot.up(bar.end), plot.up(bar.start)
            self._bar(bar, BoxMark(x, min(top, end), thickness, abs(end - top), self._colour(bar.series)))
            label = number_text(bar.value)
            if self._setter.width(label, self._style) <= slot / bar.beside and self._has_room(bar, abs(end - top)):
                inside = (abs(end - top) + leading(self._style)) / 2 if bar.stacked else 0.0
                self._label(label, x + thickness / 2, min(top, end) + inside - leading(self._style), bar)

    def _has_room(self, bar: "Bar", length: float) -> bool:
        return not bar.stacked or length >= leading(self._style)

    def _label(self, label: str, x: float, top: float, bar: "Bar") -> None:
        """Write a value; within a bar on a light ground, so that it can be read on any colour."""
        if bar.stacked:
            width = self._setter.width(label, self._style) + 2
            self._canvas.marks.append(
                BoxMark(x - width / 2, top + 1, width, leading(self._style) - 2, self._colours.ground)
            )
        self._text(label, x, top, 0.5)

    def _bar(self, bar: "Bar", box: BoxMark) -> None:
        self._canvas.marks.append(box)
        self._hit(bar.series, bar.category, box)

    def _lines(self, plot: _Plot, slot: float) -> None:
        every = self._named_every(slot)
        for index, series in enumerate(self._chart.series):
            before: tuple[float, float] | None = None
            for category, value in enumerate(series.values):
                if value is None:
                    before = None
                    continue
                point = (plot.x + (category + 0.5) * slot, plot.up(float(value)))
                if before:
                    self._canvas.marks.append(LineMark(*before, *point, _LINE, self._colour(index)))
                self._point(index, category, point)
                if category % every == 0:
                    self._point_label(index, point, number_text(value), plot)
                before = point

    def _point(self, series: int, category: int, point: tuple[float, float]) -> None:
        x, y = point
        self._canvas.marks.append(BoxMark(x - _DOT / 2, y - _DOT / 2, _DOT, _DOT, self._colour(series)))
        self._hit(series, category, BoxMark(x - _REACH, y - _REACH, 2 * _REACH, 2 * _REACH, ""))

    def _point_label(self, series: int, point: tuple[float, float], label: str, plot: _Plot) -> None:
        """Write a value above its point; every other series below it where there is room above the axis."""
        x, y = point
        below = series % 2 == 1 and y + _DOT + leading(self._style) < plot.y + plot.height
        self._text(label, x, y + _DOT / 2 if below else y - leading(self._style) - _DOT / 2, 0.5)

    # ── Lying bars ──

    def _lying(self, width: float, top: float) -> float:
        names = [self._name_lines(name, _NAME_SHARE * width) for name in self._chart.categories]
        line = leading(self._style)
        least = category_height(self._chart, self._style)
        heights = [max(least, len(lines) * line + _GAP) for lines in names]
        widest = max((self._setter.width(text, self._style) for lines in names for text in lines), default=0.0)
        left = widest + 2 * _GAP
        room = max((self._setter.width(number_text(bar.value), self._style) for bar in bars(self._chart)), default=0.0)
        plot = _Plot(left, top, width - left - room - 2 * _GAP, sum(heights), self._scale)
        self._upright_lines(plot)
        y = top
        for index, (lines, height) in enumerate(zip(names, heights, strict=True)):
            self._lying_category(index, lines, plot, y, height)
            y += height
        return y + line + _GAP

    def _upright_lines(self, plot: _Plot) -> None:
        for tick in self._scale.ticks:
            x = plot.across(float(tick))
            self._canvas.marks.append(LineMark(x, plot.y, x, plot.y + plot.height, *self._line_of(float(tick))))
            self._text(number_text(tick), x, plot.y + plot.height + _GAP / 2, 0.5)

    def _lying_category(self, index: int, lines: Sequence[str], plot: _Plot, top: float, height: float) -> None:
        line = leading(self._style)
        for number, text in enumerate(lines):
            self._text(text, plot.x - _GAP, top + (height - len(lines) * line) / 2 + number * line, 1.0)
        for bar in bars(self._chart, index):
            thickness = _FILLED * height / bar.beside
            y = top + (1 - _FILLED) / 2 * height + bar.place * thickness
            x0, x1 = sorted((plot.across(bar.start), plot.across(bar.end)))
            self._bar(bar, BoxMark(x0, y, x1 - x0, thickness, self._colour(bar.series)))
            self._lying_label(bar, x0, x1, y + (thickness - line) / 2)

    def _lying_label(self, bar: "Bar", x0: float, x1: float, top: float) -> None:
        label = number_text(bar.value)
        if not bar.stacked:
            self._text(label, x1 + _GAP, top)
        elif self._setter.width(label, self._style) + 2 <= x1 - x0:
            self._label(label, (x0 + x1) / 2, top, bar)

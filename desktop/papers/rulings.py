"""The lines of a page: those that go on from row to row become one, those drawn twice are drawn once."""

from collections.abc import Iterator

from desktop.papers.strips import LineMark

#: Both ends of a line on the canvas, whose y runs upwards.
Line = tuple[float, float, float, float]

#: Width and colour of a line.
Look = tuple[float, str]

_EPSILON = 0.01


class Lines:
    """Collects the lines of a page from the top down."""

    def __init__(self) -> None:
        self._uprights: dict[tuple[Look, float], tuple[float, float]] = {}
        self._levels: set[tuple[Look, Line]] = set()
        self._done: dict[Look, list[Line]] = {}

    def add(self, mark: LineMark, left: float, top: float) -> None:
        """Add ``mark`` of a strip whose top left corner is at ``left``, ``top``."""
        look = (mark.width, mark.colour)
        if mark.x0 == mark.x1:
            self._upright(look, left + mark.x0, top - mark.y0, top - mark.y1)
            return
        line = (left + mark.x0, top - mark.y0, left + mark.x1, top - mark.y1)
        key = (look, (line[0], round(line[1], 2), line[2], round(line[3], 2)))
        if key not in self._levels:
            self._levels.add(key)
            self._done.setdefault(look, []).append(line)

    def _upright(self, look: Look, x: float, start: float, end: float) -> None:
        before = self._uprights.get((look, x))
        if before and abs(before[1] - start) < _EPSILON:
            start = before[0]
        elif before:
            self._done.setdefault(look, []).append((x, *_both(before, x)))
        self._uprights[look, x] = (start, end)

    def by_look(self) -> Iterator[tuple[Look, list[Line]]]:
        """Yield the lines, those of the same look together."""
        for (look, x), ends in self._uprights.items():
            self._done.setdefault(look, []).append((x, *_both(ends, x)))
        self._uprights.clear()
        yield from self._done.items()


def _both(ends: tuple[float, float], x: float) -> tuple[float, float, float]:
    return ends[0], x, ends[1]

"""Fill pages with strips; no drawing here."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from desktop.papers.strips import Strip

#: What a page takes beyond its height, in pt: less than the gap that a line has below its letters.
_EPSILON = 0.1

#: What a table leaves free below itself, in pt: word processors count its outer lines, and round each row.
_BELOW_TABLE = 1.0


@dataclass(frozen=True, slots=True)
class Placed:
    """A strip and the distance of its top from the top of the text area, in pt."""

    top: float
    strip: Strip


@dataclass(slots=True)
class _Page:
    """A page being filled."""

    height: float
    placed: list[Placed] = field(default_factory=list)
    used: float = 0.0

    def takes(self, chain: Sequence[Strip]) -> bool:
        spare = -_EPSILON if chain[-1].head is None else _BELOW_TABLE
        return self._end_of(chain) <= self.height - spare

    def _end_of(self, chain: Sequence[Strip]) -> float:
        end = self.used
        for strip in chain:
            end += (strip.space_before if end else _head_height(strip)) + strip.height
        return end

    def add(self, strip: Strip) -> None:
        if self.placed:
            self.used += strip.space_before
        elif strip.head is not None:
            self._put(strip.head)
        self._put(strip)

    def closed(self) -> tuple[Placed, ...]:
        if not self.placed:
            return ()
        *before, last = self.placed
        return (*before, replace(last, strip=last.strip.closed()))

    def _put(self, strip: Strip) -> None:
        self.placed.append(Placed(self.used, strip))
        self.used += strip.height


def _head_height(strip: Strip) -> float:
    return strip.head.height if strip.head is not None else 0.0


def paginate(strips: Iterable[Strip], height: float) -> Iterator[tuple[Placed, ...]]:
    """Yield pages of ``height`` pt filled with ``strips`` in order; strips held together share a page that takes them.

    A page is handed on as soon as it is full: of a long list only one page is held at a time.
    """
    page = _Page(height)
    for chain in _chains(strips):
        if page.placed and (chain[0].breaks or not page.takes(chain)):
            yield page.closed()
            page = _Page(height)
        for strip in chain:
            if page.placed and not page.takes((strip,)):
                yield page.closed()
                page = _Page(height)
            page.add(strip)
    yield page.closed()


def _chains(strips: Iterable[Strip]) -> Iterator[list[Strip]]:
    chain: list[Strip] = []
    for strip in strips:
        if strip.breaks and chain:
            yield chain
            chain = []
        chain.append(strip)
        if not strip.keep:
            yield chain
            chain = []
    if chain:
        yield chain


class Tail:
    """The last strips of a stream, with ``count`` body lines at least, held back for a signature that may follow."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._held: deque[Strip] = deque()
        self._lines = 0

    def push(self, strip: Strip) -> Iterator[Strip]:
        """Take ``strip`` in, and yield what need not be held back any longer."""
        self._held.append(strip)
        self._lines += strip.lines
        while self._held and self._lines - self._held[0].lines >= self._count:
            first = self._held.popleft()
            self._lines -= first.lines
            yield first

    def kept(self) -> Iterator[Strip]:
        """Yield the strips, held together with what follows."""
        return (strip.kept() for strip in self.rest())

    def rest(self) -> Iterator[Strip]:
        """Yield the strips."""
        while self._held:
            yield self._held.popleft()
        self._lines = 0

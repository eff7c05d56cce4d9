"""Fill pages with strips; no drawing here."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from desktop.papers.strips import Strip

_EPSILON = 0.01


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
        return self._end_of(chain) <= self.height + _EPSILON

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


def paginate(strips: Iterable[Strip], height: float) -> tuple[tuple[Placed, ...], ...]:
    """Fill pages of ``height`` pt with ``strips`` in order; strips held together share a page that can take them."""
    pages = [_Page(height)]
    for chain in _chains(strips):
        if not pages[-1].takes(chain) and pages[-1].placed:
            pages.append(_Page(height))
        _place(chain, pages)
    return tuple(page.closed() for page in pages)


def _place(chain: Sequence[Strip], pages: list[_Page]) -> None:
    for strip in chain:
        if not pages[-1].takes((strip,)) and pages[-1].placed:
            pages.append(_Page(pages[-1].height))
        pages[-1].add(strip)


def _chains(strips: Iterable[Strip]) -> Iterator[list[Strip]]:
    chain: list[Strip] = []
    for strip in strips:
        chain.append(strip)
        if not strip.keep:
            yield chain
            chain = []
    if chain:
        yield chain


def keep_lines_with_end(strips: Sequence[Strip], count: int) -> list[Strip]:
    """Hold the last ``count`` body lines of ``strips`` together with what follows them."""
    kept = list(strips)
    index = len(kept)
    while index and count > 0:
        index -= 1
        count -= kept[index].lines
        kept[index] = kept[index].kept()
    return kept

"""Draws strips on the pages of a reportlab canvas, whose y runs upwards."""

import io
from collections.abc import Iterable
from typing import TYPE_CHECKING

from desktop.papers.layout_parts import MM, PageSetup
from desktop.papers.pages import Placed
from desktop.papers.rulings import Lines
from desktop.papers.strips import (
    BLACK,
    BookmarkMark,
    BoxMark,
    Face,
    LineMark,
    PictureMark,
    TextMark,
    TurnedMark,
)

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_HALF_TURN = 180

_Other = BoxMark | PictureMark | TurnedMark | BookmarkMark


class Drawing:
    """Draws marks page by page; lines lie below boxes and pictures, those below the text."""

    def __init__(self, canvas: "Canvas", names: dict[Face, str]) -> None:
        self._canvas = canvas
        self._names = names
        self._left = self._top = self._sheet_top = 0.0
        self._bookmarks = 0
        self._level = -1
        self._part_title = ""
        self._part_is_named = False

    def begin_part(self, title: str) -> None:
        """Begin a part; its ``title`` stands in the outline for its own first entry."""
        self._part_title = title
        self._part_is_named = False

    def begin_page(self, page: PageSetup, number: int) -> None:
        """Begin page ``number`` (from 1) of a part."""
        self._canvas.setPageSize((page.width * MM, page.height * MM))
        self._left = page.left_on(number) * MM
        self._top = (page.height - page.top) * MM
        self._sheet_top = page.height * MM
        if number == 1 and self._part_title:
            self._bookmark(BookmarkMark(self._part_title, 0), self._sheet_top)
            self._part_is_named = True

    def mark_sheet(self, mark: TextMark) -> None:
        """Draw a mark of the sheet, outside the text area."""
        self._texts([(self._sheet_top, mark)], left=0.0)

    def page(self, placed: Iterable[Placed]) -> None:
        """Draw a page's strips and end the page."""
        texts: list[tuple[float, TextMark]] = []
        others: list[tuple[float, _Other]] = []
        lines = Lines()
        for one in placed:
            top = self._top - one.top
            for mark in one.strip.marks:
                if isinstance(mark, TextMark):
                    texts.append((top, mark))
                elif isinstance(mark, LineMark):
                    lines.add(mark, self._left, top)
                else:
                    others.append((top, mark))
        self._lines(lines)
        for top, other in others:
            self._other(other, top)
        self._texts(texts, self._left)
        self._canvas.showPage()

    def _lines(self, lines: Lines) -> None:
        """Draw lines, those of the same width and colour in one go."""
        for (width, colour), alike in lines.by_look():
            self._canvas.setLineWidth(width)
            self._canvas.setStrokeColor(_colour(colour))
            self._canvas.lines(alike)

    def _other(self, mark: _Other, top: float) -> None:
        match mark:
            case BoxMark():
                self._box(mark, top)
            case PictureMark():
                self._picture(mark, top)
            case TurnedMark():
                self._turned(mark, top)
            case BookmarkMark():
                self._part_bookmark(mark, top)

    def _box(self, mark: BoxMark, top: float) -> None:
        self._canvas.setFillColor(_colour(mark.colour))
        x, y = self._left + mark.x, top - mark.y - mark.height
        self._canvas.rect(x, y, mark.width, mark.height, stroke=0, fill=1)
        self._canvas.setFillColor(_colour(BLACK))

    def _picture(self, mark: PictureMark, top: float) -> None:
        from reportlab.lib.utils import ImageReader

        x, y = self._left + mark.x, top - mark.y - mark.height
        self._canvas.drawImage(ImageReader(io.BytesIO(mark.data)), x, y, mark.width, mark.height)

    def _turned(self, mark: TurnedMark, top: float) -> None:
        x, y = self._left + mark.x, top - mark.y
        self._canvas.saveState()
        self._canvas.translate(x, y)
        self._canvas.rotate(_HALF_TURN)
        self._canvas.translate(-x, -y)
        self._texts([(top, one) for one in mark.marks], self._left)
        self._canvas.restoreState()

    def _texts(self, marks: Iterable[tuple[float, TextMark]], left: float) -> None:
        text = self._canvas.beginText()
        font: tuple[Face, float] | None = None
        spaced = 0.0
        for top, mark in marks:
            if (mark.face, mark.size) != font:
                font = (mark.face, mark.size)
                text.setFont(self._names[mark.face], mark.size)
            text.setTextOrigin(left + mark.x, top - mark.y)
            if mark.word_space != spaced:
                spaced = mark.word_space
                text.setWordSpace(spaced)
            text.textOut(mark.text)
        self._canvas.drawText(text)

    def _part_bookmark(self, mark: BookmarkMark, top: float) -> None:
        """Add an entry of the outline, but for the first one of a part that has a title of its own."""
        if mark.level == 0 and self._part_is_named:
            self._part_is_named = False
        else:
            self._bookmark(mark, top)

    def _bookmark(self, mark: BookmarkMark, top: float) -> None:
        """Add an entry of the outline, no more than a level below the one before it."""
        self._bookmarks += 1
        self._level = min(mark.level, self._level + 1)
        key = f"b{self._bookmarks}"
        self._canvas.bookmarkPage(key, fit="XYZ", left=0, top=top)
        self._canvas.addOutlineEntry(mark.title, key, self._level, closed=False)


def _colour(code: str) -> tuple[float, float, float]:
    """Return ``#rrggbb`` as parts of red, green and blue, 0 to 1."""
    red, green, blue = bytes.fromhex(code.removeprefix("#"))
    return red / 255, green / 255, blue / 255

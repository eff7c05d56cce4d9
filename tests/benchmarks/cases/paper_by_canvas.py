"""The peer of long lists: a bare reportlab canvas, its own line breaks from word widths that it remembers, no rules."""

import io
import sys

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from desktop.papers.fonts import find_fonts
from tests.benchmarks.cases.long_paper import COLUMNS, ROWS
from tests.benchmarks.harness import Part

FONT, SIZE, LEADING = "F", 13, 15
WIDTH, HEIGHT, MARGIN = 842, 595, 57
PAD = 4


class Words:
    """Breaks text into lines."""

    def __init__(self) -> None:
        self._widths: dict[str, float] = {}

    def lines(self, text: str, room: float) -> list[str]:
        """Return ``text`` in lines of at most ``room``."""
        lines: list[str] = []
        line: list[str] = []
        used = 0.0
        for word in text.split():
            width = self._width(word)
            if line and used + width > room:
                lines.append(" ".join(line))
                line, used = [], 0.0
            line.append(word)
            used += width
        return [*lines, " ".join(line)]

    def _width(self, word: str) -> float:
        width = self._widths.get(word)
        if width is None:
            width = self._widths[word] = pdfmetrics.stringWidth(word + " ", FONT, SIZE)
        return width


def draw(kind: str, count: int) -> bytes:
    """Return the list as a PDF."""
    total = sum(column.share for column in COLUMNS[kind])
    widths = [column.share / total * (WIDTH - 2 * MARGIN) for column in COLUMNS[kind]]
    buffer, words = io.BytesIO(), Words()
    canvas = Canvas(buffer, pagesize=(WIDTH, HEIGHT), initialFontName=FONT)  # type: ignore[arg-type]  # types-reportlab takes the name for a number
    canvas.setFont(FONT, SIZE)
    top, left = float(HEIGHT - MARGIN), 0.0
    for row in ROWS[kind](count):
        cells = [words.lines(text, width - 2 * PAD) for text, width in zip(row.cells, widths, strict=True)]
        height = LEADING * max(map(len, cells)) + PAD
        if top - height < MARGIN:
            canvas.showPage()
            canvas.setFont(FONT, SIZE)
            top = HEIGHT - MARGIN
        left = MARGIN
        for lines, width in zip(cells, widths, strict=True):
            for index, line in enumerate(lines):
                canvas.drawString(left + PAD, top - LEADING * (index + 1), line)
            canvas.rect(left, top - height, width, height)
            left += width
        top -= height
    canvas.save()
    return buffer.getvalue()


if __name__ == "__main__":
    pdfmetrics.registerFont(TTFont(FONT, str(find_fonts().regular)))
    draw(sys.argv[1], 3)
    with Part():
        made = draw(sys.argv[1], int(sys.argv[2]))
    print(f"{len(made)} bytes")

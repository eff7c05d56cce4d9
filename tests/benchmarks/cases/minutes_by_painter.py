"""The peer of the minutes: the same words on as many pages, painted by Qt, as the second paper of a session."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QMarginsF, QRectF, Qt
from PySide6.QtGui import QFont, QGuiApplication, QPageLayout, QPageSize, QPainter, QPdfWriter

from desktop.papers.attendees import attendance_sentence
from desktop.papers.minutes import MinutesRecord
from tests.benchmarks.cases.long_review import long_review
from tests.benchmarks.harness import Part
from tests.papers.samples import annual_review

WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignJustify)
DOTS_PER_INCH = 1200  # at fewer, QPdfWriter spaces letters badly
POINT = DOTS_PER_INCH / 72
GAP = 6 * POINT
CONCLUSION_WIDTHS = (0.06, 0.4, 0.2, 0.2, 0.14)
ATTENDEE_WIDTHS = (0.08, 0.3, 0.44, 0.18)


class Pages:
    """Fills pages from top to bottom with paragraphs and ruled rows."""

    def __init__(self, path: Path) -> None:
        self._writer = QPdfWriter(str(path))
        self._writer.setResolution(DOTS_PER_INCH)
        self._writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        self._writer.setPageMargins(QMarginsF(30, 20, 15, 20), QPageLayout.Unit.Millimeter)
        self._painter = QPainter(self._writer)
        self._painter.setFont(QFont("Liberation Serif", 14))
        self._width, self._height = self._painter.window().width(), self._painter.window().height()
        self._top = 0.0
        self.count = 1

    def paragraph(self, text: str) -> None:
        """Paint a justified paragraph."""
        (area,) = self._areas([text], [1.0])
        self._painter.drawText(area, WRAPPED, text)
        self._top = area.bottom() + GAP

    def row(self, texts: list[str], widths: tuple[float, ...]) -> None:
        """Paint a row of a table, each cell with its border."""
        areas = self._areas(texts, list(widths))
        height = max(area.height() for area in areas) + 2 * GAP
        for area, text in zip(areas, texts, strict=True):
            self._painter.drawText(area.translated(0, GAP), WRAPPED, text)
            self._painter.drawRect(QRectF(area.left() - GAP, area.top(), area.width() + 2 * GAP, height))
        self._top = areas[0].top() + height

    def end(self) -> None:
        """Close the file."""
        self._painter.end()

    def new_page(self) -> None:
        """Go on at the top of another page."""
        self._writer.newPage()
        self._top = 0.0
        self.count += 1

    def _areas(self, texts: list[str], widths: list[float]) -> list[QRectF]:
        """Return where each text goes, side by side; on a new page when the highest doesn't fit on this one."""
        lefts = [sum(widths[:number]) * self._width for number in range(len(widths))]
        rooms = [
            QRectF(left + GAP, self._top, width * self._width - 2 * GAP, self._height)
            for left, width in zip(lefts, widths, strict=True)
        ]
        areas = [
            QRectF(room.topLeft(), self._painter.boundingRect(room, WRAPPED, text).size())
            for room, text in zip(rooms, texts, strict=True)
        ]
        for area, room in zip(areas, rooms, strict=True):
            area.setWidth(room.width())
        if max(area.bottom() for area in areas) + 2 * GAP <= self._height:
            return areas
        self.new_page()
        return self._areas(texts, widths)


def paragraphs(record: MinutesRecord) -> Iterator[str]:
    """What the minutes say before the conclusions, near enough."""
    head = record.meeting.head
    yield from (record.office.name, "BIÊN BẢN", head.title, f"Địa điểm: {head.place}")
    yield from (f"Chủ tọa: {head.chair}, {head.chair_title}", f"Thư ký: {head.secretary}, {head.secretary_title}")
    yield attendance_sentence(record.meeting.attendees)
    yield from (f"{item.id}. {item.title}" for item in record.meeting.agenda)
    yield from (f"{said.id}. {said.speaker}, {said.unit}: {said.text}" for said in record.meeting.contributions)


def paint(record: MinutesRecord, path: Path) -> int:
    """Paint the minutes of ``record`` into a PDF and return how many pages it has."""
    pages = Pages(path)
    for text in paragraphs(record):
        pages.paragraph(text)
    for one in record.meeting.conclusions:
        due = one.due.text if one.due else ""
        lead = record.lead_units.get(one.lead_unit_id or 0, "")
        pages.row([str(one.number), one.text, lead, "; ".join(one.coordinating_units), due], CONCLUSION_WIDTHS)
    pages.paragraph("Biên bản được lập xong, đọc lại cho mọi người cùng nghe và thống nhất.")
    pages.new_page()
    for person in record.meeting.attendees:
        pages.row([str(person.id), person.name, f"{person.title}, {person.unit}", "Có mặt"], ATTENDEE_WIDTHS)
    pages.end()
    return pages.count


if __name__ == "__main__":
    application = QGuiApplication([])
    with tempfile.TemporaryDirectory() as folder:
        paint(annual_review(), Path(folder, "first.pdf"))
        with Part():
            page_count = paint(long_review(), Path(folder, "minutes.pdf"))
        print(f"{page_count} pages")

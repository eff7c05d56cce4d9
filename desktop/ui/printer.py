"""Paper on a printer: as fine as the printer can, each page in its own size and orientation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtWidgets import QProgressDialog, QWidget

from desktop.words import tr

if TYPE_CHECKING:  # the paper and printing libraries come in with these: not before a paper is shown
    from PySide6.QtPrintSupport import QPrinter

    from desktop.services.previews import PageImage, Preview

#: Dots per inch above which a printed letter looks the same and only takes more memory.
_FINEST_PRINT = 600

#: A page is drawn so many lines of dots at a time: a whole one of the finest takes more than 100 MB.
_LINES_AT_ONCE = 800

#: Milliseconds of printing before it is worth a word.
_PATIENCE = 700

_POINTS_PER_INCH = 72


def to_image(drawn: PageImage) -> QImage:
    """Return a drawn page as Qt's picture; it looks into the page's own bytes, which must live as long."""
    return QImage(drawn.pixels, drawn.width, drawn.height, drawn.stride, QImage.Format.Format_RGB32)


def choose_printer(parent: QWidget, pages: int) -> QPrinter | None:
    """Let the person choose a printer, copies, sides and pages; ``None`` when they leave."""
    from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange)
    dialog.setMinMax(1, pages)
    return printer if dialog.exec() else None


class Outcome(StrEnum):
    """What became of a paper that was sent to a printer."""

    PRINTED = "printed"
    STOPPED = "stopped"
    REFUSED = "refused"


def print_paper(paper: Preview, printer: QPrinter, parent: QWidget | None = None) -> Outcome:
    """Print the pages of ``paper`` that ``printer`` was told (all without a choice); return what became of it.

    Copies that the printer doesn't make by itself are printed one after the other. Before ``parent`` it is said how far
    it is, and the person can stop it.
    """
    pages = sheets(list(_pages(paper, printer)), _copies(printer))
    if not pages:
        return Outcome.STOPPED
    told = _progress(parent, len(pages))
    painter, going = QPainter(), True
    for done, page in enumerate(pages):
        told.setValue(done)
        if told.wasCanceled():
            printer.abort()
            break
        if page is not None:
            printer.setPageLayout(_layout(paper.page_size(page)))
        going = printer.newPage() if done else painter.begin(printer)
        if not going:
            break
        if page is not None:
            _draw_page(paper, page, painter, printer)
    painter.end()
    stopped = told.wasCanceled()
    told.deleteLater()
    if not going:
        return Outcome.REFUSED
    return Outcome.STOPPED if stopped else Outcome.PRINTED


def _pages(paper: Preview, printer: QPrinter) -> Iterator[int]:
    """Return the pages that are to be printed: "1-3, 5" of the dialog, else all."""
    wanted = printer.pageRanges()
    for page in range(paper.page_count):
        if wanted.isEmpty() or wanted.contains(page + 1):
            yield page


@dataclass(frozen=True, slots=True)
class Copies:
    """How often and in which order pages are printed, as far as the printer leaves it to the program."""

    count: int = 1
    collated: bool = True
    both_sides: bool = False
    last_first: bool = False


def sheets(pages: Sequence[int], copies: Copies) -> list[int | None]:
    """Return ``pages`` in the order and as often as they are to be printed; ``None`` is the empty back of a sheet.

    A copy that ends on the front of a sheet printed on both sides leaves its back empty: the next copy begins on a
    sheet of its own.
    """
    ordered: list[int | None] = [*reversed(pages)] if copies.last_first else [*pages]
    if not copies.collated:
        return [page for page in ordered for _ in range(copies.count)]
    back: list[int | None] = [None] if copies.both_sides and len(ordered) % 2 else []
    return [*(ordered + back) * (copies.count - 1), *ordered]


def _copies(printer: QPrinter) -> Copies:
    """Return what the person chose in the dialog; a printer that makes copies by itself is left to it."""
    sides = (printer.DuplexMode.DuplexLongSide, printer.DuplexMode.DuplexShortSide)
    return Copies(
        1 if printer.supportsMultipleCopies() else max(1, printer.copyCount()),
        printer.collateCopies(),
        printer.duplex() in sides,
        printer.pageOrder() is printer.PageOrder.LastPageFirst,
    )


def _progress(parent: QWidget | None, pages: int) -> QProgressDialog:
    told = QProgressDialog(tr("Đang gửi văn bản tới máy in…"), tr("Dừng"), 0, pages, parent)
    told.setWindowModality(Qt.WindowModality.WindowModal)
    told.setMinimumDuration(_PATIENCE)
    return told


def _layout(size: tuple[float, float]) -> QPageLayout:
    """Return the layout of a page of this size in points, without margins: the paper brings its own."""
    width, height = size
    upright = QSizeF(min(size), max(size))
    orientation = QPageLayout.Orientation.Portrait if width <= height else QPageLayout.Orientation.Landscape
    page_size = QPageSize(upright, QPageSize.Unit.Point)
    layout = QPageLayout(page_size, orientation, QMarginsF(), QPageLayout.Unit.Point, QMarginsF())
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout


def _draw_page(paper: Preview, page: int, painter: QPainter, printer: QPrinter) -> None:
    resolution = min(printer.resolution(), _FINEST_PRINT)
    width, height = (round(points / _POINTS_PER_INCH * resolution) for points in paper.page_size(page))
    dots = printer.resolution() / resolution
    for top in range(0, height, _LINES_AT_ONCE):
        lines = min(_LINES_AT_ONCE, height - top)
        drawn = paper.band(page, width, top, lines)
        painter.drawImage(QRectF(0, top * dots, drawn.width * dots, drawn.height * dots), to_image(drawn))

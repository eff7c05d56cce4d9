"""Paper on a printer: as fine as the printer can, each page in its own size and orientation."""

from __future__ import annotations

from collections.abc import Iterator
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


def print_paper(paper: Preview, printer: QPrinter, parent: QWidget | None = None) -> bool:
    """Print the pages of ``paper`` that ``printer`` was told (all without a choice); return whether it was all done.

    Before ``parent`` it is said how far it is, and the person can stop it.
    """
    pages = list(_pages(paper, printer))
    if not pages:
        return False
    told = _progress(parent, len(pages))
    printer.setPageLayout(_layout(paper.page_size(pages[0])))
    painter = QPainter(printer)
    for done, page in enumerate(pages):
        told.setValue(done)
        if told.wasCanceled():
            printer.abort()
            break
        if done:
            printer.setPageLayout(_layout(paper.page_size(page)))
            printer.newPage()
        _draw_page(paper, page, painter, printer)
    painter.end()
    stopped = told.wasCanceled()
    told.deleteLater()
    return not stopped


def _pages(paper: Preview, printer: QPrinter) -> Iterator[int]:
    """Return the pages that are to be printed: "1-3, 5" of the dialog, else all."""
    wanted = printer.pageRanges()
    for page in range(paper.page_count):
        if wanted.isEmpty() or wanted.contains(page + 1):
            yield page


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

"""The pages of a paper on the screen, one under the other as they will be printed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from desktop.ui.printer import Outcome, print_paper, to_image
from desktop.words import tr

if TYPE_CHECKING:  # the paper and printing libraries come in with these: not before a paper is shown
    from PySide6.QtPrintSupport import QPrinter

    from desktop.services.previews import Preview


#: Pixels between two pages and around them.
_GAP = 12


#: How much one step of zooming enlarges, and how small and large a page may get (1.0 is its size on paper).
_STEP, _SMALLEST, _LARGEST = 1.2, 0.3, 4.0


#: A page wider than this on the screen is no easier to read: what "fit" makes of it at most.
_WIDEST_FIT = 1.25


_POINTS_PER_INCH = 72


class PaperView(QAbstractScrollArea):
    """The pages of a paper, drawn when they come into sight. Page keys turn pages, Ctrl with + - 0 zooms."""

    #: Another page is in sight, or the paper or its size is different.
    moved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paper: Preview | None = None
        self._sizes: tuple[tuple[float, float], ...] = ()
        self._zoom: float | None = None
        self._drawn: dict[int, QPixmap] = {}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Trang giấy"))
        self.viewport().setBackgroundRole(QPalette.ColorRole.Mid)
        self.verticalScrollBar().valueChanged.connect(lambda _: self.moved.emit())

    # ── What it shows ──

    def show_paper(self, pdf: bytes) -> None:
        """Show a paper in place of the former one, at the page and size that one had."""
        from desktop.services.previews import open_paper

        page = self.page
        self.clear()
        self._paper = open_paper(pdf)
        self._sizes = tuple(map(self._paper.page_size, range(self._paper.page_count)))
        self._arrange()
        self.turn_to(min(page, len(self._sizes) - 1))

    def clear(self) -> None:
        """Show no paper."""
        if self._paper is not None:
            self._paper.close()
        self._paper, self._sizes = None, ()
        self._arrange()

    @property
    def page_count(self) -> int:
        """The number of pages."""
        return len(self._sizes)

    @property
    def page(self) -> int:
        """The page (from 0) that takes the middle of the view."""
        middle = self.verticalScrollBar().value() + self.viewport().height() // 3
        tops = [rect.top() for rect in self._page_rects()]
        return max((place for place, top in enumerate(tops) if top <= middle), default=0)

    @property
    def scale(self) -> float:
        """How large a page is shown; 1.0 is as large as on paper."""
        if self._zoom is not None or not self._sizes:
            return self._zoom or 1.0
        widest = max(width for width, _ in self._sizes) * self._pixels_per_point
        room = self.viewport().width() - 2 * _GAP
        return min(max(room / widest, _SMALLEST), _WIDEST_FIT)

    def turn_to(self, page: int) -> None:
        """Bring the top of a page into sight."""
        rects = list(self._page_rects())
        if 0 <= page < len(rects):
            self.verticalScrollBar().setValue(rects[page].top() - _GAP)

    def zoom_by(self, steps: int) -> None:
        """Enlarge by so many steps, or make smaller."""
        self._set_zoom(min(max(self.scale * _STEP**steps, _SMALLEST), _LARGEST))

    def fit_width(self) -> None:
        """Make the pages as wide as the view."""
        self._set_zoom(None)

    def _set_zoom(self, zoom: float | None) -> None:
        page = self.page
        self._zoom = zoom
        self._arrange()
        self.turn_to(page)

    # ── Where pages stand ──

    @property
    def _pixels_per_point(self) -> float:
        return self.logicalDpiX() / _POINTS_PER_INCH

    def _page_sizes(self) -> Iterator[QSize]:
        factor = self.scale * self._pixels_per_point
        for width, height in self._sizes:
            yield QSize(round(width * factor), round(height * factor))

    def _page_rects(self) -> Iterator[QRect]:
        """Return where the pages stand on a long sheet, each in the middle of it."""
        sizes = list(self._page_sizes())
        sheet = max([self.viewport().width(), *(size.width() + 2 * _GAP for size in sizes)])
        top = _GAP
        for size in sizes:
            yield QRect((sheet - size.width()) // 2, top, size.width(), size.height())
            top += size.height() + _GAP

    def _arrange(self) -> None:
        self._drawn.clear()
        rects = list(self._page_rects())
        height = rects[-1].bottom() + _GAP if rects else 0
        width = max((rect.width() for rect in rects), default=0) + 2 * _GAP
        view = self.viewport().size()
        for bar, length, shown in (
            (self.verticalScrollBar(), height, view.height()),
            (self.horizontalScrollBar(), width, view.width()),
        ):
            bar.setRange(0, max(0, length - shown))
            bar.setPageStep(shown)
            bar.setSingleStep(self.fontMetrics().lineSpacing() * 2)
        self.viewport().update()
        self.moved.emit()

    # ── What Qt asks ──

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stay at the page that is looked at."""
        page = self.page
        super().resizeEvent(event)
        self._arrange()
        if self._zoom is None:
            self.turn_to(page)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pages that are in sight."""
        painter = QPainter(self.viewport())
        offset = QPointF(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())
        in_sight: set[int] = set()
        for place, rect in enumerate(self._page_rects()):
            placed = QRectF(rect).translated(offset)
            if placed.intersects(QRectF(event.rect())):
                in_sight.add(place)
                painter.drawPixmap(placed.topLeft(), self._pixmap(place, rect.width()))
                painter.setPen(self.palette().color(QPalette.ColorRole.Shadow))
                painter.drawRect(placed)
        painter.end()
        if event.rect() == self.viewport().rect():
            self._drawn = {place: drawn for place, drawn in self._drawn.items() if place in in_sight}

    def _pixmap(self, page: int, width: int) -> QPixmap:
        if page not in self._drawn and self._paper is not None:
            ratio = self.devicePixelRatioF()
            drawn = self._paper.image(page, round(width * ratio))
            pixmap = QPixmap.fromImage(to_image(drawn))
            pixmap.setDevicePixelRatio(ratio)
            self._drawn[page] = pixmap
        return self._drawn[page]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn pages and zoom."""
        key, control = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if control and key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_by(1)
        elif control and key == Qt.Key.Key_Minus:
            self.zoom_by(-1)
        elif control and key == Qt.Key.Key_0:
            self.fit_width()
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self.turn_to(self.page + (1 if key == Qt.Key.Key_PageDown else -1))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.turn_to(0 if key == Qt.Key.Key_Home else self.page_count - 1)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, else scroll."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
        else:
            super().wheelEvent(event)

    # ── Printing ──

    def print_on(self, printer: QPrinter) -> Outcome:
        """Print the paper, or the pages that the printer was told; return what became of it."""
        return print_paper(self._paper, printer, self) if self._paper is not None else Outcome.STOPPED

"""A paper on the screen, page under page as it will be printed, and the way from there to a file or a printer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPalette,
    QPixmap,
    QResizeEvent,
    QShortcut,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QDialog,
    QFileDialog,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.ui import theme
from desktop.ui.printer import Outcome, choose_printer, print_paper, to_image
from desktop.ui.theme import Tone
from desktop.ui.wrapped_row import WrappedRow
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

#: The size of a window that shows nothing but a paper, where the screen has room for it.
_DIALOG = QSize(900, 680)


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


class PaperPanel(QWidget):
    """A paper with its buttons: save as PDF, print, zoom; and what stands there while there is none."""

    #: The person wants the paper saved here.
    save_wanted = Signal(Path)
    #: The paper was sent to a printer.
    printed = Signal()
    #: The printer did not take it; what to say.
    not_printed = Signal(str)
    #: The person wants the paper that was not made by itself.
    wanted = Signal()

    def __init__(self, file_name: Callable[[], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._file_name = file_name
        self.view = PaperView(self)
        self._instead = QWidget(self)
        self._none = QLabel(self._instead)
        self._offer = QPushButton(self._instead)
        self._offer.setObjectName("offer")
        self._offer.setAutoDefault(False)
        self._offer.clicked.connect(self.wanted)
        self._where = QLabel(self)
        self._bar = WrappedRow(self, even=False)
        self.save_button = self._button(tr("Lưu PDF…"), "Ctrl+S", self.ask_where_to_save)
        self.print_button = self._button(tr("In…"), "", self.ask_how_to_print)
        self.print_button.setToolTip(tr("In (Ctrl+P)"))  # the window's key, wherever the focus is
        self._zoom_buttons = [
            self._button("−", "Ctrl+-", lambda: self.view.zoom_by(-1), tr("Thu nhỏ")),
            self._button("+", "Ctrl++", lambda: self.view.zoom_by(1), tr("Phóng to")),
            self._button(tr("Vừa bề ngang"), "Ctrl+0", self.view.fit_width),
        ]
        self._first_buttons = [self.save_button, self.print_button]
        self.view.moved.connect(self._say_where)
        self._lay_out()
        self.show_none("")

    def _button(self, text: str, keys: str, do: Callable[[], None], name: str = "") -> QPushButton:
        button = QPushButton(text, self)
        shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        button.setToolTip(f"{name or text} ({shown})")
        button.setAccessibleName(name or text)
        button.setAutoDefault(False)
        button.clicked.connect(do)
        if not keys:
            return button
        shortcut = QShortcut(QKeySequence(keys), self, do)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        return button

    def add_button(self, text: str, keys: str, do: Callable[[], None]) -> QPushButton:
        """Add a button beside those for saving and printing."""
        button = self._button(text, keys, do)
        self._first_buttons.append(button)
        self._arrange_buttons()
        return button

    def _arrange_buttons(self) -> None:
        self._bar.hold([*self._first_buttons, self._where, *self._zoom_buttons])

    def _lay_out(self) -> None:
        self._none.setWordWrap(True)
        self._none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for button in self._zoom_buttons[:2]:
            button.setFixedWidth(button.fontMetrics().averageCharWidth() * 6)
        self._where.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._where.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._arrange_buttons()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._bar)
        column.addWidget(self.view, 1)
        column.addWidget(self._instead, 1)
        instead = QVBoxLayout(self._instead)
        instead.addStretch()
        instead.addWidget(self._none)
        instead.addWidget(self._offer, 0, Qt.AlignmentFlag.AlignCenter)
        instead.addStretch()
        self.setFocusProxy(self.view)

    # ── What it shows ──

    def show_paper(self, pdf: bytes) -> None:
        """Show a paper."""
        self._set_shown(paper=True)
        self.view.show_paper(pdf)

    def show_none(self, why: str, offer: str = "") -> None:
        """Show no paper and say why; ``offer`` stands on a button that asks for it all the same (:attr:`wanted`)."""
        self.view.clear()
        self._none.setText(why)
        self._offer.setText(offer)
        self._set_shown(paper=False)

    def _set_shown(self, *, paper: bool) -> None:
        self.view.setVisible(paper)
        self._instead.setVisible(not paper)
        self._offer.setVisible(bool(self._offer.text()))
        for button in (self.save_button, self.print_button, *self._zoom_buttons):
            button.setEnabled(paper)

    def _say_where(self) -> None:
        place = tr("Trang {page}/{count}").format(page=self.view.page + 1, count=self.view.page_count)
        self._where.setText(f"{place}   {self.view.scale:.0%}" if self.view.page_count else "")
        theme.paint_text(self._where, Tone.QUIET)

    @property
    def has_paper(self) -> bool:
        """Whether there is a paper to print."""
        return self.print_button.isEnabled()

    # ── What its buttons do ──

    def ask_where_to_save(self) -> None:
        """Let the person choose a file; the paper is saved there as PDF."""
        if not self.save_button.isEnabled():
            return
        chosen, _ = QFileDialog.getSaveFileName(self, tr("Lưu văn bản"), self._file_name(), tr("Văn bản PDF (*.pdf)"))
        if chosen:
            self.save_wanted.emit(Path(chosen if chosen.casefold().endswith(".pdf") else f"{chosen}.pdf"))

    def ask_how_to_print(self) -> None:
        """Let the person choose a printer; the paper is printed there."""
        if not self.print_button.isEnabled():
            return
        printer = choose_printer(self, self.view.page_count)
        if printer is not None:
            self._print_on(printer)

    def _print_on(self, printer: QPrinter) -> None:
        match self.view.print_on(printer):
            case Outcome.PRINTED:
                self.printed.emit()
            case Outcome.REFUSED:
                text = tr("Máy in “{printer}” không nhận văn bản. Hãy xem máy in đã bật và sẵn sàng chưa, rồi in lại.")
                self.not_printed.emit(text.format(printer=printer.printerName() or printer.outputFileName()))
            case Outcome.STOPPED:
                pass


class PaperDialog(QDialog):
    """A paper in a window of its own."""

    def __init__(self, title: str, pdf: bytes, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.paper = PaperPanel(lambda: f"{title}.pdf", self)
        QShortcut(QKeySequence("Ctrl+P"), self, self.paper.ask_how_to_print)
        column = QVBoxLayout(self)
        column.addWidget(self.paper)
        room = self.screen().availableSize()
        self.resize(min(_DIALOG.width(), room.width()), min(_DIALOG.height(), room.height() - 40))
        self.paper.show_paper(pdf)

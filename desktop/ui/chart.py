"""A chart in the window: the drawing of the paper, whose marks open their rows by mouse and by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen, QResizeEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop import wording
from desktop.ui import theme
from desktop.ui.theme import Tone

if TYPE_CHECKING:  # the paper libraries come in with these: not before a chart is shown
    from desktop.services.charts import Chart, ChartColours, ChartPicture

_POINTS_PER_INCH = 72

#: A chart is drawn at least this wide, in letters; narrower room shows it smaller.
_NARROWEST = 60

#: The frame around the current mark, in pixels.
_FRAME = 2

_BACK = (Qt.Key.Key_Left, Qt.Key.Key_Up)
_ON = (Qt.Key.Key_Right, Qt.Key.Key_Down)


def window_colours(palette: QPalette) -> ChartColours:
    """Return the colours of charts on this palette's background: the four counts as in tiles and lists."""
    from desktop.services.charts import ChartColours

    counts = (Tone.GOOD, Tone.LATE, Tone.ACCENT, Tone.BAD)
    good, late, still_open, overdue = (theme.colour(tone, palette).name() for tone in counts)
    return ChartColours(
        counts=(good, late, still_open, overdue),
        series=tuple(theme.colour(tone, palette).name() for tone in (Tone.QUIET, Tone.ACCENT, Tone.LATE)),
        grid=palette.color(QPalette.ColorRole.Mid).name(),
        ink=palette.color(QPalette.ColorRole.WindowText).name(),
        ground=palette.color(QPalette.ColorRole.Base).name(),
    )


class ChartView(QWidget):
    """A chart as wide as there is room. Arrow keys go from mark to mark, Enter or a click opens one."""

    #: The mark with this key is to be opened.
    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chart: Chart | None = None
        self._picture: ChartPicture | None = None
        self._renderer: QSvgRenderer | None = None
        self._current = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    # ── What it shows ──

    def show_chart(self, chart: Chart) -> None:
        """Show a chart in place of the former one."""
        self._chart, self._current = chart, 0
        self._draw()

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the marks that can be opened, in the order in which the arrow keys go through them."""
        return tuple(hit.key for hit in self._picture.hits) if self._picture else ()

    def said(self, key: str) -> str:
        """Return what a mark shows, in words: "Tỉnh đoàn – Hoàn thành đúng hạn: 5 nhiệm vụ"."""
        from desktop.services.charts import mark_place

        if self._chart is None or not key:
            return ""
        place, category = mark_place(key)
        series = self._chart.series[place]
        value = wording.number(series.values[category] or 0)
        return f"{self._chart.categories[category]} – {series.name}: {value} {self._chart.unit}"

    def _draw(self) -> None:
        """Make the drawing for the width, the letters and the colours that there are."""
        from desktop.services.charts import chart_picture

        if self._chart is None:
            return
        size, width = self.font().pointSizeF(), max(self.width(), self._narrowest()) / self._dots
        self._picture = chart_picture(self._chart, width, size, window_colours(self.palette()))
        self._renderer = QSvgRenderer(QByteArray(self._picture.svg), self)
        self.setFixedHeight(round(self._picture.height * self._factor))
        self._tell_current()
        self.update()

    @property
    def _dots(self) -> float:
        """Pixels in a point."""
        return self.logicalDpiX() / _POINTS_PER_INCH

    def _narrowest(self) -> int:
        return self.fontMetrics().averageCharWidth() * _NARROWEST

    @property
    def _factor(self) -> float:
        """Pixels of the window in a point of the drawing."""
        return self.width() / self._picture.width if self._picture else self._dots

    # ── Marks ──

    def _key_at(self, place: QPointF) -> str | None:
        if self._picture is None:
            return None
        return self._picture.key_at(place.x() / self._factor, place.y() / self._factor)

    def _mark_box(self, place: int) -> QRectF:
        if self._picture is None or place >= len(self._picture.hits):
            return QRectF()
        hit, factor = self._picture.hits[place], self._factor
        return QRectF(hit.x * factor, hit.y * factor, hit.width * factor, hit.height * factor)

    def _go(self, place: int) -> None:
        self._current = min(max(place, 0), max(len(self.keys) - 1, 0))
        self._tell_current()
        self.update()
        box = self._mark_box(self._current)
        if not box.isEmpty():
            QToolTip.showText(self.mapToGlobal(box.bottomLeft().toPoint()), self.accessibleDescription(), self)

    def _tell_current(self) -> None:
        keys = self.keys
        self.setAccessibleDescription(self.said(keys[self._current]) if keys else "")

    # ── What Qt asks ──

    def sizeHint(self) -> QSize:
        """Ask for the room of the narrowest drawing."""
        return QSize(self._narrowest(), self.height())

    def minimumSizeHint(self) -> QSize:
        """Return a width at which a drawing can still be made out."""
        return QSize(self._narrowest() // 2, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw anew for another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Draw anew in other colours or letters."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._draw()

    def paintEvent(self, _: QPaintEvent) -> None:
        """Draw the chart, and a frame around the current mark while the keyboard is here."""
        if self._renderer is None:
            return
        painter = QPainter(self)
        self._renderer.render(painter, QRectF(self.rect()))
        if self.hasFocus():
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.WindowText), _FRAME))
            painter.drawRect(self._mark_box(self._current).adjusted(-_FRAME, -_FRAME, _FRAME, _FRAME))
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from mark to mark, open the current one."""
        keys, key = self.keys, event.key()
        if key in _BACK or key in _ON:
            self._go(self._current + (1 if key in _ON else -1))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go(0 if key == Qt.Key.Key_Home else len(keys) - 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and keys:
            self.opened.emit(keys[self._current])
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show a hand over what can be opened."""
        found = self._key_at(event.position())
        self.setCursor(Qt.CursorShape.PointingHandCursor if found else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the mark that was clicked."""
        found = self._key_at(event.position())
        if found and event.button() is Qt.MouseButton.LeftButton:
            self.opened.emit(found)

    def event(self, event: QEvent) -> bool:
        """Say what the mark under the mouse shows."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            self._say(event.globalPos(), self._key_at(QPointF(event.pos())) or "")
            return True
        return super().event(event)

    def _say(self, place: QPoint, key: str) -> None:
        QToolTip.showText(place, self.said(key), self)

"""Widgets side by side that go on in a next row where there is no more room: nothing is pushed out at the side."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

#: Pixels between the widgets.
GAP = 6


class WrappedRow(QWidget):
    """A row of widgets; those of one row share its width when they may grow (up to their largest).

    Where they take several rows these are ``even``, or each is as full as it can be. Hidden widgets take no room. Until
    it is seen, and its width known, it asks for the height of one row.
    """

    def __init__(self, parent: QWidget | None = None, *, even: bool = True) -> None:
        super().__init__(parent)
        self._widgets: list[QWidget] = []
        self._is_even = even
        self._is_placed = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_widgets(self, widgets: Sequence[QWidget]) -> None:
        """Show ``widgets`` in place of those that are there."""
        for old in self._widgets:
            old.hide()
            old.deleteLater()
        self.hold(widgets)
        for widget in widgets:
            widget.show()
        self._arrange()

    def hold(self, widgets: Sequence[QWidget]) -> None:
        """Arrange ``widgets``, which whoever made them shows and hides."""
        self._widgets = list(widgets)
        for widget in widgets:
            hidden = widget.isHidden()
            widget.setParent(self)
            widget.setHidden(hidden)
        self._arrange()

    @property
    def _seen(self) -> list[QWidget]:
        return [widget for widget in self._widgets if not widget.isHidden()]

    def minimumSizeHint(self) -> QSize:
        """Return room for the widget that needs the most, alone in its row."""
        return QSize(max(map(_least, self._seen), default=0), self.height())

    def sizeHint(self) -> QSize:
        """Ask for no more than that."""
        return self.minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the widgets in the width there is."""
        super().resizeEvent(event)
        self._is_placed = True
        if event.size().width() != event.oldSize().width():
            self._arrange()

    def event(self, event: QEvent) -> bool:
        """Arrange the widgets anew when one asks for another size."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._arrange()
        return super().event(event)

    def _arrange(self) -> None:
        top = 0
        for row in self._rows():
            height = max(widget.sizeHint().height() for widget in row)
            for widget, left, width in zip(row, *self._places(row), strict=True):
                widget.setGeometry(QRect(left, top, width, height))
            top += height + GAP
        self.setFixedHeight(max(0, top - GAP))
        self.updateGeometry()

    def _rows(self) -> list[list[QWidget]]:
        """Return the widgets row by row; where asked of equal rows rather than a full one and one widget below."""
        if not self._is_placed:
            return [self._seen] if self._seen else []
        found = self._filled(max(self.width(), 1))
        if len(found) < 2 or not self._is_even:
            return found
        seen = self._seen
        even = -(-len(seen) // len(found))
        return [seen[start : start + even] for start in range(0, len(seen), even)]

    def _filled(self, room: int) -> list[list[QWidget]]:
        rows: list[list[QWidget]] = []
        left = room
        for widget in self._seen:
            needed = _wanted(widget) + GAP
            if not rows or left + GAP < needed:
                rows.append([])
                left = room
            rows[-1].append(widget)
            left -= needed
        return rows

    def _places(self, row: Sequence[QWidget]) -> tuple[list[int], list[int]]:
        """Return where the widgets of a row begin, and how wide they are."""
        spare = max(0, self.width() - sum(_wanted(widget) + GAP for widget in row) + GAP)
        growing = [bool(widget.sizePolicy().expandingDirections()) for widget in row]
        more = spare // max(1, sum(growing))
        widths = [
            min(_wanted(widget) + (more if grows else 0), widget.maximumWidth(), self.width())
            for widget, grows in zip(row, growing, strict=True)
        ]
        return [sum(widths[:place]) + place * GAP for place in range(len(row))], widths


def _wanted(widget: QWidget) -> int:
    """Return the width that a widget asks for, within what it may have."""
    return min(max(widget.sizeHint().width(), widget.minimumWidth()), widget.maximumWidth())


def _least(widget: QWidget) -> int:
    """Return the width without which a widget can't be read: what it asks for, unless it can do with less."""
    least, wanted = max(widget.minimumSizeHint().width(), widget.minimumWidth()), _wanted(widget)
    return least if 0 < least < wanted else wanted

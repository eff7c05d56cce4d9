"""A line that offers what fits the letters typed: people, units, what else has a name."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop.domain.units import Unit, UnitDirectory
from desktop.presenters.typeahead import Suggestion

T = TypeVar("T")
Suggest = Callable[[str], Sequence[Suggestion[T]]]

#: Suggestions offered at once; more than that is read slower than one more letter is typed.
OFFERS = 10

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _RoomyLines(QStyledItemDelegate):
    """Lines with room for the marks over capital letters."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the usual size and some height."""
        return super().sizeHint(option, index) + QSize(0, option.fontMetrics.height() // 2)


class SuggestLine(QLineEdit, Generic[T]):
    """A line that offers what fits the letters typed; with ``several``, for the last of names parted by semicolons.

    ↓ ↑ choose, Enter or Tab take, Esc hides the offers so that the text stays as it was typed. Any text may be typed.
    """

    #: A suggestion was taken; its value.
    taken = Signal(object)

    def __init__(self, suggest: Suggest[T], parent: QWidget | None = None, *, several: bool = False) -> None:
        super().__init__(parent)
        self._suggest = suggest
        self._several = several
        self._offered: tuple[Suggestion[T], ...] = ()
        self._list = QListView()
        self._texts = QStringListModel(self._list)  # the list may stay a moment longer than the line
        self._list.setModel(self._texts)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._list.setUniformItemSizes(True)
        self._list.setItemDelegate(_RoomyLines(self._list))
        self._list.clicked.connect(self._take_clicked)
        self._list.hide()
        self._list.setParent(self)
        self.destroyed.connect(self._list.deleteLater)
        self.textEdited.connect(lambda _: self._look_up())

    @property
    def offers(self) -> tuple[Suggestion[T], ...]:
        """What is offered now; nothing while the offers are hidden."""
        return self._offered if self._list.isVisible() else ()

    def _typed(self) -> str:
        return self.text().rpartition(";")[2].strip() if self._several else self.text().strip()

    def _look_up(self, *, everything: bool = False) -> None:
        typed = self._typed()
        found = tuple(self._suggest(typed)[:OFFERS]) if typed or everything else ()
        if len(found) == 1 and found[0].text == typed and not found[0].detail:
            found = ()
        self._offered = found
        self._texts.setStringList([" — ".join(filter(None, (one.text, one.detail))) for one in found])
        self._list.setVisible(bool(found))
        if found:
            self._place_list()
            self._list.setCurrentIndex(self._texts.index(0))

    def _place_list(self) -> None:
        """Put the offers under the line, over it where there is no room; inside the window, so no system moves them."""
        window = self.window()
        self._list.setParent(window)
        wanted = self._list.sizeHintForRow(0) * len(self._offered) + 2 * self._list.frameWidth()
        above, below = self.mapTo(window, QPoint(0, 0)), self.mapTo(window, QPoint(0, self.height()))
        room = window.height() - below.y()
        under = room >= min(wanted, above.y())
        height = min(wanted, room if under else above.y())
        self._list.setGeometry(below.x(), below.y() if under else above.y() - height, self.width(), height)
        self._list.show()
        self._list.raise_()

    def _take_clicked(self, index: QModelIndex) -> None:
        self._take(index.row())

    def _take(self, place: int) -> None:
        suggestion = self._offered[place]
        before = self.text().rpartition(";")[0].strip() if self._several else ""
        self.setText(f"{before}; {suggestion.text}" if before else suggestion.text)
        self.setModified(True)
        self._list.hide()
        self.taken.emit(suggestion.value)

    def event(self, event: QEvent) -> bool:
        """Take Tab and Esc while something is offered, before they leave the line or reach a shortcut."""
        if isinstance(event, QKeyEvent) and self.offers:
            if event.type() == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Tab:
                self._take(self._list.currentIndex().row())
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose among the offers; Down asks for all of them."""
        key = event.key()
        if not self.offers and key == Qt.Key.Key_Down:
            self._look_up(everything=True)
        elif self.offers and key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._step(1 if key == Qt.Key.Key_Down else -1)
        elif self.offers and key in _ENTER:
            self._take(self._list.currentIndex().row())
        elif self.offers and key == Qt.Key.Key_Escape:
            self._list.hide()
        else:
            super().keyPressEvent(event)

    def _step(self, by: int) -> None:
        place = (self._list.currentIndex().row() + by) % len(self._offered)
        self._list.setCurrentIndex(self._texts.index(place))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Offer nothing any more."""
        super().focusOutEvent(event)
        self._list.hide()


class UnitLine(SuggestLine[Unit]):
    """Finds a unit by any of its spellings; an abbreviation or a spelling becomes the official name when it is left."""

    def __init__(self, units: UnitDirectory, *, several: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(self._matching, parent, several=several)
        self._units = units

    def _matching(self, typed: str) -> tuple[Suggestion[Unit], ...]:
        return tuple(Suggestion(unit, unit.name) for unit in self._units.matching(typed))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Write the official name where a full spelling or abbreviation was typed."""
        super().focusOutEvent(event)
        if not self._several and event.reason() is not Qt.FocusReason.PopupFocusReason:
            found = self._units.find(self.text()) if self.text().strip() else None
            if found is not None and found.name != self.text():
                self.setText(found.name)

"""A field for the name of a unit: a few letters without marks find it."""

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QWidget

from desktop.domain.units import UnitDirectory

#: Units offered at once; more than that is read slower than one more letter is typed.
_MOST = 12


class UnitLine(QLineEdit):
    """Completes the name of a unit by any of its spellings; with ``several``, names parted by semicolons."""

    def __init__(self, units: UnitDirectory, *, several: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._units = units
        self._several = several
        self._names = QStringListModel(self)
        self._offer = QCompleter(self._names, self)
        self._popup = QListView(self)
        self._offer.setPopup(self._popup)
        self._offer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._offer.setWidget(self)
        self._offer.activated.connect(self._take)
        self._popup.installEventFilter(self)
        self.textEdited.connect(self._look_up)

    def _current(self) -> str:
        return self.text().rpartition(";")[2].strip() if self._several else self.text().strip()

    def _look_up(self) -> None:
        typed = self._current()
        names = [unit.name for unit in self._units.matching(typed)[:_MOST]] if typed else []
        if not names or names == [typed]:
            self._popup.hide()
            return
        self._names.setStringList(names)
        self._offer.complete()
        self._popup.setCurrentIndex(self._names.index(0))

    def _take(self, name: str) -> None:
        before = self.text().rpartition(";")[0].strip() if self._several else ""
        self.setText(f"{before}; {name}" if before else name)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Tab take the name that is offered, as Enter does, and go on to the next field."""
        if watched is self._popup and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            index = self._popup.currentIndex()
            if event.key() == Qt.Key.Key_Tab and index.isValid():
                self._popup.hide()
                self._take(str(index.data()))
                self.focusNextChild()
                return True
        return super().eventFilter(watched, event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Write the official name where a full spelling or abbreviation was typed."""
        super().focusOutEvent(event)
        if not self._several and event.reason() is not Qt.FocusReason.PopupFocusReason:
            found = self._units.find(self.text()) if self.text().strip() else None
            if found is not None and found.name != self.text():
                self.setText(found.name)

"""The fields of a row in a review: each with its cell, which can be corrected, and what the ledger says now."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QLineEdit, QScrollArea, QWidget

from desktop.presenters.review_fields import FieldView, field_views
from desktop.presenters.review_rows import ReviewRow
from desktop.ui import theme
from desktop.ui.pages import import_row_texts as texts
from desktop.ui.theme import Tone
from desktop.words import tr


class CellEdit(QLineEdit):
    """The text of a cell; Enter, or leaving it, hands over what was typed, Esc forgets it."""

    #: The cell should say this.
    corrected = Signal(str)
    #: The person is through with the cell.
    left = Signal()

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._given = text
        self.setCursorPosition(0)
        self.setToolTip(text)
        self.editingFinished.connect(self.hand_over)
        self.returnPressed.connect(self.left)

    def hand_over(self) -> None:
        """Tell of what was typed, once."""
        typed = self.text().strip()
        if typed != self._given:
            self._given = typed
            self.corrected.emit(typed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Forget what was typed on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.setText(self._given)
            self.left.emit()
        else:
            super().keyPressEvent(event)


class RowFields(QScrollArea):
    """The fields of a row, one below the other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.edits: dict[str, CellEdit] = {}

    def show_row(self, row: ReviewRow, corrected: Callable[[str, str], None], left: Callable[[], None]) -> None:
        """Show the fields of ``row``; those that stand in a cell can be corrected."""
        inside = QWidget(self)
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 6, 0)
        grid.setColumnStretch(2, 1)
        self.edits = {}
        shown = [view for view in field_views(row) if view.cell or texts.value_text(view.value)]
        for line, view in enumerate(shown):
            self._add(grid, line * 2, view, corrected, left)
        grid.setRowStretch(len(shown) * 2, 1)
        self.setWidget(inside)

    def clear(self) -> None:
        """Show nothing."""
        self.edits = {}
        self.setWidget(QWidget(self))

    def _add(
        self,
        grid: QGridLayout,
        line: int,
        view: FieldView,
        corrected: Callable[[str, str], None],
        left: Callable[[], None],
    ) -> None:
        label = QLabel(texts.field_label(view))
        cell = QLabel(view.cell)
        theme.paint_text(cell, Tone.QUIET)
        grid.addWidget(label, line, 0)
        grid.addWidget(cell, line, 1)
        if view.cell:
            grid.addWidget(self._edit(label, view, corrected, left), line, 2)
        else:
            grid.addWidget(_wrapped(texts.value_text(view.value)), line, 2)
        below = _below(view)
        if below is not None:
            grid.addWidget(below, line + 1, 2)

    def _edit(
        self, label: QLabel, view: FieldView, corrected: Callable[[str, str], None], left: Callable[[], None]
    ) -> CellEdit:
        edit = CellEdit(texts.cell_text(view))
        edit.setAccessibleName(f"{label.text()} {view.cell}")
        edit.corrected.connect(lambda text: corrected(view.cell, text))
        edit.left.connect(left)
        label.setBuddy(edit)
        self.edits[view.cell] = edit
        return edit


def _wrapped(text: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _below(view: FieldView) -> QLabel | None:
    """Return what the ledger says now, where the row says something else."""
    if not view.differs:
        return None
    label = _wrapped(tr("Trong sổ đang ghi: {before}").format(before=texts.value_text(view.before) or tr("(trống)")))
    theme.paint_text(label, Tone.ACCENT)
    return label

"""The section Trình bày: the numbers of the layout that an office may change, each within what the rules allow."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop import wording
from desktop.domain.errors import ThuKyError
from desktop.papers.overrides import Choice, Range, Value
from desktop.presenters.settings import LayoutRow, SettingsPresenter
from desktop.ui import theme
from desktop.ui.dialogs.form_fields import Remark, choice
from desktop.ui.pages.meeting_typing import set_text
from desktop.ui.theme import Tone
from desktop.wording.paper_parts import LAYOUT_GROUPS
from desktop.words import tr

#: No number of a layout is larger.
_MOST = 999

Take = Callable[[Value], None]


@dataclass(frozen=True, slots=True)
class _Editor:
    """A field of the layout on screen: where it is changed, and what takes it back to the usual."""

    field: QWidget
    show: Callable[[Value], None]
    reset: QToolButton
    title: QLabel


class LayoutSection(QWidget):
    """A row a number, in the order of a page; what differs from the usual is bold and can be taken back."""

    def __init__(self, presenter: SettingsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self.editors: dict[str, _Editor] = {}
        self.failure = Remark(self)
        self.reset_all = QPushButton(tr("Trả &tất cả về mẫu"), self)
        self.reset_all.clicked.connect(presenter.reset_layout)
        self._rows = QWidget(self)
        self._about = QLabel(self)
        self._about.setWordWrap(True)
        self._column = QVBoxLayout(self)
        for widget in (self._about, self.failure, self._rows):
            self._column.addWidget(widget)
        self._column.addWidget(self.reset_all, alignment=Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch(1)
        self.setFocusProxy(self._rows)

    def show_layout(self, profile: str, rows: Sequence[LayoutRow]) -> None:
        """Show the numbers; the rows are made anew when another profile has others."""
        self.failure.say("")
        text = tr("Các con số theo thể thức “{profile}”; số nào cơ quan đổi thì in đậm. ↺ trả về mẫu.")
        self._about.setText(text.format(profile=profile))
        if tuple(self.editors) != tuple(row.path for row in _in_page_order(rows)):
            self._make_rows(rows)
        for row in rows:
            self._show_row(row)
        self.reset_all.setEnabled(any(row.own for row in rows))

    def show_failure(self, path: str, error: ThuKyError) -> None:
        """Say why a value was not taken, and show the one that stands."""
        self.failure.say(wording.error_sentence(error), Tone.BAD)
        if self._presenter.shown is not None:
            for row in self._presenter.shown.layout:
                if row.path == path:
                    self._show_row(row)

    def _show_row(self, row: LayoutRow) -> None:
        editor = self.editors[row.path]
        editor.show(row.value)
        editor.reset.setVisible(row.own)
        theme.larger(editor.title, 1.0, bold=row.own)

    # ── How rows are made ──

    def _make_rows(self, rows: Sequence[LayoutRow]) -> None:
        old, self._rows = self._rows, QWidget(self)
        self._column.replaceWidget(old, self._rows)
        old.deleteLater()
        self.editors.clear()
        grid = QGridLayout(self._rows)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(1, 1)
        for group, members in groupby(_in_page_order(rows), lambda row: wording.layout_group(row.path)):
            heading = QLabel(group, self._rows)
            theme.larger(heading, 1.05, bold=True)
            grid.addWidget(heading, grid.rowCount(), 0, 1, 3)
            for row in members:
                self._add_row(grid, row)
        self.setFocusProxy(next(iter(self.editors.values())).field)

    def _add_row(self, grid: QGridLayout, row: LayoutRow) -> None:
        name = wording.layout_field(row.path)
        editor = self._editor(row, name)
        self.editors[row.path] = editor
        editor.field.setAccessibleName(name)
        editor.title.setBuddy(editor.field)
        editor.title.setWordWrap(True)
        place = grid.rowCount()
        for column, widget in enumerate((editor.title, editor.field, editor.reset)):
            grid.addWidget(widget, place, column)

    def _editor(self, row: LayoutRow, name: str) -> _Editor:
        take = partial(self._presenter.set_value, row.path)
        field, show = _field(row, take)
        field.setParent(self._rows)
        reset = QToolButton(self._rows)
        reset.setText("↺")
        says = tr("Trả về mẫu: {usual}").format(usual=_said(row.usual))
        reset.setToolTip(says)
        reset.setAccessibleName(f"{name}: {says}")
        reset.clicked.connect(lambda: take(row.usual))
        kept = reset.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        reset.setSizePolicy(kept)
        return _Editor(field, show, reset, QLabel(name, self._rows))


def _in_page_order(rows: Sequence[LayoutRow]) -> list[LayoutRow]:
    order = list(LAYOUT_GROUPS)
    return sorted(rows, key=lambda row: order.index(row.path.split(".", 1)[0]))


def _said(value: Value) -> str:
    return wording.layout_choice(value) if isinstance(value, str) else f"{value:g}".replace(".", ",")


def _field(row: LayoutRow, take: Take) -> tuple[QWidget, Callable[[Value], None]]:
    match row.accepted:
        case Range():
            return _number_field(row.accepted, take)
        case Choice():
            return _choice_field(row.accepted, take)
        case _:
            return _text_field(take)


def _number_field(accepted: Range, take: Take) -> tuple[QWidget, Callable[[Value], None]]:
    box = _NumberBox(accepted)
    box.setToolTip(tr("Từ {low} đến {high}").format(low=_said(accepted.low), high=_said(accepted.high)))
    box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    box.installEventFilter(_WheelGuard(box))
    box.valueChanged.connect(take)

    def show(value: Value) -> None:
        box.blockSignals(True)
        box.setValue(float(value))
        box.blockSignals(False)

    return box, show


def _choice_field(accepted: Choice, take: Take) -> tuple[QWidget, Callable[[Value], None]]:
    box: QComboBox = choice([(wording.layout_choice(value), str(value)) for value in accepted.of], None)
    box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    box.installEventFilter(_WheelGuard(box))
    box.activated.connect(lambda: take(str(box.currentData())))
    return box, lambda value: box.setCurrentIndex(box.findData(str(value)))


def _text_field(take: Take) -> tuple[QWidget, Callable[[Value], None]]:
    line = QLineEdit()
    line.editingFinished.connect(lambda: take(line.text().strip()))
    return line, lambda value: set_text(line, str(value))


class _NumberBox(QDoubleSpinBox):
    """A number without needless zeros (20; 67,5). Steps stay within the range; typing beyond it is refused later."""

    def __init__(self, accepted: Range) -> None:
        super().__init__()
        self._accepted = accepted
        self.setDecimals(0 if accepted.whole else 1)
        self.setRange(0, _MOST)
        self.setSingleStep(1 if accepted.whole else 0.5)
        self.setKeyboardTracking(False)

    def stepBy(self, steps: int) -> None:
        """Step, as far as the range goes."""
        wanted = self.value() + steps * self.singleStep()
        self.setValue(min(max(wanted, self._accepted.low), self._accepted.high))

    def textFromValue(self, value: float) -> str:
        """Return the number as it is shown."""
        return f"{value:g}".replace(".", self.locale().decimalPoint())


class _WheelGuard(QObject):
    """Lets the wheel scroll the page, and change a number only where the keyboard is."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the wheel to the page."""
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)

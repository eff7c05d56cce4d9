"""Which grid of figures is shown: of which year, indicator and unit, what of them, and which rows of it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QLineEdit, QWidget

from desktop import wording
from desktop.domain.collation import sort_key
from desktop.domain.figure_grid import Shown
from desktop.domain.year_parts import PartKind
from desktop.presenters.figures import FiguresPresenter
from desktop.services.figures import FigureGrid
from desktop.ui import theme
from desktop.ui.choices import Options, fill
from desktop.ui.command_bar import page_head
from desktop.ui.pages.figure_words import measure_name
from desktop.ui.units_switch import units_switch
from desktop.ui.wrapped_row import WrappedRow
from desktop.words import ntr, tr

#: The least width of the filter, in letters.
_FILTER = 20


class FigureChoices:
    """The fields of ``page`` by which the grid is chosen; each asks the presenter for another one."""

    def __init__(self, page: QWidget, presenter: FiguresPresenter) -> None:
        self._page = page
        self._presenter = presenter
        self.title = QLabel(tr("Số liệu năm"), page)
        self.years = _choice(tr("Năm"), page)
        self.indicators = _choice(tr("Tên chỉ tiêu"), page, letters=18)
        self.units = _choice(tr("Đơn vị"), page, letters=14)
        self.kinds = _choice(tr("Kỳ"), page)
        self.shown = _choice(tr("Nội dung"), page)
        self.scales = _choice(tr("Đơn vị tính"), page)
        self.as_today = units_switch(page)
        self.owing = QCheckBox(page)
        self.filter_box = QLineEdit(page)
        theme.larger(self.title, 1.4, bold=True)
        theme.larger(self.years, 1.2, bold=True)
        self._connect()

    def _connect(self) -> None:
        for box in (self.years, self.indicators, self.units, self.kinds, self.shown):
            box.activated.connect(self._refine)
        self.as_today.toggled.connect(self._refine)
        self.scales.activated.connect(lambda: self._presenter.choose_scale(self.scales.currentData()))
        self.owing.toggled.connect(self._filter)
        self.filter_box.textChanged.connect(self._filter)

    # ── How it is built ──

    def head(self, commands: Sequence[QAction]) -> WrappedRow:
        """Return the head of the page: the year, and its commands."""
        return page_head([self.title, self.years], commands, self._page)

    def subject(self) -> QHBoxLayout:
        """Return the row of what the grid is about."""
        return _row(*_labelled(tr("C&hỉ tiêu:"), self.indicators), *_labelled(tr("Đơ&n vị:"), self.units), self.scales)

    def filters(self) -> WrappedRow:
        """Return the row of what is shown of it."""
        self.filter_box.setPlaceholderText(tr("Lọc: gõ vài chữ, không cần dấu (Ctrl+F)"))
        self.filter_box.setAccessibleName(tr("Lọc danh sách"))
        self.filter_box.setClearButtonEnabled(True)
        self.filter_box.setMinimumWidth(_FILTER * self._page.fontMetrics().averageCharWidth())
        row = WrappedRow(self._page, even=False)
        row.hold([self.kinds, self.shown, self.owing, self.as_today, self.filter_box])
        return row

    # ── What is asked for ──

    def _refine(self) -> None:
        self._presenter.refine(
            replace(
                self._presenter.wish,
                year=self.years.currentData(),
                kind=PartKind(self.kinds.currentData()),
                shown=Shown(self.shown.currentData()),
                indicator_id=self.indicators.currentData(),
                unit_id=self.units.currentData(),
                as_today=self.as_today.isChecked(),
            )
        )

    def _filter(self) -> None:
        self._presenter.filter(self.filter_box.text(), only_owing=self.owing.isChecked())

    def focus_filter(self) -> None:
        """Go to the filter."""
        self.filter_box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter_box.selectAll()

    # ── What is shown ──

    def show_grid(self, grid: FigureGrid) -> None:
        """Show what can be chosen and what is."""
        self._show_choices(grid)
        self._show_scales()
        owing = self._presenter.owing()
        self.owing.setText(
            ntr("&Chưa báo cáo đủ ({count} đơn vị)", "&Chưa báo cáo đủ ({count} đơn vị)", owing).format(count=owing)
        )
        self.owing.setVisible(grid.wish.unit_id is None)
        self.as_today.setVisible(grid.has_successors)

    def _show_choices(self, grid: FigureGrid) -> None:
        wish = grid.wish
        fill(self.years, [(str(year), year) for year in _with(grid.years, wish.year)], wish.year)
        names = [(f"{one.name} ({measure_name(one.measure)})", one.id) for one in grid.indicators.all()]
        fill(self.indicators, list(names), wish.indicator_id)
        self.indicators.setEnabled(wish.unit_id is None and bool(names))
        everyone: Options = [(tr("Mọi đơn vị"), None)]
        end = grid.columns[-1].end
        units = sorted((sort_key(unit.name_on(end)), unit.name_on(end), unit.id) for unit in grid.units.units())
        fill(self.units, everyone + [(name, unit_id) for _, name, unit_id in units], wish.unit_id)
        fill(self.kinds, _options(PartKind), wish.kind)
        fill(self.shown, _options(Shown), wish.shown)

    def _show_scales(self) -> None:
        scales = self._presenter.scales()
        options: Options = [(one.name or measure_name(one.measure.unit), one.name) for one in scales]
        fill(self.scales, options, self._presenter.scale_name)
        self.scales.setVisible(len(scales) > 1)


def _with(years: Iterable[int], year: int | None) -> list[int]:
    """Return the years to choose from, newest first, those beside the chosen one among them."""
    near = {year - 1, year, year + 1} if year else set()
    return sorted({*years, *near}, reverse=True)


def _options(kinds: type[StrEnum]) -> Options:
    return [(wording.label(kind), kind.value) for kind in kinds]


def _choice(name: str, parent: QWidget, *, letters: int = 0) -> QComboBox:
    box = QComboBox(parent)
    box.setAccessibleName(name)
    box.setToolTip(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    if letters:
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(letters)
    return box


def _labelled(text: str, field: QWidget) -> tuple[QWidget, tuple[QWidget, int]]:
    label = QLabel(text)
    label.setBuddy(field)
    return label, (field, 1)


def _row(*widgets: QWidget | tuple[QWidget, int]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for widget in widgets:
        if isinstance(widget, tuple):
            row.addWidget(*widget)
        else:
            row.addWidget(widget)
    return row

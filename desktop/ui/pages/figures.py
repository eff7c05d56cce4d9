"""The page Số liệu: figures of units by month, quarter, half or year, typed, pasted, and each opened to its source."""

import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import replace
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QLineEdit, QSplitter, QVBoxLayout, QWidget

from desktop import wording
from desktop.domain.collation import sort_key
from desktop.domain.figure_grid import Shown
from desktop.domain.year_parts import PartKind
from desktop.presenters.figure_cells import Proposal
from desktop.presenters.figures import FiguresPresenter, Undo
from desktop.presenters.navigation import Navigate
from desktop.presenters.session import Session
from desktop.services.figures import FigureGrid, Wish
from desktop.ui import theme
from desktop.ui.command_bar import command_bar, make_action
from desktop.ui.dialogs.indicators_dialog import IndicatorsDialog
from desktop.ui.dialogs.paste_dialog import PasteDialog
from desktop.ui.messages import Action, Messages
from desktop.ui.pages.figure_detail import FigureDetail
from desktop.ui.pages.figure_table import FigureTable
from desktop.ui.pages.figure_words import measure_name, part_title, row_title
from desktop.ui.theme import Tone
from desktop.words import ntr, tr

Options = list[tuple[str, object]]


class FiguresPage(QWidget):
    """The grid of figures; adapts :class:`FiguresPresenter`."""

    def __init__(self, session: Session, messages: Messages, navigate: Navigate) -> None:
        super().__init__()
        self._session = session
        self._messages = messages
        self._navigate = navigate
        self.presenter = FiguresPresenter(session, self)
        self.title = QLabel(tr("Số liệu năm"), self)
        self.years = _choice(tr("Năm"), self)
        self.indicators = _choice(tr("Chỉ tiêu"), self, letters=18)
        self.units = _choice(tr("Đơn vị"), self, letters=14)
        self.kinds = _choice(tr("Kỳ"), self)
        self.shown = _choice(tr("Nội dung"), self)
        self.scales = _choice(tr("Đơn vị tính"), self)
        self.as_today = QCheckBox(tr("Gộp vào đơn vị &kế thừa"), self)
        self.owing = QCheckBox(self)
        self.filter_box = QLineEdit(self)
        self.table = FigureTable(self.presenter, self)
        self.detail = FigureDetail(self._open_source, self)
        self.fault = QLabel(self)
        self.empty = QLabel(self)
        self._make_commands()
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.table)
        self.presenter.reload()

    # ── How it is built ──

    def _make_commands(self) -> None:
        self.paste = make_action(self, tr("&Dán từ Excel"), self._paste, "Ctrl+V")
        self.copy = make_action(self, tr("Chép ô"), self._copy, "Ctrl+C")
        self.clear = make_action(self, tr("&Xoá ô"), self._clear, "Del")
        self.names = make_action(self, tr("&Chỉ tiêu…"), self._open_indicators, "Ctrl+I")
        self.undo = make_action(self, tr("H&oàn tác"), self.presenter.undo_last, "Ctrl+Z")
        self.addActions([self.names, self.undo])
        self.table.addActions([self.copy, self.paste, self.clear])
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def _lay_out(self) -> None:
        theme.larger(self.title, 1.4, bold=True)
        theme.larger(self.years, 1.2, bold=True)
        self.fault.setWordWrap(True)
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        listed = QWidget(self)
        column = QVBoxLayout(listed)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table, 1)
        column.addWidget(self.empty, 1)
        column.addWidget(self.fault)
        split = QSplitter(Qt.Orientation.Vertical, self)
        split.addWidget(listed)
        split.addWidget(self.detail)
        split.setStretchFactor(0, 1)
        split.setChildrenCollapsible(False)
        split.setSizes([460, 150])
        page = QVBoxLayout(self)
        for row in (self._head(), self._choices(), self._filters()):
            page.addLayout(row)
        page.addWidget(split, 1)

    def _head(self) -> QHBoxLayout:
        return _row(self.title, self.years, (command_bar([self.paste, self.clear, self.names, self.undo], self), 1))

    def _choices(self) -> QHBoxLayout:
        return _row(*_labelled(tr("C&hỉ tiêu:"), self.indicators), *_labelled(tr("Đơ&n vị:"), self.units), self.scales)

    def _filters(self) -> QHBoxLayout:
        self.filter_box.setPlaceholderText(tr("Lọc: gõ vài chữ, không cần dấu (Ctrl+F)"))
        self.filter_box.setAccessibleName(tr("Lọc danh sách"))
        self.filter_box.setClearButtonEnabled(True)
        return _row(self.kinds, self.shown, self.owing, self.as_today, (self.filter_box, 1))

    def _connect(self) -> None:
        for box in (self.years, self.indicators, self.units, self.kinds, self.shown):
            box.activated.connect(self._refine)
        self.as_today.toggled.connect(self._refine)
        self.scales.activated.connect(lambda: self.presenter.choose_scale(self.scales.currentData()))
        self.owing.toggled.connect(self._filter)
        self.filter_box.textChanged.connect(self._filter)
        self.filter_box.returnPressed.connect(self.table.setFocus)
        self.table.moved.connect(self._choose)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self._focus_filter)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    # ── What is asked for ──

    def _refine(self) -> None:
        self.presenter.refine(
            replace(
                self.presenter.wish,
                year=self.years.currentData(),
                kind=PartKind(self.kinds.currentData()),
                shown=Shown(self.shown.currentData()),
                indicator_id=self.indicators.currentData(),
                unit_id=self.units.currentData(),
                as_today=self.as_today.isChecked(),
            )
        )

    def _filter(self) -> None:
        self.presenter.filter(self.filter_box.text(), only_owing=self.owing.isChecked())

    def _focus_filter(self) -> None:
        self.filter_box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter_box.selectAll()

    def _choose(self) -> None:
        row, column = self.table.place() or (None, 0)
        self.presenter.choose(row, column)
        self._show_fault()

    # ── What is shown ──

    def show_grid(self) -> None:
        """Show the grid and the choices."""
        grid = self.presenter.grid
        if grid is None:
            return
        self._show_choices(grid, grid.wish)
        self._show_scales()
        owing = self.presenter.owing()
        self.owing.setText(
            ntr("&Chưa báo cáo ({count} đơn vị)", "&Chưa báo cáo ({count} đơn vị)", owing).format(count=owing)
        )
        self.owing.setVisible(grid.wish.unit_id is None)
        self.as_today.setVisible(grid.wish.unit_id is None and grid.has_successors)
        self.table.refresh()
        self._show_empty(grid)
        self._choose()

    def _show_choices(self, grid: FigureGrid, wish: Wish) -> None:
        _fill(self.years, [(str(year), year) for year in _with(grid.years, wish.year)], wish.year)
        names = [(f"{one.name} ({measure_name(one.measure)})", one.id) for one in grid.indicators.all()]
        _fill(self.indicators, list(names), wish.indicator_id)
        self.indicators.setEnabled(wish.unit_id is None and bool(names))
        everyone: Options = [(tr("Mọi đơn vị"), None)]
        end = grid.columns[-1].end
        units = sorted((sort_key(unit.name_on(end)), unit.name_on(end), unit.id) for unit in grid.units.units())
        _fill(self.units, everyone + [(name, unit_id) for _, name, unit_id in units], wish.unit_id)
        _fill(self.kinds, _options(PartKind), wish.kind)
        _fill(self.shown, _options(Shown), wish.shown)

    def _show_scales(self) -> None:
        scales = self.presenter.scales()
        options: Options = [(one.name or measure_name(one.measure.unit), one.name) for one in scales]
        _fill(self.scales, options, self.presenter.scale_name)
        self.scales.setVisible(len(scales) > 1)

    def _show_empty(self, grid: FigureGrid) -> None:
        there = bool(self.presenter.shown)
        self.table.setVisible(there)
        self.empty.setVisible(not there)
        if len(grid.indicators):
            self.empty.setText(tr("Không có dòng nào khớp với điều kiện lọc."))
        else:
            self.empty.setText(
                tr(
                    "Chưa có chỉ tiêu nào. Nhập tệp số liệu của các đơn vị ở trang Nhập từ Excel, "
                    "hoặc nhấn Ctrl+I để thêm chỉ tiêu."
                )
            )
        for action in (self.paste, self.clear):
            action.setEnabled(there and grid.wish.shown.can_be_typed)

    def show_cells(self) -> None:
        """Show the cells again."""
        self.table.refresh()
        self._show_fault()

    def _show_fault(self) -> None:
        """Say under the grid why the current cell was not taken."""
        place = self.table.place()
        refused = self.presenter.refused.get((place[0].key, place[1])) if place else None
        tip = self.table.grid.data(self.table.currentIndex(), Qt.ItemDataRole.ToolTipRole) if refused else ""
        theme.paint_text(self.fault, Tone.BAD)
        self.fault.setText(str(tip))
        self.fault.setVisible(bool(tip))

    def show_behind(self) -> None:
        """Show the figures behind the current number."""
        presenter, place = self.presenter, self.table.place()
        title = ""
        if presenter.grid is not None and place is not None:
            grid, (row, column) = presenter.grid, place
            title = f"{row_title(grid, row)} · {part_title(grid.columns[column], grid.wish.kind)}"
        self.detail.show_rows(title, presenter.behind, presenter.behind_count)

    def show_preview(self, proposals: Sequence[Proposal]) -> None:
        """Show what a paste would change, and ask."""
        grid = self.presenter.grid
        if not proposals or grid is None:
            self._messages.inform(tr("Những ô vừa dán không khác gì so với sổ."))
            return
        PasteDialog(grid, tuple(proposals), lambda: self.presenter.keep(proposals), self)

    def tell(self, kept: int, refused: int, undo: Undo | None) -> None:
        """Say what was kept, and what was not taken."""
        action = Action(tr("Hoàn tác"), undo) if undo else None
        saved = ntr("Đã ghi {count} số liệu.", "Đã ghi {count} số liệu.", kept).format(count=kept) if kept else ""
        if refused:
            words = ntr(
                "{count} ô chưa ghi được, lý do nêu ở ô tô đỏ.",
                "{count} ô chưa ghi được, lý do nêu ở ô tô đỏ.",
                refused,
            )
            left = words.format(count=refused)
            self._messages.warn(" ".join(filter(None, (saved, left))), action)
        elif kept:
            self._messages.inform(saved, action)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the system from light to dark."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.presenter.grid is not None:
            self.show_cells()

    # ── What is done ──

    def _paste(self) -> None:
        place = self.table.place()
        if place is not None:
            self.presenter.paste(*place, QGuiApplication.clipboard().text())

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.table.copied())

    def _clear(self) -> None:
        self.presenter.clear(self.table.chosen())

    def _open_indicators(self) -> None:
        IndicatorsDialog(self._session, self._messages, self)

    def _open_source(self, import_row_id: int) -> None:
        folder = Path(tempfile.mkdtemp(prefix="thuky-"))
        self.presenter.copy_workbook(import_row_id, folder, _open_file)


def _open_file(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


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


def _fill(box: QComboBox, options: Options, chosen: object) -> None:
    """Offer ``options`` (text and value); nothing is told of it."""
    if [(box.itemText(place), box.itemData(place)) for place in range(box.count())] != options:
        box.clear()
        for text, value in options:
            box.addItem(text, value)
    box.setCurrentIndex(max(0, box.findData(chosen)))

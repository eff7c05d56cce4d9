"""The page Số liệu: figures of units by month, quarter, half or year, typed, pasted, and each opened to its source."""

import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.presenters.figure_cells import Proposal
from desktop.presenters.figures import FiguresPresenter, Undo
from desktop.presenters.navigation import FigureFilter, Navigate, PageFilter
from desktop.presenters.session import Session
from desktop.services.exports import Table
from desktop.services.figures import FigureGrid
from desktop.ui import theme
from desktop.ui.command_bar import make_action
from desktop.ui.dialogs.indicators_dialog import IndicatorsDialog
from desktop.ui.dialogs.paste_dialog import PasteDialog
from desktop.ui.list_look import list_over_detail
from desktop.ui.messages import Action, Messages
from desktop.ui.opening import open_outside
from desktop.ui.pages.figure_choices import FigureChoices
from desktop.ui.pages.figure_detail import FigureDetail
from desktop.ui.pages.figure_table import FigureTable
from desktop.ui.pages.figure_words import part_title, row_title
from desktop.ui.theme import Tone
from desktop.words import ntr, tr


class FiguresPage(QWidget):
    """The grid of figures; adapts :class:`FiguresPresenter`."""

    def __init__(self, session: Session, messages: Messages, navigate: Navigate) -> None:
        super().__init__()
        self._session = session
        self._messages = messages
        self._navigate = navigate
        self.presenter = FiguresPresenter(session, self)
        self.choices = FigureChoices(self, self.presenter)
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
        self.clear = make_action(self, tr("&Xóa ô"), self._clear, "Del")
        self.names = make_action(self, tr("&Chỉ tiêu…"), self._open_indicators, "Ctrl+I")
        self.undo = make_action(self, tr("H&oàn tác"), self.presenter.undo_last, "Ctrl+Z")
        self.addActions([self.names, self.undo])
        self.table.addActions([self.copy, self.paste, self.clear])
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def _lay_out(self) -> None:
        self.fault.setWordWrap(True)
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        listed = QWidget(self)
        column = QVBoxLayout(listed)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table, 1)
        column.addWidget(self.empty, 1)
        column.addWidget(self.fault)
        split = list_over_detail(listed, self.detail, self, (460, 150))
        page = QVBoxLayout(self)
        page.addWidget(self.choices.head([self.paste, self.clear, self.names, self.undo]))
        page.addLayout(self.choices.subject())
        page.addWidget(self.choices.filters())
        page.addWidget(split, 1)

    def _connect(self) -> None:
        self.choices.filter_box.returnPressed.connect(self.table.setFocus)
        self.table.moved.connect(self._choose)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self.choices.focus_filter)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    # ── What is asked for ──

    def show_filter(self, wanted: PageFilter) -> None:
        """Show the figures of the indicator that another page names, of all units."""
        if isinstance(wanted, FigureFilter):
            self.presenter.refine(replace(self.presenter.wish, indicator_id=wanted.indicator_id, unit_id=None))

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
        self.choices.show_grid(grid)
        self.table.refresh()
        self._show_empty(grid)
        self._choose()

    def _show_empty(self, grid: FigureGrid) -> None:
        there = bool(self.presenter.shown)
        self.table.setVisible(there)
        self.empty.setVisible(not there)
        self.detail.setVisible(bool(len(grid.indicators)))
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

    def grid_shown(self, title: str) -> Table | None:
        """Return the grid as a table: of which year, of which figures and in which measure is in its title."""
        chosen = self.choices
        told = [f"{title} {chosen.years.currentText()}", chosen.indicators.currentText(), chosen.units.currentText()]
        scale = f" ({chosen.scales.currentText()})" if chosen.scales.isVisible() else ""
        return self.table.grid.as_table(", ".join(text for text in told if text) + scale)

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
        self.presenter.copy_workbook(import_row_id, folder, open_outside)

"""Ctrl+K: finds any record of the ledger, and opens it."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHeaderView,
    QLabel,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop.presenters.finding import FindPresenter
from desktop.presenters.navigation import Navigate
from desktop.presenters.session import Session
from desktop.services.finding import Hit
from desktop.ui import theme
from desktop.ui.dialogs.sizes import roomy
from desktop.ui.search_box import SearchBox
from desktop.ui.table import Column, RowsModel
from desktop.ui.theme import Tone
from desktop.wording import label
from desktop.words import tr


class FindDialog(QDialog):
    """A box and what is found for it; adapts :class:`FindPresenter`. Enter opens the record, Esc leaves."""

    def __init__(self, session: Session, navigate: Navigate, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Tìm trong sổ"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.presenter = FindPresenter(session, self, navigate)
        self.view = QTableView(self)
        self.box = SearchBox(self.view, self)
        self.rows: RowsModel[Hit] = RowsModel(self._columns(), self)
        self._state = QLabel(self)
        self._build()
        self.show_hits()
        self.resize(roomy(self, 120, 24))
        self.open()

    def _build(self) -> None:
        self.box.setPlaceholderText(tr("Tìm mọi thứ trong sổ: gõ vài chữ, không cần dấu"))
        self.box.setAccessibleName(tr("Tìm trong sổ"))
        theme.larger(self.box, 1.15)
        self.box.textChanged.connect(self.presenter.type)
        self.box.taken.connect(lambda: self._open(self.view.currentIndex()))
        view = self.view
        view.setModel(self.rows)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setShowGrid(False)
        view.setWordWrap(False)
        view.horizontalHeader().hide()
        view.verticalHeader().hide()
        view.verticalHeader().setDefaultSectionSize(int(view.fontMetrics().lineSpacing() * 1.7))
        view.setColumnWidth(0, 13 * view.fontMetrics().averageCharWidth())
        view.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        view.setColumnWidth(2, 36 * view.fontMetrics().averageCharWidth())
        view.clicked.connect(self._open)
        self._state.setWordWrap(True)
        theme.paint_text(self._state, Tone.QUIET)
        column = QVBoxLayout(self)
        for widget in (self.box, view, self._state):
            column.addWidget(widget)

    def show_hits(self) -> None:
        """Show what was found; the best is chosen."""
        presenter = self.presenter
        self.rows.set_palette(self.palette())
        self.rows.set_rows(presenter.hits)
        self.view.setCurrentIndex(self.rows.index(0, 0))
        if not presenter.searched:
            self._state.setText(
                tr('Dùng "…" để tìm nguyên cụm từ, dấu - để loại một từ, OR giữa hai từ để tìm một trong hai.')
            )
        elif presenter.is_too_short:
            self._state.setText(tr("Gõ thêm ít nhất một chữ cái nữa."))
        elif not presenter.hits:
            self._state.setText(tr("Không tìm thấy “{text}” trong sổ.").format(text=presenter.searched))
        else:
            text = tr("{count} kết quả. ↑ ↓ để chọn, Enter để mở.").format(count=len(presenter.hits))
            more = tr("Còn nhiều kết quả khác: gõ thêm một từ để thu hẹp.") if presenter.has_more else ""
            self._state.setText(f"{text} {more}".strip())

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            hit = self.rows.row(index)
            self.accept()
            self.presenter.open(hit)

    def _columns(self) -> list[Column[Hit]]:
        return [
            Column("", lambda hit: label(hit.kind) if self.presenter.begins_kind(hit) else ""),
            Column("", lambda hit: hit.title),
            Column("", lambda hit: hit.text if hit.text != hit.title else "", tone=lambda _: Tone.QUIET),
        ]

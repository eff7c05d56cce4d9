"""Ctrl+K: finds any record of the ledger, and opens it."""

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QEvent, QModelIndex, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop.presenters.finding import FindPresenter
from desktop.presenters.navigation import Navigate
from desktop.presenters.session import Session
from desktop.services.finding import Hit
from desktop.ui import theme
from desktop.ui.table import Column, RowsModel
from desktop.ui.theme import Tone
from desktop.words import mark, tr

_KINDS: Mapping[str, str] = MappingProxyType(
    {
        "task": mark("Nhiệm vụ"),
        "meeting": mark("Hội nghị"),
        "conclusion": mark("Kết luận"),
        "unit": mark("Đơn vị"),
        "person": mark("Đại biểu"),
    }
)

#: Keys that move in the list while the letters go into the box.
_MOVES = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})


class FindDialog(QDialog):
    """A box and what is found for it; adapts :class:`FindPresenter`. Enter opens the record, Esc leaves."""

    def __init__(self, session: Session, navigate: Navigate, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Tìm trong sổ"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.presenter = FindPresenter(session, self, navigate)
        self.box = QLineEdit(self)
        self.view = QTableView(self)
        self.rows: RowsModel[Hit] = RowsModel(_columns(), self)
        self._state = QLabel(self)
        self._build()
        self.show_hits()
        self.resize(self._wanted_size(parent.window()))
        self.open()

    def _build(self) -> None:
        self.box.setPlaceholderText(tr("Tìm nhiệm vụ, hội nghị, đơn vị, đại biểu: gõ vài chữ, không cần dấu"))
        self.box.setAccessibleName(tr("Tìm trong sổ"))
        self.box.setClearButtonEnabled(True)
        theme.larger(self.box, 1.15)
        self.box.textChanged.connect(self.presenter.type)
        self.box.installEventFilter(self)
        view = self.view
        view.setModel(self.rows)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
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

    def _wanted_size(self, window: QWidget) -> QSize:
        letter = self.fontMetrics().averageCharWidth()
        return QSize(min(120 * letter, window.width() - 6 * letter), 24 * self.fontMetrics().lineSpacing())

    def show_hits(self) -> None:
        """Show what was found; the best is chosen."""
        presenter = self.presenter
        self.rows.set_palette(self.palette())
        self.rows.set_rows(presenter.hits)
        self.view.setCurrentIndex(self.rows.index(0, 0))
        if not presenter.searched:
            self._state.setText(tr('Dùng "…" để tìm nguyên cụm từ, dấu - để loại một từ.'))
        elif not presenter.hits:
            self._state.setText(tr("Không tìm thấy “{text}” trong sổ.").format(text=presenter.searched))
        else:
            text = tr("{count} kết quả. ↑ ↓ để chọn, Enter để mở.")
            self._state.setText(text.format(count=len(presenter.hits)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the box keep the letters, and the list have what moves in it; Enter opens."""
        if watched is self.box and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _MOVES:
                QApplication.sendEvent(self.view, event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._open(self.view.currentIndex())
                return True
        return super().eventFilter(watched, event)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            hit = self.rows.row(index)
            self.accept()
            self.presenter.open(hit)


def _columns() -> list[Column[Hit]]:
    return [
        Column("", lambda hit: tr(_KINDS[hit.kind]) if hit.kind in _KINDS else hit.kind, tone=lambda _: Tone.QUIET),
        Column("", lambda hit: hit.title),
        Column("", lambda hit: hit.text if hit.text != hit.title else "", tone=lambda _: Tone.QUIET),
    ]

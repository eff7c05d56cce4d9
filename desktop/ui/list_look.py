"""How lists look, and how a list stands over the detail of its current row."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSplitter, QTableView, QWidget


def dress_list(view: QTableView, *, lines: int = 1) -> None:
    """Give ``view`` the look of all lists: rows are chosen whole and have so many ``lines`` of text, one at a time."""
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setAlternatingRowColors(True)
    view.setShowGrid(False)
    view.setWordWrap(lines > 1)
    view.setTabKeyNavigation(False)
    view.horizontalHeader().setHighlightSections(False)
    view.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
    view.verticalHeader().hide()
    view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    view.verticalHeader().setDefaultSectionSize(int(view.fontMetrics().lineSpacing() * (lines + 0.6)))


def list_over_detail(
    listed: QWidget, detail: QWidget, parent: QWidget, sizes: tuple[int, int] = (430, 190)
) -> QSplitter:
    """Return a list over the detail of its current row; the list takes what room is won. ``sizes`` are in pixels."""
    split = QSplitter(Qt.Orientation.Vertical, parent)
    split.addWidget(listed)
    split.addWidget(detail)
    split.setStretchFactor(0, 1)
    split.setChildrenCollapsible(False)
    split.setSizes(list(sizes))
    return split

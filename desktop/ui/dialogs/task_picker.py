"""Choosing a task or a direction of any year: a few letters find it, Enter takes it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.presenters.finding import FindPresenter
from desktop.presenters.navigation import Navigate
from desktop.presenters.session import Session
from desktop.services.finding import FoundKind
from desktop.ui import theme
from desktop.ui.dialogs.sizes import roomy
from desktop.ui.search_box import SearchBox
from desktop.ui.theme import Tone
from desktop.wording import label
from desktop.words import tr

_TASKS = (FoundKind.TASK, FoundKind.DIRECTION)


class TaskPicker(QDialog):
    """A box and the tasks that are found for it; ``take`` gets the id of the one that is chosen. Esc leaves."""

    def __init__(
        self, title: str, session: Session, navigate: Navigate, take: Callable[[int], None], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._take = take
        self.presenter = FindPresenter(session, self, navigate)
        self.view = QListWidget(self)
        self.box = SearchBox(self.view, self)
        self._state = QLabel(self)
        self._build()
        self.show_hits()
        self.open()

    def _build(self) -> None:
        self.box.setPlaceholderText(tr("Tìm nhiệm vụ, ý kiến chỉ đạo: gõ vài chữ, không cần dấu"))
        self.box.setAccessibleName(self.windowTitle())
        self.box.textChanged.connect(self.presenter.type)
        self.box.taken.connect(lambda: self._choose(self.view.currentItem()))
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.itemActivated.connect(self._choose)
        self._state.setWordWrap(True)
        theme.paint_text(self._state, Tone.QUIET)
        column = QVBoxLayout(self)
        for widget in (self.box, self.view, self._state):
            column.addWidget(widget)
        self.resize(roomy(self, 100, 20))

    def show_hits(self) -> None:
        """Show what was found; the best is chosen."""
        self.view.clear()
        for hit in self.presenter.hits:
            if hit.kind in _TASKS:
                item = QListWidgetItem(" · ".join(filter(None, (label(hit.kind), hit.title, hit.text))), self.view)
                item.setData(Qt.ItemDataRole.UserRole, hit.id)
        self.view.setCurrentRow(0)
        searched = self.presenter.searched
        if not searched:
            self._state.setText(tr("Gõ vài chữ của tên nhiệm vụ hoặc của đơn vị phối hợp."))
        elif not self.view.count():
            self._state.setText(tr("Không tìm thấy “{text}” trong sổ.").format(text=searched))
        else:
            self._state.setText(tr("↑ ↓ để chọn, Enter để gắn."))

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.accept()
            self._take(int(item.data(Qt.ItemDataRole.UserRole)))

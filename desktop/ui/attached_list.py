"""The list of files attached to a record: thumbnails before the names, captions typed over, files dropped on it."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QIcon, QKeyEvent, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QWidget

from desktop import wording
from desktop.domain.attachments import Attachment
from desktop.ui.columns import moment_column
from desktop.ui.pages.meeting_typing import RowsView
from desktop.ui.table import AnyIndex, Column, RowsModel
from desktop.words import tr

_NAME, _CAPTION = 0, 2


class FilesModel(RowsModel[Attachment]):
    """The files as rows: a thumbnail before the name, a caption that can be typed over."""

    def __init__(
        self,
        columns: Sequence[Column[Attachment]],
        thumbnails: Callable[[int], bytes | None],
        describe: Callable[[int, str], None],
    ) -> None:
        super().__init__(columns)
        self._thumbnails = thumbnails
        self._describe = describe
        self._icons: dict[int, QIcon] = {}

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Let captions be typed over."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == _CAPTION else flags

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows; the thumbnail stands before the name."""
        if role == Qt.ItemDataRole.DecorationRole and index.column() == _NAME:
            return self._icon(self.row(index).id)
        return super().data(index, Qt.ItemDataRole.DisplayRole if role == Qt.ItemDataRole.EditRole else role)

    def setData(self, index: AnyIndex, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Keep the caption that was typed."""
        if role != Qt.ItemDataRole.EditRole or index.column() != _CAPTION:
            return False
        self._describe(self.row(index).id, str(value))
        return True

    def _icon(self, attachment_id: int) -> QIcon | None:
        png = self._thumbnails(attachment_id)
        if png is not None and attachment_id not in self._icons:
            picture = QPixmap()
            picture.loadFromData(png)
            self._icons[attachment_id] = QIcon(picture)
        return self._icons.get(attachment_id)


class FilesView(RowsView[Attachment]):
    """The list. F2 types the caption, Alt with ↑ ↓ moves a file, files can be dropped on it."""

    #: Files were dropped: their paths.
    dropped = Signal(object)
    #: A file is to be moved: its row, and so many places.
    move_wanted = Signal(object, int)

    def __init__(
        self, columns: Sequence[Column[Attachment]], model: Callable[..., FilesModel], parent: QWidget
    ) -> None:
        self._model = model
        super().__init__(columns, tr("Tệp kèm theo"), parent)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DropOnly)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        lines = self.fontMetrics().lineSpacing()
        self.setIconSize(QSize(4 * lines, 3 * lines))
        self.verticalHeader().setDefaultSectionSize(int(3.4 * lines))

    def make_model(self, columns: Sequence[Column[Attachment]]) -> RowsModel[Attachment]:
        """Return the model, which knows thumbnails."""
        return self._model(columns)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type the caption on F2, move on Alt with an arrow; the Enter that ends typing opens nothing."""
        if self.state() is QAbstractItemView.State.EditingState:
            return
        row, moving = self.current(), event.modifiers() & Qt.KeyboardModifier.AltModifier
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if row is not None and event.key() == Qt.Key.Key_F2:
            self.edit(self.rows.index(self.currentIndex().row(), _CAPTION))
        elif row is not None and moving and steps:
            self.move_wanted.emit(row, steps)
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Take files wherever they are held."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand over the files that were dropped."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.dropped.emit(paths)


def file_columns() -> list[Column[Attachment]]:
    """Return the columns of the list."""
    return [
        Column(tr("Tệp"), lambda one: one.name, width=34),
        Column(tr("Là"), lambda one: wording.label(one.role), width=16),
        Column(tr("Chú thích (F2)"), lambda one: one.caption, width=0),
        Column(tr("Cỡ"), lambda one: wording.file_size(one.size), width=9, right=True),
        moment_column(tr("Thêm lúc"), lambda one: one.added_at),
    ]

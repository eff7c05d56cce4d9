"""The section Chương trình: items typed line by line, changed in their cells, moved by keys or by mouse."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QMimeData, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop import wording
from desktop.domain.meetings import AgendaItem
from desktop.presenters.meeting_agenda import AgendaLine, AgendaPresenter, read_minutes
from desktop.presenters.open_meeting import OpenMeeting
from desktop.ui import theme
from desktop.ui.command_bar import keyed_button
from desktop.ui.dialogs.form_fields import Remark
from desktop.ui.messages import Action, Messages
from desktop.ui.pages.meeting_typing import RowsView, in_order
from desktop.ui.table import AnyIndex, Column, RowsModel
from desktop.ui.theme import Tone
from desktop.words import tr

#: What is dragged inside the list: the place of the row.
_MIME = "application/x-thuky-agenda-place"

_TITLE, _PRESENTER, _MINUTES = 2, 3, 4


class AgendaModel(RowsModel[AgendaItem]):
    """The agenda as rows whose cells can be typed into and that can be dragged to another place."""

    def __init__(self, columns: Sequence[Column[AgendaItem]], presenter: Callable[[], AgendaPresenter]) -> None:
        super().__init__(columns)
        self._presenter = presenter
        self._bold = QFont()
        self._bold.setBold(True)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Let title, presenter and minutes be typed into, and rows be dragged between rows."""
        flags = super().flags(index)
        if not index.isValid():
            return flags | Qt.ItemFlag.ItemIsDropEnabled
        flags |= Qt.ItemFlag.ItemIsDragEnabled
        last = _TITLE if self.row(index).is_section else _MINUTES
        return flags | Qt.ItemFlag.ItemIsEditable if _TITLE <= index.column() <= last else flags

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows, which is also what is typed over; sections stand out."""
        if role == Qt.ItemDataRole.FontRole and self.row(index).is_section:
            return self._bold
        return super().data(index, Qt.ItemDataRole.DisplayRole if role == Qt.ItemDataRole.EditRole else role)

    def setData(self, index: AnyIndex, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Keep what was typed into a cell."""
        if role != Qt.ItemDataRole.EditRole:
            return False
        item, text = self.row(index), str(value)
        match index.column():
            case column if column == _TITLE:
                item = replace(item, title=text)
            case column if column == _PRESENTER:
                item = replace(item, presenter=text)
            case _:
                item = replace(item, minutes=read_minutes(text))
        return self._presenter().edit(item)

    def supportedDropActions(self) -> Qt.DropAction:
        """Rows are moved, never copied."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Return the one kind of thing that can be dropped here."""
        return [_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return the place of the row that is dragged."""
        data = QMimeData()
        data.setData(_MIME, str(indexes[0].row()).encode())
        return data

    def dropMimeData(
        self,
        data: QMimeData,
        action: Qt.DropAction,
        row: int,
        column: int,
        parent: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """Move the dragged row to where it was let go."""
        if action is not Qt.DropAction.MoveAction or not data.hasFormat(_MIME) or column > self.columnCount():
            return False
        place = int(bytes(data.data(_MIME).data()))
        target = row if row >= 0 else parent.row() if parent.isValid() else self.rowCount()
        self._presenter().move(place, target)
        return False  # moved already: the view has nothing to remove


class AgendaView(RowsView[AgendaItem]):
    """The list of the agenda. F2 or a double click changes a cell, Alt+↑/↓ moves the row."""

    def __init__(self, presenter: Callable[[], AgendaPresenter], columns: Sequence[Column[AgendaItem]]) -> None:
        self._presenter = presenter
        super().__init__(columns, tr("Các mục của chương trình"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDragDropOverwriteMode(False)
        self.setDropIndicatorShown(True)

    def make_model(self, columns: Sequence[Column[AgendaItem]]) -> RowsModel[AgendaItem]:
        """Return rows that can be typed into."""
        model = AgendaModel(columns, self._presenter)
        model.setParent(self)
        return model

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the row with Alt, change its cell on Enter."""
        if self.state() is QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)
            return
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._move(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._edit_current()
        else:
            super().keyPressEvent(event)

    def show_items(self, items: Sequence[AgendaItem]) -> None:
        """Show the items; the current cell stays, and the keyboard in the list even when a cell's editor goes."""
        column = self.currentIndex().column()
        typing = self.state() is QAbstractItemView.State.EditingState
        self.set_rows(items)
        if column >= 0 and self.currentIndex().isValid():
            self.setCurrentIndex(self.rows.index(self.currentIndex().row(), column))
        if typing:
            self.setFocus()

    def _edit_current(self) -> None:
        index = self.currentIndex()
        column = _TITLE if self.rows.row(index).is_section else max(index.column(), _TITLE)
        self.edit(self.rows.index(index.row(), column))

    def _move(self, by: int) -> None:
        place = self.currentIndex().row()
        if place >= 0:
            self.set_place(self._presenter().step(place, by))


class AgendaSection(QWidget):
    """The agenda with the line in which items are added behind the current one."""

    def __init__(self, opened: OpenMeeting, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._messages = messages
        self._opened = opened
        self._lines: dict[int, AgendaLine] = {}
        self.line = QLineEdit(self)
        self.total = Remark(self)
        self.view = AgendaView(lambda: self.presenter, self._columns())
        self.presenter = AgendaPresenter(opened, self)
        self.usual_button = keyed_button(
            tr("Giữ làm chương trình thường lệ"), "Ctrl+U", self.presenter.keep_as_usual, self
        )
        self.restart_button = keyed_button(tr("Lấy chương trình thường lệ"), "Ctrl+R", self._restart, self)
        self.delete_button = QPushButton(tr("Xóa mục"), self)
        self._lay_out()
        self.line.returnPressed.connect(self._add)
        self.view.delete_wanted.connect(lambda _: self._delete())
        self.show_agenda()

    def _columns(self) -> list[Column[AgendaItem]]:
        return [
            Column(tr("STT"), lambda item: self._lines[item.id].number, width=5, right=True),
            Column(tr("Lúc"), lambda item: f"{self._lines[item.id].begins:%H:%M}", width=9),
            Column(tr("Nội dung"), lambda item: item.title, width=0),
            Column(tr("Người trình bày"), lambda item: item.presenter, width=32),
            Column(tr("Phút"), self._minutes, width=7, right=True),
        ]

    def _minutes(self, item: AgendaItem) -> str:
        return str(self._lines[item.id].minutes or "")

    def _lay_out(self) -> None:
        self.line.setPlaceholderText(tr("Thêm mục: nội dung; người trình bày; số phút — hoặc # tên phần — rồi Enter"))
        self.line.setAccessibleName(tr("Thêm mục vào chương trình"))
        hint = QLabel(tr("F2 sửa ô · Alt+↑/↓ hoặc kéo để chuyển chỗ · Del xóa · mục mới đứng sau mục đang chọn"), self)
        hint.setWordWrap(True)
        theme.paint_text(hint, Tone.QUIET)
        self.delete_button.setToolTip(tr("Xóa mục đang chọn (Del)"))
        self.delete_button.clicked.connect(self._delete)
        foot = QHBoxLayout()
        foot.addStretch(1)
        for button in (self.usual_button, self.restart_button, self.delete_button):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.line)
        column.addWidget(self.view, 1)
        column.addWidget(self.total)
        column.addWidget(hint)
        column.addLayout(foot)
        in_order(self.line, self.view, self.usual_button, self.restart_button, self.delete_button)
        self.setFocusProxy(self.line)

    # ── What happens ──

    def _add(self) -> None:
        place = self.view.currentIndex().row()
        if self.presenter.add(self.line.text(), place if place >= 0 else None):
            self.line.clear()
            self.view.set_place(place + 1 if place >= 0 else None)

    def _delete(self) -> None:
        place = self.view.currentIndex().row()
        if place >= 0:
            item = self.presenter.delete(place)
            undo = Action(tr("Hoàn tác"), self.presenter.undo_delete)
            self._messages.inform(tr("Đã xóa mục “{title}”.").format(title=item.title), undo)

    def _restart(self) -> None:
        kind = wording.label(self._opened.meeting.head.kind)
        question = tr("Thay chương trình này bằng chương trình thường lệ của loại “{kind}”?").format(kind=kind)
        if not self.presenter.items or self._messages.ask(question, tr("Thay chương trình")):
            self.presenter.restart()

    # ── What it shows ──

    def show_agenda(self) -> None:
        """Show the items and their time against the time there is."""
        self._lines = {line.item.id: line for line in self.presenter.lines}
        self.view.show_items(self.presenter.items)
        total, room = self.presenter.total_minutes, self.presenter.available_minutes
        self.total.say(time_text(total, room), Tone.BAD if room is not None and total > room else Tone.QUIET)

    def show_record(self, record_id: int) -> None:
        """Make the item with this id the current one."""
        self.view.setFocus()
        ids = [item.id for item in self.presenter.items]
        if record_id in ids:
            self.view.set_place(ids.index(record_id))

    def show_kept_as_usual(self) -> None:
        """Say that meetings of this kind begin with this agenda from now on."""
        kind = wording.label(self._opened.meeting.head.kind)
        self._messages.inform(tr("Từ nay hội nghị loại “{kind}” bắt đầu với chương trình này.").format(kind=kind))


def time_text(total: int, room: int | None) -> str:
    """Return how the planned minutes stand against those between start and end (``None``: the end is not known)."""
    if room is None:
        return tr("Cộng {total} phút; chưa biết giờ kết thúc").format(total=total)
    if total > room:
        text = tr(
            "Cộng {total} phút, quá {over} phút so với {room} phút của hội nghị: hãy bớt phút hoặc kết thúc muộn hơn"
        )
        return text.format(total=total, room=room, over=total - room)
    return tr("Cộng {total} phút, còn {left} trong {room} phút của hội nghị").format(
        total=total, room=room, left=room - total
    )

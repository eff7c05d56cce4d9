"""The files attached to a record: their list, and what can be done with them."""

import re
import tempfile
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop import wording
from desktop.domain.attachments import Attachment, AttachmentRole, Owner, PictureScale
from desktop.domain.errors import ThuKyError
from desktop.presenters.attached_files import Desk, FilesPresenter
from desktop.ui.attached_list import FilesModel, FilesView, file_columns
from desktop.ui.dialogs.form_fields import Remark, choice
from desktop.ui.messages import Messages
from desktop.ui.opening import open_outside
from desktop.ui.table import Column
from desktop.ui.theme import Tone
from desktop.words import tr

#: Marks that some system does not take in the name of a file.
_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


class AttachedFiles(QWidget):
    """The files of one record: the list, and what can be done with them."""

    def __init__(
        self, desk: Desk, owner: Owner, owner_id: int, messages: Messages, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._messages = messages
        self._wanted: int | None = None
        self._scratch: tempfile.TemporaryDirectory[str] | None = None
        self.presenter = FilesPresenter(desk, owner, owner_id, self)
        self.view = FilesView(file_columns(), self._make_model, self)
        self.empty = QLabel(
            tr("Chưa có tệp nào. Bấm Thêm tệp, hoặc kéo ảnh, bản quét, ghi âm từ thư mục vào đây."), self
        )
        self.failure = Remark(self)
        self.add_button = QPushButton(tr("Thêm tệp… (Ins)"), self)
        self.open_button = QPushButton(tr("Mở (Enter)"), self)
        self.copy_button = QPushButton(tr("Lưu ra ngoài…"), self)
        self.remove_button = QPushButton(tr("Gỡ ra… (Del)"), self)
        self.role = choice([(wording.label(role), role) for role in AttachmentRole], None)
        self.scale = choice([(wording.label(scale), scale) for scale in PictureScale], self.presenter.scale)
        for box in (self.role, self.scale):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(12)
        self._lay_out()
        self._connect()
        self.destroyed.connect(partial(_clean_up, self.__dict__))
        self.show_files()

    def _make_model(self, columns: Sequence[Column[Attachment]]) -> FilesModel:
        return FilesModel(columns, self.presenter.thumbnails.get, self._describe)

    def _describe(self, attachment_id: int, caption: str) -> None:
        self.presenter.describe(attachment_id, caption)

    # ── How it is built ──

    def _lay_out(self) -> None:
        self.empty.setWordWrap(True)
        buttons = QHBoxLayout()
        for button in (self.add_button, self.open_button, self.copy_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.remove_button)
        choices = QGridLayout()
        choices.addWidget(_label(tr("Tệp đang chọn là"), self.role), 0, 0)
        choices.addWidget(self.role, 0, 1)
        choices.addWidget(_label(tr("Ảnh thêm vào"), self.scale), 0, 2)
        choices.addWidget(self.scale, 0, 3)
        choices.setColumnStretch(1, 1)
        choices.setColumnStretch(3, 1)
        hint = QLabel(tr("F2 sửa chú thích · Alt+↑ ↓ đổi thứ tự · tệp gốc trên máy không bị đụng tới"), self)
        hint.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view, 1)
        column.addWidget(self.empty)
        column.addWidget(hint)
        column.addLayout(choices)
        column.addWidget(self.failure)
        column.addLayout(buttons)
        self.setFocusProxy(self.view)

    def _connect(self) -> None:
        self.view.opened.connect(self._open)
        self.view.delete_wanted.connect(self._remove)
        self.view.dropped.connect(self._add)
        self.view.move_wanted.connect(self._move)
        self.view.selectionModel().currentRowChanged.connect(lambda *_: self._show_choice())
        self.add_button.clicked.connect(self._choose)
        insert = QShortcut(QKeySequence(Qt.Key.Key_Insert), self, self._choose)
        insert.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.open_button.clicked.connect(lambda: self._open(self.view.current()))
        self.copy_button.clicked.connect(self._save_copy)
        self.remove_button.clicked.connect(lambda: self._remove(self.view.current()))
        self.role.activated.connect(self._call)
        self.scale.activated.connect(self._choose_scale)

    # ── What happens ──

    def _choose(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self, tr("Thêm tệp kèm theo"))
        if names:
            self._add([Path(name) for name in names])

    def _add(self, paths: Sequence[Path]) -> None:
        self.failure.say("")
        self.presenter.add(paths)

    def _move(self, one: Attachment, steps: int) -> None:
        self.presenter.move(one.id, steps)
        self.view.set_place([file.id for file in self.presenter.files].index(one.id))

    def _open(self, one: Attachment | None) -> None:
        if one is None:
            return
        if self._scratch is None:
            self._scratch = tempfile.TemporaryDirectory(prefix="thuky-", ignore_cleanup_errors=True)
        name = _FORBIDDEN.sub("-", one.name)
        self.presenter.save_copy(one.id, Path(self._scratch.name) / str(one.id) / name, to_open=True)

    def _save_copy(self) -> None:
        one = self.view.current()
        if one is None:
            return
        name, _ = QFileDialog.getSaveFileName(self, tr("Lưu tệp ra ngoài"), _FORBIDDEN.sub("-", one.name))
        if name:
            self.presenter.save_copy(one.id, Path(name))

    def _remove(self, one: Attachment | None) -> None:
        if one is not None and self._messages.ask(
            tr("Gỡ “{name}” khỏi sổ?").format(name=one.name),
            tr("Gỡ ra"),
            tr("Tệp gốc trên máy vẫn còn; bản giữ trong sổ sẽ mất."),
        ):
            self.presenter.remove(one.id)

    def _call(self) -> None:
        one = self.view.current()
        if one is not None:
            self.presenter.call(one.id, AttachmentRole(self.role.currentData()))
            self.show_files()

    def _choose_scale(self) -> None:
        self.presenter.scale = PictureScale(self.scale.currentData())

    # ── What it shows ──

    def refresh(self) -> None:
        """Read the files again."""
        self.presenter.refresh()

    def show_record(self, record_id: int | None) -> None:
        """Make the file with this id the current one, when it has been read; ``None`` for no other."""
        self._wanted = record_id
        self.show_files()

    def show_files(self) -> None:
        """Show the list."""
        files = self.presenter.files
        self.view.set_rows(files)
        self.empty.setVisible(not files)
        places = [one.id for one in files]
        if self._wanted in places:
            self.view.set_place(places.index(self._wanted))
            self._wanted = None
        elif files and self.view.current() is None:
            self.view.set_place(0)
        self.setFocusProxy(self.view if files else self.add_button)
        self._show_choice()

    def _show_choice(self) -> None:
        one = self.view.current()
        for widget in (self.open_button, self.copy_button, self.remove_button, self.role):
            widget.setEnabled(one is not None)
        if one is not None:
            self.role.setCurrentIndex(self.role.findData(one.role))

    def show_thumbnails(self) -> None:
        """Draw the list again: another thumbnail is in it now."""
        self.view.viewport().update()

    def show_files_error(self, error: ThuKyError) -> None:
        """Say why something could not be done, after what was said of other files."""
        said = "\n".join(filter(None, (self.failure.text(), wording.error_sentence(error))))
        self.failure.say(said, Tone.BAD)

    def show_copy(self, path: Path, *, to_open: bool) -> None:
        """Open a copy, or say where it was saved."""
        if to_open:
            open_outside(path)
        else:
            self._messages.inform(tr("Đã lưu tệp vào “{path}”.").format(path=path))


def _label(text: str, buddy: QComboBox) -> QLabel:
    label = QLabel(text)
    label.setBuddy(buddy)
    buddy.setAccessibleName(text)
    return label


def _clean_up(widget: dict[str, object], *_: object) -> None:
    """Remove the copies that were opened, with the widget that opened them."""
    scratch = widget.get("_scratch")
    if isinstance(scratch, tempfile.TemporaryDirectory):
        scratch.cleanup()

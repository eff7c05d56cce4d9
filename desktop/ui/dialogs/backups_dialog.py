"""The copies of the ledger: make one here or on a stick, take one back."""

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop import wording
from desktop.presenters.backups import Copies
from desktop.services.backups import Backup
from desktop.ui import theme
from desktop.ui.columns import moment_column
from desktop.ui.command_bar import keyed_button
from desktop.ui.dialogs.sizes import roomy
from desktop.ui.table import Column, FilteredTable
from desktop.ui.theme import Tone
from desktop.words import tr


class BackupsDialog(QDialog):
    """Lists the copies and tells what is wanted; the window does it, where the person sees how far it has come."""

    #: A copy beside the ledger is wanted.
    copy_wanted = Signal()
    #: A copy in a place to be chosen is wanted.
    elsewhere_wanted = Signal()
    #: This copy (a :class:`Backup`) is to be taken back.
    restore_wanted = Signal(object)
    #: A copy to be chosen is to be taken back.
    file_wanted = Signal()
    #: The folder of the copies is to be opened.
    folder_wanted = Signal()

    def __init__(self, copies: Copies, parent: QWidget, *, can_copy: bool = True) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Sao lưu và phục hồi sổ"))
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.table: FilteredTable[Backup] = FilteredTable(_columns(), lambda row: row.path, parent=self)
        self.copy = self._button(tr("&Sao lưu ngay"), "Ctrl+N", self.copy_wanted)
        self.elsewhere = self._button(tr("Sao lưu ra &USB, nơi khác…"), "Ctrl+S", self.elsewhere_wanted)
        self.restore = keyed_button(tr("&Phục hồi bản đang chọn…"), "Ctrl+R", self._restore, self)
        self.file = self._button(tr("Phục hồi từ &tệp khác…"), "Ctrl+O", self.file_wanted)
        self.folder = QPushButton(tr("&Mở thư mục sao lưu"), self)
        self._lay_out(copies)
        self.table.set_rows(copies.found)
        self.table.select(copies.found[0].path if copies.found else None)
        self.restore.setEnabled(bool(copies.found))
        for button in (self.copy, self.elsewhere):
            button.setEnabled(can_copy)
        self.folder.setEnabled(bool(copies.found))
        self.table.selected.connect(lambda chosen: self.restore.setEnabled(chosen is not None))
        self.table.activated.connect(lambda _: self._restore())
        self.folder.clicked.connect(self.folder_wanted)
        self.open()

    def _button(self, text: str, keys: str, wanted: SignalInstance) -> QPushButton:
        def leave() -> None:
            if button.isEnabled():  # its keys come here too
                self.accept()
                wanted.emit()

        button = keyed_button(text, keys, leave, self)
        return button

    def _lay_out(self, copies: Copies) -> None:
        about = QLabel(tr("Sổ: {path}").format(path=copies.ledger), self)
        about.setTextFormat(Qt.TextFormat.PlainText)
        about.setWordWrap(True)
        hint = tr("Mỗi bản sao lưu là một sổ đầy đủ, cả tệp kèm. Nên thỉnh thoảng sao lưu ra USB, phòng khi hỏng máy.")
        advice = QLabel(hint, self)
        advice.setWordWrap(True)
        theme.paint_text(advice, Tone.QUIET)
        self.table.set_empty(tr("Chưa có bản sao lưu nào. Bấm Sao lưu ngay để tạo bản đầu tiên."))
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        box.rejected.connect(self.reject)
        close = box.button(QDialogButtonBox.StandardButton.Close)
        for button in (self.copy, self.elsewhere, self.restore, self.file, self.folder, close):
            button.setAutoDefault(False)  # Enter is the list's
        column = QVBoxLayout(self)
        for part in (about, advice):
            column.addWidget(part)
        column.addLayout(_row(self.copy, self.elsewhere))
        column.addWidget(self.table, 1)
        column.addLayout(_row(self.restore, self.file, self.folder))
        column.addWidget(box)
        self.resize(roomy(self, 96, 26))

    def _restore(self) -> None:
        chosen = self.table.current()
        if chosen is not None:
            self.accept()
            self.restore_wanted.emit(chosen)


def _row(*buttons: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row


def _columns() -> list[Column[Backup]]:
    return [
        moment_column(tr("Sao lưu lúc"), lambda row: row.at),
        Column(tr("Vì sao"), lambda row: wording.label(row.occasion), width=24),
        Column(tr("Tệp"), lambda row: row.path.name, width=0),
        Column(tr("Cỡ"), lambda row: wording.file_size(row.size), key=lambda row: row.size, width=10, right=True),
    ]

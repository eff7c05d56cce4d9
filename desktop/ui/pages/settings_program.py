"""The section Chương trình: its language, where the copies of the ledger lie, where the units' list is kept up."""

from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from desktop import words
from desktop.presenters.navigation import Navigate, PageKey
from desktop.ui import theme
from desktop.ui.dialogs.form import choice
from desktop.ui.pages.meeting_typing import Field
from desktop.ui.theme import Tone
from desktop.words import tr


class ProgramSection(QWidget):
    """What concerns the program on this computer rather than the papers."""

    #: The person wants the program to speak this language.
    language_wanted = Signal(str)

    def __init__(self, navigate: Navigate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder: Path | None = None
        self.language = choice([(name, key) for key, name in words.LANGUAGES.items()], words.language())
        self.language.activated.connect(lambda: self.language_wanted.emit(str(self.language.currentData())))
        self._backups = QLabel(self)
        self._backups.setWordWrap(True)
        theme.paint_text(self._backups, Tone.QUIET)
        self.open_backups = QPushButton(tr("&Mở thư mục sao lưu"), self)
        self.open_backups.clicked.connect(self._open)
        self.units = QPushButton(tr("Danh mục đơn &vị…"), self)
        self.units.clicked.connect(lambda: navigate(PageKey.UNITS))
        about_units = QLabel(tr("Đơn vị thành viên và danh mục đơn vị được giữ ở trang Đơn vị và đại biểu."), self)
        about_units.setWordWrap(True)
        column = QVBoxLayout(self)
        column.addWidget(Field(tr("Ngôn ngữ &của chương trình"), self.language, self))
        for widget in (self._backups, self.open_backups, about_units, self.units):
            column.addWidget(widget)
        column.addStretch(1)
        self.setFocusProxy(self.language)

    def show_backups(self, folder: Path) -> None:
        """Show where the copies lie; there may be none yet."""
        self._folder = folder
        there = folder.is_dir()
        none = tr("Chưa có bản sao lưu nào; bản đầu tiên được tạo trước lần nhập Excel đầu tiên, tại “{folder}”.")
        text = tr("Bản sao lưu của sổ được giữ tại “{folder}”.") if there else none
        self._backups.setText(text.format(folder=folder))
        self.open_backups.setEnabled(there)

    def _open(self) -> None:
        if self._folder is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))

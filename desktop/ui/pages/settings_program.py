"""The section Chương trình: its language, where the copies of the ledger lie, where the units' list is kept up."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from desktop import wording, words
from desktop.presenters.navigation import Navigate, PageKey
from desktop.services.checks import LedgerCheck
from desktop.ui import theme
from desktop.ui.dialogs.form_fields import choice
from desktop.ui.pages.meeting_typing import Field
from desktop.ui.theme import Tone
from desktop.words import tr

#: The widest that a field grows, in letters.
_WIDEST = 40


class ProgramSection(QWidget):
    """What concerns the program on this computer rather than the papers."""

    #: The person wants the program to speak this language.
    language_wanted = Signal(str)
    #: The person wants to see the copies of the ledger.
    backups_wanted = Signal()
    #: The person wants the ledger to be checked.
    check_wanted = Signal()

    def __init__(self, navigate: Navigate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.language = choice([(name, key) for key, name in words.LANGUAGES.items()], words.language())
        self.language.activated.connect(lambda: self.language_wanted.emit(str(self.language.currentData())))
        self._backups = QLabel(self)
        self._backups.setWordWrap(True)
        theme.paint_text(self._backups, Tone.QUIET)
        self.copies = QPushButton(tr("Sao &lưu và phục hồi…"), self)
        self.copies.clicked.connect(self.backups_wanted)
        self._checked = QLabel(self)
        self._checked.setWordWrap(True)
        self.check = QPushButton(tr("&Kiểm tra sổ"), self)
        self.check.setToolTip(tr("Đối chiếu tệp sổ, tệp kèm theo, văn bản đã phát hành và các số đếm"))
        self.check.clicked.connect(self.check_wanted)
        self.units = QPushButton(tr("Danh mục đơn &vị…"), self)
        self.units.clicked.connect(lambda: navigate(PageKey.UNITS))
        about_units = QLabel(tr("Đơn vị thành viên và danh mục đơn vị được giữ ở trang Đơn vị và đại biểu."), self)
        about_units.setWordWrap(True)
        column = QVBoxLayout(self)
        column.addWidget(Field(tr("Ngôn ngữ &của chương trình"), self.language, self))
        self.language.setMaximumWidth(_WIDEST * self.fontMetrics().averageCharWidth())
        for about, button in (
            (self._backups, self.copies),
            (self._checked, self.check),
            (about_units, self.units),
        ):
            column.addWidget(about)
            column.addWidget(button, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.setFocusProxy(self.language)

    def show_check(self, checked: LedgerCheck | None) -> None:
        """Show when the ledger was checked last, and what was found."""
        self._checked.setText(_check_text(checked))
        theme.paint_text(self._checked, Tone.BAD if checked and not checked.is_whole else Tone.QUIET)

    def show_backups(self, folder: Path) -> None:
        """Show where the copies lie; there may be none yet."""
        none = tr("Chưa có bản sao lưu nào; bản đầu tiên được tạo trước lần nhập Excel đầu tiên, tại “{folder}”.")
        text = tr("Bản sao lưu của sổ được giữ tại “{folder}”.") if folder.is_dir() else none
        self._backups.setText(text.format(folder=folder))


def _check_text(checked: LedgerCheck | None) -> str:
    if checked is None:
        return tr("Sổ chưa được kiểm tra lần nào.")
    moment = wording.moment(checked.at)
    if not checked.is_whole:
        text = tr("Kiểm tra gần nhất: {moment}, có {count} chỗ hỏng: {what}.")
        return text.format(moment=moment, count=len(checked.problems), what="; ".join(checked.problems[:3]))
    mended = ", ".join(map(wording.label, checked.mended))
    text = tr("Kiểm tra gần nhất: {moment}, sổ nguyên vẹn; đã lập lại {mended} từ các bản ghi.")
    whole = tr("Kiểm tra gần nhất: {moment}, sổ nguyên vẹn.")
    return (text if mended else whole).format(moment=moment, mended=mended)

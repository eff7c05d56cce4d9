"""The page of an import before files are chosen: where to drop them, and what was read so far."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.storage.batches import BatchSummary
from desktop.ui import theme
from desktop.ui.pages.import_history import HistoryPanel
from desktop.ui.pages.import_keys import add_shortcut
from desktop.words import tr

#: The keys for choosing (Ctrl+O opens a ledger, everywhere).
FILES_KEYS, FOLDER_KEYS, PASTE_KEYS = "Ctrl+I", "Ctrl+Shift+I", "Ctrl+V"


class DropArea(QFrame):
    """The field with a dashed border into which files are dropped, with buttons for those who would rather choose."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._inviting = False
        self.files_button = QPushButton(tr("Chọn &tệp…"), self)
        self.folder_button = QPushButton(tr("Chọn thư &mục…"), self)
        self.paste_button = QPushButton(tr("&Dán bảng"), self)
        self._lay_out()

    def _lay_out(self) -> None:
        heading = QLabel(tr("Kéo thả tệp hoặc thư mục vào đây"), self)
        theme.larger(heading, 1.3, bold=True)
        detail = QLabel(tr("Tệp Excel, OpenDocument, Word, CSV; hoặc chép bảng trong Excel, Word rồi dán"), self)
        detail.setWordWrap(True)
        for label in (heading, detail):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for button, keys in (
            (self.files_button, FILES_KEYS),
            (self.folder_button, FOLDER_KEYS),
            (self.paste_button, PASTE_KEYS),
        ):
            button.setToolTip(f"{button.text().replace('&', '').rstrip('…')} ({keys})")
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.files_button)
        buttons.addWidget(self.folder_button)
        buttons.addWidget(self.paste_button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(10)
        column.addWidget(heading)
        column.addWidget(detail)
        column.addLayout(buttons)

    def invite(self, inviting: bool) -> None:
        """Show that what hovers above may be dropped."""
        self._inviting = inviting
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the dashed border."""
        super().paintEvent(event)
        role = QPalette.ColorRole.Highlight if self._inviting else QPalette.ColorRole.Mid
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(role), 2, Qt.PenStyle.DashLine))
        painter.setBrush(self.palette().base())
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), 8, 8)
        painter.end()


class ImportStart(QWidget):
    """Where files are chosen; the history of batches stands below."""

    #: Files or folders were chosen.
    chosen = Signal(list)
    #: What was copied elsewhere is to be read.
    paste_wanted = Signal()
    #: A workbook for a unit to fill in is to be made.
    template_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.drop_area = DropArea(self)
        self.history = HistoryPanel(self)
        self.template_button = QPushButton(tr("&Biểu mẫu gửi đơn vị…"), self)
        self._lay_out()
        self.setFocusProxy(self.drop_area.files_button)
        self.drop_area.files_button.clicked.connect(self._choose_files)
        self.drop_area.folder_button.clicked.connect(self._choose_folder)
        self.drop_area.paste_button.clicked.connect(self.paste_wanted)
        self.template_button.clicked.connect(self.template_wanted)
        add_shortcut(self, FILES_KEYS, self._choose_files)
        add_shortcut(self, FOLDER_KEYS, self._choose_folder)
        add_shortcut(self, PASTE_KEYS, self.paste_wanted.emit)

    def _lay_out(self) -> None:
        heading = QLabel(tr("Nhập từ Excel"), self)
        theme.larger(heading, 1.4, bold=True)
        past = QLabel(tr("Các đợt đã nhập"), self)
        theme.larger(past, 1.1, bold=True)
        self.template_button.setToolTip(tr("Lưu biểu để đơn vị điền: có sẵn tên đơn vị và những nhiệm vụ sổ đã biết"))
        top = QHBoxLayout()
        top.addWidget(heading, 1)
        top.addWidget(self.template_button)
        column = QVBoxLayout(self)
        column.addLayout(top)
        column.addWidget(self.drop_area)
        column.addWidget(past)
        column.addWidget(self.history, 1)

    def show_history(self, history: Sequence[BatchSummary]) -> None:
        """Show the batches so far."""
        self.history.show_history(history)

    def _choose_files(self) -> None:
        kinds = tr("Bảng tính") + " (*.xlsx *.xlsm *.xls *.xlsb *.ods *.csv *.tsv *.et *.docx)"
        everything = tr("Mọi tệp")
        names, _ = QFileDialog.getOpenFileNames(self, tr("Chọn tệp"), "", f"{kinds};;{everything} (*)")
        if names:
            self.chosen.emit([Path(name) for name in names])

    def _choose_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, tr("Chọn thư mục"))
        if name:
            self.chosen.emit([Path(name)])

    def hasHeightForWidth(self) -> bool:
        """Fit into the height there is: the list of batches scrolls, the page need not."""
        return False

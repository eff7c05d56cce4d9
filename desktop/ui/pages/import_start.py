"""The page of an import before files are chosen: where to drop them, and what was read so far."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop import wording
from desktop.storage.batches import BatchSummary
from desktop.ui import theme
from desktop.ui.pages.import_keys import add_shortcut
from desktop.ui.table import Column, FilteredTable
from desktop.ui.theme import Tone
from desktop.words import tr

#: The keys for choosing (Ctrl+O opens a ledger, everywhere).
FILES_KEYS, FOLDER_KEYS = "Ctrl+I", "Ctrl+Shift+I"


class DropArea(QFrame):
    """The field with a dashed border into which files are dropped, with buttons for those who would rather choose."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._inviting = False
        self.files_button = QPushButton(tr("Chọn &tệp…"), self)
        self.folder_button = QPushButton(tr("Chọn thư &mục…"), self)
        self._lay_out()

    def _lay_out(self) -> None:
        heading = QLabel(tr("Kéo thả tệp hoặc thư mục vào đây"), self)
        theme.larger(heading, 1.3, bold=True)
        detail = QLabel(tr("Tệp đăng ký, kết quả do đơn vị gửi: Excel (.xlsx, .xls), OpenDocument (.ods)…"), self)
        detail.setWordWrap(True)
        for label in (heading, detail):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for button, keys in ((self.files_button, FILES_KEYS), (self.folder_button, FOLDER_KEYS)):
            button.setToolTip(f"{button.text().replace('&', '').rstrip('…')} ({keys})")
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.files_button)
        buttons.addWidget(self.folder_button)
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


def _files(batch: BatchSummary) -> str:
    first = batch.files[0] if batch.files else ""
    more = len(batch.files) - 1
    return tr("{file} và {count} tệp khác").format(file=first, count=more) if more > 0 else first


def _history_columns() -> list[Column[BatchSummary]]:
    return [
        Column(tr("Ngày giờ"), lambda batch: wording.moment(batch.at), lambda batch: batch.at, width=21),
        Column(tr("Tệp"), _files, width=0, tip=lambda batch: "\n".join(batch.files)),
        Column(tr("Số tệp"), lambda b: wording.number(len(b.files)), lambda b: len(b.files), width=8, right=True),
        Column(tr("Mới"), lambda b: wording.number(b.new), lambda b: b.new, width=8, right=True),
        Column(tr("Thay đổi"), lambda b: wording.number(b.changed), lambda b: b.changed, width=8, right=True),
        Column(
            tr("Còn chờ"),
            lambda b: wording.number(b.problem),
            lambda b: b.problem,
            width=8,
            right=True,
            tone=lambda b: Tone.BAD if b.problem else None,
        ),
        Column(tr("Ghi chú"), lambda batch: tr("đã hoàn tác") if batch.undone else "", width=14),
    ]


class ImportStart(QWidget):
    """Where files are chosen; the history of batches stands below."""

    #: Files or folders were chosen.
    chosen = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.drop_area = DropArea(self)
        self.history: FilteredTable[BatchSummary] = FilteredTable(_history_columns(), lambda batch: batch.id)
        self.history.set_empty(tr("Chưa nhập tệp nào. Hãy kéo thả tệp của các đơn vị vào khung ở trên."))
        heading = QLabel(tr("Nhập từ Excel"), self)
        theme.larger(heading, 1.4, bold=True)
        past = QLabel(tr("Các đợt đã nhập"), self)
        theme.larger(past, 1.1, bold=True)
        column = QVBoxLayout(self)
        column.addWidget(heading)
        column.addWidget(self.drop_area)
        column.addWidget(past)
        column.addWidget(self.history, 1)
        self.setFocusProxy(self.drop_area.files_button)
        self.drop_area.files_button.clicked.connect(self._choose_files)
        self.drop_area.folder_button.clicked.connect(self._choose_folder)
        add_shortcut(self, FILES_KEYS, self._choose_files)
        add_shortcut(self, FOLDER_KEYS, self._choose_folder)

    def show_history(self, history: Sequence[BatchSummary]) -> None:
        """Show the batches so far."""
        self.history.set_rows(history)

    def _choose_files(self) -> None:
        kinds = tr("Bảng tính") + " (*.xlsx *.xlsm *.xls *.ods *.xlsb *.csv)"
        names, _ = QFileDialog.getOpenFileNames(self, tr("Chọn tệp"), "", f"{kinds};;{tr('Mọi tệp')} (*)")
        if names:
            self.chosen.emit([Path(name) for name in names])

    def _choose_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, tr("Chọn thư mục"))
        if name:
            self.chosen.emit([Path(name)])

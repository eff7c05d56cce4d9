"""The batches that were read so far, what can be done with one, and what was kept when one was taken back."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop import wording
from desktop.services.imports import Kept, Undone
from desktop.storage.batches import BatchSummary
from desktop.storage.changes import Record
from desktop.ui import theme
from desktop.ui.columns import moment_column
from desktop.ui.dialogs.sizes import roomy
from desktop.ui.table import Column, FilteredTable
from desktop.ui.theme import Tone
from desktop.ui.wrapped_row import WrappedRow
from desktop.words import mark, tr

#: So many files of a batch are named; the others are counted.
_NAMED = 2

_RECORDS: Mapping[Record, str] = MappingProxyType(
    {
        Record.UNIT: mark("Đơn vị"),
        Record.TASK: mark("Nhiệm vụ"),
        Record.REPORT: mark("Báo cáo kết quả"),
        Record.INDICATOR: mark("Chỉ tiêu số liệu"),
        Record.FIGURE: mark("Số liệu"),
        Record.PERSON: mark("Cán bộ"),
    }
)


def _files(batch: BatchSummary, named: int = 1) -> str:
    names, more = "; ".join(batch.files[:named]), len(batch.files) - named
    return tr("{file} và {count} tệp khác").format(file=names, count=more) if more > 0 else names


def _columns() -> list[Column[BatchSummary]]:
    return [
        moment_column(tr("Ngày giờ"), lambda batch: batch.at),
        Column(tr("Tệp"), _files, width=0, tip=lambda batch: "\n".join(batch.files), tone=_tone),
        Column(tr("Số tệp"), lambda b: wording.number(len(b.files)), lambda b: len(b.files), width=8, right=True),
        Column(tr("Mới"), lambda b: wording.number(b.new), lambda b: b.new, width=8, right=True, tone=_tone),
        Column(
            tr("Thay đổi"), lambda b: wording.number(b.changed), lambda b: b.changed, width=8, right=True, tone=_tone
        ),
        Column(
            tr("Còn chờ"),
            lambda b: wording.number(b.problem),
            lambda b: b.problem,
            width=8,
            right=True,
            tone=lambda b: Tone.BAD if b.problem and not b.undone else _tone(b),
        ),
        Column(tr("Ghi chú"), lambda batch: tr("đã hoàn tác") if batch.undone else "", width=14, tone=_tone),
    ]


def _tone(batch: BatchSummary) -> Tone | None:
    return Tone.QUIET if batch.undone else None


def undo_question(batch: BatchSummary) -> tuple[str, str]:
    """Return the question before a batch is taken back, and what will go."""
    question = tr("Hoàn tác đợt nhập lúc {moment}?").format(moment=wording.moment(batch.at))
    parts = (
        (batch.new, mark("{count} dòng mới sẽ bị bỏ khỏi sổ")),
        (batch.changed, mark("{count} dòng thay đổi sẽ trở lại như trước")),
    )
    said = [tr(text).format(count=wording.number(count)) for count, text in parts if count]
    going = "; ".join(said) + ". " if said else ""
    kept = tr("Những gì đã sửa hoặc đang dùng sau khi nhập sẽ được giữ lại và liệt kê.")
    return question, f"{_files(batch, _NAMED)}\n\n{going}{kept}"


def undone_text(undone: Undone) -> str:
    """Say how much was taken back, and how much was kept."""
    done = tr("Đã hoàn tác {count} bản ghi của đợt nhập.").format(count=wording.number(undone.taken_back))
    if not undone.kept:
        return done
    kept = tr("Giữ lại {count} bản ghi vì đã sửa hoặc đang dùng.").format(count=wording.number(len(undone.kept)))
    return f"{done} {kept}"


class HistoryPanel(QWidget):
    """The list of batches with the commands for the one that is chosen."""

    #: The batch is to be taken back.
    undo_wanted = Signal(object)
    #: Copies of the batch's files with comments are to be written for their senders.
    return_wanted = Signal(object)
    #: The list is to be saved as a workbook.
    export_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table: FilteredTable[BatchSummary] = FilteredTable(_columns(), lambda batch: batch.id)
        self.table.set_empty(tr("Chưa nhập tệp nào. Hãy kéo thả tệp của các đơn vị vào khung ở trên."))
        self.undo_button = QPushButton(tr("&Hoàn tác đợt này…"), self)
        self.return_button = QPushButton(tr("Bản t&rả lại…"), self)
        self.export_button = QPushButton(tr("Xuất &Excel…"), self)
        self.files = QLabel(self)
        self.files.setWordWrap(True)
        self.files.setTextFormat(Qt.TextFormat.PlainText)
        theme.paint_text(self.files, Tone.QUIET)
        self._lay_out()
        self.table.selected.connect(self._show_batch)
        self.undo_button.clicked.connect(lambda: self.undo_wanted.emit(self.table.current()))
        self.return_button.clicked.connect(lambda: self.return_wanted.emit(self.table.current()))
        self.export_button.clicked.connect(self.export_wanted)
        self._show_batch(None)

    def _lay_out(self) -> None:
        self.undo_button.setToolTip(tr("Đưa sổ về như trước đợt nhập đang chọn"))
        self.return_button.setToolTip(
            tr("Lưu tệp của các đơn vị kèm ghi chú ở từng ô cần sửa, để gửi trả lại cho đơn vị")
        )
        self.export_button.setToolTip(tr("Lưu danh sách các đợt nhập thành tệp Excel"))
        self.files.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        buttons = WrappedRow(self, even=False)
        buttons.hold([self.undo_button, self.return_button, self.export_button])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table, 1)
        column.addWidget(self.files)
        column.addWidget(buttons)

    def show_history(self, history: Sequence[BatchSummary]) -> None:
        """Show the batches so far; the newest is chosen until another one is."""
        self.table.set_rows(history)
        if history and self.table.current() is None:
            self.table.select(history[0].id)
        self.export_button.setEnabled(bool(history))

    def _show_batch(self, batch: BatchSummary | None) -> None:
        self.files.setText(_files(batch, _NAMED) if batch is not None else "")
        self.undo_button.setEnabled(batch is not None and not batch.undone)
        self.return_button.setEnabled(batch is not None)


class KeptDialog(QDialog):
    """Lists the records that were kept when a batch was taken back, each with the reason."""

    def __init__(self, undone: Undone, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Những gì được giữ lại"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        said = QLabel(undone_text(undone), self)
        said.setWordWrap(True)
        self.table: FilteredTable[Kept] = FilteredTable(_kept_columns(), lambda kept: (kept.record, kept.id))
        self.table.set_rows(undone.kept)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(said)
        column.addWidget(self.table, 1)
        column.addWidget(buttons)
        self.resize(roomy(self, 110, 23))


def _kept_columns() -> list[Column[Kept]]:
    return [
        Column(tr("Loại"), lambda kept: tr(_RECORDS[kept.record]), width=18),
        Column(tr("Nội dung"), lambda kept: kept.title, width=0),
        Column(tr("Vì sao giữ lại"), lambda kept: wording.label(kept.why), width=38),
    ]

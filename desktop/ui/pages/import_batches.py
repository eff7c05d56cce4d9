"""What is done around the list of batches: asking before it is done, and saying what came of it."""

from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop import wording
from desktop.domain.units import UnitDirectory
from desktop.presenters.batches import Batches, BatchWork
from desktop.presenters.session import Session
from desktop.services.imports import Undone
from desktop.storage.batches import BatchSummary
from desktop.ui.export import reader_of
from desktop.ui.messages import Action, Messages
from desktop.ui.pages.import_history import HistoryPanel, KeptDialog, undo_question, undone_text
from desktop.ui.pages.import_template import TemplateDialog, ask_for_xlsx
from desktop.ui.table import FilteredTable
from desktop.words import tr

_Shown = TypeVar("_Shown")


class BatchCommands:
    """Hands the commands of ``panel`` to their presenter; ``page`` is what its questions stand before."""

    def __init__(self, session: Session, messages: Messages, page: QWidget, panel: HistoryPanel) -> None:
        self._messages = messages
        self._page = page
        titles = BatchWork(tr("Đang hoàn tác đợt nhập…"), tr("Đang ghi bản trả lại…"), tr("Đang xuất Excel…"))
        self._presenter = Batches(session, self, titles)
        self.prepare_template = self._presenter.prepare_template
        panel.undo_wanted.connect(self._undo)
        panel.return_wanted.connect(self._return_copies)
        panel.export_wanted.connect(lambda: self.export(tr("Các đợt đã nhập"), panel.table))

    # ── What the person does ──

    def _undo(self, batch: BatchSummary) -> None:
        question, detail = undo_question(batch)
        if self._messages.ask(question, tr("Hoàn tác đợt này"), detail):
            self._presenter.undo(batch)

    def _return_copies(self, batch: BatchSummary) -> None:
        folder = QFileDialog.getExistingDirectory(self._page, tr("Chọn nơi lưu bản trả lại"))
        if folder:
            self._presenter.return_copies(batch, Path(folder), wording.problem_sentence)

    def export(self, title: str, shown: FilteredTable[_Shown]) -> None:
        """Save what a list shows as a workbook, where the person says."""
        path = ask_for_xlsx(self._page, tr("Xuất Excel"), f"{title}.xlsx")
        if path is not None:
            self._presenter.export(reader_of(title, shown), path)

    def _write_template(self, dialog: TemplateDialog) -> None:
        path = ask_for_xlsx(self._page, tr("Lưu biểu mẫu"), dialog.file_name())
        if path is not None:
            self._presenter.write_template(dialog.kind, dialog.unit, dialog.year, path)

    # ── What the presenter says (BatchesView) ──

    def undone(self, undone: Undone) -> None:
        """Say what was taken back, and list what was kept and why."""
        self._messages.inform(undone_text(undone))
        if undone.kept:
            KeptDialog(undone, self._page).open()

    def returned(self, copies: Sequence[Path], folder: Path) -> None:
        """Say which copies there are, and lead to them."""
        if not copies:
            self._messages.inform(tr("Đợt này không có tệp nào cần trả lại: mọi dòng đều đọc được."))
            return
        said = tr("Đã lưu {count} bản trả lại vào “{folder}”.").format(count=len(copies), folder=folder.name)
        self._messages.inform(said, _opener(tr("Mở thư mục"), folder))

    def saved(self, path: Path) -> None:
        """Say that a file was written, and lead to it."""
        self._messages.inform(tr("Đã lưu “{file}”.").format(file=path.name), _opener(tr("Mở tệp"), path))

    def ask_for_template(self, directory: UnitDirectory, year: int) -> None:
        """Ask for whom and for which year a template is."""
        dialog = TemplateDialog(directory, year, self._page)
        dialog.accepted.connect(lambda: self._write_template(dialog))
        dialog.open()


def _opener(text: str, path: Path) -> Action:
    def run() -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    return Action(text, run)

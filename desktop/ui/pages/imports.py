"""The page "Nhập từ Excel": drop files, review what they would change, write it."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.errors import ThuKyError
from desktop.domain.imports import ColumnSense
from desktop.domain.tasks import Task
from desktop.domain.units import Unit
from desktop.presenters.import_view import Busy, Written
from desktop.presenters.imports import Imports, WorkTitles
from desktop.presenters.navigation import Navigate, PageKey
from desktop.presenters.review import Review
from desktop.presenters.review_fields import task_problem, unit_problem
from desktop.presenters.review_rows import ReviewRow, unit_text
from desktop.presenters.review_tree import FileNode, SheetNode
from desktop.presenters.session import Session
from desktop.storage.batches import BatchSummary
from desktop.ui.messages import Action, Messages
from desktop.ui.pages.import_batches import BatchCommands
from desktop.ui.pages.import_detail import Choices
from desktop.ui.pages.import_options import SheetOptionsDialog
from desktop.ui.pages.import_password import PasswordDialog
from desktop.ui.pages.import_review import ImportReview
from desktop.ui.pages.import_start import ImportStart
from desktop.ui.pages.import_texts import written_text
from desktop.ui.pages.import_units import UnitDialog
from desktop.words import tr


class ImportPage(QWidget):
    """Hands what the person does to the presenter, and shows what the presenter says."""

    def __init__(self, session: Session, messages: Messages, navigate: Navigate) -> None:
        super().__init__()
        self._messages = messages
        self._navigate = navigate
        self.start = ImportStart(self)
        self.review = ImportReview(self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.start)
        self._stack.addWidget(self.review)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self._stack)
        self.setAcceptDrops(True)
        self.setFocusProxy(self.start)
        titles = WorkTitles(tr("Đang đọc tệp…"), tr("Đang ghi vào sổ…"))
        self._presenter = Imports(session, self, titles)
        self._batches = BatchCommands(session, messages, self, self.start.history)
        self._connect()
        self._presenter.start()

    def _connect(self) -> None:
        presenter, review = self._presenter, self.review
        self.start.chosen.connect(self._read)
        self.start.paste_wanted.connect(self._paste)
        self.start.template_wanted.connect(self._batches.prepare_template)
        review.tree.chosen.connect(presenter.choose)
        review.only_open.toggled.connect(presenter.show_only_open)
        review.table.selected.connect(self._show_detail)
        review.leave_out_wanted.connect(presenter.leave_out)
        review.look_at_wanted.connect(presenter.look_at)
        review.sender_wanted.connect(self._ask_for_sender)
        review.options_wanted.connect(self._ask_for_options)
        review.password_wanted.connect(self._ask_for_password)
        review.export_wanted.connect(lambda: self._batches.export(tr("Các dòng đã đọc"), review.table))
        review.discard_wanted.connect(self._discard)
        review.detail.corrected.connect(self._correct)
        review.detail.picker.picked.connect(self._pick_unit)
        review.detail.picker.added.connect(self._add_unit)
        review.detail.task_picker.picked.connect(self._pick_task)
        review.detail.question.said.connect(self._say_of_column)
        review.footer.withdraw.clicked.connect(presenter.withdraw_missing)
        review.footer.undo.clicked.connect(presenter.undo)
        review.redo_wanted.connect(presenter.redo)
        review.footer.write.clicked.connect(presenter.write)

    # ── What the presenter shows (ImportView) ──

    def show_start(self, history: Sequence[BatchSummary]) -> None:
        """Show where files are chosen, and the batches so far."""
        self.start.show_history(history)
        self.review.forget()
        self._show(self.start)

    def show_review(self, review: Review) -> None:
        """Show the tree of files and what will change."""
        self.review.show_review(review, can_write=self._presenter.can_write)
        self._show(self.review)

    def show_rows(self, rows: Sequence[ReviewRow]) -> None:
        """Show these rows of the review."""
        self.review.show_rows(rows)

    def show_busy(self, busy: Busy) -> None:
        """Say what goes on."""
        self.start.setDisabled(busy is Busy.READING)
        self.review.show_busy(busy, can_write=self._presenter.can_write)

    def found_nothing(self) -> None:
        """Say that there was no workbook among what was chosen."""
        self._messages.warn(tr("Không có tệp bảng tính nào ở đó. Hãy chọn tệp Excel hoặc thư mục có tệp Excel."))

    def wrong_password(self, file: FileNode) -> None:
        """Ask for the password again."""
        self._ask_for_password(file, wrong=True)

    def written(self, written: Written) -> None:
        """Say what was taken over, and lead to it."""
        see = Action(tr("Xem nhiệm vụ"), lambda: self._navigate(PageKey.TASKS))
        self._messages.inform(written_text(written), see)

    def failed(self, error: ThuKyError) -> None:
        """Say what did not work."""
        self._messages.failure(error)

    def _show(self, part: QWidget) -> None:
        if self._stack.currentWidget() is not part:
            self._stack.setCurrentWidget(part)
            self.setFocusProxy(part)
            if self.isVisible():  # the part that had the keyboard is gone
                part.setFocus(Qt.FocusReason.OtherFocusReason)

    # ── What the person does ──

    def _read(self, paths: list[Path]) -> None:
        if self._may_leave():
            self._messages.clear()
            self._presenter.read(paths)

    def _paste(self) -> None:
        clipboard = QApplication.clipboard()
        text = clipboard.text()  # that of files are their addresses
        if not text.strip():
            self._messages.warn(tr("Chưa chép bảng nào. Hãy chọn bảng trong Excel hoặc Word, bấm Ctrl+C rồi dán lại."))
        elif paths := _paths(clipboard.mimeData()):
            self._read(paths)
        else:
            self._messages.clear()
            self._presenter.paste(text, tr("Bảng đã dán"))

    def _discard(self) -> None:
        if self._may_leave():
            self._presenter.discard()

    def _may_leave(self) -> bool:
        review = self._presenter.review
        if review is None or not review.touched:
            return True
        question = tr("Bỏ lần xem này, không ghi gì vào sổ?")
        return self._messages.ask(question, tr("Bỏ, không ghi"), tr("Những chỗ đã sửa, đã chọn sẽ mất."))

    def _show_detail(self, row: ReviewRow | None) -> None:
        self.review.detail.show_row(row, self._choices(row))

    def _choices(self, row: ReviewRow | None) -> Choices:
        review, presenter = self._presenter.review, self._presenter
        if review is None or row is None:
            return Choices(lambda _: (), lambda _: ())
        text = unit_text(row.values) or ""
        return Choices(
            lambda typed: presenter.candidates(text, typed),
            lambda typed: presenter.task_candidates(row, typed),
            review.alike(row) if unit_problem(row) is not None else 0,
            review.alike_titles(row) if task_problem(row) is not None else 0,
            review.doubted(row),
        )

    def _correct(self, cell: str, text: str) -> None:
        row = self.review.detail.row
        if row is not None:
            self._presenter.correct(row, cell, text)

    def _pick_unit(self, unit: Unit) -> None:
        row = self.review.detail.row
        if row is not None:
            self._presenter.settle_unit(row, unit)
            self.review.detail.left.emit()

    def _pick_task(self, task: Task) -> None:
        row = self.review.detail.row
        if row is not None:
            self._presenter.settle_task(row, task)
            self.review.detail.left.emit()

    def _say_of_column(self, sense: ColumnSense) -> None:
        row, review = self.review.detail.row, self._presenter.review
        column = review.doubted(row) if row is not None and review is not None else None
        if row is not None and column is not None:
            self._presenter.settle_column(row, column, sense)
            self.review.detail.left.emit()

    def _add_unit(self) -> None:
        row = self.review.detail.row
        if row is not None:
            self._presenter.add_unit(row)
            self.review.detail.left.emit()

    def _ask_for_sender(self, sheet: SheetNode) -> None:
        sender = sheet.reading.sender or ""
        question = tr("“{text}” là đơn vị nào?").format(text=sender)
        dialog = UnitDialog(question, lambda typed: self._presenter.candidates(sender, typed), sender, self)
        dialog.accepted.connect(lambda: self._presenter.settle_sender(sheet, dialog.unit))
        dialog.open()

    def _ask_for_options(self, sheet: SheetNode) -> None:
        review = self._presenter.review
        if review is None:
            return
        dialog = SheetOptionsDialog(sheet, review.decisions.said_of(sheet.place), review.directory, self)
        dialog.accepted.connect(lambda: self._say_options(sheet, dialog))
        dialog.open()

    def _say_options(self, sheet: SheetNode, dialog: SheetOptionsDialog) -> None:
        file, name = sheet.place
        self._presenter.say((file, None if dialog.whole_file else name), dialog.options)

    def _ask_for_password(self, file: FileNode, *, wrong: bool = False) -> None:
        dialog = PasswordDialog(file.name, self, wrong=wrong)
        dialog.accepted.connect(lambda: self._presenter.unlock(file, dialog.box.text()))
        dialog.open()

    # ── Dropping ──

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and folders."""
        if _paths(event.mimeData()):
            event.acceptProposedAction()
            self.start.drop_area.invite(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Invite no more."""
        self.start.drop_area.invite(False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Read what was dropped."""
        self.start.drop_area.invite(False)
        paths = _paths(event.mimeData())
        if paths:
            event.acceptProposedAction()
            self._read(paths)


def _paths(data: QMimeData) -> list[Path]:
    """Return the files and folders among what was dropped or copied."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]

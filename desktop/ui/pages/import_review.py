"""The review of an import: files, their rows, the current row field by field, and the foot."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLabel,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from desktop.presenters.import_view import Busy
from desktop.presenters.review import Review
from desktop.presenters.review_rows import ReviewRow
from desktop.presenters.review_tree import FileNode, Scope, SheetNode
from desktop.ui.pages import import_row_texts as row_texts
from desktop.ui.pages import import_texts as texts
from desktop.ui.pages.import_detail import RowDetail
from desktop.ui.pages.import_footer import Footer
from desktop.ui.pages.import_keys import add_shortcut
from desktop.ui.pages.import_tree import FileTree
from desktop.ui.table import Column, FilteredTable
from desktop.ui.theme import Tone
from desktop.ui.wrapped_row import WrappedRow
from desktop.words import tr

#: The place of the column for what is wrong or different: hidden while there is nothing to say.
_REMARKS = 5


def _columns() -> list[Column[ReviewRow]]:
    return [
        Column(tr("Dòng"), _number, lambda row: row.place, width=8, right=True, tip=_place),
        Column(tr("Trạng thái"), row_texts.state_text, width=14, tone=row_texts.state_tone),
        Column(tr("Nội dung"), lambda row: row.title, width=0),
        Column(tr("Đơn vị"), lambda row: row.unit, width=16),
        Column(tr("Hạn, kết quả"), row_texts.says_text, width=15),
        Column(tr("Vấn đề, thay đổi"), row_texts.remark_text, width=20, tip=row_texts.remark_tip, tone=_remark_tone),
    ]


def _number(row: ReviewRow) -> str:
    return tr("{row} (ẩn)").format(row=row.number) if row.planned.reading.hidden else str(row.number)


def _place(row: ReviewRow) -> str:
    place = f"{row.file}, {row.sheet}"
    return tr("{place}: dòng này bị ẩn trong tệp").format(place=place) if row.planned.reading.hidden else place


def _remark_tone(row: ReviewRow) -> Tone | None:
    if not row.planned.problems:
        return Tone.ACCENT
    return Tone.BAD if row.blocked else Tone.LATE


class ImportReview(QWidget):
    """The widgets of a review; what is done with them is told by signals and by those of its parts."""

    #: Rows are to be left out, or taken in again.
    leave_out_wanted = Signal(list)
    #: The doubts of rows were looked at.
    look_at_wanted = Signal(list)
    #: Another unit is to be picked for the sender of this sheet.
    sender_wanted = Signal(object)
    #: The year, kind and sender of this sheet are to be said.
    options_wanted = Signal(object)
    #: The password of this file is to be typed.
    password_wanted = Signal(object)
    #: The rows that are shown are to be saved as a workbook.
    export_wanted = Signal()
    #: The decision taken back last is to be taken again.
    redo_wanted = Signal()
    #: The person wants to leave without writing.
    discard_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._files: dict[Scope, FileNode] = {}
        self._sheets: dict[Scope, SheetNode] = {}
        self.tree = FileTree(self)
        self.about = QLabel(self)
        self.about.setWordWrap(True)
        self.sender_button = QPushButton(tr("Chọ&n đơn vị gửi…"), self)
        self.password_button = QPushButton(tr("Nhậ&p mật khẩu…"), self)
        self.options_button = QPushButton(tr("Nă&m, loại, đơn vị gửi, cột…"), self)
        self.export_button = QPushButton(tr("Xuất &Excel…"), self)
        self.only_open = QCheckBox(tr("&Chỉ dòng cần xem"), self)
        self.only_open.setToolTip(tr("Chỉ hiện những dòng cần người xem (F9)"))
        self.table: FilteredTable[ReviewRow] = FilteredTable(_columns(), lambda row: row.place)
        self.detail = RowDetail(self)
        self.footer = Footer(self)
        self._lay_out()
        self._connect()

    # ── How it is built ──

    def _lay_out(self) -> None:
        self.options_button.setToolTip(tr("Nói rõ năm, loại bảng, đơn vị gửi mà trang này không ghi hoặc ghi khác"))
        self.export_button.setToolTip(tr("Lưu những dòng đang hiện thành tệp Excel"))
        commands = WrappedRow(self, even=False)
        buttons = [self.password_button, self.sender_button, self.options_button, self.export_button]
        commands.hold([*buttons, self.only_open])
        rows = QWidget(self)
        column = QVBoxLayout(rows)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.about)
        column.addWidget(commands)
        column.addWidget(self.table, 1)
        read = QSplitter(Qt.Orientation.Horizontal, self)
        read.addWidget(self.tree)
        read.addWidget(rows)
        whole = QSplitter(Qt.Orientation.Vertical, self)
        whole.addWidget(read)
        whole.addWidget(self.detail)
        for split, parts in ((read, (1, 3)), (whole, (3, 2))):
            split.setChildrenCollapsible(False)
            for place, part in enumerate(parts):
                split.setStretchFactor(place, part)
        read.setSizes([350, 750])
        page = QVBoxLayout(self)
        page.addWidget(whole, 1)
        page.addWidget(self.footer)
        self.setFocusProxy(self.table.view)

    def _connect(self) -> None:
        self.table.selected.connect(lambda _: self._show_about())
        self.table.activated.connect(lambda _: self.detail.focus_problem())
        self.detail.left.connect(self._focus_rows)
        self.detail.leave_out.clicked.connect(self._leave_out)
        self.detail.look_at.clicked.connect(self._look_at)
        self.sender_button.clicked.connect(lambda: self.sender_wanted.emit(self._sheet()))
        self.options_button.clicked.connect(lambda: self.options_wanted.emit(self._sheet()))
        self.password_button.clicked.connect(lambda: self.password_wanted.emit(self._locked()))
        self.export_button.clicked.connect(self.export_wanted)
        self.footer.discard.clicked.connect(self.discard_wanted)
        add_shortcut(self.table.view, "Space", self._leave_out)
        for keys, run in (
            ("F2", self.detail.focus_problem),
            ("F4", self._look_at),
            ("F8", self.go_to_next_open),
            ("F9", self.only_open.click),
            ("Ctrl+Z", self.footer.undo.click),
            ("Ctrl+Y", self.redo_wanted.emit),
            ("Ctrl+Return", self.footer.write.click),
            ("Ctrl+Enter", self.footer.write.click),
        ):
            add_shortcut(self, keys, run)

    # ── What it shows ──

    def show_review(self, review: Review, *, can_write: bool) -> None:
        """Show the files and what will change."""
        files = review.files
        self._files = {file.scope: file for file in files}
        self._sheets = {sheet.scope: sheet for file in files for sheet in file.sheets}
        self.tree.show_files(files, review.forecast.tally)
        self.footer.show_review(review)
        self.footer.write.setEnabled(can_write)
        self._show_about()

    def forget(self) -> None:
        """Let the next review begin with its first row."""
        self.table.set_rows(())
        self.tree.clear()

    def show_rows(self, rows: Sequence[ReviewRow]) -> None:
        """Show ``rows``; where the current one is gone, the one that took its place becomes current."""
        view = self.table.view
        place = max(view.currentIndex().row(), 0)
        scope = self.tree.current()
        view.setColumnHidden(_REMARKS, not any(row.planned.problems or row.planned.before for row in rows))
        self._say_why_empty(scope)
        self.table.set_rows(rows)
        if not self.table.chosen():  # the view makes its first row current on getting the focus, but does not choose it
            view.setCurrentIndex(self.table.model.index(min(place, self.table.model.rowCount() - 1), 0))
        self._show_about()
        if self.isVisible() and not self._has_focus():
            self._focus_rows()

    def _say_why_empty(self, scope: Scope) -> None:
        file = self._files.get(Scope(scope.file))
        if file is not None and file.refused is not None:
            self.table.set_empty(texts.refusal_text(file))
        elif self.only_open.isChecked():
            self.table.set_empty(tr("Không còn dòng nào cần xem ở đây. Bấm “Ghi vào sổ” để ghi."))
        else:
            self.table.set_empty(tr("Không có dòng dữ liệu nào ở đây."))

    def show_busy(self, busy: Busy, *, can_write: bool) -> None:
        """Let nothing be written while the plan is made anew, and nothing be changed while it is written."""
        self.footer.write.setEnabled(can_write)
        for widget in (self.table, self.detail, self.footer.discard, self.footer.undo, self.footer.withdraw):
            widget.setDisabled(busy is Busy.WRITING)

    def _sheet(self) -> SheetNode | None:
        """Return the sheet that is shown: the chosen one, the only one of the file, else that of the current row."""
        scope = self.tree.current()
        own = [sheet for sheet in self._sheets.values() if scope.file is not None and scope.holds((*sheet.at, 0))]
        row = self.table.current()
        if len(own) == 1 or row is None:
            return own[0] if own else None
        return self._sheets.get(Scope(row.place[0], row.place[1]))

    def _locked(self) -> FileNode | None:
        """Return the file that asks for a password: the chosen one, else where all are shown the first."""
        scope = self.tree.current()
        files = [file for file in self._files.values() if file.locked and scope.file in (None, file.scope.file)]
        return files[0] if files else None

    def _show_about(self) -> None:
        sheet = self._sheet()
        self.about.setText(texts.sheet_line(sheet.reading) if sheet is not None else "")
        self.about.setToolTip(texts.skipped_text(sheet.reading) if sheet is not None else "")
        self.sender_button.setVisible(sheet is not None and not sheet.sender_known)
        self.options_button.setVisible(sheet is not None and not sheet.reading.hidden)
        self.password_button.setVisible(self._locked() is not None)
        self.export_button.setEnabled(self.table.model.total > 0)

    # ── What is done ──

    def go_to_next_open(self) -> None:
        """Go to the next row with which a person has something to do, from the top again after the last."""
        rows = self.table.model.shown()
        current = self.table.view.currentIndex().row()
        order = [*range(current + 1, len(rows)), *range(current + 1)]
        found = next((place for place in order if rows[place].open), None)
        if found is not None:
            self.table.view.setCurrentIndex(self.table.model.index(found, 0))
            self._focus_rows()

    def _focus_rows(self) -> None:
        self.table.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _has_focus(self) -> bool:
        focus = QApplication.focusWidget()
        return isinstance(focus, QWidget) and self.isAncestorOf(focus)

    def _leave_out(self) -> None:
        rows = self.table.chosen()
        if rows:
            self.leave_out_wanted.emit(rows)

    def _look_at(self) -> None:
        rows = [row for row in self.table.chosen() if row.doubtful]
        if rows:
            self.look_at_wanted.emit(rows)

    def hasHeightForWidth(self) -> bool:
        """Fit into the height there is: the lists scroll, the page need not."""
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the review on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.discard_wanted.emit()
        else:
            super().keyPressEvent(event)

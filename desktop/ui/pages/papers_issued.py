"""The section Đã phát hành: every paper that was issued, to be seen again as it was."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from desktop import wording
from desktop.domain.issued import IssuedPaper, PaperKind
from desktop.presenters.issued_papers import IssuedPapers
from desktop.presenters.meeting_papers import file_title
from desktop.presenters.session import Session
from desktop.ui.command_bar import command_bar, make_action
from desktop.ui.dialogs.reason_dialog import ReasonDialog
from desktop.ui.messages import Action, Messages
from desktop.ui.preview import PaperPanel
from desktop.ui.table import Column, FilteredTable
from desktop.ui.theme import Tone
from desktop.words import tr


class IssuedSection(QWidget):
    """The list above, the chosen paper as it was issued below; adapts :class:`IssuedPapers`."""

    def __init__(self, session: Session, messages: Messages) -> None:
        super().__init__()
        self._messages = messages
        self._shown: IssuedPaper | None = None
        self.presenter = IssuedPapers(session, self)
        self.table: FilteredTable[IssuedPaper] = FilteredTable(_columns(), lambda row: row.id, parent=self)
        self.panel = PaperPanel(self._file_name, self)
        self.reopen = make_action(self, tr("Mở lại để phát hành bản &khác…"), self._ask_reopen, "Ctrl+R")
        self._lay_out()
        self.addAction(self.reopen)
        self.table.selected.connect(self._select)
        self.table.activated.connect(lambda _: self.panel.setFocus(Qt.FocusReason.TabFocusReason))
        self.panel.save_wanted.connect(self._save)
        self.panel.printed.connect(self._tell_printed)
        self.presenter.reload()

    def _lay_out(self) -> None:
        self.table.set_empty(tr("Chưa phát hành văn bản nào. Ở mục In văn bản, chọn văn bản rồi bấm Phát hành."))
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 6, 0)
        column.addWidget(command_bar([self.reopen], self))
        column.addWidget(self.table, 1)
        splitter = QSplitter(self)
        splitter.addWidget(left)
        splitter.addWidget(self.panel)
        splitter.setChildrenCollapsible(False)
        splitter.setSizes([1000, 1000])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 6, 0, 0)
        whole.addWidget(splitter)
        self.panel.show_none(tr("Chọn một văn bản để xem lại đúng như lúc phát hành."))
        self.setFocusProxy(self.table)

    # ── What happens ──

    def _select(self, paper: IssuedPaper | None) -> None:
        self.reopen.setEnabled(paper is not None and paper.in_force and paper.kind is not PaperKind.MINUTES)
        if paper is not None and paper != self._shown:
            self.presenter.open(paper)

    def _file_name(self) -> str:
        paper = self._shown
        return f"{paper.dated:%Y-%m-%d} {file_title(paper.title)}.pdf" if paper else ""

    def _save(self, path: Path) -> None:
        if self._shown is not None:
            self.presenter.save(self._shown, path)

    def _ask_reopen(self) -> None:
        paper = self.table.current()
        if paper is None:
            return
        about = tr("Bản đã phát hành vẫn được giữ và xem lại được; sau đó phát hành được bản mới.")
        take = partial(self.presenter.reopen, paper)
        ReasonDialog(tr("Mở lại văn bản"), about, take, self._messages, self).begin_with("")

    def _tell_printed(self) -> None:
        if self._shown is not None:
            self._messages.inform(tr("Đã gửi “{paper}” tới máy in.").format(paper=self._shown.title))

    # ── What it shows ──

    def show_issued(self) -> None:
        """Show the list."""
        self.table.set_rows(self.presenter.papers)

    def show_pdf(self, paper: IssuedPaper, pdf: bytes) -> None:
        """Show a paper as it was issued."""
        self._shown = paper
        self.panel.show_paper(pdf)

    def show_saved(self, path: Path) -> None:
        """Say where it was saved, and offer to open it."""
        self._messages.inform(tr("Đã lưu “{file}”.").format(file=path.name), Action(tr("Mở tệp"), partial(_open, path)))


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _columns() -> list[Column[IssuedPaper]]:
    return [
        Column[IssuedPaper](tr("Số"), lambda row: row.symbol, key=lambda row: row.number or 0, width=13),
        Column[IssuedPaper](tr("Ngày"), lambda row: wording.day(row.dated), key=lambda row: row.dated, width=11),
        Column[IssuedPaper](tr("Văn bản"), lambda row: wording.label(row.kind), width=18),
        Column[IssuedPaper](tr("Trích yếu"), lambda row: row.title, width=0),
        Column[IssuedPaper](tr("Bản"), lambda row: str(row.version), key=lambda row: row.version, width=5, right=True),
        Column[IssuedPaper](tr("Tình trạng"), _state, width=14, tip=lambda row: row.reopened_reason, tone=_tone),
    ]


def _state(paper: IssuedPaper) -> str:
    return tr("Còn hiệu lực") if paper.in_force else tr("Đã mở lại")


def _tone(paper: IssuedPaper) -> Tone:
    return Tone.GOOD if paper.in_force else Tone.QUIET

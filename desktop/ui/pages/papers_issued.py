"""The section Đã phát hành: every paper that was issued, to be seen again as it was."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from desktop import wording
from desktop.domain.issued import IssuedPaper, PaperKind
from desktop.presenters.issued_papers import IssuedPapers
from desktop.presenters.meeting_papers import file_title
from desktop.presenters.navigation import Navigate
from desktop.presenters.session import Session
from desktop.services.drifts import Drifted
from desktop.ui.command_bar import CommandBar, make_action
from desktop.ui.dialogs.form_fields import Remark
from desktop.ui.dialogs.reason_dialog import ReasonDialog
from desktop.ui.messages import Action, Messages
from desktop.ui.opening import open_outside
from desktop.ui.pages import report_lists
from desktop.ui.preview import PaperPanel
from desktop.ui.seen_part import SeenPart
from desktop.ui.table import Column, FilteredTable
from desktop.ui.theme import Tone
from desktop.wording.drifts import DriftLine, drift_lines, drift_summary
from desktop.words import tr


class IssuedSection(SeenPart):
    """The list, what became of the chosen paper's numbers, and the paper as issued; adapts :class:`IssuedPapers`."""

    def __init__(self, session: Session, messages: Messages, navigate: Navigate) -> None:
        super().__init__()
        self._messages = messages
        self._shown: IssuedPaper | None = None
        self._wanted: int | None = None
        self.presenter = IssuedPapers(session, self, navigate)
        self.table: FilteredTable[IssuedPaper] = FilteredTable(
            self._columns(), lambda row: row.id, lines=2, parent=self
        )
        self.state = Remark(self)
        self.changes: FilteredTable[DriftLine] = FilteredTable(
            report_lists.drift_columns(), lambda line: (line.number, line.about), lines=3, parent=self
        )
        self.panel = PaperPanel(self._file_name, self)
        self.reopen = make_action(self, tr("Mở lại để phát hành bản &khác…"), self._ask_reopen, "Ctrl+R")
        self._lay_out()
        self.addAction(self.reopen)
        self.table.selected.connect(self._select)
        self.table.activated.connect(lambda _: self.panel.setFocus(Qt.FocusReason.TabFocusReason))
        self.panel.save_wanted.connect(self._save)
        self.panel.printed.connect(self._tell_printed)
        self.panel.not_printed.connect(messages.error)
        self.changes.activated.connect(self._open_change)

    def _columns(self) -> list[Column[IssuedPaper]]:
        state = Column[IssuedPaper](tr("Tình trạng"), self._state, width=26, tip=self._tip, tone=self._tone)
        return [*_issued_columns(), state]

    def _state(self, paper: IssuedPaper) -> str:
        if not paper.in_force:
            return tr("Đã mở lại")
        since = self._since(paper)
        return tr("Nay khác: {numbers}").format(numbers=since) if since else tr("Còn hiệu lực")

    def _tip(self, paper: IssuedPaper) -> str:
        return "\n".join(filter(None, (paper.reopened_reason, self._since(paper))))

    def _tone(self, paper: IssuedPaper) -> Tone:
        if not paper.in_force:
            return Tone.QUIET
        return Tone.LATE if self._since(paper) else Tone.GOOD

    def _since(self, paper: IssuedPaper) -> str:
        found = self.presenter.changes.get(paper.id)
        return "" if found is None or found.drift.is_none else drift_summary(found)

    def _lay_out(self) -> None:
        self.table.set_empty(tr("Chưa phát hành văn bản nào. Ở mục In văn bản, chọn văn bản rồi bấm Phát hành."))
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 6, 0)
        column.addWidget(CommandBar([self.reopen], self), alignment=Qt.AlignmentFlag.AlignRight)
        column.addWidget(self.table, 3)
        column.addWidget(self.state)
        column.addWidget(self.changes, 2)
        self.changes.filter_box.hide()
        self.changes.setAccessibleName(tr("Thay đổi từ khi phát hành"))
        self.changes.hide()
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
        if paper is not None:
            self.presenter.look_at(paper)
        self._show_state()

    def _open_change(self, line: DriftLine) -> None:
        if line.reason is not None:
            self.presenter.open_reason(line.reason)
        else:
            self.presenter.open_figures()

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

    def read(self) -> None:
        """Have the list read again."""
        self.presenter.reload()

    def show_record(self, paper_id: int) -> None:
        """Make the paper with this id the current one, when the list has been read."""
        self._wanted = paper_id
        self.table.set_filter("")
        self._select_wanted()

    def _select_wanted(self) -> None:
        if self._wanted is not None and self.table.select(self._wanted):
            self._wanted = None

    def show_issued(self) -> None:
        """Show the list."""
        self.table.set_rows(self.presenter.papers)
        self._select_wanted()

    def show_changes(self, paper: IssuedPaper) -> None:
        """Show what has become of a paper's numbers."""
        self.table.set_rows(self.presenter.papers)
        current = self.table.current()
        if current is not None and current.id == paper.id:
            self._show_state()

    def _show_state(self) -> None:
        """Say of the chosen paper whether its numbers still hold; list what does not."""
        paper = self.table.current()
        found = self.presenter.changes.get(paper.id) if paper is not None else None
        lines = drift_lines(found) if found is not None else []
        self.changes.set_rows(lines)
        self.changes.setVisible(bool(lines))
        self.state.say(*_said(paper, found))

    def show_pdf(self, paper: IssuedPaper, pdf: bytes) -> None:
        """Show a paper as it was issued."""
        self._shown = paper
        self.panel.show_paper(pdf)

    def show_saved(self, path: Path) -> None:
        """Say where it was saved, and offer to open it."""
        self._messages.inform(
            tr("Đã lưu “{file}”.").format(file=path.name), Action(tr("Mở tệp"), partial(open_outside, path))
        )


def _said(paper: IssuedPaper | None, found: Drifted | None) -> tuple[str, Tone]:
    """Return what is said of the numbers of a paper, and how."""
    if paper is None or not paper.frozen:
        return "", Tone.QUIET
    if found is None:
        return tr("Đang đối chiếu số liệu với sổ…"), Tone.QUIET
    if found.drift.is_none:
        return tr("Số liệu không đổi từ khi phát hành."), Tone.GOOD
    return tr("Từ khi phát hành, số liệu đã khác; mỗi dòng mở ra nhiệm vụ đã thay đổi:"), Tone.LATE


def _issued_columns() -> list[Column[IssuedPaper]]:
    return [
        Column[IssuedPaper](tr("Số"), _number, key=lambda row: (row.number or 0, row.version), width=14),
        Column[IssuedPaper](tr("Ngày"), lambda row: wording.day(row.dated), key=lambda row: row.dated, width=14),
        Column[IssuedPaper](tr("Trích yếu"), lambda row: row.title or wording.label(row.kind), width=0),
    ]


def _number(paper: IssuedPaper) -> str:
    """Return number and symbol of a paper, and which version it is where there are several."""
    if paper.version < 2:
        return paper.symbol
    return tr("{symbol} (bản {version})").format(symbol=paper.symbol, version=paper.version).strip()

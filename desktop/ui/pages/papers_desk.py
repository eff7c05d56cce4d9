"""The section In văn bản: every paper there is, with what it needs to be told, seen as it will be printed."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from desktop import wording
from desktop.domain.concerns import Concern, ConcernCode
from desktop.domain.errors import PaperRefused, ThuKyError
from desktop.domain.issued import IssuedPaper, PaperKind
from desktop.presenters.navigation import Navigate
from desktop.presenters.paper_desk import DeskDraft, PaperDesk
from desktop.presenters.session import Session
from desktop.presenters.typeahead import Suggestion
from desktop.services.printing import RecentPaper, Subject, spec_of
from desktop.ui import theme
from desktop.ui.command_bar import keyed_button
from desktop.ui.messages import Action, Messages
from desktop.ui.opening import open_outside
from desktop.ui.pages.meeting_typing import Field, RowsView, in_order
from desktop.ui.preview import PaperPanel
from desktop.ui.seen_part import SeenPart
from desktop.ui.suggest_line import SuggestLine
from desktop.ui.table import Column
from desktop.ui.theme import Tone
from desktop.words import mark, tr

#: The papers by what they are about, as the list shows them.
_GROUPS = (
    (mark("Của một hội nghị"), (Subject.MEETING,)),
    (mark("Của một năm, một kỳ"), (Subject.YEAR, Subject.PERIOD)),
    (mark("Theo ngày"), (Subject.DAY,)),
)

_SPANS = {
    Subject.YEAR: (mark("Nă&m"), mark("để trống: năm đang làm")),
    Subject.PERIOD: (mark("&Kỳ"), mark("ví dụ: Quý II/2021, 2021, 2016-2020")),
    Subject.DAY: (mark("&Tính đến ngày"), mark("để trống: hôm nay")),
}


class DeskSection(SeenPart):
    """The list of papers, the fields of the chosen one below, and the paper beside; adapts :class:`PaperDesk`."""

    def __init__(self, session: Session, messages: Messages, navigate: Navigate) -> None:
        super().__init__()
        self._messages = messages
        self._navigate = navigate
        self.presenter = PaperDesk(session, self)
        self.list = QListWidget(self)
        self.meeting = QComboBox(self)
        self.span, self.number, self.dated = QLineEdit(self), QLineEdit(self), QLineEdit(self)
        self.unit: SuggestLine[object] = SuggestLine(self._units, self)
        self.concerns: RowsView[Concern] = RowsView(_concern_columns(), tr("Cần xem trước khi in"), self)
        self.panel = PaperPanel(partial(self._file_name, ".pdf"), self)
        self.word_button = keyed_button(tr("Lưu &Word…"), "Ctrl+Shift+S", self._save_word, self)
        self.issue_button = keyed_button(tr("Phát hành…"), "Ctrl+Return", self._issue, self)
        self._lay_out()
        self._connect()
        self._fill_list()

    # ── How it is built ──

    def _lay_out(self) -> None:
        self.list.setAccessibleName(tr("Các văn bản"))
        self.list.setSpacing(self.fontMetrics().height() // 10)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.dated.setPlaceholderText(tr("ngày/tháng"))
        self.unit.setPlaceholderText(tr("để trống: tất cả"))
        self._meeting_field = Field(tr("&Hội nghị"), self.meeting, self)
        self._span_field = Field(tr("&Kỳ"), self.span, self)
        self._unit_field = Field(tr("Đơn &vị"), self.unit, self)
        self._number_field = Field(tr("Số"), self.number, self)
        self._dated_field = Field(tr("Ngà&y ký"), self.dated, self)
        self._concerns_title = QLabel(tr("Cần xem trước khi in (Enter để mở)"), self)
        self._concerns_title.setBuddy(self.concerns)
        self._concerns_title.setWordWrap(True)
        self.concerns.horizontalHeader().hide()
        self.concerns.setWordWrap(True)
        self.concerns.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.meeting.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        splitter = QSplitter(self)
        splitter.addWidget(self._left_side())
        splitter.addWidget(self.panel)
        splitter.setChildrenCollapsible(False)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([self.fontMetrics().averageCharWidth() * 36, 10_000])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 6, 0, 0)
        whole.addWidget(splitter)
        fields = (self.meeting, self.span, self.unit, self.number, self.dated)
        in_order(self.list, *fields, self.concerns, self.word_button, self.issue_button, self.panel)
        self.setFocusProxy(self.list)

    def _left_side(self) -> QWidget:
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 6, 0)
        column.addWidget(self.list, 4)
        for field in (self._meeting_field, self._span_field, self._unit_field):
            column.addWidget(field)
        head = QHBoxLayout()
        head.addWidget(self._number_field, 3)
        head.addWidget(self._dated_field, 2)
        column.addLayout(head)
        column.addWidget(self._concerns_title)
        column.addWidget(self.concerns, 1)
        column.addWidget(self.word_button)
        column.addWidget(self.issue_button)
        return left

    def _connect(self) -> None:
        self.list.currentItemChanged.connect(lambda item, _: self._choose(item))
        self.meeting.activated.connect(self._take)
        for line in (self.span, self.unit, self.number, self.dated):
            line.editingFinished.connect(self._take)
        self.unit.taken.connect(lambda _: self._take())
        self.concerns.opened.connect(self._open_record)
        self.panel.save_wanted.connect(self.presenter.save)
        self.panel.printed.connect(self.presenter.printed)
        self.panel.printed.connect(self._tell_printed)
        self.panel.not_printed.connect(self._messages.error)
        self.panel.wanted.connect(lambda: self.presenter.make_long(tr("Đang lập văn bản")))

    def _fill_list(self) -> None:
        for title, subjects in _GROUPS:
            heading = QListWidgetItem(tr(title))
            heading.setFlags(Qt.ItemFlag.NoItemFlags)
            heading.setForeground(theme.colour(Tone.QUIET, self.palette()))
            self.list.addItem(heading)
            for kind in PaperKind:
                if spec_of(kind).subject in subjects:
                    item = QListWidgetItem(f"    {wording.label(kind)}")
                    item.setData(Qt.ItemDataRole.UserRole, kind)
                    self.list.addItem(item)
        self.list.blockSignals(True)
        self.list.setCurrentRow(self._row_of(self.presenter.kind))
        self.list.blockSignals(False)

    def _row_of(self, kind: PaperKind) -> int:
        rows = range(self.list.count())
        return next(row for row in rows if self.list.item(row).data(Qt.ItemDataRole.UserRole) == kind)

    # ── What happens ──

    def read(self) -> None:
        """Read what there is, and make the paper."""
        self.presenter.reload()

    def choose(self, kind: PaperKind) -> None:
        """Choose a paper."""
        self.list.setCurrentRow(self._row_of(kind))

    def show_again(self, paper: RecentPaper) -> None:
        """Show a paper that was printed before."""
        self.list.blockSignals(True)
        self.list.setCurrentRow(self._row_of(paper.kind))
        self.list.blockSignals(False)
        self.presenter.show_again(paper)

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.data(Qt.ItemDataRole.UserRole):
            self.presenter.choose(PaperKind(item.data(Qt.ItemDataRole.UserRole)))

    def _take(self) -> None:
        meeting = self.meeting.currentData()
        self.presenter.type(
            DeskDraft(meeting, self.unit.text(), self.span.text(), self.number.text(), self.dated.text())
        )

    def _units(self, typed: str) -> tuple[Suggestion[object], ...]:
        return tuple(Suggestion[object](unit.id, unit.name) for unit in self.presenter.directory.matching(typed))

    def _open_record(self, concern: Concern) -> None:
        if concern.code is ConcernCode.NO_NUMBER and self.presenter.numbered:
            self.number.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._navigate(*self.presenter.record_of(concern))

    def _file_name(self, suffix: str) -> str:
        return self.presenter.file_name(wording.label(self.presenter.kind), suffix)

    def _save_word(self) -> None:
        self._ask_word(self._file_name(".docx"))

    def _ask_word(self, suggested: str) -> None:
        kinds = tr("Văn bản Word (*.docx)")
        chosen, _ = QFileDialog.getSaveFileName(self, tr("Lưu văn bản"), suggested, kinds)
        if chosen:
            self.presenter.save(Path(chosen if chosen.casefold().endswith(".docx") else f"{chosen}.docx"))

    def _issue(self) -> None:
        if not self.issue_button.isEnabled():
            return
        number = self.number.text() or self.presenter.next_number
        question = tr("Phát hành “{paper}”?").format(paper=wording.label(self.presenter.kind))
        about = tr("Văn bản lấy số {number}.").format(number=number) if self.presenter.numbered else ""
        kept = tr("Bản PDF được giữ trong sổ cùng các con số trong đó.")
        if self._messages.ask(question, tr("Phát hành"), f"{about} {kept}".strip()):
            self.presenter.issue()

    def _tell_printed(self) -> None:
        paper = wording.label(self.presenter.kind)
        self._messages.inform(tr("Đã gửi “{paper}” tới máy in.").format(paper=paper))

    # ── What it shows ──

    def show_desk(self) -> None:
        """Show the fields that the chosen paper needs, with what stands in them."""
        presenter, subject = self.presenter, self.presenter.spec.subject
        self._show_meetings()
        title, hint = _SPANS.get(subject, (mark("&Kỳ"), ""))
        self._span_field.title.setText(tr(title))
        self.span.setAccessibleName(tr(title).replace("&", ""))
        self.span.setPlaceholderText(tr(hint) if hint else "")
        for field, shown in (
            (self._meeting_field, subject is Subject.MEETING),
            (self._span_field, subject is not Subject.MEETING),
            (self._unit_field, presenter.spec.by_unit),
            (self._number_field, presenter.numbered),
            (self._dated_field, presenter.numbered),
        ):
            field.setVisible(shown)
        next_number = presenter.next_number
        self.number.setPlaceholderText(tr("tự lấy số {number}").format(number=next_number) if next_number else "")
        draft = presenter.draft
        for line, text in ((self.span, draft.span), (self.unit, draft.unit)):
            line.setText(text)
        self.number.setText(draft.number)
        self.dated.setText(draft.dated)
        self.issue_button.setVisible(presenter.can_issue)

    def _show_meetings(self) -> None:
        self.meeting.clear()
        for row in self.presenter.meetings:
            self.meeting.addItem(f"{wording.day(row.head.start.date())} {row.head.title}", row.id)
        self.meeting.setCurrentIndex(max(0, self.meeting.findData(self.presenter.draft.meeting_id)))

    def show_paper(self, pdf: bytes, found: tuple[Concern, ...]) -> None:
        """Show the paper, and what to look at before it is printed."""
        self._show_concerns(found)
        self.panel.show_paper(pdf)
        self.word_button.setEnabled(self.presenter.kind is not PaperKind.MEETING_FILE)
        self.issue_button.setEnabled(True)

    def show_long(self, tasks: int) -> None:
        """Ask whether a paper is to be made that lists so many tasks."""
        self._show_concerns(())
        why = tr("Văn bản này có thể dài tới {count} nhiệm vụ, lập lâu và dài hàng trăm trang.")
        self.panel.show_none(why.format(count=wording.number(tasks)), tr("Lập văn bản"))
        self.word_button.setEnabled(True)
        self.issue_button.setEnabled(True)

    def show_no_paper(self, error: ThuKyError) -> None:
        """Say why there is no paper."""
        self._show_concerns(())
        self.panel.show_none(wording.error_sentence(error))
        self.word_button.setEnabled(False)
        self.issue_button.setEnabled(False)

    def _show_concerns(self, found: tuple[Concern, ...]) -> None:
        self.concerns.set_rows(found)
        self._concerns_title.setVisible(bool(found))
        self.concerns.setVisible(bool(found))

    def show_saved(self, path: Path) -> None:
        """Say where the paper was saved, and offer to open it."""
        opening = Action(tr("Mở tệp"), partial(open_outside, path))
        self._messages.inform(tr("Đã lưu “{file}”.").format(file=path.name), opening)

    def show_not_saved(self, path: Path, error: ThuKyError) -> None:
        """Say why; a Word file that was changed by hand stays, and another name is offered."""
        edited = isinstance(error, PaperRefused) and error.reason == "edited-by-hand"
        if not edited:
            self._messages.failure(error)
            return
        other = str(path.with_stem(f"{path.stem} 2"))
        self._messages.warn(wording.error_sentence(error), Action(tr("Lưu tên khác…"), lambda: self._ask_word(other)))

    def show_issued(self, paper: IssuedPaper) -> None:
        """Say under which number it was issued."""
        number = tr("số {symbol}, ").format(symbol=paper.symbol) if paper.symbol else ""
        text = tr("Đã phát hành “{paper}”, {number}ngày {day}.")
        self._messages.inform(text.format(paper=wording.label(paper.kind), number=number, day=wording.day(paper.dated)))


def _concern_columns() -> list[Column[Concern]]:
    return [Column[Concern](tr("Cần xem trước khi in"), wording.concern_sentence, width=0)]

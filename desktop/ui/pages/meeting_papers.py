"""The section Giấy tờ: every paper of the meeting, seen as it will be printed, saved or printed."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from desktop import wording
from desktop.domain.concerns import Concern
from desktop.domain.errors import ThuKyError
from desktop.domain.issued import PaperKind
from desktop.presenters.meeting_papers import PaperHead, PapersPresenter
from desktop.presenters.open_meeting import OpenMeeting
from desktop.services.drifts import Drifted
from desktop.ui.command_bar import keyed_button
from desktop.ui.dialogs.form_fields import Remark
from desktop.ui.messages import Action, Messages
from desktop.ui.opening import open_outside
from desktop.ui.pages.meeting_typing import in_order
from desktop.ui.preview import PaperDialog, PaperPanel
from desktop.ui.theme import Tone
from desktop.wording.drifts import drift_summary
from desktop.words import ntr, tr

#: Concerns that are said in full; the rest when the mouse rests on them.
_SAID = 4


class PapersSection(QWidget):
    """The list of papers, those that this kind of meeting needs in bold, beside the chosen one."""

    #: A paper as it was issued is to be looked at (its id).
    issued_wanted = Signal(int)

    def __init__(self, opened: OpenMeeting, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._messages = messages
        self.presenter = PapersPresenter(opened, self)
        self.list = QListWidget(self)
        self.number = QLineEdit(self)
        self.dated = QLineEdit(self)
        self.concerns = Remark(self)
        self.issued = Remark(self)
        self._issued_id = 0
        self.issued_button = keyed_button(tr("Xem bản đã phát hành…"), "Ctrl+Shift+X", self._look_at_issued, self)
        self.issued_button.hide()
        self.panel = PaperPanel(partial(self._file_name, ".pdf"), self)
        self.word_button = keyed_button(tr("Lưu Word…"), "Ctrl+Shift+S", self._save_word, self)
        self.all_button = keyed_button(tr("Lưu cả bộ…"), "Ctrl+Shift+P", self._save_all, self)
        self.print_all_button = keyed_button(tr("In cả bộ…"), "Ctrl+Alt+P", self._print_all, self)
        self._lay_out()
        self.list.currentItemChanged.connect(lambda item, _: self._choose(item))
        self.panel.save_wanted.connect(self.presenter.save)
        self.panel.printed.connect(self.presenter.printed)
        self.panel.printed.connect(self._tell_printed)
        self.panel.not_printed.connect(messages.error)
        for field in (self.number, self.dated):
            field.editingFinished.connect(self._take_head)
        self.show_papers()

    def _lay_out(self) -> None:
        self.list.setAccessibleName(tr("Giấy tờ của hội nghị"))
        self.list.setWordWrap(True)
        self.list.setSpacing(self.fontMetrics().height() // 6)
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list, 1)
        column.addWidget(self._head_fields())
        column.addWidget(self.issued)
        column.addWidget(self.issued_button)
        column.addWidget(self.concerns)
        column.addWidget(self.word_button)
        column.addWidget(self.all_button)
        column.addWidget(self.print_all_button)
        for keys, do in (("Ctrl+S", self.panel.ask_where_to_save), ("Ctrl+P", self.panel.ask_how_to_print)):
            shortcut = QShortcut(QKeySequence(keys), left, do)  # the panel's own hold only within the panel
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        splitter = QSplitter(self)
        splitter.addWidget(left)
        splitter.addWidget(self.panel)
        splitter.setChildrenCollapsible(False)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([self.fontMetrics().averageCharWidth() * 32, 10_000])
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(splitter)
        in_order(
            self.list, self.number, self.dated, self.word_button, self.all_button, self.print_all_button, self.panel
        )
        self.setFocusProxy(self.list)

    def _head_fields(self) -> QWidget:
        self._head = QWidget(self)
        self.dated.setPlaceholderText(tr("ngày/tháng"))
        row = QHBoxLayout(self._head)
        row.setContentsMargins(0, 0, 0, 0)
        for text, field, share in ((tr("Số"), self.number, 1), (tr("Ngày ký"), self.dated, 2)):
            field.setAccessibleName(text)
            row.addWidget(QLabel(text, self._head))
            row.addWidget(field, share)
        return self._head

    # ── What happens ──

    def _take_head(self) -> None:
        self.presenter.type_head(PaperHead(self.number.text(), self.dated.text()))

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.presenter.choose(PaperKind(item.data(Qt.ItemDataRole.UserRole)))

    def _file_name(self, suffix: str) -> str:
        return self.presenter.file_name(wording.label(self.presenter.kind), suffix)

    def _save_word(self) -> None:
        name, kinds = self._file_name(".docx"), tr("Văn bản Word (*.docx)")
        chosen, _ = QFileDialog.getSaveFileName(self, tr("Lưu văn bản"), name, kinds)
        if chosen:
            self.presenter.save(Path(chosen if chosen.casefold().endswith(".docx") else f"{chosen}.docx"))

    def _save_all(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, tr("Lưu cả bộ giấy tờ vào thư mục"), self.presenter.folder)
        if chosen:
            self.presenter.save_all(tr("Đang lập giấy tờ của hội nghị"), Path(chosen))

    def _print_all(self) -> None:
        self.presenter.make_all(tr("Đang lập giấy tờ của hội nghị"), self._show_all)

    def _show_all(self, pdf: bytes) -> None:
        dialog = PaperDialog(tr("Bộ giấy tờ của hội nghị"), pdf, self)
        dialog.paper.printed.connect(self.presenter.all_printed)
        dialog.paper.not_printed.connect(self._messages.error)
        dialog.paper.save_button.hide()  # the papers are saved each in a file of its own, with the button beside
        dialog.open()

    def _tell_printed(self) -> None:
        text = tr("Đã gửi “{paper}” tới máy in.").format(paper=wording.label(self.presenter.kind))
        self._messages.inform(text)

    # ── What it shows ──

    def refresh(self) -> None:
        """Make the chosen paper anew."""
        self.presenter.refresh()

    def show_papers(self) -> None:
        """Show the list; it is another one when the kind of the meeting is."""
        kinds = self.presenter.kinds
        if kinds != self._listed():
            self.list.blockSignals(True)
            self.list.clear()
            for kind in kinds:
                self.list.addItem(self._item(kind))
            self.list.blockSignals(False)
        self.list.setCurrentRow(kinds.index(self.presenter.kind))
        self._head.setVisible(self.presenter.numbered)
        self.number.setText(self.presenter.head.number)
        self.dated.setText(self.presenter.head.dated)

    def _listed(self) -> Sequence[PaperKind]:
        items = (self.list.item(row) for row in range(self.list.count()))
        return tuple(PaperKind(item.data(Qt.ItemDataRole.UserRole)) for item in items)

    def _item(self, kind: PaperKind) -> QListWidgetItem:
        item = QListWidgetItem(wording.label(kind))
        item.setData(Qt.ItemDataRole.UserRole, kind)
        font = QFont(self.list.font())
        font.setBold(kind in self.presenter.usual)
        item.setFont(font)
        return item

    def show_paper(self, pdf: bytes, concerns: tuple[Concern, ...]) -> None:
        """Show the chosen paper, and what to look at before it is printed."""
        self.concerns.say(concerns_text(concerns), Tone.LATE)
        self.concerns.setToolTip("\n".join(map(wording.concern_sentence, concerns)))
        self.panel.show_paper(pdf)
        self.word_button.setEnabled(self.presenter.kind is not PaperKind.MEETING_FILE)

    def show_issued(self, found: Drifted | None) -> None:
        """Say under which number and day the paper was issued, and which of its numbers are others now."""
        self._issued_id = found.paper.id if found is not None else 0
        self.issued_button.setVisible(found is not None)
        self.issued.say(*issued_text(found))

    def _look_at_issued(self) -> None:
        if self._issued_id:
            self.issued_wanted.emit(self._issued_id)

    def show_no_paper(self, error: ThuKyError) -> None:
        """Say why there is no paper."""
        self.concerns.say("")
        self.panel.show_none(wording.error_sentence(error))
        self.word_button.setEnabled(False)

    def show_saved(self, paths: tuple[Path, ...]) -> None:
        """Say where papers were saved, and offer to open the file or its folder."""
        one = paths[0] if len(paths) == 1 else None
        place = one or paths[0].parent
        text = ntr("Đã lưu {count} văn bản vào “{path}”.", "Đã lưu {count} văn bản vào “{path}”.", len(paths))
        opening = Action(tr("Mở tệp") if one else tr("Mở thư mục"), partial(open_outside, place))
        self._messages.inform(text.format(count=len(paths), path=place), opening)


def issued_text(found: Drifted | None) -> tuple[str, Tone]:
    """Return what is said of an issued paper, and how: its number and day, and what its numbers have become."""
    if found is None:
        return "", Tone.QUIET
    paper = found.paper
    said = tr("Đã phát hành số {symbol} ngày {day}.") if paper.symbol else tr("Đã phát hành ngày {day}.")
    text = said.format(symbol=paper.symbol, day=wording.day(paper.dated))
    if found.drift.is_none:
        return text, Tone.QUIET
    return f"{text} {tr('Nay đã khác: {numbers}').format(numbers=drift_summary(found))}", Tone.LATE


def concerns_text(concerns: tuple[Concern, ...]) -> str:
    """Return the first of the concerns and how many more there are; empty where there are none."""
    if not concerns:
        return ""
    lines = [tr("Cần xem trước khi in:"), *(f"• {wording.concern_sentence(one)}" for one in concerns[:_SAID])]
    more = len(concerns) - _SAID
    return "\n".join((*lines, tr("… và {count} điều khác").format(count=more)) if more > 0 else lines)

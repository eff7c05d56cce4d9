"""The section Báo cáo: which units were asked to report to the meeting, and which have handed in."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop import wording
from desktop.domain.errors import ThuKyError
from desktop.domain.report_requests import HandIn, HandInCounts
from desktop.presenters.meeting_reports import ReportsPresenter, UnitChoice
from desktop.presenters.open_meeting import OpenMeeting
from desktop.presenters.typeahead import Suggestion
from desktop.services.report_requests import RequestRow
from desktop.ui import theme
from desktop.ui.dialogs.form_fields import Remark
from desktop.ui.messages import Action, Messages
from desktop.ui.pages.meeting_typing import in_order
from desktop.ui.suggest_line import OFFERS, SuggestLine
from desktop.ui.table import Column, FilteredTable, none_last
from desktop.ui.theme import Tone
from desktop.words import ntr, tr

_TONES = {
    HandIn.HANDED_IN: Tone.GOOD,
    HandIn.HANDED_IN_LATE: Tone.LATE,
    HandIn.WAITING: Tone.QUIET,
    HandIn.OVERDUE: Tone.BAD,
}


class ReportsSection(QWidget):
    """The line in which units are asked, and the list in which Enter notes that a report came."""

    def __init__(self, opened: OpenMeeting, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._messages = messages
        self.line: SuggestLine[UnitChoice] = SuggestLine(self._offer, self)
        self.what = QLineEdit(self)
        self.until = QLineEdit(self)
        self.day = QLineEdit(self)
        self.remark = Remark(self)
        self.counts = QLabel(self)
        self.table: FilteredTable[RequestRow] = FilteredTable(self._columns(), lambda row: row.request.id, parent=self)
        self.presenter = ReportsPresenter(opened, self)
        self.mark_button = self._button(tr("Đã nộp / chưa nộp"), "Enter", self._mark)
        self.copy_button = self._button(tr("Chép tên đơn vị chưa nộp"), "Ctrl+Shift+C", self._copy)
        self.delete_button = self._button(tr("Bỏ yêu cầu"), "Del", self._delete)
        self._lay_out()
        self._connect()
        self.show_requests()

    # ── How it is built ──

    def _columns(self) -> list[Column[RequestRow]]:
        return [
            Column(tr("Đơn vị"), lambda row: row.unit, width=40),
            Column(tr("Nội dung báo cáo"), lambda row: row.request.what, width=0),
            Column(
                tr("Hạn nộp"), lambda row: wording.day(row.request.until), lambda row: none_last(row.request.until), 13
            ),
            Column(
                tr("Ngày nộp"),
                lambda row: wording.day(row.request.handed_in_on),
                lambda row: none_last(row.request.handed_in_on),
                13,
            ),
            Column(
                tr("Tình trạng"),
                lambda row: wording.label(self.presenter.standing(row)),
                width=16,
                tone=lambda row: _TONES[self.presenter.standing(row)],
            ),
        ]

    def _button(self, text: str, keys: str, do: Callable[[], None]) -> QPushButton:
        button = QPushButton(text, self)
        button.setToolTip(f"{text} ({keys})")
        button.clicked.connect(do)
        return button

    def _lay_out(self) -> None:
        letter = self.fontMetrics().averageCharWidth()
        self.line.setPlaceholderText(tr("Yêu cầu báo cáo: gõ tên đơn vị, cấp rồi Enter"))
        for field, name in (
            (self.line, tr("Yêu cầu đơn vị báo cáo")),
            (self.what, tr("Nội dung báo cáo")),
            (self.until, tr("Hạn nộp")),
            (self.day, tr("Ngày nộp")),
        ):
            field.setAccessibleName(name)
        self.until.setMaximumWidth(16 * letter)
        self.until.setPlaceholderText(tr("ngày/tháng"))
        self.day.setMaximumWidth(16 * letter)
        self.what.setText(self.presenter.what)
        self.what.setCursorPosition(0)
        self.day.setText(self.presenter.handed_in)
        top = QHBoxLayout()
        top.addWidget(self.line, 3)
        top.addWidget(QLabel(tr("nội dung"), self))
        top.addWidget(self.what, 3)
        top.addWidget(QLabel(tr("hạn nộp"), self))
        top.addWidget(self.until)
        said = QHBoxLayout()
        said.addWidget(self.remark, 1)
        said.addStretch(1)
        said.addWidget(self.counts)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(top)
        column.addLayout(said)
        column.addWidget(self.table, 1)
        column.addLayout(self._foot())
        buttons = (self.mark_button, self.copy_button, self.delete_button)
        in_order(self.line, self.what, self.until, self.table.filter_box, self.table.view, self.day, *buttons)
        self.setFocusProxy(self.line)
        self.table.set_empty(
            tr("Chưa yêu cầu đơn vị nào báo cáo. Gõ nội dung và hạn nộp, rồi gõ vài chữ tên đơn vị hoặc cấp và Enter.")
        )

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.addWidget(QLabel(tr("Nộp ngày"), self))
        foot.addWidget(self.day)
        foot.addWidget(self.mark_button)
        foot.addStretch(1)
        foot.addWidget(self.copy_button)
        foot.addWidget(self.delete_button)
        return foot

    def _connect(self) -> None:
        self.line.taken.connect(self._ask)
        self.what.textEdited.connect(self._take_fields)
        self.until.textEdited.connect(self._take_fields)
        self.day.textEdited.connect(self._take_fields)
        self.table.activated.connect(lambda _: self._mark())
        for keys, owner, context, do in (
            ("Ctrl+Shift+C", self, Qt.ShortcutContext.WidgetWithChildrenShortcut, self._copy),
            ("Del", self.table.view, Qt.ShortcutContext.WidgetShortcut, self._delete),
        ):
            QShortcut(QKeySequence(keys), owner, do).setContext(context)

    # ── What happens ──

    def _offer(self, typed: str) -> tuple[Suggestion[UnitChoice], ...]:
        return tuple(map(_counted, self.presenter.matching(typed)[:OFFERS]))

    def _take_fields(self) -> None:
        self.presenter.what = self.what.text()
        self.presenter.until = self.until.text()
        self.presenter.handed_in = self.day.text()

    def _ask(self, choice: UnitChoice) -> None:
        self.line.clear()
        self.presenter.ask(choice)

    def _mark(self) -> None:
        chosen = self.table.chosen()
        if chosen:
            self.presenter.mark(chosen)

    def _delete(self) -> None:
        row = self.table.current()
        if row is not None:
            self.presenter.delete(row)
            undo = Action(tr("Hoàn tác"), self.presenter.undo_delete)
            self._messages.inform(tr("Đã bỏ yêu cầu báo cáo với {unit}.").format(unit=row.unit), undo)

    def _copy(self) -> None:
        names = self.presenter.missing
        QGuiApplication.clipboard().setText("\n".join(names))
        text = ntr("Đã chép tên {count} đơn vị chưa nộp.", "Đã chép tên {count} đơn vị chưa nộp.", len(names))
        self._messages.inform(text.format(count=len(names)))

    # ── What it shows ──

    def refresh(self) -> None:
        """Read the list; it may have been asked for elsewhere."""
        self.presenter.refresh()

    def name_choice(self, choice: UnitChoice) -> str:
        """Return what a choice is called."""
        if choice.invited:
            return tr("Mọi đơn vị có trong danh sách mời")
        if choice.level is not None:
            return tr("Mọi đơn vị: {level}").format(level=wording.label(choice.level))
        return choice.units[0].name

    def show_requests(self) -> None:
        """Show the list and its count."""
        rows = self.presenter.rows
        self.table.set_rows(rows)
        self.counts.setText(counts_text(self.presenter.counts) if rows else "")
        theme.paint_text(self.counts, Tone.BAD if self.presenter.counts.overdue else Tone.QUIET)
        for button in (self.mark_button, self.copy_button, self.delete_button):
            button.setEnabled(bool(rows))

    def show_asked(self, asked: int, known: int) -> None:
        """Say how many units were asked."""
        parts = []
        if asked:
            parts.append(ntr("Đã yêu cầu {count} đơn vị.", "Đã yêu cầu {count} đơn vị.", asked).format(count=asked))
        if known:
            text = ntr("{count} đơn vị đã được yêu cầu từ trước.", "{count} đơn vị đã được yêu cầu từ trước.", known)
            parts.append(text.format(count=known))
        self.remark.say(" ".join(parts), Tone.LATE if known else Tone.GOOD)

    def show_bad_day(self, text: str) -> None:
        """Say that what was typed is no day."""
        self.remark.say(tr("Không đọc được ngày “{text}”. Ví dụ: 25/6 hoặc 25/6/2021.").format(text=text), Tone.BAD)

    def show_refused(self, error: ThuKyError) -> None:
        """Say what was not taken."""
        self.remark.say(wording.error_sentence(error), Tone.BAD)


def _counted(found: Suggestion[UnitChoice]) -> Suggestion[UnitChoice]:
    count = len(found.value.units)
    if count == 1:
        return found
    text = ntr("{name}: {count} đơn vị", "{name}: {count} đơn vị", count).format(name=found.text, count=count)
    return replace(found, text=text)


def counts_text(counts: HandInCounts) -> str:
    """Return "Đã nộp 12/37 · nộp muộn 3 · chưa nộp 25 (quá hạn 4)"."""
    parts = [tr("Đã nộp {count}/{asked}").format(count=counts.handed_in, asked=counts.asked)]
    if counts.late:
        parts.append(tr("nộp muộn {count}").format(count=counts.late))
    if counts.overdue:
        parts.append(tr("chưa nộp {count} (quá hạn {overdue})").format(count=counts.missing, overdue=counts.overdue))
    elif counts.missing:
        parts.append(tr("chưa nộp {count}").format(count=counts.missing))
    return " · ".join(parts)

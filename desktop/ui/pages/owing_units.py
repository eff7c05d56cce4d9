"""The units that have not reported, and the letters that remind them."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop import wording
from desktop.domain.errors import ThuKyError
from desktop.domain.reminders import Owed
from desktop.presenters.forms import day_text
from desktop.presenters.owing_units import OwingUnits
from desktop.presenters.session import Session
from desktop.services.owed_reports import OwingUnit
from desktop.services.reminders import Sent
from desktop.ui import theme
from desktop.ui.command_bar import CommandBar, make_action
from desktop.ui.dialogs.form_fields import Remark
from desktop.ui.messages import Messages
from desktop.ui.pages.direction_columns import owing_columns
from desktop.ui.preview import PaperDialog
from desktop.ui.table import FilteredTable
from desktop.ui.theme import Tone
from desktop.words import ntr, tr


class LetterDialog(PaperDialog):
    """Letters as they were issued: to look at, to save, to print."""


class OwingPanel(QWidget):
    """Who has not reported; adapts :class:`OwingUnits`."""

    def __init__(
        self, session: Session, messages: Messages, parent: QWidget, now: Callable[[], datetime] = datetime.now
    ) -> None:
        super().__init__(parent)
        self._messages = messages
        self.presenter = OwingUnits(session, self, now)
        self.remind = make_action(self, tr("&Viết công văn đôn đốc…"), self._remind, "Ctrl+D")
        self.period = QLineEdit(self)
        self.answer_by = QLineEdit(day_text(self.presenter.answer_by), self)
        self._remark = Remark(self)
        self.table: FilteredTable[OwingUnit] = FilteredTable(
            owing_columns(), lambda row: row.unit_id, lines=3, parent=self
        )
        self._lay_out()
        self.addAction(self.remind)
        self.period.editingFinished.connect(self._take_period)
        self.answer_by.editingFinished.connect(self._take_answer_day)
        self.setFocusProxy(self.table)
        self.presenter.reload()

    def _lay_out(self) -> None:
        period = QLabel(tr("&Kỳ báo cáo:"), self)
        period.setBuddy(self.period)
        self.period.setPlaceholderText(tr("ví dụ: Quý II/2021, 6 tháng đầu năm"))
        answer = QLabel(tr("T&rả lời trước ngày:"), self)
        answer.setBuddy(self.answer_by)
        self.answer_by.setMaximumWidth(self.fontMetrics().averageCharWidth() * 16)
        row = QHBoxLayout()
        self.period.setMinimumWidth(self.fontMetrics().averageCharWidth() * 30)
        for widget in (period, self.period, answer, self.answer_by):
            row.addWidget(widget)
        row.addStretch(1)
        hint = QLabel(tr("Chọn một hay nhiều đơn vị (Ctrl+A chọn tất cả); mỗi đơn vị nhận một công văn."), self)
        theme.paint_text(hint, Tone.QUIET)
        hint.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.addLayout(row)
        column.addWidget(self._remark)
        below = QHBoxLayout()
        below.addWidget(hint, 1)
        below.addWidget(CommandBar([self.remind], self))
        column.addLayout(below)
        column.addWidget(self.table, 1)

    # ── What is asked for ──

    def _take_period(self) -> None:
        typed = self.period.text().strip()
        known = not typed or self.presenter.choose_period(typed)
        self._remark.say("" if known else tr("Không rõ kỳ “{text}”. Ví dụ: Quý II/2021.").format(text=typed), Tone.BAD)

    def _take_answer_day(self) -> None:
        typed = self.answer_by.text()
        known = self.presenter.choose_answer_day(typed)
        text = tr("“{text}” không phải một ngày sắp tới. Hãy gõ ngày/tháng/năm.").format(text=typed)
        self._remark.say("" if known else text, Tone.BAD)

    def _remind(self) -> None:
        chosen = self.table.chosen() or list(self.table.model.shown())
        if not chosen:
            self._messages.warn(tr("Không có đơn vị nào nợ báo cáo trong kỳ này."))
            return
        question = ntr("Viết {count} công văn đôn đốc?", "Viết {count} công văn đôn đốc?", len(chosen))
        detail = tr("Mỗi công văn lấy một số trong năm, được giữ lại và ghi vào diễn biến của từng việc.")
        if self._messages.ask(question.format(count=len(chosen)), tr("&Viết công văn"), detail):
            self.presenter.remind(chosen)

    # ── What is shown ──

    def show_units(self) -> None:
        """Show the units that owe reports."""
        period = self.presenter.period
        if not self.period.hasFocus() and not self.period.text():
            span = tr("{start} – {end}").format(start=wording.day(period.start), end=wording.day(period.end))
            self.period.setPlaceholderText(span)
        self.table.set_empty(tr("Mọi đơn vị đều đã báo cáo kỳ này; không có việc nào quá hạn."))
        self.table.set_rows(self.presenter.units)
        self.remind.setEnabled(bool(self.presenter.units))

    def count(self, why: Owed) -> int:
        """Return on how many tasks a report is owed for this reason."""
        return sum(unit.count(why) for unit in self.presenter.units)

    def show_sent(self, sent: Sent) -> None:
        """Show the letters that were written."""
        numbers = ", ".join(paper.symbol for paper in sent.papers)
        self._messages.inform(tr("Đã viết công văn đôn đốc số {numbers}.").format(numbers=numbers))
        self.show_letter(sent.pdf)

    def show_letter(self, pdf: bytes) -> None:
        """Show a letter as it was issued."""
        shown = LetterDialog(tr("Công văn đôn đốc"), pdf, self)
        shown.paper.save_wanted.connect(lambda path: self.presenter.save_letters(pdf, path))
        shown.paper.not_printed.connect(self._messages.error)
        shown.open()

    def show_saved(self, path: Path) -> None:
        """Say where the letters were saved."""
        self._messages.inform(tr("Đã lưu “{path}”.").format(path=path))

    def show_failure(self, error: ThuKyError) -> None:
        """Say why there are no letters."""
        self._messages.failure(error)

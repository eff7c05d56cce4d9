"""The conclusions: what the chair concluded, who does it and by when; each becomes a direction."""

from calendar import SATURDAY
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop import wording
from desktop.domain.directions import ClearPoint, five_clear, weekend_warning
from desktop.domain.errors import ThuKyError
from desktop.domain.meetings import Conclusion
from desktop.presenters.conclusions import ConclusionField, ConclusionsPresenter
from desktop.presenters.open_meeting import OpenMeeting
from desktop.presenters.task_forms import echo_of
from desktop.presenters.typeahead import Suggestion
from desktop.ui import theme
from desktop.ui.dialogs.form_fields import Remark
from desktop.ui.dialogs.task_dialog import echo_sentence
from desktop.ui.messages import Messages
from desktop.ui.pages.meeting_typing import Field, LeaveBox, RowsView, in_order, set_text
from desktop.ui.pages.meeting_words import conclusion_fault
from desktop.ui.suggest_line import SuggestLine
from desktop.ui.table import Column
from desktop.ui.theme import Tone
from desktop.words import tr

#: The fields that hold days.
_DAYS = (ConclusionField.DUE, ConclusionField.REPORT_BACK)

#: The fields under the text, from the left.
_IN_A_ROW = (ConclusionField.LEAD_UNIT, ConclusionField.COORDINATING, *_DAYS)


def _clear_text(one: Conclusion) -> str:
    return f"{len(ClearPoint) - len(five_clear(one))}/{len(ClearPoint)}"


def _clear_tip(one: Conclusion) -> str:
    missing = ", ".join(wording.label(point) for point in five_clear(one))
    return tr("Còn thiếu: {missing}").format(missing=missing) if missing else tr("Đủ 5 rõ")


def _clear_tone(one: Conclusion) -> Tone | None:
    return Tone.LATE if five_clear(one) else None


class ConclusionsSection(QWidget):
    """The conclusions: the list above, the form below. Ctrl+Enter goes on to the next one."""

    def __init__(self, opened: OpenMeeting, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._messages = messages
        self._opened = opened
        self.view: RowsView[Conclusion] = RowsView(self._columns(), tr("Các kết luận"), self)
        self.number = QLabel(self)
        self.text = LeaveBox(3, parent=self)
        self.lead: SuggestLine[object] = SuggestLine(self._offer_units, self, several=True)
        self.coordinating: SuggestLine[object] = SuggestLine(self._offer_units, self, several=True)
        self.due = QLineEdit(self)
        self.report_back = QLineEdit(self)
        self.clear = Remark(self)
        self.presenter = ConclusionsPresenter(opened, self)
        self._make_fields()
        self._lay_out()
        self._connect()
        self.show_conclusions()
        self.show_conclusion()

    # ── How it is built ──

    def _columns(self) -> list[Column[Conclusion]]:
        return [
            Column(tr("Số"), lambda one: str(one.number or ""), width=5, right=True),
            Column(tr("Nội dung kết luận"), lambda one: " ".join(one.text.split()), width=0, tip=lambda one: one.text),
            Column(tr("Đơn vị chủ trì"), self._lead_units, width=26),
            Column(tr("Đơn vị phối hợp"), lambda one: "; ".join(one.coordinating_units), width=20),
            Column(tr("Thời hạn"), lambda one: one.due.text if one.due else "", width=15),
            Column(tr("Báo cáo"), lambda one: one.report_back.text if one.report_back else "", width=13),
            Column(tr("5 rõ"), _clear_text, width=6, right=True, tip=_clear_tip, tone=_clear_tone),
        ]

    def _lead_units(self, one: Conclusion) -> str:
        return self.presenter.lead_units(one)

    def _make_fields(self) -> None:
        self.fields = {
            ConclusionField.TEXT: Field(tr("Nội dung kết luận"), self.text, self),
            ConclusionField.LEAD_UNIT: Field(tr("Đơn vị chủ trì"), self.lead, self),
            ConclusionField.COORDINATING: Field(tr("Đơn vị phối hợp"), self.coordinating, self),
            ConclusionField.DUE: Field(tr("Thời hạn"), self.due, self),
            ConclusionField.REPORT_BACK: Field(tr("Chế độ báo cáo"), self.report_back, self),
        }
        for units in (self.lead, self.coordinating):
            units.setPlaceholderText(tr("gõ vài chữ; nhiều đơn vị thì thêm dấu ;"))
        self.due.setPlaceholderText(tr("ví dụ: 30/6, Quý II/2021, thường xuyên"))
        self.report_back.setPlaceholderText(tr("ví dụ: trước 25/6, hằng quý"))

    def _lay_out(self) -> None:
        theme.larger(self.number, 1.0, bold=True)
        self.next_button = QPushButton(tr("Kết luận tiếp theo (Ctrl+Enter)"), self)
        self.delete_button = QPushButton(tr("Xóa kết luận…"), self)
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.addWidget(self.fields[ConclusionField.TEXT], 0, 0, 1, 4)
        for column, field in enumerate(_IN_A_ROW):
            grid.addWidget(self.fields[field], 1, column)
            grid.setColumnStretch(column, 3 if column < 2 else 2)
        foot = QHBoxLayout()
        foot.addWidget(self.next_button)
        foot.addStretch(1)
        foot.addWidget(self.delete_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.view, 1)
        whole.addWidget(self.number)
        whole.addLayout(grid)
        whole.addWidget(self.clear)
        whole.addLayout(foot)
        self.setFocusProxy(self.text)
        in_order(self.text, self.lead, self.coordinating, self.due, self.report_back)
        in_order(self.report_back, self.next_button, self.delete_button, self.view)

    def _connect(self) -> None:
        self.text.left.connect(self._leave_text)
        for field, line in self._lines():
            line.editingFinished.connect(partial(self._leave, field, line))
        for field in _DAYS:
            self._line(field).textEdited.connect(partial(self._echo, field))
        self.next_button.clicked.connect(self._begin)
        self.delete_button.clicked.connect(self._delete_current)
        self.view.opened.connect(self._open)
        self.view.clicked.connect(lambda index: self.presenter.select(self.view.rows.row(index).id))
        self.view.delete_wanted.connect(lambda one: self._delete(one.id))
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            next_one = QShortcut(QKeySequence(keys), self, self._begin)
            next_one.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _lines(self) -> tuple[tuple[ConclusionField, QLineEdit], ...]:
        return (
            (ConclusionField.LEAD_UNIT, self.lead),
            (ConclusionField.COORDINATING, self.coordinating),
            (ConclusionField.DUE, self.due),
            (ConclusionField.REPORT_BACK, self.report_back),
        )

    def _line(self, field: ConclusionField) -> QLineEdit:
        return dict(self._lines())[field]

    def _offer_units(self, typed: str) -> tuple[Suggestion[object], ...]:
        return tuple(Suggestion(one.value, one.text) for one in self._opened.units().matching(typed))

    # ── What happens ──

    def _leave(self, field: ConclusionField, line: QLineEdit) -> None:
        line.setModified(False)
        self.presenter.type(field, line.text())

    def _leave_text(self) -> None:
        self.text.document().setModified(False)
        self.presenter.type(ConclusionField.TEXT, self.text.toPlainText())

    def keep(self) -> None:
        """Keep what stands in the form, left or not."""
        self._leave_text()
        for field, line in self._lines():
            self._leave(field, line)

    def _begin(self) -> None:
        self.keep()
        if self.presenter.begin():
            self.text.setFocus()
        else:
            first = next(field for field in ConclusionField if field in self.presenter.faults)
            self.fields[first].field.setFocus()

    def _open(self, one: Conclusion) -> None:
        self.presenter.select(one.id)
        self.text.setFocus()

    def _delete_current(self) -> None:
        if self.presenter.current.id:
            self._delete(self.presenter.current.id)

    def _delete(self, conclusion_id: int) -> None:
        number = next(one.number for one in self.presenter.rows if one.id == conclusion_id)
        question = tr("Xóa kết luận số {number} và ý kiến chỉ đạo của nó?").format(number=number)
        if self._messages.ask(question, tr("Xóa kết luận"), tr("Số này sẽ không được dùng lại.")):
            self.presenter.delete(conclusion_id)

    # ── What it shows ──

    def show_conclusions(self) -> None:
        """Show the list."""
        self.view.set_rows(self.presenter.rows)
        self._mark_current()

    def show_record(self, record_id: int) -> None:
        """Make the conclusion with this id the current one."""
        if any(one.id == record_id for one in self.presenter.rows):
            self.presenter.select(record_id)
            self._mark_current()

    def show_conclusion(self) -> None:
        """Show the form."""
        texts = self.presenter.texts
        set_text(self.text, texts.text)
        set_text(self.lead, texts.lead_unit)
        set_text(self.coordinating, texts.coordinating)
        set_text(self.due, texts.due)
        set_text(self.report_back, texts.report_back)
        self._mark_current()
        for day in _DAYS:
            self._echo(day, self._line(day).text())
        for name, field in self.fields.items():
            fault = self.presenter.faults.get(name)
            if fault is not None:
                field.say(conclusion_fault(fault))
            elif name not in _DAYS:
                field.say("")
        self._say_unclear()

    def _say_unclear(self) -> None:
        """Say which of the five points are open."""
        missing = ", ".join(wording.label(point) for point in self.presenter.unclear)
        self.clear.say(tr("“5 rõ” còn thiếu: {missing}.").format(missing=missing) if missing else "", Tone.LATE)

    def _echo(self, field: ConclusionField, typed: str) -> None:
        """Say what a day is taken for, and that it is a Saturday or Sunday."""
        reading = self.presenter.read_due(typed)
        year = self._opened.meeting.head.start.year
        said = echo_sentence(echo_of(reading.deadline, year)) if typed.strip() else ""
        weekend = weekend_warning(reading.deadline)
        if weekend is not None:
            name = tr("thứ Bảy") if weekend.weekday() == SATURDAY else tr("Chủ nhật")
            said = tr("{day} là {name}: nên chọn ngày làm việc.").format(day=wording.day(weekend), name=name)
        self.fields[field].say(said, Tone.QUIET if weekend is None else Tone.LATE)

    def _mark_current(self) -> None:
        ids = [one.id for one in self.presenter.rows]
        current = self.presenter.current
        self.view.set_place(ids.index(current.id) if current.id in ids else None)
        self.delete_button.setEnabled(current.id in ids and not self.text.isReadOnly())
        text = tr("Kết luận số {number}").format(number=current.number) if current.id else tr("Kết luận mới")
        self.number.setText(text)

    def show_conclusion_error(self, error: ThuKyError) -> None:
        """Say why it could not be kept."""
        self.fields[ConclusionField.TEXT].say(wording.error_sentence(error))

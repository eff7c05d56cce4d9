"""The section Kết luận: what the chair concluded, who does it and by when; each becomes a direction."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop import wording
from desktop.domain.errors import ThuKyError
from desktop.domain.meetings import Conclusion
from desktop.presenters.conclusions import ConclusionField, ConclusionsPresenter
from desktop.presenters.open_meeting import OpenMeeting
from desktop.presenters.task_forms import echo_of
from desktop.presenters.typeahead import Suggestion
from desktop.ui import theme
from desktop.ui.dialogs.task_dialog import echo_sentence
from desktop.ui.messages import Messages
from desktop.ui.pages.meeting_typing import Field, LeaveBox, RowsView, in_order, set_text
from desktop.ui.pages.meeting_words import conclusion_fault
from desktop.ui.suggest_line import SuggestLine
from desktop.ui.table import Column
from desktop.ui.theme import Tone
from desktop.words import tr


class ConclusionsSection(QWidget):
    """The conclusions: the list above, the form below. Ctrl+Enter goes on to the next one."""

    def __init__(self, opened: OpenMeeting, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._messages = messages
        self._opened = opened
        self.view: RowsView[Conclusion] = RowsView(self._columns(), tr("Các kết luận"), self)
        self.number = QLabel(self)
        self.text = LeaveBox(3, parent=self)
        self.lead: SuggestLine[object] = SuggestLine(self._offer_units, self)
        self.coordinating: SuggestLine[object] = SuggestLine(self._offer_units, self, several=True)
        self.due = QLineEdit(self)
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
            Column(tr("Đơn vị chủ trì"), self._lead_unit, width=26),
            Column(tr("Đơn vị phối hợp"), lambda one: "; ".join(one.coordinating_units), width=26),
            Column(tr("Thời hạn"), lambda one: one.due.text if one.due else "", width=18),
        ]

    def _lead_unit(self, one: Conclusion) -> str:
        return self.presenter.lead_unit(one)

    def _make_fields(self) -> None:
        self.fields = {
            ConclusionField.TEXT: Field(tr("Nội dung kết luận"), self.text, self),
            ConclusionField.LEAD_UNIT: Field(tr("Đơn vị chủ trì"), self.lead, self),
            ConclusionField.COORDINATING: Field(tr("Đơn vị phối hợp (cách nhau bằng dấu ;)"), self.coordinating, self),
            ConclusionField.DUE: Field(tr("Thời hạn"), self.due, self),
        }
        self.lead.setPlaceholderText(tr("gõ vài chữ không dấu"))
        self.due.setPlaceholderText(tr("ví dụ: 30/6, Quý II/2021, thường xuyên"))

    def _lay_out(self) -> None:
        theme.larger(self.number, 1.0, bold=True)
        self.next_button = QPushButton(tr("Kết luận tiếp theo (Ctrl+Enter)"), self)
        self.delete_button = QPushButton(tr("Xoá kết luận…"), self)
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.addWidget(self.fields[ConclusionField.TEXT], 0, 0, 1, 3)
        for column, field in enumerate((ConclusionField.LEAD_UNIT, ConclusionField.COORDINATING, ConclusionField.DUE)):
            grid.addWidget(self.fields[field], 1, column)
            grid.setColumnStretch(column, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.next_button)
        foot.addStretch(1)
        foot.addWidget(self.delete_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.view, 1)
        whole.addWidget(self.number)
        whole.addLayout(grid)
        whole.addLayout(foot)
        self.setFocusProxy(self.text)
        in_order(self.text, self.lead, self.coordinating, self.due, self.next_button, self.delete_button, self.view)

    def _connect(self) -> None:
        self.text.left.connect(self._leave_text)
        for field, line in self._lines():
            line.editingFinished.connect(partial(self._leave, field, line))
        self.due.textEdited.connect(self._echo)
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
        )

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
        question = tr("Xoá kết luận số {number} và ý kiến chỉ đạo của nó?").format(number=number)
        if self._messages.ask(question, tr("Xoá kết luận"), tr("Số này sẽ không được dùng lại.")):
            self.presenter.delete(conclusion_id)

    # ── What it shows ──

    def show_conclusions(self) -> None:
        """Show the list."""
        self.view.set_rows(self.presenter.rows)
        self._mark_current()

    def show_conclusion(self) -> None:
        """Show the form."""
        texts = self.presenter.texts
        set_text(self.text, texts.text)
        set_text(self.lead, texts.lead_unit)
        set_text(self.coordinating, texts.coordinating)
        set_text(self.due, texts.due)
        self._mark_current()
        self._echo(self.due.text())
        for name, field in self.fields.items():
            fault = self.presenter.faults.get(name)
            if fault is not None:
                field.say(conclusion_fault(fault))
            elif name is not ConclusionField.DUE:
                field.say("")

    def _echo(self, typed: str) -> None:
        reading = self.presenter.read_due(typed)
        year = self._opened.meeting.head.start.year
        said = echo_sentence(echo_of(reading.deadline, year)) if typed.strip() else ""
        self.fields[ConclusionField.DUE].say(said, Tone.QUIET)

    def _mark_current(self) -> None:
        ids = [one.id for one in self.presenter.rows]
        current = self.presenter.current
        self.view.set_place(ids.index(current.id) if current.id in ids else None)
        self.delete_button.setEnabled(current.id in ids)
        text = tr("Kết luận số {number}").format(number=current.number) if current.id else tr("Kết luận mới")
        self.number.setText(text)

    def show_conclusion_error(self, error: ThuKyError) -> None:
        """Say why it could not be kept."""
        self.fields[ConclusionField.TEXT].say(wording.error_sentence(error))

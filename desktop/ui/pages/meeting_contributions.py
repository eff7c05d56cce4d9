"""The section Ý kiến phát biểu: who spoke by a few letters, what was said, and what has been written so far."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from desktop import wording
from desktop.domain.errors import ThuKyError
from desktop.domain.meetings import Contribution
from desktop.presenters.contributions import ContributionsPresenter
from desktop.presenters.open_meeting import Officer, OpenMeeting, Part
from desktop.presenters.typeahead import Suggestion
from desktop.ui.messages import Messages
from desktop.ui.pages.meeting_typing import Field, LeaveBox, RowsView, in_order, set_text
from desktop.ui.suggest_line import SuggestLine
from desktop.ui.table import Column
from desktop.words import tr


class ContributionsSection(QWidget):
    """The contributions: the list at the left, the form at the right. Ctrl+Enter goes on to the next speaker."""

    def __init__(self, opened: OpenMeeting, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._messages = messages
        self._opened = opened
        self._speakers = opened.speakers()
        opened.listen(Part.ATTENDEES, self._refresh_speakers)
        self.view: RowsView[Contribution] = RowsView(self._columns(), tr("Các ý kiến đã ghi"), self)
        self.speaker: SuggestLine[Officer] = SuggestLine(self._offer, self)
        self.unit: SuggestLine[object] = SuggestLine(self._offer_units, self)
        self.text = LeaveBox(8, parent=self)
        self.presenter = ContributionsPresenter(opened, self)
        self._lay_out()
        self._connect()
        self.show_contributions()
        self.show_contribution()

    # ── How it is built ──

    def _columns(self) -> list[Column[Contribution]]:
        return [
            Column(tr("STT"), self._number, width=5, right=True),
            Column(tr("Người phát biểu"), lambda one: one.speaker, width=22),
            Column(tr("Nội dung"), lambda one: " ".join(one.text.split()), width=0, tip=lambda one: one.text),
        ]

    def _number(self, one: Contribution) -> str:
        return str([kept.id for kept in self.presenter.rows].index(one.id) + 1)

    def _lay_out(self) -> None:
        self.speaker_field = Field(tr("Người phát biểu"), self.speaker, self)
        self.text_field = Field(tr("Nội dung ý kiến"), self.text, self, grows=True)
        self.speaker.setPlaceholderText(tr("gõ vài chữ không dấu để chọn, hoặc gõ tự do"))
        self.next_button = QPushButton(tr("Ý kiến tiếp theo (Ctrl+Enter)"), self)
        self.delete_button = QPushButton(tr("Xoá ý kiến…"), self)
        buttons = QHBoxLayout()
        buttons.addWidget(self.next_button)
        buttons.addStretch(1)
        buttons.addWidget(self.delete_button)
        form = QWidget(self)
        column = QVBoxLayout(form)
        column.setContentsMargins(8, 0, 0, 0)
        column.addWidget(self.speaker_field)
        column.addWidget(Field(tr("Đơn vị"), self.unit, self))
        column.addWidget(self.text_field, 1)
        column.addLayout(buttons)
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.addWidget(self.view)
        split.addWidget(form)
        split.setStretchFactor(0, 2)
        split.setStretchFactor(1, 3)
        split.setSizes([440, 660])
        split.setChildrenCollapsible(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(split)
        in_order(self.speaker, self.unit, self.text, self.next_button, self.delete_button, self.view)
        self.setFocusProxy(self.speaker)

    def _connect(self) -> None:
        self.speaker.taken.connect(self._choose_speaker)
        self.speaker.editingFinished.connect(self._leave_speaker)
        self.unit.editingFinished.connect(self._leave_unit)
        self.text.left.connect(self._leave_text)
        self.next_button.clicked.connect(self._begin)
        self.delete_button.clicked.connect(self._delete_current)
        self.view.opened.connect(self._open)
        self.view.clicked.connect(lambda index: self.presenter.select(self.view.rows.row(index).id))
        self.view.delete_wanted.connect(lambda one: self._delete(one.id))
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            next_one = QShortcut(QKeySequence(keys), self, self._begin)
            next_one.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _refresh_speakers(self) -> None:
        self._speakers = self._opened.speakers()

    def _offer(self, typed: str) -> tuple[Suggestion[Officer], ...]:
        return self._speakers.matching(typed)

    def _offer_units(self, typed: str) -> tuple[Suggestion[object], ...]:
        return tuple(Suggestion(one.value, one.text) for one in self._opened.units().matching(typed))

    # ── What happens ──

    def _choose_speaker(self, officer: Officer) -> None:
        self.speaker.setModified(False)  # the name typed so far gives way to the name with its title
        self.presenter.choose_speaker(officer)

    def _leave_speaker(self) -> None:
        self.speaker.setModified(False)
        self.presenter.set_speaker(self.speaker.text())
        self._say_what_lacks()

    def _leave_unit(self) -> None:
        self.unit.setModified(False)
        self.presenter.set_unit(self.unit.text())

    def _leave_text(self) -> None:
        self.text.document().setModified(False)
        self.presenter.set_text(self.text.toPlainText())
        self._say_what_lacks()

    def keep(self) -> None:
        """Keep what stands in the form, left or not."""
        self._leave_speaker()
        self._leave_unit()
        self._leave_text()

    def _say_what_lacks(self) -> None:
        lacks = self.presenter.lacks_speaker
        self.speaker_field.say(tr("Chưa có người phát biểu; có tên thì ý kiến mới được lưu.") if lacks else "")

    def _begin(self) -> None:
        self.keep()
        self.presenter.begin()
        self.speaker.setFocus()

    def _open(self, one: Contribution) -> None:
        self.presenter.select(one.id)
        self.text.setFocus()

    def _delete_current(self) -> None:
        if self.presenter.current.id:
            self._delete(self.presenter.current.id)

    def _delete(self, contribution_id: int) -> None:
        speaker = next(one.speaker for one in self.presenter.rows if one.id == contribution_id)
        question = tr("Xoá ý kiến của {speaker} khỏi biên bản?").format(speaker=speaker)
        if self._messages.ask(question, tr("Xoá ý kiến")):
            self.presenter.delete(contribution_id)

    # ── What it shows ──

    def show_contributions(self) -> None:
        """Show the list."""
        self.view.set_rows(self.presenter.rows)
        self._mark_current()

    def show_contribution(self) -> None:
        """Show the form."""
        current = self.presenter.current
        set_text(self.speaker, current.speaker)
        set_text(self.unit, current.unit)
        set_text(self.text, current.text)
        self._say_what_lacks()
        self._mark_current()

    def _mark_current(self) -> None:
        ids = [one.id for one in self.presenter.rows]
        current = self.presenter.current.id
        self.view.set_place(ids.index(current) if current in ids else None)
        self.delete_button.setEnabled(current in ids)

    def show_contribution_error(self, error: ThuKyError) -> None:
        """Say why it could not be kept."""
        self.text_field.say(wording.error_sentence(error))

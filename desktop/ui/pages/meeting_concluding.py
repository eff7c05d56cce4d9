"""The section Kết luận: conclusions, assessment, votes, matters, programmes and key tasks, a tab each."""

from abc import abstractmethod
from collections.abc import Sequence
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QTabWidget, QVBoxLayout, QWidget

from desktop import wording
from desktop.domain.errors import ThuKyError
from desktop.domain.matters import Matter
from desktop.domain.programmes import Programme
from desktop.domain.tasks import Task
from desktop.domain.votes import Vote
from desktop.presenters.concluding import KEY_TASKS, MATTERS, PROGRAMMES, VOTES, ConcludingPresenter, Store
from desktop.presenters.concluding_forms import new_key_task
from desktop.presenters.open_meeting import Numbered, OpenMeeting
from desktop.ui.dialogs.concluding_dialogs import (
    key_task_dialog,
    matter_dialog,
    programme_dialog,
    vote_dialog,
)
from desktop.ui.dialogs.form_fields import Remark
from desktop.ui.dialogs.record_form import RecordDialog
from desktop.ui.messages import Messages
from desktop.ui.pages.meeting_assessment import AssessmentPanel
from desktop.ui.pages.meeting_conclusions import ConclusionsSection
from desktop.ui.pages.meeting_typing import RowsView
from desktop.ui.pages.register_words import matter_state
from desktop.ui.table import Column
from desktop.ui.theme import Tone
from desktop.words import tr

R = TypeVar("R", bound=Numbered)


class RecordsPanel(QWidget, Generic[R]):
    """A list of records with a form. Ins adds one, Enter opens one, Del takes one out."""

    def __init__(self, opened: OpenMeeting, store: Store[R], messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._messages = messages
        self.presenter: ConcludingPresenter[R] = ConcludingPresenter(opened, store, self)
        self.view: RowsView[R] = RowsView(self.columns(), tr("Danh sách"), self)
        self.empty = QLabel(self.hint(), self)
        self.failure = Remark(self)
        self.add_button = QPushButton(tr("Thêm… (Ins)"), self)
        self.edit_button = QPushButton(tr("Sửa… (Enter)"), self)
        self.delete_button = QPushButton(tr("Xóa… (Del)"), self)
        self._lay_out()
        self._connect()
        self.show_rows()

    # ── What each kind of record says ──

    @abstractmethod
    def columns(self) -> Sequence[Column[R]]:
        """Return the columns of the list."""

    @abstractmethod
    def hint(self) -> str:
        """Return what an empty list says."""

    @abstractmethod
    def new(self) -> R:
        """Return a record that is not kept yet."""

    @abstractmethod
    def form(self, record: R) -> RecordDialog[R]:
        """Show the form of a record."""

    # ── How it is built ──

    def _lay_out(self) -> None:
        self.empty.setWordWrap(True)
        buttons = QHBoxLayout()
        buttons.addWidget(self.add_button)
        buttons.addWidget(self.edit_button)
        buttons.addStretch(1)
        buttons.addWidget(self.delete_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.addWidget(self.view, 1)
        column.addWidget(self.empty)
        column.addWidget(self.failure)
        column.addLayout(buttons)
        self.setFocusProxy(self.view)

    def _connect(self) -> None:
        self.add_button.clicked.connect(lambda: self.open_form(self.new()))
        self.edit_button.clicked.connect(lambda: self.open_form(self.view.current()))
        self.delete_button.clicked.connect(lambda: self._delete(self.view.current()))
        self.view.opened.connect(self.open_form)
        self.view.delete_wanted.connect(self._delete)
        insert = QShortcut(QKeySequence(Qt.Key.Key_Insert), self, self.add_button.click)
        insert.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    # ── What happens ──

    def open_form(self, record: R | None) -> None:
        """Show the form of a record."""
        if record is not None and self.add_button.isEnabled():
            self.failure.say("")
            self.form(record)

    def _delete(self, record: R | None) -> None:
        if record is not None and self._messages.ask(tr("Xóa dòng đang chọn?"), tr("Xóa")):
            self.failure.say("")
            self.presenter.delete(record.id)

    def refresh(self) -> None:
        """Read the list again."""
        self.presenter.refresh()

    def show_rows(self) -> None:
        """Show the list."""
        rows = self.presenter.rows
        self.view.set_rows(rows)
        self.empty.setVisible(not rows)
        if rows and self.view.current() is None:
            self.view.set_place(0)
        for button in (self.edit_button, self.delete_button):
            button.setEnabled(bool(rows) and self.add_button.isEnabled())

    def complain(self, error: ThuKyError) -> None:
        """Say why something could not be done."""
        self.failure.say(wording.error_sentence(error), Tone.BAD)


class VotesPanel(RecordsPanel[Vote]):
    """The votes; counts that don't fit those present are pointed out."""

    def columns(self) -> Sequence[Column[Vote]]:
        """Return matter, counts and what doesn't fit."""
        return [
            Column(tr("Nội dung biểu quyết"), lambda one: one.text, width=0),
            Column(tr("Tán thành"), lambda one: str(one.in_favour), width=10, right=True),
            Column(tr("Không tán thành"), lambda one: str(one.against), width=14, right=True),
            Column(tr("Ý kiến khác"), lambda one: str(one.other), width=11, right=True),
            Column(tr("So với có mặt"), self._fit, width=34, tone=self._fit_tone),
        ]

    def _fit(self, one: Vote) -> str:
        doubt = self.presenter.doubt(one)
        said = f"{one.cast}/{self.presenter.present()}"
        return f"{said} · {wording.label(doubt)}" if doubt else said

    def _fit_tone(self, one: Vote) -> Tone | None:
        return Tone.LATE if self.presenter.doubt(one) else None

    def hint(self) -> str:
        """Return what an empty list says."""
        return tr(
            "Chưa có biểu quyết. Bấm Thêm (Ins) để ghi nội dung và số phiếu; không có thì biên bản bỏ qua mục này."
        )

    def new(self) -> Vote:
        """Return a new vote."""
        return Vote(0, "")

    def form(self, record: Vote) -> RecordDialog[Vote]:
        """Show the form of a vote."""
        return vote_dialog(self.presenter, record, self._messages, self)


class MattersPanel(RecordsPanel[Matter]):
    """The matters at localities that the meeting raised."""

    def columns(self) -> Sequence[Column[Matter]]:
        """Return what, where, who, by when, how far."""
        return [
            Column(tr("Nội dung"), lambda one: one.summary, width=0),
            Column(tr("Địa phương"), lambda one: one.locality, width=20),
            Column(tr("Đơn vị chủ trì"), lambda one: self._unit(one.lead_unit_id), width=24),
            Column(tr("Thời hạn"), lambda one: one.due.text if one.due else "", width=14),
            Column(tr("Tình trạng"), matter_state, width=28),
        ]

    def _unit(self, unit_id: int | None) -> str:
        return self.presenter.opened.unit_name(unit_id)

    def hint(self) -> str:
        """Return what an empty list says."""
        return tr(
            "Chưa có vụ việc nào. Bấm Thêm (Ins) để ghi việc cần giải quyết ở địa phương; không ghi tên người dân."
        )

    def new(self) -> Matter:
        """Return a new matter, raised on the meeting's day."""
        return Matter(0, "", "", self.presenter.held_on)

    def form(self, record: Matter) -> RecordDialog[Matter]:
        """Show the form of a matter."""
        return matter_dialog(self.presenter, record, self._messages, self)


class ProgrammesPanel(RecordsPanel[Programme]):
    """The programmes signed at the meeting."""

    def columns(self) -> Sequence[Column[Programme]]:
        """Return name, years and parties."""
        return [
            Column(tr("Tên chương trình"), lambda one: one.name, width=0),
            Column(tr("Giai đoạn"), lambda one: f"{one.year_from} - {one.year_to}", width=13),
            Column(tr("Các bên ký kết"), lambda one: "; ".join(party.unit for party in one.parties), width=46),
        ]

    def hint(self) -> str:
        """Return what an empty list says."""
        return tr("Chưa có chương trình nào được ký tại hội nghị này. Bấm Thêm (Ins) để ghi tên, giai đoạn, các bên.")

    def new(self) -> Programme:
        """Return a new programme of five years from the meeting's on."""
        year = self.presenter.held_on.year
        return Programme(0, "", year, year + 4)

    def form(self, record: Programme) -> RecordDialog[Programme]:
        """Show the form of a programme."""
        return programme_dialog(self.presenter, record, self._messages, self)


class KeyTasksPanel(RecordsPanel[Task]):
    """The key tasks of the next year."""

    def columns(self) -> Sequence[Column[Task]]:
        """Return number, task, units and deadline."""
        return [
            Column(tr("Số"), lambda one: one.number, width=5, right=True),
            Column(tr("Nhiệm vụ trọng tâm"), lambda one: one.title, width=0),
            Column(tr("Đơn vị chủ trì"), lambda one: self.presenter.opened.unit_name(one.lead_unit_id), width=26),
            Column(tr("Đơn vị phối hợp"), lambda one: "; ".join(one.coordinating_units), width=24),
            Column(tr("Thời hạn"), lambda one: one.due.text if one.due else "", width=15),
        ]

    def hint(self) -> str:
        """Return what an empty list says."""
        year = self.presenter.next_year
        return tr("Chưa có nhiệm vụ trọng tâm năm {year}. Bấm Thêm (Ins); nhiệm vụ vào thẳng kế hoạch năm đó.").format(
            year=year
        )

    def new(self) -> Task:
        """Return a new key task."""
        return new_key_task(self.presenter.next_year)

    def form(self, record: Task) -> RecordDialog[Task]:
        """Show the form of a key task."""
        return key_task_dialog(self.presenter, record, self._messages, self)


class ConcludingSection(QWidget):
    """The tabs of what a meeting decides; Ctrl with PgUp and PgDn goes between them."""

    def __init__(self, opened: OpenMeeting, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.conclusions = ConclusionsSection(opened, messages)
        self.assessment = AssessmentPanel(opened)
        self.votes = VotesPanel(opened, VOTES, messages)
        self.matters = MattersPanel(opened, MATTERS, messages)
        self.programmes = ProgrammesPanel(opened, PROGRAMMES, messages)
        self.key_tasks = KeyTasksPanel(opened, KEY_TASKS, messages)
        self.tabs = QTabWidget(self)
        for panel, title in (
            (self.conclusions, tr("Kết luận, chỉ đạo")),
            (self.assessment, tr("Đánh giá")),
            (self.votes, tr("Biểu quyết")),
            (self.matters, tr("Vụ việc")),
            (self.programmes, tr("Ký kết")),
            (self.key_tasks, tr("Nhiệm vụ trọng tâm năm sau")),
        ):
            self.tabs.addTab(panel, title)
        self.tabs.setDocumentMode(True)
        self.tabs.currentChanged.connect(lambda _: self.refresh())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.tabs)
        self.setFocusProxy(self.tabs)
        for keys, step in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            turn = QShortcut(QKeySequence(keys), self, partial(self._turn, step))
            turn.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _turn(self, step: int) -> None:
        self.tabs.setCurrentIndex((self.tabs.currentIndex() + step) % self.tabs.count())

    def refresh(self) -> None:
        """Read what the tab shows, and let it be typed into."""
        panel = self.tabs.currentWidget()
        if isinstance(panel, RecordsPanel | AssessmentPanel):
            panel.refresh()
        panel.setFocus(Qt.FocusReason.OtherFocusReason)

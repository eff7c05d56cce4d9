"""An open meeting: its sections as tabs, reached by Alt and the underlined letter, or Ctrl+Tab."""

from typing import NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QTabBar, QTabWidget, QVBoxLayout, QWidget

from desktop import wording
from desktop.presenters.open_meeting import OpenMeeting, Part
from desktop.ui import theme
from desktop.ui.messages import Messages
from desktop.ui.pages.meeting_agenda import AgendaSection
from desktop.ui.pages.meeting_attendance import AttendanceSection
from desktop.ui.pages.meeting_conclusions import ConclusionsSection
from desktop.ui.pages.meeting_contributions import ContributionsSection
from desktop.ui.pages.meeting_head import HeadSection
from desktop.ui.pages.meeting_minutes import MinutesSection
from desktop.ui.pages.meeting_people import PeopleSection
from desktop.ui.pages.meeting_words import when_text
from desktop.ui.theme import Tone
from desktop.words import tr


class Sections(NamedTuple):
    """The sections of an open meeting, in the order of the work."""

    head: HeadSection
    agenda: AgendaSection
    people: PeopleSection
    attendance: AttendanceSection
    contributions: ContributionsSection
    conclusions: ConclusionsSection
    minutes: MinutesSection


class _RoomyTabBar(QTabBar):
    """Tabs with room for the marks over capital letters."""

    def tabSizeHint(self, index: int) -> QSize:
        """Return the usual size and some height."""
        return super().tabSizeHint(index) + QSize(0, self.fontMetrics().height() // 2)


class MeetingView(QWidget):
    """One meeting, whole."""

    #: The person wants to go back to the list.
    left = Signal()

    def __init__(self, opened: OpenMeeting, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._opened = opened
        self._messages = messages
        self.sections = Sections(
            HeadSection(opened),
            AgendaSection(opened, messages),
            PeopleSection(opened, messages),
            AttendanceSection(opened, messages),
            ContributionsSection(opened, messages),
            ConclusionsSection(opened, messages),
            MinutesSection(opened, messages),
        )
        self.tabs = QTabWidget(self)
        self.tabs.setTabBar(_RoomyTabBar(self.tabs))
        self._title = QLabel(self)
        self._when = QLabel(self)
        self._lay_out()
        opened.listen(Part.HEAD, self._show_head)
        self._show_head()

    def _lay_out(self) -> None:
        titles = (
            tr("&Thông tin"),
            tr("&Chương trình"),
            tr("Thành &phần"),
            tr("Điểm &danh"),
            tr("Ý &kiến phát biểu"),
            tr("Kết &luận"),
            tr("&Biên bản"),
        )
        for section, title in zip(self.sections, titles, strict=True):
            self.tabs.addTab(_framed(section), title)
        self.tabs.setDocumentMode(True)
        self.tabs.currentChanged.connect(self._enter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._head_line())
        column.addWidget(self.tabs, 1)
        self.setFocusProxy(self.tabs)

    def _head_line(self) -> QHBoxLayout:
        theme.larger(self._title, 1.2, bold=True)
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setWordWrap(True)
        self._title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        back = QPushButton(tr("‹ Danh sách"), self)
        back.setToolTip(tr("Về danh sách hội nghị (Alt+←)"))
        back.clicked.connect(self._leave)
        leave = QShortcut(QKeySequence("Alt+Left"), self, self._leave)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._when.setWordWrap(True)
        self._when.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._when)
        head = QHBoxLayout()
        head.addWidget(back, alignment=Qt.AlignmentFlag.AlignTop)
        head.addSpacing(8)
        head.addLayout(words, 1)
        return head

    def _show_head(self) -> None:
        head = self._opened.meeting.head
        self._title.setText(head.title)
        self._title.setToolTip(head.title)
        parts = (when_text(head), wording.label(head.kind), wording.label(head.state), head.place)
        self._when.setText(" · ".join(filter(None, parts)))
        theme.paint_text(self._when, Tone.QUIET)

    def enter(self, place: int = 0) -> None:
        """Go to a section."""
        self.tabs.setCurrentIndex(place)
        self._enter(place)

    def _enter(self, place: int) -> None:
        self.sections[place].setFocus(Qt.FocusReason.OtherFocusReason)
        if self.sections[place] is self.sections.minutes:
            self.sections.minutes.refresh()

    def _leave(self) -> None:
        if self.may_leave():
            self.left.emit()

    def may_leave(self) -> bool:
        """Keep what stands in the forms; ask before dropping what can't be kept. Return whether to leave."""
        focus = self.focusWidget()
        if focus is not None:
            focus.clearFocus()  # a field that is being typed into hands its text over
        lacking = self.sections.contributions.presenter.lacks_speaker or self.sections.conclusions.presenter.lacks_text
        return not lacking or self._messages.ask(
            tr("Có nội dung chưa lưu được: ý kiến thiếu người phát biểu, hoặc kết luận thiếu nội dung."),
            tr("Bỏ nội dung đó"),
            tr("Bấm Hủy để quay lại điền cho đủ."),
        )

    def retire(self) -> None:
        """Go, once everything is kept that is just being saved."""
        self.hide()
        self._opened.when_idle(self.deleteLater)


def _framed(section: QWidget) -> QWidget:
    """Return the section with some air around it; focus goes through to it."""
    frame = QWidget()
    column = QVBoxLayout(frame)
    column.setContentsMargins(4, 10, 4, 4)
    column.addWidget(section)
    frame.setFocusProxy(section)
    return frame

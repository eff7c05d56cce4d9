"""An open meeting: its sections as tabs, reached by Alt and the underlined letter, or Ctrl+Tab."""

from typing import NamedTuple, Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop import wording
from desktop.domain.attachments import Owner
from desktop.domain.meetings import MeetingState
from desktop.presenters.navigation import MeetingPart
from desktop.presenters.open_meeting import OpenMeeting, Part
from desktop.ui import theme
from desktop.ui.attached_files import AttachedFiles
from desktop.ui.big_screen import BigScreen, screens
from desktop.ui.messages import Messages
from desktop.ui.pages.meeting_agenda import AgendaSection
from desktop.ui.pages.meeting_attendance import AttendanceSection
from desktop.ui.pages.meeting_carried import CarriedSection
from desktop.ui.pages.meeting_concluding import ConcludingSection
from desktop.ui.pages.meeting_conclusions import ConclusionsSection
from desktop.ui.pages.meeting_head import HeadSection
from desktop.ui.pages.meeting_live import LiveSection
from desktop.ui.pages.meeting_lock import Lock, SignedBar
from desktop.ui.pages.meeting_minutes import MinutesSection
from desktop.ui.pages.meeting_papers import PapersSection
from desktop.ui.pages.meeting_people import PeopleSection
from desktop.ui.pages.meeting_public import PublicSection
from desktop.ui.pages.meeting_reports import ReportsSection
from desktop.ui.pages.meeting_words import when_text
from desktop.ui.section_tabs import SectionTabs
from desktop.ui.theme import Tone
from desktop.words import tr


class Sections(NamedTuple):
    """The sections of an open meeting, in the order of the work."""

    head: HeadSection
    agenda: AgendaSection
    people: PeopleSection
    reports: ReportsSection
    carried: CarriedSection
    attendance: AttendanceSection
    live: LiveSection
    concluding: ConcludingSection
    files: AttachedFiles
    minutes: MinutesSection
    papers: PapersSection
    public: PublicSection

    @property
    def conclusions(self) -> ConclusionsSection:
        """The conclusions, which stand with what else the meeting decides."""
        return self.concluding.conclusions


#: The sections that are made or read anew each time they are opened.
_MADE_ANEW = (
    ReportsSection,
    CarriedSection,
    ConcludingSection,
    AttachedFiles,
    MinutesSection,
    PapersSection,
    PublicSection,
)


class ShowsRecord(Protocol):
    """A section that can be opened on one of its records."""

    def show_record(self, record_id: int) -> None:
        """Make the record with this id the current one, where it is there."""


class MeetingView(QWidget):
    """One meeting, whole."""

    #: The person wants to go back to the list.
    left = Signal()

    #: A paper as it was issued is to be looked at (its id).
    issued_wanted = Signal(int)

    def __init__(self, opened: OpenMeeting, messages: Messages) -> None:
        super().__init__()
        self._opened = opened
        self._messages = messages
        self.sections = Sections(
            HeadSection(opened),
            AgendaSection(opened, messages),
            PeopleSection(opened, messages),
            ReportsSection(opened, messages),
            CarriedSection(opened, messages),
            AttendanceSection(opened, messages),
            LiveSection(opened, messages),
            ConcludingSection(opened, messages),
            AttachedFiles(opened, Owner.MEETING, opened.id, messages),
            MinutesSection(opened, messages),
            PapersSection(opened, messages),
            PublicSection(opened, messages),
        )
        self.tabs = SectionTabs(self)
        self._title = QLabel(self)
        self._when = QLabel(self)
        self._screen: BigScreen | None = None
        self.signed_bar = SignedBar(self._ask_reopen, self)
        self._lock = Lock(self._editable())
        self._lay_out()
        self.sections.live.screen_wanted.connect(self.turn_screen)
        self.sections.papers.issued_wanted.connect(self.issued_wanted)
        screen = QShortcut(QKeySequence("F11"), self, self.turn_screen)
        screen.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        opened.listen(Part.HEAD, self._show_head)
        self._show_head()

    def _lay_out(self) -> None:
        titles = (
            tr("&Thông tin"),
            tr("&Chương trình"),
            tr("Thành &phần"),
            tr("Báo cá&o"),
            tr("Kỳ t&rước"),
            tr("Điểm &danh"),
            tr("Diễ&n biến"),
            tr("Kết &luận"),
            tr("Tệp &kèm"),
            tr("&Biên bản"),
            tr("Giấ&y tờ"),
            tr("T&in bài"),
        )
        for section, title in zip(self.sections, titles, strict=True):
            self.tabs.addTab(_framed(section), title)
        self.tabs.currentChanged.connect(self._enter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._head_line())
        column.addWidget(self.signed_bar)
        column.addWidget(self.tabs, 1)
        self.setFocusProxy(self.tabs)

    def show_papers(self) -> None:
        """Open the section of the papers."""
        self.tabs.setCurrentIndex(self.sections.index(self.sections.papers))
        self.sections.papers.setFocus(Qt.FocusReason.OtherFocusReason)

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
        self._show_lock()

    def _editable(self) -> tuple[QWidget, ...]:
        """Return the sections that only show once the minutes are signed: those whose content stands in them."""
        own = self.sections
        return own.head, own.agenda, own.people, own.attendance, own.live, own.concluding

    def _show_lock(self) -> None:
        signed = self._opened.meeting.head.state is MeetingState.SIGNED
        self.signed_bar.setVisible(signed)
        self._lock.set_locked(locked=signed)

    def _ask_reopen(self) -> None:
        self.enter(self.sections.index(self.sections.minutes))
        self.sections.minutes.signing.ask_reopen()

    def enter(self, place: int = 0) -> None:
        """Go to a section."""
        self.tabs.setCurrentIndex(place)
        self._enter(place)

    def show_record(self, part: MeetingPart, record_id: int) -> None:
        """Go to a section, on one of its records."""
        own = self.sections
        at: dict[MeetingPart, tuple[QWidget, ShowsRecord]] = {
            MeetingPart.AGENDA: (own.agenda, own.agenda),
            MeetingPart.LIVE: (own.live, own.live),
            MeetingPart.CONCLUSIONS: (own.concluding, own.conclusions),
            MeetingPart.FILES: (own.files, own.files),
        }
        section, shows = at[part]
        self.enter(list(own).index(section))
        shows.show_record(record_id)

    def _enter(self, place: int) -> None:
        section = self.sections[place]
        section.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(section, _MADE_ANEW):
            section.refresh()

    @property
    def screen_window(self) -> BigScreen | None:
        """The window for the hall, once it was wanted."""
        return self._screen

    def turn_screen(self) -> None:
        """Show the window for the hall, or take it away."""
        if self._screen is None:
            self._screen = BigScreen(self._opened, self)
        if self._screen.isVisible():
            self._screen.close_screen()
        else:
            self._screen.show_on(screens())

    def hasHeightForWidth(self) -> bool:
        """Fit into the height there is: the sections scroll, the page need not."""
        return False

    def _leave(self) -> None:
        if self.may_leave():
            self.left.emit()

    def may_leave(self) -> bool:
        """Keep what stands in the forms; ask before dropping what can't be kept. Return whether to leave."""
        focus = self.focusWidget()
        if focus is not None:
            focus.clearFocus()  # a field that is being typed into hands its text over
        self.sections.live.presenter.draft.save()  # what stands in its line is there when the meeting is opened again
        lacking = self.sections.conclusions.presenter.lacks_text
        return not lacking or self._messages.ask(
            tr("Có nội dung chưa lưu được: kết luận thiếu nội dung."),
            tr("Bỏ nội dung đó"),
            tr("Bấm Hủy để quay lại điền cho đủ."),
        )

    def retire(self) -> None:
        """Go, once everything is kept that is just being saved."""
        self.hide()
        if self._screen is not None:
            self._screen.close_screen()
        self._opened.when_idle(self.deleteLater)


def _framed(section: QWidget) -> QWidget:
    """Return the section with some air around it; focus goes through to it."""
    frame = QWidget()
    column = QVBoxLayout(frame)
    column.setContentsMargins(4, 10, 4, 4)
    column.addWidget(section)
    frame.setFocusProxy(section)
    return frame

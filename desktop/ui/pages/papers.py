"""The page Văn bản: papers to be printed, papers that were issued, and the numbers they take."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.presenters.navigation import Navigate, PageFilter, PaperFilter
from desktop.presenters.session import Session
from desktop.services.printing import RecentPaper
from desktop.ui.messages import Messages
from desktop.ui.pages.papers_desk import DeskSection
from desktop.ui.pages.papers_issued import IssuedSection
from desktop.ui.pages.papers_recent import RecentSection
from desktop.ui.pages.reports import ReportsSection
from desktop.ui.pages.settings_numbers import NumbersSection
from desktop.ui.section_tabs import SectionTabs
from desktop.words import tr

#: The place of the section of issued papers.
_ISSUED = 2


class PapersPage(QWidget):
    """The sections of the papers."""

    def __init__(self, session: Session, messages: Messages, navigate: Navigate) -> None:
        super().__init__()
        self.desk = DeskSection(session, messages, navigate)
        self.issued = IssuedSection(session, messages, navigate)
        self.recent = RecentSection(session, self._show_again)
        self.reports = ReportsSection(session, messages, navigate)
        self.numbers = NumbersSection(session)
        self.tabs = SectionTabs(self)
        for section, title in (
            (self.desk, tr("&In văn bản")),
            (self.reports, tr("&Báo cáo")),
            (self.issued, tr("Đã &phát hành")),
            (self.recent, tr("Đã in, đã lư&u")),
            (self.numbers, tr("Số vă&n bản")),
        ):
            self.tabs.addTab(section, title)
        column = QVBoxLayout(self)
        column.addWidget(self.tabs)
        self.tabs.setFocusProxy(self.desk)
        self.setFocusProxy(self.tabs)

    def show_filter(self, wanted: PageFilter) -> None:
        """Show the issued paper that another page names."""
        if isinstance(wanted, PaperFilter):
            self.tabs.setCurrentIndex(_ISSUED)
            self.issued.show_record(wanted.paper_id)

    def _show_again(self, paper: RecentPaper) -> None:
        """Show a paper that was printed before, on the desk."""
        self.tabs.setCurrentIndex(0)
        self.desk.show_again(paper)
        self.desk.setFocus(Qt.FocusReason.OtherFocusReason)

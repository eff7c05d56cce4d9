"""The page Văn bản: papers to be printed, papers that were issued, and the numbers they take."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.presenters.navigation import Navigate
from desktop.presenters.session import Session
from desktop.ui.messages import Messages
from desktop.ui.pages.papers_desk import DeskSection
from desktop.ui.pages.papers_issued import IssuedSection
from desktop.ui.pages.reports import ReportsSection
from desktop.ui.pages.settings_numbers import NumbersSection
from desktop.ui.section_tabs import SectionTabs
from desktop.words import tr


class PapersPage(QWidget):
    """The sections of the papers."""

    def __init__(self, session: Session, messages: Messages, navigate: Navigate) -> None:
        super().__init__()
        self.desk = DeskSection(session, messages, navigate)
        self.issued = IssuedSection(session, messages)
        self.reports = ReportsSection(session, messages, navigate)
        self.numbers = NumbersSection(session)
        self.tabs = SectionTabs(self)
        for section, title in (
            (self.desk, tr("&In văn bản")),
            (self.reports, tr("&Báo cáo")),
            (self.issued, tr("Đã &phát hành")),
            (self.numbers, tr("Số vă&n bản")),
        ):
            self.tabs.addTab(section, title)
        column = QVBoxLayout(self)
        column.addWidget(self.tabs)
        self.tabs.setFocusProxy(self.desk)
        self.setFocusProxy(self.tabs)

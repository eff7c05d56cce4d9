"""The page Sổ theo dõi: programmes, matters, models, documents, opinions on drafts, assessments, a tab each."""

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.presenters.navigation import Navigate, PageFilter, RegisterFilter
from desktop.presenters.open_meeting import Numbered
from desktop.presenters.session import Session
from desktop.ui import theme
from desktop.ui.messages import Messages
from desktop.ui.pages.register_definitions import definitions
from desktop.ui.pages.register_panel import RegisterPanel
from desktop.ui.section_tabs import SectionTabs
from desktop.words import tr


class RegistersPage(QWidget):
    """The registers side by side; each is read when it is first looked at."""

    def __init__(self, session: Session, messages: Messages, navigate: Navigate) -> None:
        super().__init__()
        self.tabs = SectionTabs(self)
        self.panels = [RegisterPanel(session, one, messages, navigate) for one in definitions()]
        for panel in self.panels:
            self.tabs.addTab(panel, panel.definition.title)
        title = QLabel(tr("Sổ theo dõi"), self)
        theme.larger(title, 1.4, bold=True)
        column = QVBoxLayout(self)
        column.addWidget(title)
        column.addWidget(self.tabs, 1)
        self.tabs.currentChanged.connect(self._open)
        self.setFocusProxy(self.tabs)
        self._open(0)

    @property
    def panel(self) -> RegisterPanel[Numbered]:
        """The register that is looked at."""
        return self.panels[self.tabs.currentIndex()]

    def _open(self, place: int) -> None:
        panel = self.panels[place]
        panel.begin()
        self.tabs.setFocusProxy(panel)
        panel.setFocus()

    def show_filter(self, wanted: PageFilter) -> None:
        """Show a record that another page names."""
        if isinstance(wanted, RegisterFilter):
            keys = [panel.definition.register.key for panel in self.panels]
            self.tabs.setCurrentIndex(keys.index(wanted.register))
            self.panel.show_filter(wanted)

"""The page Cài đặt: the office and its papers, with a paper beside the form that follows what is changed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSplitter, QVBoxLayout, QWidget

from desktop import wording
from desktop.domain.errors import ThuKyError
from desktop.presenters.navigation import Navigate
from desktop.presenters.session import Session
from desktop.presenters.settings import SettingsPresenter, Shown
from desktop.ui import theme
from desktop.ui.messages import Messages
from desktop.ui.pages.settings_layout import LayoutSection
from desktop.ui.pages.settings_numbers import NumbersSection
from desktop.ui.pages.settings_office import OfficeSection
from desktop.ui.pages.settings_program import ProgramSection
from desktop.ui.pages.settings_words import WordsSection
from desktop.ui.paper_view import PaperView
from desktop.ui.section_tabs import SectionTabs
from desktop.ui.theme import Tone
from desktop.words import tr

#: How wide the forms are, in letters; the paper takes the rest.
_FORMS = 62


class SettingsPage(QWidget):
    """The sections of the settings; adapts :class:`SettingsPresenter`."""

    #: The person wants the program to speak this language.
    language_wanted = Signal(str)
    #: The person wants to see the copies of the ledger.
    backups_wanted = Signal()
    #: The person wants the ledger to be checked.
    check_wanted = Signal()

    def __init__(self, session: Session, messages: Messages, navigate: Navigate) -> None:
        super().__init__()
        self._messages = messages
        self.presenter = SettingsPresenter(session, self)
        self.office = OfficeSection(self.presenter)
        self.layouts = LayoutSection(self.presenter)
        self.words = WordsSection(session, self.presenter.sample)
        self.numbers = NumbersSection(session)
        self.program = ProgramSection(navigate)
        self.tabs = SectionTabs(self)
        self.view = PaperView(self)
        self._why = QLabel(self)
        self._paper = QWidget(self)
        self._lay_out()
        self.program.language_wanted.connect(self.language_wanted)
        self.program.backups_wanted.connect(self.backups_wanted)
        self.program.check_wanted.connect(self.check_wanted)
        self.tabs.currentChanged.connect(self._enter)
        self.presenter.reload()

    def _lay_out(self) -> None:
        for section, title in (
            (self.office, tr("Cơ &quan")),
            (self.layouts, tr("Trình &bày")),
            (self.words, tr("Câu c&hữ")),
            (self.numbers, tr("Số vă&n bản")),
            (self.program, tr("Chương t&rình")),
        ):
            self.tabs.addTab(section, title)
        self._why.setWordWrap(True)
        theme.paint_text(self._why, Tone.QUIET)
        column = QVBoxLayout(self._paper)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._why)
        column.addWidget(self.view, 1)
        splitter = QSplitter(self)
        splitter.addWidget(self.tabs)
        splitter.addWidget(self._paper)
        splitter.setChildrenCollapsible(False)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([_FORMS * self.fontMetrics().averageCharWidth(), 10_000])
        row = QHBoxLayout(self)
        row.addWidget(splitter)
        self.tabs.setFocusProxy(self.office)
        self.setFocusProxy(self.tabs)

    # ── What it shows ──

    def _enter(self, _place: int = 0) -> None:
        """Show the paper that belongs to the open section."""
        opened = self.tabs.currentIndex()
        self._paper.setVisible(opened in (0, 1, 2))
        if opened == 2:
            self.words.presenter.reload()
        elif opened in (0, 1):
            self.presenter.show_sample()

    def show_settings(self, shown: Shown) -> None:
        """Show the settings."""
        self.office.show_office(shown.office)
        self.layouts.show_layout(wording.label(shown.office.profile), shown.layout)
        self.program.show_backups(shown.backups)
        self.program.show_check(shown.checked)
        self._enter()

    def show_sample(self, pdf: bytes) -> None:
        """Show the paper beside the forms."""
        self._why.setText(tr("Văn bản trông như thế này khi in:"))
        self.view.show_paper(pdf)

    def show_no_sample(self, error: ThuKyError) -> None:
        """Say why there is no paper."""
        self.view.clear()
        self._why.setText(wording.error_sentence(error))

    def show_office_failure(self, error: ThuKyError) -> None:
        """Say why the office could not be kept."""
        self.office.show_failure(error)

    def show_layout_failure(self, path: str, error: ThuKyError) -> None:
        """Say why a number of the layout was not taken."""
        self.layouts.show_failure(path, error)
